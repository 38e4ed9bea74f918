/*
 * Days, weekdays and months, rule by rule as depeche(5) says which words
 * belong to a DATE. Every rule looks at a bounded number of words, so reading is linear.
 */
#include "dateday.h"

#include "num.h"

#include <string.h>

enum { RECENT = 1900 }; /* « en octobre, 1140 étaient » is none */

/* « er » of « 1er », « e » of « 20e », « ème »: the token behind a number that makes an ordinal. */
bool
dateday_ordinal(const struct date_text *x, size_t i)
{
	static const char *const marks[] = {
	    "er", "ER", "ᵉʳ", "re", "e", "ᵉ", "è", "ème", "eme", "nd", "nde"};
	size_t k;

	if (!dateword_glued(x, i))
		return false;
	for (k = 0; k < sizeof marks / sizeof marks[0]; k++)
		if (dateword_is(x, i, marks[k]))
			return true;
	return false;
}

/*
 * A year, four digits: the token behind it, or 0. Not « 2000GT », « 2 000 », « 2018.5 »,
 * « bac-2019-les ».
 */
size_t
dateday_four(const struct date_text *x, size_t i)
{
	if (dateword_class(x, i) != DC_DIGITS || x->w[i].digits != 4 || x->w[i].num < 1000 ||
	    x->w[i].num > 2199)
		return 0;
	if (dateword_glued(x, i + 1) && x->t[i + 1].class != TOK_MARK)
		return 0;
	if (dateword_glued(x, i + 1) && dateword_glued(x, i + 2) &&
	    x->t[i + 2].class == TOK_NUMBER &&
	    (dateword_mark(x, i + 1, '.') || dateword_mark(x, i + 1, ',')))
		return 0;
	return i + 1;
}

/* A year in words, « deux mille dix-huit », « mille neuf cent douze »: the token behind it, or 0. */
size_t
dateday_words(const struct date_text *x, size_t i, int16_t *year)
{
	struct num v;
	int64_t y;
	int k;

	if (i + 1 >= x->n || x->t[i].class != TOK_WORD || !num_begins(x->text, &x->t[i]) ||
	    !num_parse(x->text, x->t + i, x->n - i, &v) || !v.words || v.kind != NUM_CARDINAL ||
	    v.n < 2 || v.value.exp < 0 || v.value.exp > 3)
		return 0;
	for (y = v.value.coef, k = 0; k < v.value.exp; k++)
		y *= 10;
	if (y < 1000 || y > 2199)
		return 0;
	*year = (int16_t)y;
	return i + v.n;
}

/* dernier, prochain, passé … behind a date: the token behind it, or i. */
size_t
dateday_relation(const struct date_text *x, size_t i, uint8_t *rel)
{
	switch (dateword_class(x, i)) {
	case DC_LAST:
	case DC_BEFORE:
		*rel = DATE_LAST;
		break;
	case DC_NEXT:
		*rel = DATE_NEXT;
		break;
	default:
		return i;
	}
	return dateword_after(x, i);
}

size_t
dateday_length(const struct date_text *x, size_t i, struct date_expr *e)
{
	uint8_t c = dateword_class(x, i), unit;
	size_t j = dateword_after(x, i);

	if (c != DC_NUMBER && c != DC_DIGITS)
		return 0;
	unit = dateword_class(x, j);
	if ((unit != DC_UNIT && unit != DC_UNITS) || !(DATE_LENGTHS >> x->w[j].num & 1))
		return 0;
	e->n = x->w[i].num;
	e->day = x->w[j].num;
	return dateword_after(x, j);
}

/* A day of a month, « 3 », « 1er », « 1 er », « premier », « huit »: the token behind it, or 0. */
static size_t
day(const struct date_text *x, size_t i, int16_t *d)
{
	uint8_t c = dateword_class(x, i);

	if (c == DC_DIGITS && x->w[i].digits <= 2 && x->w[i].num >= 1 && x->w[i].num <= 31) {
		*d = x->w[i].num;
		if (*d == 1 &&
		    (dateday_ordinal(x, i + 1) ||
			(dateword_is(x, i + 1, "er") && dateword_class(x, i + 2) == DC_MONTH)))
			return i + 2;
		if (dateword_glued(x, i + 1) && x->t[i + 1].class != TOK_MARK)
			return 0;
		return i + 1;
	}
	if ((c == DC_NUMBER || (c == DC_ORDINAL && x->w[i].num == 1)) &&
	    dateword_class(x, dateword_after(x, i)) == DC_MONTH) {
		*d = x->w[i].num;
		return dateword_after(x, i);
	}
	return 0;
}

