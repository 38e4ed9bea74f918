/*
 * mkmodel: packs what the entity model is written in as text into what a program maps.
 *
 *     mkmodel words lib/fr/entity.words build/words.bin
 *     mkmodel model lib/fr/entity.model build/entity.bin
 *
 * A table is an open hash with linear probing, at most half full; keys are not kept, only 32 more
 * bits of their hash.
 */
#include "crf.h"
#include "die.h"
#include "feature.h"
#include "form.h"
#include "model.h"
#include "tok.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *file;
static size_t line_no;

static void *
zeroed(size_t n)
{
	return memset(die_alloc(n), 0, n);
}

/* n things that are as large as a line of the cache, and stand in one. */
static void *
lines_of(size_t n, size_t size)
{
	void *p = aligned_alloc(size, n * size);

	if (p == NULL)
		die("out of memory");
	return memset(p, 0, n * size);
}

static FILE *
must_open(const char *path, const char *mode)
{
	FILE *fp = fopen(path, mode);

	if (fp == NULL)
		die("%s:", path);
	return fp;
}

static void
must_write(const void *p, size_t n, FILE *fp)
{
	if (n > 0 && fwrite(p, n, 1, fp) != 1)
		die("cannot write:");
}

/* The next line that is no comment, without LF; NULL at the end. */
static char *
next_line(FILE *fp, char **buf, size_t *cap)
{
	ssize_t n;

	while ((n = getline(buf, cap, fp)) > 0) {
		line_no++;
		if ((*buf)[n - 1] == '\n')
			(*buf)[n - 1] = '\0';
		if ((*buf)[0] != '#' || strncmp(*buf, "#\t", 2) == 0)
			return *buf;
	}
	return NULL;
}

/* --- words --- */

enum { PREFIX_BIT = 51, FIELDS = 8, PLACES = 3 << 14, BEHIND = 64 };
static const int field_shift[FIELDS] = {0, 8, 17, 28, 40, 45, 52, 55};

struct words {
	struct form_line *line;
	size_t used;
};

static void
words_add(struct words *x, uint64_t h, uint64_t attr)
{
	struct form_line *l = &x->line[form_place(h, PLACES)];
	uint32_t check = FORM_CHECK(h);
	int i;

	for (;; l++) {
		for (i = 0; i < FORM_WAYS && l->check[i] != 0 && l->check[i] != check; i++)
			;
		if (i < FORM_WAYS)
			break;
		l->more |= 1U << FORM_MORE(check);
		if (l + 1 == x->line + PLACES + BEHIND)
			die("%s: too many words: %zu", file, x->used);
	}
	x->used += l->check[i] == 0;
	l->check[i] = check;
	l->entry[i] |= attr;
}

static void
words_line(struct words *x, char *s, struct arena *a)
{
	char *p = strchr(s, '\t');
	struct tok *t;
	size_t n, i;
	uint64_t attr = 0, h = 0;

	if (p == NULL)
		die("%s:%zu: no attributes", file, line_no);
	n = tok_split((struct str){s, (size_t)(p - s)}, a, &t);
	for (i = 0; i < FIELDS; i++) {
		if (*p != '\t')
			die("%s:%zu: too few columns", file, line_no);
		attr |= strtoull(p + 1, &p, 10) << field_shift[i];
	}
	for (i = 0; i < n; i++) {
		h = tok_chain(h, t[i].fold);
		words_add(x, h, i + 1 == n ? attr : UINT64_C(1) << PREFIX_BIT);
	}
	arena_reset(a);
}

static void
words_main(FILE *in, FILE *out)
{
	struct words x = {NULL, 0};
	struct arena a = {0};
	char *buf = NULL, *s;
	size_t cap = 0;
	uint32_t head[FORM_HEAD] = {0x32445257, PLACES};

	x.line = lines_of(PLACES + BEHIND, sizeof *x.line);
	while ((s = next_line(in, &buf, &cap)) != NULL)
		words_line(&x, s, &a);
	if (x.used > PLACES * FORM_WAYS / 10 * 9)
		die("%s: too many words: %zu", file, x.used);
	free(buf);
	arena_free(&a);
	must_write(head, sizeof head, out);
	must_write(x.line, (PLACES + BEHIND) * sizeof *x.line, out);
	free(x.line);
}

/* --- model --- */

struct feature_row {
	struct feature_id id;
	int8_t w[MODEL_ROW];
	uint32_t nth; /* its place in the model */
};

struct draft {
	int16_t trans[MODEL_TRANS][MODEL_ROW];
	struct feature_row *row;
	size_t n, cap;
	int scale;
};

static int
label_of(char c)
{
	const char *p = c ? strchr(crf_letters, c) : NULL;

	if (p == NULL)
		die("%s:%zu: no such label: %c", file, line_no, c);
	return (int)(p - crf_letters);
}

