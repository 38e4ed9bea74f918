#include "gz.h"

#include "die.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static void *
open_gz(void)
{
	z_stream *z = die_alloc(sizeof *z);

	memset(z, 0, sizeof *z);
	if (inflateInit2(z, 15 + 16) != Z_OK)
		die("out of memory");
	return z;
}

static void
reset_gz(void *z)
{
	inflateReset(z);
}

static void
free_gz(void *z)
{
	inflateEnd(z);
	free(z);
}

/* 1F 8B 08 and the flags, of which three are reserved. */
static bool
begins(const char *s)
{
	return s[0] == '\x1F' && s[1] == '\x8B' && s[2] == 8 && !((unsigned char)s[3] & 0xE0);
}

static uInt
most(size_t n)
{
	return n > 1U << 30 ? 1U << 30 : (uInt)n;
}

static enum packed_step
step(void *p, const char *in, size_t *n, char *out, size_t *m, const char **why)
{
	z_stream *z = p;
	uInt left = most(*n), room = most(*m);
	int r;

	z->next_in = (Bytef *)(uintptr_t)in;
	z->avail_in = left;
	z->next_out = (Bytef *)(void *)out;
	z->avail_out = room;
	r = inflate(z, Z_NO_FLUSH);
	*n = left - z->avail_in;
	*m = room - z->avail_out;
	*why = z->msg ? z->msg : "broken";
	if (r == Z_STREAM_END)
		return PACKED_END;
	return r == Z_OK || r == Z_BUF_ERROR ? PACKED_MORE : PACKED_BROKEN;
}

const struct packed_codec gz_codec = {
    "gzip member", 4, '\x1F', begins, open_gz, reset_gz, step, free_gz};

/* One attempt: window 47 finds gzip and zlib by their headers, -15 is raw deflate. */
static size_t
expand(struct str body, int window, char **buf, size_t *cap, size_t limit, const char **why)
{
	z_stream z = {0};
	size_t n = 0;
	int r = Z_OK;

	if (inflateInit2(&z, window) != Z_OK)
		die("out of memory");
	z.next_in = (Bytef *)(uintptr_t)body.s;
	z.avail_in = body.n > UINT32_MAX ? UINT32_MAX : (uInt)body.n;
	while (r == Z_OK && n < limit) {
		if (n == *cap) {
			*cap = *cap ? *cap * 2 : 4 * IO_BLOCK;
			*buf = die_realloc(*buf, *cap);
		}
		z.next_out = (Bytef *)(void *)(*buf + n);
		z.avail_out = (uInt)((*cap < limit ? *cap : limit) - n);
		r = inflate(&z, Z_NO_FLUSH);
		n = (size_t)((char *)(void *)z.next_out - *buf);
		if (r == Z_BUF_ERROR && z.avail_out == 0)
			r = Z_OK;
	}
	*why = r == Z_STREAM_END ? NULL : r == Z_OK ? "too long" : "broken or cut off";
	inflateEnd(&z);
	return n;
}

struct str
gz_body(struct str body, char **buf, size_t *cap, size_t limit, const char **why)
{
	size_t n = expand(body, 15 + 32, buf, cap, limit, why);

	if (n == 0 && *why)
		n = expand(body, -15, buf, cap, limit, why);
	return (struct str){*buf, n};
}
