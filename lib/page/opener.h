#ifndef OPENER_H
#define OPENER_H

#include "tok.h"
#include "u8.h"

#include <stddef.h>

/*
 * Where one text ends and the next begins with nothing between them: « … sur les routes Un car a », told by
 * words that begin sentences (lib/fr/openers.tsv). OPENER_ARTICLE: an article before a name, « Le
 * Pen », which may stand inside a sentence too.
 */
enum opener { OPENER_NOT, OPENER_ARTICLE, OPENER_SURE };

/* How sure is it that a sentence begins at the word t[i], i > 0, of n tokens of s? */
enum opener opener_at(struct str s, const struct tok *t, size_t i, size_t n);

#endif
