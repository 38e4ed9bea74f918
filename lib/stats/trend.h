#ifndef TREND_H
#define TREND_H

#include "phrase.h"

/*
 * Comparative statistics: « Le nombre de | tués | a augmenté (de 43 à 63) », « la hausse du nombre de
 * | touristes | entre 2022 (1.200.000) et 2023 (1.450.000) ». Numbers that have no noun of their
 * own count what the noun of numbering (signs.tsv: NUMBER) of their clause has as its complement;
 * values behind a colon or in a bracket are of the subject of the verb of measuring before it.
 * Guideline: WHAT.
 */

/* What the number of tokens [first, last) counts so; empty for none. */
struct phrase trend_counted(const struct parse *p, uint32_t first, uint32_t last);

/* What the value at token first is of so: « Le | taux de réussite | est stable : 71 % »; empty for none. */
struct phrase trend_measured(const struct parse *p, uint32_t first);

#endif
