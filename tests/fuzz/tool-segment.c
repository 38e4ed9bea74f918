/* The filter segment: sentences hold the text of their paragraphs; again changes nothing (record.dict). */
#define TOOL "../../tools/segment.c"
#include "tool.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *argv[] = {"segment", "-N", NULL}, *out, *again;
	size_t len, m;

	out = tool_twice(argv, data, n, 64, &len);
	tool_check_records(out, len, '-', false);
	tool_run(argv, out, len, &again, &m);
	HOLDS(m == len && memcmp(out, again, m) == 0);
	free(out);
	free(again);
	return 0;
}
