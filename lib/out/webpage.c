#include "webpage.h"

#include "die.h"
#include "htmlout.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 4 };

void
webpage_open(struct webpage *p, struct io_out *out, const char *title)
{
	memset(p, 0, sizeof *p);
	p->out = out;
	htmlout_head(out, (struct str){title, strlen(title)});
}

static struct str
keep(struct webpage *p, struct str s)
{
	return (struct str){arena_copy(&p->doc, s.s, s.n), s.n};
}

/* "a3-12-40": the place of a figure in article 3. */
static void
put_anchor(struct webpage *p, size_t sent, size_t start)
{
	io_byte(p->out, 'a');
	io_number(p->out, p->counts.articles);
	io_byte(p->out, '-');
	io_number(p->out, sent);
	io_byte(p->out, '-');
	io_number(p->out, start);
}

/* ---- one sentence with its marks ---- */

static void
open_entity(struct webpage *p, const struct webpage_span *e)
{
	htmlout_raw(p->out, "<mark class=\"");
	htmlout_text(p->out, e->type);
	htmlout_raw(p->out, "\" tabindex=\"0\" data-tip=\"");
	htmlout_text(p->out, rec_has(e->name) ? e->name : e->text);
	if (rec_has(e->code)) {
		htmlout_raw(p->out, " · ");
		htmlout_text(p->out, e->code);
	}
	htmlout_raw(p->out, " · ");
	htmlout_text(p->out, e->type);
	htmlout_raw(p->out, "\">");
}

/*
 * Text from *at up to code point upto; *byte goes with it. Entities and figures may overlap: the
 * figure is the inner mark and is cut where an entity begins or ends.
 */
static void
put_until(struct webpage *p, size_t *at, size_t *byte, size_t upto)
{
	size_t n = u8_offset(p->sent.s + *byte, p->sent.n - *byte, upto - *at);

	htmlout_text(p->out, (struct str){p->sent.s + *byte, n});
	*byte += n;
	*at = upto;
}

static void
put_sentence(struct webpage *p)
{
	const struct webpage_span *e = NULL, *f = NULL, *next;
	size_t at = 0, byte = 0, k, end = u8_count(p->sent.s, p->sent.n);

	for (k = 0; k < p->nspan; k++) { /* what lies behind the text marks its end */
		if (p->span[k].start > end)
			p->span[k].start = end;
		if (p->span[k].end > end)
			p->span[k].end = end;
	}
	k = 0;
	while (k < p->nspan || e || f) {
		size_t stop = end;

		next = k < p->nspan ? &p->span[k] : NULL;
		if (next && next->start < stop)
			stop = next->start;
		if (e && e->end < stop)
			stop = e->end;
		if (f && f->end < stop)
			stop = f->end;
		put_until(p, &at, &byte, stop > at ? stop : at);
		if (f && (f->end <= at || (e && e->end <= at) ||
			     (next && next->start <= at && !next->row))) {
			htmlout_raw(p->out, "</span>");
			if (f->end <= at)
				f = NULL;
		}
		if (e && e->end <= at) {
			htmlout_raw(p->out, "</mark>");
			e = NULL;
			if (f)
				htmlout_raw(p->out, "<span class=\"f\">");
			continue;
		}
		if (!next || next->start > at)
			continue;
		k++;
		if (next->row && !f) {
			f = next;
			htmlout_raw(p->out, "<span class=\"f\" id=\"");
			put_anchor(p, p->sent_no, f->start);
			htmlout_raw(p->out, "\">");
		} else if (!next->row) {
			if (!e)
				open_entity(p, e = next);
			if (f)
				htmlout_raw(p->out, "<span class=\"f\">");
		}
	}
	put_until(p, &at, &byte, end);
}

static int
by_start(const void *x, const void *y)
{
	const struct webpage_span *a = x, *b = y;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->row != 0) - (b->row != 0); /* the entity is the outer mark */
}

static void
end_paragraph(struct webpage *p)
{
	if (p->in_par)
		htmlout_raw(p->out, "</p>\n");
	p->in_par = false;
}

static void
flush_sentence(struct webpage *p)
{
	if (!p->sent.s)
		return;
	if (p->nspan)
		qsort(p->span, p->nspan, sizeof *p->span, by_start);
	put_sentence(p);
	io_byte(p->out, ' ');
	p->sent = (struct str){NULL, 0};
	p->nspan = 0;
}

/* ---- the figures of an article ---- */

/* The row of the figure at SENT:START, 1 + its index; rows are in the order of the text. */
static size_t
find_row(const struct webpage *p, size_t sent, size_t start)
{
	size_t lo = 0, hi = p->nrow;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		const struct webpage_row *r = &p->row[mid];

		if (r->sent == sent && r->start == start)
			return mid + 1;
		if (r->sent < sent || (r->sent == sent && r->start < start))
			lo = mid + 1;
		else
			hi = mid;
	}
	return 0;
}

