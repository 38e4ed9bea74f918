#include "die.h"
#include "io.h"
#include "rec.h"
#include "segment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] = "usage: segment [-hlV] [-M bytes] [file ...]\n";

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

/*
 * What stands before and behind the number of a sent record, the same for a whole paragraph:
 * "sent\tDOC\t", "\tPAR\tKIND\t". Copied whole, which costs less than copying a few bytes.
 */
enum { FRAME = 64 };
struct frame {
	char head[FRAME], tail[FRAME];
	size_t nhead, ntail; /* 0: it does not fit */
};

static size_t
add(char *s, size_t n, struct str x)
{
	memcpy(s + n, x.s, x.n);
	s[n + x.n] = '\t';
	return n + x.n + 1;
}

static void
make_frame(struct frame *f, const struct rec *r)
{
	f->nhead = f->ntail = 0;
	if (r->f[REC_ID].n + 6 > FRAME || r->f[PAR_NO].n + r->f[PAR_KIND].n + 3 > FRAME)
		return;
	f->nhead = add(f->head, add(f->head, 0, STR("sent")), r->f[REC_ID]);
	f->tail[0] = '\t';
	f->ntail = add(f->tail, add(f->tail, 1, r->f[PAR_NO]), r->f[PAR_KIND]);
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

static void
print_sent(
    struct io_out *out, const struct frame *f, const struct rec *r, struct str text, size_t sent)
{
	char *s, *p;

	if (f->nhead == 0 || text.n > IO_BLOCK / 2) {
		print_long(out, r, text, sent);
		return;
	}
	p = s = io_room(out, 2 * FRAME + IO_DIGITS + text.n + 1);
	memcpy(p, f->head, FRAME);
	p = io_digits(p + f->nhead, sent);
	memcpy(p, f->tail, FRAME);
	p += f->ntail;
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
	struct frame frame;
	struct io_out out;
	struct rec_in in;
	struct rec r;
	size_t limit = 0, sent = 0;
	bool log = false;
	int c;

	die_name(argv[0]);
	while ((c = getopt(argc, argv, "hlVM:")) != -1)
		switch (c) {
		case 'h':
			fputs(usage, stdout);
			return fflush(stdout) == 0 ? 0 : 2;
		case 'V':
			puts("segment (depeche) " VERSION);
			return fflush(stdout) == 0 ? 0 : 2;
		case 'l':
			log = true;
			break;
		case 'M':
			limit = rec_size(optarg);
			break;
		default:
			fputs(usage, stderr);
			return 2;
		}
	io_out_open(&out, STDOUT_FILENO);
	rec_open(&in, argv + optind, argc - optind, limit, &out);
	stop_open(&words);
	while (rec_read(&in, &r)) {
		if (r.type != REC_PAR) {
			if (r.type == REC_DOC)
				sent = 0;
			rec_pass(&out, &r);
			continue;
		}
		make_frame(&frame, &r);
		segment_begin(&words, &text, r.f[PAR_TEXT]);
		if (segment_is_whole(r.f[PAR_KIND], r.f[PAR_TEXT]))
			text.at = r.f[PAR_TEXT].n;
		sent++;
		while (segment_next(&text, &d)) {
			if (log)
				print_stop(&out, &r, &d, sent);
			if (d.ends)
				print_sent(&out, &frame, &r,
				    (struct str){r.f[PAR_TEXT].s + d.start, d.end - d.start},
				    sent++);
		}
		sent--;
	}
	rec_close(&in);
	return io_out_close(&out);
}
