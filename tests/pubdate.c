/* tests/cases/pubdate.tsv: a dateline, the date in it (- for none), tokens of it. */
#include "arena.h"
#include "pubdate.h"
#include "tap.h"

#include <string.h>

static struct arena a;

static bool
first(const char *line, char *date)
{
	struct str s = {line, strlen(line)};
	struct pubdate d;
	struct tok *t;
	size_t i, n = tok_split(s, &a, &t);

	for (i = 0; i < n; i++)
		if (pubdate_match(s, t + i, n - i, &d) > 0)
			return pubdate_put(&d, date);
	return false;
}

int
main(void)
{
	FILE *fp = fopen("tests/cases/pubdate.tsv", "r");
	char line[512], got[PUBDATE_SIZE];
	struct pubdate d;

	while (fp && fgets(line, sizeof line, fp)) {
		char *tab = strchr(line, '\t');

		if (*line == '#' || !tab)
			continue;
		*tab = '\0';
		tab[1 + strcspn(tab + 1, "\n")] = '\0';
		if (!first(line, got))
			strcpy(got, "-");
		ok(strcmp(got, tab + 1) == 0, "%s: %s, got %s", line, tab + 1, got);
		arena_reset(&a);
	}
	if (fp)
		fclose(fp);
	ok(pubdate_iso(STR("2020-05-06T12:00:00+01:00"), &d) && d.day == 6, "ISO with time");
	ok(pubdate_iso(STR("20200506"), &d) && d.month == 5, "ISO without dashes");
	ok(!pubdate_iso(STR("2020-13-06"), &d), "no thirteenth month");
	ok(!pubdate_iso(STR("mercredi"), &d), "no date");
	arena_free(&a);
	return done();
}
