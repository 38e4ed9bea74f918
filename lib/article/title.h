#ifndef TITLE_H
#define TITLE_H

#include "block.h"

#include <stddef.h>

enum { TITLE_NONE = -1 };

/*
 * The headline of the text in blocks first..last of p (scored): the block before it, or its first,
 * for which most speaks: markup, the head of the page, a dateline behind it, words that it shares
 * with the text. TITLE_NONE if there is none.
 */
ptrdiff_t title_find(struct page *p, size_t first, size_t last);

/*
 * A title without the badge that is glued to it, when the head of the page gives it bare: « Un marché
 * à Tiznit Abonnés ».
 */
/* « 03-07-2012 17:35 - Nouadhibou : … »: the date before it goes, and BLOCK_TIME says that it is the page's. */
void title_undated(const struct page *p, struct block *b);

struct str title_bare(const struct page *p, struct str t);

#endif
