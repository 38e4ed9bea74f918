#include "misfit.h"

#include "offer.h"
#include "score.h"

#include <string.h>

enum { RING = 20 }; /* words of a line with a number to ring up, at most */

/* « ▶ Un titre », « 👉 Un titre » */
static bool
is_arrow(const struct block *b)
{
	static const char *const arrows[] = {
	    "▶", "►", "▸", "➤", "➡", "→", "⇒", "👉", "⏩", "»", "›", ">"};
	size_t i;

	if (b->final || b->words < 4 || b->words > 25 || *b->text.s == '\xC3' ||
	    (!(*b->text.s & 0x80) && *b->text.s != '>'))
		return false;
	for (i = 0; i < sizeof arrows / sizeof *arrows; i++) {
		size_t n = strlen(arrows[i]);

		if (b->text.n > n && memcmp(b->text.s, arrows[i], n) == 0)
			return true;
	}
	return false;
}

/* « 12 348 »: how often it was shared. */
static bool
is_number(struct str s)
{
	size_t i;

	for (i = 0; i < s.n && s.n <= 8; i++)
		if ((s.s[i] < '0' || s.s[i] > '9') && s.s[i] != ' ' && s.s[i] != '.')
			return false;
	return s.n <= 8;
}

/* « 01 / 05 », « 3/12 »: which picture it is. */
static bool
is_counter(struct str s)
{
	size_t i, figures = 0, strokes = 0;

	if (s.n < 3 || s.n > 9)
		return false;
	for (i = 0; i < s.n; i++) {
		figures += s.s[i] >= '0' && s.s[i] <= '9';
		strokes += s.s[i] == '/';
		if (!(s.s[i] >= '0' && s.s[i] <= '9') && s.s[i] != '/' && s.s[i] != ' ')
			return false;
	}
	return strokes == 1 && figures >= 2 && figures <= 6;
}

/*
 * « Espace à louer – 70 00 00 00 », « Pour vos annonces, appelez le +229 97 00 00 00 »: ends in a number to
 * ring up, eight figures of which two stand together, or behind a plus.
 */
static bool
is_to_ring(const struct block *b)
{
	struct str s = b->text;
	size_t i, figures = 0, pairs = 0, row = 0;

	if (b->final || b->words > RING || b->item)
		return false;
	for (i = s.n; i > 0; i--) {
		char c = s.s[i - 1];
		bool figure = c >= '0' && c <= '9';

		if (!figure && c != ' ' && c != '.' && c != '-')
			break;
		figures += figure;
		pairs += !figure && row == 2;
		row = figure ? row + 1 : 0;
	}
	return figures >= 8 && (pairs >= 3 || (i > 0 && s.s[i - 1] == '+'));
}

static bool
is_share(const struct page *p, size_t i)
{
	return i < p->n && p->b[i].whole == CLASS_SHARE;
}

/* « Commerce » in a table: no entry of a menu */
static bool
is_cell(const struct page *p, size_t i)
{
	const struct block *b = &p->b[i];

	return b->whole == CLASS_NAV && b->linked == 0 && i > 0 && i + 1 < p->n &&
	       (b->item ||
		   (b->tag == BLOCK_ROW && b[-1].tag == BLOCK_ROW && b[1].tag == BLOCK_ROW));
}

const char *
misfit_why(const struct page *p, size_t i, size_t first, bool bare)
{
	const struct block *b = &p->b[i];

	if (b->flags & BLOCK_AWAY)
		return "markup";
	if (b->shared)
		return "shared";
	if (b->marks)
		return "marks";
	if (bare && score_is_sentence(b))
		return NULL;
	if (!p->html && b->text.s[0] == '[' && b->text.s[b->text.n - 1] == ']' && b->words >= 4)
		return "see";
	if ((b->whole || score_is_phrase(b)) && !is_cell(p, i))
		return block_class_name(block_class(b));
	if ((b->flags & BLOCK_DOUBT) && b->score < 0)
		return "markup";
	if (b->why)
		return b->why;
	if (offer_is_stuck(p, b))
		return "buttons";
	if (!bare && offer_is_call(p, b))
		return "call";
	if (is_arrow(b))
		return "see";
	if (b->figures && is_to_ring(b))
		return "contact";
	if ((!p->html && !b->item && is_number(b->text)) || is_counter(b->text) ||
	    (is_number(b->text) && (is_share(p, i + 1) || (i > 0 && is_share(p, i - 1)))))
		return "figures";
	if (b->text.n > 0 && b->linked * 100 / b->text.n >= 80 && b->words < 30)
		return "links";
	if (b->dateonly && ((i > first + 6 && !bare) || b->date.month == 0))
		return "date";
	if (b->linked * 2 > b->text.n && b->words < 30 && b->final == 0 && b->tag == BLOCK_PARA)
		return "links";
	return NULL;
}
