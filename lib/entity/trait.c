#include "trait.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>

/* Bit number bit of each of n bytes, 64 at most, the first lowest. */
static inline uint64_t
bits_of(const uint8_t *bytes, size_t n, int bit)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < n; i += 16) {
		__m128i x = _mm_loadu_si128((const __m128i *)(const void *)(bytes + i));

		bits |= (uint64_t)_mm_movemask_epi8(_mm_slli_epi64(x, 7 - bit)) << i;
	}
	return bits;
}
#else
static inline uint64_t
bits_of(const uint8_t *bytes, size_t n, int bit)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < n; i++)
		bits |= (uint64_t)(bytes[i] >> bit & 1) << i;
	return bits;
}
#endif

/* What of the tokens before a word of bits goes on into it. */
struct before {
	uint64_t breaks, article, link, link_two, head; /* 1: the last one is; the last but one */
};

static inline uint64_t
shift_in(uint64_t x, uint64_t last)
{
	return x << 1 | last;
}

static uint64_t
find_heads(uint64_t breaks, uint64_t article, uint64_t link, struct before *b)
{
	uint64_t behind_link = shift_in(link, b->link), two = shift_in(behind_link, b->link_two),
		 heads = shift_in(breaks, b->breaks) | (shift_in(article, b->article) & ~two), more;

	while ((more = shift_in(heads, b->head) & behind_link & ~heads) != 0)
		heads |= more;
	*b = (struct before){breaks >> 63, article >> 63, link >> 63, link >> 62 & 1, heads >> 63};
	return heads;
}

struct traits
trait_find(const uint8_t *bytes, size_t n, struct arena *a)
{
	size_t words = n / 64 + 2, i; /* trait_from() looks at one more */
	uint64_t *x = arena_get(a, TRAITS * words * sizeof *x);
	struct before b = {.breaks = 1};

	for (i = 0; i < words - 1; i++, x += TRAITS, bytes += 64) {
		size_t many = n - 64 * i < 64 ? n - 64 * i : 64;

		x[TRAIT_CAPITAL] = bits_of(bytes, many, 0);
		x[TRAIT_SAYS] = bits_of(bytes, many, 1);
		x[TRAIT_STOP] = bits_of(bytes, many, 2);
		x[TRAIT_NAME] = bits_of(bytes, many, 7);
		x[TRAIT_QUOTE] = bits_of(bytes, many, 6);
		x[TRAIT_HEAD] = find_heads(
		    bits_of(bytes, many, 3), bits_of(bytes, many, 4), bits_of(bytes, many, 5), &b);
	}
	memset(x, 0, TRAITS * sizeof *x);
	return (struct traits){x - TRAITS * (words - 1)};
}
