#include "tree.h"

bool
tree_inside(const struct page *p, uint32_t n, uint32_t c)
{
	while (n > c) /* a parent stands before its children */
		n = p->node[n].parent;
	return n == c;
}

void
tree_clear(const struct page *p)
{
	size_t n;

	for (n = 0; n < p->nnode; n++)
		p->node[n].weight = 0;
}

void
tree_sum(const struct page *p)
{
	size_t n;

	for (n = p->nnode; n-- > 1;)
		p->node[p->node[n].parent].weight += p->node[n].weight;
}
