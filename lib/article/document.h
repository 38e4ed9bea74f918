#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "markup.h"
#include "pageout.h"
#include "source.h"

/*
 * A document of a source becomes records: read, its article found, written. Small ones are held, some
 * at once: see pageout_write().
 */
enum { DOCUMENT_HELD = 16, DOCUMENT_SMALL = 16 * 1024 };

struct document {
	struct pageout page; /* options: page.all, page.shared; page.out is open */
	struct sheet sheet[DOCUMENT_HELD];
	size_t held; /* sheets that are read and not yet written */
	struct arena tokens;
	struct repair repair; /* for source_open() too */
	struct markup markup;
};

/* Makes a zeroed one, but for options, ready. */
void document_open(struct document *w);

/* Writes d, or holds it; what was dropped or replaced in it is told. */
void document_write(struct document *w, const struct source_doc *d);

/* Writes what is held. */
void document_flush(struct document *w);

void document_free(struct document *w);

#endif
