/* Any bytes as flattened text: blocks of clean text in NFC, of which the article is a run (french.dict). */
#include "fuzz.h"

#include "article.h"
#include "plain.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct repair r;
	static struct arena a, tmp;
	struct page p = {0};
	struct article f;
	size_t i, bytes = 0;

	p.a = &a;
	p.tmp = &tmp;
	HOLDS(plain_read(&p, &r, size ? (const char *)data : "", size) == size);
	for (i = 0; i < p.n; i++)
		bytes += p.b[i].text.n;
	HOLDS(bytes <= 4 * size);
	block_measure_all(&p);
	article_find(&p, &f);
	HOLDS(f.first <= f.last && f.last <= p.n && f.title < (ptrdiff_t)p.n);
	for (i = 0; i < p.n; i++)
		fuzz_check_text(p.b[i].text, true);
	block_free(&p);
	arena_reset(&a);
	arena_reset(&tmp);
	return 0;
}
