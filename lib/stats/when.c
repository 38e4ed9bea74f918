#include "when.h"

#include "aside.h"
#include "clause.h"
#include "dated.h"
#include "shift.h"
#include "sign.h"
#include "topic.h"

#include <string.h>

static const char *const rule_names[WHEN_RULES] = {"none", "clause", "sentence", "inherited"};

enum { REACH = 80 };	/* tokens to either side, so that long sentences stay linear */
enum { NEAR = 12 };	/* tokens of distance that another sign is worth */
enum { BRACKET = 12 };	/* tokens of a bracket before a date */
enum { TWO_DAYS = 21 }; /* length of a code 2024-05-06/2024-05-07 */
enum { DEED = 12 };	/* words from « avoir » to the date of its clause */
enum { SAME = 4000 };	/* more than any distance: the same clause */

const char *
when_rule_name(enum when_rule r)
{
	return rule_names[r];
}

/* « BEYROUTH, 28 septembre – Au moins 33 … »: the date of a dispatch. */
static bool
in_dateline(const struct parse *p, const struct parse_ent *d)
{
	struct str s;

	if (d->first == 0 || d->first > 6 || !parse_mark(p, d->first - 1, ',') || d->last >= p->n)
		return false;
	s = tok_str(p->text, &p->t[d->last]);
	return str_eq(s, STR("–")) || str_eq(s, STR("—")) || str_eq(s, STR("-")) ||
	       str_eq(s, STR("("));
}

/* « deux mois après », « | Après | dix mois de détention, il … »: over when what is told happened. */
static bool
is_undated(const struct parse *p, const struct figure *f)
{
	return aside_is_interval(p, f) ||
	       (f->kind == FIGURE_DURATION && f->first == 1 && parse_sign(p, 0, CUE_SIGN(AFTER)));
}

/* « jeudi …, dix jours | après | la bousculade qui a fait huit morts »: at another time. */
static bool
is_before_event(const struct parse *p, uint32_t a, uint32_t b)
{
	for (; a < b; a++)
		if (parse_sign(p, a, CUE_SIGN(AFTER)))
			return true;
	return false;
}

/* « contre 54 000 actuellement », « contre 30,2 % une semaine plus tôt » */
static bool
is_compared(const struct parse *p, const struct figure *f)
{
	enum parse_class c = parse_at(p, f->last);

	return f->first > 0 && parse_sign(p, f->first - 1, CUE_SIGN(CONTRE)) &&
	       (c == PARSE_ADV || c == PARSE_FIGURE);
}

/* Words that place a sentence at another time than the one before, or at no time. */
static bool
is_elsewhen(const struct parse *p)
{
	if (!(p->signs & CUE_SIGN(ELSEWHEN)))
		return false;
	for (uint32_t i = 0; i < p->n; i++) /* « comme à chaque fois, » says no time */
		if (parse_sign(p, i, CUE_SIGN(ELSEWHEN)) &&
		    !(parse_sign(p, i, CUE_SIGN(RATE)) && i + 1 < p->n &&
			str_eq(tok_str(p->text, &p->t[i + 1]), STR("fois"))))
			return true;
	return false;
}

/* 1: « depuis 2015 », « depuis sa création en mars 2015 »; -1: « jusqu'au 15 avril »; else 0 */
static int
open_end(const struct parse *p, const struct parse_ent *d)
{
	uint32_t i = d->first;
	int words;

	for (words = 0; words < 10 && i > 0; words++, i--) {
		enum parse_class c = parse_at(p, i - 1);

		if (parse_sign(p, i - 1, CUE_SIGN(DEPUIS)))
			return 1;
		if (words < 2 && parse_sign(p, i - 1, CUE_SIGN(JUSQUE)))
			return -1;
		if (c == PARSE_VERB || c == PARSE_AUX || c == PARSE_FIGURE || c == PARSE_MARK ||
		    c == PARSE_REL || c == PARSE_PART)
			return 0;
	}
	return 0;
}

