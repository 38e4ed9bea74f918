/* Clauses of a sentence as far as dates need them: which is told of the figure, which is another. */
#include "clause.h"

#include "phrase.h"
#include "sign.h"

#include <string.h>

enum { CONTRAST = 14 };	   /* tokens from « contre » to the date of what it names */
enum { WHERE_REACH = 14 }; /* tokens from « où » to the figure of its clause */

/* « versera 4 millions, | contre | 1,5 million en 2015 »: that date is of what follows. */
static bool
is_contrast(const struct parse *p, uint32_t i)
{
	/* « | contre | une proportion de 10 % avant 2011 » */
	if (parse_sign(p, i, CUE_SIGN(CONTRE)) && parse_at(p, i + 1) == PARSE_DET &&
	    parse_at(p, i + 2) == PARSE_WORD && parse_at(p, i + 3) == PARSE_DE &&
	    parse_at(p, i + 4) == PARSE_FIGURE)
		return true;
	if (parse_at(p, i + 1) != PARSE_FIGURE)
		return false;
	/* « augmentent de 6,2 %, | après | 5,6 % en septembre »; not « après trois jours » */
	return parse_sign(p, i, CUE_SIGN(CONTRE)) ||
	       (parse_sign(p, i, CUE_SIGN(AFTER)) && p->f[p->w[i + 1].fig].kind == FIGURE_PERCENT);
}

/* « ont augmenté de 8,7 %, | passant de 43,2 milliards en 2023 | à 47 milliards en 2024 » */
static bool
passes(const struct parse *p, uint32_t i)
{
	return i + 2 < p->n && str_eq(tok_str(p->text, &p->t[i]), STR("passant")) &&
	       parse_at(p, i + 1) == PARSE_DE && parse_at(p, i + 2) == PARSE_FIGURE;
}

/* « pour Paul Biya, | extradé | du Nigeria il y a un an »: a participle of a person named. */
static bool
tells_person(const struct parse *p, uint32_t i)
{
	return i > 1 && parse_at(p, i) == PARSE_PART && parse_mark(p, i - 1, ',') &&
	       parse_at(p, i - 2) == PARSE_NAME && p->w[i - 2].ent != PARSE_NO &&
	       p->e[p->w[i - 2].ent].type == PARSE_PER;
}

bool
clause_lists(const struct parse *p, uint32_t i)
{
	if (parse_at(p, i + 1) != PARSE_FIGURE || p->f[p->w[i + 1].fig].kind > FIGURE_MEASURE)
		return false;
	for (i++; i < p->n && p->w[i].class != PARSE_MARK; i++)
		if (p->w[i].class == PARSE_VERB || p->w[i].class == PARSE_AUX)
			return false;
	return true;
}

/* What a token between two others does to the clause that they may share. */
enum turn { GOES_ON, TURNS_ASIDE, COMES_BACK, ENDS };

/* What it does whatever is asked for. */
static enum turn
turn_at(const struct parse *p, uint32_t i, uint32_t b)
{
	if ((parse_at(p, i) == PARSE_REL && !phrase_is_mere_part(p, i, b)) ||
	    (parse_sign(p, i, CUE_SIGN(AINSI)) && parse_sign(p, i + 1, CUE_SIGN(QUE))))
		return TURNS_ASIDE;
	if (parse_mark(p, i, ','))
		return COMES_BACK;
	return (parse_mark(p, i, ';') && !clause_lists(p, i)) || parse_mark(p, i, ':') ? ENDS
										       : GOES_ON;
}

