#include "markdown.h"

#include <string.h>

enum {
	TEXT = 1000000, /* bytes of a text that is looked at */
	MARKS = 2,	/* links and headings in it */
	ADDRESS = 2000, /* bytes of the longest address of a link */
	NESTED = 8,	/* brackets that are open at once */
	HEADINGS = 6	/* levels */
};

/* The HTML that is written. An element is opened for a block and closed before the next. */
struct writer {
	char *out;
	size_t n;
	const char *element;
	size_t open[NESTED]; /* brackets: where in out their texts begin */
	bool image[NESTED];
	size_t depth;
};

static void
put(struct writer *w, struct str s)
{
	memcpy(w->out + w->n, s.s, s.n);
	w->n += s.n;
}

static void
put_text(struct writer *w, const char *s)
{
	put(w, (struct str){s, strlen(s)});
}

/* Puts mark into out before its byte from. */
static void
insert(struct writer *w, size_t from, const char *mark)
{
	size_t k = strlen(mark);

	memmove(w->out + from + k, w->out + from, w->n - from);
	memcpy(w->out + from, mark, k);
	w->n += k;
}

/*
 * The last bracket that is open was none of a link: « [sic] ». One that its block begins with may be,
 * « [ | ## Headline | ](https://…) », and is gone.
 */
static void
restore(struct writer *w, bool closed)
{
	w->depth--;
	if (closed || w->open[w->depth] == 0 || w->out[w->open[w->depth] - 1] != '>')
		insert(w, w->open[w->depth], w->image[w->depth] ? "![" : "[");
}

/* Begins a block in such an element, or with NULL in none. */
static void
begin(struct writer *w, const char *element)
{
	while (w->depth > 0)
		restore(w, false);
	if (w->element) {
		put_text(w, "</");
		put_text(w, w->element);
		put_text(w, ">\n");
	}
	if (element) {
		put_text(w, "<");
		put_text(w, element);
		put_text(w, ">");
	}
	w->element = element;
}

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c & 0x80);
}

/* « (https://… "title") » at s, behind a bracket: its bytes, 0 if there is no such thing. */
static size_t
address(struct str s)
{
	size_t i, depth = 0;

	if (s.n == 0 || *s.s != '(')
		return 0;
	s = str_cut(s, ADDRESS);
	for (i = 0; i < s.n && s.s[i] != '\n'; i++) {
		if (s.s[i] == '\\' && i + 1 < s.n)
			i++;
		else if (s.s[i] == '(')
			depth++;
		else if (s.s[i] == ')' && --depth == 0)
			return i + 1;
	}
	return 0;
}

/* A bracket closes at s: a link's text becomes an element, an image's goes. What was read. */
static size_t
close_bracket(struct writer *w, struct str s)
{
	size_t k = address((struct str){s.s + 1, s.n - 1});

	if (k == 0) {
		restore(w, true);
		put_text(w, "]");
		return 1;
	}
	w->depth--;
	if (w->image[w->depth]) {
		w->n = w->open[w->depth];
	} else {
		insert(w, w->open[w->depth], "<a>");
		put_text(w, "</a>");
	}
	return k + 1;
}

/* Is the mark of emphasis at s[i] one: is there a word at one of its sides alone? */
static bool
is_emphasis(struct str s, size_t i)
{
	size_t k = i;
	bool left, right;

	while (k < s.n && s.s[k] == s.s[i])
		k++;
	while (i > 0 && s.s[i - 1] == s.s[k - 1])
		i--;
	left = i > 0 && s.s[i - 1] != ' ';
	right = k < s.n && s.s[k] != ' ';
	if (s.s[i] == '_' && i > 0 && k < s.n && is_word(s.s[i - 1]) && is_word(s.s[k]))
		return false; /* un_nom */
	return left || right || k - i > 1;
}

/* The text of a line. */
static void
text(struct writer *w, struct str s)
{
	size_t i = 0, k;

	while (i < s.n) {
		bool image = s.s[i] == '!' && i + 1 < s.n && s.s[i + 1] == '[';

		if (s.s[i] == '\\' && i + 1 < s.n && strchr("\\`*_{}[]()#+-.!|>~", s.s[i + 1])) {
			put(w, (struct str){s.s + i + 1, 1});
			i += 2;
		} else if ((s.s[i] == '[' || image) && w->depth < NESTED) {
			w->open[w->depth] = w->n;
			w->image[w->depth++] = image;
			i += 1 + image;
		} else if (s.s[i] == ']' && w->depth == 0 &&
			   (k = address((struct str){s.s + i + 1, s.n - i - 1})) > 0) {
			i += k + 1; /* of a link that was opened in a block before */
		} else if (s.s[i] == ']' && w->depth > 0) {
			i += close_bracket(w, (struct str){s.s + i, s.n - i});
		} else if ((s.s[i] == '*' || s.s[i] == '_') && is_emphasis(s, i)) {
			i++;
		} else {
			put(w, (struct str){s.s + i++, 1});
		}
	}
}

