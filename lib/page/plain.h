#ifndef PLAIN_H
#define PLAIN_H

#include "block.h"
#include "repair.h"

/*
 * Flattened text to blocks: a line is a block; a line that holds many, told by wide gaps (a menu
 * of dozens of headlines), is cut there; lines wrapped at a fixed width are joined again; a title
 * glued to what follows it is cut off. n bytes of s; the blocks and their texts live in page->a.
 * Returns how many bytes it read: all, but no more than make PLAIN_BLOCKS blocks, so that memory
 * stays bounded when lines are short.
 */
enum { PLAIN_BLOCKS = 1000000 };

size_t plain_read(struct page *p, struct repair *r, const char *s, size_t n);

/* The same of all n bytes, which are these lines, all calm (lines.h). */
void plain_take(
    struct page *p, struct repair *r, const char *s, size_t n, const struct line *l, size_t lines);

/* The same, each line of the text a block as it stands: nothing cut, joined or left out. */
void plain_lines(struct page *p, struct repair *r, const char *s, size_t n);

#endif
