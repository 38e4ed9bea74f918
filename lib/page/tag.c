#include "tag.h"

#include "scan.h"

#include <limits.h>
#include <string.h>

static const struct {
	const char *name;
	unsigned flags;
} elements[TAG_NAMES - 1] = {
    {"a", TAG_FORMAT},
    {"address", TAG_BLOCK},
    {"area", TAG_VOID},
    {"article", TAG_BLOCK},
    {"aside", TAG_BLOCK},
    {"audio", TAG_HIDDEN},
    {"b", TAG_FORMAT},
    {"base", TAG_VOID},
    {"blockquote", TAG_BLOCK},
    {"body", TAG_BLOCK},
    {"br", TAG_VOID},
    {"button", TAG_HIDDEN},
    {"canvas", TAG_HIDDEN},
    {"center", TAG_BLOCK},
    {"col", TAG_VOID},
    {"datalist", TAG_HIDDEN},
    {"dd", TAG_BLOCK},
    {"details", TAG_BLOCK},
    {"dialog", TAG_BLOCK},
    {"div", TAG_BLOCK},
    {"dl", TAG_BLOCK},
    {"dt", TAG_BLOCK},
    {"em", TAG_FORMAT},
    {"embed", TAG_VOID},
    {"fieldset", TAG_BLOCK},
    {"figcaption", TAG_BLOCK},
    {"figure", TAG_BLOCK},
    {"font", TAG_FORMAT},
    {"footer", TAG_BLOCK},
    {"form", TAG_BLOCK},
    {"h1", TAG_BLOCK},
    {"h2", TAG_BLOCK},
    {"h3", TAG_BLOCK},
    {"h4", TAG_BLOCK},
    {"h5", TAG_BLOCK},
    {"h6", TAG_BLOCK},
    {"head", TAG_HIDDEN},
    {"header", TAG_BLOCK},
    {"hr", TAG_BLOCK | TAG_VOID},
    {"html", TAG_BLOCK},
    {"i", TAG_FORMAT},
    {"iframe", TAG_RAW},
    {"img", TAG_VOID},
    {"input", TAG_VOID},
    {"label", TAG_FORMAT},
    {"legend", TAG_BLOCK},
    {"li", TAG_BLOCK},
    {"link", TAG_VOID},
    {"main", TAG_BLOCK},
    {"math", TAG_HIDDEN},
    {"menu", TAG_BLOCK},
    {"meta", TAG_VOID},
    {"nav", TAG_BLOCK},
    {"noscript", TAG_RAW},
    {"object", TAG_HIDDEN},
    {"ol", TAG_BLOCK},
    {"option", TAG_BLOCK},
    {"p", TAG_BLOCK},
    {"param", TAG_VOID},
    {"pre", TAG_BLOCK},
    {"script", TAG_RAW},
    {"section", TAG_BLOCK},
    {"select", TAG_HIDDEN},
    {"small", TAG_FORMAT},
    {"source", TAG_VOID},
    {"span", TAG_FORMAT},
    {"strong", TAG_FORMAT},
    {"style", TAG_RAW},
    {"summary", TAG_BLOCK},
    {"svg", TAG_HIDDEN},
    {"table", TAG_BLOCK},
    {"tbody", TAG_BLOCK},
    {"td", 0},
    {"template", TAG_HIDDEN},
    {"textarea", TAG_RAW},
    {"tfoot", TAG_BLOCK},
    {"th", 0},
    {"thead", TAG_BLOCK},
    {"time", TAG_FORMAT},
    {"title", TAG_RAW},
    {"tr", TAG_BLOCK},
    {"track", TAG_VOID},
    {"u", TAG_FORMAT},
    {"ul", TAG_BLOCK},
    {"video", TAG_HIDDEN},
    {"wbr", TAG_VOID},
};

static inline char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static inline bool
letter(char c)
{
	return (lower(c) >= 'a' && lower(c) <= 'z');
}

static inline bool
space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* What ends the name of an element: white space, > and /; and that of an attribute: white space, = and /. */
enum { ENDS_NAME = 1, ENDS_ATTRIBUTE = 2 };

