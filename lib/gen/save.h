#ifndef SAVE_H
#define SAVE_H

#include "dict.h"
#include "feature.h"

#include <stdio.h>

/* Writes the entity model as text: a feature a line, its name and its weights. */
struct save {
	FILE *out;
	const char *path;
	float scale;	   /* weights are written as multiples of 1 / scale */
	struct dict names; /* value of a feature -> offset in text + 1 */
	char *text;
	size_t n, cap;
};

/* Exits 2 when the file cannot be written. */
void save_open(struct save *x, const char *path, float scale);
void save_close(struct save *x);

/* Learns how the words of a sentence and their affixes are written. */
void save_names(struct save *x, const struct feature_sent *s);

/* A row of transitions, from a label (CRF_LABELS: from the start); the row of a feature. */
void save_after(struct save *x, int label, const float *w);
void save_feature(struct save *x, const struct feature_part *p, const float *w);

#endif
