/* Any bytes become clean text: valid UTF-8 in NFC, single spaces, no control characters. */
#include "fuzz.h"

#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = fuzz_text(data, size);
	char *nfc = NULL;
	size_t cap = 0, i, n;

	HOLDS(u8_valid(s.s, s.n) == s.n);
	HOLDS(s.n <= 4 * size);
	for (i = 0; i < s.n; i++)
		HOLDS((unsigned char)s.s[i] >= 0x20 && s.s[i] != 0x7F);
	HOLDS(s.n == 0 || (s.s[0] != ' ' && s.s[s.n - 1] != ' '));
	for (i = 1; i < s.n; i++)
		HOLDS(s.s[i] != ' ' || s.s[i - 1] != ' ');
	if (s.n > 0 && !u8_is_nfc(s.s, s.n)) {
		n = u8_nfc(s.s, s.n, &nfc, &cap);
		HOLDS(n == SIZE_MAX || (n == s.n && memcmp(nfc, s.s, n) == 0));
		free(nfc);
	}
	return 0;
}
