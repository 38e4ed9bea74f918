#ifndef SITE_H
#define SITE_H

#include "article.h"

/*
 * Who published an article, as the page's own lines say: « Suivez bladi.net sur … », « Publié dans
 * Barlamane le … », what the title element says besides the title, « © 2024 La Voix du Souss », the
 * name at its head that a line at its end holds again, « Bamako, 3 juin 2024 (AMS) - ». An empty
 * *site is filled with the first that is found.
 */
void site_find(struct page *p, const struct article *f, struct str *site);

#endif
