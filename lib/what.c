/*
 * What a figure counts: the phrase behind it, or for a value the noun that it completes, stands
 * beside or is the subject of a verb of measuring (worth.tsv). A value without such a noun counts
 * nothing: « j'ai versé 1.100 dirhams ».
 */
#include "what.h"

#include "aside.h"
#include "lex.h"
#include "sign.h"
#include "subject.h"
#include "trend.h"

#include <stdlib.h>
#include <string.h>

enum { OPENING = 6 };	   /* tokens before the value: « S'élevant en moyenne à 63 mm, » */
enum { TREND_REACH = 26 }; /* tokens from « baisse » to « de 9 % » */
enum { PRICE_REACH = 6 };  /* tokens from « condamné » to « la société à 500 euros » */

static const char *const rule_names[WHAT_RULES] = {
    "none", "next", "ratio", "of", "beside", "subject", "again", "whole"};

const char *
what_rule_name(enum what_rule r)
{
	return rule_names[r];
}

static bool
is_value(const struct figure *f)
{
	return f->kind == FIGURE_MONEY || f->kind == FIGURE_PERCENT || f->kind == FIGURE_MEASURE ||
	       f->kind == FIGURE_DURATION || f->kind == FIGURE_AGE;
}

/* The phrase that begins at token i, as an answer. */
static struct what
from(const struct parse *p, uint32_t i, bool plural)
{
	struct phrase r = phrase_from(p, i, plural);

	return (struct what){r.first, r.last, r.first < r.last ? WHAT_NEXT : WHAT_NONE};
}

static struct what
as_what(struct phrase r)
{
	return (struct what){r.first, r.last, WHAT_NONE};
}

static struct what
before(const struct parse *p, uint32_t end)
{
	return as_what(phrase_before(p, end));
}

/* « | d'une valeur totale | de »: where it begins; i if nothing such ends before i. */
static uint32_t
skip_value(const struct parse *p, uint32_t i)
{
	uint32_t k = i;

	if (k > 0 &&
	    (parse_at(p, k - 1) == PARSE_ADJ || parse_at(p, k - 1) == PARSE_PART ||
		(parse_at(p, k - 1) == PARSE_WORD && !parse_sign(p, k - 1, CUE_SIGN(VALUE)))))
		k--;
	if (k > 2 && parse_sign(p, k - 1, CUE_SIGN(VALUE) | CUE_SIGN(EMPTY)) &&
	    parse_at(p, k - 2) == PARSE_DET && parse_at(p, k - 3) == PARSE_DE)
		return k - 3;
	return i;
}

/* « âgé de », « long de », « d'une valeur de »: what may stand between a noun and its measure. */
static uint32_t
skip_link(const struct parse *p, uint32_t i)
{
	uint32_t v;

	/* « en hausse de, | respectivement, | 16 % » */
	if (i > 3 && parse_mark(p, i - 1, ',') && parse_at(p, i - 2) == PARSE_ADV &&
	    parse_mark(p, i - 3, ',') && parse_at(p, i - 4) == PARSE_DE)
		i -= 3;
	if (i > 0 && (parse_at(p, i - 1) == PARSE_DE ||
			 (parse_sign(p, i - 1, CUE_SIGN(TO)) && i > 1 && p->w[i - 2].worth)))
		i--;
	if (i > 1 && parse_at(p, i - 1) == PARSE_ADV && parse_sign(p, i - 2, CUE_SIGN(AGED)))
		i--; /* « âgés respectivement de » */
	if (i > 0 && (parse_sign(p, i - 1, CUE_SIGN(AGED)) ||
			 (p->w[i - 1].worth && parse_at(p, i - 1) != PARSE_VERB))) {
		v = skip_value(p, i - 1);
		return v < i - 1 ? v : i - 1; /* « d'une valeur estimée à » */
	}
	return skip_value(p, i);
}

