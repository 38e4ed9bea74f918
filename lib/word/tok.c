#include "tok.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/*
 * The hash takes eight bytes at a time, the last ones with zeros behind them, and two times eight at
 * least: so one of a word of up to 16 bytes is made without a loop.
 */
#define SEED UINT64_C(0xCBF29CE484222325)

static inline uint64_t
mix(uint64_t h, uint64_t eight)
{
	h = (h ^ eight) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

static inline uint64_t
finish(uint64_t h)
{
	h *= UINT64_C(0xFF51AFD7ED558CCD);
	return h ^ h >> 33;
}

struct hash {
	uint64_t h, part; /* of part the n % 8 bytes that are not yet in h */
	size_t n;
};

static inline void
add_byte(struct hash *x, unsigned char byte)
{
	x->part |= (uint64_t)byte << 8 * (x->n % 8);
	if (++x->n % 8 == 0) {
		x->h = mix(x->h, x->part);
		x->part = 0;
	}
}

static void
add_char(struct hash *x, int32_t cp)
{
	char s[U8_MAX];

	if (cp < 0x80) {
		add_byte(x, (unsigned char)cp);
		return;
	}
	for (size_t i = 0, n = u8_put(s, cp); i < n; i++)
		add_byte(x, (unsigned char)s[i]);
}

static uint64_t
hash_of(const struct hash *x)
{
	uint64_t h = x->n % 8 != 0 ? mix(x->h, x->part) : x->h;

	return finish(x->n <= 8 ? mix(h, 0) : h);
}

static inline bool
is_apostrophe(int32_t cp)
{
	return cp == '\'' || cp == 0x2019 || cp == 0x02BC;
}

/* Superscripts that stand in words and units: m², n°, Mᵐᵉ (letters by category), 1º. */
static inline bool
is_word(int32_t cp)
{
	return u8_is_letter(cp) || cp == 0xB2 || cp == 0xB3 || cp == 0xBA || cp == 0xAA;
}

/* Quotation marks of other countries as the French ones: “ „ ‹ are «, ” › are ». */
static inline int32_t
quote(int32_t cp)
{
	switch (cp) {
	case 0x201C:
	case 0x201E:
	case 0x201F:
	case 0x2039:
		return 0xAB;
	case 0x201D:
	case 0x203A:
		return 0xBB;
	}
	return cp;
}

struct word {
	struct hash fold, form;
	size_t letters, capitals;
	uint8_t flags;
};

static inline void
add(struct word *w, int32_t cp)
{
	int32_t low = is_apostrophe(cp) ? (cp = '\'') : u8_lower(cp);

	add_char(&w->form, cp);
	add_char(&w->fold, low);
}

/* The rest of a word that was read as far as s + i: where it ends. */
static size_t
read_word(const char *s, size_t n, size_t i, struct word *w, size_t *cps)
{
	size_t len, next;
	int32_t cp;

	while (i < n && !(w->flags & TOK_ELIDED)) {
		cp = u8_get(s + i, n - i, &len);
		if (is_apostrophe(cp)) {
			if (i + len < n && is_apostrophe(u8_get(s + i + len, n - i - len, &next)))
				break; /* ‘’Kaolack’’ */
			w->flags |= TOK_ELIDED;
		} else if (u8_is_digit(cp)) {
			w->flags |= TOK_DIGIT;
		} else if (!is_word(cp)) {
			break;
		} else if (u8_is_letter(cp)) {
			w->letters++;
			w->capitals += u8_is_upper(cp);
		}
		add(w, cp);
		i += len;
		++*cps;
	}
	return i;
}

static size_t
read_number(const char *s, size_t n, size_t i, struct word *w, size_t *cps)
{
	size_t len;
	int32_t cp;

	for (; i < n; i += len, ++*cps) {
		cp = (unsigned char)s[i];
		len = 1;
		if (cp >= 0x80)
			cp = u8_get(s + i, n - i, &len);
		if (!u8_is_digit(cp))
			break;
		add(w, cp);
	}
	return i;
}

/* Reads the token that begins at s with code point cp; returns its bytes, *cps its code points. */
static inline size_t
read_token(const char *s, size_t n, int32_t cp, size_t len, struct tok *t, size_t *cps)
{
	struct word w = {.fold = {.h = SEED}, .form = {.h = SEED}};
	size_t i = len;

	*cps = 1;
	add(&w, cp < 0x201C || cp > 0x203A ? cp : quote(cp));
	if (u8_is_digit(cp)) {
		t->class = TOK_NUMBER;
		w.flags = TOK_DIGIT;
		i = read_number(s, n, i, &w, cps);
	} else if (is_word(cp)) {
		t->class = TOK_WORD;
		if (u8_is_letter(cp)) {
			w.letters = 1;
			w.capitals = u8_is_upper(cp);
		}
		if (u8_is_upper(cp))
			w.flags = TOK_UPPER;
		i = read_word(s, n, i, &w, cps);
		if (w.letters > 1 && w.letters == w.capitals)
			w.flags |= TOK_CAPS;
	} else {
		t->class = TOK_MARK;
		if (u8_is_upper(cp))
			w.flags = TOK_UPPER;
	}
	t->flags |= w.flags;
	t->fold = hash_of(&w.fold);
	t->form = hash_of(&w.form);
	return i;
}

enum { SHORT = 16 };

#if defined(__SSE2__)
static inline uint64_t
hash_short(__m128i x)
{
	uint64_t h = mix(SEED, (uint64_t)_mm_cvtsi128_si64(x));

	return finish(mix(h, (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(x, x))));
}

/* n of the SHORT bytes with this value, zeros behind them. */
static inline __m128i
first_bytes(char value, size_t n)
{
	static const char ones[2 * SHORT] = {
	    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};

	return _mm_and_si128(_mm_loadu_si128((const __m128i *)(const void *)(ones + SHORT - n)),
	    _mm_set1_epi8(value));
}

/* How many bytes are -1; the others are 0. */
static inline size_t
count_bytes(__m128i x)
{
	const __m128i none = _mm_setzero_si128(), sums = _mm_sad_epu8(_mm_sub_epi8(none, x), none);

	return (size_t)_mm_cvtsi128_si32(sums) + (size_t)_mm_extract_epi16(sums, 4);
}

/*
 * The bytes of the apostrophe at s, ' or ’, behind a word; 0 if there is none, or perhaps one more
 * behind it: ‘’Kaolack’’. room >= 4 bytes.
 */
static inline size_t
elided(const char *s)
{
	size_t n = *s == '\'' ? 1 : memcmp(s, "\xE2\x80\x99", 3) == 0 ? 3 : 0;

	return s[n] == '\'' || s[n] == '\xE2' || s[n] == '\xCA' ? 0 : n;
}

/*
 * Most tokens, at once: words of ASCII's letters and of à to ÿ (but ÷ and ß) within the SHORT bytes at
 * s, with nothing behind that may go on with them, or an apostrophe. 0 for all others, else how
 * many bytes, and code points in *cps.
 */
static inline size_t
short_word(const char *s, struct tok *t, size_t *cps)
{
	const __m128i x = _mm_loadu_si128((const __m128i *)(const void *)s),
		      space = _mm_set1_epi8(0x20),
		      letter = _mm_cmpgt_epi8(
			  _mm_add_epi8(_mm_or_si128(x, space), _mm_set1_epi8(127 - 'z')),
			  _mm_set1_epi8(127 - 26)),
		      second = _mm_andnot_si128(_mm_cmpeq_epi8(x, _mm_set1_epi8((char)0xB7)),
			  _mm_and_si128(_mm_cmpgt_epi8(x, _mm_set1_epi8((char)0x9F)),
			      _mm_cmpgt_epi8(_mm_set1_epi8((char)0xC0), x))),
		      first = _mm_cmpeq_epi8(x, _mm_set1_epi8((char)0xC3));
	unsigned lead = (unsigned)_mm_movemask_epi8(first),
		 pair = (unsigned)_mm_movemask_epi8(second) & lead << 1,
		 word = (unsigned)_mm_movemask_epi8(letter) | pair | pair >> 1, upper;
	size_t n = (size_t)__builtin_ctz(~word), letters, mark = 0;
	unsigned char next = n < SHORT ? (unsigned char)s[n] : 0x80;
	__m128i capital = _mm_andnot_si128(x, _mm_and_si128(letter, space)), keep, bytes;

	if (n == 0 || (unsigned)next - 48 < 10)
		return 0;
	if (next >= 0x80 || next == '\'') {
		if (n > SHORT - 4 || (mark = elided(s + n)) == 0)
			return 0;
		t->flags |= TOK_ELIDED;
	}
	t->class = TOK_WORD;
	keep = first_bytes(-1, n);
	letters = count_bytes(_mm_andnot_si128(first, keep));
	*cps = letters + (mark != 0);
	bytes = _mm_and_si128(x, keep);
	if (mark != 0) /* the first byte behind it */
		bytes = _mm_or_si128(bytes, _mm_andnot_si128(keep, first_bytes('\'', n + 1)));
	t->form = t->fold = hash_short(bytes);
	capital = _mm_and_si128(capital, keep);
	upper = (unsigned)_mm_movemask_epi8(_mm_slli_epi16(capital, 2)); /* 0x20 is 0x80 then */
	if (upper != 0) {
		t->fold = hash_short(_mm_or_si128(bytes, capital));
		if (upper & 1)
			t->flags |= TOK_UPPER;
		if (letters > 1 && upper == (1U << letters) - 1)
			t->flags |= TOK_CAPS;
	}
	return n + mark;
}

/* A number: digits within the SHORT bytes at s, with nothing behind that may go on with them. */
static inline size_t
short_number(const char *s, struct tok *t, size_t *cps)
{
	const __m128i x = _mm_loadu_si128((const __m128i *)(const void *)s),
		      other = _mm_or_si128(_mm_cmpgt_epi8(_mm_set1_epi8('0'), x),
			  _mm_cmpgt_epi8(x, _mm_set1_epi8('9')));
	size_t n = (size_t)__builtin_ctz((unsigned)_mm_movemask_epi8(other) | 1U << SHORT);

	if (n == SHORT || (unsigned char)s[n] >= 0x80)
		return 0;
	t->class = TOK_NUMBER;
	t->flags |= TOK_DIGIT;
	t->form = t->fold = hash_short(_mm_and_si128(x, first_bytes(-1, n)));
	return *cps = n;
}
#else
static inline size_t
short_word(const char *s, struct tok *t, size_t *cps)
{
	(void)s, (void)t, (void)cps;
	return 0;
}

#define short_number short_word
#endif

/* Most tokens: a mark of ASCII, a short word or number. 0 for all others. */
static inline size_t
short_token(const char *s, struct tok *t, size_t *cps)
{
	unsigned c = (unsigned char)*s;

	if (c >= 0x7F || c <= ' ' || (c | 0x20) - 'a' < 26)
		return short_word(s, t, cps);
	if (c - '0' < 10)
		return short_number(s, t, cps);
	t->class = TOK_MARK;
	t->form = t->fold = finish(mix(mix(SEED, c), 0));
	return *cps = 1;
}

size_t
tok_split(struct str text, struct arena *a, struct tok **toks)
{
	size_t n = 0, cap = text.n / 4 + 16, i = 0, cp_at = 0, len, cps, bytes;
	size_t tail = text.n < SHORT ? 0 : text.n - SHORT; /* from there on read from pad */
	char pad[2 * SHORT] = {0};
	struct tok *t = arena_get(a, cap * sizeof *t);
	uint8_t space = TOK_SPACE;
	int32_t cp;

	if (text.n > 0)
		memcpy(pad, text.s + tail, text.n - tail);
	for (;;) {
		uint8_t blank = i < text.n && text.s[i] == ' ';

		i += blank;
		cp_at += blank;
		space |= blank;
		if (i == text.n)
			break;
		if (n + 1 == cap) {
			struct tok *more = arena_get(a, 2 * cap * sizeof *t);

			memcpy(more, t, n * sizeof *t);
			t = more;
			cap *= 2;
		}
		t[n].flags = space;
		bytes = i < tail ? short_token(text.s + i, &t[n], &cps)
				 : short_token(pad + (i - tail), &t[n], &cps);
		if (bytes == 0) {
			cp = u8_get(text.s + i, text.n - i, &len);
			if (u8_is_space(cp)) {
				i += len;
				cp_at++;
				space = TOK_SPACE;
				continue;
			}
			bytes = read_token(text.s + i, text.n - i, cp, len, &t[n], &cps);
		}
		t[n].may = TOK_ANY;
		t[n].start = (uint32_t)i;
		t[n].cstart = (uint32_t)cp_at;
		i += bytes;
		cp_at += cps;
		t[n].end = (uint32_t)i;
		t[n].cend = (uint32_t)cp_at;
		space = 0;
		n++;
	}
	memset(&t[n], 0, sizeof t[n]);
	t[n].start = t[n].end = (uint32_t)text.n;
	t[n].cstart = t[n].cend = (uint32_t)cp_at;
	t[n].class = TOK_MARK;
	*toks = t;
	return n;
}

/* The token that begins at text with code point cp of len bytes: how many bytes it has. */
static size_t
one_token(struct str text, int32_t cp, size_t len, struct tok *t, size_t *cps)
{
	char pad[SHORT] = {0};
	size_t n;

	if (text.n < SHORT)
		memcpy(pad, text.s, text.n);
	n = short_token(text.n < SHORT ? pad : text.s, t, cps);
	return n != 0 ? n : read_token(text.s, text.n, cp, len, t, cps);
}

bool
tok_first(struct str text, struct tok *t)
{
	size_t i = 0, len, cps, at = 0;
	int32_t cp;

	for (; i < text.n; i += len, at++) {
		struct str rest = {text.s + i, text.n - i};

		cp = u8_get(rest.s, rest.n, &len);
		if (u8_is_space(cp))
			continue;
		*t = (struct tok){.start = (uint32_t)i,
		    .cstart = (uint32_t)at,
		    .flags = TOK_SPACE,
		    .may = TOK_ANY};
		t->end = (uint32_t)(i + one_token(rest, cp, len, t, &cps));
		t->cend = (uint32_t)(at + cps);
		return true;
	}
	return false;
}

uint64_t
tok_hash_bytes(const char *s, size_t n)
{
	uint64_t h = SEED, eight;
	size_t i;

	for (i = 0; i + 8 <= n; i += 8) {
		memcpy(&eight, s + i, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
		eight = __builtin_bswap64(eight);
#endif
		h = mix(h, eight);
	}
	for (eight = 0; i < n; i++)
		eight |= (uint64_t)(unsigned char)s[i] << 8 * (i % 8);
	h = n % 8 != 0 ? mix(h, eight) : h;
	return finish(n <= 8 ? mix(h, 0) : h);
}

uint64_t
tok_hash(const char *word)
{
	struct tok t = {0};
	size_t n = strlen(word), len, cps;
	int32_t cp = u8_get(word, n, &len);

	read_token(word, n, cp, len, &t, &cps);
	return t.form;
}
