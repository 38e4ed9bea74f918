/* Any text and entities: figures in order, inside the sentence, slices of it; fields are text or codes (french.dict). */
#include "fuzz.h"

#include "stats.h"

static void
check(const struct stats_row *row, size_t n, struct str x)
{
	size_t points = u8_count(x.s, x.n);

	for (size_t i = 0; i < n; i++) {
		const struct stats_row *r = &row[i];
		size_t a = u8_offset(x.s, x.n, r->cstart), b = u8_offset(x.s, x.n, r->cend);

		HOLDS(r->cstart < r->cend && r->cend <= points &&
		      (i == 0 || r->cstart >= row[i - 1].cend));
		HOLDS(r->text.n == b - a && memcmp(r->text.s, x.s + a, b - a) == 0);
		HOLDS(u8_valid(r->what.s, r->what.n) == r->what.n && r->when[0] && r->part[0]);
		HOLDS(u8_valid(r->where.s, r->where.n) == r->where.n);
		HOLDS(memchr(r->when, 0, sizeof r->when) && memchr(r->part, 0, sizeof r->part));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct stats *st;
	static const struct str types[] = {STR("DATE"), STR("LOC"), STR("PER"), STR("EVENT")};
	const struct stats_row *row;
	struct stats_sent x = {STR("1"), STR("1"), STR("title"), fuzz_raw(data, n)};

	if (!st)
		st = stats_open();
	stats_document(st, STR("2024-05-10"));
	for (int round = 0; round < 2; round++) {
		if (stats_sentence(st, &x))
			for (size_t i = 0; i + 3 < n && i < 40; i += 4)
				stats_entity(st, data[i], (size_t)data[i] + data[i + 1] % 16,
				    types[data[i + 2] % 4], STR("x"), STR("-"),
				    data[i + 3] & 1 ? STR("2024-05-06") : STR("-"));
		size_t found = stats_find(st, &row);

		check(row, found, x.text);
	}
	return 0;
}
