#ifndef DATEEXPR_H
#define DATEEXPR_H

#include "arena.h"
#include "tok.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * One date of a text as its words state it, before anything is known of the day the text was
 * written: « jeudi », « mardi 15 octobre », « fin 2019 », « l'été dernier », « 3 au » of « 3 au 4
 * septembre ». lib/date.c joins these to ranges and gives them their value.
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
	DATE_MONTHS, /* month to last_month: quarters, halves, « onze premiers mois » */
	DATE_SAISON, /* of sports: two years */
	DATE_SHIFT,  /* n days from the anchor: « hier » */
	DATE_AGO,    /* n of of_unit (negative: « il y a trois ans ») from the anchor */
	DATE_VAGUE   /* a date without a value: « Ier siècle avant notre ère » */
};

enum date_rel {
	DATE_PLAIN,
	DATE_LAST, /* dernier */
	DATE_NEXT, /* prochain */
	DATE_THIS  /* ce, cette */
};

enum { DATE_NONE = -1 };

struct date_expr {
	uint32_t first, end; /* tokens of the span */
	uint8_t unit;	     /* enum date_unit */
	uint8_t rel;	     /* enum date_rel */
	bool open;	     /* month or year come from a later expression of the sequence */
	int16_t wday, day, month, last_month, year, n;
};

/* What kind of word of the date language a token begins. */
enum date_class {
	DC_NONE,
	DC_DIGITS, /* a number of 1 to 4 digits */
	DC_MONTH,
	DC_WEEKDAY,
	DC_UNIT,
	DC_UNITS, /* plural */
	DC_SEASON,
	DC_LAST,
	DC_BEFORE,
	DC_NEXT,
	DC_AFTER,
	DC_THIS,
	DC_PART,
	DC_NUMBER,
	DC_ORDINAL,
	DC_DAYPART,
	DC_AND,
	DC_BETWEEN,
	DC_OF,
	DC_TO,
	DC_ARTICLE,
	DC_SHIFT,
	DC_AGO,
	DC_WITHIN,
	DC_AT
};

/* The numbers of units in lib/fr/datewords.tsv. */
enum {
	DU_DAY = 1,
	DU_WEEK,
	DU_WEEKEND,
	DU_MONTH,
	DU_QUARTER,
	DU_HALF,
	DU_YEAR,
	DU_DECADE,
	DU_CENTURY,
	DU_SAISON,
	DU_QUINZAINE
};

struct date_word {
	uint8_t class; /* enum date_class */
	uint8_t len;   /* tokens */
	uint8_t digits;
	int16_t num;
};

/* A sentence being read. */
struct date_text {
	struct str text;
	const struct tok *t;
	size_t n;
	struct date_word *w; /* n + 1 of them */
};

/*
 * Looks up the words of a sentence, in arena a. False when none of them can be part of a date:
 * then there is nothing to read.
 */
bool date_words(
    struct date_text *x, struct str text, const struct tok *t, size_t n, struct arena *a);

/* The longest date that begins at token i, in *e; false if there is none. */
bool date_read(const struct date_text *x, size_t i, struct date_expr *e);

#endif
