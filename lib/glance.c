#include "glance.h"

#include "lex.h"

/* Bits of words by themselves that are none of those of enum glance_sign, and of pairs of words. */
enum { WORD = 256, MONTH = 512, PAIR_ANY = 1024, PAIR_START = 2048 };

enum { PLACE_COL = 2, MONTH_VARIANTS = 2, KEY_WORDS = 32 };

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

/* A phrase of boilerplate: by its only word or by its first two. */
static void
enter_phrase(struct glance *g, struct str key, char place)
{
	size_t n[KEY_WORDS], k, words;
	uint64_t h[KEY_WORDS];

	words = read_key(key, h, n, KEY_WORDS);
	for (k = 0; k < words; k++)
		set(g, h[k], WORD);
	if (place == 'w' || words == 0)
		return;
	if (words == 1)
		set(g, h[0], place == 'a' ? GLANCE_ANY | GLANCE_START : GLANCE_START);
	else
		set(g, pair(h[0], h[1]), place == 'a' ? PAIR_ANY | PAIR_START : PAIR_START);
}

/* Any other key: by its longest word. */
static void
enter_word(struct glance *g, struct str key, unsigned sign)
{
	size_t n[KEY_WORDS], k, words, best = 0;
	uint64_t h[KEY_WORDS];

	words = read_key(key, h, n, KEY_WORDS);
	for (k = 0; k < words; k++)
		best = n[k] > n[best] ? k : best;
	if (words > 0)
		set(g, h[best], sign);
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
				enter_phrase(g, key, *lex_cell(x, row, PLACE_COL));
			else if (x == &lex_service)
				enter_word(g, key,
				    *lex_cell(x, row, 1) == 's' ? GLANCE_SERVICE : GLANCE_ADDRESS);
			else
				enter_word(g, key, sign);
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

/* Behind a number: « / 11 », « .11 », « : 30 », « h ». */
static bool
is_dated(const char *s)
{
	s += *s == ' ';
	if ((*s | 0x20) == 'h')
		return true;
	if (*s != '/' && *s != '-' && *s != '.' && *s != ':')
		return false;
	s++;
	s += *s == ' ';
	return *s >= '0' && *s <= '9';
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

unsigned
glance(const struct glance *g, struct str text, size_t most, uint64_t *hash)
{
	const unsigned words_only = GLANCE_ANY | GLANCE_CREDIT | GLANCE_SERVICE | GLANCE_ADDRESS;
	unsigned signs = 0, seen = 0, known = WORD, sign;
	unsigned word = words_only | GLANCE_START | MONTH, two = 0;
	uint64_t words = 0, numbers = 0, before = 0, h;
	struct word_span w;
	size_t i, n, at;

	*hash = 0;
	g = g ? g : &none;
	for (i = 0; i < most; i += w.n) {
		word_span(&w, text.s + i, most - i, text.n - i);
		if (w.odd)
			return GLANCE_ODD;
		if (words == 0 && has_sign(&w))
			signs |= GLANCE_START;
		if (w.digit)
			numbers = read_numbers(numbers, &w, &signs);
		while (w.letter) {
			at = word_run(&w.letter, &n);
			h = word_hash(w.s + at, n);
			sign = get(g, h);
			known &= sign;
			seen |= (sign & word) | (get(g, pair(before, h)) & two);
			two = word & GLANCE_START ? PAIR_ANY | PAIR_START : PAIR_ANY;
			word = words_only | MONTH;
			words = tok_chain(words, h);
			before = h;
		}
	}
	*hash = words ^ numbers * 3;
	signs |= seen & (words_only | GLANCE_START);
	signs |= seen & PAIR_ANY ? GLANCE_ANY : 0;
	signs |= seen & PAIR_START ? GLANCE_START : 0;
	signs |= seen & MONTH && numbers ? GLANCE_DATE : 0;
	return signs | (known ? GLANCE_WHOLE : 0);
}
