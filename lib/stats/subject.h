#ifndef SUBJECT_H
#define SUBJECT_H

#include "phrase.h"

/* Verbs of measuring (worth.tsv) and their subjects. Tokens are those of the sentence. */

/* The noun phrase before token end, no complement of place or time; empty for none. */
struct phrase subject_host(const struct parse *p, uint32_t end);

/* The subject of the verb group that ends before token v; empty for none. */
struct phrase subject_of(const struct parse *p, uint32_t v);

/* The verb or participle that has the value at token i as its complement; PARSE_NO for none. */
uint32_t subject_verb(const struct parse *p, uint32_t i);

/* « Quant aux | vols |, … »: what a sentence says before the comma at token i that it is about; empty for none. */
struct phrase subject_announced(const struct parse *p, uint32_t i);

#endif
