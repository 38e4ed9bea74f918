#ifndef GOVERN_H
#define GOVERN_H

#include "what.h"

/*
 * The event of the verb that governs tokens [first, last): the verb that has them as object, or else
 * (*subject) the one they are subject of.
 */
enum event govern_event(const struct parse *p, uint32_t first, uint32_t last, bool *subject);

/*
 * « … ont été appréhendés et | 7 fusils, 48 litres et 23 tonnes de denrées | ont été saisis »: behind
 * et, or in the list that it begins, up to an auxiliary that no et joins to the verb before.
 */
bool govern_opens_list(const struct parse *p, uint32_t first, uint32_t last);

#endif
