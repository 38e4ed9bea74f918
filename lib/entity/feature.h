#ifndef FEATURE_H
#define FEATURE_H

#include "arena.h"
#include "form.h"
#include "tok.h"
#include "trait.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What the entity model sees of a text, the same for the trainer and the decoder: features, each
 * a 64-bit hash of a template and its values.
 *
 * Features of a word are those that its form alone gives (with the white space before it), at an
 * offset, -2 to +2, from the token to be labelled, so that a decoder can add them up once per word
 * of the language. It asks for all offsets at once: that hash stands for up to five features.
 * Features of the context are all others.
 */

enum { FEATURE_REACH = 2, FEATURE_OFFSETS = 2 * FEATURE_REACH + 1, FEATURE_ALL = 8 };
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

/* What rules and tables found (hint.h): at the first of its tokens; 1, 2 more at others, the last. */
enum {
	FEATURE_HINT_CRIME = 1,
	FEATURE_HINT_DATE = 4,
	FEATURE_HINT_BODY = 7,
	FEATURE_HINT_COUNTRY = 10,
	FEATURE_HINT_NAME = FEATURE_HINT_BODY /* from here on: what the model may call a name */
};

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
	uint8_t *hint;	 /* per token: what rules found: FEATURE_HINT_CRIME …; 0 nothing */
	uint8_t kind;	 /* 't'itle, 'l'ead, 'b'ody … : first letter of the record's KIND */
	bool capitals;	 /* the whole sentence is in capitals */
	uint32_t may;	 /* .may of all its tokens */
	uint32_t shapes; /* of all its tokens: a bit each */
	struct traits traits;
	uint32_t *upper; /* tokens that begin with a capital */
	size_t uppers;
};

/* The next of n tokens from i on of which such bytes say something; n if there is none. */
static inline size_t
feature_next(const uint8_t *of, size_t n, size_t i)
{
	uint64_t eight;

	for (; i + sizeof eight <= n; i += sizeof eight) {
		memcpy(&eight, of + i, sizeof eight);
		if (eight == 0)
			continue;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
		return i + (size_t)__builtin_ctzll(eight) / 8;
#endif
		break;
	}
	while (i < n && of[i] == 0)
		i++;
	return i;
}

/* What a feature was made from; only the trainer asks for it. */
struct feature_part {
	uint8_t template;
	int8_t off;
	uint64_t v[3];
};

/*
 * Features collected; part may be NULL. kept, which may be NULL too, has a bit for each feature that a model
 * has: of others mostly none is collected, so that nobody looks for them far from the cache.
 */
enum { FEATURE_KEPT = 1 << 18 };
struct feature_sink {
	size_t n;
	uint64_t hash[FEATURE_ROOM];
	const uint64_t *kept;
	struct feature_part *part;
};

/* Empty; kept: NULL where all are wanted. */
static inline void
feature_sink_open(struct feature_sink *k, const uint64_t *kept)
{
	k->n = 0;
	k->part = NULL;
	k->kept = kept;
}

/* The bit of a feature in feature_sink.kept. */
static inline size_t
feature_kept(uint64_t hash)
{
	return hash >> 46;
}
_Static_assert(UINT64_MAX >> 46 == FEATURE_KEPT - 1, "a bit for each hash");

/* Adds the features that the word w (NULL: beyond the sentence) gives at offset off or FEATURE_ALL. */
void feature_of_word(
    const struct feature_sent *s, const struct feature_word *w, int off, struct feature_sink *k);

/*
 * Adds the features by which a word at offset off (or FEATURE_ALL) says whether a token may be part of a mention at
 * all (region.h); their weight stands where others have that of label O.
 */
void feature_of_gate(
    const struct feature_sent *s, const struct feature_word *w, int off, struct feature_sink *k);

/* Features made elsewhere: of the memory of a document. */
enum { FEATURE_MEMORY_WORD, FEATURE_MEMORY_SIDE, FEATURE_MEMORY_NAME };
void feature_add(struct feature_sink *k, int which, int off, uint64_t a, uint64_t b, uint64_t c);

/* The words that say something on one side of a run of capitalised words. */
enum { FEATURE_FAR = 3 };
struct feature_far {
	size_t n, at[FEATURE_FAR];
	bool close; /* the first is near, in the same clause, and none stands beside the run */
};

/* The run of capitalised words that the token asked of last stands in: all 0 for the first of a sentence. */
struct feature_near {
	size_t from, to;
	struct feature_far far[2]; /* before it, behind it */
};

/* Adds the features that the context of token i gives. */
void feature_of_context(
    const struct feature_sent *s, size_t i, struct feature_near *near, struct feature_sink *k);

/*
 * Names. A feature is written « TEMPLATE OFFSET VALUE … »; kinds says of each value whether it is
 * a (w)ord, a (p)refix, a (s)uffix or a (n)umber. FEATURE_EDGE is the word beyond the sentence.
 */
#define FEATURE_EDGE "<s>"
const char *feature_template(unsigned t, const char **kinds);

/* What a feature with a name ("w -1 procureur") is: for what reads a model written as text. */
enum { FEATURE_CONTEXT, FEATURE_WORD, FEATURE_GATE };
struct feature_id {
	int kind, off;
	uint64_t hash; /* of words and of the gate: at FEATURE_ALL */
};

/* False if there is no such template. */
bool feature_parse(const char *name, struct feature_id *id);

#endif
