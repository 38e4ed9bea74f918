/* Lines as they come and as they must be: tests/cases/repair.tsv; documents in other encodings. */
#include "repair.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

/* Reads \xHH and \\ in place; the length. */
static size_t
unescape(char *s)
{
	char *o = s, hex[3] = "";

	for (char *p = s; *p; o++) {
		if (p[0] == '\\' && p[1] == 'x') {
			memcpy(hex, p + 2, 2);
			*o = (char)strtol(hex, NULL, 16);
			p += 4;
		} else {
			p += *p == '\\';
			*o = *p++;
		}
	}
	return (size_t)(o - s);
}

static void
one(struct repair *r, const char *name, char *in, char *want)
{
	struct str line = {in, unescape(in)}, text = {want, unescape(want)}, got;
	char *copy;

	got = repair_line(r, line);
	ok(str_eq(got, text), "%s: %.*s", name, (int)got.n, got.s);
	if (strcmp(name, "right") == 0)
		ok(got.s == in, "%s: not touched", name);
	copy = malloc(got.n + 1);
	memcpy(copy, got.s, got.n);
	text = (struct str){copy, got.n};
	ok(str_eq(repair_line(r, text), text), "%s: what is clean stays", name);
	free(copy);
}

static void
cases(struct repair *r, const char *path)
{
	FILE *fp = fopen(path, "r");
	char line[4096], *in, *want;

	if (!fp) {
		ok(0, "%s can be read", path);
		return;
	}
	while (fgets(line, sizeof line, fp)) {
		line[strcspn(line, "\n")] = '\0';
		if (*line == '#' || !(in = strchr(line, '\t')))
			continue;
		*in++ = '\0';
		want = strchr(in, '\t');
		*want++ = '\0';
		one(r, line, in, want);
	}
	fclose(fp);
}

/* An odd character at each place of a line: the look at eight bytes at once must find it. */
static void
places(struct repair *r)
{
	static const char *const odd[] = {"  ", "\t", "\xC2\xA0", "&amp;", "\xC3\x83\xC2\xA9"};
	static const char *const want[] = {" ", " ", " ", "&", "\xC3\xA9"};
	char line[64], text[64];
	size_t i, k, bad = 0;
	struct str got;

	for (k = 0; k < sizeof odd / sizeof *odd; k++) {
		for (i = 1; i < 24; i++) {
			snprintf(line, sizeof line, "%.*s%s%.*s", (int)i,
			    "abcdefgh,jklmnopq.stuvwx", odd[k], (int)(24 - i),
			    "abcdefgh,jklmnopq.stuvwx");
			snprintf(text, sizeof text, "%.*s%s%.*s", (int)i,
			    "abcdefgh,jklmnopq.stuvwx", want[k], (int)(24 - i),
			    "abcdefgh,jklmnopq.stuvwx");
			got = repair_line(r, (struct str){line, strlen(line)});
			bad += !str_eq(got, (struct str){text, strlen(text)});
		}
	}
	ok(bad == 0, "at every place: %zu missed", bad);
}

static void
document(struct repair *r, const char *name, struct str in, struct str charset, struct str want)
{
	struct str got = repair_bytes(r, in, charset);

	ok(str_eq(got, want), "document: %s: %.*s", name, (int)got.n, got.s);
}

static void
documents(struct repair *r)
{
	struct str none = STR("");

	document(r, "UTF-8 whatever is declared", STR("\xC3\xA9t\xC3\xA9"), STR("windows-1251"),
	    STR("été"));
	document(r, "byte order mark", STR("\xEF\xBB\xBFmot"), none, STR("mot"));
	document(r, "UTF-16 by its mark", STR("\xFF\xFE\xE9\0t\0"), none, STR("ét"));
	document(r, "UTF-16 big-endian", STR("\xFE\xFF\0\xE9\0t"), none, STR("ét"));
	document(r, "UTF-16 declared falsely", STR("mot"), STR("utf-16"), STR("mot"));
	document(r, "Windows-1251", STR("\xD0\xF3\xF1"), STR("Windows-1251"), STR("Рус"));
	document(r, "Shift JIS", STR("\x93\xFA\x96{"), STR("shift_jis"), STR("日本"));
	document(r, "Latin-9", STR("5 \xA4"), STR("ISO-8859-15"), STR("5 €"));
	document(r, "Latin-1 means Windows-1252", STR("5 \x80"), STR("iso-8859-1"), STR("5 €"));
	document(r, "unknown name", STR("\xE9t\xE9"), STR("x-none//TRANSLIT"), STR("été"));
	document(r, "each line by itself", STR("\xE9t\xE9\n\xC3\xA9t\xC3\xA9\n"), none,
	    STR("été\nété\n"));
}

int
main(void)
{
	struct repair r = {0};

	cases(&r, "tests/cases/repair.tsv");
	places(&r);
	documents(&r);
	repair_free(&r);
	return done();
}
