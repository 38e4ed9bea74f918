#ifndef JSONL_H
#define JSONL_H

#include "scan.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The members of one JSON object (RFC 8259), escapes undone: all that a line of JSON Lines needs.
 * No library is used because cJSON, the fastest in Debian, builds a tree of copies of texts as
 * long as the input and ends a string at \u0000, so that text is lost in silence.
 */

struct jsonl {
	const char *s;
	size_t n, i;
	char *room;	 /* where the next string goes: all are copied, 32 bytes at a time */
	size_t members;	 /* read so far */
	const char *why; /* what is wrong at s[i]; NULL */
};

struct jsonl_member {
	struct str name;
	struct str value; /* a string's text, or a number, true, false as written; else empty */
	bool string;
};

/* A nesting deeper than this is refused. */
enum { JSONL_DEPTH = 200 };

/* Room for the strings of an object of n bytes. */
#define JSONL_ROOM(n) ((n) + SCAN_MORE)

/* Starts on the object in s[0..n); false if there is none. Strings go to room. */
bool jsonl_open(struct jsonl *j, const char *s, size_t n, char *room);

/* The next member; false at the end of the object or where it is broken (j->why). */
bool jsonl_next(struct jsonl *j, struct jsonl_member *m);

#endif
