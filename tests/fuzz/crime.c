/* Any text: offences in order, disjoint, inside the sentence, each with a name (french.dict). */
#include "fuzz.h"

#include "crime.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct arena a;
	struct str x = fuzz_raw(data, n);
	struct crime_span *d;
	struct tok *t;
	size_t toks, k, i, last = 0;

	toks = tok_split(x, &a, &t);
	k = crime_find(x, t, toks, &a, &d);
	for (i = 0; i < k; i++) {
		struct str name = {d[i].name, strlen(d[i].name)};

		HOLDS(d[i].first >= last && d[i].last > d[i].first && d[i].last <= toks);
		last = d[i].last;
		HOLDS(name.n > 0);
		fuzz_check_text(name, u8_is_nfc(x.s, x.n)); /* a name of the text's own words */
		HOLDS(!d[i].code[0] || strncmp(d[i].code, "ICCS:", 5) == 0);
	}
	arena_reset(&a);
	return 0;
}
