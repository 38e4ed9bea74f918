/* Any bytes, as HTML, as plain text and as Markdown: blocks of clean text, an article within them (markup.dict). */
#include "article.h"
#include "html.h"
#include "markdown.h"
#include "meta.h"
#include "plain.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check(struct str s)
{
	size_t i;

	if (u8_valid(s.s, s.n) != s.n)
		abort();
	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.s[i] < ' ')
			abort();
}

static void
run(struct repair *r, struct arena *a, struct str text, bool html)
{
	struct page p = {0};
	struct article f;
	struct meta m;
	size_t i;

	p.a = a;
	if (html)
		html_read(&p, r, text.s, text.n);
	else
		plain_read(&p, r, text.s, text.n);
	block_measure_all(&p);
	article_find(&p, &f);
	meta_find(&p, &f, &m);
	if (f.first > f.last || f.last > p.n || f.title >= (ptrdiff_t)p.n)
		abort();
	for (i = 0; i < p.n; i++)
		check(p.b[i].text);
	check(m.title);
	check(m.author);
	check(m.site);
	check(m.url);
	block_free(&p);
	arena_reset(a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct repair r;
	static struct arena a;
	struct str t = {(const char *)data, n};

	run(&r, &a, t, false);
	run(&r, &a, markdown_html(&a, t), true);
	run(&r, &a, repair_bytes(&r, t, STR("")), true);
	return 0;
}
