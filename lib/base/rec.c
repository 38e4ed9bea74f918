#include "rec.h"

#include "die.h"
#include "scan.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What a record of each type must have; a type is found by its first letter and length. */
static const struct form {
	const char *name;
	size_t fields;
} forms[] = {
    [REC_DOC] = {"doc", DOC_FIELDS},
    [REC_META] = {"meta", META_FIELDS},
    [REC_PAR] = {"par", PAR_FIELDS},
    [REC_SENT] = {"sent", SENT_FIELDS},
    [REC_ENT] = {"ent", ENT_FIELDS},
    [REC_STAT] = {"stat", STAT_FIELDS},
    [REC_REL] = {"rel", REL_FIELDS},
};

void
rec_open(struct rec_in *in, char **files, int n, size_t limit, struct io_out *out)
{
	memset(in, 0, sizeof *in);
	io_in_open(&in->io, files, n, out);
	in->limit = limit ? limit : REC_LIMIT;
	if (in->limit < REC_LIMIT_MIN)
		in->limit = REC_LIMIT_MIN;
	if (in->limit > REC_LIMIT_MAX) /* offsets in a line have 32 bits */
		in->limit = REC_LIMIT_MAX;
	in->cap = 2 * IO_BLOCK;
	in->buf = die_alloc(in->cap);
	in->eof = true; /* no file is open yet */
}

void
rec_close(struct rec_in *in)
{
	free(in->buf);
	free(in->fixed);
	in->buf = in->fixed = NULL;
}

void
rec_bad(const struct rec_in *in, const char *why)
{
	die_bad(in->io.name, in->line, "%s", why);
}

void
rec_pass(struct io_out *out, const struct rec *r)
{
	io_str(out, r->line);
	if (!r->more)
		io_line(out);
}

bool
rec_number(struct str f, size_t *v)
{
	size_t i, x = 0;

	if (f.n == 0 || f.n > 18)
		return false;
	for (i = 0; i < f.n; i++) {
		if (f.s[i] < '0' || f.s[i] > '9')
			return false;
		x = x * 10 + (size_t)(f.s[i] - '0');
	}
	*v = x;
	return true;
}

size_t
rec_size(const char *arg)
{
	char *end;
	unsigned long long v = strtoull(arg, &end, 10);
	unsigned shift = 0;

	if (*end == 'k' || *end == 'K')
		shift = 10;
	else if (*end == 'M')
		shift = 20;
	else if (*end == 'G')
		shift = 30;
	if (shift)
		end++;
	if (*arg < '0' || *arg > '9' || *end || v > (unsigned)REC_LIMIT_MAX >> shift ||
	    v << shift < REC_LIMIT_MIN)
		die("not a size from 4k to 1G: %s", arg);
	return (size_t)v << shift;
}

/* Moves what is unread to the front and reads more behind it; false at the end of the file. */
static bool
fill(struct rec_in *in)
{
	size_t got;

	if (in->eof)
		return false;
	if (in->at > 0) {
		memmove(in->buf, in->buf + in->at, in->end - in->at);
		in->end -= in->at;
		in->checked = in->checked > in->at ? in->checked - in->at : 0;
		in->at = 0;
	}
	if (in->cap - in->end < IO_BLOCK) {
		in->cap *= 2;
		in->buf = die_realloc(in->buf, in->cap);
	}
	got = io_read(&in->io, in->buf + in->end, IO_BLOCK);
	in->end += got;
	in->eof = got == 0;
	return got > 0;
}

/* What had to be repaired in the file that just ended. */
static void
tell_repairs(struct rec_in *in)
{
	if (in->invalid)
		die_bad(in->io.name, 0, "%zu invalid UTF-8 sequence%s replaced", in->invalid,
		    in->invalid > 1 ? "s" : "");
	if (in->controls)
		die_bad(in->io.name, 0, "%zu control character%s dropped", in->controls,
		    in->controls > 1 ? "s" : "");
	in->invalid = in->controls = 0;
}