/* The next of two days joined by « et »: « jeudi et vendredi » is one span of time. */
static const struct parse_ent *
joined(const struct parse *p, const struct parse_ent *d)
{
	const struct parse_ent *n = d + 1;

	uint32_t at;

	if (n >= p->e + p->ne || n->type != PARSE_DAY || n->first <= d->last)
		return NULL;
	/* « jeudi | soir | et vendredi matin », « en septembre et | en | octobre » */
	at = n->first - (parse_at(p, n->first - 1) == PARSE_PREP);
	if (at > d->last + 2 || !parse_sign(p, at - 1, CUE_SIGN(ET)) ||
	    (at == d->last + 2 && parse_at(p, d->last) != PARSE_WORD))
		return NULL;
	if (n->code.n == 7 && d->code.n == 7) /* « janvier et février 2016 » */
		return memcmp(n->code.s, d->code.s, 5) == 0 && n->code.s[6] == d->code.s[6] + 1
			   ? n
			   : NULL;
	return n->code.n == 10 && d->code.n == 10 ? n : NULL;
}

/* The three one behind the other, as far as there is room. */
static void
put_code(char code[WHEN_SIZE], struct str a, struct str b, struct str c)
{
	const struct str part[] = {a, b, c};
	size_t n = 0;

	for (size_t i = 0; i < sizeof part / sizeof *part; i++)
		for (size_t k = 0; k < part[i].n && n + 1 < WHEN_SIZE; k++)
			code[n++] = part[i].s[k];
	code[n] = '\0';
}

static void
write_code(const struct parse *p, const struct parse_ent *d, char code[WHEN_SIZE])
{
	int open = open_end(p, d);
	const struct parse_ent *n = joined(p, d);
	bool span = memchr(d->code.s, '/', d->code.n) != NULL;

	if (d > p->e && joined(p, d - 1)) {
		n = d;
		d--;
	}
	if (d->code.n > 24) {
		strcpy(code, "-");
		return;
	}
	if (n)
		put_code(code, d->code, STR("/"), n->code);
	else if (span || open == 0)
		put_code(code, d->code, STR(""), STR(""));
	else if (open < 0)
		put_code(code, STR(".."), STR("/"), d->code);
	else
		put_code(code, d->code, STR("/"), STR(".."));
}

/* « dans les | raids israéliens | qui ont visé vendredi »: that clause dates the event. */
static bool
names_event(const struct parse *p, uint32_t rel)
{
	for (uint32_t i = rel; i > 0 && rel - i < 2; i--)
		if (p->w[i - 1].event && p->w[i - 1].noun)
			return true;
	return false;
}

/* « … de sa garde à vue | qui avait débuté vendredi »: a clause that is not about the figure. */
static bool
relative_between(
    const struct parse *p, const struct figure *f, const struct parse_ent *d, uint32_t last)
{
	uint32_t rel = 0;

	for (uint32_t i = f->last; i < d->first; i++) {
		if (parse_at(p, i) == PARSE_REL && !names_event(p, i))
			rel = i;
		else if (parse_mark(p, i, ','))
			rel = 0;
	}
	return rel > last + 1;
}

/* « par an », « chaque mois » behind the figure: at no one time. */
static bool
is_rate(const struct parse *p, uint32_t i)
{
	return parse_sign(p, i, CUE_SIGN(RATE)) && parse_sign(p, i + 1, CUE_SIGN(PERIOD));
}

/* « contre 37 millions en 2015 (| +34 % |) », « par rapport à 2020 (| +2 % |) »: a change since then. */
static bool
is_since(const struct parse *p, const struct figure *f, const struct parse_ent *d)
{
	uint32_t i = topic_adverbials(p, f->first - 1);

	return aside_is_change(p, f) &&
	       (clause_is_contrast(p, f, d->first) || sign_is(&p->t[i + 1], SIGN_COMPARED));
}

