#ifndef CERTAIN_H
#define CERTAIN_H

#include "arena.h"
#include "crf.h"
#include "feature.h"

#include <stdint.h>

/*
 * How sure the model is: for each token, the probability of the label it was given, in per cent
 * (forward-backward). For those who ask; it costs more than finding the labels.
 */
uint8_t *certain_labels(const struct crf *c, const struct feature_sent *s, const int16_t *scores,
    const uint8_t *labels, struct arena *a);

#endif
