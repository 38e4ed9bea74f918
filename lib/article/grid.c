#include "grid.h"

#include "score.h"

enum {
	HEADING = 6, /* words of the heading over a table */
	CELLS = 4,   /* of a table, at least */
	COLUMNS = 6, /* and at most, of one of ranks */
	ROWS = 3,    /* of one whose rows look alike */
};

/* A cell or a row of a table: a few words, mostly with a figure, no date, no number of a list. */
static bool
is_cell(const struct block *b)
{
	return b->words <= 6 && b->final == 0 && !b->dated && !b->dateonly && !b->marks &&
	       !b->why && (!score_is_phrase(b) || b->whole == CLASS_NAV) && !score_is_caption(b);
}

/* Figures in it; *bare when there is nothing else. */
static bool
has_figure(struct str s, bool *bare)
{
	size_t i, figures = 0, letters = 0;

	for (i = 0; i < s.n; i++) {
		figures += s.s[i] >= '0' && s.s[i] <= '9';
		letters += (s.s[i] | 0x20) >= 'a' && (s.s[i] | 0x20) <= 'z';
	}
	*bare = letters == 0;
	return figures > 0;
}

/* Rows of one label and as many figures each: how many such rows begin at block i, their cells in *row. */
static size_t
rows(const struct page *p, size_t i, size_t *row)
{
	size_t k, n = 0;
	bool bare;

	for (k = i + 1; k < p->n && is_cell(&p->b[k]) && has_figure(p->b[k].text, &bare) && bare;
	     k++)
		;
	*row = k - i;
	for (k = i; *row > 1 && k < p->n && is_cell(&p->b[k]); k++) {
		bool figure = has_figure(p->b[k].text, &bare) && bare;

		if (figure != ((k - i) % *row > 0))
			break;
		n = (k - i + 1) / *row;
	}
	return n;
}

/* « 1 | Bordeaux | 52 pts | 2 | Bastia | 50 pts | 3 … »: where they end, or i. */
static size_t
ranks(const struct page *p, size_t i)
{
	size_t k, row = 0, n = 1;

	for (k = i; k < p->n && is_cell(&p->b[k]); k++) {
		if (p->b[k].text.n != 1 || *p->b[k].text.s != (char)('0' + n))
			continue;
		if ((n == 1 && k > i) || (n > 2 && k != i + (n - 1) * row))
			break;
		if (n == 2)
			row = k - i;
		n++;
	}
	return n > ROWS && row > 1 && row <= COLUMNS ? i + (n - 1) * row : i;
}

/* « Établissement | Places | Détenus », then rows of as many cells: where they end, or i. */
static size_t
under_heads(const struct page *p, size_t i)
{
	size_t heads = 0, row, n;
	bool bare;

	while (i + heads < p->n && is_cell(&p->b[i + heads]) &&
	       !(has_figure(p->b[i + heads].text, &bare) && bare))
		heads++;
	if (heads < 3)
		return i;
	heads--; /* the last is the label of the first row */
	n = rows(p, i + heads, &row);
	return row == heads && n > 1 ? i + heads + n * row : i;
}

/*
 * Where the table at block i ends: rows of one; CELLS or more, half of them with figures, few of them nothing but
 * figures as the statistics of a match are; or ROWS of a label and its figures each. i if there is none.
 */
static size_t
table_end(const struct page *p, size_t i)
{
	size_t k, figures = 0, bares = 0, row, n = rows(p, i, &row);
	bool bare;

	for (k = i; k < p->n && p->b[k].tag == BLOCK_ROW && !p->b[k].why && !p->b[k].marks; k++)
		;
	if (k > i + 1)
		return k;
	if (n >= ROWS)
		return i + n * row;
	if ((k = under_heads(p, i)) > i || (k = ranks(p, i)) > i)
		return k;
	for (k = i; k < p->n && is_cell(&p->b[k]); k++)
		if (has_figure(p->b[k].text, &bare)) {
			figures++;
			bares += bare;
		}
	if (k == i + CELLS - 1 && figures == CELLS - 1 && bares == 0)
		return k; /* « Nippes : 133 morts » */
	return k >= i + CELLS && figures * 2 >= k - i && bares * 4 < k - i ? k : i;
}

/* Does a paragraph follow at block i, perhaps below its heading? */
static bool
goes_on(const struct page *p, size_t i)
{
	if (i + 1 < p->n && score_is_short(&p->b[i]) && p->b[i].words <= HEADING &&
	    p->b[i].words > 1 && !score_is_phrase(&p->b[i]) && !score_is_end(&p->b[i]))
		i++;
	return i < p->n && score_is_text(&p->b[i]) && p->b[i].words >= 12 && p->b[i].final == '.';
}

void
grid_mark(struct page *p)
{
	size_t i, k;

	for (i = 1; i < p->n; i++) {
		bool headed = i > 1 && score_is_short(&p->b[i - 1]) &&
			      p->b[i - 1].words <= HEADING && score_is_text(&p->b[i - 2]);

		if ((p->html ? p->b[i].tag != BLOCK_ROW : !is_cell(&p->b[i])) ||
		    (!score_is_text(&p->b[i - 1]) && !headed))
			continue;
		k = table_end(p, i);
		if (k == i || !goes_on(p, k))
			continue;
		if (headed)
			p->b[i - 1].score = 0;
		for (; i < k; i++) {
			p->b[i].item = true;
			p->b[i].score = 0;
		}
	}
}
