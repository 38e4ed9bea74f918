#ifndef WRAP_H
#define WRAP_H

#include "lines.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Text whose paragraphs were broken into lines of about the same width by a mailer, a PDF, an
 * editor of 72 columns: where a line ends only because the next word did not fit.
 */

/*
 * The width in characters at which the text of n bytes is wrapped; 0 if it is not. Many lines must
 * be of nearly that width and go on in the next with a small letter. Headlines, menus and longer
 * lines may stand between them.
 */
size_t wrap_width(const char *s, size_t n);

/* False: the text of these lines, all calm (lines.h), is certainly not wrapped. */
bool wrap_may(const char *s, const struct line *l, size_t lines);

/*
 * Does line, behind so many spaces, go on in next, the line right behind it? Neither is empty, both are
 * without the white space at their ends.
 */
bool wrap_goes_on(struct str line, size_t indent, struct str next, size_t width);

#endif
