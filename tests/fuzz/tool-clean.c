/* The filter clean over any bytes: records of clean text, as many as fit (markup.dict). */
#define TOOL "../../tools/clean.c"
#include "tool.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *argv[] = {"clean", "-N", "-a", "-M", "4096", NULL};
	size_t len;
	char *out;

	argv[2] = n % 2 == 0 ? "-a" : "-N";
	out = tool_twice(argv, data, n, 64, &len);
	tool_check_records(out, len, 'c', true);
	free(out);
	return 0;
}
