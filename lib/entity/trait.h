#ifndef TRAIT_H
#define TRAIT_H

#include "arena.h"

#include <stddef.h>
#include <stdint.h>

/*
 * What the tokens of a sentence are, a bit each, so that the next capital or the words around a name are
 * found by reckoning, without a look at each token.
 */
enum {
	TRAIT_CAPITAL, /* as names have them: Rabat, DGSN, iPhone, G7 */
	TRAIT_SAYS,  /* a word in small letters that says something: « navire », « annoncé » */
	TRAIT_STOP,  /* . ! ? … */
	TRAIT_NAME,  /* as names have them, or a figure: « L'Aquila », « 911 » */
	TRAIT_QUOTE, /* a quotation mark or a bracket */
	TRAIT_HEAD,  /* a noun phrase begins: see trait_find() */
	TRAITS
};

/* Of 64 tokens each TRAITS numbers, the first token's bit the lowest; all but heads 0 behind the last. */
struct traits {
	const uint64_t *of;
};

/* What is told of a token: bits of a byte. */
enum {
	TRAIT_IS_CAPITAL = 1,
	TRAIT_IS_SAYING = 2,
	TRAIT_IS_STOP = 4,
	TRAIT_IS_BREAK = 8, /* ends a noun phrase: a verb, a mark but a hyphen */
	TRAIT_IS_ARTICLE = 16,
	TRAIT_IS_LINK = 32, /* goes on with it: de, du */
	TRAIT_IS_QUOTE = 64,
	TRAIT_IS_NAME = 128
};

/*
 * The traits of n tokens from a byte of each, with 15 of 0 behind, in arena a. A noun
 * phrase begins where the sentence does, behind what ends one, behind an article that no link stands
 * before, and behind a link where it began before that: « le | tribunal administratif de Nantes ».
 */
struct traits trait_find(const uint8_t *bytes, size_t n, struct arena *a);

/* The 64 tokens from i on, the first lowest. */
static inline uint64_t
trait_from(const struct traits *t, int trait, size_t i)
{
	const uint64_t *x = &t->of[i / 64 * TRAITS + (size_t)trait];

	return x[0] >> i % 64 | x[TRAITS] << 1 << (63 - i % 64);
}

/* The 64 tokens up to i, the last highest. */
static inline uint64_t
trait_to(const struct traits *t, int trait, size_t i)
{
	const uint64_t *x = &t->of[i / 64 * TRAITS + (size_t)trait];

	return x[0] << (63 - i % 64) | (i < 64 ? 0 : x[-TRAITS] >> i % 64 >> 1);
}

/* The next of n tokens from i on that has it; n if there is none. */
static inline size_t
trait_next(const struct traits *t, int trait, size_t n, size_t i)
{
	for (; i < n; i += 64) {
		uint64_t bits = trait_from(t, trait, i);

		if (bits != 0)
			return i + (size_t)__builtin_ctzll(bits);
	}
	return n;
}

#endif
