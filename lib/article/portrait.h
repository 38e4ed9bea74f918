#ifndef PORTRAIT_H
#define PORTRAIT_H

#include "article.h"

/*
 * Boxes that tell of who wrote the article, behind it or among its last paragraphs: « Mathilde Rouget », «
 * Mathilde Rouget couvre les faits divers … ». They are dropped. *author: who signed; where nobody did
 * it becomes who is presented.
 */
void portrait_drop(struct page *p, const struct article *f, struct str *author);

/* Drops block i as the author's; if it was the lead, the next paragraph is. */
void portrait_drop_block(struct page *p, const struct article *f, size_t i);

#endif
