/*
 * Joins single dates (lib/date/dateexpr.c) to ranges and enumerations, and gives them their value.
 * Known limits: a year told once in a story (« En 2015, … Le 3 mars, … ») does not reach the dates
 * of the next sentences; the tense is that of the nearest verb form, found by its ending.
 */
#include "date.h"

#include "dateexpr.h"
#include "tense.h"

#include <string.h>

void
date_begin(struct date_context *c, struct str date)
{
	*c = (struct date_context){0};
	c->anchored = edtf_read(date, &c->anchor);
}

/* ---- Sequences: what stands between two dates ---- */

enum link { LINK_NONE, LINK_LIST, LINK_RANGE };

/* The class of the word before a date, behind its article and « la nuit de ». */
static uint8_t
before(const struct date_text *x, size_t i)
{
	while (i > 0 && dateword_class(x, i - 1) == DC_ARTICLE)
		i--;
	/* « entre les mois de mai et de juin » */
	if (i > 2 && dateword_class(x, i - 1) == DC_OF &&
	    dateword_means(x, i - 2, DC_UNIT, DU_MONTH))
		for (i -= 2; i > 0 && dateword_class(x, i - 1) == DC_ARTICLE; i--)
			;
	return i > 0 ? dateword_class(x, i - 1) : (uint8_t)DC_NONE;
}

static bool
is_day(const struct date_expr *e)
{
	return e->unit == DATE_DAY || e->unit == DATE_WEEKDAY;
}

/* « aujourd'hui » is no date, but it ends one: « du 1er août à aujourd'hui ». */
static bool
is_today(const struct date_expr *e)
{
	return e->unit == DATE_SHIFT && e->n == 0;
}

/* Can these two be the ends of one period? */
static bool
fit(const struct date_expr *a, const struct date_expr *b)
{
	if (is_day(a) && is_day(b))
		return true;
	if (a->unit == DATE_NTH_WEEK && b->unit == DATE_NTH_WEEK)
		return true;
	if (is_today(a))
		return is_day(b) || (b->unit == DATE_SHIFT && !is_today(b));
	if (a->unit == DATE_YEAR && b->unit == DATE_YEAR)
		return a->year == DATE_NONE || b->year == DATE_NONE || a->year < b->year;
	return (is_day(a) || a->unit == DATE_MONTH || a->unit == DATE_YEAR) &&
	       (is_day(b) || b->unit == DATE_SHIFT || b->unit == DATE_MONTH ||
		   b->unit == DATE_YEAR || (b->unit == DATE_SEASON && b->year != DATE_NONE));
}

/*
 * « du 3 au 4 septembre », « entre 2009 et 2014 », « nuit de lundi à mardi », « 2022-2026 » are
 * ranges; « 11 et 12 juillet », « jeudi et vendredi » are lists.
 */
static enum link
link_of(const struct date_text *x, const struct date_expr *a, const struct date_expr *b)
{
	size_t i = a->end;
	uint8_t head = before(x, a->first), how = DC_NONE;
	bool dash = false;

	if (b->first > i + 4)
		return LINK_NONE;
	for (; i < b->first; i++) {
		uint8_t c = dateword_class(x, i);

		if (dateword_mark(x, i, '-') || dateword_mark(x, i, '/') ||
		    dateword_mark(x, i, '~'))
			dash = true;
		else if (c == DC_TO || c == DC_AND)
			how = c;
		else if (c != DC_ARTICLE && c != DC_OF && c != DC_DAYPART &&
			 !dateword_mark(x, i, ','))
			return LINK_NONE;
	}
	if (!fit(a, b))
		return how == DC_AND || how == DC_NONE ? LINK_LIST : LINK_NONE;
	if (dash)
		return b->first == a->end + 1 ? LINK_RANGE : LINK_NONE;
	if (how == DC_AND)
		return head == DC_BETWEEN ? LINK_RANGE : LINK_LIST;
	if (how == DC_TO)
		return head == DC_OF || head == DC_BETWEEN || a->open || is_today(a) ||
			       (a->first > 0 && dateword_means(x, a->first - 1, DC_AT, DA_SINCE)) ||
			       (is_day(a) && a->wday != DATE_NONE) ||
			       (a->unit == DATE_DAY && x->w[a->end].num == 2)
			   ? LINK_RANGE
			   : LINK_NONE;
	return LINK_LIST;
}

