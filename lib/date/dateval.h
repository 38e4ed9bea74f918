#ifndef DATEVAL_H
#define DATEVAL_H

#include "dateday.h"
#include "edtf.h"
#include "tense.h"

#include <stdbool.h>

/* What a date means: from its words, the day the text was published, the tense and the calendar. */

/* What is known of the document. A zeroed one knows nothing. */
struct date_context {
	bool anchored;
	long anchor;	  /* day of publication, days from 1970-01-01 */
	int past;	  /* the latest year the text tells of; 0 for none */
	int now, now_end; /* the period of years that ends last: « 2022-2026 »; 0, 0 for none */
	size_t sentences; /* given to date_learn() */
};

/* A date with its value; e is given, the rest is found. */
struct date_value {
	struct date_expr e;
	uint8_t link; /* to the next date of the sentence, for lib/date/date.c */
	bool range;   /* from v to high: « ce week-end », « premier trimestre » */
	struct edtf v, high;
};

/* Values it->e in document c, where the text speaks in tense t. */
void dateval_find(struct date_value *it, const struct date_context *c, enum tense t);

/* The same for a, the first end of a period whose last end is b, already valued. */
void dateval_before(
    struct date_value *a, const struct date_value *b, const struct date_context *c, enum tense t);

#endif
