#ifndef TAGLINE_H
#define TAGLINE_H

#include "article.h"

/*
 * « OuagaVisionPolitiqueJustice » at the head, « OuagaVision, votre regard sur le Faso » behind the article: the
 * name that both begin with; or empty.
 */
struct str tagline_find(struct page *p, const struct article *f);

/* « ☰L'Écho du Golfe » without the sign of its menu */
struct str tagline_bare(struct str s);

#endif
