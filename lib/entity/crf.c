#include "crf.h"

#include "die.h"
#include "large.h"

#include <stdlib.h>
#include <string.h>

static const char *const types[CRF_TYPES] = {
    "PER", "ORG", "LOC", "MISC", "EVENT", "PROG", "LAW", "DATE", "CRIME"};

const char crf_letters[CRF_LABELS + 1] = "OPpGgLlMmEeRrWw";

const char *
crf_type(int type)
{
	return types[type];
}

int
crf_type_of(struct str name)
{
	for (int i = 0; i < CRF_TYPES; i++)
		if (str_eq(name, (struct str){types[i], strlen(types[i])}))
			return i;
	return -1;
}

/* The features of a word form summed, for each offset. */
struct memo {
	_Alignas(64) uint64_t type; /* 0: free; three cache lines in all */
	int16_t sum[FEATURE_OFFSETS][CRF_ROW];
};

enum { MEMO = 1 << 16, AHEAD = 8 };

/*
 * Viterbi's method, all labels of a token at once. Ways are told relative to the best one, so that
 * 16 bits hold them; one that is worse by LOW or more never wins: no token's scores differ by that
 * much, being cut to EXTREME.
 */
enum { LOW = -14000, EXTREME = 3000, VECS = CRF_ROW / 8 };

struct crf {
	struct model model;
	/* from a label to O and beginnings; what it must have to win against the best, top */
	int16_t begin[CRF_LABELS + 1][CRF_ROW], rival[CRF_LABELS + 1][CRF_ROW];
	/* to the inside of a mention from its beginning, from its inside; -1 where inside */
	int16_t into[CRF_ROW], stay[CRF_ROW], inside[CRF_ROW];
	int16_t edge[FEATURE_OFFSETS][CRF_ROW];
	struct memo *memo;
};

typedef int16_t vec16 __attribute__((vector_size(16), aligned(2), may_alias));
typedef uint8_t vec8 __attribute__((vector_size(8), aligned(1), may_alias));

static inline vec16
splat(int x)
{
	return (vec16){0} + (int16_t)x;
}

static inline vec16
load(const int16_t *x, int v)
{
	return *(const vec16 *)(x + 8 * v);
}

/* Adds the rows of features of the context. */
static inline void
add_rows(const struct crf *c, const uint64_t *f, const uint64_t *end, vec16 *to)
{
	model_pairs x[VECS] = {to[0], to[1]};

	for (; f < end; f++)
		model_add(model_row(&c->model, *f), x);
	to[0] = x[0];
	to[1] = x[1];
}

/* Sums of all offsets. All slots are fetched before any is read, then all rows. */
static void
sum_word(const struct crf *c, const struct feature_sent *s, const struct feature_word *w,
    int16_t sum[][CRF_ROW])
{
	const struct model *m = &c->model;
	model_pairs x[FEATURE_OFFSETS][VECS] = {{{0}}};
	struct feature_sink k;
	size_t n = 0;

	feature_sink_open(&k, NULL);
	feature_of_word(s, w, FEATURE_ALL, &k);
	for (size_t f = 0; f < k.n; f++)
		__builtin_prefetch(&m->word[model_place(k.hash[f], m->words)]);
	for (size_t f = 0; f < k.n; f++) {
		const struct model_word *word = model_word(m, k.hash[f]);

		__builtin_prefetch(&m->row[word->rows >> FEATURE_OFFSETS]);
		k.hash[n] = word->rows;
		n += word->check != 0;
	}
	for (size_t f = 0; f < n; f++) {
		const model_pairs *row = &m->row[k.hash[f] >> FEATURE_OFFSETS];
		unsigned at = k.hash[f] & ((1U << FEATURE_OFFSETS) - 1);

		for (; at != 0; at &= at - 1)
			model_add(*row++, x[__builtin_ctz(at)]);
	}
	memcpy(sum, x, sizeof x);
}

