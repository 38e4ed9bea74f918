#include "region.h"

/*
 * In units of the model's scale (24): where the odds of a mention are about 1 to 13 and 1 to 100,
 * tokens of mentions having been counted three times in training.
 */
enum { HIGH = -36, LOW = -84 };

/*
 * The same for words that look like no name, odds of 1 to 3: in eight MB of press 27 of 71,000 mentions
 * are lost by it, and 15 of 100 tokens need not be read.
 */
enum { SMALL = 0 };

#if defined(__SSE2__)
#include <emmintrin.h>

static inline __m128i
load(const void *p)
{
	return _mm_loadu_si128((const __m128i *)p);
}

/* A bit for each of n tokens, 64 at most, whose gate is above this. */
static inline uint64_t
above(const int16_t *gate, size_t n, int16_t least)
{
	const __m128i x = _mm_set1_epi16(least);
	uint64_t bits = 0;

	for (size_t i = 0; i < n; i += 16, gate += 16)
		bits |= (uint64_t)_mm_movemask_epi8(_mm_packs_epi16(
			    _mm_cmpgt_epi16(load(gate), x), _mm_cmpgt_epi16(load(gate + 8), x)))
			<< i;
	return bits;
}

/* The same of bytes below 128 that are at least this. */
static inline uint64_t
least(const uint8_t *of, size_t n, uint8_t least)
{
	const __m128i x = _mm_set1_epi8((char)(least - 1));
	uint64_t bits = 0;

	for (size_t i = 0; i < n; i += 16)
		bits |= (uint64_t)_mm_movemask_epi8(_mm_cmpgt_epi8(load(of + i), x)) << i;
	return bits;
}
#else
static inline uint64_t
above(const int16_t *gate, size_t n, int16_t least)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < n; i++)
		bits |= (uint64_t)(gate[i] > least) << i;
	return bits;
}

static inline uint64_t
least(const uint8_t *of, size_t n, uint8_t least)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < n; i++)
		bits |= (uint64_t)(of[i] >= least) << i;
	return bits;
}
#endif

/* Tokens of a sentence, a bit each, the first lowest; a number of 0 behind the last. */
struct bits {
	uint64_t *core; /* of a high gate, or found by rules */
	uint64_t *open; /* these, gaps of two between them, and those whose gate is not low */
};

/* The 64 from i on of bits that are cleared behind the last token. */
static inline uint64_t
keep(uint64_t bits, size_t n, size_t i)
{
	return n - i < 64 ? bits & ((UINT64_C(1) << (n - i)) - 1) : bits;
}

/* Of 64 tokens, with those before and behind, those between two of the core, or two beside one another there. */
static uint64_t
gaps(uint64_t before, uint64_t x, uint64_t behind)
{
	uint64_t one = x << 1 | before >> 63, two = x << 2 | before >> 62,
		 next = x >> 1 | behind << 63, next_two = x >> 2 | behind << 62;

	return (one & (next | next_two)) | (two & next);
}

static struct bits
find_bits(const struct feature_sent *s, const uint8_t *also, struct arena *a)
{
	size_t n = s->n, words = n / 64 + 1, i;
	uint64_t before = 0;
	struct bits b;

	b.core = arena_get(a, 2 * (words + 1) * sizeof *b.core);
	b.open = b.core + words + 1;
	b.core[words] = b.open[words] = 0;
	for (i = 0; i < words; i++) {
		size_t at = 64 * i, many = n - at < 64 ? n - at : 64;
		uint64_t core = above(s->gate + at, many, HIGH) |
				least(s->hint + at, many, FEATURE_HINT_NAME) |
				least(s->pair + at, many, 1);

		for (size_t k = 0; also != NULL && k < many; k++)
			core |= (uint64_t)(also[at + k] != 0) << k;
		b.core[i] = keep(core, n, at);
		b.open[i] = keep(above(s->gate + at, many, LOW), n, at) | b.core[i];
	}
	for (i = 0; i < words; before = b.core[i++])
		b.open[i] |= gaps(before, b.core[i], b.core[i + 1]);
	return b;
}

/* The next token from i on with this bit; n if there is none. */
static inline size_t
next(const uint64_t *bits, uint64_t flip, size_t n, size_t i)
{
	uint64_t x = (bits[i / 64] ^ flip) >> i % 64;

	while (x == 0) {
		i = (i / 64 + 1) * 64;
		if (i >= n)
			return n;
		x = bits[i / 64] ^ flip;
	}
	i += (size_t)__builtin_ctzll(x);
	return i < n ? i : n;
}

/* Where the open tokens begin that go up to token i. */
static inline size_t
begin(const uint64_t *open, size_t i)
{
	uint64_t closed = ~open[i / 64] << (63 - i % 64);

	while (closed == 0) {
		if (i < 64)
			return 0;
		i = (i / 64) * 64 - 1;
		closed = ~open[i / 64];
	}
	return i + 1 - (size_t)__builtin_clzll(closed);
}

size_t
region_find(const struct feature_sent *s, const uint8_t *also, struct arena *a, struct region **out)
{
	size_t n = s->n, i, end, count = 0;
	struct bits b = find_bits(s, also, a);
	struct region *r = *out = arena_get(a, (n / 2 + 1) * sizeof *r);
	uint32_t row = 0;

	for (i = next(b.core, 0, n, 0); i < n; i = next(b.core, 0, n, end)) {
		size_t first = begin(b.open, i);

		end = next(b.open, ~UINT64_C(0), n, i);
		r[count++] = (struct region){(uint32_t)first, (uint32_t)end, row};
		row += (uint32_t)(end - first);
	}
	return count;
}

/*
 * May a mention stand around these tokens, 64 at most? Names have capitals or figures: « iPhone »,
 * « L'Aquila », « 911 ».
 */
static bool
is_likely(const struct feature_sent *s, size_t i, size_t n)
{
	uint64_t x = (above(s->gate + i, n, HIGH) & trait_from(&s->traits, TRAIT_NAME, i)) |
		     above(s->gate + i, n, SMALL) | least(s->hint + i, n, FEATURE_HINT_NAME) |
		     least(s->pair + i, n, 1);

	return n < 64 ? x << (64 - n) != 0 : x != 0;
}

size_t
region_sift(const struct feature_sent *s, struct region *r, size_t n)
{
	size_t k, i, kept = 0;
	uint32_t row = 0;

	for (k = 0; k < n; k++) {
		for (i = r[k].first; i + 64 < r[k].last && !is_likely(s, i, 64); i += 64)
			;
		if (i + 64 >= r[k].last && !is_likely(s, i, r[k].last - i))
			continue;
		r[kept] = (struct region){r[k].first, r[k].last, row};
		row += r[k].last - r[k].first;
		kept++;
	}
	return kept;
}
