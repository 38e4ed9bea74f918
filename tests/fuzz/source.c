/*
 * A file of any bytes, read as what it looks like and as every format: documents with names fit
 * for a record, of bounded size, and an end (container.dict).
 */
#include "source.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool good)
{
	if (!good)
		abort();
}

enum { LIMIT = 8192 };

static void
check_name(struct str s)
{
	size_t i;

	must(u8_valid(s.s, s.n) == s.n);
	for (i = 0; i < s.n; i++)
		must((unsigned char)s.s[i] > ' ' && s.s[i] != 0x7F);
}

static void
read_as(char *path, const char *format, size_t size)
{
	static struct repair r;
	struct source s = {0};
	struct source_doc d;
	char *files[] = {path};
	size_t n = 0, most = 16 + size;

	if (format)
		must(source_set_format(&s, format));
	source_open(&s, files, 1, LIMIT, NULL, &r);
	while (source_next(&s, &d)) {
		must(n++ < most * 2000); /* deflate expands 1032 times at most */
		must(d.id.n > 0);
		check_name(d.id);
		check_name(d.url);
		must(u8_valid(d.text.s, d.text.n) == d.text.n);
		must(d.text.n <= 4 * (LIMIT + 1));
	}
	source_close(&s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const formats[] = {NULL, "warc", "arc", "jsonl", "html"};
	char path[32];
	FILE *fp = tmpfile();
	size_t i;

	must(fp && fwrite(data, 1, size, fp) == size && fflush(fp) == 0);
	snprintf(path, sizeof path, "/dev/fd/%d", fileno(fp));
	for (i = 0; i < sizeof formats / sizeof *formats; i++)
		read_as(path, formats[i], size);
	fclose(fp);
	return 0;
}
