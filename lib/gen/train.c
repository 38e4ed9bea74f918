/*
 * train: learns the entity model from annotated text and writes it as text.
 *
 *     train [-m] [-e epochs] [-n orders] [-S seed] [-r rate] [-l l2] [-c count] [-p weight] [-k features] [-d dev.tsv]…
 *           -o MODEL FILE[=W]…
 *
 * A FILE is a record stream or IOB2 (corpus.h); W its weight against the others, 1 unless given.
 */
#include "corpus.h"
#include "dict.h"
#include "die.h"
#include "gate.h"
#include "learn.h"
#include "memory.h"
#include "region.h"
#include "save.h"
#include "prune.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- features --- */

struct options {
	int epochs, cut, prune, average, orders;
	float rate, l2, scale, drop;
	const char *out;
	bool memory;
	size_t rows; /* features that the model may have */
	uint64_t seed;
};

struct trainer {
	struct options o;
	struct corpus train, dev[4];
	const char *dev_name[4];
	int devs;
	struct dict ids;	  /* feature -> number + 1, or its count while counting */
	struct learn_sent *s;	  /* the sentences of train without memory, then with it */
	struct memory_view *view; /* of each sentence of train; NULL in the first rounds */
	struct arena a;
	struct gate gate;
	struct learn l;
};

static void
features(
    const struct feature_sent *s, size_t i, const struct memory_view *v, struct feature_sink *k)
{
	struct feature_near near = {0};

	k->n = 0;
	for (int off = -FEATURE_REACH; off <= FEATURE_REACH; off++) {
		ptrdiff_t at = (ptrdiff_t)i + off;
		bool inside = at >= 0 && at < (ptrdiff_t)s->n;

		feature_of_word(s, inside ? &s->w[at] : NULL, off, k);
	}
	feature_of_context(s, i, &near, k);
	if (v != NULL)
		memory_features(v, s, i, k);
}

static bool
in_region(const struct corpus_sent *c, size_t i)
{
	for (size_t k = 0; k < c->regions; k++)
		if (i >= c->r[k].first && i < c->r[k].last)
			return true;
	return false;
}

static void
count_features(struct trainer *t)
{
	struct feature_sink k = {.n = 0, .part = NULL};
	size_t i, j, f;
	uint32_t n = 0;

	dict_free(&t->ids);
	for (i = 0; i < t->train.n; i++)
		for (j = 0; j < t->train.s[i].f.n; j++) {
			if (!in_region(&t->train.s[i], j))
				continue;
			features(&t->train.s[i].f, j, t->view ? &t->view[i] : NULL, &k);
			for (f = 0; f < k.n; f++)
				++*dict_at(&t->ids, k.hash[f], true);
		}
	for (i = 0; i <= t->ids.mask; i++)
		if (t->ids.key[i] != 0)
			t->ids.value[i] = t->ids.value[i] >= (uint32_t)t->o.cut ? ++n : 0;
	fprintf(stderr, "train: %zu features, %u kept\n", t->ids.n, n);
	learn_free(&t->l);
	learn_begin(&t->l, n, t->o.rate, t->o.l2, t->o.drop);
}

static void
add_token(struct learn_sent *s, const struct corpus_sent *c, size_t i, bool closed)
{
	s->gold[s->n] = closed ? 0 : c->gold[i];
	s->closed[s->n] = closed;
	if (c->mask != NULL)
		s->mask[s->n] = closed ? 1 : c->mask[i];
	s->count[s->n++] = 0;
}

/*
 * The regions of a sentence as numbers of features, in memory of its own: between, before and
 * behind them one token that is no mention.
 */
