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
	LINES_GAP = 1,	/* an empty line stands before it */
	LINES_CALM = 2, /* it is certainly right: see lines_calm() */
	LINES_MARK = 4	/* one of @ # / ] | is in it */
};

struct line {
	size_t from, n; /* in the text; without LF */
	uint32_t spaces;
	bool teaser;   /* « Lire aussi » may begin behind a sentence, a quotation, a bracket */
	uint8_t inner; /* . ! ? before a space, ends of sentences; 255 at most */
	uint8_t flags; /* enum lines_flag */
};

/*
 * The first six bytes of « Lire aussi » and its like, each a bit of its hash; any, where there is no
 * such filter. Capitals are like small letters.
 */
enum { LINES_SIX = 6, LINES_SIXES = 1 << 12 };

struct sixes {
	uint64_t bit[LINES_SIXES / 64];
};

static inline uint64_t
lines_six(const char *s)
{
	uint32_t v;
	uint16_t w;

	memcpy(&v, s, sizeof v);
	memcpy(&w, s + sizeof v, sizeof w);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	v = __builtin_bswap32(v);
	w = __builtin_bswap16(w);
#endif
	return ((v | (uint64_t)w << 32 | UINT64_C(0x202020202020)) *
		   UINT64_C(0x9E3779B97F4A7C15)) >>
	       52;
}

static inline bool
lines_may_tease(const struct sixes *f, const char *s)
{
	uint64_t i = lines_six(s);

	return !f || (f->bit[i / 64] >> i % 64 & 1) != 0;
}

/*
 * The first lines of n bytes at s that are not empty, most of them at most: how many. *used: the
 * bytes they take, with LF and the empty lines before them; n when there are no more. f may be NULL.
 */
size_t lines_find(
    const char *s, size_t n, const struct sixes *f, struct line *l, size_t most, size_t *used);

/* The same of one line; an LF in it is a character like others. */
void lines_count(const char *s, size_t n, const struct sixes *f, struct line *l);

/*
 * True if a line of n bytes is certainly right: one space between words and none at the ends, of
 * the other characters only those of ASCII from ! to ~ but &, of U+00C0 to U+017F where they are
 * no half of a damaged one, and the common ones of C2 but © and of E2 80 (quotes, dashes, …).
 * False: perhaps.
 */
bool lines_calm(const char *s, size_t n);

/* The same in portable C; for tests. */
size_t lines_find_portable(
    const char *s, size_t n, const struct sixes *f, struct line *l, size_t most, size_t *used);
void lines_count_portable(const char *s, size_t n, const struct sixes *f, struct line *l);

#endif
