#include "tap.h"

#include "crf.h"
#include "named.h"
#include "prepare.h"

#include <stdio.h>
#include <string.h>

/* The names of a sentence as tests/cases/named.tsv writes them, the model having found nothing. */
static void
names_of(char *to, size_t room, const char *sentence)
{
	struct str text = {sentence, strlen(sentence)};
	struct feature_sent s;
	struct arena a = {0};
	struct tok *t;
	uint8_t *labels;
	size_t n = tok_split(text, &a, &t), i, j, used = 0;

	memset(&s, 0, sizeof s);
	prepare_sentence(NULL, &s, text, t, n, 'b', &a);
	labels = arena_get(&a, n + 1);
	memset(labels, 0, n + 1);
	named_labels(&s, labels);
	for (i = 0; i < n && used < room; i = j) {
		j = i + 1;
		if (labels[i] == 0)
			continue;
		while (j < n && labels[j] == labels[i] + 1)
			j++;
		used += (size_t)snprintf(to + used, room - used, "%s%s=%.*s", used > 0 ? " ; " : "",
		    crf_type(labels[i] / 2), (int)(t[j - 1].end - t[i].start),
		    sentence + t[i].start);
	}
	if (used == 0)
		snprintf(to, room, "-");
	arena_free(&a);
}

int
main(void)
{
	tap_cases("tests/cases/named.tsv", names_of);
	return done();
}
