#ifndef PARSE_H
#define PARSE_H

#include "cue.h"
#include "figure.h"

/*
 * A sentence seen as far as the relations of its figures need it: a class for each token, from
 * tables and endings (there is no tagger), the words that name an event, entities and figures as
 * token ranges.
 */

enum parse_class {
	PARSE_WORD = CUE_WORD,
	PARSE_ADJ = CUE_ADJ,
	PARSE_DET = CUE_DET,
	PARSE_DE = CUE_DE,
	PARSE_PREP = CUE_PREP,
	PARSE_CONJ = CUE_CONJ,
	PARSE_REL = CUE_REL,
	PARSE_SUB = CUE_SUB,
	PARSE_PRON = CUE_PRON,
	PARSE_ADV = CUE_ADV,
	PARSE_AUX = CUE_AUX,
	PARSE_VERB = CUE_VERB,
	PARSE_PART = CUE_PART,
	PARSE_NAME, /* inside an entity that is no date and no offence */
	PARSE_DATE,
	PARSE_FIGURE,
	PARSE_MARK
};

struct parse_word {
	uint64_t signs; /* CUE_SIGN(…) */
	uint8_t class;	/* enum parse_class */
	uint8_t event;	/* enum event: on every token of a phrase that names one */
	bool noun;	/* the event word can be a noun: arrestation, blessés */
	bool person;	/* a noun of persons that another event may befall: détenus, otages */
	bool fixed;	/* the class is from words.tsv */
	bool report;	/* a verb of saying: its date does not date what is said */
	bool worth;	/* a verb whose subject is what is measured: coûte, atteint */
	uint32_t ent;	/* index of the entity, PARSE_NO */
	uint32_t fig;	/* index of the figure, PARSE_NO */
};

enum { PARSE_NO = 0xFFFFFFFF };

enum parse_type { PARSE_OTHER, PARSE_PER, PARSE_ORG, PARSE_LOC, PARSE_DAY, PARSE_CRIME };

struct parse_ent {
	uint32_t cstart, cend; /* code points */
	uint8_t type;	       /* enum parse_type; PARSE_DAY: DATE */
	bool event;	       /* type EVENT: its ordinals are figures */
	struct str text, name, code;
	uint32_t first, last; /* tokens, filled by parse_sentence() */
};

struct parse {
	struct str text;
	struct tok *t;
	size_t n;
	struct parse_word *w; /* n + 1; the last is a PARSE_MARK */
	uint64_t signs;	      /* of all words together */
	struct parse_ent *e;
	size_t ne;
	struct figure *f;
	size_t nf;
};

/*
 * Splits and tags text with its ne entities e (in order); all in arena a. A sentence without
 * figures (nf 0) is not tagged: w is not set. memory: of the document, for figure_find().
 */
void parse_sentence(struct parse *p, const struct cue *c, struct str text, struct parse_ent *e,
    size_t ne, struct figure_memory *memory, struct arena *a);

/* The class of token i; PARSE_MARK outside the sentence. */
static inline enum parse_class
parse_at(const struct parse *p, size_t i)
{
	return i < p->n ? (enum parse_class)p->w[i].class : PARSE_MARK;
}

/* True if token i is the one-byte mark c. */
static inline bool
parse_mark(const struct parse *p, size_t i, char c)
{
	/* the comma of 1,5 is none */
	return i < p->n && p->text.s[p->t[i].start] == c && p->w[i].class != PARSE_FIGURE &&
	       p->t[i].end - p->t[i].start == 1 && p->t[i].class == TOK_MARK;
}

/* True if token i is one of the words that signs.tsv gives this sign: parse_sign(p, i, CUE_SIGN(ET)). */
static inline bool
parse_sign(const struct parse *p, size_t i, uint64_t sign)
{
	return i < p->n && (p->w[i].signs & sign) != 0;
}

/* True if a verb stands in tokens [from, to). */
bool parse_has_verb(const struct parse *p, uint32_t from, uint32_t to);

/* True if a verb is in the future tense: « recevra », « seront ». */
bool parse_is_future(const struct parse *p);

/* The first entity that ends behind token i (ne for none): where a look around i begins. */
size_t parse_entity_near(const struct parse *p, uint32_t i);

/* True if tokens i - 1 and i stand without a space in between. */
static inline bool
parse_glued(const struct parse *p, size_t i)
{
	return i > 0 && i < p->n && !(p->t[i].flags & TOK_SPACE);
}

#endif
