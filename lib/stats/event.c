#include "event.h"

#include "aside.h"
#include "ending.h"
#include "fit.h"
#include "govern.h"
#include "sign.h"
#include "thing.h"

#include <string.h>

static const char *const rule_names[EVENT_RULES] = {
    "none", "head", "noun", "participle", "object", "subject", "whole", "topic"};

const char *
event_rule_name(enum event_rule r)
{
	return rule_names[r];
}

enum { REACH = 60 }; /* tokens looked at on either side: keeps long sentences linear */

/* The head of the counted phrase is itself an event: morts, nouveaux cas, arrestations. */
static enum event
by_head(const struct parse *p, struct what what)
{
	for (uint32_t i = what.first; i < what.last; i++) {
		if (parse_at(p, i) == PARSE_ADJ && !p->w[i].event)
			continue;
		return p->w[i].noun && !p->w[i].person ? (enum event)p->w[i].event : EVENT_NONE;
	}
	return EVENT_NONE;
}

/* « l'arrestation de 176 suspects », « participation à plus d'une douzaine de projets » */
static enum event
by_noun(const struct parse *p, uint32_t i, bool money)
{
	int words;
	enum event e;

	while (i > 0 && parse_at(p, i - 1) == PARSE_DET)
		i--;
	if (i == 0 || !(parse_at(p, i - 1) == PARSE_DE || parse_sign(p, i - 1, CUE_SIGN(TO)) ||
			  parse_sign(p, i - 1, CUE_SIGN(TOS))))
		return EVENT_NONE;
	i--;
	if (i > 1 &&
	    parse_mark(p, i - 1, ',')) /* « l'arrestation, le 10 juillet, de 49 soldats » */
		for (words = 0, i -= 2; words < 8 && i > 0 && !parse_mark(p, i, ','); words++)
			i--;
	for (words = 0; words < 4 && i > 0; words++, i--) {
		enum parse_class c = parse_at(p, i - 1);
		e = (enum event)p->w[i - 1].event;
		/* « l'affaire des 282 conteneurs », « un fonds de 1 800 documents »: none of them */
		if (e == EVENT_PARTICIPATION && words == 0) /* a participé à */
			return e;
		if (e && p->w[i - 1].noun)
			return e == EVENT_CASE || (e == EVENT_FUNDING && !money) ? EVENT_NONE : e;
		if (c != PARSE_WORD && c != PARSE_ADJ && c != PARSE_NAME && c != PARSE_DE)
			break;
	}
	return EVENT_NONE;
}

/* « Grâce royale : 19 673 personnes concernées » */
static enum event
by_topic(const struct parse *p, uint32_t first)
{
	for (uint32_t i = 0; i < first && i < REACH; i++)
		if (parse_mark(p, i, ':')) {
			for (uint32_t k = 0; k < i; k++)
				if (p->w[k].event && p->w[k].noun && p->w[k].event != EVENT_CASE &&
				    p->w[k].event != EVENT_OPERATION)
					return (enum event)p->w[k].event;
			break;
		}
	return EVENT_NONE;
}

/*
 * « a conduit à l'| identification | de 73 victimes », « dans la | collision | de deux minibus »: an
 * action noun that names no event governs the figure, not the verb further away.
 */
static bool
is_of_action(const struct parse *p, uint32_t i)
{
	struct str s;

	while (i > 0 && parse_at(p, i - 1) == PARSE_DET)
		i--;
	if (i < 3 || parse_at(p, i - 1) != PARSE_DE || parse_at(p, i - 2) != PARSE_WORD ||
	    p->w[i - 2].event)
		return false;
	if (parse_at(p, i - 3) != PARSE_PREP &&
	    /* « l'arrestation de 62 personnes, | la détection de | 31 migrants » */
	    !(i > 4 && parse_at(p, i - 3) == PARSE_DET &&
		(parse_mark(p, i - 4, ',') || parse_at(p, i - 4) == PARSE_CONJ)) &&
	    !(i > 3 && parse_at(p, i - 3) == PARSE_DET && !parse_sign(p, i - 3, CUE_SIGN(ONE)) &&
		(parse_at(p, i - 4) == PARSE_PREP || parse_sign(p, i - 4, CUE_SIGN(TO)))))
		return false;
	if (parse_sign(
		p, i - 2, CUE_SIGN(HAPPENING))) /* « après le naufrage de deux embarcations » */
		return true;
	s = tok_str(p->text, &p->t[i - 2]);
	return s.n > 6 && ending_is(s, ENDING_ACTION, 0);
}

