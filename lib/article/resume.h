#ifndef RESUME_H
#define RESUME_H

#include "block.h"

#include <stddef.h>

/*
 * Flattened text: does the article go on behind *last, where a box of teasers, an offer or a table
 * seemed to end it? Paragraphs one behind the other that share rare words with what was read so far
 * are of it; a headline with one sentence below, a comment, another article are not. The run
 * [first, *last) grows to their end; what stands between gets its reason for a drop.
 */
void resume_run(struct page *p, size_t first, size_t *last);

#endif
