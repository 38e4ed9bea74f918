#ifndef LANG_H
#define LANG_H

#include "u8.h"

#include <stddef.h>
#include <stdint.h>

/*
 * The language of a text, from its frequent words (lib/lang.tsv), the endings and letters of the
 * others (lib/lang-endings.tsv, lang-letters.tsv) and its script. Evidence is counted in bits: a word that is sixteen times
 * as frequent in a language as a word that the tables lack adds 4 to it. Pieces of a document are
 * judged alone and, by adding up what they gave, together. A language is added by adding it to
 * the tables.
 */

enum { LANG_CODES = 26 * 26, LANG_SETS = (LANG_CODES + 63) / 64 };

enum {
	LANG_SURE = 5,	 /* bits before the next language below which none is named */
	LANG_ENOUGH = 48 /* bits at which reading more would not change the answer */
};

struct lang {
	int32_t bits[LANG_CODES]; /* by ISO 639-1 code: 26 * (first letter - a) + second - a */
	uint64_t seen[LANG_SETS]; /* codes that have bits */
	uint32_t words, known;	  /* read so far; in the table */
	char code[3];		  /* what lang_code() gave */
};

void lang_begin(struct lang *l);

/*
 * Adds the evidence of a text (valid UTF-8, any case). Reads at most as far as the text makes the
 * answer sure, so its cost does not grow with the text.
 */
void lang_add(struct lang *l, struct str text);

/* Adds the evidence that another text gave. */
void lang_sum(struct lang *l, const struct lang *other);

/*
 * The ISO 639-1 code, kept in l, or NULL when no language stands out. *margin (may be NULL): bits
 * by which it is ahead of the next; n bits are odds of 2^n to 1 that it is the former.
 */
const char *lang_code(struct lang *l, int32_t *margin);

/* The language of one text, alone: into code (3 bytes), which is given back, or NULL. */
const char *lang_of(struct str text, char *code);

#endif
