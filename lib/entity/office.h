#ifndef OFFICE_H
#define OFFICE_H

#include "feature.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Titles, ranks and offices are no part of a name. Each looks at the mention of labels (crf.h) at
 * tokens [i, end) and sets the labels right; titles and offices: titles.tsv.
 */

/* « | Monsieur | Ngakoutou »; « Chef de l'État » is no person. Where the name begins. */
size_t office_title(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « Directrice des Opérations de la | Banque mondiale ». Where the name begins. */
size_t office_function(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « ministres de la Défense du | G5 Sahel »; true if it was an office. */
bool office_ministry(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « l'Opération militaire | Koundjoaré », « le Gal. | Yark »; true if there was one. */
bool office_head(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « une communauté rurale de la | préfecture de N'Zérékoré »: is the one at token i a territory? */
bool office_territory(const struct feature_sent *s, size_t i);

/* « située dans la préfecture de | Kpendjal »; true if it was so. */
bool office_prefecture(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

#endif
