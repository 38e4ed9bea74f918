#include "learn.h"

#include "die.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { L = CRF_LABELS, R = LEARN_ROW };
#define STEP_MIN 0.001F /* no step where every label's error is smaller */

static bool
may_follow(int from, int to)
{
	if (to == 0 || to % 2 == 1)
		return true;
	return from == to || from == to - 1;
}

void
learn_begin(struct learn *l, size_t nf, float rate, float l2, float drop)
{
	size_t bytes = (nf + 1) * R * sizeof(float);

	memset(l, 0, sizeof *l);
	l->nf = nf;
	l->rate = rate;
	l->l2 = l2;
	l->drop = drop;
	l->random = 0x2545F4914F6CDD1D;
	l->w = die_alloc(bytes);
	l->sum = memset(die_alloc(bytes), 0, bytes);
	l->g2 = die_alloc(bytes);
	learn_again(l);
}

void
learn_again(struct learn *l)
{
	size_t i;

	memset(l->w, 0, (l->nf + 1) * R * sizeof *l->w);
	memset(l->trans, 0, sizeof l->trans);
	for (i = 0; i < (l->nf + 1) * R; i++)
		l->g2[i] = 0.1F;
	for (i = 0; i < (L + 1) * R; i++)
		(&l->trans_g2[0][0])[i] = 0.1F;
}

void
learn_free(struct learn *l)
{
	free(l->w);
	free(l->g2);
	free(l->sum);
	free(l->work);
	free(l->kept);
	free(l->kept_count);
	memset(l, 0, sizeof *l);
}

static inline void
axpy(float *restrict y, float a, const float *restrict x)
{
	for (int i = 0; i < R; i++)
		y[i] += a * x[i];
}

static float
sum(const float *x)
{
	float s = 0;

	for (int i = 0; i < L; i++)
		s += x[i];
	return s;
}

static void
scale(float *x, float a)
{
	for (int i = 0; i < R; i++)
		x[i] *= a;
}

/* Scores of all labels of all tokens. */
static void
emissions(const struct learn *l, const struct learn_sent *s, float by, float *e)
{
	const uint32_t *f = s->feature;
	size_t i, k;

	memset(e, 0, s->n * R * sizeof *e);
	for (i = 0; i < s->n; i++, e += R)
		for (k = 0; k < s->count[i]; k++, f++)
			axpy(e, by, l->w + (size_t)*f * R);
}

struct chain {
	float e[L + 1][R], t[R][R]; /* exp of transitions, and transposed */
};

static void
chain_set(const struct learn *l, struct chain *c)
{
	float top = 0;

	memset(c, 0, sizeof *c);
	for (int i = 0; i <= L; i++)
		for (int j = 0; j < L; j++)
			if (l->trans[i][j] > top)
				top = l->trans[i][j];
	for (int i = 0; i <= L; i++)
		for (int j = 0; j < L; j++)
			if (may_follow(i == L ? 0 : i, j)) {
				c->e[i][j] = crf_exp(l->trans[i][j] - top);
				if (i < L)
					c->t[j][i] = c->e[i][j];
			}
}

/*
 * Forward-backward over n tokens. x: exp of emissions. p: a row a token, the probability of each
 * label; xi: expected transitions, added up. Returns the log of the scaled sum.
 */
