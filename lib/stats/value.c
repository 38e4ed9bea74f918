/*
 * A value is of the noun that it completes, stands beside or is the complement of a verb of
 * measuring of (worth.tsv). A value without such a noun is of nothing: « j'ai versé 1.100 dirhams ».
 */
#include "value.h"

#include "aside.h"
#include "pair.h"
#include "subject.h"
#include "sign.h"
#include "topic.h"
#include "trend.h"

enum { OPENING = 6 };	   /* tokens before the value: « S'élevant en moyenne à 63 mm, » */
enum { TREND_REACH = 26 }; /* tokens from « baisse » to « de 9 % » */
enum { PRICE_REACH = 6 };  /* tokens from « condamné » to « la société à 500 euros » */

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
skip_link(const struct parse *p, const struct figure *f)
{
	uint32_t i = f->first, v;

	/* « en hausse de, | respectivement, | 16 % » */
	if (i > 3 && parse_mark(p, i - 1, ',') && parse_at(p, i - 2) == PARSE_ADV &&
	    parse_mark(p, i - 3, ',') && parse_at(p, i - 4) == PARSE_DE)
		i -= 3;
	if (i > 0 && (parse_at(p, i - 1) == PARSE_DE ||
			 (parse_sign(p, i - 1, CUE_SIGN(TO)) && i > 1 && p->w[i - 2].worth)))
		i--;
	/* « une inflation | sur un an | de 15 % » */
	if (i > 1 && f != p->f && parse_at(p, i - 1) == PARSE_FIGURE && f[-1].last == i &&
	    f[-1].kind == FIGURE_DURATION && parse_at(p, f[-1].first - 1) == PARSE_PREP)
		i = f[-1].first - 1;
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
is_empty_noun(const struct parse *p, struct phrase w)
{
	return w.last == w.first + 1 && parse_sign(p, w.first, CUE_SIGN(EMPTY));
}

/*
 * The noun that a value linked by « de » completes, where r stands right before it: « une | baisse des
 * ventes | dans le textile et le cuir de 9 % », « un | mali | à l'exercice propre de 12 000 € ».
 */
static struct phrase
further(const struct parse *p, struct phrase r, uint32_t end)
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
		return (struct phrase){t.first, t.last < end ? t.last : end};
	}
	i = r.first;
	while (i > 0 && (parse_at(p, i - 1) == PARSE_DET || parse_at(p, i - 1) == PARSE_DE))
		i--;
	if (i < 2 || i == r.first || parse_at(p, i - 1) != PARSE_PREP)
		return r;
	if (parse_sign(p, i - 1, CUE_SIGN(TO)) &&
	    (parse_at(p, i - 2) == PARSE_WORD || parse_at(p, i - 2) == PARSE_ADJ ||
		parse_at(p, i - 2) == PARSE_PART))
		return subject_host(p, end);
	/* « un | montant | pour ces dégâts de 6 millions », « le | nombre de morts | sur ses routes de 5 % » */
	t = phrase_before(p, i - 1);
	return t.first < t.last && parse_sign(p, t.first, CUE_SIGN(VALUE) | CUE_SIGN(NUMBER)) ? t
											      : r;
}

/* « les | ventes | ont connu une hausse de 9 % »; « ce | chiffre | représente » says of nothing. */
static struct phrase
undergoing(const struct parse *p, struct phrase change)
{
	struct phrase t = change;

	if (change.first > 1 && parse_sign(p, change.first - 1, CUE_SIGN(ONE)) &&
	    parse_at(p, change.first - 2) == PARSE_VERB)
		t = subject_of(p, change.first - 2);
	return t.last == t.first + 1 && sign_is(&p->t[t.first], SIGN_LEVEL) ? change : t;
}

/* « les ventes sont | en hausse | de 9 % », « une hausse des | ventes | de 9 % »: what changes. */
static struct phrase
changed(const struct parse *p, struct phrase r)
{
	struct phrase t = topic_governed(p, r);

	if (t.first == r.first && r.first > 0 && parse_sign(p, r.first, CUE_SIGN(TREND)))
		t = parse_at(p, r.first - 1) == PARSE_PREP ? topic_before(p, r.first - 1)
							   : undergoing(p, r);
	return t.first < t.last ? t : r;
}

static bool
follows_copula(const struct parse *p, uint32_t i)
{
	while (i > 0 && parse_at(p, i - 1) == PARSE_ADV)
		i--;
	return i > 0 && parse_sign(p, i - 1, CUE_SIGN(BE) | CUE_SIGN(BEEN));
}

