#include "annot.h"
#include "die.h"
#include "io.h"
#include "program.h"
#include "rec.h"
#include "sandbox.h"

#include <stdio.h>
#include <unistd.h>

static const struct program program = {
    .name = "to-annot",
    .usage = "usage: to-annot [-bhNstuV] [-M size] [file ...]\n",
    .help = "Records in the formats of annotation tools, for people who correct them.\n"
	    "  -b       tokens with BIO tags (default)\n"
	    "  -u       CoNLL-U, entities in its last column\n"
	    "  -t       the text alone, a sentence a line: NAME.txt for brat\n"
	    "  -s       standoff for that text: NAME.ann for brat\n"
	    "  -M SIZE  longest line held in memory (64M)\n"
	    "  -N       no sandbox: see depeche(7)\n",
};

int
main(int argc, char **argv)
{
	enum annot_format format = ANNOT_BIO;
	struct annot annot;
	struct io_out out;
	struct rec_in in;
	struct rec r;
	const char *why;
	size_t limit = 0;
	int c;

	die_name(argv[0]);
	while ((c = getopt(argc, argv, "bhM:NstuV")) != -1)
		switch (c) {
		case 'b':
			format = ANNOT_BIO;
			break;
		case 'M':
			limit = rec_size(optarg);
			break;
		case 's':
			format = ANNOT_STANDOFF;
			break;
		case 't':
			format = ANNOT_TEXT;
			break;
		case 'u':
			format = ANNOT_CONLLU;
			break;
		default:
			program_option(&program, c);
		}
	io_out_open(&out, STDOUT_FILENO);
	sandbox_enter(argv + optind, argc - optind);
	rec_open(&in, argv + optind, argc - optind, limit, &out);
	annot_open(&annot, &out, format);
	while (rec_read(&in, &r)) {
		why = annot_take(&annot, &r);
		if (why)
			rec_bad(&in, why);
	}
	annot_close(&annot);
	rec_close(&in);
	return io_out_close(&out);
}