/* Nouns that only introduce a value. */
static bool
is_empty_noun(const struct parse *p, struct what w)
{
	return w.last == w.first + 1 && parse_sign(p, w.first, CUE_SIGN(EMPTY));
}

/*
 * The noun that a value linked by « de » completes, where r stands right before it: « une | baisse des
 * ventes | dans le textile et le cuir de 9 % », « un | mali | à l'exercice propre de 12 000 € ».
 */
static struct what
further(const struct parse *p, struct what r, uint32_t end)
{
	uint32_t i = r.first;
	struct phrase t;

	if (parse_sign(p, r.first, CUE_SIGN(TREND)))
		return r;
	for (; i > 0 && end - i < TREND_REACH; i--) {
		enum parse_class c = parse_at(p, i - 1);

		if (c == PARSE_VERB || c == PARSE_AUX || c == PARSE_REL || c == PARSE_SUB ||
		    c == PARSE_FIGURE || parse_mark(p, i - 1, ';') || parse_mark(p, i - 1, ':') ||
		    (parse_mark(p, i - 1, ',') && parse_at(p, i) != PARSE_DE))
			break;
		if (!parse_sign(p, i - 1, CUE_SIGN(TREND)) || c != PARSE_WORD)
			continue;
		t = phrase_from(p, i - 1, false);
		return (struct what){t.first, t.last < end ? t.last : end, WHAT_NONE};
	}
	i = r.first;
	while (i > 0 && parse_at(p, i - 1) == PARSE_DET)
		i--;
	if (i > 1 && i < r.first && parse_sign(p, i - 1, CUE_SIGN(TO)) &&
	    parse_at(p, i - 2) == PARSE_WORD)
		return as_what(subject_host(p, end));
	return r;
}

static bool
follows_copula(const struct parse *p, uint32_t i)
{
	while (i > 0 && parse_at(p, i - 1) == PARSE_ADV)
		i--;
	return i > 0 && parse_sign(p, i - 1, CUE_SIGN(BE) | CUE_SIGN(BEEN));
}

/* « … est fixé à 300 euros, | celui | du garage à 60 euros »: of something else. */
static bool
names_other(const struct parse *p, uint32_t a, uint32_t b)
{
	for (; (p->signs & CUE_SIGN(THAT)) && a < b; a++)
		if (parse_sign(p, a, CUE_SIGN(THAT)))
			return true;
	return false;
}

