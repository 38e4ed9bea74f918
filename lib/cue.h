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
#define CUE_SIGNS(X)                                                                               \
	X(A)                                                                                       \
	X(AFTER)                                                                                   \
	X(AGE)                                                                                     \
	X(AGED) X(AINSI) X(BE) X(BEEN) X(CLITIC) X(COMPRIS) X(CONTRE) X(COURT) X(DEGREE) X(DEPUIS) \
	    X(DEVANT) X(DONT) X(ELSEWHEN) X(ELSEWHERE) X(EMPTY) X(ENTRE) X(FIGURE) X(ET) X(JUSQUE) \
		X(LEQUEL) X(LOCATED) X(NUMBER) X(OBJET) X(OF) X(ONE) X(OTHERS) X(OU) X(PARMI)      \
		    X(PLACE) X(POUR) X(PUBLISHED) X(QUE) X(QUI) X(SOIT) X(SUR) X(THAN) X(THEM)     \
			X(THEN) X(TO) X(TOLL) X(TOS) X(VALUE) X(WHERE) X(Y)

enum cue_bit {
#define CUE_BIT(name) CUE_BIT_##name,
	CUE_SIGNS(CUE_BIT)
#undef CUE_BIT
	    CUE_BITS
};

#define CUE_SIGN(name) (UINT64_C(1) << CUE_BIT_##name)

struct cue {
	uint64_t *signs; /* by row of signs.tsv */
	uint8_t *class;	 /* by row of words.tsv: enum cue_class */
	uint8_t *event;	 /* by row of events.tsv: enum event */
};

/* The numbers of all rows; freed with cue_close(). Names that are unknown become 0. */
struct cue *cue_open(void);
void cue_close(struct cue *c);

/* The name of an event as records have it; "-" for none. */
const char *cue_event(enum event e);

#endif
