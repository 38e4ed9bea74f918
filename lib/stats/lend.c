/* What figures count, and in which unit, that another figure of the sentence says (depeche(5): WHAT). */
#include "lend.h"

#include "aside.h"
#include "sign.h"
#include "topic.h"

#include <string.h>

enum { REACH = 32 };  /* figures back */
enum { LISTED = 40 }; /* tokens of a list of places with brackets */
enum { LIST = 6 };    /* figures that share the noun of the last */

/* « écopent de | 6 | et 8 ans de prison », « 36 et huit tués »: the noun stands behind a later one. */
static struct what
behind_next(const struct parse *p, size_t k, const struct what *what)
{
	const struct figure *f = &p->f[k];

	for (size_t j = k + 1; j < p->nf && j <= k + LIST; j++) {
		const struct figure *b = &p->f[j];
		bool comma = parse_mark(p, b[-1].last, ',');

		if (b->first != b[-1].last + 1 || b->kind != f->kind || f->kind == FIGURE_AGE ||
		    !(comma ||
			parse_sign(p, b[-1].last, CUE_SIGN(ET) | CUE_SIGN(OU) | CUE_SIGN(TO))))
			break;
		if (!comma && what[j].rule == WHAT_NEXT)
			return what[j];
	}
	return what_none(f);
}

/* The letter of UCUM that tells the unit without its prefix: m of km, g of kg; tonnes are g too. */
static char
dimension(const struct figure *f)
{
	size_t n = strlen(f->unit);

	return strcmp(f->unit, "t") == 0 ? 'g' : n > 0 ? f->unit[n - 1] : '\0';
}

/* « contre | 17 | au Courant »: that of the last figure of its kind; « 3 tonnes de résine, | 40 ha | » is none. */
static struct what
of_last(const struct parse *p, size_t k, const struct what *what)
{
	const struct figure *f = &p->f[k];
	struct what none = what_none(f);

	if (f->kind == FIGURE_DURATION)
		return none;
	for (size_t j = k; j > 0 && k - j < REACH; j--)
		if (p->f[j - 1].kind == f->kind)
			return what_names_other(p, p->f[j - 1].last, f->first) ||
				       (f->kind == FIGURE_MEASURE &&
					   dimension(f) != dimension(&p->f[j - 1]))
				   ? none
				   : what[j - 1];
	return none;
}

/* « 1 400 stadiers, soit le double », « 76 ballots de haschich, soit 2,28 tonnes » */
static struct what
before_soit(const struct parse *p, size_t k, const struct what *what)
{
	const struct figure *f = &p->f[k];
	struct what r = what_none(f);

	if (k == 0 || f->first == 0 || !parse_sign(p, f->first - 1, CUE_SIGN(SOIT)))
		return r;
	r = what[k - 1];
	for (uint32_t i = r.first; f->kind == FIGURE_MEASURE && i < r.last; i++)
		if (parse_at(p, i) == PARSE_DE) {
			r.first = i + 1;
			break;
		}
	return r;
}

/* « soit 42 | de moins que le mois précédent |»: nothing else from the figure to token end. */
static bool
is_comparison(const struct parse *p, const struct figure *f, uint32_t end)
{
	if (parse_at(p, f->last) != PARSE_DE || !parse_sign(p, f->last + 1, CUE_SIGN(THAN)))
		return false;
	for (uint32_t i = f->last; i < end; i++)
		if (parse_at(p, i) == PARSE_VERB || parse_at(p, i) == PARSE_AUX ||
		    parse_at(p, i) == PARSE_MARK)
			return false;
	return true;
}

/* « 6 194 infractions pour | 100 000 | habitants »: what figure k is reckoned by, not what is counted. */
static bool
is_base(const struct parse *p, size_t k, const struct what *what)
{
	const struct figure *f = &p->f[k];

	return f->first > 0 && parse_sign(p, f->first - 1, CUE_SIGN(POUR) | CUE_SIGN(SUR)) &&
	       what[k].rule && sign_is(&p->t[what[k].last - 1], SIGN_TIMELESS);
}

