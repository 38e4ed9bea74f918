#ifndef MODEL_H
#define MODEL_H

#include "feature.h"
#include "keys.h"

#include <stddef.h>
#include <stdint.h>

/*
 * The entity model as it is packed: features by their hashes (keys.h), of the context each with its row
 * of small integer weights, one a label; what a word says at all offsets is found by one look-up, its
 * rows lie side by side. What a hash that is no feature gives, number 0, says nothing.
 */

enum { MODEL_ROW = 16 };   /* weights in a row, one unused */
enum { MODEL_TRANS = 16 }; /* rows of transitions */

/* A row as it is kept: weight i in the low byte of number i, weight i + 8 in its high byte. */
typedef int16_t model_pairs __attribute__((vector_size(16), may_alias));

/* The weights of a feature of the gate, FEATURE_OFFSETS of them, all eight to be added at once. */
typedef int8_t model_votes __attribute__((vector_size(8), may_alias));

struct model {
	int scale; /* weights are multiples of 1 / scale */
	const int16_t (*trans)[MODEL_ROW];
	const struct keys *context, *words, *gate;
	const model_pairs *row;	  /* of each feature of the context */
	const uint32_t *word;	  /* of each of a word: a bit for each offset that has a row, */
	const model_pairs *rows;  /* from bit 5 on where the first is among these */
	const model_votes *votes; /* of each of the gate */
};

/*
 * The head of the packed model; then transitions, keys and rows of the context, keys, word and rows of
 * words, keys and votes of the gate, each from a multiple of 16 bytes on.
 */
struct model_head {
	_Alignas(64) uint32_t magic;
	uint32_t scale;
	uint32_t rows; /* of words */
};

/* Sets m to the model of the language. */
void model_open(struct model *m);

/* Adds a row to the sums of its weights, 0 to 7 and 8 to 15. */
static inline void
model_add(model_pairs row, model_pairs *sum)
{
	sum[0] += (row << 8) >> 8;
	sum[1] += row >> 8;
}

#endif