/* Month, year and « dernier », « prochain » of b that hold for a too. */
static void
inherit(struct date_expr *a, const struct date_expr *b, enum link link)
{
	bool before = link == LINK_RANGE && a->month != DATE_NONE && a->month > b->month;

	if (a->unit == DATE_DAY && a->month == DATE_NONE) {
		a->month = b->month;
		if (a->rel == DATE_PLAIN)
			a->rel = b->rel;
	}
	if (a->year == DATE_NONE && (a->unit == DATE_DAY || a->unit == DATE_MONTH) &&
	    (b->unit == DATE_DAY || b->unit == DATE_MONTH) && a->rel == DATE_PLAIN)
		a->year = before && b->year != DATE_NONE ? b->year - 1 : b->year;
}

/* ---- A sentence ---- */

/* A word of no class may be « XXe » of a century or « T1 ». */
static inline bool
may_be_code(const struct date_text *x, size_t i)
{
	const char *s = x->text.s + x->t[i].start;
	size_t n = x->t[i].end - x->t[i].start;

	if (!(x->t[i].flags & TOK_UPPER) || n >= 9)
		return false;
	return *s == 'I' || *s == 'V' || *s == 'X' || (n == 2 && s[1] >= '1' && s[1] <= '4');
}

/*
 * May a date go on behind the word at token i, of a class that dates begin with? Most numbers count
 * other things, « deux hommes », « dans 300 villages », which the rules would find one after the other.
 */
static inline bool
goes_on(const struct date_text *x, size_t i)
{
	size_t j = dateword_after(x, i);
	uint8_t next = x->w[j].class, before = i > 0 ? x->w[i - 1].class : (uint8_t)DC_NONE;
	bool other = next == DC_NONE && x->t[j].class == TOK_WORD;

	switch (x->w[i].class) {
	case DC_THIS:
	case DC_ORDINAL:
		return next != DC_NONE;
	case DC_AGO:
	case DC_WITHIN:
		return next == DC_NUMBER || next == DC_DIGITS;
	case DC_NUMBER:
		return !other;
	case DC_DIGITS: /* « le 3e jour », « 1 er », « en 2019 nous », « le 15 pour » */
		return !other || dateword_glued(x, j) || x->w[i].digits == 4 || x->w[i].num == 1 ||
		       x->lone;
	case DC_SEASON:
		return !other || before == DC_ARTICLE || before == DC_TO;
	default:
		return true;
	}
}

/* Can a date begin at token i? Most words say no at once. */
static inline bool
begins(const struct date_text *x, size_t i)
{
	static const uint32_t heads =
	    1u << DC_DIGITS | 1u << DC_MONTH | 1u << DC_WEEKDAY | 1u << DC_UNIT | 1u << DC_UNITS |
	    1u << DC_SEASON | 1u << DC_LAST | 1u << DC_NEXT | 1u << DC_THIS | 1u << DC_PART |
	    1u << DC_NUMBER | 1u << DC_ORDINAL | 1u << DC_SHIFT | 1u << DC_AGO | 1u << DC_WITHIN |
	    1u << DC_THOUSAND;
	uint8_t class = x->w[i].class;

	return class == DC_NONE ? may_be_code(x, i) : (heads >> class & 1) != 0 && goes_on(x, i);
}

