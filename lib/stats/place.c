/* Places in their sentence: what leads them in, and what else they may belong to. */
#include "place.h"

#include "lex.h"
#include "sign.h"

#include <string.h>

static bool
is_country(const struct parse *p, const struct parse_ent *e)
{
	uint32_t row;

	return (e->code.n == 2 && e->code.s[0] != '-') ||
	       lex_match(&lex_countries, p->t + e->first, e->last - e->first, &row) ==
		   e->last - e->first;
}

/* « dans le nord, | près | du Mali »: what is near a country is not in it. */
static bool
is_near(const struct parse *p, uint32_t i)
{
	struct str s = tok_str(p->text, &p->t[i]);

	return str_eq(s, STR("près")) || str_eq(s, STR("proche"));
}

/* An attack is named a few tokens before i: « les | raids | qui ont visé ». */
static bool
tells_attack(const struct parse *p, uint32_t i)
{
	for (uint32_t k = i; k > 0 && i - k < 8; k--)
		if (p->w[k - 1].event == EVENT_ATTACK)
			return true;
	return false;
}

/* « les pluies qui ont | frappé | le Niger », « le séisme a secoué Agadir » */
static bool
strikes(const struct parse *p, uint32_t i)
{
	const struct tok *t = &p->t[i];

	return sign_is(t, SIGN_STRIKES) &&
	       (p->w[i].class != PARSE_WORD || p->text.s[t->end - 1] == 't') &&
	       (!sign_is(t, SIGN_AIMS) || tells_attack(p, i));
}

/* « | de | Loudéac à Fougères », « un tunnel | reliant | Metz à Nancy »: the place at i is one end of a way. */
static bool
is_from(const struct parse *p, uint32_t i)
{
	enum parse_class c = i > 0 ? parse_at(p, i - 1) : PARSE_MARK;

	return c == PARSE_DE || (c == PARSE_VERB && !strikes(p, i - 1)) ||
	       (c == PARSE_WORD && i > 1 && parse_at(p, i - 2) == PARSE_WORD);
}

/*
 * Where the prepositional phrase that holds entity e begins; PARSE_NO if no preposition of place
 * leads it in: « au | large de Ghazaouet », « dans | le détroit de Gibraltar », not « le parquet
 * de Marseille », « vers la France », « jusqu'au palais », « de Loudéac à Fougères ».
 */
uint32_t
place_led_in(const struct parse *p, const struct parse_ent *e)
{
	uint32_t i = e->first;

	for (int words = 0; words < 8 && i > 0; words++, i--) {
		enum parse_class c = parse_at(p, i - 1);
		bool from;

		if (parse_sign(
			p, i - 1, CUE_SIGN(ABSTRACT))) /* « dans l'affaire du naufrage de … » */
			return PARSE_NO;
		if (parse_sign(p, i - 1, CUE_SIGN(PLACE))) {
			from = i > 2 && parse_at(p, i - 2) == PARSE_NAME &&
			       p->w[i - 2].ent != PARSE_NO &&
			       p->e[p->w[i - 2].ent].type == PARSE_LOC &&
			       is_from(p, p->e[p->w[i - 2].ent].first);
			if (from || parse_sign(p, i, CUE_SIGN(ELSEWHERE)) ||
			    (is_near(p, i - 1) && is_country(p, e)) ||
			    (i > 1 && parse_sign(p, i - 2, CUE_SIGN(ELSEWHERE))) ||
			    (i > 1 &&
				(parse_at(p, i - 2) == PARSE_PART ||
				    parse_at(p, i - 2) == PARSE_VERB) &&
				sign_is(&p->t[i - 2], SIGN_MOVED)) ||
			    (parse_sign(p, i - 1, CUE_SIGN(DEVANT)) && e->first - i < 2) ||
			    (i > 1 && parse_sign(p, i - 2, CUE_SIGN(JUSQUE))))
				return PARSE_NO;
			return i - 1;
		}
		/* « dans | ce | pays pauvre du Sahel »: of another place than that named */
		if (c == PARSE_DET && (p->text.s[p->t[i - 1].start] | 0x20) == 'c' && i < e->first)
			return PARSE_NO;
		if (c == PARSE_FIGURE && p->f[p->w[i - 1].fig].kind == FIGURE_ORDINAL)
			continue;
		if (words < 6 && strikes(p, i - 1))
			return i - 1;
		/* « ont visé | vendredi | la banlieue de Beyrouth » */
		if (c == PARSE_DATE && i > 1 && i < e->first && strikes(p, i - 2))
			return i - 2;
		if (c != PARSE_DET && c != PARSE_WORD && c != PARSE_ADJ && c != PARSE_DE &&
		    !(parse_mark(p, i - 1, '-') && parse_glued(p, i - 1))) /* nord-ouest */
			break;
	}
	return PARSE_NO;
}

