#ifndef NUMBERED_H
#define NUMBERED_H

#include "arena.h"
#include "u8.h"

#include <stdbool.h>

/* Text in which links are numbered, as lynx prints it: « selon [12]Le Phare, [13]le maire ». */

/* Do [1], [2], [3] … follow one another in s, glued to what is behind them? */
bool numbered_is(struct str s);

/* The same text without these numbers, in arena a. */
struct str numbered_strip(struct arena *a, struct str s);

#endif