static struct learn_sent
numbers(struct trainer *t, const struct corpus_sent *c, const struct memory_view *v)
{
	struct learn_sent s = {.weight = c->weight};
	struct feature_sink k = {.n = 0, .part = NULL};
	size_t n = 0, r, i, f, most = c->f.n + 2;
	uint32_t *id;

	s.feature = die_alloc(most * FEATURE_MAX * sizeof *s.feature);
	s.count = die_alloc(most * sizeof *s.count);
	s.closed = die_alloc(2 * most);
	s.gold = s.closed + most;
	if (c->mask != NULL)
		s.mask = die_alloc(most * sizeof *s.mask);
	for (r = 0; r < c->regions; r++) {
		if (c->r[r].first > 0)
			add_token(&s, c, 0, true);
		for (i = c->r[r].first; i < c->r[r].last; i++) {
			add_token(&s, c, i, false);
			features(&c->f, i, v, &k);
			for (f = 0; f < k.n; f++)
				if ((id = dict_at(&t->ids, k.hash[f], false)) != NULL && *id > 0) {
					s.feature[n++] = *id - 1;
					s.count[s.n - 1]++;
				}
		}
	}
	if (r > 0 && c->r[r - 1].last < c->f.n)
		add_token(&s, c, 0, true);
	s.feature = die_realloc(s.feature, n * sizeof *s.feature + 4);
	return s;
}

static void
forget(struct learn_sent *s)
{
	free(s->feature);
	free(s->count);
	free(s->closed);
	free(s->mask);
}

/* The best labels of a sentence of which s has the numbers. */
static void
decode_numbers(
    struct trainer *t, const struct corpus_sent *c, const struct learn_sent *s, uint8_t *y)
{
	uint8_t *of = die_alloc(s->n + 1);
	size_t r, i, n = 0;

	learn_decode(&t->l, s, of);
	memset(y, 0, c->f.n);
	for (r = 0; r < c->regions; r++) {
		n += c->r[r].first > 0;
		for (i = c->r[r].first; i < c->r[r].last; i++)
			y[i] = of[n++];
	}
	free(of);
}

/* --- scores --- */

struct score {
	size_t right[CRF_NAMES], found[CRF_NAMES], gold[CRF_NAMES];
};

static size_t
mention_end(const uint8_t *y, size_t n, size_t i)
{
	size_t j = i + 1;

	while (j < n && y[j] == y[i] + 1)
		j++;
	return j;
}

static void
score_sentence(struct score *c, const uint8_t *gold, const uint8_t *y, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool a = gold[i] % 2 == 1, b = y[i] % 2 == 1;

		if (a)
			c->gold[gold[i] / 2]++;
		if (b)
			c->found[y[i] / 2]++;
		if (a && gold[i] == y[i] && mention_end(gold, n, i) == mention_end(y, n, i))
			c->right[y[i] / 2]++;
	}
}

static double
f1(const struct score *c, int from, int to)
{
	size_t right = 0, both = 0;

	for (int i = from; i < to; i++) {
		right += c->right[i];
		both += c->found[i] + c->gold[i];
	}
	return both ? 200.0 * (double)right / (double)both : 0;
}

static void
decode(struct trainer *t, const struct corpus_sent *c, const struct memory_view *v, uint8_t *y)
{
	struct learn_sent s = numbers(t, c, v);

	decode_numbers(t, c, &s, y);
	forget(&s);
}

/* The views of sentences [from, to), one document, under their labels. */
static void
remember(const struct corpus *c, size_t from, size_t to, uint8_t **labels, struct memory_view *v,
    struct arena *a)
{
	struct memory m;
	size_t i, tokens = 0;

	for (i = from; i < to; i++)
		tokens += memory_need(&c->s[i].f, labels[i]);
	memory_begin(&m, tokens, a);
	for (i = from; i < to; i++)
		memory_learn(&m, &c->s[i].f, labels[i]);
	for (i = from; i < to; i++)
		v[i] = memory_look(&m, &c->s[i].f, labels[i], c->s[i].r, c->s[i].regions, a);
}

static size_t
doc_end(const struct corpus *c, size_t i)
{
	size_t j = i + 1;

	while (j < c->n && c->s[j].doc == c->s[i].doc)
		j++;
	return j;
}