/* « O-3P12p-4 » */
static void
read_weights(const char *s, int16_t *w)
{
	char *end;

	while (*s) {
		int l = label_of(*s);

		w[l] = (int16_t)strtol(s + 1, &end, 10);
		if (end == s + 1)
			die("%s:%zu: no weight: %s", file, line_no, s);
		s = end;
	}
}

static void
model_line(struct draft *m, char *s)
{
	char *p = strchr(s, '\t');
	int16_t w[CRF_ROW] = {0};
	struct feature_row *r;
	size_t i;

	if (p == NULL)
		die("%s:%zu: no weights", file, line_no);
	*p = '\0';
	read_weights(p + 1, w);
	if (strncmp(s, "after ", 6) == 0) {
		i = strcmp(s + 6, "start") == 0 ? CRF_START : (size_t)label_of(s[6]);
		memcpy(m->trans[i], w, sizeof w);
		return;
	}
	if (m->n == m->cap) {
		m->cap = m->cap ? 2 * m->cap : 65536;
		m->row = die_realloc(m->row, m->cap * sizeof *m->row);
	}
	r = &m->row[m->n];
	r->nth = (uint32_t)m->n++;
	if (!feature_parse(s, &r->id))
		die("%s:%zu: no such feature: %s", file, line_no, s);
	for (i = 0; i < CRF_ROW; i++)
		r->w[i] = (int8_t)w[i];
}

/* By kind, then hash, then offset; of features written twice the first one counts. */
static int
by_hash(const void *a, const void *b)
{
	const struct feature_row *x = a, *y = b;

	if (x->id.kind != y->id.kind)
		return x->id.kind < y->id.kind ? -1 : 1;
	if (x->id.hash != y->id.hash)
		return x->id.hash < y->id.hash ? -1 : 1;
	if (x->id.off != y->id.off)
		return x->id.off < y->id.off ? -1 : 1;
	return x->nth < y->nth ? -1 : 1;
}

/* The features of a kind, each group (one hash) by its first row. */
struct groups {
	const struct feature_row **first;
	size_t n;
	uint32_t *place; /* placed_groups() sets it */
};

static bool
is_twice(const struct feature_row *r)
{
	return r->id.hash == r[-1].id.hash && r->id.off == r[-1].id.off &&
	       r->id.kind == r[-1].id.kind;
}

static struct groups
groups_of(const struct draft *m, int kind)
{
	struct groups g = {.first = zeroed((m->n + 1) * sizeof *g.first)};

	for (size_t k = 0; k < m->n; k++)
		if (m->row[k].id.kind == kind &&
		    (g.n == 0 || m->row[k].id.hash != g.first[g.n - 1]->id.hash))
			g.first[g.n++] = &m->row[k];
	return g;
}

/* The rows of the group that begins at r, up to end; gives the next one, NULL behind the last. */
static const struct feature_row *
next_row(const struct draft *m, const struct feature_row *r)
{
	const struct feature_row *next = r + 1;

	while (next < m->row + m->n && is_twice(next))
		next++;
	return next < m->row + m->n && next->id.kind == r->id.kind && next->id.hash == r->id.hash
		   ? next
		   : NULL;
}

/* A row as it is kept. */
static model_pairs
pairs(const int8_t *w)
{
	model_pairs x = {0};

	for (int i = 0; i < MODEL_ROW / 2; i++)
		x[i] = (int16_t)(w[i + MODEL_ROW / 2] * 256 + (uint8_t)w[i]);
	return x;
}

static unsigned
at(const struct feature_row *r)
{
	if (r->id.off < -FEATURE_REACH || r->id.off > FEATURE_REACH)
		die("%s: no such offset: %d", file, r->id.off);
	return (unsigned)(r->id.off + FEATURE_REACH);
}

/*
 * In each table the last of a run may stand behind the end, and something free stands behind it: a
 * search never wraps.
 */
static struct model_line *
lines(const struct draft *m, struct model_head *head)
{
	struct groups g = groups_of(m, FEATURE_CONTEXT);
	uint32_t n = (uint32_t)(g.n / 2 + 1), i; /* two thirds full */
	struct model_line *line = lines_of(n + g.n + 2, sizeof *line);
	int way;

	head->lines = n;
	head->all_lines = n + 1;
	for (size_t k = 0; k < g.n; k++) {
		const struct feature_id *id = &g.first[k]->id;

		i = (uint32_t)model_place(id->hash, n);
		while (line[i].check[MODEL_WAYS - 1] != 0)
			line[i++].more |= 1U << MODEL_MORE(MODEL_CHECK(id->hash));
		for (way = 0; line[i].check[way] != 0; way++)
			;
		line[i].check[way] = MODEL_CHECK(id->hash);
		line[i].row[way] = pairs(g.first[k]->w);
		if (i + 2 > head->all_lines)
			head->all_lines = i + 2;
	}
	free(g.first);
	return line;
}

