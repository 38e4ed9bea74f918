/* The filter to-annot in its four formats: text, twice the same (record.dict). */
#define TOOL "../../tools/to-annot.c"
#include "tool.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const formats[] = {"-b", "-u", "-t", "-s"};
	char *argv[] = {"to-annot", "-N", (char *)(uintptr_t)formats[n % 4], NULL}, *out;
	size_t len;

	out = tool_twice(argv, data, n, 64, &len);
	HOLDS(u8_valid(out, len) == len && strlen(out) == len);
	free(out);
	return 0;
}
