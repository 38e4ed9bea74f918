#ifndef AMEND_H
#define AMEND_H

#include "feature.h"

#include <stdint.h>

/*
 * What rules know better than the model, set right in its labels (crf.h): numbered events, named
 * operations, two names joined by a stroke, where the names of bodies end.
 */

enum { AMEND_NAMES = 64 };

/*
 * What one sentence says for others: names of operations, first words of laws, acronyms and what
 * kind of name they stand for, surnames, first names (as hashes).
 */
struct amend_memory {
	uint64_t operation[AMEND_NAMES], law[AMEND_NAMES], name[AMEND_NAMES], person[AMEND_NAMES];
	uint64_t first[AMEND_NAMES];
	uint8_t type[AMEND_NAMES]; /* of name[] */
	size_t operations, laws, names, persons, firsts;
	uint64_t any; /* of person[]: a bit for each */
};

/* Sets the labels of a sentence right and learns from it. */
void amend_labels(const struct feature_sent *s, uint8_t *labels, struct amend_memory *m);

/*
 * Applies what the whole document said: « Flyway » is an operation everywhere when « projet
 * Flyway » stands somewhere, « la Convention » is the law whose name began so.
 */
void amend_again(const struct feature_sent *s, uint8_t *labels, const struct amend_memory *m);

#endif
