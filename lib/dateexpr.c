/*
 * The grammar of single dates, rule by rule as the annotation guideline says which words belong
 * to a DATE. Numbers in comments are those of the rules here. Every rule looks at a bounded number
 * of words, so reading is linear.
 */
#include "dateexpr.h"

#include "lex.h"

#include <stdlib.h>
#include <string.h>

static uint8_t
class_of(const char *s)
{
	static const struct {
		char name[9];
		uint8_t class;
	} names[] = {{"after", DC_AFTER}, {"ago", DC_AGO}, {"and", DC_AND}, {"article", DC_ARTICLE},
	    {"at", DC_AT}, {"before", DC_BEFORE}, {"between", DC_BETWEEN}, {"daypart", DC_DAYPART},
	    {"last", DC_LAST}, {"next", DC_NEXT}, {"number", DC_NUMBER}, {"of", DC_OF},
	    {"ordinal", DC_ORDINAL}, {"part", DC_PART}, {"season", DC_SEASON}, {"shift", DC_SHIFT},
	    {"this", DC_THIS}, {"to", DC_TO}, {"unit", DC_UNIT}, {"units", DC_UNITS},
	    {"weekday", DC_WEEKDAY}, {"within", DC_WITHIN}};
	size_t lo = 0, hi = sizeof names / sizeof names[0];

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = strcmp(s, names[mid].name);

		if (c == 0)
			return names[mid].class;
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return DC_NONE;
}

static struct date_word
number_word(struct str s)
{
	struct date_word w = {DC_DIGITS, 1, (uint8_t)s.n, 0};
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return (struct date_word){0};
		w.num = (int16_t)(w.num * 10 + (s.s[i] - '0'));
	}
	return w;
}

static struct date_word
look_up(const struct date_text *x, size_t i)
{
	struct date_word w = {0};
	uint32_t row;
	size_t len;

	if (x->t[i].class == TOK_NUMBER) {
		struct str s = tok_str(x->text, &x->t[i]);

		return s.n <= 4 ? number_word(s) : w;
	}
	if (x->t[i].class != TOK_WORD)
		return w;
	if ((len = lex_match(&lex_datewords, x->t + i, x->n - i, &row)) > 0) {
		w.class = class_of(lex_cell(&lex_datewords, row, 1));
		w.num = (int16_t)atoi(lex_cell(&lex_datewords, row, 2));
		w.len = (uint8_t)len;
	}
	if ((len = lex_match(&lex_months, x->t + i, x->n - i, &row)) > w.len) {
		w.class = DC_MONTH;
		w.num = (int16_t)atoi(lex_cell(&lex_months, row, 1));
		w.len = (uint8_t)len;
	}
	return w;
}

bool
date_words(struct date_text *x, struct str text, const struct tok *t, size_t n, struct arena *a)
{
	/* these alone can begin or hold a date */
	static const uint32_t heads = 1u << DC_DIGITS | 1u << DC_MONTH | 1u << DC_WEEKDAY |
				      1u << DC_UNIT | 1u << DC_UNITS | 1u << DC_SEASON |
				      1u << DC_SHIFT | 1u << DC_AGO;
	uint32_t seen = 0;
	size_t i;

	*x = (struct date_text){text, t, n, arena_get(a, (n + 1) * sizeof *x->w)};
	for (i = 0; i < n; i++) {
		x->w[i] = look_up(x, i);
		seen |= 1u << x->w[i].class;
	}
	x->w[n] = (struct date_word){0};
	return (seen & heads) != 0;
}

static inline uint8_t
class_at(const struct date_text *x, size_t i)
{
	return i < x->n ? x->w[i].class : (uint8_t)DC_NONE;
}

static inline size_t
after(const struct date_text *x, size_t i)
{
	return i + (x->w[i].len ? x->w[i].len : 1);
}

/* Does token i stand directly behind the one before? */
static inline bool
glued(const struct date_text *x, size_t i)
{
	return i < x->n && !(x->t[i].flags & TOK_SPACE);
}

static inline bool
mark(const struct date_text *x, size_t i, char c)
{
	return i < x->n && x->t[i].class == TOK_MARK && x->text.s[x->t[i].start] == c;
}

