/*
 * Joins single dates (lib/dateexpr.c) to ranges and enumerations, and gives them their value.
 * Known limits: a year told once in a story (« En 2015, … Le 3 mars, … ») does not reach the dates
 * of the next sentences; the tense is that of the nearest verb form, found by its ending.
 */
#include "date.h"

#include "dateexpr.h"
#include "tense.h"

#include <stdlib.h>
#include <string.h>

void
date_begin(struct date_context *c, struct str date)
{
	*c = (struct date_context){0};
	c->anchored = edtf_read(date, &c->anchor);
}

/* ---- Sequences: what stands between two dates ---- */

enum link { LINK_NONE, LINK_LIST, LINK_RANGE };

struct item {
	struct date_expr e;
	uint8_t link; /* to the next item */
	struct edtf v, high;
	bool range, known;
	long day; /* its first day, if known */
};

static inline uint8_t
class_at(const struct date_text *x, size_t i)
{
	return i < x->n ? x->w[i].class : (uint8_t)DC_NONE;
}

static inline bool
mark(const struct date_text *x, size_t i, char c)
{
	return i < x->n && x->t[i].class == TOK_MARK && x->text.s[x->t[i].start] == c;
}

/* The class of the word before a date, behind its article and « la nuit de ». */
static uint8_t
before(const struct date_text *x, size_t i)
{
	while (i > 0 && class_at(x, i - 1) == DC_ARTICLE)
		i--;
	return i > 0 ? class_at(x, i - 1) : (uint8_t)DC_NONE;
}

static bool
is_day(const struct date_expr *e)
{
	return e->unit == DATE_DAY || e->unit == DATE_WEEKDAY;
}

/* Can these two be the ends of one period? */
static bool
fit(const struct date_expr *a, const struct date_expr *b)
{
	if (is_day(a) && is_day(b))
		return true;
	if (a->unit == DATE_YEAR && b->unit == DATE_YEAR)
		return a->year == DATE_NONE || b->year == DATE_NONE || a->year < b->year;
	return (a->unit == DATE_MONTH || a->unit == DATE_YEAR) &&
	       (b->unit == DATE_MONTH || b->unit == DATE_YEAR);
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
		uint8_t c = class_at(x, i);

		if (mark(x, i, '-') || mark(x, i, '/'))
			dash = true;
		else if (c == DC_TO || c == DC_AND)
			how = c;
		else if (c != DC_ARTICLE && c != DC_OF && c != DC_DAYPART && !mark(x, i, ','))
			return LINK_NONE;
	}
	if (!fit(a, b))
		return how == DC_AND || how == DC_NONE ? LINK_LIST : LINK_NONE;
	if (dash)
		return b->first == a->end + 1 ? LINK_RANGE : LINK_NONE;
	if (how == DC_AND)
		return head == DC_BETWEEN ? LINK_RANGE : LINK_LIST;
	if (how == DC_TO)
		return head == DC_OF || head == DC_BETWEEN || a->open ||
			       (is_day(a) && a->wday != DATE_NONE) ||
			       (a->unit == DATE_DAY && x->w[a->end].num == 2)
			   ? LINK_RANGE
			   : LINK_NONE;
	return LINK_LIST;
}

/* Month, year and « dernier », « prochain » of b that hold for a too. */
static void
inherit(struct date_expr *a, const struct date_expr *b)
{
	if (a->unit == DATE_DAY && a->month == DATE_NONE) {
		a->month = b->month;
		if (a->rel == DATE_PLAIN)
			a->rel = b->rel;
	}
	if (a->year == DATE_NONE && (a->unit == DATE_DAY || a->unit == DATE_MONTH) &&
	    (b->unit == DATE_DAY || b->unit == DATE_MONTH) && a->rel == DATE_PLAIN)
		a->year = b->year;
}

/* ---- Values ---- */

/* The day with a's month and day nearest to the limit on the side that is asked for. */
static bool
day_near(const struct date_expr *e, long limit, enum tense side, struct edtf *v)
{
	int y = edtf_civil(limit).year, i;
	long best = 0;
	bool found = false;

	for (i = -8; i <= 8; i++) {
		long d;
		int year = y + (side == TENSE_FUTURE ? i : -i);

		if (!edtf_valid(year, e->month, e->day))
			continue;
		d = edtf_days(year, e->month, e->day);
		if (e->wday != DATE_NONE && edtf_weekday(d) != e->wday)
			continue;
		if (e->wday != DATE_NONE) {
			/* the calendar fixes it: the nearest */
			if (!found || labs(d - limit) < labs(best - limit))
				best = d;
			found = true;
		} else if (side == TENSE_FUTURE ? d >= limit : d <= limit) {
			best = d;
			found = true;
			break;
		}
	}
	if (found)
		*v = edtf_civil(best);
	return found;
}

