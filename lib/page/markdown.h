#ifndef MARKDOWN_H
#define MARKDOWN_H

#include "arena.h"
#include "lines.h"
#include "u8.h"

#include <stdbool.h>

/*
 * Pages that were flattened to Markdown (CommonMark 0.31, of it what such programs write: headings,
 * items, quotations, rows, links, images, emphasis): their links and headings tell as much as HTML's.
 */

/*
 * Is s Markdown? Links, images and headings of it, two of them at least. No more than a megabyte. Its
 * lines where they are known (all but empty ones), else NULL.
 */
bool markdown_is(struct str s, const struct line *l, size_t lines);

/* The same as HTML, in arena a: elements for blocks and links, without addresses and images. */
struct str markdown_html(struct arena *a, struct str s);

#endif
