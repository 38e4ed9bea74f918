#include "die.h"
#include "io.h"
#include "rec.h"
#include "segment.h"

#include <stdio.h>
#include <stdlib.h>
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

static void
print_sent(struct io_out *out, const struct rec *r, struct str text, size_t sent)
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

int
main(int argc, char **argv)
{
	static struct segment tables;
	struct segment_text text;
	struct segment_stop d;
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
	segment_open(&tables);
	while (rec_read(&in, &r)) {
		if (r.type != REC_PAR) {
			if (r.type == REC_DOC)
				sent = 0;
			rec_pass(&out, &r);
			continue;
		}
		segment_begin(&tables, &text, r.f[PAR_TEXT]);
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