static bool
word_is(const struct date_text *x, size_t i, const char *word)
{
	struct str s;

	if (i >= x->n)
		return false;
	s = tok_str(x->text, &x->t[i]);
	return s.n == strlen(word) && memcmp(s.s, word, s.n) == 0;
}

/* « er » of « 1er », « e » of « 20e », « ème »: the token behind a number that makes an ordinal. */
static bool
ordinal_mark(const struct date_text *x, size_t i)
{
	static const char *const marks[] = {
	    "er", "ER", "ᵉʳ", "re", "e", "ᵉ", "è", "ème", "eme", "nd", "nde"};
	size_t k;

	if (!glued(x, i))
		return false;
	for (k = 0; k < sizeof marks / sizeof marks[0]; k++)
		if (word_is(x, i, marks[k]))
			return true;
	return false;
}

/*
 * A year, four digits: the token behind it, or 0. Not « 2000GT », « 2 000 », « 2018.5 »,
 * « bac-2019-les ».
 */
static size_t
year(const struct date_text *x, size_t i)
{
	if (class_at(x, i) != DC_DIGITS || x->w[i].digits != 4 || x->w[i].num < 1000 ||
	    x->w[i].num > 2199)
		return 0;
	if (glued(x, i + 1) && x->t[i + 1].class != TOK_MARK)
		return 0;
	if (glued(x, i + 1) && glued(x, i + 2) && x->t[i + 2].class == TOK_NUMBER &&
	    (mark(x, i + 1, '.') || mark(x, i + 1, ',')))
		return 0;
	return i + 1;
}

