#include "where.h"

#include <string.h>

static const char *const rule_names[WHERE_RULES] = {"none", "headline", "clause", "phrase"};

const char *
where_rule_name(enum where_rule r)
{
	return rule_names[r];
}

static bool
is_place_word(const struct parse *p, uint32_t i)
{
	static const char *const words[] = {"à", "au", "aux", "en", "dans", "sur", "près", "proche",
	    "sous", "dès", "quitté", "fui", NULL};

	for (size_t k = 0; words[k]; k++)
		if (parse_is(p, i, tok_hash(words[k])))
			return true;
	return false;
}

/*
 * Where the prepositional phrase that holds entity e begins; PARSE_NO if no preposition of place
 * leads it in: « au | large de Ghazaouet », « dans | le détroit de Gibraltar », not « le parquet
 * de Marseille », « vers la France ».
 */
static uint32_t
led_in(const struct parse *p, const struct parse_ent *e)
{
	uint32_t i = e->first;
	bool bare = true; /* only determiners so far */

	for (int words = 0; words < 8 && i > 0; words++, i--) {
		enum parse_class c = parse_at(p, i - 1);

		if (is_place_word(p, i - 1))
			return i - 1;
		if (c == PARSE_DET)
			continue;
		if (c == PARSE_WORD || c == PARSE_ADJ || c == PARSE_DE) {
			bare = false;
			continue;
		}
		break;
	}
	(void)bare;
	return PARSE_NO;
}

/* « à Casablanca et Mohammedia », « de Paris, Lyon et Nice »: more than one place. */
static bool
is_one_of_many(const struct parse *p, const struct parse_ent *e)
{
	uint32_t i = e->last;
	const struct parse_ent *next = e + 1, *before = e - 1;
	bool joined = parse_is(p, i, tok_hash("et")) || parse_mark(p, i, ',') ||
		      parse_mark(p, i, '-') || parse_is(p, i, tok_hash("ou"));

	if (joined && next < p->e + p->ne && next->type == PARSE_LOC) {
		uint32_t gap = next->first - e->last;
		if (gap == 1)
			return true;
		if (parse_is(p, i, tok_hash("et")) && gap <= 3)
			return true;
	}
	if (e > p->e && before->type == PARSE_LOC) {
		i = before->last;
		if ((parse_is(p, i, tok_hash("et")) && e->first - i <= 3) ||
		    (e->first - i == 1 && (parse_mark(p, i, ',') || parse_mark(p, i, '-'))))
			return true;
	}
	return false;
}

/* The place is where somebody speaks: « a averti lundi à Oran », « déclaré à Rabat ». */
static bool
on_saying(const struct parse *p, uint32_t i)
{
	for (int words = 0; words < 5 && i > 0; words++, i--) {
		enum parse_class c = parse_at(p, i - 1);

		if (p->w[i - 1].report && c != PARSE_WORD)
			return true;
		if (c == PARSE_REL || c == PARSE_SUB || c == PARSE_FIGURE || c == PARSE_MARK ||
		    c == PARSE_VERB)
			return false;
	}
	return false;
}

static bool
same_clause(const struct parse *p, uint32_t a, uint32_t b)
{
	for (uint32_t i = a; i < b; i++)
		if (parse_at(p, i) == PARSE_REL || parse_at(p, i) == PARSE_SUB ||
		    parse_mark(p, i, ';') || parse_mark(p, i, ':'))
			return false;
	return true;
}

/* « Jerada : deux mineurs », « Frappes sur la banlieue sud de Beyrouth : 33 morts » */
static uint32_t
headline(const struct parse *p, const struct figure *f)
{
	uint32_t found = PARSE_NO, colon = PARSE_NO;

	for (uint32_t i = 0; i < f->first; i++)
		if (parse_mark(p, i, ':')) {
			colon = i;
			break;
		}
	if (colon == PARSE_NO)
		return PARSE_NO;
	for (uint32_t k = 0; k < p->ne; k++) {
		if (p->e[k].type != PARSE_LOC || p->e[k].first >= colon)
			continue;
		if (found != PARSE_NO)
			return PARSE_NO;
		found = k;
	}
	return found;
}

uint32_t
where_find(const struct parse *p, size_t k, uint32_t first, uint32_t last, bool title,
    enum where_rule *rule)
{
	const struct figure *f = &p->f[k];
	uint32_t best = PARSE_NO;
	long top = 0;

	*rule = WHERE_PHRASE;
	for (uint32_t i = 0; i < p->ne; i++)
		if (p->e[i].type == PARSE_LOC && p->e[i].first >= first && p->e[i].last <= last)
			return i;
	*rule = WHERE_CLAUSE;
	for (uint32_t i = 0; i < p->ne; i++) {
		const struct parse_ent *e = &p->e[i];
		uint32_t lead, a, b;
		long points;

		if (e->type != PARSE_LOC || e->first == e->last)
			continue;
		lead = led_in(p, e);
		if (lead == PARSE_NO || is_one_of_many(p, e) || on_saying(p, lead))
			continue;
		a = e->first >= f->first ? f->last : e->last;
		b = e->first >= f->first ? lead : f->first;
		if (!same_clause(p, a, b))
			continue;
		points = 1000 - (b > a ? (long)(b - a) : 0);
		if (points > top) {
			top = points;
			best = i;
		}
	}
	if (best != PARSE_NO)
		return best;
	*rule = WHERE_HEADLINE;
	if (title && (best = headline(p, f)) != PARSE_NO)
		return best;
	*rule = WHERE_NONE;
	return PARSE_NO;
}
