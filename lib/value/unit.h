#ifndef UNIT_H
#define UNIT_H

#include "num.h"
#include "tok.h"
#include "u8.h"

#include <stddef.h>

/*
 * Units behind a number: names and symbols of measures and durations (UCUM codes), of money
 * (ISO 4217), percent. From lib/fr/units.tsv, currencies.tsv and symbols.tsv.
 */

enum unit_kind { UNIT_PERCENT, UNIT_MONEY, UNIT_MEASURE, UNIT_DURATION };

/* Whether un, une before the unit is a number: « une tonne »; « en un jour », not « un jour ». */
enum unit_one { UNIT_ONE, UNIT_IN_ONE, UNIT_NO_ONE };

struct unit {
	size_t n; /* tokens */
	enum unit_kind kind;
	const char *code;      /* lives for ever; "" where there is none */
	struct decimal factor; /* MDH: 1000000 of MAD */
	enum unit_one one;
};

/* The longest unit that begins at t[0], within n tokens; false if there is none. */
bool unit_match(struct str text, const struct tok *t, size_t n, struct unit *out);

#endif