/* dernier, prochain, passé … behind a date: the token behind it, or i. */
static size_t
relation(const struct date_text *x, size_t i, uint8_t *rel)
{
	switch (class_at(x, i)) {
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
	return after(x, i);
}

/* A day of a month, « 3 », « 1er », « 1 er », « premier », « huit »: the token behind it, or 0. */
static size_t
day(const struct date_text *x, size_t i, int16_t *d)
{
	uint8_t c = class_at(x, i);

	if (c == DC_DIGITS && x->w[i].digits <= 2 && x->w[i].num >= 1 && x->w[i].num <= 31) {
		*d = x->w[i].num;
		if (*d == 1 && (ordinal_mark(x, i + 1) ||
				   (word_is(x, i + 1, "er") && class_at(x, i + 2) == DC_MONTH)))
			return i + 2;
		if (glued(x, i + 1) && x->t[i + 1].class != TOK_MARK)
			return 0;
		return i + 1;
	}
	if ((c == DC_NUMBER || (c == DC_ORDINAL && x->w[i].num == 1)) &&
	    class_at(x, after(x, i)) == DC_MONTH) {
		*d = x->w[i].num;
		return after(x, i);
	}
	return 0;
}

/* Month with its year: « octobre 2018 », « de juin », « octobre dernier », « janvier de l'an … ». */
static size_t
month(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j, k;

	if (class_at(x, i) != DC_MONTH &&
	    !(i > 0 && class_at(x, i - 1) == DC_DIGITS && word_is(x, i, "sept")))
		return 0;
	/* « mars », « mai », « sept », « dec » inside other words: Mars One, sept personnes */
	e->month = class_at(x, i) == DC_MONTH ? x->w[i].num : 9; /* « 25 sept » */
	j = after(x, i);
	if ((k = year(x, j)) != 0 || (mark(x, j, ',') && (k = year(x, j + 1)) != 0)) {
		e->year = x->w[k - 1].num;
		j = k;
	} else if (class_at(x, j) == DC_OF && x->w[j].num == 1 && (k = year(x, j + 1)) != 0) {
		e->year = x->w[k - 1].num;
		j = k;
	}
	return relation(x, j, &e->rel);
}

/* Rule 1: figures only: « 2018-09-20 », « 20/09/2018 », « 4.7.2024 », « 20 - 09 - 2018 ». */
static bool
read_figures(const struct date_text *x, size_t i, struct date_expr *e)
{
	int16_t v[3];
	size_t k, j = i;
	char sep = 0;

	for (k = 0; k < 3; k++) {
		if (class_at(x, j) != DC_DIGITS)
			return false;
		v[k] = x->w[j++].num;
		if (k == 2)
			break;
		if (j >= x->n || x->t[j].class != TOK_MARK)
			return false;
		if (k > 0 && !mark(x, j, sep))
			return false;
		sep = x->text.s[x->t[j].start];
		if (strchr("-/.", sep) == NULL || (sep == '.' && !glued(x, j + 1)))
			return false;
		j++;
	}
	if (glued(x, j) && (x->t[j].class != TOK_MARK || mark(x, j, sep)) && !mark(x, j, '.'))
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

/* « du mois », « de ce mois », « du mois dernier » behind a day. */
static size_t
of_month(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = i;

	if (class_at(x, j) != DC_OF)
		return 0;
	j = after(x, j);
	if (class_at(x, j) == DC_THIS)
		j = after(x, j);
	if (class_at(x, j) != DC_UNIT || x->w[j].num != DU_MONTH)
		return 0;
	j = after(x, j);
	if (class_at(x, j) == DC_OF)
		return 0;
	e->rel = DATE_THIS;
	return relation(x, j, &e->rel);
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

		while (words++ < 4 &&
		       (class_at(x, i) == DC_AND || class_at(x, i) == DC_TO ||
			   class_at(x, i) == DC_ARTICLE || class_at(x, i) == DC_WEEKDAY ||
			   (class_at(x, i) == DC_OF && x->w[i].num == 2) || mark(x, i, ',') ||
			   mark(x, i, '-') || mark(x, i, '/') ||
			   (class_at(x, i) == DC_DAYPART && members > 0)))
			i = after(x, i);
		if ((k = day(x, i, &d)) == 0)
			return false;
		i = k;
		if (class_at(x, i) == DC_MONTH)
			return true;
	}
	return false;
}

/* May a day alone begin at i: after « le », « du », « entre les », a mark? */
static bool
may_begin(const struct date_text *x, size_t i)
{
	uint8_t c = i > 0 ? class_at(x, i - 1) : (uint8_t)DC_NONE;

	return i == 0 || c == DC_ARTICLE || c == DC_OF || c == DC_BETWEEN || c == DC_TO ||
	       c == DC_AND || c == DC_AT || c == DC_THIS || c == DC_DAYPART || c == DC_WEEKDAY ||
	       (x->t[i - 1].class == TOK_MARK && !mark(x, i - 1, '.'));
}

/* What may follow a weekday with a day alone: « lundi 24 à 9 heures », not « lundi 24 personnes ». */
static bool
day_ends(const struct date_text *x, size_t i)
{
	uint8_t c = class_at(x, i);

	if (c == DC_TO && class_at(x, after(x, i)) == DC_DIGITS && i + 1 < x->n)
		return class_at(x, i) == DC_TO && x->w[i].num == 2; /* « samedi 2 à 0 » */
	if (i >= x->n || c == DC_AND || c == DC_TO || c == DC_OF || c == DC_AT || c == DC_DAYPART)
		return true;
	if (x->t[i].class == TOK_MARK)
		return !mark(x, i, '%') && !(glued(x, i) && glued(x, i + 1));
	return false;
}

/* Rule 2: days: « mardi 15 octobre », « 6 mai 2020 », « mercredi soir 21 mars », « lundi 24 ». */
static bool
read_day(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = i, k, m;

	e->unit = DATE_DAY;
	if (class_at(x, j) == DC_WEEKDAY) {
		e->wday = x->w[j].num;
		j = after(x, j);
		if (class_at(x, j) == DC_DAYPART)
			j = after(x, j);
		else if (mark(x, j, ','))
			j++;
		if (class_at(x, j) == DC_ARTICLE)
			j = after(x, j);
	}
	if ((k = day(x, j, &e->day)) == 0)
		return false;
	m = class_at(x, k) == DC_OF && x->w[k].num == 1 && class_at(x, k + 1) == DC_MONTH ? k + 1
											  : k;
	if (m == k && mark(x, k, '"') && class_at(x, k + 1) == DC_MONTH)
		m = k + 1;
	if ((m = month(x, m, e)) != 0 || (m = of_month(x, k, e)) != 0) {
		e->end = (uint32_t)m;
		return true;
	}
	if (class_at(x, j) != DC_DIGITS)
		return false;
	e->end = (uint32_t)k;
	/* « France 3 dimanche 9 septembre », « acte 23, le 20 avril » are no enumerations */
	e->open = (e->wday != DATE_NONE || may_begin(x, i)) && leads_to_month(x, k);
	return e->open || (e->wday != DATE_NONE && day_ends(x, k));
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
	if (i > 1 && word_is(x, i - 1, "du") && word_is(x, i - 2, "Journal"))
		return true;
	return word_is(x, i - 1, "chaque") || ordinal_mark(x, i - 1) ||
	       class_at(x, i - 1) == DC_ORDINAL || (i > 1 && word_is(x, i - 1, "les"));
}

/* Rule 3: « jeudi », « jeudi dernier », « vendredi de la semaine prochaine ». */
static bool
read_weekday(const struct date_text *x, size_t i, struct date_expr *e)
{
	if (class_at(x, i) != DC_WEEKDAY || x->w[i].len > 1 || named_day(x, i))
		return false;
	e->unit = DATE_WEEKDAY;
	e->wday = x->w[i].num;
	e->end = (uint32_t)relation(x, i + 1, &e->rel);
	return true;
}

/* Rule 4: « octobre », « mars 2015 », « mai dernier ». */
static bool
read_month(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j;

	if (class_at(x, i) != DC_MONTH || (j = month(x, i, e)) == 0)
		return false;
	e->unit = DATE_MONTH;
	e->end = (uint32_t)j;
	/* « sept. », « oct. » stand for a month only with a day or a year; Mars is a planet, a god */
	if ((x->w[i].len > 1 || x->t[i].cend - x->t[i].cstart < 4) && e->year == DATE_NONE &&
	    !word_is(x, i, "mai") && !word_is(x, i, "Mai"))
		return false;
	return !(x->t[i].flags & TOK_UPPER) || e->year != DATE_NONE || e->rel != DATE_PLAIN ||
	       i == 0 || x->w[i].num != 3;
}

/* Is the number at i counted with what follows: « 2000 soldats », « 1500 euros »? */
static bool
counts(const struct date_text *x, size_t i)
{
	static const char *const no_noun[] = {"dans", "sous", "sans", "mais", "plus", "puis",
	    "alors", "lors", "très", "ses", "ces", "des", "les", "ils", "elles", "nous", "vous",
	    "pas", "près", "toujours", "jamais", "chez", "tandis", "suis", "sauf", "hors", "aux",
	    "leurs", "nos", "vos", "mes", "tous", "toutes", "certains", "plusieurs", "ainsi"};
	struct str s;
	size_t k;

	if (i >= x->n || x->t[i].class != TOK_WORD || glued(x, i) || x->t[i].flags & TOK_UPPER ||
	    x->w[i].class == DC_LAST || x->w[i].class == DC_AT || x->w[i].class == DC_AFTER ||
	    x->w[i].class == DC_OF)
		return false;
	s = tok_str(x->text, &x->t[i]);
	if (s.n < 4 || (s.s[s.n - 1] != 's' && s.s[s.n - 1] != 'x'))
		return s.n <= 2 && (s.s[0] == 'm' || s.s[0] == 'k');
	for (k = 0; k < sizeof no_noun / sizeof no_noun[0]; k++)
		if (word_is(x, i, no_noun[k]))
			return false;
	return true;
}

/* Is token i a year that itself follows no dash? */
static bool
year_at_end(const struct date_text *x, size_t i)
{
	return class_at(x, i) == DC_DIGITS && x->w[i].digits == 4 &&
	       !(i > 0 && glued(x, i) && (mark(x, i - 1, '-') || mark(x, i - 1, '/')));
}

/* Rule 5: a year alone; « en 2019 », « présidentielle 2017 », not « 2000 soldats ». */
static bool
read_year(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = year(x, i);
	bool told = i > 0 && class_at(x, i - 1) == DC_AT;

	if (j == 0 || (glued(x, i) && i > 0 &&
			  !(mark(x, i - 1, '(') || mark(x, i - 1, '[') || mark(x, i - 1, '"') ||
			      mark(x, i - 1, '\'') || x->t[i - 1].flags & TOK_ELIDED ||
			      x->t[i - 1].class == TOK_MARK)))
		return false;
	/* « bac-2019 », « /2019 »: part of something else; « 2019-2022 » is none of these */
	if (glued(x, i) && i > 1 && x->t[i - 1].class == TOK_MARK &&
	    strchr("-/._=", x->text.s[x->t[i - 1].start]) != NULL &&
	    (!glued(x, i - 1) || !year_at_end(x, i - 2)))
		return false;
	if (mark(x, j, '-') && glued(x, j) && glued(x, j + 1) && year(x, j + 1) == 0)
		return false;
	if (i > 0 && x->t[i - 1].class == TOK_NUMBER)
		return false;
	if (x->w[i].num < 1800 && !told && !(i > 0 && class_at(x, i - 1) == DC_BETWEEN))
		return false;
	if (counts(x, j) && (!told || x->w[i].num < 1900))
		return false;
	e->unit = DATE_YEAR;
	e->year = x->w[i].num;
	e->end = (uint32_t)j;
	return true;
}

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

	if (class_at(x, i) == DC_ORDINAL) {
		*n = x->w[i].num;
		return after(x, i);
	}
	if (class_at(x, i) == DC_DIGITS && x->w[i].digits <= 2 && ordinal_mark(x, i + 1)) {
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

	if (class_at(x, j) == DC_OF)
		j = after(x, j);
	if ((k = year(x, j)) != 0) {
		e->year = x->w[j].num;
		return k;
	}
	if (j == i)
		return relation(x, i, &e->rel);
	if (class_at(x, j) == DC_ARTICLE)
		j = after(x, j);
	if (class_at(x, j) == DC_THIS) {
		e->rel = DATE_THIS;
		j = after(x, j);
	}
	if (class_at(x, j) != DC_UNIT || x->w[j].num != DU_YEAR)
		return i;
	j = after(x, j);
	if (e->rel == DATE_PLAIN)
		e->rel = DATE_THIS;
	if ((k = year(x, j)) != 0) {
		e->year = x->w[j].num;
		e->rel = DATE_PLAIN;
		return k;
	}
	return relation(x, j, &e->rel);
}

/* Rule 6: « premier trimestre 2022 », « XXe siècle », « onze premiers mois de 2023 ». */
static bool
read_ordinal(const struct date_text *x, size_t i, struct date_expr *e)
{
	int16_t n, count = 1;
	size_t j = i, k;

	if (class_at(x, j) == DC_NUMBER ||
	    (class_at(x, j) == DC_DIGITS && !ordinal_mark(x, j + 1))) {
		count = x->w[j].num;
		j = after(x, j);
		if (class_at(x, j) == DC_LAST)
			n = 0;
		else if (class_at(x, j) == DC_ORDINAL && x->w[j].num == 1)
			n = 1;
		else
			return false;
		k = after(x, j);
	} else if ((k = ordinal(x, j, &n)) == 0) {
		return false;
	}
	if (class_at(x, k) != DC_UNIT && class_at(x, k) != DC_UNITS) {
		/* « aux XIVe et XVe siècles » */
		if (i + 1 == k && class_at(x, k) == DC_AND &&
		    (j = ordinal(x, k + 1, &count)) != 0 && class_at(x, j) == DC_UNITS &&
		    x->w[j].num == DU_CENTURY) {
			e->unit = DATE_CENTURY;
			e->n = n;
			e->end = (uint32_t)k;
			return true;
		}
		return false;
	}
	e->end = (uint32_t)after(x, k);
	switch (x->w[k].num) {
	case DU_CENTURY:
		e->unit = DATE_CENTURY;
		e->n = n;
		if (word_is(x, e->end, "avant") &&
		    (word_is(x, e->end + 1, "notre") || word_is(x, e->end + 1, "J"))) {
			e->unit = DATE_VAGUE;
			e->end += word_is(x, e->end + 1, "notre") && e->end + 3 <= x->n ? 3 : 1;
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
		if (class_at(x, e->end) == DC_OF && (k = month(x, after(x, e->end), e)) != 0) {
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
	size_t j = after(x, i), k;
	int v = DATE_NONE;

	if ((k = year(x, j)) != 0 && x->w[j].num % 10 == 0) {
		v = x->w[j].num;
	} else if (class_at(x, j) == DC_DIGITS && x->w[j].digits == 2 && x->w[j].num % 10 == 0) {
		v = x->w[j].num + (x->w[j].num < 20 ? 2000 : 1900);
		k = j + 1;
	} else {
		for (k = 0; k < 5 && !word_is(x, j, words[k]); k++)
			;
		if (k == 5)
			return false;
		v = 1920 + 10 * (int)k;
		k = j + 1;
		if (v == 1960 && mark(x, k, '-') && word_is(x, k + 1, "dix")) {
			v = 1970;
			k += 2;
		}
	}
	/* « années 1970-80 » */
	if (mark(x, k, '-') && glued(x, k) && glued(x, k + 1) && class_at(x, k + 1) == DC_DIGITS &&
	    x->w[k + 1].num % 10 == 0)
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
	size_t j = after(x, i), k;

	if (n == DU_YEAR && (k = year(x, j)) != 0) {
		e->unit = DATE_YEAR;
		e->year = x->w[j].num;
		e->end = (uint32_t)k;
		return true;
	}
	if ((size_t)n >= sizeof unit || unit[n] == 0)
		return false;
	if ((k = relation(x, j, &e->rel)) == j)
		return false;
	e->unit = unit[n];
	e->n = n;
	e->end = (uint32_t)k;
	return n != DU_SAISON || class_at(x, j) == DC_LAST || class_at(x, j) == DC_NEXT;
}

/* Rule 9: « cette année », « cette semaine », « ce week-end », « cet été »; not « cette année-là ». */
static bool
read_this_unit(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = after(x, i);

	e->rel = DATE_THIS;
	e->end = (uint32_t)after(x, j);
	if (class_at(x, j) == DC_SEASON) {
		e->unit = DATE_SEASON;
		e->month = x->w[j].num;
		return true;
	}
	if (class_at(x, j) != DC_UNIT)
		return false;
	if (mark(x, e->end, '-') && (word_is(x, e->end + 1, "là") || word_is(x, e->end + 1, "la")))
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
	default:
		return false;
	}
	return true;
}

/* Rule 10: seasons: « été 2016 », « à l'automne », « été dernier »; « a été » is none. */
static bool
read_season(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = after(x, i), k;
	uint8_t before = i > 0 ? class_at(x, i - 1) : (uint8_t)DC_NONE;

	e->unit = DATE_SEASON;
	e->month = x->w[i].num;
	if ((k = year(x, j)) != 0) {
		e->year = x->w[j].num;
		e->end = (uint32_t)k;
		return true;
	}
	e->end = (uint32_t)relation(x, j, &e->rel);
	if (e->end != j) /* « l'été dernier »; « a été passé » is a verb */
		return before == DC_ARTICLE || before == DC_OF || before == DC_TO;
	/* « au printemps », « à l'été », « depuis l'automne »; not « un été », « d'été », « en hiver » */
	if (x->w[i].num == 21)
		return before == DC_TO ||
		       (before == DC_ARTICLE && i > 1 && class_at(x, i - 2) == DC_AT);
	return before == DC_ARTICLE && x->t[i - 1].flags & TOK_ELIDED && i > 1 &&
	       (class_at(x, i - 2) == DC_TO || class_at(x, i - 2) == DC_AT ||
		   class_at(x, i - 2) == DC_OF);
}

static bool
part_year(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = year(x, i);

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
	size_t j = after(x, i);
	bool of = false;

	if (x->w[i].num == 4) { /* mi */
		if (!mark(x, j, '-'))
			return false;
		j++;
	} else if (class_at(x, j) == DC_OF) {
		of = true;
		j = after(x, j);
		if (class_at(x, j) == DC_ARTICLE)
			j = after(x, j);
	}
	if (j >= x->n)
		return false;
	inner.first = (uint32_t)j;
	if (class_at(x, j) == DC_UNIT &&
	    (x->w[j].num == DU_YEAR || x->w[j].num == DU_MONTH || x->w[j].num == DU_WEEK)) {
		static const uint8_t unit[] = {
		    [DU_WEEK] = DATE_WEEK, [DU_MONTH] = DATE_MONTH, [DU_YEAR] = DATE_YEAR};

		size_t k = after(x, j);

		if (!of ||
		    (class_at(x, i - 1) == DC_OF && i > 0)) /* « les fêtes de fin d'année » */
			return false;
		if (x->w[j].num == DU_MONTH && class_at(x, k) == DC_OF &&
		    class_at(x, after(x, k)) == DC_MONTH) {
			inner.unit = DATE_MONTH;
			inner.end = (uint32_t)month(x, after(x, k), &inner);
		} else if (!read_unit(x, j, &inner)) {
			inner.unit = unit[x->w[j].num];
			inner.rel = DATE_THIS;
			inner.end = (uint32_t)after(x, j);
		}
	} else if (class_at(x, j) == DC_SEASON && of) {
		if (!read_season(x, j, &inner)) {
			inner.unit = DATE_SEASON;
			inner.month = x->w[j].num;
			inner.end = (uint32_t)after(x, j);
		}
	} else if (class_at(x, j) == DC_MONTH || class_at(x, j) == DC_DIGITS ||
		   class_at(x, j) == DC_UNITS || class_at(x, j) == DC_ORDINAL ||
		   class_at(x, j) == DC_NONE || class_at(x, j) == DC_THIS) {
		if (!(class_at(x, j) == DC_MONTH && read_month(x, j, &inner)) &&
		    !(class_at(x, j) == DC_DIGITS && part_year(x, j, &inner)) &&
		    !(class_at(x, j) == DC_UNITS && x->w[j].num == DU_YEAR && of &&
			read_decade(x, j, &inner)) &&
		    !(class_at(x, j) == DC_THIS && of && read_this_unit(x, j, &inner)) &&
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
	size_t j = after(x, i);

	if (class_at(x, j) == DC_PART && class_at(x, after(x, j)) == DC_OF)
		return read_part(x, j, e);
	return read_this_unit(x, i, e);
}

/* Rule 12: « il y a trois ans », « dans deux semaines ». */
static bool
read_ago(const struct date_text *x, size_t i, struct date_expr *e)
{
	bool ago = class_at(x, i) == DC_AGO;
	size_t j = after(x, i);

	if (class_at(x, j) != DC_NUMBER && class_at(x, j) != DC_DIGITS)
		return false;
	e->n = (int16_t)(ago ? -x->w[j].num : x->w[j].num);
	j = after(x, j);
	if (!ago || (class_at(x, j) != DC_UNIT && class_at(x, j) != DC_UNITS))
		return false;
	switch (x->w[j].num) {
	case DU_DAY:
	case DU_WEEK:
	case DU_MONTH:
	case DU_YEAR:
		e->unit = DATE_AGO;
		e->day = x->w[j].num;
		e->end = (uint32_t)after(x, j);
		return true;
	default:
		return false;
	}
}

/* Rule 13: « hier », « hier soir ». */
static bool
read_shift(const struct date_text *x, size_t i, struct date_expr *e)
{
	size_t j = after(x, i);

	if (i > 0 && class_at(x, i - 1) == DC_OF) /* « la mobilité de demain » */
		return false;
	e->unit = DATE_SHIFT;
	e->n = x->w[i].num;
	if (class_at(x, j) == DC_DAYPART)
		j = after(x, j);
	e->end = (uint32_t)j;
	return true;
}

bool
date_read(const struct date_text *x, size_t i, struct date_expr *e)
{
	static const struct date_expr none = {0, 0, DATE_VAGUE, DATE_PLAIN, false, DATE_NONE,
	    DATE_NONE, DATE_NONE, DATE_NONE, DATE_NONE, DATE_NONE};

	*e = none;
	e->first = (uint32_t)i;
#define TRY(rule) ((*e = none), (e->first = (uint32_t)i), rule(x, i, e))
	switch (class_at(x, i)) {
	case DC_DIGITS:
		return TRY(read_figures) || TRY(read_ordinal) || TRY(read_day) || TRY(read_year);
	case DC_WEEKDAY:
		return TRY(read_day) || TRY(read_weekday);
	case DC_MONTH:
		return TRY(read_month);
	case DC_NUMBER:
		return TRY(read_ordinal) || TRY(read_day);
	case DC_ORDINAL:
		return TRY(read_ordinal) || TRY(read_day);
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
	case DC_NONE:
		return i < x->n && x->t[i].flags & TOK_UPPER && TRY(read_ordinal);
	default:
		return false;
	}
#undef TRY
}