/* A day whose month is not told: « lundi 24 », « le 5 du mois ». */
static bool
day_of_month(const struct date_expr *e, long anchor, struct edtf *v)
{
	struct edtf a = edtf_civil(anchor);
	long best = 0;
	int i;
	bool found = false;

	for (i = -6; i <= 6; i++) {
		int m = a.month - 1 + i, y = a.year + (m < 0 ? -1 : m > 11),
		    month = (m + 12) % 12 + 1;
		long d;

		if (!edtf_valid(y, month, e->day) || (e->rel == DATE_THIS && i != 0))
			continue;
		d = edtf_days(y, month, e->day);
		if (e->wday != DATE_NONE && edtf_weekday(d) != e->wday)
			continue;
		if (e->rel == DATE_LAST ? i != -1 : e->rel == DATE_NEXT ? i != 1 : false)
			continue;
		if (!found || labs(d - anchor) < labs(best - anchor))
			best = d;
		found = true;
	}
	if (found)
		*v = edtf_civil(best);
	return found;
}

/* Without an anchor: the latest fitting year in what the text tells of years. */
static int
year_by_text(const struct date_expr *e, const struct date_context *c)
{
	int y;

	if (e->wday == DATE_NONE || c->now == 0)
		return EDTF_UNKNOWN;
	for (y = c->now_end; y >= c->now && y >= c->past; y--)
		if (edtf_valid(y, e->month, e->day) &&
		    edtf_weekday(edtf_days(y, e->month, e->day)) == e->wday)
			return y;
	return EDTF_UNKNOWN;
}

static struct edtf
value_day(const struct date_expr *e, const struct date_context *c, enum tense t)
{
	struct edtf v = {EDTF_DAY, e->year, e->month, e->day};

	if (e->year != DATE_NONE && e->month != DATE_NONE)
		return v;
	if (!c->anchored) {
		if (e->month != DATE_NONE)
			v.year = year_by_text(e, c);
		return v;
	}
	if (e->month == DATE_NONE) {
		day_of_month(e, c->anchor, &v);
		return v;
	}
	if (e->rel == DATE_LAST)
		day_near(e, c->anchor - 1, TENSE_PAST, &v);
	else if (e->rel == DATE_NEXT)
		day_near(e, c->anchor + 1, TENSE_FUTURE, &v);
	else
		day_near(e, c->anchor, t, &v);
	return v;
}

static struct edtf
value_weekday(const struct date_expr *e, const struct date_context *c, enum tense t)
{
	long d;
	int back;

	if (!c->anchored)
		return (struct edtf){EDTF_WEEKDAY, EDTF_UNKNOWN, EDTF_UNKNOWN, e->wday};
	back = (edtf_weekday(c->anchor) - e->wday + 7) % 7;
	if (e->rel == DATE_LAST)
		d = c->anchor - (back == 0 ? 7 : back);
	else if (e->rel == DATE_NEXT)
		d = c->anchor + 7 - back;
	else
		d = t == TENSE_FUTURE && back != 0 ? c->anchor + 7 - back : c->anchor - back;
	return edtf_civil(d);
}

static struct edtf
value_month(const struct date_expr *e, const struct date_context *c, enum tense t)
{
	struct edtf v = {EDTF_MONTH, e->year, e->month, EDTF_UNKNOWN}, a;
	int m;

	if (e->year != DATE_NONE || !c->anchored)
		return v;
	a = edtf_civil(c->anchor);
	if (e->month == DATE_NONE) { /* le mois dernier, fin du mois */
		m = a.year * 12 + a.month - 1 + (e->rel == DATE_NEXT) - (e->rel == DATE_LAST);
		return (struct edtf){EDTF_MONTH, m / 12, m % 12 + 1, EDTF_UNKNOWN};
	}
	v.year = a.year;
	if (e->rel == DATE_LAST)
		v.year -= e->month >= a.month;
	else if (e->rel == DATE_NEXT)
		v.year += e->month <= a.month;
	else if (t == TENSE_FUTURE)
		v.year += e->month < a.month;
	else
		v.year -= e->month > a.month;
	return v;
}

