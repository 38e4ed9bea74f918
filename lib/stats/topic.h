#ifndef TOPIC_H
#define TOPIC_H

#include "phrase.h"

/*
 * What a clause that has been read up to some token is about, for values that stand behind it
 * without a noun of their own: « Le | nombre de vols | augmente nettement en 2022 (+15 %) ».
 * Guideline: WHAT.
 */

/* The topic before token end; empty for none. Its event, place and time are passed over. */
struct phrase topic_before(const struct parse *p, uint32_t end);

/*
 * Nouns of change are by how much something changes, never what does: « une baisse des | vols |»;
 * the phrase r without them, or r.
 */
struct phrase topic_governed(const struct parse *p, struct phrase r);

/* Where adverbs, dates and comparisons begin that end before token i; i for none. */
uint32_t topic_adverbials(const struct parse *p, uint32_t i);

/* Where the bracket opens that f is the first figure of, before its sign; PARSE_NO for none. */
uint32_t topic_bracket(const struct parse *p, const struct figure *f);

/* What such a figure is of: « les | vols | liés à l'automobile (-18 %) », « une baisse (-3 %) des | vols |». */
struct phrase topic_bracketed(const struct parse *p, const struct figure *f);

#endif
