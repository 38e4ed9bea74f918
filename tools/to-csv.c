#include "die.h"
#include "field.h"
#include "io.h"
#include "rec.h"
#include "sandbox.h"
#include "table.h"
#include "u8.h"

#include <csv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: to-csv [-bHjNrsV] [-t TYPE] [-c COLUMNS] [-d CHAR] [-M SIZE] [file ...]\n";

static const char help[] =
    "Records as CSV: one row for each record of a type.\n"
    "  -t TYPE     doc meta par sent ent stat (default) rel\n"
    "  -c COLUMNS  names separated by commas: -c VALUE,WHAT,doc.DATE,sent.TEXT,meta.author\n"
    "  -j          add the sentence's text and the fields of the document\n"
    "  -H          no header row\n"
    "  -d CHAR     between the cells, instead of a comma (\\t: TAB)\n"
    "  -b          begin with a byte order mark, for Excel\n"
    "  -r          end rows with CR LF, not LF\n"
    "  -s          safe in spreadsheets: ' before text that would be a formula\n"
    "  -M SIZE     longest line held in memory (64M)\n"
    "  -N          no sandbox: see depeche(7)\n";

struct style {
	char delim;
	bool safe;
	const char *eol;
	bool special[256]; /* bytes for which a cell is quoted */
	char *buf;
	size_t cap;
};

static char
delimiter(const char *arg)
{
	if (strcmp(arg, "\\t") == 0)
		return '\t';
	if (strlen(arg) != 1 || strchr("\"\r\n", *arg) || (unsigned char)*arg >= 0x80)
		die("not a delimiter: \"%s\" (one ASCII character, no quote)", arg);
	return *arg;
}

static bool
is_number(struct str s)
{
	size_t i, digits = 0, points = 0;

	for (i = *s.s == '-' || *s.s == '+'; i < s.n; i++) {
		points += s.s[i] == '.';
		digits += s.s[i] >= '0' && s.s[i] <= '9';
		if (s.s[i] != '.' && (s.s[i] < '0' || s.s[i] > '9'))
			return false;
	}
	return digits > 0 && points <= 1;
}

/*
 * Whether a spreadsheet may take s for a formula: = + - @, full width too, behind spaces or quotes
 * as well (OWASP, "CSV Injection"). One character alone is none: the MOD "=" stays as it is.
 */
static bool
is_formula(struct str s)
{
	size_t i = 0;

	while (i < s.n && strchr(" '\"", s.s[i]))
		i++;
	s = (struct str){s.s + i, s.n - i};
	if (s.n > 2 && memcmp(s.s, "\xEF\xBC", 2) == 0)
		return strchr("\x8B\x8D\x9D\xA0", s.s[2]) != NULL;
	return s.n > 1 && strchr("=+-@", *s.s) && !is_number(s);
}

static void
put_quoted(struct io_out *out, struct style *y, struct str s)
{
	size_t n;

	if (!memchr(s.s, '"', s.n)) {
		io_byte(out, '"');
		io_str(out, s);
		io_byte(out, '"');
		return;
	}
	if (y->cap < 2 * s.n + 2) {
		y->cap = 4 * s.n + 64;
		y->buf = die_realloc(y->buf, y->cap);
	}
	n = csv_write(y->buf, y->cap, s.s, s.n);
	io_put(out, y->buf, n);
}

static void
put_cell(struct io_out *out, struct style *y, struct str s, bool alone)
{
	char *guarded = NULL;
	size_t i = 0;

	if (y->safe && is_formula(s)) {
		guarded = die_alloc(s.n + 1);
		*guarded = '\'';
		memcpy(guarded + 1, s.s, s.n);
		s = (struct str){guarded, s.n + 1};
	}
	while (i < s.n && !y->special[(unsigned char)s.s[i]])
		i++;
	/* a row of one empty cell would be an empty line, which readers skip */
	if (i < s.n || (s.n ? s.s[0] == ' ' || s.s[s.n - 1] == ' ' : alone))
		put_quoted(out, y, s);
	else
		io_str(out, s);
	free(guarded);
}

static void
put_row(struct io_out *out, struct style *y, const struct table *t, bool header)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		if (i > 0)
			io_byte(out, y->delim);
		put_cell(out, y, header ? t->col[i].name : table_cell(t, i), t->n == 1);
	}
	io_put(out, y->eol, strlen(y->eol));
	if (out->tty)
		io_flush(out);
}

static void
convert(struct rec_in *in, struct io_out *out, struct style *y, struct table *t)
{
	const char *told = NULL;
	struct rec r;
	bool taken;

	while (rec_read(in, &r)) {
		if (table_due(t, &r))
			put_row(out, y, t, false);
		taken = table_take(t, &r);
		if (t->cut)
			die_bad(in->io.name, in->line,
			    "a text of %zu bytes: rows repeat its first %d", t->cut,
			    TABLE_REPEATED);
		t->cut = 0;
		if (!taken)
			continue;
		if (t->lacks && t->lacks != told) {
			die_bad(in->io.name, in->line,
			    "no %s record before this one: its columns are left empty", t->lacks);
			told = t->lacks;
		}
		put_row(out, y, t, false);
	}
	if (table_due(t, NULL))
		put_row(out, y, t, false);
}

int
main(int argc, char **argv)
{
	struct style y = {.delim = ',', .eol = "\n"};
	const char *columns = NULL, *why;
	enum rec_type type = REC_STAT;
	bool header = true, joined = false, bom = false;
	size_t limit = 0;
	struct io_out out;
	struct rec_in in;
	struct table t;
	int c;

	die_name(argv[0]);
	while ((c = getopt(argc, argv, "bc:d:HhjM:Nrst:V")) != -1)
		switch (c) {
		case 'b':
			bom = true;
			break;
		case 'c':
			columns = optarg;
			break;
		case 'd':
			y.delim = delimiter(optarg);
			break;
		case 'H':
			header = false;
			break;
		case 'h':
			printf("%s%s", usage, help);
			return fflush(stdout) ? 2 : 0;
		case 'j':
			joined = true;
			break;
		case 'M':
			limit = rec_size(optarg);
			break;
		case 'N':
			sandbox_off();
			break;
		case 'r':
			y.eol = "\r\n";
			break;
		case 's':
			y.safe = true;
			break;
		case 't':
			type = rec_type_named(optarg, strlen(optarg));
			if (type == REC_OTHER)
				die("no such record type: \"%s\"", optarg);
			break;
		case 'V':
			printf("to-csv (depeche) %s\n", VERSION);
			return fflush(stdout) ? 2 : 0;
		default:
			fputs(usage, stderr);
			return 2;
		}
	why = table_open(&t, type, columns, joined);
	if (why)
		die("%s", why);
	y.special[(unsigned char)y.delim] = y.special['"'] = true;
	y.special['\r'] = y.special['\n'] = true;
	io_out_open(&out, STDOUT_FILENO);
	sandbox_enter(argv + optind, argc - optind);
	rec_open(&in, argv + optind, argc - optind, limit, &out);
	if (bom)
		io_put(&out, "\xEF\xBB\xBF", 3);
	if (header)
		put_row(&out, &y, &t, true);
	convert(&in, &out, &y, &t);
	rec_close(&in);
	table_close(&t);
	free(y.buf);
	return io_out_close(&out);
}