static size_t
read_items(struct date_text *x, struct arena *a, struct date_value **out)
{
	struct date_value *it = NULL;
	size_t i = 0, n = 0, room = 0;

	while (i < x->n) {
		struct date_expr e;

		if (!begins(x, i) || !dateexpr_read(x, i, &e)) {
			/* no date inside a longer word of the language: « après-midi », « il y a » */
			i += x->w[i].len ? x->w[i].len : 1;
			continue;
		}
		if (n == room) {
			struct date_value *more = arena_get(a, (room * 2 + 8) * sizeof *it);

			if (n > 0)
				memcpy(more, it, n * sizeof *it);
			room = room * 2 + 8;
			it = more;
		}
		memset(&it[n], 0, sizeof it[n]);
		it[n++].e = e;
		i = e.end;
		x->lone = false; /* « une semaine plus tôt »: than that */
	}
	*out = it;
	return n;
}

/* Is the side of the anchor open? Not of « 2019 », « mars 2015 », « jeudi dernier ». */
static bool
needs_tense(const struct date_expr *e)
{
	switch (e->unit) {
	case DATE_DAY:
	case DATE_MONTH:
	case DATE_SEASON:
	case DATE_LAST_DAY:
	case DATE_NTH:
	case DATE_NTH_WEEK:
		return e->year == DATE_NONE && e->rel == DATE_PLAIN;
	case DATE_WEEKDAY:
		return e->rel == DATE_PLAIN;
	case DATE_WEEKEND:
		return true;
	default:
		return false;
	}
}

/* « en 2016, entre janvier et novembre », « en 2016, de mars à mai »: the year stands first. */
static void
year_before(const struct date_text *x, const struct date_expr *a, struct date_expr *b)
{
	size_t i = a->end;

	if (a->unit == DATE_MONTH && a->year != DATE_NONE && b->unit == DATE_MONTH &&
	    b->year == DATE_NONE && b->rel == DATE_PLAIN && a->of_year && b->month > a->month) {
		b->year = a->year;
		return;
	}
	if (a->unit != DATE_YEAR || a->year == DATE_NONE || b->unit != DATE_MONTH ||
	    b->year != DATE_NONE || b->rel != DATE_PLAIN || b->first > i + 2)
		return;
	i += dateword_mark(x, i, ',');
	if (i + 1 == b->first &&
	    (dateword_class(x, i) == DC_BETWEEN || dateword_class(x, i) == DC_OF)) {
		b->year = a->year;
		b->of_year = true; /* the other month has that year too */
	}
}

/* « du 7 janvier et du 13 novembre 2015 », of one year as far as the months tell. */
static bool
is_listed(const struct date_expr *a, const struct date_expr *b)
{
	return a->unit == DATE_DAY && b->unit == DATE_DAY && a->month != DATE_NONE &&
	       a->wday == DATE_NONE && a->year == DATE_NONE && b->year != DATE_NONE &&
	       a->month <= b->month;
}

/* Values from the last to the first, so that each knows the one it depends on. */
static void
evaluate(const struct date_text *x, struct date_value *it, size_t n, const struct date_context *c)
{
	size_t i;

	for (i = 0; i + 1 < n; i++) {
		it[i].link = (uint8_t)link_of(x, &it[i].e, &it[i + 1].e);
		year_before(x, &it[i].e, &it[i + 1].e);
	}
	for (i = n; i-- > 0;) {
		enum tense t = c->anchored && needs_tense(&it[i].e)
				   ? tense_near(x->text, x->t, x->n, it[i].e.first, it[i].e.end)
				   : TENSE_NONE;

		if (i + 1 < n && it[i].link != LINK_NONE &&
		    (it[i].link == LINK_RANGE || it[i].e.open ||
			is_listed(&it[i].e, &it[i + 1].e) ||
			(it[i].e.unit == DATE_MONTH && it[i + 1].e.unit == DATE_MONTH)))
			inherit(&it[i].e, &it[i + 1].e, (enum link)it[i].link);
		if (i + 1 < n && it[i].link == LINK_RANGE && it[i + 1].link != LINK_RANGE) {
			if (it[i].e.unit == DATE_WEEKDAY && it[i + 1].e.unit == DATE_WEEKDAY &&
			    (t == TENSE_FUTURE || it[i].e.rel == DATE_NEXT) && c->anchored) {
				struct date_context from = *c;

				/* « de lundi à jeudi » to come */
				dateval_find(&it[i], c, t);
				edtf_first(&it[i].v, &from.anchor);
				dateval_find(&it[i + 1], &from, TENSE_FUTURE);
			} else if (is_today(&it[i].e)) {
				dateval_find(&it[i], c, t);
				dateval_find(&it[i + 1], c, TENSE_FUTURE);
			} else {
				dateval_before(&it[i], &it[i + 1], c, t);
			}
		} else {
			if (it[i].link == LINK_RANGE)
				it[i].link = LINK_LIST;
			dateval_find(&it[i], c, t);
			/* « les 3 et 4 septembre »: the same month as its neighbour */
			if (it[i].e.open && i + 1 < n && it[i].v.kind == EDTF_DAY &&
			    it[i + 1].v.kind == EDTF_DAY && it[i].e.month == it[i + 1].e.month &&
			    it[i].e.wday == DATE_NONE)
				it[i].v.year = it[i + 1].v.year;
		}
	}
}

