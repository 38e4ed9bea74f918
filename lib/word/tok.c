#include "tok.h"

#include "tokwindow.h"

#include <string.h>

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

/* The first n of SHORT bytes, as two times eight. */
static const uint64_t first_bytes[SHORT + 1][2] = {
#define BYTES(n) UINT64_MAX >> (64 - 8 * (n))
    {0, 0}, {BYTES(1), 0}, {BYTES(2), 0}, {BYTES(3), 0}, {BYTES(4), 0}, {BYTES(5), 0},
    {BYTES(6), 0}, {BYTES(7), 0}, {BYTES(8), 0}, {BYTES(8), BYTES(1)}, {BYTES(8), BYTES(2)},
    {BYTES(8), BYTES(3)}, {BYTES(8), BYTES(4)}, {BYTES(8), BYTES(5)}, {BYTES(8), BYTES(6)},
    {BYTES(8), BYTES(7)}, {BYTES(8), BYTES(8)}};
#undef BYTES

static inline uint64_t
hash_short(uint64_t a, uint64_t b)
{
	return finish(mix(mix(SEED, a), b));
}

/* Letters of ASCII and of C3 xx made small; keep: the bytes that count. */
static inline uint64_t
small(uint64_t x, uint64_t keep)
{
	uint64_t lead = x & x << 1 & UINT64_C(0x8080808080808080);

	return x | (UINT64_C(0x2020202020202020) & keep & ~(lead >> 2));
}

/* What is read of a text: tokens t[0 .. n) of its first i bytes, at code points. */
struct reader {
	struct str text;
	struct tok *t;
	size_t n, i, cp;
	uint8_t space; /* TOK_SPACE: there was some before i */
};

/* k < WINDOW */
static inline uint64_t
bits_below(uint64_t x, size_t k)
{
	return x & ((UINT64_C(1) << k) - 1);
}

static inline size_t
count(uint64_t x)
{
	return (size_t)__builtin_popcountll(x);
}

/* A character of white space or a token that is read by its code points, at byte i: how many bytes. */
static size_t
read_slow(struct reader *r, size_t i, size_t cstart, uint8_t space)
{
	struct str rest = {r->text.s + i, r->text.n - i};
	struct tok *t = &r->t[r->n];
	size_t len, cps = 1;
	int32_t cp = u8_get(rest.s, rest.n, &len);

	r->space = 0;
	if (u8_is_space(cp)) {
		r->space = TOK_SPACE;
	} else {
		*t = (struct tok){.start = (uint32_t)i,
		    .cstart = (uint32_t)cstart,
		    .flags = space,
		    .may = TOK_ANY};
		len = read_token(rest.s, rest.n, cp, len, t, &cps);
		t->end = (uint32_t)(i + len);
		t->cend = (uint32_t)(cstart + cps);
		r->n++;
	}
	r->i = i + len;
	r->cp = cstart + cps;
	return len;
}

/* Where the tokens of a window begin and end, and what is to be known of them, by bits. */
struct bounds {
	uint64_t first, last;	/* first bytes; those behind the last ones, up to LAST */
	uint64_t slow;		/* of last: of tokens that read_token() must read */
	uint64_t elided, curly; /* of last: ’ is one byte of curly tokens' hashes */
	uint64_t space;		/* bytes with white space before them */
};

/* Ends of runs of SHORT bytes or more. */
static inline uint64_t
long_ends(uint64_t x)
{
	x &= x << 1;
	x &= x << 2;
	x &= x << 4;
	return (x & x << 8) << 1;
}

