#ifndef CLAUSE_H
#define CLAUSE_H

#include "parse.h"

/* No subordinate clause begins in tokens [a, b), or one that a comma ends. */
bool clause_is_same(const struct parse *p, uint32_t a, uint32_t b);

/*
 * The same for a place and what happened there; opens: the place stands before its clause (« A Oran,
 * pour sauver … »), so that an aim begins no other.
 */
bool clause_has_place(const struct parse *p, uint32_t a, uint32_t b, bool opens);

/* « 131 morts | ; | 133 blessés »: the mark at i parts things counted, no clauses. */
bool clause_lists(const struct parse *p, uint32_t i);

/* « contre 74 kg | un an plus tôt |, soit une hausse de 59 % »: token i is about the figure before. */
bool clause_is_contrast(const struct parse *p, const struct figure *f, uint32_t i);

/* The date at token i is that of another figure: « 937 en tout, contre 12 en | 2015 |, et 83 ailleurs ». */
bool clause_is_contrasted(const struct parse *p, const struct figure *f, uint32_t i);

/*
 * The figure stands in a relative clause between commas and token i behind it: « La France, qui
 * compte | 4.500 | soldats, va porter ses effectifs à 5.100 | fin février | ».
 */
bool clause_is_outside(const struct parse *p, const struct figure *f, uint32_t i);

/* « par rapport à | 2022 |, où le déficit était de 25 »: the date that the clause of f completes, or PARSE_NO. */
uint32_t clause_of_date(const struct parse *p, const struct figure *f);

/* « la valeur la plus basse depuis | 2009 |»: the date at token i is that of the superlative. */
bool clause_is_superlative(const struct parse *p, uint32_t i);

#endif
