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

enum { PREFIX_BIT = 51, FIELDS = 8, WORDS = 1 << 18 };
static const int field_shift[FIELDS] = {0, 8, 17, 28, 40, 45, 52, 55};

struct words {
	struct form_slot *slot;
	uint32_t mask;
	size_t used;
};

static void
words_add(struct words *x, uint64_t h, uint64_t attr)
{
	uint32_t i;

	for (i = (uint32_t)h & x->mask; x->slot[i].check != 0; i = (i + 1) & x->mask)
		if (x->slot[i].check == FORM_CHECK(h))
			break;
	x->used += x->slot[i].check == 0;
	x->slot[i].low |= (uint32_t)attr;
	x->slot[i].high |= (uint32_t)(attr >> 32);
	x->slot[i].check = FORM_CHECK(h);
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
	uint32_t head[16] = {0x31445257, x.mask};

	x.slot = zeroed((x.mask + (size_t)1) * sizeof *x.slot);
	while ((s = next_line(in, &buf, &cap)) != NULL)
		words_line(&x, s, &a);
	if (x.used > x.mask / 5 * 4)
		die("%s: too many words: %zu", file, x.used);
	free(buf);
	arena_free(&a);
	must_write(head, sizeof head, out);
	must_write(x.slot, (x.mask + (size_t)1) * sizeof *x.slot, out);
	free(x.slot);
}

/* --- model --- */

struct feature_row {
	uint64_t hash;
	int8_t w[CRF_ROW];
	uint32_t row, nth; /* its number among different rows; its place in the model */
};

struct unique_row {
	int8_t w[CRF_ROW];
	uint32_t features, first; /* how many have it; where they begin among the sorted */
};

struct draft {
	int16_t trans[MODEL_TRANS][CRF_ROW];
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
	r->hash = feature_parse(s);
	if (r->hash == 0)
		die("%s:%zu: no such feature: %s", file, line_no, s);
	for (i = 0; i < CRF_ROW; i++)
		r->w[i] = (int8_t)w[i];
}

static int
by_weights(const void *a, const void *b)
{
	const struct feature_row *x = a, *y = b;
	int order = memcmp(x->w, y->w, CRF_ROW);

	return order ? order : x->nth < y->nth ? -1 : 1;
}

/* Of features written twice the first one counts. */
static int
by_place(const void *a, const void *b)
{
	const struct feature_row *x = a, *y = b;

	return x->nth < y->nth ? -1 : 1;
}

static int
by_features(const void *a, const void *b)
{
	const struct unique_row *x = a, *y = b;

	if (x->features != y->features)
		return x->features < y->features ? 1 : -1;
	return x->first < y->first ? -1 : 1;
}

/* Numbers the different rows, the most frequent first, behind row 0 of nothing; how many. */
static uint32_t
number_rows(struct draft *m, struct unique_row **rows)
{
	struct unique_row *u = zeroed((m->n + 1) * sizeof *u);
	uint32_t n = 0, i, k;

	qsort(m->row, m->n, sizeof *m->row, by_weights);
	for (i = 0; i < m->n; i++) {
		if (i == 0 || memcmp(m->row[i].w, m->row[i - 1].w, CRF_ROW) != 0) {
			n++;
			memcpy(u[n].w, m->row[i].w, CRF_ROW);
			u[n].first = i;
		}
		u[n].features++;
	}
	if (n > 0)
		qsort(u + 1, n, sizeof *u, by_features);
	for (i = 1; i <= n; i++)
		for (k = 0; k < u[i].features; k++)
			m->row[u[i].first + k].row = i;
	qsort(m->row, m->n, sizeof *m->row, by_place);
	*rows = u;
	return n + 1;
}

/*
 * Slots are at most seven eighths full: look-ups of what is not there are rare, the gate stops
 * them. The last slots of a run may stand behind the end.
 */
static void
model_write(struct draft *m, FILE *out)
{
	uint32_t size = 1024, i, head[16] = {0x31465243};
	struct unique_row *rows;
	struct model_slot *slot;
	uint64_t *gate = zeroed(MODEL_GATE / 8), bit;
	uint8_t row[MODEL_ROW];
	size_t k;

	head[4] = number_rows(m, &rows);
	if (head[4] > UINT16_MAX)
		die("%s: too many different rows: %u", file, head[4]);
	while (size / 8 * 7 < m->n)
		size *= 2;
	slot = zeroed((size + m->n + 1) * sizeof *slot);
	for (k = 0; k < m->n; k++) {
		for (i = (uint32_t)m->row[k].hash & (size - 1); slot[i].check != 0; i++)
			;
		slot[i] = (struct model_slot){MODEL_CHECK(m->row[k].hash), (uint16_t)m->row[k].row};
		bit = m->row[k].hash >> 24 & (MODEL_GATE - 1);
		gate[bit >> 6] |= UINT64_C(1) << (bit & 63);
	}
	for (k = size + m->n; slot[k].check == 0; k--)
		;
	head[1] = size - 1;
	head[2] = (uint32_t)m->n;
	head[3] = (uint32_t)m->scale;
	must_write(head, sizeof head, out);
	must_write(gate, MODEL_GATE / 8, out);
	must_write(m->trans, sizeof m->trans, out);
	for (i = 0; i < head[4]; i++) {
		for (k = 0; k < MODEL_ROW; k++)
			row[k] = (uint8_t)(rows[i].w[k] + MODEL_ZERO);
		must_write(row, sizeof row, out);
	}
	must_write(slot, (k + 2 > size ? k + 2 : size + 1) * sizeof *slot, out);
	free(rows);
	free(slot);
	free(gate);
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
