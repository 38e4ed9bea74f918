#include "wrap.h"

#include <string.h>

enum {
	MIN = 30, /* characters of a line that may have been wrapped */
	MAX = 110,
	RAGGED = 16, /* by how much lines differ */
	SLACK = 3,   /* some lines of a text are longer than the others, wrapped by hand */
	LINES = 4,
	GOING = 2 /* lines of these that go on with a small letter */
};

/*
 * What is counted over the lines of a text: by length, those that go on with a small letter and have
 * no mark at the end; and, once a width is supposed, the lines near it and how many of them are
 * full, the first word of the next having no room.
 */
struct count {
	unsigned going[MAX + 1];
	size_t width;
	unsigned near, full, gone;
};

/* Does a sentence end with s? */
static bool
ended(struct str s)
{
	char c = s.n > 0 ? s.s[s.n - 1] : '.';

	return c == '.' || c == '!' || c == '?' || c == ':';
}

/* Not the end of a sentence, and a small letter behind it? */
static bool
goes_on(struct str line, struct str next)
{
	return str_begins_lower(next) && !ended(line);
}

static size_t
first_word(struct str s)
{
	const char *space = memchr(s.s, ' ', s.n);

	return u8_count(s.s, space ? (size_t)(space - s.s) : s.n);
}

/* A line of w characters and the one behind it. */
static void
count_line(struct count *c, struct str line, size_t w, struct str next)
{
	bool going = goes_on(line, next);

	if (c->width == 0) {
		c->going[w] += going;
		c->gone += going;
	} else if (w <= c->width && w + RAGGED > c->width) {
		bool full = w + 1 + first_word(next) + SLACK > c->width;

		c->full += full;
		c->near += full || !ended(line); /* not the end of a paragraph */
		c->gone += going;
	}
}

static void
count_lines(const char *s, size_t n, struct count *c)
{
	struct str last = {s, 0};
	size_t i, k, w, in = 0; /* white space before last */

	for (i = 0; i < n; i += k + 1) {
		const char *e = s[i] == '\n' ? s + i : memchr(s + i, '\n', n - i);
		struct str line;

		k = e ? (size_t)(e - s) - i : n - i;
		line = str_trim((struct str){s + i, k});
		if (last.n >= MIN && last.n <= 2 * MAX && line.n > 0 &&
		    (c->width > 0 || goes_on(last, line))) { /* else nothing is counted */
			w = in + u8_count(last.s, last.n);
			if (w >= MIN && w <= MAX)
				count_line(c, last, w, line);
		}
		last = line;
		in = (size_t)(line.s - (s + i));
	}
}

/* The width near which most lines are that go on in the next. */
static size_t
suppose(const struct count *c)
{
	unsigned sum = 0, best = 0;
	size_t i, w = 0;

	for (i = MIN; i <= MAX; i++) {
		sum += c->going[i];
		if (i >= MIN + RAGGED)
			sum -= c->going[i - RAGGED];
		if (c->going[i] > 0 && sum >= best) {
			best = sum;
			w = i;
		}
	}
	return best >= GOING ? w : 0;
}

size_t
wrap_width(const char *s, size_t n)
{
	struct count c;

	memset(&c, 0, sizeof c);
	count_lines(s, n, &c);
	c.width = c.gone >= GOING ? suppose(&c) : 0;
	if (c.width == 0)
		return 0;
	c.gone = 0;
	count_lines(s, n, &c);
	if (c.full >= LINES)
		return c.full * 4 >= c.near * 3 && c.gone * 5 >= c.near ? c.width : 0;
	return c.full == LINES - 1 && c.near == c.full && c.gone == c.full ? c.width : 0;
}

bool
wrap_may(const char *s, const struct line *l, size_t lines)
{
	size_t i, going = 0;

	for (i = 1; i < lines; i++)
		going += !(l[i].flags & LINES_GAP) &&
			 goes_on((struct str){s + l[i - 1].from, l[i - 1].n},
			     (struct str){s + l[i].from, l[i].n});
	return going >= GOING;
}

bool
wrap_goes_on(struct str line, size_t indent, struct str next, size_t width)
{
	size_t w;

	if (line.n * 2 < width || line.n > 2 * width)
		return false;
	w = indent + u8_count(line.s, line.n);
	if (w * 2 < width || w > width + RAGGED / 2)
		return false;
	return (str_begins_lower(next) && !ended(line)) || w + 1 + first_word(next) > width;
}