/* Nothing is set beside the value or completed by it: another of a list, or of people. */
static bool
stands_apart(const struct parse *p, const struct figure *f, uint32_t i, bool linked, bool comma)
{
	bool percent = f->kind == FIGURE_PERCENT;

	if (!linked && !percent && !(comma && (f->kind == FIGURE_MONEY || f->kind == FIGURE_AGE)))
		return true;
	if (linked && i > 0 && parse_at(p, i - 1) == PARSE_CONJ) /* « et | de 30 tonnes » */
		return true;
	/* « le taux de chômage | des 15-24 ans | »: of people, not of the noun */
	if (f->kind == FIGURE_AGE && linked &&
	    str_eq(tok_str(p->text, &p->t[f->first - 1]), STR("des")))
		return true;
	if (percent && (comma || linked) && parse_at(p, f->first - 1) != PARSE_DE &&
	    !(linked && parse_at(p, i) == PARSE_DE))
		return true;
	if (!percent || f == p->f)
		return false;
	/* « ont reculé de 0,7 % et | celles | à la loi de 3,6 % » */
	if (what_names_other(p, f[-1].last, f->first))
		return true;
	/* « ont chuté de 32 % dans le premier degré, | de 19 % | dans le second »: of the same */
	return comma && f[-1].kind == FIGURE_PERCENT && !parse_has_verb(p, f[-1].last, f->first);
}

/* « d'un tout | petit | 0,5 % », « d'en | vendre | 3 % »: no noun. */
static bool
is_no_noun(const struct parse *p, struct phrase r, bool linked)
{
	return r.first + 1 == r.last &&
	       (parse_at(p, r.first) == PARSE_ADJ ||
		   (!linked && r.first > 0 && parse_at(p, r.first - 1) == PARSE_PREP &&
		       !parse_sign(p, r.first, CUE_SIGN(TREND))));
}

/* A sum of money behind a comma is the next of a list. */
static bool
is_next_item(const struct parse *p, const struct figure *f, struct phrase r, uint32_t i)
{
	if (f->kind != FIGURE_MONEY || f == p->f || f[-1].last > r.first)
		return false;
	/* « 1,3 kilo de cocaïne, | 185 000 $ | en liquide » */
	if (i == f->first && r.first <= f[-1].last + 2 && parse_at(p, f->last) == PARSE_PREP)
		return true;
	/* « la saisie de onze véhicules, | de 120.000 euros | et de matériel » */
	return i == f->first - 1 && f[-1].kind == FIGURE_COUNT && f[-1].first > 0 &&
	       parse_at(p, f[-1].first - 1) == PARSE_DE;
}

/* What has no such value: a place (« de Mahdia et Sfax âgés de »), a person (« devance Juliette de 42 s »). */
static bool
is_bearer_named(const struct parse *p, const struct figure *f, struct phrase r, bool linked)
{
	if (parse_at(p, r.first) == PARSE_NAME && p->e[p->w[r.first].ent].type == PARSE_LOC)
		return true;
	return (linked || f->kind == FIGURE_MONEY) && f->kind != FIGURE_AGE &&
	       parse_at(p, r.last - 1) == PARSE_NAME &&
	       p->e[p->w[r.last - 1].ent].type == PARSE_PER;
}

/* « Elle est décédée à l'| âge | de 94 ans »: who. */
static struct what
of_age(const struct parse *p, uint32_t noun)
{
	uint32_t v = noun;

	while (v > 0 && parse_at(p, v - 1) != PARSE_VERB && noun - v < 8)
		v--;
	return what_by(subject_of(p, v), WHAT_SUBJECT);
}

/* « les | vols | s'inscrivent en baisse, de 4 % »: the subject of the verb before the trend r; or r empty. */
static struct phrase
of_trend(const struct parse *p, struct phrase r)
{
	if (r.last == r.first + 1 && parse_sign(p, r.first, CUE_SIGN(TREND)) && r.first > 1 &&
	    parse_at(p, r.first - 1) == PARSE_PREP && parse_at(p, r.first - 2) == PARSE_VERB)
		return subject_of(p, r.first - 2);
	return (struct phrase){r.last, r.last};
}

/* « porteur d'un | smartphone, de 336 euros »: things of a list, no value of the first. */
static bool
holds_one(const struct parse *p, const struct figure *f, struct phrase r)
{
	if (f->kind != FIGURE_MONEY)
		return false;
	for (uint32_t i = r.first; i < r.last; i++)
		if (parse_sign(p, i, CUE_SIGN(ONE)))
			return true;
	return false;
}

