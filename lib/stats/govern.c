/* The verb that governs a phrase: before it, as its object, or behind it, with it as subject. */
#include "govern.h"

#include "clause.h"
#include "sign.h"

enum { LIST = 24 };   /* tokens before the colon of a list, inside a bracket */
enum { REACH = 60 };  /* tokens looked at on either side: keeps long sentences linear */
enum { GERUND = 20 }; /* tokens of « faisant l'objet de poursuites » */

static bool
ends_clause(const struct parse *p, size_t i)
{
	return parse_mark(p, i, ';') || parse_mark(p, i, ':');
}

/* « | portant | sur », « | visant |»: what the noun before is about. */
static bool
bears_on(const struct parse *p, uint32_t i)
{
	return sign_is(&p->t[i], SIGN_REGARDS);
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

/* Where the bracket opens that closes before k, behind its opening mark; k if it does not. */
static uint32_t
before_bracket(const struct parse *p, uint32_t k)
{
	for (uint32_t i = k - 1; i > 0 && k - i < LIST; i--)
		if (parse_mark(p, i - 1, '('))
			return i;
	return k;
}

/* The verb before: EVENT_NONE and *verb when there is one that names no event. */
static enum event
by_object(const struct parse *p, uint32_t i, bool *verb)
{
	for (uint32_t k = i; k > 0 && i - k < REACH; k--) {
		const struct parse_word *w = &p->w[k - 1];
		bool next = k == i;

		/* « dont 12 "valises" | (plaquettes réunies) | pesant 410 kg » */
		if (parse_mark(p, k - 1, ')')) {
			k = before_bracket(p, k);
			continue;
		}

		if (parse_mark(p, k - 1, ':') && parse_at(p, k) == PARSE_FIGURE)
			return by_list(p, k - 1);
		/* « ont saisi 5 kilos de résine | ; | 90 cigarettes » */
		if (parse_mark(p, k - 1, ';') && clause_lists(p, k - 1))
			continue;
		if (ends_clause(p, k - 1) || w->class == PARSE_SUB || w->class == PARSE_REL)
			return EVENT_NONE;
		if (w->event && w->event != EVENT_CASE && w->noun && w->class != PARSE_VERB &&
		    parse_at(p, k) == PARSE_DE) {
			*verb = true;
			return (enum event)w->event;
		}
		if (of_item_before(p, k - 1, i))
			continue;
		/* « | Jugés | pour trafic, 15 prévenus ont été condamnés » */
		if (k == 1 && (w->class == PARSE_PART || w->class == PARSE_VERB) &&
		    str_ends(tok_str(p->text, &p->t[0]), STR("s")) && parse_mark(p, i - 1, ','))
			return EVENT_NONE;
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

/* « neuf personnes – dont trois femmes | – | ont été blessées », « (dont trois femmes|)| ont été » */
static bool
ends_insertion(const struct parse *p, uint32_t k)
{
	struct str s = tok_str(p->text, &p->t[k]);

	return parse_at(p, k) == PARSE_MARK &&
	       (s.s[0] == ')' || str_eq(s, STR("–")) || str_eq(s, STR("—")) ||
		   (s.s[0] == '-' && !parse_glued(p, k) && !parse_glued(p, k + 1)));
}

/* The comma behind the gerund at k where the verb of the clause follows; k if there is none. */
static uint32_t
behind_gerund(const struct parse *p, uint32_t k)
{
	for (uint32_t i = k; i + 1 < p->n && i - k < GERUND && !ends_clause(p, i); i++)
		if (parse_mark(p, i, ',') && parse_at(p, i + 1) == PARSE_AUX)
			return i;
	return k;
}

/* A noun, as far as one can tell: « huit | militaires | ». */
static bool
is_counted(const struct parse *p, uint32_t i)
{
	return parse_at(p, i) == PARSE_WORD || parse_at(p, i) == PARSE_ADJ;
}

/*
 * Where what is passed over behind the phrase that ends at i ends, if it begins at k: brackets, « 150
 * individus | dont 64 Tunisiens | ont été secourus », « Douze passeurs, | faisant l'objet de
 * poursuites, | ont été arrêtés »; k if none does. A bracket closes an aside.
 */
static uint32_t
behind_aside(const struct parse *p, uint32_t i, uint32_t k, bool *aside)
{
	uint32_t end = phrase_behind_bracket(p, k);

	if (end > k) {
		*aside = false;
		return end;
	}
	if (parse_sign(p, k, CUE_SIGN(DONT)) && parse_at(p, k + 1) == PARSE_FIGURE && k > 0 &&
	    !parse_mark(p, k - 1, ',')) {
		end = p->f[p->w[k + 1].fig].last;
		return is_counted(p, end) ? end + 1 : k;
	}
	if (k > i && parse_mark(p, k - 1, ',') && parse_at(p, k) == PARSE_VERB &&
	    str_ends(tok_str(p->text, &p->t[k]), STR("ant")) && (end = behind_gerund(p, k)) > k)
		return end + 1;
	return k;
}

/* The verb that the phrase is subject of, relative clauses and insertions passed over. */
static enum event
by_subject(const struct parse *p, uint32_t i)
{
	enum event part = EVENT_NONE;
	bool aside = false, having = false, verbs = false, far = false;
	uint32_t end;

	for (uint32_t k = i; k < p->n && k - i < REACH; k++) {
		const struct parse_word *w = &p->w[k];

		if ((end = behind_aside(p, i, k, &aside)) > k) {
			k = end - 1;
			continue;
		}
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
			if (parse_mark(p, k, ',') || ends_insertion(p, k) ||
			    (verbs && starts_group(p, k)))
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
	/* « et lundi, 23 personnes | dont huit soldats | ont été tuées » */
	if (parse_sign(p, last, CUE_SIGN(DONT)) && parse_at(p, last + 1) == PARSE_FIGURE &&
	    is_counted(p, p->f[p->w[last + 1].fig].last))
		last = p->f[p->w[last + 1].fig].last + 1;
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
bool
govern_opens_list(const struct parse *p, uint32_t first, uint32_t last)
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

enum event
govern_event(const struct parse *p, uint32_t first, uint32_t last, bool *subject)
{
	bool verb = false;
	enum event e;

	if (opens_clause(p, first, last) || govern_opens_list(p, first, last)) {
		*subject = true;
		return by_subject(p, last);
	}
	*subject = false;
	if ((e = by_object(p, first, &verb)))
		return e;
	*subject = true;
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
