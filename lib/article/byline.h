#ifndef BYLINE_H
#define BYLINE_H

#include "article.h"

/*
 * Who wrote an article, as the page's own lines say: « Ecrit par : G.A », « Avatar de Ilyasse
 * Rhamir », a name alone under the text, the sign-off of an agency (MN/te/Sf/APA), a name beside the
 * dateline; and who published it (lib/article/site).
 */

struct byline {
	struct str author; /* empty if none was found */
	struct str site;
};

/*
 * Looks at the blocks that article_find() decided. A signature that was kept as the last block of
 * the article, a byline among the first and a portrait of the author at the end are dropped.
 */
void byline_find(struct page *p, const struct article *f, struct byline *out);

/* An author as a page's head gives it, without « Recueilli par » before and a stop behind. */
struct str byline_bare(struct page *p, struct str author);

#endif
