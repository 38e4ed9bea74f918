#include "meta.h"

#include "byline.h"

#include <string.h>

enum {
	AROUND = 4,	/* blocks before and behind an article that may date it */
	DISPATCH = 160, /* bytes in which the opening of a dispatch stands */
	PLACE_TOKENS = 8,
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

/* A place has capitals: most texts are known by their second word to begin with none. */
static bool
begins_with_place(struct str s)
{
	struct tok t;
	size_t i;

	if (begins_plainly(s))
		return false;
	for (i = 0; i < PLACE_TOKENS && tok_first(s, &t); i++) {
		if (t.class == TOK_MARK && s.s[t.start] == ',')
			return i > 0;
		if (t.class == TOK_WORD && (i == 0 || t.start > 0) && !(t.flags & TOK_UPPER))
			return false;
		s.s += t.end;
		s.n -= t.end;
	}
	return i > 0;
}

/*
 * A dispatch says where and when it was sent before its text begins: « Bamako, 3 juin 2024 (AMP) - »,
 * « RABAT, le 5 mai 2023 – ».
 */
static bool
dispatch_date(const struct page *p, const struct block *b, char *date)
{
	struct str head = str_cut(b->text, DISPATCH);
	struct pubdate d;
	struct tok *t;
	size_t n, i, k;

	if (!begins_with_place(head))
		return false;
	n = block_split(p, head, &t);
	for (i = 0; i < n && i < PLACE_TOKENS; i++)
		if (t[i].class == TOK_MARK && head.s[t[i].start] == ',')
			break;
	if (i == 0 || ++i >= n)
		return false;
	if (t[i].class == TOK_WORD && t[i].end - t[i].start == 2) /* le */
		i++;
	k = i < n ? pubdate_match(head, t + i, n - i, &d) : 0;
	if (k == 0 || !pubdate_put(&d, date))
		return false;
	i += k;
	if (i < n && head.s[t[i].start] == '(')
		while (i < n && head.s[t[i++].start] != ')')
			;
	return i < n && t[i].flags & TOK_SPACE &&
	       (head.s[t[i].start] == '-' ||
		   (t[i].end - t[i].start == 3 && t[i].class == TOK_MARK));
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

/*
 * The head of a page knows best, then its dateline, then a line around the article that says
 * « Publié le … », then the opening of a dispatch, then its address, then the number of the paper.
 */
static void
find_date(const struct page *p, const struct article *f, struct meta *m)
{
	struct pubdate d;
	size_t i, from, end = f->last + AROUND < p->n ? f->last + AROUND : p->n;

	m->date[0] = '\0';
	if (pubdate_iso(p->date, &d) && pubdate_put(&d, m->date))
		return;
	for (i = 0; i < p->n && i < f->last; i++)
		if (p->b[i].kind == KIND_DATELINE && pubdate_put(&p->b[i].date, m->date))
			return;
	from = f->title >= 0 && (size_t)f->title < f->first ? (size_t)f->title : f->first;
	for (i = from > AROUND ? from - AROUND : 0; i < end; i++) {
		if (i == f->first && f->last > f->first)
			i = f->last - 1; /* what the text itself says is not meant */
		if (block_date(&p->b[i], m->date))
			return;
	}
	m->date[0] = '\0';
	if (f->first < f->last && dispatch_date(p, &p->b[f->first], m->date))
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

void
meta_find(struct page *p, const struct article *f, struct meta *m)
{
	struct byline by;

	byline_find(p, f, &by);
	m->author = p->author.n ? byline_bare(p, p->author) : by.author;
	m->site = p->site.n ? p->site : by.site;
	m->url = p->url;
	if (f->title >= 0)
		m->title = p->b[f->title].text;
	else
		m->title = p->headline.n ? p->headline : bare_title(p);
	find_date(p, f, m);
}
