#ifndef WHAT_H
#define WHAT_H

#include "phrase.h"

/* The noun phrase that a figure counts or measures. */

enum what_rule {
	WHAT_NONE,
	WHAT_NEXT,	/* stands behind the figure: « 151 | réseaux criminels » */
	WHAT_RATIO,	/* inside it: « sept | demandes | sur dix » */
	WHAT_OF,	/* has it as complement: « un | boucher | de 31 ans » */
	WHAT_BESIDE,	/* stands before a comma: « son | capitaine |, 55 ans » */
	WHAT_SUBJECT,	/* of a verb of measuring: « le | préjudice | est évalué à » */
	WHAT_AGAIN,	/* of the figure before: « contre 17 au Courant » */
	WHAT_OF_PARENT, /* of the figure it is a part of: « dont 118 000 au cours de … » */
	WHAT_RULES
};

/* Tokens [first, last) of the phrase; empty for none. */
struct what {
	uint32_t first, last;
	enum what_rule rule;
};

/* The phrase r as an answer that this rule found; WHAT_NONE if it is empty. */
struct what what_by(struct phrase r, enum what_rule rule);

/* No answer for figure f. */
struct what what_none(const struct figure *f);

/* The phrase that begins at token i. */
struct what what_from(const struct parse *p, uint32_t i, bool plural);

/* « … est fixé à 300 euros, | celui | du garage à 60 euros »: tokens [a, b) tell of something else. */
bool what_names_other(const struct parse *p, uint32_t a, uint32_t b);

/* « …, sourit | Blessing Okafor |, 27 ans »: the phrase is a person who is quoted. */
bool what_is_speaker(const struct parse *p, struct what what);

/* « celle-| ci | », « 350 | d |», « | et | »: no noun at all. */
bool what_is_scrap(const struct parse *p, struct what what);

/* The name of a rule, for -w. */
const char *what_rule_name(enum what_rule r);

#endif
