/* clean: the article of a scraped page, as records. */
#include "article.h"
#include "die.h"
#include "html.h"
#include "io.h"
#include "lang.h"
#include "meta.h"
#include "plain.h"
#include "rec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] = "usage: clean [-ahV] [-i id] [-M bytes] [file ...]\n";

struct work {
	struct io_out out;
	struct arena arena;
	struct str id, file;
	bool all;      /* -a */
	size_t window; /* of the present document, from 0 */
	size_t par;    /* records written of it */
	size_t controls;
	struct repair repair;
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
	size_t i;

	block_measure_all(p);
	article_find(p, &f);
	meta_find(p, &f, &m);
	lang_begin(&l);
	for (i = 0; i < p->n; i++)
		if (p->b[i].kind != KIND_DROP)
			lang_add(&l, p->b[i].text);
	if (w->window == 0)
		print_doc(w, &m, lang_code(&l, NULL));
	for (i = 0; i < p->n; i++)
		if (p->b[i].kind != KIND_DROP || w->all)
			print_par(w, &p->b[i]);
	w->controls += p->controls;
}

static void
document(struct work *w, const char *s, size_t n)
{
	struct page p = {0};

	p.a = &w->arena;
	if (html_is(s, n)) {
		struct str t = repair_bytes(&w->repair, (struct str){s, n}, STR(""));

		html_read(&p, &w->repair, t.s, t.n);
	} else {
		plain_read(&p, &w->repair, s, n);
	}
	print_page(w, &p);
	arena_reset(&w->arena);
}

/* The open file: one document, in windows where it is larger than the limit. */
static void
file(struct work *w, struct io_in *in, char *buf, size_t limit)
{
	size_t n = 0, k, cut;

	w->window = w->par = w->controls = 0;
	while ((k = io_read(in, buf + n, limit - n)) > 0) {
		n += k;
		if (n < limit)
			continue;
		for (cut = n; cut > 0 && buf[cut - 1] != '\n'; cut--)
			;
		for (cut = cut ? cut : n; cut > n / 2 && ((unsigned char)buf[cut] & 0xC0) == 0x80;
		     cut--)
			;
		if (w->window == 0)
			die_bad(in->name, 0, "longer than %zu bytes: done in windows", limit);
		document(w, buf, cut);
		memmove(buf, buf + cut, n - cut);
		n -= cut;
		w->window++;
	}
	if (n > 0 || w->window == 0)
		document(w, buf, n);
	if (w->controls > 0)
		die_bad(in->name, 0, "%zu control character%s dropped", w->controls,
		    w->controls > 1 ? "s" : "");
}

static const char *
base_of(const char *file)
{
	const char *s = strrchr(file, '/');

	return s ? s + 1 : file;
}

/* The id of a file: its base name without the last extension, white space as _. */
static struct str
id_of(struct arena *a, const char *name)
{
	const char *s = base_of(name), *dot = strrchr(s, '.');
	size_t i, n = dot && dot > s ? (size_t)(dot - s) : strlen(s);
	char *id = arena_copy(a, s, n);

	for (i = 0; i < n; i++)
		if ((unsigned char)id[i] <= ' ' || id[i] == 0x7F)
			id[i] = '_';
	return (struct str){id, n};
}

int
main(int argc, char **argv)
{
	struct work w = {0};
	struct io_in in;
	struct arena names = {0};
	const char *id = NULL;
	size_t limit = REC_LIMIT;
	char *buf;
	int c;

	die_name(argv[0]);
	while ((c = getopt(argc, argv, "ahi:M:V")) != -1) {
		switch (c) {
		case 'a':
			w.all = true;
			break;
		case 'i':
			id = optarg;
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
	limit = limit < REC_LIMIT_MIN ? REC_LIMIT_MIN : limit;
	buf = die_alloc(limit + 1);
	io_out_open(&w.out, STDOUT_FILENO);
	io_in_open(&in, argv + optind, argc - optind, &w.out);
	while (io_next(&in)) {
		w.id = id ? text(id) : id_of(&names, in.name);
		w.file = text(base_of(in.name));
		file(&w, &in, buf, limit);
	}
	free(buf);
	repair_free(&w.repair);
	arena_free(&names);
	arena_free(&w.arena);
	return io_out_close(&w.out);
}
