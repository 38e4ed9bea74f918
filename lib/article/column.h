#ifndef COLUMN_H
#define COLUMN_H

#include "block.h"

#include <stddef.h>
#include <stdint.h>

/*
 * The column of a page with markup: the elements of one look (name, class, depth) that hold most of
 * its running text. A box between two paragraphs of it, an element of its own that says of itself
 * « Les plus lus », « Lire aussi », « Newsletter », is an insert: its blocks, which lib/article/score has
 * judged, get BLOCK_AWAY and BLOCK_INSERT, and end no article.
 */
void column_inserts(struct page *p);

/*
 * Where the run [first, last) ends: behind the element that holds its paragraphs of that look, when but a
 * small part of its text stands outside, parted from it by a heading, a date: a comment, a box. *column becomes
 * that element, 0 if there is none with most of the text.
 */
size_t column_end(struct page *p, size_t first, size_t last, uint32_t *column);

#endif
