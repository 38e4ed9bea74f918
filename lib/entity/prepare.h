#ifndef PREPARE_H
#define PREPARE_H

#include "arena.h"
#include "feature.h"
#include "lex.h"
#include "model.h"

#include <stddef.h>
#include <stdint.h>

/*
 * Prepares a sentence for the entity model: what the forms of its words say, quotes and brackets,
 * names of several words, acronyms with their long forms, noun phrases. What a form says is kept
 * for the next time it is met, so that most words cost one look.
 */

struct prepare_set; /* forms that were met */
struct prepare {
	struct model model;
	struct lex_filter tables;
	int16_t edge[FEATURE_OFFSETS]; /* what the end of a sentence says to the gate */
	struct prepare_set *set;
};

/* Exits 2 without memory. */
void prepare_open(struct prepare *p);
void prepare_close(struct prepare *p);

/*
 * Prepares a sentence of n tokens t of text, in arena a, and sets their .may. p NULL: nothing is
 * kept, s->gate is 0, and .may stays as it is.
 */
void prepare_sentence(struct prepare *p, struct feature_sent *s, struct str text, struct tok *t,
    size_t n, uint8_t kind, struct arena *a);

/*
 * The same in two steps: the first one fetches what is kept of the forms, which takes a while; the
 * second one wants the same tokens.
 */
void prepare_begin(struct prepare *p, struct feature_sent *s, struct str text, struct tok *t,
    size_t n, uint8_t kind, struct arena *a);
void prepare_end(struct prepare *p, struct feature_sent *s, struct tok *t, struct arena *a);

#endif
