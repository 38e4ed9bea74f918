#ifndef SEAT_H
#define SEAT_H

#include "what.h"

/*
 * Places that count what happened in them, as the entity of figure f; PARSE_NO where there is none.
 */

/* « Blida | avec | 20 accidents », « La région de | Maradi |, au sud, est la plus touchée avec 15 morts ». */
uint32_t seat_with(const struct parse *p, const struct figure *f);

/* « et le | Sénégal | a enregistré six décès »: right before the figure. */
uint32_t seat_counting(const struct parse *p, const struct figure *f);

/* The place that is the subject of a verb of counting, at the beginning of the sentence. */
uint32_t seat_subject(const struct parse *p, const struct figure *f);

#endif
