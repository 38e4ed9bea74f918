#ifndef VALUE_H
#define VALUE_H

#include "what.h"

/* What money, percentages, measures, durations and ages are the value of. */
struct what value_find(const struct parse *p, const struct figure *f);

/* « les vols augmentent (| +2 % | en 2022) »: what the first figure of a bracket is of. */
struct what value_bracketed(const struct parse *p, const struct figure *f);

#endif
