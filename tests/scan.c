#include "tap.h"

#include "scan.h"
#include "u8.h"

#include <stdlib.h>
#include <string.h>

/* What scan_plain() must give, one character at a time. */
static size_t
plain(const char *s, size_t n)
{
	size_t i, len;
	int32_t cp;

	for (i = 0; i < n; i += len) {
		cp = u8_get(s + i, n - i, &len);
		if (cp < 0 || (cp < 0x20 && cp != '\t' && cp != '\n') || (cp >= 0x7F && cp < 0xA0))
			break;
	}
	return i;
}

/* A number that looks random, the same in every run. */
static unsigned
next(unsigned *x)
{
	*x = *x * 1664525 + 1013904223;
	return *x >> 8;
}

/* Text of n bytes: well-formed pieces, and with damage > 0 a wrong byte every so many. */
static void
make(char *s, size_t n, unsigned damage, unsigned *x)
{
	static const char *const pieces[] = {"a", "Les ", "é", "à ", "’", "« ", "…", "\t", ". ",
	    "𝔸", "\n", "0", "9", "/:", "!", "?", "œ", "¦", "½", "⅓", "ü", "\"", "\\", "\xC2\xA0",
	    "\xED\x9F\xBF", "\xEE\x80\x80", "\xF4\x8F\xBF\xBF", "\xE0\xA0\x80", "\xF0\x90\x80\x80"};
	static const char bad[] = "\x80\xBF\xC0\xC1\xC2\xE0\xED\xF0\xF4\xF5\xFF\x7F\x01\r\x9F";
	size_t i = 0, k;
	const char *p;

	while (i < n) {
		p = pieces[next(x) % (sizeof pieces / sizeof *pieces)];
		k = strlen(p);
		if (i + k > n) {
			p = "x";
			k = 1;
		}
		memcpy(s + i, p, k);
		i += k;
	}
	if (damage)
		for (i = next(x) % damage; i < n; i += 1 + next(x) % damage)
			s[i] = bad[next(x) % (sizeof bad - 1)];
}

/* Up to a quote or a backslash that means nothing, by both and by one character at a time. */
static bool
copied_alike(const char *s, size_t i, size_t n)
{
	static const char meant[256] = {['L'] = 'l', ['\n'] = '\n', ['\\'] = '\\'};
	char a[200 + SCAN_MORE], b[200 + SCAN_MORE], c[200], *x = a, *y = b, *z = c;
	size_t k = scan_copy(s, i, n, &x, meant), l = scan_copy_portable(s, i, n, &y, meant);

	for (; i < n && s[i] != '"'; i++) {
		if (s[i] == '\\' && (i + 1 == n || !meant[(unsigned char)s[i + 1]]))
			break;
		*z++ = s[i] == '\\' ? meant[(unsigned char)s[++i]] : s[i];
	}
	return k == i && l == i && x - a == z - c && y - b == z - c &&
	       memcmp(a, c, (size_t)(z - c)) == 0 && memcmp(b, c, (size_t)(z - c)) == 0;
}

static void
test_random(void)
{
	unsigned x = 1, round, wrong[9] = {0, 0, 0, 0, 0, 0, 0, 0, 0};
	uint32_t a[16], b[16];
	size_t n, k, i, end;
	char *s;

	for (round = 0; round < 60000; round++) {
		n = next(&x) % 200;
		s = malloc(n + 1); /* of exactly this size: a sanitizer sees what is read beyond */
		if (!s)
			return;
		s = realloc(s, n ? n : 1);
		make(s, n, round % 3 ? 1 + next(&x) % 300 : 0, &x);
		k = plain(s, n);
		wrong[0] += scan_plain(s, n) != k || scan_plain_portable(s, n) != k;
		memset(a, 0, sizeof a);
		memset(b, 0, sizeof b);
		k = next(&x) % 16;
		wrong[1] += scan_line(s, n, a, k, &i) != scan_line_portable(s, n, b, k, &end) ||
			    memcmp(a, b, k * sizeof *a) != 0 || i != end;
		for (i = 0; i <= n; i++) {
			wrong[2] += scan_stop(s, i, n) != scan_stop_portable(s, i, n);
			wrong[3] += scan_end(s, i, n) != scan_end_portable(s, i, n);
			wrong[4] += !copied_alike(s, i, n);
			wrong[5] += scan_fraction(s, i, n) != scan_fraction_portable(s, i, n);
			wrong[6] += scan_figure(s, i, n) != scan_figure_portable(s, i, n);
			wrong[7] += scan_tag(s, i, n) != scan_tag_portable(s, i, n);
			wrong[8] += i > 0 && scan_seam(s, i, n) != scan_seam_portable(s, i, n);
		}
		free(s);
	}
	ok(wrong[0] == 0, "plain text is found as one character at a time finds it");
	ok(wrong[1] == 0, "lines and TABs, fast and portable");
	ok(wrong[2] == 0, "stops, fast and portable");
	ok(wrong[3] == 0, "ends, fast and portable");
	ok(wrong[4] == 0, "copies up to a quote, fast and portable");
	ok(wrong[5] == 0, "fractions, fast and portable");
	ok(wrong[6] == 0, "figures, fast and portable");
	ok(wrong[7] == 0, "marks of a tag, fast and portable");
	ok(wrong[8] == 0, "seams, fast and portable");
}

int
main(void)
{
	uint32_t at[2];
	size_t end;

	ok(scan_stop("Il est là. Oui", 0, 15) == 10, "the first stop");
	ok(scan_stop("abc", 0, 3) == 3, "no stop");
	ok(scan_line("a\tb\tc\t\n\t", 8, at, 2, &end) == 3 && at[1] == 3 && end == 6,
	    "more TABs than wanted");
	test_random();
	return done();
}
