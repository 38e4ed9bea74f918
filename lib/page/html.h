#ifndef HTML_H
#define HTML_H

#include "block.h"
#include "repair.h"

/*
 * A page of HTML to blocks: tokens of lib/page/tag to the block elements, list items, headings,
 * captions and table rows that a reader would see, each with the bytes of it that are links, its
 * element, and what elements around it say of themselves. Hidden elements, scripts, forms and
 * embedded objects are left out; what the head says goes to lib/page/head.
 *
 * s: n bytes of UTF-8 (ill-formed sequences do no harm); blocks and texts live in page->a. Returns
 * how many bytes it read: all, but no more than make HTML_BLOCKS blocks.
 */
enum { HTML_BLOCKS = 1000000 };

size_t html_read(struct page *p, struct repair *r, const char *s, size_t n);

#endif
