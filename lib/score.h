#ifndef SCORE_H
#define SCORE_H

#include "block.h"

/*
 * How much each block looks like running text of an article (positive, about its words) or like
 * what stands around one (negative), from what was measured on it and on its neighbours. The sum
 * over a run of blocks says how good an article the run would make.
 */
void score_blocks(struct page *p);

/* Running text: a sentence, or enough words to hold one. */
bool score_is_text(const struct block *b);

/* Few words and no final mark: a headline, a heading, a menu entry, a name. */
bool score_is_short(const struct block *b);

/* The article is over here: a list of teasers begins, comments, topics. */
bool score_is_end(const struct block *b);

/* The site speaks to its reader about accounts, letters, offers (lib/fr/service.tsv). */
bool score_is_service(const struct block *b);

/* Boilerplate by its words alone. */
bool score_is_phrase(const struct block *b);

/* A caption, by its markup or the credit in it. */
bool score_is_caption(const struct block *b);

/* The line that says when the article was published. */
bool score_is_dateline(const struct block *b);

#endif
