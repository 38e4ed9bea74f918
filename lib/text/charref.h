#ifndef CHARREF_H
#define CHARREF_H

#include <stddef.h>

/*
 * Character references of HTML: &eacute; &#233; &#xE9; (WHATWG HTML, 13.2.5.72 and following;
 * names in lib/charrefs.tsv).
 */

enum { CHARREF_MAX = 8 }; /* bytes that a reference stands for, at most */

enum charref_where {
	CHARREF_LEFT,	  /* in plain text, where it should not be: only complete ones, with ; */
	CHARREF_TEXT,	  /* text of HTML: some names may lack the ; */
	CHARREF_ATTRIBUTE /* value of an attribute: as text, but not before = or a letter */
};

/*
 * The reference at s (n bytes, s[0] is &): its text as UTF-8 in out, whose length is returned, and
 * its own length in *used. 0 if there is none. Code points that are none give U+FFFD.
 */
size_t charref_get(
    const char *s, size_t n, enum charref_where where, char out[CHARREF_MAX], size_t *used);

#endif
