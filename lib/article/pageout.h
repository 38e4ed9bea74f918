#ifndef PAGEOUT_H
#define PAGEOUT_H

#include "io.h"
#include "meta.h"
#include "shared.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A par is put together of pieces that are copied in whole STEPs, without a call. */
enum { PAGEOUT_HEAD = 256, PAGEOUT_STEP = 32 };

/* A page as records: finds its article and writes doc, meta and par. */
struct pageout {
	struct io_out out;
	struct shared shared;			/* lines that are boilerplate */
	bool all;				/* also what was dropped, with the reason */
	struct str id;				/* of the present document */
	size_t par;				/* records written of it */
	char head[PAGEOUT_HEAD + PAGEOUT_STEP]; /* what every par of the document begins with */
	size_t headlen;				/* 0: it has no room there */
	char kind[KIND_COUNT][PAGEOUT_STEP];	/* its KIND with the TABs around it */
	uint8_t kindlen[KIND_COUNT];
};

/* A page from its reading to its records. */
struct sheet {
	struct page p;	     /* as a reader filled it */
	struct arena arena;  /* what p points to, but for the text of a large document */
	struct str id, file; /* of the document; file: its name, a SOURCE at need */
	size_t window;	     /* of the document, from 0; doc is written with the first */
	struct article article;
	struct meta meta;
};

/*
 * Writes n of them, in order. Each step is done for all before the next: the code of all steps is
 * more than the processor's cache for code holds.
 */
void pageout_write(struct pageout *w, struct sheet *s, size_t n);

#endif
