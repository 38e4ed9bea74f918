#include "part.h"

#include "aside.h"

#include <stdlib.h>
static const char *const rule_names[PART_RULES] = {
    "none", "dont", "list", "them", "among", "fraction", "bracket", "same"};

enum { SUMMANDS = 12 };	  /* counts of one bracket */
enum { PARTICIPLE = 20 }; /* tokens of a clause between two items */
enum { REACH = 20 };	  /* tokens inside a bracket */
enum { ITEMS = 12 };	  /* tokens from « dont » to a number that is not the first of the list */

const char *
part_rule_name(enum part_rule r)
{
	return rule_names[r];
}

/* A figure that can be a part of another: a number of the same kind, or a share of a count. */
static bool
fits(const struct figure *part, const struct figure *whole)
{
	if (whole->kind == FIGURE_ORDINAL || whole->kind == FIGURE_AGE)
		return false;
	/* « trente mois de prison, dont la moitié avec sursis » */
	if (part->kind == FIGURE_RATIO && whole->unit[0] != '\0' && whole->kind != FIGURE_PERCENT)
		return true;
	return part->kind == whole->kind ||
	       (whole->kind == FIGURE_COUNT &&
		   (part->kind == FIGURE_PERCENT || part->kind == FIGURE_RATIO));
}

static uint32_t
figure_before(const struct parse *p, size_t k, const uint32_t *whole)
{
	for (size_t j = k; j > 0 && k - j < 32; j--)
		if (fits(&p->f[k], &p->f[j - 1]) &&
		    (whole[j - 1] == PARSE_NO || whole[j - 1] == PART_BEFORE))
			return (uint32_t)(j - 1);
	return PARSE_NO;
}

static bool
is_quote(const struct parse *p, uint32_t i)
{
	return parse_mark(p, i, '"') ||
	       (parse_at(p, i) == PARSE_MARK && str_eq(tok_str(p->text, &p->t[i]), STR("«")));
}

/* dont, parmi lesquels, y compris, right before the figure */
static bool
behind_dont(const struct parse *p, uint32_t i)
{
	/* « parmi lesquels | « | 94 | » | sont » */
	while (i > 0 && (parse_at(p, i - 1) == PARSE_ADV || is_quote(p, i - 1)))
		i--;
	if (i > 0 && parse_sign(p, i - 1, CUE_SIGN(DONT)))
		return true;
	if (i > 1 && parse_sign(p, i - 1, CUE_SIGN(LEQUEL)) &&
	    parse_sign(p, i - 2, CUE_SIGN(PARMI)))
		return true;
	return i > 1 && parse_sign(p, i - 1, CUE_SIGN(COMPRIS)) &&
	       parse_sign(p, i - 2, CUE_SIGN(Y));
}

/* « dont | un collègue et | deux civils », « dont | une à Oran, | deux à Fès »: things without a number before. */
static bool
behind_dont_far(const struct parse *p, uint32_t i)
{
	uint32_t k = i;

	if (i < 3 || (parse_at(p, i - 1) != PARSE_CONJ && !parse_mark(p, i - 1, ',')))
		return false;
	for (; k > 1 && i - k < ITEMS; k--) {
		enum parse_class c = parse_at(p, k - 1);

		if (parse_sign(p, k - 1, CUE_SIGN(DONT)))
			return parse_at(p, k) == PARSE_DET;
		if (c != PARSE_WORD && c != PARSE_ADJ && c != PARSE_DET && c != PARSE_DE &&
		    c != PARSE_NAME && c != PARSE_CONJ && c != PARSE_PREP &&
		    !parse_mark(p, k - 1, ','))
			break;
	}
	return false;
}

/* « 72 Gambiens (dont 10 femmes|) et | 25 Ivoiriens »: the list ended with its bracket. */
static bool
is_closed(const struct parse *p, uint32_t from, uint32_t to)
{
	int open = 0;

	for (; from < to; from++) {
		open += parse_mark(p, from, '(');
		if (parse_mark(p, from, ')') && --open < 0)
			return true;
	}
	return false;
}