static const uint8_t ends[UCHAR_MAX + 1] = {[' '] = ENDS_NAME | ENDS_ATTRIBUTE,
    ['\t'] = ENDS_NAME | ENDS_ATTRIBUTE,
    ['\n'] = ENDS_NAME | ENDS_ATTRIBUTE,
    ['\r'] = ENDS_NAME | ENDS_ATTRIBUTE,
    ['\f'] = ENDS_NAME | ENDS_ATTRIBUTE,
    ['/'] = ENDS_NAME | ENDS_ATTRIBUTE,
    ['>'] = ENDS_NAME,
    ['='] = ENDS_ATTRIBUTE};

bool
tag_same(struct str s, const char *word)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (lower(s.s[i]) != word[i])
			return false;
	return true;
}

static int
compare(struct str s, const char *word)
{
	size_t i;

	for (i = 0; i < s.n && word[i]; i++) {
		int d = (unsigned char)lower(s.s[i]) - (unsigned char)word[i];

		if (d != 0)
			return d;
		if (!word[i]) /* a NUL in the page is not the end of the word */
			return 1;
	}
	return i < s.n ? 1 : word[i] ? -1 : 0;
}

/* The first of them with each letter, and behind the last. */
static const uint8_t first[] = {TAG_A, TAG_B, TAG_CANVAS, TAG_DATALIST, TAG_EM, TAG_FIELDSET,
    TAG_H1, TAG_H1, TAG_I, TAG_LABEL, TAG_LABEL, TAG_LABEL, TAG_MAIN, TAG_NAV, TAG_OBJECT, TAG_P,
    TAG_SCRIPT, TAG_SCRIPT, TAG_SCRIPT, TAG_TABLE, TAG_U, TAG_VIDEO, TAG_WBR, TAG_NAMES, TAG_NAMES,
    TAG_NAMES, TAG_NAMES};

