#ifndef WHEN_H
#define WHEN_H

#include "what.h"

/*
 * The date of a figure among the DATE entities of its sentence. A date on a verb of saying (« a
 * indiqué mardi que ») or inside another noun phrase (« la mine fermée en 2001 ») dates nothing.
 */

enum when_rule {
	WHEN_NONE,
	WHEN_CLAUSE,	/* in the figure's clause */
	WHEN_SENTENCE,	/* elsewhere in its sentence */
	WHEN_INHERITED, /* that of the sentence before */
	WHEN_RULES
};

enum { WHEN_SIZE = 64 };

/* What « la veille » may be told from: EDTF or "-". */
struct when_told {
	const char *when; /* the date of the sentence before */
	const char *text; /* of the document */
};

/*
 * The EDTF date of figure k, whose counted phrase ends before token last, in code ("-" for none).
 * *rule says which rule found it. *stated: the sentence has a date of its own (then none may be
 * inherited).
 */
void when_find(const struct parse *p, size_t k, uint32_t last, const struct when_told *told,
    char code[WHEN_SIZE], enum when_rule *rule, bool *stated);

/* The name of a rule, for -w. */
const char *when_rule_name(enum when_rule r);

#endif