/* Only « , » or « et » between the phrase of the figure before and this one. */
static bool
goes_on(const struct parse *p, uint32_t from, uint32_t to)
{
	if (from >= to || to - from > 2)
		return false;
	for (; from < to; from++)
		if (!parse_mark(p, from, ',') && !parse_sign(p, from, CUE_SIGN(ET)))
			return false;
	return true;
}

/* « dont 4 | mis en examen et | 3 placés en détention », « dont 167 à Tillabéri (ouest) et 76 à Niamey » */
static bool
goes_on_far(const struct parse *p, uint32_t from, const struct figure *f)
{
	uint32_t to = f->first;

	if (from >= to || to - from > 12 ||
	    !(parse_sign(p, to - 1, CUE_SIGN(ET)) || parse_mark(p, to - 1, ',')) ||
	    parse_at(p, f->last) == PARSE_AUX || parse_at(p, f->last) == PARSE_VERB)
		return false;
	for (; from < to - 1; from++) {
		enum parse_class c = parse_at(p, from);

		if (c == PARSE_VERB || c == PARSE_AUX || c == PARSE_REL || c == PARSE_SUB ||
		    c == PARSE_FIGURE || parse_mark(p, from, ',') || parse_mark(p, from, ';'))
			return false;
	}
	return true;
}

/* People: réfugiés, Nigérians. */
static bool
is_person(const struct parse *p, struct what w)
{
	return w.first < w.last &&
	       (parse_sign(p, w.first, CUE_SIGN(PEOPLE)) ||
		   ((p->t[w.first].flags & TOK_UPPER) && parse_at(p, w.first) == PARSE_WORD));
}

/* One more of people, behind a comma or et; participles of the one before may lie between. */
static bool
goes_on_person(const struct parse *p, uint32_t from, const struct figure *f, struct what w)
{
	uint32_t to = f->first;

	if (from >= to || to - from > PARTICIPLE ||
	    !(parse_sign(p, to - 1, CUE_SIGN(ET)) || parse_mark(p, to - 1, ',')) ||
	    parse_at(p, w.last) == PARSE_AUX)
		return false;
	for (; from < to - 1; from++) {
		enum parse_class c = parse_at(p, from);

		if (c == PARSE_AUX || c == PARSE_REL || c == PARSE_SUB || c == PARSE_FIGURE ||
		    parse_mark(p, from, ',') || parse_mark(p, from, ';'))
			return false;
	}
	return true;
}

static bool
of_them(const struct parse *p, const struct figure *f)
{
	uint32_t i = f->last, first = f->first;

	if (parse_sign(p, i, CUE_SIGN(OF)) && parse_sign(p, i + 1, CUE_SIGN(ENTRE)) &&
	    parse_sign(p, i + 2, CUE_SIGN(THEM)))
		return true;
	/* « Parmi les victimes, | on retrouve | 36 piétons » */
	while (first > 0 &&
	       (parse_mark(p, first - 1, ',') || parse_at(p, first - 1) == PARSE_VERB ||
		   (parse_at(p, first - 1) == PARSE_PRON && parse_mark(p, first - 2, ','))))
		first--;
	/* « De ce | nombre |, 187 … » */
	if (first == 3 && parse_at(p, 0) == PARSE_DE && parse_at(p, 1) == PARSE_DET &&
	    parse_sign(p, 2, CUE_SIGN(NUMBER)))
		return true;
	/* « Parmi ces personnes, 52.000 …», « Parmi les victimes figurent six élèves » */
	if (first > 2 && first < 6 && parse_sign(p, 0, CUE_SIGN(PARMI)) &&
	    parse_at(p, 1) == PARSE_DET && !parse_sign(p, 1, CUE_SIGN(ONE)) &&
	    parse_at(p, first - 1) != PARSE_FIGURE && !parse_has_verb(p, 2, first))
		return true;
	return first > 1 && parse_sign(p, first - 1, CUE_SIGN(THEM)) &&
	       parse_sign(p, first - 2, CUE_SIGN(PARMI));
}

