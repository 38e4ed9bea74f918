#ifndef TORN_H
#define TORN_H

#include "arena.h"
#include "lines.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Text whose lines are the text nodes of a page: who took it out of its HTML put a line end between
 * all of them, so that a link or an emphasis tears its paragraph: « selon | Le Monde | , le ».
 */

/*
 * Is the text of n bytes torn? Surely when two lines begin with a comma, a full stop, a semicolon or a closing
 * bracket, or stand as a few words amid a sentence; perhaps, if it was not wrapped, when a long line without a
 * mark at its end goes on in a small letter and ends as paragraphs do. Texts of more than a megabyte
 * are not looked at.
 */
enum torn { TORN_NOT, TORN_PERHAPS, TORN_SURE };

enum torn torn_is(const char *s, size_t n);

/* The same of a text of these lines, all calm (lines.h). */
enum torn torn_lines(const char *s, const struct line *l, size_t lines);

/*
 * The text of n bytes with such paragraphs in one line again, in arena a. A line goes on in one
 * that begins with a mark or a small letter, in any behind a word that nothing ends with (words.tsv),
 * and, if it is long or the text is surely torn, in a short one which goes on itself.
 */
struct str torn_mend(struct arena *a, const char *s, size_t n, bool sure);

#endif
