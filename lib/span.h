#ifndef SPAN_H
#define SPAN_H

#include "feature.h"
#include "lex.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Spans of tokens [from, to) of a sentence: their labels (crf.h), and what the tables say of them. */

/* Labels them as one mention of this type. */
void span_label(uint8_t *labels, size_t from, size_t to, int type);

/* And what was left behind them of a mention that is cut is no mention. */
void span_put(const struct feature_sent *s, uint8_t *labels, size_t from, size_t to, int type);

/* Are they one key of the table; a body of the tables, by its long or its short form? */
bool span_in(const struct lex_table *table, const struct feature_sent *s, size_t from, size_t to);
bool span_body(const struct feature_sent *s, size_t from, size_t to);

/* How many tokens the longest body has that begins at token i, within n; 0 for none. */
size_t span_known(const struct feature_sent *s, size_t i, size_t n);

/* A first name, by the word list or by the table. */
bool span_first_name(const struct feature_sent *s, size_t i);

/* The kind of a word with a capital that begins names by a pattern (named-heads.tsv), or "". */
const char *span_kind(const struct feature_sent *s, size_t i);

/* Is token i behind a kind of place and its de (designators.tsv): « canton de | Koundjoaré »? */
bool span_behind_kind(const struct feature_sent *s, size_t i);

/* The kind of a title, an office or a people (titles.tsv), with a capital or without, or "". */
const char *span_title(const struct feature_sent *s, size_t i);

#endif
