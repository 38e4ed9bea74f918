#include "tap.h"

#include "crime.h"

#include <stdio.h>
#include <string.h>

/* The offences of a sentence as tests/cases/crime.tsv writes them. */
static void
crimes_of(char *to, size_t room, const char *sentence)
{
	struct str text = {sentence, strlen(sentence)};
	struct crime_span *d;
	struct arena a = {0};
	struct tok *t;
	size_t n = tok_split(text, &a, &t), i, k, used = 0;

	k = crime_find(text, t, n, &a, &d);
	snprintf(to, room, "%s", k == 0 ? "-" : "");
	for (i = 0; i < k && used < room; i++)
		used += (size_t)snprintf(to + used, room - used, "%s%.*s=%s=%s", i > 0 ? " ; " : "",
		    (int)(t[d[i].last - 1].end - t[d[i].first].start),
		    sentence + t[d[i].first].start, d[i].name, d[i].code[0] ? d[i].code : "-");
	arena_free(&a);
}

int
main(void)
{
	tap_cases("tests/cases/crime.tsv", crimes_of);
	return done();
}
