#include "cells.h"
#include "die.h"
#include "field.h"
#include "io.h"
#include "program.h"
#include "rec.h"
#include "sandbox.h"
#include "table.h"
#include "u8.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct program program = {
    .name = "to-csv",
    .usage = "usage: to-csv [-bHjNrsV] [-t TYPE] [-c COLUMNS] [-d CHAR] [-M size] [file ...]\n",
    .help =
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
	"  -N          no sandbox: see depeche(7)\n",
};

static void
put_row(struct cells *cells, const struct table *t, bool header)
{
	for (size_t i = 0; i < t->n; i++)
		cells_put(cells, header ? t->col[i].name : table_cell(t, i), i, t->n);
}

static void
convert(struct rec_in *in, struct cells *cells, struct table *t)
{
	const char *told = NULL;
	struct rec r;
	bool taken;

	while (rec_read(in, &r)) {
		if (table_due(t, &r))
			put_row(cells, t, false);
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
		put_row(cells, t, false);
	}
	if (table_due(t, NULL))
		put_row(cells, t, false);
}

/* What the options say. */
struct options {
	const char *columns; /* NULL: those of the type */
	enum rec_type type;
	bool headless, joined, bom, crlf, safe;
	char delim;
	size_t limit; /* bytes of a record, 0: as usual */
};

static struct options
read_options(int argc, char **argv)
{
	struct options o = {.type = REC_STAT, .delim = ','};
	int c;

	while ((c = getopt(argc, argv, "bc:d:HhjM:Nrst:V")) != -1)
		switch (c) {
		case 'b':
			o.bom = true;
			break;
		case 'c':
			o.columns = optarg;
			break;
		case 'd':
			if (!cells_delimiter(optarg, &o.delim))
				die("not a delimiter: \"%s\" (one ASCII character, no quote)",
				    optarg);
			break;
		case 'H':
			o.headless = true;
			break;
		case 'j':
			o.joined = true;
			break;
		case 'M':
			o.limit = rec_size(optarg);
			break;
		case 'r':
			o.crlf = true;
			break;
		case 's':
			o.safe = true;
			break;
		case 't':
			o.type = rec_type_named(optarg, strlen(optarg));
			if (o.type == REC_OTHER)
				die("no such record type: \"%s\"", optarg);
			break;
		default:
			program_option(&program, c);
		}
	return o;
}

int
main(int argc, char **argv)
{
	struct options o;
	struct io_out out;
	struct cells cells;
	struct rec_in in;
	struct table t;
	const char *why;

	die_name(argv[0]);
	o = read_options(argc, argv);
	why = table_open(&t, o.type, o.columns, o.joined);
	if (why)
		die("%s", why);
	io_out_open(&out, STDOUT_FILENO);
	cells_open(&cells, &out, o.delim, o.crlf, o.safe);
	sandbox_enter(argv + optind, argc - optind);
	rec_open(&in, argv + optind, argc - optind, o.limit, &out);
	if (o.bom)
		io_put(&out, "\xEF\xBB\xBF", 3);
	if (!o.headless)
		put_row(&cells, &t, true);
	convert(&in, &cells, &t);
	rec_close(&in);
	table_close(&t);
	cells_close(&cells);
	return io_out_close(&out);
}
