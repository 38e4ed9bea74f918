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

void
meta_find(struct page *p, const struct article *f, struct meta *m)
{
	struct byline by;

	byline_find(p, f, &by);
	m->author = p->author.n ? p->author : by.author;
	m->site = p->site.n ? p->site : by.site;
	m->url = p->url;
	m->title = p->headline;
	if (m->title.n == 0 && f->title >= 0)
		m->title = p->b[f->title].text;
	find_date(p, f, m);
}
