#include "lines.h"

#include "wide.h"

#include <string.h>

/* ---- portable ---- */

/* Is the character at s, not ASCII, n bytes left, certainly right? Its length, or 0. */
static size_t
calm_character(const char *s, size_t n)
{
	unsigned char c = (unsigned char)s[0], d, e;

	if (n < 2)
		return 0;
	d = (unsigned char)s[1];
	e = n > 2 ? (unsigned char)s[2] : 0;
	if (c == 0xE2)
		return d == 0x80 && e >= 0x90 && e < 0xA8 && e != 0x9A ? 3 : 0;
	if (d < 0x80 || d > 0xBF)
		return 0;
	if (c == 0xC2)
		return d > 0xA0 && d != 0xA9 && d != 0xAC && d != 0xAD ? 2 : 0;
	if (e == ' ' && (d & 0xFE) == 0x82) /* « Â » or « Ã » and a space may be damage */
		return 0;
	if (c == 0xC3) /* « créée » is right */
		return e < 0x80 || (e == 0xC3 && d >= 0xA0) ? 2 : 0;
	return c == 0xC4 || c == 0xC5 ? 2 : 0;
}

static bool
is_calm(const char *s, size_t n)
{
	size_t i = 0, len;

	if (n == 0 || s[0] == ' ')
		return false;
	while (i < n) {
		unsigned char c = (unsigned char)s[i];

		if (c >= 0x80) {
			if ((len = calm_character(s + i, n - i)) == 0)
				return false;
			i += len;
			continue;
		}
		if (c < ' ' || c == 0x7F || c == '&' ||
		    (c == ' ' && (i + 1 == n || s[i + 1] == ' ')))
			return false;
		i++;
	}
	return true;
}

static inline bool
is_stop(char c)
{
	return c == '.' || c == '!' || c == '?';
}

/* A sentence or a teaser may begin behind it: the last bytes of … » ” too. */
static inline bool
is_end(char c)
{
	return is_stop(c) || c == '(' || c == ')' || c == '"' || c == '\xA6' || c == '\xBB' ||
	       c == '\x9D';
}

/* What links, addresses, menus are told by. */
static inline bool
is_rare(char c)
{
	return c == '@' || c == '#' || c == '/' || c == ']' || c == '|';
}

/* First letters of « Lire », « Voir », « Relire », « À lire », « Écouter », « Pour approfondir ». */
static inline bool
is_first(char c)
{
	return c == 'L' || c == 'V' || c == 'R' || c == 'A' || c == '\xC3' || c == 'P';
}

/* Is s[i] such a letter, behind such a mark? Behind a bracket small l and v too. */
static bool
may_tease(const char *s, size_t i)
{
	char c = s[i];

	if (i > 0 && s[i - 1] == '(' && (c == 'l' || c == 'v'))
		return true;
	return is_first(c) &&
	       ((i > 0 && is_end(s[i - 1])) || (i > 1 && s[i - 1] == ' ' && is_end(s[i - 2])));
}

/* The line of n bytes at s, behind which there are more: room in all. */
static void
count(const char *s, size_t n, size_t room, const struct sixes *f, struct line *l)
{
	size_t i, inner = 0;
	bool rare = false;

	l->from = 0;
	l->n = n;
	l->teaser = false;
	l->spaces = 0;
	for (i = 0; i < n; i++) {
		l->spaces += s[i] == ' ';
		rare |= is_rare(s[i]);
		inner += i > 3 && s[i] == ' ' && is_stop(s[i - 1]) && s[i - 2] != ' ' &&
			 s[i - 2] != '.' && s[i - 3] != ' ';
		l->teaser |= i + LINES_SIX <= room && may_tease(s, i) && lines_may_tease(f, s + i);
	}
	l->inner = (uint8_t)(inner < 255 ? inner : 255);
	l->flags = (is_calm(s, n) ? LINES_CALM : 0) | (rare ? LINES_MARK : 0);
}

