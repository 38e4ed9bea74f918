#include "lexmake.h"

#include "die.h"

#include <stdlib.h>
#include <string.h>

enum { COLS_MAX = 16, KEY_TOKENS = 32, BEGINS = 1024 };

static char message[512];

void
lexmake_begin(struct lexmake *m, uint32_t cols, uint32_t keys, bool exact)
{
	memset(m, 0, sizeof *m);
	m->table.cols = cols;
	m->table.exact = exact;
	m->keys = keys;
	m->nslot = 16;
	m->slot = calloc(m->nslot, sizeof *m->slot);
	m->texttop = 1024;
	m->text = die_alloc(m->texttop);
	m->text[0] = '\0'; /* offset 0: the empty cell */
	m->ntext = 1;
	m->celltop = 64 * cols;
	m->cell = die_alloc(m->celltop * sizeof *m->cell);
	if (!m->slot)
		die("out of memory");
}

static struct lex_slot *
look(struct lexmake *m, uint64_t h)
{
	size_t i = h & (m->nslot - 1);

	while (m->slot[i].hash != 0 && m->slot[i].hash != h)
		i = (i + 1) & (m->nslot - 1);
	return &m->slot[i];
}

static void
grow(struct lexmake *m)
{
	struct lex_slot *old = m->slot;
	size_t n = m->nslot, i;

	m->nslot *= 2;
	m->slot = calloc(m->nslot, sizeof *m->slot);
	if (!m->slot)
		die("out of memory");
	for (i = 0; i < n; i++)
		if (old[i].hash)
			*look(m, old[i].hash) = old[i];
	free(old);
}

static uint64_t
hash(const struct lexmake *m, const struct tok *t)
{
	return m->table.exact ? t->form : t->fold;
}

/* Enters the n tokens t as a key of row, with all its beginnings. */
static const char *
enter(struct lexmake *m, const struct tok *t, size_t n, uint32_t row)
{
	struct lex_slot *s;
	uint64_t h = 0;
	size_t i;

	if (m->nbegins % BEGINS == 0)
		m->begins = die_realloc(m->begins, (m->nbegins + BEGINS) * sizeof *m->begins);
	m->begins[m->nbegins++] = hash(m, &t[0]);
	for (i = 0; i < n; i++) {
		h = tok_chain(h, hash(m, &t[i]));
		if (2 * ++m->used > m->nslot)
			grow(m);
		s = look(m, h);
		if (s->hash == 0) {
			s->hash = h;
			s->row = LEX_PREFIX;
		} else {
			m->used--;
		}
		if (i + 1 < n) {
			s->more |= lex_more(hash(m, &t[i + 1]));
		} else if (s->row == LEX_PREFIX) {
			s->row = row;
		} else if (s->row != row) {
			return "duplicate key";
		}
	}
	return NULL;
}

/* Enters the keys of one cell, | between them. */
static const char *
enter_keys(struct lexmake *m, const char *s, uint32_t row)
{
	const char *why = NULL, *bar, *w;
	struct arena a = {0};
	struct tok *t;
	size_t n;

	for (;; s = bar + 1) {
		bar = strchr(s, '|');
		n = bar ? (size_t)(bar - s) : strlen(s);
		w = NULL;
		arena_reset(&a);
		if (n == 0)
			w = "empty key";
		else if ((n = tok_split((struct str){s, n}, &a, &t)) > KEY_TOKENS)
			w = "key of too many words";
		else
			w = enter(m, t, n, row);
		if (w && !why) {
			snprintf(message, sizeof message, "%s: %.300s", w, s);
			why = message;
		}
		if (!bar)
			break;
	}
	arena_free(&a);
	return why;
}

static uint32_t
keep(struct lexmake *m, const char *s)
{
	size_t n = strlen(s) + 1, at = m->ntext;

	if (strcmp(s, "-") == 0 || n == 1)
		return 0;
	while (m->ntext + n > m->texttop)
		m->text = die_realloc(m->text, m->texttop *= 2);
	memcpy(m->text + at, s, n);
	m->ntext += n;
	return (uint32_t)at;
}

