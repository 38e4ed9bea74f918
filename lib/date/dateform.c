/* Rarer ways to write a date, and what means one only where no other date was told before. */
#include "dateform.h"

#include "edtf.h"
#include "num.h"

#include <string.h>

bool
dateform_parts(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t k, at = i;
	char sep = 0;

	for (k = 0; k < 3; k++) {
		uint8_t c = dateword_class(x, at);

		/* « 2020/23/sep. » ends in a dot that is not of the date */
		if ((k > 0 && !dateword_glued(x, at)) || (k < 2 && x->w[at].len > 1))
			return false;
		if (c == DC_MONTH && e->month == DATE_NONE)
			e->month = x->w[at].num;
		else if (c == DC_NUMBER && dateword_is(x, at, "sept") && e->month == DATE_NONE)
			e->month = 9;
		else if (c == DC_DIGITS && x->w[at].digits == 4 && e->year == DATE_NONE)
			e->year = x->w[at].num;
		else if (c == DC_DIGITS && x->w[at].digits <= 2 && e->day == DATE_NONE)
			e->day = x->w[at].num;
		else
			return false;
		at++;
		if (k == 2)
			break;
		if (!dateword_glued(x, at) || x->t[at].class != TOK_MARK ||
		    (k > 0 && !dateword_mark(x, at, sep)))
			return false;
		sep = x->text.s[x->t[at++].start];
		if (sep != '-' && sep != '/' && sep != '.')
			return false;
	}
	e->unit = DATE_DAY;
	e->end = (uint32_t)at;
	return edtf_valid(e->year, e->month, e->day) && e->year > 1000;
}

/* A day behind its month: « 2 », « vingt et un », « premier »: the token behind it, or 0. */
static size_t
day_behind(const struct date_text *x, size_t i, int16_t *d)
{
	uint8_t c = dateword_class(x, i);

	if ((c != DC_DIGITS || x->w[i].digits > 2) && c != DC_NUMBER && c != DC_ORDINAL)
		return 0;
	*d = x->w[i].num;
	return *d >= 1 && *d <= 31 ? dateword_after(x, i) : 0;
}

/* The other end behind a first day: « 19-20 », « 19 au 20 »: the token behind it, or i. */
static size_t
to_day(const struct date_text *x, size_t i, struct date_expr *e)
{
	int16_t d;
	size_t k;

	if ((!dateword_mark(x, i, '-') && dateword_class(x, i) != DC_TO) ||
	    dateword_class(x, dateword_after(x, i)) != DC_DIGITS ||
	    (k = day_behind(x, dateword_after(x, i), &d)) == 0 || d <= e->day)
		return i;
	e->n = d;
	return k;
}

bool
dateform_month_first(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = dateword_after(x, i), k, y;

	/* « en octobre 2 navires », « 3 avril 12 »: no */
	if (i > 0 && (dateword_is(x, i - 1, "en") || dateword_class(x, i - 1) == DC_OF ||
			 x->t[i - 1].class == TOK_NUMBER))
		return false;
	if (dateword_mark(x, j, '.') || ((dateword_mark(x, j, '/') || dateword_mark(x, j, '-')) &&
					    dateword_glued(x, j) && dateword_glued(x, j + 1)))
		j++;
	e->unit = DATE_DAY;
	e->month = x->w[i].num;
	if ((k = day_behind(x, j, &e->day)) == 0)
		return false;
	y = dateword_mark(x, k, ',') || dateword_means(x, k, DC_OF, 1) ? k + 1 : k;
	if (dateday_four(x, y) != 0) {
		e->year = x->w[y].num;
		e->end = (uint32_t)(y + 1);
		return true;
	}
	e->end = (uint32_t)to_day(x, k, e);
	if (e->end != k && (dateword_is(x, e->end, "h") || dateday_ends(x, e->end)))
		return true;
	e->n = DATE_NONE;
	e->end = (uint32_t)k;
	/* « septembre 4 jusqu'à septembre 8 », « Oct. 2 et Oct 22 », « mars 3 cette semaine » */
	if (dateword_class(x, k) == DC_TO || dateword_class(x, k) == DC_AND)
		return dateword_class(x, dateword_after(x, k)) == DC_MONTH;
	return dateday_ends(x, k) || dateword_class(x, k) == DC_THIS || dateword_is(x, k, "h");
}

/* « 2 4 2009 », « 18 08 1978 ». */
static bool
spaced(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t k;

	for (k = 0; k < 3; k++)
		if (dateword_class(x, i + k) != DC_DIGITS || dateword_glued(x, i + k))
			return false;
	if (x->w[i].digits > 2 || x->w[i + 1].digits > 2 || x->w[i + 2].digits != 4 ||
	    x->w[i + 2].num < 1900 || x->w[i + 2].num > 2099 ||
	    (i > 0 && x->t[i - 1].class == TOK_NUMBER) ||
	    (i + 3 < x->n && x->t[i + 3].class == TOK_NUMBER))
		return false;
	e->unit = DATE_DAY;
	e->day = x->w[i].num;
	e->month = x->w[i + 1].num;
	e->year = x->w[i + 2].num;
	e->end = (uint32_t)(i + 3);
	return edtf_valid(e->year, e->month, e->day);
}

