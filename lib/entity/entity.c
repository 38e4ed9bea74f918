#include "entity.h"

#include "amend.h"
#include "certain.h"
#include "crf.h"
#include "date.h"
#include "die.h"
#include "edge.h"
#include "feature.h"
#include "gazette.h"
#include "hint.h"
#include "memory.h"
#include "mention.h"
#include "naming.h"
#include "prepare.h"
#include "region.h"
#include "tok.h"
#include "vote.h"

#include <stdlib.h>
#include <string.h>

/* Who wins where mentions overlap (mention.h); measured, see lib/fr/README.md. */
enum { RANK_CRIME = 2, RANK_DATE = 3, RANK_USER = 8 };
enum { NO_TYPE = CRF_TYPES }; /* the user wants no mention here */

struct sentence {
	struct feature_sent f;
	struct tok *t;		/* f.t */
	struct date_read *read; /* what its years told of dates */
	struct hints h;
	struct region *r;
	size_t regions;
	int16_t *scores;
	uint8_t *labels, *first; /* per token; as first read, before any rule */
	struct mentions m;
	struct entity *e;
};

struct entity_doc {
	struct arena a;
	struct prepare forms;
	struct crf *crf;
	bool score, foreign;
	const struct lex_table *list;
	struct date_context dates;
	struct sentence *s;
	size_t n, cap;
};

struct entity_doc *
entity_open(bool score, const struct lex_table *list)
{
	struct entity_doc *d = die_alloc(sizeof *d);

	memset(d, 0, sizeof *d);
	prepare_open(&d->forms);
	d->crf = crf_open();
	d->score = score;
	d->list = list;
	return d;
}

void
entity_close(struct entity_doc *d)
{
	prepare_close(&d->forms);
	crf_close(d->crf);
	arena_free(&d->a);
	free(d->s);
	free(d);
}

void
entity_next(struct entity_doc *d)
{
	d->n = 0;
	arena_reset(&d->a);
}

void
entity_begin(struct entity_doc *d, struct str lang, struct str date)
{
	d->foreign = !str_eq(lang, STR("fr")) && !str_eq(lang, STR("-"));
	entity_next(d);
	date_begin(&d->dates, date);
}

void
entity_add(struct entity_doc *d, struct str kind, struct str text)
{
	struct sentence *s;
	size_t n;

	if (d->n == d->cap) {
		d->cap = d->cap ? 2 * d->cap : 64;
		d->s = die_realloc(d->s, d->cap * sizeof *d->s);
	}
	s = &d->s[d->n++];
	memset(s, 0, sizeof *s);
	n = tok_split(text, &d->a, &s->t);
	prepare_begin(&d->forms, &s->f, text, s->t, n, kind.n ? (uint8_t)kind.s[0] : 'b', &d->a);
	if (d->n > 1)
		prepare_end(&d->forms, &s[-1].f, s[-1].t, &d->a);
}

/* What the years of all sentences tell; one that has none is only counted. */
static void
learn_dates(struct entity_doc *d)
{
	for (struct sentence *s = d->s; s < d->s + d->n; s++)
		s->read = date_learn(
		    &d->dates, s->f.text, s->t, s->f.may & LEX_DATE_YEAR ? s->f.n : 0, &d->a);
}

/*
 * The first reading, of TOGETHER sentences from number first on: each step for all of them, as its code
 * has no room beside that of the others, and the sentences of a long document have none either. How
 * many entries the memory needs for their names.
 */
enum { TOGETHER = 32 };
static size_t
read_first(struct entity_doc *d, size_t first, struct amend_memory *said)
{
	struct sentence *s, *from = d->s + first,
			    *end = from + (d->n - first < TOGETHER ? d->n - first : TOGETHER);
	size_t names = 0;

	for (s = from; s < end; s++)
		s->h = hint_find(&s->f, &d->dates, s->read, true, &d->a);
	for (s = from; s < end; s++) {
		s->regions = region_find(&s->f, NULL, &d->a, &s->r);
		s->regions = region_sift(&s->f, s->r, s->regions);
		s->scores = crf_scores(d->crf, &s->f, s->r, s->regions, &d->a);
	}
	for (s = from; s < end; s++) {
		s->labels = memset(arena_get(&d->a, 2 * (s->f.n + 1)), 0, s->f.n + 1);
		s->first = s->labels + s->f.n + 1;
		for (size_t i = 0; i < s->regions; i++)
			crf_labels(d->crf, &s->f, &s->r[i], s->scores, s->labels, &d->a);
		memcpy(s->first, s->labels, s->f.n + 1);
	}
	for (s = from; s < end; s++) {
		amend_labels(&s->f, s->labels, said);
		names += memory_need(&s->f, s->labels);
	}
	return names;
}

