#ifndef LANG_H
#define LANG_H

#include "u8.h"
#include "word.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The language of a text, from its frequent words (lib/lang.tsv), the endings and letters of the
 * others (lib/lang-endings.tsv, lang-letters.tsv) and its script (lib/lang-scripts.tsv). Evidence
 * is counted in bits: a word that is sixteen times as frequent in a language as a word that the
 * tables lack adds 4 to it. Pieces of a document are judged alone and, by adding up what they gave,
 * together. A language is added by adding it to the tables.
 */

enum { LANG_MAX = 64, LANG_LANES = LANG_MAX / 8 }; /* languages; of them in a uint64_t */

enum {
	LANG_SURE = 5,	 /* bits before the next language below which none is named */
	LANG_ENOUGH = 48 /* bits at which reading more would not change the answer */
};

struct lang {
	int32_t bits[LANG_MAX];	   /* by language, in the order of the tables */
	uint64_t more[LANG_LANES]; /* to be added to bits, a byte a language */
	uint32_t adds;		   /* vectors that were added to more */
	uint32_t words, known;	   /* read so far; in the table */
	uint32_t look;		   /* at so many words the next look at who is ahead */
	char code[3];		   /* what lang_code() gave */
};

void lang_begin(struct lang *l);

/*
 * Adds the evidence of a text (valid UTF-8, any case). Reads at most as far as the text makes the
 * answer sure, so its cost does not grow with the text; true when it is sure.
 */
bool lang_add(struct lang *l, struct str text);

/*
 * The ISO 639-1 code, kept in l, or NULL when no language stands out. *margin (may be NULL): bits
 * by which it is ahead of the next; n bits are odds of 2^n to 1 that it is the former.
 */
const char *lang_code(struct lang *l, int32_t *margin);

/*
 * How lib/gen/mklang packs the tables: words, endings and letters in one hash of open addressing,
 * each with a vector of bits by language, eight bits a language, eight languages in a uint64_t, so
 * that a vector is added in LANG_LANES steps. Most of what is not there is told by a small table
 * of two bits each, which stays in cache as the other does not.
 */
enum { LANG_SLOTS = 1 << 15, LANG_FILTER = 1 << 11 };

#define LANG_END UINT64_C(0x5851F42D4C957F2D) /* parts endings from words */

struct lang_slot {
	uint32_t check; /* of the hash; 0: free */
	uint32_t vector;
};

/* A script that speaks for one language. */
struct lang_script {
	int32_t first, last;
	uint8_t language, bits;
};

/* Are these bytes of lower case those of words that word_span() sees? */
static inline bool
lang_latin(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0xC0 && s[i] != '\xC3')
			return false;
	return true;
}

/* Hashes of a word in lower case, of the last letters of one (8 bytes can be read), of a letter. */
static inline uint64_t
lang_word(const char *s, size_t n)
{
	return lang_latin(s, n) ? word_hash(s, n) : word_exact(s, n);
}

static inline uint64_t
lang_ending(const char *s, size_t n)
{
	return lang_word(s, n) ^ LANG_END;
}

static inline uint64_t
lang_letter(int32_t cp)
{
	return (uint64_t)cp * UINT64_C(0x9E3779B97F4A7C15) + 1;
}

static inline size_t
lang_place(uint64_t h)
{
	return (h >> 40) % LANG_SLOTS;
}

static inline uint32_t
lang_check(uint64_t h)
{
	return (uint32_t)(h ^ h >> 32) | 1;
}

static inline size_t
lang_part(uint64_t h)
{
	return h >> 53;
}

static inline uint64_t
lang_bits(uint64_t h)
{
	return UINT64_C(1) << (h >> 47 & 63) | UINT64_C(1) << (h >> 41 & 63);
}

#endif
