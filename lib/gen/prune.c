#include "prune.h"

#include "die.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 127, SUMS = CRF_LABELS * (TOP + 1) };

static void
round_all(float *w, size_t n, float scale)
{
	for (size_t i = 0; i < n; i++)
		w[i] = rintf(w[i] * scale) / scale;
}

size_t
prune_round(struct learn *l, float scale, int least)
{
	size_t i, kept = 0;
	float q;

	for (i = 0; i < l->nf; i++) {
		bool any = false;

		for (int j = 0; j < CRF_LABELS; j++) {
			float *w = &l->w[i * LEARN_ROW + (size_t)j];

			q = rintf(*w * scale);
			q = q > TOP ? TOP : q < -TOP ? -TOP : q;
			if (fabsf(q) < (float)least)
				q = 0;
			*w = q / scale;
			any |= q != 0;
		}
		kept += any;
	}
	round_all(&l->trans[0][0], (CRF_LABELS + 1) * LEARN_ROW, scale);
	return kept;
}

static size_t
weight_sum(const struct learn *l, size_t i, float scale)
{
	float sum = 0;

	for (int j = 0; j < CRF_LABELS; j++)
		sum += fabsf(l->w[i * LEARN_ROW + (size_t)j]);
	return (size_t)rintf(sum * scale);
}

size_t
prune_limit(struct learn *l, float scale, size_t rows)
{
	size_t *of = memset(die_alloc(SUMS * sizeof *of), 0, SUMS * sizeof *of), i, n = 0, least;

	for (i = 0; i < l->nf; i++)
		of[weight_sum(l, i, scale)]++;
	for (least = SUMS; least > 1 && n + of[least - 1] <= rows; least--)
		n += of[least - 1];
	for (i = 0; i < l->nf; i++)
		if (weight_sum(l, i, scale) < least)
			memset(l->w + i * LEARN_ROW, 0, LEARN_ROW * sizeof(float));
	free(of);
	return n;
}

static bool
has_weight(const struct learn *l, size_t i)
{
	for (size_t j = 0; j < CRF_LABELS; j++)
		if (l->w[i * LEARN_ROW + j] != 0)
			return true;
	return false;
}

static void
forget_in(struct learn_sent *s, const uint32_t *to)
{
	const uint32_t *from = s->feature, *end;
	size_t i, n = 0, first;

	for (i = 0; i < s->n; i++) {
		first = n;
		for (end = from + s->count[i]; from < end; from++)
			if (to[*from] > 0)
				s->feature[n++] = to[*from] - 1;
		s->count[i] = (uint16_t)(n - first);
	}
}

size_t
prune_forget(const struct learn *l, struct dict *ids, struct learn_sent *s, size_t n)
{
	uint32_t *to = die_alloc((l->nf + 1) * sizeof *to), kept = 0;
	size_t i;

	for (i = 0; i < l->nf; i++)
		to[i] = has_weight(l, i) ? ++kept : 0;
	for (i = 0; i <= ids->mask; i++)
		if (ids->key[i] != 0 && ids->value[i] > 0)
			ids->value[i] = to[ids->value[i] - 1];
	for (i = 0; i < n; i++)
		forget_in(&s[i], to);
	free(to);
	return kept;
}
