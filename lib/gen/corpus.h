#ifndef CORPUS_H
#define CORPUS_H

#include "crf.h"
#include "date.h"
#include "feature.h"
#include "rec.h"
#include "region.h"

/* Annotated sentences, for the trainer. */

struct corpus_sent {
	struct feature_sent f;
	uint8_t *gold;	  /* a label a token */
	uint32_t *mask;	  /* labels that are possible, a bit each; NULL: gold alone */
	struct region *r; /* where mentions may be; the trainer sets them */
	size_t regions;
	uint32_t doc;
	float weight;
};

struct corpus {
	struct corpus_sent *s;
	size_t n, cap, tokens, mentions, odd; /* odd: mentions that are not whole tokens */
	uint32_t docs;
	struct arena a;
	struct date_context dates;
};

/*
 * Adds a record stream (doc, sent, ent) or, by how the name ends, .iob2 and .bio: tagged tokens; .txt:
 * sentences with names in brackets (lib/gen/corpus).
 */
void corpus_read(struct corpus *c, const char *path, float weight);

/* The type of a name that a record ent tells (crf.h) and where it stands; -1 for all other records. */
static inline int
corpus_name(const struct rec *r, size_t *start, size_t *end)
{
	int type;

	if (r->type != REC_ENT || !rec_number(r->f[ENT_START], start) ||
	    !rec_number(r->f[ENT_END], end))
		return -1;
	type = crf_type_of(r->f[ENT_TYPE]);
	return type < CRF_NAMES ? type : -1;
}

#endif
