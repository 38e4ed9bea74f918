/*
 * Verbs of measuring and their subjects: « | le préjudice | est évalué à 7 millions ». Complements of
 * place and time, insertions, auxiliaries and adverbs may stand in between.
 */
#include "subject.h"

#include "sign.h"

#include <string.h>

enum { DATE_REACH = 10 };	/* tokens between commas */
enum { COMPLEMENT_REACH = 14 }; /* tokens of complements between a verb and its value */
enum { ANNOUNCED = 40 };	/* tokens of « Quant aux vols à la tire, ils » */
enum { RELATIVE_REACH = 40 };	/* tokens of a relative clause before its comma-less end */

/* « les actes | dénoncés et enregistrés | », « les vols | dits | violents »: participles behind a noun. */
static uint32_t
before_participles(const struct parse *p, uint32_t i)
{
	while (i > 1 && parse_at(p, i - 1) == PARSE_PART && !p->w[i - 1].noun &&
	       parse_at(p, i - 2) != PARSE_DET && parse_at(p, i - 2) != PARSE_DE)
		i -= parse_at(p, i - 2) == PARSE_CONJ || parse_at(p, i - 2) == PARSE_ADV ? 2 : 1;
	return i;
}

static bool
is_gerund(const struct parse *p, uint32_t v)
{
	struct str s = tok_str(p->text, &p->t[v]);

	return s.n > 5 && str_ends(s, STR("ant"));
}

/* Before what stands between a subject and token i: dates, ages of those told, participles. */
static uint32_t
before_asides(const struct parse *p, uint32_t i)
{
	while (i > 0 && parse_at(p, i - 1) == PARSE_DATE) /* « 500 paquets lundi, d'une » */
		i--;
	/* « Le taux de chômage | des 15-24 ans | atteint » */
	if (i > 0 && parse_at(p, i - 1) == PARSE_FIGURE &&
	    p->f[p->w[i - 1].fig].kind == FIGURE_AGE) {
		i = p->f[p->w[i - 1].fig].first;
		i -= i > 0 && parse_at(p, i - 1) == PARSE_DE;
	}
	/* « La production de dattes | en 2024 | a augmenté » */
	if (i > 1 && parse_at(p, i) == PARSE_DATE && parse_at(p, i - 1) == PARSE_PREP)
		i--;
	return i == 0 || parse_at(p, i - 1) == PARSE_PRON ? 0 : before_participles(p, i);
}