/* « qu'en | 2011 | (8,3 tonnes) »: the date right before a bracket dates what it holds. */
static const struct parse_ent *
before_bracket(const struct parse *p, const struct figure *f)
{
	const struct parse_ent *d;

	if (f->first < 2 || !parse_mark(p, f->first - 1, '(') ||
	    parse_at(p, f->first - 2) != PARSE_DATE || p->w[f->first - 2].ent == PARSE_NO)
		return NULL;
	d = &p->e[p->w[f->first - 2].ent];
	if (aside_is_change(p, f) && dated_than(p, d->first))
		return NULL; /* « 42 de moins qu'en 2011 (-2 %) » */
	return d->code.n && d->code.s[0] != '-' && !is_since(p, f, d) ? d : NULL;
}

/* The day that shift s is told from: one of the sentence, or told, or for an eve that of the text. */
static bool
shifted(const struct parse *p, const struct shift *s, const struct when_told *told, char *code)
{
	size_t i = parse_entity_near(p, s->first > REACH ? s->first - REACH : 0);
	struct str base = {NULL, 0};

	for (; i < p->ne && p->e[i].first < s->last + REACH; i++) {
		if (p->e[i].type != PARSE_DAY || !shift_apply(s, p->e[i].code, code))
			continue;
		if (p->e[i].first > s->first) {
			/* « Trois mois plus tard, … le 16 septembre 2025, …»: the day is told */
			if (base.n || p->e[i].code.n == sizeof "2025-09-16" - 1)
				break;
		}
		base = p->e[i].code;
	}
	if (base.n)
		return shift_apply(s, base, code);
	if (shift_apply(s, (struct str){told->when, strlen(told->when)}, code))
		return true;
	return s->eve && shift_apply(s, (struct str){told->text, strlen(told->text)}, code);
}

/* « 69.000 euros en | 2013 | et 33.637 un an auparavant »: the first has its own date. */
static bool
has_day(const struct parse *p, uint32_t a, uint32_t b)
{
	for (; a < b; a++)
		if (parse_at(p, a) == PARSE_DATE)
			return true;
	return false;
}

/* The shift in the clause of figure k: « 30,2 % | une semaine plus tôt | », « La veille, trois … » */
static bool
by_shift(const struct parse *p, const struct figure *f, uint32_t last, const struct when_told *told,
    char *code)
{
	struct shift s[4];
	size_t n = shift_find(p, s, sizeof s / sizeof *s);

	for (size_t i = 0; i < n; i++) {
		bool after = s[i].first >= f->last;
		uint32_t a = after ? f->last : s[i].last, b = after ? s[i].first : f->first;

		if (s[i].first <= f->first && f->first < s[i].last)
			return false;
		if (clause_is_contrast(p, f, s[i].first))
			continue;
		if (is_compared(p, f) && s[i].first != f->last)
			continue;
		if (after && (s[i].first > last + NEAR || has_day(p, f->last, s[i].first)))
			continue;
		if (clause_is_same(p, a, b) && shifted(p, &s[i], told, code))
			return true;
	}
	return false;
}

/* « la moyenne | 2009-2013 | »: the years complete the noun before them. */
static bool
is_years_of(const struct parse *p, const struct parse_ent *d)
{
	return d->first > 0 && d->code.n == sizeof "2009/2013" - 1 && d->code.s[4] == '/' &&
	       parse_at(p, d->first - 1) == PARSE_WORD && !p->w[d->first - 1].event &&
	       !parse_sign(p, d->first - 1, CUE_SIGN(PERIOD));
}

/* « (OMS, 2018) »: a source in brackets, of which the date is the last word. */
static bool
in_source(const struct parse *p, const struct figure *f, const struct parse_ent *d, uint32_t last)
{
	uint32_t i = d->first;

	/* « inférieur de 0,8 point à son niveau d'avant la crise (| fin 2019 |) » */
	if (i > 0 && parse_mark(p, i - 1, '(') && parse_mark(p, d->last, ')'))
		return i - 1 != f->last && i - 1 != last;
	if (d->first < f->last || !parse_mark(p, d->last, ')'))
		return false;
	while (
	    i > 0 && d->first - i < 10 && !parse_mark(p, i - 1, '(') && !parse_mark(p, i - 1, ')'))
		i--;
	return i > f->last && i < d->first && parse_mark(p, i - 1, '(') &&
	       parse_mark(p, d->first - 1, ',') && parse_at(p, i) == PARSE_NAME;
}

