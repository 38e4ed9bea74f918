#ifndef WIDE_H
#define WIDE_H

#include "avx2.h"

/* 64 bytes at a time, in two registers of AVX2, where avx2_there() says so. */

#ifdef HAVE_AVX2

/* A table of 16 bytes for wide_look(). */
#define WIDE_TABLE(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                                 \
	_mm_setr_epi8((char)(a), (char)(b), (char)(c), (char)(d), (char)(e), (char)(f), (char)(g), \
	    (char)(h), (char)(i), (char)(j), (char)(k), (char)(l), (char)(m), (char)(n),           \
	    (char)(o), (char)(p))

struct wide {
	__m256i a, b;
};

AVX2 static inline struct wide
wide_load(const char *s)
{
	return (struct wide){avx2_load(s), avx2_load(s + 32)};
}

/* The first half of each byte; the second. */
AVX2 static inline struct wide
wide_high(struct wide x)
{
	return (struct wide){avx2_high(x.a), avx2_high(x.b)};
}

AVX2 static inline struct wide
wide_low(struct wide x)
{
	return (struct wide){avx2_low(x.a), avx2_low(x.b)};
}

/* For each half of a byte what a table has. */
AVX2 static inline struct wide
wide_look(__m128i table, struct wide x)
{
	__m256i t = _mm256_broadcastsi128_si256(table);

	return (struct wide){_mm256_shuffle_epi8(t, x.a), _mm256_shuffle_epi8(t, x.b)};
}

AVX2 static inline struct wide
wide_and(struct wide x, struct wide y)
{
	return (struct wide){_mm256_and_si256(x.a, y.a), _mm256_and_si256(x.b, y.b)};
}

AVX2 static inline struct wide
wide_or(struct wide x, struct wide y)
{
	return (struct wide){_mm256_or_si256(x.a, y.a), _mm256_or_si256(x.b, y.b)};
}

/* A bit for each byte that is c; for each that y has there too. */
AVX2 static inline uint64_t
wide_equal(struct wide x, char c)
{
	return avx2_tops(_mm256_cmpeq_epi8(x.a, _mm256_set1_epi8(c)),
	    _mm256_cmpeq_epi8(x.b, _mm256_set1_epi8(c)));
}

AVX2 static inline uint64_t
wide_same(struct wide x, struct wide y)
{
	return avx2_tops(_mm256_cmpeq_epi8(x.a, y.a), _mm256_cmpeq_epi8(x.b, y.b));
}

/* A bit for each byte from least to least + span. */
AVX2 static inline uint64_t
wide_between(struct wide x, int least, int span)
{
	const __m256i from = _mm256_set1_epi8((char)least), most = _mm256_set1_epi8((char)span);
	__m256i a = _mm256_sub_epi8(x.a, from), b = _mm256_sub_epi8(x.b, from);

	return avx2_tops(_mm256_cmpeq_epi8(_mm256_min_epu8(a, most), a),
	    _mm256_cmpeq_epi8(_mm256_min_epu8(b, most), b));
}

/* A bit for each byte that has this bit, 1 << (7 - up). */
AVX2 static inline uint64_t
wide_bit(struct wide x, int up)
{
	return avx2_tops(_mm256_slli_epi16(x.a, up), _mm256_slli_epi16(x.b, up));
}

/* A bit for each byte that has one of these; is there any? */
AVX2 static inline uint64_t
wide_some(struct wide x, int set)
{
	return avx2_some(x.a, x.b, set);
}

AVX2 static inline bool
wide_any(struct wide x, int set)
{
	return !_mm256_testz_si256(_mm256_or_si256(x.a, x.b), _mm256_set1_epi8((char)set));
}

#endif
#endif
