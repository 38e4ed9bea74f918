/* Units with an adjective, seasons, parts of periods: « l'an dernier », « été 2016 », « fin 2019 ». */
#include "dateexpr.h"

#include "dateform.h"
#include "dateperiod.h"
#include "dateyear.h"

#include <string.h>

/* « prochain week-end », « dernier trimestre », « la prochaine semaine ». */
static bool
read_before_unit(const struct date_text *x, size_t i, struct date_expr *e)
{
	static const unsigned units = 1u << DU_WEEK | 1u << DU_WEEKEND | 1u << DU_MONTH |
				      1u << DU_QUARTER | 1u << DU_HALF | 1u << DU_YEAR;
	size_t j = dateword_after(x, i);
	int16_t n;

	/* « le prochain 12/05 », « le prochain 6 avril » */
	if (dateword_class(x, i) == DC_NEXT && dateword_class(x, j) == DC_DIGITS &&
	    (dateday_figures(x, j, e) || dateday_day(x, j, e)) && e->rel == DATE_PLAIN) {
		e->rel = DATE_NEXT;
		return e->year == DATE_NONE;
	}
	/* « la dernière semaine de 2019 » */
	if (dateword_class(x, i) == DC_LAST && dateword_means(x, j, DC_UNIT, DU_WEEK) &&
	    dateword_class(x, j + 1) == DC_OF && dateday_four(x, j + 2) != 0) {
		e->unit = DATE_NTH_WEEK;
		e->n = DATE_LAST_WEEK;
		e->of_year = true;
		e->year = x->w[j + 2].num;
		e->end = (uint32_t)(j + 3);
		return true;
	}
	if (dateword_class(x, i) == DC_LAST && dateword_means(x, j, DC_UNIT, DU_DAY) &&
	    dateword_class(x, dateword_after(x, j)) == DC_OF &&
	    (e->end = (uint32_t)dateday_of_month(x, dateword_after(x, dateword_after(x, j)), e)) !=
		0) {
		e->unit = DATE_LAST_DAY;
		return true;
	}
	if (dateword_class(x, j) != DC_UNIT || i == 0 ||
	    !(dateword_class(x, i - 1) == DC_ARTICLE || dateword_class(x, i - 1) == DC_OF ||
		dateword_class(x, i - 1) == DC_TO))
		return false;
	n = x->w[j].num;
	if (!dateday_unit(x, j, units, e))
		return false;
	/* « dans les prochains mois » says no one month */
	if (x->text.s[x->t[i].end - 1] == 's')
		return false;
	/* « le dernier mois », « la dernière semaine » may be the last of something */
	if (dateword_class(x, i) == DC_LAST && n != DU_QUARTER && n != DU_HALF && n != DU_WEEKEND)
		return false;
	dateday_relation(x, i, &e->rel);
	e->end = (uint32_t)dateword_after(x, j);
	return dateword_class(x, e->end) != DC_OF;
}

/* « la semaine prochaine mercredi », « cette semaine lundi »: the day. */
static void
day_of_week(const struct date_text *x, struct date_expr *e)
{
	size_t j = e->end + dateword_mark(x, e->end, '-');

	if (e->unit != DATE_WEEK || dateword_class(x, j) != DC_WEEKDAY || x->w[j].len > 1 ||
	    dateword_class(x, j + 1) == DC_DIGITS || dateword_class(x, j + 1) == DC_NUMBER)
		return;
	e->unit = DATE_WEEKDAY;
	e->wday = x->w[j].num;
	e->of_week = true;
	e->end = (uint32_t)(j + 1);
}

/* « (fin) 2019 », « (année) 2011 »: four figures that can be nothing else. */
static bool
read_year(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = dateday_four(x, i);

	if (j == 0)
		return false;
	e->unit = DATE_YEAR;
	e->year = x->w[i].num;
	e->end = (uint32_t)j;
	return true;
}

