#include "json.h"

#include <stdbool.h>
#include <string.h>

struct level {
	bool object;
	struct str key;	 /* the present key of an object */
	struct str type; /* its @type */
};

struct walk {
	const char *s;
	size_t n, i;
	struct arena *a;
	struct level level[JSON_DEPTH];
	size_t depth;
};

static bool
is(struct str s, const char *w)
{
	return s.n == strlen(w) && memcmp(s.s, w, s.n) == 0;
}

static int32_t
hex4(const char *s)
{
	int32_t v = 0;
	int i;

	for (i = 0; i < 4; i++) {
		char c = s[i];

		v = v * 16 + (c >= '0' && c <= '9'	? c - '0'
				 : c >= 'a' && c <= 'f' ? c - 'a' + 10
				 : c >= 'A' && c <= 'F' ? c - 'A' + 10
							: 0);
	}
	return v;
}

/* The string whose opening quote is at i, as it stands; *end is behind its closing quote. */
static struct str
raw_string(const char *s, size_t i, size_t n, size_t *end)
{
	size_t from = ++i;

	while (i < n && s[i] != '"')
		i += s[i] == '\\' ? 2 : 1;
	if (i > n)
		i = n;
	*end = i < n ? i + 1 : n;
	return (struct str){s + from, i - from};
}

/* Escapes read. */
static struct str
cook(struct arena *a, struct str raw)
{
	char *out;
	size_t i = 0, o = 0;

	if (!memchr(raw.s, '\\', raw.n))
		return raw;
	out = arena_get(a, raw.n + U8_MAX);
	while (i < raw.n) {
		int32_t cp, low;

		if (raw.s[i] != '\\' || i + 1 >= raw.n) {
			out[o++] = raw.s[i++];
			continue;
		}
		i += 2;
		if (raw.s[i - 1] != 'u' || i + 4 > raw.n) {
			char c = raw.s[i - 1];

			out[o++] = c == 'n' ? '\n' : c == 'r' || c == 't' ? ' ' : c;
			continue;
		}
		cp = hex4(raw.s + i);
		i += 4;
		if (cp >= 0xD800 && cp < 0xDC00 && i + 6 <= raw.n && raw.s[i] == '\\' &&
		    (low = hex4(raw.s + i + 2)) >= 0xDC00 && low < 0xE000) {
			cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
			i += 6;
		}
		if (cp >= 0xD800 && cp < 0xE000)
			cp = U8_REPLACEMENT;
		o += u8_put(out + o, cp);
	}
	return (struct str){out, o};
}

/* The @type of the object that begins at i, looked for among its own keys. */
static struct str
type_of(const char *s, size_t i, size_t n)
{
	size_t depth = 0, end;
	bool mine = false;

	for (; i < n; i++) {
		if (s[i] == '{') {
			depth++;
		} else if (s[i] == '}') {
			if (--depth == 0)
				break;
		} else if (s[i] == '"') {
			struct str t = raw_string(s, i, n, &end);

			if (mine)
				return t;
			mine = depth == 1 && is(t, "@type");
			i = end - 1;
		}
	}
	return (struct str){"", 0};
}

static bool
is_agent(struct str key)
{
	return is(key, "author") || is(key, "publisher") || is(key, "creator");
}

/* The object of level d, arrays left out; NULL above the top. */
static const struct level *
object(const struct walk *w, size_t d)
{
	while (d > 0 && !w->level[d - 1].object)
		d--;
	return d > 0 ? &w->level[d - 1] : NULL;
}

static struct json_at
place(const struct walk *w)
{
	static const struct level none;
	const struct level *own = object(w, w->depth), *up;
	struct json_at at = {{"", 0}, {"", 0}, {"", 0}, 0};

	if (!own)
		return at;
	up = object(w, (size_t)(own - w->level));
	up = up ? up : &none;
	at.key = own->key;
	at.parent = up->key;
	at.type = own->type;
	if (is_agent(at.parent)) {
		at.type = up->type;
		at.depth_in = 1;
	}
	return at;
}

static bool
enter(struct walk *w, bool is_object)
{
	struct level *l;

	if (w->depth == JSON_DEPTH)
		return false;
	l = &w->level[w->depth++];
	l->object = is_object;
	l->key = l->type = (struct str){"", 0};
	if (is_object)
		l->type = type_of(w->s, w->i, w->n);
	return true;
}

/* Is the string that ends at i a key? */
static bool
before_colon(const struct walk *w, size_t i)
{
	while (
	    i < w->n && (w->s[i] == ' ' || w->s[i] == '\n' || w->s[i] == '\t' || w->s[i] == '\r'))
		i++;
	return i < w->n && w->s[i] == ':';
}

void
json_walk(struct str text, struct arena *a,
    void (*f)(void *arg, const struct json_at *at, struct str value), void *arg)
{
	struct walk w = {text.s, text.n, 0, a, {{false, {"", 0}, {"", 0}}}, 0};
	size_t end;

	while (w.i < w.n) {
		char c = w.s[w.i];

		if (c == '{' || c == '[') {
			if (!enter(&w, c == '{'))
				return;
		} else if (c == '}' || c == ']') {
			if (w.depth > 0)
				w.depth--;
		} else if (c == '"') {
			struct str t = raw_string(w.s, w.i, w.n, &end);

			if (w.depth > 0 && w.level[w.depth - 1].object && before_colon(&w, end)) {
				w.level[w.depth - 1].key = t;
			} else if (w.depth > 0) {
				struct json_at at = place(&w);

				f(arg, &at, cook(a, t));
			}
			w.i = end;
			continue;
		}
		w.i++;
	}
}
