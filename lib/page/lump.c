#include "lump.h"

#include "headline.h"
#include "lex.h"
#include "namepart.h"
#include "opener.h"

#include <string.h>

enum {
	OF = 4,	       /* a line that may hold a page has more than so many of */
	ALL = 5,       /* so many of the page's */
	HEAD = 24,     /* bytes of the first words that tell where they are said again */
	TITLE = 400,   /* bytes of the longest title */
	WORD = 3,      /* bytes of a word that a sentence may end with: « M. », « J. » do not */
	CAPITAL = 2,   /* what a word with a capital letter speaks for a menu, */
	SMALL = -1,    /* another one, */
	MARKED = -4,   /* one with a comma, as in a list of names */
	MENU = 15,     /* and what words in a row must, to be one */
	PHRASE = 80,   /* bytes in which a phrase stands */
	HEADER = 2000, /* bytes behind the title, or of the page, in which one stands */
	DATELINE = 160, /* bytes that are looked at for a dateline */
	BYLINE = 60,	/* bytes of a line between headline and dateline, at most */
	SMALLEST = 3,	/* letters of « les », « sur » */
};

/* The text that is cut and what was told of it: pieces go to the page. */
struct cutter {
	struct page *p;
	const struct block *lump;
	size_t from; /* of the piece */
};

static bool
is_word(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
}

/* Is the space at s[i] between two sentences? */
static bool
is_end(struct str t, size_t i)
{
	size_t k = i, word = 0;

	if (k > 2 && memcmp(t.s + k - 2, "»", 2) == 0)
		k -= t.s[k - 3] == ' ' ? 3 : 2;
	if (k > 2 && memcmp(t.s + k - 3, "…", 3) == 0)
		k -= 2;
	else if (k == 0 || strchr(".!?", t.s[k - 1]) == NULL)
		return false;
	for (k--; k > 0 && t.s[k - 1] == ' '; k--)
		;
	while (word < WORD && k > 0 && (is_word((unsigned char)t.s[k - 1]) || t.s[k - 1] == ')')) {
		word++;
		k--;
	}
	t = (struct str){t.s + i + 1, t.n - i - 1};
	return word == WORD && t.n > 0 &&
	       (str_begins_upper(t) || *t.s == '"' || str_begins(t, STR("«")) ||
		   str_begins(t, STR("“")));
}

/*
 * How many bytes, whole words, the text at a and the one at b, later, have in common; 0 if more
 * than a title.
 */
static size_t
common(struct str t, size_t a, size_t b)
{
	size_t k = 0, words = 0;

	while (k <= TITLE && b + k < t.n && a + k < b && t.s[a + k] == t.s[b + k]) {
		k++;
		if (t.s[a + k] == ' ' && (b + k == t.n || t.s[b + k] == ' '))
			words = k;
	}
	return k <= TITLE ? words : 0;
}

/* The text up to end, a space or the end of the line, as a block. */
static void
put(struct cutter *c, size_t end, unsigned flags)
{
	struct str t = c->lump->text;
	struct block *b;

	if (end <= c->from)
		return;
	while (end < t.n && t.s[end] != ' ') /* never inside a word: « •Les » */
		end++;
	b = block_add(c->p);
	memset(b, 0, sizeof *b);
	b->text = (struct str){t.s + c->from, end - c->from};
	b->flags = (uint16_t)(flags | (c->from == 0 ? c->lump->flags : BLOCK_SENTENCE));
	c->from = end + 1;
}

static int
weigh(struct str word)
{
	if (strchr(",;:.", word.s[word.n - 1]) != NULL)
		return MARKED;
	return str_begins_upper(word) ? CAPITAL : SMALL;
}

/*
 * The words in s that are most of all a menu: « Accueil Politique Sports Se connecter Partage
 * désactivé ». Empty if none are.
 */
static struct str
menu(struct str s)
{
	struct str best = {s.s, 0};
	size_t i, k, from = 0;
	int sum = 0, most = MENU - 1;

	for (i = 0; i < s.n; i = k + 1) {
		const char *space = memchr(s.s + i, ' ', s.n - i);

		k = space ? (size_t)(space - s.s) : s.n;
		if (k == i)
			continue;
		if (sum <= 0) {
			sum = 0;
			from = i;
		}
		sum += weigh((struct str){s.s + i, k - i});
		if (sum > most) {
			most = sum;
			best = (struct str){s.s + from, k - from};
		}
	}
	return best;
}