/* Rule 8: units with an adjective or a year: « an dernier », « semaine prochaine », « année 2011 ». */
static bool
read_unit(const struct date_text *x, size_t i, struct date_expr *e)
{
	static const unsigned units = 1u << DU_WEEK | 1u << DU_WEEKEND | 1u << DU_MONTH |
				      1u << DU_QUARTER | 1u << DU_HALF | 1u << DU_YEAR |
				      1u << DU_SAISON;
	int16_t n = x->w[i].num;
	size_t j = dateword_after(x, i), k;

	if ((n == DU_YEAR || n == DU_RENTREE) && read_year(x, j, e))
		return true;
	/* « semaine 31 » of the calendar, « semaine du 30 novembre » */
	if (n == DU_WEEK && dateword_class(x, j) == DC_DIGITS && x->w[j].digits <= 2 &&
	    x->w[j].num >= 1 && x->w[j].num <= 53 &&
	    (j + 1 >= x->n || x->t[j + 1].class == TOK_MARK ||
		dateword_class(x, j + 1) != DC_NONE) &&
	    !dateword_glued(x, j + 1 + (j + 1 < x->n && x->t[j + 1].class == TOK_MARK))) {
		e->unit = DATE_NTH_WEEK;
		e->n = x->w[j].num;
		e->of_year = true;
		e->end = (uint32_t)(j + 1);
		return true;
	}
	if (n == DU_WEEK && dateword_means(x, j, DC_OF, 2) && dateday_day(x, j + 1, e) &&
	    e->month != DATE_NONE) {
		e->unit = DATE_WEEK;
		return true;
	}
	/* « 12 mois précédents » is a length of time */
	if (i > 0 && (x->t[i - 1].class == TOK_NUMBER || dateword_class(x, i - 1) == DC_NUMBER))
		return false;
	if (!dateday_unit(x, i, units, e))
		return false;
	if (dateword_is(x, j, "en") && dateword_is(x, j + 1, "cours")) {
		e->rel = DATE_THIS;
		k = j + 2;
	} else if ((k = dateday_relation(x, j, &e->rel)) == j) {
		return false;
	}
	e->end = (uint32_t)k;
	day_of_week(x, e);
	return n != DU_SAISON || dateword_class(x, j) == DC_LAST || dateword_class(x, j) == DC_NEXT;
}

/* Rule 9: « cette année », « cette semaine », « ce week-end », « cet été »; not « cette année-là ». */
static bool
read_this_unit(const struct date_text *x, size_t i, struct date_expr *e)
{
	static const unsigned units =
	    1u << DU_WEEK | 1u << DU_WEEKEND | 1u << DU_QUARTER | 1u << DU_HALF | 1u << DU_YEAR;
	size_t j = dateword_after(x, i);

	e->rel = DATE_THIS;
	e->end = (uint32_t)dateword_after(x, j);
	if (dateword_class(x, j) == DC_SEASON) {
		e->unit = DATE_SEASON;
		e->month = x->w[j].num;
		return true;
	}
	if (dateword_class(x, j) != DC_UNIT)
		return false;
	if (dateword_mark(x, e->end, '-') &&
	    (dateword_is(x, e->end + 1, "là") || dateword_is(x, e->end + 1, "la")))
		return false;
	if (!dateday_unit(x, j, units, e))
		return false;
	day_of_week(x, e);
	return true;
}

/* Rule 10: seasons: « été 2016 », « à l'automne », « été dernier »; « a été » is none. */
static bool
read_season(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = dateword_after(x, i), k;
	uint8_t before = i > 0 ? dateword_class(x, i - 1) : (uint8_t)DC_NONE;

	e->unit = DATE_SEASON;
	e->month = x->w[i].num;
	if ((k = dateday_four(x, j)) != 0) {
		e->year = x->w[j].num;
		e->end = (uint32_t)k;
		return true;
	}
	e->end = (uint32_t)dateday_relation(x, j, &e->rel);
	if (e->end != j) /* « l'été dernier »; « a été passé » is a verb */
		return !(x->w[i].num == 22 && i > 0 &&
			   str_eq(tok_str(x->text, &x->t[i - 1]), STR("a"))) &&
		       (before == DC_ARTICLE || before == DC_OF || before == DC_TO);
	/* « au printemps », « à l'été », « depuis l'automne »; not « un été », « d'été », « en hiver » */
	if (x->w[i].num == 21)
		return before == DC_TO ||
		       (before == DC_ARTICLE && i > 1 && dateword_class(x, i - 2) == DC_AT);
	return before == DC_ARTICLE && x->t[i - 1].flags & TOK_ELIDED && i > 1 &&
	       (dateword_class(x, i - 2) == DC_TO || dateword_class(x, i - 2) == DC_AT ||
		   dateword_class(x, i - 2) == DC_OF);
}