/* The transitions as Viterbi's method wants them; see struct crf. */
static void
prepare_ways(struct crf *c)
{
	int most[CRF_LABELS], least[CRF_LABELS];

	for (int i = 0; i < CRF_LABELS; i++) {
		most[i] = least[i] = c->model.trans[i][0];
		for (int j = 1; j < CRF_LABELS; j += 2) {
			if (c->model.trans[i][j] > most[i])
				most[i] = c->model.trans[i][j];
			if (c->model.trans[i][j] < least[i])
				least[i] = c->model.trans[i][j];
		}
	}
	for (int i = 0; i <= CRF_LABELS; i++)
		for (int j = 0; j < CRF_ROW; j++) {
			bool inside = j > 0 && j % 2 == 0;

			c->begin[i][j] = j >= CRF_LABELS ? LOW : inside ? 0 : c->model.trans[i][j];
			c->rival[i][j] = INT16_MAX;
			if (i < CRF_LABELS && j < CRF_LABELS && i != j)
				c->rival[i][j] = (int16_t)(least[i] - most[j]);
		}
	for (int j = 2; j < CRF_LABELS; j += 2) {
		c->inside[j] = -1;
		c->into[j] = c->model.trans[j - 1][j];
		c->stay[j] = c->model.trans[j][j];
	}
}

struct crf *
crf_open(void)
{
	struct crf *c = die_alloc(sizeof *c);
	struct feature_sent none = {0};

	memset(c, 0, sizeof *c);
	model_open(&c->model);
	c->memo = large_get(MEMO * sizeof *c->memo);
	prepare_ways(c);
	sum_word(c, &none, NULL, c->edge);
	return c;
}

void
crf_close(struct crf *c)
{
	large_free(c->memo, MEMO * sizeof *c->memo);
	free(c);
}

static inline struct memo *
memo_of(const struct crf *c, const struct feature_word *w)
{
	return &c->memo[(w->type ^ w->type >> 32) & (MEMO - 1)];
}

static inline void
prefetch_memo(const struct crf *c, const struct feature_word *w)
{
	const char *p = (const char *)memo_of(c, w);

	for (size_t i = 0; i < sizeof(struct memo); i += 64)
		__builtin_prefetch(p + i);
}

/* The sums of a word. */
static inline const struct memo *
recall(struct crf *c, const struct feature_sent *s, const struct feature_word *w)
{
	struct memo *m = memo_of(c, w);

	if (m->type != w->type) {
		m->type = w->type;
		sum_word(c, s, w, m->sum);
	}
	return m;
}

/*
 * The words of a region and two on each side: each adds to the sums of five tokens, of which the one
 * two before it is then complete.
 */
static void
sum_words(struct crf *c, const struct feature_sent *s, const struct region *r, int16_t *e)
{
	vec16 of[FEATURE_OFFSETS][VECS] = {{{0}}}; /* the last is that token's */
	ptrdiff_t first = r->first, last = r->last, i;

	for (i = first - FEATURE_REACH; i < last + FEATURE_REACH; i++) {
		const int16_t(*sum)[CRF_ROW] = (const int16_t(*)[CRF_ROW])(
		    i >= 0 && i < (ptrdiff_t)s->n ? recall(c, s, &s->w[i])->sum : c->edge);

		for (int off = FEATURE_OFFSETS - 1; off >= 0; off--)
			for (int v = 0; v < VECS; v++)
				of[off][v] =
				    load(sum[off], v) + (off > 0 ? of[off - 1][v] : splat(0));
		if (i < first + FEATURE_REACH)
			continue;
		for (int v = 0; v < VECS; v++, e += 8)
			*(vec16 *)e += of[FEATURE_OFFSETS - 1][v];
	}
}

static void
prefetch_words(const struct crf *c, const struct feature_sent *s, const struct region *r)
{
	size_t i = r->first > FEATURE_REACH ? r->first - FEATURE_REACH : 0;

	for (; i < r->last + FEATURE_REACH && i < s->n; i++)
		prefetch_memo(c, &s->w[i]);
}

/*
 * Contexts waiting for their rows; of each feature the scores it adds to, as how many a token has cannot be
 * foretold. BATCH features are read together, so that the lines fetched for them stand in the nearest
 * cache until then.
 */
enum { BATCH = 192 };
struct batch {
	struct feature_sink k;
	vec16 *to[BATCH + FEATURE_MAX + 1];
};

static void
finish(const struct crf *c, struct batch *b)
{
	for (size_t i = 0; i < b->k.n; i++) {
		model_pairs x[VECS] = {b->to[i][0], b->to[i][1]};

		model_add(model_row(&c->model, b->k.hash[i]), x);
		b->to[i][0] = x[0];
		b->to[i][1] = x[1];
	}
	b->k.n = 0;
}

