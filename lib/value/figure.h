#ifndef FIGURE_H
#define FIGURE_H

#include "arena.h"
#include "tok.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Figures of a sentence: the values that a text states, with modifier and unit, by the annotation
 * rules for SPAN, RECORD and VALUES (depeche(5), stat). What is counted, when and where is not
 * this file's affair.
 */

enum figure_kind {
	FIGURE_COUNT,
	FIGURE_PERCENT,
	FIGURE_MONEY,
	FIGURE_MEASURE,
	FIGURE_DURATION,
	FIGURE_AGE,
	FIGURE_ORDINAL,
	FIGURE_RATIO
};

enum { FIGURE_DIGITS = 40 };

struct figure {
	uint32_t first, last;	   /* tokens of TEXT, half open: modifier + number + unit */
	uint8_t kind;		   /* enum figure_kind */
	char value[FIGURE_DIGITS]; /* plain decimal */
	char high[FIGURE_DIGITS];  /* of a range; "" otherwise */
	const char *mod;	   /* = ~ > < >= <= .. */
	const char *unit;	   /* % pp, ISO 4217, UCUM; "" for none; lives for ever */
	uint32_t noun; /* token where the counted noun phrase would begin, behind de/d' */
	bool words;    /* the number is written in words */
	bool group;    /* it takes de before its noun: une vingtaine de, 3 millions de */
};

/* Tokens [first, last) that hold no figure: dates, names. */
struct figure_skip {
	uint32_t first, last;
	bool inside; /* figures inside are still ordinals (93e Assemblée générale), nothing else */
};

/*
 * What the sentences before said, for « les 2,5 millions » behind « 11,6 millions d'euros »: zeroed
 * at the beginning of a document, given with each of its sentences in order.
 */
struct figure_memory {
	const char *money; /* the currency of the last sum; NULL: none, or other millions since */
	bool large;	   /* that sum was of millions or more */
	bool pounds;	   /* sums in pounds sterling were named */
};

/* The name of a kind as records have it. */
const char *figure_kind_name(enum figure_kind k);

/*
 * The figures among n tokens t of text, in order, disjoint, in arena a; *out points to them.
 * skip: nskip ranges in order. memory: NULL for a sentence alone. Linear in n.
 */
size_t figure_find(struct str text, const struct tok *t, size_t n, const struct figure_skip *skip,
    size_t nskip, struct figure_memory *memory, struct arena *a, struct figure **out);

#endif
