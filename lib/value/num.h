#ifndef NUM_H
#define NUM_H

#include "decimal.h"
#include "lex.h"
#include "tok.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * One number of French text, in digits, in words (lib/fr/numbers.tsv) or mixed (« 3,5 millions »),
 * as an exact decimal. What it counts, its unit and whether it is a figure at all are the
 * callers' affair.
 */

enum num_kind {
	NUM_CARDINAL, /* 12, douze, 3,5 millions, deux ans et demi's deux */
	NUM_ORDINAL,  /* 93e, deuxième, XXIe */
	NUM_FRACTION, /* un tiers, trois quarts, 3/4, moitié */
	NUM_GROUP, /* vingtaine, trois douzaines, milliers, millions: what it counts follows de */
	NUM_HALF   /* demi */
};

struct num {
	size_t n; /* tokens; 0: none */
	struct decimal value;
	uint8_t kind;	   /* enum num_kind */
	uint8_t magnitude; /* 3, 6, 9 … when mille, million, milliard … ends it; 0 */
	bool words;	   /* no digits */
	bool about;	   /* a round number by its form: vingtaine, millier */
	bool one;	   /* nothing but un or une */
	bool bare;	   /* a group without a number of its own: dizaines, millions */
	bool plural;	   /* of a bare group */
	bool grouped;	   /* digits in groups, or with a fraction: no year, no name */
};

/* Hundreds and nothing else, in words: « trois cents ». */
static inline bool
num_hundreds(const struct num *n)
{
	struct decimal v = decimal_normal(n->value.coef, n->value.exp);

	return n->words && !n->magnitude && v.exp == 2 && v.coef > 1 && v.coef < 10;
}

/* Whether a number may begin with token t: false for nearly every word, and quickly. */
static inline bool
num_begins(struct str text, const struct tok *t)
{
	const char *p = text.s + t->start;

	if (t->flags & TOK_DIGIT)
		return true;
	if (t->class == TOK_MARK && t->end - t->start == 1)
		return false;
	return lex_may(&lex_numbers, t) ||
	       ((t->flags & TOK_UPPER) && (*p == 'I' || *p == 'V' || *p == 'X'));
}

/* The number that begins at t[0], within n tokens of text; false if there is none. */
bool num_parse(struct str text, const struct tok *t, size_t n, struct num *out);

#endif
