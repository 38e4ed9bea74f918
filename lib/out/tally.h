#ifndef TALLY_H
#define TALLY_H

#include "arena.h"
#include "u8.h"

#include <stddef.h>

/* How often each of many strings was seen. Memory grows with the different strings. */

struct tally_entry {
	struct str key;
	size_t count;
};

struct tally {
	struct tally_entry *entry; /* in the order of their first appearance */
	size_t n, cap;
	size_t *slot; /* 1 + index in entry; 0: free */
	size_t nslot;
	struct arena text;
};

/* A zeroed struct tally is empty. Counts key, which is copied, n times more. */
void tally_add(struct tally *t, struct str key, size_t n);

/* Sorts the entries, the most frequent first, equal ones by their bytes. No tally_add() after it. */
void tally_rank(struct tally *t);

/* Sorts the entries by their bytes. No tally_add() after it. */
void tally_sort(struct tally *t);

void tally_free(struct tally *t);

#endif
