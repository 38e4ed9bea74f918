#ifndef WORD_H
#define WORD_H

#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * Words of Latin letters, found 64 bytes at a time and hashed 8 bytes at a time: for what is asked
 * of so much text that tok_split() would be too slow. A word is a run of letters of ASCII and of
 * C3 xx (À to ÿ without × and ÷); all else parts words. Where there are letters of another kind,
 * that is told (odd), and the caller takes the slow way.
 */

enum { WORD_SPAN = 64, WORD_PAD = 8 };

/* One bit for each of WORD_SPAN bytes, the lowest for the first. */
struct word_span {
	uint64_t letter, digit; /* bytes of words; 0 to 9 */
	uint64_t lead;		/* of letter, those that are C3, the first of two */
	uint64_t odd;		/* first bytes of characters that may be other letters */
	const char *s;		/* the bytes, WORD_PAD more behind them can be read */
	size_t n;		/* how many of them count: no word or number is cut at their end */
	char pad[WORD_SPAN + WORD_PAD];
};

/*
 * The first span of the text at s: n >= 1 bytes of it count, room >= n bytes can be read. Where one
 * word takes more than a span, odd is set.
 */
void word_span(struct word_span *w, const char *s, size_t n, size_t room);

/* The same without AVX2; for tests. */
void word_span_portable(struct word_span *w, const char *s, size_t n, size_t room);

/* The lowest run of ones in *bits, which is not 0: where it begins, how long it is; it goes. */
static inline size_t
word_run(uint64_t *bits, size_t *n)
{
	uint64_t m = *bits, behind = m + (m & -m); /* its lowest bit is behind the run */
	size_t at = (size_t)__builtin_ctzll(m);

	*n = (behind ? (size_t)__builtin_ctzll(behind) : WORD_SPAN) - at;
	*bits = m & behind;
	return at;
}

static inline uint64_t
word_load(const char *s, uint64_t fold)
{
	uint64_t v;

	memcpy(&v, s, sizeof v);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	v = __builtin_bswap64(v);
#endif
	return v | fold;
}

static inline uint64_t
word_mix(const char *s, size_t n, uint64_t fold)
{
	const uint64_t k = UINT64_C(0x9E3779B97F4A7C15), j = UINT64_C(0xC2B2AE3D27D4EB4F);
	/* no branch: words are as often shorter as longer than 8 */
	size_t short_of = (8 - n) & ((size_t)0 - (n < 8)), i;
	uint64_t keep = ~UINT64_C(0) >> 8 * short_of, a, b;

	a = ((word_load(s, fold) & keep) + n) * k;
	b = (word_load(s + n + short_of - 8, fold) & keep) * j;
	for (i = 8; i + 8 < n; i += 8)
		a = ((a ^ a >> 29) + word_load(s + i, fold)) * k;
	return a ^ (b >> 32 | b << 32);
}

/*
 * A hash of the n >= 1 bytes at s; 8 are read if n is less. word_hash() is the same for small
 * letters and capitals of ASCII and C3 xx and must see no others; word_exact() takes bytes as they are.
 */
static inline uint64_t
word_hash(const char *s, size_t n)
{
	return word_mix(s, n, UINT64_C(0x2020202020202020));
}

static inline uint64_t
word_exact(const char *s, size_t n)
{
	return word_mix(s, n, 0);
}

#endif
