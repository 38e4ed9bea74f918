#ifndef WIDE_H
#define WIDE_H

#include "avx2.h"

/*
 * 64 bytes at a time, by AVX2 (two registers) or AVX-512: what is made of them by either has the same
 * names, behind them _avx2 or _avx512, so that a loop is written once and included twice (W() names
 * what it needs). wide_avx512_there() asks the processor.
 */

#ifdef HAVE_AVX2

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,bmi,bmi2,popcnt")))

static inline bool
wide_avx512_there(void)
{
#if __GNUC__ >= 12 && !defined(__clang__)
	return __builtin_cpu_supports("x86-64-v4");
#else
	return avx2_there() && __builtin_cpu_supports("avx512f") &&
	       __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
#endif
}

/* A table of 16 bytes for wide_look(). */
#define WIDE_TABLE(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                                 \
	_mm_setr_epi8((char)(a), (char)(b), (char)(c), (char)(d), (char)(e), (char)(f), (char)(g), \
	    (char)(h), (char)(i), (char)(j), (char)(k), (char)(l), (char)(m), (char)(n),           \
	    (char)(o), (char)(p))

struct wide_avx2 {
	__m256i a, b;
};

AVX2 static inline struct wide_avx2
wide_load_avx2(const char *s)
{
	return (struct wide_avx2){avx2_load(s), avx2_load(s + 32)};
}

/* The first half of each byte; the second. */
AVX2 static inline struct wide_avx2
wide_high_avx2(struct wide_avx2 x)
{
	return (struct wide_avx2){avx2_high(x.a), avx2_high(x.b)};
}

AVX2 static inline struct wide_avx2
wide_low_avx2(struct wide_avx2 x)
{
	return (struct wide_avx2){avx2_low(x.a), avx2_low(x.b)};
}

/* For each half of a byte what a table has. */
AVX2 static inline struct wide_avx2
wide_look_avx2(__m128i table, struct wide_avx2 x)
{
	__m256i t = _mm256_broadcastsi128_si256(table);

	return (struct wide_avx2){_mm256_shuffle_epi8(t, x.a), _mm256_shuffle_epi8(t, x.b)};
}

AVX2 static inline struct wide_avx2
wide_and_avx2(struct wide_avx2 x, struct wide_avx2 y)
{
	return (struct wide_avx2){_mm256_and_si256(x.a, y.a), _mm256_and_si256(x.b, y.b)};
}

AVX2 static inline struct wide_avx2
wide_or_avx2(struct wide_avx2 x, struct wide_avx2 y)
{
	return (struct wide_avx2){_mm256_or_si256(x.a, y.a), _mm256_or_si256(x.b, y.b)};
}

/* A bit for each byte that is c; for each that y has there too. */
AVX2 static inline uint64_t
wide_equal_avx2(struct wide_avx2 x, char c)
{
	return avx2_tops(_mm256_cmpeq_epi8(x.a, _mm256_set1_epi8(c)),
	    _mm256_cmpeq_epi8(x.b, _mm256_set1_epi8(c)));
}

AVX2 static inline uint64_t
wide_same_avx2(struct wide_avx2 x, struct wide_avx2 y)
{
	return avx2_tops(_mm256_cmpeq_epi8(x.a, y.a), _mm256_cmpeq_epi8(x.b, y.b));
}

/* A bit for each byte from least to least + span. */
AVX2 static inline uint64_t
wide_between_avx2(struct wide_avx2 x, int least, int span)
{
	const __m256i from = _mm256_set1_epi8((char)least), most = _mm256_set1_epi8((char)span);
	__m256i a = _mm256_sub_epi8(x.a, from), b = _mm256_sub_epi8(x.b, from);

	return avx2_tops(_mm256_cmpeq_epi8(_mm256_min_epu8(a, most), a),
	    _mm256_cmpeq_epi8(_mm256_min_epu8(b, most), b));
}

/* A bit for each byte that has this bit, 1 << (7 - up). */
AVX2 static inline uint64_t
wide_bit_avx2(struct wide_avx2 x, int up)
{
	return avx2_tops(_mm256_slli_epi16(x.a, up), _mm256_slli_epi16(x.b, up));
}

/* A bit for each byte that has one of these; is there any? */
AVX2 static inline uint64_t
wide_some_avx2(struct wide_avx2 x, int set)
{
	return avx2_some(x.a, x.b, set);
}

AVX2 static inline bool
wide_any_avx2(struct wide_avx2 x, int set)
{
	return !_mm256_testz_si256(_mm256_or_si256(x.a, x.b), _mm256_set1_epi8((char)set));
}

struct wide_avx512 {
	__m512i x;
};

AVX512 static inline struct wide_avx512
wide_load_avx512(const char *s)
{
	return (struct wide_avx512){_mm512_loadu_si512((const void *)s)};
}

AVX512 static inline struct wide_avx512
wide_high_avx512(struct wide_avx512 x)
{
	return (struct wide_avx512){
	    _mm512_and_si512(_mm512_srli_epi16(x.x, 4), _mm512_set1_epi8(0x0F))};
}

AVX512 static inline struct wide_avx512
wide_low_avx512(struct wide_avx512 x)
{
	return (struct wide_avx512){_mm512_and_si512(x.x, _mm512_set1_epi8(0x0F))};
}

AVX512 static inline struct wide_avx512
wide_look_avx512(__m128i table, struct wide_avx512 x)
{
	return (struct wide_avx512){_mm512_shuffle_epi8(_mm512_broadcast_i32x4(table), x.x)};
}

AVX512 static inline struct wide_avx512
wide_and_avx512(struct wide_avx512 x, struct wide_avx512 y)
{
	return (struct wide_avx512){_mm512_and_si512(x.x, y.x)};
}

AVX512 static inline struct wide_avx512
wide_or_avx512(struct wide_avx512 x, struct wide_avx512 y)
{
	return (struct wide_avx512){_mm512_or_si512(x.x, y.x)};
}

AVX512 static inline uint64_t
wide_equal_avx512(struct wide_avx512 x, char c)
{
	return _mm512_cmpeq_epi8_mask(x.x, _mm512_set1_epi8(c));
}

AVX512 static inline uint64_t
wide_same_avx512(struct wide_avx512 x, struct wide_avx512 y)
{
	return _mm512_cmpeq_epi8_mask(x.x, y.x);
}

AVX512 static inline uint64_t
wide_between_avx512(struct wide_avx512 x, int least, int span)
{
	__m512i y = _mm512_sub_epi8(x.x, _mm512_set1_epi8((char)least));

	return _mm512_cmple_epu8_mask(y, _mm512_set1_epi8((char)span));
}

AVX512 static inline uint64_t
wide_bit_avx512(struct wide_avx512 x, int up)
{
	return _mm512_test_epi8_mask(x.x, _mm512_set1_epi8((char)(0x80 >> up)));
}

AVX512 static inline uint64_t
wide_some_avx512(struct wide_avx512 x, int set)
{
	return _mm512_test_epi8_mask(x.x, _mm512_set1_epi8((char)set));
}

AVX512 static inline bool
wide_any_avx512(struct wide_avx512 x, int set)
{
	return wide_some_avx512(x, set) != 0;
}

#endif
#endif
