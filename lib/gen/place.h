#ifndef PLACE_H
#define PLACE_H

#include "keys.h"

#include <stddef.h>
#include <stdint.h>

/*
 * The keys of n different hashes, to be written as they are (keys_size() bytes) and freed; exits 2 if
 * there is no way to place them.
 */
struct keys *place_keys(const uint64_t *hash, size_t n);

#endif
