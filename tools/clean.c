/* clean: the article of a scraped page, as records. */
#include "die.h"
#include "document.h"
#include "program.h"
#include "rec.h"
#include "sandbox.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct program program = {
    .name = "clean",
    .usage = "usage: clean [-ahNV] [-c file] [-F name=member] [-f format] "
	     "[-i id] [-M size] [file ...]\n",
    .help = "Pages as scraped to records: the document, its paragraphs, what is known of them.\n"
	    "  -a         show what was dropped too, and why\n"
	    "  -c FILE    lines of FILE are boilerplate (those that many pages of a site share)\n"
	    "  -f FORMAT  text html warc wet arc jsonl, whatever the input looks like\n"
	    "  -F N=M     JSON Lines: take N (id url date title text html) from member M\n"
	    "  -i ID      the document's id\n"
	    "  -M SIZE    largest document held in memory (64M); a larger one goes in windows\n"
	    "  -N         no sandbox: see depeche(7)\n",
};

/* Before more input is waited for. */
static void
write_held(void *w)
{
	document_flush(w);
}

int
main(int argc, char **argv)
{
	struct document w = {0};
	struct source in = {0};
	struct source_doc d;
	static char **list; /* -c; static: what ends in the middle leaves nothing lost */
	size_t limit = REC_LIMIT, lists = 0;
	int c;

	die_name(argv[0]);
	list = die_alloc((size_t)argc * sizeof *list);
	while ((c = getopt(argc, argv, "ac:F:f:hi:M:NV")) != -1) {
		switch (c) {
		case 'a':
			w.page.all = true;
			break;
		case 'c':
			sandbox_read(list[lists++] = optarg);
			break;
		case 'F':
			if (!source_set_field(&in, optarg))
				die("not id=, url=, date=, title=, text= or html=MEMBER: %s",
				    optarg);
			break;
		case 'f':
			if (!source_set_format(&in, optarg))
				die("no such format: %s", optarg);
			break;
		case 'i':
			in.ids.given = (struct str){optarg, strlen(optarg)};
			break;
		case 'M':
			limit = rec_size(optarg);
			break;
		default:
			program_option(&program, c);
		}
	}
	io_out_open(&w.page.out, STDOUT_FILENO);
	sandbox_enter(argv + optind, argc - optind);
	for (size_t i = 0; i < lists; i++)
		if (!shared_read(&w.page.shared, list[i]))
			exit(2);
	document_open(&w);
	in.sixes = &glance_table.see; /* a line is told from a teaser while it is looked for */
	source_open(&in, argv + optind, argc - optind, limit, &w.page.out, &w.repair);
	in.io.idle = write_held;
	in.io.holder = &w;
	while (source_next(&in, &d))
		document_write(&w, &d);
	document_flush(&w);
	source_close(&in);
	document_free(&w);
	free(list);
	return io_out_close(&w.page.out);
}
