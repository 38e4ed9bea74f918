#ifndef CRIME_H
#define CRIME_H

#include "arena.h"
#include "tok.h"
#include "u8.h"

#include <stddef.h>
#include <stdint.h>

/*
 * Noun phrases that name an offence: « trafic de drogue », « traite des êtres humains », «
 * tentative d'assassinat en bande organisée ». Heads, what they need to be an offence, and codes
 * of the International Classification of Crime for Statistical Purposes are in lib/fr/offences.tsv,
 * what may follow a head in lib/fr/offence_tails.tsv.
 */

struct crime_span {
	uint32_t first, last; /* tokens, half open */
	const char *name;     /* normal form in the singular; lives as long as the arena */
	const char *code;     /* "ICCS:0601"; "" where no verified code is known; lives for ever */
};

/*
 * The offences among n tokens t of text, in order, disjoint, in arena a; *out points to them.
 * Linear in n.
 */
size_t crime_find(
    struct str text, const struct tok *t, size_t n, struct arena *a, struct crime_span **out);

#endif
