#ifndef SEGMENT_H
#define SEGMENT_H

#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Sentences of a paragraph. A scan over bytes finds the stops (. ! ? …); only there is anything
 * decided, by numbered rules over what stands before and behind the stop (segment.c) and the
 * tables abbreviations.tsv and openers.tsv of the language. Method: rules in the manner of
 * SRX, own. Linear in the length of the text; no memory is allocated per paragraph.
 *
 * Known limits: a headline glued to a sentence without a stop is not seen; a sentence that
 * ends in : or ; neither.
 */

/* The tables, hashed by their bytes: what a word of up to 16 bytes is. */
enum { SEGMENT_WORD = 16, SEGMENT_SLOTS = 2048, SEGMENT_KNOWN = 8192 };
struct segment_word {
	uint64_t key[SEGMENT_WORD / 8];
	uint32_t class;
};
struct segment {
	uint64_t known[SEGMENT_KNOWN / 64]; /* a bit for each word's hash: most words have none */
	size_t words;
	struct segment_word word[SEGMENT_SLOTS];
};

/* A paragraph that is being cut, and where its cutting stands. */
struct segment_text {
	const struct segment *tables;
	struct str text;
	size_t start;	   /* of the sentence that is open */
	size_t at;	   /* the next byte to be scanned */
	size_t counted;	   /* quotes (") are counted up to here */
	size_t quotes;	   /* how many */
	size_t last_quote; /* behind the last of them; 0: not yet looked for */
};

/* What was decided at one stop. */
struct segment_stop {
	size_t at;	   /* the stop's first byte */
	size_t start, end; /* the sentence, half open, if it ends here */
	int rule;	   /* number of the rule that decided; 0: end of the paragraph */
	bool ends;
};

/* Fills the tables from those of the language. Exits 2 if they have words that cannot be held. */
void segment_open(struct segment *g);

/* Begins a paragraph: valid UTF-8, white space single spaces (depeche(5)). */
void segment_begin(const struct segment *g, struct segment_text *t, struct str text);

/*
 * The next stop and its decision; false when the paragraph is done. The last decision that is
 * given has rule 0 and ends the last sentence.
 */
bool segment_next(struct segment_text *t, struct segment_stop *d);

/* The next sentence; false when the paragraph is done. */
bool segment_sentence(struct segment_text *t, struct str *sentence);

#endif