static struct edtf
value_year(const struct date_expr *e, const struct date_context *c)
{
	struct edtf v = {EDTF_YEAR, e->year, EDTF_UNKNOWN, EDTF_UNKNOWN};

	if (e->year == DATE_NONE && c->anchored)
		v.year = edtf_civil(c->anchor).year + (e->rel == DATE_NEXT) - (e->rel == DATE_LAST);
	return v;
}

static struct edtf
value_season(const struct date_expr *e, const struct date_context *c, enum tense t)
{
	struct edtf v = {EDTF_SEASON, e->year, e->month, EDTF_UNKNOWN}, a;
	int begin = 3 * (e->month - 20);

	if (e->year != DATE_NONE || !c->anchored)
		return v;
	a = edtf_civil(c->anchor);
	v.year = a.year;
	/* a winter has the year it begins in */
	if (e->month == 24 && a.month <= 3 && e->rel == DATE_THIS)
		v.year--;
	else if (e->rel == DATE_LAST)
		v.year -= begin + 2 >= a.month;
	else if (e->rel == DATE_NEXT)
		v.year += begin <= a.month;
	else if (e->rel == DATE_PLAIN && t == TENSE_FUTURE)
		v.year += begin + 2 < a.month;
	else if (e->rel == DATE_PLAIN)
		v.year -= begin > a.month;
	return v;
}

static struct edtf
value_week(const struct date_expr *e, const struct date_context *c)
{
	if (!c->anchored)
		return (struct edtf){EDTF_WEEK, EDTF_UNKNOWN, EDTF_UNKNOWN, EDTF_UNKNOWN};
	return edtf_week(c->anchor + (e->rel == DATE_NEXT ? 7 : e->rel == DATE_LAST ? -7 : 0));
}

static void
value_weekend(struct item *it, const struct date_context *c, enum tense t)
{
	long saturday;
	int w;

	it->range = true;
	if (!c->anchored) {
		it->v = (struct edtf){EDTF_WEEKDAY, EDTF_UNKNOWN, EDTF_UNKNOWN, 6};
		it->high = (struct edtf){EDTF_WEEKDAY, EDTF_UNKNOWN, EDTF_UNKNOWN, 7};
		return;
	}
	w = edtf_weekday(c->anchor);
	saturday = c->anchor + 6 - w;
	if (it->e.rel == DATE_LAST || (it->e.rel != DATE_NEXT && t != TENSE_FUTURE && w <= 4))
		saturday -= 7;
	else if (it->e.rel == DATE_NEXT && w > 5)
		saturday += 7;
	it->v = edtf_civil(saturday);
	it->high = edtf_civil(saturday + 1);
}

/* Quarters, halves, « onze premiers mois »: two months; « dernier trimestre ». */
static void
value_months(struct item *it, const struct date_context *c)
{
	const struct date_expr *e = &it->e;
	int year = e->year, first = e->month, last = e->last_month;

	it->range = true;
	if (first == DATE_NONE) {
		int len = e->n == DU_QUARTER ? 3 : 6, at;
		struct edtf a;

		if (!c->anchored) {
			it->v = (struct edtf){EDTF_NONE, 0, 0, 0};
			return;
		}
		a = edtf_civil(c->anchor);
		at = (a.year * 12 + a.month - 1) / len + (e->rel == DATE_NEXT) -
		     (e->rel == DATE_LAST);
		year = at * len / 12;
		first = at * len % 12 + 1;
		last = first + len - 1;
	} else if (year == DATE_NONE && c->anchored) {
		struct edtf a = edtf_civil(c->anchor);

		year = a.year + (e->rel == DATE_NEXT) - (e->rel == DATE_LAST);
		if (e->rel == DATE_PLAIN)
			year -= first > a.month;
	}
	it->v = (struct edtf){EDTF_MONTH, year, first, EDTF_UNKNOWN};
	it->high = (struct edtf){EDTF_MONTH, year, last, EDTF_UNKNOWN};
}

static void
value_saison(struct item *it, const struct date_context *c)
{
	struct edtf a;
	int y;

	it->range = true;
	it->v = it->high = (struct edtf){EDTF_YEAR, EDTF_UNKNOWN, EDTF_UNKNOWN, EDTF_UNKNOWN};
	if (!c->anchored)
		return;
	/* a season of sports begins in July */
	a = edtf_civil(c->anchor);
	y = a.year - (a.month < 7) + (it->e.rel == DATE_NEXT) - (it->e.rel == DATE_LAST);
	it->v.year = y;
	it->high.year = y + 1;
}

