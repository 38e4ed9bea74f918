#ifndef STATS_H
#define STATS_H

#include "event.h"
#include "part.h"
#include "when.h"
#include "where.h"

/*
 * The figures of a document with what they count, in which event, when, where, and of which other
 * figure each is a part. Rows live until the next stats_sentence().
 */

enum { STATS_PART = 64 };

struct stats_row {
	const struct figure *figure;
	uint32_t cstart, cend;	      /* code points */
	struct str text, what, where; /* n 0 for none */
	enum event event;
	bool aside; /* « à 200 km », « contre 17 en 2022 »: its date is not that of the sentence */
	char when[WHEN_SIZE];  /* EDTF or "-" */
	char part[STATS_PART]; /* SENT:START, =SENT:START or "-" */
	enum what_rule what_rule;
	enum event_rule event_rule;
	enum when_rule when_rule;
	enum where_rule where_rule;
	enum part_rule part_rule;
};

struct stats;

struct stats *stats_open(void);
void stats_close(struct stats *s);

/* A new document of this date (EDTF or "-") begins: nothing of the last one is remembered. */
void stats_document(struct stats *s, struct str date);

/* A sentence as its record has it; all is copied. */
struct stats_sent {
	struct str number, par, kind, text;
};

/*
 * Where its page comes from (a URL or a name): « dinars » on a site of Tunisia are Tunisian. After
 * stats_document().
 */
void stats_source(struct stats *s, struct str source);

/* A new sentence. False if it can hold no figure: then its entities need not be given. */
bool stats_sentence(struct stats *s, const struct stats_sent *x);

/* An entity of that sentence, code points [start, end); in order. Strings are copied. */
void stats_entity(struct stats *s, size_t start, size_t end, struct str type, struct str text,
    struct str name, struct str code);

/* The rows of that sentence, in order; how many. To be called once a sentence. */
size_t stats_find(struct stats *s, const struct stats_row **rows);

#endif