/* Puts row i below its whole, if that stands before it. */
static void
attach(struct webpage *p, size_t i)
{
	struct webpage_row *r = &p->row[i], *whole;
	struct str part = r->f[STAT_PART], a;
	const char *colon;
	size_t sent, start, w;

	r->same = part.n > 1 && *part.s == '=';
	if (r->same)
		return;
	colon = memchr(part.s, ':', part.n);
	if (!colon)
		return;
	a = (struct str){part.s, (size_t)(colon - part.s)};
	if (!rec_number(a, &sent) || !rec_number((struct str){colon + 1, part.n - a.n - 1}, &start))
		return;
	w = find_row(p, sent, start);
	if (w == 0 || w > i || p->row[w - 1].depth >= DEPTH_MAX)
		return;
	whole = &p->row[w - 1];
	r->below = true;
	r->depth = whole->depth + 1;
	if (whole->child == 0)
		whole->child = i + 1;
	else
		p->row[whole->last - 1].next = i + 1;
	whole->last = i + 1;
}

static void
put_cell(struct webpage *p, struct str s)
{
	htmlout_raw(p->out, "<td>");
	if (rec_has(s))
		htmlout_text(p->out, s);
	htmlout_raw(p->out, "</td>");
}

/* « ≥ 14 », « 500–1200 EUR » */
static void
put_value(struct webpage *p, const struct webpage_row *r)
{
	struct str mod = r->f[STAT_MOD], unit = r->f[STAT_UNIT];

	if (rec_has(mod) && !str_eq(mod, STR("=")) && !str_eq(mod, STR(".."))) {
		htmlout_text(p->out, mod);
		io_byte(p->out, ' ');
	}
	htmlout_text(p->out, r->f[STAT_VALUE]);
	if (rec_has(r->f[STAT_HIGH])) {
		htmlout_raw(p->out, "–");
		htmlout_text(p->out, r->f[STAT_HIGH]);
	}
	if (rec_has(unit)) {
		io_byte(p->out, ' ');
		htmlout_text(p->out, unit);
	}
}

static void
put_row(struct webpage *p, const struct webpage_row *r)
{
	htmlout_raw(p->out, "<tr><td class=\"n\"><a href=\"#");
	put_anchor(p, r->sent, r->start);
	htmlout_raw(p->out, "\">");
	put_value(p, r);
	htmlout_raw(p->out, "</a></td><td>");
	if (r->below) {
		size_t d;

		for (d = 0; d < r->depth; d++)
			htmlout_raw(p->out, "↳ ");
		htmlout_label(p->out, "part");
		io_byte(p->out, ' ');
	}
	if (rec_has(r->f[STAT_WHAT]))
		htmlout_text(p->out, r->f[STAT_WHAT]);
	if (r->same) {
		htmlout_raw(p->out, " (");
		htmlout_label(p->out, "same");
		io_byte(p->out, ')');
	}
	htmlout_raw(p->out, "</td>");
	htmlout_raw(p->out, "<td>");
	if (rec_has(r->f[STAT_EVENT]))
		htmlout_label(p->out, arena_copy(&p->doc, r->f[STAT_EVENT].s, r->f[STAT_EVENT].n));
	htmlout_raw(p->out, "</td>");
	put_cell(p, r->f[STAT_WHEN]);
	put_cell(p, r->f[STAT_WHERE]);
	htmlout_raw(p->out, "</tr>\n");
}

/* Depth is at most DEPTH_MAX (attach()). */
static void
put_rows(struct webpage *p, size_t i)
{
	for (; i; i = p->row[i - 1].next) {
		put_row(p, &p->row[i - 1]);
		put_rows(p, p->row[i - 1].child);
	}
}

static void
put_figures(struct webpage *p)
{
	static const char *const heads[] = {"value", "counted", "event", "when", "where"};
	size_t i;

	if (p->nrow == 0)
		return;
	htmlout_raw(p->out, "<div class=\"wide\"><table><caption>");
	htmlout_label(p->out, "figures");
	htmlout_raw(p->out, "</caption><thead><tr>");
	for (i = 0; i < sizeof heads / sizeof *heads; i++) {
		htmlout_raw(p->out, "<th scope=\"col\">");
		htmlout_label(p->out, heads[i]);
		htmlout_raw(p->out, "</th>");
	}
	htmlout_raw(p->out, "</tr></thead><tbody>\n");
	for (i = 0; i < p->nrow; i++)
		attach(p, i);
	for (i = 0; i < p->nrow; i++)
		if (!p->row[i].below) {
			put_row(p, &p->row[i]);
			put_rows(p, p->row[i].child);
		}
	htmlout_raw(p->out, "</tbody></table></div>\n");
}

/* ---- articles ---- */

/* The heading ends: what stands under it, and the columns of text and figures. */
static void
end_heading(struct webpage *p)
{
	if (p->headed)
		return;
	if (!p->in_title) {
		htmlout_raw(p->out, "<h2>");
		if (rec_has(p->title))
			htmlout_text(p->out, p->title);
		else
			htmlout_label(p->out, "untitled");
	}
	flush_sentence(p);
	htmlout_raw(p->out, "</h2>\n<p class=\"meta\">");
	if (rec_has(p->date))
		htmlout_text(p->out, p->date);
	else
		htmlout_label(p->out, "undated");
	htmlout_raw(p->out, " · ");
	htmlout_text(p->out, p->source);
	htmlout_raw(p->out, "</p>\n<div class=\"cols two\">\n<div>\n");
	p->headed = true;
}

