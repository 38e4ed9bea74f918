#ifndef HELD_H
#define HELD_H

#include "rec.h"

/*
 * Comments, and records that a filter does not handle, may stand among the entities of a sentence
 * (those of tag-entities -w do) or open what follows it. A filter that prints records of its own behind
 * the entities holds them back until the next record tells which.
 */
struct held {
	size_t n;
	char buf[1 << 16];
};

/*
 * Takes a copy of a record that neither is an entity nor ends a sentence. False if it is one of these,
 * or if there is no room: then the caller passes what is held, and handles the record itself. */
bool held_take(struct held *h, const struct rec *r);

/* Passes on what is held. */
void held_pass(struct held *h, struct io_out *out);

#endif
