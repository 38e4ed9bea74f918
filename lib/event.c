#include "event.h"

static const char *const rule_names[EVENT_RULES] = {
    "none", "head", "noun", "participle", "object", "subject", "whole"};

const char *
event_rule_name(enum event_rule r)
{
	return rule_names[r];
}

enum { REACH = 60 }; /* tokens looked at on either side: keeps long sentences linear */

static bool
ends_clause(const struct parse *p, size_t i)
{
	return parse_mark(p, i, ';') || parse_mark(p, i, ':') || parse_mark(p, i, '.');
}

/* The head of the counted phrase is itself an event: morts, nouveaux cas, arrestations. */
static enum event
by_head(const struct parse *p, struct what what)
{
	for (uint32_t i = what.first; i < what.last; i++) {
		if (parse_at(p, i) == PARSE_ADJ && !p->w[i].event)
			continue;
		return p->w[i].noun ? (enum event)p->w[i].event : EVENT_NONE;
	}
	return EVENT_NONE;
}

/* « l'arrestation de 176 suspects », « participation à plus d'une douzaine de projets » */
static enum event
by_noun(const struct parse *p, uint32_t i)
{
	int words;

	while (i > 0 && parse_at(p, i - 1) == PARSE_DET)
		i--;
	if (i == 0 || !(parse_at(p, i - 1) == PARSE_DE || parse_is(p, i - 1, tok_hash("à")) ||
			  parse_is(p, i - 1, tok_hash("aux"))))
		return EVENT_NONE;
	i--;
	for (words = 0; words < 4 && i > 0; words++, i--) {
		enum parse_class c = parse_at(p, i - 1);
		if (p->w[i - 1].event && p->w[i - 1].noun)
			return (enum event)p->w[i - 1].event;
		if (c != PARSE_WORD && c != PARSE_ADJ && c != PARSE_NAME && c != PARSE_DE)
			break;
	}
	return EVENT_NONE;
}

/* The verb before: EVENT_NONE and *verb when there is one that names no event. */
static enum event
by_object(const struct parse *p, uint32_t i, bool *verb)
{
	for (uint32_t k = i; k > 0 && i - k < REACH; k--) {
		const struct parse_word *w = &p->w[k - 1];

		if (ends_clause(p, k - 1) || w->class == PARSE_SUB)
			return EVENT_NONE;
		if (w->class == PARSE_REL)
			return EVENT_NONE;
		if (w->event && w->noun && w->class != PARSE_VERB && parse_at(p, k) == PARSE_DE) {
			*verb = true;
			return (enum event)w->event;
		}
		if ((w->class == PARSE_PART || w->class == PARSE_VERB) && w->event && !w->noun) {
			*verb = true;
			return (enum event)w->event;
		}
		if (w->class == PARSE_VERB) {
			*verb = true;
			return EVENT_NONE;
		}
		if (w->class == PARSE_AUX && !parse_is(p, k - 1, tok_hash("été")))
			*verb = true;
	}
	return EVENT_NONE;
}

/* The verb that the phrase is subject of, relative clauses and insertions passed over. */
static enum event
by_subject(const struct parse *p, uint32_t i)
{
	enum event part = EVENT_NONE;
	bool aside = false;

	for (uint32_t k = i; k < p->n && k - i < REACH; k++) {
		const struct parse_word *w = &p->w[k];

		if (ends_clause(p, k) || w->class == PARSE_SUB)
			break;
		if (w->class == PARSE_REL) {
			aside = true;
			continue;
		}
		if (aside) {
			if (parse_mark(p, k, ','))
				aside = false;
			continue;
		}
		if (w->class == PARSE_VERB && !(w->report && !w->event))
			return w->noun ? EVENT_NONE : (enum event)w->event;
		if (w->class == PARSE_PART && w->event && !w->noun && part == EVENT_NONE)
			part = (enum event)w->event;
	}
	return part;
}

enum event
event_find(const struct parse *p, size_t k, struct what what, enum event_rule *rule)
{
	const struct figure *f = &p->f[k];
	uint32_t first = f->first, last = f->last, i;
	bool verb = false;
	enum event e;

	if (what.rule && what.rule != WHAT_SUBJECT) {
		first = what.first < first ? what.first : first;
		last = what.last > last ? what.last : last;
	}
	*rule = EVENT_BY_HEAD;
	if (what.rule && (e = by_head(p, what)))
		return e;
	*rule = EVENT_BY_NOUN;
	if ((e = by_noun(p, first)))
		return e;
	*rule = EVENT_BY_PARTICIPLE;
	for (i = last; parse_at(p, i) == PARSE_ADV; i++)
		;
	if (parse_at(p, i) == PARSE_PART && p->w[i].event)
		return (enum event)p->w[i].event;
	*rule = EVENT_BY_OBJECT;
	if ((e = by_object(p, first, &verb)))
		return e;
	*rule = EVENT_BY_SUBJECT;
	if (!verb && (e = by_subject(p, last)))
		return e;
	*rule = EVENT_BY_NONE;
	return EVENT_NONE;
}
