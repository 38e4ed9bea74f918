/*
 * The topic of a clause, found from its end: adverbs, dates, comparisons and complements of place
 * are passed over, nouns of change give way to what they govern, a verb to its subject.
 */
#include "topic.h"

#include "aside.h"
#include "lex.h"
#include "sign.h"
#include "subject.h"

enum { STEPS = 8 };	  /* phrases passed over */
enum { COMPARISON = 12 }; /* tokens of « par rapport à la même période de 2021 » */
enum { BEHIND = 20 };	  /* tokens of the bracket */

/* The noun of change of a phrase: « | hausse |», « très légère | baisse |»; r.last for none. */
static uint32_t
change_in(const struct parse *p, struct phrase r)
{
	for (uint32_t i = r.first; i < r.last && parse_at(p, i) != PARSE_DE; i++)
		if (parse_sign(p, i, CUE_SIGN(TREND)) && parse_at(p, i) == PARSE_WORD)
			return i;
	return r.last;
}

struct phrase
topic_governed(const struct parse *p, struct phrase r)
{
	uint32_t i = change_in(p, r);
	struct phrase t;
	size_t noun;

	while (i < r.last && parse_at(p, i) != PARSE_DE)
		i++;
	if (i >= r.last || (noun = phrase_complement(p, i + 1)) == 0 || noun >= r.last)
		return r;
	t = phrase_from(p, (uint32_t)noun, true);
	if (t.last > r.last)
		t.last = r.last;
	return t.first < t.last ? t : r;
}

/* « stable | par rapport à l'année précédente | »: where it begins, i for none. */
static uint32_t
before_comparison(const struct parse *p, uint32_t i)
{
	for (uint32_t k = i; k > 0 && i - k < COMPARISON; k--) {
		enum parse_class c = parse_at(p, k - 1);

		if (k > 1 && parse_at(p, k - 2) == PARSE_PREP &&
		    sign_is(&p->t[k - 1], SIGN_COMPARED))
			return k - 2;
		if (c == PARSE_VERB || c == PARSE_AUX || c == PARSE_REL || c == PARSE_MARK)
			break;
	}
	return i;
}

uint32_t
topic_adverbials(const struct parse *p, uint32_t i)
{
	for (uint32_t from = i + 1; i < from && i > 0;) {
		bool date = false;

		from = i;
		/* « sur un an » */
		if (i > 0 && parse_at(p, i - 1) == PARSE_FIGURE &&
		    p->f[p->w[i - 1].fig].kind == FIGURE_DURATION) {
			i = p->f[p->w[i - 1].fig].first;
			date = true;
		}
		for (; i > 0 && parse_at(p, i - 1) == PARSE_DATE; i--)
			date = true;
		while (date && i > 0 &&
		       (parse_at(p, i - 1) == PARSE_PREP || parse_at(p, i - 1) == PARSE_DET))
			i--;
		while (i > 0 && parse_at(p, i - 1) == PARSE_ADV)
			i--;
		i = before_comparison(p, i);
	}
	return i;
}

/* The article before i: « | les deux | secteurs ». */
static uint32_t
before_article(const struct parse *p, uint32_t i)
{
	if (i > 1 && parse_at(p, i - 2) == PARSE_DET && parse_at(p, i - 1) == PARSE_WORD &&
	    lex_find(&lex_numbers, &p->t[i - 1]) != LEX_NONE)
		i--;
	while (i > 0 && parse_at(p, i - 1) == PARSE_DET)
		i--;
	/* « dans | des | véhicules » */
	if (i > 1 && parse_at(p, i - 1) == PARSE_DE && parse_at(p, i - 2) == PARSE_PREP)
		i--;
	return i;
}

/* « La baisse est | nette | », « est le plus | élevé |»: the predicate of to be; its verb, PARSE_NO for none. */
static uint32_t
predicate_verb(const struct parse *p, struct phrase r)
{
	uint32_t i = r.first;

	while (i > 0 && parse_at(p, i - 1) == PARSE_ADV)
		i = before_article(p, i - 1);
	return r.last == r.first + 1 && i > 0 &&
		       (parse_sign(p, i - 1, CUE_SIGN(BE) | CUE_SIGN(BEEN)) ||
			   (parse_at(p, i - 1) == PARSE_AUX && i > 1 &&
			       parse_at(p, i - 2) == PARSE_VERB)) /* « peuvent | être | » */
		   ? i - 1
		   : PARSE_NO;
}

/* What a walk back from the end of a clause finds in a phrase: the topic, or where to go on for a better one. */
struct step {
	struct phrase topic;
	uint32_t next; /* 0: nowhere */
};

static struct step
found(struct phrase r)
{
	return (struct step){r, 0};
}

static struct step
goes_on(uint32_t i)
{
	return (struct step){{i, i}, i};
}

/* « une légère | baisse |», « en | hausse |», « | baisse des vols |» */
static struct step
at_change(const struct parse *p, struct phrase r)
{
	uint32_t i = before_article(p, r.first);
	struct phrase t = topic_governed(p, r);

	if (t.first != r.first)
		return found(t);
	if (i > 0 && parse_at(p, i - 1) == PARSE_PREP) {
		if (i == r.first)
			return goes_on(i - 1);
		return (struct step){r, i - 1}; /* « avec une forte | baisse |» */
	}
	if (i > 0 && (parse_at(p, i - 1) == PARSE_VERB || parse_at(p, i - 1) == PARSE_AUX)) {
		t = subject_of(p, i - 1);
		return found(t.first < t.last ? t : r);
	}
	return found(r);
}

