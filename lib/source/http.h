#ifndef HTTP_H
#define HTTP_H

#include "u8.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * An HTTP response as a WARC record holds it (RFC 9112), and header fields in general.
 */
struct http {
	int status;
	struct str type;    /* of Content-Type: text/html; empty if there is none */
	struct str charset; /* its parameter, without quotes */
	struct str coding;  /* Content-Encoding */
	bool chunked;
	struct str body;
};

/* The response at msg, whose bytes all strings point into; false if it is none. */
bool http_parse(struct str msg, struct http *h);

/*
 * One header field of the block at *block, which is moved behind it: name and value, without white
 * space around. False at the empty line that ends the block (consumed) or the end of the text.
 */
bool http_field(struct str *block, struct str *name, struct str *value);

/* Splits "text/html; charset=utf-8". */
void http_type(struct str value, struct str *type, struct str *charset);

/*
 * Undoes chunked transfer in place; the length, or SIZE_MAX if body is not chunked (servers that
 * say so and do not exist; body is then as it was). A body that is cut off gives what is there.
 */
size_t http_dechunk(char *body, size_t n);

/* True if a equals the lower-case word b, whatever its case. */
bool http_is(struct str a, const char *b);

#endif
