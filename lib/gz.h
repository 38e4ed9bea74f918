#ifndef GZ_H
#define GZ_H

#include "io.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Input that may be compressed with gzip (RFC 1952): any number of members one after the other, as
 * in a WARC file with one member a record. This file alone includes zlib.h. A member that is
 * broken ends with a word why, and the next one is found. One that expands beyond all measure (a
 * bomb: more than GZ_RATIO times and GZ_FREE bytes) is broken too.
 */

enum { GZ_RATIO = 400, GZ_FREE = 64 * 1024 * 1024 };

struct gz {
	struct io_in *io;
	void *z; /* zlib's state */
	char *in;
	size_t at, end;	 /* in[at..end) is read from the file and not used yet */
	uint64_t offset; /* of in[0] in the file */
	uint64_t member; /* offset of the present member */
	uint64_t made;	 /* bytes it gave */
	uint64_t wasted; /* bytes that broken members made us read again */
	uint8_t state;
	const char
	    *why; /* after gz_read() gave 0: what is wrong with the member; NULL at the end */
};

/* A zeroed struct gz; input is the file that io has just opened. Called again for each file. */
void gz_open(struct gz *g, struct io_in *io);

/*
 * Up to n bytes into buf. 0: the end if g->why is NULL; else data is missing here (the broken
 * member began at byte g->member of the file), and the next call goes on behind it.
 */
size_t gz_read(struct gz *g, char *buf, size_t n);

void gz_free(struct gz *g);

/*
 * Expands a body in gzip or zlib form or raw deflate (HTTP content codings), all of it, into *buf
 * (grown, *cap bytes, owned by the caller) but no more than limit bytes. *why: NULL, or what is
 * wrong (then the text is what could be read before).
 */
struct str gz_body(struct str body, char **buf, size_t *cap, size_t limit, const char **why);

#endif
