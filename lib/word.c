#include "word.h"

#include "avx2.h"

/*
 * What a byte is, told by its two halves: a bit for each set of first halves, in by_high, that is
 * also in by_low. ODD: what begins a character that is neither C2 xx, C3 xx nor E2 xx xx.
 */
enum {
	SMALL = 1, /* 41 to 4F, 61 to 6F */
	LARGE = 2, /* 50 to 5A, 70 to 7A */
	DIGIT = 4,
	LATIN = 8, /* C3 */
	ODD_C = 16,
	ODD_DF = 32,
	ODD_E = 64,
	SIGN = 128, /* 97, B7: × and ÷ behind C3 */
	ODD = ODD_C | ODD_DF | ODD_E
};

static const uint8_t by_high[16] = {0, 0, 0, DIGIT, SMALL, LARGE, SMALL, LARGE, 0, SIGN, 0, SIGN,
    LATIN | ODD_C, ODD_DF, ODD_E, ODD_DF};
static const uint8_t by_low[16] = {
    [0x0] = LARGE | DIGIT | ODD_C | ODD_DF | ODD_E,
    [0x1] = SMALL | LARGE | DIGIT | ODD_C | ODD_DF | ODD_E,
    [0x2] = SMALL | LARGE | DIGIT | ODD_DF,
    [0x3] = SMALL | LARGE | DIGIT | LATIN | ODD_DF | ODD_E,
    [0x4] = SMALL | LARGE | DIGIT | ODD_C | ODD_DF | ODD_E,
    [0x5] = SMALL | LARGE | DIGIT | ODD_C | ODD_DF | ODD_E,
    [0x6] = SMALL | LARGE | DIGIT | ODD_C | ODD_DF | ODD_E,
    [0x7] = SMALL | LARGE | DIGIT | ODD_C | ODD_DF | ODD_E | SIGN,
    [0x8] = SMALL | LARGE | DIGIT | ODD_C | ODD_DF | ODD_E,
    [0x9] = SMALL | LARGE | DIGIT | ODD_C | ODD_DF | ODD_E,
    [0xA] = SMALL | LARGE | ODD_C | ODD_DF | ODD_E,
    [0xB] = SMALL | ODD_C | ODD_DF | ODD_E,
    [0xC] = SMALL | ODD_C | ODD_DF | ODD_E,
    [0xD] = SMALL | ODD_C | ODD_DF | ODD_E,
    [0xE] = SMALL | ODD_C | ODD_DF | ODD_E,
    [0xF] = SMALL | ODD_C | ODD_DF | ODD_E,
};

/* C3 makes letters of what is behind it; only whole words of the n bytes count. */
static inline void
join(struct word_span *w, size_t n, uint64_t latin, uint64_t sign)
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
reach(struct word_span *w, const char *s, size_t room)
{
	w->s = s;
	if (room < WORD_SPAN + WORD_PAD) {
		memset(w->pad, ' ', sizeof w->pad);
		memcpy(w->pad, s, room); /* also what does not count */
		w->s = w->pad;
	}
}

void
word_span_portable(struct word_span *w, const char *s, size_t n, size_t room)
{
	uint64_t latin = 0, sign = 0, bit;
	size_t k;

	reach(w, s, room);
	w->letter = w->digit = w->odd = 0;
	for (k = 0; k < WORD_SPAN; k++) {
		unsigned char c = (unsigned char)w->s[k];
		unsigned is = by_high[c >> 4] & by_low[c & 15];

		bit = UINT64_C(1) << k;
		w->letter |= is & (SMALL | LARGE) ? bit : 0;
		w->digit |= is & DIGIT ? bit : 0;
		w->odd |= is & ODD ? bit : 0;
		latin |= is & LATIN ? bit : 0;
		sign |= is & SIGN ? bit : 0;
	}
	join(w, n, latin, sign);
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

	return _mm256_and_si256(_mm256_shuffle_epi8(table(by_high), avx2_high(x)),
	    _mm256_shuffle_epi8(table(by_low), avx2_low(x)));
}

/* A bit for each byte of a and b that has the bit 1 << (7 - up). */
AVX2 static inline uint64_t
one(__m256i a, __m256i b, int up)
{
	return avx2_tops(_mm256_slli_epi16(a, up), _mm256_slli_epi16(b, up));
}

AVX2 static void
span_avx2(struct word_span *w, const char *s, size_t n, size_t room)
{
	__m256i a, b;

	reach(w, s, room);
	a = classes(w->s);
	b = classes(w->s + 32);

	w->letter = avx2_some(a, b, SMALL | LARGE);
	w->digit = one(a, b, 5);
	w->odd = avx2_some(a, b, ODD);
	join(w, n, one(a, b, 4), one(a, b, 0));
}

#else
#define span_avx2 word_span_portable
#endif

void
word_span(struct word_span *w, const char *s, size_t n, size_t room)
{
	if (avx2_there())
		span_avx2(w, s, n, room);
	else
		word_span_portable(w, s, n, room);
}