/* « précédent », « suivant », « d'avant »: not from the day of the text. */
static bool
is_told(const struct date_text *x, const struct date_expr *e)
{
	size_t i;

	for (i = e->first; i < e->end; i++)
		if (dateword_class(x, i) == DC_BEFORE || dateword_class(x, i) == DC_AFTER)
			return true;
	return false;
}

/* Does v say at least which year, month or week it is, as a date in that unit needs it? */
static bool
is_as_fine(const struct edtf *v, enum date_unit unit)
{
	switch (unit) {
	case DATE_YEAR:
		return v->kind == EDTF_YEAR || v->kind == EDTF_MONTH || v->kind == EDTF_DAY;
	case DATE_MONTH:
		return v->kind == EDTF_MONTH || v->kind == EDTF_DAY;
	case DATE_WEEK:
		return v->kind == EDTF_WEEK || v->kind == EDTF_DAY;
	default:
		return false;
	}
}

/* « 137 en 2022, en hausse par rapport à l'année précédente »: 2021, from the date told before. */
static void
count_from_told(
    const struct date_text *x, struct date_value *it, size_t n, const struct date_context *c)
{
	struct date_context from = *c;
	size_t i;

	from.anchored = true;
	for (i = 1; i < n; i++)
		if (is_as_fine(&it[i - 1].v, (enum date_unit)it[i].e.unit) && !it[i - 1].range &&
		    is_told(x, &it[i].e) && edtf_first(&it[i - 1].v, &from.anchor))
			dateval_find(&it[i], &from, TENSE_NONE);
}

static const char *
rule_name(const struct date_value *it)
{
	static const char *const name[] = {[DATE_DAY] = "day",
	    [DATE_WEEKDAY] = "weekday",
	    [DATE_MONTH] = "month",
	    [DATE_YEAR] = "year",
	    [DATE_DECADE] = "decade",
	    [DATE_CENTURY] = "century",
	    [DATE_SEASON] = "season",
	    [DATE_WEEK] = "week",
	    [DATE_WEEKEND] = "weekend",
	    [DATE_MONTHS] = "months",
	    [DATE_SAISON] = "saison",
	    [DATE_SHIFT] = "shift",
	    [DATE_AGO] = "ago",
	    [DATE_VAGUE] = "vague",
	    [DATE_LAST_DAY] = "day",
	    [DATE_NTH] = "nth",
	    [DATE_NTH_WEEK] = "nth",
	    [DATE_FROM] = "from",
	    [DATE_STRETCH] = "from",
	    [DATE_REST] = "rest"};

	return name[it->e.unit];
}

/* « ouvert le mardi », « le débat du vendredi »: no one day. */
static bool
habitual(const struct date_text *x, const struct date_value *v, bool linked)
{
	size_t i = v->e.first;

	return v->e.unit == DATE_WEEKDAY && v->e.rel == DATE_PLAIN && v->link == LINK_NONE &&
	       !linked && i > 0 && (dateword_is(x, i - 1, "le") || dateword_is(x, i - 1, "du"));
}

