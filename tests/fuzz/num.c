/* Any text, from every token: a number ends inside the text, and its value can be written. */
#include "num.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct arena a;
	struct str x = {(const char *)data, u8_valid((const char *)data, n)};
	struct tok *t;
	struct num num;
	char out[64];
	size_t toks, i;

	arena_reset(&a);
	toks = tok_split(x, &a, &t);
	for (i = 0; i < toks; i++) {
		if (!num_parse(x, t + i, toks - i, &num))
			continue;
		if (num.n == 0 || num.n > toks - i)
			abort();
		decimal_format(num.value, out, sizeof out);
	}
	return 0;
}
