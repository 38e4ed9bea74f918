/*
 * Numbered periods: « XXe siècle », « premier trimestre 2022 », « troisième semaine de 2027 »,
 * « années 1980 », « T1 2016 ».
 */
#include "dateperiod.h"

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
	if (dateword_class(x, j) == DC_NUMBER && (k = dateday_words(x, j, &e->year)) != 0)
		return k;
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
	if (!dateword_means(x, j, DC_UNIT, DU_YEAR)) {
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

/* « (premier vendredi de) juillet », « mois prochain », « (3e semaine de) 2018 »: as ordinal(). */
static size_t
of_period(const struct date_text *x, size_t i, bool week, struct date_expr *e)
{
	size_t k = dateday_of_month(x, i, e);

	if (k == 0 && week && (k = dateday_four(x, i)) != 0) {
		e->year = x->w[i].num;
		e->of_year = true;
	}
	if (k != 0)
		return k;
	if (dateword_class(x, i) == DC_ARTICLE || dateword_class(x, i) == DC_THIS)
		i = dateword_after(x, i);
	if (dateword_class(x, i) != DC_UNIT ||
	    (x->w[i].num != DU_MONTH && !(week && x->w[i].num == DU_YEAR)))
		return 0;
	e->rel = DATE_THIS;
	e->of_year = x->w[i].num == DU_YEAR;
	return dateday_relation(x, dateword_after(x, i), &e->rel);
}

/* « premier vendredi de juillet », « deuxième lundi du mois prochain », « 3e semaine de 2018 ». */
static bool
read_nth(const struct date_text *x, size_t i, int16_t n, struct date_expr *e)
{
	bool week = dateword_means(x, i, DC_UNIT, DU_WEEK);
	struct date_expr in = *e;
	size_t j = dateword_after(x, i);

	if (n < 1 || n > 53 || (!week && (dateword_class(x, i) != DC_WEEKDAY || n > 5)))
		return false;
	if (dateword_class(x, j) == DC_OF) {
		if ((j = of_period(x, dateword_after(x, j), week, &in)) == 0)
			return false;
	} else if (x->lone && j >= x->n) { /* « le deuxième dimanche »: no other month was told */
		in.rel = DATE_THIS;
		in.of_year = week;
	} else {
		return false;
	}
	*e = in;
	e->n = n;
	e->wday = week ? DATE_NONE : x->w[i].num;
	e->unit = week ? DATE_NTH_WEEK : DATE_NTH;
	e->end = (uint32_t)j;
	return true;
}

/* Part n of a year, where each has so many months. */
static bool
part_of_year(int n, int months, struct date_expr *e)
{
	if (n < 1 || n * months > 12)
		return false;
	e->unit = DATE_MONTHS;
	e->month = (int16_t)(months * (n - 1) + 1);
	e->last_month = (int16_t)(months * n);
	return true;
}

/* « T1 2016 », « Q3 2020 », « S2 2016 », « H2 2016 ». */
bool
dateperiod_code(const struct date_text *x, size_t i, struct date_expr *e)
{
	bool first = dateword_class(x, i) == DC_DIGITS;
	size_t code = first ? i + 1 + dateword_mark(x, i + 1, '-') : i, year = first ? i : i + 1;
	struct str s;
	int n, len;

	if (code >= x->n || x->t[code].class == TOK_MARK || dateword_class(x, year) != DC_DIGITS ||
	    x->w[year].digits != 4 || (!first && dateday_four(x, year) == 0))
		return false;
	s = tok_str(x->text, &x->t[code]);
	n = s.s[s.n - 1] - '0';
	if (s.n == 2 && strchr("TQSH", s.s[0]) != NULL)
		len = s.s[0] == 'T' || s.s[0] == 'Q' ? 3 : 6;
	else if (s.n == 10 && memcmp(s.s, "trimestre", 9) == 0)
		len = 3;
	else if (s.n == 9 && memcmp(s.s, "semestre", 8) == 0)
		len = 6;
	else
		return false;
	e->year = x->w[year].num;
	e->end = (uint32_t)((first ? code : year) + 1);
	return part_of_year(n, len, e);
}

/* « XXe siècle », « Ve siècle avant notre ère »: e->end stands behind it. */
static bool
numbered_century(const struct date_text *x, int16_t n, struct date_expr *e)
{
	e->unit = DATE_CENTURY;
	e->n = n;
	if (dateword_means(x, e->end, DC_AT, DA_BEFORE) &&
	    (dateword_is(x, e->end + 1, "notre") || dateword_is(x, e->end + 1, "J"))) {
		e->unit = DATE_VAGUE;
		e->end += dateword_is(x, e->end + 1, "notre") && e->end + 3 <= x->n ? 3 : 1;
	}
	return true;
}

/* « premier trimestre 2022 », « second semestre »: part n, of so many months. */
static bool
numbered_months(const struct date_text *x, int16_t n, int16_t months, struct date_expr *e)
{
	e->end = (uint32_t)of_year(x, e->end, e);
	return part_of_year(n, months, e);
}

/* « onze premiers mois de 2023 » (n 1), « trois derniers mois de 2020 » (n 0). */
static bool
first_months(const struct date_text *x, int16_t n, int16_t count, struct date_expr *e)
{
	size_t k;

	if (count < 1 || count > 12 || n > 1)
		return false;
	e->unit = DATE_MONTHS;
	e->month = n == 1 ? 1 : (int16_t)(13 - count);
	e->last_month = n == 1 ? count : 12;
	k = of_year(x, e->end, e);
	if (k == e->end)
		return false;
	e->end = (uint32_t)k;
	return true;
}

/* « première quinzaine de juin ». */
static bool
fortnight_of_month(const struct date_text *x, struct date_expr *e)
{
	size_t k;

	if (dateword_class(x, e->end) != DC_OF ||
	    (k = dateday_of_month(x, dateword_after(x, e->end), e)) == 0)
		return false;
	e->unit = DATE_MONTH;
	e->end = (uint32_t)k;
	return true;
}

/* Rule 6: « premier trimestre 2022 », « XXe siècle », « onze premiers mois de 2023 ». */
bool
dateperiod_ordinal(const struct date_text *x, size_t i, struct date_expr *e)
{
	int16_t n, count = 1;
	size_t j = i, k;

	if (dateword_class(x, j) == DC_NUMBER ||
	    (dateword_class(x, j) == DC_DIGITS && !dateday_ordinal(x, j + 1))) {
		count = x->w[j].num;
		j = dateword_after(x, j);
		if (dateword_class(x, j) == DC_LAST)
			n = 0;
		else if (dateword_means(x, j, DC_ORDINAL, 1))
			n = 1;
		else
			return false;
		k = dateword_after(x, j);
	} else if ((k = ordinal(x, j, &n)) == 0) {
		return false;
	}
	if (read_nth(x, k, n, e))
		return true;
	/* « 4e jour de juillet 1995 » */
	if (dateword_means(x, k, DC_UNIT, DU_DAY) && n > 0 && n <= 31 &&
	    dateword_class(x, k + 1) == DC_OF && (j = dateday_of_month(x, k + 2, e)) != 0) {
		e->unit = DATE_DAY;
		e->day = n;
		e->end = (uint32_t)j;
		return true;
	}
	if (dateword_class(x, k) != DC_UNIT && dateword_class(x, k) != DC_UNITS) {
		/* « aux XIVe et XVe siècles » */
		if (i + 1 == k && dateword_class(x, k) == DC_AND &&
		    (j = ordinal(x, k + 1, &count)) != 0 &&
		    dateword_means(x, j, DC_UNITS, DU_CENTURY)) {
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
		return numbered_century(x, n, e);
	case DU_QUARTER:
		return numbered_months(x, n, 3, e);
	case DU_HALF:
		return numbered_months(x, n, 6, e);
	case DU_MONTH:
		return j != i && first_months(x, n, count, e);
	case DU_QUINZAINE:
		return fortnight_of_month(x, e);
	default:
		return false;
	}
}

/* « années 1970 », « années 80 », « années soixante »: rule 7. */
bool
dateperiod_decade(const struct date_text *x, size_t i, struct date_expr *e)
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
	} else if (dateword_is(x, j, "deux") &&
		   (dateword_is(x, j + 1, "mille") || dateword_is(x, j + 1, "milles"))) {
		v = 2000;
		k = j + 2;
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