static void
evaluate(struct trainer *t, const struct corpus *dev, const char *name)
{
	struct score c = {{0}, {0}, {0}};
	struct arena a = {0};
	struct memory_view *v = arena_get(&a, (dev->n + 1) * sizeof *v);
	uint8_t **y = arena_get(&a, (dev->n + 1) * sizeof *y);
	size_t i, j, end;

	for (i = 0; i < dev->n; i = end) {
		end = doc_end(dev, i);
		for (j = i; j < end; j++) {
			y[j] = arena_get(&a, dev->s[j].f.n + 1);
			decode(t, &dev->s[j], NULL, y[j]);
		}
		if (t->view != NULL) {
			remember(dev, i, end, y, v, &a);
			for (j = i; j < end; j++)
				decode(t, &dev->s[j], &v[j], y[j]);
		}
		for (j = i; j < end; j++)
			score_sentence(&c, dev->s[j].gold, y[j], dev->s[j].f.n);
	}
	fprintf(stderr, "  %s names %.2f PLO %.2f:", name, f1(&c, 0, CRF_NAMES), f1(&c, 0, 3));
	for (i = 0; i < CRF_NAMES; i++)
		fprintf(stderr, " %s %.1f", crf_type((int)i), f1(&c, (int)i, (int)i + 1));
	fputc('\n', stderr);
	arena_free(&a);
}

/* --- regions --- */

/* Of the training text, all mentions stand in regions, or there were nothing to learn from them. */
static void
find_regions(struct trainer *t, struct corpus *c, bool with_gold, const char *name)
{
	size_t i, j, tokens = 0, mentions = 0, lost = 0;
	struct corpus_sent *s;

	gate_apply(&t->gate, c);
	for (i = 0; i < c->n; i++) {
		s = &c->s[i];
		s->regions = region_find(&s->f, NULL, &t->a, &s->r);
		for (j = 0; j < s->f.n; j++) {
			tokens += in_region(s, j);
			mentions += s->gold[j] % 2;
			lost += s->gold[j] != 0 && !in_region(s, j);
		}
		if (with_gold)
			s->regions = region_find(&s->f, s->gold, &t->a, &s->r);
	}
	fprintf(stderr,
	    "train: %s: %.1f%% of tokens in regions, %zu tokens of %zu mentions are not\n", name,
	    100.0 * (double)tokens / (double)c->tokens, lost, mentions);
}

/* --- learning --- */

enum { FOLDS = 5 };

/* Learns from n of t->s, but for the documents of one fold (-1: of all). */
static void
learn(struct trainer *t, size_t n, int fold)
{
	uint32_t *order = die_alloc(n * sizeof *order), swap;
	uint64_t random = 88172645463325252u + t->o.seed;
	size_t i, j;
	double loss;

	for (i = 0; i < n; i++)
		order[i] = (uint32_t)i;
	/* One order alone is a matter of luck (± 0.4 F1): the mean of the weights of some is not. */
	for (int k = 0; k < (fold < 0 ? t->o.orders : 1); k++) {
		if (k > 0)
			learn_again(&t->l);
		for (int e = 1; e <= t->o.epochs; e++) {
			for (i = n; i-- > 1;) {
				random ^= random << 13;
				random ^= random >> 7;
				random ^= random << 17;
				j = random % (i + 1);
				swap = order[i];
				order[i] = order[j];
				order[j] = swap;
			}
			loss = 0;
			for (i = 0; i < n; i++)
				if ((int)(t->train.s[order[i] % t->train.n].doc % FOLDS) != fold)
					loss += learn_step(&t->l, &t->s[order[i]]);
			if (e >= t->o.average)
				learn_average(&t->l);
			fprintf(stderr, "train: epoch %d loss %.0f\n", e, loss);
		}
	}
	learn_end(&t->l);
	free(order);
}

/*
 * The first reading of the training text itself, each part by a model that has not seen it, and
 * what the memory of each document is then.
 */
