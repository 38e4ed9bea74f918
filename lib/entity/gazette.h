#ifndef GAZETTE_H
#define GAZETTE_H

#include "lex.h"
#include "lexmake.h"

#include <stdbool.h>

/*
 * A list of names that a user gives: lines of surface, type, name and code, tabs between; « - » or
 * nothing where a name or a code is not wanted, « - » as type for what is never to be a mention.
 * Lines that begin with # are comments.
 */

enum { GAZETTE_SURFACE, GAZETTE_TYPE, GAZETTE_NAME, GAZETTE_CODE, GAZETTE_COLUMNS };

struct gazette {
	struct lexmake made; /* made.table is the list */
};

/*
 * Reads n files, one list in all; every bad line, a surface given before too, is told (exit status 1)
 * and left out. Exits 2 if a file cannot be read.
 */
void gazette_open(struct gazette *g, char *const *files, size_t n);
void gazette_close(struct gazette *g);

#endif