static void
end_article(struct webpage *p)
{
	if (!p->open)
		return;
	end_heading(p);
	flush_sentence(p);
	end_paragraph(p);
	htmlout_raw(p->out, "</div>\n");
	put_figures(p);
	htmlout_raw(p->out, "</div>\n</article>\n");
	p->open = p->headed = p->in_title = false;
	p->nrow = 0;
	p->par = (struct str){NULL, 0};
	arena_reset(&p->doc);
}

static void
begin_article(struct webpage *p, const struct rec *r)
{
	end_article(p);
	p->open = true;
	overview_document(&p->counts, r);
	p->title = keep(p, r->f[DOC_TITLE]);
	p->date = keep(p, r->f[DOC_DATE]);
	p->source = keep(p, r->f[DOC_SOURCE]);
	htmlout_raw(p->out, "<article id=\"a");
	io_number(p->out, p->counts.articles);
	htmlout_raw(p->out, "\">\n");
}

static void
begin_paragraph(struct webpage *p, const struct rec *r)
{
	bool heading = str_eq(r->f[SENT_KIND], STR("heading"));

	if (p->in_par && str_eq(p->par, r->f[SENT_PAR]))
		return;
	end_paragraph(p);
	p->par = keep(p, r->f[SENT_PAR]);
	htmlout_raw(p->out, heading ? "<p role=\"heading\" aria-level=\"3\">" : "<p>");
	p->in_par = true;
}

static void
take_sentence(struct webpage *p, const struct rec *r)
{
	bool title = !p->headed && str_eq(r->f[SENT_KIND], STR("title"));

	if (!title)
		end_heading(p);
	flush_sentence(p);
	if (!title)
		begin_paragraph(p, r);
	else if (!p->in_title)
		htmlout_raw(p->out, "<h2>");
	p->in_title |= title;
	if (!rec_number(r->f[SENT_NO], &p->sent_no))
		p->sent_no = 0;
	p->sent = keep(p, r->f[SENT_TEXT]);
}

static struct webpage_span *
add_span(struct webpage *p, struct str start, struct str end)
{
	struct webpage_span *s;
	size_t a, b;

	if (!p->sent.s || !rec_number(start, &a) || !rec_number(end, &b) || a >= b || b > p->sent.n)
		return NULL;
	if (p->nspan == p->span_cap) {
		p->span_cap = p->span_cap ? 2 * p->span_cap : 64;
		p->span = die_realloc(p->span, p->span_cap * sizeof *p->span);
	}
	s = &p->span[p->nspan++];
	memset(s, 0, sizeof *s);
	s->start = a;
	s->end = b;
	return s;
}

static void
take_entity(struct webpage *p, const struct rec *r)
{
	struct webpage_span *s = add_span(p, r->f[ENT_START], r->f[ENT_END]);

	overview_entity(&p->counts, r);
	if (!s)
		return;
	s->type = keep(p, r->f[ENT_TYPE]);
	s->text = keep(p, r->f[ENT_TEXT]);
	s->name = keep(p, r->f[ENT_NAME]);
	s->code = keep(p, r->f[ENT_CODE]);
}

static void
take_figure(struct webpage *p, const struct rec *r)
{
	struct webpage_span *s = add_span(p, r->f[STAT_START], r->f[STAT_END]);
	struct webpage_row *row;
	size_t i;

	overview_figure(&p->counts, r);
	if (p->nrow == p->row_cap) {
		p->row_cap = p->row_cap ? 2 * p->row_cap : 64;
		p->row = die_realloc(p->row, p->row_cap * sizeof *p->row);
	}
	row = &p->row[p->nrow++];
	memset(row, 0, sizeof *row);
	if (!rec_number(r->f[STAT_SENT], &row->sent) || !rec_number(r->f[STAT_START], &row->start))
		row->sent = row->start = 0;
	for (i = STAT_KIND; i < STAT_FIELDS; i++)
		row->f[i] = keep(p, r->f[i]);
	if (s)
		s->row = p->nrow;
}

void
webpage_take(struct webpage *p, const struct rec *r)
{
	switch (r->type) {
	case REC_DOC:
		begin_article(p, r);
		break;
	case REC_SENT:
		if (p->open)
			take_sentence(p, r);
		break;
	case REC_ENT:
		if (p->open)
			take_entity(p, r);
		break;
	case REC_STAT:
		if (p->open)
			take_figure(p, r);
		break;
	default:
		break;
	}
}

void
webpage_close(struct webpage *p)
{
	end_article(p);
	overview_write(&p->counts, p->out);
	htmlout_raw(p->out, "</main>\n</body>\n</html>\n");
	arena_free(&p->doc);
	free(p->span);
	free(p->row);
}
