#include "overview.h"

#include "lex.h"
#include "htmlout.h"

#include <stdio.h>
#include <string.h>

enum { TOP = 15, BARS = 240, CHART_HEIGHT = 120 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* 2024-03, with or without a day behind it. */
static bool
has_month(struct str date)
{
	size_t i;

	for (i = 0; i < 7; i++)
		if (i >= date.n || (i == 4 ? date.s[i] != '-' : !is_digit(date.s[i])))
			return false;
	return true;
}

void
overview_document(struct overview *o, const struct rec *r)
{
	struct str date = r->f[DOC_DATE];

	o->articles++;
	if (has_month(date))
		tally_add(&o->months, (struct str){date.s, 7}, 1);
}

void
overview_entity(struct overview *o, const struct rec *r)
{
	struct str type = r->f[ENT_TYPE], code = r->f[ENT_CODE];
	struct str name = rec_has(r->f[ENT_NAME]) ? r->f[ENT_NAME] : r->f[ENT_TEXT];

	tally_add(&o->types, type, 1);
	if (str_eq(type, STR("PER")))
		tally_add(&o->persons, name, 1);
	else if (str_eq(type, STR("ORG")))
		tally_add(&o->organisations, name, 1);
	else if (str_eq(type, STR("LOC")))
		tally_add(&o->places, name, 1);
	else if (code.n >= 7 && memcmp(code.s, "ICCS:", 5) == 0 && is_digit(code.s[5]) &&
		 is_digit(code.s[6]))
		tally_add(&o->offences, (struct str){code.s + 5, 2}, 1);
}

/* Parts and restatements are not counted again. */
void
overview_figure(struct overview *o, const struct rec *r)
{
	if (rec_has(r->f[STAT_EVENT]) && !rec_has(r->f[STAT_PART]))
		tally_add(&o->events, r->f[STAT_EVENT], 1);
}

/* The words for a row's key: its label, a section's title, or itself. */
static void
put_key(struct io_out *out, struct str key, bool section)
{
	struct arena a = {0};
	struct tok *t;
	uint32_t row;
	size_t n;

	n = tok_split(key, &a, &t);
	if (section) {
		htmlout_text(out, key);
		htmlout_raw(out, " ");
		if (n == 1 && (row = lex_find(&lex_iccs_sections, t)) != LEX_NONE)
			htmlout_raw(out, lex_cell(&lex_iccs_sections, row, 1));
	} else if (n == 1 && (row = lex_find(&lex_labels, t)) != LEX_NONE) {
		htmlout_raw(out, lex_cell(&lex_labels, row, 1));
	} else {
		htmlout_text(out, key);
	}
	arena_free(&a);
}

static void
put_table(struct io_out *out, struct tally *t, const char *caption, const char *head, bool section)
{
	size_t i;

	if (t->n > 0) {
		tally_rank(t);
		htmlout_raw(out, "<table><caption>");
		htmlout_label(out, caption);
		htmlout_raw(out, "</caption><thead><tr><th scope=\"col\">");
		htmlout_label(out, head);
		htmlout_raw(out, "</th><th scope=\"col\" class=\"n\">");
		htmlout_label(out, "count");
		htmlout_raw(out, "</th></tr></thead><tbody>\n");
		for (i = 0; i < t->n && i < TOP; i++) {
			htmlout_raw(out, "<tr><td>");
			put_key(out, t->entry[i].key, section);
			htmlout_raw(out, "</td><td class=\"n\">");
			io_number(out, t->entry[i].count);
			htmlout_raw(out, "</td></tr>\n");
		}
		htmlout_raw(out, "</tbody></table>\n");
	}
	tally_free(t);
}

/* Months from year 0: 2024-03 is 24290. */
static long
month_number(struct str s)
{
	int k;
	long y = 0, m;

	for (k = 0; k < 4; k++)
		y = y * 10 + (s.s[k] - '0');
	m = (s.s[5] - '0') * 10 + (s.s[6] - '0');
	return y * 12 + m - 1;
}

static void
put_bar(struct io_out *out, const struct tally_entry *e, long at, size_t most, int width)
{
	char buf[256];
	size_t h = (e->count * CHART_HEIGHT + most - 1) / most;

	snprintf(buf, sizeof buf,
	    "<rect x=\"%ld\" y=\"%zu\" width=\"%d\" height=\"%zu\"><title>%.7s : "
	    "%zu</title></rect>\n",
	    at * width, CHART_HEIGHT - h + 16, width > 3 ? width - 2 : width, h, e->key.s,
	    e->count);
	htmlout_raw(out, buf);
}

/* Articles by month: one bar a month that has any, at its place in time. */
static void
put_timeline(struct io_out *out, struct tally *t)
{
	long first, last;
	size_t i, most = 1;
	char buf[256];
	int width;

	if (t->n == 0) {
		tally_free(t);
		return;
	}
	tally_sort(t);
	last = month_number(t->entry[t->n - 1].key);
	first = month_number(t->entry[0].key);
	if (last - first >= BARS)
		first = last - BARS + 1;
	for (i = 0; i < t->n; i++)
		if (t->entry[i].count > most)
			most = t->entry[i].count;
	width = last - first < 30 ? 24 : last - first < 120 ? 8 : 4;
	htmlout_raw(out, "<h3>");
	htmlout_label(out, "timeline");
	snprintf(buf, sizeof buf,
	    "</h3>\n<div class=\"wide\"><svg role=\"img\" width=\"%ld\" height=\"%d\" "
	    "aria-label=\"",
	    (last - first + 1) * width + 60, CHART_HEIGHT + 36);
	htmlout_raw(out, buf);
	htmlout_label(out, "timeline");
	htmlout_raw(out, "\">\n");
	for (i = 0; i < t->n; i++)
		if (month_number(t->entry[i].key) >= first)
			put_bar(
			    out, &t->entry[i], month_number(t->entry[i].key) - first, most, width);
	snprintf(buf, sizeof buf,
	    "<text x=\"0\" y=\"%d\">%ld-%02ld</text>\n<text x=\"%ld\" y=\"%d\">%ld-%02ld</text>\n"
	    "<text x=\"0\" y=\"11\">%zu</text>\n</svg></div>\n",
	    CHART_HEIGHT + 30, first / 12, first % 12 + 1,
	    (last - first) * width > 60 ? (last - first) * width : 60, CHART_HEIGHT + 30, last / 12,
	    last % 12 + 1, most);
	htmlout_raw(out, buf);
	tally_free(t);
}

void
overview_write(struct overview *o, struct io_out *out)
{
	htmlout_raw(out, "<section id=\"overview\" aria-labelledby=\"overview-title\">\n"
			 "<h2 id=\"overview-title\">");
	htmlout_label(out, "overview");
	htmlout_raw(out, "</h2>\n<p class=\"meta\">");
	htmlout_label(out, "articles");
	htmlout_raw(out, " : ");
	io_number(out, o->articles);
	htmlout_raw(out, " · <a href=\"#top\">");
	htmlout_label(out, "top");
	htmlout_raw(out, "</a></p>\n<div class=\"cols two\">\n");
	put_table(out, &o->types, "mentions", "type", false);
	put_table(out, &o->persons, "PER", "name", false);
	put_table(out, &o->organisations, "ORG", "name", false);
	put_table(out, &o->places, "LOC", "name", false);
	put_table(out, &o->offences, "offences", "type", true);
	put_table(out, &o->events, "figures_by_event", "event", false);
	htmlout_raw(out, "</div>\n");
	put_timeline(out, &o->months);
	htmlout_raw(out, "</section>\n");
}