/* « ## » and a space: how many; 0 if s is no heading. */
static size_t
heading(struct str s)
{
	size_t k = 0;

	while (k < s.n && s.s[k] == '#')
		k++;
	return k > 0 && k <= HEADINGS && k < s.n && s.s[k] == ' ' ? k : 0;
}

/* « * », « - », « 1. » and a space: the bytes, 0 if s is no item. */
static size_t
item(struct str s)
{
	size_t k = 0;

	while (k < s.n && k < 3 && s.s[k] >= '0' && s.s[k] <= '9')
		k++;
	if (k > 0)
		k = k < s.n && (s.s[k] == '.' || s.s[k] == ')') ? k + 1 : 0;
	else
		k = s.n > 0 && strchr("*+-", *s.s) != NULL;
	return k > 0 && k < s.n && s.s[k] == ' ' ? k + 1 : 0;
}

/* Nothing but marks: « --- », « ==== », « * * * », « |---|:---| ». */
static bool
is_rule(struct str s)
{
	size_t i;

	for (i = 0; i < s.n && strchr("-=*_|: ", s.s[i]); i++)
		;
	return i == s.n && s.n > 2;
}

static void
line(struct writer *w, struct str s)
{
	static const char *const elements[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
	size_t k;

	while (s.n > 0 && *s.s == '>')
		s = str_trim((struct str){s.s + 1, s.n - 1});
	if (s.n == 0 || is_rule(s)) {
		begin(w, NULL);
	} else if ((k = heading(s)) > 0) {
		begin(w, elements[k - 1]);
		while (s.s[s.n - 1] == '#')
			s.n--;
		text(w, str_trim((struct str){s.s + k, s.n - k}));
		begin(w, NULL);
	} else if ((k = item(s)) > 0) {
		begin(w, "li");
		text(w, str_trim((struct str){s.s + k, s.n - k}));
	} else {
		if (!w->element)
			begin(w, "p");
		else
			put_text(w, " ");
		text(w, s);
	}
}

/* Is « ](http », « ](/ », « ](# » at s? */
static bool
is_link(struct str s)
{
	return s.n > 2 && s.s[1] == '(' &&
	       (s.s[2] == '/' || s.s[2] == '#' || (s.n > 6 && memcmp(s.s + 2, "http", 4) == 0));
}

bool
markdown_is(struct str s, const struct line *l, size_t lines)
{
	const char *at, *end = s.s + s.n;
	size_t i;
	int marks = 0;

	if (s.n > TEXT)
		return false;
	for (at = s.s; marks < MARKS && (at = memchr(at, ']', (size_t)(end - at))) != NULL; at++)
		marks += is_link((struct str){at, (size_t)(end - at)});
	for (i = 0; l != NULL && i < lines && marks < MARKS; i++)
		marks += s.s[l[i].from] == '#' &&
			 heading((struct str){s.s + l[i].from, s.n - l[i].from}) > 0;
	if (l != NULL)
		return marks >= MARKS;
	for (at = s.s; marks < MARKS && (at = memchr(at, '#', (size_t)(end - at))) != NULL; at++)
		marks += (at == s.s || at[-1] == '\n') &&
			 heading((struct str){at, (size_t)(end - at)}) > 0;
	return marks >= MARKS;
}

struct str
markdown_html(struct arena *a, struct str s)
{
	/* a byte becomes "</h1>\n<h1>" or "<a></a>" at most */
	struct writer w = {.out = arena_get(a, s.n * 12 + 64)};

	while (s.n > 0) {
		const char *e = memchr(s.s, '\n', s.n);
		size_t k = e ? (size_t)(e - s.s) : s.n, all = k + (e != NULL);

		line(&w, str_trim((struct str){s.s, k}));
		s = (struct str){s.s + all, s.n - all};
	}
	begin(&w, NULL);
	return (struct str){w.out, w.n};
}