/* « EnregistrerPartager Il était »: bytes of buttons stuck to one another at the beginning of s, or 0. */
static size_t
stuck(const struct page *p, struct str s)
{
	struct tok *t;
	uint32_t row;
	size_t i, n;

	for (i = 1; i < s.n && s.s[i] != ' '; i++) {
		if (s.s[i] < 'A' || s.s[i] > 'Z' || s.s[i - 1] < 'a' || s.s[i - 1] > 'z')
			continue;
		n = block_split(p, (struct str){s.s, i}, &t);
		if (lex_match(&lex_boilerplate, t, n, &row) < n)
			return 0;
		while (i < s.n && s.s[i] != ' ')
			i++;
		return i;
	}
	return 0;
}

/* The piece up to end: buttons before it, a menu in it are blocks of their own. */
static void
cut(struct cutter *c, size_t end)
{
	const char *s = c->lump->text.s;
	struct str m = {NULL, 0};
	size_t k = end > c->from ? stuck(c->p, (struct str){s + c->from, end - c->from}) : 0;

	if (k > 0)
		put(c, c->from + k, BLOCK_AWAY);
	if (end > c->from)
		m = menu((struct str){s + c->from, end - c->from});
	if (m.n > 0) {
		if (m.s > s + c->from)
			put(c, (size_t)(m.s - s) - 1, 0);
		put(c, (size_t)(m.s - s) + m.n, BLOCK_AWAY);
	}
	put(c, end, 0);
}

/* No « Le ministre de la Santé | a reçu … »: what ends at i does not go on in a small letter. */
static bool
is_parted(struct str t, size_t i)
{
	return i + 1 >= t.n || !str_begins_lower((struct str){t.s + i + 1, t.n - i - 1});
}

/*
 * Where the page's first words, of which *title bytes are its title, are said again; 0 if nowhere.
 */
static size_t
said_again(struct str t, size_t *title)
{
	size_t i;

	for (i = HEAD; i + HEAD < t.n; i++) {
		if (t.s[i] != *t.s || t.s[i - 1] != ' ' || memcmp(t.s + i, t.s, HEAD) != 0)
			continue;
		*title = common(t, 0, i);
		if (*title >= HEAD && is_parted(t, *title) && is_parted(t, i + *title))
			return i;
	}
	*title = 0;
	return 0;
}

/* A menu between the page's title and its headline, or but a few words: the article begins with the headline. */
static void
begin_at(struct cutter *c, size_t first, size_t headline)
{
	struct page *p = c->p;
	size_t i, end = first;
	bool away = false;

	while (end < p->n && p->b[end].text.s < c->lump->text.s + headline)
		away |= (p->b[end++].flags & BLOCK_AWAY) != 0;
	away |= end == first + 2; /* the title, no sentence */
	for (i = first; i < end && away; i++)
		p->b[i].flags |= BLOCK_AWAY;
	if (away && p->title.n == 0)
		p->title = p->b[first].text;
}

/*
 * « Publié le 12 mai 2023 à 18h40 | Deux pompiers ont été »: bytes of the dateline s begins with, or 0; sure: it is
 * one whatever follows.
 */
static size_t
dateline(struct page *p, struct str s, bool sure)
{
	struct tok *t;
	struct pubdate d;
	uint32_t row;
	size_t i, k, last = 0, n = block_split(p, str_cut(s, DATELINE), &t);

	for (i = 0; i < n; i += k) {
		k = pubdate_match(s, t + i, n - i, &d);
		k = k > 0 ? k : pubdate_time(s, t + i, n - i);
		if (k > 0) {
			last = t[i + k - 1].end;
			continue;
		}
		k = t[i].class == TOK_WORD ? lex_match(&lex_dateline, t + i, n - i, &row)
					   : t[i].class != TOK_NUMBER;
		if (k == 0)
			break;
	}
	while (last > 0 && last < s.n && s.s[last] != ' ')
		last++; /* « 18h22•2 » */
	return last > 0 && last + 1 < s.n &&
		       (sure || str_begins_upper((struct str){s.s + last + 1, s.n - last - 1}))
		   ? last
		   : 0;
}

/*
 * « Articles similaires Un car prend feu », « Partager sur Facebook »: bytes of the phrase that s begins with and
 * that stands around an article, or 0. inside: behind no full stop.
 */
