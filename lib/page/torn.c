#include "torn.h"

#include "lex.h"
#include "pubdate.h"
#include "sign.h"
#include "tok.h"

#include <string.h>

enum {
	TEXT = 1000000, /* bytes of a text that are looked at */
	MARKS = 2,	/* lines that begin with a mark */
	SMALL = 3,	/* of « des », « aux » */
	LINES = 200,	/* of a text, one of which goes on in the next */
	LONG = 100,	/* bytes of a paragraph, no headline any more */
	LINK = 80,	/* bytes of a line that may be a link within a paragraph */
	WORD = 24,	/* bytes of the longest word that nothing ends with */
	DETERMINER = 4	/* of « une », « leur », not of « faits divers » */
};

enum { WORD_CLASS = 1 }; /* column of words.tsv */

/* How often a line goes on as only torn ones do; as wrapped ones do too. */
struct signs {
	size_t marks, cuts, lines;
	size_t going; /* bytes of a paragraph that goes on */
	bool open;    /* the last line ends in no mark */
};

/* A line without the white space around it, and whether an empty one stands before it. */
struct strip {
	struct str s;
	bool gap;
};

/* The next line of *rest that is not empty; its s is NULL when there is none. */
static struct strip
next_line(struct str *rest)
{
	struct strip l = {{NULL, 0}, false};

	while (rest->n > 0) {
		const char *e = memchr(rest->s, '\n', rest->n);
		size_t k = e ? (size_t)(e - rest->s) : rest->n, all = k + (e != NULL);

		l.s = str_trim((struct str){rest->s, k});
		*rest = (struct str){rest->s + all, rest->n - all};
		if (l.s.n > 0)
			return l;
		l.gap = true;
	}
	l.s.s = NULL;
	return l;
}

static bool
is_mark(char c)
{
	return c == ',' || c == '.' || c == ';' || c == ')';
}

static bool
begins_small(struct str s)
{
	while (s.n > 0 && (*s.s == '"' || *s.s == ' '))
		s = (struct str){s.s + 1, s.n - 1};
	return str_begins_lower(s);
}

/* Does a sentence end with s? */
static bool
ended(struct str s)
{
	while (s.n > 1 && (s.s[s.n - 1] == ')' || s.s[s.n - 1] == '"' || s.s[s.n - 1] == ' '))
		s.n--;
	if (s.n > 2 && str_ends(s, STR("»")))
		s = str_trim((struct str){s.s, s.n - 2});
	return s.n == 0 || strchr(".!?", s.s[s.n - 1]) != NULL || str_ends(s, STR("…"));
}

/*
 * Does s begin with a mark that no paragraph begins with, « , », « ; », « ) », a full stop where none
 * stands before it, and a space? AFP's headings are « . Arsenal ».
 */
static bool
begins_with_mark(struct str s, struct str before)
{
	if (s.n == 0 || *s.s > ';' || !is_mark(*s.s) ||
	    (s.n > 1 && s.s[1] != ' ' && !is_mark(s.s[1])))
		return false;
	return *s.s != '.' || !(ended(before) || before.s[before.n - 1] == ':');
}

/* Is it torn from what stands before it? A full stop and more behind a long line is a dot of a list. */
static bool
is_torn(struct str s, struct str before)
{
	return begins_with_mark(s, before) && (*s.s != '.' || s.n < 3 || before.n <= LINK);
}

/* Does s go on with what is before it, whatever that is? « : | « un | » | ( » too. */
static bool
goes_on(struct str s)
{
	return begins_small(s) || (s.n > 0 && strchr(":!?(,;).", *s.s) != NULL) ||
	       (str_begins(s, STR("»")) && s.n < LINK);
}

/* The class of a word in words.tsv that nothing ends with, « une », « leur », « selon », « dont »; else "". */
static const char *
bound_class(struct str word)
{
	const char *c;
	struct tok t;
	uint32_t row;

	if (word.n > WORD || u8_valid(word.s, word.n) < word.n || !tok_first(word, &t) ||
	    t.end < word.n || /* « d’ecstasy » */
	    (row = lex_find(&lex_words, &t)) == LEX_NONE)
		return "";
	c = lex_cell(&lex_words, row, WORD_CLASS);
	if (strcmp(c, "det") == 0) /* « malgré tout », « faits divers » */
		return word.n <= DETERMINER && (*word.s | 32) != 't' ? c : "";
	return strcmp(c, "de") == 0 || strcmp(c, "prep") == 0 || strcmp(c, "conj") == 0 ||
		       strcmp(c, "sub") == 0 || strcmp(c, "rel") == 0
		   ? c
		   : "";
}

static bool
is_bound(struct str word)
{
	return *bound_class(word) != '\0';
}

/* Does it begin with one of these, as no headline by itself does? */
static bool
begins_bound(struct str s)
{
	const char *space = memchr(s.s, ' ', s.n);
	struct tok t;

	return space != NULL && is_bound((struct str){s.s, (size_t)(space - s.s)}) &&
	       tok_first(s, &t) && !lex_may(&lex_byline, &t);
}

