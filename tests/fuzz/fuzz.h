/* What fuzzers share: a property that must hold, and clean text from any bytes. */
#ifndef FUZZ_H
#define FUZZ_H

#include "repair.h"
#include "u8.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define HOLDS(x)                                                                                   \
	do {                                                                                       \
		if (!(x)) {                                                                        \
			fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #x);     \
			abort();                                                                   \
		}                                                                                  \
	} while (0)

/* The bytes as a text of a record: one line, repaired. Lives until the next call. */
static inline struct str
fuzz_text(const uint8_t *data, size_t size)
{
	static struct repair r;

	return repair_line(&r, (struct str){size ? (const char *)data : "", size});
}

/* The bytes themselves where they are text, for what must stand more than clean text. */
static inline struct str
fuzz_raw(const uint8_t *data, size_t size)
{
	const char *s = size ? (const char *)data : "";

	return u8_valid(s, size) == size ? (struct str){s, size} : fuzz_text(data, size);
}

/* Clean text: valid, of one line, without control characters; in NFC if that is asked. */
static inline void
fuzz_check_text(struct str s, int nfc)
{
	char *n = NULL;
	size_t cap = 0, k;

	HOLDS(u8_valid(s.s, s.n) == s.n);
	for (size_t i = 0; i < s.n; i++)
		HOLDS((unsigned char)s.s[i] >= 0x20 && s.s[i] != 0x7F);
	if (nfc && !u8_is_nfc(s.s, s.n)) { /* a quick look says no: the long way */
		k = u8_nfc(s.s, s.n, &n, &cap);
		HOLDS(k == SIZE_MAX || (k == s.n && memcmp(n, s.s, k) == 0));
		free(n);
	}
}

#endif
