#ifndef TABLE_H
#define TABLE_H

#include "rec.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A table from a stream of records: the records of one type are its rows, their fields its
 * columns, and beside these stand columns of the document, paragraph or sentence a row belongs
 * to. One sentence, one paragraph and one document are held, nothing else.
 */

/*
 * Bytes of a text that every row of a sentence or document repeats, so that what comes out stays
 * in proportion to what came in: no sentence of a language is as long.
 */
enum { TABLE_REPEATED = 8192 };

struct table_held {
	bool full;
	struct str f[REC_MAX];
	char *buf;
	size_t cap;
};

struct table_column {
	enum rec_type type;
	size_t field;	 /* 0: the value of all meta records called what stands behind the dot */
	struct str name; /* as the user wrote it */
	bool text;	 /* always has a value, be it a dash */
	char *meta;
	size_t nmeta, cap;
};

struct table {
	enum rec_type type; /* of the rows */
	struct table_column *col;
	size_t n;
	char *spec;
	struct table_held held[REC_REL + 1];
	unsigned wanted;       /* bit t: records of type t are to be held */
	bool metas, due;       /* a doc row waits for the meta records behind it */
	const struct str *row; /* fields of the present row */
	/* what the present row refers to and the stream did not hold, or NULL */
	const char *lacks;
	/* bytes of a text longer than TABLE_REPEATED, which was cut; the caller resets it */
	size_t cut;
};

/*
 * Rows of type. columns: names separated by commas, NULL for all fields of the type; joined adds
 * the sentence's text and the document's fields. NULL, or what is wrong with columns (it lives
 * until the next call). The table is freed by table_close() in either case.
 */
const char *table_open(struct table *t, enum rec_type type, const char *columns, bool joined);
void table_close(struct table *t);

/* True if a row is complete before r is taken (r NULL: at the end of input). */
bool table_due(struct table *t, const struct rec *r);

/* Takes a record; true if it completes a row. Its cells live until the next record is read. */
bool table_take(struct table *t, const struct rec *r);

/* Cell of column i < n of the present row; an empty string where the record has no value. */
struct str table_cell(const struct table *t, size_t i);

#endif
