#include "entity.h"

#include "crf.h"
#include "die.h"
#include "feature.h"
#include "tok.h"

#include <stdlib.h>
#include <string.h>

struct sentence {
	struct feature_sent f;
	int16_t *scores;
	uint8_t *labels;
	struct entity *e;
	size_t n;
};

struct entity_doc {
	struct arena a;
	struct crf *crf;
	bool score;
	struct str date;
	char date_text[64];
	struct sentence *s;
	size_t n, cap;
};

struct entity_doc *
entity_open(bool score)
{
	struct entity_doc *d = die_alloc(sizeof *d);

	memset(d, 0, sizeof *d);
	d->crf = crf_open();
	d->score = score;
	return d;
}

void
entity_close(struct entity_doc *d)
{
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
entity_begin(struct entity_doc *d, struct str date)
{
	entity_next(d);
	d->date.n = date.n < sizeof d->date_text ? date.n : 0;
	memcpy(d->date_text, date.s, d->date.n);
	d->date.s = d->date_text;
}

void
entity_add(struct entity_doc *d, struct str kind, struct str text)
{
	struct sentence *s;
	struct tok *t;
	size_t n = tok_split(text, &d->a, &t);

	if (d->n == d->cap) {
		d->cap = d->cap ? 2 * d->cap : 64;
		d->s = die_realloc(d->s, d->cap * sizeof *d->s);
	}
	s = &d->s[d->n++];
	feature_prepare(&s->f, text, t, n, kind.n ? (uint8_t)kind.s[0] : 'b', &d->a);
	s->scores = NULL;
	s->labels = NULL;
	s->e = NULL;
	s->n = 0;
}

/* Mentions from labels. */
static void
read_labels(struct entity_doc *d, struct sentence *s)
{
	size_t i, j, n = 0;

	for (i = 0; i < s->f.n; i++)
		n += s->labels[i] % 2;
	s->e = arena_get(&d->a, (n + 1) * sizeof *s->e);
	s->n = 0;
	for (i = 0; i < s->f.n; i = j) {
		struct entity *e = &s->e[s->n];

		j = i + 1;
		if (s->labels[i] % 2 == 0)
			continue;
		while (j < s->f.n && s->labels[j] == s->labels[i] + 1)
			j++;
		memset(e, 0, sizeof *e);
		e->start = s->f.t[i].cstart;
		e->end = s->f.t[j - 1].cend;
		e->text = (struct str){
		    s->f.text.s + s->f.t[i].start, s->f.t[j - 1].end - s->f.t[i].start};
		e->name = e->text;
		e->type = crf_type(s->labels[i] / 2);
		e->by = "model";
		s->n++;
	}
}

void
entity_find(struct entity_doc *d)
{
	size_t i;

	for (i = 0; i < d->n; i++) {
		struct sentence *s = &d->s[i];

		s->scores = crf_scores(d->crf, &s->f, &d->a);
		s->labels = crf_labels(d->crf, &s->f, s->scores, &d->a);
		read_labels(d, s);
	}
}

struct entity_list
entity_of(const struct entity_doc *d, size_t i)
{
	return (struct entity_list){d->s[i].e, d->s[i].n};
}
