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

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void
docid_open(struct docid *s, char **files, int n)
{
	size_t i, k = 0, m = n > 0 ? (size_t)n : 0;

	if (m < 2)
		return;
	s->twins = die_alloc(m * sizeof *s->twins);
	for (i = 0; i < m; i++)
		s->twins[i] = (char *)(uintptr_t)base_of(files[i]);
	qsort(s->twins, m, sizeof *s->twins, compare);
	for (i = 1; i < m; i++)
		if (strcmp(s->twins[i], s->twins[i - 1]) == 0)
			s->twins[k++] = s->twins[i];
	s->ntwins = k;
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

/* How many bytes at the beginning are ASCII above the space: all, of most names. */
static size_t
plain_begin(struct str a)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t v;
	size_t i;

	for (i = 0; i + 8 <= a.n; i += 8) {
		memcpy(&v, a.s + i, 8);
		if (((v - 0x21 * ones) | (v + ones)) & (ones << 7)) /* not 21 to 7E */
			break;
	}
	return i;
}

struct str
docid_name(struct docid_name *x, struct str a)
{
	char *o = room(x, 2 * a.n + DIGITS), *nfc = NULL;
	size_t i, k, len, n = 0, nfccap = 0;
	int32_t cp;

	memcpy(o, a.s, i = n = plain_begin(a));
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
 * (FNV-1a) tells it from others.
 */
static struct str
shorten(struct str id)
{
	uint64_t h = UINT64_C(14695981039346656037);
	char *o = (char *)(uintptr_t)id.s;
	size_t i, n = str_cut(id, ID_MOST - 17).n;

	if (id.n <= ID_MOST)
		return id;
	for (i = 0; i < id.n; i++)
		h = (h ^ (unsigned char)id.s[i]) * UINT64_C(1099511628211);
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

struct str
docid_file(struct docid *s, const char *path, size_t number)
{
	const char *base = base_of(path);
	size_t n;
	struct str x = {base, strlen(base)};

	if (s->given.n > 0)
		return make_id(s, s->given, number);
	if (s->ntwins > 0 && bsearch(&base, s->twins, s->ntwins, sizeof *s->twins, compare))
		return make_id(s, (struct str){path, strlen(path)}, number);
	if (x.n > 3 && str_ends(x, STR(".gz")))
		x.n -= 3;
	else if (x.n > 4 && str_ends(x, STR(".zst")))
		x.n -= 4;
	for (n = x.n; n > 1 && x.s[n - 1] != '.'; n--)
		;
	if (n > 1)
		x.n = n - 1;
	return make_id(s, x, number);
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
	free(s->twins);
	memset(s, 0, sizeof *s);
}