const char *
lexmake_row(struct lexmake *m, const char *const *cells)
{
	uint32_t row = m->table.rows++, i;
	const char *why = NULL, *w;

	if (m->ncell + m->table.cols > m->celltop) {
		m->celltop *= 2;
		m->cell = die_realloc(m->cell, m->celltop * sizeof *m->cell);
	}
	for (i = 0; i < m->table.cols; i++) {
		m->cell[m->ncell++] = keep(m, cells[i]);
		if (!(m->keys >> i & 1) || strcmp(cells[i], "-") == 0)
			continue;
		w = enter_keys(m, cells[i], row);
		if (w)
			why = w;
	}
	return why;
}

void
lexmake_end(struct lexmake *m)
{
	m->table.slot = m->slot;
	m->table.cell = m->cell;
	m->table.text = m->text;
	m->table.mask = (uint32_t)m->nslot - 1;
	m->first = die_alloc(m->nslot * LEX_FIRST / 8);
	memset(m->first, 0, m->nslot * LEX_FIRST / 8);
	for (size_t i = 0; i < m->nbegins; i++) {
		size_t at = lex_first(m->table.mask, m->begins[i]);

		m->first[at / 8] |= (uint8_t)(1U << at % 8);
	}
	m->table.first = m->first;
}

void
lexmake_free(struct lexmake *m)
{
	free(m->slot);
	free(m->first);
	free(m->begins);
	free(m->cell);
	free(m->text);
	memset(m, 0, sizeof *m);
}

/* "# columns: =name code =variants": how many columns, and which hold keys. */
static uint32_t
read_columns(char *s, uint32_t *keys)
{
	uint32_t n = 0;
	char *word;

	*keys = 0;
	for (word = strtok(s, " \t"); word && n < COLS_MAX; word = strtok(NULL, " \t")) {
		if (*word == '=')
			*keys |= 1U << n;
		n++;
	}
	return n;
}

static const char *
read_row(struct lexmake *m, char *s)
{
	const char *cells[COLS_MAX];
	uint32_t n = 0;
	char *tab;

	if (m->table.cols == 0)
		return "no '# columns:' line before the first row";
	for (;; s = tab + 1) {
		tab = strchr(s, '\t');
		if (n < COLS_MAX)
			cells[n] = s;
		n++;
		if (tab)
			*tab = '\0';
		if (!*s)
			return "empty column (write -)";
		if (!tab)
			break;
	}
	if (n != m->table.cols)
		return n < m->table.cols ? "too few columns" : "too many columns";
	return lexmake_row(m, cells);
}

bool
lexmake_file(struct lexmake *m, const char *file, FILE *fp)
{
	uint32_t cols, keys;
	char *line = NULL;
	const char *why;
	size_t cap = 0, no = 0;
	bool good = true, exact = false;
	ssize_t n;

	lexmake_begin(m, 1, 0, false);
	m->table.cols = 0;
	while ((n = getline(&line, &cap, fp)) >= 0) {
		no++;
		if (n > 0 && line[n - 1] == '\n')
			line[--n] = '\0';
		why = NULL;
		if (strncmp(line, "# columns:", 10) == 0) {
			cols = read_columns(line + 10, &keys);
			lexmake_free(m);
			lexmake_begin(m, cols ? cols : 1, keys, exact);
		} else if (strncmp(line, "# match: exact", 14) == 0) {
			exact = true;
			m->table.exact = 1;
		} else if (u8_valid(line, (size_t)n) < (size_t)n) {
			why = "invalid UTF-8";
		} else if (n > 0 && line[0] != '#') {
			why = read_row(m, line);
		}
		if (why) {
			die_bad(file, no, "%s", why);
			good = false;
		}
	}
	free(line);
	lexmake_end(m);
	return good;
}