AVX2_TOO void
find_bounds(struct bounds *b, const struct window *w, uint8_t space)
{
	const uint64_t letter = w->letter, digit = w->digit;
	const uint64_t word_end = letter << 1 & ~letter, number_end = digit << 1 & ~digit;
	const uint64_t too_long = long_ends(letter | digit), hard = w->quote | w->other;
	/* d’ elided, if no other apostrophe may follow */
	const uint64_t quote = w->quote & word_end & ~(too_long | hard >> 1);
	const uint64_t curly = w->curly & word_end & ~(too_long | hard >> 3);
	const uint64_t other = w->other & ~curly;

	b->first = (letter & ~(letter << 1)) | (digit & ~(digit << 1)) | (w->mark & ~quote) | other;
	b->last =
	    (word_end & ~(quote | curly)) | number_end | w->mark << 1 | curly << 3 | other << 1;
	b->last &= ~(~UINT64_C(0) << LAST << 1);
	/* 7 behind G, œ behind c */
	b->slow = (word_end & (digit | (w->quote & ~quote))) |
		  ((word_end | number_end) & (other | too_long)) | other << 1;
	b->elided = quote << 1 | curly << 3;
	b->curly = curly << 3;
	b->space = w->space << 1 | space;
}

/* The short token of bytes [from, to) of a window. */
AVX2_TOO void
read_short(struct tok *t, const struct window *w, const struct bounds *b, size_t from, size_t to)
{
	const char *s = w->s + from;
	uint64_t capitals = bits_below(w->capital, to) >> from, x[2];
	unsigned is = byte_is[(unsigned char)*s];
	size_t n = to - from;
	const uint64_t *keep;

	t->class = is & BYTE_CLASS;
	t->flags =
	    (uint8_t)((b->space >> from & 1) | (b->elided >> to & 1) << 3 | (is & BYTE_DIGIT) << 4);
	t->may = TOK_ANY;
	t->sign = 0;
	x[0] = load(s);
	x[1] = load(s + 8);
	if (b->curly >> to & 1) {
		n -= 2;
		x[(n - 1) / 8] ^= (uint64_t)(0xE2 ^ '\'') << (n - 1) % 8 * 8; /* as if it were ' */
	}
	keep = first_bytes[n];
	x[0] &= keep[0];
	x[1] &= keep[1];
	t->form = t->fold = hash_short(x[0], x[1]);
	if (capitals != 0) {
		size_t letters = t->cend - t->cstart - ((t->flags & TOK_ELIDED) != 0);

		t->fold = hash_short(small(x[0], keep[0]), small(x[1], keep[1]));
		if (capitals & ((unsigned char)*s == 0xC3 ? 2 : 1))
			t->flags |= TOK_UPPER;
		if (letters > 1 && letters == count(capitals))
			t->flags |= TOK_CAPS;
	}
}

/* The tokens of a window, all or one; then what was read lies before r->i. */
AVX2_TOO void
read_window(struct reader *r, const struct window *w, bool one)
{
	const uint64_t ones = ~UINT64_C(0);
	const size_t i = r->i, cp = r->cp;
	struct tok *t = r->t + r->n;
	struct bounds b;
	size_t k;

	find_bounds(&b, w, r->space);
	if (one)
		b.last &= -b.last;
	while (b.last != 0) {
		size_t from = (size_t)__builtin_ctzll(b.first),
		       to = (size_t)__builtin_ctzll(b.last);
		size_t cstart = cp + from - count(bits_below(w->more, from));

		if (b.slow >> to & 1) {
			r->n = (size_t)(t - r->t);
			k = from + read_slow(r, i + from, cstart, b.space >> from & 1);
			if (k > LAST)
				return;
			t = r->t + r->n;
			b.first &= ones << k;
			b.last &= ones << k << 1;
			b.space |= (uint64_t)r->space << k;
			continue;
		}
		t->start = (uint32_t)(i + from);
		t->end = (uint32_t)(i + to);
		t->cstart = (uint32_t)cstart;
		t->cend = (uint32_t)(cp + to - count(bits_below(w->more, to)));
		read_short(t++, w, &b, from, to);
		b.first &= b.first - 1;
		b.last &= b.last - 1;
	}
	r->n = (size_t)(t - r->t);
	k = b.first != 0 ? (size_t)__builtin_ctzll(b.first) : WINDOW;
	if (k == 0) { /* a word longer than the window */
		read_slow(r, i, cp, r->space);
		return;
	}
	if (k > r->text.n - i)
		k = r->text.n - i;
	r->i = i + k;
	r->cp = cp + k - count(k < WINDOW ? bits_below(w->more, k) : w->more);
	r->space = (uint8_t)((k < WINDOW ? b.space >> k : w->space >> (WINDOW - 1)) & 1);
}

