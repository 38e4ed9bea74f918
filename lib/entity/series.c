#include "series.h"

#include "crf.h"
#include "lex.h"
#include "reach.h"
#include "span.h"

#include <stdbool.h>
#include <string.h>

enum { ROW = 64, RUN = 4, BRACKET = 7 };

struct item {
	size_t from, to;
	int type; /* -1: words with capitals that have no label */
	bool article;
};

/* Persons, bodies, places, other names: the kinds that are taken for one another. */
static bool
is_kind(int type)
{
	return type == CRF_PER || type == CRF_ORG || type == CRF_LOC || type == CRF_MISC;
}

/* Behind « , », « et », « , à », « et l' » …; i where nothing parts two names. */
static size_t
behind_parting(const struct feature_sent *s, size_t i, bool *article)
{
	size_t k = i;

	*article = false;
	if (reach_mark(s, k, '(')) { /* « Sotouboua (94,59 %), Kozah (85 %) » */
		for (k++; k < s->n && k < i + BRACKET && !reach_mark(s, k, ')'); k++)
			;
		if (!reach_mark(s, k, ')'))
			return i;
		k++;
	}
	if (reach_mark(s, k, ','))
		k++;
	if (reach_word(s, k, "et") || reach_word(s, k, "ou"))
		k++;
	if (k == i || reach_mark(s, k - 1, ')'))
		return i;
	if (reach_sign(s, k, SIGN_EACH)) /* « à Bamako, à Gao et à Kidal » */
		k++;
	if (reach_sign(s, k, SIGN_THE)) {
		*article = true;
		k++;
	}
	return k;
}

/* The name that begins at token i: a mention, or a few words with capitals without label. */
static bool
item_at(const struct feature_sent *s, const uint8_t *labels, size_t i, struct item *x)
{
	size_t end = i;

	if (i >= s->n || (labels[i] != 0 && labels[i] % 2 == 0))
		return false;
	x->from = i;
	if (labels[i] != 0) {
		x->type = (labels[i] - 1) / 2;
		x->to = reach_mention(labels, s->n, i);
		return is_kind(x->type);
	}
	while (end < s->n && end < i + RUN && labels[end] == 0 && reach_upper(s, end) &&
	       s->text.s[s->t[end].end - 1] != '\'')
		for (end++; end + 1 < s->n && reach_mark(s, end, '-') && reach_glued(s, end) &&
			    reach_glued(s, end + 1);)
			end += 2;
	x->type = -1;
	x->to = end;
	return end > i;
}

enum { PLURAL_REACH = 8 };

static bool
is_body(const struct feature_sent *s, const struct item *x)
{
	return span_body(s, x->from, x->to) ||
	       (x->to == x->from + 1 && s->t[x->from].flags & TOK_CAPS);
}

static bool
is_place(const struct feature_sent *s, const struct item *x)
{
	return span_in(&lex_places, s, x->from, x->to) ||
	       span_in(&lex_countries, s, x->from, x->to);
}

static void
set(uint8_t *labels, const struct item *x, int type)
{
	span_label(labels, x->from, x->to, type);
}

/* Small words in it: « CHU de Guadeloupe ». */
static bool
is_phrase(const struct feature_sent *s, const struct item *x)
{
	size_t i;

	for (i = x->from; i < x->to; i++)
		if (s->t[i].class == TOK_WORD && !(s->t[i].flags & TOK_UPPER))
			return true;
	return false;
}

/* May x be of this kind, as its neighbours in the row are? */
static bool
may_be(const struct feature_sent *s, const uint8_t *labels, const struct item *x, int type)
{
	if (reach_full_name(s, labels, x->from))
		return false;
	if (type == CRF_LOC)
		return !is_body(s, x) && !is_phrase(s, x);
	if (type == CRF_ORG)
		return x->type >= 0 && x->type != CRF_PER && !is_place(s, x);
	return type == CRF_PER && x->type >= 0 && !x->article && !is_body(s, x) && !is_place(s, x);
}

/* Before « tels que », « comme » … at the end of which token i stands; i if there is none. */
static size_t
before_such(const struct feature_sent *s, size_t i)
{
	if (i > 1 && reach_word(s, i - 1, "que") && reach_sign(s, i - 2, SIGN_SUCH))
		return i - 2;
	return i > 0 && reach_sign(s, i - 1, SIGN_SUCH) ? i - 1 : i;
}