/* The noun that the value completes or is set beside: « boucher de 31 ans », « capitaine, 55 ans ». */
static struct what
beside(const struct parse *p, const struct figure *f)
{
	uint32_t i = skip_link(p, f), end = i;
	bool comma = i > 0 && parse_mark(p, i - 1, ','), linked = i < f->first;
	struct phrase r;

	if (stands_apart(p, f, i, linked, comma))
		return what_none(f);
	end -= comma;
	/* « des marchandises destinées au marché | d'une valeur | de »: of what stands first */
	r = comma || (linked && i + 1 < f->first && parse_sign(p, i + 1, CUE_SIGN(ONE)))
		? subject_host(p, end)
		: phrase_before(p, end);
	/* « Le recul est toutefois | modeste |, de 0,2 % » */
	if (comma && linked && r.last == r.first + 1 && follows_copula(p, r.first))
		r = subject_of(p, r.first);
	if (comma && linked && r.first == r.last)
		r = of_trend(p, phrase_before(p, end));
	/* « le | prix | d'une place varie entre », « les | ventes | d'un pays de 4 % » */
	if (linked && (f->kind == FIGURE_PERCENT || p->w[i].worth))
		r = phrase_whole(p, r);
	if (f->kind != FIGURE_AGE && is_no_noun(p, r, linked))
		return what_none(f);
	if (linked && (f->kind == FIGURE_MONEY || f->kind == FIGURE_PERCENT) && r.first < r.last)
		r = changed(p, further(p, r, end));
	/* « sont réalisées | à hauteur | de 3 millions » */
	if (is_empty_noun(p, r) && parse_sign(p, r.first, CUE_SIGN(VALUE)) && r.first > 0 &&
	    parse_at(p, r.first - 1) == PARSE_PREP && parse_at(p, r.first - 2) == PARSE_VERB)
		return what_by(topic_before(p, r.first - 1), WHAT_SUBJECT);
	if (r.first == r.last || is_empty_noun(p, r))
		return what_none(f);
	if (parse_sign(p, r.first, CUE_SIGN(AGE)))
		return of_age(p, r.first);
	/* « le nombre de | prévenus | âgés de moins de 18 ans » */
	if (f->kind == FIGURE_AGE && parse_sign(p, r.first, CUE_SIGN(NUMBER)) &&
	    parse_at(p, r.first + 1) == PARSE_DE && r.first + 2 < r.last)
		r.first += 2;
	if ((comma && (is_next_item(p, f, r, i) || holds_one(p, f, r))) ||
	    is_bearer_named(p, f, r, linked))
		return what_none(f);
	return what_by(r, comma ? WHAT_BESIDE : WHAT_OF);
}

/* « Estimé à 1,6 milliard d'euros, le | chantier | … », « À 11 %, le taux … », « Bâtie sur 18 hectares, l'Arène … » */
static struct what
ahead(const struct parse *p, const struct figure *f)
{
	struct what r = what_none(f);
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
	r = what_from(p, i + 2, false);
	if (r.rule)
		r.rule = WHAT_SUBJECT;
	return r;
}

/* « | Préjudice | estimé : 1,1 million d'euros »: before the colon, without a verb. */
static struct what
before_colon(const struct parse *p, const struct figure *f)
{
	struct what none = what_none(f), r;
	uint32_t end = f->first;

	if (end < 2 || end > 16 || !parse_mark(p, end - 1, ':'))
		return none;
	for (uint32_t i = 0; i < end - 1; i++)
		if (parse_at(p, i) == PARSE_VERB || parse_at(p, i) == PARSE_AUX ||
		    parse_at(p, i) == PARSE_FIGURE || parse_at(p, i) == PARSE_MARK)
			return none;
	r = what_from(p, parse_at(p, 0) == PARSE_DET, false);
	if (!r.rule || parse_at(p, r.first) == PARSE_NAME)
		return none;
	return what_by(topic_governed(p, (struct phrase){r.first, r.last}), WHAT_SUBJECT);
}

bool
value_is_copula(const struct parse *p, uint32_t v, uint32_t first)
{
	/* « est | de l'ordre de six millions »: de is part of the figure */
	/* « est | supérieur à 40 % »: a modifier leads it in */
	if (parse_sign(p, v, CUE_SIGN(BE)) && first == v + 1)
		return p->t[first].class == TOK_WORD;
	if (first < 1 || parse_at(p, first - 1) != PARSE_DE)
		return false;
	return parse_sign(p, v, CUE_SIGN(BE) | CUE_SIGN(BEEN)) &&
	       (first == v + 2 || /* « n'est | que | de 2,9 % », « est, au 3 mai, de 5 » */
		   (first == v + 3 && parse_sign(p, v + 1, CUE_SIGN(QUE))) ||
		   (parse_mark(p, v + 1, ',') && parse_mark(p, first - 2, ',')));
}

