#ifndef REPAIR_H
#define REPAIR_H

#include "charset.h"
#include "u8.h"

#include <stddef.h>

/*
 * A line of bytes made clean text: UTF-8 in NFC; damage of encodings undone (mojibake.h), also when
 * it happened twice; HTML references that were left in the text read; C1 controls that are quotes
 * of Windows-1252 made quotes; white space of any kind one space, none at the ends; controls, soft
 * hyphens and zero-width characters gone. A line that is right is given back as it is, after one
 * look at each byte.
 */

struct repair {
	struct charset document, line;
	char *a, *b; /* the line between two steps */
	size_t acap, bcap;
	size_t lines;	 /* given to repair_line() */
	size_t damaged;	 /* of these: with damage of encoding mended, invalid bytes, references */
	size_t controls; /* control characters dropped; document.bad, line.bad: bytes lost */
};

/* A zeroed struct repair is ready for use. */

/*
 * The clean form of line (any bytes): line itself, a part of it, or a copy that lives until the
 * next call. Its length is at most four times that of line.
 */
struct str repair_line(struct repair *r, struct str line);

/*
 * A whole document as UTF-8, before it is cut into lines or parsed (charset_utf8()); declared: the
 * character set that its container names, or empty. Lives until the next call.
 */
struct str repair_bytes(struct repair *r, struct str doc, struct str declared);

void repair_free(struct repair *r);

#endif
