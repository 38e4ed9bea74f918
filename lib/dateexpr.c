/* Periods: quarters, centuries, decades, seasons, weeks, « fin 2019 », « l'an dernier ». */
#include "dateexpr.h"

#include <string.h>

/* Value of Roman figures in a word that ends in e, è, ème …: « XXe », « XIXème »; 0 if it is none. */
static int
roman(struct str s)
{
	static const char letters[] = "IVXLC";
	static const int value[] = {1, 5, 10, 50, 100};
	int v = 0, last = 1000;
	size_t i;

	for (i = 0; i < s.n; i++) {
		const char *p = memchr(letters, s.s[i], 5);
		int now;

		if (p == NULL)
			break;
		now = value[p - letters];
		v += now > last ? now - 2 * last : now;
		last = now;
	}
	if (i == 0 || i > 5 || s.n - i > 4)
		return 0;
	return v > 0 && v < 22 ? v : 0;
}

/* An ordinal: « premier », « 2e », « 20ème », « XXe »: the token behind it, or 0. */
static size_t
ordinal(const struct date_text *x, size_t i, int16_t *n)
{
	int v;

	if (dateword_class(x, i) == DC_ORDINAL) {
		*n = x->w[i].num;
		return dateword_after(x, i);
	}
	if (dateword_class(x, i) == DC_DIGITS && x->w[i].digits <= 2 && dateday_ordinal(x, i + 1)) {
		*n = x->w[i].num;
		return i + 2;
	}
	if (i < x->n && x->t[i].flags & TOK_UPPER && (v = roman(tok_str(x->text, &x->t[i]))) != 0) {
		*n = (int16_t)v;
		return i + 1;
	}
	return 0;
}

/* A year behind a period: « 2022 », « de 2022 », « de l'année 2022 », « de l'an dernier ». */
static size_t
of_year(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = i, k;

	if (dateword_class(x, j) == DC_OF)
		j = dateword_after(x, j);
	if ((k = dateday_four(x, j)) != 0) {
		e->year = x->w[j].num;
		return k;
	}
	/* « 3e trimestre cette année » */
	if (j == i && !(dateword_class(x, j) == DC_THIS &&
			  dateword_class(x, dateword_after(x, j)) == DC_UNIT))
		return dateday_relation(x, i, &e->rel);
	if (dateword_class(x, j) == DC_ARTICLE)
		j = dateword_after(x, j);
	if (dateword_class(x, j) == DC_THIS) {
		e->rel = DATE_THIS;
		j = dateword_after(x, j);
	}
	if (dateword_class(x, j) != DC_UNIT || x->w[j].num != DU_YEAR) {
		e->rel = DATE_PLAIN;
		return i;
	}
	j = dateword_after(x, j);
	if (e->rel == DATE_PLAIN)
		e->rel = DATE_THIS;
	if ((k = dateday_four(x, j)) != 0) {
		e->year = x->w[j].num;
		e->rel = DATE_PLAIN;
		return k;
	}
	return dateday_relation(x, j, &e->rel);
}

/* « premier vendredi de juillet », « deuxième lundi du mois prochain », « 3e semaine de 2018 ». */
static bool
read_nth(const struct date_text *x, size_t i, int16_t n, struct date_expr *e)
{
	bool week = dateword_class(x, i) == DC_UNIT && x->w[i].num == DU_WEEK;
	struct date_expr in = *e;
	size_t j = dateword_after(x, i), k;

	if (n < 1 || n > 53 || (!week && (dateword_class(x, i) != DC_WEEKDAY || n > 5)) ||
	    dateword_class(x, j) != DC_OF)
		return false;
	j = dateword_after(x, j);
	if ((k = dateday_of_month(x, j, &in)) == 0 && week && (k = dateday_four(x, j)) != 0)
		in.year = x->w[j].num;
	if (k == 0) {
		if (dateword_class(x, j) == DC_ARTICLE || dateword_class(x, j) == DC_THIS)
			j = dateword_after(x, j);
		if (dateword_class(x, j) != DC_UNIT ||
		    (x->w[j].num != DU_MONTH && !(week && x->w[j].num == DU_YEAR)))
			return false;
		in.rel = DATE_THIS;
		in.of_year = x->w[j].num == DU_YEAR;
		k = dateday_relation(x, dateword_after(x, j), &in.rel);
	} else if (in.month == DATE_NONE) {
		in.of_year = true;
	}
	*e = in;
	e->n = n;
	e->wday = week ? DATE_NONE : x->w[i].num;
	e->unit = week ? DATE_NTH_WEEK : DATE_NTH;
	e->end = (uint32_t)k;
	return true;
}