/* « Huit (| +14 % |) », « contre 37 millions en 2015 (| +34 % |) »: it says more of the figure that the bracket stands behind. */
static struct what
before_bracket(const struct parse *p, size_t k, const struct what *what)
{
	const struct figure *f = &p->f[k];

	uint32_t i = topic_bracket(p, f);

	/* « (+38, | +126,7 % |) »: one more of the bracket */
	if (k > 0 && i == PARSE_NO && f[-1].last + 1 == f->first && what[k - 1].rule &&
	    aside_is_change(p, f) && parse_mark(p, f->first - 1, ',') &&
	    topic_bracket(p, f - 1) != PARSE_NO)
		return what[k - 1];
	/* « 6 194 infractions pour 100 000 habitants (| -0,4 % |) » */
	if (k > 1 && i != PARSE_NO && what[k - 1].last == i && is_base(p, k - 1, what))
		return what[k - 2];
	if (k > 0 && i != PARSE_NO) {
		i = topic_adverbials(p, i);
		if (what[k - 1].rule && (i == f[-1].last || is_comparison(p, f - 1, i)))
			return what[k - 1];
	}
	return what_none(f);
}

/* « (+71 % | à 18.192 |) », « augmenté de 14 % sur un an, | à 522.558 | »: what has come to that. */
static struct what
come_to(const struct parse *p, size_t k, const struct what *what)
{
	const struct figure *f = &p->f[k];
	uint32_t i = f->first;
	size_t j = k;

	if (f->kind == FIGURE_PERCENT || f->kind == FIGURE_DURATION || i == 0 ||
	    !parse_sign(p, i - 1, CUE_SIGN(TO)))
		return what_none(f);
	while (j > 0 && p->f[j - 1].kind == FIGURE_DURATION)
		j--;
	if (j == 0 || p->f[j - 1].kind != FIGURE_PERCENT ||
	    (p->f[k - 1].last != i - 1 && !parse_mark(p, i - 2, ',') && !parse_mark(p, i - 2, '(')))
		return what_none(f);
	return what[j - 1];
}

/* « une | légère hausse | »: of nothing. */
static bool
is_mere_change(const struct parse *p, const struct what *w)
{
	bool change = false;

	for (uint32_t i = w->first; i < w->last; i++) {
		if (parse_at(p, i) == PARSE_DE)
			return false;
		change |= parse_sign(p, i, CUE_SIGN(TREND));
	}
	return change;
}

/* « , en | hausse | », « , chiffre en | hausse | », « , soit une | hausse | », « (| hausse | » */
static bool
is_apposed(const struct parse *p, uint32_t noun)
{
	uint32_t i = noun - 1;

	if (parse_mark(p, i, '('))
		return true;
	if (i > 0 && parse_sign(p, i - 1, CUE_SIGN(SOIT)))
		return true;
	if (i == 0 || (parse_at(p, i) != PARSE_PREP && !parse_sign(p, i, CUE_SIGN(ONE))))
		return false;
	i--;
	/* « , ce qui représente une | baisse | » */
	if (i > 2 && parse_at(p, i) == PARSE_VERB && parse_at(p, i - 1) == PARSE_REL &&
	    parse_mark(p, i - 3, ','))
		return true;
	if (i > 0 && sign_is(&p->t[i], SIGN_LEVEL))
		i--;
	return parse_mark(p, i, ',') || parse_mark(p, i, '(');
}

/* « 12 000 plaintes, en hausse de 9 % »: of what was just told, ranks and ages apart. */
static struct what
apposed_change(const struct parse *p, size_t k, const struct what *what)
{
	const struct what *w = &what[k];
	size_t j = k;

	while (j > 0 && (p->f[j - 1].kind == FIGURE_ORDINAL || p->f[j - 1].kind == FIGURE_AGE ||
			    p->f[j - 1].kind == FIGURE_DURATION || is_base(p, j - 1, what)))
		j--;
	return j > 0 && w->rule == WHAT_OF && w->first > 1 && is_mere_change(p, w) &&
		       is_apposed(p, w->first) && what[j - 1].first < w->first
		   ? what[j - 1]
		   : what_none(&p->f[k]);
}

/* « psychologiques (88 %), | physiques | (| 79 % |) ou encore | sexuelles | (| 6 % |)»: one word, no article. */
static bool
is_attribute(const struct parse *p, size_t k, uint32_t noun, uint32_t open)
{
	uint32_t i = noun;

	if (open != noun + 1 || topic_bracket(p, &p->f[k - 1]) == PARSE_NO)
		return false;
	while (i > 0 && (parse_at(p, i - 1) == PARSE_ADV || parse_at(p, i - 1) == PARSE_CONJ ||
			    parse_mark(p, i - 1, ',')))
		i--;
	return i < noun && parse_mark(p, i - 1, ')');
}