/* « …, dix d'entre eux parmi | les 247 passagers »: the next figure, behind parmi */
static uint32_t
among(const struct parse *p, size_t k)
{
	const struct figure *next;
	uint32_t i;

	if (k + 1 >= p->nf)
		return PARSE_NO;
	next = &p->f[k + 1];
	i = next->first;
	while (i > 0 && parse_at(p, i - 1) == PARSE_DET)
		i--;
	if (i == 0 || i == next->first || !fits(&p->f[k], next))
		return PARSE_NO;
	/* « 20.000 personnes arrêtées sur les | 60.000 | qui ont subi un contrôle » */
	if (!parse_sign(p, i - 1, CUE_SIGN(PARMI)) &&
	    !(parse_sign(p, i - 1, CUE_SIGN(SUR)) && parse_at(p, next->last) == PARSE_REL))
		return PARSE_NO;
	return (uint32_t)(k + 1);
}

static uint32_t
fraction(const struct parse *p, size_t k)
{
	const struct figure *f = &p->f[k];
	uint32_t i = f->last;

	if (f->kind != FIGURE_PERCENT && f->kind != FIGURE_RATIO && f->kind != FIGURE_COUNT)
		return PARSE_NO;
	if (parse_at(p, i) != PARSE_DE)
		return PARSE_NO;
	for (i++; parse_at(p, i) == PARSE_DET; i++)
		;
	if (k + 1 < p->nf && p->f[k + 1].first == i && p->f[k + 1].kind == FIGURE_COUNT)
		return (uint32_t)(k + 1);
	return PARSE_NO;
}

/*
 * « Sur les 5.300 morts dans cette province, plus de 80% se trouvaient … », « Parmi les détenus, 23
 * ont été graciés »: the whole stands first in the sentence, or the sentence before has it.
 */
static uint32_t
out_of(const struct parse *p, size_t k)
{
	uint32_t i = 1;

	if (!parse_sign(p, 0, CUE_SIGN(SUR) | CUE_SIGN(PARMI)) || k == 0)
		return PARSE_NO;
	while (parse_at(p, i) == PARSE_DET)
		i++;
	if (p->f[0].first != i || !fits(&p->f[k], &p->f[0]))
		return PARSE_NO;
	if (parse_at(p, p->f[k].first - 1) == PARSE_VERB) /* « figurent | quatre | étrangers » */
		return 0;
	/* « Sur les 300 personnes contrôlées, 45 ont été verbalisées et | 12 | placées en » */
	return parse_at(p, p->f[k].last) == PARSE_VERB || parse_at(p, p->f[k].last) == PARSE_AUX ||
		       (k > 1 && parse_at(p, p->f[k].last) == PARSE_PART &&
			   parse_sign(p, p->f[k].first - 1, CUE_SIGN(ET))) ||
		       parse_at(p, p->f[k].last) == PARSE_PRON
		   ? 0
		   : PARSE_NO;
}

/* « 44 perquisitions … (| 40 | à Charleroi et | 2 | à Liège) »: a number without noun in a bracket. */
static uint32_t
before_bracket(const struct parse *p, size_t k, const struct what *what)
{
	uint32_t i = p->f[k].first;
	size_t j = k;

	if (p->f[k].kind != FIGURE_COUNT || what[k].rule == WHAT_NEXT ||
	    !parse_sign(p, p->f[k].last, CUE_SIGN(PLACE)) ||
	    parse_at(p, p->f[k].last + 1) == PARSE_DATE || parse_sign(p, i - 1, CUE_SIGN(CONTRE)))
		return PARSE_NO;
	while (i > 0 && !parse_mark(p, i - 1, '(') && !parse_mark(p, i - 1, ')') &&
	       p->f[k].first - i < REACH)
		i--;
	if (i == 0 || !parse_mark(p, i - 1, '('))
		return PARSE_NO;
	while (j > 0 && p->f[j - 1].first >= i)
		j--;
	return j > 0 && fits(&p->f[k], &p->f[j - 1]) ? (uint32_t)(j - 1) : PARSE_NO;
}

