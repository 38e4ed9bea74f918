/* Lines and what is counted in them: fast and portable, and some that are known. */
#include "tap.h"

#include "lines.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 80 };

/* A number that looks random, the same in every run. */
static unsigned
next(unsigned *x)
{
	*x = *x * 1664525 + 1013904223;
	return *x >> 8;
}

/* n bytes of text, and with damage > 0 a wrong one every so many. */
static void
make(char *s, size_t n, unsigned damage, unsigned *x)
{
	static const char *const pieces[] = {"a", "Les ", "é", "à ", "À ", "’", "« ", " »", "…",
	    ". ", "! ", "? ", "...", "Lire", " aussi", "(", ")", "\"", "ville", "œ", "\n", "\n\n",
	    "12", "a longer word", "\xC2\xA0", "\xE2\x80\xAF", "ðŸ", "Ã©", "&", "  ", "\t", "\r",
	    "”", "@", "#", "/", "]", "|"};
	static const char bad[] = "\x80\xBF\xC0\xC1\xC2\xC3\xE0\xE2\xED\xFF\x7F\x01 \n\x9F\xA6";
	size_t i = 0, k;
	const char *p;

	while (i < n) {
		p = pieces[next(x) % (next(x) % 2 ? 24 : sizeof pieces / sizeof *pieces)];
		k = strlen(p);
		k = i + k > n ? n - i : k;
		memcpy(s + i, p, k);
		i += k;
	}
	for (i = damage ? next(x) % damage : n; i < n; i += 1 + next(x) % damage)
		s[i] = bad[next(x) % (sizeof bad - 1)];
}

static bool
same(const struct line *a, const struct line *b)
{
	return a->from == b->from && a->n == b->n && a->teaser == b->teaser &&
	       a->spaces == b->spaces && a->inner == b->inner && a->flags == b->flags;
}

static bool
find_alike(const char *s, size_t n, const struct sixes *f, size_t most)
{
	struct line a[MOST], b[MOST];
	size_t i, k, used, end;

	k = lines_find(s, n, f, a, most, &used);
	if (k != lines_find_portable(s, n, f, b, most, &end) || used != end)
		return false;
	for (i = 0; i < k; i++)
		if (!same(&a[i], &b[i]))
			return false;
	return true;
}

static void
test_random(void)
{
	unsigned x = 1, round, wrong[3] = {0, 0, 0};
	const struct sixes *f;
	struct sixes some;
	struct line a, b;
	size_t n, i;
	char *s;

	memset(&some, 0x55, sizeof some);
	for (round = 0; round < 60000; round++) {
		f = round % 2 ? &some : NULL;
		n = next(&x) % 300;
		s = malloc(
		    n ? n : 1); /* of exactly this size: a sanitizer sees what is read beyond */
		if (!s)
			return;
		make(s, n, round % 3 ? 1 + next(&x) % 300 : 0, &x);
		for (i = 0; i <= n; i += 1 + next(&x) % 90) {
			wrong[0] += !find_alike(s + i, n - i, f, 1 + next(&x) % MOST);
			lines_count(s + i, n - i, f, &a);
			lines_count_portable(s + i, n - i, f, &b);
			wrong[1] += !same(&a, &b);
			wrong[2] += lines_calm(s + i, n - i) != ((b.flags & LINES_CALM) != 0);
		}
		free(s);
	}
	ok(wrong[0] == 0, "lines of a text, fast and portable");
	ok(wrong[1] == 0, "counts of one, fast and portable");
	ok(wrong[2] == 0, "calm ones, fast and portable");
}

static void
test_known(void)
{
	static const char text[] =
	    "\nUn mot. Deux ! Trois\n\nLire\nIl dort... La Lire. Lire aussi : rien";
	static const char calm[] = "Été à Tiznit : « œuvre » d’où l’été";
	struct sixes sixes = {{0}};
	struct line l[4];
	size_t used;

	sixes.bit[lines_six("LIRE A") / 64] |= UINT64_C(1) << lines_six("lire a") % 64;
	ok(lines_find(text, sizeof text - 1, &sixes, l, 4, &used) == 3 && used == sizeof text - 1,
	    "three lines");
	ok(l[0].flags == (LINES_GAP | LINES_CALM) && l[1].flags == (LINES_GAP | LINES_CALM) &&
		l[2].flags == LINES_CALM,
	    "two of them behind an empty one");
	ok(l[0].spaces == 4 && l[0].inner == 1 && l[2].inner == 1, "ends of sentences");
	ok(!l[0].teaser && l[2].teaser, "the beginning of a teaser");
	ok(lines_find(text, sizeof text - 1, &sixes, l, 1, &used) == 1 && used == 22,
	    "no more than asked for");
	ok(lines_find(text, 0, &sixes, l, 1, &used) == 0 && used == 0, "no text, no line");
	ok(lines_calm(calm, sizeof calm - 1), "a calm line");
	ok(!lines_calm("a  b", 4) && !lines_calm("a ", 2) && !lines_calm("a&b", 3), "and others");
	ok(!lines_calm("Ã©tÃ© au Mali, oÃ¹ la pluie est rare, dit-on", 48), "damage");
}

int
main(void)
{
	test_known();
	test_random();
	return done();
}