/* The noun that the value completes or is set beside: « boucher de 31 ans », « capitaine, 55 ans ». */
static struct what
beside(const struct parse *p, const struct figure *f)
{
	uint32_t i = skip_link(p, f->first), end = i;
	bool comma = i > 0 && parse_mark(p, i - 1, ',');
	bool linked = i < f->first, money = f->kind == FIGURE_MONEY, age = f->kind == FIGURE_AGE;
	struct what r = {end, end, WHAT_NONE};

	if (!linked && !(comma && (money || age)) && f->kind != FIGURE_PERCENT)
		return r;
	if (linked && i > 0 && parse_at(p, i - 1) == PARSE_CONJ) /* « et | de 30 tonnes » */
		return r;
	/* « le taux de chômage | des 15-24 ans | »: of people, not of the noun */
	if (age && linked && str_eq(tok_str(p->text, &p->t[f->first - 1]), STR("des")))
		return r;
	if (comma)
		end--;
	if (f->kind == FIGURE_PERCENT && (comma || linked) &&
	    parse_at(p, f->first - 1) != PARSE_DE && !(linked && parse_at(p, i) == PARSE_DE))
		return r;
	/* « ont chuté de 32 % dans le premier degré, | de 19 % | dans le second »: of the same */
	if (f->kind == FIGURE_PERCENT && comma && f > p->f && f[-1].kind == FIGURE_PERCENT &&
	    !parse_has_verb(p, f[-1].last, f->first))
		return r;
	r = comma ? as_what(subject_host(p, end)) : before(p, end);
	/* « Le recul est toutefois | modeste |, de 0,2 % » */
	if (comma && linked && r.last == r.first + 1 && follows_copula(p, r.first))
		r = as_what(subject_of(p, r.first));
	/* « ont reculé de 0,7 % et | celles | à la loi de 3,6 % » */
	if (f->kind == FIGURE_PERCENT && f > p->f && names_other(p, f[-1].last, f->first))
		return (struct what){end, end, WHAT_NONE};
	/* « d'un tout | petit | 0,5 % », « d'en | vendre | 3 % » */
	if (!age && r.first + 1 == r.last &&
	    (parse_at(p, r.first) == PARSE_ADJ ||
		(!linked && r.first > 0 && parse_at(p, r.first - 1) == PARSE_PREP &&
		    !parse_sign(p, r.first, CUE_SIGN(TREND)))))
		return (struct what){end, end, WHAT_NONE};
	if (linked && (money || f->kind == FIGURE_PERCENT) && r.first < r.last)
		r = further(p, r, end);
	if (r.first == r.last || is_empty_noun(p, r))
		return (struct what){end, end, WHAT_NONE};
	if (parse_sign(p, r.first, CUE_SIGN(AGE))) { /* est décédée à l'âge de 94 ans */
		uint32_t v = r.first;
		while (v > 0 && parse_at(p, v - 1) != PARSE_VERB && r.first - v < 8)
			v--;
		r = as_what(subject_of(p, v));
		r.rule = r.first < r.last ? WHAT_SUBJECT : WHAT_NONE;
		return r;
	}
	/* « 1,3 kilo de cocaïne, | 185 000 $ | en liquide »: the next of a list */
	if (comma && !linked && money && f > p->f && f[-1].last <= r.first &&
	    r.first <= f[-1].last + 2 && parse_at(p, f->last) == PARSE_PREP)
		return (struct what){end, end, WHAT_NONE};
	/* « la saisie de onze véhicules, | de 120.000 euros | et de matériel »: the next too */
	if (comma && money && i == f->first - 1 && f > p->f && f[-1].last <= r.first &&
	    f[-1].kind == FIGURE_COUNT && f[-1].first > 0 &&
	    parse_at(p, f[-1].first - 1) == PARSE_DE)
		return (struct what){end, end, WHAT_NONE};
	/* « 14 Tunisiens de Mahdia et Sfax âgés de »: no place is so old, nor counted */
	if (parse_at(p, r.first) == PARSE_NAME && p->e[p->w[r.first].ent].type == PARSE_LOC)
		return (struct what){end, end, WHAT_NONE};
	/* « devance Juliette de 42 secondes » */
	if (linked && !age && parse_at(p, r.last - 1) == PARSE_NAME &&
	    p->e[p->w[r.last - 1].ent].type == PARSE_PER)
		return (struct what){end, end, WHAT_NONE};
	r.rule = comma ? WHAT_BESIDE : WHAT_OF;
	return r;
}

/* « Estimé à 1,6 milliard d'euros, le | chantier | … », « À 11 %, le taux … », « Bâtie sur 18 hectares, l'Arène … » */
static struct what
ahead(const struct parse *p, const struct figure *f)
{
	struct what r = {f->first, f->first, WHAT_NONE};
	uint32_t i = f->last;

	if ((parse_at(p, 0) != PARSE_PART && !p->w[0].worth && !parse_sign(p, 0, CUE_SIGN(AGED)) &&
		!(f->first == 1 && f->kind == FIGURE_PERCENT && parse_sign(p, 0, CUE_SIGN(TO))) &&
		!(f->first == 1 && parse_sign(p, 0, CUE_SIGN(WITH)) &&
		    parse_mark(p, f->last, ','))) ||
	    f->first > OPENING)
		return r;
	while (i < p->n && i - f->last < 20 && !parse_mark(p, i, ','))
		i++;
	if (!parse_mark(p, i, ',') || parse_at(p, i + 1) != PARSE_DET)
		return r;
	r = from(p, i + 2, false);
	if (r.rule)
		r.rule = WHAT_SUBJECT;
	return r;
}

