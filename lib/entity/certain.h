#ifndef CERTAIN_H
#define CERTAIN_H

#include "arena.h"
#include "crf.h"
#include "feature.h"

#include <stdint.h>

/*
 * How sure the model is: for each token of a region, the probability of the label it was given, in
 * per cent (forward-backward), in sure. For those who ask; it costs more than finding the labels.
 */
void certain_labels(const struct crf *c, const struct feature_sent *s, const struct region *r,
    const int16_t *scores, const uint8_t *labels, uint8_t *sure, struct arena *a);

#endif
