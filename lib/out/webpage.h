#ifndef WEBPAGE_H
#define WEBPAGE_H

#include "arena.h"
#include "io.h"
#include "overview.h"
#include "rec.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A stream of records as one HTML page that needs nothing else: each article with its entities
 * marked and its figures in a table that leads to them, and behind them an overview. Articles go
 * out as they end, so memory holds the largest one and the counts of the overview.
 */

struct webpage_span { /* an entity or a figure in the open sentence; offsets in code points */
	size_t start, end;
	struct str type, text, name, code; /* of an entity */
	size_t row;			   /* 1 + its row in the table of figures; 0: an entity */
};

struct webpage_row { /* a figure of the open document */
	size_t sent, start;
	struct str f[REC_MAX];
	size_t child, last, next, depth; /* parts below it; 1 + index, 0: none */
	bool same, below;		 /* it restates another one; it stands below another one */
};

struct webpage {
	struct io_out *out;
	struct arena doc; /* of the open document */
	bool open, headed, in_title;
	struct str title, date, source; /* of the open document */
	struct str sent;		/* the open sentence; .s NULL: none */
	size_t sent_no;
	struct str par; /* number of the open paragraph */
	bool in_par;
	struct webpage_span *span;
	size_t nspan, span_cap;
	struct webpage_row *row;
	size_t nrow, row_cap;
	struct overview counts;
};

/* Begins a page called title on out. */
void webpage_open(struct webpage *p, struct io_out *out, const char *title);

/* Takes the next record; those it has no use for are passed over. */
void webpage_take(struct webpage *p, const struct rec *r);

/* Ends the page with its overview and frees all memory. */
void webpage_close(struct webpage *p);

#endif
