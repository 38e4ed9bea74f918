#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "markup.h"
#include "pageout.h"
#include "source.h"

/* A document of a source becomes records: read, its article found, written. */
struct document {
	struct pageout page; /* options: page.all, page.shared; page.out is open */
	struct page p;
	struct arena arena, tokens;
	struct repair repair; /* for source_open() too */
	struct markup markup;
};

/* Makes a zeroed one, but for options, ready. */
void document_open(struct document *w);

/* Writes d; what was dropped or replaced in it is told. */
void document_write(struct document *w, const struct source_doc *d);

void document_free(struct document *w);

#endif
