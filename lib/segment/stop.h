#ifndef STOP_H
#define STOP_H

#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The stops of a text (. ! ? …) and what stands around them: what segment.c decides on. Offsets are
 * bytes.
 */

/* What the tables of the language say of a word: an abbreviation's class, bits of openers.tsv. */
enum stop_abbreviation {
	STOP_NONE,
	STOP_TITLE,
	STOP_RANK,
	STOP_REFERENCE,
	STOP_UNIT,
	STOP_PLAIN,
	STOP_ENDS,
	STOP_MAY,
	STOP_NAME
};
enum { STOP_ABBREVIATION = 15, STOP_START = 16, STOP_ARTICLE = 32, STOP_SPEAKER = 64 };
enum {
	STOP_INCISE = 128,
	STOP_DOMAIN = 256,
	STOP_OPENER = STOP_START | STOP_ARTICLE | STOP_SPEAKER
};

/* Their words, of up to 16 bytes, found by their bytes. */
enum { STOP_WORD = 16, STOP_SLOTS = 2048, STOP_KNOWN = 8192 };
struct stop_word {
	uint64_t key[STOP_WORD / 8];
	uint32_t class;
};
struct stop_words {
	uint64_t known[STOP_KNOWN / 64]; /* a bit for each word's hash: most words have none */
	size_t words, longest;
	struct stop_word word[STOP_SLOTS];
};

/* Fills them from abbreviations.tsv and openers.tsv; exits 2 if they cannot be held. */
void stop_open(struct stop_words *g);

/* Sorts of characters. */
enum stop_sort {
	STOP_NOTHING = 0, /* the end of the text */
	STOP_SPACE = ' ',
	STOP_UPPER = 'A',
	STOP_LOWER = 'a', /* letters without case too */
	STOP_DIGIT = '0',
	STOP_STOP = '!',
	STOP_OPEN = '(',  /* « “ ( [ */
	STOP_CLOSE = ')', /* » ” ) ] ’ */
	STOP_QUOTE = '"', /* " and ', which do both */
	STOP_DASH = '-',
	STOP_COMMA = ',', /* , ; : */
	STOP_SIGN = '#'	  /* any other */
};

/* The character at byte i, the one that ends there; *len its bytes. */
enum stop_sort stop_sort_at(struct str x, size_t i, size_t *len);
enum stop_sort stop_sort_before(struct str x, size_t i, size_t *len);

/* A text whose stops are read in order; all zero but words and x at its beginning. */
struct stop_text {
	const struct stop_words *words;
	struct str x;
	size_t counted;	   /* quotes (") are counted up to here */
	size_t quotes;	   /* how many */
	size_t last_quote; /* behind the last of them; 0: not yet looked for */
};

enum { STOP_ASIDE = 100 };
enum stop_kind { STOP_DOT, STOP_DOTS, STOP_MARK }; /* . or ... … or with one of ! ? */

struct stop {
	const struct stop_words *g;
	struct str x;
	size_t start;	  /* of the open sentence */
	size_t at, stops; /* the stops, half open: ? ! is one */
	size_t close;	  /* behind the quotes and brackets that close, notes, an aside */
	size_t next;	  /* the next character that is no space */
	enum stop_kind kind;
	bool aside;  /* (rires) is among what closes */
	bool spaced; /* spaces between close and next */
	enum stop_sort before, after;
	size_t after_len;
	size_t word;	     /* the word before the stop begins here */
	size_t letters;	     /* how many it has */
	bool capital, lower; /* it begins with a capital; it has small letters */
	uint32_t class;	     /* what the tables say of it */
};

/*
 * The next stop at or behind byte from that has text behind it, in the sentence that begins at
 * start; false if there is none. Linear in what is read.
 */
bool stop_next(struct stop_text *t, size_t from, size_t start, struct stop *p);

/* What the tables say of the word at byte i, with its apostrophe: L', Il. */
uint32_t stop_opener(const struct stop_words *g, struct str x, size_t i);

/*
 * Does what comes begin a sentence for sure? An opener does; an article (Le Pen, La Fontaine) if a
 * small letter follows it, or wherever the caller believes it.
 */
bool stop_opens(const struct stop *p, bool article);

#endif
