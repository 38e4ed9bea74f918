#ifndef TRIM_H
#define TRIM_H

#include "block.h"

/*
 * Teasers inside a paragraph: « … selon la mairie. Lire aussi : Le souk déménage », « … (Lire aussi
 * page 3) … », with or without a space before. The teaser is taken out: to the closing bracket, to
 * the end of its sentence, or, as headlines end in no mark, to the end of the paragraph. A block that
 * begins with one is left as it is. False if there was none.
 */
bool trim_see(struct page *p, struct block *b);

/*
 * « Publié le 3 mai 2021 à 11h47 | Temps de lecture : 2 min »: what a dateline says behind its last date
 * of comments, readers, the time to read it, is cut off.
 */
void trim_dateline(struct page *p, struct block *b);

#endif
