#include "edge.h"

#include "crf.h"
#include "lex.h"
#include "reach.h"
#include "span.h"

enum { OPENER_CLASS = 1, WORD_CLASS = 1 }; /* columns of openers.tsv, words.tsv */

/* Bytes of a word that ends names too: « Série A », of persons « Kim Jong Un ». */
enum { LETTER = 1, SHORT = 3 };

static bool
is_small(const struct feature_sent *s, size_t i)
{
	return i < s->n && s->t[i].class == TOK_WORD && !(s->t[i].flags & TOK_UPPER);
}

/* Not « Canal Plus », « Art Car »: a pronoun, determiner, preposition, conjunction of clauses. */
static bool
is_grammar(const struct tok *t)
{
	uint32_t row = lex_find(&lex_words, t);
	const char *c = row == LEX_NONE ? "" : lex_cell(&lex_words, row, WORD_CLASS);

	return strcmp(c, "pron") == 0 || strcmp(c, "det") == 0 || strcmp(c, "prep") == 0 ||
	       strcmp(c, "sub") == 0;
}

/*
 * « BBC Matin | Il | a reçu »: does a sentence begin at token i, the last of a mention? Not at one that
 * belongs to what is before it: « Groupe des | Sept | », « Ballon d'| Or | ».
 */
static bool
begins_sentence(const struct feature_sent *s, size_t i, int type)
{
	uint32_t row;

	return reach_upper(s, i) && is_small(s, i + 1) && !reach_glued(s, i) &&
	       reach_role(s, i - 1) != FEATURE_LINK && !reach_sign(s, i - 1, SIGN_AT) &&
	       is_grammar(&s->t[i]) &&
	       s->t[i].end - s->t[i].start > (type == CRF_PER ? SHORT : LETTER) &&
	       (row = lex_find(&lex_openers, &s->t[i])) != LEX_NONE &&
	       strcmp(lex_cell(&lex_openers, row, OPENER_CLASS), "start") == 0;
}

/* A mark that is no part of a name's end: not the bracket, quote or full stop that closes it. */
static bool
is_loose(const struct feature_sent *s, size_t i)
{
	static const char loose[] = ",;:-([]|/";
	const struct tok *t = &s->t[i];

	return t->class == TOK_MARK && t->end - t->start == 1 &&
	       strchr(loose, s->text.s[t->start]) != NULL;
}

static void
trim_ends(const struct feature_sent *s, struct mention *m)
{
	while (m->first < m->last && is_loose(s, m->first))
		m->first++;
	while (m->first < m->last &&
	       (is_loose(s, m->last - 1) ||
		   (m->last - m->first > 1 && (reach_role(s, m->last - 1) == FEATURE_LINK ||
						  begins_sentence(s, m->last - 1, m->type)))))
		m->last--;
}

/*
 * A bracket whose other half is not in the mention: of « (Joe) Biden » what stands behind it stays, of
 * « Reine (nuit » what stands before.
 */
static void
trim_brackets(const struct feature_sent *s, struct mention *m)
{
	uint32_t i, open = m->last;

	for (i = m->first; i < m->last; i++) {
		if (reach_mark(s, i, '(') || reach_mark(s, i, '[')) {
			open = i;
		} else if (reach_mark(s, i, ')') || reach_mark(s, i, ']')) {
			if (open == m->last && i + 1 < m->last)
				m->first = i + 1;
			else if (open == m->last)
				m->last = i;
			open = m->last;
		}
	}
	if (open < m->last)
		m->last = open;
}

/* « Covid | , car »: in names of persons, places and things nothing small follows a comma. */
static void
trim_comma(const struct feature_sent *s, struct mention *m)
{
	uint32_t i;

	if ((m->type != CRF_PER && m->type != CRF_LOC && m->type != CRF_MISC) || s->quote[m->first])
		return;
	for (i = m->first; i + 1 < m->last; i++)
		if (reach_mark(s, i, ',') && is_small(s, i + 1)) {
			m->last = i;
			return;
		}
}

/* « 805 612 FCFA » */
static bool
is_money(const struct feature_sent *s, const struct mention *m)
{
	size_t i = m->first, n;
	uint32_t row;

	while (i < m->last && s->t[i].class == TOK_NUMBER)
		i++;
	if (i == m->first || i == m->last)
		return false;
	n = lex_match(&lex_currencies, s->t + i, s->n - i, &row);
	return i + n >= m->last && n > 0;
}

bool
edge_trim(const struct mentions *x, struct mention *m)
{
	const struct feature_sent *s = x->s;
	struct mention cut = *m;

	trim_comma(s, &cut);
	trim_brackets(s, &cut);
	trim_ends(s, &cut);
	if ((cut.first != m->first || cut.last != m->last) && !span_body(s, m->first, m->last))
		*m = cut;
	return m->first < m->last && !is_money(s, m);
}
