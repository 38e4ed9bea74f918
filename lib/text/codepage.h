#ifndef CODEPAGE_H
#define CODEPAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Character sets other than UTF-8, byte by byte. The tables are made at build time by
 * lib/gen/mkcodepage from the converters of the machine that builds: at run time none is loaded,
 * which would need the right to open files and to map code, and would give other results elsewhere.
 */

/* Those with a table; UTF-16 and ISO-2022-JP need none. ISO-2022-JP uses that of EUC-JP. */
#define CODEPAGE_NAMES                                                                             \
	"BIG5-HKSCS", "CP1250", "CP1251", "CP1253", "CP1254", "CP1255", "CP1256", "CP1257",        \
	    "CP1258", "CP866", "CP874", "CP932", "CP949", "EUC-JP", "GB18030", "ISO-8859-15",      \
	    "ISO-8859-2", "ISO-8859-5", "ISO-8859-6", "ISO-8859-7", "ISO-8859-8", "KOI8-R",        \
	    "KOI8-U", "MACINTOSH"

/*
 * The blob: CODEPAGE_TABLES numbers of rows (CODEPAGE_BAD: no such converter here), CODEPAGE_RANGES
 * pairs (rank, code point) for the four bytes of GB18030, then rows of 256 cells: a code point, or
 * CODEPAGE_ROW and the number of the row for the next byte, or CODEPAGE_PAIR and two code points
 * (<< 12), or CODEPAGE_FOUR, or CODEPAGE_BAD.
 */
enum { CODEPAGE_RANGES = 256 };
#define CODEPAGE_BAD 0xFFFFFFFFU
#define CODEPAGE_ROW 0x80000000U
#define CODEPAGE_PAIR 0x40000000U
#define CODEPAGE_FOUR 0x20000000U

struct codepage {
	const uint32_t *row; /* NULL: one of the three that need none */
	bool little, japanese;
	bool wide; /* ISO-2022-JP: two bytes a character from here on */
};

/* Begins a text in the character set of this name; false if it is not known. */
bool codepage_open(struct codepage *c, const char *name);

/*
 * The character at s, of n bytes (n > 0): its length in *len, a second code point in *second if it
 * stands for two, else 0. -1: no character begins here (length 1). -2: none, but a shift.
 */
int32_t codepage_get(struct codepage *c, const char *s, size_t n, size_t *len, int32_t *second);

#endif
