#include "plain.h"

#include "lex.h"
#include "lines.h"
#include "lump.h"
#include "numbered.h"
#include "seam.h"
#include "tok.h"
#include "torn.h"
#include "wrap.h"

#include <string.h>

/* Runs of GAP spaces or more, at least GAPS of them in one line, separate blocks. */
enum {
	GAP = 3,
	GAPS = 3,
	WRAPPED = 20000,
	NUMBERED = 1000000,
	TITLE_MIN = 20,
	TITLE_MAX = 400,
	TITLES = 40,
	BATCH = 64,
	HYPHEN_SIDE = 1 /* column */
};

struct reader {
	struct page *p;
	struct repair *repair;
};

static bool
is_space_at(const char *s, size_t n, size_t *len)
{
	unsigned char c = (unsigned char)*s;

	*len = 1;
	if (c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f')
		return true;
	if (c < 0xC2)
		return false;
	return u8_is_space(u8_get(s, n, len));
}

/* NUL and other controls, which repair_line() takes away. */
static size_t
count_controls(const char *s, size_t n)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
	size_t i = 0, k = 0;
	uint64_t v;

	while (n - i >= 8) { /* eight bytes at a time while none is below ' ' or is DEL */
		memcpy(&v, s + i, 8);
		if ((((v - ones * ' ') & ~v) | (((v ^ ones * 0x7F) - ones) & ~(v ^ ones * 0x7F))) &
		    tops)
			break;
		i += 8;
	}
	for (; i < n; i++)
		k += ((unsigned char)s[i] < ' ' && s[i] != '\t' && s[i] != '\r' && s[i] != '\v' &&
			 s[i] != '\f') ||
		     s[i] == 0x7F;
	return k;
}

static struct block *
keep(struct reader *r, struct str text, unsigned flags)
{
	struct block *b = block_add(r->p);

	b->text = text;
	b->flags = (uint16_t)flags;
	return b;
}

static void
put(struct reader *r, const char *s, size_t n, unsigned flags)
{
	struct str t = repair_line(r->repair, (struct str){s, n});

	r->p->controls += count_controls(s, n);
	if (t.n > 0)
		keep(r, (struct str){arena_copy(r->p->a, t.s, t.n), t.n}, flags);
}

/* The next wide gap in s[i..n): its offset, its length in *len; n if there is none. */
static size_t
next_gap(const char *s, size_t i, size_t n, size_t *len)
{
	size_t from, k, one;

	while (i < n) {
		if (s[i] != ' ' && s[i] != '\t' && (unsigned char)s[i] < 0xC2) {
			i++;
			continue;
		}
		from = i;
		k = 0;
		while (i < n && is_space_at(s + i, n - i, &one)) {
			k += s[i] == '\t' ? GAP : 1;
			i += one;
		}
		if (k >= GAP && from > 0 && i < n) {
			*len = i - from;
			return from;
		}
		if (k == 0)
			i++;
	}
	*len = 0;
	return n;
}

/* May there be a wide gap at all? Every third byte shows three spaces in a row. */
static bool
may_gap(const char *s, size_t n)
{
	size_t i;

	if (memchr(s, '\t', n))
		return true;
	for (i = 2; i < n; i += GAP)
		if ((s[i] == ' ' && (s[i - 1] == ' ' || (i + 1 < n && s[i + 1] == ' '))) ||
		    (s[i] == '\xA0' && s[i - 1] != '\xC3')) /* no-break space, not à */
			return true;
	return false;
}

static void
line(struct reader *r, const char *s, size_t n, unsigned flags)
{
	size_t i, gaps = 0, len, from = 0;

	if (!may_gap(s, n)) {
		put(r, s, n, flags);
		return;
	}
	for (i = next_gap(s, 0, n, &len); i < n && gaps < GAPS; i = next_gap(s, i + len, n, &len))
		gaps++;
	if (gaps < GAPS) {
		put(r, s, n, flags);
		return;
	}
	for (i = next_gap(s, 0, n, &len); i < n; i = next_gap(s, i + len, n, &len)) {
		put(r, s + from, i - from, flags | BLOCK_GLUED);
		from = i + len;
		flags = 0;
	}
	put(r, s + from, n - from, flags | BLOCK_GLUED);
}

