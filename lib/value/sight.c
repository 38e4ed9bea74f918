#include "sight.h"

#include "lex.h"

#include <string.h>

/* A class by the first letters of its name, which no other has. */
static enum sight_class
class_of(const char *name)
{
	switch (*name) {
	case 'a':
		return name[1] == 'n' ? SIGHT_ANAPHOR : name[1] == 'u' ? SIGHT_AUX : SIGHT_AGE;
	case 'c':
		return SIGHT_CODE;
	case 'd':
		return SIGHT_DIES;
	case 'l':
		return SIGHT_LIFE;
	case 's':
		return name[1] == 'h' ? SIGHT_SHIFT : SIGHT_STOP;
	case 't':
		return name[1] == 'e' ? SIGHT_TERM : SIGHT_TREND;
	case 'w':
		return name[1] == 'e' ? SIGHT_WEEKDAY : SIGHT_WHEN;
	}
	return SIGHT_NONE;
}

enum sight_class
sight_class(const struct sight *s, size_t i)
{
	uint32_t row;

	if (i >= s->n || s->t[i].class != TOK_WORD)
		return SIGHT_NONE;
	row = lex_find(&lex_figure_words, &s->t[i]);
	return row == LEX_NONE ? SIGHT_NONE : class_of(lex_found(&lex_figure_words, row, 1));
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
sight_dash_mark(const struct sight *s, size_t i)
{
	const char *p = s->text.s + s->t[i].start;
	size_t n = s->t[i].end - s->t[i].start;

	/* U+2010 … U+2015, U+2212 */
	return *p == '-' ||
	       (n == 3 && memcmp(p, "\xE2\x80", 2) == 0 && (unsigned char)p[2] >= 0x90 &&
		   (unsigned char)p[2] <= 0x95) ||
	       (n == 3 && memcmp(p, "−", 3) == 0);
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
