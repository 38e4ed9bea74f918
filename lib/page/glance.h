#ifndef GLANCE_H
#define GLANCE_H

#include "lines.h"
#include "u8.h"
#include "word.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Most lines hold none of the phrases that lib/page/block looks for. Here that is told by one look at
 * their words, or pairs of words, without splitting the line into tokens: single words and first
 * pairs of all keys stand in small tables by two bits of their hash. What is found may be there;
 * what is not found is not there. The same look counts words that tell the language.
 */

enum glance_sign {
	GLANCE_ANY = 1,	     /* a phrase that gives a block away anywhere */
	GLANCE_START = 2,    /* a phrase begins with the first word, or stands before it: © */
	GLANCE_WHOLE = 4,    /* no word that stands in no phrase */
	GLANCE_CREDIT = 8,   /* behind / or ( the name of a picture agency */
	GLANCE_SERVICE = 16, /* a word of a web service */
	GLANCE_ADDRESS = 32, /* a word that addresses the reader */
	GLANCE_DATE = 64,    /* a number that may belong to a date or time */
	GLANCE_ODD = 128,    /* letters that word.h does not know: anything may be there */
	GLANCE_SIGNED = 256  /* the name of a picture agency behind any other mark */
};

enum { GLANCE_SLOTS = 1 << 13, GLANCE_FILTER = 1 << 10, GLANCE_MOST = 480 };

/* Made by lib/gen/mkglance of the tables of the language. */
struct glance {
	uint16_t sign[GLANCE_SLOTS];	/* of words: enum glance_sign, glance_word */
	uint64_t filter[GLANCE_FILTER]; /* beginnings of phrases; pairs of words in them */
	struct sixes see;		/* of « Lire aussi » and its like */
	struct sixes imprint; /* of words of « est apparu en premier sur » and its like */
	uint64_t marks;	      /* bytes 80 to BF of marks that begin a phrase: © */
	char language[3];     /* ISO 639-1, of the tables */
};

extern const struct glance glance_table;

/* What was seen in a text. */
struct glance_seen {
	unsigned signs; /* enum glance_sign */
	unsigned words;
	unsigned own;  /* of these, that hardly any other language has */
	bool figures;  /* there is a number, or not all was looked at */
	uint64_t hash; /* of all words and numbers, whatever stands between them, capitals like
			* small letters; 0 if not all was looked at, and with GLANCE_ODD */
};

/*
 * Looks at the first n bytes of a text, GLANCE_MOST at most. g may be NULL: then no words are known.
 */
void glance(const struct glance *g, struct str text, size_t n, struct glance_seen *seen);

/*
 * Words of a page from its beginning on, GLANCE_AMONG or a few more, and those of the language and
 * hardly any other among them: with GLANCE_LEAST of these, one in GLANCE_SHARE, it is of the language.
 */
enum { GLANCE_LEAST = 4, GLANCE_SHARE = 12, GLANCE_AMONG = 100 };

struct glance_count {
	size_t words, own;
};

static inline bool
glance_is_own(const struct glance_count *c)
{
	return c->own >= GLANCE_LEAST && c->own * GLANCE_SHARE >= c->words;
}

/* Adds those of a text until that is told; up to where there are letters of other kinds. */
void glance_own(const struct glance *g, struct str text, struct glance_count *c);

/* Are the first words of a text perhaps « Lire aussi » or the like? */
bool glance_see(const struct glance *g, struct str text);

/* Is there perhaps a phrase of the class legal of four tokens or more? */
bool glance_imprint(const struct glance *g, struct str text);

/* Further bits of words by themselves, in struct glance. */
enum glance_word {
	GLANCE_SECOND = 2,   /* of an agency's name, behind an article: « Le Pictorium » */
	GLANCE_HEAD = 4,     /* a phrase that begins a block begins with it, */
	GLANCE_ALONE = 64,   /* and is that word alone */
	GLANCE_BEHIND = 128, /* stands in one behind its first word */
	GLANCE_WORD = 256,   /* stands in a phrase */
	GLANCE_MONTH = 512,  /* has its name */
	GLANCE_NEAR = 1024,  /* the longest word of a phrase of two that stands anywhere */
	GLANCE_OWN = 2048,   /* of this language and hardly any other */
	GLANCE_AMID = 4096,  /* the longest word of a phrase of more */
	GLANCE_FROM = 8192   /* the one word of a phrase with a number: « dès 1 € » */
};

/*
 * What stands in the filter, parted by what is added to the hash: the first one, two or three words
 * of a phrase that begins a block, and of « Lire aussi » and its like; of a phrase that stands
 * anywhere, its two words, or three in a row with the longest among them.
 */
#define GLANCE_FIRST UINT64_C(0x632BE59BD9B4E019)
#define GLANCE_SEE UINT64_C(0xD6E8FEB86659FD93)
#define GLANCE_NEXT UINT64_C(0xA0761D6478BD642F)

static inline uint64_t
glance_pair(uint64_t before, uint64_t word)
{
	return (before << 1 ^ word) * UINT64_C(0x9E3779B97F4A7C15);
}

static inline uint64_t
glance_mark(char c)
{
	return UINT64_C(1) << (c & 63);
}

static inline size_t
glance_part(uint64_t h)
{
	return h >> 54;
}

static inline uint64_t
glance_bits(uint64_t h)
{
	return UINT64_C(1) << (h >> 48 & 63) | UINT64_C(1) << (h >> 42 & 63) |
	       UINT64_C(1) << (h >> 36 & 63);
}

#endif
