#ifndef TOKWINDOW_H
#define TOKWINDOW_H

#include "tok.h"
#include "wide.h"

#include <string.h>

/*
 * Most tokens are found 64 bytes at a time: what the bytes are is told by bits, one for each, and
 * where tokens begin and end follows from the bits. These are words of ASCII's letters and of C3 xx
 * (À to ÿ, but × ÷ and ß, which is not small by the bit that makes others so), elided or not,
 * numbers and marks of ASCII, of at most SHORT bytes. All others are read by read_token().
 */
enum { SHORT = 16, WINDOW = 64, LAST = WINDOW - 4 }; /* what ends behind LAST may go on */

struct window {
	const char *s; /* WINDOW bytes and SHORT more can be read */
	uint64_t space, letter, digit, mark;
	uint64_t other;	       /* first bytes of all else */
	uint64_t more;	       /* bytes of a character but its first */
	uint64_t capital;      /* of letter, the last bytes of capitals */
	uint64_t quote, curly; /* ', the first byte of ’ */
	char pad[WINDOW + SHORT];
};

/* Of a window of which n bytes are left: behind these stand spaces. */
static inline void
pad_window(struct window *w, size_t n)
{
	memset(w->pad, ' ', sizeof w->pad);
	memcpy(w->pad, w->s, n);
	w->s = w->pad;
}

typedef void classifier(struct window *w);

/* ’ is looked for only where an E2 is. */
static inline void
find_curly(struct window *w, uint64_t e2)
{
	w->curly = 0;
	for (; e2 != 0; e2 &= e2 - 1) {
		size_t i = (size_t)__builtin_ctzll(e2);

		if (w->s[i + 1] == '\x80' && w->s[i + 2] == '\x99')
			w->curly |= e2 & -e2;
	}
}

/*
 * What a byte is. BYTE_SIGN: xx of C3 xx that is no letter of ours. BYTE_CLASS: enum tok_class of a
 * short token that begins with it.
 */
enum {
	BYTE_DIGIT = TOK_NUMBER,
	BYTE_MARK = TOK_MARK,
	BYTE_CLASS = BYTE_DIGIT | BYTE_MARK,
	BYTE_LETTER = 4,
	BYTE_SPACE = 8,
	BYTE_MORE = 16,
	BYTE_C3 = 32,
	BYTE_SIGN = 64,
	BYTE_QUOTE = 128
};

static const uint8_t byte_is[256] = {
#define FIVE(x) x, x, x, x, x
#define LETTERS                                                                                    \
	FIVE(BYTE_LETTER), FIVE(BYTE_LETTER), FIVE(BYTE_LETTER), FIVE(BYTE_LETTER),                \
	    FIVE(BYTE_LETTER), BYTE_LETTER
#define MORE FIVE(BYTE_MORE), BYTE_MORE, BYTE_MORE
    [' '] = BYTE_SPACE,
    FIVE(BYTE_MARK),
    BYTE_MARK,
    BYTE_MARK | BYTE_QUOTE,
    FIVE(BYTE_MARK),
    BYTE_MARK,
    BYTE_MARK,
    BYTE_MARK,
    ['0'] = FIVE(BYTE_DIGIT),
    FIVE(BYTE_DIGIT),
    FIVE(BYTE_MARK),
    BYTE_MARK,
    BYTE_MARK,
    ['A'] = LETTERS,
    FIVE(BYTE_MARK),
    BYTE_MARK,
    ['a'] = LETTERS,
    BYTE_MARK,
    BYTE_MARK,
    BYTE_MARK,
    BYTE_MARK,
    [0x80] = MORE,
    MORE,
    MORE,
    BYTE_MORE,
    BYTE_MORE,
    BYTE_MORE | BYTE_SIGN,
    MORE,
    BYTE_MORE | BYTE_SIGN,
    MORE,
    MORE,
    MORE,
    BYTE_MORE,
    BYTE_MORE,
    BYTE_MORE | BYTE_SIGN,
    MORE,
    BYTE_MORE,
    [0xC3] = BYTE_C3};
#undef FIVE
#undef LETTERS
#undef MORE

