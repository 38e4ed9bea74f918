/* Any bytes become clean text: valid UTF-8 in NFC, single spaces, no control characters (container.dict). */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = fuzz_text(data, size);
	size_t i;

	HOLDS(s.n <= 4 * size);
	HOLDS(s.n == 0 || (s.s[0] != ' ' && s.s[s.n - 1] != ' '));
	for (i = 1; i < s.n; i++)
		HOLDS(s.s[i] != ' ' || s.s[i - 1] != ' ');
	fuzz_check_text(s, true);
	return 0;
}
