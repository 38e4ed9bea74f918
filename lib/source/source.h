#ifndef SOURCE_H
#define SOURCE_H

#include "docid.h"
#include "io.h"
#include "jsonl.h"
#include "jsonlist.h"
#include "lines.h"
#include "repair.h"
#include "stream.h"
#include "u8.h"
#include "warc.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The documents of all input files, one after the other, whatever they come in: plain text, HTML,
 * WARC, WET, ARC, JSON Lines, each also compressed with gzip or zstd. What a file is, its content tells.
 * What is damaged is told with its place (status 1), and the next document is found.
 */

enum source_format { SOURCE_AUTO, SOURCE_TEXT, SOURCE_HTML, SOURCE_WARC, SOURCE_ARC, SOURCE_JSONL };

enum { SOURCE_LINES = 64 }; /* a document of more is not asked whether it is calm */

/* Members of a JSON line, by what they are taken for. */
enum source_field {
	SOURCE_ID,
	SOURCE_URL,
	SOURCE_DATE,
	SOURCE_TITLE,
	SOURCE_BODY_TEXT,
	SOURCE_BODY_HTML,
	SOURCE_FIELDS
};

/* One document; all of it lives until the next source_next(). Strings are UTF-8, "" if unknown. */
struct source_doc {
	struct str id;	 /* without white space; the same for all windows of a document */
	struct str url;	 /* of the page */
	struct str path; /* of the file, as given; "stdin" */
	struct str text; /* the document, UTF-8, not repaired yet; of its lines repair_line() */
	const struct line *line; /* where all of them are calm (lines.h): they; else NULL */
	size_t lines;
	bool marks;		/* of these, one has @ # / ] or |; true where it is not known */
	struct str date, title; /* as the container gives them, as they stand there */
	bool html;
	size_t number; /* of the record or line in its file; 0: the file is the document */
	size_t window; /* 0; from 1 on: another piece of the same document, beyond the limit */
	size_t bad;    /* bytes that could not be read in any way */
};

/* What the k-th member of an object was taken for: objects of a file mostly have the same. */
enum { SOURCE_KNOWN = 8, SOURCE_NAME = 16 };

struct source_member {
	char name[SOURCE_NAME];
	size_t n, rank; /* n 0: not yet known */
	enum source_field field;
};

struct source {
	struct io_in io;
	struct stream stream;
	struct warc warc;
	struct repair *repair;
	enum source_format forced, format;
	size_t limit;
	struct docid ids;		 /* ids.given: for all documents; empty: made from names */
	const struct sixes *sixes;	 /* for lines_find(); may be NULL */
	struct str names[SOURCE_FIELDS]; /* by option; empty: the usual ones */
	struct line calm[SOURCE_LINES];	 /* of a calm document */
	struct docid_name url;
	struct source_member known[SOURCE_KNOWN];
	char *body; /* of a record, its coding undone; strings of a JSON line */
	size_t bodycap;
	struct jsonlist objects;
	bool list;     /* JSON, but not a line for each object */
	size_t line;   /* JSON: of the present document */
	size_t window; /* plain text, HTML */
	bool open;
};

/*
 * s is zeroed, but for what the options below have set, ids.given and sixes. Documents of n files (standard input when n is 0). limit: bytes of the largest piece of text
 * held in memory. out is flushed when input runs dry. r decodes bytes.
 */
void source_open(
    struct source *s, char **files, int n, size_t limit, struct io_out *out, struct repair *r);

/*
 * The name that a user gives a format (text, html, warc, arc, wet, jsonl), false if there is none;
 * "text=maintext" as option for members of JSON lines likewise.
 */
bool source_set_format(struct source *s, const char *name);
bool source_set_field(struct source *s, const char *option);

/* The next document; false after the last. */
bool source_next(struct source *s, struct source_doc *d);

void source_close(struct source *s);

#endif
