#ifndef PACKED_H
#define PACKED_H

#include "io.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Input that may be compressed: any number of members (gzip) or frames (zstd) one after the other,
 * as in a WARC file with one a record. One that is broken ends with a word why, and the next one is
 * found. One that expands beyond all measure (a bomb) is broken too: those that give more than
 * PACKED_RATIO times their size may give PACKED_FREE bytes, all of a file together.
 */

enum { PACKED_RATIO = 400, PACKED_FREE = 64 * 1024 * 1024 };

/* Of a step: the rest of a file is of no use either after PACKED_USELESS. */
enum packed_step { PACKED_MORE, PACKED_END, PACKED_BROKEN, PACKED_USELESS };

/* How members of one kind are read. */
struct packed_codec {
	const char *member; /* "gzip member" */
	size_t magic;	    /* so many bytes tell one */
	char first;	    /* how those that are looked for behind a broken one begin */
	bool (*begins)(const char *s);
	void *(*open)(void);
	void (*reset)(void *z); /* before each member */
	/*
	 * Takes of *n bytes in and gives of *m bytes out as many as it can, and says how many.
	 * *why: what is wrong. On broken data it may give *m bytes first, then 0.
	 */
	enum packed_step (*step)(
	    void *z, const char *in, size_t *n, char *out, size_t *m, const char **why);
	void (*free)(void *z);
};

struct packed {
	struct io_in *io;
	const struct packed_codec *const *codecs, *codec; /* ended by NULL; that of the file */
	void *z;					  /* its state */
	char *in;
	size_t at, end;	  /* in[at..end) is read from the file and not used yet */
	uint64_t offset;  /* of in[0] in the file */
	uint64_t member;  /* offset of the present member */
	uint64_t made;	  /* bytes it gave */
	uint64_t swollen; /* bytes that members beyond PACKED_RATIO gave before it */
	uint64_t wasted;  /* bytes that broken members made us read again */
	uint8_t state;
	const char *why; /* after packed_read() gave 0: what is wrong; NULL at the end */
};

/* A zeroed struct packed; input is the file that io has just opened. Called again for each file. */
void packed_open(struct packed *g, struct io_in *io, const struct packed_codec *const *codecs);

/*
 * Up to n bytes into buf. 0: the end if g->why is NULL; else data is missing here (the broken
 * member began at byte g->member of the file), and the next call goes on behind it.
 */
size_t packed_read(struct packed *g, char *buf, size_t n);

void packed_free(struct packed *g);

#endif