/* The noun phrase before end, no complement of place or time: « deux | appartements | situés à Paris, ». */
struct phrase
subject_host(const struct parse *p, uint32_t end)
{
	struct phrase r = {end, end};
	uint32_t i = end;

	for (int tries = 0; tries < 5 && i > 0; tries++) {
		if ((i = before_asides(p, i)) == 0)
			break;
		/* « par effraction | ou | par ruse » */
		if (i > 1 && i < end && parse_at(p, i - 1) == PARSE_CONJ)
			i--;
		r = phrase_before(p, i);
		if (r.first == r.last ||
		    (parse_glued(p, r.first) && parse_mark(p, r.first - 1, '-')))
			break; /* « celles-ci | avaient bondi » */
		r = phrase_whole(p, r);
		/* « si on la compare à la | hausse | en France, qui est de 8 % » */
		if (parse_sign(p, r.first, CUE_SIGN(TREND)) && tries > 0 && i < end)
			return r;
		i = r.first;
		while (i > 0 && (parse_at(p, i - 1) == PARSE_DET || parse_at(p, i - 1) == PARSE_DE))
			i--;
		/* « le préjudice du Mali et | celui | de l'Union européenne est évalué à » */
		if (i > 0 && i < r.first && parse_sign(p, i - 1, CUE_SIGN(THAT)))
			break;
		/* « sans violences | ni menaces | » */
		if (i > 1 && i == r.first && parse_at(p, i - 1) == PARSE_CONJ &&
		    parse_at(p, i - 2) == PARSE_WORD) {
			i--;
			continue;
		}
		/* « les vols | ciblant | des agences ont chuté » */
		if (i > 1 && parse_at(p, i - 1) == PARSE_VERB && is_gerund(p, i - 1) &&
		    (parse_at(p, i - 2) == PARSE_WORD || parse_at(p, i - 2) == PARSE_ADJ)) {
			i--;
			continue;
		}
		/* « L'ensemble des vols | pour 1000 habitants | est passé de » */
		if (i > 1 && parse_at(p, i - 1) == PARSE_FIGURE &&
		    p->f[p->w[i - 1].fig].first > 0 &&
		    parse_sign(p, p->f[p->w[i - 1].fig].first - 1, CUE_SIGN(POUR))) {
			i = p->f[p->w[i - 1].fig].first - 1;
			continue;
		}
		if (i == 0 || parse_at(p, i - 1) != PARSE_PREP ||
		    /* « | Parmi les suspects, | âgés de 19 à 47 ans, figurent » */
		    (i == 1 && parse_sign(p, 0, CUE_SIGN(PARMI))))
			return r;
		i--;
		if (i > 1 && parse_at(p, i - 1) == PARSE_PART && parse_at(p, i - 2) != PARSE_DE &&
		    parse_at(p, i - 2) != PARSE_DET) { /* « les | atteintes | aux biens » */
			i--;
			i -= i > 1 &&
			     parse_mark(p, i - 1, ','); /* « une taxe, | basée sur le pétrole | » */
		}
	}
	return (struct phrase){end, end};
}

/* A subordinate insertion ends before the comma at i: where it begins (its first comma), or i. */
static uint32_t
skip_insertion(const struct parse *p, uint32_t i)
{
	uint32_t k, nearest = i;

	for (k = i; k > 0 && i - k < 25; k--) {
		enum parse_class c = parse_at(p, k);

		if (!parse_mark(p, k - 1, ','))
			continue;
		if (nearest == i)
			nearest = k - 1;
		if (c == PARSE_PART || c == PARSE_REL)
			return k - 1;
	}
	return nearest;
}

/*
 * The verb of the clause before « | pour atteindre | 41,7 milliards », « , | passant | de 43 à 47 »:
 * its subject is theirs too; v if there is none.
 */
static uint32_t
main_verb(const struct parse *p, uint32_t v)
{
	uint32_t i = v;

	if (i == 0 || !(parse_sign(p, i - 1, CUE_SIGN(POUR)) || parse_mark(p, i - 1, ',')))
		return v;
	for (i--; i > 0 && v - i < 24; i--) {
		enum parse_class c = parse_at(p, i - 1);

		if (c == PARSE_SUB || c == PARSE_REL || parse_mark(p, i - 1, ';'))
			return v;
		if (c == PARSE_VERB || c == PARSE_AUX)
			return i - 1;
	}
	return v;
}

/*
 * « | la proportion de Canadiens | qui déclarent un revenu | a reculé »: where a relative clause
 * begins that ends before i with the verb of its own; i for none.
 */
static uint32_t
before_relative(const struct parse *p, uint32_t i)
{
	bool verb = false;

	for (uint32_t k = i; k > 0 && i - k < RELATIVE_REACH; k--) {
		enum parse_class c = parse_at(p, k - 1);

		if (c == PARSE_REL)
			return verb ? k - 1 : i;
		if (c == PARSE_SUB || parse_mark(p, k - 1, ',') || parse_mark(p, k - 1, ';') ||
		    parse_mark(p, k - 1, ':') || parse_mark(p, k - 1, '('))
			break;
		verb |= c == PARSE_VERB || c == PARSE_AUX;
	}
	return i;
}

