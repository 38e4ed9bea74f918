#include "glance.h"

#include "lex.h"

/*
 * Further bits, of words by themselves and of the first two or three words of a phrase: of any that
 * begins a block, and of « Lire aussi » and its like.
 */
enum {
	WORD = 256, /* stands in a phrase */
	MONTH = 512,
	PAIR = 1024,
	TRIPLE = 2048,
	NEAR = 4,  /* the longest word of a phrase of several that stands anywhere, */
	NEXT = 64, /* and that with the word before it, or behind it if it is the first */
	SEE = 4096,
	SEE_PAIR = 8192,
	SEE_TRIPLE = 16384
};

enum { CLASS_COL = 1, PLACE_COL = 2, MONTH_VARIANTS = 2, KEY_WORDS = 32 };

static const struct glance none;

static inline uint64_t
pair(uint64_t before, uint64_t word)
{
	return (before << 1 ^ word) * UINT64_C(0x9E3779B97F4A7C15);
}

static inline unsigned
get(const struct glance *g, uint64_t h)
{
	return g->sign[h >> 51] & g->sign[h >> 36 & (GLANCE_SLOTS - 1)];
}

static void
set(struct glance *g, uint64_t h, unsigned bits)
{
	g->sign[h >> 51] |= (uint16_t)bits;
	g->sign[h >> 36 & (GLANCE_SLOTS - 1)] |= (uint16_t)bits;
}

/* The words of a key, at most most of them, hashed; how many. 0 if they are of other letters. */
static size_t
read_key(struct str key, uint64_t *h, size_t *length, size_t most)
{
	size_t i, at, words = 0;
	struct word_span w;

	for (i = 0; i < key.n; i += w.n) {
		word_span(&w, key.s + i, key.n - i, key.n - i);
		if (w.odd)
			return 0; /* a text that holds it is odd */
		while (w.letter && words < most) {
			at = word_run(&w.letter, &length[words]);
			h[words] = word_hash(w.s + at, length[words]);
			words++;
		}
	}
	return words;
}

/* By its longest word, if any: it stands anywhere. */
static void
enter_longest(struct glance *g, struct str key, unsigned sign)
{
	size_t n[KEY_WORDS], k, words, best = 0;
	uint64_t h[KEY_WORDS];

	words = read_key(key, h, n, KEY_WORDS);
	for (k = 0; k < words; k++)
		best = n[k] > n[best] ? k : best;
	if (words > 0)
		set(g, h[best], sign);
}

/* A phrase of these words that stands anywhere. */
static void
enter_anywhere(struct glance *g, const uint64_t *h, const size_t *n, size_t words)
{
	size_t k, best = 0;

	for (k = 0; k < words; k++)
		best = n[k] > n[best] ? k : best;
	if (words == 1)
		set(g, h[0], GLANCE_ANY);
	if (words < 2)
		return;
	set(g, h[best], NEAR);
	set(g, best > 0 ? pair(h[best - 1], h[best]) : pair(h[0], h[1]), NEXT);
}

/* By its first words; sign: of one, of two, of three. */
static void
enter_first(struct glance *g, struct str key, const unsigned sign[3])
{
	uint64_t h[3] = {0};
	size_t n[3], words = read_key(key, h, n, 3);

	if (words == 1)
		set(g, h[0], sign[0]);
	else if (words == 2)
		set(g, pair(h[0], h[1]), sign[1]);
	else if (words == 3)
		set(g, pair(pair(h[0], h[1]), h[2]), sign[2]);
}

/* By its first word, before which a mark must stand. */
static void
enter_credit(struct glance *g, struct str key)
{
	uint64_t h;
	size_t n;

	if (read_key(key, &h, &n, 1) > 0)
		set(g, h, GLANCE_CREDIT);
}

static void
enter_phrase(struct glance *g, struct str key, const char *class, char place)
{
	static const unsigned start[] = {GLANCE_START, PAIR, TRIPLE};
	static const unsigned see[] = {SEE, SEE_PAIR, SEE_TRIPLE};
	size_t n[KEY_WORDS], k, words;
	uint64_t h[KEY_WORDS];

	words = read_key(key, h, n, KEY_WORDS);
	for (k = 0; k < words; k++)
		set(g, h[k], WORD);
	if (strcmp(class, "see") == 0)
		enter_first(g, key, see);
	if (place == 'a')
		enter_anywhere(g, h, n, words);
	if (place != 'w')
		enter_first(g, key, start);
}

/* The keys of a column, | between several; sign: 0 for boilerplate. */
static void
enter_all(struct glance *g, const struct lex_table *x, uint32_t col, unsigned sign)
{
	uint32_t row;

	for (row = 0; row < x->rows; row++) {
		const char *s = lex_cell(x, row, col), *bar;

		for (; s; s = bar ? bar + 1 : NULL) {
			struct str key;

			bar = strchr(s, '|');
			key = (struct str){s, bar ? (size_t)(bar - s) : strlen(s)};
			if (sign == 0)
				enter_phrase(g, key, lex_cell(x, row, CLASS_COL),
				    *lex_cell(x, row, PLACE_COL));
			else if (x == &lex_service)
				enter_longest(g, key,
				    *lex_cell(x, row, 1) == 's' ? GLANCE_SERVICE : GLANCE_ADDRESS);
			else if (sign == GLANCE_CREDIT)
				enter_credit(g, key);
			else
				enter_longest(g, key, sign);
		}
	}
}