/*
 * « Poursuivis pour | avoir défoncé | le portail le 4 novembre, trois hommes … », « deux mois pour
 * | avoir brûlé | un drapeau en juin »: the date of what was done before.
 */
static bool
of_deed_before(const struct parse *p, const struct parse_ent *d, uint32_t a, uint32_t b)
{
	uint32_t i = d->first;

	if (a < b && d->last <= a && !parse_mark(p, d->last, ','))
		return false;
	for (; i > 1 && d->first - i < DEED; i--) {
		if (parse_mark(p, i - 1, ',') || (d->first >= b && i - 1 < a))
			return false;
		if (i > 2 && parse_at(p, i - 1) != PARSE_DET && parse_at(p, i - 1) != PARSE_DE &&
		    str_eq(tok_str(p->text, &p->t[i - 2]), STR("avoir")))
			return !p->w[i - 3].report && parse_at(p, i - 3) != PARSE_VERB &&
			       /* « Ils sont 42 | à avoir péri | ce mardi » */
			       !parse_sign(p, i - 3, CUE_SIGN(TO));
	}
	return false;
}

/* « 409 Soudanais fuyant la guerre | depuis mars |, 127 réfugiés »: in the clause of the item before. */
static bool
of_item_before(const struct parse *p, const struct figure *f, const struct parse_ent *d)
{
	const struct figure *item = f;

	while (item > p->f && item->last > d->first)
		item--;
	if (item == f || item->last > d->first || d->last >= f->first || f->kind != item->kind ||
	    !(parse_mark(p, d->last, ',') || parse_at(p, d->last) == PARSE_CONJ) ||
	    parse_has_verb(p, d->last, f->first))
		return false;
	for (uint32_t i = item->last; i < f->first; i++)
		if (parse_at(p, i) == PARSE_AUX || (i < d->first && parse_at(p, i) == PARSE_MARK))
			return false;
	return parse_has_verb(p, item->last, d->first);
}

/* « ceux de | 2019 | (332 morts) »: of what the bracket holds. */
static bool
is_of_bracket(const struct parse *p, const struct parse_ent *d)
{
	return d->first > 0 && parse_at(p, d->first - 1) == PARSE_DE &&
	       parse_mark(p, d->last, '(') && parse_at(p, d->last + 1) == PARSE_FIGURE &&
	       p->text.s[p->t[d->last + 1].start] != '+' &&
	       p->text.s[p->t[d->last + 1].start] != '-';
}

/* « une baisse de 12 % (plus de 500 vols en | 2015 |) »: of the figure in the bracket. */
static bool
in_next_bracket(const struct parse *p, const struct figure *f, const struct parse_ent *d)
{
	bool open = false, figure = false;

	for (uint32_t i = f->last; i < d->first; i++) {
		open = (open || parse_mark(p, i, '(')) && !parse_mark(p, i, ')');
		figure = open && (figure || parse_at(p, i) == PARSE_FIGURE);
	}
	/* « 1140 demandes (| septembre |: 1107) » */
	return figure || is_of_bracket(p, d) ||
	       (open && parse_mark(p, d->first - 1, '(') && parse_mark(p, d->last, ':'));
}

/* « 6'056 infractions (5'550 en | 2022 |) et 2'088 … »: of the figure in the bracket before. */
static bool
in_closed_bracket(const struct parse *p, const struct figure *f, const struct parse_ent *d)
{
	uint32_t open = d->first, close = d->last;

	while (close < f->first && !parse_mark(p, close, ')') && !parse_mark(p, close, '('))
		close++;
	if (close >= f->first || !parse_mark(p, close, ')'))
		return false;
	for (bool figure = false; open > 0 && d->first - open < BRACKET; open--) {
		figure |= parse_at(p, open - 1) == PARSE_FIGURE;
		if (parse_mark(p, open - 1, '('))
			return figure;
	}
	return false;
}

