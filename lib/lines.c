#include "lines.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define LINES_AVX2 1
#define AVX2 __attribute__((target("avx2,bmi,popcnt")))
#endif

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
	if (c == 0xC3) /* « créée » is right; « Â » or « Ã » and a space may be damage */
		return e < 0x80 ? (e == ' ' && (d & 0xFE) == 0x82 ? 0 : 2)
				: (e == 0xC3 && d >= 0xA0 ? 2 : 0);
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

/* A sentence or a teaser may begin behind it: the last bytes of … » ” too (9B, BD: as AVX2). */
static inline bool
is_end(char c)
{
	return is_stop(c) || c == '(' || c == ')' || c == '"' || c == '\xA6' || c == '\xBB' ||
	       c == '\x9D' || c == '\x9B' || c == '\xBD';
}

/* First letters of « Lire », « Voir », « Relire », « À lire », « Écouter », « Pour approfondir ». */
static inline bool
is_first(char c)
{
	return c == 'L' || c == 'V' || c == 'R' || c == 'A' || c == '\xC3' || c == 'P';
}

/* Is s[i] such a letter, behind such a mark? In brackets small letters too: l v, and what AVX2 takes for them. */
static bool
may_tease(const char *s, size_t i)
{
	char c = s[i];

	if (i > 0 && s[i - 1] == '(' && (c == 'l' || c == 'v' || c == 'f' || c == '|'))
		return true;
	return is_first(c) &&
	       ((i > 0 && is_end(s[i - 1])) || (i > 1 && s[i - 1] == ' ' && is_end(s[i - 2])));
}

/* The line of n bytes at s, behind which there are more: room in all. */
static void
count(const char *s, size_t n, size_t room, const struct fours *f, struct line *l)
{
	size_t i, inner = 0;

	l->from = 0;
	l->n = n;
	l->teaser = false;
	l->spaces = 0;
	for (i = 0; i < n; i++) {
		l->spaces += s[i] == ' ';
		inner += i > 3 && s[i] == ' ' && is_stop(s[i - 1]) && s[i - 2] != ' ' &&
			 s[i - 2] != '.' && s[i - 3] != ' ';
		l->teaser |= i + 4 <= room && may_tease(s, i) && lines_may_tease(f, s + i);
	}
	l->inner = (uint8_t)(inner < 255 ? inner : 255);
	l->flags = is_calm(s, n) ? LINES_CALM : 0;
}

void
lines_count_portable(const char *s, size_t n, const struct fours *f, struct line *l)
{
	count(s, n, n, f, l);
}

size_t
lines_find_portable(
    const char *s, size_t n, const struct fours *f, struct line *l, size_t most, size_t *used)
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

#ifdef LINES_AVX2

/* ---- AVX2 ---- */

#define TWICE(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                                      \
	_mm256_setr_epi8((char)(a), (char)(b), (char)(c), (char)(d), (char)(e), (char)(f),         \
	    (char)(g), (char)(h), (char)(i), (char)(j), (char)(k), (char)(l), (char)(m),           \
	    (char)(n), (char)(o), (char)(p), (char)(a), (char)(b), (char)(c), (char)(d),           \
	    (char)(e), (char)(f), (char)(g), (char)(h), (char)(i), (char)(j), (char)(k),           \
	    (char)(l), (char)(m), (char)(n), (char)(o), (char)(p))

AVX2 static inline __m256i
load(const char *s)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)s);
}

/* 32 bytes, the one before each and that before it (0 behind LF: it is of another line); halves. */
struct bytes {
	__m256i x, p1, p2, high, low;
};

AVX2 static inline struct bytes
get(const char *s)
{
	const __m256i low = _mm256_set1_epi8(0x0F);
	struct bytes b;

	b.x = load(s);
	b.p1 = load(s - 1);
	b.p2 = _mm256_andnot_si256(_mm256_cmpeq_epi8(b.p1, _mm256_set1_epi8('\n')), load(s - 2));
	b.high = _mm256_and_si256(_mm256_srli_epi16(b.x, 4), low);
	b.low = _mm256_and_si256(b.x, low);
	return b;
}

/*
 * Not 0 where a byte makes its line not calm, spaces aside. Most is told by the halves of a byte and
 * of the one before it, one bit a reason (Keiser and Lemire, "Validating UTF-8 In Less Than One
 * Instruction Per Byte", 2021).
 */
