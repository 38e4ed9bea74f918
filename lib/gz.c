#include "gz.h"

#include "die.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { GZ_START, GZ_PLAIN, GZ_MEMBER, GZ_BETWEEN, GZ_LOST, GZ_DONE };

/* The shortest piece that tells a member: 1F 8B 08 and the flags, of which three are reserved. */
enum { GZ_MAGIC = 4 };

void
gz_open(struct gz *g, struct io_in *io)
{
	if (!g->in) {
		g->in = die_alloc(IO_BLOCK);
		g->z = die_alloc(sizeof(z_stream));
		memset(g->z, 0, sizeof(z_stream));
		if (inflateInit2((z_stream *)g->z, 15 + 16) != Z_OK)
			die("out of memory");
	}
	g->io = io;
	g->at = g->end = 0;
	g->offset = g->member = g->made = g->wasted = 0;
	g->state = GZ_START;
	g->why = NULL;
}

void
gz_free(struct gz *g)
{
	if (g->z)
		inflateEnd((z_stream *)g->z);
	free(g->z);
	free(g->in);
	memset(g, 0, sizeof *g);
}

/* Has n bytes in in[at..end) if the file has as many. */
static bool
want(struct gz *g, size_t n)
{
	size_t k;

	while (g->end - g->at < n) {
		if (g->end == IO_BLOCK || g->at == g->end) {
			memmove(g->in, g->in + g->at, g->end - g->at);
			g->offset += g->at;
			g->end -= g->at;
			g->at = 0;
		}
		k = io_read(g->io, g->in + g->end, IO_BLOCK - g->end);
		if (k == 0)
			return false;
		g->end += k;
	}
	return true;
}

static bool
is_magic(const char *s)
{
	return s[0] == '\x1F' && s[1] == '\x8B' && s[2] == 8 && !((unsigned char)s[3] & 0xE0);
}

static void
begin_member(struct gz *g)
{
	inflateReset((z_stream *)g->z);
	g->member = g->offset + g->at;
	g->made = 0;
	g->state = GZ_MEMBER;
}

/* Behind a broken member: at the next one, or false at the end of the file. */
static bool
find_member(struct gz *g)
{
	const char *p;

	while (want(g, GZ_MAGIC)) {
		p = memchr(g->in + g->at, '\x1F', g->end - g->at - (GZ_MAGIC - 1));
		if (!p) {
			g->at = g->end - (GZ_MAGIC - 1);
		} else {
			g->at = (size_t)(p - g->in);
			if (is_magic(p))
				return true;
			g->at++;
		}
	}
	return false;
}

/*
 * Ends the present member as broken. The search goes on right behind its first byte, so that a
 * member whose beginning zlib has already eaten is not lost, as long as that does not make us
 * read the file more than a few times over.
 */
static size_t
broken(struct gz *g, const char *why)
{
	uint64_t here = g->offset + g->at, again;

	again = g->member + 1 > g->offset ? g->member + 1 : g->offset;
	if (again < here && g->wasted + (here - again) <= 4 * here) {
		g->wasted += here - again;
		g->at = (size_t)(again - g->offset);
	}
	g->why = why;
	g->state = GZ_LOST;
	return 0;
}

static size_t
inflate_some(struct gz *g, char *buf, size_t n)
{
	z_stream *z = g->z;
	size_t got;
	bool more;
	int r;

	for (;;) {
		more = want(g, 1); /* at the end zlib may still hold output */
		z->next_in = (Bytef *)(void *)(g->in + g->at);
		z->avail_in = (uInt)(g->end - g->at);
		z->next_out = (Bytef *)(void *)buf;
		z->avail_out = n > 1U << 30 ? 1U << 30 : (uInt)n;
		got = z->avail_out;
		r = inflate(z, Z_NO_FLUSH);
		g->at = g->end - z->avail_in;
		got -= z->avail_out;
		g->made += got;
		if (r == Z_STREAM_END)
			g->state = GZ_BETWEEN;
		else if (r != Z_OK && r != Z_BUF_ERROR && got == 0)
			return broken(g, z->msg ? z->msg : "broken");
		else if (g->made > GZ_FREE && g->made / GZ_RATIO > g->offset + g->at - g->member)
			return broken(g, "expands without end: not read");
		if (got > 0 || g->state == GZ_BETWEEN)
			return got;
		if (!more)
			return broken(g, "cut off");
	}
}

/* Behind a member: another one, padding, or what does not belong here. */
static size_t
between(struct gz *g)
{
	while (want(g, 1) && g->in[g->at] == 0)
		g->at++;
	if (!want(g, 1)) {
		g->state = GZ_DONE;
	} else if (want(g, GZ_MAGIC) && is_magic(g->in + g->at)) {
		begin_member(g);
	} else {
		g->member = g->offset + g->at;
		return broken(g, "no gzip member here");
	}
	return 0;
}

size_t
gz_read(struct gz *g, char *buf, size_t n)
{
	size_t k;

	g->why = NULL;
	for (;;) {
		switch (g->state) {
		case GZ_START:
			if (want(g, GZ_MAGIC) && is_magic(g->in + g->at))
				begin_member(g);
			else
				g->state = GZ_PLAIN;
			break;
		case GZ_PLAIN:
			k = g->end - g->at < n ? g->end - g->at : n;
			if (k == 0)
				return io_read(g->io, buf, n);
			memcpy(buf, g->in + g->at, k);
			g->at += k;
			return k;
		case GZ_MEMBER:
			k = inflate_some(g, buf, n);
			if (k > 0 || g->why)
				return k;
			break;
		case GZ_BETWEEN:
			between(g);
			if (g->why)
				return 0;
			break;
		case GZ_LOST:
			if (find_member(g))
				begin_member(g);
			else
				g->state = GZ_DONE;
			break;
		default:
			return 0;
		}
	}
}

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
