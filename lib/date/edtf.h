#ifndef EDTF_H
#define EDTF_H

#include "u8.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Dates as values: the proleptic Gregorian calendar, and the codes of EDTF (ISO 8601-2): 2018,
 * 2018-09, 2018-09-20, 2018-W38, seasons 2018-21 (spring) to 2018-24 (winter), decades 201X,
 * centuries 19XX; digits that are not known are X. Calendar arithmetic after Richards, "Mapping
 * Time" (1998), with days counted from 1970-01-01.
 */

enum edtf_kind {
	EDTF_NONE,
	EDTF_DAY,     /* year, month, day */
	EDTF_MONTH,   /* year, month */
	EDTF_YEAR,    /* year */
	EDTF_DECADE,  /* year: its first */
	EDTF_CENTURY, /* year: its first, 1900 for 19XX */
	EDTF_SEASON,  /* year, month: 21 to 24 */
	EDTF_WEEK,    /* year of the week (ISO 8601), month: its number */
	EDTF_WEEKDAY  /* day: 1 Monday to 7 Sunday; week and year are not known */
};

enum { EDTF_UNKNOWN = -1, EDTF_SIZE = 40 };

struct edtf {
	enum edtf_kind kind;
	int year, month, day; /* EDTF_UNKNOWN where it is not known */
};

/* Days from 1970-01-01 to a date of the calendar, and back. */
long edtf_days(int year, int month, int day);
struct edtf edtf_civil(long days);

/* 1 Monday to 7 Sunday. */
int edtf_weekday(long days);

/* The ISO week that holds a day. */
struct edtf edtf_week(long days);

/* The Monday of a week made by edtf_week(). */
long edtf_monday(const struct edtf *week);

/* Days of a month. */
int edtf_month_days(int year, int month);

/* Is there such a day? */
bool edtf_valid(int year, int month, int day);

/* The days of a code YYYY-MM-DD; false for any other string. */
bool edtf_read(struct str s, long *days);

/* The first day of a value, for comparing; false where its year is not known. */
bool edtf_first(const struct edtf *v, long *days);

/* Writes a value, or "a/b" when b is not NULL. to has room for EDTF_SIZE bytes. */
void edtf_write(char *to, const struct edtf *a, const struct edtf *b);

#endif
