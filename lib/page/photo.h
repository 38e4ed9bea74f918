#ifndef PHOTO_H
#define PHOTO_H

#include "arena.h"
#include "u8.h"

#include <stdbool.h>

/*
 * Does a caption end in the name of who took the picture, of whatever name: « … (A. Réau/Le Onze) », « … le 13
 * mai 2024. CLAIRE OBERT / LE ONZE », « … sous des noix. Gendarmerie du Lot »? ended: a stop ends it;
 * inner: ends of sentences inside; a: for its tokens.
 */
bool photo_credited(struct str s, bool ended, unsigned inner, struct arena *a);

#endif
