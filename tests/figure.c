/* tests/cases/figure.tsv: sentence, then its figures: KIND VALUE HIGH MOD UNIT TEXT NOUN | … */
#include "tap.h"

#include "figure.h"

#include <string.h>

static void
put(char *to, size_t size, struct str text, const struct tok *t, size_t n, const struct figure *f)
{
	size_t at = strlen(to);
	struct str noun = f->noun < n ? tok_str(text, &t[f->noun]) : STR("-");

	snprintf(to + at, size - at, "%s%s %s %s %s %s [%.*s] %.*s", at ? " | " : "",
	    figure_kind_name((enum figure_kind)f->kind), f->value, f->high[0] ? f->high : "-",
	    f->mod, f->unit[0] ? f->unit : "-", (int)(t[f->last - 1].end - t[f->first].start),
	    text.s + t[f->first].start, (int)noun.n, noun.s);
}

static void
one(char *line, struct arena *a)
{
	const char *input = strtok(line, "\t"), *want = strtok(NULL, "\n");
	struct str text = {input, strlen(input)};
	char got[4096] = "";
	struct figure *f;
	struct tok *t;
	size_t n = tok_split(text, a, &t), nf = figure_find(text, t, n, NULL, 0, NULL, a, &f), i;

	for (i = 0; i < nf; i++)
		put(got, sizeof got, text, t, n, &f[i]);
	ok(strcmp(got, want && strcmp(want, "-") != 0 ? want : "") == 0, "%s: %s", input, got);
}

int
main(void)
{
	struct arena a = {0};
	char line[4096];
	FILE *fp = fopen("tests/cases/figure.tsv", "r");

	while (fp && fgets(line, sizeof line, fp))
		if (line[0] != '#' && line[0] != '\n') {
			one(line, &a);
			arena_reset(&a);
		}
	ok(fp && fclose(fp) == 0, "cases read");
	arena_free(&a);
	return done();
}
