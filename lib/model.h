#ifndef MODEL_H
#define MODEL_H

#include "feature.h"

#include <stddef.h>
#include <stdint.h>

/*
 * The entity model as it is packed: a feature has a row of small integer weights, one a label.
 * Different rows are few, the most frequent ones first: they stay in the cache, and so do slots
 * that are small. A bit for each feature that has a row stops most look-ups, for most have none.
 */

enum { MODEL_ROW = 24 }; /* weights in a row, some unused */
enum { MODEL_ZERO = 128 };
enum { MODEL_TRANS = 32 };     /* rows of transitions, some unused */
enum { MODEL_GATE = 1 << 21 }; /* bits of the filter before the slots */

struct model_slot {
	uint16_t check; /* MODEL_CHECK() of the hash; 0: free */
	uint16_t row;	/* which; many features share one */
};
#define MODEL_CHECK(hash) ((uint16_t)((hash) >> 48 | 1))

struct model {
	uint32_t mask;
	int scale;	      /* weights are multiples of 1 / scale */
	const uint64_t *gate; /* a bit for each feature that has a row */
	const int16_t (*trans)[MODEL_ROW];
	const uint8_t (*row)[MODEL_ROW]; /* weights, MODEL_ZERO added */
	const struct model_slot *slot;
};

/* Sets m to the model of the language. */
void model_open(struct model *m);

/* Keeps of the features of a sink behind the first ones those that may have a row. */
static inline void
model_sift(const struct model *m, struct feature_sink *k, size_t first)
{
	size_t kept = first;

	for (size_t f = first; f < k->n; f++) {
		uint64_t h = k->hash[f];
		uint32_t bit = (uint32_t)(h >> 24) & (MODEL_GATE - 1);

		k->hash[kept] = h;
		kept += m->gate[bit >> 6] >> (bit & 63) & 1;
	}
	k->n = kept;
	for (size_t f = first; f < kept; f++)
		__builtin_prefetch(&m->slot[(uint32_t)k->hash[f] & m->mask]);
}

/* Puts the numbers of their rows in their place; 0 for those that have none. */
static inline void
model_resolve(const struct model *m, struct feature_sink *k)
{
	for (size_t f = 0; f < k->n; f++) {
		const struct model_slot *x = &m->slot[(uint32_t)k->hash[f] & m->mask];
		uint16_t check = MODEL_CHECK(k->hash[f]);

		/* slots at the end are followed by enough free ones: a search never wraps */
		while (x->check != check && x->check != 0)
			x++;
		k->hash[f] = x->row; /* of a free slot 0: a row of nothing but 0 */
		__builtin_prefetch(m->row[x->row]);
	}
}

#endif
