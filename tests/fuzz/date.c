/* Any text: dates in order, disjoint, inside the sentence, their codes short and printable (french.dict). */
#include "fuzz.h"

#include "date.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct arena a;
	struct str x = fuzz_raw(data, n);
	struct date_context c;
	struct date_span *d;
	struct tok *t;
	size_t toks, k, i, last = 0;

	/* with and without a day of publication */
	date_begin(&c, n % 2 == 0 ? STR("2024-10-16") : STR("-"));
	toks = tok_split(x, &a, &t);
	date_learn(&c, x, t, toks, &a);
	k = date_find(x, t, toks, &c, NULL, &a, &d);
	for (i = 0; i < k; i++) {
		HOLDS(d[i].first >= last && d[i].last > d[i].first && d[i].last <= toks);
		last = d[i].last;
		HOLDS(d[i].code[0] && strlen(d[i].code) < sizeof d[i].code);
		HOLDS(strspn(d[i].code, "0123456789XW-/") == strlen(d[i].code));
	}
	arena_reset(&a);
	return 0;
}
