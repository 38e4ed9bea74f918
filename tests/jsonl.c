/* Members of a JSON object, and what is wrong with those that are none. */
#include "jsonl.h"
#include "tap.h"

#include <string.h>

/* The members of text as NAME=VALUE, separated by |; behind them ! where it is broken. */
static void
members(const char *text, const char *want)
{
	char room[JSONL_ROOM(256)], got[512] = "";
	struct jsonl j;
	struct jsonl_member m;
	size_t n = strlen(text), o = 0;

	if (jsonl_open(&j, text, n, room))
		while (jsonl_next(&j, &m))
			o += (size_t)snprintf(got + o, sizeof got - o, "%.*s=%.*s|", (int)m.name.n,
			    m.name.s, (int)m.value.n, m.value.s);
	if (j.why)
		snprintf(got + o, sizeof got - o, "!");
	ok(strcmp(got, want) == 0, "%s: %s", text, got);
}

int
main(void)
{
	members("{}", "");
	members(" { \"a\" : \"b\" , \"c\":\"\" } \r\n", "a=b|c=|");
	members("{\"n\":-1.5e3,\"t\":true,\"z\":null}", "n=-1.5e3|t=true|z=|");
	members("{\"a\":[1,{\"b\":\"]}\"}],\"c\":\"d\"}", "a=|c=d|");
	members("{\"e\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}", "e=\"\\/\b\f\n\r\t|");
	members("{\"u\":\"\\u00e9\\u20AC\\ud83d\\ude00\"}", "u=é€😀|");
	members("{\"u\":\"\\ud83dx\\ude00\\ud83d\\u0041\"}",
	    "u=\xEF\xBF\xBDx\xEF\xBF\xBD\xEF\xBF\xBD"
	    "A|");
	members("{\"\\u0061\":\"b\"}", "a=b|");
	members("{\"a\":\"b\"", "a=b|!");
	members("{\"a\":\"b", "!");
	members("{\"a\" \"b\"}", "!");
	members("{\"a\":}", "!");
	members("{\"a\":\"\\x\"}", "!");
	members("{\"a\":\"\\u12\"}", "!");
	members("{\"a\":[1}", "a=|!");
	members("{\"a\":1} x", "a=1|!");
	members("[1]", "!");
	members("", "!");
	return done();
}
