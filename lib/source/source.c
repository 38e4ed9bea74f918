#include "source.h"

#include "die.h"
#include "gz.h"
#include "http.h"
#include "rec.h"
#include "sniff.h"
#include "zst.h"

#include <stdlib.h>
#include <string.h>

/* What a page may give beyond PACKED_RATIO times its size. */
enum { PAGE_FREE = 1024 * 1024 };

/* So many bytes of a file must be there to tell what it is; more are looked at if they are. */
enum { PEEK = 64 };

enum { USUAL = 10 };

static const char *const usual[SOURCE_FIELDS][USUAL] = {
    [SOURCE_ID] = {"id", "doc_id"},
    [SOURCE_URL] = {"url", "uri", "link"},
    [SOURCE_DATE] = {"date", "published", "publish_date", "date_publish", "published_at",
	"datePublished", "pubDate", "date_publication"},
    [SOURCE_TITLE] = {"title", "headline", "titre"},
    [SOURCE_BODY_TEXT] = {"text", "raw_content", "content", "maintext", "full_text", "body",
	"texte", "contenu", "markdown"},
    [SOURCE_BODY_HTML] = {"html", "raw_html"},
};

/* What the open file is; SOURCE_AUTO, and told, if it cannot be read. */
static enum source_format
sniff(struct source *s)
{
	static const enum source_format formats[] = {
	    [SNIFF_TEXT] = SOURCE_TEXT,
	    [SNIFF_HTML] = SOURCE_HTML,
	    [SNIFF_WARC] = SOURCE_WARC,
	    [SNIFF_ARC] = SOURCE_ARC,
	    [SNIFF_JSON] = SOURCE_JSONL,
	};
	const char *what;
	enum sniff kind;

	/* Where it begins with what is broken, what stands behind tells. */
	while (stream_want(&s->stream, PEEK) == 0 && s->stream.broken)
		stream_mend(&s->stream);
	kind = sniff_data(stream_seen(&s->stream), &what);
	if (kind != SNIFF_FOREIGN)
		return formats[kind];
	die_bad(s->io.name, 0, "%s: cannot be read", what);
	return SOURCE_AUTO;
}

/* Opens the next file that can be read; false after the last. */
static bool
next_file(struct source *s)
{
	while (io_next(&s->io)) {
		stream_open(&s->stream, &s->io);
		s->format =
		    s->forced == SOURCE_AUTO || s->forced == SOURCE_WARC ? sniff(s) : s->forced;
		if (s->format == SOURCE_AUTO)
			continue;
		if (s->forced == SOURCE_WARC && s->format != SOURCE_ARC)
			s->format = SOURCE_WARC;
		if (s->format == SOURCE_WARC || s->format == SOURCE_ARC)
			warc_open(&s->warc, &s->stream, s->limit, s->format == SOURCE_ARC);
		s->line = s->window = 0;
		s->list = s->format == SOURCE_JSONL && stream_want(&s->stream, PEEK) > 0 &&
			  jsonlist_is(stream_seen(&s->stream));
		memset(&s->objects, 0, sizeof s->objects);
		return true;
	}
	return false;
}

/*
 * Most documents are nothing but lines that are right: then they are UTF-8 too, and who reads them
 * has the lines. False: perhaps.
 */
static bool
is_calm(struct source *s, struct source_doc *d, struct str bytes)
{
	unsigned all = LINES_CALM, any = 0;
	size_t i, k, used;

	k = lines_find(bytes.s, bytes.n, s->sixes, s->calm, SOURCE_LINES, &used);
	for (i = 0; i < k; i++) {
		all &= s->calm[i].flags;
		any |= s->calm[i].flags;
	}
	if (!(all & LINES_CALM) || used < bytes.n)
		return false;
	d->line = s->calm;
	d->lines = k;
	d->marks = (any & LINES_MARK) != 0;
	return true;
}

/* The bytes of a document become text. */
static void
set_text(struct source *s, struct source_doc *d, struct str bytes, struct str charset)
{
	size_t before = s->repair->document.bad;

	d->text = bytes;
	d->marks = true;
	if (!d->html && is_calm(s, d, bytes))
		return;
	if (charset.n == 0 && d->html)
		charset = charset_of_html(bytes);
	d->text = repair_bytes(s->repair, bytes, charset);
	d->bad = s->repair->document.bad - before;
}

/* Plain text and HTML: a file is a document */

/*
 * How much of n bytes makes a window: to the last line end, else to a place between two
 * characters.
 */
