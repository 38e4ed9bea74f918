#ifndef LINES_H
#define LINES_H

#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * The lines of a text and what every byte of them must be asked for, in one pass: 64 bytes at a time
 * where the processor has AVX2 (asked at run time), portable C elsewhere; both give the same.
 */

enum lines_flag {
	LINES_GAP = 1, /* an empty line stands before it */
	LINES_CALM = 2 /* it is certainly right: see lines_calm() */
};

struct line {
	size_t from, n; /* in the text; without LF */
	uint32_t spaces;
	bool teaser;   /* « Lire aussi » may begin behind a sentence, a quotation, a bracket */
	uint8_t inner; /* . ! ? before a space, ends of sentences; 255 at most */
	uint8_t flags; /* enum lines_flag */
};

/*
 * The first four bytes of « Lire aussi » and its like, each a bit of its hash; any, where there is no
 * such filter. Capitals are like small letters.
 */
enum { LINES_FOURS = 1 << 12 };

struct fours {
	uint64_t bit[LINES_FOURS / 64];
};

static inline uint32_t
lines_four(const char *s)
{
	uint32_t v;

	memcpy(&v, s, sizeof v);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	v = __builtin_bswap32(v);
#endif
	return ((v | 0x20202020U) * 0x9E3779B1U) >> 20;
}

static inline bool
lines_may_tease(const struct fours *f, const char *s)
{
	uint32_t i = lines_four(s);

	return !f || (f->bit[i / 64] >> i % 64 & 1) != 0;
}

/*
 * The first lines of n bytes at s that are not empty, most of them at most: how many. *used: the
 * bytes they take, with LF and the empty lines before them; n when there are no more. f may be NULL.
 */
size_t lines_find(
    const char *s, size_t n, const struct fours *f, struct line *l, size_t most, size_t *used);

/* The same of one line; an LF in it is a character like others. */
void lines_count(const char *s, size_t n, const struct fours *f, struct line *l);

/*
 * True if a line of n bytes is certainly right: one space between words and none at the ends, of
 * the other characters only those of ASCII from ! to ~ but &, of U+00C0 to U+017F where they are
 * no half of a damaged one, and the common ones of C2 but © and of E2 80 (quotes, dashes, …).
 * False: perhaps.
 */
bool lines_calm(const char *s, size_t n);

/* The same in portable C; for tests. */
size_t lines_find_portable(
    const char *s, size_t n, const struct fours *f, struct line *l, size_t most, size_t *used);
void lines_count_portable(const char *s, size_t n, const struct fours *f, struct line *l);

#endif