struct phrase
subject_announced(const struct parse *p, uint32_t i)
{
	struct phrase none = {i, i}, r = none;

	if (i < 2 || i > ANNOUNCED || !sign_is(&p->t[0], SIGN_TOPICAL))
		return none;
	for (uint32_t k = 1; k < i; k++)
		if (parse_mark(p, k, ','))
			return none;
	for (; i > 0; i--) {
		struct phrase before = phrase_before(p, before_participles(p, i));

		if (before.first == before.last)
			break;
		r = before;
		for (i = r.first; i > 0 && parse_at(p, i - 1) == PARSE_DET; i--)
			;
		/* « Pour ce qui est des | vols | en zone rurale, » */
		if (i == 0 || parse_at(p, i - 1) != PARSE_PREP)
			break;
	}
	/* « En Suisse, elle a bondi »: not the place */
	return r.first < r.last && parse_at(p, r.first) != PARSE_NAME ? r : none;
}

/* « Quant aux | vols |, ils ont reculé »: what the pronoun before i stands for; empty for none. */
static struct phrase
announced(const struct parse *p, uint32_t i)
{
	struct phrase none = {i, i}, r;

	if (i < 3 || parse_at(p, i - 1) != PARSE_PRON || !parse_mark(p, i - 2, ','))
		return none;
	r = subject_announced(p, i - 2);
	return r.first < r.last && phrase_is_plural(p, r.first) ==
				       str_ends(tok_str(p->text, &p->t[i - 1]), STR("s"))
		   ? r
		   : none;
}

/* « la proportion de | ceux | »: the phrase that a pronoun before i completes. */
static struct phrase
of_those(const struct parse *p, uint32_t i)
{
	return i > 2 && parse_sign(p, i - 1, CUE_SIGN(THAT)) && parse_at(p, i - 2) == PARSE_DE
		   ? phrase_before(p, i - 2)
		   : (struct phrase){i, i};
}

/* « est particulièrement | importante | »: one word behind être. */
static bool
is_predicate(const struct parse *p, struct phrase r)
{
	uint32_t i = r.first;

	while (i > 0 && parse_at(p, i - 1) == PARSE_ADV)
		i--;
	return r.last == r.first + 1 && i > 0 &&
	       parse_sign(p, i - 1, CUE_SIGN(BE) | CUE_SIGN(BEEN));
}

/* The subject of the verb group that ends before token v. */
struct phrase
subject_of(const struct parse *p, uint32_t v)
{
	uint32_t i = v, k;
	struct phrase r;
	bool relative;

	while (i > 0 && parse_sign(p, i - 1, CUE_SIGN(CLITIC)))
		i--;
	if (i > 0 && (parse_sign(p, i - 1, CUE_SIGN(POUR)) ||
			 (is_gerund(p, v) && parse_mark(p, i - 1, ','))))
		i = main_verb(p, i);
	/* « avec un | taux | atteignant 97 % »: the noun before it, whatever leads that in */
	else if (i > 0 && is_gerund(p, v) &&
		 (parse_at(p, i - 1) == PARSE_WORD || parse_at(p, i - 1) == PARSE_ADJ))
		return phrase_whole(p, phrase_before(p, i));
	/* « des bijoux volés | pesant | 7 kilos » */
	else if (i > 0 && is_gerund(p, v) && parse_at(p, i - 1) == PARSE_PART)
		i--;
	while (i > 0) {
		enum parse_class c = parse_at(p, i - 1);

		/* « a, | lui, | abandonné 11 % » */
		if (i > 3 && parse_mark(p, i - 1, ',') && parse_at(p, i - 2) == PARSE_PRON &&
		    parse_mark(p, i - 3, ',') && parse_at(p, i - 4) == PARSE_AUX) {
			i -= 3;
			continue;
		}
		/* « l'inflation | dans son ensemble | s'établit à » */
		if (c == PARSE_ADV && i > 3 && parse_at(p, i - 2) == PARSE_DET &&
		    parse_at(p, i - 3) == PARSE_PREP) {
			i -= 3;
			continue;
		}
		if (c != PARSE_AUX && c != PARSE_VERB && c != PARSE_ADV &&
		    !parse_sign(p, i - 1, CUE_SIGN(CLITIC)) &&
		    /* « a | lui | aussi augmenté » */
		    !(c == PARSE_PRON && i > 1 && parse_at(p, i - 2) == PARSE_AUX) &&
		    !str_eq(tok_str(p->text, &p->t[i - 1]), STR("même")))
			break;
		i--;
	}
	relative = i > 1 && parse_sign(p, i - 1, CUE_SIGN(QUI));
	if (relative)
		i -= 1 + parse_mark(p, i - 2, ',');
	else if (i > 0 && parse_mark(p, i - 1, ','))
		i = skip_insertion(p, i - 1);
	r = announced(p, i);
	if (r.first == r.last && (k = before_relative(p, i)) < i) {
		r = of_those(p, k);
		if (r.first == r.last)
			r = subject_host(p, k);
	}
	if (r.first < r.last)
		return r;
	r = subject_host(p, i);
	/* « importante pour les | touristes |, qui sont deux fois plus »: no predicate */
	return relative && is_predicate(p, r) ? phrase_before(p, i) : r;
}

