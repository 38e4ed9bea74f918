#include "home.h"

#include "lex.h"

#include <string.h>

enum { COL_COUNTRY, COL_CODE, COL_NOUN };

void
home_country(struct home *h, struct str code)
{
	uint32_t row;

	if (code.n != 2)
		return;
	for (row = 0; row < lex_money_homes.rows && row < HOME_COUNTRIES; row++)
		if (memcmp(lex_cell(&lex_money_homes, row, COL_COUNTRY), code.s, 2) == 0)
			h->named[row]++;
}

void
home_place(struct home *h, struct str name, struct arena *a)
{
	struct tok *t;
	size_t n = tok_split(name, a, &t);
	uint32_t row;

	if (n == 0 || lex_match(&lex_money_towns, t, n, &row) != n)
		return;
	home_country(h, lex_str(&lex_money_towns, row, 1));
}

/* Is t one of the forms, | between them? */
static bool
is_form(const char *forms, const struct tok *t)
{
	char form[32];
	size_t n;

	for (;; forms += n + 1) {
		n = strcspn(forms, "|");
		if (n < sizeof form) {
			memcpy(form, forms, n);
			form[n] = '\0';
			if (tok_hash(form) == t->fold)
				return true;
		}
		if (!forms[n])
			return false;
	}
}

const char *
home_money(const struct home *h, const struct tok *t)
{
	uint32_t row, most = 0;
	const char *code = NULL;

	for (row = 0; row < lex_money_homes.rows && row < HOME_COUNTRIES; row++)
		if (h->named[row] > most && is_form(lex_cell(&lex_money_homes, row, COL_NOUN), t)) {
			most = h->named[row];
			code = lex_cell(&lex_money_homes, row, COL_CODE);
		}
	return code;
}