static double
forward_backward(
    const struct chain *c, const float *x, size_t n, float *p, float *work, float xi[L + 1][R])
{
	float *a = work, b[R] = {0}, xb[R], z;
	double log_z = 0;
	size_t t;

	for (t = 0; t < n; t++) {
		float *at = a + t * R;

		memset(at, 0, R * sizeof *at);
		if (t == 0)
			memcpy(at, c->e[L], sizeof c->e[L]);
		else
			for (int j = 0; j < L; j++)
				if (at[j - R] > 1e-12F)
					axpy(at, at[j - R], c->e[j]);
		for (int j = 0; j < R; j++)
			at[j] *= x[t * R + (size_t)j];
		z = sum(at);
		if (z < 1e-30F)
			z = 1e-30F;
		log_z += (double)logf(z);
		scale(at, 1 / z);
	}
	for (int j = 0; j < L; j++)
		b[j] = 1;
	for (t = n; t-- > 0;) {
		float *at = a + t * R, *pt = p + t * R;

		for (int j = 0; j < R; j++)
			pt[j] = at[j] * b[j];
		z = sum(pt);
		scale(pt, z > 1e-30F ? 1 / z : 0);
		for (int j = 0; j < R; j++)
			xb[j] = x[t * R + (size_t)j] * b[j];
		memset(b, 0, sizeof b);
		for (int j = 0; j < L; j++)
			if (xb[j] > 1e-12F)
				axpy(b, xb[j], c->t[j]);
		if (t == 0) {
			for (int j = 0; j < L; j++)
				xi[L][j] += pt[j];
			break;
		}
		z = 0;
		for (int j = 0; j < L; j++)
			z += at[j - R] * b[j];
		if (z < 1e-30F)
			continue;
		for (int j = 0; j < L; j++)
			if (at[j - R] > 1e-6F)
				for (int k = 0; k < R; k++)
					xi[j][k] += at[j - R] * c->e[j][k] * xb[k] / z;
		z = sum(b);
		scale(b, 1 / z);
	}
	return log_z;
}

/* One AdaGrad step on a row. */
static inline void
step(float *restrict w, float *restrict g2, const float *restrict g, float rate, float l2)
{
	for (int i = 0; i < R; i++) {
		float d = g[i] + l2 * w[i];

		g2[i] += d * d;
		w[i] -= rate * d / sqrtf(g2[i]);
	}
}

static void
update(struct learn *l, const struct learn_sent *s, const float *p, const float *q)
{
	const uint32_t *f = s->feature;
	float g[R], top;

	for (size_t i = 0; i < s->n; i++, p += R, q += R) {
		top = 0;
		for (int j = 0; j < R; j++) {
			g[j] = (p[j] - q[j]) * s->weight;
			if (fabsf(g[j]) > top)
				top = fabsf(g[j]);
		}
		if (top < STEP_MIN) {
			f += s->count[i];
			continue;
		}
		for (size_t k = 0; k < s->count[i]; k++, f++)
			step(l->w + (size_t)*f * R, l->g2 + (size_t)*f * R, g, l->rate, l->l2);
	}
}

static void
make_room(struct learn *l, size_t n)
{
	if (n * R * 5 <= l->worktop)
		return;
	l->worktop = 2 * n * R * 5;
	l->work = die_realloc(l->work, l->worktop * sizeof *l->work);
}

/* The sentence with some features left out, so that others learn to do without them. */
static struct learn_sent
drop(struct learn *l, const struct learn_sent *s)
{
	struct learn_sent d = *s;
	const uint32_t *f = s->feature, limit = (uint32_t)(l->drop * 16777216.0F);
	size_t n = 0, i, k;

	for (i = 0; i < s->n; i++)
		n += s->count[i];
	if (n > l->kept_top)
		l->kept = die_realloc(l->kept, (l->kept_top = 2 * n) * sizeof *l->kept);
	if (s->n > l->count_top)
		l->kept_count =
		    die_realloc(l->kept_count, (l->count_top = 2 * s->n) * sizeof *l->kept_count);
	d.feature = l->kept;
	d.count = l->kept_count;
	for (n = 0, i = 0; i < s->n; i++) {
		d.count[i] = 0;
		for (k = 0; k < s->count[i]; k++, f++) {
			l->random ^= l->random << 13;
			l->random ^= l->random >> 7;
			l->random ^= l->random << 17;
			if ((l->random >> 20 & 0xFFFFFF) < limit)
				continue;
			d.feature[n++] = *f;
			d.count[i]++;
		}
	}
	return d;
}

