/*
 * A whole filter as a fuzzer: the bytes are its standard input, and what it prints is looked at.
 * Includes the filter's own source, with its main() under another name; -N because a sandbox stays
 * for all inputs that come behind.
 */
#ifndef TOOL_H
#define TOOL_H

int tool_main(int argc, char **argv);

#define main tool_main
#include TOOL
#undef main

#include "fuzz.h"

#include <fcntl.h>
#include <getopt.h>
#include <sys/stat.h>

/* What it prints may be so many bytes longer than a multiple of its input. */
enum { TOOL_BYTES = 4096 };

static FILE *tool_in, *tool_out;

static inline FILE *
tool_file(void)
{
	FILE *fp = tmpfile();

	HOLDS(fp != NULL);
	return fp;
}

/* Runs the filter over n bytes; *out (owned by the caller) is what it printed. Its exit status. */
static inline int
tool_run(char **argv, const char *s, size_t n, char **out, size_t *len)
{
	struct stat st;
	int argc = 0, status;

	if (tool_in == NULL) {
		tool_in = tool_file();
		tool_out = tool_file();
	}
	HOLDS(ftruncate(fileno(tool_in), 0) == 0 && ftruncate(fileno(tool_out), 0) == 0);
	HOLDS(pwrite(fileno(tool_in), s, n, 0) == (ssize_t)n);
	HOLDS(dup2(fileno(tool_in), STDIN_FILENO) == STDIN_FILENO);
	HOLDS(dup2(fileno(tool_out), STDOUT_FILENO) == STDOUT_FILENO);
	HOLDS(lseek(STDIN_FILENO, 0, SEEK_SET) == 0 && lseek(STDOUT_FILENO, 0, SEEK_SET) == 0);
	while (argv[argc])
		argc++;
	optind = 1;
	status = tool_main(argc, argv);
	HOLDS(status == 0 || status == 1);
	HOLDS(fstat(fileno(tool_out), &st) == 0);
	*len = (size_t)st.st_size;
	*out = malloc(*len + 1);
	HOLDS(*out && pread(fileno(tool_out), *out, *len, 0) == (ssize_t)*len);
	(*out)[*len] = '\0';
	return status;
}

static inline struct str
tool_field(struct str line, size_t k)
{
	const char *tab;

	for (; k > 0; k--) {
		tab = memchr(line.s, '\t', line.n);
		HOLDS(tab != NULL);
		line.n -= (size_t)(tab + 1 - line.s);
		line.s = tab + 1;
	}
	tab = memchr(line.s, '\t', line.n);
	return (struct str){line.s, tab ? (size_t)(tab - line.s) : line.n};
}

struct tool_span {
	struct str text;  /* of the open sentence */
	size_t ent, stat; /* where the last one ended */
};

/* An ent or stat record against its sentence: TEXT is the slice, spans are in order, disjoint. */
static inline void
tool_check_span(struct tool_span *t, struct str line, size_t field, size_t *end)
{
	size_t a, b, i, j;
	struct str text;

	HOLDS(rec_number(tool_field(line, 3), &a) && rec_number(tool_field(line, 4), &b));
	HOLDS(a < b && a >= *end);
	i = u8_offset(t->text.s, t->text.n, a);
	j = u8_offset(t->text.s, t->text.n, b);
	HOLDS(u8_count(t->text.s, t->text.n) >= b);
	text = tool_field(line, field);
	HOLDS(text.n == j - i && memcmp(text.s, t->text.s + i, j - i) == 0);
	*end = b;
}

/*
 * Everything printed is lines that end, of clean text in NFC; each is a record with the fields of
 * its type, or a comment. Spans: 'e' those of ent, 's' those of stat are the filter's own.
 */
static inline void
tool_check_records(const char *s, size_t n, char own, bool nfc)
{
	static const struct {
		const char *name;
		size_t fields;
	} types[] = {{"doc", DOC_FIELDS}, {"meta", META_FIELDS}, {"par", PAR_FIELDS},
	    {"sent", SENT_FIELDS}, {"ent", ENT_FIELDS}, {"stat", STAT_FIELDS}, {"rel", REL_FIELDS}};
	struct tool_span t = {0};

	while (n > 0) {
		const char *nl = memchr(s, '\n', n);
		struct str line = {s, nl ? (size_t)(nl - s) : n}, type;
		size_t tabs = 0, i, k;

		HOLDS(nl != NULL || own == '-'); /* a line that passes may lack its LF */
		n -= line.n + (nl != NULL);
		s += line.n + (nl != NULL);
		HOLDS(u8_valid(line.s, line.n) == line.n);
		for (i = 0; i < line.n; i++) {
			tabs += line.s[i] == '\t';
			HOLDS(line.s[i] == '\t' || (unsigned char)line.s[i] >= 0x20);
		}
		if (line.n == 0 || line.s[0] == '#')
			continue;
		type = tool_field(line, 0);
		for (k = 0; k < sizeof types / sizeof *types; k++)
			if (str_eq(type, (struct str){types[k].name, strlen(types[k].name)}))
				break;
		if (own == 'c')
			HOLDS(k < sizeof types / sizeof *types && tabs + 1 == types[k].fields);
		if (own == 'c' && nfc)
			fuzz_check_text(tool_field(line, types[k].fields - 1), true);
		if (k == 3 && tabs + 1 == SENT_FIELDS)
			t = (struct tool_span){.text = tool_field(line, SENT_TEXT)};
		if (k == 4 && own == 'e')
			tool_check_span(&t, line, ENT_TEXT, &t.ent);
		if (k == 5 && own == 's')
			tool_check_span(&t, line, STAT_TEXT, &t.stat);
	}
}

/* Twice the same; no longer than `times` its input and TOOL_BYTES. Gives the output. */
static inline char *
tool_twice(char **argv, const uint8_t *data, size_t n, size_t times, size_t *len)
{
	char *a, *b;
	size_t m;

	tool_run(argv, (const char *)data, n, &a, len);
	tool_run(argv, (const char *)data, n, &b, &m);
	HOLDS(m == *len && memcmp(a, b, m) == 0);
	HOLDS(m <= times * n + TOOL_BYTES);
	free(b);
	return a;
}

/*
 * Input without control characters and without records of this type, so that what is printed of them
 * is the filter's own. Owned by the caller.
 */
static inline char *
tool_without(const uint8_t *data, size_t n, const char *type, size_t *len)
{
	char *to = malloc(n + 1), *line = to, *end = to, *p;

	HOLDS(to != NULL);
	for (size_t i = 0; i < n; i++) {
		if ((data[i] < ' ' && data[i] != '\t' && data[i] != '\n') || data[i] == 0x7F)
			continue;
		*end++ = (char)data[i];
		if (data[i] != '\n' && i + 1 < n)
			continue;
		*end = '\0';
		p = strstr(line, type);
		if (p && (p == line || p[-1] != 's'))
			end = line;
		line = end;
	}
	*len = (size_t)(end - to);
	return to;
}

#endif
