#ifndef AGE_H
#define AGE_H

#include "piece.h"

/*
 * A span of years or months is the age of a person (« âgé de 34 ans », « un boucher de 31 ans »,
 * « Carmen, 3 ans, », « veuve à 27 ans ») and not a duration (« une peine de 14 ans »). first: the
 * first token of the figure, its modifier included.
 */
bool age_is(const struct sight *s, const struct piece *p, size_t first);

#endif
