#include "sight.h"

#include "lex.h"

#include <string.h>

enum sight_class
sight_class(const struct sight *s, size_t i)
{
	static const struct {
		char name[8];
		enum sight_class class;
	} classes[] = {{"anaphor", SIGHT_ANAPHOR}, {"aux", SIGHT_AUX}, {"age", SIGHT_AGE},
	    {"code", SIGHT_CODE}, {"dies", SIGHT_DIES}, {"life", SIGHT_LIFE},
	    {"shift", SIGHT_SHIFT}, {"stop", SIGHT_STOP}, {"term", SIGHT_TERM},
	    {"trend", SIGHT_TREND}, {"weekday", SIGHT_WEEKDAY}, {"when", SIGHT_WHEN}};
	const char *name;
	uint32_t row;
	size_t k;

	if (i >= s->n || s->t[i].class != TOK_WORD)
		return SIGHT_NONE;
	row = lex_find(&lex_figure_words, &s->t[i]);
	if (row == LEX_NONE)
		return SIGHT_NONE;
	name = lex_cell(&lex_figure_words, row, 1);
	for (k = 0; k < sizeof classes / sizeof *classes; k++)
		if (classes[k].name[0] == name[0] &&
		    strncmp(classes[k].name, name, sizeof classes[k].name) == 0)
			return classes[k].class;
	return SIGHT_NONE;
}

bool
sight_is_rest(const struct sight *s, size_t i, const char *word)
{
	const char *p = s->text.s + s->t[i].start;
	size_t k, n = s->t[i].end - s->t[i].start;

	for (k = 0; k < n; k++) {
		char c = p[k] >= 'A' && p[k] <= 'Z' ? (char)(p[k] | 0x20) : p[k];

		if (c != word[k] || c == '\0')
			return false;
	}
	return word[n] == '\0';
}

bool
sight_dash(const struct sight *s, size_t i)
{
	const char *p;
	size_t n;

	if (i >= s->n || s->t[i].class != TOK_MARK)
		return false;
	p = s->text.s + s->t[i].start;
	n = s->t[i].end - s->t[i].start;
	/* U+2010 … U+2015, U+2212 */
	return *p == '-' ||
	       (n == 3 && memcmp(p, "\xE2\x80", 2) == 0 && (unsigned char)p[2] >= 0x90 &&
		   (unsigned char)p[2] <= 0x95) ||
	       (n == 3 && memcmp(p, "−", 3) == 0);
}

bool
sight_of(const struct sight *s, size_t i)
{
	return sight_is(s, i, "de") || sight_is(s, i, "d'") || sight_is(s, i, "d’");
}

bool
sight_noun(const struct sight *s, size_t i)
{
	enum sight_class c;

	if (i >= s->n || s->t[i].class != TOK_WORD || (s->t[i].flags & TOK_ELIDED))
		return false;
	c = sight_class(s, i);
	return c != SIGHT_STOP && c != SIGHT_ANAPHOR && c != SIGHT_AUX && c != SIGHT_WHEN &&
	       c != SIGHT_WEEKDAY;
}

bool
sight_plural(const struct sight *s, size_t i)
{
	char c;

	if (!sight_noun(s, i))
		return false;
	c = s->text.s[s->t[i].end - 1];
	return c == 's' || c == 'x' || c == 'z';
}

bool
sight_end(const struct sight *s, size_t i)
{
	return i >= s->n || (s->t[i].class == TOK_MARK && !sight_mark(s, i, '%'));
}

bool
sight_month(const struct sight *s, size_t i)
{
	return i < s->n && lex_find(&lex_months, &s->t[i]) != LEX_NONE;
}
