#include "span.h"

#include "crf.h"
#include "lex.h"
#include "reach.h"

#include <string.h>

void
span_label(uint8_t *labels, size_t from, size_t to, int type)
{
	size_t i;

	for (i = from; i < to; i++)
		labels[i] = (uint8_t)(i == from ? CRF_BEGIN(type) : CRF_INSIDE(type));
}

size_t
span_cut(uint8_t *labels, size_t i, size_t k, size_t end, int type)
{
	memset(labels + i, 0, k - i);
	span_label(labels, k, end, type);
	return k;
}

/* As span_label(), and the rest of a mention that is cut behind it is no mention. */
void
span_put(const struct feature_sent *s, uint8_t *labels, size_t from, size_t to, int type)
{
	size_t i;

	for (i = to; i < s->n && labels[i] != 0 && labels[i] % 2 == 0; i++)
		labels[i] = 0;
	span_label(labels, from, to, type);
}

/* A body of the tables? */
bool
span_body(const struct feature_sent *s, size_t from, size_t to)
{
	return span_in(&lex_organisations, s, from, to) || span_in(&lex_longforms, s, from, to) ||
	       span_in(&lex_bodies, s, from, to);
}

/* How many tokens the longest body has that begins at token i, within n, long or short. */
size_t
span_known(const struct feature_sent *s, size_t i, size_t n)
{
	uint32_t row;
	size_t a, b;

	a = span_match(&lex_organisations, s, i, n, &row);
	b = span_match(&lex_longforms, s, i, n, &row);
	return a > b ? a : b;
}

/* The kind of a word that begins names by a pattern (named-heads.tsv): "scheme", "body"; or "". */
const char *
span_kind(const struct feature_sent *s, size_t i)
{
	uint32_t row =
	    s->t[i].flags & TOK_UPPER ? span_find(&lex_named_heads, s, i) : (uint32_t)LEX_NONE;

	return row == LEX_NONE ? "" : lex_cell(&lex_named_heads, row, 1);
}

/* The kind of a title or office at token i, written with a capital or without; "" if it is none. */
const char *
span_titled(const struct feature_sent *s, size_t i)
{
	struct tok small = s->t[i];
	uint32_t row;

	small.form = small.fold;
	if ((row = lex_find(&lex_titles, &s->t[i])) == LEX_NONE)
		row = lex_find(&lex_titles, &small);
	return row == LEX_NONE ? "" : lex_cell(&lex_titles, row, 1);
}

bool
span_behind_kind(const struct feature_sent *s, size_t i)
{
	uint32_t row;

	return i > 1 && reach_role(s, i - 1) == FEATURE_LINK &&
	       (row = span_find(&lex_designators, s, i - 2)) != LEX_NONE &&
	       strcmp(lex_cell(&lex_designators, row, 2), "de") == 0;
}

bool
span_first_name(const struct feature_sent *s, size_t i)
{
	return s->w[i].e.names & FEATURE_FIRST || lex_find(&lex_firstnames, &s->t[i]) != LEX_NONE;
}
