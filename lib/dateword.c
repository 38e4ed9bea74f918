#include "dateword.h"

#include "lex.h"

#include <stdlib.h>
#include <string.h>

static uint8_t
class_of(const char *s)
{
	static const struct {
		char name[9];
		uint8_t class;
	} names[] = {{"after", DC_AFTER}, {"ago", DC_AGO}, {"and", DC_AND}, {"article", DC_ARTICLE},
	    {"at", DC_AT}, {"before", DC_BEFORE}, {"between", DC_BETWEEN}, {"daypart", DC_DAYPART},
	    {"last", DC_LAST}, {"next", DC_NEXT}, {"number", DC_NUMBER}, {"of", DC_OF},
	    {"ordinal", DC_ORDINAL}, {"part", DC_PART}, {"season", DC_SEASON}, {"shift", DC_SHIFT},
	    {"this", DC_THIS}, {"to", DC_TO}, {"unit", DC_UNIT}, {"units", DC_UNITS},
	    {"weekday", DC_WEEKDAY}, {"within", DC_WITHIN}};
	size_t lo = 0, hi = sizeof names / sizeof names[0];

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = strcmp(s, names[mid].name);

		if (c == 0)
			return names[mid].class;
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return DC_NONE;
}

static struct date_word
number_word(struct str s)
{
	struct date_word w = {DC_DIGITS, 1, (uint8_t)s.n, 0};
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return (struct date_word){0};
		w.num = (int16_t)(w.num * 10 + (s.s[i] - '0'));
	}
	return w;
}

static struct date_word
look_up(const struct date_text *x, size_t i)
{
	struct date_word w = {0};
	uint32_t row;
	size_t len;

	if (x->t[i].class == TOK_NUMBER) {
		struct str s = tok_str(x->text, &x->t[i]);

		return s.n <= 4 ? number_word(s) : w;
	}
	if (x->t[i].class != TOK_WORD)
		return w;
	if ((len = lex_match(&lex_datewords, x->t + i, x->n - i, &row)) > 0) {
		w.class = class_of(lex_cell(&lex_datewords, row, 1));
		w.num = (int16_t)atoi(lex_cell(&lex_datewords, row, 2));
		w.len = (uint8_t)len;
	}
	if ((len = lex_match(&lex_months, x->t + i, x->n - i, &row)) > w.len) {
		w.class = DC_MONTH;
		w.num = (int16_t)atoi(lex_cell(&lex_months, row, 1));
		w.len = (uint8_t)len;
	}
	return w;
}

bool
dateword_find(struct date_text *x, struct str text, const struct tok *t, size_t n, struct arena *a)
{
	/* these alone can begin or hold a date */
	static const uint32_t heads = 1u << DC_DIGITS | 1u << DC_MONTH | 1u << DC_WEEKDAY |
				      1u << DC_UNIT | 1u << DC_UNITS | 1u << DC_SEASON |
				      1u << DC_SHIFT | 1u << DC_AGO;
	uint32_t seen = 0;
	size_t i;

	*x = (struct date_text){text, t, n, arena_get(a, (n + 1) * sizeof *x->w)};
	for (i = 0; i < n; i++) {
		x->w[i] = look_up(x, i);
		seen |= 1u << x->w[i].class;
	}
	x->w[n] = (struct date_word){0};
	return (seen & heads) != 0;
}

bool
dateword_is(const struct date_text *x, size_t i, const char *word)
{
	struct str s;

	if (i >= x->n)
		return false;
	s = tok_str(x->text, &x->t[i]);
	return s.n == strlen(word) && memcmp(s.s, word, s.n) == 0;
}
