#ifndef RUN_H
#define RUN_H

#include "block.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The run of blocks in which the article stands: the one whose scores (score.h) sum highest, as far
 * as the first sign that it is over, widened by what its markup and the page's head say of it.
 */

/*
 * The run [*first, *last) of the blocks of p (measured); their scores are set. True if nothing on
 * the page looks like what stands around an article: then it is the whole page.
 */
bool run_find(struct page *p, size_t *first, size_t *last);

#endif