/* What it does where a date is asked for. */
static enum turn
turn_of_time(const struct parse *p, uint32_t i, uint32_t b)
{
	if (parse_at(p, i) == PARSE_SUB)
		return sign_is(&p->t[i], SIGN_WHEREAS) ? ENDS : TURNS_ASIDE;
	if (is_contrast(p, i) || str_eq(tok_str(p->text, &p->t[i]), STR("ayant")) ||
	    tells_person(p, i) ||
	    /* « la deuxième saisie, | après celle | de 91 kilos du 31 mars » */
	    (parse_sign(p, i, CUE_SIGN(AFTER)) && parse_sign(p, i + 1, CUE_SIGN(THAT))))
		return TURNS_ASIDE;
	if ((parse_sign(p, i, CUE_SIGN(SOIT)) && i + 1 < p->n &&
		str_eq(tok_str(p->text, &p->t[i + 1]), STR("autant"))) ||
	    (parse_mark(p, i, ',') && passes(p, i + 1)))
		return ENDS;
	return turn_at(p, i, b);
}

/* « pour réclamer », « et transportés »: another action begins at i. */
static bool
starts_action(const struct parse *p, uint32_t i)
{
	enum parse_class c = parse_at(p, i), next = parse_at(p, i + 1);
	struct str s;

	if (c ==
	    PARSE_CONJ) /* not « morts ou | portés disparus », « arrêtés | et écroués | à Pau » */
		return (next == PARSE_PART || next == PARSE_VERB) &&
		       !(i > 0 && p->w[i - 1].event &&
			   (parse_sign(p, i, CUE_SIGN(OU)) ||
			       (!p->w[i - 1].noun && p->w[i + 1].event)));
	/* « écopé de 5 ans à Lyon | pour le vol | de 11 millions »: another event */
	if (parse_sign(p, i, CUE_SIGN(POUR)) && next == PARSE_DET && i + 2 < p->n &&
	    p->w[i + 2].ent != PARSE_NO && p->e[p->w[i + 2].ent].type == PARSE_CRIME)
		return true;
	if (!parse_sign(p, i, CUE_SIGN(POUR)) || i + 1 >= p->n)
		return false;
	s = tok_str(p->text, &p->t[i + 1]);
	return next == PARSE_VERB || (next == PARSE_WORD && s.n > 4 && s.s[s.n - 1] == 'r' &&
					 !(p->t[i + 1].flags & TOK_UPPER));
}

/* A bracket that opens at i is still open at b: « 44 perquisitions (| 40 à Charleroi |) » */
static bool
opens_bracket(const struct parse *p, uint32_t i, uint32_t b)
{
	if (!parse_mark(p, i, '(') ||
	    /* « a augmenté à Pau (| +1,5 % |) »: it says more of the clause */
	    (b < p->n && strchr("+-", p->text.s[p->t[b].start]) != NULL))
		return false;
	for (; i < b; i++)
		if (parse_mark(p, i, ')'))
			return false;
	return parse_at(p, b) == PARSE_FIGURE || parse_at(p, b) == PARSE_PREP;
}

/* What it does where a place is asked for; opens: that may open the clause of an action. */
static enum turn
turn_of_place(const struct parse *p, uint32_t i, uint32_t b, bool opens)
{
	/* « sept attaques, | dont une | à Oran, une à Fès » */
	if (parse_sign(p, i, CUE_SIGN(DONT)) && parse_at(p, i + 1) == PARSE_DET)
		return ENDS;
	if ((parse_at(p, i) == PARSE_SUB && !parse_sign(p, i, CUE_SIGN(AS))) ||
	    (!opens && starts_action(p, i)) ||
	    (parse_sign(p, i, CUE_SIGN(CONTRE)) && parse_at(p, i + 1) == PARSE_FIGURE))
		return TURNS_ASIDE;
	return opens_bracket(p, i, b) ? ENDS : turn_at(p, i, b);
}

/* Takes a turn; false if the clause ends there. */
static bool
take(enum turn turn, bool *aside)
{
	if (turn == TURNS_ASIDE || turn == COMES_BACK)
		*aside = turn == TURNS_ASIDE;
	return turn != ENDS;
}