/* « | Préjudice | estimé : 1,1 million d'euros »: before the colon, without a verb. */
static struct what
before_colon(const struct parse *p, const struct figure *f)
{
	struct what none = {f->first, f->first, WHAT_NONE}, r;
	uint32_t end = f->first;

	if (end < 2 || end > 16 || !parse_mark(p, end - 1, ':'))
		return none;
	for (uint32_t i = 0; i < end - 1; i++)
		if (parse_at(p, i) == PARSE_VERB || parse_at(p, i) == PARSE_AUX ||
		    parse_at(p, i) == PARSE_FIGURE || parse_at(p, i) == PARSE_MARK)
			return none;
	r = from(p, parse_at(p, 0) == PARSE_DET, false);
	if (r.rule && parse_at(p, r.first) == PARSE_NAME)
		return none;
	r.rule = r.rule ? WHAT_SUBJECT : WHAT_NONE;
	return r;
}

/* « La prime | est de | 250.000 francs » */
static bool
is_copula(const struct parse *p, uint32_t v, uint32_t first)
{
	/* « est | de l'ordre de six millions »: de is part of the figure */
	if (parse_sign(p, v, CUE_SIGN(BE)) && first == v + 1)
		return str_eq(tok_str(p->text, &p->t[first]), STR("de"));
	if (first < 1 || parse_at(p, first - 1) != PARSE_DE)
		return false;
	return parse_sign(p, v, CUE_SIGN(BE) | CUE_SIGN(BEEN)) &&
	       (first == v + 2 || /* « n'est | que | de 2,9 % » */
		   (first == v + 3 && parse_sign(p, v + 1, CUE_SIGN(QUE))));
}

/* « le nombre de | tués |: 484 en 2021 » */
static struct what
by_trend(struct phrase r)
{
	return (struct what){r.first, r.last, r.first < r.last ? WHAT_SUBJECT : WHAT_NONE};
}

static struct what
of_change(const struct parse *p, const struct figure *f)
{
	struct what r = {f->first, f->first, WHAT_NONE};
	uint32_t end = f->first - 1 - parse_mark(p, f->first - 1, '+');

	r = before(p, end);
	for (uint32_t i = r.first; i < r.last; i++) /* « une légère | hausse | » */
		if (parse_sign(p, i, CUE_SIGN(TREND)) && i < r.first + 2) {
			r.rule = WHAT_BESIDE;
			return r;
		}
	return (struct what){f->first, f->first, WHAT_NONE};
}

/* « les dépenses salariales (| 22,2 milliards |), »: alone in a bracket behind its noun. */
static struct what
bracketed(const struct parse *p, const struct figure *f)
{
	struct what r = {f->first, f->first, WHAT_NONE};
	enum parse_class c;

	if (aside_is_change(
		p, f)) /* « une légère | hausse | (+0,1 %) », « les zones rurales (-1,6 %) » */
		return of_change(p, f);
	if (f->first < 2 || !parse_mark(p, f->first - 1, '(') || !parse_mark(p, f->last, ')') ||
	    f->kind == FIGURE_DURATION)
		return r;
	c = parse_at(p, f->first - 2);
	/* « Modou L. (34 ans) » */
	if (f->kind == FIGURE_AGE && c == PARSE_NAME &&
	    p->e[p->w[f->first - 2].ent].type == PARSE_PER) {
		r.first = p->e[p->w[f->first - 2].ent].first;
		r.last = f->first - 1;
		r.rule = WHAT_BESIDE;
		return r;
	}
	if (f->kind == FIGURE_AGE)
		return r;
	if (c != PARSE_WORD && (c != PARSE_ADJ || parse_at(p, f->first - 3) != PARSE_WORD))
		return r;
	/* « la réfection des dalles | sur les routes | (150 000 €) » */
	if (parse_sign(p, f->first - 2, CUE_SIGN(TREND))) /* « est en hausse (8 %) » */
		return by_trend(trend_measured(p, f->first));
	r = before(p, f->first - 1);
	if (f->kind == FIGURE_MONEY && subject_host(p, f->first - 1).first < f->first - 1)
		r = as_what(subject_host(p, f->first - 1));
	r.rule = r.first < r.last ? WHAT_BESIDE : WHAT_NONE;
	return r;
}

