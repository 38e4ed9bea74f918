#include "warc.h"

#include "die.h"
#include "http.h"

#include <string.h>

/* The longest first line of a record. */
enum { FIRST = 16 };

/* The longest line of an ARC head. */
enum { ARC_LINE = 16 * 1024 };

void
warc_open(struct warc *w, struct stream *in, size_t limit, bool arc)
{
	memset(w, 0, sizeof *w);
	w->in = in;
	w->limit = limit;
	w->arc = arc;
}

void
warc_bad(const struct warc *w, const char *why)
{
	die_bad(w->in->io->name, 0, "record %zu at byte %llu: %s", w->record,
	    (unsigned long long)w->offset, why);
}

bool
warc_is(struct str s)
{
	return s.n >= 8 && memcmp(s.s, "WARC/", 5) == 0 && s.s[5] >= '0' && s.s[5] <= '9';
}

bool
warc_is_arc(struct str s)
{
	return s.n >= 11 && memcmp(s.s, "filedesc://", 11) == 0;
}

static bool
is_digits(struct str s, size_t least)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
	return s.n >= least && s.n < 19;
}

static uint64_t
number(struct str s)
{
	uint64_t v = 0;
	size_t i;

	for (i = 0; i < s.n; i++)
		v = v * 10 + (uint64_t)(s.s[i] - '0');
	return v;
}

/* "URL IP DATE MIME LENGTH": the five words of an ARC head, cut from behind. */
static bool
arc_words(struct str line, struct str word[5])
{
	size_t k = 5, end;

	while (line.n > 0 && (unsigned char)line.s[line.n - 1] <= ' ')
		line.n--;
	while (k > 1) {
		end = line.n;
		while (line.n > 0 && line.s[line.n - 1] != ' ')
			line.n--;
		if (line.n == 0)
			return false;
		word[--k] = (struct str){line.s + line.n, end - line.n};
		line.n--;
	}
	word[0] = line;
	return line.n > 0 && is_digits(word[2], 8) && is_digits(word[4], 1);
}

/* Does a record begin at s? Only its first line is looked at. */
static bool
is_head(const struct warc *w, struct str s)
{
	struct str word[5];
	const char *nl;

	if (!w->arc)
		return warc_is(s) && memchr(s.s, '\n', s.n < FIRST ? s.n : FIRST);
	nl = memchr(s.s, '\n', s.n < ARC_LINE ? s.n : ARC_LINE);
	return nl && arc_words((struct str){s.s, (size_t)(nl - s.s)}, word);
}

/*
 * The first record that begins behind a line end in s, or s.n. An ARC head is any line of five
 * words of which two are numbers, so it must name a scheme, too.
 */
static size_t
find_head(const struct warc *w, struct str s)
{
	const char *p = s.s, *end = s.s + s.n;

	while (p < end && (p = memchr(p, '\n', (size_t)(end - p)))) {
		struct str at = {p + 1, (size_t)(end - p) - 1};

		p++;
		if (w->arc ? at.n > 8 && memchr(p, ':', 8) && is_head(w, at)
			   : at.n > 0 && *p == 'W' && is_head(w, at))
			return (size_t)(p - s.s);
	}
	return s.n;
}

static void
copy(char *to, size_t size, struct str s)
{
	size_t n = s.n < size ? s.n : size - 1;

	memcpy(to, s.s, n);
	to[n] = '\0';
}

static void
take_type(struct warc *w, struct str v)
{
	if (http_is(v, "response"))
		w->type = WARC_RESPONSE;
	else if (http_is(v, "resource"))
		w->type = WARC_RESOURCE;
	else if (http_is(v, "conversion"))
		w->type = WARC_CONVERSION;
}

static void
read_head(struct warc *w, struct str head)
{
	struct str name, v;

	while (http_field(&head, &name, &v)) {
		if (http_is(name, "warc-type")) {
			take_type(w, v);
		} else if (http_is(name, "content-length")) {
			w->known = is_digits(v, 1);
			w->length = w->known ? number(v) : 0;
		} else if (http_is(name, "warc-target-uri")) {
			/* WARC 1.0 drew angle brackets around it, and wget believed it. */
			if (v.n > 2 && v.s[0] == '<' && v.s[v.n - 1] == '>')
				v = (struct str){v.s + 1, v.n - 2};
			copy(w->uri, sizeof w->uri, v);
		} else if (http_is(name, "content-type")) {
			copy(w->mime, sizeof w->mime, v);
		}
	}
}

/* How long the head in sight is, with its empty line; 0 if that does not come. */
static size_t
head_length(struct warc *w)
{
	size_t seen = stream_want(w->in, 512), from = 0, more;

	for (;;) {
		const char *s = w->in->buf + w->in->at, *p = s + from, *end = s + seen;

		while (p < end && (p = memchr(p, '\n', (size_t)(end - p)))) {
			p++;
			if (p < end && *p == '\n')
				return (size_t)(p - s) + 1;
			if (p + 1 < end && p[0] == '\r' && p[1] == '\n')
				return (size_t)(p - s) + 2;
			if (p < end && *p == 'W' && warc_is((struct str){p, (size_t)(end - p)}))
				return 0; /* the next record already */
		}
		from = seen > 2 ? seen - 2 : 0;
		if (seen >= WARC_HEAD)
			return 0;
		more = stream_want(w->in, seen + 1);
		if (more == seen)
			return 0;
		seen = more;
	}
}

/* White space between records. */
static void
skip_blank(struct warc *w)
{
	while (stream_want(w->in, 1) > 0) {
		struct str s = stream_seen(w->in);
		size_t i = 0;

		while (i < s.n && (s.s[i] == '\r' || s.s[i] == '\n'))
			i++;
		stream_skip(w->in, i);
		if (i < s.n)
			return;
	}
}

