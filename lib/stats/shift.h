#ifndef SHIFT_H
#define SHIFT_H

#include "parse.h"

/*
 * Dates told from another date: « la veille », « le lendemain », « une semaine plus tôt », « trois
 * jours plus tard ». « la veille de la fête », « dix jours après l'attaque » are none: what they
 * are told from is no date.
 */

enum { SHIFT_SIZE = 16 };

struct shift {
	uint32_t first, last; /* tokens */
	int days, months;     /* one of them, negative for earlier */
	bool eve;	      /* la veille, le lendemain */
};

/* The shifts of a sentence, in order, at most max; how many. */
size_t shift_find(const struct parse *p, struct shift *s, size_t max);

/*
 * What the shift makes of the date base (EDTF), in code: as precise as the base and the unit. False
 * if base is not precise enough.
 */
bool shift_apply(const struct shift *s, struct str base, char code[SHIFT_SIZE]);

#endif