/* « un | baril | à 37 dollars », « avec un | PIB | à 1,4 % »; not « condamné la société à 500 euros » */
static struct what
priced(const struct parse *p, const struct figure *f)
{
	struct what none = {f->first, f->first, WHAT_NONE}, r;
	enum parse_class c = f->first > 1 ? parse_at(p, f->first - 2) : PARSE_MARK;

	if ((f->kind != FIGURE_MONEY && f->kind != FIGURE_PERCENT) ||
	    (c != PARSE_WORD && c != PARSE_NAME && c != PARSE_ADJ) ||
	    !parse_sign(p, f->first - 1, CUE_SIGN(TO)))
		return none;
	r = before(p, f->first - 1);
	if (r.first == r.last || r.first == 0 || is_empty_noun(p, r) ||
	    parse_at(p, r.first - 1) != PARSE_DET ||
	    (parse_at(p, r.last - 1) == PARSE_NAME && p->e[p->w[r.last - 1].ent].type == PARSE_LOC))
		return none;
	for (uint32_t i = r.first; i > 0 && r.first - i < PRICE_REACH; i--)
		if (p->w[i - 1].event && !p->w[i - 1].noun)
			return none;
	r.rule = WHAT_OF;
	return r;
}

/* A value: money, percentage, measure, duration, age; what it is the value of. */
static struct what
of_value(const struct parse *p, const struct figure *f)
{
	struct what none = {f->first, f->first, WHAT_NONE}, r;
	uint32_t v;

	if (aside_is_distance(p, f))
		return none;
	v = subject_verb(p, f->first);
	/* « réduire de 50 % les visas » */
	if (v != PARSE_NO && parse_at(p, f->last) == PARSE_DET &&
	    parse_at(p, f->first - 1) == PARSE_DE) {
		r = from(p, f->last + 1, false);
		if (r.rule)
			return r;
	}
	r = ahead(p, f);
	if (r.rule)
		return r;
	r = bracketed(p, f);
	if (r.rule)
		return r;
	r = beside(p, f);
	if (r.rule)
		return r;
	/* « Décès à 91 ans | de Paul Durand | » */
	if (f->kind == FIGURE_AGE && parse_sign(p, f->first - 1, CUE_SIGN(TO)) &&
	    parse_at(p, f->last) == PARSE_DE && parse_at(p, f->last + 1) == PARSE_NAME &&
	    p->e[p->w[f->last + 1].ent].type == PARSE_PER)
		return from(p, f->last + 1, false);
	/* « la kamikaze n' | avait | pas plus de 17 ans » */
	if (f->kind == FIGURE_AGE && v != PARSE_NO && parse_sign(p, v, CUE_SIGN(HAS))) {
		r = as_what(subject_of(p, v));
		r.rule = r.first < r.last ? WHAT_SUBJECT : WHAT_NONE;
		return r;
	}
	if (v == PARSE_NO || !(p->w[v].worth || is_copula(p, v, f->first))) {
		if (f->kind == FIGURE_AGE || f->kind == FIGURE_DURATION)
			return none;
		r = priced(p, f);
		if (r.rule)
			return r;
		r = before_colon(p, f);
		return r.rule ? r : by_trend(trend_measured(p, f->first));
	}
	r = parse_at(p, v) == PARSE_PART && !parse_mark(p, v - 1, ',') ? before(p, v)
								       : as_what(subject_of(p, v));
	if (r.first == r.last)
		return none;
	r.rule = WHAT_SUBJECT;
	return r;
}

