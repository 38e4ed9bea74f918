#ifndef DATEYEAR_H
#define DATEYEAR_H

#include "dateday.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Rule 5: a year alone at token i; « en 2019 », « présidentielle 2017 », not « 2000 soldats ». Into *e,
 * as the rules of dateday.h do.
 */
bool dateyear_read(const struct date_text *x, size_t i, struct date_expr *e);

#endif