/* « s'établissait | vendredi en milieu de matinée | à 15,7 % »: the verb of measuring further away. */
static uint32_t
far_verb(const struct parse *p, uint32_t i)
{
	if (i < 3 || !parse_sign(p, i - 1, CUE_SIGN(TO)))
		return PARSE_NO;
	for (uint32_t k = i - 1; k > 0 && i - k < 10; k--) {
		enum parse_class c = parse_at(p, k - 1);

		if (c == PARSE_VERB && p->w[k - 1].worth) /* not « a | estimé | à ce stade à » */
			return k > 1 && parse_at(p, k - 2) == PARSE_AUX &&
				       !parse_sign(p, k - 2, CUE_SIGN(BEEN))
				   ? PARSE_NO
				   : k - 1;
		if (c != PARSE_DATE && c != PARSE_PREP && c != PARSE_DE && c != PARSE_WORD &&
		    c != PARSE_DET && c != PARSE_ADV && c != PARSE_ADJ)
			return PARSE_NO;
	}
	return PARSE_NO;
}

/* « ont | atteint |, au 3 mai, 6 milliards », « s'élève, au 3 mai, à 99 mm »: a date between commas. */
static uint32_t
behind_date(const struct parse *p, uint32_t i)
{
	bool date = false;
	uint32_t k;

	bool of = i > 0 && parse_at(p, i - 1) == PARSE_DE;

	i -= of || (i > 0 && parse_sign(p, i - 1, CUE_SIGN(TO)));
	if (i == 0 || !parse_mark(p, i - 1, ','))
		return PARSE_NO;
	for (k = i - 1; k > 1 && i - k < DATE_REACH && !parse_mark(p, k - 1, ','); k--) {
		enum parse_class c = parse_at(p, k - 1);

		date |= c == PARSE_DATE;
		if (c != PARSE_DATE && c != PARSE_PREP && c != PARSE_DET && c != PARSE_DE &&
		    c != PARSE_WORD && c != PARSE_ADJ)
			return PARSE_NO;
	}
	if (!date || k < 2 || !parse_mark(p, k - 1, ',') ||
	    !(p->w[k - 2].worth || (of && parse_sign(p, k - 2, CUE_SIGN(BE)))))
		return PARSE_NO;
	return k - 2;
}

/* « | entre les deux | saisons »: a complement of place or time. */
static bool
is_led_in(const struct parse *p, struct phrase r)
{
	uint32_t i = r.first;

	while (i > 0 && r.first - i < 3 && parse_at(p, i - 1) != PARSE_PREP &&
	       (parse_at(p, i - 1) == PARSE_DET || parse_at(p, i - 1) == PARSE_WORD))
		i--;
	return r.first < r.last && i > 0 && parse_at(p, i - 1) == PARSE_PREP;
}

