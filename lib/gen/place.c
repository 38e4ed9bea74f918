#include "place.h"

#include "die.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { IN_GROUP = 4, SPARE = 16, SHIFTS = 1 << 16, MOST = 64 };

/* Keys by their groups: those of group g are key[first[g]] to key[first[g + 1] - 1]. */
struct groups {
	uint64_t *key;
	uint32_t *first;
};

static struct groups
group(const uint64_t *hash, size_t n, uint32_t groups)
{
	struct groups g = {
	    die_alloc((n + 1) * sizeof *g.key), die_alloc((groups + 2) * sizeof *g.first)};

	memset(g.first, 0, (groups + 2) * sizeof *g.first);
	for (size_t i = 0; i < n; i++)
		g.first[keys_group(groups, hash[i]) + 2]++;
	for (uint32_t k = 2; k < groups + 2; k++)
		g.first[k] += g.first[k - 1];
	for (size_t i = 0; i < n; i++)
		g.key[g.first[keys_group(groups, hash[i]) + 1]++] = hash[i];
	return g;
}

/* Do n keys get free places with this shift? Then they have them. */
static bool
fit(struct keys *k, const uint64_t *key, uint32_t n, uint32_t shift)
{
	uint32_t at[MOST], i;

	for (i = 0; i < n; i++) {
		at[i] = keys_place(k->places, key[i], shift);
		if (k->check[at[i]] != 0)
			break;
		k->check[at[i]] = KEYS_CHECK(key[i]);
	}
	if (i == n)
		return true;
	while (i-- > 0)
		k->check[at[i]] = 0;
	return false;
}

static void
place_group(struct keys *k, const struct groups *g, uint32_t no)
{
	uint16_t *shifts = (uint16_t *)(void *)(k->check + k->places);
	uint32_t shift = 0, n = g->first[no + 1] - g->first[no];

	if (n > MOST)
		die("too many keys in a group");
	while (shift < SHIFTS && !fit(k, g->key + g->first[no], n, shift))
		shift++;
	if (shift == SHIFTS)
		die("no place for a key");
	shifts[no] = (uint16_t)shift;
}

/* The largest groups first, as long as most places are free. */
struct keys *
place_keys(const uint64_t *hash, size_t n)
{
	struct keys head = {
	    .places = (uint32_t)(n + n / SPARE + 1), .groups = (uint32_t)(n / IN_GROUP + 1)};
	struct keys *k = die_alloc(keys_size(&head));
	struct groups g = group(hash, n, head.groups);

	memset(k, 0, keys_size(&head));
	k->places = head.places;
	k->groups = head.groups;
	for (uint32_t size = MOST + 1; size > 0; size--)
		for (uint32_t i = 0; i < k->groups; i++)
			if (g.first[i + 1] - g.first[i] == size)
				place_group(k, &g, i);
	free(g.key);
	free(g.first);
	return k;
}