int16_t *
crf_scores(
    struct crf *c, const struct feature_sent *s, const struct region *r, size_t n, struct arena *a)
{
	size_t rows = n > 0 ? r[n - 1].row + r[n - 1].last - r[n - 1].first : 0, i, t, first;
	int16_t *e = arena_get(a, (rows + 1) * CRF_ROW * sizeof *e), *to = e;
	struct feature_near near = {0};
	struct batch b;

	memset(e, 0, (rows + 1) * CRF_ROW * sizeof *e);
	feature_sink_open(&b.k, c->model.kept);
	for (i = 0; i < n; i++) {
		prefetch_words(c, s, &r[i]);
		for (t = r[i].first; t < r[i].last; t++) {
			if (b.k.n > BATCH)
				finish(c, &b);
			first = b.k.n;
			feature_of_context(s, t, &near, &b.k);
			for (; first < b.k.n; first++) {
				model_prefetch(&c->model, b.k.hash[first]);
				b.to[first] = (vec16 *)to;
			}
			to += CRF_ROW;
		}
	}
	finish(c, &b);
	for (i = 0; i < n; i++)
		sum_words(c, s, &r[i], e + r[i].row * CRF_ROW);
	return e;
}

struct ways {
	int16_t before[8]; /* the lane left of label 0 */
	int16_t way[CRF_ROW];
};

static inline vec16
choose(vec16 mask, vec16 yes, vec16 no)
{
	return (yes & mask) | (no & ~mask);
}

typedef int8_t bytes8 __attribute__((vector_size(8)));

/* Eight lanes of a mask as bytes, the first lowest; 0 when none is set. */
static inline uint64_t
bytes_of(vec16 mask)
{
	bytes8 b = __builtin_convertvector(mask, bytes8);
	uint64_t x;

	memcpy(&x, &b, sizeof x);
	return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? x : __builtin_bswap64(x);
}

/* The number of the first lane that is set, which is cleared. */
static inline int
first_lane(uint64_t *bytes)
{
	int lane = __builtin_ctzll(*bytes) / 8;

	*bytes &= ~(UINT64_C(0xFF) << (8 * lane));
	return lane;
}

/*
 * Where no token has a label that gains more than the one it has, the best labels remain the best:
 * a memory mostly agrees with what was read.
 */
bool
crf_remember(const struct crf *c, const struct feature_sent *s, const struct memory_view *v,
    const struct region *r, int16_t *e, const uint8_t *labels)
{
	struct feature_sink k;
	uint64_t other = 0;

	feature_sink_open(&k, c->model.kept);
	e += r->row * CRF_ROW;
	for (size_t i = r->first; i < r->last; i++, e += CRF_ROW) {
		vec16 more[VECS] = {{0}}, *to = (vec16 *)e;
		int16_t own;

		k.n = 0;
		memory_features(v, s, i, &k);
		if (k.n == 0)
			continue;
		add_rows(c, k.hash, k.hash + k.n, more);
		own = more[labels[i] / 8][labels[i] % 8];
		for (int x = 0; x < VECS; x++) {
			other |= bytes_of(more[x] > splat(own));
			to[x] += more[x];
		}
	}
	return other != 0;
}

/* Adds the scores of a token; the label of the best way, which becomes 0. Of equals the first. */
static inline int
settle(struct ways *w, const vec16 *way, const int16_t *e)
{
	vec16 x[VECS] = {{0}}, cut;
	int top = 0, best, j;
	uint64_t over[VECS];

	for (int v = 0; v < VECS; v++) {
		cut = load(e, v);
		cut = choose(cut > EXTREME, splat(EXTREME), cut);
		cut = choose(cut < -EXTREME, splat(-EXTREME), cut);
		x[v] = way[v] + cut;
	}
	best = x[0][0];
	for (int v = 0; v < VECS; v++) {
		over[v] = bytes_of(x[v] > splat(best));
		memcpy(w->way + 8 * v, &x[v], sizeof x[v]);
	}
	for (int v = 0; v < VECS; v++)
		while (over[v] != 0)
			if (w->way[j = 8 * v + first_lane(&over[v])] > best)
				best = w->way[top = j];
	for (int v = 0; v < VECS; v++) {
		x[v] -= splat(best);
		x[v] = choose(x[v] > LOW, x[v], splat(LOW));
		memcpy(w->way + 8 * v, &x[v], sizeof x[v]);
	}
	return top;
}

/* O and beginnings from one more label, of which they can still win; there is mostly none. */
static inline void
try_rival(const struct crf *c, const struct ways *w, int k, vec16 *next, vec16 *from)
{
	for (int v = 0; v < VECS; v++) {
		vec16 x = load(c->begin[k], v) + splat(w->way[k]), better = x > next[v];

		next[v] = choose(better, x, next[v]);
		from[v] = choose(better, splat(k), from[v]);
	}
}