static size_t
window_end(const char *p, size_t n)
{
	size_t i = n, k;

	while (i > n / 2 && p[i - 1] != '\n')
		i--;
	if (i > n / 2)
		return i;
	for (k = n; k > n - 4 && ((unsigned char)p[k - 1] & 0xC0) == 0x80; k--)
		;
	return (unsigned char)p[k - 1] >= 0xC0 ? k - 1 : n;
}

static bool
next_plain(struct source *s, struct source_doc *d)
{
	size_t n;
	struct str bytes;

	/* Where data is missing, what stands before and behind are windows of one document. */
	while ((n = stream_want(&s->stream, s->limit + 1)) == 0 && s->stream.broken)
		stream_mend(&s->stream);
	if (s->stream.broken)
		stream_mend(&s->stream);
	if (n == 0 && s->window > 0)
		return false;
	bytes = (struct str){s->stream.buf + s->stream.at, n};
	if (n > s->limit) {
		if (s->window == 0)
			die_bad(s->io.name, 0, "longer than %zu bytes: done in windows", s->limit);
		bytes.n = window_end(bytes.s, s->limit);
	}
	d->html = s->format == SOURCE_HTML;
	d->id = docid_file(&s->ids, s->io.name, 0);
	d->window = s->window++;
	set_text(s, d, bytes, STR(""));
	/* In UTF-16 no element could be seen before. */
	if (s->forced == SOURCE_AUTO && bytes.n > 1 && (unsigned char)bytes.s[0] >= 0xFE)
		d->html = sniff_html(d->text);
	stream_skip(&s->stream, bytes.n);
	return true;
}

/* WARC, WET, ARC */

static struct str
of(const char *s)
{
	return (struct str){s, strlen(s)};
}

/* Is this media type (empty: unknown) a text for us? */
static bool
is_text_type(struct str type, struct str body, bool *html)
{
	if (type.n == 0) {
		*html = true;
		return sniff_html(body);
	}
	*html = http_is(type, "text/html") || http_is(type, "application/xhtml+xml");
	return *html || http_is(type, "text/plain");
}

/* Content codings, outermost last; false, and told, if one cannot be undone. */
static bool
decode_body(struct source *s, struct http *h)
{
	struct str (*expand)(struct str, char **, size_t *, size_t, const char **) = gz_body;
	size_t limit = PAGE_FREE + PACKED_RATIO * h->body.n;
	const char *why;

	if (h->coding.n == 0 || http_is(h->coding, "identity") || h->body.n == 0)
		return true;
	if (http_is(h->coding, "gzip") || http_is(h->coding, "x-gzip")) {
		/* Crawlers that undo the coding often leave the field. */
		if (!sniff_gzip(h->body))
			return true;
	} else if (http_is(h->coding, "zstd")) {
		if (!zst_is(h->body))
			return true;
		expand = zst_body;
	} else if (!http_is(h->coding, "deflate")) {
		if (!sniff_html(h->body)) {
			warc_bad(&s->warc, "content coding that cannot be read");
			return false;
		}
		return true;
	}
	limit = limit < s->limit ? limit : s->limit;
	h->body = expand(h->body, &s->body, &s->bodycap, limit, &why);
	if (why)
		warc_bad(&s->warc, strcmp(why, "too long") == 0
				       ? "body longer than the limit: only its beginning is taken"
				       : "compressed body broken or cut off");
	return h->body.n > 0 || !why;
}

/* A response in the present record's body becomes a document; false if it is none. */
static bool
response(struct source *s, struct source_doc *d, char *body, size_t n)
{
	struct http h;
	size_t k;

	if (!http_parse((struct str){body, n}, &h)) {
		struct str type, charset;

		/* ARC files of old have the page alone. */
		http_type(of(s->warc.mime), &type, &charset);
		if (!is_text_type(type, (struct str){body, n}, &d->html) || n == 0)
			return false;
		set_text(s, d, (struct str){body, n}, charset);
		return true;
	}
	if (h.status != 200 || !is_text_type(h.type, h.body, &d->html)) {
		if (h.status != 200 || h.type.n > 0)
			return false;
		/* No type and no sign of HTML: it may be compressed or chunked. */
	}
	if (h.chunked && h.body.n > 0) {
		k = http_dechunk(body + (h.body.s - body), h.body.n);
		if (k != SIZE_MAX)
			h.body.n = k;
	}
	if (!decode_body(s, &h) || !is_text_type(h.type, h.body, &d->html))
		return false;
	set_text(s, d, h.body, h.charset);
	return true;
}

