/* Any bytes as an HTTP response, chunked or not: strings inside it, no longer than it (container.dict). */
#include "fuzz.h"

#include "http.h"

static void
inside(struct str x, struct str all)
{
	HOLDS(x.n == 0 || (x.s >= all.s && x.s + x.n <= all.s + all.n));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *s = malloc(size + 1);
	struct str all, rest, name, value;
	struct http h;
	size_t n, fields = 0;

	HOLDS(s != NULL);
	memcpy(s, data, size);
	all = rest = (struct str){s, size};
	while (http_field(&rest, &name, &value)) {
		inside(name, all);
		inside(value, all);
		HOLDS(fields++ <= size);
	}
	inside(rest, all);
	if (http_parse(all, &h)) {
		inside(h.type, all);
		inside(h.charset, all);
		inside(h.coding, all);
		inside(h.body, all);
	}
	n = http_dechunk(s, size);
	HOLDS(n == SIZE_MAX || n <= size);
	HOLDS(n != SIZE_MAX || memcmp(s, data, size) == 0);
	free(s);
	return 0;
}
