#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

/*
 * The memory of one document: handed out in order, given back all at once. Nothing in it is ever
 * freed alone. Blocks are kept for the next document, so a stream of ordinary pages allocates
 * only at its start; a block beyond ARENA_KEEP goes back to the system at the reset.
 */
enum { ARENA_BLOCK = 64 * 1024, ARENA_KEEP = 4 * 1024 * 1024 };

struct arena_block {
	struct arena_block *next;
	size_t size, used;
	_Alignas(16) char data[];
};
struct arena {
	struct arena_block *first, *now;
};

/* The same where the block at hand has no room. */
void *arena_more(struct arena *a, size_t n);

/* A zeroed struct arena is ready for use. n bytes, aligned for any type, not cleared. */
static inline void *
arena_get(struct arena *a, size_t n)
{
	struct arena_block *b = a->now;
	size_t used;

	if (b == NULL || n > b->size - b->used)
		return arena_more(a, n);
	used = b->used;
	b->used += (n + 15) & ~(size_t)15;
	return b->data + used;
}

/* A copy of n bytes with a NUL behind them. */
char *arena_copy(struct arena *a, const char *s, size_t n);

/* Empties the arena: all that it gave is invalid. */
void arena_reset(struct arena *a);

/* Gives all memory back to the system. */
void arena_free(struct arena *a);

#endif
