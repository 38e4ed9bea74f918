/* Any text as two sentences: mentions in order, inside the sentence, with a name. */
#include "entity.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check(const struct entity_doc *d, size_t i, struct str text)
{
	struct entity_list list = entity_of(d, i);
	size_t end = 0, k, a, b;

	for (k = 0; k < list.n; k++) {
		const struct entity *e = &list.e[k];

		a = u8_offset(text.s, text.n, e->start);
		b = u8_offset(text.s, text.n, e->end);
		if (e->start < end || e->end <= e->start || b > text.n)
			abort();
		if (e->text.s != text.s + a || e->text.n != b - a || e->name.n == 0)
			abort();
		end = e->end;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct entity_doc *d;
	struct str x = {(const char *)data, u8_valid((const char *)data, n)}, y;

	if (d == NULL)
		d = entity_open(true, NULL);
	y = (struct str){x.s, u8_offset(x.s, x.n, u8_count(x.s, x.n) / 2)};
	entity_begin(d, STR("fr"), STR("2024-05-06"));
	entity_add(d, STR("title"), y);
	entity_add(d, STR("body"), x);
	entity_find(d);
	check(d, 0, y);
	check(d, 1, x);
	return 0;
}