/* « sept | demandes | sur dix » */
static struct what
in_ratio(const struct parse *p, const struct figure *f)
{
	struct what r = {f->first, f->first, WHAT_NONE};
	uint32_t i, sur = PARSE_NO, row;

	for (i = f->first; i < f->last; i++)
		if (parse_sign(p, i, CUE_SIGN(SUR)))
			sur = i;
	if (sur == PARSE_NO)
		return r;
	for (i = f->first; i < sur; i++)
		if (p->t[i].class == TOK_WORD && lex_find(&lex_words, &p->t[i]) == LEX_NONE &&
		    lex_match(&lex_numbers, p->t + i, 1, &row) == 0)
			break;
	r.first = i;
	r.last = sur;
	if (r.first < r.last)
		r.rule = WHAT_RATIO;
	return r;
}

static bool
is_plural(const struct parse *p, uint32_t i)
{
	struct str s = tok_str(p->text, &p->t[i]);

	return s.n > 3 && (s.s[s.n - 1] == 's' || s.s[s.n - 1] == 'x');
}

/* A number without a noun behind it: « porte à 30 le nombre de | morts | », and the same before. */
static struct what
of_number(const struct parse *p, const struct figure *f)
{
	struct what none = {f->first, f->first, WHAT_NONE}, r = none;
	uint32_t i = f->last, v;

	/* « les | accidents de la route |, au nombre de 148, » */
	if (f->first > 4 && parse_sign(p, f->first - 2, CUE_SIGN(NUMBER)) &&
	    parse_mark(p, f->first - 4, ',')) {
		r = before(p, f->first - 4);
		r.rule = r.first < r.last ? WHAT_BESIDE : WHAT_NONE;
		return r;
	}
	i += parse_mark(p, i, ','); /* « on estime à 381 289, | le nombre | de » */
	if (parse_at(p, i) == PARSE_DET && parse_sign(p, i + 1, CUE_SIGN(NUMBER)) &&
	    parse_at(p, i + 2) == PARSE_DE) {
		r = from(p, i + 3, true);
		return r;
	}
	/* « les | localités | (200 pour l'eau et 480 pour le gaz) » */
	if (f->first > 1 && parse_mark(p, f->first - 1, '(') &&
	    parse_sign(p, f->last, CUE_SIGN(POUR)) && parse_at(p, f->first - 2) == PARSE_WORD &&
	    is_plural(p, f->first - 2)) {
		r = before(p, f->first - 1);
		r.rule = r.first < r.last ? WHAT_BESIDE : WHAT_NONE;
		return r;
	}
	v = subject_verb(p, f->first);
	if (v != PARSE_NO && p->w[v].worth)
		r = as_what(subject_of(p, v));
	if (r.first < r.last && parse_sign(p, r.first, CUE_SIGN(NUMBER) | CUE_SIGN(TOLL)) &&
	    parse_at(p, r.first + 1) == PARSE_DE) {
		r.first += 2;
		r.rule = WHAT_SUBJECT;
		if (r.first < r.last)
			return r;
	}
	/* « les | faillites | se sont chiffrées à 17.606 » */
	if (r.first < r.last && parse_sign(p, r.first, CUE_SIGN(TREND)) &&
	    parse_at(p, r.first + 1) == PARSE_DE)
		r.first += 2; /* « la hausse des | faillites | qui » */
	if (r.first < r.last && is_plural(p, r.first) &&
	    !parse_sign(p, r.first, CUE_SIGN(NUMBER)) && parse_sign(p, f->first - 1, CUE_SIGN(TO)))
		return (struct what){r.first, r.last, WHAT_SUBJECT};
	return by_trend(trend_counted(p, f->first, f->last));
}

