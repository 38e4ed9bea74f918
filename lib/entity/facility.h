#ifndef FACILITY_H
#define FACILITY_H

#include "feature.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Schools and hospitals, whose noun belongs to their name (« école Renaudel de Montrouge »), and
 * streets, whose noun does not (« rue de l'| Escarpe »); roads, airports. Each looks at the mention
 * of labels (crf.h) at tokens [i, end) and sets them right.
 */

/* A school or a hospital with its name, whatever the model took the name for: its end, or end. */
size_t facility_body(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « l'hôpital régional de | Kankan »: where the name begins. */
size_t facility_plain(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « rue de l'| Escarpe »: where the name begins. */
size_t facility_street(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « la | RN 12 | », « l'| Aéroport international de Beyrouth »: places; true if it was one. */
bool facility_place(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

#endif
