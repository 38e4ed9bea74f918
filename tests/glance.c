/*
 * What a glance at a line rules out is not in it: blocks measured with and without are the same, on
 * lines made of the keys of the tables, of words and of marks. And spans of words, fast and portable.
 */
#include "tap.h"

#include "block.h"
#include "lex.h"

#include <stdlib.h>
#include <string.h>

static unsigned
next(unsigned *x)
{
	*x = *x * 1664525 + 1013904223;
	return *x >> 8;
}

static const char *
key(unsigned *x)
{
	const struct lex_table *const tables[] = {
	    &lex_boilerplate, &lex_service, &lex_credit, &lex_dateline, &lex_months};
	const struct lex_table *t = tables[next(x) % 5];

	return lex_cell(t, next(x) % t->rows, 0);
}

/* A line of keys, words and marks; some of it in capitals. Its length. */
static size_t
make(char *s, size_t most, unsigned *x)
{
	static const char *const words[] = {"Le maire", "de", "a dit", "l'", "Rabat", "É", "était",
	    "12", "3 mai", "02/11/2023", "12h30", "14:05", "2.500", "œuvre", "«", "»", "(", ")",
	    "/", "-", ".", "©", "→", "’", "É", "×", "مرحبا", "habitants", "2010-2011"};
	static const char *const between[] = {" ", " ", " ", "", ". ", " - ", "’", "/"};
	size_t n = 0, i, from;
	const char *w;

	for (i = 1 + next(x) % 12; i > 0; i--) {
		w = next(x) % 3 ? words[next(x) % (sizeof words / sizeof *words)] : key(x);
		if (n + strlen(w) + 8 > most)
			break;
		from = n;
		n += (size_t)snprintf(s + n, most - n, "%s%s", w,
		    between[next(x) % (sizeof between / sizeof *between)]);
		if (next(x) % 8 == 0)
			for (; from < n; from++)
				s[from] = s[from] >= 'a' && s[from] <= 'z' ? (char)(s[from] - 32)
									   : s[from];
	}
	while (n > 0 && s[n - 1] == ' ')
		n--;
	return n;
}

static bool
same(const struct block *a, const struct block *b)
{
	bool service = b->service && b->address; /* else it does not matter */

	return a->starts == b->starts && a->whole == b->whole && a->holds == b->holds &&
	       a->dateonly == b->dateonly && a->credit == b->credit && a->dated == b->dated &&
	       a->date.day == b->date.day && a->date.year == b->date.year && a->words == b->words &&
	       (!service || (a->service == b->service && a->address == b->address));
}

static void
test_blocks(void)
{
	struct arena a = {0};
	struct page p = {0};
	struct block with, without;
	unsigned x = 1, round, wrong = 0;
	char line[1024], *s;
	size_t n;

	p.a = &a;
	for (round = 0; round < 100000 && wrong < 5; round++) {
		n = make(line, sizeof line, &x);
		s = malloc(
		    n ? n : 1); /* of exactly this size: a sanitizer sees what is read beyond */
		if (!s)
			return;
		memcpy(s, line, n);
		memset(&with, 0, sizeof with);
		with.text = (struct str){s, n};
		without = with;
		p.glance = &glance_table;
		block_measure(&p, &with);
		p.glance = NULL;
		block_measure(&p, &without);
		if (!same(&with, &without)) {
			wrong++;
			fprintf(stderr, "# %.*s\n", (int)n, s);
		}
		free(s);
		arena_reset(&a);
	}
	arena_free(&a);
	ok(wrong == 0, "blocks measured with and without a glance are the same");
}

static void
test_spans(void)
{
	struct word_span w, v;
	unsigned x = 1, round, wrong = 0;
	char line[1024], *s;
	size_t n, i;

	for (round = 0; round < 40000; round++) {
		n = make(line, sizeof line, &x);
		s = malloc(n ? n : 1);
		if (!s)
			return;
		memcpy(s, line, n);
		for (i = 0; i < n; i += 1 + next(&x) % 70) {
			size_t most = 1 + next(&x) % (n - i);

			word_span(&w, s + i, most, n - i);
			word_span_portable(&v, s + i, most, n - i);
			wrong += w.n != v.n || w.letter != v.letter || w.digit != v.digit ||
				 w.odd != v.odd;
		}
		free(s);
	}
	ok(wrong == 0, "spans of words, fast and portable");
}

int
main(void)
{
	test_spans();
	test_blocks();
	return done();
}
