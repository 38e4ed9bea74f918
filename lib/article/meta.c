#include "meta.h"

#include "byline.h"
#include "scan.h"
#include "sign.h"

#include <string.h>

enum {
	AROUND = 4,	/* blocks before and behind an article that may date it */
	DISPATCH = 160, /* bytes in which the opening of a dispatch stands */
	PLACE_TOKENS = 10,
	ISSUE = 12 /* blocks at the head of a page that may give its number */
};

/* A date in an address: …/2023/11/02/…, …-20231102-… */
static bool
url_date(struct str url, struct pubdate *d)
{
	size_t i;

	for (i = 0; i + 10 < url.n; i++)
		if ((url.s[i] == '/' || url.s[i] == '-') && url.s[i + 1] == '2' &&
		    url.s[i + 2] == '0' && pubdate_iso((struct str){url.s + i + 1, 10}, d))
			return true;
	return false;
}

/* The date of a block that says it is one of publication. */
static bool
block_date(const struct block *b, char *date)
{
	if (b->kind != KIND_DATELINE && b->starts != CLASS_DATE && !(b->flags & BLOCK_TIME))
		return false;
	return b->words <= 30 && b->dated && pubdate_put(&b->date, date);
}

/* « Le maire »: two words, the second in small letters? Not so if they are of other letters. */
static bool
begins_plainly(struct str s)
{
	size_t i = 0;

	while (i < s.n && (s.s[i] | 0x20) >= 'a' && (s.s[i] | 0x20) <= 'z')
		i++;
	return i > 0 && i + 1 < s.n && s.s[i] == ' ' && s.s[i + 1] >= 'a' && s.s[i + 1] <= 'z';
}

/* May there be a date and, behind it, a dash or a bracket? Of most texts it is known by their bytes. */
static bool
may_dispatch(struct str s)
{
	bool found = false;
	size_t i;

	/* not as soon as one is found: without a branch, many bytes are compared at once */
	for (i = scan_figure(s.s, 0, s.n); i < s.n; i++)
		found |= (s.s[i] == '-') | (s.s[i] == '(') | (s.s[i] == '[') | (s.s[i] == '\xE2');
	return found;
}

static bool
is_dash(struct str s, const struct tok *t)
{
	const char *c = s.s + t->start;

	if (t->class != TOK_MARK)
		return false;
	return *c == '-' || (t->end - t->start == 3 && (memcmp(c, "\xE2\x80\x93", 3) == 0 ||
							   memcmp(c, "\xE2\x80\x94", 3) == 0));
}

static bool
is_bracket(struct str s, const struct tok *t)
{
	return s.s[t->start] == '(' || s.s[t->start] == '[';
}

/* Behind the bracket that opens at token i. */
static size_t
behind_bracket(struct str s, const struct tok *t, size_t n, size_t i)
{
	while (i < n && s.s[t[i].start] != ')' && s.s[t[i].start] != ']')
		i++;
	return i < n ? i + 1 : n;
}

/*
 * Behind the place that opens a dispatch and what stands between it and the date: « Bamako, le »,
 * « ALGER- », « RABAT (MAP) - », « Ouagadougou, Burkina Faso, ». 0 where there is no place: it has
 * capitals.
 */
static size_t
behind_place(struct str s, const struct tok *t, size_t n)
{
	size_t i = 0;

	while (i < n && i < PLACE_TOKENS) {
		bool joined = i > 0 && !(t[i].flags & TOK_SPACE); /* Port-au-Prince */

		if (t[i].class == TOK_WORD && (t[i].flags & TOK_UPPER || joined))
			i++;
		else if (i > 0 && (s.s[t[i].start] == ',' || is_dash(s, &t[i])))
			i++;
		else if (i > 0 && is_bracket(s, &t[i]))
			i = behind_bracket(s, t, n, i);
		else
			break;
	}
	if (i > 0 && i + 1 < n && t[i].class == TOK_WORD && t[i + 1].class == TOK_NUMBER)
		i++; /* le, lundi */
	return i;
}