/* « 4 | e | arrondissement » */
static bool
is_ordinal(struct str s, char before)
{
	struct tok t;

	return before >= '0' && before <= '9' && s.n <= 5 && tok_first(s, &t) && t.end == s.n &&
	       (sign_is(&t, SIGN_ORDINAL) || str_eq(s, STR("er")));
}

static struct str
last_word(struct str s)
{
	size_t i = s.n;

	while (i > 0 && s.n - i <= WORD && s.s[i - 1] != ' ' && s.s[i - 1] != '\'')
		i--;
	return (struct str){s.s + i, s.n - i};
}

/* Does s end where nothing ends: « selon », « l' », « (», a comma? */
static bool
hangs(struct str s)
{
	return s.n == 0 || strchr("',([", s.s[s.n - 1]) != NULL || str_ends(s, STR("’")) ||
	       str_ends(s, STR("«")) || is_bound(last_word(s));
}

/* « les résultats d’ | une étude »: no line that was wrapped, and no paragraph, ends so. */
static inline bool
is_elided(struct str s)
{
	size_t mark = s.n > 3 && s.s[s.n - 1] == '\'' ? 1 : str_ends(s, STR("’")) ? 3 : 0;
	const char *c;

	if (mark == 0 || s.n < mark + 3)
		return false;
	c = s.s + s.n - mark;
	return (c[-1] | 32) >= 'a' && (c[-1] | 32) <= 'z' &&
	       (c[-2] == ' ' || (c[-3] == ' ' && (c[-2] | 32) == 'q'));
}

/* Does neither a sentence end with s nor what stands before a list? */
static inline bool
is_open(struct str s)
{
	char c = s.n > 0 ? s.s[s.n - 1] : '.';

	if ((c | 32) >= 'a' && (c | 32) <= 'z')
		return true;
	return c != '.' && strchr("!?:;,", c) == NULL && !ended(s);
}

/* « … dépasse de | 9,4 % | la moyenne »: a few words between two lines of one sentence. */
static bool
is_between(struct str first, struct str s, struct str next)
{
	return s.n <= LINK / 2 && first.n >= LONG / 2 && next.n >= LINK / 2 && !ended(first) &&
	       first.s[first.n - 1] != ':' && first.s[first.n - 1] != ';';
}

/*
 * « Le maire a rencontré mardi les | commerçants, | qui demandent … chaque été. »: does a paragraph that goes on
 * for *n bytes end in s?
 */
static inline bool
is_closed(size_t *n, struct str s, bool small, bool open)
{
	if ((open && s.n <= LINK / 2) || (small && (open || s.s[s.n - 1] == ','))) {
		*n += s.n; /* a name, or a piece of it */
		return false;
	}
	if (small && *n + s.n >= LONG && s.n >= LINK / 2 && ended(s))
		return true;
	*n = open && !small ? s.n : 0;
	return false;
}

/* « … rapporte mercredi le | Financial Times | … »: a long line that ends in an article, in « de »? */
static bool
hangs_long(struct str s)
{
	return s.n >= LONG / 2 && memchr(s.s + s.n - SMALL - 1, ' ', SMALL) != NULL &&
	       *bound_class(last_word(s)) == 'd';
}

/* What next, right behind last or behind a gap, says of it. Most paragraphs end in a full stop. */
static inline void
look(struct signs *x, struct str before, struct str last, struct str next, bool gap)
{
	bool open = is_open(next), small = (x->open || x->going > 0 || open) && begins_small(next);

	x->marks += is_mark(*next.s) && is_torn(next, last);
	if (x->open) {
		x->marks += is_elided(last) || (small && !gap && is_between(before, last, next));
		x->cuts += !gap && hangs_long(last);
	}
	if (x->going > 0)
		x->cuts += is_closed(&x->going, next, small, open);
	else if (open && !small)
		x->going = next.n;
	x->open = open;
	x->lines++;
}

static enum torn
judge(const struct signs *x)
{
	if (x->marks >= MARKS)
		return TORN_SURE;
	return x->marks + x->cuts > x->lines / LINES ? TORN_PERHAPS : TORN_NOT;
}

enum torn
torn_is(const char *s, size_t n)
{
	struct str rest = {s, n}, last = {s, 0}, before = {s, 0};
	struct signs x = {0, 0, 0, 0, false};
	struct strip l;

	if (n > TEXT)
		return TORN_NOT;
	while (x.marks < MARKS && (l = next_line(&rest)).s.s) {
		look(&x, before, last, l.s, l.gap);
		before = last;
		last = l.s;
	}
	return judge(&x);
}

enum torn
torn_lines(const char *s, const struct line *l, size_t lines)
{
	struct str last = {s, 0}, before = {s, 0};
	struct signs x = {0, 0, 0, 0, false};
	size_t i;

	if (lines == 0 || l[lines - 1].from > TEXT)
		return TORN_NOT;
	for (i = 0; i < lines && x.marks < MARKS; i++) {
		struct str next = {s + l[i].from, l[i].n};

		look(&x, before, last, next, false);
		before = last;
		last = next;
	}
	return judge(&x);
}

