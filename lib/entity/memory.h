#ifndef MEMORY_H
#define MEMORY_H

#include "arena.h"
#include "feature.h"
#include "region.h"

#include <stddef.h>
#include <stdint.h>

/*
 * The memory of a document: what a first reading made of each name and of each capitalised word,
 * as features for a second reading (cf. Krishnan and Manning 2006, An effective two-stage model).
 * A token never sees its own first label, only those of its other occurrences.
 */

enum { MEMORY_BITS = 1024 };
enum { MEMORY_KINDS = 8 }; /* the types of crf.h that have labels, then « no mention » */

struct memory_slot {
	uint64_t key;		      /* 0: free */
	uint16_t count[MEMORY_KINDS]; /* of a word; of a name, by its type */
	bool name, prefix;	      /* a name has this key; longer names begin so */
};

struct memory {
	struct memory_slot *slot;
	size_t mask, n;
	uint64_t first[MEMORY_BITS / 64]; /* of words with which names begin: a bit each */
};

/* How many entries a sentence with its labels (crf.h) needs at most. */
size_t memory_need(const struct feature_sent *s, const uint8_t *labels);

/* An empty memory for this many entries, in arena a. */
void memory_begin(struct memory *m, size_t entries, struct arena *a);

/* Learns from a sentence with its labels. */
void memory_learn(struct memory *m, const struct feature_sent *s, const uint8_t *labels);

/* What the memory says of the tokens of n regions: for memory_features(). In arena a. */
struct memory_view {
	uint8_t *word; /* per token: 0 nothing, else 1 + kind * 4 + how sure (0 to 3) */
	uint8_t *name; /* per token: 0 nothing, else 1 + type * 3 + place in the name */
	/* per token: what a first reading made of the name before, behind its own, linked to it by a
	 * comma, et, a hyphen, a bracket: 0 nothing, else 1 + type * 4 + link */
	uint8_t *before, *behind;
};
struct memory_view memory_look(const struct memory *m, const struct feature_sent *s,
    const uint8_t *labels, const struct region *r, size_t n, struct arena *a);

/* Adds the features of token i. */
void memory_features(
    const struct memory_view *v, const struct feature_sent *s, size_t i, struct feature_sink *k);

#endif
