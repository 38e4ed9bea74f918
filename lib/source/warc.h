#ifndef WARC_H
#define WARC_H

#include "stream.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Records of a WARC file (ISO 28500, WARC 1.1), of a WET file, which is one, and of ARC, the
 * format before it. Damage is told with the record's number and offset, and the next record is
 * looked for by its first line: lengths that are wrong cost no record.
 */

enum warc_type { WARC_OTHER, WARC_RESPONSE, WARC_RESOURCE, WARC_CONVERSION };

enum { WARC_HEAD = 64 * 1024, WARC_NAME = 4096 };

struct warc {
	struct stream *in;
	size_t limit; /* bytes of the longest body held in memory */
	bool arc;
	size_t record;	 /* number of the present record, from 1 */
	uint64_t offset; /* where it begins in the uncompressed file */
	enum warc_type type;
	uint64_t length; /* of its body, as its head says */
	bool known;	 /* the head says so */
	char uri[WARC_NAME], mime[256];
	uint64_t used; /* bytes of the stream that the last body takes */
	bool open;     /* the present body was not asked for yet */
};

/* A new file: in stands at its beginning. */
void warc_open(struct warc *w, struct stream *in, size_t limit, bool arc);

/* The next record's head; false at the end of the file. */
bool warc_next(struct warc *w);

/* Its body: in the stream's buffer until the next warc_next(), may be written to. */
struct str warc_body(struct warc *w);

/* Tells what is wrong with the present record; exit status 1. */
void warc_bad(const struct warc *w, const char *why);

/* True if text begins like such a file. */
bool warc_is(struct str text);
bool warc_is_arc(struct str text);

#endif
