#include "dateval.h"

#include <stdlib.h>

/* The month that lies so many behind the month of a. */
static struct edtf
month_after(const struct edtf *a, int months)
{
	int m = a->year * 12 + a->month - 1 + months;

	return (struct edtf){EDTF_MONTH, m / 12, m % 12 + 1, EDTF_UNKNOWN};
}

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

	/* a period that is over by the other years of the text calls nothing current */
	if (e->wday == DATE_NONE || c->now == 0 || c->past > c->now_end)
		return EDTF_UNKNOWN;
	for (y = c->now_end; y >= c->now && y >= c->past; y--)
		if (edtf_valid(y, e->month, e->day) &&
		    edtf_weekday(edtf_days(y, e->month, e->day)) == e->wday)
			return y;
	return EDTF_UNKNOWN;
}

/*
 * Behind the anchor or before it? The verb says so, but a day next month is not meant as eleven
 * months ago (who means that says « dernier » or the year), nor a day of last month as next year's.
 */
static enum tense
side_of_day(const struct date_expr *e, long anchor, enum tense t)
{
	struct edtf v;
	long back = 366, ahead = 366;

	if (day_near(e, anchor, TENSE_PAST, &v))
		back = anchor - edtf_days(v.year, v.month, v.day);
	if (day_near(e, anchor, TENSE_FUTURE, &v))
		ahead = edtf_days(v.year, v.month, v.day) - anchor;
	if (t == TENSE_FUTURE)
		return back <= 31 && ahead > 270 ? TENSE_PAST : TENSE_FUTURE;
	if (t == TENSE_PAST)
		return ahead <= 60 ? TENSE_FUTURE : TENSE_PAST;
	return ahead <= 150 && back > 0 ? TENSE_FUTURE : TENSE_PAST;
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
		day_near(e, c->anchor, side_of_day(e, c->anchor, t), &v);
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
	if (e->of_week) {
		struct edtf week = edtf_week(c->anchor + (e->rel == DATE_NEXT	   ? 7
							     : e->rel == DATE_LAST ? -7
										   : 0));

		return edtf_civil(edtf_monday(&week) + e->wday - 1);
	}
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

	if (e->year != DATE_NONE || !c->anchored)
		return v;
	a = edtf_civil(c->anchor);
	if (e->month == DATE_NONE) /* le mois dernier, fin du mois */
		return month_after(&a, (e->rel == DATE_NEXT) - (e->rel == DATE_LAST));
	v.year = a.year;
	if (e->of_year)
		v.year += (e->rel == DATE_NEXT) - (e->rel == DATE_LAST);
	else if (e->rel == DATE_LAST)
		v.year -= e->month >= a.month;
	else if (e->rel == DATE_NEXT)
		v.year += e->month <= a.month;
	else if (t == TENSE_FUTURE && !(a.month - e->month >= 1 && a.month - e->month <= 2))
		v.year += e->month < a.month;
	else if (t == TENSE_NONE && e->month > a.month && e->month - a.month <= 3)
		; /* « exposition en mai », said in March */
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
	if (e->day != DATE_NONE && e->month != DATE_NONE) { /* semaine du 30 novembre */
		struct edtf v = value_day(e, c, TENSE_NONE);

		return v.year == EDTF_UNKNOWN ? (struct edtf){EDTF_NONE, 0, 0, 0}
					      : edtf_week(edtf_days(v.year, v.month, v.day));
	}
	if (!c->anchored)
		return (struct edtf){EDTF_WEEK, EDTF_UNKNOWN, EDTF_UNKNOWN, EDTF_UNKNOWN};
	return edtf_week(c->anchor + (e->rel == DATE_NEXT ? 7 : e->rel == DATE_LAST ? -7 : 0));
}

static void
value_weekend(struct date_value *it, const struct date_context *c, enum tense t)
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
	if (it->e.rel == DATE_LAST || (it->e.rel != DATE_NEXT && t == TENSE_PAST && w <= 4))
		saturday -= 7;
	else if (it->e.rel == DATE_NEXT && w > 5)
		saturday += 7;
	it->v = edtf_civil(saturday);
	it->high = edtf_civil(saturday + 1);
}

/* Quarters, halves, « onze premiers mois »: two months; « dernier trimestre ». */
static void
value_months(struct date_value *it, const struct date_context *c)
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
value_saison(struct date_value *it, const struct date_context *c)
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

	if (!c->anchored)
		return (struct edtf){EDTF_NONE, 0, 0, 0};
	a = edtf_civil(c->anchor);
	switch (e->day) {
	case DU_DAY:
		return edtf_civil(c->anchor + e->n);
	case DU_WEEK:
		return edtf_week(c->anchor + 7L * e->n);
	case DU_MONTH:
		return month_after(&a, e->n);
	default:
		return (struct edtf){EDTF_YEAR, a.year + e->n, EDTF_UNKNOWN, EDTF_UNKNOWN};
	}
}

/* « deux jours avant hier », « il y a un mois et 21 jours »: to the day. */
static struct edtf
value_from(const struct date_expr *e, const struct date_context *c)
{
	struct edtf a, v;

	if (!c->anchored)
		return (struct edtf){EDTF_NONE, 0, 0, 0};
	if (e->day == DU_DAY || e->day == DU_WEEK)
		return edtf_civil(c->anchor + e->month + (e->day == DU_WEEK ? 7L : 1L) * e->n);
	a = edtf_civil(c->anchor);
	v = month_after(&a, e->n * (e->day == DU_YEAR ? 12 : 1));
	v.day = edtf_month_days(v.year, v.month);
	if (v.day > a.day)
		v.day = a.day;
	return edtf_civil(edtf_days(v.year, v.month, v.day) + e->month);
}

