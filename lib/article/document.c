#include "document.h"

#include "die.h"
#include "html.h"
#include "markdown.h"
#include "plain.h"

#include <string.h>

static struct str
copy(struct sheet *s, struct str x)
{
	return (struct str){arena_copy(&s->arena, x.s, x.n), x.n};
}

/* A string of the container, fit for a record. */
static struct str
given(struct document *w, struct sheet *s, struct str x)
{
	struct str t = x;

	if (u8_plain(x.s, x.n) < x.n || memchr(x.s, '&', x.n)) /* an address has nothing to mend */
		t = repair_line(&w->repair, x);
	return copy(s, t);
}

/* The name of the file without its folders: a SOURCE where the page names none. */
static struct str
file_name(struct document *w, struct sheet *s, struct str path)
{
	const char *slash = strrchr(path.s, '/'), *name = slash ? slash + 1 : path.s;

	return given(w, s, (struct str){name, strlen(name)});
}

static void
tell(const struct source_doc *d, size_t n, const char *what, const char *done)
{
	if (n > 0)
		die_bad(d->path.s, d->number, "%zu %s%s %s", n, what, n > 1 ? "s" : "", done);
}

static void
read_markdown(struct document *w, struct sheet *s, struct str text)
{
	struct str t = markdown_html(&s->arena, text);

	html_read(&s->p, &w->repair, t.s, t.n);
	s->p.flat = true;
}

/* Reads a document into a sheet: all of its text, or a piece; how many bytes. */
static size_t
read_into(struct document *w, struct sheet *s, const struct source_doc *d, struct str text)
{
	struct page *p = &s->p;
	size_t n = text.n;

	block_clear(p);
	if (d->html)
		n = html_read(p, &w->repair, text.s, n);
	else if (d->marks && markdown_is(text, d->line, d->lines))
		read_markdown(w, s, text);
	else if (d->line)
		plain_take(p, &w->repair, text.s, n, d->line, d->lines);
	else
		n = plain_read(p, &w->repair, text.s, n);
	s->id = copy(s, d->id);
	if (d->url.n > 0)
		p->url = given(w, s, d->url);
	if (d->title.n > 0)
		p->headline = given(w, s, d->title);
	if (d->date.n > 0)
		p->date = given(w, s, d->date);
	s->file = p->url.n == 0 ? file_name(w, s, d->path) : STR("");
	tell(d, p->controls, "control character", "dropped");
	return n;
}

void
document_open(struct document *w)
{
	for (size_t i = 0; i < DOCUMENT_HELD; i++) {
		struct page *p = &w->sheet[i].p;

		p->glance = &glance_table;
		p->a = &w->sheet[i].arena;
		p->markup = &w->markup;
		p->tmp = &w->tokens;
	}
}

static void
hold(struct document *w, const struct source_doc *d)
{
	struct sheet *s = &w->sheet[w->held++];

	s->window = 0;
	read_into(w, s, d, copy(s, d->text));
	if (w->held == DOCUMENT_HELD)
		document_flush(w);
}

/* A document piece by piece, each of which is written. */
static void
write_pieces(struct document *w, const struct source_doc *d)
{
	struct sheet *s = &w->sheet[0];
	struct str text = d->text;

	s->window = d->window;
	for (;;) {
		size_t n = read_into(w, s, d, text);

		pageout_write(&w->page, s, 1);
		arena_reset(&s->arena);
		text.s += n;
		text.n -= n;
		if (text.n == 0)
			break;
		if (s->window++ == 0)
			die_bad(d->path.s, d->number, "more than %d blocks: done in windows",
			    PLAIN_BLOCKS);
	}
}

void
document_write(struct document *w, const struct source_doc *d)
{
	if (d->window == 0 && !d->html && d->text.n <= DOCUMENT_SMALL) {
		hold(w, d);
	} else {
		document_flush(w);
		write_pieces(w, d);
	}
	tell(d, d->bad, "invalid sequence", "replaced");
}

void
document_flush(struct document *w)
{
	size_t i;

	pageout_write(&w->page, w->sheet, w->held);
	for (i = 0; i < w->held; i++)
		arena_reset(&w->sheet[i].arena);
	w->held = 0;
}

void
document_free(struct document *w)
{
	size_t i;

	shared_free(&w->page.shared);
	repair_free(&w->repair);
	for (i = 0; i < DOCUMENT_HELD; i++) {
		block_free(&w->sheet[i].p);
		arena_free(&w->sheet[i].arena);
	}
	arena_free(&w->tokens);
}
