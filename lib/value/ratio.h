#ifndef RATIO_H
#define RATIO_H

#include "piece.h"

/*
 * Numbers that a second one makes a score, a share or a multiple. All take the piece that was read
 * and give the token behind what they found, 0 for nothing.
 */

/* 3-1, 4-0, 3 à 1: what would be a range if it rose. */
size_t ratio_score_end(const struct sight *s, const struct piece *p);

/* « neuf femmes sur dix », « un sur trois »: the share that p begins; its value in *ratio. */
size_t ratio_share_end(const struct sight *s, const struct piece *p, struct decimal *ratio);

/* « multiplié par | trois | »: a factor; first: its first token, with « près de ». */
bool ratio_is_factor(const struct sight *s, const struct piece *p, size_t first);

/* « six fois le tarif », « deux fois plus de »: the token where its base begins. */
size_t ratio_times_base(const struct sight *s, const struct piece *p);

#endif
