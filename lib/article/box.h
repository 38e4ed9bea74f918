#ifndef BOX_H
#define BOX_H

#include "block.h"

#include <stddef.h>

/*
 * Pages with markup: « Dans ce dossier », « Pour aller plus loin » over links that were dropped. A short
 * line is dropped with the box in which it stands when most of that is, and no paragraph is in it.
 */
void box_drop(struct page *p, size_t first, size_t last);

#endif
