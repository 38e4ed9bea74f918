#include "crf.h"

#include "die.h"

#include <stdlib.h>
#include <string.h>

static const char *const types[CRF_TYPES] = {
    "PER", "ORG", "LOC", "MISC", "DATE", "EVENT", "PROG", "LAW", "CRIME"};

const char crf_letters[CRF_LABELS + 1] = "OPpGgLlMmDdEeRrWwCc";

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

/*
 * The model, made by lib/gen/mkmodel: head, gate, transitions, rows, slots. Different rows are few,
 * the most frequent ones first: they stay in the cache, and so do slots that are small.
 */
extern const char crf_model[];
__asm__(".section .rodata\n.balign 64\n.global crf_model\ncrf_model: .incbin \"" MODEL_BIN
	"\"\n.previous\n");

/* All features of a word form summed, for each offset at which it may stand. */
struct memo {
	_Alignas(64) uint64_t type; /* 0: free; four cache lines in all */
	int16_t sum[2 * FEATURE_REACH + 1][CRF_ROW];
};

enum { MEMO = 1 << 15, AHEAD = 8 };

/*
 * Where the words alone leave « no mention » this far ahead, in units of the model's scale, the
 * context is not looked at: true of most tokens, and never seen to cost a mention.
 */
enum { SURE = 4 };

/*
 * Viterbi's method, all labels of a token at once. Ways are told relative to the best one, so that
 * 16 bits hold them; one that is worse by LOW or more never wins: no token's scores differ by that
 * much, being cut to EXTREME.
 */
enum { LOW = -14000, EXTREME = 3000, VECS = CRF_ROW / 8 };

struct crf {
	uint32_t mask;
	int scale;
	const int16_t (*trans)[CRF_ROW];
	/* from a label to O and beginnings; what it must have to win against the best, top */
	int16_t begin[CRF_LABELS + 1][CRF_ROW], rival[CRF_LABELS + 1][CRF_ROW];
	/* to the inside of a mention from its beginning, from its inside; -1 where inside */
	int16_t into[CRF_ROW], stay[CRF_ROW], inside[CRF_ROW];
	const int8_t (*row)[CRF_ROW];
	const struct crf_slot *slot;
	int16_t edge[2 * FEATURE_REACH + 1][CRF_ROW];
	struct memo *memo;
	void *room;	      /* memo, before it is aligned */
	const uint64_t *gate; /* a bit for each feature that has a row: most have none */
};

static inline bool
gate_open(const struct crf *c, uint64_t h)
{
	uint32_t bit = (uint32_t)(h >> 24) & (CRF_GATE - 1);

	return c->gate[bit >> 6] >> (bit & 63) & 1;
}

typedef int16_t vec16 __attribute__((vector_size(16), aligned(2), may_alias));
typedef int8_t vec8 __attribute__((vector_size(8), aligned(1), may_alias));

static inline void
add_sum(int16_t *to, const int16_t *from)
{
	for (int i = 0; i < CRF_ROW; i += 8)
		*(vec16 *)(to + i) += *(const vec16 *)(from + i);
}

/* Keeps of the features of a sink those that the gate lets through; fetches their slots ahead. */
static inline void
sift(const struct crf *c, struct feature_sink *k)
{
	size_t kept = 0;

	for (size_t f = 0; f < k->n; f++) {
		k->hash[kept] = k->hash[f];
		kept += gate_open(c, k->hash[f]);
	}
	for (size_t f = 0; f < kept; f++)
		__builtin_prefetch(&c->slot[(uint32_t)k->hash[f] & c->mask]);
	k->n = kept;
}

/* Slots at the end are followed by enough free ones: a search never wraps. */
static inline const int8_t *
row_of(const struct crf *c, uint64_t h)
{
	const struct crf_slot *x = &c->slot[(uint32_t)h & c->mask];
	uint32_t check = CRF_CHECK(h);

	while (x->check != check && x->check != 0)
		x++;
	return c->row[x->row]; /* of a free slot: row 0, nothing but 0 */
}

static inline void
add_features(const struct crf *c, const struct feature_sink *k, int16_t *sum)
{
	vec16 *to = (vec16 *)sum, x = to[0], y = to[1], z = to[2];

	for (size_t f = 0; f < k->n; f++) {
		const vec8 *row = (const vec8 *)row_of(c, k->hash[f]);

		x += __builtin_convertvector(row[0], vec16);
		y += __builtin_convertvector(row[1], vec16);
		z += __builtin_convertvector(row[2], vec16);
	}
	to[0] = x;
	to[1] = y;
	to[2] = z;
}

/* The slots of one offset are fetched while those of the offset before are added. */
static void
sum_word(const struct crf *c, const struct feature_sent *s, const struct feature_word *w,
    int16_t sum[][CRF_ROW])
{
	struct feature_sink k[2] = {{.n = 0, .part = NULL}, {.n = 0, .part = NULL}};
	int at = 0;

	memset(sum, 0, (2 * FEATURE_REACH + 1) * sizeof *sum);
	for (; at <= 2 * FEATURE_REACH; at++) {
		k[at & 1].n = 0;
		feature_of_word(s, w, at - FEATURE_REACH, &k[at & 1]);
		sift(c, &k[at & 1]);
		if (at > 0)
			add_features(c, &k[~at & 1], sum[at - 1]);
	}
	add_features(c, &k[~at & 1], sum[at - 1]);
}

