#ifndef BOUND_H
#define BOUND_H

#include "sight.h"

/*
 * Modifiers of a number: « près de », « au moins » … before it (lib/fr/approximations.tsv), « et
 * quelques », « ou plus » … behind it (approximations-after.tsv). *mod becomes one of ~ > < >= <=,
 * and stays as it is where there is none.
 */

/* The first token of the modifier that ends where token i begins; i if there is none. */
size_t bound_before(const struct sight *s, size_t i, const char **mod);

/* How many tokens the modifier has that begins at token i. */
size_t bound_after(const struct sight *s, size_t i, const char **mod);

/*
 * The same behind the counted noun that begins at i: « 25 personnes | environ |, »; only *mod is
 * changed.
 */
void bound_far(const struct sight *s, size_t i, const char **mod);

#endif