static void
first_reading(struct trainer *t)
{
	uint8_t **y = arena_get(&t->a, t->train.n * sizeof *y);
	struct memory_view *v = arena_get(&t->a, t->train.n * sizeof *v);
	size_t i, end, nf = t->l.nf;

	for (int fold = 0; fold < FOLDS; fold++) {
		learn_free(&t->l);
		learn_begin(&t->l, nf, t->o.rate, t->o.l2, t->o.drop);
		learn(t, t->train.n, fold);
		for (i = 0; i < t->train.n; i++)
			if ((int)(t->train.s[i].doc % FOLDS) == fold) {
				y[i] = arena_get(&t->a, t->train.s[i].f.n + 1);
				decode_numbers(t, &t->train.s[i], &t->s[i], y[i]);
			}
	}
	for (i = 0; i < t->train.n; i = end) {
		end = doc_end(&t->train, i);
		remember(&t->train, i, end, y, v, &t->a);
	}
	t->view = v;
}

/* Sentences as numbers, without memory and then, when there is one, with it. */
static size_t
number_all(struct trainer *t)
{
	size_t i, n = t->train.n;

	count_features(t);
	for (i = 0; i < 2 * n && t->s != NULL; i++)
		forget(&t->s[i]);
	t->s = die_realloc(t->s, 2 * n * sizeof *t->s);
	memset(t->s, 0, 2 * n * sizeof *t->s);
	for (i = 0; i < n; i++)
		t->s[i] = numbers(t, &t->train.s[i], NULL);
	for (i = 0; i < n && t->view != NULL; i++)
		t->s[n + i] = numbers(t, &t->train.s[i], &t->view[i]);
	return t->view == NULL ? n : 2 * n;
}

/*
 * Learns with all features, then again with no others than those that weighed most: what was cut
 * off at the end instead cost 0.1 (press) and 0.3 (written) F1.
 */
static void
learn_twice(struct trainer *t, size_t n)
{
	size_t kept;

	learn(t, n, -1);
	kept = prune_round(&t->l, t->o.scale, t->o.prune);
	prune_limit(&t->l, t->o.scale, t->o.rows);
	fprintf(stderr, "train: %zu features have weights\n", kept);
	kept = prune_forget(&t->l, &t->ids, t->s, n);
	fprintf(stderr, "train: %zu of them kept\n", kept);
	learn_free(&t->l);
	learn_begin(&t->l, kept, t->o.rate, t->o.l2, t->o.drop);
	learn(t, n, -1);
}

/* What the model was made from; the rest is in README.md. */
static void
print_head(const struct trainer *t, FILE *fp)
{
	fprintf(fp,
	    "# Entity model: a feature a line, its weights for O and the beginnings (capitals) "
	    "and\n"
	    "# insides of PER orG LOC MISC EVENT pRog laW, letters %s.\n"
	    "# Made by lib/gen/train; corpora, licences and scores: README.md.\n"
	    "# %zu sentences, %zu tokens, %zu mentions; epochs %d, rate %g, drop %g, scale %g.\n",
	    crf_letters, t->train.n, t->train.tokens, t->train.mentions, t->o.epochs,
	    (double)t->o.rate, (double)t->o.drop, (double)t->o.scale);
}

static void
write_model(struct trainer *t)
{
	struct save x;
	struct feature_part part[FEATURE_MAX];
	struct feature_sink k = {.n = 0, .part = part};
	size_t i, j, f;

	save_open(&x, t->o.out, t->o.scale);
	print_head(t, x.out);
	for (i = 0; i < t->train.n; i++)
		save_names(&x, &t->train.s[i].f);
	for (i = 0; i <= CRF_LABELS; i++)
		save_after(&x, (int)i, t->l.trans[i]);
	gate_save(&t->gate, &t->train, &x);
	for (i = 0; i < t->train.n; i++)
		for (j = 0; j < t->train.s[i].f.n; j++) {
			if (!in_region(&t->train.s[i], j))
				continue;
			features(&t->train.s[i].f, j, t->view ? &t->view[i] : NULL, &k);
			for (f = 0; f < k.n; f++) {
				uint32_t *id = dict_at(&t->ids, k.hash[f], false);
				float *w, any = 0;

				if (id == NULL || *id == 0)
					continue;
				w = &t->l.w[(size_t)(*id - 1) * LEARN_ROW];
				for (int n = 0; n < CRF_LABELS; n++)
					any += fabsf(w[n]);
				*id = 0; /* printed */
				if (any == 0)
					continue;
				save_feature(&x, &part[f], w);
			}
		}
	save_close(&x);
}

