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
		return d > 0xA0 && d != 0xAC && d != 0xAD ? 2 : 0;
	if (c == 0xC3)
		return e < 0x80 && !(e == ' ' && d < 0x84) ? 2 : 0;
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

/* 32 bytes, their halves and those of the byte before each. */
struct bytes {
	__m256i x, high, low, p_high, p_low;
};

AVX2 static inline struct bytes
get(const char *s)
{
	const __m256i low = _mm256_set1_epi8(0x0F);
	struct bytes b;
	__m256i p = load(s - 1);

	b.x = load(s);
	b.high = _mm256_and_si256(_mm256_srli_epi16(b.x, 4), low);
	b.low = _mm256_and_si256(b.x, low);
	b.p_high = _mm256_and_si256(_mm256_srli_epi16(p, 4), low);
	b.p_low = _mm256_and_si256(p, low);
	return b;
}

/*
 * What makes a line not calm is told by the halves of a byte and of the one before it, one bit a
 * reason (Keiser and Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte", 2021).
 */
enum {
	LONG = 1,    /* a continuation behind ASCII */
	SHORT = 2,   /* none behind what is not */
	OTHER_C = 4, /* C0, C1, C6 to CF */
	OTHER_DF = 8,
	OTHER_E = 16, /* all E but E2 */
	C1 = 32,      /* C2 80 to C2 9F */
	C2 = 64,      /* C2 A0, AC, AD: no-break space, soft hyphen, half of a damaged letter */
	CONTS = 128   /* two continuations: wrong but for the third byte behind E2 */
};

AVX2 static inline __m256i
pairs(const struct bytes *b)
{
	const int any = LONG | SHORT | OTHER_DF | CONTS, most = any | OTHER_C | OTHER_E;
	const int other = OTHER_C | OTHER_DF | OTHER_E, tail = LONG | CONTS | other;
	const int all = any | other | C1;
	const __m256i p_high =
	    TWICE(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG, CONTS, CONTS, CONTS, CONTS,
		SHORT | OTHER_C | C1 | C2, SHORT | OTHER_DF, SHORT | OTHER_E, SHORT | OTHER_DF);
	const __m256i p_low = TWICE(most, most, any | C1 | C2, any | OTHER_E, any | OTHER_E,
	    any | OTHER_E, most, most, most, most, most, most, most, most, most, most);
	const __m256i high = TWICE(SHORT | other, SHORT | other, SHORT | other, SHORT | other,
	    SHORT | other, SHORT | other, SHORT | other, SHORT | other, tail | C1, tail | C1,
	    tail | C2, tail, SHORT | other, SHORT | other, SHORT | other, SHORT | other);
	const __m256i low = TWICE(all | C2, all, all, all, all, all, all, all, all, all, all, all,
	    all | C2, all | C2, all, all);

	return _mm256_and_si256(_mm256_and_si256(_mm256_shuffle_epi8(p_high, b->p_high),
				    _mm256_shuffle_epi8(p_low, b->p_low)),
	    _mm256_and_si256(_mm256_shuffle_epi8(high, b->high), _mm256_shuffle_epi8(low, b->low)));
}

/* What a byte is by itself. */
enum {
	CONTROL = 1 | 2, /* but LF */
	AND = 4,	 /* & */
	DEL = 8,
	THIRD = 16 | 32, /* may stand behind E2 80: 90 to A7 but 9A */
	GRAVE = 64	 /* 80 to 83: of À Á Â Ã */
};