/* « de l'année prochaine », « de cette année » behind a month: the token behind it, or i. */
static size_t
year_unit(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = dateword_after(x, i), k;
	bool this = dateword_class(x, j) == DC_THIS;

	if (dateword_class(x, j) == DC_ARTICLE || this)
		j = dateword_after(x, j);
	if (!dateword_means(x, j, DC_UNIT, DU_YEAR))
		return i;
	j = dateword_after(x, j);
	if (!this && (k = dateday_four(x, j)) != 0) { /* « novembre de l'année 2016 » */
		e->year = x->w[j].num;
		return k;
	}
	k = dateday_relation(x, j, &e->rel);
	if (k == j && !this)
		return i;
	e->of_year = true;
	if (this)
		e->rel = DATE_THIS;
	return k;
}

/* Month with its year: « octobre 2018 », « de juin », « octobre dernier », « janvier de l'an … ». */
size_t
dateday_of_month(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j, k;

	if (dateword_class(x, i) != DC_MONTH &&
	    !(i > 0 && dateword_class(x, i - 1) == DC_DIGITS && dateword_is(x, i, "sept")))
		return 0;
	/* « mars », « mai », « sept », « dec » inside other words: Mars One, sept personnes */
	e->month = dateword_class(x, i) == DC_MONTH ? x->w[i].num : 9; /* « 25 sept » */
	j = dateword_after(x, i);
	if ((k = dateday_four(x, j)) != 0 ||
	    (dateword_mark(x, j, ',') && (k = dateday_four(x, j + 1)) != 0 &&
		x->w[k - 1].num >= RECENT)) {
		e->year = x->w[k - 1].num;
		j = k;
	} else if (dateword_means(x, j, DC_OF, 1) && (k = dateday_four(x, j + 1)) != 0) {
		e->year = x->w[k - 1].num;
		j = k;
	}
	/* « 7 février deux mille dix-huit » */
	if (e->year == DATE_NONE && dateword_class(x, j) == DC_NUMBER &&
	    (k = dateday_words(x, j, &e->year)) != 0)
		return k;
	/* « 31 octobre 74 », « en juillet 98 » */
	if (e->year == DATE_NONE && dateword_class(x, j) == DC_DIGITS && x->w[j].digits == 2 &&
	    x->w[j].num > 31 && (j + 1 >= x->n || x->t[j + 1].class == TOK_MARK) &&
	    !dateword_mark(x, j + 1, '%') && !dateword_glued(x, j + 1 + (j + 1 < x->n))) {
		e->year = (int16_t)(1900 + x->w[j].num);
		return j + 1;
	}
	/* « novembre de l'année prochaine », « septembre de cette année » */
	if (e->year == DATE_NONE && dateword_class(x, j) == DC_OF && (k = year_unit(x, j, e)) != j)
		return k;
	return dateday_relation(x, j, &e->rel);
}

