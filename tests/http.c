/* HTTP responses as WARC files hold them: heads, types, chunks. */
#include "http.h"
#include "tap.h"

#include <string.h>

static void
chunks(const char *name, const char *in, const char *want)
{
	char body[256];
	size_t n = strlen(in), got;

	memcpy(body, in, n);
	got = http_dechunk(body, n);
	if (!want)
		ok(got == (size_t)-1 && memcmp(body, in, n) == 0, "chunks: %s: left alone", name);
	else
		ok(got == strlen(want) && memcmp(body, want, got) == 0, "chunks: %s", name);
}

static void
type(const char *in, const char *want_type, const char *want_charset)
{
	struct str t, c;

	http_type((struct str){in, strlen(in)}, &t, &c);
	ok(str_eq(t, (struct str){want_type, strlen(want_type)}) &&
		str_eq(c, (struct str){want_charset, strlen(want_charset)}),
	    "type: %s", in);
}

static void
heads(void)
{
	struct http h;

	ok(http_parse(STR("HTTP/1.1 200 OK\r\ncontent-TYPE:text/html\r\nTransfer-Encoding: gzip, "
			  "Chunked\r\nContent-Encoding: br\r\n\r\nbody"),
	       &h),
	    "a response");
	ok(h.status == 200 && h.chunked && str_eq(h.coding, STR("br")) &&
		str_eq(h.body, STR("body")) && str_eq(h.type, STR("text/html")),
	    "its fields, whatever their case");
	ok(http_parse(STR("HTTP/2 404\n\nbody"), &h) && h.status == 404 &&
		str_eq(h.body, STR("body")),
	    "line ends of one byte, no reason");
	ok(http_parse(STR("HTTP/1.1"), &h) == false, "cut off in the first line");
	ok(http_parse(STR("HTTP/1.1 200 OK\r\nContent-Type: te"), &h) && h.body.n == 0,
	    "cut off in the head");
	ok(!http_parse(STR("<html>no response</html>"), &h), "no response");
}

int
main(void)
{
	chunks("two", "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", "abcde");
	chunks("extension, capitals", "A;x=\"y\"\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n",
	    "0123456789");
	chunks("line ends of one byte", "3\nabc\n0\n\n", "abc");
	chunks("cut off", "5\r\nabc", "abc");
	chunks("no end", "3\r\nabc\r\n", "abc");
	chunks("empty", "0\r\n\r\n", "");
	chunks("noise behind the first", "3\r\nabc\r\nnoise", "abcnoise");
	chunks("none", "<html>", NULL);
	chunks("a word that is hexadecimal", "abcd is no length\r\n", NULL);
	chunks("too long a number", "fffffffffffffffff\r\nabc", NULL);
	type("text/html", "text/html", "");
	type("text/html; charset=\"utf-8\"", "text/html", "utf-8");
	type("text/html;foo=1; Charset = 'ISO-8859-1' ;x", "text/html", "ISO-8859-1");
	type("", "", "");
	heads();
	return done();
}
