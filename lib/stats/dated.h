#ifndef DATED_H
#define DATED_H

#include "parse.h"

/* Dates that date something else than the figure of their sentence. */

/* « a indiqué | mardi | que »: date d is that of a verb of saying. */
bool dated_saying(const struct parse *p, const struct parse_ent *d);

/* The same, of a verb that follows before token figure. */
bool dated_before_saying(const struct parse *p, const struct parse_ent *d, uint32_t figure);

/* « trois de moins qu'à la même période en | 2020 »: what begins at token i is compared to. */
bool dated_than(const struct parse *p, uint32_t i);

/*
 * « la mine fermée en | 2001 |», « la contestation d'| octobre 2019 |»: date d is that of another noun.
 * first, last: the figure with its phrase.
 */
bool dated_noun(const struct parse *p, const struct parse_ent *d, uint32_t first, uint32_t last);

#endif