/* « 20.000 personnes ont été arrêtées sur les | 60.000 | qui … »: its own clause has no event. */
static bool
is_out_of(const struct parse *p, const struct figure *f)
{
	return f->first > 1 && parse_at(p, f->first - 1) == PARSE_DET &&
	       parse_sign(p, f->first - 2, CUE_SIGN(SUR) | CUE_SIGN(PARMI)) &&
	       parse_at(p, f->last) == PARSE_REL;
}

/* Where adverbs and « autres » behind the figure and what it counts end. */
static uint32_t
behind(const struct parse *p, uint32_t last)
{
	uint32_t i = last;

	while (parse_at(p, i) == PARSE_ADV || parse_sign(p, i, CUE_SIGN(OTHERS)) ||
	       (i == last && parse_mark(p, i, '"')))
		i++;
	return i;
}

/* « …, et neuf bus d'Alsa | endommagés |. »: a participle at i that names no event and ends all. */
static bool
ends_by_participle(const struct parse *p, size_t k, uint32_t first, uint32_t i)
{
	uint32_t before = k > 0 ? p->f[k - 1].first : 0;

	/* « la | saisie | de 119 fusils et 75 motos utilisées pour » */
	if (before > 1 && parse_at(p, before - 1) == PARSE_DE && p->w[before - 2].event &&
	    p->w[before - 2].noun)
		return false;
	return first > 0 && parse_at(p, first - 1) == PARSE_CONJ &&
	       (parse_at(p, i + 1) == PARSE_MARK || parse_at(p, i + 1) == PARSE_DATE ||
		   (parse_at(p, i + 1) == PARSE_PREP && !parse_sign(p, i + 1, CUE_SIGN(POUR))));
}

/* « onze civils | et 19 soldats | tués »: where the second of two things counted ends; else i. */
static uint32_t
behind_list(const struct parse *p, size_t k, uint32_t last, uint32_t i)
{
	struct what next;
	uint32_t end;

	if (p->f[k].kind != FIGURE_COUNT || !parse_sign(p, last, CUE_SIGN(ET)) || k + 1 >= p->nf ||
	    p->f[k + 1].first != last + 1 || p->f[k + 1].kind != FIGURE_COUNT)
		return i;
	next = thing_find(p, k + 1);
	end = behind(p, next.last);
	return next.rule == WHAT_NEXT && parse_at(p, end) == PARSE_PART && p->w[end].event &&
		       p->w[end].event != EVENT_SEIZURE
		   ? end
		   : i;
}

/*
 * « trois hommes ont été tués et dix éléments de soutien | aux groupes terroristes | arrêtés »: the
 * participle that ends the clause, behind a complement with à; else i.
 */
static uint32_t
behind_complement(const struct parse *p, size_t k, uint32_t i)
{
	enum { WORDS = 5 };
	uint32_t end = i;

	if (k == 0 || !parse_sign(p, i, CUE_SIGN(TOS)) ||
	    parse_at(p, p->f[k].first - 1) != PARSE_CONJ)
		return i;
	for (end++;
	     end - i < WORDS && (parse_at(p, end) == PARSE_WORD || parse_at(p, end) == PARSE_ADJ);
	     end++)
		;
	return parse_at(p, end) == PARSE_PART && p->w[end].event &&
		       parse_at(p, end + 1) == PARSE_MARK
		   ? end
		   : i;
}

/* A participle or « en garde à vue » behind figure k, whose phrase is [first, last). */
static enum event
by_participle(const struct parse *p, size_t k, uint32_t first, uint32_t last, bool *none)
{
	uint32_t i = behind(p, last);

	*none = false;
	i = behind_list(p, k, last, i);
	i = behind_complement(p, k, i);
	/* « 700 des 720 manifestants arrêtés ont été libérés »: arrêtés is said of the 720 */
	if (parse_at(p, i) == PARSE_PART &&
	    !(k + 1 < p->nf && p->f[k + 1].first < i && p->f[k + 1].first != last + 1)) {
		*none = !p->w[i].event && ends_by_participle(p, k, first, i);
		if (p->w[i].event || *none)
			return (enum event)p->w[i].event;
	}
	/* « neuf personnes | en garde à vue | », « trois hommes | sont en garde à vue | » */
	while (parse_sign(p, i, CUE_SIGN(BE)) || (i > last && parse_at(p, i) == PARSE_ADV))
		i++;
	if (parse_at(p, i) == PARSE_PREP && p->w[i + 1].event && p->w[i + 1].noun &&
	    str_eq(tok_str(p->text, &p->t[i]), STR("en")))
		return (enum event)p->w[i + 1].event;
	return EVENT_NONE;
}

