#include "event.h"

#include "aside.h"
#include "ending.h"
#include "fit.h"
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

enum { LIST = 24 };  /* tokens before the colon of a list */
enum { REACH = 60 }; /* tokens looked at on either side: keeps long sentences linear */

static bool
ends_clause(const struct parse *p, size_t i)
{
	return parse_mark(p, i, ';') || parse_mark(p, i, ':');
}

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

/* « portant sur », « concernant »: what the noun before is about. */
static bool
bears_on(const struct parse *p, uint32_t i)
{
	struct str s = tok_str(p->text, &p->t[i]);

	return str_eq(s, STR("portant")) || str_eq(s, STR("concernant")) ||
	       str_eq(s, STR("impliquant")) || str_eq(s, STR("visant"));
}

/* « a mis la main sur d'autres drogues | : | deux kilos de kif et 550 g »: a seizure before the colon. */
static enum event
by_list(const struct parse *p, uint32_t colon)
{
	for (uint32_t k = colon; k > 0 && colon - k < LIST; k--)
		if (parse_at(p, k - 1) == PARSE_VERB || parse_at(p, k - 1) == PARSE_MARK)
			return p->w[k - 1].event == EVENT_SEIZURE ? EVENT_SEIZURE : EVENT_NONE;
	return EVENT_NONE;
}

/* « neuf véhicules | saisis |, et huit constats »: a participle at k of a thing counted before token i. */
static bool
of_item_before(const struct parse *p, uint32_t k, uint32_t i)
{
	return parse_at(p, k) == PARSE_PART && p->w[k].event && k > 1 && k + 1 < i &&
	       parse_at(p, k - 1) == PARSE_WORD && parse_at(p, k - 2) == PARSE_FIGURE &&
	       parse_mark(p, k + 1, ',');
}

/* The verb before: EVENT_NONE and *verb when there is one that names no event. */
static enum event
by_object(const struct parse *p, uint32_t i, bool *verb)
{
	for (uint32_t k = i; k > 0 && i - k < REACH; k--) {
		const struct parse_word *w = &p->w[k - 1];
		bool next = k == i;

		if (parse_mark(p, k - 1, ':') && parse_at(p, k) == PARSE_FIGURE)
			return by_list(p, k - 1);
		if (ends_clause(p, k - 1) || w->class == PARSE_SUB || w->class == PARSE_REL)
			return EVENT_NONE;
		if (w->event && w->event != EVENT_CASE && w->noun && w->class != PARSE_VERB &&
		    parse_at(p, k) == PARSE_DE) {
			*verb = true;
			return (enum event)w->event;
		}
		if (of_item_before(p, k - 1, i))
			continue;
		if ((w->class == PARSE_PART || w->class == PARSE_VERB) && w->event &&
		    (!w->noun || next)) {
			*verb = true;
			return (enum event)w->event;
		}
		/* « mené | par une centaine d'officiers » */
		if (w->class == PARSE_PART && !w->event && k + 1 == i &&
		    parse_at(p, k) == PARSE_PREP) {
			*verb = true;
			return EVENT_NONE;
		}
		if (w->class == PARSE_VERB || (w->class == PARSE_PART && next)) {
			*verb = true;
			/* « a réalisé une saisie | portant sur | 108,7 kg » */
			return k > 1 && bears_on(p, k - 1) && p->w[k - 2].noun &&
				       p->w[k - 2].class != PARSE_VERB
				   ? (enum event)p->w[k - 2].event
				   : EVENT_NONE;
		}
		if (w->class == PARSE_AUX && !parse_sign(p, k - 1, CUE_SIGN(BEEN)))
			*verb = true;
	}
	return EVENT_NONE;
}

/* « fait | l'objet | de 14 avis de recherche »: the event is what the verb brings. */
static enum event
by_light_verb(const struct parse *p, uint32_t k)
{
	struct str s = tok_str(p->text, &p->t[k]);

	/* « ont | bénéficié | d'une libération » */
	if (s.n > 7 && memcmp(s.s, "bénéfici", 9) == 0) {
		for (uint32_t i = k + 1; i < p->n && i < k + 5; i++)
			if (p->w[i].event && p->w[i].noun)
				return (enum event)p->w[i].event;
		return EVENT_NONE;
	}
	if (!parse_sign(p, k + 2, CUE_SIGN(OBJET) | CUE_SIGN(STAGE)))
		return EVENT_NONE;
	for (uint32_t i = k + 3; i < p->n && i < k + 10; i++)
		if (p->w[i].event && p->w[i].noun)
			return (enum event)p->w[i].event;
	return EVENT_NONE;
}

/* « suspectés | avoir | été achetés » */
static bool
is_infinitive(const struct parse *p, uint32_t i)
{
	struct str s = tok_str(p->text, &p->t[i]);

	return str_eq(s, STR("avoir")) || str_eq(s, STR("être"));
}

