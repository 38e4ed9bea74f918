#ifndef MENTION_H
#define MENTION_H

#include "arena.h"
#include "feature.h"
#include "u8.h"

#include <stddef.h>
#include <stdint.h>

/* Mentions of a sentence while they are found: spans of tokens with type, and who says so. */

struct mention {
	uint32_t first, last; /* tokens, half open */
	uint8_t type;	      /* crf.h */
	uint8_t score;	      /* per cent */
	uint8_t
	    rank; /* where two overlap, the higher rank / 4 stays, then the longer, the higher rank */
	struct str name, code; /* empty: to be found later, none */
	const char *by;
};

struct mentions {
	const struct feature_sent *s;
	struct mention *m;
	size_t n, cap;
};

/* No mentions yet, room for some, in arena a. */
void mention_begin(struct mentions *x, const struct feature_sent *s, struct arena *a);

struct mention *mention_add(struct mentions *x, size_t first, size_t last, int type, unsigned rank,
    const char *by, struct arena *a);

/* Adds what the labels say. */
void mention_labels(struct mentions *x, const uint8_t *labels, struct arena *a);

/* Drops what overlaps a better one and sorts the rest. */
void mention_settle(struct mentions *x, struct arena *a);

/* The text of a mention. */
struct str mention_text(const struct mentions *x, const struct mention *m);

#endif