enum {
	LONG = 1,    /* a continuation behind ASCII */
	SHORT = 2,   /* none behind what is not */
	OTHER_C = 4, /* C0, C1, C6 to CF */
	OTHER_DF = 8,
	OTHER_E = 16, /* all E but E2 */
	C1 = 32,      /* C2 80 to C2 9F */
	C2 = 64, /* C2 A0, A9, AC, AD: no-break space, ©, soft hyphen, half of a damaged letter */
	CONTS = 128 /* two continuations: wrong but for the third byte behind E2 */
};

AVX2 static inline __m256i
pairs(const struct bytes *b)
{
	const int any = LONG | SHORT | OTHER_DF | CONTS, most = any | OTHER_C | OTHER_E;
	const int other = OTHER_C | OTHER_DF | OTHER_E, tail = LONG | CONTS | other;
	const int all = any | other | C1;
	const __m256i half = _mm256_set1_epi8(0x0F);
	const __m256i p_high =
	    TWICE(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG, CONTS, CONTS, CONTS, CONTS,
		SHORT | OTHER_C | C1 | C2, SHORT | OTHER_DF, SHORT | OTHER_E, SHORT | OTHER_DF);
	const __m256i p_low = TWICE(most, most, any | C1 | C2, any | OTHER_E, any | OTHER_E,
	    any | OTHER_E, most, most, most, most, most, most, most, most, most, most);
	const __m256i high = TWICE(SHORT | other, SHORT | other, SHORT | other, SHORT | other,
	    SHORT | other, SHORT | other, SHORT | other, SHORT | other, tail | C1, tail | C1,
	    tail | C2, tail, SHORT | other, SHORT | other, SHORT | other, SHORT | other);
	const __m256i low = TWICE(all | C2, all, all, all, all, all, all, all, all, all | C2, all,
	    all, all | C2, all | C2, all, all);
	__m256i p =
	    _mm256_shuffle_epi8(p_high, _mm256_and_si256(_mm256_srli_epi16(b->p1, 4), half));

	p = _mm256_and_si256(p, _mm256_shuffle_epi8(p_low, _mm256_and_si256(b->p1, half)));
	return _mm256_and_si256(p,
	    _mm256_and_si256(_mm256_shuffle_epi8(high, b->high), _mm256_shuffle_epi8(low, b->low)));
}

/* Controls but LF, DEL, & */
AVX2 static inline __m256i
singles(const struct bytes *b)
{
	const __m256i high = TWICE(1, 2, 4, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0);
	const __m256i low = TWICE(3, 3, 3, 3, 3, 3, 7, 3, 3, 3, 2, 3, 3, 3, 3, 11);

	return _mm256_and_si256(
	    _mm256_shuffle_epi8(high, b->high), _mm256_shuffle_epi8(low, b->low));
}

AVX2 static inline __m256i
not_calm(const struct bytes *b)
{
	const __m256i c3 = _mm256_cmpeq_epi8(b->p2, _mm256_set1_epi8((char)0xC3));
	const __m256i third = _mm256_cmpeq_epi8(b->p2, _mm256_set1_epi8((char)0xE2));
	const __m256i e2 = _mm256_cmpeq_epi8(b->p1, _mm256_set1_epi8((char)0xE2));
	__m256i bad =
	    _mm256_andnot_si256(_mm256_and_si256(third, _mm256_set1_epi8((char)CONTS)), pairs(b));
	__m256i y;

	bad = _mm256_or_si256(bad, singles(b));
	/* E2 80, then 90 to A7 but 9A */
	bad = _mm256_or_si256(
	    bad, _mm256_andnot_si256(_mm256_cmpeq_epi8(b->x, _mm256_set1_epi8((char)0x80)), e2));
	y = _mm256_sub_epi8(b->x, _mm256_set1_epi8((char)0x90));
	y = _mm256_cmpeq_epi8(_mm256_min_epu8(y, _mm256_set1_epi8(0x17)), y);
	y = _mm256_andnot_si256(_mm256_cmpeq_epi8(b->x, _mm256_set1_epi8((char)0x9A)), y);
	bad = _mm256_or_si256(bad, _mm256_andnot_si256(y, third));
	/* C3 and not ASCII behind it, but a second C3 behind a small letter; C3 82, C3 83 and a space */
	y = _mm256_and_si256(_mm256_cmpeq_epi8(b->x, _mm256_set1_epi8((char)0xC3)),
	    _mm256_cmpgt_epi8(b->p1, _mm256_set1_epi8((char)0x9F)));
	y = _mm256_andnot_si256(y, _mm256_cmpgt_epi8(_mm256_setzero_si256(), b->x));
	y = _mm256_or_si256(
	    y, _mm256_and_si256(_mm256_cmpeq_epi8(b->x, _mm256_set1_epi8(' ')),
		   _mm256_cmpeq_epi8(_mm256_and_si256(b->p1, _mm256_set1_epi8((char)0xFE)),
		       _mm256_set1_epi8((char)0x82))));
	return _mm256_or_si256(bad, _mm256_and_si256(c3, y));
}

