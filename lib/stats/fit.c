/* Which events a figure of a kind can take part in (depeche(5): EVENT). */
#include "fit.h"

#include "ending.h"
#include "sign.h"

#include <string.h>

enum { REACH = 60 };  /* tokens from the figure */
enum { BEHIND = 8 };  /* tokens from a term to « requis » */
enum { BRACKET = 8 }; /* tokens from a bracket to the figure in it */

/* « a | requis | une peine de 20 ans », « ils | encourent | », « la loi | punit | »: nobody is sentenced. */
static bool
is_unreal(const struct parse *p, uint32_t i)
{
	/* « neuf ans de prison | requis | contre », « huit ans sont | réclamés » */
	for (uint32_t k = i; k < p->n && k - i < BEHIND; k++) {
		if (parse_sign(p, k, CUE_SIGN(UNREAL)))
			return true;
		if (parse_at(p, k) == PARSE_MARK || parse_at(p, k) == PARSE_CONJ ||
		    parse_at(p, k) == PARSE_PREP)
			break;
	}
	for (uint32_t k = i; k > 0 && i - k < REACH; k--) {
		if (parse_sign(p, k - 1, CUE_SIGN(UNREAL)))
			return true;
		if (parse_mark(p, k - 1, ';') ||
		    (p->w[k - 1].event == EVENT_CONVICTION && !p->w[k - 1].noun))
			return false;
	}
	return false;
}

/* A bracket opens a few tokens before i and does not close. */
static bool
is_bracketed(const struct parse *p, uint32_t i)
{
	for (uint32_t k = i; k > 0 && i - k < BRACKET; k--)
		if (parse_mark(p, k - 1, '(') || parse_mark(p, k - 1, ')'))
			return parse_mark(p, k - 1, '(');
	return false;
}

/* « 40 | terroristes | neutralisés »: nobody says whether they were arrested or killed. */
static bool
may_be_dead(const struct parse *p, struct what what)
{
	uint32_t i = what.first > REACH ? what.first - REACH : 0;

	if (what.first >= what.last || !sign_is(&p->t[what.first], SIGN_FOES))
		return false;
	for (; i < p->n && i < what.last + REACH; i++)
		if (p->w[i].event == EVENT_ARREST)
			return sign_is(&p->t[i], SIGN_SILENCED);
	return false;
}

/* « ont | éliminé | deux terroristes », « deux terroristes ont été | abattus |» */
static bool
is_killed(const struct parse *p, const struct figure *f, struct what what)
{
	enum { NEAR = 4 };
	uint32_t i = f->first > NEAR ? f->first - NEAR : 0;

	if (what.first >= what.last || !sign_is(&p->t[what.first], SIGN_FOES))
		return false;
	for (; i < p->n && i < what.last + NEAR; i++)
		if (sign_is(&p->t[i], SIGN_KILLED))
			return true;
	return false;
}

/* « découvrir les traces de | deux murs |»: found, where nothing tells of the law. */
static bool
is_mere_find(const struct parse *p, const struct figure *f)
{
	uint32_t i = f->first > REACH ? f->first - REACH : 0;

	for (; i < p->n && i < f->last + REACH; i++) {
		const struct tok *t = &p->t[i];
		enum event e = (enum event)p->w[i].event;

		if (t->class != TOK_WORD)
			continue;
		if ((e == EVENT_SEIZURE && !sign_is(t, SIGN_FINDS)) || e == EVENT_ARREST ||
		    e == EVENT_SEARCH || e == EVENT_DISMANTLING || e == EVENT_CHARGE ||
		    e == EVENT_INTERCEPTION || sign_is(t, SIGN_CHARGED) ||
		    sign_is(t, SIGN_MEMBER) || sign_is(t, SIGN_SEIZABLE))
			return false;
	}
	return true;
}

/* Does it happen to people alone? */
static bool
befalls_people(enum event e)
{
	return e == EVENT_ARREST || e == EVENT_CHARGE || e == EVENT_RELEASE || e == EVENT_DEATH ||
	       e == EVENT_INJURY || e == EVENT_CONVICTION || e == EVENT_WANTED ||
	       e == EVENT_ABDUCTION;
}

