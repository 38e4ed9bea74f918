#include "tally.h"

#include "die.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The slot of key, or the free one where it belongs. */
static size_t *
look(const struct tally *t, struct str key)
{
	size_t i = str_hash(key) & (t->nslot - 1);

	while (t->slot[i] != 0 && !str_eq(t->entry[t->slot[i] - 1].key, key))
		i = (i + 1) & (t->nslot - 1);
	return &t->slot[i];
}

static void
grow(struct tally *t)
{
	size_t i;

	t->cap = t->cap ? 2 * t->cap : 64;
	t->entry = die_realloc(t->entry, t->cap * sizeof *t->entry);
	t->nslot = 2 * t->cap;
	t->slot = die_realloc(t->slot, t->nslot * sizeof *t->slot);
	memset(t->slot, 0, t->nslot * sizeof *t->slot);
	for (i = 0; i < t->n; i++)
		*look(t, t->entry[i].key) = i + 1;
}

void
tally_add(struct tally *t, struct str key, size_t n)
{
	size_t *slot;

	if (t->n == t->cap)
		grow(t);
	slot = look(t, key);
	if (*slot == 0) {
		t->entry[t->n].key = (struct str){arena_copy(&t->text, key.s, key.n), key.n};
		t->entry[t->n].count = 0;
		*slot = ++t->n;
	}
	t->entry[*slot - 1].count += n;
}

static int
by_bytes(const void *x, const void *y)
{
	const struct tally_entry *a = x, *b = y;
	size_t n = a->key.n < b->key.n ? a->key.n : b->key.n;
	int c = memcmp(a->key.s, b->key.s, n);

	return c ? c : (a->key.n > b->key.n) - (a->key.n < b->key.n);
}

static int
by_count(const void *x, const void *y)
{
	const struct tally_entry *a = x, *b = y;

	if (a->count != b->count)
		return a->count < b->count ? 1 : -1;
	return by_bytes(x, y);
}

void
tally_rank(struct tally *t)
{
	if (t->n)
		qsort(t->entry, t->n, sizeof *t->entry, by_count);
}

void
tally_sort(struct tally *t)
{
	if (t->n)
		qsort(t->entry, t->n, sizeof *t->entry, by_bytes);
}

void
tally_free(struct tally *t)
{
	free(t->entry);
	free(t->slot);
	arena_free(&t->text);
	memset(t, 0, sizeof *t);
}