/* The transitions as Viterbi's method wants them; see struct crf. */
static void
prepare_ways(struct crf *c)
{
	int most[CRF_LABELS], least[CRF_LABELS];

	for (int i = 0; i < CRF_LABELS; i++) {
		most[i] = least[i] = c->trans[i][0];
		for (int j = 1; j < CRF_LABELS; j += 2) {
			if (c->trans[i][j] > most[i])
				most[i] = c->trans[i][j];
			if (c->trans[i][j] < least[i])
				least[i] = c->trans[i][j];
		}
	}
	for (int i = 0; i <= CRF_LABELS; i++)
		for (int j = 0; j < CRF_ROW; j++) {
			bool inside = j > 0 && j % 2 == 0;

			c->begin[i][j] = j >= CRF_LABELS ? LOW : inside ? 0 : c->trans[i][j];
			c->rival[i][j] = INT16_MAX;
			if (i < CRF_LABELS && j < CRF_LABELS && i != j)
				c->rival[i][j] = (int16_t)(least[i] - most[j]);
		}
	for (int j = 2; j < CRF_LABELS; j += 2) {
		c->inside[j] = -1;
		c->into[j] = c->trans[j - 1][j];
		c->stay[j] = c->trans[j][j];
	}
}

struct crf *
crf_open(void)
{
	const uint32_t *head = (const uint32_t *)(const void *)crf_model;
	struct crf *c = die_alloc(sizeof *c);
	struct feature_sent none = {0};

	memset(c, 0, sizeof *c);
	c->mask = head[1];
	c->scale = (int)head[3];
	c->gate = (const uint64_t *)(const void *)(head + 16);
	c->trans = (const int16_t(*)[CRF_ROW])(const void *)(c->gate + CRF_GATE / 64);
	c->row = (const int8_t(*)[CRF_ROW])(const void *)(c->trans + CRF_TRANS);
	c->slot = (const struct crf_slot *)(const void *)(c->row + head[4]);
	c->room = calloc(MEMO + 1, sizeof *c->memo); /* untouched pages cost nothing at the start */
	if (c->room == NULL)
		die("out of memory");
	c->memo = (struct memo *)(((uintptr_t)c->room + 63) & ~(uintptr_t)63);
	prepare_ways(c);
	sum_word(c, &none, NULL, c->edge);
	return c;
}