/* « le reste de la semaine », « le reste de ma semaine »: from the day of the text to its end. */
static bool
read_rest(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = dateword_after(x, i);

	if (dateword_class(x, j) == DC_OF)
		j = dateword_after(x, j);
	if (dateword_class(x, j) == DC_ARTICLE || dateword_class(x, j) == DC_THIS ||
	    dateword_is(x, j, "ma"))
		j = dateword_after(x, j);
	if (!dateword_means(x, j, DC_UNIT, DU_WEEK))
		return false;
	e->unit = DATE_REST;
	e->end = (uint32_t)dateword_after(x, j);
	if (dateword_is(x, e->end, "en") && dateword_is(x, e->end + 1, "cours"))
		e->end += 2;
	return true;
}

/* « fin de | l'année », « début du | mois de mai », « fin de | semaine »: the unit at j. */
static bool
part_unit(const struct date_text *x, size_t j, struct date_expr *e)
{
	static const unsigned units = 1u << DU_WEEK | 1u << DU_MONTH | 1u << DU_YEAR;
	size_t k = dateword_after(x, j);

	if (x->w[j].num == DU_MONTH && dateword_class(x, k) == DC_OF &&
	    dateword_class(x, dateword_after(x, k)) == DC_MONTH) {
		e->unit = DATE_MONTH;
		e->end = (uint32_t)dateday_of_month(x, dateword_after(x, k), e);
	} else if (!read_unit(x, j, e)) {
		/* « début du mois de ramadan » */
		if (dateword_class(x, k) == DC_OF && x->w[j].num == DU_MONTH)
			return false;
		dateday_unit(x, j, units, e);
		e->rel = DATE_THIS;
		e->end = (uint32_t)k;
	}
	return true;
}

/* Rule 11: « fin 2019 », « début juillet », « mi-mars », « fin de l'année », « milieu des années 1990 ». */
static bool
read_part(const struct date_text *x, size_t i, struct date_expr *e)
{
	struct date_expr inner = *e;
	size_t j = dateword_after(x, i);
	bool of = false;

	if (x->w[i].num == 5)
		return read_rest(x, i, e);
	if (x->w[i].num == 4) { /* mi */
		if (!dateword_mark(x, j, '-'))
			return false;
		j++;
	} else if (dateword_class(x, j) == DC_OF) {
		of = true;
		j = dateword_after(x, j);
		if (dateword_class(x, j) == DC_ARTICLE)
			j = dateword_after(x, j);
	}
	if (j >= x->n)
		return false;
	inner.first = (uint32_t)j;
	if (dateword_class(x, j) == DC_UNIT &&
	    (x->w[j].num == DU_YEAR || x->w[j].num == DU_MONTH || x->w[j].num == DU_WEEK)) {
		if (!of ||
		    (i > 0 && dateword_class(x, i - 1) == DC_OF)) /* « les fêtes de fin d'année » */
			return false;
		if (!part_unit(x, j, &inner))
			return false;
	} else if (dateword_class(x, j) == DC_SEASON && of) {
		if (!read_season(x, j, &inner)) {
			inner.unit = DATE_SEASON;
			inner.month = x->w[j].num;
			inner.end = (uint32_t)dateword_after(x, j);
		}
	} else if (dateword_class(x, j) == DC_MONTH || dateword_class(x, j) == DC_DIGITS ||
		   dateword_class(x, j) == DC_UNITS || dateword_class(x, j) == DC_ORDINAL ||
		   dateword_class(x, j) == DC_NONE || dateword_class(x, j) == DC_THIS) {
		if (!(dateword_class(x, j) == DC_MONTH && dateday_month(x, j, &inner)) &&
		    !(dateword_class(x, j) == DC_DIGITS && read_year(x, j, &inner)) &&
		    !(dateword_means(x, j, DC_UNITS, DU_YEAR) && of &&
			dateperiod_decade(x, j, &inner)) &&
		    !(dateword_class(x, j) == DC_THIS && of && read_this_unit(x, j, &inner)) &&
		    !(dateperiod_ordinal(x, j, &inner) && inner.unit == DATE_CENTURY))
			return false;
	} else {
		return false;
	}
	inner.first = e->first;
	*e = inner;
	return true;
}

/* « cette fin d'année » */
static bool
read_this(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = dateword_after(x, i);

	if (dateword_class(x, j) == DC_PART && dateword_class(x, dateword_after(x, j)) == DC_OF)
		return read_part(x, j, e);
	return read_this_unit(x, i, e);
}

