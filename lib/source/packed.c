#include "packed.h"

#include "die.h"

#include <stdlib.h>
#include <string.h>

enum { AT_START, IN_PLAIN, IN_MEMBER, BETWEEN, LOST, DONE };

static void
close_codec(struct packed *g)
{
	if (g->codec)
		g->codec->free(g->z);
	g->codec = NULL;
}

void
packed_open(struct packed *g, struct io_in *io, const struct packed_codec *const *codecs)
{
	if (!g->in)
		g->in = die_alloc(IO_BLOCK);
	g->io = io;
	g->codecs = codecs;
	close_codec(g);
	g->at = g->end = 0;
	g->offset = g->member = g->made = g->swollen = g->wasted = 0;
	g->state = AT_START;
	g->why = NULL;
}

void
packed_free(struct packed *g)
{
	close_codec(g);
	free(g->in);
	memset(g, 0, sizeof *g);
}

/* Has n bytes in in[at..end) if the file has as many. */
static bool
want(struct packed *g, size_t n)
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
is_member(struct packed *g, const struct packed_codec *c)
{
	return want(g, c->magic) && c->begins(g->in + g->at);
}

static void
begin_member(struct packed *g)
{
	g->codec->reset(g->z);
	g->member = g->offset + g->at;
	g->made = 0;
	g->state = IN_MEMBER;
}

/* What the file is. */
static void
start(struct packed *g)
{
	const struct packed_codec *const *c = g->codecs;

	while (*c && !is_member(g, *c))
		c++;
	g->codec = *c;
	if (!g->codec) {
		g->state = IN_PLAIN;
		return;
	}
	g->z = g->codec->open();
	begin_member(g);
}

/* Behind a broken member: at the next one, or false at the end of the file. */
static bool
find_member(struct packed *g)
{
	size_t magic = g->codec->magic;
	const char *p;

	while (want(g, magic)) {
		p = memchr(g->in + g->at, g->codec->first, g->end - g->at - (magic - 1));
		if (!p) {
			g->at = g->end - (magic - 1);
		} else {
			g->at = (size_t)(p - g->in);
			if (g->codec->begins(p))
				return true;
			g->at++;
		}
	}
	return false;
}

/* Does the present member give more than can be? */
static bool
is_swollen(const struct packed *g)
{
	return g->made / PACKED_RATIO > g->offset + g->at - g->member;
}

/* What a swollen member gave, the next one has not. */
static void
end_member(struct packed *g)
{
	if (is_swollen(g))
		g->swollen += g->made;
	g->made = 0;
}

/*
 * Ends the present member as broken. The search goes on right behind its first byte, so that a
 * member whose beginning the library has already eaten is not lost, as long as that does not make
 * us read the file more than a few times over.
 */
static size_t
broken(struct packed *g, const char *why)
{
	uint64_t here = g->offset + g->at, again;

	end_member(g);
	again = g->member + 1 > g->offset ? g->member + 1 : g->offset;
	if (again < here && g->wasted + (here - again) <= 4 * here) {
		g->wasted += here - again;
		g->at = (size_t)(again - g->offset);
	} else if (g->member == here) {
		g->at++; /* nothing of it was eaten */
	}
	g->why = why;
	g->state = LOST;
	return 0;
}

static size_t
expand(struct packed *g, char *buf, size_t n)
{
	const char *why = NULL;
	enum packed_step r;
	size_t got, used;
	bool more;

	for (;;) {
		more = want(g, 1); /* at the end the library may still hold output */
		used = g->end - g->at;
		got = n;
		r = g->codec->step(g->z, g->in + g->at, &used, buf, &got, &why);
		g->at += used;
		g->made += got;
		if (r >= PACKED_BROKEN && got == 0) {
			broken(g, why);
			if (r == PACKED_USELESS)
				g->state = DONE;
			return 0;
		}
		if (r == PACKED_MORE && g->swollen + g->made > PACKED_FREE && is_swollen(g))
			return broken(g, "expands without end: not read");
		if (r == PACKED_END) {
			end_member(g);
			g->state = BETWEEN;
			return got;
		}
		if (got > 0)
			return got;
		if (!more)
			return broken(g, "cut off");
	}
}

/* Behind a member: another one, padding, or what does not belong here. */
static void
between(struct packed *g)
{
	while (want(g, 1) && g->in[g->at] == 0)
		g->at++;
	if (!want(g, 1)) {
		g->state = DONE;
	} else if (is_member(g, g->codec)) {
		begin_member(g);
	} else {
		g->member = g->offset + g->at;
		broken(g, "none begins here");
	}
}

static size_t
read_plain(struct packed *g, char *buf, size_t n)
{
	size_t k = g->end - g->at < n ? g->end - g->at : n;

	if (k == 0)
		return io_read(g->io, buf, n);
	memcpy(buf, g->in + g->at, k);
	g->at += k;
	return k;
}

size_t
packed_read(struct packed *g, char *buf, size_t n)
{
	size_t k = 0;

	g->why = NULL;
	while (k == 0 && !g->why && g->state != DONE) {
		switch (g->state) {
		case AT_START:
			start(g);
			break;
		case IN_PLAIN:
			return read_plain(g, buf, n);
		case IN_MEMBER:
			k = expand(g, buf, n);
			break;
		case BETWEEN:
			between(g);
			break;
		default:
			if (find_member(g))
				begin_member(g);
			else
				g->state = DONE;
		}
	}
	return k;
}