/* Eight bytes as a number, the first lowest. */
static inline uint64_t
load(const char *s)
{
	uint64_t eight;

	memcpy(&eight, s, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	eight = __builtin_bswap64(eight);
#endif
	return eight;
}

/* This bit of each of them. */
static inline uint64_t
eight_bits(uint64_t x, uint64_t bit)
{
	const uint64_t each = UINT64_C(0x0101010101010101), gather = UINT64_C(0x0102040810204080);

	return (x / bit & each) * gather >> 56;
}

static void
classify_portable(struct window *w)
{
	uint64_t c3 = 0, sign = 0, third = 0, pair;

	w->space = w->letter = w->digit = w->mark = w->more = w->quote = 0;
	for (unsigned i = 0; i < WINDOW; i += 8) {
		uint64_t is = 0;

		for (unsigned k = 0; k < 8; k++)
			is |= (uint64_t)byte_is[(unsigned char)w->s[i + k]] << 8 * k;
		w->letter |= eight_bits(is, BYTE_LETTER) << i;
		w->digit |= eight_bits(is, BYTE_DIGIT) << i;
		w->space |= eight_bits(is, BYTE_SPACE) << i;
		w->mark |= eight_bits(is, BYTE_MARK) << i;
		w->more |= eight_bits(is, BYTE_MORE) << i;
		w->quote |= eight_bits(is, BYTE_QUOTE) << i;
		c3 |= eight_bits(is, BYTE_C3) << i;
		sign |= eight_bits(is, BYTE_SIGN) << i;
		third |= eight_bits(load(w->s + i), 0x20) << i;
	}
	pair = c3 << 1 & w->more & ~sign;
	w->letter |= pair | pair >> 1;
	w->capital = w->letter & ~third & ~(pair >> 1);
	w->other = ~(w->letter | w->digit | w->space | w->mark | w->more);
	find_curly(w, w->other);
}

#ifdef HAVE_AVX2
/* A byte is what both its halves may be. IS_SIGN: xx of C3 xx that is no letter of ours; 7F too. */
enum {
	IS_SMALL = 1, /* 41 to 4F, 61 to 6F */
	IS_LARGE = 2, /* 50 to 5A, 70 to 7A */
	IS_DIGIT = 4,
	IS_C3 = 8,
	IS_SIGN_9 = 16,
	IS_SIGN_B = 32,
	IS_SPACE = 64,
	IS_QUOTE = 128
};

AVX2 static void
classify_avx2(struct window *w)
{
	enum {
		LETTER_0 = IS_LARGE | IS_DIGIT | IS_SPACE,
		LETTER_3 = IS_SMALL | IS_LARGE | IS_DIGIT,
		LETTER_7 = LETTER_3 | IS_SIGN_9 | IS_SIGN_B | IS_QUOTE,
		LETTER_A = IS_SMALL | IS_LARGE
	};
	const __m128i high = WIDE_TABLE(0, 0, IS_SPACE | IS_QUOTE, IS_DIGIT, IS_SMALL, IS_LARGE,
	    IS_SMALL, IS_LARGE | IS_SIGN_9, 0, IS_SIGN_9, 0, IS_SIGN_B, IS_C3, 0, 0, 0);
	const __m128i low = WIDE_TABLE(LETTER_0, LETTER_3, LETTER_3, LETTER_3 | IS_C3, LETTER_3,
	    LETTER_3, LETTER_3, LETTER_7, LETTER_3, LETTER_3, LETTER_A, IS_SMALL, IS_SMALL,
	    IS_SMALL, IS_SMALL, IS_SMALL | IS_SIGN_9);
	struct wide x = wide_load(w->s),
		    is = wide_and(wide_look(high, wide_high(x)), wide_look(low, wide_low(x)));
	uint64_t top = wide_bit(x, 0), second = wide_bit(x, 1), third = wide_bit(x, 2);
	uint64_t c3 = wide_bit(is, 4), sign = wide_some(is, IS_SIGN_9 | IS_SIGN_B), pair;

	w->more = top & ~second;
	pair = c3 << 1 & w->more & ~sign;
	w->letter = wide_some(is, IS_SMALL | IS_LARGE) | pair | pair >> 1;
	w->digit = wide_bit(is, 5);
	w->space = wide_bit(is, 1);
	w->quote = wide_bit(is, 0);
	w->capital = w->letter & ~third & ~(pair >> 1);
	w->other = ((top & second) | (~(top | second | third)) | (sign & ~top)) & ~w->letter;
	w->mark = ~(top | w->letter | w->digit | w->space | w->other);
	find_curly(w, (top & second) ? wide_equal(x, '\xE2') : 0);
}
#else
#define classify_avx2 classify_portable
#endif

#endif