/* A verb or auxiliary that is not coordinated with one before. */
static bool
starts_group(const struct parse *p, uint32_t k)
{
	enum parse_class c = parse_at(p, k), before = k > 0 ? parse_at(p, k - 1) : PARSE_MARK;

	/* « qui patrouillaient | ont été tués » */
	if (c == PARSE_AUX && before == PARSE_VERB)
		return !is_infinitive(p, k);
	return (c == PARSE_AUX || c == PARSE_VERB) && before != PARSE_AUX && before != PARSE_VERB &&
	       before != PARSE_CONJ && before != PARSE_PREP && before != PARSE_DE &&
	       before != PARSE_PRON;
}

/* « trois véhicules | ayant servi | au transport sont saisis » */
static bool
is_having(const struct parse *p, uint32_t k)
{
	return str_eq(tok_str(p->text, &p->t[k]), STR("ayant")) ||
	       str_eq(tok_str(p->text, &p->t[k]), STR("étant"));
}

/* The verb that the phrase is subject of, relative clauses and insertions passed over. */
static enum event
by_subject(const struct parse *p, uint32_t i)
{
	enum event part = EVENT_NONE;
	bool aside = false, having = false, verbs = false, far = false;

	for (uint32_t k = i; k < p->n && k - i < REACH; k++) {
		const struct parse_word *w = &p->w[k];

		/* « considérés | comme | dangereux » opens no clause */
		if (ends_clause(p, k) ||
		    (w->class == PARSE_SUB && parse_at(p, k - 1) != PARSE_PART))
			break;
		if (w->class == PARSE_REL || is_having(p, k)) {
			aside = true;
			verbs = false;
			having = w->class != PARSE_REL;
			continue;
		}
		/* a relative clause has one verb: the next is that of the phrase, or a comma is between */
		if (aside) {
			if (parse_mark(p, k, ',') || (verbs && starts_group(p, k)))
				aside = false;
			if (w->class == PARSE_VERB)
				verbs = true;
			/* « cinq jeunes | ayant pris part | au mouvement » without another verb */
			if (aside && having && verbs && w->event && !w->noun && !part)
				part = (enum event)w->event;
			if (aside || w->class != PARSE_VERB)
				continue;
		}
		/* « ont été | la cible | d'une attaque » */
		if (w->class == PARSE_AUX && parse_at(p, k + 1) == PARSE_DET &&
		    parse_sign(p, k + 2, CUE_SIGN(STAGE)) && parse_at(p, k + 3) == PARSE_DE)
			return by_light_verb(p, k);
		if (w->class == PARSE_VERB && !(w->report && !w->event)) {
			if (w->event || w->noun)
				return w->noun ? EVENT_NONE : (enum event)w->event;
			return by_light_verb(p, k);
		}
		if (w->class == PARSE_FIGURE && p->f[w->fig].kind != FIGURE_AGE)
			far = true;
		if (w->class == PARSE_PART && w->event && !w->noun && part == EVENT_NONE && !far)
			part = (enum event)w->event;
	}
	return part;
}

/* « et 23 | ont été graciés »: the phrase opens a clause of its own behind et, mais or a comma. */
static bool
opens_clause(const struct parse *p, uint32_t first, uint32_t last)
{
	enum parse_class c;

	/* « et 51 | autres | sont portés disparus », « et une vingtaine | d'autres | ont été » */
	while (parse_at(p, last) == PARSE_DE || parse_sign(p, last, CUE_SIGN(OTHERS)))
		last++;
	c = parse_at(p, last);
	if ((c != PARSE_AUX && c != PARSE_VERB) || is_infinitive(p, last))
		return false;
	while (first > 0 && parse_at(p, first - 1) == PARSE_DET)
		first--;
	return first == 0 || parse_at(p, first - 1) == PARSE_CONJ || parse_mark(p, first - 1, ',');
}

/*
 * « … ont été appréhendés et | 7 fusils, 48 litres et 23 tonnes de denrées | ont été saisis »: behind
 * et, or in the list that it begins, up to an auxiliary that no et joins to the verb before.
 */
