#ifndef EDGE_H
#define EDGE_H

#include "mention.h"

#include <stdbool.h>

/*
 * Where no mention ends or begins, whatever the model said of text it was not made for: at a comma, a
 * bracket without its other half, a small word that nothing ends with (« Coupe du monde | de »), a
 * word that begins the next sentence where a full stop was lost (« BBC Matin | Il »). And sums of
 * money are no names.
 */

/* Takes such ends off m, a mention of x; false if nothing is left of it. */
bool edge_trim(const struct mentions *x, struct mention *m);

#endif