/* « les villages de | Tabirou, Gadio et Binah », « des quartiers comme »: all of the row are places. */
static bool
is_places(const struct feature_sent *s, size_t i)
{
	size_t k = before_such(s, i), steps;
	uint32_t row;

	if (k == i && i > 1 && reach_mark(s, i - 1, '(')) {
		for (k = i - 1, steps = 0; k > 0 && steps < PLURAL_REACH; steps++)
			if (s->t[--k].class == TOK_WORD && s->text.s[s->t[k].end - 1] == 's' &&
			    (row = span_find(&lex_designators, s, k)) != LEX_NONE)
				return strcmp(lex_cell(&lex_designators, row, 2), "de") == 0;
		return false; /* « 17 municipalités dont six nouvelles (| Essaida, Lassouda …) » */
	}
	if (k == i)
		return i > 1 && s->text.s[s->t[i - 2].end - 1] == 's' && span_behind_kind(s, i);
	if (k > 1 && span_find(&lex_designators, s, k - 1) == LEX_NONE && reach_adjective(s, k - 1))
		k--;
	return k > 0 && s->text.s[s->t[k - 1].end - 1] == 's' &&
	       (row = span_find(&lex_designators, s, k - 1)) != LEX_NONE &&
	       strcmp(lex_cell(&lex_designators, row, 2), "de") == 0;
}

/* Is the name followed by a year in brackets? */
static bool
is_dated(const struct feature_sent *s, const struct item *x)
{
	return reach_mark(s, x->to, '(') && reach_is_year(s, x->to + 1) &&
	       reach_mark(s, x->to + 2, ')');
}

static void
settle_places(const struct feature_sent *s, uint8_t *labels, struct item *row, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (row[i].article && !(s->t[row[i].from - 1].flags & TOK_UPPER))
			return; /* but « L'Almanarre » */
		if (row[i].type < 0 || row[i].type == CRF_LOC ||
		    !may_be(s, labels, &row[i], CRF_LOC))
			continue;
		set(labels, &row[i], CRF_LOC);
		row[i].type = CRF_LOC;
	}
}

/* « comprimés de type | Rivotril, Lyrica et Xanax »: products, « tels X (1997), Y (2000) »: works. */
static void
settle_products(const struct feature_sent *s, uint8_t *labels, struct item *row, size_t n)
{
	for (size_t i = 0; i < n && !row[i].article; i++)
		if (row[i].type >= 0 && row[i].type != CRF_MISC && !is_place(s, &row[i]) &&
		    !reach_full_name(s, labels, row[i].from)) {
			set(labels, &row[i], CRF_MISC);
			row[i].type = CRF_MISC;
		}
}

/* One name between two of another kind, or at the end of two places joined to it. */
static void
settle(const struct feature_sent *s, uint8_t *labels, struct item *row, size_t n)
{
	size_t i;

	for (i = 1; i + 1 < n; i++) {
		int type = row[i - 1].type;

		if (type < 0 || type != row[i + 1].type || type == row[i].type ||
		    type == CRF_MISC || !may_be(s, labels, &row[i], type))
			continue;
		set(labels, &row[i], type);
		row[i].type = type;
	}
	if (n > 2 && row[n - 2].type == CRF_LOC && row[n - 3].type == CRF_LOC &&
	    row[n - 1].type >= 0 && row[n - 1].type != CRF_LOC && !row[n - 1].article &&
	    may_be(s, labels, &row[n - 1], CRF_LOC))
		set(labels, &row[n - 1], CRF_LOC);
	if (n > 2 && row[1].type == CRF_LOC && row[2].type == CRF_LOC && row[0].type >= 0 &&
	    row[0].type != CRF_LOC && !row[0].article && may_be(s, labels, &row[0], CRF_LOC))
		set(labels, &row[0], CRF_LOC);
}

/* « Tan-Tan : … », « Nador – … »: a place that the tables know opens the sentence. */
static void
open_place(const struct feature_sent *s, uint8_t *labels)
{
	struct item x;

	if (!item_at(s, labels, 0, &x) || x.type == CRF_LOC ||
	    !(reach_mark(s, x.to, ':') || (reach_mark(s, x.to, '-') && !reach_glued(s, x.to))))
		return;
	if (!is_body(s, &x) && span_in(&lex_places, s, x.from, x.to))
		set(labels, &x, CRF_LOC);
}

void
series_labels(const struct feature_sent *s, uint8_t *labels)
{
	struct item row[ROW];
	size_t i, k, n;
	bool article;

	open_place(s, labels);
	for (i = 0; (i = reach_label(labels, s->n, i)) < s->n;) {
		if (labels[i] % 2 == 0 || !item_at(s, labels, i, &row[0])) {
			i++;
			continue;
		}
		row[0].article = i > 0 && reach_role(s, i - 1) == FEATURE_ARTICLE;
		for (n = 1; n < ROW; n++) {
			k = behind_parting(s, row[n - 1].to, &article);
			if (article && labels[k - 1] % 2 == 1) { /* « ou | Les Borrels » */
				article = false;
				k--;
			}
			if (k == row[n - 1].to || !item_at(s, labels, k, &row[n]))
				break;
			row[n].article = article;
		}
		i = row[n - 1].to;
		if (is_places(s, row[0].from))
			settle_places(s, labels, row, n);
		if ((row[0].from > 0 && reach_word(s, row[0].from - 1, "type")) ||
		    (n > 1 && is_dated(s, &row[0]) && is_dated(s, &row[1]) &&
			before_such(s, row[0].from) != row[0].from))
			settle_products(s, labels, row, n);
		if (n > 2)
			settle(s, labels, row, n);
	}
}
