#include "die.h"
#include "io.h"
#include "webpage.h"
#include "program.h"
#include "rec.h"
#include "sandbox.h"

#include <stdio.h>
#include <unistd.h>

static const struct program program = {
    .name = "to-html",
    .usage = "usage: to-html [-hNV] [-M size] [-t TITLE] [file ...]\n",
    .help = "Records as one HTML page to look at: articles with their entities marked and their "
	    "figures\n"
	    "in a table, and an overview. The page needs no network and no other file.\n"
	    "  -t TITLE  title of the page\n"
	    "  -M SIZE   longest line held in memory (64M)\n"
	    "  -N        no sandbox: see depeche(7)\n",
};

int
main(int argc, char **argv)
{
	const char *title = "depeche";
	struct io_out out;
	struct rec_in in;
	struct webpage page;
	struct rec r;
	size_t limit = 0;
	int c;

	die_name(argv[0]);
	while ((c = getopt(argc, argv, "hM:Nt:V")) != -1)
		switch (c) {
		case 'M':
			limit = rec_size(optarg);
			break;
		case 't':
			title = optarg;
			break;
		default:
			program_option(&program, c);
		}
	io_out_open(&out, STDOUT_FILENO);
	sandbox_enter(argv + optind, argc - optind);
	rec_open(&in, argv + optind, argc - optind, limit, &out);
	webpage_open(&page, &out, title);
	while (rec_read(&in, &r))
		webpage_take(&page, &r);
	webpage_close(&page);
	rec_close(&in);
	return io_out_close(&out);
}
