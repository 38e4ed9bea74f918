#ifndef TOK_H
#define TOK_H

#include "arena.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Tokens of a sentence. A token is
 *   a word: letters, then letters or digits (Rabat, G7, A10); an apostrophe ends it and belongs to
 *     it (l', qu', N' of N'Djamena);
 *   a number: digits only (93 and e of 93e are two tokens; so are 12, h and 30 of 12h30);
 *   any other character that is no white space, alone (-, %, «, .).
 * So words with hyphens are several tokens, which TOK_SPACE tells from words with spaces.
 */

enum tok_class { TOK_WORD, TOK_NUMBER, TOK_MARK };

enum tok_flag {
	TOK_SPACE = 1,	/* white space, or the beginning of the text, before it */
	TOK_UPPER = 2,	/* begins with a capital */
	TOK_CAPS = 4,	/* two letters or more, all of them capitals */
	TOK_ELIDED = 8, /* ends in an apostrophe */
	TOK_DIGIT = 16	/* holds a digit */
};

enum { TOK_ANY = 0xFFFFFF };

struct tok {
	uint32_t start, end;   /* bytes in the text, half open */
	uint32_t cstart, cend; /* the same in code points */
	uint8_t class;	       /* enum tok_class */
	uint8_t flags;	       /* enum tok_flag */
	uint16_t sign;	       /* its signs (sign.h); 0: nobody looked */
	uint32_t may;	       /* what tables may know of it (lex.h); TOK_ANY: nobody looked */
	uint64_t fold; /* hash of the lower-case form with straight apostrophes, “ ” as « » */
	uint64_t form; /* hash of the form as it stands, but these marks */
};

/*
 * Splits text (valid UTF-8, below 4 GiB) into tokens, in arena a. Gives how many; *toks points to
 * them and, behind the last, to one of length 0 at the end of the text.
 */
size_t tok_split(struct str text, struct arena *a, struct tok **toks);

/* The first token of text alone; false if there is none. */
bool tok_first(struct str text, struct tok *t);

/* The token's bytes. */
static inline struct str
tok_str(struct str text, const struct tok *t)
{
	return (struct str){text.s + t->start, t->end - t->start};
}

/* From the first of n tokens to the end of the last. */
static inline struct str
tok_span(struct str text, const struct tok *t, size_t n)
{
	return (struct str){text.s + t[0].start, t[n - 1].end - t[0].start};
}

/* Is the token this mark of ASCII? */
static inline bool
tok_mark(struct str text, const struct tok *t, char c)
{
	return t->class == TOK_MARK && t->end - t->start == 1 && text.s[t->start] == c;
}

/* The hash a token with this text would have, folded or not; for fixed words: tok_hash("dont"). */
uint64_t tok_hash(const char *word);

/* The same (form) of the n bytes of a word without apostrophe: for text that is not split into tokens. */
uint64_t tok_hash_bytes(const char *s, size_t n);

/* The hash of one more token behind a sequence that has hash h (0 for none). */
static inline uint64_t
tok_chain(uint64_t h, uint64_t token)
{
	return (h * UINT64_C(0x9E3779B97F4A7C15) + token) ^ (h >> 29);
}

#endif
