#ifndef OVERVIEW_H
#define OVERVIEW_H

#include "io.h"
#include "rec.h"
#include "tally.h"

#include <stddef.h>

/* The last section of a page: what all its articles hold, counted. A zeroed one is empty. */

struct overview {
	size_t articles;
	struct tally types, persons, organisations, places, offences, events, months;
};

/* Counts an article, an entity, a figure. */
void overview_document(struct overview *o, const struct rec *doc);
void overview_entity(struct overview *o, const struct rec *ent);
void overview_figure(struct overview *o, const struct rec *stat);

/* Writes the section and frees the counts. */
void overview_write(struct overview *o, struct io_out *out);

#endif