static void
add_file(struct trainer *t, char *arg)
{
	char *eq = strchr(arg, '=');
	float weight = 1;

	if (eq != NULL) {
		*eq = '\0';
		weight = strtof(eq + 1, NULL);
	}
	corpus_read(&t->train, arg, weight);
}

enum { ROWS = 67000 }; /* with the gate's, 2.1 MB */

static void
usage(void)
{
	fputs("usage: train [-m] [-e epochs] [-n orders] [-S seed] [-r rate] [-l l2] [-c count] "
	      "[-p weight] [-k features] [-s scale] [-d dev]... -o model file[=weight]...\n",
	    stderr);
	exit(2);
}

static void
read_options(struct trainer *t, int argc, char **argv)
{
	int c;

	while ((c = getopt(argc, argv, "a:n:e:k:r:l:c:p:s:d:o:D:S:m")) != -1)
		switch (c) {
		case 'n':
			t->o.orders = atoi(optarg);
			break;
		case 'e':
			t->o.epochs = atoi(optarg);
			break;
		case 'r':
			t->o.rate = strtof(optarg, NULL);
			break;
		case 'l':
			t->o.l2 = strtof(optarg, NULL);
			break;
		case 'c':
			t->o.cut = atoi(optarg);
			break;
		case 'p':
			t->o.prune = atoi(optarg);
			break;
		case 'k':
			t->o.rows = (size_t)atol(optarg);
			break;
		case 'S':
			t->o.seed = (uint64_t)atol(optarg);
			break;
		case 'm':
			t->o.memory = true;
			break;
		case 'a':
			t->o.average = atoi(optarg);
			break;
		case 'D':
			t->o.drop = strtof(optarg, NULL);
			break;
		case 's':
			t->o.scale = strtof(optarg, NULL);
			break;
		case 'o':
			t->o.out = optarg;
			break;
		case 'd':
			if (t->devs == 4)
				usage();
			t->dev_name[t->devs] = optarg;
			corpus_read(&t->dev[t->devs++], optarg, 1);
			break;
		default:
			usage();
		}
	if (optind == argc || t->o.out == NULL)
		usage();
}

int
main(int argc, char **argv)
{
	static struct trainer t = {.o = {8, 2, 2, 2, 1, 0.05F, 0, 24, 0.1F, NULL, false, ROWS, 0}};
	size_t i, n;

	die_name(argv[0]);
	read_options(&t, argc, argv);
	while (optind < argc)
		add_file(&t, argv[optind++]);
	fprintf(stderr, "train: %zu sentences, %zu tokens, %zu mentions (%zu not whole tokens)\n",
	    t.train.n, t.train.tokens, t.train.mentions, t.train.odd);
	gate_learn(&t.gate, &t.train, t.o.scale);
	find_regions(&t, &t.train, true, "training text");
	for (i = 0; i < (size_t)t.devs; i++)
		find_regions(&t, &t.dev[i], false, t.dev_name[i]);
	n = number_all(&t);
	if (t.o.memory) {
		first_reading(&t);
		n = number_all(&t);
	}
	learn_twice(&t, n);
	for (i = 0; i < (size_t)t.devs; i++)
		evaluate(&t, &t.dev[i], t.dev_name[i]);
	prune_round(&t.l, t.o.scale, t.o.prune);
	for (i = 0; i < (size_t)t.devs; i++)
		evaluate(&t, &t.dev[i], t.dev_name[i]);
	write_model(&t);
	return die_status();
}