void
glance_open(struct glance *g)
{
	memset(g, 0, sizeof *g);
	enter_all(g, &lex_boilerplate, 0, 0);
	enter_all(g, &lex_service, 0, GLANCE_SERVICE);
	enter_all(g, &lex_credit, 0, GLANCE_CREDIT);
	enter_all(g, &lex_months, 0, MONTH);
	enter_all(g, &lex_months, MONTH_VARIANTS, MONTH);
	enter_all(g, &lex_monthabbr, 0, MONTH);
}

/*
 * Is there more than ASCII and « before the first word? It may be a phrase by itself: ©
 * (C2 A9); « is C2 AB.
 */
static bool
has_sign(const struct word_span *w)
{
	size_t i, n = w->letter ? (size_t)__builtin_ctzll(w->letter) : w->n;

	for (i = 0; i < n; i++)
		if ((unsigned char)w->s[i] >= 0x80 && w->s[i] != '\xC2' && w->s[i] != '\xAB')
			return true;
	return false;
}

/* Behind a number: « / 11 / », « .11. », « : 30 », « h ». Reads WORD_PAD bytes at most. */
static bool
is_dated(const char *s)
{
	char mark;
	int i;

	s += *s == ' ';
	mark = *s++;
	if ((mark | 0x20) == 'h')
		return true;
	if (mark != '/' && mark != '-' && mark != '.' && mark != ':')
		return false;
	s += *s == ' ';
	for (i = 0; i < 2 && *s >= '0' && *s <= '9'; i++)
		s++;
	s += *s == ' ';
	return i > 0 && (mark == ':' || *s == mark);
}

static uint64_t
read_numbers(uint64_t h, const struct word_span *w, unsigned *signs)
{
	uint64_t left = w->digit;
	size_t at, n;

	while (left) {
		at = word_run(&left, &n);
		h = tok_chain(h, word_exact(w->s + at, n));
		if (is_dated(w->s + at + n))
			*signs |= GLANCE_DATE;
	}
	return h;
}

/* Does a mark stand before the word at w->s + at, as before the name of an agency? */
static bool
is_marked(const struct word_span *w, size_t at)
{
	char c;

	at -= at > 0 && w->s[at - 1] == ' ';
	c = at > 0 ? w->s[at - 1] : '(';
	return c == '/' || c == '(' || c == '-' || c == '.' || (c & 0x80);
}

/* Of the first words, n of them at most three, those of sign: of one, of two, of three. */
static bool
begins(const struct glance *g, const uint64_t *h, size_t n, const unsigned sign[3])
{
	return (n > 0 && get(g, h[0]) & sign[0]) || (n > 1 && get(g, pair(h[0], h[1])) & sign[1]) ||
	       (n > 2 && get(g, pair(pair(h[0], h[1]), h[2])) & sign[2]);
}

unsigned
glance(const struct glance *g, struct str text, size_t most, uint64_t *hash)
{
	static const unsigned start[] = {GLANCE_START, PAIR, TRIPLE};
	unsigned signs = 0, seen = 0, known = WORD, sign, last = 0;
	uint64_t words = 0, numbers = 0, h[3] = {0}, before = 0;
	struct word_span w;
	size_t i, n, at, k = 0;

	*hash = 0;
	g = g ? g : &none;
	for (i = 0; i < most; i += w.n) {
		word_span(&w, text.s + i, most - i, text.n - i);
		if (w.odd)
			return GLANCE_ODD;
		if (k == 0 && has_sign(&w))
			signs |= GLANCE_START;
		if (w.digit)
			numbers = read_numbers(numbers, &w, &signs);
		while (w.letter) {
			uint64_t word;

			at = word_run(&w.letter, &n);
			word = word_hash(w.s + at, n);
			sign = get(g, word);
			known &= sign;
			seen |= sign;
			if (sign & GLANCE_CREDIT && is_marked(&w, at))
				signs |= GLANCE_CREDIT;
			if ((sign | last) & NEAR && get(g, pair(before, word)) & NEXT)
				signs |= GLANCE_ANY;
			before = word;
			last = sign;
			words = tok_chain(words, word);
			if (k < 3)
				h[k++] = word;
		}
	}
	*hash = words ^ numbers * 3;
	signs |= seen & (GLANCE_ANY | GLANCE_SERVICE | GLANCE_ADDRESS);
	signs |= seen & MONTH && numbers ? GLANCE_DATE : 0;
	signs |= begins(g, h, k, start) ? GLANCE_START : 0;
	return signs | (known ? GLANCE_WHOLE : 0);
}

bool
glance_see(const struct glance *g, struct str text)
{
	static const unsigned see[] = {SEE, SEE_PAIR, SEE_TRIPLE};
	struct word_span w;
	uint64_t h[3] = {0};
	size_t n, at, k = 0;

	if (!g)
		return true;
	word_span(&w, text.s, text.n, text.n);
	if (w.odd)
		return true;
	while (w.letter && k < 3) {
		at = word_run(&w.letter, &n);
		h[k++] = word_hash(w.s + at, n);
	}
	return begins(g, h, k, see);
}