/* One token on: its ways in w, where they came from in back; the label of the best. */
static inline int
viterbi_step(const struct crf *c, struct ways *w, int top, const int16_t *e, uint8_t *back)
{
	static const vec16 lane = {0, 1, 2, 3, 4, 5, 6, 7};
	vec16 next[VECS], from[VECS];
	uint64_t rival[VECS];

	for (int v = 0; v < VECS; v++) {
		next[v] = load(c->begin[top], v);
		from[v] = splat(top);
		rival[v] = bytes_of(load(w->way, v) >= load(c->rival[top], v));
	}
	for (int v = 0; v < VECS; v++)
		while (rival[v] != 0)
			try_rival(c, w, 8 * v + first_lane(&rival[v]), next, from);
	for (int v = 0; v < VECS; v++) {
		vec16 into = load(w->way - 1, v) + load(c->into, v),
		      stay = load(w->way, v) + load(c->stay, v), mine = lane + (int16_t)(8 * v),
		      new = into > stay, inside = load(c->inside, v);

		next[v] = choose(inside, choose(new, into, stay), next[v]);
		from[v] = choose(inside, mine + new, from[v]); /* true is -1 */
		*(vec8 *)(back + 8 * v) = __builtin_convertvector(from[v], vec8);
	}
	return settle(w, next, e);
}

/* The best label of the last token, top being that before none goes on behind it. */
static uint8_t
best_end(const struct crf *c, const struct ways *w, int top)
{
	int best = top, j;

	for (int v = 0; v < VECS; v++) {
		uint64_t rival = bytes_of(load(w->way, v) >= load(c->rival[top], v));

		while (rival != 0)
			if (j = 8 * v + first_lane(&rival),
			    w->way[j] + c->begin[j][0] > w->way[best] + c->begin[best][0])
				best = j;
	}
	return (uint8_t)best;
}

void
crf_labels(const struct crf *c, const struct feature_sent *s, const struct region *r,
    const int16_t *e, uint8_t *labels, struct arena *a)
{
	size_t n = r->last - r->first, i;
	uint8_t *back = arena_get(a, n * CRF_ROW);
	const int16_t *begin = c->begin[r->first == 0 ? (int)CRF_START : 0];
	struct ways w = {{0}, {0}};
	vec16 start[VECS];
	int top;

	e += r->row * CRF_ROW;
	labels += r->first;
	for (int v = 0; v < VECS; v++)
		start[v] = choose(load(c->inside, v), splat(LOW), load(begin, v));
	top = settle(&w, start, e);
	for (i = 1; i < n; i++)
		top = viterbi_step(c, &w, top, e + i * CRF_ROW, back + i * CRF_ROW);
	labels[n - 1] = r->last < s->n ? best_end(c, &w, top) : (uint8_t)top;
	for (i = n - 1; i > 0; i--)
		labels[i - 1] = back[i * CRF_ROW + labels[i]];
}

float
crf_exp(float x)
{
	union {
		float f;
		uint32_t i;
	} u;
	float y = x * 1.44269504F, f;
	int n;

	if (y < -100)
		return 0;
	n = (int)y - (y < 0);
	f = (y - (float)n) * 0.69314718F;
	u.i = (uint32_t)(n + 127) << 23;
	return u.f *
	       (1 + f * (1 + f * (0.5F + f * (0.16666667F + f * (0.041666667F +
								    f * (0.0083333333F +
									    f * 0.0013888889F))))));
}

int
crf_scale(const struct crf *c)
{
	return c->model.scale;
}

void
crf_ways(const struct crf *c, float way[][CRF_ROW])
{
	int top = 0;

	for (int i = 0; i <= CRF_LABELS; i++)
		for (int j = 0; j < CRF_LABELS; j++)
			if (c->model.trans[i][j] > top)
				top = c->model.trans[i][j];
	for (int i = 0; i <= CRF_LABELS; i++)
		for (int j = 0; j < CRF_LABELS; j++) {
			bool inside = j > 0 && j % 2 == 0;
			bool allowed = !inside || i == j || i == j - 1;

			way[i][j] = allowed ? crf_exp((float)(c->model.trans[i][j] - top) /
						      (float)c->model.scale)
					    : 0;
		}
}
