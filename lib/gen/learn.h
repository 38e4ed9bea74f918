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

enum { LEARN_ROW = 20 }; /* floats a feature: CRF_LABELS and one unused */

struct learn_sent {
	uint32_t *feature; /* of all tokens, one after the other */
	uint16_t *count;   /* features of each token */
	const uint8_t *gold;
	const uint32_t *mask; /* or NULL */
	size_t n;
	float weight;
};

struct learn {
	size_t nf;
	float *w, *g2; /* nf rows: weights, sums of squared gradients */
	float trans[CRF_LABELS + 1][LEARN_ROW], trans_g2[CRF_LABELS + 1][LEARN_ROW];
	float rate, l2;
	float *work; /* for one sentence */
	size_t worktop;
};

void learn_begin(struct learn *l, size_t nf, float rate, float l2);

/* One step on one sentence; the negative log-likelihood before it. */
double learn_step(struct learn *l, const struct learn_sent *s);

/* The best labels of a sentence. */
void learn_decode(struct learn *l, const struct learn_sent *s, uint8_t *labels);

#endif
