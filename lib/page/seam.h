#ifndef SEAM_H
#define SEAM_H

#include "block.h"

/*
 * Elements of a page that a program put into one line with nothing between them: « Réservé aux
 * abonnésPublié le 4 février 2021Par Marième Kane ». Where one of them dates the article the line is
 * cut around what is known: dates, phrases of lib/fr/boilerplate.tsv.
 */
void seam_cut(struct page *p);

#endif
