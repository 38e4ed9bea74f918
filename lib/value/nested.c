/* Numbers in brackets: counts, or notes, counties and years. */
#include "nested.h"

#include "lex.h"

enum { TALLY = 60 }; /* tokens to either side in which « Sétif (6), Skikda (14) » goes on */

static bool
small(struct decimal v)
{
	return decimal_compare(v, (struct decimal){9, 0}) <= 0;
}

static bool
is_hundreds(struct decimal v)
{
	return decimal_compare(v, (struct decimal){100, 0}) >= 0 &&
	       decimal_compare(v, (struct decimal){999, 0}) <= 0;
}

/* A year of late. */
static bool
is_recent(struct decimal v)
{
	return decimal_compare(v, (struct decimal){1900, 0}) >= 0 &&
	       decimal_compare(v, (struct decimal){2100, 0}) <= 0;
}

/* « Sétif (| 6 |) »: the number at i stands alone in brackets behind a name. */
static bool
is_bracketed(const struct sight *s, size_t i)
{
	return i > 1 && i + 1 < s->n && s->t[i].class == TOK_NUMBER && sight_mark(s, i - 1, '(') &&
	       sight_mark(s, i + 1, ')') && (s->t[i - 2].flags & TOK_UPPER);
}

/*
 * « Sétif (6), Skikda (14) et Jijel (| 2 |) »: two at least, one of them below ten, none of them the
 * 1 and 2 of notes. « Rouen (76) » is a county.
 */
bool
nested_tally(const struct sight *s, size_t i)
{
	size_t k = i > TALLY ? i - TALLY : 0, end = i + TALLY, many = 0, small = 0, ones = 0;

	if (!is_bracketed(s, i) || s->text.s[s->t[i].start] == '0')
		return false;
	for (; k < s->n && k < end; k++) {
		char c = s->text.s[s->t[k].start];
		bool digit = s->t[k].end - s->t[k].start == 1;

		if (!is_bracketed(s, k))
			continue;
		many++;
		small += digit;
		if (digit && c == '2' && ones == 1 && many == 2)
			return false;
		ones += digit && c == '1';
	}
	return many > 1 && small > 0;
}

/* « les occupants de voitures (| 87 |) », « +21 (| 95 |) »: what stands at i is counted; notes are small. */
bool
nested_counts(const struct sight *s, size_t i, struct decimal value)
{
	if (i >= s->n || small(value))
		return false;
	if (s->t[i].class == TOK_NUMBER)
		return i > 0 && (sight_mark(s, i - 1, '+') || sight_mark(s, i - 1, '-')) &&
		       sight_glued(s, i);
	/* « a presque doublé (| 465 |) » */
	if (s->t[i].class == TOK_WORD && !(s->t[i].flags & TOK_UPPER) && is_hundreds(value) &&
	    lex_find(&lex_numbers, &s->t[i]) == LEX_NONE)
		return true;
	return sight_plural(s, i) && !(s->t[i].flags & TOK_UPPER) &&
	       lex_find(&lex_numbers, &s->t[i]) == LEX_NONE && !is_recent(value);
}

/* « la Turquie (224 demandes, | -78 |) »; not « (72 %, -1) »: as many less. */
bool
nested_change(const struct sight *s, size_t i)
{
	return i > 2 && sight_mark(s, i - 1, ',') &&
	       (sight_noun(s, i - 2) || s->t[i - 2].class == TOK_NUMBER) && s->used + 4 > i;
}
