/*
 * mkmodel: packs what the entity model is written in as text into what a program maps.
 *
 *     mkmodel words lib/fr/entity.words build/words.bin
 *     mkmodel model lib/fr/entity.model build/entity.bin
 *
 * What is looked for are hashes, of which 32 bits are kept (lib/keys.h).
 */
#include "crf.h"
#include "die.h"
#include "feature.h"
#include "form.h"
#include "model.h"
#include "place.h"
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

/* The same, and zeros up to a multiple of 16 bytes. */
static void
must_write_whole(const void *p, size_t n, FILE *fp)
{
	static const char zeros[16] = {0};

	must_write(p, n, fp);
	must_write(zeros, (16 - n % 16) % 16, fp);
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

enum { PREFIX_BIT = 51, FIELDS = 8, WORDS = 1 << 18 };
static const int field_shift[FIELDS] = {0, 8, 17, 28, 40, 45, 52, 55};

/* An open hash with linear probing. */
struct words {
	struct word {
		uint64_t hash, attr; /* hash 0: free */
	} * slot;
	uint32_t mask;
	size_t used;
};

static void
words_add(struct words *x, uint64_t h, uint64_t attr)
{
	uint32_t i;

	for (i = (uint32_t)h & x->mask; x->slot[i].hash != 0; i = (i + 1) & x->mask)
		if (x->slot[i].hash == h)
			break;
	x->used += x->slot[i].hash == 0;
	x->slot[i].hash = h;
	x->slot[i].attr |= attr;
}

/* The keys, then the entry of each by its number. */
static void
words_write(const struct words *x, FILE *out)
{
	uint64_t *hash = die_alloc((x->used + 1) * sizeof *hash), *entry;
	struct keys *keys;
	size_t n = 0;

	for (uint32_t i = 0; i <= x->mask; i++)
		if (x->slot[i].hash != 0)
			hash[n++] = x->slot[i].hash;
	keys = place_keys(hash, n);
	entry = zeroed((keys->places + 1) * sizeof *entry);
	for (uint32_t i = 0; i <= x->mask; i++)
		if (x->slot[i].hash != 0)
			entry[keys_find(keys, x->slot[i].hash)] = x->slot[i].attr;
	must_write(keys, keys_size(keys), out);
	must_write_whole(entry, (keys->places + 1) * sizeof *entry, out);
	free(hash);
	free(keys);
	free(entry);
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
	struct words x = {NULL, WORDS - 1, 0};
	struct arena a = {0};
	char *buf = NULL, *s;
	size_t cap = 0;

	x.slot = zeroed((x.mask + (size_t)1) * sizeof *x.slot);
	while ((s = next_line(in, &buf, &cap)) != NULL)
		words_line(&x, s, &a);
	if (x.used > x.mask / 5 * 4)
		die("%s: too many words: %zu", file, x.used);
	free(buf);
	arena_free(&a);
	words_write(&x, out);
	free(x.slot);
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
	struct keys *keys;
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
	uint64_t *hash = die_alloc((m->n + 1) * sizeof *hash);

	for (size_t k = 0; k < m->n; k++)
		if (m->row[k].id.kind == kind &&
		    (g.n == 0 || m->row[k].id.hash != g.first[g.n - 1]->id.hash)) {
			hash[g.n] = m->row[k].id.hash;
			g.first[g.n++] = &m->row[k];
		}
	g.keys = place_keys(hash, g.n);
	free(hash);
	return g;
}

/* Writes the keys of groups, and n bytes of what each has; forgets all of it. */
static void
write_groups(struct groups *g, void *of, size_t n, FILE *out)
{
	must_write(g->keys, keys_size(g->keys), out);
	must_write_whole(of, (g->keys->places + 1) * n, out);
	free(g->first);
	free(g->keys);
	free(of);
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

static void
write_context(const struct draft *m, FILE *out)
{
	struct groups g = groups_of(m, FEATURE_CONTEXT);
	model_pairs *row = zeroed((g.keys->places + 1) * sizeof *row);

	for (size_t k = 0; k < g.n; k++)
		row[keys_find(g.keys, g.first[k]->id.hash)] = pairs(g.first[k]->w);
	write_groups(&g, row, sizeof *row, out);
}

/* Features of words; gives their rows, *used of them, behind one of nothing. */
static model_pairs *
write_words(const struct draft *m, uint32_t *used, FILE *out)
{
	struct groups g = groups_of(m, FEATURE_WORD);
	uint32_t *word = zeroed((g.keys->places + 1) * sizeof *word);
	model_pairs *rows = zeroed((m->n + 1) * sizeof *rows);

	*used = 1;
	for (size_t k = 0; k < g.n; k++) {
		const struct feature_row *r = g.first[k];
		uint32_t *x = &word[keys_find(g.keys, r->id.hash)];

		*x = *used << FEATURE_OFFSETS;
		for (; r != NULL; r = next_row(m, r)) {
			*x |= 1U << at(r);
			rows[(*used)++] = pairs(r->w);
		}
	}
	write_groups(&g, word, sizeof *word, out);
	return rows;
}

static void
write_gate(const struct draft *m, FILE *out)
{
	struct groups g = groups_of(m, FEATURE_GATE);
	model_votes *votes = zeroed((g.keys->places + 1) * sizeof *votes);

	for (size_t k = 0; k < g.n; k++)
		for (const struct feature_row *r = g.first[k]; r != NULL; r = next_row(m, r))
			votes[keys_find(g.keys, g.first[k]->id.hash)][at(r)] = r->w[0];
	write_groups(&g, votes, sizeof *votes, out);
}

static void
model_write(struct draft *m, FILE *out)
{
	struct model_head head = {.magic = 0x32465243, .scale = (uint32_t)m->scale};
	model_pairs *rows;

	qsort(m->row, m->n, sizeof *m->row, by_hash);
	must_write(&head, sizeof head, out);
	must_write(m->trans, sizeof m->trans, out);
	write_context(m, out);
	rows = write_words(m, &head.rows, out);
	must_write_whole(rows, head.rows * sizeof *rows, out);
	write_gate(m, out);
	if (fseek(out, 0, SEEK_SET) != 0)
		die("cannot write:");
	must_write(&head, sizeof head, out);
	free(rows);
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
