/* Any text as two sentences: mentions in order, inside the sentence, with a name; twice the same (french.dict). */
#include "fuzz.h"

#include "entity.h"

static uint64_t
check(const struct entity_doc *d, size_t i, struct str text)
{
	struct entity_list list = entity_of(d, i);
	size_t end = 0, k, a, b;
	uint64_t sum = list.n;

	for (k = 0; k < list.n; k++) {
		const struct entity *e = &list.e[k];

		a = u8_offset(text.s, text.n, e->start);
		b = u8_offset(text.s, text.n, e->end);
		HOLDS(e->start >= end && e->end > e->start && b <= text.n);
		HOLDS(e->text.s == text.s + a && e->text.n == b - a && e->name.n > 0);
		HOLDS(u8_valid(e->name.s, e->name.n) == e->name.n);
		HOLDS(!memchr(e->name.s, '\t', e->name.n) || memchr(text.s, '\t', text.n));
		HOLDS(u8_valid(e->code.s, e->code.n) == e->code.n && e->score <= 100);
		end = e->end;
		sum = sum * 31 + e->start + 7 * e->end + 13 * e->name.n + 17 * e->code.n;
	}
	return sum;
}

static uint64_t
read_twice(struct entity_doc *d, struct str x, struct str y)
{
	uint64_t sum;

	entity_begin(d, STR("fr"), STR("2024-05-06"));
	entity_add(d, STR("title"), y);
	entity_add(d, STR("body"), x);
	entity_find(d);
	sum = check(d, 0, y);
	return sum * 31 + check(d, 1, x);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct entity_doc *d;
	struct str x = fuzz_raw(data, n), y;

	if (d == NULL)
		d = entity_open(true, NULL);
	y = (struct str){x.s, u8_offset(x.s, x.n, u8_count(x.s, x.n) / 2)};
	/* what a document taught is forgotten with it */
	HOLDS(read_twice(d, x, y) == read_twice(d, x, y));
	return 0;
}
