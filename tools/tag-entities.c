#include "arena.h"
#include "die.h"
#include "entity.h"
#include "gazette.h"
#include "io.h"
#include "program.h"
#include "rec.h"
#include "sandbox.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct program program = {
    .name = "tag-entities",
    .usage = "usage: tag-entities [-hNVw] [-g list] [-M size] [-s score] [file ...]\n",
    .help =
	"Records: behind each sentence the persons, bodies, places, dates, offences ... it names.\n"
	"  -g LIST   names of a file too (several -g: of each): surface, type, name, code, with "
	"TABs; they win\n"
	"  -s SCORE  leave out mentions of which the model is less sure, per cent\n"
	"  -w        say in comment lines what made each mention, and how sure it is\n"
	"  -M SIZE   largest document held in memory (64M); a larger one goes in windows\n"
	"  -N        no sandbox: see depeche(7)\n",
};

/* The records of a document are held until its end, since later sentences explain earlier ones. */
struct held {
	struct str line, id, no; /* the record; for a sentence its DOC and SENT */
	bool sentence, more;
};

struct tagger {
	struct arena a;
	struct held *h;
	size_t n, cap, bytes, limit;
	unsigned least; /* score */
	bool why;
	struct entity_doc *doc;
	struct rec_in in;
	struct io_out out;
};

/* "ent DOC SENT START", or "# tag-entities DOC SENT START". */
static void
put_head(struct io_out *o, struct str what, const struct held *h, const struct entity *e)
{
	io_str(o, what);
	io_byte(o, '\t');
	io_str(o, h->id);
	io_byte(o, '\t');
	io_str(o, h->no);
	io_byte(o, '\t');
	io_number(o, e->start);
	io_byte(o, '\t');
}

/* The record, and with -w "# tag-entities DOC SENT START RULE SCORE" behind it. */
static void
put_entity(struct tagger *t, const struct held *h, const struct entity *e)
{
	struct io_out *o = &t->out;

	if (e->score < t->least)
		return;
	put_head(o, STR("ent"), h, e);
	io_number(o, e->end);
	io_byte(o, '\t');
	io_put(o, e->type, strlen(e->type));
	io_byte(o, '\t');
	io_str(o, e->text);
	io_byte(o, '\t');
	io_str(o, e->name);
	io_byte(o, '\t');
	io_str(o, e->code.n ? e->code : STR("-"));
	io_line(o);
	if (!t->why)
		return;
	put_head(o, STR("# tag-entities"), h, e);
	io_put(o, e->by, strlen(e->by));
	io_byte(o, '\t');
	io_number(o, e->score);
	io_line(o);
}

/* Prints all that is held. */
static void
flush(struct tagger *t)
{
	struct entity_list list;
	size_t i, k, s = 0;

	entity_find(t->doc);
	for (i = 0; i < t->n; i++) {
		io_str(&t->out, t->h[i].line);
		if (!t->h[i].more)
			io_line(&t->out);
		if (!t->h[i].sentence)
			continue;
		list = entity_of(t->doc, s++);
		for (k = 0; k < list.n; k++)
			put_entity(t, &t->h[i], &list.e[k]);
	}
	t->n = t->bytes = 0;
	entity_next(t->doc);
	arena_reset(&t->a);
}

static void
hold(struct tagger *t, const struct rec *r)
{
	struct held *h;
	ptrdiff_t shift;

	if (t->bytes > 0 && t->bytes + r->line.n > t->limit) {
		rec_bad(&t->in, "document beyond the limit (-M): handled in windows");
		flush(t);
	}
	if (t->n == t->cap) {
		t->cap = t->cap ? 2 * t->cap : 256;
		t->h = die_realloc(t->h, t->cap * sizeof *t->h);
	}
	h = &t->h[t->n++];
	t->bytes += r->line.n;
	h->line = (struct str){arena_copy(&t->a, r->line.s, r->line.n), r->line.n};
	h->sentence = r->type == REC_SENT;
	h->more = r->more;
	if (!h->sentence)
		return;
	shift = h->line.s - r->line.s;
	h->id = (struct str){r->f[REC_ID].s + shift, r->f[REC_ID].n};
	h->no = (struct str){r->f[SENT_NO].s + shift, r->f[SENT_NO].n};
	entity_add(
	    t->doc, r->f[SENT_KIND], (struct str){r->f[SENT_TEXT].s + shift, r->f[SENT_TEXT].n});
}

static unsigned
per_cent(const char *arg)
{
	char *end;
	unsigned long v = strtoul(arg, &end, 10);

	if (*arg < '0' || *arg > '9' || *end != '\0' || v > 100)
		die("not a number from 0 to 100: %s", arg);
	return (unsigned)v;
}

int
main(int argc, char **argv)
{
	struct tagger t = {.limit = REC_LIMIT};
	struct gazette list;
	static char **lists; /* -g; static: what ends in the middle leaves nothing lost */
	size_t n = 0;
	struct rec r;
	int c;

	die_name(argv[0]);
	lists = die_alloc((size_t)argc * sizeof *lists);
	while ((c = getopt(argc, argv, "hNVwg:M:s:")) != -1)
		switch (c) {
		case 'g':
			sandbox_read(lists[n++] = optarg);
			break;
		case 'w':
			t.why = true;
			break;
		case 'M':
			t.limit = rec_size(optarg);
			break;
		case 's':
			t.least = per_cent(optarg);
			break;
		default:
			program_option(&program, c);
		}
	io_out_open(&t.out, STDOUT_FILENO);
	sandbox_enter(argv + optind, argc - optind);
	rec_open(&t.in, argv + optind, argc - optind, t.limit, &t.out);
	if (n > 0)
		gazette_open(&list, lists, n);
	t.doc = entity_open(t.why || t.least > 0, n > 0 ? &list.made.table : NULL);
	while (rec_read(&t.in, &r)) {
		if (r.type == REC_DOC) {
			flush(&t);
			entity_begin(t.doc, r.f[DOC_LANG], r.f[DOC_DATE]);
		}
		hold(&t, &r);
	}
	flush(&t);
	rec_close(&t.in);
	entity_close(t.doc);
	if (n > 0)
		gazette_close(&list);
	free(lists);
	free(t.h);
	arena_free(&t.a);
	return io_out_close(&t.out);
}
