#ifndef WORDSPAN_H
#define WORDSPAN_H

#include "avx2.h"
#include "word.h"

/*
 * What a byte is, told by its two halves: a bit for each set of first halves, in word_high, that is
 * also in word_low. IS_ODD: what begins a character that is neither C2 xx, C3 xx nor E2 xx xx.
 */
enum {
	IS_SMALL = 1, /* 41 to 4F, 61 to 6F */
	IS_LARGE = 2, /* 50 to 5A, 70 to 7A */
	IS_DIGIT = 4,
	IS_LATIN = 8, /* C3 */
	IS_ODD_C = 16,
	IS_ODD_DF = 32,
	IS_ODD_E = 64,
	IS_SIGN = 128, /* 97, B7: × and ÷ behind C3 */
	IS_ODD = IS_ODD_C | IS_ODD_DF | IS_ODD_E
};

static const uint8_t word_high[16] = {0, 0, 0, IS_DIGIT, IS_SMALL, IS_LARGE, IS_SMALL, IS_LARGE, 0,
    IS_SIGN, 0, IS_SIGN, IS_LATIN | IS_ODD_C, IS_ODD_DF, IS_ODD_E, IS_ODD_DF};
static const uint8_t word_low[16] = {
    [0x0] = IS_LARGE | IS_DIGIT | IS_ODD_C | IS_ODD_DF | IS_ODD_E,
    [0x1] = IS_SMALL | IS_LARGE | IS_DIGIT | IS_ODD_C | IS_ODD_DF | IS_ODD_E,
    [0x2] = IS_SMALL | IS_LARGE | IS_DIGIT | IS_ODD_DF,
    [0x3] = IS_SMALL | IS_LARGE | IS_DIGIT | IS_LATIN | IS_ODD_DF | IS_ODD_E,
    [0x4] = IS_SMALL | IS_LARGE | IS_DIGIT | IS_ODD_C | IS_ODD_DF | IS_ODD_E,
    [0x5] = IS_SMALL | IS_LARGE | IS_DIGIT | IS_ODD_C | IS_ODD_DF | IS_ODD_E,
    [0x6] = IS_SMALL | IS_LARGE | IS_DIGIT | IS_ODD_C | IS_ODD_DF | IS_ODD_E,
    [0x7] = IS_SMALL | IS_LARGE | IS_DIGIT | IS_ODD_C | IS_ODD_DF | IS_ODD_E | IS_SIGN,
    [0x8] = IS_SMALL | IS_LARGE | IS_DIGIT | IS_ODD_C | IS_ODD_DF | IS_ODD_E,
    [0x9] = IS_SMALL | IS_LARGE | IS_DIGIT | IS_ODD_C | IS_ODD_DF | IS_ODD_E,
    [0xA] = IS_SMALL | IS_LARGE | IS_ODD_C | IS_ODD_DF | IS_ODD_E,
    [0xB] = IS_SMALL | IS_ODD_C | IS_ODD_DF | IS_ODD_E,
    [0xC] = IS_SMALL | IS_ODD_C | IS_ODD_DF | IS_ODD_E,
    [0xD] = IS_SMALL | IS_ODD_C | IS_ODD_DF | IS_ODD_E,
    [0xE] = IS_SMALL | IS_ODD_C | IS_ODD_DF | IS_ODD_E,
    [0xF] = IS_SMALL | IS_ODD_C | IS_ODD_DF | IS_ODD_E,
};

/* C3 makes letters of what is behind it; only whole words of the n bytes count. */
static inline void
word_join(struct word_span *w, size_t n, uint64_t latin, uint64_t sign)
{
	uint64_t whole, both;

	w->lead = latin;
	w->letter |= latin | latin << 1;
	w->odd |= latin << 1 & sign;
	w->n = n;
	if (n == WORD_SPAN)
		return;
	if (n > WORD_SPAN) {
		w->n = WORD_SPAN;
		both = w->letter | w->digit;
		if (both >> 63 == 0)
			return;
		if (~both == 0) {
			w->odd = 1;
			return;
		}
		w->n -= (size_t)__builtin_clzll(~both);
	}
	whole = ~(~UINT64_C(0) << w->n);
	w->letter &= whole;
	w->digit &= whole;
	w->odd &= whole;
}

/* Makes the bytes of a span readable. */
static inline void
word_reach(struct word_span *w, const char *s, size_t room)
{
	w->s = s;
	if (room < WORD_SPAN + WORD_PAD) {
		memset(w->pad, ' ', sizeof w->pad);
		memcpy(w->pad, s, room); /* also what does not count */
		w->s = w->pad;
	}
}

#ifdef HAVE_AVX2

AVX2 static inline __m256i
table(const uint8_t *t)
{
	return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)t));
}

AVX2 static inline __m256i
classes(const char *s)
{
	__m256i x = avx2_load(s);

	return _mm256_and_si256(_mm256_shuffle_epi8(table(word_high), avx2_high(x)),
	    _mm256_shuffle_epi8(table(word_low), avx2_low(x)));
}

/* A bit for each byte of a and b that has the bit 1 << (7 - up). */
AVX2 static inline uint64_t
one(__m256i a, __m256i b, int up)
{
	return avx2_tops(_mm256_slli_epi16(a, up), _mm256_slli_epi16(b, up));
}

AVX2 static inline void
word_span_avx2(struct word_span *w, const char *s, size_t n, size_t room)
{
	__m256i a, b;

	word_reach(w, s, room);
	a = classes(w->s);
	b = classes(w->s + 32);

	w->letter = avx2_some(a, b, IS_SMALL | IS_LARGE);
	w->digit = one(a, b, 5);
	w->odd = avx2_some(a, b, IS_ODD);
	word_join(w, n, one(a, b, 4), one(a, b, 0));
}

#else
#define word_span_avx2 word_span_portable
#endif

#endif
