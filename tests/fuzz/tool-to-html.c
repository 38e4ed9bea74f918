/* The filter to-html: text cannot open an element that the page has not (record.dict). */
#define TOOL "../../tools/to-html.c"
#include "tool.h"

/* Elements that the page is made of. */
static const char names[] = " html head meta title style body main header section article h1 h2 h3 "
			    "p div span mark a ul li table "
			    "caption thead tbody tr th td svg rect text ";

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *argv[] = {"to-html", "-N", NULL}, *out, *s, name[24];
	size_t len, k;

	out = tool_twice(argv, data, n, 256, &len);
	HOLDS(u8_valid(out, len) == len && strlen(out) == len);
	for (s = out; (s = strchr(s, '<')) != NULL; s++) {
		if (s[1] == '!')
			continue;
		s += s[1] == '/';
		k = strcspn(s + 1, " >/\n");
		HOLDS(k > 0 && k < sizeof name - 3);
		snprintf(name, sizeof name, " %.*s ", (int)k, s + 1);
		HOLDS(strstr(names, name) != NULL);
	}
	free(out);
	return 0;
}
