/* extract-stats: every figure of a sentence, what it counts, when, where, of what it is a part. */
#include "die.h"
#include "held.h"
#include "program.h"
#include "rec.h"
#include "sandbox.h"
#include "stats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct program program = {
    .name = "extract-stats",
    .usage = "usage: extract-stats [-hNVw] [-M size] [file ...]\n",
    .help =
	"Records: behind each sentence its figures, with what they count, event, time and place.\n"
	"  -w       say in comment lines which rule decided each field\n"
	"  -M SIZE  longest line held in memory (64M); a longer one is cut in pieces\n"
	"  -N       no sandbox: see depeche(7)\n",
};

static void
put_text(struct io_out *out, struct str s)
{
	io_byte(out, '\t');
	io_str(out, s.n ? s : STR("-"));
}

/* Nearly all words are of a few letters. */
static void
put_word(struct io_out *out, const char *s)
{
	enum { SHORT = 64 };
	char *p = io_room(out, SHORT + 1);
	size_t n = 0;

	for (*p++ = '\t'; n < SHORT && s[n] != '\0'; n++)
		p[n] = s[n];
	if (n == SHORT) {
		put_text(out, (struct str){s, strlen(s)});
		return;
	}
	if (n == 0)
		p[n++] = '-';
	io_took(out, n + 1);
}

static void
put_number(struct io_out *out, uint32_t v)
{
	io_byte(out, '\t');
	io_number(out, v);
}

static void
put_rule(struct io_out *out, const char *field, const char *rule)
{
	io_put(out, field, strlen(field));
	io_put(out, rule, strlen(rule));
}

/* The rule behind each field, as a comment, which every filter passes on. */
static void
put_why(struct io_out *out, const struct stats_row *r)
{
	put_rule(out, "# why\twhat=", what_rule_name(r->what_rule));
	put_rule(out, " event=", event_rule_name(r->event_rule));
	put_rule(out, " when=", when_rule_name(r->when_rule));
	put_rule(out, " where=", where_rule_name(r->where_rule));
	put_rule(out, " part=", part_rule_name(r->part_rule));
	io_line(out);
}

static void
put_row(struct io_out *out, struct str doc, struct str sent, const struct stats_row *r)
{
	const struct figure *f = r->figure;

	io_str(out, STR("stat"));
	put_text(out, doc);
	put_text(out, sent);
	put_number(out, r->cstart);
	put_number(out, r->cend);
	put_word(out, figure_kind_name((enum figure_kind)f->kind));
	put_word(out, f->value);
	put_word(out, f->high);
	put_word(out, f->mod);
	put_word(out, f->unit);
	put_text(out, r->what);
	put_word(out, cue_event(r->event));
	put_word(out, r->when);
	put_text(out, r->where);
	put_word(out, r->part);
	put_text(out, r->text);
	io_line(out);
}

struct sentence {
	struct str doc, number;
	char *buf;
	size_t cap;
};

/* The document and the number of the sentence outlive its record. */
static void
keep_names(struct sentence *s, const struct rec *r)
{
	size_t n = r->f[REC_ID].n, m = r->f[SENT_NO].n;

	if (n + m > s->cap)
		s->buf = die_realloc(s->buf, s->cap = 2 * (n + m));
	memcpy(s->buf, r->f[REC_ID].s, n);
	memcpy(s->buf + n, r->f[SENT_NO].s, m);
	s->doc = (struct str){s->buf, n};
	s->number = (struct str){s->buf + n, m};
}

static void
finish(struct stats *st, const struct sentence *s, struct io_out *out, bool why)
{
	const struct stats_row *row;
	size_t n = stats_find(st, &row);

	for (size_t i = 0; i < n; i++) {
		put_row(out, s->doc, s->number, &row[i]);
		if (why)
			put_why(out, &row[i]);
	}
}

static void
read_entity(struct stats *st, struct rec_in *in, const struct rec *r)
{
	size_t start, end;

	if (!rec_number(r->f[ENT_START], &start) || !rec_number(r->f[ENT_END], &end)) {
		rec_bad(in, "START or END is no number");
		return;
	}
	stats_entity(
	    st, start, end, r->f[ENT_TYPE], r->f[ENT_TEXT], r->f[ENT_NAME], r->f[ENT_CODE]);
}

int
main(int argc, char **argv)
{
	static struct held held;
	struct sentence s = {0};
	struct stats *st;
	struct io_out out;
	struct rec_in in;
	struct rec r;
	size_t limit = 0;
	bool why = false;
	int c;

	die_name(argv[0]);
	while ((c = getopt(argc, argv, "hNVwM:")) != -1) {
		switch (c) {
		case 'w':
			why = true;
			break;
		case 'M':
			limit = rec_size(optarg);
			break;
		default:
			program_option(&program, c);
		}
	}
	st = stats_open();
	io_out_open(&out, STDOUT_FILENO);
	sandbox_enter(argv + optind, argc - optind);
	rec_open(&in, argv + optind, argc - optind, limit, &out);
	while (rec_read(&in, &r)) {
		if (held_take(&held, &r))
			continue;
		if (rec_ends_sentence(r.type))
			finish(st, &s, &out, why);
		held_pass(&held, &out);
		if (r.type == REC_DOC) {
			stats_document(st, r.f[DOC_DATE]);
			stats_source(st, r.f[DOC_SOURCE]);
		}
		if (r.type == REC_ENT)
			read_entity(st, &in, &r);
		if (r.type == REC_SENT) {
			struct stats_sent x = {
			    r.f[SENT_NO], r.f[SENT_PAR], r.f[SENT_KIND], r.f[SENT_TEXT]};

			if (stats_sentence(st, &x))
				keep_names(&s, &r);
		}
		rec_pass(&out, &r);
	}
	finish(st, &s, &out, why);
	held_pass(&held, &out);
	rec_close(&in);
	stats_close(st);
	free(s.buf);
	return io_out_close(&out);
}
