#include "http.h"

#include <stdint.h>
#include <string.h>

static inline char
low(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

bool
http_is(struct str a, const char *b)
{
	size_t i;

	for (i = 0; i < a.n; i++)
		if (low(a.s[i]) != b[i] || !b[i])
			return false;
	return !b[i];
}

static struct str
trim(struct str s)
{
	while (s.n > 0 && (unsigned char)s.s[0] <= ' ') {
		s.s++;
		s.n--;
	}
	while (s.n > 0 && (unsigned char)s.s[s.n - 1] <= ' ')
		s.n--;
	return s;
}

/* The piece of *s before the first c, which is consumed too. */
static struct str
until(struct str *s, char c)
{
	const char *p = s->n > 0 ? memchr(s->s, c, s->n) : NULL;
	struct str piece = {s->s, p ? (size_t)(p - s->s) : s->n};
	size_t used = piece.n + (p != NULL);

	s->s += used;
	s->n -= used;
	return piece;
}

bool
http_field(struct str *block, struct str *name, struct str *value)
{
	struct str line;

	while (block->n > 0) {
		line = until(block, '\n');
		if (trim(line).n == 0)
			return false;
		*name = trim(until(&line, ':'));
		*value = trim(line);
		if (name->n > 0)
			return true;
	}
	return false;
}

void
http_type(struct str value, struct str *type, struct str *charset)
{
	struct str param, name;

	*type = trim(until(&value, ';'));
	*charset = STR("");
	while (value.n > 0) {
		param = until(&value, ';');
		name = trim(until(&param, '='));
		param = trim(param);
		if (!http_is(name, "charset"))
			continue;
		while (param.n > 0 && (*param.s == '"' || *param.s == '\'')) {
			param.s++;
			param.n--;
		}
		while (param.n > 0 && (param.s[param.n - 1] == '"' || param.s[param.n - 1] == '\''))
			param.n--;
		*charset = param;
	}
}

static void
take(struct http *h, struct str name, struct str value)
{
	if (http_is(name, "content-type"))
		http_type(value, &h->type, &h->charset);
	else if (http_is(name, "content-encoding"))
		h->coding = value;
	else if (http_is(name, "transfer-encoding"))
		h->chunked =
		    value.n >= 7 && http_is((struct str){value.s + value.n - 7, 7}, "chunked");
}

bool
http_parse(struct str msg, struct http *h)
{
	struct str line, name, value;
	size_t i;

	memset(h, 0, sizeof *h);
	h->type = h->charset = h->coding = STR("");
	if (msg.n < 9 || memcmp(msg.s, "HTTP/", 5) != 0)
		return false;
	line = until(&msg, '\n');
	until(&line, ' ');
	line = trim(line);
	for (i = 0; i < line.n && i < 3 && line.s[i] >= '0' && line.s[i] <= '9'; i++)
		h->status = h->status * 10 + (line.s[i] - '0');
	while (http_field(&msg, &name, &value))
		take(h, name, value);
	h->body = msg;
	return true;
}

/* A chunk's length in hexadecimal, its extensions skipped; false if the line at s is none. */
static bool
chunk_size(const char *s, size_t n, size_t *i, size_t *size)
{
	size_t k = *i, digits = 0;

	*size = 0;
	for (; k < n; k++, digits++) {
		char c = low(s[k]);

		if (c >= '0' && c <= '9')
			*size = *size * 16 + (size_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			*size = *size * 16 + (size_t)(c - 'a' + 10);
		else
			break;
		if (*size > SIZE_MAX / 32)
			return false;
	}
	if (digits == 0 || (k < n && s[k] != '\r' && s[k] != '\n' && s[k] != ';' && s[k] != ' '))
		return false;
	while (k < n && s[k] != '\n')
		k++;
	*i = k < n ? k + 1 : n;
	return true;
}

size_t
http_dechunk(char *body, size_t n)
{
	size_t i = 0, o = 0, size;

	while (i < n && chunk_size(body, n, &i, &size)) {
		if (size == 0)
			return o;
		if (size > n - i)
			size = n - i;
		memmove(body + o, body + i, size);
		o += size;
		i += size;
		if (i < n && body[i] == '\r')
			i++;
		if (i < n && body[i] == '\n')
			i++;
	}
	if (o == 0)
		return SIZE_MAX;
	memmove(body + o, body + i, n - i); /* no chunk where one should be: nothing is lost */
	return o + (n - i);
}
