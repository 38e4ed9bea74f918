#ifndef PHRASE_H
#define PHRASE_H

#include "parse.h"

/*
 * Noun phrases: head noun, its adjectives and complements with de, as they stand. A phrase ends at
 * a comma, a relative pronoun, a participle, a verb or any other preposition; only fixed compounds
 * (stay.tsv: arme à feu) go over one. Tokens [first, last); empty where there is none.
 */
struct phrase {
	uint32_t first, last;
};

/* The phrase that begins at token i; plural: its head is a plural noun. */
struct phrase phrase_from(const struct parse *p, uint32_t i, bool plural);

/* The phrase that ends before token end, without its article. */
struct phrase phrase_before(const struct parse *p, uint32_t end);

/* Token i ends like a plural. */
bool phrase_is_plural(const struct parse *p, uint32_t i);

/* « le | prix | d'une place »: r with the noun that it completes so, or r. */
struct phrase phrase_whole(const struct parse *p, struct phrase r);

/*
 * Behind de, d', du, des: where the complement's noun begins, 0 if what follows is none (a verb,
 * a figure with a unit, a pronoun: « d'entre eux », « de 30 ans », « de surveiller »).
 */
size_t phrase_complement(const struct parse *p, size_t i);

/* Token i is a verb with its subject behind it (« …, sourit X, 27 ans »), no noun of the phrase. */
bool phrase_is_inverted(const struct parse *p, uint32_t i);

/*
 * Where a bracket that opens at i ends, i if none does: « 45 civils | (17 hommes et 28 femmes) | qui
 * ont été tués », « 127 milliards de dinars (40 milliards d'USD) | prévus pour 2023 ».
 */
uint32_t phrase_behind_bracket(const struct parse *p, uint32_t i);

/*
 * « 2.000 interpellations | dont 1.700 gardes à vue | en France »: the relative pronoun at i opens
 * no clause before token b, for it has no verb.
 */
bool phrase_is_mere_part(const struct parse *p, uint32_t i, uint32_t b);

#endif
