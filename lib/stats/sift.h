#ifndef SIFT_H
#define SIFT_H

#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A quick look at the bytes of a sentence: can it hold a figure? Most cannot, and need no tokens.
 * A digit can, so can a number word, in letters or Roman; un, une only before a number word or a
 * unit (un tiers, une tonne), being articles otherwise.
 */

enum { SIFT_BITS = 1 << 17 };

struct sift {
	uint64_t number[SIFT_BITS / 64]; /* number words, by hash */
	uint64_t words[SIFT_BITS / 64];	 /* the same, by that of word.h */
	uint64_t unit[SIFT_BITS / 64];	 /* what un, une may count */
};

/* A part of the text that is not looked at: code points [start, end). */
struct sift_skip {
	size_t start, end;
};

/* Fills *s from numbers.tsv, units.tsv, currencies.tsv and the words of signs.tsv marked FIGURE. */
void sift_open(struct sift *s);

/*
 * False if text, but for the n parts in skip (in order), certainly holds no figure. Looks from byte
 * *at on, and leaves there what stands at or shortly before what may be one: where a second look with other parts may begin.
 */
bool sift_text(
    const struct sift *s, struct str text, const struct sift_skip *skip, size_t n, size_t *at);

#endif
