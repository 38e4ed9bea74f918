/* The language of texts: tests/cases/lang.tsv, and what a sum and an empty text give. */
#include "lang.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static void
cases(const char *path)
{
	FILE *fp = fopen(path, "r");
	char line[1024], *text;
	struct lang l;
	const char *got;

	if (!fp) {
		ok(0, "%s can be read", path);
		return;
	}
	while (fgets(line, sizeof line, fp)) {
		text = strchr(line, '\t');
		if (*line == '#' || !text)
			continue;
		*text++ = '\0';
		text[strcspn(text, "\n")] = '\0';
		lang_begin(&l);
		lang_add(&l, (struct str){text, strlen(text)});
		got = lang_code(&l, NULL);
		if (!got)
			got = "-";
		ok(strcmp(got, line) == 0, "%s: %s: %s", line, got, text);
	}
	fclose(fp);
}

/* Two pieces too short to tell make a text that does. */
static void
pieces(void)
{
	struct lang a;
	int32_t margin;

	lang_begin(&a);
	lang_add(&a, STR("le chat"));
	ok(!lang_code(&a, NULL), "two words are too few");
	lang_add(&a, STR("dort dans sa maison"));
	ok(lang_code(&a, &margin) && strcmp(a.code, "fr") == 0 && margin >= LANG_SURE,
	    "pieces add up");
	lang_begin(&a);
	lang_add(&a, (struct str){NULL, 0});
	ok(!lang_code(&a, &margin) && margin == 0, "nothing has no language");
	ok(a.words == 0, "nothing has no words");
}

int
main(void)
{
	cases("tests/cases/lang.tsv");
	pieces();
	return done();
}
