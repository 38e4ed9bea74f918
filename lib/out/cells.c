#include "cells.h"

#include "die.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

bool
cells_delimiter(const char *arg, char *delim)
{
	if (strcmp(arg, "\\t") == 0)
		arg = "\t";
	*delim = *arg;
	return strlen(arg) == 1 && !strchr("\"\r\n", *arg) && (unsigned char)*arg < 0x80;
}

void
cells_open(struct cells *c, struct io_out *out, char delim, bool crlf, bool safe)
{
	*c = (struct cells){.out = out, .delim = delim, .safe = safe, .eol = crlf ? "\r\n" : "\n"};
	c->special[(unsigned char)delim] = c->special['"'] = true;
	c->special['\r'] = c->special['\n'] = true;
}

void
cells_close(struct cells *c)
{
	free(c->buf);
}

static bool
is_number(struct str s)
{
	size_t i, digits = 0, points = 0;

	for (i = *s.s == '-' || *s.s == '+'; i < s.n; i++) {
		points += s.s[i] == '.';
		digits += s.s[i] >= '0' && s.s[i] <= '9';
		if (s.s[i] != '.' && (s.s[i] < '0' || s.s[i] > '9'))
			return false;
	}
	return digits > 0 && points <= 1;
}

/*
 * Whether a spreadsheet may take s for a formula: = + - @, full width too, behind spaces or quotes
 * as well (OWASP, "CSV Injection"). One character alone is none: the MOD "=" stays as it is.
 */
static bool
is_formula(struct str s)
{
	size_t i = 0;

	while (i < s.n && strchr(" '\"", s.s[i]))
		i++;
	s = (struct str){s.s + i, s.n - i};
	if (s.n > 2 && memcmp(s.s, "\xEF\xBC", 2) == 0)
		return strchr("\x8B\x8D\x9D\xA0", s.s[2]) != NULL;
	return s.n > 1 && strchr("=+-@", *s.s) && !is_number(s);
}

static void
reserve(struct cells *c, size_t n)
{
	if (c->cap >= n)
		return;
	c->cap = 2 * n + 64;
	c->buf = die_realloc(c->buf, c->cap);
}

/* guard: "'" or "" */
static void
put_quoted(struct cells *c, const char *guard, struct str s)
{
	size_t n;

	io_byte(c->out, '"');
	io_put(c->out, guard, strlen(guard));
	if (memchr(s.s, '"', s.n)) {
		reserve(c, 2 * s.n + 2);
		n = csv_write(c->buf, c->cap, s.s, s.n);
		io_put(c->out, c->buf + 1, n - 2); /* without the quotes around it */
	} else {
		io_str(c->out, s);
	}
	io_byte(c->out, '"');
}

static bool
needs_quotes(const struct cells *c, struct str s)
{
	size_t i = 0;

	while (i < s.n && !c->special[(unsigned char)s.s[i]])
		i++;
	return i < s.n || (s.n > 0 && (s.s[0] == ' ' || s.s[s.n - 1] == ' '));
}

void
cells_put(struct cells *c, struct str s, size_t i, size_t n)
{
	const char *guard = c->safe && is_formula(s) ? "'" : "";

	if (i > 0)
		io_byte(c->out, c->delim);
	/* a row of one empty cell would be an empty line, which readers skip */
	if (needs_quotes(c, s) || (s.n == 0 && n == 1)) {
		put_quoted(c, guard, s);
	} else {
		io_put(c->out, guard, strlen(guard));
		io_str(c->out, s);
	}
	if (i + 1 < n)
		return;
	io_put(c->out, c->eol, strlen(c->eol));
	if (c->out->tty)
		io_flush(c->out);
}
