#ifndef CHARGE_H
#define CHARGE_H

#include "offence.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What no table knows in a list of charges: « poursuivi pour vol, | obstruction à la justice | et
 * recel ». Begins behind a separator at token end, where an offence of the list ended; a noun of
 * action with its complements, and behind it the list must go on or the clause end. In *r, with
 * the row LEX_NONE; false if there is none.
 */
bool charge_item(const struct sentence *s, size_t end, struct offence *r);

#endif
