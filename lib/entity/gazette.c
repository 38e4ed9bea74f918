#include "gazette.h"

#include "crf.h"
#include "die.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Cuts a line at its tabs; missing cells are "-", but a type NULL. False when there are too many. */
static bool
cut(char *line, const char *cell[GAZETTE_COLUMNS])
{
	static const char *const missing[GAZETTE_COLUMNS] = {"-", NULL, "-", "-"};
	size_t i;

	for (i = 0; i < GAZETTE_COLUMNS; i++) {
		char *tab = line != NULL ? strchr(line, '\t') : NULL;

		cell[i] = line == NULL || *line == '\0' || *line == '\t' ? missing[i] : line;
		if (tab != NULL)
			*tab++ = '\0';
		line = tab;
	}
	return line == NULL;
}

static void
read_line(struct gazette *g, const char *file, size_t no, char *line)
{
	const char *cell[GAZETTE_COLUMNS], *why = NULL;

	if (u8_valid(line, strlen(line)) != strlen(line))
		why = "invalid UTF-8";
	else if (!cut(line, cell))
		why = "more than four columns";
	else if (cell[GAZETTE_TYPE] == NULL)
		why = "no type: a TAB and PER, ORG ... or -";
	else if (strcmp(cell[GAZETTE_SURFACE], "-") == 0)
		why = "no surface";
	else if (strcmp(cell[GAZETTE_TYPE], "-") != 0 &&
		 crf_type_of((struct str){cell[GAZETTE_TYPE], strlen(cell[GAZETTE_TYPE])}) < 0)
		why = "unknown type";
	else
		why = lexmake_row(&g->made, cell);
	if (why != NULL)
		die_bad(file, no, "%s", why);
}

static void
read_file(struct gazette *g, const char *file)
{
	FILE *fp = fopen(file, "r");
	char *buf = NULL;
	size_t cap = 0, no = 0;
	ssize_t n;

	if (fp == NULL)
		die("%s: cannot read:", file);
	while ((n = getline(&buf, &cap, fp)) > 0) {
		no++;
		while (n > 0 && (buf[n - 1] == '\n' || buf[n - 1] == '\r'))
			buf[--n] = '\0';
		if (n > 0 && buf[0] != '#')
			read_line(g, file, no, buf);
	}
	if (ferror(fp))
		die("%s: cannot read:", file);
	fclose(fp);
	free(buf);
}

void
gazette_open(struct gazette *g, char *const *files, size_t n)
{
	lexmake_begin(&g->made, GAZETTE_COLUMNS, 1U << GAZETTE_SURFACE, true);
	for (size_t i = 0; i < n; i++)
		read_file(g, files[i]);
	lexmake_end(&g->made);
}

void
gazette_close(struct gazette *g)
{
	lexmake_free(&g->made);
}
