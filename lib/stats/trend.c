/* What the figures of comparative statistics count (depeche(5): WHAT). */
#include "trend.h"

#include "subject.h"

enum { REACH = 48 };	  /* tokens from « nombre de » to its figures */
enum { VERB_REACH = 24 }; /* tokens from the verb of measuring to the colon */
enum { QUALIFIERS = 2 };  /* « le nombre | total annuel | de » */

/*
 * Token i is the noun of « le nombre de », « du nombre total de »: the complement's de; 0 for none.
 * « un grand nombre de » numbers nothing.
 */
static uint32_t
tally_of(const struct parse *p, uint32_t i, uint64_t tallies)
{
	enum parse_class before = i > 0 ? parse_at(p, i - 1) : PARSE_MARK;
	uint32_t k = i + 1;

	if (!parse_sign(p, i, tallies) ||
	    (before != PARSE_DET && before != PARSE_DE && before != PARSE_MARK) ||
	    (before == PARSE_DET && parse_sign(p, i - 1, CUE_SIGN(ONE)) &&
		parse_sign(p, i, CUE_SIGN(NUMBER))))
		return 0;
	while (k <= i + QUALIFIERS && parse_at(p, k) != PARSE_DE &&
	       (parse_at(p, k) == PARSE_ADJ || parse_at(p, k) == PARSE_WORD ||
		   parse_at(p, k) == PARSE_PART))
		k++;
	return parse_at(p, k) == PARSE_DE ? k : 0;
}

/* The figure has a noun of its own: what follows it is another topic. */
static bool
has_noun(const struct parse *p, const struct figure *f)
{
	enum parse_class c = parse_at(p, f->last);

	return f->kind == FIGURE_COUNT && (c == PARSE_WORD || c == PARSE_ADJ || c == PARSE_NAME ||
					      c == PARSE_DE || p->w[f->last].event);
}

struct phrase
trend_counted(const struct parse *p, uint32_t first, uint32_t last)
{
	struct phrase none = {first, first}, r;
	enum parse_class behind = parse_at(p, last);
	/* « une baisse de tués (| de 77 à 61 |) » */
	bool bracket = first > 1 && (parse_mark(p, first - 1, '(') ||
					parse_mark(p, first - 2, '(') || parse_mark(p, last, ')'));
	uint64_t tallies = CUE_SIGN(NUMBER) | (bracket ? CUE_SIGN(TREND) : 0);
	uint32_t de;

	if (behind == PARSE_PART || behind == PARSE_VERB || behind == PARSE_AUX ||
	    behind == PARSE_PRON || !(p->signs & tallies))
		return none;
	for (uint32_t i = first; i > 0 && first - i < REACH; i--) {
		enum parse_class c = parse_at(p, i - 1);

		/* « et | celui des suffrages | de 36.054 » */
		if (parse_sign(p, i - 1, CUE_SIGN(THAT))) {
			r = phrase_from(p, i + 1, true);
			return c == PARSE_PRON && parse_at(p, i) == PARSE_DE && r.last <= first
				   ? r
				   : none;
		}
		if (c == PARSE_SUB || parse_mark(p, i - 1, ';') ||
		    (c == PARSE_FIGURE && has_noun(p, &p->f[p->w[i - 1].fig])))
			return none;
		if ((de = tally_of(p, i - 1, tallies)) == 0)
			continue;
		de = (uint32_t)phrase_complement(p, de + 1);
		if (de == 0 || de >= first || parse_sign(p, de, CUE_SIGN(ABSTRACT)))
			return none;
		r = phrase_from(p, de, true);
		return r.last <= first ? r : none;
	}
	return none;
}

struct phrase
trend_measured(const struct parse *p, uint32_t first)
{
	struct phrase none = {first, first};

	if (first < 3 || !(parse_mark(p, first - 1, ':') || parse_mark(p, first - 1, '(')))
		return none;
	/* « ont subi une | baisse |: 7 % à Oran », « La | part | est en hausse (8 %) » */
	if (parse_sign(p, first - 2, CUE_SIGN(TREND)) && parse_at(p, first - 2) == PARSE_WORD &&
	    parse_at(p, first - 3) == PARSE_PREP && first > 4 &&
	    parse_sign(p, first - 4, CUE_SIGN(BE)))
		return subject_of(p, first - 3);
	if (parse_sign(p, first - 2, CUE_SIGN(TREND)) && parse_at(p, first - 2) == PARSE_WORD)
		return (struct phrase){first - 2, first - 1};
	for (uint32_t i = first - 1; i > 0 && first - i < VERB_REACH; i--) {
		enum parse_class c = parse_at(p, i - 1);

		if (c == PARSE_SUB || c == PARSE_REL || c == PARSE_FIGURE || c == PARSE_PRON ||
		    parse_mark(p, i - 1, ';') || parse_mark(p, i - 1, ':'))
			return none;
		if ((c == PARSE_VERB || c == PARSE_PART) && p->w[i - 1].worth)
			return subject_of(p, i - 1);
		if (c == PARSE_VERB)
			return none;
	}
	return none;
}
