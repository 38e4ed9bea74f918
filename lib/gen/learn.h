#ifndef LEARN_H
#define LEARN_H

#include "crf.h"

#include <stddef.h>
#include <stdint.h>

/*
 * Learning of a linear-chain CRF: stochastic gradient with a step per weight (AdaGrad: Duchi,
 * Hazan, Singer 2011) on the conditional likelihood, weights pulled towards 0 where they are
 * used. Plain IEEE arithmetic in one order: the same data give the same weights.
 */

enum { LEARN_ROW = 16 }; /* floats a feature: CRF_LABELS and one unused */

struct learn_sent {
	uint32_t *feature; /* of all tokens, one after the other */
	uint16_t *count;   /* features of each token */
	uint8_t *closed;   /* per token: not 0 where the label is known to be 0 */
	uint8_t *gold;
	uint32_t *mask; /* or NULL */
	size_t n;
	float weight;
};

struct learn {
	size_t nf;
	float *w, *g2, *sum; /* nf rows: weights, sums of squared gradients, sums of weights */
	float trans_sum[CRF_LABELS + 1][LEARN_ROW];
	int sums;
	float trans[CRF_LABELS + 1][LEARN_ROW], trans_g2[CRF_LABELS + 1][LEARN_ROW];
	float rate, l2, drop; /* drop: part of the features left out of a step, at random */
	uint64_t random;
	uint32_t *kept; /* features of one sentence that are not left out */
	uint16_t *kept_count;
	size_t kept_top, count_top;
	float *work; /* for one sentence */
	size_t worktop;
};

void learn_begin(struct learn *l, size_t nf, float rate, float l2, float drop);

/* Forgets the weights, not their average: another random order follows. */
void learn_again(struct learn *l);

void learn_free(struct learn *l);

/* One step on one sentence; the negative log-likelihood before it. */
double learn_step(struct learn *l, const struct learn_sent *s);

/* Adds the weights as they are to the average; and takes that average for the weights. */
void learn_average(struct learn *l);
void learn_end(struct learn *l);

/* The best labels of a sentence. */
void learn_decode(struct learn *l, const struct learn_sent *s, uint8_t *labels);

#endif
