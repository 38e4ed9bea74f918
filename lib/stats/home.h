#ifndef HOME_H
#define HOME_H

#include "arena.h"
#include "tok.h"
#include "u8.h"

#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * « 50 000 dinars » without more are those of the country that a document names most, of the
 * countries that have such a money (lib/fr/money-homes.tsv), itself or by its towns: « dinar » in
 * Tunis is the TND.
 */

enum { HOME_LETTERS = 26, HOME_NAMES = 4096 };

struct home {
	uint32_t named[HOME_LETTERS * HOME_LETTERS]; /* by the two letters of the code */
	bool dollars; /* a Canadian page: bare dollars, USD anywhere else, may be its own */
	size_t n;
	char names[HOME_NAMES]; /* n bytes: names that are looked at only when somebody asks */
};

/* A new document. */
void home_forget(struct home *h);

/* Counts a place with this code. */
void home_country(struct home *h, struct str code);

/* Counts a place that has no code, by its name (lib/fr/money-towns.tsv). */
void home_place(struct home *h, struct str name, struct arena *a);

/* Counts the country of a body, by any word of its name: « Sûreté du | Québec |». */
void home_body(struct home *h, struct str name, struct arena *a);

/* Counts the country of a URL's host: https://www.echo.tn/article is of TN. */
void home_host(struct home *h, struct str url);

/* Counts the country of an adjective or people: « exportations | tunisiennes | ». */
void home_word(struct home *h, const struct tok *t);

/*
 * The ISO 4217 code of the bare noun t (dinar, francs, livres): of the country named most so far,
 * the first of the table among equals; NULL if none that has such a money was named.
 */
const char *home_money(struct home *h, const struct tok *t, struct arena *a);

#endif