/* From a place where no record begins to the next one; false at the end. */
static bool
resync(struct warc *w)
{
	size_t keep = w->arc ? ARC_LINE : FIRST, at;
	struct str s;

	for (;;) {
		s = stream_seen(w->in);
		at = find_head(w, s);
		if (at < s.n) {
			stream_skip(w->in, at);
			return true;
		}
		if (s.n > keep)
			stream_skip(w->in, s.n - keep);
		s = stream_seen(w->in);
		if (stream_want(w->in, s.n + 1) > s.n)
			continue;
		if (!w->in->broken) {
			stream_skip(w->in, s.n);
			return false;
		}
		/* What stands behind a break begins a line, as far as we are concerned. */
		stream_skip(w->in, s.n);
		stream_mend(w->in);
		if (stream_want(w->in, FIRST) > 0 && is_head(w, stream_seen(w->in)))
			return true;
	}
}

static bool
arc_head(struct warc *w)
{
	size_t n = stream_line(w->in, ARC_LINE);
	struct str word[5];

	if (n == 0 || !arc_words((struct str){w->in->buf + w->in->at, n}, word))
		return false;
	copy(w->uri, sizeof w->uri, word[0]);
	copy(w->mime, sizeof w->mime, word[3]);
	w->length = number(word[4]);
	w->known = true;
	w->type = memcmp(w->uri, "filedesc:", 9) == 0 ? WARC_OTHER : WARC_RESPONSE;
	stream_skip(w->in, n);
	return true;
}

static bool
take_head(struct warc *w)
{
	size_t n;

	if (w->arc)
		return arc_head(w);
	n = is_head(w, stream_seen(w->in)) ? head_length(w) : 0;
	if (n == 0)
		return false;
	read_head(w, (struct str){w->in->buf + w->in->at, n});
	stream_skip(w->in, n);
	return true;
}

bool
warc_next(struct warc *w)
{
	bool lost = false;

	if (w->open)
		warc_body(w);
	stream_skip(w->in, w->used);
	w->used = 0;
	w->record++;
	for (;;) {
		skip_blank(w);
		if (w->in->broken) {
			stream_mend(w->in);
			lost = true; /* told already */
			continue;
		}
		if (stream_want(w->in, FIRST) == 0)
			return false;
		w->offset = w->in->offset;
		w->type = WARC_OTHER;
		w->known = false;
		w->length = 0;
		w->uri[0] = w->mime[0] = '\0';
		w->open = take_head(w);
		if (w->open)
			return true;
		if (!lost && !w->in->broken)
			warc_bad(w, "no record begins here");
		lost = true;
		if (!resync(w))
			return false;
	}
}

/* True if a record may end after n bytes of those in sight: line ends, and then the next one. */
static bool
is_end(struct warc *w, size_t n)
{
	size_t seen = stream_want(w->in, n + 4), i = n;
	const char *s = w->in->buf + w->in->at;

	/* What stands behind a whole separator is the next record's affair, even if it is none. */
	if (seen >= n + 4 && memcmp(s + n, "\r\n\r\n", 4) == 0)
		return true;
	while (i < seen && i < n + 4 && (s[i] == '\r' || s[i] == '\n'))
		i++;
	if (i == seen)
		return true;
	if (i == n && w->arc)
		return false;
	return i > n && seen - i < FIRST ? s[i] == 'W' || w->arc
					 : is_head(w, (struct str){s + i, seen - i});
}

/* Where the body ends when the head does not know: before the next record or at the end. */
static size_t
find_end(struct warc *w)
{
	size_t seen = w->in->end - w->in->at, from = 0, at, more;

	for (;;) {
		struct str s = {w->in->buf + w->in->at + from, seen - from};

		at = from + find_head(w, s);
		if (at < seen || seen > w->limit)
			break;
		from = seen > ARC_LINE ? seen - ARC_LINE : 0;
		more = stream_want(w->in, seen + seen / 2 + 1);
		if (more == seen)
			break;
		seen = more;
	}
	return at;
}

/* The length of a body whose head is wrong about it. */
static size_t
mend_length(struct warc *w, size_t seen)
{
	size_t end = find_end(w), k;
	const char *s = w->in->buf + w->in->at;

	for (k = 0; k < 4 && end > 0 && (s[end - 1] == '\n' || s[end - 1] == '\r'); k++)
		end--;
	if (w->known && end != w->length) {
		if (!w->in->broken)
			die_bad(w->in->io->name, 0,
			    "record %zu at byte %llu: has %zu bytes, not %llu as it says",
			    w->record, (unsigned long long)w->offset, end,
			    (unsigned long long)w->length);
	} else if (!w->known) {
		warc_bad(w, "does not say how long it is");
	} else if (seen > end) {
		warc_bad(w, "no record begins behind it");
	}
	return end;
}

struct str
warc_body(struct warc *w)
{
	static const char beyond[] = "longer than the limit: only its beginning is taken";
	size_t n = w->known && w->length < w->limit ? (size_t)w->length : w->limit, seen;

	w->open = false;
	if (w->known && w->length > w->limit) {
		if (w->type != WARC_OTHER)
			warc_bad(w, beyond);
		seen = stream_want(w->in, w->type == WARC_OTHER ? 0 : n);
		w->used = w->length;
		return (struct str){w->in->buf + w->in->at, n < seen ? n : seen};
	}
	seen = w->known ? stream_want(w->in, n) : 0;
	if (!w->known || seen < n || !is_end(w, n))
		n = mend_length(w, seen);
	w->used = n;
	if (n > w->limit) {
		warc_bad(w, beyond);
		n = w->limit;
	}
	return (struct str){w->in->buf + w->in->at, n};
}
