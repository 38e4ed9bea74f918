#ifndef ANNOT_H
#define ANNOT_H

#include "arena.h"
#include "io.h"
#include "rec.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A stream of records in the formats of annotation tools, so that people can correct what the
 * filters found:
 *
 *   ANNOT_TEXT      the text that the standoff refers to: a sentence a line, an empty line between
 *                   paragraphs and documents
 *   ANNOT_STANDOFF  brat's .ann for that text: T lines (entities by TYPE, figures by KIND) and
 *                   notes with the other fields; offsets in code points of the whole text
 *   ANNOT_BIO       token TAB tag (IOB2), an empty line between sentences, #DOC between documents
 *   ANNOT_CONLLU    CoNLL-U with the entities in MISC (NE=B-PER, SpaceAfter=No)
 */
enum annot_format { ANNOT_TEXT, ANNOT_STANDOFF, ANNOT_BIO, ANNOT_CONLLU };

struct annot_span {
	size_t start, end; /* code points of the sentence */
	struct str type, name, code;
};

struct annot {
	struct io_out *out;
	enum annot_format format;
	struct arena memory; /* of the open sentence */
	bool begun;	     /* a sentence was taken */
	bool fresh;	     /* the next sentence begins a document */
	struct str doc;
	char *doc_buf;
	size_t doc_cap;
	size_t par, sent;    /* numbers of the open sentence */
	size_t offset;	     /* of the open sentence in the text, code points */
	size_t length;	     /* of the open sentence, code points */
	size_t terms, notes; /* written so far */
	struct str text;     /* the open sentence; .s NULL: none */
	struct annot_span *span;
	size_t nspan, span_cap;
};

void annot_open(struct annot *a, struct io_out *out, enum annot_format format);

/* Takes a record. NULL, or what is wrong with it (it is left out). */
const char *annot_take(struct annot *a, const struct rec *r);

void annot_close(struct annot *a);

#endif
