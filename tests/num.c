/* tests/cases/num.tsv: number, tokens, value, kind. */
#include "tap.h"

#include "num.h"

#include <string.h>

static const char *const kinds[] = {"cardinal", "ordinal", "fraction", "group", "half"};

static void
one(char *line, struct arena *a)
{
	const char *input = strtok(line, "\t"), *want = strtok(NULL, "\n");
	char got[128] = "-", value[64];
	struct num num;
	struct tok *t;
	size_t n = tok_split((struct str){input, strlen(input)}, a, &t);

	if (num_parse((struct str){input, strlen(input)}, t, n, &num) &&
	    decimal_format(num.value, value, sizeof value))
		snprintf(got, sizeof got, "%zu\t%s\t%s", num.n, value, kinds[num.kind]);
	ok(want && strcmp(got, want) == 0, "%s: %s", input, got);
}

int
main(void)
{
	struct decimal third;
	struct arena a = {0};
	char line[4096], out[8];
	FILE *fp = fopen("tests/cases/num.tsv", "r");

	while (fp && fgets(line, sizeof line, fp))
		if (line[0] != '#') {
			one(line, &a);
			arena_reset(&a);
		}
	ok(fp && fclose(fp) == 0, "cases read");
	ok(decimal_divide((struct decimal){1, 0}, (struct decimal){3, 0}, &third) &&
		third.coef == 3333333 && third.exp == -7,
	    "a third has seven digits");
	ok(!decimal_format(third, out, sizeof out), "a value that does not fit is not written");
	ok(decimal_compare(decimal_read("0.5"), decimal_read("12")) < 0, "compare");
	arena_free(&a);
	return done();
}
