#ifndef CUE_H
#define CUE_H

#include "lex.h"

/*
 * The tables of words that relations of figures are read from, with their names turned into
 * numbers once, at the start: classes and signs of words, classes of events.
 */

enum cue_class {
	CUE_WORD, /* a noun or an adjective, as far as one can tell */
	CUE_ADJ,
	CUE_DET,
	CUE_DE, /* de d' du des */
	CUE_PREP,
	CUE_CONJ, /* et ou ni */
	CUE_REL,  /* qui que dont où lequel */
	CUE_SUB,  /* si lorsque alors */
	CUE_PRON,
	CUE_ADV,
	CUE_AUX,
	CUE_VERB, /* finite, infinitive or gerund */
	CUE_PART, /* participle */
	CUE_CLASSES
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

/* Words that a rule asks for by name (signs.tsv says which they are): one bit each. */
/* In the order of cue.c's names. */
enum cue_bit {
	CUE_BIT_A,
	CUE_BIT_ABSTRACT,
	CUE_BIT_AFTER,
	CUE_BIT_AGE,
	CUE_BIT_AGED,
	CUE_BIT_AINSI,
	CUE_BIT_AS,
	CUE_BIT_BE,
	CUE_BIT_BEEN,
	CUE_BIT_CLITIC,
	CUE_BIT_COMPRIS,
	CUE_BIT_CONTRE,
	CUE_BIT_COUNTS,
	CUE_BIT_COURT,
	CUE_BIT_DEGREE,
	CUE_BIT_DEPUIS,
	CUE_BIT_DEVANT,
	CUE_BIT_DONT,
	CUE_BIT_ELSEWHEN,
	CUE_BIT_ELSEWHERE,
	CUE_BIT_EMPTY,
	CUE_BIT_ENTRE,
	CUE_BIT_ET,
	CUE_BIT_EVE,
	CUE_BIT_FIGURE,
	CUE_BIT_GATHERED,
	CUE_BIT_HAPPENING,
	CUE_BIT_HAS,
	CUE_BIT_JUSQUE,
	CUE_BIT_LEADS,
	CUE_BIT_LEQUEL,
	CUE_BIT_LOCATED,
	CUE_BIT_NUMBER,
	CUE_BIT_OBJET,
	CUE_BIT_OF,
	CUE_BIT_ONE,
	CUE_BIT_OTHERS,
	CUE_BIT_OU,
	CUE_BIT_PARMI,
	CUE_BIT_PEOPLE,
	CUE_BIT_PERIOD,
	CUE_BIT_PLACE,
	CUE_BIT_POUR,
	CUE_BIT_PUBLISHED,
	CUE_BIT_QUE,
	CUE_BIT_QUI,
	CUE_BIT_RATE,
	CUE_BIT_SOIT,
	CUE_BIT_STAGE,
	CUE_BIT_SUR,
	CUE_BIT_THAN,
	CUE_BIT_THAT,
	CUE_BIT_THEM,
	CUE_BIT_THEN,
	CUE_BIT_TO,
	CUE_BIT_TOLL,
	CUE_BIT_TOS,
	CUE_BIT_TREND,
	CUE_BIT_UNREAL,
	CUE_BIT_VALUE,
	CUE_BIT_WHERE,
	CUE_BIT_WITH,
	CUE_BIT_Y,
	CUE_BITS
};

#define CUE_SIGN(name) (UINT64_C(1) << CUE_BIT_##name)

/* The tables of keys of several words, as bits. */
enum cue_table { CUE_IN_WORDS = 1, CUE_IN_EVENTS = 2, CUE_IN_REPORT = 4, CUE_IN_WORTH = 8 };

/* What all tables say of a word: one look instead of five. */
struct cue_word {
	uint32_t check; /* of its hash, in small letters; 0: free */
	uint32_t more;	/* as in lex_slot, of all these tables */
	uint16_t sign;	/* its place in struct cue.signs */
	uint16_t event; /* its row of events.tsv */
	uint8_t class;	/* enum cue_class; CUE_CLASSES: not in words.tsv */
	uint8_t alone;	/* tables that have it as a key: enum cue_table */
	uint8_t longer; /* tables where a longer key begins with it */
};

enum { CUE_SLOTS = 1 << 14, CUE_KNOWN = 1 << 16 };

struct cue {
	uint64_t known[CUE_KNOWN / 64]; /* a bit for each hash of word[]: most words are in none */
	struct cue_word word[CUE_SLOTS];
	uint64_t *signs; /* by row of signs.tsv and one; 0: none */
	uint8_t *class;	 /* by row of words.tsv: enum cue_class */
	uint8_t *event;	 /* by row of events.tsv: enum event */
};

/* The numbers of all rows; freed with cue_close(). Names that are unknown become 0. */
struct cue *cue_open(void);
void cue_close(struct cue *c);

#define CUE_CHECK(hash) ((uint32_t)((hash) >> 32) | 1)

/* Is anything known of the word with this hash (tok.h: fold)? False: certainly not. */
static inline bool
cue_may(const struct cue *c, uint64_t hash)
{
	return c->known[hash >> 54] >> (hash >> 48 & 63) & 1;
}

/* What; check 0 if nothing is. */
static inline const struct cue_word *
cue_look(const struct cue *c, uint64_t hash)
{
	size_t i = hash % CUE_SLOTS;

	while (c->word[i].check != 0 && c->word[i].check != CUE_CHECK(hash))
		i = (i + 1) % CUE_SLOTS;
	return &c->word[i];
}

/* The name of an event as records have it; "-" for none. */
const char *cue_event(enum event e);

#endif
