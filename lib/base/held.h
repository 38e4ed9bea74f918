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

/* Takes a copy of a record, and LF; false if there is no room. */
bool held_copy(struct held *h, const struct rec *r);

/*
 * Takes a copy of a record that neither is an entity nor ends a sentence. False if it is one of these,
 * or if there is no room: then the caller passes what is held, and handles the record itself.
 */
static inline bool
held_take(struct held *h, const struct rec *r)
{
	return r->type != REC_ENT && !rec_ends_sentence(r->type) && held_copy(h, r);
}

/* Passes on what is held: hardly ever anything. */
static inline void
held_pass(struct held *h, struct io_out *out)
{
	if (h->n > 0)
		io_put(out, h->buf, h->n);
	h->n = 0;
}

#endif
