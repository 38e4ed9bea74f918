#ifndef DICT_H
#define DICT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A dictionary of 64-bit keys other than 0. A zeroed one is empty. */
struct dict {
	uint64_t *key;
	uint32_t *value;
	size_t mask, n;
};

/* Where the value of a key stands until the next call; new ones are 0. NULL: it has none. */
uint32_t *dict_at(struct dict *d, uint64_t key, bool add);

void dict_free(struct dict *d);

#endif
