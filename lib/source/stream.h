#ifndef STREAM_H
#define STREAM_H

#include "io.h"
#include "packed.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A file, uncompressed, of which one can see as much ahead as one asks for. Where a gzip member or
 * zstd frame is broken, that is told with its offset and the stream stops until stream_mend().
 */
struct stream {
	struct io_in *io;
	struct packed packed;
	char *buf; /* buf[at..end) is seen and not consumed; at may be written to */
	size_t cap, at, end;
	uint64_t offset; /* of buf[at], in the uncompressed file */
	bool eof;	 /* nothing behind buf[end) */
	bool broken;	 /* data is missing behind buf[end) */
};

/* A zeroed struct stream; starts on the file that io has just opened. Called again for each. */
void stream_open(struct stream *s, struct io_in *io);
void stream_free(struct stream *s);

/*
 * Has n bytes in sight if there are as many before the end or the next break: how many there are
 * (may be more). May move the buffer.
 */
size_t stream_want(struct stream *s, size_t n);

/* Consumes n bytes (in sight or not): how many there were. */
uint64_t stream_skip(struct stream *s, uint64_t n);

/* After a break: goes on behind it. */
void stream_mend(struct stream *s);

/*
 * The line at the front, with its LF, if it ends within max bytes: its length; else 0, and the
 * text has no end of line that near (or none before the end: then all of it is in sight).
 */
size_t stream_line(struct stream *s, size_t max);

/* What is in sight. */
static inline struct str
stream_seen(const struct stream *s)
{
	return (struct str){s->buf + s->at, s->end - s->at};
}

#endif