/* The length of the line at s with its LF left out; *next is where the one behind it begins. */
static size_t
cut_line(const char *s, size_t n, size_t *next)
{
	const char *e = memchr(s, '\n', n), *cr;
	size_t k = e ? (size_t)(e - s) : n;

	*next = e ? k + 1 : n;
	cr = memchr(s, '\r', k);
	if (cr && (size_t)(cr - s) + 1 < k) { /* old Macintosh line ends */
		k = (size_t)(cr - s);
		*next = k + 1;
	}
	return k;
}

/* The same without the white space around it: lynx and w3m indent what they print. */
static struct str
bare_line(const char *s, size_t n, size_t *next)
{
	return str_trim((struct str){s, cut_line(s, n, next)});
}

static uint64_t
first_eight(struct str s)
{
	uint64_t v;

	memcpy(&v, s.s, sizeof v);
	return v;
}

static uint64_t
bit_of(uint64_t head)
{
	return UINT64_C(1) << (head * UINT64_C(0x9E3779B97F4A7C15) >> 58);
}

/* Is t the title u with a capital letter right behind it? */
static bool
is_stuck(struct str t, struct str u)
{
	return t.n >= u.n + 8 && memcmp(t.s, u.s, u.n) == 0 && t.s[u.n] != ' ' &&
	       str_begins_upper((struct str){t.s + u.n, t.n - u.n});
}

/* A title stuck to the caption behind it: « …la cybercriminalitéPhoto prise lors de … ». */
static void
unglue(struct page *p)
{
	uint64_t first[TITLES], head, heads = 0; /* bits of all that are in first */
	struct str title[TITLES];
	size_t i, j, k = 0;

	for (i = 0; i < p->n && i < 200; i++) {
		struct str t = p->b[i].text;

		if (t.n < TITLE_MIN)
			continue;
		head = first_eight(t);
		for (j = heads & bit_of(head) ? 0 : k; j < k; j++) {
			if (first[j] != head || !is_stuck(t, title[j]))
				continue;
			t = (struct str){t.s + title[j].n, t.n - title[j].n};
			p->b[i].text = t;
			p->b[i].counted = false;
			break;
		}
		if (i < TITLES && t.n >= TITLE_MIN && t.n <= TITLE_MAX) {
			title[k] = t;
			first[k] = first_eight(t);
			heads |= bit_of(first[k++]);
		}
	}
}

/*
 * The lines of a paragraph that was wrapped, as one: *n bytes at s, behind in spaces, of at most end,
 * grow to where it ends; *next is where the line behind it begins. Its white space is single later.
 */
static void
paragraph(const char *s, size_t in, size_t end, size_t width, size_t *n, size_t *next)
{
	size_t from = 0, more;

	while (*next < end) {
		struct str l = bare_line(s + *next, end - *next, &more);

		if (l.n == 0 || !wrap_goes_on((struct str){s + from, *n - from}, in, l, width))
			break;
		from = (size_t)(l.s - s);
		in = from - *next;
		*n = from + l.n;
		*next += more;
	}
}

/* The token that s begins with, by lib/fr/hyphens.tsv: may it stand on that side of a hyphen? */
static bool
has_side(struct str s, char side)
{
	struct tok t;
	uint32_t row;
	char c;

	if (!tok_first(s, &t) || (row = lex_find(&lex_hyphens, &t)) == LEX_NONE)
		return false;
	c = *lex_cell(&lex_hyphens, row, HYPHEN_SIDE);
	return c == side || c == 'b';
}

