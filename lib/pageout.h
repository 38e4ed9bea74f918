#ifndef PAGEOUT_H
#define PAGEOUT_H

#include "article.h"
#include "io.h"
#include "shared.h"

#include <stdbool.h>
#include <stddef.h>

/* A page as records: finds its article and writes doc, meta and par. */
struct pageout {
	struct io_out out;
	struct shared shared; /* lines that are boilerplate */
	struct str id, file;  /* of the present document; file: its name, a SOURCE at need */
	bool all;	      /* also what was dropped, with the reason */
	size_t window;	      /* of the document, from 0; doc is written with the first */
	size_t par;	      /* records written of the document */
};

/* p as a reader filled it. */
void pageout_write(struct pageout *w, struct page *p);

#endif
