#ifndef DATEPERIOD_H
#define DATEPERIOD_H

#include "dateday.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Periods told by their number. Each reads a date that begins at token i into *e, whose fields are
 * DATE_NONE before, and says if there is one.
 */

/* « premier trimestre 2022 », « XXe siècle », « onze premiers mois de 2023 ». */
bool dateperiod_ordinal(const struct date_text *x, size_t i, struct date_expr *e);

/* « années 1970 », « années 80 », « années soixante » (token i is « années »). */
bool dateperiod_decade(const struct date_text *x, size_t i, struct date_expr *e);

/* « T1 2016 », « H2 2016 »; in figures before them: « 2016 H2 », « 2019-T1 ». */
bool dateperiod_code(const struct date_text *x, size_t i, struct date_expr *e);

#endif
