#ifndef FEATURE_H
#define FEATURE_H

#include "arena.h"
#include "form.h"
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

enum { FEATURE_REACH = 2 };
enum { FEATURE_MAX = 128, FEATURE_ROOM = 1024 }; /* features of one token; of some together */

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

/* A token with all that features are made of. */
struct feature_word {
	uint64_t fold, type; /* type: one per form, white space and case of sentence */
	struct form_entry e;
	uint32_t start, len; /* bytes in the text */
	uint8_t shape, flags;
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
	int16_t *gate;	 /* per token: how much it looks like part of a mention (region.h) */
	uint8_t *hint;	 /* per token: what rules found (hint.h); 0 nothing */
	uint32_t *head;	 /* per token: the word that its noun phrase begins with */
	uint32_t *joint; /* per token: first token of the run without white space it stands in */
	uint8_t kind;	 /* 't'itle, 'l'ead, 'b'ody … : first letter of the record's KIND */
	bool capitals;	 /* the whole sentence is in capitals */
	uint16_t may;	 /* .may of all its tokens */
	size_t uppers;	 /* tokens that begin with a capital */
};

/* What a feature was made from; only the trainer asks for it. */
struct feature_part {
	uint8_t template;
	int8_t off;
	uint64_t v[3];
};

/* Features collected; part may be NULL. */
struct feature_sink {
	size_t n;
	uint64_t hash[FEATURE_ROOM];
	struct feature_part *part;
};

/* Adds the features that the word w (NULL: beyond the sentence) gives at offset off. */
void feature_of_word(
    const struct feature_sent *s, const struct feature_word *w, int off, struct feature_sink *k);

/*
 * Adds the features by which a word at offset off says whether a token may be part of a mention at
 * all (region.h); their weight stands where others have that of label O.
 */
void feature_of_gate(
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

/*
 * The hash of the feature with this name ("w -1 procureur"), 0 if there is no such
 * template: what reads a model written as text.
 */
uint64_t feature_parse(const char *name);

#endif
