/* Any text: offences in order, disjoint, inside the sentence, each with a name. */
#include "crime.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct arena a;
	struct str x = {(const char *)data, u8_valid((const char *)data, n)};
	struct crime_span *d;
	struct tok *t;
	size_t toks, k, i, last = 0;

	toks = tok_split(x, &a, &t);
	k = crime_find(x, t, toks, &a, &d);
	for (i = 0; i < k; i++) {
		size_t len = strlen(d[i].name);

		if (d[i].first < last || d[i].last <= d[i].first || d[i].last > toks)
			abort();
		last = d[i].last;
		if (len == 0 || u8_valid(d[i].name, len) != len || strchr(d[i].name, '\t') != NULL)
			abort();
		if (d[i].code[0] != '\0' && strncmp(d[i].code, "ICCS:", 5) != 0)
			abort();
	}
	arena_reset(&a);
	return 0;
}
