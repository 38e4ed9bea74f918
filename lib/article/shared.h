#ifndef SHARED_H
#define SHARED_H

#include "block.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Lines that many pages of one site share: a user finds them once (clean(1) has the pipeline) and
 * gives them to later runs. Capitals, marks and white space do not count when lines are compared;
 * only 64-bit hashes are kept.
 */
struct shared {
	uint64_t *slot;
	size_t n, cap; /* cap is a power of 2, or 0 */
};

/* Adds the lines of a file; false, and told, if it cannot be read. */
bool shared_read(struct shared *s, char *file);

/* Marks the blocks of p (measured) that are such lines. */
void shared_mark(const struct shared *s, struct page *p);

void shared_free(struct shared *s);

#endif
