/* Any bytes in any character set: valid text of bounded size; twice the same (container.dict). */
#include "fuzz.h"

#include "charset.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = {"", "big5", "euc-jp", "euc-kr", "gb18030", "gbk",
	    "ibm866", "iso-2022-jp", "iso-8859-15", "koi8-u", "macintosh", "shift_jis", "utf-16",
	    "utf-16be", "windows-1255", "windows-1256", "windows-1258", "windows-874", "utf-8",
	    "nonsense"};
	static struct charset c;
	const char *name = names[size ? data[0] % (sizeof names / sizeof *names) : 0];
	struct str in = {size ? (const char *)data + 1 : "", size ? size - 1 : 0}, out, line,
		   name_of;
	char *first;
	size_t n;

	out = charset_utf8(&c, in, (struct str){name, strlen(name)});
	HOLDS(u8_valid(out.s, out.n) == out.n && out.n <= 3 * in.n);
	first = malloc(out.n + 1);
	HOLDS(first != NULL);
	memcpy(first, out.s, n = out.n);
	out = charset_utf8(&c, in, (struct str){name, strlen(name)});
	HOLDS(out.n == n && memcmp(out.s, first, n) == 0);
	free(first);
	line = charset_line(&c, in);
	HOLDS(u8_valid(line.s, line.n) == line.n);
	name_of = charset_of_html(in);
	HOLDS(name_of.n == 0 || (name_of.s >= in.s && name_of.s + name_of.n <= in.s + in.n));
	return 0;
}