/* Rule 1: figures only: « 2018-09-20 », « 20/09/2018 », « 4.7.2024 », « 20 - 09 - 2018 ». */
static bool
full_figures(const struct date_text *x, size_t i, struct date_expr *e)
{
	int16_t v[3];
	size_t k, j = i;
	char sep = 0;

	/* « sales_report-2002-10-09.xlsx » */
	if (i > 1 && dateword_glued(x, i) && dateword_glued(x, i - 1) &&
	    (dateword_mark(x, i - 1, '-') || dateword_mark(x, i - 1, '_')) &&
	    !(i > 3 && dateword_mark(x, i - 3, '/')))
		return false;
	for (k = 0; k < 3; k++) {
		if (dateword_class(x, j) != DC_DIGITS)
			return false;
		v[k] = x->w[j++].num;
		if (k == 2)
			break;
		if (j >= x->n || x->t[j].class != TOK_MARK)
			return false;
		if (k > 0 && !dateword_mark(x, j, sep))
			return false;
		sep = x->text.s[x->t[j].start];
		if (strchr("-/.", sep) == NULL || (sep == '.' && !dateword_glued(x, j + 1)))
			return false;
		j++;
	}
	if (dateword_glued(x, j) && (x->t[j].class != TOK_MARK || dateword_mark(x, j, sep)) &&
	    !dateword_mark(x, j, '.'))
		return false;
	if (x->w[i].digits == 4) {
		e->year = v[0];
		e->day = v[2];
	} else {
		e->day = v[0];
		e->year = v[2];
		if (x->w[j - 1].digits == 2)
			e->year = (int16_t)(v[2] + (v[2] < 50 ? 2000 : 1900));
		else if (x->w[j - 1].digits != 4)
			return false;
	}
	e->month = v[1];
	e->unit = DATE_DAY;
	e->end = (uint32_t)j;
	return e->month >= 1 && e->month <= 12 && e->day >= 1 && e->day <= 31;
}

bool
dateday_unit(const struct date_text *x, size_t i, unsigned units, struct date_expr *e)
{
	static const uint8_t unit[] = {[DU_WEEK] = DATE_WEEK,
	    [DU_WEEKEND] = DATE_WEEKEND,
	    [DU_MONTH] = DATE_MONTH,
	    [DU_QUARTER] = DATE_MONTHS,
	    [DU_HALF] = DATE_MONTHS,
	    [DU_YEAR] = DATE_YEAR,
	    [DU_DECADE] = DATE_DECADE,
	    [DU_SAISON] = DATE_SAISON};
	int16_t n = x->w[i].num;

	if (!(units >> n & 1))
		return false;
	e->unit = unit[n];
	e->n = n;
	return true;
}

bool
dateday_ends(const struct date_text *x, size_t i)
{
	return i >= x->n || (x->t[i].class == TOK_MARK && !dateword_mark(x, i, '%') &&
				!(dateword_glued(x, i) && dateword_glued(x, i + 1)));
}

/* « en 2016-11 », « entre 2015-05 et 2018 », and the last words of a text of one sentence. */
static bool
may_have_dash(const struct date_text *x, size_t i)
{
	if (i > 0 && (dateword_is(x, i - 1, "en") || dateword_class(x, i - 1) == DC_BETWEEN))
		return true;
	return x->lone && !(i > 0 && dateword_glued(x, i)) && dateday_ends(x, i + 3);
}

/* « 03/2015 », « 2016/11 », « 11 - 2016 », « en 2016-11 »: a month in figures. */
static bool
month_figures(const struct date_text *x, size_t i, struct date_expr *e)
{
	bool first = dateword_class(x, i) == DC_DIGITS && x->w[i].digits == 4;
	size_t m = first ? i + 2 : i, y = first ? i : i + 2;
	char sep;

	if (dateword_class(x, i) != DC_DIGITS || dateword_class(x, i + 2) != DC_DIGITS ||
	    x->t[i + 1].class != TOK_MARK || x->w[m].digits > 2 || x->w[m].num < 1 ||
	    x->w[m].num > 12 || x->w[y].digits != 4 || x->w[y].num < 1900 || x->w[y].num > 2199)
		return false;
	sep = x->text.s[x->t[i + 1].start];
	if (sep != '/' && sep != '-' && !(sep == '.' && dateword_glued(x, i + 2)))
		return false;
	/* « 2011-12 » may be a season, « loi 09-2015 » a number: with a dash only after « en » */
	if (sep == '-' && !may_have_dash(x, i) &&
	    (first || x->w[m].digits < 2 || (i > 0 && dateword_class(x, i - 1) == DC_NONE)))
		return false;
	if (dateword_glued(x, i) && i > 0 && !dateword_mark(x, i - 1, '('))
		return false;
	if (dateword_glued(x, i + 3) && i + 3 < x->n &&
	    (x->t[i + 3].class != TOK_MARK || dateword_mark(x, i + 3, sep)) && sep != '.')
		return false;
	e->unit = DATE_MONTH;
	e->month = x->w[m].num;
	e->year = x->w[y].num;
	e->end = (uint32_t)(i + 3);
	return true;
}

