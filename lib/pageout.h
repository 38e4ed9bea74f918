#ifndef PAGEOUT_H
#define PAGEOUT_H

#include "article.h"
#include "io.h"
#include "shared.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A par is put together of pieces that are copied in whole STEPs, without a call. */
enum { PAGEOUT_HEAD = 256, PAGEOUT_STEP = 32 };

/* A page as records: finds its article and writes doc, meta and par. */
struct pageout {
	struct io_out out;
	struct shared shared; /* lines that are boilerplate */
	struct str id, file;  /* of the present document; file: its name, a SOURCE at need */
	bool all;	      /* also what was dropped, with the reason */
	size_t window;	      /* of the document, from 0; doc is written with the first */
	size_t par;	      /* records written of the document */
	char head[PAGEOUT_HEAD + PAGEOUT_STEP]; /* what every par of the document begins with */
	size_t headlen;				/* 0: it has no room there */
	char kind[KIND_COUNT][PAGEOUT_STEP];	/* its KIND with the TABs around it */
	uint8_t kindlen[KIND_COUNT];
};

/* p as a reader filled it. */
void pageout_write(struct pageout *w, struct page *p);

#endif
