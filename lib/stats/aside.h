#ifndef ASIDE_H
#define ASIDE_H

#include "parse.h"

/* Figures that say how far, who says it or by how much, and measure nothing of what is told. */

/* « à | 200 km | de Rabat »: a distance or speed. */
bool aside_is_distance(const struct parse *p, const struct figure *f);

/* « à Néma, à | 1 200 km | », « situé à | 200 km | »: one that only says where a place is. */
bool aside_is_way(const struct parse *p, const struct figure *f);

/* « soit | 30 % | de plus qu'en 2022 »: it compares what is told, and counts nothing. */
bool aside_is_comparison(const struct parse *p, const struct figure *f);

/* « selon | deux | sources militaires »: who says it, not what happened. */
bool aside_is_source(const struct parse *p, const struct figure *f);

/* « | deux mois | après », « | une semaine | plus tôt »: it lies between two events. */
bool aside_is_interval(const struct parse *p, const struct figure *f);

/* « | +0,1 % |», « | -1,6 % |»: by how much something changed. */
bool aside_is_change(const struct parse *p, const struct figure *f);

/* « soit | 21 | de moins que », « | +21 |»: by how much, no fact that is stated again. */
bool aside_is_difference(const struct parse *p, const struct figure *f);

#endif
