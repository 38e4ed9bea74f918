/* A line of JSON: members inside it, strings no longer than they were, an end in sight (container.dict). */
#include "jsonl.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool good)
{
	if (!good)
		abort();
}

static bool
inside(struct str x, const char *s, size_t n)
{
	return x.n == 0 || (x.s >= s && x.s + x.n <= s + n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *s = malloc(size + 1), *room = malloc(JSONL_ROOM(size));
	struct jsonl_member m;
	struct jsonl j;
	size_t members = 0;

	memcpy(s, data, size);
	if (jsonl_open(&j, s, size, room)) {
		while (jsonl_next(&j, &m)) {
			members++;
			must(inside(m.name, s, size) || inside(m.name, room, size));
			must(inside(m.value, s, size) || inside(m.value, room, size));
		}
	}
	must(j.i <= size && members <= size);
	must(j.why || j.i == size);
	free(room);
	free(s);
	return 0;
}