/* « (il y a un mois) et 21 jours »: to the day. */
static void
add_days(const struct date_text *x, struct date_expr *e)
{
	size_t j = e->end + (dateword_class(x, e->end) == DC_AND);
	uint8_t c = dateword_class(x, j);

	if (j == e->end || (c != DC_DIGITS && c != DC_NUMBER) || e->day == DU_DAY ||
	    dateword_class(x, dateword_after(x, j)) != DC_UNITS ||
	    x->w[dateword_after(x, j)].num != DU_DAY)
		return;
	e->unit = DATE_FROM;
	e->month = (int16_t)-x->w[j].num;
	e->end = (uint32_t)dateword_after(x, dateword_after(x, j));
}

/* Rule 12: « il y a trois ans », « il y a un mois et 21 jours », « dans dix jours ». */
static bool
read_ago(const struct date_text *x, size_t i, struct date_expr *e)
{
	bool ago = dateword_class(x, i) == DC_AGO;
	size_t j = dateday_length(x, dateword_after(x, i), e);

	/* « dans trois ans » may be any time till then */
	if (j == 0 || (!ago && e->day != DU_DAY))
		return false;
	if (ago)
		e->n = (int16_t)-e->n;
	e->unit = DATE_AGO;
	e->end = (uint32_t)j;
	add_days(x, e);
	return true;
}

/* Rule 13: « hier », « hier soir ». */
static bool
read_shift(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = dateword_after(x, i);

	if (i > 0 && dateword_class(x, i - 1) == DC_OF) /* « la mobilité de demain » */
		return false;
	e->unit = DATE_SHIFT;
	e->n = x->w[i].num;
	/* « le lendemain », « la veille »: of a day that was told, if any was */
	if (e->n == 3 || e->n == -3) {
		if (!x->lone || (j < x->n && x->t[j].class != TOK_MARK))
			return false;
		e->n /= 3;
	}
	if (dateword_class(x, j) == DC_DAYPART)
		j = dateword_after(x, j);
	e->end = (uint32_t)j;
	return true;
}

bool
dateexpr_read(const struct date_text *x, size_t i, struct date_expr *e)
{
	static const struct date_expr none = {.unit = DATE_VAGUE,
	    .wday = DATE_NONE,
	    .day = DATE_NONE,
	    .month = DATE_NONE,
	    .last_month = DATE_NONE,
	    .year = DATE_NONE,
	    .n = DATE_NONE};

	*e = none;
	e->first = (uint32_t)i;
#define TRY(rule) ((*e = none), (e->first = (uint32_t)i), rule(x, i, e))
	switch (dateword_class(x, i)) {
	case DC_DIGITS:
		return TRY(dateday_figures) || TRY(dateform_parts) || TRY(dateperiod_ordinal) ||
		       TRY(dateform_figures) || TRY(dateday_day) || TRY(dateperiod_code) ||
		       TRY(dateyear_read) || TRY(dateform_from) || TRY(dateform_lone);
	case DC_WEEKDAY:
		return TRY(dateform_lone) || TRY(dateday_day) || TRY(dateday_weekday);
	case DC_MONTH:
		return TRY(dateform_parts) || TRY(dateform_month_first) || TRY(dateday_month);
	case DC_NUMBER:
		return TRY(dateperiod_ordinal) || TRY(dateday_day) || TRY(dateform_words) ||
		       TRY(dateform_from) || TRY(dateform_lone);
	case DC_ORDINAL:
		return TRY(dateperiod_ordinal) || TRY(dateday_day);
	case DC_THOUSAND:
		return TRY(dateform_words);
	case DC_PART:
		return TRY(read_part);
	case DC_UNIT:
		return TRY(read_unit) || TRY(dateform_lone);
	case DC_UNITS:
		return x->w[i].num == DU_YEAR && TRY(dateperiod_decade);
	case DC_THIS:
		return TRY(read_this);
	case DC_SEASON:
		return TRY(read_season);
	case DC_AGO:
	case DC_WITHIN:
		return TRY(read_ago) || TRY(dateform_lone);
	case DC_SHIFT:
		return TRY(read_shift);
	case DC_LAST:
	case DC_NEXT:
		return TRY(read_before_unit);
	case DC_NONE:
		return i < x->n && x->t[i].flags & TOK_UPPER &&
		       (TRY(dateperiod_ordinal) || TRY(dateperiod_code));
	default:
		return false;
	}
#undef TRY
}
