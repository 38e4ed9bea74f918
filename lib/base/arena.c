#include "arena.h"

#include "die.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static struct arena_block *
block(size_t n)
{
	struct arena_block *b;
	size_t size = n > ARENA_BLOCK ? n : ARENA_BLOCK;

	b = die_alloc(sizeof *b + size);
	b->next = NULL;
	b->size = size;
	b->used = 0;
	return b;
}

void *
arena_more(struct arena *a, size_t n)
{
	struct arena_block *b;
	void *p;

	if (n > SIZE_MAX / 2)
		die("out of memory");
	n = (n + 15) & ~(size_t)15;
	if (!a->first)
		a->first = a->now = block(n);
	while (a->now->size - a->now->used < n) {
		b = a->now->next;
		if (!b || b->size < n) {
			a->now->next = block(n);
			a->now->next->next = b;
		}
		a->now = a->now->next;
		a->now->used = 0;
	}
	p = a->now->data + a->now->used;
	a->now->used += n;
	return p;
}

char *
arena_copy(struct arena *a, const char *s, size_t n)
{
	char *p = arena_get(a, n + 1);

	if (n)
		memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

void
arena_reset(struct arena *a)
{
	struct arena_block **p = &a->first, *b;
	size_t kept = 0;

	while ((b = *p)) {
		kept += b->size;
		if (kept > ARENA_KEEP) {
			*p = b->next;
			kept -= b->size;
			free(b);
		} else {
			b->used = 0;
			p = &b->next;
		}
	}
	a->now = a->first;
}

void
arena_free(struct arena *a)
{
	struct arena_block *b;

	while ((b = a->first)) {
		a->first = b->next;
		free(b);
	}
	a->now = NULL;
}
