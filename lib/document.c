#include "document.h"

#include "die.h"
#include "html.h"
#include "markdown.h"
#include "plain.h"

#include <string.h>

/* A string of the container, fit for a record. */
static struct str
given(struct document *w, struct str s)
{
	struct str t = s;

	if (u8_plain(s.s, s.n) < s.n || memchr(s.s, '&', s.n)) /* an address has nothing to mend */
		t = repair_line(&w->repair, s);
	return (struct str){arena_copy(&w->arena, t.s, t.n), t.n};
}

/* The name of the file without its folders: a SOURCE where the page names none. */
static struct str
file_name(struct document *w, struct str path)
{
	const char *slash = strrchr(path.s, '/'), *name = slash ? slash + 1 : path.s;

	return given(w, (struct str){name, strlen(name)});
}

static void
tell(const struct source_doc *d, size_t n, const char *what, const char *done)
{
	if (n > 0)
		die_bad(d->path.s, d->number, "%zu %s%s %s", n, what, n > 1 ? "s" : "", done);
}

static void
read_markdown(struct document *w, struct str s)
{
	struct str t = markdown_html(&w->arena, s);

	html_read(&w->p, &w->repair, t.s, t.n);
}

/* One piece of a document, or all of it: how many of its n bytes at s. */
static size_t
piece(struct document *w, const struct source_doc *d, const char *s, size_t n)
{
	struct page *p = &w->p;

	block_clear(p);
	if (d->html)
		n = html_read(p, &w->repair, s, n);
	else if (d->marks && markdown_is((struct str){s, n}, d->line, d->lines))
		read_markdown(w, (struct str){s, n});
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
	if (p->url.n == 0)
		w->page.file = file_name(w, d->path);
	pageout_write(&w->page, p);
	tell(d, p->controls, "control character", "dropped");
	arena_reset(&w->arena);
	return n;
}

void
document_open(struct document *w)
{
	w->p.glance = &glance_table;
	w->p.a = &w->arena;
	w->p.markup = &w->markup;
	w->p.tmp = &w->tokens;
}

void
document_write(struct document *w, const struct source_doc *d)
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

void
document_free(struct document *w)
{
	shared_free(&w->page.shared);
	repair_free(&w->repair);
	block_free(&w->p);
	arena_free(&w->tokens);
	arena_free(&w->arena);
}
