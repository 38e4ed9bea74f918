#include "dict.h"

#include "die.h"

#include <stdlib.h>
#include <string.h>

static void grow(struct dict *d);

uint32_t *
dict_at(struct dict *d, uint64_t key, bool add)
{
	size_t i;

	if (add && d->n * 2 >= d->mask)
		grow(d);
	if (d->n == 0 && !add)
		return NULL;
	for (i = key & d->mask; d->key[i] != 0; i = (i + 1) & d->mask)
		if (d->key[i] == key)
			return &d->value[i];
	if (!add)
		return NULL;
	d->n++;
	d->key[i] = key;
	d->value[i] = 0;
	return &d->value[i];
}

static void
grow(struct dict *d)
{
	struct dict old = *d;
	size_t i, size = old.n ? 2 * (old.mask + 1) : 1 << 16;

	d->key = memset(die_alloc(size * sizeof *d->key), 0, size * sizeof *d->key);
	d->value = die_alloc(size * sizeof *d->value);
	d->mask = size - 1;
	d->n = 0;
	for (i = 0; old.n > 0 && i <= old.mask; i++)
		if (old.key[i] != 0)
			*dict_at(d, old.key[i], true) = old.value[i];
	free(old.key);
	free(old.value);
}

void
dict_free(struct dict *d)
{
	free(d->key);
	free(d->value);
	memset(d, 0, sizeof *d);
}
