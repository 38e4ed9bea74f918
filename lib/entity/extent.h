#ifndef EXTENT_H
#define EXTENT_H

#include "feature.h"

#include <stdint.h>

/*
 * Where names begin and end, set right in the labels of a sentence (crf.h): the whole of a name
 * whose acronym follows in brackets, known bodies of several words, two bodies that the model took
 * for one, first name and surname with a nickname between, the office in « ministre de … », places
 * behind « ville de », « wilaya de ».
 *
 * Linear in the sentence.
 */
void extent_labels(const struct feature_sent *s, uint8_t *labels);

/*
 * A body whose name begins with the word at token i (kind body of named-heads.tsv), as far as its
 * acronym in brackets, whatever the model took for names inside: behind them, i + 1 for none.
 */
size_t extent_body(const struct feature_sent *s, uint8_t *labels, size_t i);

#endif