/* Reads regions again of which the memory says something; true where that changes a label. */
static bool
read_again(struct entity_doc *d, struct sentence *s, const struct memory *m)
{
	struct memory_view v = memory_look(m, &s->f, s->labels, s->r, s->regions, &d->a);
	uint8_t *now = memcpy(arena_get(&d->a, s->f.n + 1), s->first, s->f.n + 1);
	bool other;
	size_t i;

	for (i = 0; i < s->regions; i++)
		if (crf_remember(d->crf, &s->f, &v, &s->r[i], s->scores, now))
			crf_labels(d->crf, &s->f, &s->r[i], s->scores, now, &d->a);
	other = memcmp(now, s->first, s->f.n) != 0;
	s->first = now;
	return other;
}

/* The model reads twice: the second time it knows what it made of the same words elsewhere. */
static void
read_twice(struct entity_doc *d)
{
	struct amend_memory said = {.operations = 0};
	struct memory m;
	struct vote v;
	size_t i, names = 0;

	if (d->n > 0)
		prepare_end(&d->forms, &d->s[d->n - 1].f, d->s[d->n - 1].t, &d->a);
	learn_dates(d);
	for (i = 0; i < d->n; i += TOGETHER)
		names += read_first(d, i, &said);
	memory_begin(&m, names, &d->a);
	for (i = 0; i < d->n; i++)
		memory_learn(&m, &d->s[i].f, d->s[i].labels);
	for (i = 0; i < d->n; i++)
		if (d->s[i].regions > 0 && read_again(d, &d->s[i], &m)) {
			d->s[i].labels = d->s[i].first;
			amend_labels(&d->s[i].f, d->s[i].labels, &said);
		}
	vote_begin(&v, names / 4, &d->a);
	for (i = 0; i < d->n; i++) {
		amend_again(&d->s[i].f, d->s[i].labels, &said);
		vote_learn(&v, &d->s[i].f, d->s[i].labels);
	}
	for (i = 0; i < d->n; i++)
		vote_apply(&v, &d->s[i].f, d->s[i].labels);
}

static void
add_hints(struct entity_doc *d, struct sentence *s)
{
	struct mention *m;
	size_t i;

	for (i = 0; i < s->h.dates; i++) {
		const struct date_span *x = &s->h.date[i];

		m = mention_add(&s->m, x->first, x->last, CRF_DATE, RANK_DATE, x->rule, &d->a);
		if (strcmp(x->code, "-") != 0)
			m->code = (struct str){x->code, strlen(x->code)};
	}
	for (i = 0; i < s->h.crimes; i++) {
		const struct crime_span *x = &s->h.crime[i];

		m = mention_add(&s->m, x->first, x->last, CRF_CRIME, RANK_CRIME, "offences", &d->a);
		m->name = (struct str){x->name, strlen(x->name)};
		m->code = (struct str){x->code, strlen(x->code)};
	}
}

static void
add_listed(struct entity_doc *d, struct sentence *s)
{
	size_t i, n;
	uint32_t row;
	struct mention *m;
	int type;

	for (i = 0; i < s->f.n; i += n ? n : 1) {
		if ((n = lex_match(d->list, s->f.t + i, s->f.n - i, &row)) == 0)
			continue;
		type = crf_type_of(lex_str(d->list, row, GAZETTE_TYPE));
		m = mention_add(
		    &s->m, i, i + n, type < 0 ? NO_TYPE : type, RANK_USER, "list", &d->a);
		m->name = lex_str(d->list, row, GAZETTE_NAME);
		m->code = lex_str(d->list, row, GAZETTE_CODE);
	}
}

/* The certainty of what the model says: that of its least certain word. */
static void
add_scores(struct entity_doc *d, struct sentence *s)
{
	uint8_t *sure = memset(arena_get(&d->a, s->f.n + 1), 100, s->f.n + 1);
	size_t i, k;

	for (i = 0; i < s->regions; i++)
		certain_labels(d->crf, &s->f, &s->r[i], s->scores, s->labels, sure, &d->a);
	for (i = 0; i < s->m.n; i++)
		for (k = s->m.m[i].first; k < s->m.m[i].last; k++)
			if (sure[k] < s->m.m[i].score)
				s->m.m[i].score = sure[k];
}

enum { WORDS_MAX = 40, TITLE_MAX = 24, NAME_MAX = 6 };

