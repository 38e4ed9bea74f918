#include "pageout.h"

#include "lang.h"
#include "meta.h"

#include <string.h>

/* The type of a record, its id, and the field behind them. */
static void
open_record(struct pageout *w, const char *type, struct str first)
{
	io_str(&w->out, (struct str){type, strlen(type)});
	io_byte(&w->out, '\t');
	io_str(&w->out, w->id);
	io_byte(&w->out, '\t');
	io_str(&w->out, first);
}

/* One more field: "-" when it is empty. */
static void
field(struct pageout *w, struct str s)
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
print_meta(struct pageout *w, const char *name, struct str value)
{
	if (value.n == 0)
		return;
	open_record(w, "meta", text(name));
	field(w, value);
	io_line(&w->out);
}

static void
print_doc(struct pageout *w, const struct meta *m, const char *lang)
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
print_par(struct pageout *w, const struct block *b)
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

void
pageout_write(struct pageout *w, struct page *p)
{
	struct article f;
	struct meta m;
	struct lang l;
	bool sure = false;
	size_t i;

	block_measure_all(p);
	shared_mark(&w->shared, p);
	article_find(p, &f);
	meta_find(p, &f, &m);
	lang_begin(&l);
	for (i = 0; i < p->n && !sure; i++)
		if (p->b[i].kind != KIND_DROP)
			sure = lang_add(&l, p->b[i].text);
	if (w->window == 0)
		print_doc(w, &m, lang_code(&l, NULL));
	for (i = 0; i < p->n; i++)
		if (p->b[i].kind != KIND_DROP || w->all)
			print_par(w, &p->b[i]);
}