/* « 45 civils (| 17 hommes, 13 femmes et 15 enfants |)»: what a bracket holds sums up to the count before. */
static uint32_t
summed(const struct parse *p, size_t k, const struct what *what)
{
	size_t first = k, i;
	double sum = 0;

	if (p->f[k].kind != FIGURE_COUNT || what[k].rule != WHAT_NEXT)
		return PARSE_NO;
	while (first > 0 && k - first < SUMMANDS && p->f[first].first > 0 &&
	       !parse_mark(p, p->f[first].first - 1, '('))
		first--;
	if (first == 0 || !parse_mark(p, p->f[first].first - 1, '(') ||
	    what[first - 1].last + 1 != p->f[first].first || p->f[first - 1].kind != FIGURE_COUNT)
		return PARSE_NO;
	for (i = first; i < p->nf && i - first < SUMMANDS && p->f[i].kind == FIGURE_COUNT; i++) {
		sum += strtod(p->f[i].value, NULL);
		if (parse_mark(p, what[i].last, ')'))
			break;
	}
	return i >= k && i > first && sum == strtod(p->f[first - 1].value, NULL)
		   ? (uint32_t)(first - 1)
		   : PARSE_NO;
}

/* « 267 "étrangers| " (Soudanais) | et 608 corps »: behind the quote and bracket of an item. */
static uint32_t
behind_item(const struct parse *p, uint32_t i)
{
	return phrase_behind_bracket(p, i + is_quote(p, i));
}

/* « 169 cas ont été notifiés : | 109 | dans le Sud, | 59 | dans le Nord »: bare counts behind a colon, as many. */
static uint32_t
summed_behind_colon(const struct parse *p, size_t k, const struct what *what)
{
	size_t first = k, i;
	double sum = 0;

	if (p->f[k].kind != FIGURE_COUNT || what[k].rule == WHAT_NEXT)
		return PARSE_NO;
	while (first > 0 && k - first < SUMMANDS && p->f[first].first > 0 &&
	       !parse_mark(p, p->f[first].first - 1, ':'))
		first--;
	if (first == 0 || !parse_mark(p, p->f[first].first - 1, ':') ||
	    p->f[first - 1].kind != FIGURE_COUNT)
		return PARSE_NO;
	for (i = first; i < p->nf && i - first < SUMMANDS && p->f[i].kind == FIGURE_COUNT; i++)
		sum += strtod(p->f[i].value, NULL);
	return i > first + 1 && sum == strtod(p->f[first - 1].value, NULL) ? (uint32_t)(first - 1)
									   : PARSE_NO;
}

/*
 * « Parmi elles, 264 ont abouti à un refus (dont 202 pour fraude), | 480 | à l'octroi de l'asile »: one
 * more without noun; which figure before it is of the sentence before. k for none.
 */
static size_t
bare_item(const struct parse *p, size_t k, const struct what *what, const uint32_t *whole)
{
	uint32_t i = p->f[k].first;
	size_t j = k;

	if (what[k].rule != WHAT_NONE || p->f[k].kind != FIGURE_COUNT || i == 0 ||
	    !(parse_mark(p, i - 1, ',') || parse_sign(p, i - 1, CUE_SIGN(ET))) ||
	    parse_at(p, p->f[k].last) == PARSE_MARK)
		return k;
	while (j > 0 && k - j < ITEMS && whole[j - 1] < j - 1)
		j--;
	return j > 0 && whole[j - 1] == PART_BEFORE && what[j - 1].rule == WHAT_NONE ? j - 1 : k;
}

