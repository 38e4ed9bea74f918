#ifndef HINT_H
#define HINT_H

#include "arena.h"
#include "crime.h"
#include "date.h"
#include "feature.h"

#include <stddef.h>

/*
 * What rules and tables find in a sentence before the model reads it: offences and dates. The
 * model takes them as features (feature_sent.hint) and so learns how far to trust them.
 */

struct hints {
	struct crime_span *crime;
	struct date_span *date;
	size_t crimes, dates;
};

/*
 * Finds the hints of a prepared sentence and sets s->hint; in arena a. wide: bodies of
 * longforms.tsv too, which the model was not trained with: it would trust the tables more than the
 * words around a name. read: as in date_find().
 */
struct hints hint_find(struct feature_sent *s, const struct date_context *c, struct date_read *read,
    bool wide, struct arena *a);

#endif
