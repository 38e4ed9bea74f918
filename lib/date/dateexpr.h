#ifndef DATEEXPR_H
#define DATEEXPR_H

#include "dateday.h"

#include <stdbool.h>
#include <stddef.h>

/* The longest date that begins at token i, of any kind, in *e; false if there is none. */
bool dateexpr_read(const struct date_text *x, size_t i, struct date_expr *e);

#endif
