#include "age.h"

#include "ending.h"
#include "lex.h"

#include <string.h>

enum { OLDEST = 125, YOUNGEST = 12, REACH = 8 };

/* Nouns in -tion, -ment … last; persons do not end so. */
static bool
is_thing(const struct sight *s, size_t i)
{
	return sight_class(s, i) == SIGHT_TERM || sight_class(s, i) == SIGHT_TREND ||
	       ending_is(tok_str(s->text, &s->t[i]), ENDING_THING, 1);
}

/* A participle behind an auxiliary: « a été prolongée de deux ans », « écopé de 5 ans ». */
static bool
is_verb(const struct sight *s, size_t i)
{
	struct str w = tok_str(s->text, &s->t[i]);
	size_t k;

	if (w.n < 3)
		return true;
	for (k = i; k-- > 0 && i - k <= 3;) {
		enum sight_class c = sight_class(s, k);

		if (c == SIGHT_AUX)
			return true;
		if (s->t[k].class != TOK_WORD || c == SIGHT_STOP || c == SIGHT_ANAPHOR ||
		    lex_find(&lex_numbers, &s->t[k]) != LEX_NONE)
			break; /* a determiner: a noun follows */
	}
	return false;
}

/* The noun behind which « de N ans » stands, over adjectives: boucher, réfugié syrien. */
static bool
is_person_of(const struct sight *s, size_t i)
{
	if (i >= s->n || s->t[i].class != TOK_WORD || is_thing(s, i) || is_verb(s, i) ||
	    sight_class(s, i) == SIGHT_SHIFT) /* passant de 15 à 11 ans */
		return false;
	if (i > 0 && s->t[i - 1].class == TOK_WORD && is_thing(s, i - 1)) /* peine ferme de */
		return false;
	return sight_noun(s, i) || (s->t[i].flags & TOK_UPPER);
}

static bool
avoir(const struct sight *s, size_t i)
{
	return sight_sign(s, i, SIGN_HAVING) && !(sight_is(s, i, "a") && sight_is(s, i - 1, "y"));
}

/* « …, 34 ans, », « (34 ans) », « Nicolas Mégard : 35 ans, »: apposition to a person. */
static bool
is_apposition(const struct sight *s, size_t i, size_t k)
{
	if (i >= s->n || i == 0 ||
	    !(sight_mark(s, i, ',') || sight_mark(s, i, '(') || sight_mark(s, i, ':')))
		return false;
	if (!sight_end(s, k) && !sight_is(s, k, "et") &&
	    !(sight_is(s, k, "à") && sight_is(s, k + 2, "époque")))
		return false;
	i--;
	if (s->t[i].class == TOK_MARK)
		return sight_mark(s, i, '.') || sight_mark(s, i, ')') || sight_mark(s, i, '"');
	return s->t[i].class == TOK_WORD && !is_thing(s, i) &&
	       lex_find(&lex_units, &s->t[i]) == LEX_NONE; /* un an, un mois */
}

/*
 * « veuve à 27 ans », « À 17 ans, il »; not « condamné à 14 ans », « fixé à cinq ans »: behind a
 * word of dying, marrying …, at the beginning of a clause, or far from words of terms.
 */
static bool
is_at_age(const struct sight *s, const struct piece *p, size_t i)
{
	size_t d;

	if (!sight_is(s, i, "à") && !sight_is(s, i, "À"))
		return false;
	if (i == 0 || s->t[i - 1].class == TOK_MARK || sight_class(s, i - 1) == SIGHT_DIES ||
	    sight_is(s, i - 1, "enceinte"))
		return true;
	for (d = 1; d <= REACH && d <= i; d++) {
		enum sight_class c = sight_class(s, i - d);

		if (c == SIGHT_AGE)
			return true;
		if (c == SIGHT_TERM || c == SIGHT_SHIFT || c == SIGHT_TREND)
			return false;
	}
	return sight_noun(s, i - 1) && !is_verb(s, i - 1) && !is_thing(s, i - 1) &&
	       decimal_compare(p->value, (struct decimal){YOUNGEST, 0}) >= 0;
}

/* « de 6 mois | à 6 ans de prison |»: a term, whatever noun is before. */
static bool
is_term_range(const struct sight *s, size_t k)
{
	return sight_is(s, k, "à") && s->n > k + 4 &&
	       lex_find(&lex_units, &s->t[k + 2]) != LEX_NONE && sight_of(s, k + 3) &&
	       !(s->t[k + 4].flags & TOK_UPPER);
}

bool
age_is(const struct sight *s, const struct piece *p, size_t first)
{
	bool years = strcmp(p->unit.code, "a") == 0;
	size_t i = first - 1, k = p->last, d;

	if (p->unit.n == 0 || p->unit.kind != UNIT_DURATION ||
	    decimal_compare(p->value, (struct decimal){OLDEST, 0}) > 0 || first == 0)
		return false;
	for (d = 1; d <= 3 && d <= first; d++) /* âgés de, à l'âge de, âgés de 26 et de */
		if (sight_class(s, first - d) == SIGHT_AGE)
			return true;
	/* not « 5 ans de prison », but « une notaire de 52 ans de Laval » */
	if ((!years && strcmp(p->unit.code, "mo") != 0) ||
	    (sight_of(s, k) && !(k + 1 < s->n && s->t[k + 1].flags & TOK_UPPER)))
		return false;
	/* not « condamné un homme de 29 ans à trois ans de prison » */
	if ((!years || (i > 0 && s->t[i - 1].class == TOK_MARK)) && is_term_range(s, k))
		return false;
	/* « 30 dernières années », but « d'une trentaine d'années » */
	if (p->num.kind != NUM_GROUP && sight_is(s, k - 1, "années"))
		return false;
	if (sight_of(s, i) &&
	    i > 0) { /* trois enfants, de 6 et 12 ans; « le chimiste » de 33 ans */
		i--;
		if (i > 0 && s->t[i].class == TOK_MARK && !sight_mark(s, i, '.'))
			i--;
		return is_person_of(s, i);
	}
	if (is_apposition(s, i, k))
		return true;
	if (!years)
		return false;
	if (avoir(s, i))
		return sight_end(s, k) || !sight_noun(s, k);
	if (sight_is(s, i, "les") || sight_is(s, i, "des") || sight_is(s, i, "aux"))
		/* les moins de 20 ans, les 65 ans et plus */
		return first < p->first || ((sight_is(s, k, "et") || sight_is(s, k, "ou")) &&
					       sight_is(s, k + 1, "plus"));
	return is_at_age(s, p, i);
}
