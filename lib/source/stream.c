#include "stream.h"

#include "die.h"
#include "gz.h"
#include "zst.h"

#include <stdlib.h>
#include <string.h>

static const struct packed_codec *const codecs[] = {&gz_codec, &zst_codec, NULL};

void
stream_open(struct stream *s, struct io_in *io)
{
	s->io = io;
	packed_open(&s->packed, io, codecs);
	if (!s->buf) {
		s->cap = 2 * IO_BLOCK;
		s->buf = die_alloc(s->cap);
	}
	/* A file larger than most gave us more than most need. */
	if (s->cap > 64 * IO_BLOCK) {
		s->cap = 2 * IO_BLOCK;
		s->buf = die_realloc(s->buf, s->cap);
	}
	s->at = s->end = 0;
	s->offset = 0;
	s->eof = s->broken = false;
}

void
stream_free(struct stream *s)
{
	packed_free(&s->packed);
	free(s->buf);
	memset(s, 0, sizeof *s);
}

/* Reads once more behind buf[end); false at the end and at a break. */
static bool
fill(struct stream *s)
{
	size_t k;

	if (s->eof || s->broken)
		return false;
	/* Moving less than is consumed keeps the cost linear, whatever is asked for. */
	if (s->cap - s->end < IO_BLOCK && s->at > 0 && s->at >= s->end - s->at) {
		memmove(s->buf, s->buf + s->at, s->end - s->at);
		s->end -= s->at;
		s->at = 0;
	}
	if (s->cap - s->end < IO_BLOCK) {
		s->cap += s->cap / 2 + IO_BLOCK;
		s->buf = die_realloc(s->buf, s->cap);
	}
	k = packed_read(&s->packed, s->buf + s->end, IO_BLOCK);
	s->end += k;
	if (k > 0)
		return true;
	if (s->packed.why) {
		die_bad(s->io->name, 0, "%s at byte %llu: %s", s->packed.codec->member,
		    (unsigned long long)s->packed.member, s->packed.why);
		s->broken = true;
	} else {
		s->eof = true;
	}
	return false;
}

size_t
stream_want(struct stream *s, size_t n)
{
	while (s->end - s->at < n && fill(s))
		;
	return s->end - s->at;
}

uint64_t
stream_skip(struct stream *s, uint64_t n)
{
	uint64_t left = n;

	for (;;) {
		size_t k = s->end - s->at;

		k = k > left ? (size_t)left : k;
		s->at += k;
		s->offset += k;
		left -= k;
		if (left == 0)
			break;
		s->at = s->end = 0;
		if (!fill(s))
			break;
	}
	return n - left;
}

void
stream_mend(struct stream *s)
{
	s->broken = false;
}

size_t
stream_line(struct stream *s, size_t max)
{
	size_t from = 0, n = s->end - s->at;
	const char *nl;

	for (;;) {
		size_t to = n < max ? n : max;

		nl = to > from ? memchr(s->buf + s->at + from, '\n', to - from) : NULL;
		if (nl)
			return (size_t)(nl - (s->buf + s->at)) + 1;
		from = to;
		if (n >= max || !fill(s))
			return 0;
		n = s->end - s->at;
	}
}
