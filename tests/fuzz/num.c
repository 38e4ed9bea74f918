/* Any text, from every token: a number ends inside the text, and its value can be written (french.dict). */
#include "fuzz.h"

#include "num.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct arena a;
	struct str x = fuzz_raw(data, n);
	struct tok *t;
	struct num num;
	char out[64];
	size_t toks, i;

	arena_reset(&a);
	toks = tok_split(x, &a, &t);
	for (i = 0; i < toks; i++) {
		HOLDS(t[i].start < t[i].end && t[i].end <= x.n && t[i].cstart < t[i].cend);
		HOLDS(i == 0 || t[i].start >= t[i - 1].end);
		if (!num_parse(x, t + i, toks - i, &num))
			continue;
		HOLDS(num.n > 0 && num.n <= toks - i);
		HOLDS(decimal_format(num.value, out, sizeof out));
		HOLDS(out[0] && strspn(out, "0123456789.-") == strlen(out));
	}
	return 0;
}
