#ifndef DATEFORM_H
#define DATEFORM_H

#include "dateday.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Rarer ways to write a date. Each reads one that begins at token i into *e, whose fields are
 * DATE_NONE before, and says if there is one.
 */

/* « 01/août/2019 », « 23-sept-2020 »: three parts with the month's name among them. */
bool dateform_parts(const struct date_text *x, size_t i, struct date_expr *e);

/* « octobre 2 », « Mai vingt et un », « Novembre 19 au 20 » (e->n: the last day). */
bool dateform_month_first(const struct date_text *x, size_t i, struct date_expr *e);

/* « 18 08 1978 »; « en 11, 2016 »; « 4-23 du mois prochain ». */
bool dateform_figures(const struct date_text *x, size_t i, struct date_expr *e);

/* « (en) deux mille vingt », « (année) mille sept cent quatre-vingt-neuf ». */
bool dateform_words(const struct date_text *x, size_t i, struct date_expr *e);

/* « deux jours avant hier », « trois semaines après demain »: so far from a day that is known. */
bool dateform_from(const struct date_text *x, size_t i, struct date_expr *e);

/*
 * In a text of one sentence, where nothing was told before: « la semaine suivante », « deux jours
 * plus tard », « dans deux semaines », « les trois prochains mois », « le 15 » at its end count
 * from the day of the text.
 */
bool dateform_lone(const struct date_text *x, size_t i, struct date_expr *e);

#endif
