/* What the fuzzers of compressed input share. */
#ifndef FUZZ_PIECES_H
#define FUZZ_PIECES_H

#include "fuzz.h"

#include "packed.h"

#include <stdbool.h>

enum { PACKED_ENOUGH = 2 << 20 };

/* What a file gave, gaps and a sum of the bytes too; whole: all of it, up to the end. */
struct packed_all {
	size_t n, breaks;
	uint64_t sum;
	bool whole;
};

/* All that can be read, in pieces; no more than PACKED_ENOUGH, as bombs take long. */
static inline struct packed_all
packed_all(const char *path, size_t piece, const struct packed_codec *codec)
{
	static char buf[65536];
	const struct packed_codec *const codecs[] = {codec, NULL};
	char *files[] = {(char *)(uintptr_t)path};
	struct packed_all all = {0};
	struct io_in in;
	struct packed g = {0};
	size_t n, k;

	io_in_open(&in, files, 1, NULL);
	HOLDS(io_next(&in));
	packed_open(&g, &in, codecs);
	while (!all.whole && all.n < PACKED_ENOUGH) {
		n = packed_read(&g, buf, piece);
		HOLDS(n <= piece);
		all.whole = n == 0 && !g.why;
		all.breaks += n == 0;
		for (k = 0; k < n; k++)
			all.sum = all.sum * 31 + (unsigned char)buf[k];
		all.n += n;
	}
	HOLDS(!all.whole || !io_next(&in));
	packed_free(&g);
	return all;
}

/* The same whatever the pieces. */
static inline struct packed_all
packed_both(const uint8_t *data, size_t size, const struct packed_codec *codec)
{
	FILE *fp = tmpfile();
	char path[32];
	struct packed_all a, b;

	HOLDS(fp && fwrite(data, 1, size, fp) == size && fflush(fp) == 0);
	snprintf(path, sizeof path, "/dev/fd/%d", fileno(fp));
	a = packed_all(path, 65536, codec);
	b = packed_all(path, 1 + size % 99, codec);
	HOLDS(a.whole == b.whole);
	HOLDS(!a.whole || (a.n == b.n && a.breaks == b.breaks && a.sum == b.sum));
	fclose(fp);
	return a;
}

#endif
