#ifndef FORM_H
#define FORM_H

#include "tok.h"
#include "u8.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * What the form of a word alone says, wherever it stands: its shape, its affixes, and what the
 * word list of the language (lib/fr/entity.words) knows of it.
 */

enum form_shape {
	FORM_EDGE,
	FORM_LOWER,
	FORM_CAP,
	FORM_CAPS,
	FORM_LETTER,
	FORM_MIXED,
	FORM_ALNUM,
	FORM_ELIDED,
	FORM_ELIDED_CAP,
	FORM_ONE,
	FORM_TWO,
	FORM_YEAR,
	FORM_NUMBER,
	FORM_STOP,
	FORM_COMMA,
	FORM_HYPHEN,
	FORM_OPEN,
	FORM_CLOSE,
	FORM_QUOTE_OPEN,
	FORM_QUOTE_CLOSE,
	FORM_QUOTE,
	FORM_COLON,
	FORM_SLASH,
	FORM_MARK,
	FORM_SHOUT /* a word in a sentence all in capitals */
};

/* An entry of the word list; all 0: nothing is known. */
struct form_entry {
	uint64_t
	    traits : 8; /* bits of trait.h, not from the list: prepare.c has them from the form */
	uint64_t cluster256 : 9; /* from 1: cuts of the vocabulary into 256, 1024, 3000 classes */
	uint64_t cluster1024 : 11;
	uint64_t cluster3000 : 12;
	uint64_t class : 5;  /* from 1: how often the word is seen in lower case in mid-sentence */
	uint64_t names : 6;  /* name lists it is in: FEATURE_FIRST … (feature.h) */
	uint64_t prefix : 1; /* longer sequences of the list begin so */
	uint64_t role : 3;   /* FEATURE_ARTICLE …; 0: most words */
	uint64_t seen : 4;   /* what a model made of it in raw text: 1 + kind * 3 + how sure */
};

/*
 * The packed list, for lib/gen/mkmodel: a hash of lines, a word or its absence mostly told by one. Words
 * for which a line has no room (check 0: free) stand in the next ones; more has a bit for each of them,
 * FORM_MORE of its check. The head has the number of places, a few lines more follow.
 */
enum { FORM_WAYS = 5, FORM_HEAD = 16 };
struct form_line {
	_Alignas(64) uint32_t check[FORM_WAYS];
	uint32_t more;
	uint64_t entry[FORM_WAYS]; /* the bits of struct form_entry, the first lowest */
};
_Static_assert(sizeof(struct form_line) == 64, "a line of the cache");
#define FORM_CHECK(hash) ((uint32_t)((hash) >> 32) | 1)
#define FORM_MORE(check) ((check) >> 27)

/* Where among n lines the search for a hash begins. */
static inline size_t
form_place(uint64_t hash, uint32_t n)
{
	return (hash & 0xFFFFFFFF) * n >> 32;
}

/* The entry of a sequence of tokens with chained hash h (of one token: its fold). */
struct form_entry form_entry(uint64_t h);

void form_prefetch(uint64_t h);

/* The shape of token t with text w. */
uint8_t form_shape(struct str w, const struct tok *t);

/* A letter without its accent, as an upper-case ASCII letter; 0 for what is none. */
int32_t form_letter(int32_t cp);

/* The hash of an affix made code point by code point, in the order of reading from its end. */
enum { FORM_PREFIX = 0, FORM_SUFFIX = 1 }; /* what it starts from */
static inline uint64_t
form_affix_add(uint64_t h, int32_t cp)
{
	cp = cp == 0x2019 || cp == 0x2BC ? '\'' : u8_lower(cp);
	return (h ^ (uint64_t)cp) * UINT64_C(0x100000001B3);
}

/* The hash of the first n characters of a word, or of the last -n. */
uint64_t form_affix(struct str word, int n);

#endif
