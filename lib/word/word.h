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
typedef void word_spanner(struct word_span *w, const char *s, size_t n, size_t room);

/* The words of a span one by one: the bits of their first bytes, and of their last. */
struct word_runs {
	uint64_t first, last;
};

static inline struct word_runs
word_runs(uint64_t bits)
{
	return (struct word_runs){bits & ~(bits << 1), bits & ~(bits >> 1)};
}

/* The next run of ones, while r->first is not 0: where it begins, how long it is; it goes. */
static inline size_t
word_run(struct word_runs *r, size_t *n)
{
	size_t at = (size_t)__builtin_ctzll(r->first);

	*n = (size_t)__builtin_ctzll(r->last) + 1 - at;
	r->first &= r->first - 1;
	r->last &= r->last - 1;
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

/* The first n of eight bytes. */
static const uint64_t word_bytes[] = {0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF,
    0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, UINT64_MAX};

static inline uint64_t
word_mix(const char *s, size_t n, uint64_t fold)
{
	const uint64_t k = UINT64_C(0x9E3779B97F4A7C15), j = UINT64_C(0xC2B2AE3D27D4EB4F);
	/* no branch: words are as often shorter as longer than 8 */
	size_t least = n < 8 ? n : 8, i;
	uint64_t keep = word_bytes[least], a, b;

	a = ((word_load(s, fold) & keep) + n) * k;
	b = (word_load(s + n - least, fold) & keep) * j;
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

/* A hash like word_hash() of no more than the first eight bytes and of n. */
static inline uint64_t
word_start(const char *s, size_t n)
{
	uint64_t keep = word_bytes[n < 8 ? n : 8];

	return ((word_load(s, UINT64_C(0x2020202020202020)) & keep) + n) *
	       UINT64_C(0x9E3779B97F4A7C15);
}

static inline uint64_t
word_exact(const char *s, size_t n)
{
	return word_mix(s, n, 0);
}

#endif
