#include "jsonl.h"

#include "scan.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

static void
blank(struct jsonl *j)
{
	if (j->i < j->n && (unsigned char)j->s[j->i] > ' ')
		return; /* as most of the time */
	while (j->i < j->n && (j->s[j->i] == ' ' || j->s[j->i] == '\t' || j->s[j->i] == '\n' ||
				  j->s[j->i] == '\r'))
		j->i++;
}

static bool
fail(struct jsonl *j, const char *why)
{
	if (!j->why)
		j->why = why;
	return false;
}

/* The character at s[i], which is consumed, must be c. */
static bool
expect(struct jsonl *j, char c, const char *why)
{
	blank(j);
	if (j->i == j->n || j->s[j->i] != c)
		return fail(j, why);
	j->i++;
	return true;
}

/* Four hexadecimal digits at s[i]; -1 if they are none. */
static int32_t
hex4(struct jsonl *j)
{
	int32_t v = 0;
	size_t k;

	if (j->n - j->i < 4)
		return -1;
	for (k = 0; k < 4; k++) {
		char c = j->s[j->i + k];

		if (c >= '0' && c <= '9')
			v = v * 16 + c - '0';
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			v = v * 16 + (c | 0x20) - 'a' + 10;
		else
			return -1;
	}
	j->i += 4;
	return v;
}

/* Behind "\u": a code point, of one escape or a pair; a lone surrogate is U+FFFD. */
static int32_t
unicode(struct jsonl *j)
{
	int32_t hi = hex4(j), lo;

	if (hi < 0xD800 || hi >= 0xE000)
		return hi;
	if (hi < 0xDC00 && j->n - j->i >= 6 && j->s[j->i] == '\\' && j->s[j->i + 1] == 'u') {
		j->i += 2;
		lo = hex4(j);
		if (lo >= 0xDC00 && lo < 0xE000)
			return 0x10000 + ((hi - 0xD800) << 10) + (lo - 0xDC00);
		if (lo >= 0)
			j->i -= 6; /* not its other half: an escape of its own */
		else
			return -1;
	}
	return U8_REPLACEMENT;
}

/* What a letter behind a backslash means; 0 for u and what means nothing. */
static const char meant[UCHAR_MAX + 1] = {['"'] = '"',
    ['\\'] = '\\',
    ['/'] = '/',
    ['b'] = '\b',
    ['f'] = '\f',
    ['n'] = '\n',
    ['r'] = '\r',
    ['t'] = '\t'};

/* Behind a backslash that has no letter of meant: writes what is. Never longer than the escape. */
static bool
escape(struct jsonl *j)
{
	int32_t cp;

	if (j->i == j->n)
		return fail(j, "string without end");
	if (j->s[j->i++] != 'u')
		return fail(j, "bad escape");
	cp = unicode(j);
	if (cp < 0)
		return fail(j, "bad \\u escape");
	j->room += u8_put(j->room, cp);
	return true;
}

/* The string at s[i]. Control characters are let through: many writers forget to escape them. */
static bool
string(struct jsonl *j, struct str *out)
{
	const char *from = j->room;

	if (!expect(j, '"', "a string should stand here"))
		return false;
	for (;;) {
		j->i = scan_copy(j->s, j->i, j->n, &j->room, meant);
		if (j->i == j->n)
			return fail(j, "string without end");
		if (j->s[j->i++] == '"')
			break;
		if (!escape(j))
			return false;
	}
	*out = (struct str){from, (size_t)(j->room - from)};
	return true;
}

/* A number or a name: its text. */
static bool
atom(struct jsonl *j, struct str *out)
{
	size_t from = j->i;

	while (j->i < j->n && strchr("+-.0123456789aEeflnrstu", j->s[j->i]) && j->s[j->i])
		j->i++;
	if (j->i == from)
		return fail(j, "a value should stand here");
	*out = (struct str){j->s + from, j->i - from};
	if (str_eq(*out, STR("null")))
		out->n = 0;
	return true;
}

/*
 * Passes an array or object by counting brackets outside strings. What is inside is not checked:
 * nobody asked for it.
 */
static bool
pass(struct jsonl *j)
{
	size_t depth = 0;
	struct str x;

	while (j->i < j->n) {
		char c = j->s[j->i];

		if (c == '"') {
			if (!string(j, &x))
				return false;
			continue;
		}
		j->i++;
		if (c == '[' || c == '{') {
			if (++depth > JSONL_DEPTH)
				return fail(j, "nested too deeply");
		} else if ((c == ']' || c == '}') && --depth == 0) {
			return true;
		}
	}
	return fail(j, "object without end");
}

bool
jsonl_open(struct jsonl *j, const char *s, size_t n, char *room)
{
	memset(j, 0, sizeof *j);
	j->s = s;
	j->n = n;
	j->room = room;
	return expect(j, '{', "no JSON object");
}

bool
jsonl_next(struct jsonl *j, struct jsonl_member *m)
{
	blank(j);
	if (j->why)
		return false;
	if (j->i < j->n && j->s[j->i] == '}') {
		j->i++;
		blank(j);
		return j->i < j->n ? fail(j, "something behind the object") : false;
	}
	if (j->members++ > 0 && !expect(j, ',', "a comma should stand here"))
		return false;
	blank(j);
	if (!string(j, &m->name) || !expect(j, ':', "a colon should stand here"))
		return false;
	blank(j);
	m->string = false;
	m->value = STR("");
	if (j->i == j->n)
		return fail(j, "a value should stand here");
	switch (j->s[j->i]) {
	case '"':
		m->string = true;
		return string(j, &m->value);
	case '[':
	case '{':
		return pass(j);
	default:
		return atom(j, &m->value);
	}
}
