#ifndef SIGHT_H
#define SIGHT_H

#include "arena.h"
#include "sign.h"
#include "tok.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A sentence as the reading of figures sees it, and questions about its tokens. Every index may
 * lie at or behind the end of the sentence, or before its beginning ((size_t)-1): then the answer
 * is no.
 */
struct sight {
	struct str text;
	const struct tok *t;
	size_t n;
	size_t used; /* tokens before this one belong to figures that were read */
};

/*
 * What lib/fr/figure-words.tsv says of a word: how it stands to a number beside it. The letters
 * begin the names in the table.
 */
enum sight_class {
	SIGHT_NONE = 0,
	SIGHT_ANAPHOR = 'A', /* les deux */
	SIGHT_AUX = 'a',     /* a, sont: no counted noun */
	SIGHT_AGE = 'g',     /* âgé de */
	SIGHT_CODE = 'c',    /* article 23 */
	SIGHT_DIES = 'd',    /* mort à 94 ans */
	SIGHT_LIFE = 'l',    /* XXe siècle: no ordinal */
	SIGHT_SHIFT = 'h',   /* passé de 200 à 300 */
	SIGHT_STOP = 's',    /* other function words */
	SIGHT_TERM = 't',    /* peine de 14 ans */
	SIGHT_TREND = 'r',   /* une baisse (de 77 à 61) */
	SIGHT_WEEKDAY = 'k', /* lundi 24 */
	SIGHT_WHEN = 'w'     /* en 2021 */
};

enum sight_class sight_class(const struct sight *s, size_t i);

/* sight_is() of a token that begins like the word. */
bool sight_is_rest(const struct sight *s, size_t i, const char *word);

/* Token i is the word, given in lower case. Most words differ at once. */
static inline bool
sight_is(const struct sight *s, size_t i, const char *word)
{
	return i < s->n && (s->text.s[s->t[i].start] | 0x20) == (*word | 0x20) &&
	       sight_is_rest(s, i, word);
}

/* Token i is a word with this sign. */
static inline bool
sight_sign(const struct sight *s, size_t i, enum sign sign)
{
	return i < s->n && sign_is(&s->t[i], sign);
}

/* Token i is the mark (one ASCII character). */
static inline bool
sight_mark(const struct sight *s, size_t i, char c)
{
	return i < s->n && s->t[i].class == TOK_MARK && s->text.s[s->t[i].start] == c;
}

/* Token i is a hyphen or dash. */
bool sight_dash_mark(const struct sight *s, size_t i);

static inline bool
sight_dash(const struct sight *s, size_t i)
{
	return i < s->n && s->t[i].class == TOK_MARK && sight_dash_mark(s, i);
}

/* de, d'. */
static inline bool
sight_of(const struct sight *s, size_t i)
{
	return i < s->n && (s->text.s[s->t[i].start] | 0x20) == 'd' &&
	       (sight_is_rest(s, i, "de") || sight_is_rest(s, i, "d'") ||
		   sight_is_rest(s, i, "d’"));
}

/* Nothing but white space stands between tokens i - 1 and i: false; nothing at all: true. */
static inline bool
sight_glued(const struct sight *s, size_t i)
{
	return i > 0 && i < s->n && !(s->t[i].flags & TOK_SPACE);
}

/* A word that can be what is counted: no function word, no auxiliary. */
bool sight_noun(const struct sight *s, size_t i);

/* The same, and it ends like a plural. */
bool sight_plural(const struct sight *s, size_t i);

/* A sentence or clause ends at token i. */
bool sight_end(const struct sight *s, size_t i);

bool sight_month(const struct sight *s, size_t i);

#endif
