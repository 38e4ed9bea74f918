#ifndef PIECE_H
#define PIECE_H

#include "decimal.h"
#include "num.h"
#include "sight.h"
#include "unit.h"

/* A number of a sentence with the unit behind or before it. */
struct piece {
	size_t first, last; /* tokens, half open */
	size_t number;	    /* where the number begins: behind a sign or « $ » */
	struct num num;
	struct unit unit;     /* unit.n == 0: none */
	struct decimal value; /* in the unit */
};

/* The piece whose number begins at token i; false if none does. */
bool piece_read(const struct sight *s, size_t i, struct piece *p);

/* Behind an adjective at k between number and unit of time, « 30 | dernières | années »; else k. */
size_t piece_adjective(const struct sight *s, size_t k);

/*
 * The unit behind the number: « 20 km », « 3-min », « demi-heure », « millions de dirhams »,
 * « trois quarts d'heure ».
 */
void piece_unit(const struct sight *s, struct piece *p);

/* Gives the piece a unit that the text names elsewhere: « âgés de 26 et de 31 ans ». */
bool piece_give(struct piece *p, const struct unit *u);

#endif