void
lines_count_portable(const char *s, size_t n, const struct sixes *f, struct line *l)
{
	count(s, n, n, f, l);
}

size_t
lines_find_portable(
    const char *s, size_t n, const struct sixes *f, struct line *l, size_t most, size_t *used)
{
	size_t i = 0, k = 0, len;
	bool gap = false;

	while (i < n && k < most) {
		const char *e = memchr(s + i, '\n', n - i);

		len = e ? (size_t)(e - s) - i : n - i;
		if (len > 0) {
			count(s + i, len, n - i, f, &l[k]);
			l[k].from = i;
			l[k++].flags |= gap ? LINES_GAP : 0;
		}
		gap = len == 0;
		i += len + (e != NULL);
	}
	*used = i;
	return k;
}

#ifdef HAVE_AVX2

/* ---- AVX2 ---- */

/*
 * What makes a line not calm is told by the halves of a byte and of the one before it, one bit a
 * reason (Keiser and Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte", 2021).
 */
enum {
	LONG = 1,  /* a continuation behind ASCII */
	SHORT = 2, /* none behind what is not */
	C1 = 4,	   /* C2 80 to C2 9F */
	SIGN = 8, /* C2 A0, A9, AC, AD: no-break space, ©, soft hyphen, half of a damaged letter */
	DAMAGE = 16,  /* 82, 83 and a space: « Â », « Ã » */
	OTHER_8 = 32, /* E2 81 to E2 8F */
	OTHER = 64,   /* E2 90 to E2 BF */
	CONTS = 128   /* two continuations: wrong but for the third byte behind E2 */
};

/* A window: SEEN bytes that were in the last one, of which bytes behind them are told, and NEW. */
enum { SEEN = 4, NEW = 64 - SEEN };

/* One bit for each byte of a window; those of the bytes seen are wrong. */
struct found {
	uint64_t lf, space;
	uint64_t inner;	 /* spaces behind the end of a sentence */
	uint64_t teaser; /* where a teaser may begin; all that stands behind a bracket */
	uint64_t bad;	 /* what makes a line not calm */
	uint64_t rare;	 /* @ # / ] | */
};

struct text {
	const char *s;
	size_t n;
	const struct sixes *f;
};

/* A line that is being read. */
struct open {
	size_t from, inner;
	uint32_t spaces;
	bool teaser;
	uint64_t bad, rare;
};

static inline void
end_line(struct line *l, const struct open *o, size_t end)
{
	l->from = o->from;
	l->n = end - o->from;
	l->teaser = o->teaser;
	l->spaces = o->spaces;
	l->inner = (uint8_t)(o->inner < 255 ? o->inner : 255);
	l->flags = (uint8_t)((o->bad == 0) * LINES_CALM | (o->rare != 0) * LINES_MARK);
}

/* The windows at both ends stand between LFs. */
struct edge {
	char s[1 + 64];
};

/* Adds what the bits of within, of the block at i, say of it. */
AVX2 static inline void
add(struct open *o, const struct found *f, uint64_t within, const struct text *t, size_t i)
{
	uint64_t teaser;

	o->spaces += (uint32_t)__builtin_popcountll(f->space & within);
	o->inner += (size_t)__builtin_popcountll(f->inner & within);
	o->bad |= f->bad & within;
	o->rare |= f->rare & within;
	for (teaser = f->teaser & within; teaser; teaser &= teaser - 1) {
		size_t at = i + (size_t)__builtin_ctzll(teaser);

		o->teaser |= at + LINES_SIX <= t->n && lines_may_tease(t->f, t->s + at) &&
			     may_tease(t->s, at);
	}
}

/*
 * Ends the lines whose LF is among the first bits of a block at i; how many, *k counted from n on.
 * False when there are most.
 */
