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

/* Of the mention from i to end only what begins at k is one, of this type: k. */
size_t span_cut(uint8_t *labels, size_t i, size_t k, size_t end, int type);

/* The bit of .may for words that begin keys of this table; all where there is none. */
static inline uint32_t
span_bit(const struct lex_table *table)
{
	return table == &lex_countries	     ? LEX_COUNTRY
	       : table == &lex_organisations ? LEX_ORGANISATION
	       : table == &lex_longforms     ? LEX_LONGFORM
	       : table == &lex_bodies	     ? LEX_BODY
	       : table == &lex_places	     ? LEX_PLACE
	       : table == &lex_designators   ? LEX_DESIGNATOR
	       : table == &lex_bodyheads     ? LEX_BODYHEAD
	       : table == &lex_named_heads   ? LEX_NAMED_HEAD
	       : table == &lex_titles	     ? LEX_TITLE
					     : TOK_ANY;
}

/* The longest key of the table that begins at token i, as lex_match(): most begin none. */
static inline size_t
span_match(
    const struct lex_table *table, const struct feature_sent *s, size_t i, size_t n, uint32_t *row)
{
	return s->t[i].may & span_bit(table) ? lex_match(table, s->t + i, n, row) : 0;
}

/* The row whose key is token i alone, as lex_find(). */
static inline uint32_t
span_find(const struct lex_table *table, const struct feature_sent *s, size_t i)
{
	return s->t[i].may & span_bit(table) ? lex_find(table, &s->t[i]) : LEX_NONE;
}

/* Are they one key of the table; a body of the tables, by its long or its short form? */
static inline bool
span_in(const struct lex_table *table, const struct feature_sent *s, size_t from, size_t to)
{
	uint32_t row;

	return span_match(table, s, from, to - from, &row) == to - from;
}
bool span_body(const struct feature_sent *s, size_t from, size_t to);

/* A hash of the words [from, to), capitals and hyphens alike. */
static inline uint64_t
span_key(const struct feature_sent *s, size_t from, size_t to)
{
	uint64_t h = 0;

	for (; from < to; from++)
		h = tok_chain(h, s->w[from].fold);
	return h;
}

/* How many tokens the longest body has that begins at token i, within n; 0 for none. */
size_t span_known(const struct feature_sent *s, size_t i, size_t n);

/* A first name, by the word list or by the table. */
bool span_first_name(const struct feature_sent *s, size_t i);

/* The kind of a word with a capital that begins names by a pattern (named-heads.tsv), or "". */
const char *span_kind(const struct feature_sent *s, size_t i);

/* Is token i behind a kind of place and its de (designators.tsv): « canton de | Koundjoaré »? */
bool span_behind_kind(const struct feature_sent *s, size_t i);

/* The kind of a title, an office or a people (titles.tsv), with a capital or without, or "". */
const char *span_titled(const struct feature_sent *s, size_t i);
static inline const char *
span_title(const struct feature_sent *s, size_t i)
{
	return s->t[i].may & LEX_TITLE ? span_titled(s, i) : "";
}

#endif