/* « 8e réunion des chefs de police … », « Plan national de … »: a long name, by how it begins. */
static bool
is_titled(const struct mentions *x, const struct mention *m)
{
	const struct tok *t = x->s->t + m->first;
	size_t n = m->last - m->first;
	uint32_t row;

	if (n > 2 && t->class == TOK_NUMBER)
		return lex_match(&lex_named_heads, t + 2, n - 2, &row) > 0;
	return t->flags & TOK_UPPER && lex_match(&lex_named_heads, t, n, &row) > 0;
}

/* « le film “Un homme et son chien” »: a long name too, by the word before it. */
static bool
is_work(const struct mentions *x, const struct mention *m)
{
	uint32_t row;

	return m->first > 1 && x->s->quote[m->first] & 1 && x->s->quote[m->first] & 4 &&
	       (row = lex_find(&lex_named_heads, &x->s->t[m->first - 2])) != LEX_NONE &&
	       strcmp(lex_cell(&lex_named_heads, row, 1), "work") == 0;
}

/* Not by the model: a rule or the user's list says so. */
static bool
is_given(const struct mention *m)
{
	return m->rank >= RANK_USER || m->type == CRF_DATE || m->type == CRF_CRIME;
}

/* Nonsense that the model makes of text it was not made for: whole sentences, bare small words. */
static bool
is_plausible(const struct entity_doc *d, const struct mentions *x, const struct mention *m)
{
	size_t i, capitals = 0, words = 0, roles = 0;

	if (is_given(m))
		return true;
	for (i = m->first; i < m->last; i++)
		if (x->s->t[i].class == TOK_WORD) {
			words++;
			capitals += (x->s->t[i].flags & TOK_UPPER) != 0;
			roles += x->s->w[i].e.role != 0;
		}
	if (d->foreign)
		return words <= NAME_MAX && capitals == words;
	if (words > NAME_MAX && capitals * 4 < words * 3 && roles * 6 < words && m->first == 0 &&
	    m->last + 1 >= x->s->n)
		return false; /* « The Moroccan police arrested four people in … »: no French */
	if (m->type == CRF_ORG || m->type == CRF_LAW)
		return words <= WORDS_MAX;
	if (m->type == CRF_MISC && words <= TITLE_MAX && is_work(x, m))
		return true;
	if ((m->type == CRF_EVENT || m->type == CRF_PROG) && words <= TITLE_MAX && is_titled(x, m))
		return true;
	return words <= NAME_MAX || capitals * 6 >= words;
}

/* Removes what is implausible, and what the user does not want. */
static void
weed(const struct entity_doc *d, struct mentions *x)
{
	size_t i, n = 0;

	for (i = 0; i < x->n; i++) {
		struct mention *m = &x->m[i];

		if (!is_given(m) && !edge_trim(x, m))
			continue;
		if (m->type != NO_TYPE && is_plausible(d, x, m))
			x->m[n++] = *m;
	}
	x->n = n;
}

/* Mentions as the caller has them. */
static void
give(struct entity_doc *d, struct sentence *s)
{
	size_t i;

	s->e = arena_get(&d->a, (s->m.n + 1) * sizeof *s->e);
	for (i = 0; i < s->m.n; i++) {
		const struct mention *m = &s->m.m[i];

		s->e[i] = (struct entity){s->f.t[m->first].cstart, s->f.t[m->last - 1].cend,
		    mention_text(&s->m, m), crf_type(m->type), m->name, m->code, m->by, m->score};
	}
}

void
entity_find(struct entity_doc *d)
{
	struct naming *names;
	size_t i, n = 0;

	read_twice(d);
	for (i = 0; i < d->n; i++) {
		struct sentence *s = &d->s[i];

		mention_begin(&s->m, &s->f, &d->a);
		mention_labels(&s->m, s->labels, &d->a);
		if (d->score)
			add_scores(d, s);
		add_hints(d, s);
		if (d->list != NULL)
			add_listed(d, s);
		mention_settle(&s->m, &d->a);
		weed(d, &s->m);
		n += naming_need(&s->m);
	}
	names = naming_begin(n, &d->a);
	for (i = 0; i < d->n; i++)
		naming_learn(names, &d->s[i].m);
	for (i = 0; i < d->n; i++) {
		naming_give(names, &d->s[i].m);
		give(d, &d->s[i]);
	}
}

struct entity_list
entity_of(const struct entity_doc *d, size_t i)
{
	return (struct entity_list){d->s[i].e, d->s[i].m.n};
}
