#ifndef CELLS_H
#define CELLS_H

#include "io.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Rows of cells as RFC 4180 has them: quoted where they must be, by libcsv (this file alone
 * includes csv.h).
 */

struct cells {
	struct io_out *out;
	char delim;
	bool safe;	   /* ' before what a spreadsheet would take for a formula */
	const char *eol;   /* behind each row */
	bool special[256]; /* bytes for which a cell is quoted */
	char *buf;
	size_t cap;
};

/* Whether arg is a delimiter: one ASCII character, no quote, no end of line; "\\t" is TAB. */
bool cells_delimiter(const char *arg, char *delim);

/* Writes to out, which lives longer; delim by cells_delimiter(). Freed by cells_close(). */
void cells_open(struct cells *c, struct io_out *out, char delim, bool crlf, bool safe);
void cells_close(struct cells *c);

/* Cell i of a row of n; the last one ends the row. Exits 2 without memory. */
void cells_put(struct cells *c, struct str s, size_t i, size_t n);

#endif
