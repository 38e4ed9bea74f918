#include "column.h"

#include "score.h"
#include "tree.h"

#include <string.h>

enum {
	LOOKS = 256,	 /* slots, a power of 2: elements of so many looks are told apart */
	NEAR = 8,	 /* slots tried */
	BOX_WORDS = 150, /* of running text in a box, at most */
	BOX = 60,	 /* blocks of one */
	TAIL = 4	 /* what stands behind the column is no larger part of the run */
};

/* The element that holds the paragraph b[i] and its like: its own when br parts it from others. */
static uint32_t
holder(const struct page *p, size_t i)
{
	uint32_t n = p->b[i].node;

	if ((i > 0 && p->b[i - 1].node == n) || (i + 1 < p->n && p->b[i + 1].node == n))
		return n;
	return p->node[n].parent;
}

static bool
is_text(const struct block *b)
{
	return score_is_text(b) && b->tag == BLOCK_PARA && !score_is_phrase(b) &&
	       !(b->flags & BLOCK_AGAINST);
}

/* The look of the elements that hold most of the text. */
static uint32_t
main_look(const struct page *p)
{
	struct {
		uint32_t look, words;
	} slot[LOOKS];
	uint32_t best = 0, most = 0;
	size_t i, k;

	memset(slot, 0, sizeof slot);
	for (i = 0; i < p->n; i++) {
		uint32_t look;

		if (!is_text(&p->b[i]))
			continue;
		look = p->node[holder(p, i)].look;
		for (k = 0; k < NEAR; k++) {
			size_t at = (look + k) % LOOKS;

			if (slot[at].words > 0 && slot[at].look != look)
				continue;
			slot[at].look = look;
			slot[at].words += p->b[i].words;
			if (slot[at].words > most) {
				most = slot[at].words;
				best = look;
			}
			break;
		}
	}
	return best;
}

/* Words of the column's text in [*first, *last) below each element; these become its outermost blocks. */
static void
weigh(struct page *p, uint32_t look, size_t *first, size_t *last)
{
	size_t i = *first, end = *last;

	tree_clear(p);
	*first = end;
	*last = 0;
	for (; i < end; i++) {
		if (!is_text(&p->b[i]) || p->node[holder(p, i)].look != look)
			continue;
		p->node[p->b[i].node].weight += p->b[i].words;
		*first = *first < i ? *first : i;
		*last = i;
	}
	tree_sum(p);
}

/* « Je donne », linked. */
static bool
is_button(const struct block *b)
{
	return b->tag == BLOCK_PARA && b->words <= 5 && b->final == 0 &&
	       b->linked * 10 >= b->text.n * 9 && !score_is_caption(b);
}

/* Does it say that it is none of the article? */
static bool
is_sign(const struct block *b)
{
	uint8_t c = block_class(b);

	return is_button(b) || score_is_end(b) ||
	       (score_is_phrase(b) && b->words <= 12 &&
		   (c == CLASS_SEE || c == CLASS_MORE || c == CLASS_SUBSCRIBE || c == CLASS_SHARE ||
		       c == CLASS_AD || c == CLASS_COOKIE));
}

/* Does a paragraph of the column stand next to block i, down (or up) the page? */
static bool
goes_on(const struct page *p, size_t i, bool down)
{
	size_t k;

	for (k = 1; k <= BOX && (down ? i + k < p->n : k <= i); k++) {
		const struct block *b = &p->b[down ? i + k : i - k];

		if (p->node[b->node].weight > 0)
			return true;
		if (down && !score_is_caption(b) &&
		    (b->flags & (BLOCK_H1 | BLOCK_TITLED | BLOCK_TIME) || score_is_dateline(b)))
			return false;
	}
	return false;
}

/* Does block i look like the paragraph of the column before it? */
static bool
is_paragraph(const struct page *p, size_t i)
{
	size_t k;

	for (k = i; k > 0 && k + BOX > i; k--)
		if (p->node[p->b[k - 1].node].weight > 0)
			return p->node[p->b[k - 1].node].look == p->node[p->b[i].node].look;
	return true;
}

/* The box around the sign at block i, as its first and last block; false if there is none. */
static bool
box(const struct page *p, size_t i, size_t *first, size_t *last)
{
	uint32_t n = p->b[i].node;
	size_t words = 0, k;

	if (p->node[n].weight > 0)
		return false;
	while (n > 0 && p->node[p->node[n].parent].weight == 0)
		n = p->node[n].parent;
	for (*first = i;
	     *first > 0 && i - *first < BOX && tree_inside(p, p->b[*first - 1].node, n);)
		--*first;
	for (*last = i;
	     *last + 1 < p->n && *last - i < BOX && tree_inside(p, p->b[*last + 1].node, n);)
		++*last;
	if (n == 0 || *last - *first >= BOX ||
	    (*last == *first &&
		(!score_is_end(&p->b[i]) || p->b[i].tag != BLOCK_PARA || is_paragraph(p, i))))
		return false;
	for (k = *first; k <= *last; k++) {
		words += score_is_text(&p->b[k]) ? p->b[k].words : 0;
		if (p->b[k].flags & (BLOCK_H1 | BLOCK_ANCHOR))
			return false;
	}
	if ((i < *last || i > *first + 4) && is_button(&p->b[i]))
		return false; /* it stands last in a small box */
	return words <= BOX_WORDS && goes_on(p, *first, false) && goes_on(p, *last, true);
}

void
column_inserts(struct page *p)
{
	size_t i, k, top = 0, end = p->n, first, last;

	weigh(p, main_look(p), &top, &end);
	for (i = top; i < end; i++) {
		if (!is_sign(&p->b[i]) || !box(p, i, &first, &last))
			continue;
		for (k = first; k <= last; k++) {
			p->b[k].flags |= BLOCK_AWAY | BLOCK_INSERT;
			p->b[k].is &= (uint8_t)~SCORE_END;
		}
		i = last;
	}
}

/* Words of running text in [first, last). */
static size_t
text_words(const struct page *p, size_t first, size_t last)
{
	size_t n = 0;

	for (; first < last; first++)
		n += score_is_text(&p->b[first]) ? p->b[first].words : 0;
	return n;
}

/*
 * The innermost element with all of the column's text; or a cell of a table that lays out the page, with
 * most of it: then *end becomes the last block of it.
 */
static uint32_t
innermost(const struct page *p, size_t *end)
{
	uint32_t n, all = p->node[0].weight;

	for (n = (uint32_t)p->nnode; n-- > 1;) {
		const struct node *e = &p->node[n];

		if (e->weight == all)
			return n;
		if (e->cell && (size_t)e->weight * 4 >= (size_t)all * 3)
			break;
	}
	while (n > 0 && *end > 0 && !tree_inside(p, p->b[*end].node, n))
		--*end;
	return n;
}

size_t
column_end(struct page *p, size_t first, size_t last, uint32_t *column)
{
	size_t top = first, end = last, i, behind, all = text_words(p, first, last);
	bool parted = false;
	uint32_t n;

	weigh(p, main_look(p), &top, &end);
	n = innermost(p, &end);
	if (n == 0 || (size_t)p->node[0].weight * 3 < all * 2) {
		*column = 0;
		return last;
	}
	*column = n;
	for (i = end + 1; i < last && tree_inside(p, p->b[i].node, n); i++)
		;
	behind = text_words(p, i, last);
	for (end = i; i < last; i++)
		parted |= !score_is_text(&p->b[i]);
	return parted && behind * TAIL < all ? end : last;
}