/* The next file that can be read; false after the last. */
static bool
next_file(struct rec_in *in)
{
	tell_repairs(in);
	if (!io_next(&in->io))
		return false;
	in->eof = in->cut = false;
	in->at = in->end = in->checked = in->line = in->head = 0;
	return true;
}

/* Copies a line without its control characters and with U+FFFD for what is ill-formed. */
static struct str
repair(struct rec_in *in, struct str line)
{
	size_t i = 0, n = 0, len;
	int32_t cp;

	if (in->fixed_cap < 3 * line.n) {
		in->fixed_cap = 3 * line.n;
		in->fixed = die_realloc(in->fixed, in->fixed_cap);
	}
	for (; i < line.n; i += len) {
		cp = u8_get(line.s + i, line.n - i, &len);
		if (cp < 0) {
			n += u8_put(in->fixed + n, U8_REPLACEMENT);
			in->invalid++;
		} else if ((cp < 0x20 && cp != '\t') || (cp >= 0x7F && cp < 0xA0)) {
			in->controls += cp != '\r' || i + 1 < line.n; /* CRLF is no damage */
		} else {
			memcpy(in->fixed + n, line.s + i, len);
			n += len;
		}
	}
	return (struct str){in->fixed, n};
}

const char *
rec_type_name(enum rec_type type)
{
	return type == REC_OTHER ? "?" : forms[type].name;
}

enum rec_type
rec_type_named(const char *s, size_t n)
{
	if (n == 3)
		return memcmp(s, "par", 3) == 0	  ? REC_PAR
		       : memcmp(s, "doc", 3) == 0 ? REC_DOC
		       : memcmp(s, "ent", 3) == 0 ? REC_ENT
		       : memcmp(s, "rel", 3) == 0 ? REC_REL
						  : REC_OTHER;
	if (n == 4)
		return memcmp(s, "sent", 4) == 0   ? REC_SENT
		       : memcmp(s, "stat", 4) == 0 ? REC_STAT
		       : memcmp(s, "meta", 4) == 0 ? REC_META
						   : REC_OTHER;
	return REC_OTHER;
}

/* Cuts the line at its TABs. NULL, or what is wrong with it. */
static const char *
cut_fields(struct rec_in *in, struct rec *r)
{
	const char *s = r->line.s;
	uint32_t *tab = in->tab;
	size_t i, from = 0, tabs = in->tabs, fields;

	r->type = REC_OTHER;
	r->nf = 0;
	if (r->line.n == 0)
		return "empty line";
	if (*s == '#')
		return NULL;
	if (tabs == SIZE_MAX)
		tabs = scan_line(s, r->line.n, tab, REC_MAX, &i);
	tab[tabs < REC_MAX ? tabs : REC_MAX] = (uint32_t)r->line.n;
	r->type = rec_type_named(s, tab[0]);
	if (r->type == REC_OTHER)
		return tabs > 0 ? NULL : "not a record: no TAB";
	fields = forms[r->type].fields;
	if (tabs >= fields)
		return "too many fields";
	for (i = 0; i <= tabs; i++) {
		if (tab[i] == from)
			return "empty field";
		r->f[i] = (struct str){s + from, tab[i] - from};
		from = tab[i] + 1;
	}
	if (tabs + 1 < fields)
		return "too few fields";
	r->nf = fields;
	return NULL;
}

/* Gives line as a record; a malformed one is told and has no fields. */
static void
give(struct rec_in *in, struct rec *r, struct str line, bool is_plain)
{
	const char *why;

	r->line = line;
	if (!is_plain) {
		r->line = repair(in, line);
		in->tabs = SIZE_MAX;
	}
	r->more = false;
	why = cut_fields(in, r);
	if (why) {
		rec_bad(in, why);
		r->type = REC_OTHER;
		r->nf = 0;
	}
}

