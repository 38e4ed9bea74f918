#ifndef PARSE_H
#define PARSE_H

#include "figure.h"

/*
 * A sentence seen as far as the relations of its figures need it: a class for each token, from
 * tables and endings (there is no tagger), the words that name an event, entities and figures as
 * token ranges.
 */

enum parse_class {
	PARSE_WORD, /* a noun or an adjective, as far as one can tell */
	PARSE_ADJ,
	PARSE_DET,
	PARSE_DE, /* de d' du des */
	PARSE_PREP,
	PARSE_CONJ, /* et ou ni */
	PARSE_REL,  /* qui que dont où lequel */
	PARSE_SUB,  /* si lorsque alors */
	PARSE_PRON,
	PARSE_ADV,
	PARSE_AUX,
	PARSE_VERB, /* finite, infinitive or gerund */
	PARSE_PART, /* participle */
	PARSE_NAME, /* inside an entity that is no date and no offence */
	PARSE_DATE,
	PARSE_FIGURE,
	PARSE_MARK
};

enum event {
	EVENT_NONE,
	EVENT_ARREST,
	EVENT_CHARGE,
	EVENT_CONVICTION,
	EVENT_RELEASE,
	EVENT_WANTED,
	EVENT_SEARCH,
	EVENT_DISMANTLING,
	EVENT_SEIZURE,
	EVENT_RESCUE,
	EVENT_INTERCEPTION,
	EVENT_EXPULSION,
	EVENT_DEATH,
	EVENT_INJURY,
	EVENT_MISSING,
	EVENT_ABDUCTION,
	EVENT_ATTACK,
	EVENT_CASE,
	EVENT_OPERATION,
	EVENT_PARTICIPATION,
	EVENT_FUNDING,
	EVENTS
};

struct parse_word {
	uint8_t class; /* enum parse_class */
	uint8_t event; /* enum event: on every token of a phrase that names one */
	bool noun;     /* the event word can be a noun: arrestation, blessés */
	bool person;   /* a noun of persons that another event may befall: détenus, otages */
	bool fixed;    /* the class is from words.tsv */
	bool report;   /* a verb of saying: its date does not date what is said */
	bool worth;    /* a verb whose subject is what is measured: coûte, atteint */
	uint32_t ent;  /* index of the entity, PARSE_NO */
	uint32_t fig;  /* index of the figure, PARSE_NO */
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
	struct parse_ent *e;
	size_t ne;
	struct figure *f;
	size_t nf;
};

/* The name of an event as records have it; "-" for none. */
const char *parse_event(enum event e);

/*
 * Splits and tags text with its ne entities e (in order); all in arena a. memory: of the figures
 * of the document.
 */
void parse_sentence(struct parse *p, struct str text, struct parse_ent *e, size_t ne,
    struct figure_memory *memory, struct arena *a);

/* The class of token i; PARSE_MARK outside the sentence. */
static inline enum parse_class
parse_at(const struct parse *p, size_t i)
{
	return i < p->n ? (enum parse_class)p->w[i].class : PARSE_MARK;
}

/* True if token i is the one-byte mark c. */
bool parse_mark(const struct parse *p, size_t i, char c);

/* True if token i has this text (folded). */
bool parse_is(const struct parse *p, size_t i, uint64_t hash);

/* True if tokens i - 1 and i stand without a space in between. */
static inline bool
parse_glued(const struct parse *p, size_t i)
{
	return i > 0 && i < p->n && !(p->t[i].flags & TOK_SPACE);
}

#endif