AVX2 static inline bool
end_lines(struct open *o, const struct found *f, uint64_t lf, uint64_t *from, const struct text *t,
    size_t i, struct line *l, size_t *k, size_t most, bool *gap)
{
	for (; lf; lf &= lf - 1) {
		size_t at = i + (size_t)__builtin_ctzll(lf);
		uint64_t to = lf ^ (lf - 1); /* with the LF */

		if (at > o->from) {
			add(o, f, to & *from, t, i);
			end_line(&l[*k], o, at);
			l[*k].flags |= *gap ? LINES_GAP : 0;
			++*k;
		}
		*gap = at == o->from;
		*from = ~to;
		*o = (struct open){.from = at + 1};
		if (*k == most)
			return false;
	}
	return true;
}

/* The window whose new bytes begin at s[i]. */
AVX2 static inline const char *
window(struct edge *e, const char *s, size_t i, size_t n)
{
	size_t seen = SEEN + 1;

	if (i >= seen && n - i >= NEW)
		return s + i - SEEN;
	memset(e, '\n', sizeof *e);
	if (i < seen)
		seen = i;
	memcpy(e->s + 1 + SEEN - seen, s + i - seen, seen + (n - i < NEW ? n - i : NEW));
	return e->s + 1;
}

/* The bits of the window at i that are of the n bytes, and the one behind them. */
static inline uint64_t
of_text(size_t i, size_t n)
{
	uint64_t to = n - i < NEW ? (UINT64_C(2) << (n - i + SEEN)) - 1 : ~UINT64_C(0);

	return to & ~UINT64_C(0) << SEEN;
}

/* 64 bytes, the one before each, halves. */
struct bytes {
	struct wide x, before, high, low;
};

AVX2 static inline struct bytes
get(const char *s)
{
	struct bytes b;

	b.x = wide_load(s);
	b.before = wide_load(s - 1);
	b.high = wide_high(b.x);
	b.low = wide_low(b.x);
	return b;
}

AVX2 static inline struct wide
pairs(const struct bytes *b)
{
	const int any = LONG | SHORT | CONTS;
	const int tail = LONG | CONTS | OTHER, all = any | C1 | OTHER;
	const __m128i first_high =
	    WIDE_TABLE(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG, CONTS | DAMAGE, CONTS, CONTS,
		CONTS, SHORT | C1 | SIGN, SHORT, SHORT | OTHER_8 | OTHER, SHORT);
	const __m128i first_low = WIDE_TABLE(any, any, any | C1 | SIGN | DAMAGE | OTHER_8 | OTHER,
	    any | DAMAGE, any, any, any, any, any, any, any, any, any, any, any, any);
	const __m128i high = WIDE_TABLE(SHORT, SHORT, SHORT | DAMAGE, SHORT, SHORT, SHORT, SHORT,
	    SHORT, LONG | CONTS | C1 | OTHER_8, tail | C1, tail | SIGN, tail, SHORT, SHORT, SHORT,
	    SHORT);
	const __m128i low = WIDE_TABLE(all | SIGN | DAMAGE, all | OTHER_8, all | OTHER_8,
	    all | OTHER_8, all | OTHER_8, all | OTHER_8, all | OTHER_8, all | OTHER_8,
	    all | OTHER_8, all | OTHER_8 | SIGN, all | OTHER_8, all | OTHER_8, all | OTHER_8 | SIGN,
	    all | OTHER_8 | SIGN, all | OTHER_8, all | OTHER_8);
	struct wide first = wide_and(
	    wide_look(first_high, wide_high(b->before)), wide_look(first_low, wide_low(b->before)));

	return wide_and(first, wide_and(wide_look(high, b->high), wide_look(low, b->low)));
}

