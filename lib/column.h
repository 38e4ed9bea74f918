#ifndef COLUMN_H
#define COLUMN_H

#include "block.h"

/*
 * The column of a page with markup: the elements of one look (name, class, depth) that hold most of
 * its running text. A box between two paragraphs of it, an element of its own that says of itself
 * « Les plus lus », « Lire aussi », « Newsletter », is an insert: its blocks, which lib/score has
 * judged, get BLOCK_AWAY and BLOCK_INSERT, and end no article.
 */
void column_inserts(struct page *p);

#endif
