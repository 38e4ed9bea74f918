#ifndef JSONLIST_H
#define JSONLIST_H

#include "stream.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * JSON objects over as many lines as they like, one after another or in an array: what a scraper
 * writes that was asked for JSON, not for JSON Lines.
 */

struct jsonlist {
	size_t line;   /* of the file, in which the object begins that was given last; from 1 */
	size_t inside; /* line ends in it */
};

/* Does s, the beginning of a file that is JSON, hold such objects, not one a line? */
bool jsonlist_is(struct str s);

/*
 * The bytes of the next object, in sight at the front of st, which the caller consumes; 0 at the end. What
 * is no object, has no end or is longer than limit is told and passed. l is zeroed at first.
 */
size_t jsonlist_next(struct jsonlist *l, struct stream *st, size_t limit);

#endif