/* Controls but LF, DEL, &; leads but C2 to C5 and E2. Not CONTS. */
AVX2 static inline struct wide
singles(const struct bytes *b)
{
	enum { ROW_0 = 1, ROW_1_D_F = 2, AND = 4, DEL = 8, LEAD_C = 16, LEAD_E = 32 };
	const int all = ROW_0 | ROW_1_D_F | LEAD_E, most = all | LEAD_C;
	const __m128i high = WIDE_TABLE(ROW_0, ROW_1_D_F, AND, 0, 0, 0, 0, DEL, 0, 0, 0, 0, LEAD_C,
	    ROW_1_D_F, LEAD_E, ROW_1_D_F);
	const __m128i low = WIDE_TABLE(most, most, ROW_0 | ROW_1_D_F, all, all, all, most | AND,
	    most, most, most, ROW_1_D_F | LEAD_C | LEAD_E, most, most, most, most, most | DEL);

	return wide_and(wide_look(high, b->high), wide_look(low, b->low));
}

/* Those of a set of bytes whose second halves differ: a table of them by these. */
AVX2 static inline uint64_t
among(const struct bytes *b, __m128i set)
{
	return wide_same(b->x, wide_look(set, b->low));
}

/* What makes a line not calm, spaces aside. */
AVX2 static inline uint64_t
not_calm(const struct bytes *b, uint64_t lf)
{
	struct wide wrong = wide_or(pairs(b), singles(b));
	uint64_t behind = ~(lf << 1); /* LF and what is behind it are of two lines */
	uint64_t e2 = wide_equal(b->x, '\xE2') << 2 & behind, c3 = wide_equal(b->x, '\xC3');
	uint64_t bad = wide_bit(wrong, 0) ^ e2, twice = c3 << 2 & behind & wide_bit(b->x, 0);

	if (wide_any(wrong, CONTS - 1))
		bad |= wide_some(wrong, CONTS - 1);
	if (e2) /* 90 to A7 but 9A: the third byte behind E2 80 */
		bad |= e2 & ~(wide_between(b->x, 0x90, 0x17) & ~wide_equal(b->x, '\x9A'));
	if (twice) /* C3 xx and what is not ASCII: only a second C3 behind a small letter is right */
		bad |= twice & ~(c3 & wide_bit(b->x, 2) << 1);
	return bad;
}

/* In the window at s; s[-1] is read too. inside: LF is a character like others there. */
AVX2 __attribute__((always_inline)) static inline struct found
find_in(const char *s, uint64_t inside)
{
	/* ! . ?; those and " A6 ( ) BB 9D; P A R C3 V L; @ # | ] / */
	const __m128i stops =
	    WIDE_TABLE(-1, '!', -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, '.', '?');
	const __m128i ends =
	    WIDE_TABLE(-1, '!', '"', -1, -1, -1, 0xA6, -1, '(', ')', -1, 0xBB, -1, 0x9D, '.', '?');
	const __m128i firsts =
	    WIDE_TABLE('P', 'A', 'R', 0xC3, -1, -1, 'V', -1, -1, -1, -1, -1, 'L', -1, -1, 0);
	const __m128i rares =
	    WIDE_TABLE('@', -1, -1, '#', -1, -1, -1, -1, -1, -1, -1, -1, '|', ']', -1, '/');
	struct bytes b = get(s);
	uint64_t dot = wide_equal(b.x, '.'), lf = wide_equal(b.x, '\n'), end = among(&b, ends),
		 blank;
	struct found f;

	f.space = wide_equal(b.x, ' ');
	f.lf = lf & ~inside;
	blank = f.space | f.lf;
	/* LF, too, parts words; and i > 3 need not be asked when none stands four bytes before. */
	f.inner = f.space & among(&b, stops) << 1 & ~((blank | dot) << 2 | blank << 3 | f.lf << 4);
	f.teaser = (among(&b, firsts) & (end << 1 | (f.space << 1 & end << 2))) |
		   wide_equal(b.x, '(') << 1;
	f.rare = among(&b, rares);
	f.bad = not_calm(&b, lf) | (lf & inside) | (f.space & blank << 1) | (f.lf & f.space << 1);
	return f;
}

