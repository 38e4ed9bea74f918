#include "die.h"
#include "io.h"
#include "program.h"
#include "rec.h"
#include "sandbox.h"
#include "segment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct program program = {
    .name = "segment",
    .usage = "usage: segment [-hlNV] [-M size] [file ...]\n",
    .help = "Records: each paragraph as its sentences.\n"
	    "  -l       log each stop, the rule that decided, and how, in comment lines\n"
	    "  -M SIZE  longest paragraph held in memory (64M); a longer one is cut at a space\n"
	    "  -N       no sandbox: see depeche(7)\n",
};

/* "# segment DOC SENT BYTE RULE +|-": what was decided at a stop, for a linguist. */
static void
print_stop(struct io_out *out, const struct rec *r, const struct segment_stop *d, size_t sent)
{
	io_str(out, STR("# segment\t"));
	io_str(out, r->f[REC_ID]);
	io_byte(out, '\t');
	io_number(out, sent);
	io_byte(out, '\t');
	io_number(out, u8_count(r->f[PAR_TEXT].s + d->start, d->at - d->start));
	io_byte(out, '\t');
	io_number(out, (uint64_t)d->rule);
	io_str(out, d->ends ? STR("\t+") : STR("\t-"));
	io_line(out);
}

static void
print_long(struct io_out *out, const struct rec *r, struct str text, size_t sent)
{
	io_str(out, STR("sent\t"));
	io_str(out, r->f[REC_ID]);
	io_byte(out, '\t');
	io_number(out, sent);
	io_byte(out, '\t');
	io_str(out, r->f[PAR_NO]);
	io_byte(out, '\t');
	io_str(out, r->f[PAR_KIND]);
	io_byte(out, '\t');
	io_str(out, text);
	io_line(out);
}

/*
 * What stands before and behind the number of a sent record stands so in the par: "\tDOC\t",
 * "\tPAR\tKIND\t". A few bytes more are copied than needed: that costs less than to count them.
 */
enum { COPY = 32 };
static inline char *
copy(char *p, const char *s, size_t n, const char *end)
{
	if (n <= COPY && end - s >= COPY)
		memcpy(p, s, COPY);
	else
		memcpy(p, s, n);
	return p + n;
}

static void
print_sent(struct io_out *out, const struct rec *r, struct str text, size_t sent)
{
	const char *id = r->f[REC_ID].s - 1, *no = r->f[PAR_NO].s - 1, *end = r->line.s + r->line.n;
	size_t nid = (size_t)(no + 1 - id), nno = (size_t)(r->f[PAR_TEXT].s - no);
	char *s, *p;

	if (nid + nno + text.n > IO_BLOCK / 2) {
		print_long(out, r, text, sent);
		return;
	}
	s = io_room(out, 4 + nid + nno + text.n + IO_DIGITS + 2 * COPY);
	memcpy(s, "sent", 4);
	p = copy(s + 4, id, nid, end);
	p = copy(io_digits(p, sent), no, nno, end);
	memcpy(p, text.s, text.n);
	io_took(out, (size_t)(p - s) + text.n);
	io_line(out);
}

int
main(int argc, char **argv)
{
	static struct stop_words words;
	struct segment_text text;
	struct segment_stop d;
	struct io_out out;
	struct rec_in in;
	struct rec r;
	size_t limit = 0, sent = 0;
	bool log = false;
	int c;

	die_name(argv[0]);
	while ((c = getopt(argc, argv, "hlNVM:")) != -1)
		switch (c) {
		case 'l':
			log = true;
			break;
		case 'M':
			limit = rec_size(optarg);
			break;
		default:
			program_option(&program, c);
		}
	io_out_open(&out, STDOUT_FILENO);
	sandbox_enter(argv + optind, argc - optind);
	rec_open(&in, argv + optind, argc - optind, limit, &out);
	stop_open(&words);
	while (rec_read(&in, &r)) {
		if (r.type != REC_PAR) {
			if (r.type == REC_DOC)
				sent = 0;
			rec_pass(&out, &r);
			continue;
		}
		segment_begin(&words, &text, r.f[PAR_TEXT]);
		if (segment_is_whole(r.f[PAR_KIND], r.f[PAR_TEXT]))
			text.at = r.f[PAR_TEXT].n;
		sent++;
		while (segment_next(&text, &d)) {
			if (log)
				print_stop(&out, &r, &d, sent);
			if (d.ends)
				print_sent(&out, &r,
				    (struct str){r.f[PAR_TEXT].s + d.start, d.end - d.start},
				    sent++);
		}
		sent--;
	}
	rec_close(&in);
	return io_out_close(&out);
}
