#ifndef PLACE_H
#define PLACE_H

#include "parse.h"

#include <stdbool.h>
#include <stdint.h>

/* Places (LOC entities) in their sentence: what leads them in, and what else they may belong to. */

/*
 * Where the phrase that holds entity e begins; PARSE_NO if no preposition of place leads it in, nor
 * a verb that strikes: « au | large de Ghazaouet », « dans | le détroit de Gibraltar », « a
 * | frappé | le Niger »; not « le parquet de Marseille », « vers la France », « près du Mali ».
 */
uint32_t place_led_in(const struct parse *p, const struct parse_ent *e);

/* One of several places: « Casablanca et Mohammedia », « à N'Djamena et dans plusieurs villes ». */
bool place_is_one_of_many(const struct parse *p, const struct parse_ent *e);

/*
 * The phrase that begins at i belongs to a noun that is not counted: « pharmacienne à Mohammedia »,
 * « soignés à Alger, ». last: the end of the counted phrase; after: the token behind the place.
 */
bool place_of_noun(const struct parse *p, uint32_t i, uint32_t last, uint32_t after);

/*
 * « à | Pansi |, dans la province du | Yagha |»: e only tells where the place before it is; not « Au
 * Mali, dans la région de Mopti ».
 */
bool place_explains(const struct parse *p, const struct parse_ent *e);

/* It is where somebody speaks: « a averti lundi à Oran », « déclaré à Rabat ». */
bool place_of_saying(const struct parse *p, uint32_t i);

#endif
