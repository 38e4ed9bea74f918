#ifndef REPLIES_H
#define REPLIES_H

#include "block.h"

/*
 * Comments of readers that no phrase announces: behind the article two lines or more that begin each,
 * « Fatou dit : », « Le 18 juin 2020 à 10:42, par Mohamed », with text below. The first ends the article.
 */
void replies_mark(struct page *p);

#endif