/*
 * « Karim Ben-|salem », « inéligi-|bilité » were cut by who wrapped the text, « vice-|président »,
 * « a-t-|il » and « Saint-|Denis » had their hyphen before: is it so of the word that ends behind o
 * bytes of out, its hyphen with it, and goes on with next?
 */
static bool
keeps_hyphen(const char *out, size_t o, struct str next)
{
	size_t from = o - 1;

	while (from > 0 && out[from - 1] != ' ' && out[from - 1] != '-' && out[from - 1] != '\'')
		from--;
	if (from > 0 && out[from - 1] == '-')
		return true;
	return has_side((struct str){out + from, o - 1 - from}, 'f') || has_side(next, 's');
}

/*
 * Does the word that ends in a hyphen behind o bytes of out go on in next: in small letters, or
 * « Saint-|Denis »?
 */
static bool
word_goes_on(const char *out, size_t o, struct str next)
{
	unsigned char c = next.n > 0 ? (unsigned char)*next.s : ' ';
	size_t from = o - 1;

	if ((c >= 'a' && c <= 'z') || (c == 0xC3 && next.n > 1 && (unsigned char)next.s[1] >= 0xA0))
		return true;
	while (from > 0 && out[from - 1] != ' ' && out[from - 1] != '\'')
		from--;
	return c >= 'A' && c <= 'Z' && out[from] >= 'A' && out[from] <= 'Z';
}

/* Lines as one: a space for each end of line, but a word cut at its hyphen is one again. */
static struct str
one_line(struct page *p, const char *s, size_t n)
{
	char *out = arena_get(p->a, n);
	size_t i, o = 0;

	for (i = 0; i < n; i++) {
		bool end = s[i] == '\n';
		struct str next;

		while (end && i + 1 < n && (s[i + 1] == ' ' || s[i + 1] == '\t'))
			i++;
		next = (struct str){s + i + 1, n - i - 1};
		if (end && o > 1 && out[o - 1] == '-' && out[o - 2] != ' ' &&
		    word_goes_on(out, o, next)) {
			o -= (*next.s < 'A' || *next.s > 'Z') && !keeps_hyphen(out, o, next);
			continue;
		}
		out[o++] = end ? ' ' : s[i];
	}
	return (struct str){out, o};
}

/* Lines of a text that was wrapped at width: some are one paragraph. How many bytes it read. */
static size_t
read_wrapped(struct reader *r, const char *s, size_t n, size_t width)
{
	size_t i = 0, k, next;
	unsigned flags = 0;

	while (i < n && r->p->n < PLAIN_BLOCKS) {
		struct str l = bare_line(s + i, n - i, &next);
		size_t in = (size_t)(l.s - (s + i));

		i += in;
		next -= in;
		if (l.n > 0) {
			k = l.n;
			paragraph(l.s, in, n - i, width, &k, &next);
			if (k > l.n)
				l = one_line(r->p, l.s, k);
			line(r, l.s, l.n, flags);
		}
		flags = l.n > 0 ? 0 : BLOCK_GAP;
		i += next;
	}
	return i;
}

/* A line (n bytes at s, with its LF) in which something may be wrong; what flags the next has. */
static unsigned
rough_line(struct reader *r, const char *s, size_t n, unsigned flags)
{
	size_t i, next;

	for (i = 0; i < n; i += next) {
		struct str l = bare_line(s + i, n - i, &next);

		if (l.n > 0)
			line(r, l.s, l.n, flags);
		flags = l.n > 0 ? 0 : BLOCK_GAP;
	}
	return flags;
}

/* As it is: nothing to repair, no gap, no control character. */
static void
calm_line(struct reader *r, const char *s, const struct line *l, unsigned flags)
{
	r->repair->lines++;
	block_count(keep(r, (struct str){s + l->from, l->n}, flags), l);
}

