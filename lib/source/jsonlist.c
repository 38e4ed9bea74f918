#include "jsonlist.h"

#include "die.h"

#include <string.h>

enum { AHEAD = 4096 };

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool
jsonlist_is(struct str s)
{
	size_t i = 0;

	while (i < s.n && is_space(s.s[i]))
		i++;
	if (i < s.n && s.s[i] == '[')
		return true;
	for (i++; i < s.n && (s.s[i] == ' ' || s.s[i] == '\t' || s.s[i] == '\r'); i++)
		;
	return i < s.n && s.s[i] == '\n'; /* « { | "url": … » */
}

/* What stands between objects: white space, commas, the brackets of arrays. False at the end. */
static bool
skip_between(struct jsonlist *l, struct stream *st)
{
	for (; stream_want(st, 1) > 0; stream_skip(st, 1)) {
		char c = st->buf[st->at];

		if (!is_space(c) && c != ',' && c != '[' && c != ']')
			return true;
		l->line += c == '\n';
	}
	return false;
}

/* The bytes of the object at the front; 0 if its end is not within limit. Counts its line ends. */
static size_t
object(struct stream *st, size_t limit, size_t *lines)
{
	bool string = false, escaped = false;
	size_t i, depth = 0;

	*lines = 0;
	for (i = 0; i < limit && (i < st->end - st->at || stream_want(st, i + i / 2 + AHEAD) > i);
	     i++) {
		char c = st->buf[st->at + i];

		*lines += c == '\n';
		if (string) {
			string = escaped || c != '"';
			escaped = !escaped && c == '\\';
		} else if (c == '"') {
			string = true;
		} else if (c == '{' || c == '[') {
			depth++;
		} else if ((c == '}' || c == ']') && --depth == 0) {
			return i + 1;
		}
	}
	return 0;
}

/* Passes the rest of a line. */
static void
skip_line(struct jsonlist *l, struct stream *st)
{
	while (stream_want(st, 1) > 0 && st->buf[st->at] != '\n')
		stream_skip(st, 1);
	l->line += stream_skip(st, 1) > 0;
}

size_t
jsonlist_next(struct jsonlist *l, struct stream *st, size_t limit)
{
	size_t n;

	l->line += l->line == 0 ? 1 : l->inside;
	l->inside = 0;
	for (;;) {
		if (!skip_between(l, st)) {
			if (!st->broken)
				return 0;
			stream_mend(st);
		} else if (st->buf[st->at] != '{') {
			die_bad(st->io->name, l->line, "no JSON object");
			skip_line(l, st);
		} else if ((n = object(st, limit, &l->inside)) > 0) {
			return n;
		} else if (st->broken) { /* half an object; told */
			stream_skip(st, st->end - st->at);
			stream_mend(st);
		} else {
			die_bad(st->io->name, l->line, "JSON object without end within %zu bytes",
			    st->end - st->at < limit ? st->end - st->at : limit);
			l->line += l->inside;
			stream_skip(st, st->end - st->at < limit ? st->end - st->at : limit);
		}
	}
}