static size_t
phrase(const struct page *p, struct str s, bool inside)
{
	struct tok *t, one;
	uint32_t row = 0;
	size_t n, k;
	uint8_t class;

	if (!tok_first(str_cut(s, PHRASE), &one) || !lex_may(&lex_boilerplate, &one))
		return 0;
	n = block_split(p, str_cut(s, PHRASE), &t);
	k = lex_match(&lex_boilerplate, t, n, &row);
	class = k > 1 ? block_row_class(row) : CLASS_NONE;
	if (class == CLASS_NONE || ((inside || block_row_whole(row)) && k < n &&
				       t[k].class == TOK_WORD && !(t[k].flags & TOK_UPPER)))
		return 0;
	if (class == CLASS_MORE || class == CLASS_COMMENT || class == CLASS_TAGS)
		return t[k - 1].end;
	return inside && (class == CLASS_SHARE || class == CLASS_SUBSCRIBE ||
			     class == CLASS_LEGAL || class == CLASS_COOKIE || class == CLASS_READ)
		   ? t[k - 1].end
		   : 0;
}

/* « Awa Diop | Publié le 12 mai 2023 à 18h40 | Enregistrer »: the dateline in s, from its first byte to its end. */
struct range {
	size_t from, to;
};

static struct range
dated(struct page *p, struct str s, size_t from)
{
	struct str head = str_cut((struct str){s.s + from, s.n - from}, HEADER);
	struct range r = {0, 0};
	struct pubdate d;
	struct tok *t;
	uint32_t row;
	size_t i, n = block_split(p, head, &t);
	bool sure = false;

	for (i = 0; i < n; i++) {
		sure = lex_may(&lex_boilerplate, &t[i]) &&
		       lex_match(&lex_boilerplate, t + i, n - i, &row) > 1 &&
		       block_row_class(row) == CLASS_DATE;
		if (sure || (pubdate_match(head, t + i, n - i, &d) > 0 && d.year && d.time))
			break;
	}
	if (i == n)
		return r;
	sure |= i == 0 || t[i - 1].class == TOK_MARK || (t[i - 1].flags & TOK_UPPER);
	while (!sure && i > 0 && t[i - 1].class == TOK_WORD &&
	       lex_find(&lex_dateline, &t[i - 1]) != LEX_NONE)
		i--; /* « le mardi » */
	r.from = from + t[i].start;
	r.to = r.from + dateline(p, (struct str){s.s + r.from, s.n - r.from}, sure);
	return r.to > r.from && r.from > 0 ? r : (struct range){0, 0};
}

/* Nothing, or words half of which have capital letters, without a mark: « Accueil Politique Nord-Mali Se connecter » */
static bool
is_menu(struct str s)
{
	size_t i, k, words = 0;
	int sum = 0;

	for (i = 0; i < s.n; i = k + 1) {
		const char *space = memchr(s.s + i, ' ', s.n - i);

		k = space ? (size_t)(space - s.s) : s.n;
		if (k > i) {
			sum += weigh((struct str){s.s + i, k - i});
			words++;
		}
	}
	return words == 0 || sum * 2 >= (int)words;
}

/* Cuts off the headline and what stands before it. */
static void
cut_headline(struct cutter *c, struct str t, struct range date)
{
	size_t end = date.from > 0 ? date.from - 1 : 0, i;
	struct headline r;
	struct block *b;

	for (i = 0; end == 0 && i < t.n; i++)
		end = t.s[i] == ' ' && is_end(t, i) ? i : 0;
	if (end == 0 || end > HEADER)
		return;
	r = headline_find(c->p, t, end, (date.to > 0 ? date.to : end) + 1, date.to > 0);
	if (r.to == 0 || r.to > TITLE + r.from || (date.to == 0 && r.to >= end) ||
	    !is_menu(str_cut(t, r.from)))
		return;
	if (r.from > 0)
		put(c, r.from - 1, BLOCK_AWAY);
	put(c, r.to, BLOCK_TITLED);
	b = &c->p->b[c->p->n - 1];
	if (c->p->title.n == 0)
		c->p->title = b->text;
	if (date.from < c->from + 2 || date.from - c->from > BYLINE)
		return;
	put(c, date.from - 1, BLOCK_AWAY); /* « Awa Diop, le mardi 9 février » */
	b = &c->p->b[c->p->n - 1];
	while (b->text.n > 1 && strchr(",-| ", b->text.s[b->text.n - 1]) != NULL)
		b->text.n--;
}

/* « parmi les | Dernières nouvelles », « sur | … »: a small word of three letters at most ends at i. */
static bool
is_bound(struct str t, size_t i)
{
	size_t k = i;

	while (k > 0 && t.s[k - 1] >= 'a' && t.s[k - 1] <= 'z')
		k--;
	return k < i && i - k <= SMALLEST && (k == 0 || t.s[k - 1] == ' ');
}

