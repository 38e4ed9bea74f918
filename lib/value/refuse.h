#ifndef REFUSE_H
#define REFUSE_H

#include "piece.h"

/*
 * Numbers that are no figures, by the rules on what is recorded: articles and anaphora, dates and
 * hours, names and codes, scores, phone numbers, list numbers. The caller tells, where it can,
 * which tokens are dates and names; these rules do without.
 */

/*
 * 0 if the piece may be a figure; else the token where reading goes on. first: the first
 * token of its modifier, p->first without one (« plus de 2000 » is no year).
 */
size_t refuse_piece(const struct sight *s, const struct piece *p, size_t first);

/* The same for two pieces that look like a range: 3-1, 2015-2019, de 9 à 18 heures. */
size_t refuse_range(const struct sight *s, const struct piece *p, const struct piece *high);

enum { REFUSE_SHARE = 6 }; /* words of what is counted in « neuf départs de feu sur dix » */

/*
 * The piece is un, une that nothing makes a number, told from the few words behind it: the most
 * frequent number words by far.
 */
bool refuse_article(const struct sight *s, const struct piece *p);

/*
 * The same without reading a number, where the word behind un, une (at i) is none that a number may
 * go on with: true is certain.
 */
bool refuse_mere_article(const struct sight *s, size_t i);

/* The whole sentence is this piece (and marks): « Premier », « - 1.200.000 ». */
bool refuse_alone(const struct sight *s, const struct piece *p);

#endif
