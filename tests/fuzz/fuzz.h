/* What fuzzers share: a property that must hold, and clean text from any bytes. */
#ifndef FUZZ_H
#define FUZZ_H

#include "repair.h"
#include "u8.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

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

#endif
