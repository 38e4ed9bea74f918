/* Any bytes as a WARC and as an ARC file: records in order, bodies inside the limit (container.dict). */
#include "fuzz.h"

#include "warc.h"

#include <unistd.h>

enum { LIMIT = 8192 };

static void
read_as(char *path, bool arc, size_t size)
{
	struct warc w = {0};
	struct stream st = {0};
	struct io_in in;
	struct str body;
	size_t records = 0;
	uint64_t offset = 0;

	io_in_open(&in, &path, 1, NULL);
	HOLDS(io_next(&in));
	stream_open(&st, &in);
	warc_open(&w, &st, LIMIT, arc);
	while (warc_next(&w)) {
		HOLDS(records == 0 || w.offset > offset);
		offset = w.offset;
		HOLDS(++records <= 1032 * (size + 1));
		HOLDS(memchr(w.uri, 0, sizeof w.uri) && memchr(w.mime, 0, sizeof w.mime));
		if (records % 2 == size % 2)
			continue; /* not asked for: skipped */
		body = warc_body(&w);
		HOLDS(body.n <= LIMIT);
		for (size_t i = 0; i < body.n; i++) /* may be written to */
			((char *)(uintptr_t)body.s)[i] ^= 1;
	}
	HOLDS(!io_next(&in));
	stream_free(&st);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[32];
	FILE *fp = tmpfile();

	HOLDS(fp && fwrite(data, 1, size, fp) == size && fflush(fp) == 0);
	snprintf(path, sizeof path, "/dev/fd/%d", fileno(fp));
	read_as(path, false, size);
	read_as(path, true, size);
	fclose(fp);
	return 0;
}