/* « 10/1-11/2/2017 »: another day in figures is glued to that at i by a dash. */
static bool
paired(const struct date_text *x, size_t i)
{
	return (dateword_mark(x, i + 3, '-') && dateword_glued(x, i + 3) &&
		   dateword_glued(x, i + 4) && dateword_mark(x, i + 5, '/')) ||
	       (i > 3 && dateword_mark(x, i - 1, '-') && dateword_glued(x, i) &&
		   dateword_mark(x, i - 3, '/'));
}

/* « près des | 3/4 | des affaires »: a share, no day. */
static bool
is_share(const struct date_text *x, size_t i)
{
	return x->w[i].digits == 1 && x->w[i + 2].digits == 1 && x->w[i].num < x->w[i + 2].num &&
	       dateword_class(x, i + 3) == DC_OF;
}

/* « le 22/04 », « du 25/10 au 25/01 »: day and month in figures. */
static bool
day_figures(const struct date_text *x, size_t i, struct date_expr *e)
{
	uint8_t before = i > 0 ? dateword_class(x, i - 1) : (uint8_t)DC_NONE;

	if (dateword_class(x, i) != DC_DIGITS || !dateword_mark(x, i + 1, '/') ||
	    dateword_class(x, i + 2) != DC_DIGITS || x->w[i].digits > 2 || x->w[i + 2].digits > 2 ||
	    x->w[i].num < 1 || x->w[i].num > 31 || x->w[i + 2].num < 1 || x->w[i + 2].num > 12 ||
	    !dateword_glued(x, i + 1) || !dateword_glued(x, i + 2) ||
	    (dateword_glued(x, i + 3) && i + 3 < x->n && x->t[i + 3].class != TOK_MARK) ||
	    dateword_mark(x, i + 3, '/') || dateword_mark(x, i + 3, '%') || is_share(x, i))
		return false;
	if (before != DC_ARTICLE && before != DC_TO && before != DC_OF && before != DC_WEEKDAY &&
	    x->w[i + 2].digits < 2 && !paired(x, i))
		return false;
	e->unit = DATE_DAY;
	e->day = x->w[i].num;
	e->month = x->w[i + 2].num;
	e->end = (uint32_t)(i + 3);
	return true;
}

bool
dateday_figures(const struct date_text *x, size_t i, struct date_expr *e)
{
	struct date_expr none = *e;

	if (full_figures(x, i, e))
		return true;
	*e = none;
	if (month_figures(x, i, e))
		return true;
	*e = none;
	return day_figures(x, i, e);
}

/* « du mois », « de ce mois », « du mois dernier » behind a day. */
static size_t
of_month(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = i;

	if (dateword_class(x, j) != DC_OF)
		return 0;
	j = dateword_after(x, j);
	if (dateword_class(x, j) == DC_THIS)
		j = dateword_after(x, j);
	if (!dateword_means(x, j, DC_UNIT, DU_MONTH))
		return 0;
	j = dateword_after(x, j);
	if (dateword_class(x, j) == DC_OF)
		return 0;
	e->rel = DATE_THIS;
	return dateday_relation(x, j, &e->rel);
}

/*
 * Is a day without month at i the beginning of « 3 au 4 septembre », « 11 et 12 juillet », « 3, 4
 * et 5 mai », « 23 et le 26 juillet », « vendredi 8 à samedi 9 février », « 29/30 août »? Looks
 * eight members ahead at most.
 */
