#include "certain.h"

#include <string.h>

enum { L = CRF_LABELS, R = CRF_ROW };

static void
normalise(float *x)
{
	float sum = 0;

	for (int i = 0; i < L; i++)
		sum += x[i];
	for (int i = 0; i < L; i++)
		x[i] = sum > 0 ? x[i] / sum : 0;
}

/* Scores of a token as factors, the largest 1. */
static void
factors(const int16_t *e, float unit, float *x)
{
	int top = e[0];

	for (int i = 1; i < L; i++)
		if (e[i] > top)
			top = e[i];
	for (int i = 0; i < L; i++)
		x[i] = crf_exp((float)(e[i] - top) * unit);
}

void
certain_labels(const struct crf *c, const struct feature_sent *s, const struct region *r,
    const int16_t *e, const uint8_t *labels, uint8_t *sure, struct arena *a)
{
	size_t n = r->last - r->first, t;
	float *x = arena_get(a, (n + 1) * R * sizeof *x),
	      *fw = arena_get(a, (n + 1) * R * sizeof *x);
	float way[L + 1][R], b[R], xb[R], p[R];

	crf_ways(c, way);
	e += r->row * R;
	labels += r->first;
	sure += r->first;
	for (t = 0; t < n; t++) {
		float *now = fw + t * R;

		factors(e + t * R, 1 / (float)crf_scale(c), x + t * R);
		for (int j = 0; j < L; j++) {
			now[j] = t == 0 ? way[r->first == 0 ? L : 0][j] : 0;
			for (int i = 0; t > 0 && i < L; i++)
				now[j] += now[i - R] * way[i][j];
			now[j] *= x[t * R + (size_t)j];
		}
		normalise(now);
	}
	for (int j = 0; j < L; j++)
		b[j] = r->last < s->n ? way[j][0] : 1;
	for (t = n; t-- > 0;) {
		for (int j = 0; j < L; j++) {
			p[j] = fw[t * R + (size_t)j] * b[j];
			xb[j] = x[t * R + (size_t)j] * b[j];
		}
		normalise(p);
		sure[t] = (uint8_t)(p[labels[t]] * 100 + 0.5F);
		for (int i = 0; i < L; i++) {
			b[i] = 0;
			for (int j = 0; j < L; j++)
				b[i] += way[i][j] * xb[j];
		}
		normalise(b);
	}
}
