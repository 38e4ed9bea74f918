#ifndef LEND_H
#define LEND_H

#include "what.h"

/*
 * A figure without a noun of its own counts what another figure of the sentence counts: « dont
 * 118 000 au cours de … », « 6 et 8 ans de | prison | », « 17,8 tonnes en 2022, 18,6 en 2021 ».
 */

/* Gives what[k] the phrase of another figure if it has none; whole: the figure it is a part of. */
void lend_what(const struct parse *p, size_t k, struct what *what, uint32_t whole);

/*
 * « 46 vols ont été signalés. | Vingt-neuf | (63 %) ont eu lieu en ville. »: figure k counts what the
 * sentence before counts; again: so does the figure before it.
 */
bool lend_from_before(const struct parse *p, size_t k, const struct what *what, bool again);

/* « | Soit une diminution de | 24 % »: a sentence that goes on with what the one before counts. */
bool lend_opens_with_change(const struct parse *p, size_t k, const struct what *what);

/*
 * « 17,8 tonnes en 2022, | 18,6 | en 2021 », « blé dur (12.000 quintaux), blé tendre (| 3.000 |)»: the
 * unit of the figure before. To be called before any phrase is asked for.
 */
void lend_units(struct parse *p);

#endif
