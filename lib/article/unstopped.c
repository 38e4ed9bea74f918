#include "unstopped.h"

enum {
	TOLD = 20,  /* words of a paragraph with sentences in it, */
	BESIDE = 15 /* and of one beside it */
};

/* A paragraph without the stop at its end: as long as a headline is not, or sentences in it. */
static bool
is_unstopped(const struct block *b, uint32_t words)
{
	return b->final == 0 && b->words >= words && b->linked == 0 && !b->dateonly && !b->credit &&
	       !(b->flags & (BLOCK_GLUED | BLOCK_AGAINST)) && b->tag <= BLOCK_PARA && !b->whole &&
	       !b->holds && !b->starts;
}

void
unstopped_mark(struct page *p)
{
	size_t i, k, open = 0, row = 0, stopped = 0;

	for (i = 0; i < p->n; i++) {
		bool is = p->b[i].inner > 0 && is_unstopped(&p->b[i], TOLD);

		open += is;
		row += is && i > 0 && p->b[i - 1].final == 0 && p->b[i - 1].words >= BESIDE;
		stopped += p->b[i].final == '.' && p->b[i].words >= TOLD;
	}
	if (row == 0 || open < 2 || stopped > open)
		return;
	for (i = 0; i < p->n; i++) {
		if (p->b[i].inner == 0 || !is_unstopped(&p->b[i], TOLD))
			continue;
		for (k = i; k > 0 && is_unstopped(&p->b[k - 1], BESIDE); k--)
			p->b[k - 1].final = '.';
		for (; i < p->n && is_unstopped(&p->b[i], BESIDE); i++)
			p->b[i].final = '.';
	}
}
