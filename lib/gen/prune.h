#ifndef PRUNE_H
#define PRUNE_H

#include "dict.h"
#include "learn.h"

/* What was learned as small integers, and fewer features: what a small model keeps. */

/* Weights become whole over scale, those below least 0. Gives how many features have any. */
size_t prune_round(struct learn *l, float scale, int least);

/* Of rounded weights: forgets those of all but the features that weigh most, rows at most. */
size_t prune_limit(struct learn *l, float scale, size_t rows);

/*
 * Numbers the features that have weights anew, in ids and in n sentences, which lose the others.
 * Gives how many there are; l knows nothing of this.
 */
size_t prune_forget(const struct learn *l, struct dict *ids, struct learn_sent *s, size_t n);

#endif