static enum tag_name
find(struct str s)
{
	size_t letter = s.n > 0 ? (size_t)(lower(*s.s) - 'a') : 26, lo, hi;

	if (letter >= 26)
		return TAG_OTHER;
	lo = first[letter] - 1U;
	hi = first[letter + 1] - 1U;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int d = compare(s, elements[mid].name);

		if (d == 0)
			return (enum tag_name)(mid + 1);
		if (d < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return TAG_OTHER;
}

/* A quote opens a value only behind =. */
static bool
opens_value(const char *s, size_t from, size_t i)
{
	while (i > from && space(s[i - 1]))
		i--;
	return i > from && s[i - 1] == '=';
}

/*
 * Where the tag that begins at i ends: behind its >, quotes minded; n if it never does. A quote
 * that nothing closes is none (else one slip of a page would swallow the rest).
 */
static size_t
tag_end(struct tag_in *in, size_t i)
{
	const char *s = in->s, *e;
	size_t from = i;

	for (; (i = scan_tag(s, i, in->n)) < in->n; i++) {
		char c = s[i];

		if (c == '>')
			return i + 1;
		if (in->no_quote[c == '"'] || !opens_value(s, from, i))
			continue;
		e = memchr(s + i + 1, c, in->n - i - 1);
		if (e)
			i = (size_t)(e - s);
		else
			in->no_quote[c == '"'] = true;
	}
	return in->n;
}

/* Passes over what begins with <! or <?: comments to their -->, the rest to its >. */
static size_t
pass_over(const char *s, size_t i, size_t n)
{
	const char *e;

	if (n - i >= 4 && memcmp(s + i, "<!--", 4) == 0) {
		if (n - i > 4 && s[i + 4] == '>')
			return i + 5;
		for (i += 2; i + 2 < n; i++) {
			e = memchr(s + i, '-', n - i);
			if (!e)
				return n;
			i = (size_t)(e - s);
			if (i + 2 < n && s[i + 1] == '-' && s[i + 2] == '>')
				return i + 3;
		}
		return n;
	}
	e = memchr(s + i, '>', n - i);
	return e ? (size_t)(e - s) + 1 : n;
}

/* What stands at the < at i, whose end is *end. */
static bool
read_tag(struct tag_in *in, size_t i, struct tag *t)
{
	size_t k = i + 1, from, end;

	t->event = TAG_OPEN;
	if (in->s[k] == '/') {
		t->event = TAG_CLOSE;
		k++;
	}
	from = k;
	while (k < in->n && !(ends[(unsigned char)in->s[k]] & ENDS_NAME))
		k++;
	t->name = find((struct str){in->s + from, k - from});
	t->flags = t->name == TAG_OTHER ? 0 : elements[t->name - 1].flags;
	end = tag_end(in, k);
	in->at = end;
	if (end == in->n && in->s[end - 1] != '>')
		return false; /* the page is cut inside a tag */
	t->text = (struct str){in->s + k, end - 1 - k};
	t->closed = t->text.n > 0 && t->text.s[t->text.n - 1] == '/';
	return true;
}

bool
tag_next(struct tag_in *in, struct tag *t)
{
	size_t from = in->at, i = from;

	while (i < in->n) {
		const char *e = memchr(in->s + i, '<', in->n - i);
		char c;

		i = e ? (size_t)(e - in->s) : in->n;
		c = i + 1 < in->n ? in->s[i + 1] : ' ';
		if (i < in->n && !letter(c) && c != '!' && c != '?' &&
		    !(c == '/' && i + 2 < in->n && letter(in->s[i + 2]))) {
			i++; /* a < of the text */
			continue;
		}
		if (i > from) {
			t->event = TAG_TEXT;
			t->text = (struct str){in->s + from, i - from};
			in->at = i;
			return true;
		}
		if (i >= in->n)
			break;
		if (c != '!' && c != '?') {
			if (read_tag(in, i, t))
				return true;
			break;
		}
		from = i = in->at = pass_over(in->s, i, in->n);
	}
	in->at = in->n;
	t->event = TAG_NONE;
	return false;
}

struct str
tag_raw(struct tag_in *in, const struct tag *t)
{
	const char *name = elements[t->name - 1].name;
	size_t k = strlen(name), i = in->at, from = i;

	while (i < in->n) {
		const char *e = memchr(in->s + i, '<', in->n - i);

		if (!e)
			break;
		i = (size_t)(e - in->s);
		if (in->n - i > k + 2 && in->s[i + 1] == '/' &&
		    tag_is((struct str){in->s + i + 2, k}, name) && !letter(in->s[i + 2 + k])) {
			e = memchr(in->s + i, '>', in->n - i);
			in->at = e ? (size_t)(e - in->s) + 1 : in->n;
			return (struct str){in->s + from, i - from};
		}
		i++;
	}
	in->at = in->n;
	return (struct str){in->s + from, in->n - from};
}

bool
tag_attribute(struct str *attrs, struct str *name, struct str *value)
{
	const char *s = attrs->s;
	size_t i = 0, n = attrs->n, from;

	while (i < n && (space(s[i]) || s[i] == '/'))
		i++;
	if (i >= n)
		return false;
	from = i;
	for (i++; i < n && !(ends[(unsigned char)s[i]] & ENDS_ATTRIBUTE); i++)
		;
	*name = (struct str){s + from, i - from};
	*value = (struct str){"", 0};
	while (i < n && space(s[i]))
		i++;
	if (i < n && s[i] == '=') {
		for (i++; i < n && space(s[i]); i++)
			;
		if (i < n && (s[i] == '"' || s[i] == '\'')) {
			const char *e = memchr(s + i + 1, s[i], n - i - 1);
			size_t end = e ? (size_t)(e - s) : n;

			*value = (struct str){s + i + 1, end - i - 1};
			i = end < n ? end + 1 : n;
		} else {
			from = i;
			while (i < n && !space(s[i]))
				i++;
			*value = (struct str){s + from, i - from};
		}
	}
	*attrs = (struct str){s + i, n - i};
	return true;
}
