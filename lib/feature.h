#ifndef FEATURE_H
#define FEATURE_H

#include "arena.h"
#include "tok.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What the entity model sees of a text, the same for the trainer and the decoder: features, each
 * a 64-bit hash of a template and its values.
 *
 * Features of a word are those that its form alone gives (with the white space before it); they
 * are asked for at an offset, -2 to +2, from the token to be labelled, so that a decoder can add
 * them up once per word of the language. Features of the context are all others.
 */

enum { FEATURE_REACH = 2, FEATURE_MAX = 128 };

/* Name lists a word (or a sequence of words) stands in: bits. */
enum {
	FEATURE_FIRST = 1,
	FEATURE_SURNAME = 2,
	FEATURE_CITY = 4,
	FEATURE_COUNTRY = 8,
	FEATURE_REGION = 16,
	FEATURE_ORG = 32
};

/* Small words by what they do to a noun phrase. */
enum { FEATURE_ARTICLE = 1, FEATURE_BREAK, FEATURE_LINK, FEATURE_AND };

/* What the word list of the language (lib/fr/entity.words) says of a word; all 0: nothing. */
struct feature_entry {
	uint16_t
	    cluster[4]; /* from 1: cuts of the vocabulary into 64, 256, 1024 and 3000 classes */
	uint8_t class;	/* from 1: how often the word is seen in lower case in mid-sentence */
	uint8_t names;	/* FEATURE_FIRST … */
	uint8_t seen;	/* what a model made of it in raw text: 1 + kind * 3 + how sure */
	uint8_t role;	/* FEATURE_ARTICLE …; 0: most words */
	bool prefix;	/* longer sequences of the list begin so */
};

/* A token with all that features are made of. */
struct feature_word {
	uint64_t fold, type; /* type: one per form, white space and case of sentence */
	struct feature_entry e;
	uint8_t shape, flags;
	uint32_t start, len; /* bytes in the text */
};

/* A sentence ready for features; everything in it lives in the arena it was made in. */
struct feature_sent {
	struct str text;
	const struct tok *t;
	size_t n;
	struct feature_word *w;
	uint8_t *quote; /* per token: 1 inside quotes, 2 inside brackets, 4 first inside */
	uint8_t *gaz;	/* per token: place in the longest name of several tokens, 0 none */
	uint8_t *seen;	/* per token: place in the longest sequence of several with .seen */
	/* per token: part of « Long Name (LN) »: 1 the name begins, 2 it goes on, 3 acronym */
	uint8_t *pair;
	uint8_t *hint;	 /* per token: what rules found (hint.h); 0 nothing */
	uint32_t *head;	 /* per token: the word that its noun phrase begins with */
	uint32_t *joint; /* per token: first token of the run without white space it stands in */
	uint8_t kind;	 /* 't'itle, 'l'ead, 'b'ody … : first letter of the record's KIND */
	bool capitals;	 /* the whole sentence is in capitals */
};

/* What a feature was made from; only the trainer asks for it. */
struct feature_part {
	uint8_t template;
	int8_t off;
	uint64_t v[3];
};

/* Features collected; part may be NULL. */
struct feature_sink {
	uint64_t hash[FEATURE_MAX];
	size_t n;
	struct feature_part *part;
};

/* What the packed word list keeps of a hash, for lib/gen/mkmodel; 0: free. */
#define FEATURE_CHECK(hash) ((uint32_t)((hash) >> 32) | 1)

/* The entry of a sequence of n tokens with chained hash h. */
struct feature_entry feature_entry(uint64_t h);

/* Prepares a sentence of n tokens t of text, in arena a. */
void feature_prepare(struct feature_sent *s, struct str text, const struct tok *t, size_t n,
    uint8_t kind, struct arena *a);

/* Adds the features that the word w (NULL: beyond the sentence) gives at offset off. */
void feature_of_word(
    const struct feature_sent *s, const struct feature_word *w, int off, struct feature_sink *k);

/* Features made elsewhere: of the memory of a document. */
enum { FEATURE_MEMORY_WORD, FEATURE_MEMORY_SIDE, FEATURE_MEMORY_NAME };
void feature_add(struct feature_sink *k, int which, int off, uint64_t a, uint64_t b, uint64_t c);

/* Adds the features that the context of token i gives. */
void feature_of_context(const struct feature_sent *s, size_t i, struct feature_sink *k);

/*
 * Names. A feature is written « TEMPLATE OFFSET VALUE … »; kinds says of each value whether it is
 * a (w)ord, a (p)refix, a (s)uffix or a (n)umber. FEATURE_EDGE is the word beyond the sentence.
 */
#define FEATURE_EDGE "<s>"
const char *feature_template(unsigned t, const char **kinds);

/* The hash of the first n characters of a word, or of the last -n. */
uint64_t feature_affix(struct str word, int n);

/*
 * The hash of the feature with this name ("w -1 procureur"), 0 if there is no such
 * template: what reads a model written as text.
 */
uint64_t feature_parse(const char *name);

#endif
