#include "box.h"

#include "score.h"
#include "tree.h"

enum { BOX = 24, SHORT = 12 }; /* blocks of a box, words of the line over it, at most */

static bool
is_kept_text(const struct block *b)
{
	return b->kind != KIND_DROP && (score_is_text(b) || b->kind == KIND_TITLE ||
					   b->kind == KIND_DATELINE || b->kind == KIND_CAPTION);
}

/* The largest element around block i without a paragraph that is kept; 0 if there is none. */
static uint32_t
box_around(const struct page *p, size_t i)
{
	uint32_t n = p->b[i].node;

	if (p->node[n].weight > 0)
		return 0;
	while (n > 0 && p->node[p->node[n].parent].weight == 0)
		n = p->node[n].parent;
	return n;
}

static bool
may_head(const struct block *b)
{
	return (b->kind == KIND_HEADING || b->kind == KIND_BODY) && b->words <= SHORT &&
	       b->final != '.' && b->final != ':' && !score_is_text(b) &&
	       !(b->flags & (BLOCK_H1 | BLOCK_TITLED));
}

void
box_drop(struct page *p, size_t first, size_t last)
{
	size_t i, k;

	tree_clear(p);
	for (i = 0; i < p->n; i++)
		p->node[p->b[i].node].weight += is_kept_text(&p->b[i]);
	tree_sum(p);
	for (i = first; i < last; i++) {
		size_t dropped = 0, kept = 0;
		uint32_t n;

		if (!may_head(&p->b[i]) || (n = box_around(p, i)) == 0)
			continue;
		for (k = i; k < p->n && k < i + BOX && tree_inside(p, p->b[k].node, n); k++)
			if (p->b[k].kind == KIND_DROP)
				dropped += p->b[k].words > 1;
			else
				kept++;
		if (dropped > 0 && dropped >= kept)
			block_drop(&p->b[i], "box");
	}
}
