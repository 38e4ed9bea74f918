#ifndef HEADLINE_H
#define HEADLINE_H

#include "block.h"

#include <stdbool.h>
#include <stddef.h>

/* Bytes of a text. */
struct headline {
	size_t from, to;
};

/*
 * The headline in a page of one line where no title says which words it is: of those before end the
 * ones that the text, which begins at text, says again, from a capital letter to a byline, a strange name or
 * the beginning of a sentence. dated: a dateline stands at end, little is to be asked. 0, 0 if none.
 */
struct headline headline_find(struct page *p, struct str t, size_t end, size_t text, bool dated);

#endif