static bool
next_record(struct source *s, struct source_doc *d)
{
	struct warc *w = &s->warc;
	struct str body, type, charset;
	bool good = false;

	while (!good && warc_next(w)) {
		if (w->type == WARC_OTHER || str_ends(of(w->uri), STR("/robots.txt")))
			continue;
		if (memcmp(w->uri, "metadata://", 11) == 0)
			continue; /* a crawler's own log */
		if (w->type == WARC_RESPONSE && strncmp(w->uri, "dns:", 4) == 0)
			continue;
		body = warc_body(w);
		if (w->type == WARC_RESPONSE) {
			good = response(s, d, s->stream.buf + s->stream.at, body.n);
			continue;
		}
		http_type(of(w->mime), &type, &charset);
		d->html = false;
		good = w->type == WARC_CONVERSION ? http_is(type, "text/plain")
						  : is_text_type(type, body, &d->html);
		if (good)
			set_text(s, d, body, charset);
	}
	if (!good)
		return false;
	d->url = docid_name(&s->url, of(w->uri));
	d->number = w->record;
	d->id = docid_given(&s->ids, d->url, s->io.name, d->number);
	return true;
}

/* JSON Lines */

/* What a member of this name is taken for; SOURCE_FIELDS if nothing. *rank: the less the better. */
static enum source_field
field_of(const struct source *s, struct str name, size_t *rank)
{
	size_t f, k;

	for (f = 0; f < SOURCE_FIELDS; f++) {
		*rank = 0;
		if (s->names[f].n > 0 && str_eq(s->names[f], name))
			return (enum source_field)f;
		for (k = 0; s->names[f].n == 0 && k < USUAL && usual[f][k]; k++) {
			*rank = k;
			if (name.n > 0 && *name.s == *usual[f][k] && str_eq(of(usual[f][k]), name))
				return (enum source_field)f;
		}
	}
	return SOURCE_FIELDS;
}

/* The same of member k, remembered. */
static enum source_field
known_field(struct source *s, size_t k, struct str name, size_t *rank)
{
	struct source_member *x = &s->known[k % SOURCE_KNOWN];

	if (name.n == 0 || name.n != x->n || memcmp(name.s, x->name, name.n) != 0) {
		x->n = 0;
		x->field = field_of(s, name, &x->rank);
		if (name.n > 0 && name.n <= SOURCE_NAME)
			memcpy(x->name, name.s, x->n = name.n);
	}
	*rank = x->rank;
	return x->field;
}

/* Room for a line of n bytes with its escapes undone; it is kept for the next. */
static char *
room(struct source *s, size_t n)
{
	if (s->bodycap < JSONL_ROOM(n)) {
		s->bodycap = JSONL_ROOM(n) + n / 2;
		free(s->body);
		s->body = die_alloc(s->bodycap);
	}
	return s->body;
}

/* Reads the members of the object in line; false, and told, if it is broken or has no text. */
static bool
read_object(struct source *s, const char *line, size_t n, struct str value[SOURCE_FIELDS])
{
	size_t best[SOURCE_FIELDS], rank, f, k = 0;
	struct jsonl_member m;
	struct jsonl j;

	for (f = 0; f < SOURCE_FIELDS; f++) {
		value[f] = STR("");
		best[f] = SIZE_MAX;
	}
	if (jsonl_open(&j, line, n, room(s, n))) {
		while (jsonl_next(&j, &m)) {
			f = known_field(s, k++, m.name, &rank);
			if (f == SOURCE_FIELDS || m.value.n == 0 || rank >= best[f])
				continue;
			if (!m.string && f != SOURCE_ID)
				continue;
			value[f] = m.value;
			best[f] = rank;
		}
	}
	if (j.why) {
		die_bad(s->io.name, s->line, "byte %zu of the %s: %s", j.i + 1,
		    s->list ? "object" : "line", j.why);
		return false;
	}
	if (value[SOURCE_BODY_TEXT].n == 0 && value[SOURCE_BODY_HTML].n == 0) {
		die_bad(s->io.name, s->line, "no text in this object");
		return false;
	}
	return true;
}