/* The bits of the features of the context. */
static uint64_t *
kept(const struct draft *m)
{
	uint64_t *bits = zeroed(FEATURE_KEPT / 8);

	for (size_t k = 0; k < m->n; k++)
		if (m->row[k].id.kind == FEATURE_CONTEXT) {
			size_t i = feature_kept(m->row[k].id.hash);

			bits[i / 64] |= UINT64_C(1) << i % 64;
		}
	return bits;
}

/* And the place of each in a table that is two thirds full: n places, all with those behind. */
static struct groups
placed_groups(const struct draft *m, int kind, uint32_t *n, uint32_t *all)
{
	struct groups g = groups_of(m, kind);
	bool *taken;
	uint32_t i;

	*n = (uint32_t)(g.n * 3 / 2 + 1);
	*all = *n + 1;
	taken = zeroed(*n + g.n + 1);
	g.place = zeroed((g.n + 1) * sizeof *g.place);
	for (size_t k = 0; k < g.n; k++) {
		for (i = (uint32_t)model_place(g.first[k]->id.hash, *n); taken[i]; i++)
			;
		taken[i] = true;
		g.place[k] = i;
		if (i + 2 > *all)
			*all = i + 2;
	}
	free(taken);
	return g;
}

/* Features of words; their rows, behind one of nothing, go to rows, which has room for all. */
static struct model_word *
words(const struct draft *m, struct model_head *head, model_pairs *rows, uint32_t *used)
{
	struct groups g = placed_groups(m, FEATURE_WORD, &head->words, &head->all_words);
	struct model_word *word, *x;

	head->all_words += head->all_words % 2; /* what is behind is aligned */
	word = zeroed(head->all_words * sizeof *word);
	for (size_t k = 0; k < g.n; k++) {
		const struct feature_row *r = g.first[k];

		x = &word[g.place[k]];
		*x = (struct model_word){MODEL_CHECK(r->id.hash), *used << FEATURE_OFFSETS};
		for (; r != NULL; r = next_row(m, r)) {
			x->rows |= 1U << at(r);
			rows[(*used)++] = pairs(r->w);
		}
	}
	free(g.place);
	free(g.first);
	return word;
}

static struct model_vote *
votes(const struct draft *m, struct model_head *head)
{
	struct groups g = placed_groups(m, FEATURE_GATE, &head->votes, &head->all_votes);
	struct model_vote *vote, *x;

	head->all_votes = (head->all_votes + 7U) & ~7U; /* the rows behind are aligned */
	vote = zeroed(head->all_votes * sizeof *vote);
	for (size_t k = 0; k < g.n; k++) {
		const struct feature_row *r = g.first[k];

		x = &vote[g.place[k]];
		for (int i = 0; i < 3; i++)
			x->check[i] = (uint8_t)(MODEL_CHECK24(r->id.hash) >> 8 * i);
		for (; r != NULL; r = next_row(m, r))
			x->weight[at(r)] = r->w[0];
	}
	free(g.place);
	free(g.first);
	return vote;
}

static void
model_write(struct draft *m, FILE *out)
{
	struct model_head head = {.magic = 0x31465243, .scale = (uint32_t)m->scale};
	model_pairs *rows = zeroed((m->n + 1) * sizeof *rows);
	uint64_t *bits = kept(m);
	uint32_t used = 1;
	struct model_line *line;
	struct model_word *word;
	struct model_vote *vote;

	qsort(m->row, m->n, sizeof *m->row, by_hash);
	line = lines(m, &head);
	word = words(m, &head, rows, &used);
	vote = votes(m, &head);
	must_write(&head, sizeof head, out);
	must_write(m->trans, sizeof m->trans, out);
	must_write(bits, FEATURE_KEPT / 8, out);
	must_write(line, head.all_lines * sizeof *line, out);
	must_write(word, head.all_words * sizeof *word, out);
	must_write(vote, head.all_votes * sizeof *vote, out);
	must_write(rows, used * sizeof *rows, out);
	free(rows);
	free(bits);
	free(line);
	free(word);
	free(vote);
}

static void
model_main(FILE *in, FILE *out)
{
	struct draft m = {.scale = 24};
	char *buf = NULL, *s;
	size_t cap = 0;

	while ((s = next_line(in, &buf, &cap)) != NULL)
		model_line(&m, s);
	model_write(&m, out);
	free(m.row);
	free(buf);
}

int
main(int argc, char **argv)
{
	FILE *in, *out;

	die_name(argv[0]);
	if (argc != 4 || (strcmp(argv[1], "words") != 0 && strcmp(argv[1], "model") != 0))
		die("usage: mkmodel words|model IN OUT");
	file = argv[2];
	in = must_open(argv[2], "r");
	out = must_open(argv[3], "w");
	if (argv[1][0] == 'w')
		words_main(in, out);
	else
		model_main(in, out);
	if (ferror(in) || fclose(out) != 0)
		die("%s:", argv[3]);
	fclose(in);
	return 0;
}
