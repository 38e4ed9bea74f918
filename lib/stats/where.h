#ifndef WHERE_H
#define WHERE_H

#include "what.h"

/*
 * The place of a figure's event among the LOC entities of its sentence: one that a preposition of
 * place leads in (« à Casablanca », « dans le quartier Al Aouama »), or that opens a headline
 * (« Jerada : deux mineurs … »). Two places side by side are none: a wrong place is worse.
 */

enum where_rule {
	WHERE_NONE,
	WHERE_HEADLINE,
	WHERE_CLAUSE,
	WHERE_PHRASE,  /* inside the counted phrase: « six immeubles de Haret Hreik » */
	WHERE_OU,      /* « à Kaziba, où 37 civils ont péri » */
	WHERE_SUBJECT, /* « la Guinée a enregistré 42 cas » */
	WHERE_RULES
};

/*
 * The entity that places figure k, whose counted phrase is the tokens [first, last); PARSE_NO for
 * none. title: the sentence is a headline.
 */
uint32_t where_find(const struct parse *p, size_t k, uint32_t first, uint32_t last, bool title,
    enum where_rule *rule);

/* What records call entity i: its code, that of a country, its name. */
struct str where_name(const struct parse *p, uint32_t i);

/* The name of a rule, for -w. */
const char *where_rule_name(enum where_rule r);

#endif
