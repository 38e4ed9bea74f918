#ifndef AMEND_H
#define AMEND_H

#include "feature.h"

#include <stdint.h>

/*
 * What rules know better than the model, set right in its labels (crf.h): numbered events, named
 * operations, two names joined by a stroke.
 */
void amend_labels(const struct feature_sent *s, uint8_t *labels);

#endif
