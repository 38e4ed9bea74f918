/* clean: the article of a scraped page, as records. */
#include "article.h"
#include "die.h"
#include "html.h"
#include "io.h"
#include "lang.h"
#include "meta.h"
#include "plain.h"
#include "rec.h"
#include "shared.h"
#include "source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] = "usage: clean [-ahV] [-c file] [-F name=member] [-f format] "
			    "[-i id] [-M bytes] [file ...]\n";

struct work {
	struct io_out out;
	struct arena arena, tokens;
	struct str id, file;
	bool all;      /* -a */
	size_t window; /* of the present document, from 0 */
	size_t par;    /* records written of it */
	struct repair repair;
	struct shared shared; /* -c */
};

/* The type of a record, its id, and the field behind them. */
static void
open_record(struct work *w, const char *type, struct str first)
{
	io_str(&w->out, (struct str){type, strlen(type)});
	io_byte(&w->out, '\t');
	io_str(&w->out, w->id);
	io_byte(&w->out, '\t');
	io_str(&w->out, first);
}

/* One more field: "-" when it is empty. */
static void
field(struct work *w, struct str s)
{
	io_byte(&w->out, '\t');
	io_str(&w->out, s.n > 0 ? s : STR("-"));
}

static struct str
text(const char *s)
{
	return (struct str){s, strlen(s)};
}

static void
print_meta(struct work *w, const char *name, struct str value)
{
	if (value.n == 0)
		return;
	open_record(w, "meta", text(name));
	field(w, value);
	io_line(&w->out);
}

static void
print_doc(struct work *w, const struct meta *m, const char *lang)
{
	open_record(w, "doc", lang ? text(lang) : STR("-"));
	field(w, text(m->date));
	field(w, m->url.n ? m->url : m->site.n ? m->site : w->file);
	field(w, m->title);
	io_line(&w->out);
	print_meta(w, "author", m->author);
	if (m->url.n > 0)
		print_meta(w, "site", m->site);
}

static void
print_par(struct work *w, const struct block *b)
{
	w->par++;
	io_str(&w->out, STR("par\t"));
	io_str(&w->out, w->id);
	io_byte(&w->out, '\t');
	io_number(&w->out, w->par);
	field(w, text(block_kind_name(b->kind)));
	field(w, b->text);
	io_line(&w->out);
	if (b->kind != KIND_DROP)
		return;
	open_record(w, "meta", STR("drop\t"));
	io_number(&w->out, w->par);
	io_byte(&w->out, ' ');
	io_str(&w->out, text(b->why ? b->why : "outside"));
	io_line(&w->out);
}

static void
print_page(struct work *w, struct page *p)
{
	struct article f;
	struct meta m;
	struct lang l;
	int32_t margin = 0;
	size_t i;

	block_measure_all(p);
	shared_mark(&w->shared, p);
	article_find(p, &f);
	meta_find(p, &f, &m);
	lang_begin(&l);
	for (i = 0; i < p->n && margin < LANG_ENOUGH; i++) {
		if (p->b[i].kind == KIND_DROP)
			continue;
		lang_add(&l, p->b[i].text);
		lang_code(&l, &margin);
	}
	if (w->window == 0)
		print_doc(w, &m, lang_code(&l, NULL));
	for (i = 0; i < p->n; i++)
		if (p->b[i].kind != KIND_DROP || w->all)
			print_par(w, &p->b[i]);
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
	struct page p = {0};

	p.a = &w->arena;
	p.tmp = &w->tokens;
	if (d->html)
		n = html_read(&p, &w->repair, s, n);
	else
		n = plain_read(&p, &w->repair, s, n);
	if (d->url.n > 0)
		p.url = d->url;
	if (d->title.n > 0)
		p.headline = given(w, d->title);
	if (d->date.n > 0)
		p.date = given(w, d->date);
	print_page(w, &p);
	tell(d, p.controls, "control character", "dropped");
	arena_reset(&w->arena);
	return n;
}

static void
document(struct work *w, const struct source_doc *d)
{
	const char *slash = strrchr(d->path.s, '/');
	size_t at;

	w->id = d->id;
	w->file = text(slash ? slash + 1 : d->path.s);
	w->window = d->window;
	if (d->window == 0)
		w->par = 0;
	for (at = piece(w, d, d->text.s, d->text.n); at < d->text.n;
	     at += piece(w, d, d->text.s + at, d->text.n - at))
		if (w->window++ == 0)
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
	size_t limit = REC_LIMIT;
	int c;

	die_name(argv[0]);
	while ((c = getopt(argc, argv, "ac:F:f:hi:M:V")) != -1) {
		switch (c) {
		case 'a':
			w.all = true;
			break;
		case 'c':
			if (!shared_read(&w.shared, optarg))
				return 2;
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
			in.id = text(optarg);
			break;
		case 'M':
			limit = rec_size(optarg);
			break;
		case 'h':
			fputs(usage, stdout);
			return fflush(stdout) == 0 ? 0 : 2;
		case 'V':
			puts("clean (depeche) " VERSION);
			return fflush(stdout) == 0 ? 0 : 2;
		default:
			fputs(usage, stderr);
			return 2;
		}
	}
	io_out_open(&w.out, STDOUT_FILENO);
	source_open(&in, argv + optind, argc - optind, limit, &w.out, &w.repair);
	while (source_next(&in, &d))
		document(&w, &d);
	source_close(&in);
	shared_free(&w.shared);
	repair_free(&w.repair);
	arena_free(&w.tokens);
	arena_free(&w.arena);
	return io_out_close(&w.out);
}
