#ifndef GATE_H
#define GATE_H

#include "corpus.h"
#include "dict.h"
#include "save.h"

/*
 * Learning of the gate (region.h): logistic regression on the words near a token, whether it is
 * part of a mention, where those that are weigh more; stochastic gradient with a step per weight.
 */
struct gate {
	struct dict ids; /* feature -> number + 1 */
	float *w, *g2;
	int *q; /* weights as whole numbers over the scale */
	size_t n;
};

void gate_learn(struct gate *g, const struct corpus *c, float scale);

/* Sets f.gate of all sentences. */
void gate_apply(struct gate *g, struct corpus *c);

/* Writes its features; not to be used then. */
void gate_save(struct gate *g, const struct corpus *c, struct save *x);

#endif
