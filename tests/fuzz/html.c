/* A page of any bytes becomes blocks of clean text, of which the article is a run (markup.dict). */
#include "fuzz.h"

#include "article.h"
#include "html.h"

#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct repair r;
	static struct arena a;
	struct article art;
	struct page p;
	size_t i;

	memset(&p, 0, sizeof p);
	p.a = &a;
	html_read(&p, &r, size ? (const char *)data : "", size);
	block_measure_all(&p);
	article_find(&p, &art);
	HOLDS(art.first <= art.last && art.last <= p.n);
	for (i = 0; i < p.n; i++) {
		struct str s = p.b[i].text;

		HOLDS(u8_valid(s.s, s.n) == s.n);
		HOLDS(s.n == 0 || (!memchr(s.s, '\t', s.n) && !memchr(s.s, '\n', s.n)));
		HOLDS(p.b[i].linked <= s.n);
	}
	block_free(&p);
	arena_reset(&a);
	return 0;
}
