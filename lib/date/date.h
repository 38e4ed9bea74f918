#ifndef DATE_H
#define DATE_H

#include "arena.h"
#include "dateval.h"
#include "tok.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The dates of a text: which words, and their EDTF code. Days, months and years that the words do
 * not say come from the anchor (the day of publication), the tense of the nearest verb and the
 * calendar (depeche(5), DATE); what is not known stays X.
 */

struct date_span {
	uint32_t first, last; /* tokens, half open */
	char code[EDTF_SIZE]; /* EDTF; "-" for a date without a value */
	bool range;	      /* the code is a/b */
	const char *rule;     /* a word for what decided: "year", "weekday", …; lives for ever */
};

/* A new document begins; date: its DATE field ("-" or anything but YYYY-MM-DD: no anchor). */
void date_begin(struct date_context *c, struct str date);

struct date_read; /* a sentence as far as it was read, in arena a */

/*
 * Learns years and periods from a sentence of the document. To be given every sentence before the
 * first date_find() of the document; without it dates lose nothing but what later sentences tell.
 * Gives what was read, NULL for nothing.
 */
struct date_read *date_learn(
    struct date_context *c, struct str text, const struct tok *t, size_t n, struct arena *a);

/*
 * The dates among n tokens t of text, in order, disjoint, in arena a; *out points to them. Linear
 * in n. read: what date_learn() gave for this sentence, which is used up; or NULL.
 */
size_t date_find(struct str text, const struct tok *t, size_t n, const struct date_context *c,
    struct date_read *read, struct arena *a, struct date_span **out);

#endif
