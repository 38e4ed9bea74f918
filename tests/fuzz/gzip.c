/*
 * Any bytes as a gzip file, read in pieces of any size, and as a compressed body: an end, no more
 * than deflate can expand (1032 times), the same whatever the pieces (container.dict).
 */
#include "fuzz.h"

#include "gz.h"

#include <unistd.h>

enum { LIMIT = 1 << 20 };

/* All that can be read, and a sum of it; gaps count too. */
static size_t
read_all(const char *path, size_t piece, uint64_t *sum)
{
	static char buf[65536];
	char *files[] = {(char *)(uintptr_t)path};
	struct io_in in;
	struct gz g = {0};
	size_t n, k, all = 0, breaks = 0;

	io_in_open(&in, files, 1, NULL);
	HOLDS(io_next(&in));
	gz_open(&g, &in);
	*sum = 0;
	for (;;) {
		n = gz_read(&g, buf, piece);
		HOLDS(n <= piece);
		if (n == 0 && !g.why)
			break;
		if (n == 0)
			breaks++;
		for (k = 0; k < n; k++)
			*sum = *sum * 31 + (unsigned char)buf[k];
		all += n;
	}
	HOLDS(!io_next(&in));
	gz_free(&g);
	return all + (breaks << 40);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char *buf;
	static size_t cap;
	const char *why;
	char path[32];
	uint64_t a, b;
	size_t n;
	FILE *fp = tmpfile();
	struct str body;

	HOLDS(fp && fwrite(data, 1, size, fp) == size && fflush(fp) == 0);
	snprintf(path, sizeof path, "/dev/fd/%d", fileno(fp));
	n = read_all(path, 65536, &a);
	HOLDS((n & 0xFFFFFFFFFF) <= 1032 * 5 * (size + 1));
	HOLDS(read_all(path, 1 + size % 99, &b) == n && a == b);
	fclose(fp);
	body = gz_body((struct str){size ? (const char *)data : "", size}, &buf, &cap, LIMIT, &why);
	HOLDS(body.n <= LIMIT && body.n <= 1032 * (size + 1));
	return 0;
}
