#include "seam.h"

#include "lex.h"
#include "scan.h"

#include <string.h>

enum {
	LEAST = 16, /* bytes of such a line */
	MOST = 320,
	WORDS = 16, /* of one that is no sentence but for its mark */
	PIECES = 24
};

struct piece {
	size_t from, to;
	bool known, dates; /* a phrase or a date begins it; a date of publication */
};

static bool
is_figure(char c)
{
	return c >= '0' && c <= '9';
}

/* Does an element end before s[i], i > 0, and another begin there, by its capital letter or its figure? */
static bool
is_seam(struct str s, size_t i)
{
	unsigned char c = (unsigned char)s.s[i - 1];
	size_t len, k = i - 1;

	if (c == ' ' || c == '-' || c == '\'' || c == '(')
		return false;
	if (is_figure(s.s[i]))
		return c >= 'a' && c <= 'z' && i > 2 && s.s[i - 2] >= 'a';
	if (!str_begins_upper((struct str){s.s + i, s.n - i}))
		return false;
	while (k > 0 && ((unsigned char)s.s[k] & 0xC0) == 0x80)
		k--;
	if (c == '.' || c == '!')
		return i > 1 && s.s[i - 2] >= 'a';
	return (c >= 'a' && c <= 'z') || is_figure((char)c) || c == ')' ||
	       (c >= 0x80 && u8_is_lower(u8_get(s.s + k, i - k, &len)));
}

/* What begins s: a date, or a phrase of two words or more, or nothing but a phrase. */
static void
know(struct page *p, struct str s, struct piece *x)
{
	struct pubdate d;
	struct tok *t;
	uint32_t row = 0;
	size_t n = block_split(p, s, &t), k;

	x->known = x->dates = n > 0 && pubdate_match(s, t, n, &d) > 0 && d.year > 0;
	if (x->known || n == 0 || (k = lex_match(&lex_boilerplate, t, n, &row)) == 0)
		return;
	x->known = k > 1 || k == n || block_row_class(row) == CLASS_AUTHOR;
	x->dates = block_row_class(row) == CLASS_DATE && k < n;
}

/* Where elements begin in a line, its beginning and its end among them: at most PIECES of them, or 0. */
static size_t
seams(struct str s, size_t *at)
{
	size_t i, n = 0;

	at[n++] = 0;
	for (i = 1; i < s.n; i++) {
		if ((s.s[i] & 0xC0) == 0x80 || !is_seam(s, i))
			continue;
		if (n == PIECES)
			return 0;
		at[n++] = i;
	}
	at[n] = s.n;
	return n;
}

/* The pieces of a line; 0 if none of them dates it or all is one. */
static size_t
find(struct page *p, struct str s, struct piece *x)
{
	size_t at[PIECES + 1], i, n = 0, all = seams(s, at);
	bool dates = false;

	for (i = 0; i < all && all > 1; i++) {
		x[n] = (struct piece){at[i], at[i + 1], false, false};
		know(p, (struct str){s.s + at[i], at[i + 1] - at[i]}, &x[n]);
		dates |= x[n].dates;
		if (i > 0 && is_figure(s.s[at[i]]) && !x[n].dates)
			x[n - 1].to = at[i + 1]; /* « G20 » */
		else
			n++;
	}
	return dates && n > 1 ? n : 0;
}

static void
put(struct page *p, const struct block *line, size_t from, size_t to)
{
	struct block *b = block_add(p);

	memset(b, 0, sizeof *b);
	b->text = str_trim((struct str){line->text.s + from, to - from});
	b->flags = line->flags;
	if (b->text.n == 0)
		p->n--;
}

/* Pieces of which none is known stay together. */
static void
cut(struct page *p, const struct block *line, const struct piece *x, size_t n)
{
	size_t i, from = 0;

	for (i = 1; i < n; i++)
		if (x[i].known || x[i - 1].known) {
			put(p, line, x[from].from, x[i - 1].to);
			from = i;
		}
	put(p, line, x[from].from, x[n - 1].to);
}

static bool
may_be_cut(const struct block *b)
{
	return b->text.n >= LEAST && b->text.n <= MOST &&
	       (!b->counted || b->final != '.' || b->words <= WORDS) &&
	       scan_figure(b->text.s, 0, b->text.n) < b->text.n &&
	       scan_seam(b->text.s, 1, b->text.n) < b->text.n;
}

void
seam_cut(struct page *p)
{
	struct piece x[PIECES];
	struct block *old = NULL;
	size_t i, first = 0, n = p->n, k;

	for (i = 0; i < n; i++) {
		const struct block *b = old ? &old[i - first] : &p->b[i];

		k = may_be_cut(b) ? find(p, b->text, x) : 0;
		if (k > 0 && !old) {
			old = arena_get(p->a, (n - i) * sizeof *old);
			memcpy(old, &p->b[i], (n - i) * sizeof *old);
			b = old;
			p->n = first = i;
		}
		if (k > 0)
			cut(p, b, x, k);
		else if (old)
			*block_add(p) = *b;
	}
}
