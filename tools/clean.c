/* clean: the article of a scraped page, as records. */
#include "die.h"
#include "html.h"
#include "pageout.h"
#include "plain.h"
#include "program.h"
#include "rec.h"
#include "sandbox.h"
#include "source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct program program = {
    .name = "clean",
    .usage = "usage: clean [-ahNV] [-c file] [-F name=member] [-f format] "
	     "[-i id] [-M bytes] [file ...]\n",
    .help = "Pages as scraped to records: the document, its paragraphs, what is known of them.\n"
	    "  -a         show what was dropped too, and why\n"
	    "  -c FILE    lines of FILE are boilerplate (those that many pages of a site share)\n"
	    "  -f FORMAT  text html warc wet arc jsonl, whatever the input looks like\n"
	    "  -F N=M     JSON Lines: take N (id url date title text html) from member M\n"
	    "  -i ID      the document's id\n"
	    "  -M SIZE    largest document held in memory (64M); a larger one goes in windows\n"
	    "  -N         no sandbox: see depeche(7)\n",
};

struct work {
	struct pageout page;
	struct page p;
	struct arena arena, tokens;
	struct repair repair;
};

static struct str
text(const char *s)
{
	return (struct str){s, strlen(s)};
}

/* A string of the container, fit for a record. */
static struct str
given(struct work *w, struct str s)
{
	struct str t = repair_line(&w->repair, s);

	return (struct str){arena_copy(&w->arena, t.s, t.n), t.n};
}

static void
tell(const struct source_doc *d, size_t n, const char *what, const char *done)
{
	if (n > 0)
		die_bad(d->path.s, d->number, "%zu %s%s %s", n, what, n > 1 ? "s" : "", done);
}

/* One piece of a document, or all of it: how many of its n bytes at s. */
static size_t
piece(struct work *w, const struct source_doc *d, const char *s, size_t n)
{
	const char *slash = strrchr(d->path.s, '/');
	struct page *p = &w->p;

	block_clear(p);
	w->page.file = given(w, text(slash ? slash + 1 : d->path.s));
	if (d->html)
		n = html_read(p, &w->repair, s, n);
	else if (d->line)
		plain_take(p, &w->repair, s, n, d->line, d->lines);
	else
		n = plain_read(p, &w->repair, s, n);
	if (d->url.n > 0)
		p->url = given(w, d->url);
	if (d->title.n > 0)
		p->headline = given(w, d->title);
	if (d->date.n > 0)
		p->date = given(w, d->date);
	pageout_write(&w->page, p);
	tell(d, p->controls, "control character", "dropped");
	arena_reset(&w->arena);
	return n;
}

static void
document(struct work *w, const struct source_doc *d)
{
	size_t at;

	w->page.id = d->id;
	w->page.window = d->window;
	if (d->window == 0)
		w->page.par = 0;
	for (at = piece(w, d, d->text.s, d->text.n); at < d->text.n;
	     at += piece(w, d, d->text.s + at, d->text.n - at))
		if (w->page.window++ == 0)
			die_bad(d->path.s, d->number, "more than %d blocks: done in windows",
			    PLAIN_BLOCKS);
	tell(d, d->bad, "invalid sequence", "replaced");
}

int
main(int argc, char **argv)
{
	struct work w = {0};
	struct source in = {0};
	struct source_doc d;
	char **list;
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
			in.ids.given = text(optarg);
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
	w.p.glance = &glance_table;
	w.p.a = &w.arena;
	w.p.tmp = &w.tokens;
	in.fours = &glance_table.see;
	source_open(&in, argv + optind, argc - optind, limit, &w.page.out, &w.repair);
	while (source_next(&in, &d))
		document(&w, &d);
	source_close(&in);
	shared_free(&w.page.shared);
	free(list);
	repair_free(&w.repair);
	block_free(&w.p);
	arena_free(&w.tokens);
	arena_free(&w.arena);
	return io_out_close(&w.page.out);
}
