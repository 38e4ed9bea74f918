/* Any text, from every token: a publication date is inside it and is a day (french.dict). */
#include "fuzz.h"

#include "pubdate.h"

static void
check(const struct pubdate *d)
{
	char s[PUBDATE_SIZE];

	HOLDS(d->month >= 0 && d->month <= 12 && d->day >= 0 && d->day <= 31);
	if (!pubdate_put(d, s))
		return;
	HOLDS(strlen(s) < PUBDATE_SIZE && strspn(s, "0123456789-") == strlen(s));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct arena a;
	struct str x = fuzz_raw(data, size);
	struct pubdate d;
	struct tok *t;
	size_t toks, i, n;

	toks = tok_split(x, &a, &t);
	for (i = 0; i < toks; i++) {
		n = pubdate_match(x, t + i, toks - i, &d);
		HOLDS(n <= toks - i);
		if (n > 0)
			check(&d);
		HOLDS(pubdate_time(x, t + i, toks - i) <= toks - i);
		if (pubdate_iso((struct str){x.s + t[i].start, x.n - t[i].start}, &d))
			check(&d);
	}
	arena_reset(&a);
	return 0;
}
