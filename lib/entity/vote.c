#include "vote.h"

#include "crf.h"
#include "lex.h"
#include "reach.h"
#include "span.h"

#include <string.h>

enum { WORDS_MAX = 6, SURNAME_MIN = 4 }; /* tokens of a name, bytes of a surname alone */
enum { CERTAIN = 2 };			 /* what a title or a full name adds */

struct vote_name {
	uint64_t key; /* 0: free */
	uint16_t of[VOTE_TYPES];
};

void
vote_begin(struct vote *v, size_t names, struct arena *a)
{
	size_t size = 64;

	while (size / 2 < names)
		size *= 2;
	v->name = memset(arena_get(a, size * sizeof *v->name), 0, size * sizeof *v->name);
	v->mask = size - 1;
	v->n = 0;
	v->split = false;
}

static struct vote_name *
find(const struct vote *v, uint64_t key)
{
	size_t i = (key ^ key >> 32) & v->mask;

	while (v->name[i].key != 0 && v->name[i].key != key)
		i = (i + 1) & v->mask;
	return &v->name[i];
}

static void
count(struct vote *v, uint64_t key, int type, unsigned weight)
{
	struct vote_name *x = find(v, key);
	int k;

	if (x->key == 0) {
		if (v->n * 4 > v->mask * 3)
			return;
		v->n++;
		x->key = key;
	}
	for (k = 0; k < VOTE_TYPES; k++)
		v->split |= k != type && x->of[k] > 0;
	if (x->of[type] < UINT16_MAX - 3 * CERTAIN)
		x->of[type] = (uint16_t)(x->of[type] + weight);
}

/* « maire | Sow », « M. | Sow » */
static bool
is_titled(const struct feature_sent *s, size_t i)
{
	const char *title = i > 0 ? span_title(s, i - 1) : "";

	return (*title != '\0' && strcmp(title, "people") != 0) ||
	       (i > 1 && reach_mark(s, i - 1, '.') && *span_title(s, i - 2) != '\0');
}

/* A name that nothing is known of is taken for a place more than for all else. */
static unsigned
weight_of(const struct feature_sent *s, size_t i, size_t end, int type)
{
	unsigned w = type == CRF_PER || type == CRF_ORG ? 2 : 1;
	uint32_t row;

	if (type == CRF_PER && is_titled(s, i))
		w += CERTAIN;
	if (type == CRF_PER && end == i + 1)
		w += end < s->n && lex_find(&lex_report, &s->t[end]) != LEX_NONE ? 2 : 1;
	if (type == CRF_LOC && span_behind_kind(s, i))
		w += CERTAIN;
	if (type == CRF_ORG && i > 0 && !(reach_mark(s, end, ',') && reach_upper(s, end + 1)) &&
	    (row = span_find(&lex_designators, s, i - 1)) != LEX_NONE &&
	    crf_type_of(lex_str(&lex_designators, row, 1)) == CRF_ORG)
		w += CERTAIN; /* « l'entreprise | Tilly-Sabco » */
	return w;
}

/* The next mention from token i on that may vote: its type and its end; s->n if there is none. */
static size_t
next_voter(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t *end, int *type)
{
	for (i = reach_label(labels, s->n, i); i < s->n; i = reach_label(labels, s->n, *end)) {
		*end = i + 1;
		if (labels[i] % 2 == 0)
			continue;
		*end = reach_mention(labels, s->n, i);
		*type = (labels[i] - 1) / 2;
		if (*type < VOTE_TYPES && *end - i <= WORDS_MAX)
			break;
	}
	return i;
}

void
vote_learn(struct vote *v, const struct feature_sent *s, const uint8_t *labels)
{
	size_t i, end = 0;
	int type;

	while ((i = next_voter(s, labels, end, &end, &type)) < s->n) {
		count(v, span_key(s, i, end), type, weight_of(s, i, end, type));
		if (type == CRF_PER && end > i + 1 && s->t[end - 1].flags & TOK_SPACE &&
		    s->t[end - 1].end - s->t[end - 1].start >= SURNAME_MIN)
			count(v, span_key(s, end - 1, end), type,
			    span_first_name(s, i) ? 3 * CERTAIN : CERTAIN);
		if (type == CRF_ORG && end > i + 1 && s->t[end - 1].flags & TOK_UPPER &&
		    lex_find(&lex_bodytails, &s->t[end - 1]) != LEX_NONE)
			count(v, span_key(s, i, end - 1), type, CERTAIN); /* « Billag SA » */
	}
}

/* What may be two things in one text: « Brest » and its club, a company and its cars, the Élysée. */
static bool
is_twofold(const struct feature_sent *s, size_t i, size_t end)
{
	return span_in(&lex_places, s, i, end) || span_in(&lex_countries, s, i, end) ||
	       span_in(&lex_bodies, s, i, end) ||
	       (end == i + 1 &&
		   s->w[i].e.names & (FEATURE_CITY | FEATURE_COUNTRY | FEATURE_REGION));
}

/* The words around say what it is here, or it is no name of the same thing: « rue | Gambetta ». */
static bool
is_fixed(const struct feature_sent *s, const uint8_t *labels, size_t i)
{
	if (s->quote[i] & 1 && i > 0 && s->quote[i] & 4 && labels[i] == CRF_BEGIN(CRF_MISC))
		return true;
	return i > 0 && (lex_find(&lex_designators, &s->t[i - 1]) != LEX_NONE ||
			    reach_upper(s, i - 1) || span_behind_kind(s, i));
}

void
vote_apply(const struct vote *v, const struct feature_sent *s, uint8_t *labels)
{
	const struct vote_name *x;
	size_t i, end = 0;
	int type, best, k;

	if (!v->split)
		return;
	while ((i = next_voter(s, labels, end, &end, &type)) < s->n) {
		x = find(v, span_key(s, i, end));
		for (best = type, k = 0; k < VOTE_TYPES; k++)
			if (x->of[k] > x->of[best])
				best = k;
		if (best != type && !is_fixed(s, labels, i) && !is_twofold(s, i, end))
			span_label(labels, i, end, best);
	}
}