/* The next line that is not empty, in sight: its length; 0 at the end. Too long ones are passed. */
static size_t
json_line(struct source *s)
{
	struct stream *st = &s->stream;
	size_t n;

	for (;;) {
		n = stream_line(st, s->limit);
		s->line++;
		if (n == 0 && st->end - st->at >= s->limit) {
			die_bad(
			    s->io.name, s->line, "line longer than %zu bytes: passed", s->limit);
			while ((n = stream_line(st, s->limit)) == 0 && st->end - st->at >= s->limit)
				stream_skip(st, st->end - st->at);
			stream_skip(st, n ? n : st->end - st->at);
			continue;
		}
		if (n == 0)
			n = st->end - st->at;
		if (n == 0 && !st->broken)
			return 0;
		if (st->broken) { /* half a line; told */
			stream_skip(st, n);
			stream_mend(st);
			stream_skip(st, stream_line(st, s->limit));
		} else if (n == 1 || (n == 2 && st->buf[st->at] == '\r')) {
			stream_skip(st, n);
		} else {
			return n;
		}
	}
}

/* The next object, in sight: its bytes; 0 at the end. */
static size_t
json_object(struct source *s)
{
	size_t n;

	if (!s->list)
		return json_line(s);
	n = jsonlist_next(&s->objects, &s->stream, s->limit);
	s->line = s->objects.line;
	return n;
}

static bool
next_json(struct source *s, struct source_doc *d)
{
	struct str v[SOURCE_FIELDS], text;
	const char *line;
	size_t n;

	while ((n = json_object(s)) > 0) {
		line = s->stream.buf + s->stream.at;
		s->stream.at += n; /* in place until more is read */
		s->stream.offset += n;
		if (!read_object(s, line, n, v))
			continue;
		text = v[SOURCE_BODY_HTML].n > 0 ? v[SOURCE_BODY_HTML] : v[SOURCE_BODY_TEXT];
		/* « "content": "<p>… » holds markup too */
		d->html = v[SOURCE_BODY_HTML].n > 0 || (*text.s == '<' && sniff_html(text));
		d->url = docid_name(&s->url, v[SOURCE_URL]);
		d->date = v[SOURCE_DATE];
		d->title = v[SOURCE_TITLE];
		d->number = s->line;
		d->id = docid_given(
		    &s->ids, v[SOURCE_ID].n > 0 ? v[SOURCE_ID] : d->url, s->io.name, d->number);
		set_text(s, d, text, STR("utf-8"));
		return true;
	}
	return false;
}

void
source_open(
    struct source *s, char **files, int n, size_t limit, struct io_out *out, struct repair *r)
{
	s->limit = limit < REC_LIMIT_MIN ? REC_LIMIT_MIN : limit;
	s->repair = r;
	io_in_open(&s->io, files, n, out);
	docid_open(&s->ids, files, n);
}

bool
source_set_format(struct source *s, const char *name)
{
	static const struct {
		const char *name;
		enum source_format format;
	} formats[] = {
	    {"arc", SOURCE_ARC},
	    {"html", SOURCE_HTML},
	    {"jsonl", SOURCE_JSONL},
	    {"text", SOURCE_TEXT},
	    {"warc", SOURCE_WARC},
	    {"wet", SOURCE_WARC},
	};
	size_t i;

	for (i = 0; i < sizeof formats / sizeof *formats; i++) {
		if (strcmp(name, formats[i].name) != 0)
			continue;
		s->forced = formats[i].format;
		return true;
	}
	return false;
}

bool
source_set_field(struct source *s, const char *option)
{
	static const char *const fields[SOURCE_FIELDS] = {
	    "id", "url", "date", "title", "text", "html"};
	const char *eq = strchr(option, '=');
	size_t f;

	if (!eq || !eq[1])
		return false;
	for (f = 0; f < SOURCE_FIELDS; f++) {
		if (!str_eq(of(fields[f]), (struct str){option, (size_t)(eq - option)}))
			continue;
		s->names[f] = of(eq + 1);
		return true;
	}
	return false;
}

bool
source_next(struct source *s, struct source_doc *d)
{
	bool got;

	for (;;) {
		memset(d, 0, sizeof *d);
		d->url = d->date = d->title = STR("");
		if (!s->open && !next_file(s))
			return false;
		s->open = true;
		if (s->format == SOURCE_JSONL)
			got = next_json(s, d);
		else if (s->format == SOURCE_TEXT || s->format == SOURCE_HTML)
			got = next_plain(s, d);
		else
			got = next_record(s, d);
		if (got) {
			d->path = of(s->io.name);
			return true;
		}
		s->open = false;
	}
}

void
source_close(struct source *s)
{
	stream_free(&s->stream);
	docid_free(&s->ids);
	free(s->url.s);
	free(s->body);
	memset(s, 0, sizeof *s);
}