/* « samedi 12 juin 2021 » at the head of a page whose dispatch is of 12 juin: its year; 0 if there is none. */
static int
year_above(const struct page *p, const struct block *end, const struct pubdate *d)
{
	const struct block *b;

	for (b = p->b; b < end && b < p->b + ISSUE; b++)
		if (b->dated && b->date.day == d->day && b->date.month == d->month &&
		    b->date.year > 0)
			return b->date.year;
	return 0;
}

/*
 * A dispatch says where and when it was sent before its text begins: « Bamako, 3 juin 2024 (AMP) - »,
 * « RABAT, le 5 mai 2023 – ». Behind the date stands a dash, or who sent it in brackets.
 */
static bool
dispatch_date(const struct page *p, const struct block *b, char *date)
{
	struct str head = str_cut(b->text, DISPATCH);
	struct pubdate d;
	struct tok *t;
	size_t n, i, k;

	if (begins_plainly(head) || !may_dispatch(head))
		return false;
	n = block_split(p, head, &t);
	i = behind_place(head, t, n);
	k = i > 0 && i < n ? pubdate_match(head, t + i, n - i, &d) : 0;
	if (k == 0 || i + k >= n)
		return false;
	if (d.year == 0)
		d.year = year_above(p, b, &d);
	if (!pubdate_put(&d, date))
		return false;
	return is_dash(head, &t[i + k]) || is_bracket(head, &t[i + k]);
}

/* The first paragraph of the article, where a dispatch opens; NULL if it has none. */
static const struct block *
first_paragraph(const struct page *p, const struct article *f)
{
	size_t i;

	for (i = f->first; i < f->last; i++)
		if (p->b[i].kind == KIND_LEAD || p->b[i].kind == KIND_BODY)
			return &p->b[i];
	return NULL;
}

/* « Mercredi 15 mars 2006 - N° 1832 », « Édition du 3 mai 2019 » at the head of the page. */
static bool
issue_date(const struct page *p, const struct article *f, char *date)
{
	static const char *const signs[] = {"N°", "n°", "Numéro", "Edition du", "Édition du"};
	size_t i, k;

	for (i = 0; i < p->n && i < ISSUE && i < f->last; i++) {
		const struct block *b = &p->b[i];

		if (!b->dated || b->words > 25 || !b->date.month)
			continue;
		for (k = 0; k < sizeof signs / sizeof *signs; k++)
			if (str_holds(b->text, (struct str){signs[k], strlen(signs[k])}) &&
			    pubdate_put(&b->date, date))
				return true;
	}
	return false;
}

/* « Mis à jour le 6 avril 2013 » above « Publié le 5 avril 2013 »: of two datelines the earlier one. */
static const struct block *
first_published(const struct page *p, size_t i)
{
	const struct block *b = &p->b[i], *best = b;

	for (; ++b < p->b + p->n && b <= p->b + i + 2;)
		if (b->starts == CLASS_DATE && b->dated && b->words <= 16 &&
		    pubdate_earlier(&b->date, &best->date))
			best = b;
	return best;
}

/* A line from first on that says « Publié le … » knows better than a date above the title. */
static void
says_published(const struct page *p, size_t first, size_t end, char *date)
{
	for (size_t i = first; i < end; i++)
		if (p->b[i].starts == CLASS_DATE && p->b[i].dated && p->b[i].words <= 16 &&
		    pubdate_put(&p->b[i].date, date))
			return;
}

/*
 * The head of a page knows best, then its dateline, then a line around the article that says
 * « Publié le … », then the opening of a dispatch, then its address, then the number of the paper.
 */
