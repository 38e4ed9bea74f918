#include "gate.h"

#include "die.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { EPOCHS = 5, CUT = 3, LEAST = 3 }; /* features seen less often, weights below: left out */
#define RATE 0.05F
#define PULL 1e-5F   /* of weights towards 0 */
#define MENTION 3.0F /* how much more a token of a mention weighs */
#define STEP_MIN 0.001F

static void
features(const struct feature_sent *s, size_t i, struct feature_sink *k)
{
	k->n = 0;
	for (int off = -FEATURE_REACH; off <= FEATURE_REACH; off++) {
		ptrdiff_t at = (ptrdiff_t)i + off;

		feature_of_gate(s, at >= 0 && at < (ptrdiff_t)s->n ? &s->w[at] : NULL, off, k);
	}
}

/* Numbers the features that were seen often enough. */
static void
number(struct gate *g, const struct corpus *c)
{
	struct feature_sink k = {.n = 0, .part = NULL};
	uint32_t n = 0;
	size_t i, j, f;

	for (i = 0; i < c->n; i++)
		for (j = 0; j < c->s[i].f.n; j++) {
			features(&c->s[i].f, j, &k);
			for (f = 0; f < k.n; f++)
				++*dict_at(&g->ids, k.hash[f], true);
		}
	for (i = 0; i <= g->ids.mask; i++)
		if (g->ids.key[i] != 0)
			g->ids.value[i] = g->ids.value[i] >= CUT ? ++n : 0;
	g->n = n;
	g->w = memset(die_alloc((n + 1) * sizeof *g->w), 0, (n + 1) * sizeof *g->w);
	g->g2 = die_alloc((n + 1) * sizeof *g->g2);
	g->q = memset(die_alloc((n + 1) * sizeof *g->q), 0, (n + 1) * sizeof *g->q);
	for (i = 0; i <= n; i++)
		g->g2[i] = 0.1F;
}

/* The numbers of the features of token i, in id; how many. */
static size_t
ids_of(struct gate *g, const struct feature_sent *s, size_t i, uint32_t *id)
{
	struct feature_sink k = {.n = 0, .part = NULL};
	size_t n = 0;

	features(s, i, &k);
	for (size_t f = 0; f < k.n; f++) {
		const uint32_t *v = dict_at(&g->ids, k.hash[f], false);

		if (v != NULL && *v > 0)
			id[n++] = *v - 1;
	}
	return n;
}

/* One step on one token; the loss before it. What rules found is in a region anyway. */
static double
step(struct gate *g, const struct corpus_sent *s, size_t i)
{
	uint32_t id[FEATURE_MAX];
	size_t n = ids_of(g, &s->f, i, id), f;
	bool in = s->gold[i] != 0;
	float z = 0, p, by, d;

	for (f = 0; f < n; f++)
		z += g->w[id[f]];
	p = z > 0 ? 1 / (1 + crf_exp(-z)) : crf_exp(z) / (1 + crf_exp(z));
	by = (p - (in ? 1.0F : 0.0F)) * (in ? MENTION : 1) * s->weight;
	if (fabsf(by) >= STEP_MIN)
		for (f = 0; f < n; f++) {
			d = by + PULL * g->w[id[f]];
			g->g2[id[f]] += d * d;
			g->w[id[f]] -= RATE * d / sqrtf(g->g2[id[f]]);
		}
	return (double)-logf((in ? p : 1 - p) + 1e-9F);
}

void
gate_learn(struct gate *g, const struct corpus *c, float scale)
{
	uint64_t random = 88172645463325252u;
	size_t i, j, k, kept = 0;
	double loss = 0;

	memset(g, 0, sizeof *g);
	number(g, c);
	for (int e = 0; e < EPOCHS; e++)
		for (loss = 0, k = 0; k < c->n; k++) {
			random ^= random << 13;
			random ^= random >> 7;
			random ^= random << 17;
			i = random % c->n;
			for (j = 0; j < c->s[i].f.n; j++)
				if (c->s[i].f.hint[j] < FEATURE_HINT_NAME)
					loss += step(g, &c->s[i], j);
		}
	for (i = 0; i < g->n; i++) {
		g->q[i] = (int)rintf(g->w[i] * scale);
		g->q[i] = g->q[i] > 127 ? 127 : g->q[i] < -127 ? -127 : g->q[i];
		if (abs(g->q[i]) < LEAST)
			g->q[i] = 0;
		g->w[i] = (float)g->q[i] / scale;
		kept += g->q[i] != 0;
	}
	fprintf(stderr, "train: gate: %zu features, %zu kept, loss %.0f\n", g->n, kept, loss);
}

void
gate_apply(struct gate *g, struct corpus *c)
{
	uint32_t id[FEATURE_MAX];
	size_t i, j, f, n;

	for (i = 0; i < c->n; i++)
		for (j = 0; j < c->s[i].f.n; j++) {
			int sum = 0;

			n = ids_of(g, &c->s[i].f, j, id);
			for (f = 0; f < n; f++)
				sum += g->q[id[f]];
			c->s[i].f.gate[j] = (int16_t)sum;
		}
}

void
gate_save(struct gate *g, const struct corpus *c, struct save *x)
{
	struct feature_part part[FEATURE_MAX];
	struct feature_sink k = {.n = 0, .part = part};
	float row[CRF_LABELS] = {0};
	size_t i, j, f;

	for (i = 0; i < c->n; i++)
		for (j = 0; j < c->s[i].f.n; j++) {
			features(&c->s[i].f, j, &k);
			for (f = 0; f < k.n; f++) {
				uint32_t *id = dict_at(&g->ids, k.hash[f], false);

				if (id == NULL || *id == 0)
					continue;
				row[0] = g->w[*id - 1];
				*id = 0; /* printed */
				if (row[0] != 0)
					save_feature(x, &part[f], row);
			}
		}
	dict_free(&g->ids);
	free(g->w);
	free(g->g2);
	free(g->q);
}