/* What d is worth as the date of a figure; 0: it does not date it. */
static long
points_of(const struct parse *p, const struct figure *f, const struct parse_ent *d, uint32_t last,
    bool forward, bool *stated)
{
	bool after = d->first >= f->first;
	uint32_t a = after ? f->last : d->last, b = after ? d->first : f->first;
	long points;

	if (dated_saying(p, d) || dated_before_saying(p, d, f->first)) {
		*stated = true;
		return 0;
	}
	if (d->code.n == 0 || d->code.s[0] == '-' || str_eq(d->code, STR("XXXX")) ||
	    in_dateline(p, d) || in_source(p, f, d, last) || is_years_of(p, d) ||
	    clause_is_superlative(p, d->first) ||
	    dated_noun(p, d, f->first, phrase_behind_bracket(p, last > f->last ? last : f->last)))
		return 0;
	*stated = true;
	if (of_deed_before(p, d, a, b) || clause_is_contrast(p, f, d->first) ||
	    clause_is_contrasted(p, f, d->first) || of_item_before(p, f, d) ||
	    in_next_bracket(p, f, d) || in_closed_bracket(p, f, d) ||
	    clause_is_outside(p, f, d->first))
		return 0;
	/* the age of a day or night, not of a year or a longer time */
	if (f->kind == FIGURE_AGE && d->code.n != TWO_DAYS &&
	    (d->code.n <= 4 || memchr(d->code.s, '/', d->code.n)))
		return 0;
	points = 1000 - (b > a ? (long)(b - a) : 0);
	if (clause_is_same(p, a, b))
		points += SAME;
	else if (is_before_event(p, a, b) || after)
		return 0;
	if (after == forward)
		points += NEAR;
	/* « 10 % en mai et 8 % | en juin | » */
	if (after && d->first == f->last + 1 && parse_at(p, f->last) == PARSE_PREP)
		points += 2 * NEAR;
	if (open_end(p, d) > 0)
		points -= 4 * NEAR;
	return after && relative_between(p, f, d, last) ? 0 : points;
}

void
when_find(const struct parse *p, size_t k, uint32_t last, const struct when_told *told,
    char code[WHEN_SIZE], enum when_rule *rule, bool *stated)
{
	const struct figure *f = &p->f[k];
	uint32_t of = clause_of_date(p, f);
	const struct parse_ent *best = of != PARSE_NO ? &p->e[of] : before_bracket(p, f);
	bool forward = true, seen = false;
	long top = 0;

	if (last < f->last) /* the noun it is of stands before it */
		last = f->last;
	*stated = is_undated(p, f) || is_elsewhen(p) || is_rate(p, f->last) ||
		  (last > f->last && is_rate(p, last)) || aside_is_way(p, f) ||
		  aside_is_comparison(p, f);
	*rule = WHEN_CLAUSE;
	strcpy(code, "-");
	if (best) {
		write_code(p, best, code);
		return;
	}
	if (!is_undated(p, f) && (p->signs & CUE_SIGN(THEN) || p->signs & CUE_SIGN(EVE)) &&
	    by_shift(p, f, last, told, code))
		return;
	strcpy(code, "-");
	*rule = WHEN_NONE;
	if (is_undated(p, f) || is_compared(p, f) || aside_is_source(p, f)) {
		*stated = true;
		return;
	}
	for (size_t i = parse_entity_near(p, f->first > REACH ? f->first - REACH : 0); i < p->ne;
	     i++) {
		const struct parse_ent *d = &p->e[i];
		long points;

		if (d->first > f->last + REACH)
			break;
		if (d->type != PARSE_DAY)
			continue;
		if (!seen && d->first < p->f[0].first)
			forward = false;
		seen = true;
		points = points_of(p, f, d, last, forward, stated);
		if (points > top) {
			top = points;
			best = d;
		}
	}
	if (!best || aside_is_way(p, f) || aside_is_comparison(p, f))
		return;
	*rule = top > SAME ? WHEN_CLAUSE : WHEN_SENTENCE;
	write_code(p, best, code);
}