void
crf_close(struct crf *c)
{
	free(c->room);
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

static const struct memo *
recall(struct crf *c, const struct feature_sent *s, const struct feature_word *w)
{
	struct memo *m = memo_of(c, w);

	if (m->type != w->type) {
		sum_word(c, s, w, m->sum);
		m->type = w->type;
	}
	return m;
}

static inline bool
is_dull(const struct crf *c, const struct feature_sent *s, size_t i, const int16_t *e)
{
	int least = e[0] - SURE * c->scale;

	if (s->hint[i] || s->pair[i] || s->seen[i])
		return false;
	for (int j = 1; j < CRF_LABELS; j++)
		if (e[j] >= least)
			return false;
	return true;
}

static void
sum_words(struct crf *c, const struct feature_sent *s, int16_t *e)
{
	ptrdiff_t n = (ptrdiff_t)s->n, i, to;

	for (i = 0; i < AHEAD && i < n; i++)
		prefetch_memo(c, &s->w[i]);
	for (i = -FEATURE_REACH; i < n + FEATURE_REACH; i++) {
		bool inside = i >= 0 && i < n;
		const int16_t(*sum)[CRF_ROW];

		if (inside && i + AHEAD < n)
			prefetch_memo(c, &s->w[i + AHEAD]);
		sum = (const int16_t(*)[CRF_ROW])(inside ? recall(c, s, &s->w[i])->sum : c->edge);
		for (int off = -FEATURE_REACH; off <= FEATURE_REACH; off++)
			if ((to = i - off) >= 0 && to < n)
				add_sum(e + to * CRF_ROW, sum[off + FEATURE_REACH]);
	}
}

/* The features of a context are added while the slots of the next one's are fetched. */
int16_t *
crf_scores(struct crf *c, const struct feature_sent *s, struct arena *a)
{
	int16_t *e = arena_get(a, (s->n + 1) * CRF_ROW * sizeof *e), *last = e;
	struct feature_sink k[2] = {{.n = 0, .part = NULL}, {.n = 0, .part = NULL}};
	int now = 0;

	memset(e, 0, (s->n + 1) * CRF_ROW * sizeof *e);
	sum_words(c, s, e);
	for (size_t i = 0; i < s->n; i++) {
		if (is_dull(c, s, i, e + i * CRF_ROW))
			continue;
		k[now].n = 0;
		feature_of_context(s, i, &k[now]);
		sift(c, &k[now]);
		now = !now;
		add_features(c, &k[now], last);
		last = e + i * CRF_ROW;
	}
	add_features(c, &k[!now], last);
	return e;
}

bool
crf_remember(
    const struct crf *c, const struct feature_sent *s, const struct memory_view *v, int16_t *e)
{
	struct feature_sink k = {.n = 0, .part = NULL};
	bool any = false;

	for (size_t i = 0; i < s->n; i++) {
		k.n = 0;
		memory_features(v, s, i, &k);
		add_features(c, &k, e + i * CRF_ROW);
		any |= k.n > 0;
	}
	return any;
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

static inline vec16
splat(int x)
{
	return (vec16){0} + (int16_t)x;
}

static inline bool
any(const vec16 *mask)
{
	vec16 all = mask[0] | mask[1] | mask[2];
	uint64_t half[2];

	memcpy(half, &all, sizeof half);
	return (half[0] | half[1]) != 0;
}

static inline vec16
load(const int16_t *x, int v)
{
	return *(const vec16 *)(x + 8 * v);
}

/* Adds the scores of a token; the label of the best way, which becomes 0. Of equals the first. */
static inline int
settle(struct ways *w, const vec16 *way, const int16_t *e)
{
	vec16 over[VECS], x[VECS], cut;
	int top = 0, best;

	for (int v = 0; v < VECS; v++) {
		cut = load(e, v);
		cut = choose(cut > EXTREME, splat(EXTREME), cut);
		cut = choose(cut < -EXTREME, splat(-EXTREME), cut);
		x[v] = way[v] + cut;
	}
	best = x[0][0];
	for (int v = 0; v < VECS; v++) {
		over[v] = x[v] > splat(best);
		memcpy(w->way + 8 * v, &x[v], sizeof x[v]);
	}
	if (any(over)) {
		for (int j = 1; j < CRF_LABELS; j++)
			if (w->way[j] > w->way[top])
				top = j;
		best = w->way[top];
	}
	for (int v = 0; v < VECS; v++) {
		x[v] -= splat(best);
		x[v] = choose(x[v] > LOW, x[v], splat(LOW));
		memcpy(w->way + 8 * v, &x[v], sizeof x[v]);
	}
	return top;
}

/* O and beginnings: only labels from which they can still win are tried, mostly one. */
static void
try_rivals(const struct crf *c, const struct ways *w, int top, vec16 *next, vec16 *from)
{
	for (int k = 0; k < CRF_LABELS; k++) {
		if (w->way[k] < c->rival[top][k])
			continue;
		for (int v = 0; v < VECS; v++) {
			vec16 x = load(c->begin[k], v) + splat(w->way[k]), better = x > next[v];

			next[v] = choose(better, x, next[v]);
			from[v] = choose(better, splat(k), from[v]);
		}
	}
}

/* One token on: its ways in w, where they came from in back; the label of the best. */
static inline int
viterbi_step(const struct crf *c, struct ways *w, int top, const int16_t *e, uint8_t *back)
{
	static const vec16 lane = {0, 1, 2, 3, 4, 5, 6, 7};
	vec16 next[VECS], from[VECS], rival[VECS];

	for (int v = 0; v < VECS; v++) {
		next[v] = load(c->begin[top], v);
		from[v] = splat(top);
		rival[v] = load(w->way, v) >= load(c->rival[top], v);
	}
	if (any(rival))
		try_rivals(c, w, top, next, from);
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

uint8_t *
crf_labels(const struct crf *c, const struct feature_sent *s, const int16_t *e, struct arena *a)
{
	size_t n = s->n, i;
	uint8_t *labels = arena_get(a, n + 1), *back = arena_get(a, (n + 1) * CRF_ROW);
	struct ways w = {{0}, {0}};
	vec16 start[VECS];
	int top;

	if (n == 0)
		return labels;
	for (int v = 0; v < VECS; v++)
		start[v] = choose(load(c->inside, v), splat(LOW), load(c->begin[CRF_START], v));
	top = settle(&w, start, e);
	for (i = 1; i < n; i++)
		top = viterbi_step(c, &w, top, e + i * CRF_ROW, back + i * CRF_ROW);
	labels[n - 1] = (uint8_t)top;
	for (i = n - 1; i > 0; i--)
		labels[i - 1] = back[i * CRF_ROW + labels[i]];
	return labels;
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
	return c->scale;
}

void
crf_ways(const struct crf *c, float way[][CRF_ROW])
{
	int top = 0;

	for (int i = 0; i <= CRF_LABELS; i++)
		for (int j = 0; j < CRF_LABELS; j++)
			if (c->trans[i][j] > top)
				top = c->trans[i][j];
	for (int i = 0; i <= CRF_LABELS; i++)
		for (int j = 0; j < CRF_LABELS; j++) {
			bool inside = j > 0 && j % 2 == 0;
			bool allowed = !inside || i == j || i == j - 1;

			way[i][j] =
			    allowed ? crf_exp((float)(c->trans[i][j] - top) / (float)c->scale) : 0;
		}
}
