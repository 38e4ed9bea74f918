#ifndef AVX2_H
#define AVX2_H

#include <stdbool.h>
#include <stdint.h>

/*
 * For loops over bytes that have a fast way: HAVE_AVX2 where the compiler can make it, AVX2 before each
 * function of it, avx2_there() asks the processor at run time.
 */

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define HAVE_AVX2 1
#define AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt")))

static inline bool
avx2_there(void)
{
#if __GNUC__ >= 12 && !defined(__clang__)
	return __builtin_cpu_supports("x86-64-v3"); /* all of these in one look */
#else
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
	       __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
#endif
}

/* A table of 16 bytes, for _mm256_shuffle_epi8(), which looks up each half of a register by itself. */
#define AVX2_TABLE(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                                 \
	_mm256_setr_epi8((char)(a), (char)(b), (char)(c), (char)(d), (char)(e), (char)(f),         \
	    (char)(g), (char)(h), (char)(i), (char)(j), (char)(k), (char)(l), (char)(m),           \
	    (char)(n), (char)(o), (char)(p), (char)(a), (char)(b), (char)(c), (char)(d),           \
	    (char)(e), (char)(f), (char)(g), (char)(h), (char)(i), (char)(j), (char)(k),           \
	    (char)(l), (char)(m), (char)(n), (char)(o), (char)(p))

AVX2 static inline __m256i
avx2_load(const char *s)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)s);
}

/* The first half of each byte; the second. */
AVX2 static inline __m256i
avx2_high(__m256i x)
{
	return _mm256_and_si256(_mm256_srli_epi16(x, 4), _mm256_set1_epi8(0x0F));
}

AVX2 static inline __m256i
avx2_low(__m256i x)
{
	return _mm256_and_si256(x, _mm256_set1_epi8(0x0F));
}

/* The highest bit of each of 64 bytes. */
AVX2 static inline uint64_t
avx2_tops(__m256i a, __m256i b)
{
	return (uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32 |
	       (uint32_t)_mm256_movemask_epi8(a);
}

/* A bit for each of 64 bytes that has one of the bits of set. */
AVX2 static inline uint64_t
avx2_some(__m256i a, __m256i b, int set)
{
	const __m256i bits = _mm256_set1_epi8((char)set), none = _mm256_setzero_si256();

	return ~avx2_tops(_mm256_cmpeq_epi8(_mm256_and_si256(a, bits), none),
	    _mm256_cmpeq_epi8(_mm256_and_si256(b, bits), none));
}

/* Of a function in C that an AVX2 one calls: it is made for such a processor there. */
#define AVX2_TOO __attribute__((always_inline)) static inline

#else
#define AVX2_TOO static inline

static inline bool
avx2_there(void)
{
	return false;
}

#endif
#endif
