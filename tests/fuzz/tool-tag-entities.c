/* The filter tag-entities: mentions are slices of their sentence, in order, disjoint (record.dict). */
#define TOOL "../../tools/tag-entities.c"
#include "tool.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *argv[] = {"tag-entities", "-N", NULL}, *in, *out;
	size_t len;

	in = tool_without(data, n, "ent\t", &n);
	out = tool_twice(argv, (const uint8_t *)in, n, 64, &len);
	tool_check_records(out, len, 'e', false);
	free(out);
	free(in);
	return 0;
}