/* « 34 accidents se sont produits | hors agglomération | (64 %) », « (soit 64 %) »: a share of the count. */
static struct what
bracketed_share(const struct parse *p, size_t k, const struct what *what)
{
	const struct figure *f = &p->f[k];
	uint32_t open = topic_bracket(p, f), noun = what[k].first;

	if (k > 1 && open != PARSE_NO && what[k - 1].last == open && is_base(p, k - 1, what))
		return what[k - 2];
	if (k > 0 && open != PARSE_NO && what[k - 1].rule && is_comparison(p, f - 1, open))
		return what[k - 1];
	if (k == 0 || f->kind != FIGURE_PERCENT || open == PARSE_NO || aside_is_change(p, f) ||
	    what[k].rule != WHAT_BESIDE || what[k].last != open || !what[k - 1].rule ||
	    (f[-1].kind != FIGURE_COUNT && f[-1].kind != FIGURE_PERCENT))
		return what_none(f);
	return parse_sign(p, open + 1, CUE_SIGN(SOIT)) || is_attribute(p, k, noun, open) ||
		       (noun > 0 && parse_at(p, noun - 1) == PARSE_PREP)
		   ? what[k - 1]
		   : what_none(f);
}

/* « suivis du Parti vert (4 %) et de | Moele | (1 %) »: of that name, whatever it is. */
static bool
is_of_name(const struct parse *p, const struct figure *f)
{
	uint32_t open = topic_bracket(p, f);

	return f->kind == FIGURE_PERCENT && open != PARSE_NO && open > 0 &&
	       parse_at(p, open - 1) == PARSE_NAME && p->e[p->w[open - 1].ent].type != PARSE_LOC &&
	       !aside_is_change(p, f);
}

/* « le nombre de plaintes | baisse |»: the verb. */
static struct phrase
without_trend(const struct parse *p, struct phrase r)
{
	if (r.last > r.first + 1 && parse_sign(p, r.last - 1, CUE_SIGN(TREND)) &&
	    parse_at(p, r.last - 2) != PARSE_DE)
		r.last--;
	return r;
}

/*
 * « Dans le Cher (-1 %) et l'Indre (| -0,7 % |), | le nombre de chômeurs | baisse »: what the clause
 * behind a list of places is about.
 */
static struct what
behind_frame(const struct parse *p, const struct figure *f)
{
	uint32_t open = topic_bracket(p, f), i = f->last;

	if (open == PARSE_NO || open == 0 || parse_at(p, open - 1) != PARSE_NAME ||
	    p->e[p->w[open - 1].ent].type != PARSE_LOC || !aside_is_change(p, f))
		return what_none(f);
	for (; i < p->n && i - f->last < LISTED; i++) {
		enum parse_class c = parse_at(p, i);

		if (parse_mark(p, i, ',') && parse_mark(p, i - 1, ')') &&
		    parse_at(p, i + 1) == PARSE_DET && parse_at(p, i + 2) == PARSE_WORD)
			return what_by(
			    without_trend(p, phrase_from(p, i + 2, false)), WHAT_SUBJECT);
		if (c == PARSE_VERB || c == PARSE_AUX || c == PARSE_WORD || parse_mark(p, i, ';'))
			break;
	}
	return what_none(f);
}

void
lend_what(const struct parse *p, size_t k, struct what *what, uint32_t whole)
{
	struct what r = what[k];

	/* « passant de | 15 | à 11 ans de prison »: rather than the subject */
	if (r.rule == WHAT_SUBJECT)
		r = behind_next(p, k, what);
	else if (r.rule)
		r = topic_bracket(p, &p->f[k]) == PARSE_NO ? apposed_change(p, k, what)
							   : bracketed_share(p, k, what);
	if (!r.rule && what[k].rule)
		return;
	if (!r.rule && whole < k) {
		r = what[whole];
		r.rule = r.rule ? WHAT_OF_PARENT : WHAT_NONE;
		what[k] = r;
		if (r.rule)
			return;
	}
	if (!r.rule)
		r = behind_frame(p, &p->f[k]);
	if (!r.rule)
		r = before_soit(p, k, what);
	if (!r.rule)
		r = before_bracket(p, k, what);
	if (!r.rule)
		r = come_to(p, k, what);
	if (!r.rule)
		r = behind_next(p, k, what);
	if (!r.rule && !is_of_name(p, &p->f[k]))
		r = of_last(p, k, what);
	if (r.rule)
		r.rule = WHAT_AGAIN;
	what[k] = r;
}