/* « progresse | en un an | de 0,7 % »: a time ends before token i. */
static bool
follows_span(const struct parse *p, uint32_t i)
{
	return i > 0 && parse_at(p, i - 1) == PARSE_FIGURE &&
	       p->f[p->w[i - 1].fig].kind == FIGURE_DURATION && p->f[p->w[i - 1].fig].first > 0 &&
	       parse_at(p, p->f[p->w[i - 1].fig].first - 1) == PARSE_PREP;
}

/* « ont | augmenté | pour la deuxième année consécutive, de 14 % »: complements, no other clause. */
static uint32_t
behind_complement(const struct parse *p, uint32_t i)
{
	uint32_t k = i - 1;

	if (i < 3 || parse_at(p, k) != PARSE_DE ||
	    !(parse_mark(p, k - 1, ',') || follows_span(p, k) || is_led_in(p, phrase_before(p, k))))
		return PARSE_NO;
	for (k--; k > 0 && i - k < COMPLEMENT_REACH; k--) {
		enum parse_class c = parse_at(p, k - 1);

		/* « s'est amélioré | entre les deux saisons | de 7 % »; not « a réduit les visas de 7 % » */
		if (c == PARSE_VERB)
			return p->w[k - 1].worth &&
				       (parse_at(p, k) == PARSE_PREP || parse_mark(p, k, ','))
				   ? k - 1
				   : PARSE_NO;
		if (c == PARSE_AUX || c == PARSE_MARK || c == PARSE_REL || c == PARSE_SUB ||
		    c == PARSE_CONJ || c == PARSE_PRON ||
		    (c == PARSE_FIGURE && p->f[p->w[k - 1].fig].kind != FIGURE_ORDINAL &&
			p->f[p->w[k - 1].fig].kind != FIGURE_DURATION))
			return PARSE_NO;
	}
	return PARSE_NO;
}

/* The verb, or participle of measuring, that has the value at token i as its complement. */
uint32_t
subject_verb(const struct parse *p, uint32_t i)
{
	uint32_t end = i, v;
	enum parse_class c;

	/* « s'élève | pour sa part | à », « s'établit | quant à elle | à » */
	if (i > 4 && parse_sign(p, i - 1, CUE_SIGN(TO)) &&
	    ((parse_sign(p, i - 4, CUE_SIGN(POUR)) && parse_at(p, i - 3) == PARSE_DET) ||
		parse_sign(p, i - 4, CUE_SIGN(ELSEWHERE))) &&
	    p->w[i - 5].worth)
		i -= 4;
	if ((v = behind_date(p, i)) != PARSE_NO || (v = behind_complement(p, i)) != PARSE_NO)
		return v;
	/* « s'est établie, | quant à elle, à | 321 » */
	if (i > 3 && parse_mark(p, i - 2, ',') && parse_at(p, i - 3) == PARSE_ADV) {
		for (i -= 2; i > 0 && parse_at(p, i - 1) == PARSE_ADV; i--)
			;
		i -= i > 0 && parse_mark(p, i - 1, ',');
	}
	while (i > 0 && (parse_at(p, i - 1) == PARSE_PREP || parse_at(p, i - 1) == PARSE_DE ||
			    parse_at(p, i - 1) == PARSE_ADV || parse_sign(p, i - 1, CUE_SIGN(QUE))))
		i--;
	if (i > 0 && parse_at(p, i - 1) == PARSE_DET) /* « dépassait | les | 35 % » */
		i--;
	if (i > 1 && i < end && parse_mark(p, i - 1, ',') && p->w[i - 2].worth)
		i--; /* « a reculé, à 0,4 % » */
	c = parse_at(p, i - 1);
	if (i > 0 && (c == PARSE_VERB || c == PARSE_AUX || c == PARSE_PART || p->w[i - 1].worth))
		return i - 1;
	return far_verb(p, end);
}