/* Entities a and the next one stand side by side: « Casablanca et Mohammedia », « Lyon, Nice ». */
static bool
is_joined(const struct parse *p, const struct parse_ent *a)
{
	const struct parse_ent *b = a + 1;
	uint32_t gap;

	if (b >= p->e + p->ne || a->type != PARSE_LOC || b->type != PARSE_LOC)
		return false;
	gap = b->first - a->last;
	if (gap == 1)
		return parse_mark(p, a->last, ',') || parse_mark(p, a->last, '-') ||
		       parse_sign(p, a->last, CUE_SIGN(ET)) || parse_sign(p, a->last, CUE_SIGN(OU));
	if (gap > 4 || !parse_sign(p, a->last, CUE_SIGN(ET)))
		return false;
	for (uint32_t i = a->last; i < b->first; i++)
		if (parse_at(p, i) == PARSE_FIGURE) /* « à Metz et | 40 kg | à Pau » */
			return false;
	return true;
}

/* « en Picardie, dans les Alpes-Maritimes et en région parisienne » */
static bool
is_listed(const struct parse *p, const struct parse_ent *a)
{
	const struct parse_ent *b = a + 1;

	return b < p->e + p->ne && a->type == PARSE_LOC && b->type == PARSE_LOC &&
	       b->first - a->last <= 4 && parse_mark(p, a->last, ',') &&
	       parse_sign(p, a->last + 1, CUE_SIGN(PLACE));
}

/* « à N'Djamena | et dans plusieurs villes »: more places follow, named or not. */
static bool
goes_on(const struct parse *p, const struct parse_ent *e)
{
	return parse_sign(p, e->last, CUE_SIGN(ET)) &&
	       parse_sign(p, e->last + 1, CUE_SIGN(PLACE)) &&
	       parse_at(p, e->last + 1) != PARSE_FIGURE; /* « et près de 24.000 cas » */
}

/* One of several places. */
bool
place_is_one_of_many(const struct parse *p, const struct parse_ent *e)
{
	if (is_joined(p, e) || goes_on(p, e) || (e > p->e && is_joined(p, e - 1)))
		return true;
	if (e > p->e && is_listed(p, e - 1) &&
	    (is_listed(p, e) || (e > p->e + 1 && is_listed(p, e - 2))))
		return true;
	return is_listed(p, e) && (is_listed(p, e + 1) || is_joined(p, e + 1));
}

/* « , épicentre de l'épidémie au Canada, »: a bare noun behind a comma, before the phrase at i. */
static bool
in_apposition(const struct parse *p, uint32_t i)
{
	for (int words = 0; words < 8 && i > 0; words++, i--) {
		enum parse_class c = parse_at(p, i - 1);

		if (parse_mark(p, i - 1, ','))
			return words > 0 && parse_at(p, i) == PARSE_WORD;
		/* « , l'un des totaux les plus élevés en Afrique » */
		if (c == PARSE_DE && i > 1 && parse_sign(p, i - 2, CUE_SIGN(ONE)))
			return true;
		if (c == PARSE_ADV || c == PARSE_PART)
			continue;
		if (c != PARSE_WORD && c != PARSE_ADJ && c != PARSE_DE && c != PARSE_DET &&
		    c != PARSE_NAME)
			return false;
	}
	return false;
}

