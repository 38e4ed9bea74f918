#ifndef THEME_H
#define THEME_H

#include "block.h"

#include <stddef.h>
#include <stdint.h>

/* The words of a text that say something, to see whether a headline or a paragraph is of it. */

enum { THEME_WORDS = 1024 }; /* room for half as many; a power of 2 */

struct theme {
	uint64_t h[THEME_WORDS];
	size_t n;
};

static inline void
theme_clear(struct theme *k)
{
	*k = (struct theme){0};
}

/* Adds the words of the first 500 bytes of text. */
void theme_learn(struct theme *k, const struct page *p, struct str text);

/* Per cent of the words of text that are in k. */
int theme_share(const struct theme *k, const struct page *p, struct str text);

/* How many of the words of text are in k that say what it is about: long ones, names. */
size_t theme_common(const struct theme *k, const struct page *p, struct str text);

/* 1 if k has the word and it says what a text is about, -1 if k has not, 0 if it says nothing. */
int theme_knows(const struct theme *k, const struct tok *t);

#endif
