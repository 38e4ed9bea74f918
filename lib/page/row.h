#ifndef ROW_H
#define ROW_H

#include "block.h"

/* Rows of tables of data as one block each; a table that lays out a page has text in its cells. */

/*
 * Joins cells of a row that are a few words each, from block first on. HTML alone,
 * before blocks are measured. Says in p->rows whether there are any.
 */
void row_join(struct page *p, size_t first);

#endif
