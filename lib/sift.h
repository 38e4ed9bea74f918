#ifndef SIFT_H
#define SIFT_H

#include "u8.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * A quick look at the bytes of a sentence: can it hold a figure? Most cannot, and need no tokens.
 * A digit can; so can a word that begins with the letters of a number word; un, une only before a
 * word that begins as a number or a unit does (un tiers, une tonne), being articles otherwise.
 */

enum { SIFT_LETTERS = 3, SIFT_BITS = 1 << 15 };

struct sift {
	uint64_t number[SIFT_BITS / 64]; /* beginnings of number words */
	uint64_t unit[SIFT_BITS / 64];	 /* beginnings of what un, une may count */
};

/* Fills *s from numbers.tsv, units.tsv, currencies.tsv and the words of signs.tsv marked FIGURE. */
void sift_open(struct sift *s);

/* False if text certainly holds no figure. */
bool sift_text(const struct sift *s, struct str text);

#endif
