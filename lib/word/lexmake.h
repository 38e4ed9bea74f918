#ifndef LEXMAKE_H
#define LEXMAKE_H

#include "lex.h"

#include <stdio.h>

/*
 * Makes a struct lex_table from a TSV file: for lib/gen/mktab at build time, and for lists that a
 * user gives a filter at run time.
 */

struct lexmake {
	struct lex_table table; /* ready after lexmake_end() */
	struct lex_slot *slot;
	uint8_t *first;
	uint64_t *begins; /* hashes of the first words of keys */
	uint32_t *cell;
	char *text;
	size_t nslot, nbegins, used, ncell, celltop, ntext, texttop;
	const char *file;
	size_t line;
	uint32_t keys; /* bit i: column i holds keys */
};

/* Empty table of cols columns, keys a bit set of the columns that hold keys. */
void lexmake_begin(struct lexmake *m, uint32_t cols, uint32_t keys, bool exact);

/*
 * Adds a row of NUL-terminated cells ("-" for none). NULL, or what is wrong: "duplicate key: …"
 * (then the first row with that key keeps it). The message lives until the next call.
 */
const char *lexmake_row(struct lexmake *m, const char *const *cells);

/* Makes m->table valid; it lives until lexmake_free(). */
void lexmake_end(struct lexmake *m);
void lexmake_free(struct lexmake *m);

/*
 * Reads a file with its "# columns:" and "# match:" lines. Every bad line is told with file and
 * line (die_bad()); false if there was one.
 */
bool lexmake_file(struct lexmake *m, const char *file, FILE *fp);

#endif