AVX2 static inline __m256i
singles(const struct bytes *b)
{
	const __m256i high = TWICE(1, 2, AND, 0, 0, 0, 0, DEL, GRAVE, 16, 32, 0, 0, 0, 0, 0);
	const int most = CONTROL | 16;
	const __m256i low = TWICE(most | 32 | GRAVE, most | 32 | GRAVE, most | 32 | GRAVE,
	    most | 32 | GRAVE, most | 32, most | 32, most | 32 | AND, most | 32, most, most, 2,
	    most, most, most, most, most | DEL);

	return _mm256_and_si256(
	    _mm256_shuffle_epi8(high, b->high), _mm256_shuffle_epi8(low, b->low));
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

/* One bit for each of 64 bytes. */
struct block64 {
	uint64_t lf, space, dot, stop, end, bracket; /* is asked for in the next block too */
	uint64_t c3, e2;
	uint64_t first, small, bad, conts, eighty, third, grave, ascii;
};

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

/* Those that have one of the bits of set. */
AVX2 static inline uint64_t
some(__m256i a, __m256i b, int set)
{
	const __m256i bits = _mm256_set1_epi8((char)set), none = _mm256_setzero_si256();

	return ~both(_mm256_cmpeq_epi8(_mm256_and_si256(a, bits), none),
	    _mm256_cmpeq_epi8(_mm256_and_si256(b, bits), none));
}

/* Reads s[-1] to s[63]. */
AVX2 __attribute__((always_inline)) static inline void
look(const char *s, struct block64 *m)
{
	struct bytes a = get(s), b = get(s + 32);
	__m256i ca = classes(&a), cb = classes(&b), sa = singles(&a), sb = singles(&b);
	__m256i pa = pairs(&a), pb = pairs(&b);

	m->lf = equal(&a, &b, '\n');
	m->space = equal(&a, &b, ' ');
	m->dot = equal(&a, &b, '.');
	m->stop = m->dot | equal(&a, &b, '!') | equal(&a, &b, '?');
	m->bracket = equal(&a, &b, '(');
	m->c3 = equal(&a, &b, '\xC3');
	m->e2 = equal(&a, &b, '\xE2');
	m->eighty = equal(&a, &b, '\x80');
	m->end = some(ca, cb, END);
	m->first = some(ca, cb, FIRST);
	m->small = both(ca, cb);
	m->conts = both(pa, pb);
	m->bad = some(pa, pb, 0xFF & ~CONTS) | some(sa, sb, CONTROL | AND | DEL);
	m->third = some(sa, sb, THIRD);
	m->grave = some(sa, sb, GRAVE);
	m->ascii = ~both(a.x, b.x);
}

/* The bits of the bytes k before, of m and of the block before it. */
static inline uint64_t
back(uint64_t m, uint64_t before, int k)
{
	return m << k | before >> (64 - k);
}

/* Bytes that make a line not calm; some of them stand behind those that do. */
static inline uint64_t
wrong(const struct block64 *m, const struct block64 *p)
{
	uint64_t within = ~back(m->lf, p->lf, 1); /* the byte before is of the same line */
	uint64_t c3 = back(m->c3, p->c3, 2) & within, e2 = back(m->e2, p->e2, 2) & within;

	return m->bad | (m->space & back(m->space | m->lf, p->space | p->lf, 1)) |
	       (m->lf & back(m->space, p->space, 1)) | (m->conts & ~e2) |
	       (back(m->e2, p->e2, 1) & ~m->eighty) | (e2 & ~m->third) | (c3 & ~m->ascii) |
	       (c3 & m->space & back(m->grave, p->grave, 1));
}

/* What is counted: ends of sentences by the space behind, beginnings of teasers, wrong bytes. */
struct found {
	uint64_t space, inner, teaser, bad;
};

static inline struct found
find(const struct block64 *m, const struct block64 *p)
{
	uint64_t blank = m->space | m->lf, before = p->space | p->lf;
	struct found f;

	f.space = m->space;
	/* As LF counts as blank here, and for a fourth byte before, i > 3 need not be asked. */
	f.inner = m->space & back(m->stop, p->stop, 1) & ~back(blank | m->dot, before | p->dot, 2) &
		  ~back(blank, before, 3) & ~back(m->lf, p->lf, 4);
	f.teaser = (m->first & (back(m->end, p->end, 1) |
				   (back(m->space, p->space, 1) & back(m->end, p->end, 2)))) |
		   (m->small & back(m->bracket, p->bracket, 1));
	f.bad = wrong(m, p);
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

/* The blocks at both ends stand between LFs. */
struct edge {
	char before, s[64];
};

AVX2 static inline const char *
edge(struct edge *e, const char *s, size_t i, size_t n)
{
	if (i > 0 && n - i >= 64)
		return s + i;
	memset(e, '\n', sizeof *e);
	if (i > 0)
		e->before = s[i - 1];
	memcpy(e->s, s + i, n - i < 64 ? n - i : 64);
	return e->s;
}

AVX2 static size_t
find_avx2(
    const char *s, size_t n, const struct fours *fours, struct line *l, size_t most, size_t *used)
{
	const struct text t = {s, n, fours};
	struct block64 now, before = {.lf = ~UINT64_C(0)};
	struct open o = {0};
	struct found f;
	struct edge e;
	size_t i, k = 0;
	bool gap = false;

	*used = n;
	for (i = 0; i < n || o.from < n; i += 64, before = now) {
		uint64_t from = ~UINT64_C(0), lf;

		look(edge(&e, s, i, n), &now);
		f = find(&now, &before);
		lf = n - i < 64 ? now.lf & ((UINT64_C(2) << (n - i)) - 1) : now.lf;
		if (lf && !end_lines(&o, &f, lf, &from, &t, i, l, &k, most, &gap)) {
			*used = o.from < n ? o.from : n;
			break;
		}
		add(&o, &f, from, &t, i);
	}
	return k;
}

AVX2 static void
count_avx2(const char *s, size_t n, const struct fours *fours, struct line *l)
{
	const struct text t = {s, n, fours};
	struct block64 now, before = {.lf = ~UINT64_C(0)};
	struct open o = {0};
	struct found f;
	struct edge e;
	size_t i;

	for (i = 0; i <= n; i += 64, before = now) {
		uint64_t inside = n - i < 64 ? (UINT64_C(1) << (n - i)) - 1 : ~UINT64_C(0);

		look(edge(&e, s, i, n), &now);
		now.bad |= now.lf & inside;
		now.lf &= ~inside;
		f = find(&now, &before);
		add(&o, &f, n - i < 64 ? inside * 2 + 1 : inside, &t, i);
	}
	end_line(l, &o, n);
	if (n == 0)
		l->flags = 0;
}

AVX2 static bool
calm_avx2(const char *s, size_t n)
{
	struct block64 now, before = {.lf = ~UINT64_C(0)};
	struct edge e;
	size_t i;

	for (i = 0; i <= n; i += 64, before = now) {
		uint64_t inside = n - i < 64 ? (UINT64_C(2) << (n - i)) - 1 : ~UINT64_C(0);

		look(edge(&e, s, i, n), &now);
		now.bad |= now.lf & inside >> 1;
		if (wrong(&now, &before) & inside)
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