AVX2_TOO void
read_next(struct reader *r, bool one, classifier *classify)
{
	struct window w;

	w.s = r->text.s + r->i;
	if (r->text.n - r->i < sizeof w.pad)
		pad_window(&w, r->text.n - r->i);
	classify(&w);
	read_window(r, &w, one);
}

#ifdef HAVE_AVX2
AVX2 static void
read_avx2(struct reader *r, bool one)
{
	read_next(r, one, classify_avx2);
}
#else
#define read_avx2 read_portable
#endif

static void
read_portable(struct reader *r, bool one)
{
	read_next(r, one, classify_portable);
}

/* Room for the tokens of one more window, and one behind them. */
static void
make_room(struct reader *r, size_t *cap, struct arena *a)
{
	struct tok *more = arena_get(a, 2 * *cap * sizeof *more);

	memcpy(more, r->t, r->n * sizeof *more);
	r->t = more;
	*cap *= 2;
}

size_t
tok_split(struct str text, struct arena *a, struct tok **toks)
{
	void (*read)(struct reader *, bool) = avx2_there() ? read_avx2 : read_portable;
	size_t cap = text.n / 4 + WINDOW + 1;
	struct reader r = {.text = text, .t = arena_get(a, cap * sizeof *r.t), .space = TOK_SPACE};

	while (r.i < text.n) {
		if (cap - r.n <= WINDOW)
			make_room(&r, &cap, a);
		read(&r, false);
	}
	memset(&r.t[r.n], 0, sizeof *r.t);
	r.t[r.n].start = r.t[r.n].end = (uint32_t)text.n;
	r.t[r.n].cstart = r.t[r.n].cend = (uint32_t)r.cp;
	r.t[r.n].class = TOK_MARK;
	*toks = r.t;
	return r.n;
}

uint64_t
tok_hash_bytes(const char *s, size_t n)
{
	uint64_t h = SEED, eight;
	size_t i;

	for (i = 0; i + 8 <= n; i += 8)
		h = mix(h, load(s + i));
	for (eight = 0; i < n; i++)
		eight |= (uint64_t)(unsigned char)s[i] << 8 * (i % 8);
	h = n % 8 != 0 ? mix(h, eight) : h;
	return finish(n <= 8 ? mix(h, 0) : h);
}

/* A first word of ASCII with a space or another mark behind it, which most texts have: no window is needed. */
static bool
first_plain(struct str text, struct tok *t)
{
	const unsigned char *s = (const unsigned char *)text.s;
	size_t n = 0, most = text.n < SHORT + 1 ? text.n - 1 : SHORT, capitals = 0;
	char low[SHORT];

	for (; n < most && (byte_is[s[n]] & BYTE_LETTER); n++) {
		low[n] = (char)(s[n] | 0x20);
		capitals += (s[n] & 0x20) == 0;
	}
	if (n == 0 || (byte_is[s[n]] & (BYTE_SPACE | BYTE_MARK)) == 0 || s[n] == '\'')
		return false;
	*t = (struct tok){.end = (uint32_t)n,
	    .cend = (uint32_t)n,
	    .class = TOK_WORD,
	    .flags = TOK_SPACE,
	    .may = TOK_ANY,
	    .form = tok_hash_bytes(text.s, n)};
	t->fold = capitals > 0 ? tok_hash_bytes(low, n) : t->form;
	t->flags |= (s[0] & 0x20) == 0 ? TOK_UPPER : 0;
	t->flags |= n > 1 && n == capitals ? TOK_CAPS : 0;
	return true;
}

bool
tok_first(struct str text, struct tok *t)
{
	struct reader r = {.text = text, .t = t, .space = TOK_SPACE};

	if (text.n > 0 && first_plain(text, t))
		return true;
	while (r.i < text.n && r.n == 0)
		(avx2_there() ? read_avx2 : read_portable)(&r, true);
	return r.n > 0;
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