static struct step
at_phrase(const struct parse *p, struct phrase r, uint32_t end)
{
	uint32_t i, verb = predicate_verb(p, r);

	if (verb != PARSE_NO)
		return found(subject_of(p, verb));
	if (change_in(p, r) < r.last)
		return at_change(p, r);
	/* « un taux bas, | stable | par rapport à 2021 » */
	if (r.last == r.first + 1 && r.last < end && r.first > 1 && parse_mark(p, r.first - 1, ','))
		return goes_on(r.first - 1);
	i = before_article(p, r.first);
	/* « par la police | et la gendarmerie | (+16 %) » */
	if (i > 1 && parse_at(p, i - 1) == PARSE_CONJ && i < r.first) {
		struct phrase first = phrase_before(p, i - 1);
		uint32_t k = before_article(p, first.first);

		if (first.first < first.last && k > 0 && parse_at(p, k - 1) == PARSE_PREP &&
		    parse_sign(p, k - 1, CUE_SIGN(RATE)))
			i = k;
	}
	if (i > 0 && parse_at(p, i - 1) == PARSE_PREP && !parse_sign(p, i - 1, CUE_SIGN(POUR)))
		return goes_on(i - 1);
	return found(r);
}

static struct step
step(const struct parse *p, uint32_t i, uint32_t end)
{
	struct phrase r;

	switch (parse_at(p, i - 1)) {
	case PARSE_VERB:
	case PARSE_AUX:
		return found(subject_of(p, i - 1));
	case PARSE_PART: /* « les vols | enregistrés | » */
		if (!p->w[i - 1].noun)
			return goes_on(i - 1);
		break;
	case PARSE_CONJ: /* « dénoncés | et | enregistrés » */
	case PARSE_PREP: /* « liés | aux | » */
		return goes_on(i - 1);
	default:
		break;
	}
	r = phrase_before(p, i);
	return r.first < r.last ? at_phrase(p, r, end) : found(r);
}

struct phrase
topic_before(const struct parse *p, uint32_t end)
{
	struct phrase best = {end, end};
	uint32_t i = end;

	for (int many = 0; many < STEPS; many++) {
		struct step s;

		i = topic_adverbials(p, i);
		if (i == 0)
			break;
		s = step(p, i, end);
		if (s.topic.first < s.topic.last && (s.next == 0 || best.first == best.last))
			best = s.topic;
		if (s.next == 0)
			break;
		i = s.next;
	}
	return best;
}

uint32_t
topic_bracket(const struct parse *p, const struct figure *f)
{
	uint32_t i = f->first;

	/* « (| à | 54.517) », « (| soit | 12 %) » */
	if (i > 0 && (parse_sign(p, i - 1, CUE_SIGN(TO) | CUE_SIGN(SOIT) | CUE_SIGN(CONTRE)) ||
			 (f->kind == FIGURE_PERCENT && parse_at(p, i - 1) == PARSE_DE)))
		i--;
	return i > 1 && parse_mark(p, i - 1, '(') ? i - 1 : PARSE_NO;
}

static bool
is_place(const struct parse *p, uint32_t i)
{
	return parse_at(p, i) == PARSE_NAME && p->e[p->w[i].ent].type == PARSE_LOC;
}

/* « Sétif (6) », « c'est le cas du Japon (+3 %) », « ces derniers (12 %) »: nothing is named. */
static bool
names_nothing(const struct parse *p, struct phrase r)
{
	return r.first == r.last || is_place(p, r.first) ||
	       (sign_is(&p->t[r.first], SIGN_DISTRICT) && is_place(p, r.last - 1)) ||
	       (p->w[r.first].event == EVENT_CASE && is_place(p, r.last - 1)) ||
	       (r.last == r.first + 1 && parse_at(p, r.first) == PARSE_ADJ);
}

/* How high something is, stands right behind it: « entre blé (30 t) et orge (3 t) ». */
static struct phrase
right_before(const struct parse *p, uint32_t open)
{
	struct phrase r = phrase_before(p, open), host;
	uint32_t i = before_article(p, r.first);

	/* « la | fraude | à la carte (6.078) » */
	if (r.last == open && i > 1 && i < r.first && parse_at(p, i - 1) == PARSE_PREP &&
	    parse_sign(p, i - 1, CUE_SIGN(TO))) {
		host = phrase_before(p, i - 1);
		if (host.first < host.last)
			return host;
	}
	return r.last == open && change_in(p, r) == r.last && predicate_verb(p, r) == PARSE_NO
		   ? r
		   : (struct phrase){open, open};
}

/* « imputable aux | ressources internes | (759 milliards) »: no place in between. */
static bool
is_given(const struct parse *p, uint32_t open)
{
	struct phrase r = phrase_before(p, open);

	return r.first < r.last && r.first > 0 && parse_sign(p, r.first - 1, CUE_SIGN(TOS)) &&
	       phrase_is_plural(p, r.first);
}

struct phrase
topic_bracketed(const struct parse *p, const struct figure *f)
{
	struct phrase none = {f->first, f->first}, r;
	uint32_t open = topic_bracket(p, f), close;

	if (open == PARSE_NO)
		return none;
	r = (struct phrase){open, open};
	if (!aside_is_change(p, f) && (f->kind != FIGURE_MONEY || is_given(p, open)))
		r = right_before(p, open);
	if (r.first == r.last)
		r = topic_before(p, open);
	if (names_nothing(p, r))
		return none;
	close = phrase_behind_bracket(p, open);
	if (change_in(p, r) < r.last && r.last == open && parse_at(p, close) == PARSE_DE &&
	    close - open < BEHIND) {
		size_t noun = phrase_complement(p, close + 1);

		if (noun)
			return phrase_from(p, (uint32_t)noun, true);
	}
	return r;
}
