#include "meta.h"

#include "byline.h"

#include <string.h>

static void
find_date(const struct page *p, const struct article *f, struct meta *m)
{
	struct pubdate d;
	size_t i;

	m->date[0] = '\0';
	if (pubdate_iso(p->date, &d) && pubdate_put(&d, m->date))
		return;
	for (i = 0; i < p->n && i < f->last; i++)
		if (p->b[i].kind == KIND_DATELINE && pubdate_put(&p->b[i].date, m->date))
			return;
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
	m->author = p->author.n ? p->author : by.author;
	m->site = p->site.n ? p->site : by.site;
	m->url = p->url;
	if (f->title >= 0)
		m->title = p->b[f->title].text;
	else
		m->title = p->headline.n ? p->headline : bare_title(p);
	find_date(p, f, m);
}