static size_t
read_lines(struct reader *r, const char *s, size_t n)
{
	const struct sixes *sixes = r->p->glance ? &r->p->glance->see : NULL;
	struct line l[BATCH];
	size_t i = 0, k, used;
	unsigned flags = 0;

	while (i < n) {
		size_t j, got = lines_find(s + i, n - i, sixes, l, BATCH, &used);

		for (j = 0; j < got; j++) {
			if (r->p->n >= PLAIN_BLOCKS)
				return i + l[j].from;
			flags |= l[j].flags & LINES_GAP ? BLOCK_GAP : 0;
			if (l[j].flags & LINES_CALM) {
				calm_line(r, s + i, &l[j], flags);
				flags = 0;
				continue;
			}
			k = l[j].n + (i + l[j].from + l[j].n < n);
			flags = rough_line(r, s + i + l[j].from, k, flags);
		}
		i += used;
	}
	return i;
}

/* The page's title came first, as the headline tells which says it again: « Titre - Le Phare ». */
static void
find_title(struct page *p)
{
	uint64_t head;
	size_t i;

	if (p->n < 2 || p->title.n > 0 || p->b[0].text.n > TITLE_MAX || p->b[0].text.n < TITLE_MIN)
		return;
	head = first_eight(p->b[0].text);
	for (i = 1; i < p->n && p->title.n == 0; i++)
		if (p->b[i].text.n >= TITLE_MIN && first_eight(p->b[i].text) == head &&
		    str_begins(p->b[0].text, p->b[i].text))
			p->title = p->b[0].text;
}

/* What lines of flattened text hold that were several, and what the first says of the page. */
static void
mend(struct page *p, size_t n)
{
	p->flat = true;
	unglue(p);
	if (n >= LUMP_LEAST)
		lump_cut(p);
	seam_cut(p);
	find_title(p);
}

static void
read_torn(struct reader *r, const char *s, size_t n, bool sure)
{
	struct str t = torn_mend(r->p->a, s, n, sure);

	read_lines(r, t.s, t.n);
}

/* All n bytes of a text that is not too large for one page. */
static size_t
read_page(struct reader *r, const char *s, size_t n)
{
	enum torn torn = torn_is(s, n);
	size_t width = torn == TORN_SURE ? 0 : wrap_width(s, n < WRAPPED ? n : WRAPPED);

	if (width > 0)
		return read_wrapped(r, s, n, width);
	if (torn == TORN_NOT)
		return read_lines(r, s, n);
	read_torn(r, s, n, torn == TORN_SURE);
	return n;
}

size_t
plain_read(struct page *p, struct repair *repair, const char *s, size_t n)
{
	struct reader r = {p, repair};
	struct str t = {s, n};

	if (n <= NUMBERED && numbered_is(t)) {
		t = numbered_strip(p->a, t);
		read_page(&r, t.s, t.n);
	} else {
		n = read_page(&r, s, n);
	}
	mend(p, n);
	return n;
}

void
plain_take(struct page *p, struct repair *repair, const char *s, size_t n, const struct line *l,
    size_t lines)
{
	struct reader r = {p, repair};
	size_t i, width = 0;
	enum torn torn = torn_lines(s, l, lines);

	if (torn != TORN_SURE && wrap_may(s, l, lines))
		width = wrap_width(s, n < WRAPPED ? n : WRAPPED);
	if (width > 0)
		read_wrapped(&r, s, n, width);
	else if (torn != TORN_NOT)
		read_torn(&r, s, n, torn == TORN_SURE);
	else
		for (i = 0; i < lines; i++)
			calm_line(&r, s, &l[i], l[i].flags & LINES_GAP ? BLOCK_GAP : 0);
	mend(p, n);
}

void
plain_lines(struct page *p, struct repair *repair, const char *s, size_t n)
{
	struct reader r = {p, repair};
	size_t i, next;

	for (i = 0; i < n; i += next) {
		struct str l = bare_line(s + i, n - i, &next);

		put(&r, l.s, l.n, 0);
	}
}