/* « Modou L. (34 ans) », « un | gendarme | (47 ans, marié) »: only people have an age. */
static struct what
aged(const struct parse *p, const struct figure *f)
{
	uint32_t i = f->first - 2;

	if (!parse_mark(p, f->last, ')') && !parse_mark(p, f->last, ','))
		return what_none(f);
	if (parse_at(p, i) == PARSE_NAME && p->e[p->w[i].ent].type == PARSE_PER)
		return (struct what){p->e[p->w[i].ent].first, i + 1, WHAT_BESIDE};
	return parse_at(p, i) == PARSE_WORD ? what_by(phrase_before(p, i + 1), WHAT_BESIDE)
					    : what_none(f);
}

/* A body behind « de »: « de la | BAD | ». */
static bool
is_donor(const struct parse *p, struct what r)
{
	uint32_t i = r.first;

	if (!r.rule || parse_at(p, i) != PARSE_NAME || p->e[p->w[i].ent].type != PARSE_ORG)
		return false;
	while (i > 0 && parse_at(p, i - 1) == PARSE_DET)
		i--;
	return i > 0 && parse_at(p, i - 1) == PARSE_DE;
}

/* « les dépenses salariales (| 22,2 milliards |) », « les vols augmentent (| +2 % | en 2022) » */
struct what
value_bracketed(const struct parse *p, const struct figure *f)
{
	struct what r = what_none(f);
	enum parse_class behind = parse_at(p, f->last);

	if (topic_bracket(p, f) == PARSE_NO || f->kind == FIGURE_DURATION)
		return r;
	if (f->kind == FIGURE_AGE)
		return aged(p, f);
	if (f->kind != FIGURE_PERCENT && behind != PARSE_MARK && behind != PARSE_PREP &&
	    behind != PARSE_CONJ && behind != PARSE_ADV)
		return r;
	r = what_by(topic_bracketed(p, f), WHAT_BESIDE);
	/* « un appui du Fonds koweïtien (6 milliards), de la | BAD | (5 milliards) »: who gives it */
	return f->kind == FIGURE_MONEY &&
		       ((f != p->f && is_donor(p, r)) || parse_sign(p, r.first, CUE_SIGN(TREND)))
		   ? what_none(f)
		   : r;
}

/* « un | baril | à 37 dollars », « avec un | PIB | à 1,4 % »; not « condamné la société à 500 euros » */
static struct what
priced(const struct parse *p, const struct figure *f)
{
	struct what none = what_none(f);
	struct phrase r;
	enum parse_class c = f->first > 1 ? parse_at(p, f->first - 2) : PARSE_MARK;

	if ((f->kind != FIGURE_MONEY && f->kind != FIGURE_PERCENT) ||
	    (c != PARSE_WORD && c != PARSE_NAME && c != PARSE_ADJ) ||
	    !parse_sign(p, f->first - 1, CUE_SIGN(TO)))
		return none;
	r = phrase_before(p, f->first - 1);
	if (r.first == r.last || r.first == 0 || is_empty_noun(p, r) ||
	    parse_at(p, r.first - 1) != PARSE_DET ||
	    (parse_at(p, r.last - 1) == PARSE_NAME && p->e[p->w[r.last - 1].ent].type == PARSE_LOC))
		return none;
	for (uint32_t i = r.first; i > 0 && r.first - i < PRICE_REACH; i--)
		if (p->w[i - 1].event && !p->w[i - 1].noun)
			return none;
	return what_by(r, WHAT_OF);
}

/* « Jusqu'à 33 % | pour les résidences secondaires | » */
static struct what
meant_for(const struct parse *p, const struct figure *f)
{
	uint32_t i = f->last;

	if (f->kind != FIGURE_PERCENT || !parse_sign(p, i, CUE_SIGN(POUR)) ||
	    !str_eq(tok_str(p->text, &p->t[i + 1]), STR("les")))
		return what_none(f);
	return what_from(p, i + 2, true);
}

/* « sont en baisse, | respectivement | de 8 % et 17 % »: what is told before the comma. */
static struct what
respective(const struct parse *p, const struct figure *f)
{
	uint32_t i = f->first;

	i -= i > 0 && parse_at(p, i - 1) == PARSE_DE;
	if (f->kind != FIGURE_PERCENT || i < 2 || parse_at(p, i - 1) != PARSE_ADV ||
	    !parse_mark(p, i - 2, ','))
		return what_none(f);
	return what_by(topic_before(p, i - 2), WHAT_SUBJECT);
}