/* Where text of n bytes may be cut: behind the last space of its second half, else between code points. */
static size_t
cut_at(const char *s, size_t n)
{
	size_t i = n;

	while (i > n / 2 && s[i - 1] != ' ')
		i--;
	if (i > n / 2)
		return i;
	for (i = n; i > 0 && i + 4 > n && ((unsigned char)s[i - 1] & 0xC0) == 0x80; i--)
		;
	if (i > 0 && (unsigned char)s[i - 1] >= 0xC0)
		i--;
	return i ? i : n;
}

/* Offset of the last field of a par or sent at s; 0 for other lines. */
static size_t
text_offset(const char *s, size_t n)
{
	const char *tab = memchr(s, '\t', n), *p = s;
	enum rec_type t = tab ? rec_type_named(s, (size_t)(tab - s)) : REC_OTHER;
	size_t i;

	if (t != REC_PAR && t != REC_SENT)
		return 0;
	for (i = 1; i < forms[t].fields; i++) {
		p = memchr(p, '\t', n - (size_t)(p - s));
		if (!p)
			return 0;
		p++;
	}
	return (size_t)(p - s);
}

/* A line beyond the limit: what the buffer holds of it, as a record or a raw piece. */
static void
give_piece(struct rec_in *in, struct rec *r, bool last)
{
	struct str piece = {in->buf + in->at, in->end - in->at};
	size_t k;

	if (!in->cut) {
		in->line++;
		die_bad(
		    in->io.name, in->line, "line longer than %zu bytes: cut in pieces", in->limit);
		in->head = text_offset(piece.s, piece.n);
	}
	k = last ? piece.n : in->head + cut_at(piece.s + in->head, piece.n - in->head);
	piece.n = k;
	in->cut = !last;
	if (in->head > 0) {
		give(in, r, piece, false);
		if (!last) { /* the same leading fields again, before the rest */
			memmove(in->buf + in->at + k - in->head, in->buf + in->at, in->head);
			/* the piece just given was repaired into a copy, so it stays whole */
			k -= in->head;
		}
	} else {
		r->line = repair(in, piece);
		r->type = REC_OTHER;
		r->nf = 0;
		r->more = !last;
	}
	in->at += k;
	in->checked = in->at;
}

/* The next line of the open file as a record; false at its end. */
static bool
read_line(struct rec_in *in, struct rec *r)
{
	size_t seen, n;
	char *lf = NULL;

	in->tabs = scan_line(in->buf + in->at, in->end - in->at, in->tab, REC_MAX, &n);
	if (n < in->end - in->at)
		lf = in->buf + in->at + n;
	for (seen = n; !lf; seen = in->end - in->at) {
		in->tabs = SIZE_MAX;
		if (seen > in->limit) {
			give_piece(in, r, false);
			return true;
		}
		if (!fill(in))
			break;
		lf = memchr(in->buf + in->at + seen, '\n', in->end - in->at - seen);
	}
	n = lf ? (size_t)(lf - (in->buf + in->at)) : in->end - in->at;
	if (!lf && n > 0 && in->io.failed) { /* half a record is none */
		die_bad(in->io.name, in->line + 1, "cut off by the read error: left out");
		in->at = in->end;
		return false;
	}
	if (!lf && n == 0)
		return false;
	if (in->cut) { /* the rest of a long line: fewer bytes than the limit */
		size_t end = in->end;

		if (in->head > 0 && n == in->head) { /* its text ended with the piece before */
			in->cut = false;
			in->at += n + (lf != NULL);
			return read_line(in, r);
		}
		in->end = in->at + n;
		give_piece(in, r, true);
		in->end = end;
		in->at += lf != NULL;
		return true;
	}
	in->line++;
	if (in->checked < in->at + n)
		in->checked = in->at + scan_plain(in->buf + in->at, in->end - in->at);
	give(in, r, (struct str){in->buf + in->at, n}, in->checked >= in->at + n);
	in->at += n + (lf != NULL);
	return true;
}

bool
rec_read(struct rec_in *in, struct rec *r)
{
	for (;;) {
		if (in->io.fd >= 0 && read_line(in, r))
			return true;
		if (!next_file(in))
			return false;
	}
}