/* The figures behind the first of a list are parts of what that one is a part of. */
static bool
goes_on_list(const struct parse *p, size_t k, const struct what *what, const uint32_t *whole)
{
	const struct figure *f = &p->f[k], *last = &f[-1];
	const struct what *w = &what[k - 1];
	uint32_t all = whole[k - 1];

	if (all == PART_BEFORE)
		return w->rule == WHAT_NEXT && f->kind == last->kind &&
		       goes_on(p, behind_item(p, w->last), f->first);
	if (all >= k - 1)
		return false;
	if (goes_on(p, w->rule == WHAT_NEXT ? w->last : last->last, f->first) &&
	    fits(f, &p->f[all]))
		return true;
	if (is_closed(p, last->last, f->first))
		return false;
	/* « dont 409 Soudanais fuyant la guerre, | 127 réfugiés | et 21 Nigérians » */
	if (what[k].rule == WHAT_NEXT)
		return w->rule == WHAT_NEXT && is_person(p, what[k]) && is_person(p, *w) &&
		       is_person(p, what[all]) && goes_on_person(p, w->last, f, what[k]);
	/* « dont 12 à Lyon, | 8 à Nantes et 3 à Brest | » */
	return (behind_dont(p, last->first) || parse_sign(p, f->last, CUE_SIGN(PLACE))) &&
	       goes_on_far(p, last->last, f) && fits(f, &p->f[all]);
}

uint32_t
part_find(const struct parse *p, size_t k, const struct what *what, const uint32_t *whole,
    enum part_rule *rule)
{
	const struct figure *f = &p->f[k];
	size_t item;
	uint32_t w;

	*rule = PART_NONE;
	if (f->kind == FIGURE_ORDINAL || f->kind == FIGURE_AGE || aside_is_distance(p, f))
		return PARSE_NO;
	if ((behind_dont(p, f->first) || behind_dont_far(p, f->first)) &&
	    (w = figure_before(p, k, whole)) != PARSE_NO) {
		*rule = PART_DONT;
		return k > 0 && fits(f, &p->f[k - 1]) && what[k - 1].last + 2 == f->first &&
			       what[k - 1].rule == WHAT_NEXT
			   ? (uint32_t)(k - 1)
			   : w;
	}
	if (k > 0 && goes_on_list(p, k, what, whole)) {
		*rule = PART_LIST;
		return whole[k - 1];
	}
	if (k > 0 && (item = bare_item(p, k, what, whole)) < k) {
		*rule = PART_LIST;
		return whole[item];
	}
	if (k > 0 && whole[k - 1] < k - 1 && is_closed(p, p->f[k - 1].last, f->first))
		return PARSE_NO;
	if (of_them(p, f)) {
		*rule = PART_THEM;
		w = figure_before(p, k, whole);
		if (w == PARSE_NO && (f->kind == FIGURE_MEASURE || f->kind == FIGURE_MONEY))
			return PARSE_NO; /* « Parmi les drogues, 35 tonnes » of no count */
		return w != PARSE_NO ? w : PART_BEFORE;
	}
	*rule = PART_AMONG;
	if ((w = among(p, k)) != PARSE_NO)
		return w;
	if ((w = out_of(p, k)) != PARSE_NO)
		return w;
	*rule = PART_FRACTION;
	if ((w = fraction(p, k)) != PARSE_NO)
		return w;
	/* « 25 modèles … (la moitié seront électriques) » */
	if (f->kind == FIGURE_RATIO && f->first > 0 && parse_mark(p, f->first - 1, '(') &&
	    parse_at(p, f->last) == PARSE_VERB && (w = figure_before(p, k, whole)) != PARSE_NO)
		return w;
	*rule = PART_BRACKET;
	if ((w = summed(p, k, what)) != PARSE_NO ||
	    (w = summed_behind_colon(p, k, what)) != PARSE_NO)
		return w;
	if ((w = before_bracket(p, k, what)) != PARSE_NO)
		return w;
	*rule = PART_NONE;
	return PARSE_NO;
}
