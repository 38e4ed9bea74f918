/* Any text: figures in order, disjoint, inside the text, with a value and a modifier (french.dict). */
#include "fuzz.h"

#include "figure.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct arena a;
	static struct figure_memory memory;
	struct str x = fuzz_raw(data, n);
	struct figure_skip skip = {2, 4, n % 2 == 0};
	struct figure *f;
	struct tok *t;
	size_t toks, nf, i;
	uint32_t end = 0;

	arena_reset(&a);
	toks = tok_split(x, &a, &t);
	if (skip.last > toks)
		skip.first = skip.last = 0;
	nf = figure_find(x, t, toks, &skip, 1, &memory, &a, &f);
	for (i = 0; i < nf; i++) {
		HOLDS(f[i].first >= end && f[i].last > f[i].first && f[i].last <= toks);
		HOLDS(f[i].value[0] && f[i].mod && f[i].unit);
		HOLDS(strspn(f[i].value, "0123456789.-") == strlen(f[i].value));
		HOLDS((f[i].high[0] != '\0') == (f[i].mod[0] == '.'));
		end = f[i].last;
	}
	return 0;
}
