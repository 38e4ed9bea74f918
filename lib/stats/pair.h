#ifndef PAIR_H
#define PAIR_H

#include "phrase.h"

/*
 * Lists of things with their numbers behind them: « cocaïne 12 kg, héroïne 3 kg, armes 14 ».
 * Guideline: WHAT.
 */

/* The phrase that the figure of tokens [first, last) ends a pair with; empty for none. */
struct phrase pair_named(const struct parse *p, uint32_t first, uint32_t last);

#endif
