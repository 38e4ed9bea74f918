#ifndef SEGMENT_H
#define SEGMENT_H

#include "stop.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Sentences of a paragraph. A scan over bytes finds the stops (stop.h); only there is anything
 * decided, by numbered rules over what stands before and behind the stop and over the tables
 * abbreviations.tsv and openers.tsv of the language. Method: rules in the manner of SRX, own.
 * Linear in the length of the text; no memory is allocated.
 *
 * Known limits: a sentence that ends without a stop, or in : or ; is not seen.
 */

/* A paragraph that is being cut, and where its cutting stands. */
struct segment_text {
	struct stop_text stops;
	size_t start; /* of the sentence that is open */
	size_t at;    /* the next byte to be scanned */
};

/* What was decided at one stop. */
struct segment_stop {
	size_t at;	   /* the stop's first byte */
	size_t start, end; /* the sentence, half open, if it ends here */
	int rule;	   /* number of the rule that decided; 0: end of the paragraph */
	bool ends;
};

/* Begins a paragraph: valid UTF-8, white space single spaces (depeche(5)). */
void segment_begin(const struct stop_words *words, struct segment_text *t, struct str text);

/*
 * The next stop and its decision; false when the paragraph is done. The last decision given has
 * rule 0 and ends the last sentence.
 */
bool segment_next(struct segment_text *t, struct segment_stop *d);

/* Is a paragraph of this KIND one sentence, whatever stops it has? A title or heading is. */
enum { SEGMENT_WHOLE = 300 }; /* bytes: what is longer is no title */
bool segment_is_whole(struct str kind, struct str text);

#endif