static bool
leads_to_month(const struct date_text *x, size_t i)
{
	int members;

	for (members = 0; members < 8; members++) {
		int16_t d;
		size_t k, words = 0;

		while (
		    words++ < 4 &&
		    (dateword_class(x, i) == DC_AND || dateword_class(x, i) == DC_TO ||
			dateword_class(x, i) == DC_ARTICLE || dateword_class(x, i) == DC_WEEKDAY ||
			dateword_means(x, i, DC_OF, 2) || dateword_mark(x, i, ',') ||
			dateword_mark(x, i, '-') || dateword_mark(x, i, '/') ||
			(dateword_class(x, i) == DC_DAYPART && members > 0)))
			i = dateword_after(x, i);
		if ((k = day(x, i, &d)) == 0)
			return false;
		i = k;
		if (dateword_class(x, i) == DC_MONTH ||
		    (dateword_means(x, i, DC_OF, 1) && (dateword_class(x, i + 1) == DC_MONTH ||
							   of_month(x, i, &(struct date_expr){0}))))
			return true;
	}
	return false;
}

/* May a day alone begin at i: after « le », « du », « entre les », a mark? */
static bool
may_begin(const struct date_text *x, size_t i)
{
	uint8_t c = i > 0 ? dateword_class(x, i - 1) : (uint8_t)DC_NONE;

	/* « loi n° 43-20 du 31 décembre » */
	if (i > 0 && dateword_glued(x, i) && x->t[i - 1].class == TOK_MARK &&
	    !dateword_mark(x, i - 1, '(') && !dateword_mark(x, i - 1, '"'))
		return false;
	return i == 0 || c == DC_ARTICLE || c == DC_OF || c == DC_BETWEEN || c == DC_TO ||
	       c == DC_AND || c == DC_AT || c == DC_THIS || c == DC_DAYPART || c == DC_WEEKDAY ||
	       (x->t[i - 1].class == TOK_MARK && !dateword_mark(x, i - 1, '.')) ||
	       (!(x->t[i - 1].flags & TOK_UPPER) && x->t[i - 1].class == TOK_WORD &&
		   (dateword_mark(x, i + 1, '-') || dateword_is(x, i + 1, "au")));
}

/* What may follow a weekday with a day alone: « lundi 24 à 9 heures », not « lundi 24 personnes ». */
static bool
day_ends(const struct date_text *x, size_t i)
{
	uint8_t c = dateword_class(x, i);

	if (c == DC_TO && dateword_class(x, dateword_after(x, i)) == DC_DIGITS && i + 1 < x->n)
		/* « lundi 24 à 9 heures », « lundi 24 au 30 »; not « samedi 2 à 0 » */
		return x->w[i].num == 2 || dateword_is(x, i + 2, "h") ||
		       dateword_is(x, i + 2, "heures");
	return c == DC_AND || c == DC_TO || c == DC_OF || c == DC_AT || c == DC_DAYPART ||
	       dateday_ends(x, i);
}

/* Is token i « de », « d' » before a word of that class? */
static bool
of(const struct date_text *x, size_t i, uint8_t class)
{
	return dateword_means(x, i, DC_OF, 1) && dateword_class(x, i + 1) == class;
}

/* Rule 2: days: « mardi 15 octobre », « 6 mai 2020 », « mercredi soir 21 mars », « lundi 24 ». */
bool
dateday_day(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = i, k, m;

	e->unit = DATE_DAY;
	if (dateword_class(x, j) == DC_WEEKDAY) {
		e->wday = x->w[j].num;
		j = dateword_after(x, j);
		if (dateword_class(x, j) == DC_DAYPART)
			j = dateword_after(x, j);
		else if (dateword_mark(x, j, ','))
			j++;
		if (dateword_class(x, j) == DC_ARTICLE)
			j = dateword_after(x, j);
	}
	if (j > i && dateday_figures(x, j, e) && e->day != DATE_NONE) { /* samedi 23/06/18 */
		e->unit = DATE_DAY;
		return true;
	}
	if ((k = day(x, j, &e->day)) == 0)
		return false;
	m = of(x, k, DC_MONTH) ? k + 1 : k;
	/* « 6 du mois d'avril » */
	if (dateword_means(x, k, DC_OF, 2) && dateword_means(x, k + 1, DC_UNIT, DU_MONTH) &&
	    of(x, k + 2, DC_MONTH))
		m = k + 3;
	if (m == k && dateword_mark(x, k, '"') && dateword_class(x, k + 1) == DC_MONTH)
		m = k + 1;
	if ((m = dateday_of_month(x, m, e)) != 0 || (m = of_month(x, k, e)) != 0) {
		e->end = (uint32_t)m;
		return true;
	}
	if (dateword_class(x, j) != DC_DIGITS)
		return false;
	e->end = (uint32_t)k;
	/* « France 3 dimanche 9 septembre », « acte 23, le 20 avril » are no enumerations */
	e->open = (e->wday != DATE_NONE || may_begin(x, i)) && leads_to_month(x, k);
	return e->open || (e->wday != DATE_NONE && day_ends(x, k));
}

