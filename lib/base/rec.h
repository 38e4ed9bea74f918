#ifndef REC_H
#define REC_H

#include "io.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Records: one a line, fields separated by TAB, the type first (depeche(5)). Reading finds files,
 * lines and fields, repairs bytes and checks the form; what is bad is told with file and line.
 *
 * What rec_read() gives lives until the next rec_read(). Nothing is copied or allocated per
 * record: fields point into the read buffer.
 */

enum rec_type {
	REC_OTHER, /* unknown, comment or malformed: pass it on */
	REC_DOC,
	REC_META,
	REC_PAR,
	REC_SENT,
	REC_ENT,
	REC_STAT,
	REC_REL
};

/* Fields by their place in the line; 0 is the type, 1 the document id. */
enum { REC_TYPE, REC_ID };
enum { DOC_LANG = 2, DOC_DATE, DOC_SOURCE, DOC_TITLE, DOC_FIELDS };
enum { META_NAME = 2, META_VALUE, META_FIELDS };
enum { PAR_NO = 2, PAR_KIND, PAR_TEXT, PAR_FIELDS };
enum { SENT_NO = 2, SENT_PAR, SENT_KIND, SENT_TEXT, SENT_FIELDS };
enum { ENT_SENT = 2, ENT_START, ENT_END, ENT_TYPE, ENT_TEXT, ENT_NAME, ENT_CODE, ENT_FIELDS };
enum {
	STAT_SENT = 2,
	STAT_START,
	STAT_END,
	STAT_KIND,
	STAT_VALUE,
	STAT_HIGH,
	STAT_MOD,
	STAT_UNIT,
	STAT_WHAT,
	STAT_EVENT,
	STAT_WHEN,
	STAT_WHERE,
	STAT_PART,
	STAT_TEXT,
	STAT_FIELDS
};
enum { REL_SENT = 2, REL_REL, REL_A, REL_B, REL_TEXT, REL_FIELDS };
enum { REC_MAX = STAT_FIELDS };

struct rec {
	enum rec_type type;
	size_t nf; /* fields cut; 0 for REC_OTHER */
	struct str f[REC_MAX];
	struct str line; /* the whole line without LF */
	bool more;	 /* a piece of a line beyond the limit: no LF follows it */
};

enum { REC_LIMIT = 64 * 1024 * 1024, REC_LIMIT_MIN = 4096, REC_LIMIT_MAX = 1 << 30 };

struct rec_in {
	struct io_in io;
	struct io_out *out;
	size_t limit; /* longest line held in memory, bytes */
	size_t line;  /* number of the line last read, from 1 */
	char *buf;
	size_t cap, at, end; /* buf[at..end) is not yet read */
	size_t checked;	     /* buf[at..checked) is known to be valid text */
	char *fixed;	     /* a repaired copy of a line */
	size_t fixed_cap;
	size_t invalid,
	    controls; /* repaired in this file: ill-formed sequences, control characters */
	uint32_t tab[REC_MAX + 1]; /* where the line at buf[at] has its TABs */
	size_t tabs;		   /* how many; SIZE_MAX: not known */
	size_t head;		   /* of a cut line: bytes before its last field */
	bool eof, cut;
};

/*
 * Reads records from n files (standard input when n is 0). out is flushed when input runs dry.
 * limit: bytes of the longest line held in memory (0: REC_LIMIT). A longer par or sent is given
 * as several records with the same leading fields, its text cut at a space; any other line in
 * pieces with .more set. Both are told.
 */
void rec_open(struct rec_in *in, char **files, int n, size_t limit, struct io_out *out);

/* The next record; false at the end of all input. */
bool rec_read(struct rec_in *in, struct rec *r);

void rec_close(struct rec_in *in);

/* Tells what is wrong with the record just read: "tool: FILE:LINE: …"; exit status 1. */
void rec_bad(const struct rec_in *in, const char *why);

/* Writes the record's line as it was read. */
void rec_pass(struct io_out *out, const struct rec *r);

/* The name of a type, "?" of REC_OTHER; the type whose name is the n bytes at s, else REC_OTHER. */
const char *rec_type_name(enum rec_type type);
enum rec_type rec_type_named(const char *s, size_t n);

/* Does a field hold something, not "-"? */
static inline bool
rec_has(struct str field)
{
	return field.n > 0 && !(field.n == 1 && *field.s == '-');
}

/* Nothing behind a record of this type belongs to the sentence before it. */
static inline bool
rec_ends_sentence(enum rec_type t)
{
	return t == REC_DOC || t == REC_META || t == REC_PAR || t == REC_SENT;
}

/* A field as an unsigned number; false if it is none or too large. */
bool rec_number(struct str field, size_t *v);

/*
 * A size as options give it: bytes, or with k, M, G behind (powers of 1024). Exits 2 if it is none,
 * below REC_LIMIT_MIN or above REC_LIMIT_MAX.
 */
size_t rec_size(const char *arg);

#endif
