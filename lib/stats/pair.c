/*
 * A pair is a noun phrase with the number right behind it, between marks or conjunctions: nothing
 * else in French stands so but names and codes, which are no figures.
 */
#include "pair.h"

/* Behind the number nothing more is counted. */
static bool
ends_pair(const struct parse *p, uint32_t i)
{
	enum parse_class c = parse_at(p, i);

	return c == PARSE_MARK || c == PARSE_CONJ;
}

/* « médicaments de contrebande | ou falsifiés | 7 tonnes » */
static uint32_t
before_participles(const struct parse *p, uint32_t i)
{
	while (i > 1 && parse_at(p, i - 1) == PARSE_PART && !p->w[i - 1].noun)
		i -= parse_at(p, i - 2) == PARSE_CONJ ? 2 : 1;
	return i;
}

/* The phrase begins an item of a list, or the sentence. */
static bool
begins_pair(const struct parse *p, uint32_t i)
{
	while (i > 0 && parse_at(p, i - 1) == PARSE_DET)
		i--;
	return i == 0 || parse_at(p, i - 1) == PARSE_CONJ || parse_mark(p, i - 1, ',') ||
	       parse_mark(p, i - 1, ';') || parse_mark(p, i - 1, ':') ||
	       parse_mark(p, i - 1, '-') || parse_mark(p, i - 1, ')');
}

struct phrase
pair_named(const struct parse *p, uint32_t first, uint32_t last)
{
	struct phrase none = {first, first}, r;
	uint32_t end = before_participles(p, first);
	enum parse_class c = end > 0 ? parse_at(p, end - 1) : PARSE_MARK;

	if (!(ends_pair(p, last) || p->text.s[p->t[first].start] == '+') ||
	    (c != PARSE_WORD && c != PARSE_ADJ))
		return none;
	r = phrase_before(p, end);
	/* « atteintes | aux biens | +13 % » */
	if (r.last == end && r.first > 1 && parse_sign(p, r.first - 1, CUE_SIGN(TOS))) {
		struct phrase host = phrase_before(p, r.first - 1);

		if (host.first < host.last && begins_pair(p, host.first))
			return host;
	}
	if (r.first == r.last || r.last != end || !begins_pair(p, r.first) ||
	    (r.last == r.first + 1 && c == PARSE_ADJ))
		return none;
	return r;
}
