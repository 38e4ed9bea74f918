#include "row.h"

#include <string.h>

/* Bytes of a cell and of a row, at most; above these it is no data. */
enum { CELL = 80, ROW = 400 };

/* The cell that a block is all the text of, perhaps in a paragraph of its own; 0 if none. */
static uint32_t
cell_of(const struct page *p, const struct block *b)
{
	const struct node *n = &p->node[b->node];

	return n->cell ? b->node : p->node[n->parent].cell ? n->parent : 0;
}

/* The element of the row that a block is a cell of, or, as the heads of columns, stands in itself. */
static uint32_t
row_of(const struct page *p, const struct block *b)
{
	uint32_t cell = cell_of(p, b);

	return cell ? p->node[cell].parent : b->node;
}

static uint32_t
table_of(const struct page *p, const struct block *b)
{
	return p->node[row_of(p, b)].parent;
}

/* Where the row at block i ends: cells of one element, a block each, none of them long; i if it is none. */
static size_t
row_end(const struct page *p, size_t i)
{
	size_t k, bytes = 0, linked = 0;
	uint32_t row;

	if (i >= p->n || (p->b[i].tag != BLOCK_ROW && !cell_of(p, &p->b[i])))
		return i;
	row = row_of(p, &p->b[i]);
	for (k = i; k < p->n && row_of(p, &p->b[k]) == row; k++) {
		const struct block *b = &p->b[k];

		if (b->text.n > CELL || (k > i && cell_of(p, b) == cell_of(p, b - 1)))
			return i;
		bytes += b->text.n + 1;
		linked += b->linked;
	}
	return k > i + 1 && bytes <= ROW && linked * 2 < bytes ? k : i;
}

/* The text of blocks [i, end) in the first of them, a space between. */
static void
join(struct page *p, size_t i, size_t end)
{
	char *o = arena_get(p->a, ROW + 1);
	size_t n = 0;

	for (size_t k = i; k < end; k++) {
		if (k > i)
			o[n++] = ' ';
		memcpy(o + n, p->b[k].text.s, p->b[k].text.n);
		n += p->b[k].text.n;
		if (k > i)
			p->b[i].linked += p->b[k].linked;
	}
	p->b[i].text = (struct str){o, n};
	p->b[i].node = row_of(p, &p->b[i]);
	p->b[i].tag = BLOCK_ROW;
}

/* One row alone may be how the page is laid out: there must be another in the table, before or behind. */
void
row_join(struct page *p, size_t first)
{
	uint32_t table = 0, mine;
	size_t i, end, n = first;

	for (i = first; i < p->n; i = end) {
		if ((end = row_end(p, i)) > i) {
			mine = table_of(p, &p->b[i]);
			if (mine == table ||
			    (row_end(p, end) > end && table_of(p, &p->b[end]) == mine)) {
				join(p, i, end);
				p->rows = true;
				table = mine;
			} else {
				end = i;
			}
		}
		end += end == i;
		p->b[n++] = p->b[i];
	}
	if (n < p->n) /* block_add() gives empty ones */
		memset(&p->b[n], 0, (p->n - n) * sizeof *p->b);
	p->n = n;
}
