#ifndef DATEDAY_H
#define DATEDAY_H

#include "dateword.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * One date of a text as its words state it, before anything is known of the day the text was
 * written: « jeudi », « mardi 15 octobre », « fin 2019 », « l'été dernier ». This file reads days,
 * weekdays, months and years; lib/date/dateexpr.c the other periods.
 */

enum date_unit {
	DATE_DAY,     /* day, perhaps wday, month, year */
	DATE_WEEKDAY, /* wday */
	DATE_MONTH,
	DATE_YEAR,
	DATE_DECADE,
	DATE_CENTURY,
	DATE_SEASON, /* month: 21 to 24 */
	DATE_WEEK,
	DATE_WEEKEND,
	DATE_MONTHS,   /* month to last_month: quarters, halves, « onze premiers mois » */
	DATE_SAISON,   /* of sports: two years */
	DATE_SHIFT,    /* n days from the anchor: « hier » */
	DATE_AGO,      /* n units of « day » (negative: « il y a trois ans ») from the anchor */
	DATE_FROM,     /* the same to the day, from « month » days beside the anchor */
	DATE_NTH,      /* the n-th wday of a month */
	DATE_LAST_DAY, /* « dernier jour d'octobre » */
	DATE_NTH_WEEK, /* the n-th week of a month or a year; DATE_LAST_WEEK */
	DATE_STRETCH,  /* DATE_FROM and what lies between */
	DATE_REST,     /* the rest of the week */
	DATE_VAGUE     /* a date without a value: « Ier siècle avant notre ère » */
};

enum date_rel {
	DATE_PLAIN,
	DATE_LAST, /* dernier */
	DATE_NEXT, /* prochain */
	DATE_THIS  /* ce, cette */
};

enum { DATE_NONE = -1, DATE_LAST_WEEK = 99 };

struct date_expr {
	uint32_t first, end;   /* tokens of the span */
	uint8_t unit;	       /* enum date_unit */
	uint8_t rel;	       /* enum date_rel */
	bool of_year, of_week; /* rel tells the year of a month, the week of a weekday */
	bool open;	       /* month or year come from a later expression of the sequence */
	int16_t wday, day, month, last_month, year, n;
};

/*
 * Rules 1 to 4. Each reads a date that begins at token i into *e, whose fields are DATE_NONE
 * before, and says if there is one.
 */
bool dateday_figures(const struct date_text *x, size_t i, struct date_expr *e);
bool dateday_day(const struct date_text *x, size_t i, struct date_expr *e);
bool dateday_weekday(const struct date_text *x, size_t i, struct date_expr *e);
bool dateday_month(const struct date_text *x, size_t i, struct date_expr *e);

/* Parts of dates; each gives the token behind it, or 0 (relation: i) if there is none. */
size_t dateday_of_month(const struct date_text *x, size_t i, struct date_expr *e);
size_t dateday_four(const struct date_text *x, size_t i); /* a year of four digits */
size_t dateday_words(const struct date_text *x, size_t i, int16_t *year); /* deux mille vingt */
size_t dateday_relation(const struct date_text *x, size_t i, uint8_t *rel);

/* The units that lengths of time are told in; « trois ans », « 10 jours »: e->n of unit e->day. */
enum { DATE_LENGTHS = 1 << DU_DAY | 1 << DU_WEEK | 1 << DU_MONTH | 1 << DU_YEAR };
size_t dateday_length(const struct date_text *x, size_t i, struct date_expr *e);

/*
 * The unit at token i as a date of its own, if it is one of units (1 << DU_WEEK | …): sets e->unit,
 * and e->n to the unit itself.
 */
bool dateday_unit(const struct date_text *x, size_t i, unsigned units, struct date_expr *e);

/* Does nothing follow before token i that a number before it could count? */
bool dateday_ends(const struct date_text *x, size_t i);

/* Is token i « er », « e », « ème » behind a number? */
bool dateday_ordinal(const struct date_text *x, size_t i);

#endif
