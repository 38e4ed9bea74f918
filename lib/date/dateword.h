#ifndef DATEWORD_H
#define DATEWORD_H

#include "arena.h"
#include "lex.h"
#include "tok.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The words that dates are made of (lib/fr/datewords.tsv, months.tsv), looked up once a sentence. */

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
	DC_AT,
	DC_THOUSAND
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
	DU_QUINZAINE,
	DU_RENTREE
};

/* Those of prepositions (DC_AT) that the rules tell apart. */
enum { DA_SINCE = 2, DA_AFTER, DA_BEFORE };

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
	bool lone;	     /* it is all of the document, and no date was read yet */
};

/*
 * Looks up the words of a sentence, in arena a. False when none of them can be part of a date:
 * then there is nothing to read.
 */
bool dateword_find(
    struct date_text *x, struct str text, const struct tok *t, size_t n, struct arena *a);

/*
 * Adds the words of dates to a filter; and by such a filter, what is known of a token alone:
 * LEX_DATE, LEX_DATE_HEAD.
 */
void dateword_filter(struct lex_filter *f);
uint32_t dateword_may(const struct lex_filter *f, const struct tok *t);

/* The class of token i; DC_NONE behind the end. */
static inline uint8_t
dateword_class(const struct date_text *x, size_t i)
{
	return i < x->n ? x->w[i].class : (uint8_t)DC_NONE;
}

/* Is token i of that class, with that number: DC_UNIT, DU_YEAR? */
static inline bool
dateword_means(const struct date_text *x, size_t i, uint8_t class, int16_t num)
{
	return dateword_class(x, i) == class && x->w[i].num == num;
}

/* The token behind the word that begins at i. */
static inline size_t
dateword_after(const struct date_text *x, size_t i)
{
	return i + (x->w[i].len ? x->w[i].len : 1);
}

/* Does token i stand directly behind the one before? */
static inline bool
dateword_glued(const struct date_text *x, size_t i)
{
	return i < x->n && !(x->t[i].flags & TOK_SPACE);
}

/* Is token i this character? */
static inline bool
dateword_mark(const struct date_text *x, size_t i, char c)
{
	return i < x->n && x->t[i].class == TOK_MARK && x->text.s[x->t[i].start] == c;
}

/* Is token i this word, as written? */
bool dateword_is(const struct date_text *x, size_t i, const char *word);

#endif