/*
 * « douze personnes ont été tuées et 2 800 | blessées |»: a participle whose noun stands before; not
 * « un bilan de 2 800 | morts | ».
 */
static bool
is_ellipsis(const struct parse *p, size_t k, struct what r)
{
	uint32_t at = p->f[k].first;

	if (r.last != r.first + 1 || parse_at(p, r.first) != PARSE_PART ||
	    (at > 0 && parse_at(p, at - 1) == PARSE_DE))
		return false;
	while (k > 0 && p->f[k - 1].kind != FIGURE_COUNT)
		k--;
	if (k == 0)
		return false;
	for (uint32_t i = p->f[k - 1].last; i < r.first; i++)
		if (parse_sign(p, i, CUE_SIGN(BEEN)))
			return true;
	return false;
}

struct what
what_find(const struct parse *p, size_t k)
{
	const struct figure *f = &p->f[k];
	bool plural = f->kind == FIGURE_COUNT && strcmp(f->value, "1") != 0;
	struct what r;
	uint32_t i;

	if (f->kind == FIGURE_RATIO) {
		r = in_ratio(p, f);
		if (r.rule)
			return r;
	}
	i = f->last;
	/* « 8,830 tonnes | supplémentaires | de résine » */
	if (is_value(f) && parse_at(p, i) == PARSE_ADJ && parse_at(p, i + 1) == PARSE_DE)
		i++;
	if (parse_at(p, i) == PARSE_DE && f->kind != FIGURE_AGE && !aside_is_distance(p, f) &&
	    !(f->kind == FIGURE_MEASURE && sign_is(&p->t[i + 1], SIGN_SIZE))) {
		i++;
		while (parse_at(p, i) == PARSE_DET)
			i++;
		/* « la moitié des quelque 100.000 | cas | » */
		if (k + 1 < p->nf && p->f[k + 1].first == i && p->f[k + 1].kind == FIGURE_COUNT)
			return from(p, p->f[k + 1].noun, true);
		/* « un | prêt | de 250 millions de dollars de la Banque mondiale » */
		if (f->kind == FIGURE_MONEY && parse_at(p, f->last + 1) == PARSE_DET) {
			r = beside(p, f);
			if (r.rule == WHAT_OF)
				return r;
		}
		if (phrase_complement(p, i)) {
			r = from(p, i, plural && i == f->last + 1);
			if (r.rule)
				return r;
		} else if (f->kind == FIGURE_COUNT && parse_at(p, i) == PARSE_PART) {
			/* « 24 millions d'| inscrits | », « une soixantaine de | portés disparus | » */
			return (struct what){
			    i, i + 1 + (parse_at(p, i + 1) == PARSE_PART), WHAT_NEXT};
		}
	}
	if (is_value(f) || f->kind == FIGURE_RATIO)
		return of_value(p, f);
	i = f->noun > f->last ? f->noun : f->last;
	r = from(p, i, plural);
	if (r.rule &&
	    parse_sign(p, r.first, CUE_SIGN(ELSEWHERE))) /* « 13.138 | originaires | de » */
		r = (struct what){f->first, f->first, WHAT_NONE};
	if (r.rule && is_ellipsis(p, k, r))
		return (struct what){f->first, f->first, WHAT_NONE};
	if (r.rule || f->kind == FIGURE_ORDINAL)
		return r;
	/* « 31 | interpellés | entre Marbella et Fnideq »: no other figure lends its noun */
	if (k == 0 && parse_at(p, i) == PARSE_PART && p->w[i].event)
		return (struct what){i, i + 1, WHAT_NEXT};
	return of_number(p, f);
}

bool
what_is_speaker(const struct parse *p, struct what what)
{
	return what.rule == WHAT_BESIDE && what.first > 0 &&
	       parse_at(p, what.first) == PARSE_NAME && phrase_is_inverted(p, what.first - 1);
}