/* « T1 2016 », « Q3 2020 », « S2 2016 », « H2 2016 ». */
static bool
read_code(const struct date_text *x, size_t i, struct date_expr *e)
{
	struct str s = tok_str(x->text, &x->t[i]);
	int n = s.n == 2 ? s.s[1] - '0' : 0, len;

	if (s.n != 2 || strchr("TQSH", s.s[0]) == NULL || dateday_four(x, i + 1) == 0)
		return false;
	len = s.s[0] == 'T' || s.s[0] == 'Q' ? 3 : 6;
	if (n < 1 || n * len > 12)
		return false;
	e->unit = DATE_MONTHS;
	e->month = (int16_t)(len * (n - 1) + 1);
	e->last_month = (int16_t)(len * n);
	e->year = x->w[i + 1].num;
	e->end = (uint32_t)(i + 2);
	return true;
}

/* « prochain week-end », « dernier trimestre », « la prochaine semaine ». */
static bool
read_before_unit(const struct date_text *x, size_t i, struct date_expr *e)
{
	static const uint8_t unit[] = {[DU_WEEK] = DATE_WEEK,
	    [DU_WEEKEND] = DATE_WEEKEND,
	    [DU_MONTH] = DATE_MONTH,
	    [DU_YEAR] = DATE_YEAR,
	    [DU_QUARTER] = DATE_MONTHS,
	    [DU_HALF] = DATE_MONTHS};
	size_t j = dateword_after(x, i);
	int16_t n;

	if (dateword_class(x, i) == DC_LAST && dateword_class(x, j) == DC_UNIT &&
	    x->w[j].num == DU_DAY && dateword_class(x, dateword_after(x, j)) == DC_OF &&
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
	if ((size_t)n >= sizeof unit || unit[n] == 0)
		return false;
	/* « dans les prochains mois » says no one month */
	if (x->text.s[x->t[i].end - 1] == 's')
		return false;
	/* « le dernier mois », « la dernière semaine » may be the last of something */
	if (dateword_class(x, i) == DC_LAST && n != DU_QUARTER && n != DU_HALF && n != DU_WEEKEND)
		return false;
	dateday_relation(x, i, &e->rel);
	e->unit = unit[n];
	e->n = n;
	e->end = (uint32_t)dateword_after(x, j);
	return dateword_class(x, e->end) != DC_OF;
}

/* Rule 6: « premier trimestre 2022 », « XXe siècle », « onze premiers mois de 2023 ». */
static bool
read_ordinal(const struct date_text *x, size_t i, struct date_expr *e)
{
	int16_t n, count = 1;
	size_t j = i, k;

	if (dateword_class(x, j) == DC_NUMBER ||
	    (dateword_class(x, j) == DC_DIGITS && !dateday_ordinal(x, j + 1))) {
		count = x->w[j].num;
		j = dateword_after(x, j);
		if (dateword_class(x, j) == DC_LAST)
			n = 0;
		else if (dateword_class(x, j) == DC_ORDINAL && x->w[j].num == 1)
			n = 1;
		else
			return false;
		k = dateword_after(x, j);
	} else if ((k = ordinal(x, j, &n)) == 0) {
		return false;
	}
	if (read_nth(x, k, n, e))
		return true;
	if (dateword_class(x, k) != DC_UNIT && dateword_class(x, k) != DC_UNITS) {
		/* « aux XIVe et XVe siècles » */
		if (i + 1 == k && dateword_class(x, k) == DC_AND &&
		    (j = ordinal(x, k + 1, &count)) != 0 && dateword_class(x, j) == DC_UNITS &&
		    x->w[j].num == DU_CENTURY) {
			e->unit = DATE_CENTURY;
			e->n = n;
			e->end = (uint32_t)k;
			return true;
		}
		return false;
	}
	e->end = (uint32_t)dateword_after(x, k);
	switch (x->w[k].num) {
	case DU_CENTURY:
		e->unit = DATE_CENTURY;
		e->n = n;
		if (dateword_is(x, e->end, "avant") &&
		    (dateword_is(x, e->end + 1, "notre") || dateword_is(x, e->end + 1, "J"))) {
			e->unit = DATE_VAGUE;
			e->end += dateword_is(x, e->end + 1, "notre") && e->end + 3 <= x->n ? 3 : 1;
		}
		return true;
	case DU_QUARTER:
	case DU_HALF:
		count = x->w[k].num == DU_QUARTER ? 3 : 6;
		if (n < 1 || n * count > 12)
			return false;
		e->unit = DATE_MONTHS;
		e->month = (int16_t)(count * (n - 1) + 1);
		e->last_month = (int16_t)(count * n);
		e->end = (uint32_t)of_year(x, e->end, e);
		return true;
	case DU_MONTH:
		if (count < 1 || count > 12 || n > 1 || j == i)
			return false;
		e->unit = DATE_MONTHS;
		e->month = n == 1 ? 1 : (int16_t)(13 - count);
		e->last_month = n == 1 ? count : 12;
		k = of_year(x, e->end, e);
		if (k == e->end)
			return false;
		e->end = (uint32_t)k;
		return true;
	case DU_QUINZAINE:
		if (dateword_class(x, e->end) == DC_OF &&
		    (k = dateday_of_month(x, dateword_after(x, e->end), e)) != 0) {
			e->unit = DATE_MONTH;
			e->end = (uint32_t)k;
			return true;
		}
		return false;
	default:
		return false;
	}
}

/* « années 1970 », « années 80 », « années soixante »: rule 7. */
static bool
read_decade(const struct date_text *x, size_t i, struct date_expr *e)
{
	static const char *const words[] = {"vingt", "trente", "quarante", "cinquante", "soixante"};
	bool eighty = dateword_is(x, dateword_after(x, i), "quatre") &&
		      dateword_mark(x, dateword_after(x, i) + 1, '-') &&
		      (dateword_is(x, dateword_after(x, i) + 2, "vingt") ||
			  dateword_is(x, dateword_after(x, i) + 2, "vingts"));
	size_t j = dateword_after(x, i), k;
	int v = DATE_NONE;

	if ((k = dateday_four(x, j)) != 0 && x->w[j].num % 10 == 0) {
		v = x->w[j].num;
	} else if (dateword_class(x, j) == DC_DIGITS && x->w[j].digits == 2 &&
		   x->w[j].num % 10 == 0) {
		v = x->w[j].num + (x->w[j].num < 20 ? 2000 : 1900);
		k = j + 1;
	} else if (eighty) {
		v = 1980;
		k = j + 3;
		if (dateword_mark(x, k, '-') && dateword_is(x, k + 1, "dix")) {
			v = 1990;
			k += 2;
		}
	} else {
		for (k = 0; k < 5 && !dateword_is(x, j, words[k]); k++)
			;
		if (k == 5)
			return false;
		v = 1920 + 10 * (int)k;
		k = j + 1;
		if (v == 1960 && dateword_mark(x, k, '-') && dateword_is(x, k + 1, "dix")) {
			v = 1970;
			k += 2;
		}
	}
	/* « années 1970-80 » */
	if (dateword_mark(x, k, '-') && dateword_glued(x, k) && dateword_glued(x, k + 1) &&
	    dateword_class(x, k + 1) == DC_DIGITS && x->w[k + 1].num % 10 == 0)
		k += 2;
	e->unit = DATE_DECADE;
	e->year = (int16_t)v;
	e->end = (uint32_t)k;
	return true;
}

/* Rule 8: units with an adjective or a year: « an dernier », « semaine prochaine », « année 2011 ». */
static bool
read_unit(const struct date_text *x, size_t i, struct date_expr *e)
{
	static const uint8_t unit[] = {[DU_WEEK] = DATE_WEEK,
	    [DU_WEEKEND] = DATE_WEEKEND,
	    [DU_MONTH] = DATE_MONTH,
	    [DU_YEAR] = DATE_YEAR,
	    [DU_SAISON] = DATE_SAISON,
	    [DU_QUARTER] = DATE_MONTHS,
	    [DU_HALF] = DATE_MONTHS};
	int16_t n = x->w[i].num;
	size_t j = dateword_after(x, i), k;

	if ((n == DU_YEAR || n == DU_RENTREE) && (k = dateday_four(x, j)) != 0) {
		e->unit = DATE_YEAR;
		e->year = x->w[j].num;
		e->end = (uint32_t)k;
		return true;
	}
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
	if (n == DU_WEEK && dateword_class(x, j) == DC_OF && x->w[j].num == 2 &&
	    dateday_day(x, j + 1, e) && e->month != DATE_NONE) {
		e->unit = DATE_WEEK;
		return true;
	}
	/* « 12 mois précédents » is a length of time */
	if (i > 0 && (x->t[i - 1].class == TOK_NUMBER || dateword_class(x, i - 1) == DC_NUMBER))
		return false;
	if ((size_t)n >= sizeof unit || unit[n] == 0)
		return false;
	if (dateword_is(x, j, "en") && dateword_is(x, j + 1, "cours")) {
		e->rel = DATE_THIS;
		k = j + 2;
	} else if ((k = dateday_relation(x, j, &e->rel)) == j) {
		return false;
	}
	e->unit = unit[n];
	e->n = n;
	e->end = (uint32_t)k;
	return n != DU_SAISON || dateword_class(x, j) == DC_LAST || dateword_class(x, j) == DC_NEXT;
}

/* Rule 9: « cette année », « cette semaine », « ce week-end », « cet été »; not « cette année-là ». */
static bool
read_this_unit(const struct date_text *x, size_t i, struct date_expr *e)
{
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
	switch (x->w[j].num) {
	case DU_WEEK:
		e->unit = DATE_WEEK;
		break;
	case DU_WEEKEND:
		e->unit = DATE_WEEKEND;
		break;
	case DU_YEAR:
		e->unit = DATE_YEAR;
		break;
	case DU_QUARTER:
	case DU_HALF:
		e->unit = DATE_MONTHS;
		e->n = x->w[j].num;
		break;
	default:
		return false;
	}
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
		return before == DC_ARTICLE || before == DC_OF || before == DC_TO;
	/* « au printemps », « à l'été », « depuis l'automne »; not « un été », « d'été », « en hiver » */
	if (x->w[i].num == 21)
		return before == DC_TO ||
		       (before == DC_ARTICLE && i > 1 && dateword_class(x, i - 2) == DC_AT);
	return before == DC_ARTICLE && x->t[i - 1].flags & TOK_ELIDED && i > 1 &&
	       (dateword_class(x, i - 2) == DC_TO || dateword_class(x, i - 2) == DC_AT ||
		   dateword_class(x, i - 2) == DC_OF);
}

static bool
part_year(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = dateday_four(x, i);

	if (j == 0)
		return false;
	e->unit = DATE_YEAR;
	e->year = x->w[i].num;
	e->end = (uint32_t)j;
	return true;
}

/* Rule 11: « fin 2019 », « début juillet », « mi-mars », « fin de l'année », « milieu des années 1990 ». */
static bool
read_part(const struct date_text *x, size_t i, struct date_expr *e)
{
	struct date_expr inner = *e;
	size_t j = dateword_after(x, i);
	bool of = false;

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
		static const uint8_t unit[] = {
		    [DU_WEEK] = DATE_WEEK, [DU_MONTH] = DATE_MONTH, [DU_YEAR] = DATE_YEAR};

		size_t k = dateword_after(x, j);

		if (!of ||
		    (dateword_class(x, i - 1) == DC_OF && i > 0)) /* « les fêtes de fin d'année » */
			return false;
		if (x->w[j].num == DU_MONTH && dateword_class(x, k) == DC_OF &&
		    dateword_class(x, dateword_after(x, k)) == DC_MONTH) {
			inner.unit = DATE_MONTH;
			inner.end = (uint32_t)dateday_of_month(x, dateword_after(x, k), &inner);
		} else if (!read_unit(x, j, &inner)) {
			/* « début du mois de ramadan » */
			if (dateword_class(x, k) == DC_OF && x->w[j].num == DU_MONTH)
				return false;
			inner.unit = unit[x->w[j].num];
			inner.rel = DATE_THIS;
			inner.end = (uint32_t)dateword_after(x, j);
		}
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
		    !(dateword_class(x, j) == DC_DIGITS && part_year(x, j, &inner)) &&
		    !(dateword_class(x, j) == DC_UNITS && x->w[j].num == DU_YEAR && of &&
			read_decade(x, j, &inner)) &&
		    !(dateword_class(x, j) == DC_THIS && of && read_this_unit(x, j, &inner)) &&
		    !(read_ordinal(x, j, &inner) && inner.unit == DATE_CENTURY))
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

/* Rule 12: « il y a trois ans », « dans deux semaines ». */
static bool
read_ago(const struct date_text *x, size_t i, struct date_expr *e)
{
	bool ago = dateword_class(x, i) == DC_AGO;
	size_t j = dateword_after(x, i);

	if (dateword_class(x, j) != DC_NUMBER && dateword_class(x, j) != DC_DIGITS)
		return false;
	e->n = (int16_t)(ago ? -x->w[j].num : x->w[j].num);
	j = dateword_after(x, j);
	if (!ago || (dateword_class(x, j) != DC_UNIT && dateword_class(x, j) != DC_UNITS))
		return false;
	switch (x->w[j].num) {
	case DU_DAY:
	case DU_WEEK:
	case DU_MONTH:
	case DU_YEAR:
		e->unit = DATE_AGO;
		e->day = x->w[j].num;
		e->end = (uint32_t)dateword_after(x, j);
		return true;
	default:
		return false;
	}
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
		return TRY(dateday_figures) || TRY(read_ordinal) || TRY(dateday_day) ||
		       TRY(dateday_year);
	case DC_WEEKDAY:
		return TRY(dateday_day) || TRY(dateday_weekday);
	case DC_MONTH:
		return TRY(dateday_month);
	case DC_NUMBER:
		return TRY(read_ordinal) || TRY(dateday_day);
	case DC_ORDINAL:
		return TRY(read_ordinal) || TRY(dateday_day);
	case DC_PART:
		return TRY(read_part);
	case DC_UNIT:
		return TRY(read_unit);
	case DC_UNITS:
		return x->w[i].num == DU_YEAR && TRY(read_decade);
	case DC_THIS:
		return TRY(read_this);
	case DC_SEASON:
		return TRY(read_season);
	case DC_AGO:
		return TRY(read_ago);
	case DC_SHIFT:
		return TRY(read_shift);
	case DC_LAST:
	case DC_NEXT:
		return TRY(read_before_unit);
	case DC_NONE:
		return i < x->n && x->t[i].flags & TOK_UPPER &&
		       (TRY(read_ordinal) || TRY(read_code));
	default:
		return false;
	}
#undef TRY
}
