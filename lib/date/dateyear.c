/* Years alone, of a date or counting something. */
#include "dateyear.h"

#include "lex.h"

#include <string.h>

enum { FIGURE_CLASS = 1 }; /* column of lib/fr/figure-words.tsv */

/* « dans », « les », « nous »: ends like a plural and is none. */
static bool
is_small_word(const struct tok *t)
{
	uint32_t row = lex_find(&lex_figure_words, t);
	const char *class;

	if (row == LEX_NONE)
		return false;
	class = lex_cell(&lex_figure_words, row, FIGURE_CLASS);
	return strcmp(class, "stop") == 0 || strcmp(class, "anaphor") == 0;
}

/* Is the number at i counted with what follows: « 2000 soldats », « 1500 euros »? */
static bool
counts(const struct date_text *x, size_t i)
{
	struct str s;

	if (i >= x->n || x->t[i].class != TOK_WORD || dateword_glued(x, i) ||
	    x->t[i].flags & TOK_UPPER || x->w[i].class == DC_LAST || x->w[i].class == DC_AT ||
	    x->w[i].class == DC_AFTER || x->w[i].class == DC_OF)
		return false;
	s = tok_str(x->text, &x->t[i]);
	if (s.n < 3 || (s.s[s.n - 1] != 's' && s.s[s.n - 1] != 'x'))
		return s.n <= 2 &&
		       strchr("mkgt", s.s[0]) != NULL && /* « 1941 g », not « 1941 et » */
		       (s.n == 1 || s.s[0] == 'm' || s.s[0] == 'k');
	return !is_small_word(&x->t[i]);
}

/* Is token i a year that itself follows no dash? */
static bool
year_at_end(const struct date_text *x, size_t i)
{
	return dateword_class(x, i) == DC_DIGITS && x->w[i].digits == 4 &&
	       !(i > 0 && dateword_glued(x, i) &&
		   (dateword_mark(x, i - 1, '-') || dateword_mark(x, i - 1, '/')));
}

/* Rule 5: a year alone; « en 2019 », « présidentielle 2017 », not « 2000 soldats ». */
bool
dateyear_read(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = dateday_four(x, i);
	bool told = i > 0 && dateword_class(x, i - 1) == DC_AT;

	if (j == 0 || (dateword_glued(x, i) && i > 0 &&
			  !(dateword_mark(x, i - 1, '(') || dateword_mark(x, i - 1, '[') ||
			      dateword_mark(x, i - 1, '"') || dateword_mark(x, i - 1, '\'') ||
			      x->t[i - 1].flags & TOK_ELIDED || x->t[i - 1].class == TOK_MARK)))
		return false;
	/* « bac-2019 », « /2019 »: part of something else; « 2019-2022 » is none of these */
	if (dateword_glued(x, i) && i > 1 && x->t[i - 1].class == TOK_MARK &&
	    strchr("-/._=", x->text.s[x->t[i - 1].start]) != NULL &&
	    (!dateword_glued(x, i - 1) || !year_at_end(x, i - 2)))
		return false;
	if (dateword_mark(x, j, '-') && dateword_glued(x, j) && dateword_glued(x, j + 1) &&
	    dateday_four(x, j + 1) == 0)
		return false;
	if (i > 0 && x->t[i - 1].class == TOK_NUMBER)
		return false;
	if (x->w[i].num < 1800 && !told && !(i > 0 && dateword_class(x, i - 1) == DC_BETWEEN))
		return false;
	if (counts(x, j) && (!told || x->w[i].num < 1900))
		return false;
	e->unit = DATE_YEAR;
	e->year = x->w[i].num;
	e->end = (uint32_t)j;
	return true;
}
