#include "score.h"

/* Weights, in words of running text. */
enum {
	TEXT_MAX = 60, /* one paragraph counts no more than that */
	SHORT = -4,
	PHRASE = -8,
	GIVEAWAY = -14,
	END = -40,
	AWAY = -30,
	DOUBT = -10,
	LINKED = -10,
	SERIES = 3 /* units in a row that make a series of teasers */
};

static bool
is_link(const struct block *b)
{
	return b->text.n > 0 && b->linked * 100 / b->text.n >= 40;
}

bool
score_is_text(const struct block *b)
{
	if (b->whole || is_link(b) || b->dateonly)
		return false;
	if (b->words >= 8 && (b->final == '.' || b->final == '!' || b->final == '?'))
		return true;
	return (b->words >= 20 && b->inner > 0) || b->words >= 30 ||
	       (b->words >= 6 && b->final == ':');
}

bool
score_is_short(const struct block *b)
{
	return b->words <= 30 && (b->final == 0 || b->final == '?' || b->final == '!') &&
	       (b->inner == 0 || b->words < 20);
}

bool
score_is_end(const struct block *b)
{
	uint8_t c = b->whole ? b->whole : b->starts;

	if (b->words > 14)
		return b->holds == CLASS_COMMENT && b->words < 40;
	return c == CLASS_MORE || c == CLASS_TAGS || c == CLASS_COMMENT ||
	       b->holds == CLASS_COMMENT;
}

bool
score_is_phrase(const struct block *b)
{
	if (b->whole)
		return true;
	if (b->holds && b->words < 40)
		return true;
	switch (b->starts) {
	case CLASS_NONE:
	case CLASS_DATE:
	case CLASS_CREDIT:
		return false;
	case CLASS_SEE:
	case CLASS_AUTHOR:
		return b->words <= 30;
	default:
		return b->words <= 12 || (b->words <= 30 && b->starts == CLASS_SUBSCRIBE) ||
		       (b->final == 0 && b->words <= 20);
	}
}

static int
value(const struct block *b)
{
	int w = (int)(b->words > TEXT_MAX ? TEXT_MAX : b->words);

	if (b->final == '~')
		return b->words >= 60 ? w / 2 : -w / 4 - 2;
	if (!score_is_text(b))
		return b->final && b->words > 2 && !b->whole ? 1 : SHORT;
	if (b->final == 0)
		return w / 3;
	return w;
}

static int
score(const struct block *b)
{
	int s = value(b);

	if (b->dateonly)
		s = SHORT;
	if (score_is_phrase(b))
		s = b->holds || b->words > 8 ? GIVEAWAY : PHRASE;
	if (b->starts == CLASS_SEE && b->words < 40)
		s = -1;
	if (score_is_end(b))
		s = END;
	if (is_link(b))
		s += LINKED;
	if (b->flags & BLOCK_GLUED)
		s += SHORT;
	if (b->flags & BLOCK_AWAY)
		s = AWAY;
	else if (b->flags & BLOCK_DOUBT)
		s = s > 0 ? DOUBT : s + DOUBT;
	return s;
}

/*
 * One teaser at block i: one to three short lines (headline, section, name and date in either
 * order) around one short paragraph. Gives the blocks it takes, 0 if there is none; *sure when it
 * holds a date, or its text is cut by an ellipsis.
 */
static size_t
teaser(const struct page *p, size_t i, bool *sure)
{
	size_t k = i, heads = 0;

	*sure = false;
	while (k < p->n && heads < 4 && !score_is_text(&p->b[k]) && p->b[k].final != '~') {
		const struct block *b = &p->b[k];

		if (b->final == '.' || b->final == ':' || b->words > 30 || score_is_end(b) ||
		    (score_is_phrase(b) && b->whole != CLASS_NAV))
			return 0;
		*sure |= b->dated;
		heads++;
		k++;
	}
	if (heads == 0 || heads > 3 || k >= p->n)
		return 0;
	if (p->b[k].words > 55 || p->b[k].final == ':')
		return 0;
	*sure |= p->b[k].final == '~';
	return k + 1 - i;
}

/* Marks series of teasers: SERIES of them in a row, most with a date or an ellipsis, or many. */
static void
series(struct page *p)
{
	size_t i = 0;

	while (i < p->n) {
		size_t k = i, from = i, units = 0, sure = 0, len, j;
		bool s;

		while ((len = teaser(p, k, &s)) > 0) {
			if (s && sure == 0) { /* what stands before may be the article's end */
				from = k;
				units = 0;
			}
			units++;
			sure += s;
			k += len;
		}
		if (units >= SERIES && (sure * 2 >= units || units >= 5)) {
			for (j = from; j < k; j++) {
				if (p->b[j].score > -6)
					p->b[j].score = -6;
				p->b[j].why = "teaser series";
			}
		}
		i = k > i ? k : i + 1;
	}
}

void
score_blocks(struct page *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		p->b[i].score = score(&p->b[i]);
	series(p);
}