double
learn_step(struct learn *l, const struct learn_sent *whole)
{
	static const struct chain none;
	const struct learn_sent dropped = drop(l, whole), *s = &dropped;
	struct chain c = none;
	float xi[L + 1][R] = {{0}}, xq[L + 1][R] = {{0}}, top, *x, *p, *q, *work;
	double loss;
	size_t n = s->n, i;

	if (n == 0)
		return 0;
	make_room(l, n);
	x = l->work;
	p = x + n * R;
	q = p + n * R;
	work = q + n * R;
	emissions(l, s, 1 / (1 - l->drop), x);
	for (i = 0; i < n; i++) {
		top = x[i * R];
		for (int j = 1; j < L; j++)
			if (x[i * R + (size_t)j] > top)
				top = x[i * R + (size_t)j];
		for (int j = 0; j < L; j++)
			x[i * R + (size_t)j] = crf_exp(x[i * R + (size_t)j] - top);
		x[i * R + L] = 0;
		if (s->closed[i]) {
			memset(x + i * R, 0, R * sizeof *x);
			x[i * R] = 1;
		}
	}
	chain_set(l, &c);
	loss = forward_backward(&c, x, n, p, work, xi);
	if (s->mask == NULL) {
		memset(q, 0, n * R * sizeof *q);
		for (i = 0; i < n; i++) {
			q[i * R + s->gold[i]] = 1;
			xq[i ? s->gold[i - 1] : L][s->gold[i]] += 1;
			loss -= (double)logf(
			    x[i * R + s->gold[i]] * c.e[i ? s->gold[i - 1] : L][s->gold[i]] +
			    1e-30F);
		}
	} else {
		for (i = 0; i < n; i++)
			for (int j = 0; j < L; j++)
				if (!(s->mask[i] >> j & 1))
					x[i * R + (size_t)j] = 0;
		loss -= forward_backward(&c, x, n, q, work, xq);
	}
	update(l, s, p, q);
	for (i = 0; i <= L; i++) {
		for (int j = 0; j < R; j++)
			xi[i][j] = (xi[i][j] - xq[i][j]) * s->weight;
		step(l->trans[i], l->trans_g2[i], xi[i], l->rate, l->l2);
	}
	return loss;
}

void
learn_average(struct learn *l)
{
	size_t i;

	for (i = 0; i < l->nf * R; i++)
		l->sum[i] += l->w[i];
	for (i = 0; i < (L + 1) * R; i++)
		(&l->trans_sum[0][0])[i] += (&l->trans[0][0])[i];
	l->sums++;
}

void
learn_end(struct learn *l)
{
	size_t i;
	float by = 1 / (float)l->sums;

	for (i = 0; l->sums > 0 && i < l->nf * R; i++)
		l->w[i] = l->sum[i] * by;
	for (i = 0; l->sums > 0 && i < (L + 1) * R; i++)
		(&l->trans[0][0])[i] = (&l->trans_sum[0][0])[i] * by;
}

void
learn_decode(struct learn *l, const struct learn_sent *s, uint8_t *labels)
{
	size_t n = s->n, i;
	float *x, best, now[R], next[R];
	uint8_t *back;

	if (n == 0)
		return;
	make_room(l, n);
	x = l->work;
	back = (uint8_t *)(l->work + n * R);
	emissions(l, s, 1, x);
	for (i = 0; i < n; i++) {
		for (int j = 0; j < L; j++) {
			best = -1e30F;
			back[i * R + (size_t)j] = 0;
			if (i == 0 && may_follow(0, j))
				best = l->trans[L][j];
			for (int k = 0; i > 0 && k < L; k++)
				if (may_follow(k, j) && now[k] + l->trans[k][j] > best) {
					best = now[k] + l->trans[k][j];
					back[i * R + (size_t)j] = (uint8_t)k;
				}
			next[j] = best + x[i * R + (size_t)j] - (s->closed[i] && j > 0 ? 1e20F : 0);
		}
		memcpy(now, next, sizeof now);
	}
	labels[n - 1] = 0;
	for (int j = 1; j < L; j++)
		if (now[j] > now[labels[n - 1]])
			labels[n - 1] = (uint8_t)j;
	for (i = n - 1; i > 0; i--)
		labels[i - 1] = back[i * R + labels[i]];
}