/* The window at i, whose text ends or begins inside. */
AVX2 __attribute__((noinline)) static void
find_edge(const char *s, size_t i, size_t n, struct found *f)
{
	struct edge e;

	*f = find_in(window(&e, s, i, n), 0);
}

/* The windows at i and behind, k of them. */
AVX2 static void
find_avx2(const char *s, size_t i, size_t n, struct found *f, size_t k)
{
	const struct found *end = f + k;

	if (i < SEEN + 1) {
		find_edge(s, i, n, f++);
		i += NEW;
	}
	for (; f < end && n - i >= NEW; i += NEW)
		*f++ = find_in(s + i - SEEN, 0);
	if (f < end)
		find_edge(s, i, n, f);
}

AVX2 static void
count_avx2(const char *s, size_t n, const struct sixes *sixes, struct line *l)
{
	const struct text t = {s, n, sixes};
	struct open o = {0};
	struct found f;
	struct edge e;
	size_t i;

	for (i = 0; i <= n; i += NEW) {
		uint64_t bits = of_text(i, n),
			 last = n - i < NEW ? UINT64_C(1) << (n - i + SEEN) : 0;

		f = find_in(window(&e, s, i, n), i > 0 ? ~last : bits & ~last);
		add(&o, &f, bits, &t, i - SEEN);
	}
	end_line(l, &o, n);
	if (n == 0)
		l->flags = 0;
}

AVX2 static bool
calm_avx2(const char *s, size_t n)
{
	struct edge e;
	size_t i;

	for (i = 0; i <= n; i += NEW) {
		uint64_t bits = of_text(i, n),
			 last = n - i < NEW ? UINT64_C(1) << (n - i + SEEN) : 0;

		if (find_in(window(&e, s, i, n), i > 0 ? ~last : bits & ~last).bad & bits)
			return false;
	}
	return n > 0;
}

/* Windows are read some at once: what tells lines apart is no loop over vectors. */
enum { WINDOWS = 16 };

AVX2 static size_t
find_lines(const struct text *t, struct line *l, size_t most, size_t *used)
{
	struct found some[WINDOWS], *f = some;
	size_t i, k = 0, n = t->n, left = 0;
	struct open o = {0};
	bool gap = false;

	*used = n;
	for (i = 0; i < n || o.from < n; i += NEW, f++, left--) {
		uint64_t from = ~UINT64_C(0) << SEEN, lf;

		if (left == 0) {
			left = (n - i) / NEW + 1;
			left = left < WINDOWS ? left : WINDOWS;
			find_avx2(t->s, i, n, f = some, left);
		}
		lf = f->lf & from;
		if (n - i < NEW) /* the LF behind the text, and none behind that */
			lf &= (UINT64_C(2) << (n - i + SEEN)) - 1;
		if (lf && !end_lines(&o, f, lf, &from, t, i - SEEN, l, &k, most, &gap)) {
			*used = o.from < n ? o.from : n;
			break;
		}
		add(&o, f, from, t, i - SEEN);
	}
	return k;
}

/* The better of the two that the processor has. */
#define BEST(name, portable) (avx2_there() ? name##_avx2 : (portable))

#else
#define BEST(name, portable) portable
#endif

size_t
lines_find(
    const char *s, size_t n, const struct sixes *f, struct line *l, size_t most, size_t *used)
{
#ifdef HAVE_AVX2
	const struct text t = {s, n, f};

	if (avx2_there())
		return find_lines(&t, l, most, used);
#endif
	return lines_find_portable(s, n, f, l, most, used);
}

void
lines_count(const char *s, size_t n, const struct sixes *f, struct line *l)
{
	BEST(count, lines_count_portable)(s, n, f, l);
}

bool
lines_calm(const char *s, size_t n)
{
	return BEST(calm, is_calm)(s, n);
}
