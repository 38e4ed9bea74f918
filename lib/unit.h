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

struct unit {
	size_t n; /* tokens */
	enum unit_kind kind;
	const char *code;	 /* lives for ever; "" where there is none */
	struct num_value factor; /* MDH: 1000000 of MAD */
};

/* The longest unit that begins at t[0], within n tokens; false if there is none. */
bool unit_match(struct str text, const struct tok *t, size_t n, struct unit *out);

#endif
