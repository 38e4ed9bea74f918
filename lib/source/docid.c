#include "docid.h"

#include "die.h"
#include "io.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* DIGITS: room for a number and its hyphen. */
enum { DIGITS = IO_DIGITS + 1, ID_MOST = 512 };

static const char *
base_of(const char *path)
{
	const char *s = strrchr(path, '/');

	return s && s[1] ? s + 1 : path;
}

static char *
room(struct docid_name *x, size_t n)
{
	if (x->cap < n) {
		x->cap = 2 * n;
		x->s = die_realloc(x->s, x->cap);
	}
	return x->s;
}

struct str
docid_name(struct docid_name *x, struct str a)
{
	char *o = room(x, 2 * a.n + DIGITS), *nfc = NULL;
	size_t i, k, len, n = 0, nfccap = 0;
	int32_t cp;

	memcpy(o, a.s, i = n = u8_plain(a.s, a.n));
	if (i == a.n)
		return (struct str){o, n};
	for (; i < a.n; i += len) {
		if (a.s[i] > ' ' && a.s[i] < 0x7F) { /* as most are */
			o[n++] = a.s[i];
			len = 1;
			continue;
		}
		cp = u8_get(a.s + i, a.n - i, &len);
		if (cp <= ' ' || (cp >= 0x7F && cp < 0xA0) || u8_is_space(cp)) {
			o[n++] = '_';
		} else {
			memcpy(o + n, a.s + i, len);
			n += len;
		}
	}
	if (u8_is_nfc(o, n) || (k = u8_nfc(o, n, &nfc, &nfccap)) == SIZE_MAX)
		return (struct str){o, n};
	o = memcpy(room(x, k + DIGITS), nfc, k);
	free(nfc);
	return (struct str){o, k};
}

/*
 * Every record of a document has its id, so a page with an id of 20 kB would become records of a
 * thousand times its size: of one beyond ID_MOST the beginning is taken, and a hash of it all
 * tells it from others.
 */
static struct str
shorten(struct str id)
{
	uint64_t h = str_hash(id);
	char *o = (char *)(uintptr_t)id.s;
	size_t i, n = str_cut(id, ID_MOST - 17).n;

	if (id.n <= ID_MOST)
		return id;
	o[n++] = '-';
	for (i = 0; i < 16; i++)
		o[n++] = "0123456789abcdef"[h >> (60 - 4 * i) & 15];
	return (struct str){o, n};
}

/* a, or a-number; lives until the next call. */
static struct str
make_id(struct docid *s, struct str a, size_t number)
{
	struct str id = shorten(docid_name(&s->name, a));

	if (number > 0) {
		s->name.s[id.n++] = '-';
		id.n = (size_t)(io_digits(s->name.s + id.n, number) - s->name.s);
	}
	return id;
}

/* The name of a file without folders, .gz or .zst, and the extension before. */
static struct str
stem(const char *path)
{
	const char *base = base_of(path);
	struct str x = {base, strlen(base)};
	size_t n;

	if (x.n > 3 && str_ends(x, STR(".gz")))
		x.n -= 3;
	else if (x.n > 4 && str_ends(x, STR(".zst")))
		x.n -= 4;
	for (n = x.n; n > 1 && x.s[n - 1] != '.'; n--)
		;
	if (n > 1)
		x.n = n - 1;
	return x;
}

struct docid_twin {
	const char *path;
	char *id;
	bool twin;
};

static int
by_id(const void *a, const void *b)
{
	const struct docid_twin *x = a, *y = b;
	int c = strcmp(x->id, y->id);

	return c ? c : (x->path > y->path) - (x->path < y->path);
}

static int
by_path(const void *a, const void *b)
{
	const struct docid_twin *x = a, *y = b;

	return (x->path > y->path) - (x->path < y->path);
}

/* A copy of a's id, with ~number behind it if that is not 0. */
static char *
id_of(struct docid *s, struct str a, size_t number)
{
	struct str id = make_id(s, a, 0);
	char *o = die_alloc(id.n + DIGITS + 1);

	memcpy(o, id.s, id.n);
	if (number > 0) {
		o[id.n++] = '~';
		id.n = (size_t)(io_digits(o + id.n, number) - o);
	}
	o[id.n] = '\0';
	return o;
}

static void
give(struct docid_twin *x, char *id)
{
	free(x->id);
	x->id = id;
	x->twin = true;
}

/* Of files sorted by id, those that share one: their paths; in the end (last) each but the first a number. */
static void
part(struct docid *s, struct docid_twin *x, size_t n, bool last)
{
	size_t i, j, k;

	for (i = 0; i < n; i = j) {
		for (j = i + 1; j < n && strcmp(x[i].id, x[j].id) == 0; j++)
			;
		for (k = last ? i + 1 : i; k < j && j - i > 1; k++)
			give(&x[k], id_of(s, (struct str){x[k].path, strlen(x[k].path)},
					last ? k - i + 1 : 0));
	}
}

void
docid_open(struct docid *s, char **files, int n)
{
	size_t i, m = n > 0 ? (size_t)n : 0;
	struct docid_twin *x;

	if (m < 2)
		return;
	s->twins = x = die_alloc(m * sizeof *x);
	for (i = 0; i < m; i++)
		x[i] = (struct docid_twin){files[i], id_of(s, stem(files[i]), 0), false};
	qsort(x, m, sizeof *x, by_id);
	part(s, x, m, false);
	qsort(x, m, sizeof *x, by_id);
	part(s, x, m, true);
	for (i = 0; i < m; i++)
		if (x[i].twin)
			x[s->ntwins++] = x[i];
		else
			free(x[i].id);
	qsort(x, s->ntwins, sizeof *x, by_path);
}

struct str
docid_file(struct docid *s, const char *path, size_t number)
{
	struct docid_twin key = {.path = path};
	const struct docid_twin *x =
	    s->ntwins > 0 ? bsearch(&key, s->twins, s->ntwins, sizeof key, by_path) : NULL;

	if (s->given.n > 0)
		return make_id(s, s->given, number);
	return make_id(s, x != NULL ? (struct str){x->id, strlen(x->id)} : stem(path), number);
}

struct str
docid_given(struct docid *s, struct str given, const char *path, size_t number)
{
	if (s->given.n > 0 || given.n == 0)
		return docid_file(s, path, number);
	return make_id(s, given, 0);
}

void
docid_free(struct docid *s)
{
	free(s->name.s);
	for (size_t i = 0; i < s->ntwins; i++)
		free(s->twins[i].id);
	free(s->twins);
	memset(s, 0, sizeof *s);
}
