#ifndef KEYS_H
#define KEYS_H

#include <stddef.h>
#include <stdint.h>

/*
 * Hashes that are known when the program is built, each with a number of its own: any hash is looked
 * for at one place only, so there is no loop and hardly a branch. For each group of a few keys a shift
 * was found by trial with which they all get places of their own (Belazzougui, Botelho,
 * Dietzfelbinger 2009, Hash, displace, and compress). Made by lib/gen/place.h.
 */
struct keys {
	_Alignas(16) uint32_t places, groups;
	uint32_t check
	    []; /* KEYS_CHECK() of the key at each place; then the groups' shifts, 16 bits each */
};

#define KEYS_CHECK(hash) ((uint32_t)((hash) >> 32) | 1)

/* Where a key stands if the shift of its group is this. */
static inline uint32_t
keys_place(uint32_t places, uint64_t hash, uint32_t shift)
{
	uint32_t h = ((uint32_t)hash ^ shift) * UINT32_C(0x85EBCA77);

	return (uint32_t)((uint64_t)h * places >> 32);
}

static inline uint32_t
keys_group(uint32_t groups, uint64_t hash)
{
	return (uint32_t)((hash >> 32) * groups >> 32);
}

/* The number of a key, from 1 to places; 0 if it is none of them. */
static inline uint32_t
keys_find(const struct keys *k, uint64_t hash)
{
	const uint16_t *shift = (const uint16_t *)(const void *)(k->check + k->places);
	uint32_t at = keys_place(k->places, hash, shift[keys_group(k->groups, hash)]);

	return (at + 1) & (0 - (uint32_t)(k->check[at] == KEYS_CHECK(hash)));
}

/* Fetches what tells whether a hash is one of them. */
static inline void
keys_prefetch(const struct keys *k, uint64_t hash)
{
	const uint16_t *shift = (const uint16_t *)(const void *)(k->check + k->places);

	__builtin_prefetch(
	    &k->check[keys_place(k->places, hash, shift[keys_group(k->groups, hash)])]);
}

/* The bytes of all of it; a multiple of 16. */
static inline size_t
keys_size(const struct keys *k)
{
	size_t n = sizeof *k + k->places * sizeof *k->check + k->groups * sizeof(uint16_t);

	return (n + 15) & ~(size_t)15;
}

#endif
