#ifndef NUMERAL_H
#define NUMERAL_H

#include "decimal.h"
#include "tok.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Number words (lib/fr/numbers.tsv) and the numbers that they make in a row.
 */

/* The classes of the table. */
enum numeral_class {
	NUMERAL_NONE = 0,
	NUMERAL_UNIT,
	NUMERAL_LOW, /* dix … seize */
	NUMERAL_TEN, /* vingt … nonante */
	NUMERAL_HUNDRED,
	NUMERAL_MILLE,
	NUMERAL_SCALE,	  /* its value is a power of ten */
	NUMERAL_AINE,	  /* vingtaine, millier */
	NUMERAL_FRACTION, /* tiers, quart */
	NUMERAL_HALF,	  /* moitié */
	NUMERAL_DEMI,
	NUMERAL_ORDINAL,
	NUMERAL_ZERO,
	NUMERAL_VULGAR /* ½ */
};

struct numeral_word {
	enum numeral_class class;
	int64_t value; /* not of NUMERAL_VULGAR */
	bool plural;
};

struct numeral {
	size_t n; /* tokens */
	struct decimal value;
	uint8_t magnitude; /* 3, 6, 9 … when mille, million … ends it; 0 */
	bool one;	   /* nothing but un, une */
	bool ordinal;
	bool plural; /* of the ordinal */
};

/* The word that token t is. */
struct numeral_word numeral_look(struct str text, const struct tok *t);

/* The value of ½ and the like. */
struct decimal numeral_vulgar(const struct tok *t);

/* The number in words that begins at t[0], within n tokens; out->n is 0 if there is none. */
void numeral_read(struct str text, const struct tok *t, size_t n, struct numeral *out);

/* Where the word behind t[i - 1] could stand: i, or behind a hyphen at i that is glued to both. */
size_t numeral_next(struct str text, const struct tok *t, size_t n, size_t i);

/* Token t is « et ». */
bool numeral_et(struct str text, const struct tok *t);

/* Token t is the ASCII mark c. */
bool numeral_mark(struct str text, const struct tok *t, char c);

#endif