/* Figures that no verb of the sentence is about. */
static bool
stands_apart(const struct parse *p, const struct figure *f, struct what what, uint32_t first)
{
	/* « 35 personnes tuées et 26 000 | sinistrées | » */
	if (what.rule == WHAT_NEXT && what.first == f->last && what.last == f->last + 1 &&
	    parse_at(p, what.first) == PARSE_PART && !p->w[what.first].event && f->first > 0 &&
	    parse_at(p, f->first - 1) == PARSE_CONJ && parse_at(p, what.last) != PARSE_AUX)
		return true;
	return f->kind == FIGURE_ORDINAL || aside_is_comparison(p, f) || is_of_action(p, first) ||
	       is_out_of(p, f) || aside_is_way(p, f) || aside_is_source(p, f) ||
	       /* « où l'on meurt, peuplé de 25 millions d' | habitants | » */
	       (what.last > 0 && f->kind == FIGURE_COUNT &&
		   sign_is(&p->t[what.last - 1], SIGN_TIMELESS));
}

/* By the rules in their order. */
static enum event
find(const struct parse *p, size_t k, struct what what, bool title, enum event_rule *rule)
{
	const struct figure *f = &p->f[k];
	uint32_t first = f->first, last = f->last, i;
	enum event e;
	bool none, subject = false;

	*rule = EVENT_BY_NONE;
	if (aside_is_interval(p, f))
		return EVENT_NONE;
	if (what.rule == WHAT_NEXT || what.rule == WHAT_OF || what.rule == WHAT_BESIDE) {
		first = what.first < first ? what.first : first;
		last = what.last > last ? what.last : last;
	}
	*rule = EVENT_BY_NOUN; /* « participation à une vingtaine d'opérations » */
	e = by_noun(p, first, f->kind == FIGURE_MONEY);
	if (e == EVENT_PARTICIPATION)
		return e;
	*rule = EVENT_BY_HEAD;
	if (what.rule && by_head(p, what))
		return by_head(p, what);
	*rule = EVENT_BY_NOUN;
	if (e)
		return e;
	*rule = EVENT_BY_OBJECT; /* « avoir | agressé | deux gendarmes placé en garde à vue » */
	if (first > 0 && p->w[first - 1].event && parse_at(p, first - 1) == PARSE_VERB)
		return (enum event)p->w[first - 1].event;
	*rule = EVENT_BY_PARTICIPLE;
	if ((e = by_participle(p, k, first, last, &none)) ||
	    (none && !govern_opens_list(p, first, last)))
		return e;
	/* « le nombre de | cyclistes | tués | a oscillé entre 8 et 10 » */
	if (what.rule == WHAT_SUBJECT && f->kind == FIGURE_COUNT &&
	    parse_at(p, what.last) == PARSE_PART && p->w[what.last].event && what.last < f->first)
		return (enum event)p->w[what.last].event;
	*rule = EVENT_BY_NONE;
	if (stands_apart(p, f, what, first))
		return EVENT_NONE;
	e = govern_event(p, first, last, &subject);
	*rule = subject ? EVENT_BY_SUBJECT : EVENT_BY_OBJECT;
	if (e)
		return e;
	*rule = EVENT_BY_TOPIC;
	if (title && (e = by_topic(p, first)))
		return e;
	*rule = EVENT_BY_HEAD; /* « 120 détenus »: if nothing else befalls them */
	for (i = f->last; i < what.last && what.rule == WHAT_NEXT; i++)
		if (p->w[i].person && i == what.first)
			return (enum event)p->w[i].event;
	*rule = EVENT_BY_NONE;
	return EVENT_NONE;
}

enum event
event_find(const struct parse *p, size_t k, struct what what, bool title, enum event_rule *rule)
{
	enum event e = find(p, k, what, title, rule);

	if ((*rule == EVENT_BY_OBJECT || *rule == EVENT_BY_SUBJECT) &&
	    fit_is_complement(p, k, what, e))
		e = EVENT_NONE;
	e = fit_event(p, k, what, e, *rule == EVENT_BY_HEAD);
	if (e == EVENT_NONE)
		*rule = EVENT_BY_NONE;
	return e;
}
