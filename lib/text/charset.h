#ifndef CHARSET_H
#define CHARSET_H

#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Bytes of any character set to UTF-8. What is UTF-8 stays,
 * whatever was declared; else what was declared counts; else (and where UTF-8 and single bytes
 * are mixed) the bytes that are not UTF-8 are Windows-1252, of which Latin-1 is a part.
 */

struct charset {
	char *buf; /* what was converted; owned */
	size_t cap;
	size_t bad; /* since the caller set it to 0: sequences that became U+FFFD */
};

/* The code point of a byte of Windows-1252; U+FFFD for the five that it leaves free. */
int32_t charset_cp1252(uint8_t byte);

/* The byte of Windows-1252 that stands for cp, -1 if none does; C1 controls stand for themselves. */
int charset_byte1252(int32_t cp);

/*
 * Text as UTF-8: the bytes themselves (without byte order mark) when they are, else a copy in c
 * that lives until the next call. declared: a name as HTTP and HTML give it, empty if none.
 */
struct str charset_utf8(struct charset *c, struct str bytes, struct str declared);

/* The same for one line in which bytes are no UTF-8, without regard to a mark or a name. */
struct str charset_line(struct charset *c, struct str line);

/*
 * The character set that a page of HTML names for itself in a meta element near its beginning
 * (WHATWG HTML, prescan); points into html, empty if there is none.
 */
struct str charset_of_html(struct str html);

void charset_free(struct charset *c);

#endif
