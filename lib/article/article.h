#ifndef ARTICLE_H
#define ARTICLE_H

#include "block.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Finds the article among the blocks of a page: the run of blocks whose scores (lib/article/score) sum
 * highest, from the title before it to the first sign that it is over; then what does not belong
 * is taken out of the run. One method for pages and for flattened text; a page of which nothing
 * looks like boilerplate is kept whole.
 *
 * Known limit: one article a page; of a list of dispatches the longest run is taken.
 */

enum { ARTICLE_NONE = -1 };

struct article {
	ptrdiff_t title;    /* block, or ARTICLE_NONE */
	size_t first, last; /* blocks of the run, half open; first >= title */
	bool bare;	    /* nothing on the page looked like boilerplate */
};

/*
 * Decides kind (KIND_DROP until then) and why of every block of p (measured); what it found in
 * *out.
 */
void article_find(struct page *p, struct article *out);

#endif
