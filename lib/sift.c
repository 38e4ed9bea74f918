#include "sift.h"

#include "lex.h"

#include <string.h>

/* Bytes that begin a mark: ’ “ – € (U+2000 …), « ° (below U+00C0). */
enum { MARK_3 = 0xE2, MARK_2 = 0xC2 };

static inline bool
is_letter(unsigned char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26 || (c >= 0x80 && c != MARK_3 && c != MARK_2);
}

/* The bytes of the mark, digit or space at c. */
static inline size_t
width(unsigned char c)
{
	return c == MARK_3 ? 3 : c == MARK_2 ? 2 : 1;
}

/* The first SIFT_LETTERS bytes of the n at s as a place in a set; capitals of ASCII as small. */
static inline uint32_t
place(const char *s, size_t n)
{
	uint32_t h = 0;

	for (size_t i = 0; i < SIFT_LETTERS && i < n && is_letter((unsigned char)s[i]); i++)
		h = h << 8 | (unsigned char)(s[i] | 0x20);
	return (h * UINT32_C(0x9E3779B1)) >> 17;
}

static inline bool
has(const uint64_t *set, uint32_t at)
{
	return set[at / 64] >> (at % 64) & 1;
}

/* un, une alone count nothing. */
static bool
is_article(const char *word)
{
	size_t n = strcspn(word, "|");

	return (n == 2 || n == 3) && memcmp(word, "une", n) == 0;
}

/* The words of one cell, | between them. */
static void
add(uint64_t *set, const char *cell)
{
	for (;;) {
		uint32_t at = place(cell, strlen(cell));

		if (!is_article(cell))
			set[at / 64] |= UINT64_C(1) << (at % 64);
		cell = strchr(cell, '|');
		if (!cell)
			return;
		cell++;
	}
}

static void
add_column(uint64_t *set, const struct lex_table *x, uint32_t col)
{
	for (uint32_t i = 0; i < x->rows; i++)
		if (lex_cell(x, i, col)[0])
			add(set, lex_cell(x, i, col));
}

void
sift_open(struct sift *s)
{
	memset(s, 0, sizeof *s);
	add_column(s->number, &lex_numbers, 0);
	add_column(s->number, &lex_numbers, lex_numbers.cols - 1);
	for (uint32_t i = 0; i < lex_signs.rows; i++)
		if (strstr(lex_cell(&lex_signs, i, 1), "FIGURE"))
			add(s->number, lex_cell(&lex_signs, i, 0));
	/* roman ordinals: XXIe; VIe is left out, because vie is a word */
	add(s->number, "iie|iii|ive|vii|ixe|xe|xie|xii|xiv|xve|xvi|xix|xxe|xxi|xxv|xxx");
	memcpy(s->unit, s->number, sizeof s->unit);
	add(s->unit,
	    "seul|seule|plein|pleine|bon|bonne|petit|petite"); /* un seul, une bonne heure */
	add_column(s->unit, &lex_units, 0);
	add_column(s->unit, &lex_units, lex_units.cols - 1);
	add_column(s->unit, &lex_currencies, 0);
	add_column(s->unit, &lex_currencies, lex_currencies.cols - 1);
}

static inline size_t
skip_word(struct str t, size_t i)
{
	while (i < t.n && is_letter((unsigned char)t.s[i]))
		i++;
	return i;
}

/* un or une at i (u is seen), with something countable behind it */
static bool
counts(const struct sift *s, struct str t, size_t i)
{
	size_t end = skip_word(t, i);

	if (end - i < 2 || end - i > 3 || (t.s[i + 1] | 0x20) != 'n' ||
	    (end - i == 3 && (t.s[i + 2] | 0x20) != 'e'))
		return false;
	while (end < t.n && !is_letter((unsigned char)t.s[end]))
		end += width((unsigned char)t.s[end]);
	return end < t.n && has(s->unit, place(t.s + end, t.n - end));
}

bool
sift_text(const struct sift *s, struct str t)
{
	for (size_t i = 0; i < t.n;) {
		unsigned char c = (unsigned char)t.s[i];

		if (is_letter(c)) {
			if (has(s->number, place(t.s + i, t.n - i)))
				return true;
			if ((c | 0x20) == 'u' && counts(s, t, i))
				return true;
			i = skip_word(t, i);
		} else if ((unsigned char)(c - '0') < 10) {
			return true;
		} else {
			i += width(c);
		}
	}
	return false;
}
