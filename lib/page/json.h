#ifndef JSON_H
#define JSON_H

#include "arena.h"
#include "u8.h"

#include <stddef.h>

/*
 * JSON-LD as pages have it: every string value is given to a function, with where it stands. What
 * is wrong in it (line breaks in strings, commas too many, a script wrapped in comments) is
 * overlooked; nothing is allocated but the strings. Deeper than JSON_DEPTH nothing is read.
 */

enum { JSON_DEPTH = 24 };

struct json_at {
	struct str key;	   /* of the value */
	struct str parent; /* key of the object it is in */
	struct str
	    type;     /* @type of that object; of the one above when parent is a person or body */
	int depth_in; /* 1 in such a person or body, else 0 */
};

void json_walk(struct str text, struct arena *a,
    void (*f)(void *arg, const struct json_at *at, struct str value), void *arg);

#endif
