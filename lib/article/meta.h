#ifndef META_H
#define META_H

#include "article.h"
#include "pubdate.h"

/*
 * What is known of an article besides its text: from the head of the page where it has one, from
 * its own lines otherwise.
 */
struct meta {
	struct str title; /* without the site's name */
	struct str author, site, url;
	char date[PUBDATE_SIZE]; /* EDTF; "" if the page gives none for this article */
};

/* p and f as article_find() left them. Strings live in p->a or as long as p's texts. */
void meta_find(struct page *p, const struct article *f, struct meta *m);

#endif
