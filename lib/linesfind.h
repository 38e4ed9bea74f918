/*
 * lib/lines.c includes it for AVX2 and once more for AVX-512: WIDE stands before each function, W()
 * gives it its name.
 */
/* 64 bytes, the one before each, halves. */
struct W(bytes) {
	struct W(wide) x, before, high, low;
};

WIDE static inline struct W(bytes) W(get)(const char *s)
{
	struct W(bytes) b;

	b.x = W(wide_load)(s);
	b.before = W(wide_load)(s - 1);
	b.high = W(wide_high)(b.x);
	b.low = W(wide_low)(b.x);
	return b;
}

WIDE static inline struct W(wide) W(pairs)(const struct W(bytes) * b)
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
	struct W(wide) first = W(wide_and)(W(wide_look)(first_high, W(wide_high)(b->before)),
	    W(wide_look)(first_low, W(wide_low)(b->before)));

	return W(wide_and)(
	    first, W(wide_and)(W(wide_look)(high, b->high), W(wide_look)(low, b->low)));
}

/* Controls but LF, DEL, &; leads but C2 to C5 and E2. Not CONTS. */
WIDE static inline struct W(wide) W(singles)(const struct W(bytes) * b)
{
	enum { ROW_0 = 1, ROW_1_D_F = 2, AND = 4, DEL = 8, LEAD_C = 16, LEAD_E = 32 };
	const int all = ROW_0 | ROW_1_D_F | LEAD_E, most = all | LEAD_C;
	const __m128i high = WIDE_TABLE(ROW_0, ROW_1_D_F, AND, 0, 0, 0, 0, DEL, 0, 0, 0, 0, LEAD_C,
	    ROW_1_D_F, LEAD_E, ROW_1_D_F);
	const __m128i low = WIDE_TABLE(most, most, ROW_0 | ROW_1_D_F, all, all, all, most | AND,
	    most, most, most, ROW_1_D_F | LEAD_C | LEAD_E, most, most, most, most, most | DEL);

	return W(wide_and)(W(wide_look)(high, b->high), W(wide_look)(low, b->low));
}

/* Those of a set of bytes whose second halves differ: a table of them by these. */
WIDE static inline uint64_t
W(among)(const struct W(bytes) * b, __m128i set)
{
	return W(wide_same)(b->x, W(wide_look)(set, b->low));
}

/* What makes a line not calm, spaces aside. */
WIDE static inline uint64_t
W(not_calm)(const struct W(bytes) * b, uint64_t lf)
{
	struct W(wide) wrong = W(wide_or)(W(pairs)(b), W(singles)(b));
	uint64_t behind = ~(lf << 1); /* LF and what is behind it are of two lines */
	uint64_t e2 = W(wide_equal)(b->x, '\xE2') << 2 & behind, c3 = W(wide_equal)(b->x, '\xC3');
	uint64_t bad = W(wide_bit)(wrong, 0) ^ e2, twice = c3 << 2 & behind & W(wide_bit)(b->x, 0);

	if (W(wide_any)(wrong, CONTS - 1))
		bad |= W(wide_some)(wrong, CONTS - 1);
	if (e2) /* 90 to A7 but 9A: the third byte behind E2 80 */
		bad |= e2 & ~(W(wide_between)(b->x, 0x90, 0x17) & ~W(wide_equal)(b->x, '\x9A'));
	if (twice) /* C3 xx and what is not ASCII: only a second C3 behind a small letter is right */
		bad |= twice & ~(c3 & W(wide_bit)(b->x, 2) << 1);
	return bad;
}

/* In the window at s; s[-1] is read too. inside: LF is a character like others there. */
WIDE __attribute__((always_inline)) static inline struct found
W(find_in)(const char *s, uint64_t inside)
{
	/* ! . ?; those and " A6 ( ) BB 9D; P A R C3 V L */
	const __m128i stops =
	    WIDE_TABLE(-1, '!', -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, '.', '?');
	const __m128i ends =
	    WIDE_TABLE(-1, '!', '"', -1, -1, -1, 0xA6, -1, '(', ')', -1, 0xBB, -1, 0x9D, '.', '?');
	const __m128i firsts =
	    WIDE_TABLE('P', 'A', 'R', 0xC3, -1, -1, 'V', -1, -1, -1, -1, -1, 'L', -1, -1, 0);
	struct W(bytes) b = W(get)(s);
	uint64_t dot = W(wide_equal)(b.x, '.'), lf = W(wide_equal)(b.x, '\n'),
		 end = W(among)(&b, ends), blank;
	struct found f;

	f.space = W(wide_equal)(b.x, ' ');
	f.lf = lf & ~inside;
	blank = f.space | f.lf;
	/* LF, too, parts words; and i > 3 need not be asked when none stands four bytes before. */
	f.inner =
	    f.space & W(among)(&b, stops) << 1 & ~((blank | dot) << 2 | blank << 3 | f.lf << 4);
	f.teaser = (W(among)(&b, firsts) & (end << 1 | (f.space << 1 & end << 2))) |
		   W(wide_equal)(b.x, '(') << 1;
	f.bad =
	    W(not_calm)(&b, lf) | (lf & inside) | (f.space & blank << 1) | (f.lf & f.space << 1);
	return f;
}

/* The window at i, whose text ends or begins inside. */
WIDE __attribute__((noinline)) static void
W(find_edge)(const char *s, size_t i, size_t n, struct found *f)
{
	struct edge e;

	*f = W(find_in)(window(&e, s, i, n), 0);
}

/* The windows at i and behind, k of them. */
WIDE static void
W(find)(const char *s, size_t i, size_t n, struct found *f, size_t k)
{
	const struct found *end = f + k;

	if (i < SEEN + 1) {
		W(find_edge)(s, i, n, f++);
		i += NEW;
	}
	for (; f < end && n - i >= NEW; i += NEW)
		*f++ = W(find_in)(s + i - SEEN, 0);
	if (f < end)
		W(find_edge)(s, i, n, f);
}

WIDE static void
W(count)(const char *s, size_t n, const struct sixes *sixes, struct line *l)
{
	const struct text t = {s, n, sixes};
	struct open o = {0};
	struct found f;
	struct edge e;
	size_t i;

	for (i = 0; i <= n; i += NEW) {
		uint64_t bits = of_text(i, n),
			 last = n - i < NEW ? UINT64_C(1) << (n - i + SEEN) : 0;

		f = W(find_in)(window(&e, s, i, n), i > 0 ? ~last : bits & ~last);
		add(&o, &f, bits, &t, i - SEEN);
	}
	end_line(l, &o, n);
	if (n == 0)
		l->flags = 0;
}

WIDE static bool
W(calm)(const char *s, size_t n)
{
	struct edge e;
	size_t i;

	for (i = 0; i <= n; i += NEW) {
		uint64_t bits = of_text(i, n),
			 last = n - i < NEW ? UINT64_C(1) << (n - i + SEEN) : 0;

		if (W(find_in)(window(&e, s, i, n), i > 0 ? ~last : bits & ~last).bad & bits)
			return false;
	}
	return n > 0;
}