/* « il y a trois ans »: the anchor less so much, at the precision of the unit. */
static struct edtf
value_ago(const struct date_expr *e, const struct date_context *c)
{
	struct edtf a;
	int m;

	if (!c->anchored)
		return (struct edtf){EDTF_NONE, 0, 0, 0};
	a = edtf_civil(c->anchor);
	switch (e->day) {
	case DU_DAY:
		return edtf_civil(c->anchor + e->n);
	case DU_WEEK:
		return edtf_week(c->anchor + 7L * e->n);
	case DU_MONTH:
		m = a.year * 12 + a.month - 1 + e->n;
		return (struct edtf){EDTF_MONTH, m / 12, m % 12 + 1, EDTF_UNKNOWN};
	default:
		return (struct edtf){EDTF_YEAR, a.year + e->n, EDTF_UNKNOWN, EDTF_UNKNOWN};
	}
}

static void
value(struct item *it, const struct date_context *c, enum tense t)
{
	const struct date_expr *e = &it->e;

	it->range = false;
	switch (e->unit) {
	case DATE_DAY:
		it->v = value_day(e, c, t);
		break;
	case DATE_WEEKDAY:
		it->v = value_weekday(e, c, t);
		break;
	case DATE_MONTH:
		it->v = value_month(e, c, t);
		break;
	case DATE_YEAR:
		it->v = value_year(e, c);
		break;
	case DATE_DECADE:
		it->v = (struct edtf){EDTF_DECADE, e->year, 0, 0};
		break;
	case DATE_CENTURY:
		it->v = (struct edtf){EDTF_CENTURY, (e->n - 1) * 100, 0, 0};
		break;
	case DATE_SEASON:
		it->v = value_season(e, c, t);
		break;
	case DATE_WEEK:
		it->v = value_week(e, c);
		break;
	case DATE_WEEKEND:
		value_weekend(it, c, t);
		break;
	case DATE_MONTHS:
		value_months(it, c);
		break;
	case DATE_SAISON:
		value_saison(it, c);
		break;
	case DATE_SHIFT:
		it->v =
		    c->anchored ? edtf_civil(c->anchor + e->n) : (struct edtf){EDTF_NONE, 0, 0, 0};
		break;
	case DATE_AGO:
		it->v = value_ago(e, c);
		break;
	default:
		it->v = (struct edtf){EDTF_NONE, 0, 0, 0};
	}
}

/* The first end of a range whose last end has its value: the latest before it. */
static void
value_before(struct item *a, const struct item *b, const struct date_context *c, enum tense t)
{
	struct date_expr *e = &a->e;
	long limit;

	value(a, c, t);
	if (!edtf_first(&b->v, &limit)) {
		/* « nuit de mardi à mercredi 23 octobre » without a year */
		if (e->unit == DATE_WEEKDAY && b->v.kind == EDTF_DAY &&
		    b->v.month != EDTF_UNKNOWN && b->e.wday != DATE_NONE) {
			int back = (b->e.wday - e->wday + 6) % 7 + 1;

			if (b->v.day > back)
				a->v = (struct edtf){
				    EDTF_DAY, EDTF_UNKNOWN, b->v.month, b->v.day - back};
		}
		return;
	}
	if (e->unit == DATE_WEEKDAY && b->v.kind == EDTF_DAY) {
		int back = (edtf_weekday(limit) - e->wday + 6) % 7 + 1;

		a->v = edtf_civil(limit - back);
	} else if (e->unit == DATE_DAY && e->month != DATE_NONE && e->year == DATE_NONE) {
		struct date_expr plain = *e;

		plain.wday = DATE_NONE;
		day_near(&plain, limit, TENSE_PAST, &a->v);
	} else if (e->unit == DATE_MONTH && e->month != DATE_NONE && e->year == DATE_NONE &&
		   b->v.kind == EDTF_MONTH) {
		a->v.year = b->v.year - (e->month > b->v.month);
	}
}

/* ---- A sentence ---- */

