#ifndef REGION_H
#define REGION_H

#include "arena.h"
#include "feature.h"

#include <stddef.h>
#include <stdint.h>

/*
 * Where in a sentence mentions may be. Most tokens of a text are part of none, and a small model of
 * the words two to the left to two to the right (the gate) can tell so; only the regions it leaves
 * are read by the entity model, as if all between them were known to be no mention.
 *
 * A region holds tokens of a high gate, or such that rules found, at most two others between them,
 * and those beside them whose gate is not low.
 */
struct region {
	uint32_t first, last; /* tokens, half open */
	uint32_t row;	      /* tokens in regions before it */
};

/*
 * The regions of a sentence with s->gate and s->hint, in order, in arena a; how many. also (may be
 * NULL): tokens for which it is not 0 stand in regions too.
 */
size_t region_find(
    const struct feature_sent *s, const uint8_t *also, struct arena *a, struct region **out);

/*
 * Leaves of n regions those that are worth reading, and gives how many: without a capital, a number
 * or what rules found a region holds a mention only where its gate is rather high. The model learns
 * from the others too, and is better for it.
 */
size_t region_sift(const struct feature_sent *s, struct region *r, size_t n);

#endif