/* « vendredi de la semaine prochaine », « mercredi de cette semaine »: the week fixes the day. */
static void
of_week(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = i, k;
	uint8_t rel = DATE_PLAIN;

	if (dateword_class(x, j) == DC_OF)
		j = dateword_after(x, j);
	if (dateword_class(x, j) == DC_ARTICLE || dateword_class(x, j) == DC_THIS) {
		rel = dateword_class(x, j) == DC_THIS ? DATE_THIS : DATE_PLAIN;
		j = dateword_after(x, j);
	}
	if (j == i || !dateword_means(x, j, DC_UNIT, DU_WEEK))
		return;
	j = dateword_after(x, j);
	k = dateday_relation(x, j, &rel);
	if (x->lone && dateword_class(x, j) == DC_AFTER) {
		rel = DATE_NEXT;
		k = dateword_after(x, j);
	}
	if (rel == DATE_PLAIN)
		return;
	e->rel = rel;
	e->of_week = true;
	e->end = (uint32_t)k;
}

/* « Journal du Dimanche », « l'émission Dimanche en politique », « chaque samedi », « 22e samedi ». */
static bool
named_day(const struct date_text *x, size_t i)
{
	if (i == 0)
		return false;
	if (x->t[i].flags & TOK_UPPER && x->t[i - 1].class == TOK_WORD &&
	    !(x->t[i - 1].flags & TOK_CAPS))
		return true;
	if (i > 1 && dateword_is(x, i - 1, "du") && dateword_is(x, i - 2, "Journal"))
		return true;
	return dateword_is(x, i - 1, "chaque") || dateday_ordinal(x, i - 1) ||
	       dateword_class(x, i - 1) == DC_ORDINAL || (i > 1 && dateword_is(x, i - 1, "les"));
}

/* Rule 3: « jeudi », « jeudi dernier », « vendredi de la semaine prochaine ». */
bool
dateday_weekday(const struct date_text *x, size_t i, struct date_expr *e)
{
	if (dateword_class(x, i) != DC_WEEKDAY || x->w[i].len > 1 || named_day(x, i))
		return false;
	e->unit = DATE_WEEKDAY;
	e->wday = x->w[i].num;
	e->end = (uint32_t)dateday_relation(x, i + 1, &e->rel);
	if (e->rel == DATE_PLAIN)
		of_week(x, i + 1, e);
	return true;
}

/* Rule 4: « octobre », « mars 2015 », « mai dernier ». */
bool
dateday_month(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j;

	/* « le 14-Juillet » is a feast */
	if (i > 1 && dateword_glued(x, i) && dateword_mark(x, i - 1, '-') &&
	    x->t[i - 2].class != TOK_MARK && dateword_glued(x, i - 1) &&
	    !dateword_is(x, i - 2, "mi") && !dateword_is(x, i - 2, "Mi"))
		return false;
	if (dateword_class(x, i) != DC_MONTH || (j = dateday_of_month(x, i, e)) == 0)
		return false;
	e->unit = DATE_MONTH;
	e->end = (uint32_t)j;
	/* « sept. », « oct. » stand for a month only with a day or a year; Mars is a planet, a god */
	if ((x->w[i].len > 1 || x->t[i].cend - x->t[i].cstart < 4) && e->year == DATE_NONE &&
	    !dateword_is(x, i, "mai") && !dateword_is(x, i, "Mai"))
		return false;
	return !(x->t[i].flags & TOK_UPPER) || e->year != DATE_NONE || e->rel != DATE_PLAIN ||
	       i == 0 || x->w[i].num != 3;
}
