#ifndef VALUE_H
#define VALUE_H

#include "what.h"

/* What money, percentages, measures, durations and ages are the value of. */
struct what value_find(const struct parse *p, const struct figure *f);

/* « les vols augmentent (| +2 % | en 2022) »: what the first figure of a bracket is of. */
struct what value_bracketed(const struct parse *p, const struct figure *f);

/* « La prime | est de | 250.000 francs »: the verb at v says what its subject is, at token first. */
bool value_is_copula(const struct parse *p, uint32_t v, uint32_t first);

#endif
