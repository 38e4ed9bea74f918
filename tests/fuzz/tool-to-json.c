/* The filter to-json: a line is an object with a record in it (record.dict). */
#define TOOL "../../tools/to-json.c"
#include "tool.h"

#include "jsonl.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *argv[] = {"to-json", "-N", NULL}, *out, *room, *s, *nl;
	struct jsonl_member m;
	struct jsonl j;
	size_t len, members;

	out = tool_twice(argv, data, n, 64, &len);
	room = malloc(JSONL_ROOM(len));
	HOLDS(u8_valid(out, len) == len);
	for (s = out; s < out + len; s = nl + 1) {
		nl = strchr(s, '\n');
		HOLDS(nl != NULL && jsonl_open(&j, s, (size_t)(nl - s), room));
		for (members = 0; jsonl_next(&j, &m); members++)
			HOLDS(members > 0 || str_eq(m.name, STR("record")));
		HOLDS(!j.why && members >= 2);
	}
	free(room);
	free(out);
	return 0;
}
