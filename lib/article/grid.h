#ifndef GRID_H
#define GRID_H

#include "block.h"

/*
 * Tables between two paragraphs, perhaps with a heading: rows where there is markup, a cell a line in
 * flattened text. They are items and cost nothing.
 */
void grid_mark(struct page *p);

#endif
