#include "unit.h"

#include "lex.h"

enum { UNITS_KIND = 1, UNITS_CODE, UNITS_FACTOR, UNITS_ONE };
enum { CURRENCIES_CODE = 1, CURRENCIES_FACTOR };

/* The kinds of units.tsv and symbols.tsv by their first two letters. */
static enum unit_kind
kind_of(const char *s)
{
	switch (s[0]) {
	case 'p':
		return UNIT_PERCENT;
	case 'd':
		return UNIT_DURATION;
	default:
		return s[1] == 'o' ? UNIT_MONEY : UNIT_MEASURE;
	}
}

bool
unit_match(struct str text, const struct tok *t, size_t n, struct unit *out)
{
	uint32_t row = 0, best = 0;
	const char *one;
	size_t k;

	(void)text;
	out->one = UNIT_ONE;
	out->n = lex_try(&lex_units, t, n, &row);
	if (out->n) {
		out->kind = kind_of(lex_found(&lex_units, row, UNITS_KIND));
		out->code = lex_found(&lex_units, row, UNITS_CODE);
		out->factor = decimal_read(lex_found(&lex_units, row, UNITS_FACTOR));
		one = lex_found(&lex_units, row, UNITS_ONE);
		out->one = one[0] == 'n' ? UNIT_NO_ONE : one[0] == 'i' ? UNIT_IN_ONE : UNIT_ONE;
	}
	k = lex_try(&lex_currencies, t, n, &best);
	if (k > out->n) {
		out->n = k;
		out->kind = UNIT_MONEY;
		out->code = lex_found(&lex_currencies, best, CURRENCIES_CODE);
		out->factor = decimal_read(lex_found(&lex_currencies, best, CURRENCIES_FACTOR));
	}
	k = lex_try(&lex_symbols, t, n, &best);
	if (k > out->n) {
		out->n = k;
		out->kind = kind_of(lex_found(&lex_symbols, best, UNITS_KIND));
		out->code = lex_found(&lex_symbols, best, UNITS_CODE);
		out->factor = decimal_read(lex_found(&lex_symbols, best, UNITS_FACTOR));
	}
	return out->n > 0;
}