/* « le reste de la semaine » */
static void
value_rest(struct date_value *it, const struct date_context *c)
{
	it->v = (struct edtf){EDTF_NONE, 0, 0, 0};
	if (!c->anchored)
		return;
	it->range = true;
	it->v = edtf_civil(c->anchor);
	it->high = edtf_civil(c->anchor + 7 - edtf_weekday(c->anchor));
}

/* « premier vendredi de juillet », « troisième semaine de 2027 ». */
static struct edtf
value_nth(const struct date_expr *e, const struct date_context *c, enum tense t)
{
	struct edtf none = {EDTF_NONE, 0, 0, 0}, m, week;
	long first;

	if (e->of_year) {
		m = value_year(e, c);
		if (m.year == EDTF_UNKNOWN)
			return none;
		if (e->n == DATE_LAST_WEEK) /* 28 December is always in it */
			return edtf_week(edtf_days(m.year, 12, 28));
		week = (struct edtf){EDTF_WEEK, m.year, e->n, EDTF_UNKNOWN};
		return week;
	}
	m = value_month(e, c, t);
	if (m.year == EDTF_UNKNOWN || m.month == EDTF_UNKNOWN)
		return none;
	first = edtf_days(m.year, m.month, 1);
	if (e->unit == DATE_NTH_WEEK) /* that of the first Thursday is the first */
		return edtf_week(first + (4 - edtf_weekday(first) + 7) % 7 + 7L * (e->n - 1));
	return edtf_civil(first + (e->wday - edtf_weekday(first) + 7) % 7 + 7L * (e->n - 1));
}

/* « la décennie suivante », « les années 1990 » */
static struct edtf
value_decade(const struct date_expr *e, const struct date_context *c)
{
	struct edtf v = {EDTF_DECADE, e->year, 0, 0};

	if (e->year == DATE_NONE && c->anchored)
		v.year = edtf_civil(c->anchor).year / 10 * 10 + (e->rel == DATE_NEXT ? 10 : -10);
	return v;
}

/* « le dernier jour de mars » */
static struct edtf
value_last_day(const struct date_expr *e, const struct date_context *c, enum tense t)
{
	struct edtf v = value_month(e, c, t);

	if (v.year != EDTF_UNKNOWN) {
		v.kind = EDTF_DAY;
		v.day = edtf_month_days(v.year, v.month);
	}
	return v;
}

/* « novembre 19 au 20 » */
static void
value_days(struct date_value *it, const struct date_context *c, enum tense t)
{
	it->v = value_day(&it->e, c, t);
	it->range = it->e.n != DATE_NONE;
	if (it->range) {
		it->high = it->v;
		it->high.day = it->e.n;
	}
}

/* « ces trois dernières semaines », « les dix prochains jours » */
static void
value_stretch(struct date_value *it, const struct date_context *c)
{
	it->v = it->high = value_from(&it->e, c);
	it->range = it->v.kind != EDTF_NONE;
	if (it->range)
		*(it->e.n < 0 ? &it->high : &it->v) = edtf_civil(c->anchor + (it->e.n > 0));
}

/* The value of what is one day, month, year …, not from one to another. */
static struct edtf
value_single(const struct date_expr *e, const struct date_context *c, enum tense t)
{
	struct edtf none = {EDTF_NONE, 0, 0, 0};

	switch (e->unit) {
	case DATE_WEEKDAY:
		return value_weekday(e, c, t);
	case DATE_MONTH:
		return value_month(e, c, t);
	case DATE_YEAR:
		return value_year(e, c);
	case DATE_DECADE:
		return value_decade(e, c);
	case DATE_CENTURY:
		return (struct edtf){EDTF_CENTURY, (e->n - 1) * 100, 0, 0};
	case DATE_SEASON:
		return value_season(e, c, t);
	case DATE_WEEK:
		return value_week(e, c);
	case DATE_SHIFT:
		return c->anchored ? edtf_civil(c->anchor + e->n) : none;
	case DATE_LAST_DAY:
		return value_last_day(e, c, t);
	case DATE_NTH:
	case DATE_NTH_WEEK:
		return value_nth(e, c, t);
	case DATE_AGO:
		return value_ago(e, c);
	case DATE_FROM:
		return value_from(e, c);
	default:
		return none;
	}
}

void
dateval_find(struct date_value *it, const struct date_context *c, enum tense t)
{
	it->range = false;
	switch (it->e.unit) {
	case DATE_DAY:
		value_days(it, c, t);
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
	case DATE_STRETCH:
		value_stretch(it, c);
		break;
	case DATE_REST:
		value_rest(it, c);
		break;
	default:
		it->v = value_single(&it->e, c, t);
	}
}

/* The first end of a range whose last end has its value: the latest before it. */
void
dateval_before(
    struct date_value *a, const struct date_value *b, const struct date_context *c, enum tense t)
{
	struct date_expr *e = &a->e;
	long limit;

	dateval_find(a, c, t);
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