/* « en 11, 2016 », « au mois de 11, 2016 », « en 11 de l'année 2016 ». */
static bool
month_number(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = i + 1;

	if (i == 0 || x->w[i].digits > 2 || x->w[i].num < 1 || x->w[i].num > 12 ||
	    !(dateword_is(x, i - 1, "en") || (i > 1 && dateword_class(x, i - 1) == DC_OF &&
						 dateword_means(x, i - 2, DC_UNIT, DU_MONTH))))
		return false;
	if (dateword_mark(x, j, ',')) {
		j++;
	} else if (dateword_class(x, j) == DC_OF) {
		j = dateword_after(x, j);
		if (dateword_class(x, j) == DC_ARTICLE)
			j = dateword_after(x, j);
		if (dateword_means(x, j, DC_UNIT, DU_YEAR))
			j = dateword_after(x, j);
	}
	if (dateday_four(x, j) == 0)
		return false;
	e->unit = DATE_MONTH;
	e->month = x->w[i].num;
	e->year = x->w[j].num;
	e->end = (uint32_t)(j + 1);
	return true;
}

/* « 4-23 mois prochain », « du 4 au 23 du mois prochain ». */
static bool
days_of_month(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j;

	e->unit = DATE_DAY;
	e->day = x->w[i].num;
	if (x->w[i].digits > 2 || e->day < 1 || e->day > 31 || (j = to_day(x, i + 1, e)) == i + 1)
		return false;
	if (dateword_class(x, j) == DC_OF || dateword_class(x, j) == DC_ARTICLE)
		j = dateword_after(x, j);
	if (!dateword_means(x, j, DC_UNIT, DU_MONTH))
		return false;
	j = dateword_after(x, j);
	e->end = (uint32_t)dateday_relation(x, j, &e->rel);
	return e->end != j;
}

bool
dateform_figures(const struct date_text *x, size_t i, struct date_expr *e)
{
	struct date_expr none = *e;

	return spaced(x, i, e) || ((*e = none), month_number(x, i, e)) ||
	       ((*e = none), days_of_month(x, i, e));
}

bool
dateform_words(const struct date_text *x, size_t i, struct date_expr *e)
{
	bool year = i > 0 && dateword_means(x, i - 1, DC_UNIT, DU_YEAR);
	size_t j;

	if (i == 0 ||
	    !(year || dateword_is(x, i - 1, "en") || dateword_class(x, i - 1) == DC_WITHIN) ||
	    (j = dateday_words(x, i, &e->year)) == 0 || !(year || dateday_ends(x, j)))
		return false;
	e->unit = DATE_YEAR;
	e->end = (uint32_t)j;
	return true;
}

bool
dateform_from(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = dateday_length(x, i, e);

	if (j == 0)
		return false;
	if (dateword_is(x, j, "à") && dateword_is(x, j + 1, "partir"))
		j += 2;
	/* « avant hier », « après demain » are one word of the table: 2 days */
	e->month = 0;
	if (dateword_class(x, j) == DC_SHIFT && x->w[j].len == 2 && !dateword_mark(x, j + 1, '-')) {
		e->month = x->w[j].num / 2;
		e->n = (int16_t)(x->w[j].num < 0 ? -e->n : e->n);
	} else {
		if (dateword_means(x, j, DC_AT, DA_BEFORE))
			e->n = (int16_t)-e->n;
		else if (!dateword_means(x, j, DC_AT, DA_AFTER) && dateword_class(x, j) != DC_OF)
			return false;
		j++;
		if (dateword_class(x, j) != DC_SHIFT)
			return false;
		e->month = x->w[j].num;
	}
	e->unit = DATE_FROM;
	e->end = (uint32_t)dateword_after(x, j);
	return true;
}

/* « deux jours plus tard », « un jour après », « deux jours avant ». */
static bool
later(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = dateday_length(x, i, e);
	bool plus = dateword_is(x, j, "plus");

	if (j == 0 || e->day > DU_WEEK)
		return false;
	j += plus;
	if (plus ? dateword_is(x, j, "tôt") : dateword_means(x, j, DC_AT, DA_BEFORE))
		e->n = (int16_t)-e->n;
	else if (plus ? !dateword_is(x, j, "tard") : !dateword_means(x, j, DC_AT, DA_AFTER))
		return false;
	e->unit = DATE_FROM;
	e->month = 0;
	e->end = (uint32_t)++j;
	return dateday_ends(x, j);
}