struct date_read {
	struct date_text x;
	struct date_value *it;
	size_t items;
};

/* lone: the sentence is all of the document. False where it has no date. */
static bool
read_sentence(
    struct date_read *r, struct str text, const struct tok *t, size_t n, bool lone, struct arena *a)
{
	if (n == 0 || !dateword_find(&r->x, text, t, n, a))
		return false;
	r->x.lone = lone;
	r->items = read_items(&r->x, a, &r->it);
	return r->items > 0;
}

/* The dates of a sentence that was read. */
static size_t
find_spans(
    struct date_read *r, const struct date_context *c, struct arena *a, struct date_span **out)
{
	const struct date_text *x = &r->x;
	struct date_value *it = r->it;
	struct date_span *s;
	size_t i, items = r->items, spans = 0;

	evaluate(x, it, items, c);
	count_from_told(x, it, items, c);
	s = *out = arena_get(a, items * sizeof *s);
	for (i = 0; i < items; i++) {
		bool join = i + 1 < items && it[i].link == LINK_RANGE;

		/* a day without a month that led nowhere is none, nor is « hier » of no known day */
		if ((it[i].e.unit == DATE_DAY && it[i].e.open && it[i].e.month == DATE_NONE &&
			it[i].e.rel == DATE_PLAIN) ||
		    (is_today(&it[i].e) && !join && !(i > 0 && it[i - 1].link == LINK_RANGE)) ||
		    habitual(x, &it[i], i > 0 && it[i - 1].link != LINK_NONE) ||
		    (!c->anchored &&
			(it[i].e.unit == DATE_SHIFT || it[i].e.unit == DATE_AGO ||
			    it[i].e.unit == DATE_FROM || it[i].e.unit == DATE_STRETCH ||
			    it[i].e.unit == DATE_REST)))
			continue;
		s[spans].first = it[i].e.first;
		s[spans].last = it[i + join].e.end;
		s[spans].range = join || it[i].range;
		s[spans].rule = rule_name(&it[i]);
		edtf_write(s[spans].code, &it[i].v,
		    join	  ? &it[i + 1].v
		    : it[i].range ? &it[i].high
				  : NULL);
		spans++;
		i += join;
	}
	return spans;
}

size_t
date_find(struct str text, const struct tok *t, size_t n, const struct date_context *c,
    struct date_read *read, struct arena *a, struct date_span **out)
{
	bool lone = c->sentences == 1;
	struct date_read own;

	*out = NULL;
	if (read == NULL || lone) {
		if (!read_sentence(&own, text, t, n, lone, a))
			return 0;
		read = &own;
	}
	return find_spans(read, c, a, out);
}

struct date_read *
date_learn(struct date_context *c, struct str text, const struct tok *t, size_t n, struct arena *a)
{
	struct date_read read, *r;
	struct date_value *it;
	size_t i;

	c->sentences++;
	/* only years tell something */
	for (i = 0; i < n && !(t[i].class == TOK_NUMBER && t[i].end - t[i].start == 4); i++)
		;
	if (i == n || !read_sentence(&read, text, t, n, false, a))
		return NULL;
	r = arena_get(a, sizeof *r);
	*r = read;
	for (i = 0, it = r->it; i < r->items; i++) {
		const struct date_expr *e = &it[i].e;

		if (e->unit == DATE_YEAR && i + 1 < r->items && it[i + 1].e.unit == DATE_YEAR &&
		    link_of(&r->x, e, &it[i + 1].e) == LINK_RANGE &&
		    it[i + 1].e.year > c->now_end) {
			c->now = e->year;
			c->now_end = it[++i].e.year;
		} else if (e->unit <= DATE_YEAR && e->year > c->past) {
			c->past = e->year;
		}
	}
	return r;
}
