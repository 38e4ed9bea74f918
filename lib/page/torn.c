#include "torn.h"

#include "lex.h"
#include "sign.h"
#include "tok.h"

#include <string.h>

enum {
	TEXT = 1000000, /* bytes of a text that are looked at */
	MARKS = 2,	/* lines that begin with a mark */
	LONG = 100,	/* bytes of a paragraph, no headline any more */
	LINK = 80,	/* bytes of a line that may be a link within a paragraph */
	WORD = 24,	/* bytes of the longest word that nothing ends with */
	DETERMINER = 4	/* of « une », « leur », not of « faits divers » */
};

enum { WORD_CLASS = 1 }; /* column of words.tsv */

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
	size_t len;

	return s.n > 0 && u8_is_lower(u8_get(s.s, s.n, &len));
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

/* Is the word a determiner, preposition, conjunction or relative? None ends a paragraph. */
static bool
is_bound(struct str word)
{
	const char *c;
	struct tok t;
	uint32_t row;

	if (word.n > WORD || u8_valid(word.s, word.n) < word.n || !tok_first(word, &t) ||
	    t.end < word.n || /* « d’ecstasy » */
	    (row = lex_find(&lex_words, &t)) == LEX_NONE)
		return false;
	c = lex_cell(&lex_words, row, WORD_CLASS);
	if (strcmp(c, "det") == 0)
		return word.n <= DETERMINER;
	return strcmp(c, "de") == 0 || strcmp(c, "prep") == 0 || strcmp(c, "conj") == 0 ||
	       strcmp(c, "sub") == 0 || strcmp(c, "rel") == 0;
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

/* Does s end where nothing ends: « selon », « l' », « (», a comma? */
static bool
hangs(struct str s)
{
	size_t i = s.n;

	if (s.n == 0 || strchr("',([", s.s[s.n - 1]) != NULL || str_ends(s, STR("’")) ||
	    str_ends(s, STR("«")))
		return true;
	while (i > 0 && s.n - i <= WORD && s.s[i - 1] != ' ' && s.s[i - 1] != '\'')
		i--;
	return is_bound((struct str){s.s + i, s.n - i});
}

/* « les résultats d’ | une étude »: no line that was wrapped, and no paragraph, ends so. */
static inline bool
is_elided(struct str s)
{
	return s.n > 2 && (s.s[s.n - 1] == '\'' || str_ends(s, STR("’"))) && s.s[s.n - 2] != ' ';
}

/* « … dépasse de | 9,4 % | la moyenne »: a few words between two lines of one sentence. */
static bool
is_between(struct str first, struct str s, struct str next)
{
	return *next.s >= 'a' && *next.s <= 'z' && s.n > 0 && s.n <= LINK / 2 &&
	       first.n >= LONG / 2 && next.n >= LINK / 2 &&
	       strchr(".!?:;,", s.s[s.n - 1]) == NULL && !ended(first) &&
	       first.s[first.n - 1] != ':' && first.s[first.n - 1] != ';';
}

bool
torn_is(const char *s, size_t n)
{
	struct str rest = {s, n}, last = {s, 0}, before = {s, 0};
	struct strip l;
	int marks = 0;

	if (n > TEXT)
		return false;
	while (marks < MARKS && (l = next_line(&rest)).s.s) {
		marks += is_torn(l.s, last) || is_elided(last) ||
			 (!l.gap && is_between(before, last, l.s));
		before = last;
		last = l.s;
	}
	return marks == MARKS;
}

bool
torn_lines(const char *s, const struct line *l, size_t lines)
{
	size_t i;
	int marks = 0;

	for (i = 1; i < lines && marks < MARKS; i++) {
		struct str last = {s + l[i - 1].from, l[i - 1].n};
		struct str next = {s + l[i].from, l[i].n};

		marks += is_elided(last) || (is_mark(*next.s) && is_torn(next, last)) ||
			 (i > 1 && *next.s >= 'a' && *next.s <= 'z' &&
			     is_between((struct str){s + l[i - 2].from, l[i - 2].n}, last, next));
	}
	return marks == MARKS && l[lines - 1].from <= TEXT;
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
is_figures(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((s.s[i] < '0' || s.s[i] > '9') && s.s[i] != ' ' && s.s[i] != ',' &&
		    s.s[i] != '%')
			return false;
	return s.n > 0;
}

/* Does the paragraph go on in l, which after stands behind? */
static bool
joins(struct str paragraph, struct strip l, struct strip after)
{
	if (begins_with_mark(l.s, paragraph))
		return true;
	if (ended(paragraph))
		return false;
	if (goes_on(l.s) || hangs(paragraph))
		return true;
	if (paragraph.n <= LINK / 2 && l.s.n >= LONG / 2 && !l.gap && begins_bound(paragraph) &&
	    begins_name(l.s))
		return true; /* « Selon le commissaire | Koné, le suspect » */
	if (l.s.n > LINK || l.gap || after.gap || !after.s.s || !goes_on(after.s) || ended(l.s))
		return false;
	return paragraph.n >= LONG ||
	       (paragraph.n >= LONG / 2 &&
		   is_figures(l.s)) || /* « … épargnées : | 57 | d'entre elles » */
	       (paragraph.n <= LINK / 2 && after.s.n >= LONG / 2 && is_mark(*after.s.s) &&
		   begins_bound(paragraph)); /* « Le colonel | Abdou Souley | , qui dirige … » */
}

struct str
torn_mend(struct arena *a, const char *s, size_t n)
{
	struct str rest = {s, n};
	char *out = arena_get(a, 2 * n + 1);
	struct strip l = next_line(&rest), after;
	size_t o = 0, from = 0; /* of the paragraph */

	for (; l.s.s; l = after) {
		after = next_line(&rest);
		if (o > 0 && joins((struct str){out + from, o - from}, l, after)) {
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
