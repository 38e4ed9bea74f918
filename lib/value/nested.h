#ifndef NESTED_H
#define NESTED_H

#include "decimal.h"
#include "sight.h"

/* Numbers in brackets that are figures. Indices are those of tokens of the sentence. */

/*
 * « Sétif (6), Skikda (14) et Jijel (| 2 |) »: two at least, one of them below ten, none of them the
 * 1 and 2 of notes. « Rouen (76) » is a county.
 */
bool nested_tally(const struct sight *s, size_t i);

/* « les occupants de voitures (| 87 |) », « +21 (| 95 |) »: what stands at i, before the bracket, is counted. */
bool nested_counts(const struct sight *s, size_t i, struct decimal value);

/* « la Turquie (224 demandes, | -78 |) »: as many less; not « (72 %, -1) ». */
bool nested_change(const struct sight *s, size_t i);

#endif