/* « 46 vols ont été signalés. | Vingt-neuf | (63 %) ont eu lieu en ville. » */
static bool
goes_on_alone(const struct parse *p, const struct figure *f)
{
	uint32_t i = phrase_behind_bracket(p, f->last);

	i += parse_sign(p, i, CUE_SIGN(OTHERS)); /* « Huit autres sont blessés » */
	return f->first == 0 && f->kind == FIGURE_COUNT && parse_at(p, i) == PARSE_AUX;
}

/* « En 2022, il y en a eu | 5 568 |, » */
static bool
counts_more(const struct parse *p, const struct figure *f)
{
	uint32_t i = f->first;

	if (f->kind != FIGURE_COUNT ||
	    (parse_at(p, f->last) != PARSE_MARK && parse_at(p, f->last) != PARSE_ADV &&
		parse_at(p, f->last) != PARSE_PREP))
		return false;
	while (i > 0 && (parse_at(p, i - 1) == PARSE_VERB || parse_at(p, i - 1) == PARSE_AUX ||
			    parse_sign(p, i - 1, CUE_SIGN(COUNTS))))
		i--;
	return i > 0 && i < f->first && sign_is(&p->t[i - 1], SIGN_THEREOF);
}

/* « Dakar vient en tête avec | 13.472 |. », « En 2017, ils étaient | 1.924 |. » */
static bool
is_predicate(const struct parse *p, const struct figure *f)
{
	uint32_t i = f->first;

	return f->kind == FIGURE_COUNT &&
	       (parse_at(p, f->last) == PARSE_MARK || parse_sign(p, f->last, CUE_SIGN(TO))) &&
	       (parse_sign(p, i - 1, CUE_SIGN(WITH)) ||
		   (i > 1 && parse_sign(p, i - 1, CUE_SIGN(BE)) &&
		       parse_at(p, i - 2) == PARSE_PRON));
}

bool
lend_from_before(const struct parse *p, size_t k, const struct what *what, bool again)
{
	const struct figure *f = &p->f[k];
	/* « De ce nombre, 187 circulaient à vélo, | 67 | en voiture » */
	bool listed = f->kind == FIGURE_COUNT && f->first > 0 &&
		      (parse_mark(p, f->first - 1, ',') || parse_at(p, f->first - 1) == PARSE_CONJ);

	return goes_on_alone(p, f) || counts_more(p, f) || is_predicate(p, f) ||
	       (again && (listed || topic_bracket(p, f) != PARSE_NO) && !what[k - 1].rule);
}

bool
lend_opens_with_change(const struct parse *p, size_t k, const struct what *what)
{
	return k == 0 && parse_sign(p, 0, CUE_SIGN(SOIT)) && what[k].rule == WHAT_OF &&
	       is_mere_change(p, &what[k]);
}

/* « les piétons avaient plus de 65 ans et | les cyclistes | 25 ans »: the verb is left out. */
static bool
is_gapped_age(const struct parse *p, const struct figure *f)
{
	uint32_t i = f[-1].last, first;

	if (f->kind != FIGURE_DURATION || f[-1].kind != FIGURE_AGE || strcmp(f->unit, "a") != 0 ||
	    !(parse_at(p, i) == PARSE_CONJ || parse_mark(p, i, ',')) ||
	    parse_at(p, i + 1) != PARSE_DET)
		return false;
	for (first = i += 2; parse_at(p, i) == PARSE_WORD || parse_at(p, i) == PARSE_ADJ; i++)
		;
	return i == f->first && i > first;
}

static bool
alone_in_bracket(const struct parse *p, const struct figure *f)
{
	return f->first > 0 && parse_mark(p, f->first - 1, '(') && parse_mark(p, f->last, ')');
}

void
lend_units(struct parse *p)
{
	for (size_t k = 1; k < p->nf; k++) {
		struct figure *f = &p->f[k];
		const struct figure *b = f - 1;

		if (is_gapped_age(p, f))
			f->kind = FIGURE_AGE;
		if (f->kind == FIGURE_COUNT && b->kind == FIGURE_MEASURE &&
		    alone_in_bracket(p, b) && alone_in_bracket(p, f)) {
			f->kind = b->kind;
			f->unit = b->unit;
			continue;
		}
		if (f->kind != FIGURE_COUNT ||
		    (b->kind != FIGURE_MEASURE && b->kind != FIGURE_MONEY &&
			b->kind != FIGURE_PERCENT))
			continue;
		if (parse_at(p, f->last) != PARSE_PREP || parse_at(p, f->last + 1) != PARSE_DATE ||
		    f->first < 2 || parse_at(p, f->first - 2) != PARSE_DATE ||
		    f->first > b->last + 6)
			continue;
		f->kind = b->kind;
		f->unit = b->unit;
	}
}
