/* The filter to-csv: rows of as many cells as the header has, read back by libcsv (record.dict). */
#define TOOL "../../tools/to-csv.c"
#include "tool.h"

#include <csv.h>

struct shape {
	size_t cells, rows, wide; /* of the row that is open; rows; cells of the header */
};

static void
count_cell(void *cell, size_t n, void *shape)
{
	(void)cell;
	(void)n;
	((struct shape *)shape)->cells++;
}

static void
count_row(int end, void *shape)
{
	struct shape *s = shape;

	(void)end;
	if (s->rows++ == 0)
		s->wide = s->cells;
	HOLDS(s->cells == s->wide);
	s->cells = 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *argv[] = {"to-csv", "-N", "-s", "-t", "stat", "-j", NULL}, *out;
	struct csv_parser p;
	struct shape s = {0};
	size_t len;

	argv[4] = n % 3 == 0 ? "stat" : n % 3 == 1 ? "ent" : "sent";
	/* each row repeats its document's title and its sentence */
	out = tool_twice(argv, data, n, 2 * n + 64, &len);
	HOLDS(u8_valid(out, len) == len && csv_init(&p, CSV_STRICT) == 0);
	HOLDS(csv_parse(&p, out, len, count_cell, count_row, &s) == len);
	HOLDS(csv_fini(&p, count_cell, count_row, &s) == 0);
	csv_free(&p);
	free(out);
	return 0;
}
