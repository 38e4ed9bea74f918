/* Any text and entities: figures in order, inside the sentence; fields are slices or codes. */
#include "stats.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check(const struct stats_row *row, size_t n, size_t points)
{
	for (size_t i = 0; i < n; i++) {
		const struct stats_row *r = &row[i];

		if (r->cstart >= r->cend || r->cend > points || r->text.n == 0)
			abort();
		if (i > 0 && r->cstart < row[i - 1].cend)
			abort();
		if (u8_valid(r->what.s, r->what.n) != r->what.n || !r->when[0] || !r->part[0])
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct stats *st;
	static const struct str types[] = {STR("DATE"), STR("LOC"), STR("PER"), STR("EVENT")};
	const struct stats_row *row;
	struct stats_sent x = {STR("1"), STR("1"), STR("title"), {(const char *)data, 0}};

	if (!st)
		st = stats_open();
	x.text.n = u8_valid(x.text.s, n);
	stats_document(st, STR("2024-05-10"));
	for (int round = 0; round < 2; round++) {
		if (stats_sentence(st, &x))
			for (size_t i = 0; i + 3 < n && i < 40; i += 4)
				stats_entity(st, data[i], (size_t)data[i] + data[i + 1] % 16,
				    types[data[i + 2] % 4], STR("x"), STR("-"),
				    data[i + 3] & 1 ? STR("2024-05-06") : STR("-"));
		size_t found = stats_find(st, &row);

		check(row, found, u8_count(x.text.s, x.text.n));
	}
	return 0;
}