/* At the space i of the line t: cuts around a phrase behind it, or behind a sentence. Where to go on. */
static size_t
cut_at(struct cutter *c, struct str t, size_t i)
{
	bool end = is_end(t, i);
	size_t k;

	if (!end && (!str_begins_upper((struct str){t.s + i + 1, t.n - i - 1}) || is_bound(t, i)))
		return i;
	k = phrase(c->p, (struct str){t.s + i + 1, t.n - i - 1}, !end);
	if (end || k > 0)
		cut(c, i);
	if (k > 0)
		cut(c, i + 1 + k);
	return i + k;
}

/* « Par Awa Diop Les agents ont découvert »: bytes of the byline that s begins with, or 0. */
static size_t
byline(struct page *p, struct str s)
{
	struct tok *t;
	size_t i, n = block_split(p, str_cut(s, BYLINE), &t);

	if (n < 3 || !(t[0].flags & TOK_UPPER) || !namepart_is(&t[0], PART_BY))
		return 0;
	for (i = 2; i < n && opener_at(s, t, i, n) != OPENER_SURE; i++)
		if (t[i].class != TOK_WORD || !(t[i].flags & TOK_UPPER))
			return 0;
	return i < n ? t[i - 1].end : 0;
}

static void
cut_all(struct page *p, const struct block *lump)
{
	struct cutter c = {p, lump, 0};
	struct str t = lump->text;
	size_t i, k, title, end = 0, first = p->n, headline = said_again(t, &title);
	struct range date = dated(p, t, headline + title);

	if (headline == 0)
		cut_headline(&c, t, date);
	else
		cut(&c, title);
	for (i = c.from; i < t.n; i++) {
		if (t.s[i] != ' ')
			continue;
		if (date.to > 0 && (i + 1 == date.from || i == date.to)) {
			cut(&c, i);
			k = i == date.to ? byline(p, (struct str){t.s + i + 1, t.n - i - 1}) : 0;
			put(&c, i + 1 + k, BLOCK_AWAY);
			i += k;
			continue;
		}
		k = headline > 0 && i + 1 + HEAD < t.n && t.s[i + 1] == *t.s ? common(t, 0, i + 1)
									     : 0;
		if (k >= HEAD) {
			end = i + 1 + k;
			cut(&c, i);
		} else if (i == end) {
			cut(&c, i);
			k = dateline(p, (struct str){t.s + i + 1, t.n - i - 1}, false);
			cut(&c, i + 1 + k);
			i += k;
		} else {
			i = cut_at(&c, t, i);
		}
	}
	cut(&c, t.n);
	if (headline > 0)
		begin_at(&c, first, headline);
	p->lump = true;
}

void
lump_cut(struct page *p)
{
	size_t i, n = p->n, all = 0, most = 0;
	struct block *old;

	for (i = 0; i < n; i++) {
		all += p->b[i].text.n;
		if (p->b[i].text.n > p->b[most].text.n)
			most = i;
	}
	if (n == 0 || p->b[most].text.n < LUMP_LEAST || p->b[most].text.n * ALL < all * OF)
		return;
	old = arena_get(p->a, n * sizeof *old);
	memcpy(old, p->b, n * sizeof *old);
	p->n = 0;
	for (i = 0; i < n; i++)
		if (i == most)
			cut_all(p, &old[i]);
		else
			*block_add(p) = old[i];
}

/* Are both kept as running text, of one line? */
static bool
goes_on(const struct block *a, const struct block *b)
{
	return b->flags & BLOCK_SENTENCE && (a->kind == KIND_LEAD || a->kind == KIND_BODY) &&
	       b->kind == KIND_BODY;
}

/* The texts of n blocks with a space between, from their line or, where something was taken out, put together. */
static struct str
joined(struct arena *a, const struct block *b, size_t n)
{
	struct str t = b[0].text;
	size_t i, all = t.n;
	bool whole = true;

	for (i = 1; i < n; i++) {
		whole &= b[i - 1].text.s + b[i - 1].text.n + 1 == b[i].text.s;
		all += 1 + b[i].text.n;
	}
	if (!whole) {
		char *out = arena_get(a, all);

		t.s = out;
		for (i = 0; i < n; i++) {
			memcpy(out, b[i].text.s, b[i].text.n);
			out += b[i].text.n;
			if (i + 1 < n)
				*out++ = ' ';
		}
	}
	t.n = all;
	return t;
}

void
lump_join(struct page *p)
{
	size_t i, n, k = 0;

	for (i = 0; i < p->n && p->lump; i += n) {
		for (n = 1; i + n < p->n && goes_on(&p->b[i + n - 1], &p->b[i + n]); n++)
			;
		p->b[i].text = joined(p->a, &p->b[i], n);
		p->b[k++] = p->b[i];
	}
	if (p->lump)
		p->n = k;
}