static bool
opens_list_clause(const struct parse *p, uint32_t first, uint32_t last)
{
	bool et = false, verb = false;

	while (first > 0 && parse_at(p, first - 1) == PARSE_DET)
		first--;
	for (uint32_t i = first; i > 0 && first - i < REACH && !verb; i--) {
		enum parse_class c = parse_at(p, i - 1);

		verb = c == PARSE_VERB || c == PARSE_AUX;
		if (c == PARSE_REL || c == PARSE_SUB || ends_clause(p, i - 1))
			break;
		et |= parse_sign(p, i - 1, CUE_SIGN(ET)) &&
		      (i == first || parse_at(p, i) == PARSE_FIGURE);
	}
	if (!et || !verb ||
	    (parse_at(p, first - 1) != PARSE_CONJ && !parse_mark(p, first - 1, ',')))
		return false;
	for (uint32_t k = last; k < p->n && k - last < REACH; k++) {
		enum parse_class c = parse_at(p, k);

		if (parse_mark(p, k, ',') && parse_at(p, k + 1) != PARSE_FIGURE &&
		    parse_at(p, k + 1) != PARSE_DET)
			return false;
		if (c == PARSE_AUX)
			return !is_infinitive(p, k) && parse_at(p, k - 1) != PARSE_CONJ &&
			       parse_at(p, k - 1) != PARSE_PRON && !parse_mark(p, k - 1, ',');
		if (c == PARSE_VERB || c == PARSE_REL || c == PARSE_SUB || c == PARSE_PRON ||
		    ends_clause(p, k))
			return false;
	}
	return false;
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

/* « | c'est | une quantité de 3 745 kg … que la douane avait saisis », « c'était … qui ont été saisis » */
static bool
is_cleft(const struct parse *p, uint32_t first)
{
	for (uint32_t i = first; i > 0 && first - i < 24; i--) {
		if (parse_at(p, i - 1) == PARSE_REL || parse_at(p, i - 1) == PARSE_SUB)
			return false;
		if (parse_sign(p, i - 1, CUE_SIGN(BE)) && i > 1 && p->t[i - 2].flags & TOK_ELIDED &&
		    p->t[i - 2].end - p->t[i - 2].start <= 4 &&
		    (p->text.s[p->t[i - 2].start] | 0x20) == 'c')
			return true;
	}
	return false;
}

/* The first verb of an event behind a relative pronoun, from token i on. */
static enum event
by_relative(const struct parse *p, uint32_t i, bool near)
{
	bool rel = false;

	for (uint32_t k = i; k < p->n && k - i < REACH; k++) {
		if (ends_clause(p, k))
			break;
		if (p->w[k].class == PARSE_REL)
			rel = true;
		else if (!rel && near)
			break;
		if (rel && near && p->w[k].class == PARSE_VERB && !p->w[k].event)
			break;
		if (rel && p->w[k].class == PARSE_VERB && p->w[k].event)
			return p->w[k].noun ? EVENT_NONE : (enum event)p->w[k].event;
	}
	return EVENT_NONE;
}

/* A relative clause in the passive begins behind the phrase that ends at i, or behind its bracket. */
static bool
has_been(const struct parse *p, uint32_t i)
{
	i = phrase_behind_bracket(p, i);
	return parse_at(p, i) == PARSE_REL && parse_at(p, i + 1) == PARSE_AUX &&
	       parse_sign(p, i + 2, CUE_SIGN(BEEN));
}

/* The verb that has the phrase as object, or else the one it is subject of. */
static enum event
by_verb(const struct parse *p, uint32_t first, uint32_t last, enum event_rule *rule)
{
	bool verb = false;
	enum event e;

	if (opens_clause(p, first, last) || opens_list_clause(p, first, last)) {
		*rule = EVENT_BY_SUBJECT;
		return by_subject(p, last);
	}
	*rule = EVENT_BY_OBJECT;
	if ((e = by_object(p, first, &verb)))
		return e;
	*rule = EVENT_BY_SUBJECT;
	/* « Ils sont 42 personnes | à avoir péri | » */
	if (parse_sign(p, last, CUE_SIGN(TO)) && is_infinitive(p, last + 1))
		return by_subject(p, last);
	if (is_cleft(p, first))
		return by_relative(p, last, false);
	/* « ont nommé 45 civils | qui avaient été tués | » */
	if (verb)
		return has_been(p, last) ? by_relative(p, phrase_behind_bracket(p, last), true)
					 : EVENT_NONE;
	e = by_subject(p, last);
	/* « Les 125 personnes | qui se seraient noyées | … font de juin le mois le plus … » */
	return e ? e : by_relative(p, phrase_behind_bracket(p, last), true);
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
	       (parse_at(p, i + 1) == PARSE_MARK ||
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

/* A participle or « en garde à vue » behind figure k, whose phrase is [first, last). */
static enum event
by_participle(const struct parse *p, size_t k, uint32_t first, uint32_t last, bool *none)
{
	uint32_t i = behind(p, last);

	*none = false;
	i = behind_list(p, k, last, i);
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
	bool none;

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
	    (none && !opens_list_clause(p, first, last)))
		return e;
	*rule = EVENT_BY_NONE;
	if (stands_apart(p, f, what, first))
		return EVENT_NONE;
	if ((e = by_verb(p, first, last, rule)))
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
