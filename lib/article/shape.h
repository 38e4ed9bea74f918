#ifndef SHAPE_H
#define SHAPE_H

#include "score.h"

/*
 * What only several blocks together show: enumerations, entries of a live page, headlines behind
 * « À lire aussi : », a list of headlines inside the text, series of teasers. Changes what
 * score_blocks() gave each: items of a list cost nothing, a teaser does.
 */
void shape_mark(struct page *p, const struct score_traits *some);

/* « Levier. Une collision a fait trois blessés. »: short news that begin with their place? */
bool shape_is_placed(const struct block *b);

#endif
