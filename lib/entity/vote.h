#ifndef VOTE_H
#define VOTE_H

#include "arena.h"
#include "feature.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * One type for a name in a document: of 3,666 names that a document of the training text has more
 * than once 27 have two types, and these are buildings that decide, cars, clubs and towns. All
 * mentions of a name are counted, more where a title or a longer name speaks for the type; the
 * others follow the most.
 */

enum { VOTE_TYPES = 4 }; /* PER ORG LOC MISC, as crf.h numbers them */

struct vote_name;
struct vote {
	struct vote_name *name;
	size_t mask, n;
	bool split; /* some name has two types */
};

/* An empty count for about this many names, in arena a; more are left out. */
void vote_begin(struct vote *v, size_t names, struct arena *a);

/* Counts the mentions of a sentence with its labels (crf.h). */
void vote_learn(struct vote *v, const struct feature_sent *s, const uint8_t *labels);

/* Sets the labels of those that are outvoted. */
void vote_apply(const struct vote *v, const struct feature_sent *s, uint8_t *labels);

#endif
