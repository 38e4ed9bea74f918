#ifndef EVENT_H
#define EVENT_H

#include "what.h"

/*
 * The event in which a figure takes part: the class of the nearest governing verb or action noun
 * (events.tsv). Nearness is that of grammar as far as order shows it: the counted noun itself, the
 * noun it completes, the participle behind it, the verb before it, the verb it is subject of.
 */

enum event_rule {
	EVENT_BY_NONE,
	EVENT_BY_HEAD,	     /* « 30 | morts | » */
	EVENT_BY_NOUN,	     /* « l'| arrestation | de 176 suspects » */
	EVENT_BY_PARTICIPLE, /* « trois personnes | tuées | » */
	EVENT_BY_OBJECT,     /* « ont | intercepté | 22 suspects » */
	EVENT_BY_SUBJECT,    /* « onze individus ont été | arrêtés | » */
	EVENT_BY_WHOLE,	     /* that of the figure it is a part of */
	EVENT_BY_TOPIC,	     /* « | Grâce royale | : 19 673 personnes concernées » */
	EVENT_RULES
};

/* The event of figure k, whose counted phrase is what; title: the sentence is a headline. */
enum event event_find(
    const struct parse *p, size_t k, struct what what, bool title, enum event_rule *rule);

/* The name of a rule, for -w. */
const char *event_rule_name(enum event_rule r);

#endif
