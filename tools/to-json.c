#include "die.h"
#include "field.h"
#include "io.h"
#include "program.h"
#include "rec.h"
#include "sandbox.h"
#include "u8.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct program program = {
    .name = "to-json",
    .usage = "usage: to-json [-hNV] [-M size] [-t TYPE[,TYPE...]] [file ...]\n",
    .help = "Records as JSON Lines: one object for each record, its fields by name.\n"
	    "  -t TYPES  only these records: doc meta par sent ent stat rel, commas between them\n"
	    "  -M SIZE   longest line held in memory (64M)\n"
	    "  -N        no sandbox: see depeche(7)\n",
};

/* Fields that are numbers where they have a value; all others are strings. */
static bool
is_numeric(enum rec_type t, size_t i)
{
	switch (t) {
	case REC_PAR:
		return i == PAR_NO;
	case REC_SENT:
		return i == SENT_NO || i == SENT_PAR;
	case REC_ENT:
		return i >= ENT_SENT && i <= ENT_END;
	case REC_STAT:
		return (i >= STAT_SENT && i <= STAT_END) || i == STAT_VALUE || i == STAT_HIGH;
	case REC_REL:
		return i == REL_SENT;
	default:
		return false;
	}
}

/* JSON's own grammar of numbers (RFC 8259, section 6), without exponents. */
static bool
is_number(struct str s)
{
	size_t i = s.s[0] == '-', first = i;

	while (i < s.n && s.s[i] >= '0' && s.s[i] <= '9')
		i++;
	if (i == first || (s.s[first] == '0' && i - first > 1))
		return false;
	if (i < s.n && s.s[i] == '.' && i + 1 < s.n)
		for (i++; i < s.n && s.s[i] >= '0' && s.s[i] <= '9'; i++)
			;
	return i == s.n;
}

/* A text that is only a dash is that text in the fields that always have one. */
static bool
is_text(enum rec_type t, size_t i)
{
	return (t == REC_PAR && i == PAR_TEXT) || (t == REC_SENT && i == SENT_TEXT) ||
	       (t == REC_ENT && i == ENT_TEXT) || (t == REC_STAT && i == STAT_TEXT) ||
	       (t == REC_REL && i == REL_TEXT);
}

/* Records hold no control characters: only the quote and the backslash are escaped. */
static void
put_string(struct io_out *out, struct str s)
{
	size_t i, from = 0;

	io_byte(out, '"');
	for (i = 0; i < s.n; i++)
		if (s.s[i] == '"' || s.s[i] == '\\') {
			io_put(out, s.s + from, i - from);
			io_byte(out, '\\');
			from = i;
		}
	io_put(out, s.s + from, s.n - from);
	io_byte(out, '"');
}

static void
put_name(struct io_out *out, const char *name)
{
	io_put(out, ",\"", 2);
	for (; *name; name++)
		io_byte(out, (char)(*name >= 'A' && *name <= 'Z' ? *name + 32 : *name));
	io_put(out, "\":", 2);
}

static void
put_record(struct io_out *out, const struct rec *r)
{
	size_t i;

	io_put(out, "{\"record\":", 10); /* an ent has a field called type */
	put_string(out, r->f[REC_TYPE]);
	for (i = REC_ID; i < r->nf; i++) {
		put_name(out, field_name(r->type, i));
		if (r->f[i].n == 1 && *r->f[i].s == '-' && !is_text(r->type, i))
			io_put(out, "null", 4);
		else if (is_numeric(r->type, i) && is_number(r->f[i]))
			io_str(out, r->f[i]);
		else
			put_string(out, r->f[i]);
	}
	io_byte(out, '}');
	io_line(out);
}

/* "ent,stat": a bit for each type. */
static unsigned
types(const char *arg)
{
	unsigned set = 0;
	enum rec_type t;
	size_t n;

	for (;; arg += n + 1) {
		n = strcspn(arg, ",");
		t = rec_type_named(arg, n);
		if (t == REC_OTHER)
			die("no such record type: \"%.*s\"", (int)n, arg);
		set |= 1U << t;
		if (!arg[n])
			return set;
	}
}

int
main(int argc, char **argv)
{
	unsigned wanted = ~0U;
	struct io_out out;
	struct rec_in in;
	struct rec r;
	size_t limit = 0;
	int c;

	die_name(argv[0]);
	while ((c = getopt(argc, argv, "hM:Nt:V")) != -1)
		switch (c) {
		case 'M':
			limit = rec_size(optarg);
			break;
		case 't':
			wanted = types(optarg);
			break;
		default:
			program_option(&program, c);
		}
	io_out_open(&out, STDOUT_FILENO);
	sandbox_enter(argv + optind, argc - optind);
	rec_open(&in, argv + optind, argc - optind, limit, &out);
	while (rec_read(&in, &r))
		if (r.type != REC_OTHER && (wanted >> r.type & 1))
			put_record(&out, &r);
	rec_close(&in);
	return io_out_close(&out);
}
