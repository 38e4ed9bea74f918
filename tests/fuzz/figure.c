/* Any text: figures in order, disjoint, inside the text, with a value and a modifier. */
#include "figure.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct arena a;
	static struct figure_memory memory;
	struct str x = {(const char *)data, u8_valid((const char *)data, n)};
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
		if (f[i].first < end || f[i].last <= f[i].first || f[i].last > toks)
			abort();
		if (f[i].value[0] == '\0' || f[i].mod == NULL || f[i].unit == NULL)
			abort();
		if ((f[i].high[0] != '\0') != (f[i].mod[0] == '.'))
			abort();
		end = f[i].last;
	}
	return 0;
}