bool
clause_is_same(const struct parse *p, uint32_t a, uint32_t b)
{
	bool aside = false;

	for (uint32_t i = a; i < b; i++)
		if (!take(turn_of_time(p, i, b), &aside))
			return false;
	return !aside;
}

bool
clause_has_place(const struct parse *p, uint32_t a, uint32_t b, bool opens)
{
	bool aside = false;

	for (uint32_t i = a; i < b; i++)
		if (!take(turn_of_place(p, i, b, opens), &aside))
			return false;
	return !aside;
}

bool
clause_is_contrast(const struct parse *p, const struct figure *f, uint32_t i)
{
	uint32_t soit = f->first;

	while (soit > i && f->first - soit < 6 && !parse_sign(p, soit - 1, CUE_SIGN(SOIT)) &&
	       !parse_mark(p, soit - 1, '('))
		soit--;
	if (soit <= i || f->first - soit == 6)
		return false;
	for (uint32_t k = i; k > 0 && i - k < CONTRAST; k--)
		if (is_contrast(p, k - 1))
			return true;
	return false;
}

bool
clause_is_outside(const struct parse *p, const struct figure *f, uint32_t i)
{
	uint32_t rel = f->first, end = f->last;

	while (rel > 0 && f->first - rel < 12 && parse_at(p, rel - 1) != PARSE_REL &&
	       !parse_mark(p, rel - 1, ','))
		rel--;
	if (rel < 2 || parse_at(p, rel - 1) != PARSE_REL || !parse_mark(p, rel - 2, ',') ||
	    parse_sign(p, rel - 1, CUE_SIGN(DONT))) /* « dont trois femmes, ont été arrêtés » */
		return false;
	while (end < i && !parse_mark(p, end, ','))
		end++;
	return end + 1 < i &&
	       (parse_at(p, end + 1) == PARSE_AUX || parse_at(p, end + 1) == PARSE_VERB);
}

bool
clause_is_contrasted(const struct parse *p, const struct figure *f, uint32_t i)
{
	if (!(p->signs & (CUE_SIGN(CONTRE) | CUE_SIGN(AFTER))))
		return false;
	for (uint32_t k = i; k > 0 && i - k < CONTRAST; k--)
		if (is_contrast(p, k - 1))
			return f->first < k || f->first > i;
		else if (parse_at(p, k - 1) == PARSE_VERB || parse_at(p, k - 1) == PARSE_REL)
			return false;
	return false;
}

uint32_t
clause_of_date(const struct parse *p, const struct figure *f)
{
	uint32_t i = f->first;

	if (!(p->signs & CUE_SIGN(WHERE)))
		return PARSE_NO;
	while (i > 0 && f->first - i < WHERE_REACH && parse_at(p, i - 1) != PARSE_REL &&
	       parse_at(p, i - 1) != PARSE_MARK)
		i--;
	if (i < 3 || !parse_sign(p, i - 1, CUE_SIGN(WHERE)))
		return PARSE_NO;
	i--;
	/* « 2021, | année | où » */
	if (parse_sign(p, i - 1, CUE_SIGN(PERIOD)) && parse_at(p, i - 1) == PARSE_WORD)
		i--;
	i -= parse_mark(p, i - 1, ',');
	return i > 0 && parse_at(p, i - 1) == PARSE_DATE ? p->w[i - 1].ent : PARSE_NO;
}

bool
clause_is_superlative(const struct parse *p, uint32_t i)
{
	while (i > 0 && (parse_at(p, i - 1) == PARSE_DET || parse_at(p, i - 1) == PARSE_DE))
		i--;
	return i > 3 && parse_sign(p, i - 1, CUE_SIGN(DEPUIS)) &&
	       (parse_at(p, i - 2) == PARSE_ADJ || parse_at(p, i - 2) == PARSE_WORD) &&
	       parse_sign(p, i - 3, CUE_SIGN(THAN)) && parse_at(p, i - 4) == PARSE_DET;
}
