#ifndef THING_H
#define THING_H

#include "what.h"

/* What figure k counts or measures, by its own words alone (no figure before it is asked). */
struct what thing_find(const struct parse *p, size_t k);

#endif