static size_t
read_items(const struct date_text *x, struct arena *a, struct item **out)
{
	struct item *it = NULL;
	size_t i = 0, n = 0, room = 0;

	while (i < x->n) {
		struct date_expr e;

		if (!date_read(x, i, &e)) {
			/* no date inside a longer word of the language: « après-midi », « il y a » */
			i += x->w[i].len ? x->w[i].len : 1;
			continue;
		}
		if (n == room) {
			struct item *more = arena_get(a, (room * 2 + 8) * sizeof *it);

			if (n > 0)
				memcpy(more, it, n * sizeof *it);
			room = room * 2 + 8;
			it = more;
		}
		memset(&it[n], 0, sizeof it[n]);
		it[n++].e = e;
		i = e.end;
	}
	*out = it;
	return n;
}

/* Values from the last to the first, so that each knows the one it depends on. */
static void
evaluate(const struct date_text *x, struct item *it, size_t n, const struct date_context *c)
{
	size_t i;

	for (i = 0; i + 1 < n; i++)
		it[i].link = (uint8_t)link_of(x, &it[i].e, &it[i + 1].e);
	for (i = n; i-- > 0;) {
		enum tense t = tense_near(x->text, x->t, x->n, it[i].e.first, it[i].e.end);

		if (i + 1 < n && it[i].link != LINK_NONE &&
		    (it[i].link == LINK_RANGE || it[i].e.open))
			inherit(&it[i].e, &it[i + 1].e);
		if (i + 1 < n && it[i].link == LINK_RANGE && it[i + 1].link != LINK_RANGE) {
			if (it[i].e.unit == DATE_WEEKDAY && it[i + 1].e.unit == DATE_WEEKDAY &&
			    t == TENSE_FUTURE && c->anchored) {
				struct date_context from = *c;

				/* « de lundi à jeudi » to come */
				value(&it[i], c, t);
				edtf_first(&it[i].v, &from.anchor);
				value(&it[i + 1], &from, t);
			} else {
				value_before(&it[i], &it[i + 1], c, t);
			}
		} else {
			if (it[i].link == LINK_RANGE)
				it[i].link = LINK_LIST;
			value(&it[i], c, t);
			/* « les 3 et 4 septembre »: the same month as its neighbour */
			if (it[i].e.open && i + 1 < n && it[i].v.kind == EDTF_DAY &&
			    it[i + 1].v.kind == EDTF_DAY && it[i].e.month == it[i + 1].e.month &&
			    it[i].e.wday == DATE_NONE)
				it[i].v.year = it[i + 1].v.year;
		}
	}
}

static const char *
rule_name(const struct item *it)
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
	    [DATE_VAGUE] = "vague"};

	return name[it->e.unit];
}

size_t
date_find(struct str text, const struct tok *t, size_t n, const struct date_context *c,
    struct arena *a, struct date_span **out)
{
	struct date_text x;
	struct item *it;
	struct date_span *s;
	size_t i, items, spans = 0;

	*out = NULL;
	if (n == 0 || !date_words(&x, text, t, n, a) || (items = read_items(&x, a, &it)) == 0)
		return 0;
	evaluate(&x, it, items, c);
	s = *out = arena_get(a, items * sizeof *s);
	for (i = 0; i < items; i++) {
		bool join = i + 1 < items && it[i].link == LINK_RANGE;

		/* a day without a month that led nowhere is none, nor is « hier » of no known day */
		if ((it[i].e.unit == DATE_DAY && it[i].e.open && it[i].e.month == DATE_NONE) ||
		    ((it[i].e.unit == DATE_SHIFT || it[i].e.unit == DATE_AGO) && !c->anchored))
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

void
date_learn(struct date_context *c, struct str text, const struct tok *t, size_t n, struct arena *a)
{
	struct date_text x;
	struct item *it;
	size_t i, items;

	if (n == 0 || !date_words(&x, text, t, n, a))
		return;
	items = read_items(&x, a, &it);
	for (i = 0; i < items; i++) {
		const struct date_expr *e = &it[i].e;

		if (e->unit != DATE_YEAR || e->year == DATE_NONE)
			continue;
		if (i + 1 < items && it[i + 1].e.unit == DATE_YEAR &&
		    link_of(&x, e, &it[i + 1].e) == LINK_RANGE &&
		    tense_near(text, t, n, e->first, it[i + 1].e.end) != TENSE_PAST) {
			c->now = e->year;
			c->now_end = it[++i].e.year;
		} else if (tense_near(text, t, n, e->first, e->end) == TENSE_PAST &&
			   e->year > c->past) {
			c->past = e->year;
		}
	}
}