/*
 * What is_end() and is_first() say of a byte: a bit for each set of first halves that is also in the
 * second half's.
 */
enum {
	END = 1 | 2 | 4 | 8,
	FIRST = 16 | 32 | 64,
	SMALL = 128 /* l v f | */
};

AVX2 static inline __m256i
classes(const struct bytes *b)
{
	const __m256i by_high = TWICE(0, 0, 1, 2, 16, 32, SMALL, SMALL, 0, 8, 4, 8, 64, 0, 0, 0);
	const __m256i by_low =
	    TWICE(32, 1 | 16, 1 | 32, 64, 0, 0, 4 | 32 | SMALL, 0, 1, 1, 0, 8, 16 | SMALL, 8, 1, 2);

	return _mm256_and_si256(
	    _mm256_shuffle_epi8(by_high, b->high), _mm256_shuffle_epi8(by_low, b->low));
}

AVX2 static inline uint64_t
both(__m256i a, __m256i b)
{
	return (uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32 |
	       (uint32_t)_mm256_movemask_epi8(a);
}

AVX2 static inline uint64_t
equal(const struct bytes *a, const struct bytes *b, char c)
{
	return both(_mm256_cmpeq_epi8(a->x, _mm256_set1_epi8(c)),
	    _mm256_cmpeq_epi8(b->x, _mm256_set1_epi8(c)));
}

AVX2 static inline __m256i
asks(const struct bytes *b)
{
	return _mm256_or_si256(_mm256_cmpeq_epi8(b->x, _mm256_set1_epi8('!')),
	    _mm256_cmpeq_epi8(b->x, _mm256_set1_epi8('?')));
}

/* Those that have one of the bits of set. */
AVX2 static inline uint64_t
some(__m256i a, __m256i b, int set)
{
	const __m256i bits = _mm256_set1_epi8((char)set), none = _mm256_setzero_si256();

	return ~both(_mm256_cmpeq_epi8(_mm256_and_si256(a, bits), none),
	    _mm256_cmpeq_epi8(_mm256_and_si256(b, bits), none));
}

/* A window: SEEN bytes that were in the last one, of which bytes behind them are told, and NEW. */
enum { SEEN = 4, NEW = 64 - SEEN };

/* One bit for each byte of a window; those of the bytes seen are wrong. */
struct found {
	uint64_t lf, space;
	uint64_t inner;	 /* spaces behind the end of a sentence */
	uint64_t teaser; /* where a teaser may begin */
	uint64_t bad;	 /* what makes a line not calm */
};

/* In the window at s; s[-2] and s[-1] are read too. inside: LF is a character like others there. */
AVX2 __attribute__((always_inline)) static inline struct found
find(const char *s, uint64_t inside)
{
	struct bytes a = get(s), b = get(s + 32);
	__m256i ca = classes(&a), cb = classes(&b);
	uint64_t dot = equal(&a, &b, '.'), stop = dot | both(asks(&a), asks(&b));
	uint64_t lf = equal(&a, &b, '\n'), end = some(ca, cb, END), blank;
	struct found f;

	f.space = equal(&a, &b, ' ');
	f.lf = lf & ~inside;
	blank = f.space | f.lf;
	/* LF, too, parts words; and i > 3 need not be asked when none stands four bytes before. */
	f.inner = f.space & stop << 1 & ~((blank | dot) << 2 | blank << 3 | f.lf << 4);
	f.teaser = (some(ca, cb, FIRST) & (end << 1 | (f.space << 1 & end << 2))) |
		   (both(ca, cb) & equal(&a, &b, '(') << 1);
	f.bad = some(not_calm(&a), not_calm(&b), 0xFF) | (lf & inside) | (f.space & blank << 1) |
		(f.lf & f.space << 1);
	return f;
}

struct text {
	const char *s;
	size_t n;
	const struct fours *f;
};

/* A line that is being read. */
struct open {
	size_t from, inner;
	uint32_t spaces;
	bool teaser;
	uint64_t bad;
};

/* Adds what the bits of within, of the block at i, say of it. */
AVX2 static inline void
add(struct open *o, const struct found *f, uint64_t within, const struct text *t, size_t i)
{
	uint64_t teaser;

	o->spaces += (uint32_t)__builtin_popcountll(f->space & within);
	o->inner += (size_t)__builtin_popcountll(f->inner & within);
	o->bad |= f->bad & within;
	for (teaser = f->teaser & within; teaser; teaser &= teaser - 1) {
		size_t at = i + (size_t)__builtin_ctzll(teaser);

		o->teaser |= at + 4 <= t->n && lines_may_tease(t->f, t->s + at);
	}
}

static inline void
end_line(struct line *l, const struct open *o, size_t end)
{
	l->from = o->from;
	l->n = end - o->from;
	l->teaser = o->teaser;
	l->spaces = o->spaces;
	l->inner = (uint8_t)(o->inner < 255 ? o->inner : 255);
	l->flags = o->bad == 0 ? LINES_CALM : 0;
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

/* The windows at both ends stand between LFs. */
struct edge {
	char s[2 + 64];
};

/* The window whose new bytes begin at s[i]. */
AVX2 static inline const char *
window(struct edge *e, const char *s, size_t i, size_t n)
{
	size_t seen = SEEN + 2;

	if (i >= seen && n - i >= NEW)
		return s + i - SEEN;
	memset(e, '\n', sizeof *e);
	if (i < seen)
		seen = i;
	memcpy(e->s + 2 + SEEN - seen, s + i - seen, seen + (n - i < NEW ? n - i : NEW));
	return e->s + 2;
}

AVX2 static size_t
find_avx2(
    const char *s, size_t n, const struct fours *fours, struct line *l, size_t most, size_t *used)
{
	const struct text t = {s, n, fours};
	struct open o = {0};
	struct found f;
	struct edge e;
	size_t i, k = 0;
	bool gap = false;

	*used = n;
	for (i = 0; i < n || o.from < n; i += NEW) {
		uint64_t from = ~UINT64_C(0) << SEEN, lf;

		f = find(window(&e, s, i, n), 0);
		lf = f.lf & from;
		if (n - i < NEW) /* the LF behind the text, and none behind that */
			lf &= (UINT64_C(2) << (n - i + SEEN)) - 1;
		if (lf && !end_lines(&o, &f, lf, &from, &t, i - SEEN, l, &k, most, &gap)) {
			*used = o.from < n ? o.from : n;
			break;
		}
		add(&o, &f, from, &t, i - SEEN);
	}
	return k;
}

/* The bits of the window at i that are of the n bytes, and the one behind them. */
static inline uint64_t
of_text(size_t i, size_t n)
{
	uint64_t to = n - i < NEW ? (UINT64_C(2) << (n - i + SEEN)) - 1 : ~UINT64_C(0);

	return to & ~UINT64_C(0) << SEEN;
}

AVX2 static void
count_avx2(const char *s, size_t n, const struct fours *fours, struct line *l)
{
	const struct text t = {s, n, fours};
	struct open o = {0};
	struct found f;
	struct edge e;
	size_t i;

	for (i = 0; i <= n; i += NEW) {
		uint64_t bits = of_text(i, n),
			 last = n - i < NEW ? UINT64_C(1) << (n - i + SEEN) : 0;

		f = find(window(&e, s, i, n), i > 0 ? ~last : bits & ~last);
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

		if (find(window(&e, s, i, n), i > 0 ? ~last : bits & ~last).bad & bits)
			return false;
	}
	return n > 0;
}

static inline bool
have_avx2(void)
{
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
	       __builtin_cpu_supports("popcnt");
}

#else
#define have_avx2() false
#define find_avx2 lines_find_portable
#define count_avx2 lines_count_portable
#define calm_avx2 is_calm
#endif

size_t
lines_find(
    const char *s, size_t n, const struct fours *f, struct line *l, size_t most, size_t *used)
{
	return have_avx2() ? find_avx2(s, n, f, l, most, used)
			   : lines_find_portable(s, n, f, l, most, used);
}

void
lines_count(const char *s, size_t n, const struct fours *f, struct line *l)
{
	if (have_avx2())
		count_avx2(s, n, f, l);
	else
		lines_count_portable(s, n, f, l);
}

bool
lines_calm(const char *s, size_t n)
{
	return have_avx2() ? calm_avx2(s, n) : is_calm(s, n);
}
