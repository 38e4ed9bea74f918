#include "tap.h"

#include "date.h"

#include <stdio.h>
#include <string.h>

/* The dates of a sentence as tests/cases/date.tsv writes them. */
static void
dates_of(char *to, size_t room, const char *anchor, const char *sentence)
{
	struct str text = {sentence, strlen(sentence)};
	struct date_context c;
	struct date_span *d;
	struct arena a = {0};
	struct tok *t;
	size_t n = tok_split(text, &a, &t), i, k, used = 0;

	date_begin(&c, (struct str){anchor, strlen(anchor)});
	date_learn(&c, text, t, n, &a);
	k = date_find(text, t, n, &c, NULL, &a, &d);
	snprintf(to, room, "%s", k == 0 ? "-" : "");
	for (i = 0; i < k && used < room; i++)
		used += (size_t)snprintf(to + used, room - used, "%s%.*s=%s", i > 0 ? " ; " : "",
		    (int)(t[d[i].last - 1].end - t[d[i].first].start),
		    sentence + t[d[i].first].start, d[i].code);
	arena_free(&a);
}

int
main(void)
{
	FILE *fp = fopen("tests/cases/date.tsv", "r");
	char line[4096], got[4096];

	ok(fp != NULL, "tests/cases/date.tsv");
	while (fp != NULL && fgets(line, sizeof line, fp) != NULL) {
		char *sentence, *want;

		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || (sentence = strchr(line, '\t')) == NULL)
			continue;
		*sentence++ = '\0';
		if ((want = strchr(sentence, '\t')) == NULL)
			continue;
		*want++ = '\0';
		dates_of(got, sizeof got, line, sentence);
		ok(strcmp(got, want) == 0, "%s: %s", sentence, want);
		if (strcmp(got, want) != 0)
			fprintf(stderr, "# got %s\n", got);
	}
	if (fp != NULL)
		fclose(fp);
	return done();
}
