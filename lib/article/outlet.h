#ifndef OUTLET_H
#define OUTLET_H

#include "article.h"

/*
 * Who publishes a page, from the names in what stands around its article: the one that stands there
 * again and again, and as only an owner's does: « Le Phare est édité par … », « © Le Phare », « l'application Le
 * Phare », a line by itself at the head, the opening of the last lines, a word of mastheads.tsv in it. *weight
 * says how much speaks for it: OUTLET_LIKELY is more than a guess, OUTLET_SURE more than an imprint.
 */
enum { OUTLET_LIKELY = 4, OUTLET_SURE = 7 };

struct str outlet_find(struct page *p, const struct article *f, unsigned *weight);

#endif