enum event
fit_event(const struct parse *p, size_t k, struct what what, enum event e, bool head)
{
	const struct figure *f = &p->f[k];

	if (e == EVENT_NONE && f->kind == FIGURE_COUNT && is_killed(p, f, what))
		return EVENT_DEATH;
	/* « 30 morts | pour 100.000 habitants | » */
	if (f->kind == FIGURE_COUNT && f->first > 0 && p->nf > 1 && k > 0 &&
	    parse_sign(p, f->first - 1, CUE_SIGN(POUR)) && what.last > 0 &&
	    sign_is(&p->t[what.last - 1], SIGN_TIMELESS) && p->f[k - 1].last + 2 >= f->first - 1)
		e = EVENT_NONE;
	/* « a contribué au remplissage des lacs (| 60 % |) » */
	if (f->kind == FIGURE_PERCENT && !head && is_bracketed(p, f->first))
		e = EVENT_NONE;
	if (e == EVENT_ARREST &&
	    (parse_sign(p, what.first, CUE_SIGN(HAPPENING)) || may_be_dead(p, what)))
		e = EVENT_NONE; /* « maîtrisé | 19 incendies | » */
	/* « a recueilli | 68 témoignages | », « 14 % des voix » */
	if (e == EVENT_RESCUE && (f->kind == FIGURE_PERCENT || f->kind == FIGURE_MONEY ||
				     parse_sign(p, what.first, CUE_SIGN(GATHERED))))
		e = EVENT_NONE;
	/* « a récupéré | 44 naufragés | » */
	if (e == EVENT_SEIZURE && what.first < what.last &&
	    parse_sign(p, what.first, CUE_SIGN(PEOPLE)))
		e = EVENT_RESCUE;
	if (e == EVENT_SEIZURE && f->kind != FIGURE_MONEY && f->kind != FIGURE_MEASURE &&
	    is_mere_find(p, f))
		e = EVENT_NONE;
	if (e == EVENT_ATTACK && f->kind == FIGURE_DURATION) /* exploser quarante ans d'usage */
		e = EVENT_NONE;
	if (e == EVENT_RELEASE && f->kind == FIGURE_MEASURE) /* 444.000 ha libérés */
		e = EVENT_NONE;
	/* « impliquant une moto de 50 cm3 », « abattre le 0 à 100 km/h » */
	if ((f->kind == FIGURE_MEASURE || strcmp(f->unit, "s") == 0) &&
	    (e == EVENT_PARTICIPATION || befalls_people(e)) && !head)
		e = EVENT_NONE;
	if (e == EVENT_PARTICIPATION && f->kind == FIGURE_MONEY) /* a mobilisé 3 millions */
		e = EVENT_FUNDING;
	if (e == EVENT_CONVICTION && is_unreal(p, f->first))
		e = EVENT_NONE;
	/* « ont investi trois immeubles », « accordé 20 permis »: no money, no funding */
	if (e == EVENT_FUNDING && f->kind != FIGURE_MONEY && f->kind != FIGURE_PERCENT &&
	    f->kind != FIGURE_RATIO && !head)
		e = EVENT_NONE;
	return e;
}

bool
fit_is_complement(const struct parse *p, size_t k, struct what what, enum event e)
{
	const struct figure *f = &p->f[k];
	uint32_t i = f->first;

	while (i > 0 && parse_at(p, i - 1) == PARSE_DET)
		i--;
	return f->kind == FIGURE_COUNT && befalls_people(e) && i > 0 &&
	       parse_at(p, i - 1) == PARSE_DE && what.rule == WHAT_NEXT &&
	       !parse_sign(p, what.first, CUE_SIGN(PEOPLE)) &&
	       !(p->t[what.first].flags & TOK_UPPER) &&
	       !ending_is(tok_str(p->text, &p->t[what.first]), ENDING_WHO, 1);
}
