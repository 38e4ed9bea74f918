#include "lump.h"

#include "lex.h"

#include <string.h>

enum {
	OF = 4,	       /* a line that may hold a page has more than so many of */
	ALL = 5,       /* so many of the page's */
	HEAD = 24,     /* bytes of the first words that tell where they are said again */
	TITLE = 400,   /* bytes of the longest title */
	SURE = 1500,   /* bytes of a line that is one whose title is not said again */
	WORD = 3,      /* bytes of a word that a sentence may end with: « M. », « J. » do not */
	CAPITAL = 2,   /* what a word with a capital letter speaks for a menu, */
	SMALL = -1,    /* another one, */
	MARKED = -4,   /* one with a comma, as in a list of names */
	MENU = 15,     /* and what words in a row must, to be one */
	PHRASE = 80,   /* bytes in which a phrase stands */
	HEADER = 600,  /* bytes behind the title in which one stands */
	DATELINE = 160 /* bytes that are looked at for a dateline */
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
	size_t len, k = i, word = 0;

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
	       (u8_is_upper(u8_get(t.s, t.n, &len)) || *t.s == '"' || str_begins(t, STR("«")) ||
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
	struct block *b;

	if (end <= c->from)
		return;
	b = block_add(c->p);
	memset(b, 0, sizeof *b);
	b->text = (struct str){c->lump->text.s + c->from, end - c->from};
	b->flags = (uint16_t)(c->from == 0 ? c->lump->flags | flags : BLOCK_SENTENCE | flags);
	c->from = end + 1;
}

static int
weigh(struct str word)
{
	size_t len;

	if (strchr(",;:.", word.s[word.n - 1]) != NULL)
		return MARKED;
	return u8_is_upper(u8_get(word.s, word.n, &len)) ? CAPITAL : SMALL;
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
		if (*title >= HEAD)
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

/* « Publié le 12 mai 2023 à 18h40 | Deux pompiers ont été »: bytes of the dateline s begins with, or 0. */
static size_t
dateline(struct page *p, struct str s)
{
	struct tok *t;
	struct pubdate d;
	uint32_t row;
	size_t i, k, last = 0, len, n = block_split(p, str_cut(s, DATELINE), &t);

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
	while (last > 0 && last < s.n && s.s[last] == ')')
		last++;
	return last > 0 && last + 1 < s.n && s.s[last] == ' ' &&
		       u8_is_upper(u8_get(s.s + last + 1, s.n - last - 1, &len))
		   ? last
		   : 0;
}

/* « Articles similaires Un car prend feu »: bytes of the phrase that s begins with and that ends an article, or 0. */
static size_t
ending(const struct page *p, struct str s)
{
	struct tok *t;
	uint32_t row = 0;
	size_t n = block_split(p, str_cut(s, PHRASE), &t), k;
	uint8_t class;

	k = n > 0 && lex_may(&lex_boilerplate, &t[0]) ? lex_match(&lex_boilerplate, t, n, &row) : 0;
	class = k > 1 ? block_row_class(row) : CLASS_NONE;
	return class == CLASS_MORE || class == CLASS_COMMENT || class == CLASS_TAGS ? t[k - 1].end
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
	struct tok *t;
	uint32_t row;
	size_t i, n = block_split(p, head, &t);

	for (i = 0; i < n; i++)
		if (lex_may(&lex_boilerplate, &t[i]) &&
		    lex_match(&lex_boilerplate, t + i, n - i, &row) > 1 &&
		    block_row_class(row) == CLASS_DATE) {
			r.from = from + t[i].start;
			r.to = r.from + dateline(p, (struct str){s.s + r.from, s.n - r.from});
			break;
		}
	return r.to > r.from && r.from > 0 ? r : (struct range){0, 0};
}

static void
cut_all(struct page *p, const struct block *lump)
{
	struct cutter c = {p, lump, 0};
	struct str t = lump->text;
	size_t i, k, title, end = 0, first = p->n, headline = said_again(t, &title);
	struct range date = dated(p, t, headline + title);

	cut(&c, title);
	for (i = c.from; i < t.n; i++) {
		if (t.s[i] != ' ')
			continue;
		if (date.to > 0 && (i + 1 == date.from || i == date.to)) {
			cut(&c, i);
			continue;
		}
		k = i + 1 + HEAD < t.n && t.s[i + 1] == *t.s ? common(t, 0, i + 1) : 0;
		if (k >= HEAD)
			end = i + 1 + k;
		if (k < HEAD && i != end && !is_end(t, i))
			continue;
		cut(&c, i);
		k = i != end ? ending(p, (struct str){t.s + i + 1, t.n - i - 1}) : 0;
		if (k > 0) {
			cut(&c, i + 1 + k);
			i += k;
		}
		if (i == end) {
			k = dateline(p, (struct str){t.s + i + 1, t.n - i - 1});
			cut(&c, i + 1 + k);
			i += k;
		}
	}
	cut(&c, t.n);
	begin_at(&c, first, headline);
	p->lump = true;
}

void
lump_cut(struct page *p)
{
	size_t i, n = p->n, all = 0, most = 0, title;
	struct block *old;

	for (i = 0; i < n; i++) {
		all += p->b[i].text.n;
		if (p->b[i].text.n > p->b[most].text.n)
			most = i;
	}
	if (n == 0 || p->b[most].text.n < LUMP_LEAST || p->b[most].text.n * ALL < all * OF ||
	    (p->b[most].text.n < SURE && said_again(p->b[most].text, &title) == 0))
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

/* Do the texts of both stand in one line, are both kept as running text? */
static bool
goes_on(const struct block *a, const struct block *b)
{
	return b->flags & BLOCK_SENTENCE && a->text.s + a->text.n + 1 == b->text.s &&
	       (a->kind == KIND_LEAD || a->kind == KIND_BODY) && b->kind == KIND_BODY;
}

void
lump_join(struct page *p)
{
	size_t i, k = 0;

	for (i = 1; i < p->n && p->lump; i++)
		if (goes_on(&p->b[k], &p->b[i]))
			p->b[k].text.n += 1 + p->b[i].text.n;
		else
			p->b[++k] = p->b[i];
	if (p->lump)
		p->n = k + 1;
}
