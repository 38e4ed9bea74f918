#ifndef LUMP_H
#define LUMP_H

#include "block.h"

/*
 * A page in one line: menus, headline, article and footer, with a space where there was a line end.
 * It is judged by sentences.
 */

enum { LUMP_LEAST = 600 }; /* bytes of such a line */

/*
 * If one line of flattened text holds most of the page, cuts it into its sentences, and before and
 * behind each place where the page's first words, its title, are said again. Their texts stay where
 * they are.
 */
void lump_cut(struct page *p);

/* Makes one paragraph again of such sentences that were kept and follow one another. */
void lump_join(struct page *p);

#endif