/* « Koné, le suspect », « Awa Koné, le suspect » */
static bool
begins_name(struct str s)
{
	size_t i, spaces = 0;

	for (i = 0; i < s.n && spaces < 2 && s.s[i] != ','; i++)
		spaces += s.s[i] == ' ';
	return i < s.n && s.s[i] == ',' && *s.s >= 'A' && *s.s <= 'Z';
}

static bool
has_figure(struct str s)
{
	size_t i;

	for (i = 0; i < s.n && (s.s[i] < '0' || s.s[i] > '9'); i++)
		;
	return i < s.n;
}

static bool
is_figures(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((s.s[i] < '0' || s.s[i] > '9') && s.s[i] != ' ' && s.s[i] != ',' &&
		    s.s[i] != '%')
			return false;
	return s.n > 0;
}

/* « vendredi 4 octobre 2019 - 08:17 », « par Loïc Ntoutoume » below a headline */
static bool
is_dateline(struct arena *a, struct str s, struct strip after)
{
	struct pubdate d;
	struct tok *t;
	uint32_t row;
	size_t n;

	if (s.n > LINK || ended(s) || u8_valid(s.s, s.n) < s.n ||
	    !(begins_small(s) || (*s.s >= '0' && *s.s <= '9')))
		return false;
	n = tok_split(s, a, &t);
	if (pubdate_match(s, t, n, &d) > 0 && d.year > 0)
		return true;
	return lex_match(&lex_byline, t, n, &row) > 0 && !(after.s.s && goes_on(after.s));
}

/* Is there a date with its year in a short line? */
static bool
has_date(struct arena *a, struct str s)
{
	struct pubdate d;
	struct tok *t;
	size_t i, n = u8_valid(s.s, s.n) == s.n ? tok_split(s, a, &t) : 0;

	for (i = 0; i < n; i++)
		if (pubdate_match(s, t + i, n - i, &d) > 0 && d.year > 0)
			return true;
	return false;
}

/* « du secteur | Hull | a comparu mercredi », « de la rue | Montcalm | . Le dernier »; no byline below a dateline. */
static bool
is_amid(struct arena *a, struct str paragraph, struct str s, struct str after)
{
	if (s.n > LINK || ended(s) ||
	    !(begins_with_mark(after, s) ||
		(begins_small(after) && (after.n >= LINK / 2 || ended(after) ||
					    (after.n >= LINK / 4 && !has_figure(after))))))
		return false;
	return !begins_bound(s) &&
	       !(paragraph.n <= LINK && has_figure(paragraph) && has_date(a, paragraph));
}

/* Does the paragraph go on in l, which after stands behind? */
static bool
joins(struct arena *a, struct str paragraph, struct strip l, struct strip after, bool sure)
{
	if (begins_with_mark(l.s, paragraph))
		return true;
	if (ended(paragraph) || is_dateline(a, l.s, after))
		return false;
	if (goes_on(l.s) || hangs(paragraph))
		return true;
	if (sure && !l.gap && !after.gap && after.s.s && is_amid(a, paragraph, l.s, after.s))
		return true;
	if (paragraph.n <= LINK / 2 && l.s.n >= LONG / 2 && !l.gap && begins_bound(paragraph) &&
	    begins_name(l.s))
		return true; /* « Selon le commissaire | Koné, le suspect » */
	if (l.s.n > LINK || l.gap || after.gap || !after.s.s || !goes_on(after.s) || ended(l.s))
		return false;
	return paragraph.n >= LONG ||
	       (l.s.n <= LINK / 2 && !begins_bound(l.s) && begins_small(after.s) &&
		   !has_figure(paragraph) &&
		   (after.s.n >= LONG || (after.s.n >= LINK / 2 && ended(after.s)))) ||
	       (paragraph.n >= LONG / 2 &&
		   is_figures(l.s)) || /* « … épargnées : | 57 | d'entre elles » */
	       (paragraph.n <= LINK / 2 && after.s.n >= LONG / 2 && is_mark(*after.s.s) &&
		   begins_bound(paragraph)); /* « Le colonel | Abdou Souley | , qui dirige … » */
}

struct str
torn_mend(struct arena *a, const char *s, size_t n, bool sure)
{
	struct str rest = {s, n};
	char *out = arena_get(a, 2 * n + 1);
	struct strip l = next_line(&rest), after;
	size_t o = 0, from = 0; /* of the paragraph */

	for (; l.s.s; l = after) {
		after = next_line(&rest);
		if (o > 0 && joins(a, (struct str){out + from, o - from}, l, after, sure)) {
			if (strchr(",.)", *l.s.s) == NULL && strchr("'([-", out[o - 1]) == NULL &&
			    !is_ordinal(l.s, out[o - 1]) &&
			    (o < 3 || memcmp(out + o - 3, "’", 3) != 0))
				out[o++] = ' ';
		} else {
			if (o > 0)
				out[o++] = '\n';
			if (o > 0 && l.gap)
				out[o++] = '\n';
			from = o;
		}
		memcpy(out + o, l.s.s, l.s.n);
		o += l.s.n;
	}
	return (struct str){out, o};
}