static void
find_date(const struct page *p, const struct article *f, struct meta *m)
{
	const struct block *first = first_paragraph(p, f);
	struct pubdate d;
	size_t i, from, end = f->last + AROUND < p->n ? f->last + AROUND : p->n;

	m->date[0] = '\0';
	if (pubdate_iso(p->date, &d) && pubdate_put(&d, m->date))
		return;
	for (i = 0; i < p->n && i < f->last; i++)
		if (p->b[i].kind == KIND_DATELINE &&
		    pubdate_put(&first_published(p, i)->date, m->date)) {
			if ((ptrdiff_t)i < f->title && p->b[i].starts != CLASS_DATE)
				says_published(p, (size_t)f->title + 1, end, m->date);
			return;
		}
	if (f->title >= 0 && p->b[f->title].flags & BLOCK_TIME &&
	    block_date(&p->b[f->title], m->date))
		return;
	from = f->title >= 0 && (size_t)f->title < f->first ? (size_t)f->title : f->first;
	for (i = from > AROUND ? from - AROUND : 0; i < end; i++) {
		if (i == f->first && f->last > f->first)
			i = f->last - 1; /* what the text itself says is not meant */
		if (block_date(&p->b[i], m->date))
			return;
	}
	m->date[0] = '\0';
	if (first != NULL && dispatch_date(p, first, m->date))
		return;
	m->date[0] = '\0';
	if (pubdate_iso(p->time, &d) && f->title >= 0 && p->html && p->times == 1)
		pubdate_put(&d, m->date);
	else if (url_date(p->url, &d))
		pubdate_put(&d, m->date);
	if (!m->date[0] && !issue_date(p, f, m->date))
		m->date[0] = '\0';
}

/*
 * The title element without the site's name: « Un marché à Tiznit | La Voix du Souss » is cut at the
 * last separator whose shorter side names the site, or is the shorter by far.
 */
static struct str
bare_title(const struct page *p)
{
	static const char *const marks[] = {" | ", " - ", " – ", " — ", " · ", " • ", " » "};
	struct str t = p->title;
	size_t i, k, at = 0, len = 0;

	for (k = 0; k < sizeof marks / sizeof *marks; k++) {
		size_t n = strlen(marks[k]);

		for (i = 1; i + n < t.n; i++)
			if (i > at && memcmp(t.s + i, marks[k], n) == 0) {
				at = i;
				len = n;
			}
	}
	if (at == 0)
		return t;
	if (t.n - at - len < at && (t.n - at - len < 40 || at > 60))
		return (struct str){t.s, at};
	return at < 25 ? (struct str){t.s + at + len, t.n - at - len} : t;
}

/* « admin », « Rédaction »: who put it there. */
static bool
is_account(struct str s)
{
	struct tok t;

	while (s.n > 0 && s.s[s.n - 1] >= '0' && s.s[s.n - 1] <= '9')
		s.n--; /* « admin4221 » */
	return tok_first(s, &t) && t.end == s.n && sign_is(&t, SIGN_ACCOUNT);
}

/* « lefigaro.example », the name of the site itself: no author, when a line of the page names one. */
static bool
is_site(struct str author, struct str site)
{
	size_t i;

	if (author.n == 0 || (author.n == site.n && str_eq(author, site)) || is_account(author))
		return true;
	for (i = 0; i < author.n; i++)
		if (author.s[i] == ' ')
			return false;
	return memchr(author.s, '.', author.n) != NULL;
}

void
meta_find(struct page *p, const struct article *f, struct meta *m)
{
	struct byline by;

	byline_find(p, f, &by);
	if (by.author.n > 0 && is_site(p->author, p->site))
		m->author = by.author;
	else if (p->author.n > 0 && !is_account(p->author))
		m->author = byline_bare(p, p->author);
	else
		m->author = by.author;
	m->site = p->site.n ? p->site : by.site;
	m->url = p->url;
	if (f->title >= 0)
		m->title = p->b[f->title].text;
	else
		m->title = p->headline.n ? p->headline : bare_title(p);
	find_date(p, f, m);
}
