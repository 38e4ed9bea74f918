#ifndef PUBDATE_H
#define PUBDATE_H

#include "tok.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Publication dates as datelines, bylines and meta elements write them: 6 mai 2020, 27 Mar 20,
 * 02/11/2023, 20 - 09 - 2018, 2020-05-06T12:00, lundi 24 août. Days of the story itself are
 * lib/date/date's affair.
 */

enum { PUBDATE_SIZE = 16 };

struct pubdate {
	int year, month, day; /* 0: not given */
	bool time;	      /* a clock time follows */
};

/*
 * The date that begins at t[0], within n tokens of text: how many tokens it takes (a clock time
 * behind it included), 0 if none does. A year of two digits is of this century. Day and month
 * alone count, a year or a month alone does not.
 */
size_t pubdate_match(struct str text, const struct tok *t, size_t n, struct pubdate *d);

/* A clock time (12h00, 9:21, 0 h 23) at t[0]: its tokens, or 0. */
size_t pubdate_time(struct str text, const struct tok *t, size_t n);

/* Reads the beginning of a machine's date (2020-05-06T12:00:00+01:00); false if it is none. */
bool pubdate_iso(struct str s, struct pubdate *d);

/* Are both whole, and a before b? */
bool pubdate_earlier(const struct pubdate *a, const struct pubdate *b);

/* Writes YYYY-MM-DD, NUL-terminated, to s (PUBDATE_SIZE bytes); false without a year. */
bool pubdate_put(const struct pubdate *d, char *s);

#endif
