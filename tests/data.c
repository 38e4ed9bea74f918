/*
 * The tables a linguist edits, lib/fr/NAME.tsv and lib/NAME.tsv: columns as the head says, bytes in order, NFC,
 * no line twice; in a column of which the head says « # values: COLUMN VALUE … », nothing but these
 * (fnmatch(3)). What is wrong is told with file and line. That keys are unique mktab sees to.
 */
#include "tap.h"

#include "u8.h"

#include <dirent.h>
#include <fnmatch.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct table {
	const char *file;
	size_t line, columns;
	char names[1024]; /* of the columns, as the head has them */
	char *values[8];  /* of each column that may hold only these; NULL: any */
	char last[65536]; /* the row before */
	size_t wrong;
};

static void
wrong(struct table *t, const char *what)
{
	fprintf(stderr, "# %s:%zu: %s\n", t->file, t->line, what);
	t->wrong++;
}

static size_t
count(const char *s, char c)
{
	size_t n = 1;

	for (; *s != '\0'; s++)
		n += *s == c;
	return n;
}

static void
check_text(struct table *t, const char *line)
{
	size_t n = strlen(line), cap = 0, m;
	char *buf = NULL;

	if (u8_valid(line, n) != n) {
		wrong(t, "no UTF-8");
		return;
	}
	m = n > 0 ? u8_nfc(line, n, &buf, &cap) : SIZE_MAX;
	if (m != SIZE_MAX && (m != n || memcmp(buf, line, n) != 0))
		wrong(t, "not NFC");
	free(buf);
	if (strchr(line, '\r') != NULL || (n > 0 && line[n - 1] == ' '))
		wrong(t, "white space at the end");
	if (strstr(line, "\xC2\xA0") != NULL)
		wrong(t, "no-break space");
}

/* A line « COLUMN VALUE … » of the head. */
static void
learn_values(struct table *t, const char *line)
{
	size_t n = strcspn(line, " "), at = 0;
	const char *name = t->names;

	for (; *name != '\0'; name += strcspn(name, " "), name += *name == ' ', at++)
		if (strcspn(name, " ") == n && strncmp(name, line, n) == 0) {
			free(t->values[at]);
			t->values[at] = strdup(line + n);
			return;
		}
	wrong(t, "values of a column that is none");
}

static bool
is_value(const char *values, const char *cell, size_t n)
{
	char pattern[64], text[256];

	snprintf(text, sizeof text, "%.*s", (int)n, cell);
	while (*values == ' ') {
		size_t len = strcspn(++values, " ");

		snprintf(pattern, sizeof pattern, "%.*s", (int)len, values);
		if (fnmatch(pattern, text, 0) == 0)
			return true;
		values += len;
	}
	return false;
}

static void
check_values(struct table *t, const char *line)
{
	char what[320];

	for (size_t at = 0; *line != '\0' && at < 8; at++) {
		size_t n = strcspn(line, "\t");

		if (t->values[at] != NULL && !is_value(t->values[at], line, n)) {
			snprintf(what, sizeof what, "\"%.*s\" is none of%s", (int)n, line,
			    t->values[at]);
			wrong(t, what);
		}
		line += n;
		line += *line == '\t';
	}
}

static void
check_row(struct table *t, const char *line)
{
	if (t->columns == 0)
		wrong(t, "row before a line \"# columns: …\"");
	else if (count(line, '\t') != t->columns)
		wrong(t, "wrong number of columns");
	if (strstr(line, "\t\t") != NULL || line[0] == '\t' || line[strlen(line) - 1] == '\t')
		wrong(t, "empty cell: write -");
	check_values(t, line);
	if (t->last[0] != '\0' && strcmp(t->last, line) >= 0)
		wrong(t,
		    strcmp(t->last, line) == 0 ? "row twice" : "not in the order of LC_ALL=C sort");
	snprintf(t->last, sizeof t->last, "%s", line);
}

static void
check_table(const char *file)
{
	static char line[65536];
	static struct table t;
	FILE *fp = fopen(file, "r");

	memset(&t, 0, sizeof t);
	t.file = file;
	while (fp != NULL && fgets(line, sizeof line, fp) != NULL) {
		t.line++;
		if (line[strcspn(line, "\n")] == '\0')
			wrong(&t, "no newline, or line too long");
		line[strcspn(line, "\n")] = '\0';
		check_text(&t, line);
		if (strncmp(line, "# columns: ", 11) == 0) {
			t.columns = count(line + 11, ' ');
			snprintf(t.names, sizeof t.names, "%.1000s", line + 11);
		} else if (strncmp(line, "# values: ", 10) == 0)
			learn_values(&t, line + 10);
		else if (line[0] == '\0')
			wrong(&t, "empty line");
		else if (line[0] != '#' || (line[1] != ' ' && t.columns > 0))
			check_row(&t, line);
	}
	for (size_t i = 0; i < 8; i++)
		free(t.values[i]);
	if (fp != NULL)
		fclose(fp);
	ok(fp != NULL && t.wrong == 0 && t.columns > 0, "%s", file);
}

static void
check_folder(const char *folder)
{
	DIR *d = opendir(folder);
	struct dirent *e;

	while (d != NULL && (e = readdir(d)) != NULL) {
		size_t n = strlen(e->d_name);
		char file[512];

		if (n < 5 || strcmp(e->d_name + n - 4, ".tsv") != 0)
			continue;
		snprintf(file, sizeof file, "%s/%s", folder, e->d_name);
		check_table(file);
	}
	ok(d != NULL, "tables in %s", folder);
	if (d != NULL)
		closedir(d);
}

int
main(void)
{
	check_folder("lib");
	check_folder("lib/fr");
	return done();
}
