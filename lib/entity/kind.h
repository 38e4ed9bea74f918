#ifndef KIND_H
#define KIND_H

#include "feature.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a mention of labels (crf.h) at tokens [i, end) is, where its words or those before it say. */

/* A body that is none: a car (« une | BMW »), a palace, a plan, a day of commemoration. */
void kind_body(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* A person, place or work that is a body by the head of its name: « Association Sportive de Ména ». */
void kind_named(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* A place behind its kind (« localité de | Luna »), in brackets behind a place, a country. */
void kind_place(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* No name: parts of numbers, money, initials, peoples (« la capitale | Burkinabè », « 14 Vaudois »). */
bool kind_none(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t end);

#endif
