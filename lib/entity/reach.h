#ifndef REACH_H
#define REACH_H

#include "feature.h"
#include "sign.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * How far a name reaches: the parts that names of laws, meetings and plans are made of. What looks
 * at token i is false, or 0, beyond the sentence. What gives an end gives the token behind the
 * part that begins at token i, or i where none does.
 */

/* The mark c. */
static inline bool
reach_mark(const struct feature_sent *s, size_t i, char c)
{
	return i < s->n && s->t[i].class == TOK_MARK && s->text.s[s->t[i].start] == c;
}

/* No white space before it. */
static inline bool
reach_glued(const struct feature_sent *s, size_t i)
{
	return i < s->n && !(s->t[i].flags & TOK_SPACE);
}

/* A word with a capital. */
static inline bool
reach_upper(const struct feature_sent *s, size_t i)
{
	return i < s->n && s->t[i].class == TOK_WORD && s->t[i].flags & TOK_UPPER;
}

/* A word with this sign. */
static inline bool
reach_sign(const struct feature_sent *s, size_t i, enum sign sign)
{
	return i < s->n && sign_is(&s->t[i], sign);
}

/* FEATURE_ARTICLE …, 0. */
static inline uint8_t
reach_role(const struct feature_sent *s, size_t i)
{
	return i < s->n ? s->w[i].e.role : 0;
}

/*
 * Is token i this word, whatever its capitals? word: in small letters, ' for an apostrophe. Most
 * words of a text begin with another letter, or are of another length (’ has three bytes); those in
 * small letters need no hash.
 */
static inline bool
reach_word(const struct feature_sent *s, size_t i, const char *word)
{
	const struct tok *t = s->t + i;
	unsigned char first = (unsigned char)*word;
	size_t n, len;

	if (i >= s->n || (first < 0x80 && ((unsigned char)s->text.s[t->start] | 0x20) != first))
		return false;
	n = strlen(word);
	len = t->end - t->start;
	if (len != n && !(t->flags & TOK_ELIDED && len == n + 2))
		return false;
	if (!(t->flags & (TOK_UPPER | TOK_ELIDED)))
		return memcmp(s->text.s + t->start, word, n) == 0;
	return t->fold == tok_hash(word);
}

/* The next token from i on that has a label; n if there is none. */
static inline size_t
reach_label(const uint8_t *labels, size_t n, size_t i)
{
	return feature_next(labels, n, i);
}

/* The value of a number of at most four digits, 0 for all else; and whether it is a year. */
unsigned reach_number(const struct feature_sent *s, size_t i);
bool reach_is_year(const struct feature_sent *s, size_t i);

/* e, ème, ᵉ … glued to the digits of token i - 1. */
bool reach_ordinal(const struct feature_sent *s, size_t i);

/* lequel, celui, être …: begins no complement of a name, and ends none. */
bool reach_small(const struct feature_sent *s, size_t i);

/* A verb, told by the end of the word: what stands behind an article and is no noun. */
bool reach_infinitive(const struct feature_sent *s, size_t i);

/* An adjective, told by the end of the word. */
bool reach_adjective(const struct feature_sent *s, size_t i);

/* Behind the mention of labels (n of them) that token i is in; i when it is in none. */
static inline size_t
reach_mention(const uint8_t *labels, size_t n, size_t i)
{
	uint8_t inside;

	if (i >= n || labels[i] == 0)
		return i;
	inside = (uint8_t)(labels[i] + labels[i] % 2);
	for (i++; i < n && labels[i] == inside; i++)
		;
	return i;
}

/* A mention that begins there: a person of several words, the first a first name. */
bool reach_full_name(const struct feature_sent *s, const uint8_t *labels, size_t i);

/*
 * The number of a law: « n° 43-20 », « 2016/794 », « C-10 ». *parts: how many numbers it has, more
 * than 8 where n° stands before it.
 */
size_t reach_law(const struct feature_sent *s, size_t i, unsigned *parts);

size_t reach_date(const struct feature_sent *s, size_t i);  /* du 5 mai 2020 */
size_t reach_day(const struct feature_sent *s, size_t i);   /* du 5 mai */
size_t reach_year(const struct feature_sent *s, size_t i);  /* de 1905 */
size_t reach_years(const struct feature_sent *s, size_t i); /* 2021-2025, 2025 */
size_t reach_article(const struct feature_sent *s, size_t i);

/* A noun with its adjectives, or the mention that begins there with them. */
size_t reach_noun(const struct feature_sent *s, const uint8_t *labels, size_t i);

/*
 * Complements with de and sur: « des chefs de police du Moyen-Orient et d'Afrique du Nord »; wide:
 * with contre and pour too, as titles of laws have them. At most some dozens of tokens.
 */
size_t reach_complement(const struct feature_sent *s, const uint8_t *labels, size_t k, bool wide);

#endif