/* « les trois prochains mois », « 5 années à venir », « 10 semaines précédentes ». */
static bool
stretch(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = dateword_after(x, i), u = j;
	uint8_t c = dateword_class(x, j), rel = c;

	if (c == DC_LAST || c == DC_NEXT)
		u = dateword_after(x, j);
	else
		rel = dateword_class(x, dateword_after(x, u));
	if (dateword_class(x, u) != DC_UNITS && !dateword_means(x, u, DC_UNIT, DU_MONTH))
		return false;
	if (!(DATE_LENGTHS >> x->w[u].num & 1))
		return false;
	if ((rel != DC_LAST && rel != DC_BEFORE && rel != DC_NEXT) || i == 0 ||
	    (dateword_class(x, i - 1) != DC_ARTICLE && dateword_class(x, i - 1) != DC_OF))
		return false;
	e->unit = DATE_STRETCH;
	e->n = rel == DC_NEXT ? x->w[i].num : (int16_t)-x->w[i].num;
	e->day = x->w[u].num;
	e->month = 0;
	e->end = (uint32_t)dateword_after(x, u == j ? dateword_after(x, u) : u);
	return true;
}

/* « le 15 », « pour le 30 » at the end; « le 17 pour trois heures ». */
static bool
day_alone(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t k = i + 1;

	if (i == 0 || !dateword_is(x, i - 1, "le") || x->w[i].digits > 2 || x->w[i].num < 1 ||
	    x->w[i].num > 31 || !(dateday_ends(x, k) || dateword_is(x, k, "pour")))
		return false;
	e->unit = DATE_DAY;
	e->day = x->w[i].num;
	e->end = (uint32_t)k;
	return true;
}

/*
 * « dans la semaine », « ma semaine », « mon week-end » at the end: this one; not « les petites
 * phrases de la semaine », « 500 euros la semaine ».
 */
static bool
this_unit(const struct date_text *x, size_t i, struct date_expr *e)
{
	if (i == 0 || !dateday_ends(x, dateword_after(x, i)) ||
	    !(dateword_is(x, i - 1, "ma") || dateword_is(x, i - 1, "mon") ||
		(i > 1 && dateword_is(x, i - 1, "la") && dateword_class(x, i - 2) == DC_WITHIN)))
		return false;
	e->rel = DATE_THIS;
	e->end = (uint32_t)dateword_after(x, i);
	return dateday_unit(x, i, 1u << DU_WEEK | 1u << DU_WEEKEND, e);
}

/* « la semaine suivante », « mercredi d'après », « le jour précédent », « la décennie suivante ». */
static bool
next_unit(const struct date_text *x, size_t i, struct date_expr *e)
{
	static const unsigned units = 1u << DU_WEEK | 1u << DU_MONTH | 1u << DU_QUARTER |
				      1u << DU_HALF | 1u << DU_YEAR | 1u << DU_DECADE;
	int16_t n = x->w[i].num;
	size_t j = dateword_after(x, i);
	uint8_t rel = dateword_class(x, j);

	if ((rel != DC_AFTER && rel != DC_BEFORE) ||
	    (i > 0 && (x->t[i - 1].class == TOK_NUMBER || x->w[i - 1].class == DC_NUMBER)))
		return false;
	e->end = (uint32_t)dateword_after(x, j);
	if (dateword_class(x, i) == DC_WEEKDAY) {
		if (rel == DC_BEFORE || dateword_class(x, e->end) == DC_DIGITS)
			return false;
		e->unit = DATE_WEEKDAY;
		e->wday = n;
		e->of_week = true;
	} else if (n == DU_DAY) {
		e->unit = DATE_SHIFT;
		e->n = rel == DC_AFTER ? 1 : -1;
	} else if (!dateday_unit(x, i, units, e)) {
		return false;
	}
	e->rel = rel == DC_AFTER ? DATE_NEXT : DATE_LAST;
	return true;
}

bool
dateform_lone(const struct date_text *x, size_t i, struct date_expr *e)
{
	if (!x->lone)
		return false;
	switch (dateword_class(x, i)) {
	case DC_WEEKDAY:
		return next_unit(x, i, e);
	case DC_UNIT:
		return next_unit(x, i, e) || this_unit(x, i, e);
	case DC_DIGITS:
		return day_alone(x, i, e) || later(x, i, e) || stretch(x, i, e);
	case DC_NUMBER:
		return later(x, i, e) || stretch(x, i, e);
	case DC_WITHIN: /* « dans deux semaines » */
		e->unit = DATE_FROM;
		e->end = (uint32_t)dateday_length(x, i + 1, e);
		e->month = 0;
		return e->end != 0;
	default:
		return false;
	}
}