/*
 * The phrase that begins at i belongs to a noun that is not counted: « pharmacienne à Mohammedia »,
 * « soignés à Alger, », « le consul d'Espagne à Oran ». last: the end of the counted phrase; after:
 * the token behind the place.
 */
bool
place_of_noun(const struct parse *p, uint32_t i, uint32_t last, uint32_t after)
{
	enum parse_class c = i > 0 ? parse_at(p, i - 1) : PARSE_MARK;
	const struct parse_ent *e;

	if (i == 0 || i == last)
		return false;
	/* « organisé d'octobre 2016 à l'été 2017 dans le Rif » */
	for (uint32_t k = i; k > last + 1 && parse_at(p, i - 1) == PARSE_DATE && i - k < 10; k--) {
		enum parse_class b = parse_at(p, k - 1);

		if (b == PARSE_PART && !p->w[k - 1].event)
			return true;
		if (b != PARSE_DATE && b != PARSE_DE && b != PARSE_DET && b != PARSE_PREP)
			break;
	}
	if (c == PARSE_PART && !p->w[i - 1].event)
		return parse_sign(p, i - 1, CUE_SIGN(ELSEWHERE)) ||
		       (i - 1 != last && !parse_sign(p, i - 1, CUE_SIGN(LOCATED)));
	if (c == PARSE_PART)
		return i > 1 && parse_mark(p, i - 2, ',') && parse_mark(p, after, ',');
	if (c == PARSE_NAME) {
		e = &p->e[p->w[i - 1].ent];
		return e->type == PARSE_LOC && e->first > 0 &&
		       parse_at(p, e->first - 1) == PARSE_DE;
	}
	/* « le CPMC, à Alger, lance une étude » */
	if (parse_mark(p, i - 1, ',') && parse_mark(p, after, ',') && i > 1 &&
	    parse_at(p, i - 2) == PARSE_NAME)
		return p->e[p->w[i - 2].ent].type != PARSE_LOC;
	return in_apposition(p, i);
}

/* Places of letters, no roads: those are along their length. */
static bool
is_spot(const struct parse *p, const struct parse_ent *e)
{
	return e->type == PARSE_LOC && e->first < e->last && !is_country(p, e) &&
	       !(p->t[e->last - 1].flags & TOK_DIGIT);
}

/* « résidant | à | Nantes »: right behind a preposition of place, whatever is before it. */
static bool
is_behind_place(const struct parse *p, uint32_t i)
{
	while (i > 0 && parse_at(p, i - 1) == PARSE_DET)
		i--;
	return i > 0 && parse_sign(p, i - 1, CUE_SIGN(PLACE));
}

bool
place_explains(const struct parse *p, const struct parse_ent *e)
{
	uint32_t lead = place_led_in(p, e), i = lead;

	if (e == p->e || lead == PARSE_NO || lead == 0 || !is_spot(p, e - 1) ||
	    (parse_sign(p, lead, CUE_SIGN(TOS)) && !parse_mark(p, lead - 1, ',')))
		return false;
	i -= parse_mark(p, i - 1, ',');
	return (e - 1)->last == i &&
	       (place_led_in(p, e - 1) != PARSE_NO || is_behind_place(p, (e - 1)->first));
}

/* The place is where somebody speaks: « a averti lundi à Oran », « a porté plainte à Rabat ». */
bool
place_of_saying(const struct parse *p, uint32_t i)
{
	for (int words = 0; words < 10 && i > 0; words++, i--) {
		enum parse_class c = parse_at(p, i - 1);

		if ((p->w[i - 1].report && c != PARSE_WORD) ||
		    str_eq(tok_str(p->text, &p->t[i - 1]), STR("plainte")))
			return true;
		if (words > 4 && c == PARSE_PART)
			return false;
		if (c == PARSE_REL || c == PARSE_SUB || c == PARSE_FIGURE || c == PARSE_MARK ||
		    c == PARSE_VERB)
			return false;
	}
	return false;
}
