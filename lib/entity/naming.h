#ifndef NAMING_H
#define NAMING_H

#include "arena.h"
#include "mention.h"

#include <stddef.h>

/*
 * Canonical names: the fullest name of a person, the long form of an acronym that the document
 * spells out or the tables know, everything else in its normal case.
 */

struct naming;

/* How many entries a sentence needs at most; for a document that needs this many, in arena a. */
size_t naming_need(const struct mentions *m);
struct naming *naming_begin(size_t entries, struct arena *a);

/* Learns the names of a sentence; to be given all sentences, in order. */
void naming_learn(struct naming *x, const struct mentions *m);

/* Sets the empty names of the mentions, and the codes of countries. */
void naming_give(struct naming *x, struct mentions *m);

#endif
