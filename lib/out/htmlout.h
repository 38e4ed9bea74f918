#ifndef HTMLOUT_H
#define HTMLOUT_H

#include "io.h"
#include "u8.h"

/* Writing HTML: everything that comes from a record goes through htmlout_text(). */

/* Text with & < > " ' as character references. */
void htmlout_text(struct io_out *out, struct str s);

/* A literal string, as it is: markup of the program's own. */
void htmlout_raw(struct io_out *out, const char *s);

/* The reader's word for one of the program's: column label of the table labels; else the word. */
void htmlout_label(struct io_out *out, const char *word);

/* The head of a page (style sheet, content policy) up to its first heading. */
void htmlout_head(struct io_out *out, struct str title);

#endif
