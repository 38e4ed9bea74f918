#include "mention.h"

#include "crf.h"
#include "reach.h"

#include <stdlib.h>
#include <string.h>

void
mention_begin(struct mentions *x, const struct feature_sent *s, struct arena *a)
{
	x->s = s;
	x->n = 0;
	x->cap = s->n / 4 + 4;
	x->m = arena_get(a, x->cap * sizeof *x->m);
}

struct mention *
mention_add(struct mentions *x, size_t first, size_t last, int type, unsigned rank, const char *by,
    struct arena *a)
{
	struct mention *m;

	if (x->n == x->cap) {
		m = arena_get(a, 2 * x->cap * sizeof *m);
		memcpy(m, x->m, x->n * sizeof *m);
		x->m = m;
		x->cap *= 2;
	}
	m = &x->m[x->n++];
	*m = (struct mention){.first = (uint32_t)first,
	    .last = (uint32_t)last,
	    .type = (uint8_t)type,
	    .score = 100,
	    .rank = (uint8_t)rank,
	    .by = by};
	return m;
}

void
mention_labels(struct mentions *x, const uint8_t *labels, struct arena *a)
{
	size_t i, j;

	for (i = reach_label(labels, x->s->n, 0); i < x->s->n;
	     i = reach_label(labels, x->s->n, j)) {
		j = reach_mention(labels, x->s->n, i);
		if (labels[i] % 2 == 1)
			mention_add(x, i, j, labels[i] / 2, 1, "model", a);
	}
}

static int
better(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;
	uint32_t m = x->last - x->first, n = y->last - y->first;

	if (x->rank / 4 != y->rank / 4)
		return x->rank > y->rank ? -1 : 1;
	if (m != n)
		return m > n ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank > y->rank ? -1 : 1;
	return (x->first > y->first) - (x->first < y->first);
}

static int
earlier(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;

	return (x->first > y->first) - (x->first < y->first);
}

enum { FEW = 16 };

static void
sort(struct mention *m, size_t n, int (*order)(const void *, const void *))
{
	struct mention x;
	size_t i, j;

	if (n > FEW) {
		qsort(m, n, sizeof *m, order);
		return;
	}
	for (i = 1; i < n; i++) {
		x = m[i];
		for (j = i; j > 0 && order(&m[j - 1], &x) > 0; j--)
			m[j] = m[j - 1];
		m[j] = x;
	}
}

void
mention_settle(struct mentions *x, struct arena *a)
{
	uint8_t *taken;
	size_t i, j, n = 0;

	if (x->n == 0)
		return;
	taken = arena_get(a, x->s->n);
	memset(taken, 0, x->s->n);
	sort(x->m, x->n, better);
	for (i = 0; i < x->n; i++) {
		for (j = x->m[i].first; j < x->m[i].last && !taken[j]; j++)
			;
		if (j < x->m[i].last)
			continue;
		memset(taken + x->m[i].first, 1, x->m[i].last - x->m[i].first);
		x->m[n++] = x->m[i];
	}
	x->n = n;
	sort(x->m, n, earlier);
}

struct str
mention_text(const struct mentions *x, const struct mention *m)
{
	const struct tok *t = x->s->t;

	return (struct str){
	    x->s->text.s + t[m->first].start, t[m->last - 1].end - t[m->first].start};
}