/* A value without a verb of measuring. */
static struct what
of_bare_value(const struct parse *p, const struct figure *f)
{
	struct what r = priced(p, f);

	if (!r.rule)
		r = before_colon(p, f);
	/* « présente une forte hausse, | soit 22,7 % | » */
	if (!r.rule && f == p->f && f->first > 1 && parse_sign(p, f->first - 1, CUE_SIGN(SOIT)) &&
	    parse_mark(p, f->first - 2, ','))
		r = what_by(topic_before(p, f->first - 2), WHAT_SUBJECT);
	if (!r.rule)
		r = what_by(trend_measured(p, f->first), WHAT_SUBJECT);
	if (!r.rule)
		r = what_by(pair_named(p, f->first, f->last), WHAT_BESIDE);
	return r.rule ? r : meant_for(p, f);
}

/* A value: money, percentage, measure, duration, age; what it is the value of. */
struct what
value_find(const struct parse *p, const struct figure *f)
{
	struct what none = what_none(f), r;
	uint32_t v;

	if (aside_is_distance(p, f))
		return none;
	/* « progresse | en un an | de 0,7 % » */
	if (f->kind == FIGURE_DURATION && f->first > 1 && parse_at(p, f->first - 1) == PARSE_PREP &&
	    parse_at(p, f->last) == PARSE_DE && parse_at(p, f->last + 1) == PARSE_FIGURE)
		return none;
	/* « on note une | augmentation |, 2,1 % en ville » */
	if (f->kind == FIGURE_PERCENT && f->first > 1 && parse_mark(p, f->first - 1, ',') &&
	    parse_at(p, f->first - 2) == PARSE_WORD && parse_sign(p, f->first - 2, CUE_SIGN(TREND)))
		return what_by(phrase_before(p, f->first - 1), WHAT_BESIDE);
	v = subject_verb(p, f->first);
	/* « réduire de 50 % les visas » */
	if (v != PARSE_NO && parse_at(p, f->last) == PARSE_DET &&
	    parse_at(p, f->first - 1) == PARSE_DE) {
		r = what_from(p, f->last + 1, false);
		if (r.rule)
			return r;
	}
	r = ahead(p, f);
	if (r.rule)
		return r;
	/* « avaient plus de 65 ans et les | cyclistes | 25 ans » */
	if (f->kind == FIGURE_AGE && f != p->f && f[-1].kind == FIGURE_AGE &&
	    parse_at(p, f[-1].last + 1) == PARSE_DET && f[-1].last + 2 < f->first &&
	    (parse_at(p, f->first - 1) == PARSE_WORD || parse_at(p, f->first - 1) == PARSE_ADJ))
		return what_by((struct phrase){f[-1].last + 2, f->first}, WHAT_BESIDE);
	r = value_bracketed(p, f);
	if (r.rule)
		return r;
	/* « ont augmenté cette année encore, | de 14 % | » */
	if (v != PARSE_NO && f->kind == FIGURE_PERCENT && parse_at(p, f->first - 1) == PARSE_DE &&
	    v + 2 < f->first && parse_at(p, v) == PARSE_VERB && p->w[v].worth)
		return what_by(subject_of(p, v), WHAT_SUBJECT);
	r = beside(p, f);
	if (r.rule)
		return r;
	r = respective(p, f);
	if (r.rule)
		return r;
	/* « Décès à 91 ans | de Paul Durand | » */
	if (f->kind == FIGURE_AGE && parse_sign(p, f->first - 1, CUE_SIGN(TO)) &&
	    parse_at(p, f->last) == PARSE_DE && parse_at(p, f->last + 1) == PARSE_NAME &&
	    p->e[p->w[f->last + 1].ent].type == PARSE_PER)
		return what_from(p, f->last + 1, false);
	/* « la kamikaze n' | avait | pas plus de 17 ans » */
	if (f->kind == FIGURE_AGE && v != PARSE_NO && parse_sign(p, v, CUE_SIGN(HAS)))
		return what_by(subject_of(p, v), WHAT_SUBJECT);
	if (v == PARSE_NO || !(p->w[v].worth || value_is_copula(p, v, f->first)))
		return f->kind == FIGURE_AGE || f->kind == FIGURE_DURATION ? none
									   : of_bare_value(p, f);
	return what_by(parse_at(p, v) == PARSE_PART && !parse_mark(p, v - 1, ',')
			   ? phrase_before(p, v)
			   : subject_of(p, v),
	    WHAT_SUBJECT);
}
