#include "pubdate.h"

#include "lex.h"

#include <stdio.h>
#include <stdlib.h>

enum { YEAR_MIN = 1900, YEAR_MAX = 2099, MONTH_COL = 1 };

/* The value of a number token of at most max digits; -1 if it is none. */
static int
number(struct str text, const struct tok *t, size_t n, size_t i, size_t max)
{
	struct str s;
	int v = 0;
	size_t k;

	if (i >= n || t[i].class != TOK_NUMBER)
		return -1;
	s = tok_str(text, &t[i]);
	if (s.n > max)
		return -1;
	for (k = 0; k < s.n; k++) {
		if (s.s[k] < '0' || s.s[k] > '9')
			return -1;
		v = v * 10 + (s.s[k] - '0');
	}
	return v;
}

static bool
mark(struct str text, const struct tok *t, size_t n, size_t i, const char *set)
{
	const char *p;

	if (i >= n || t[i].class != TOK_MARK || t[i].end - t[i].start != 1)
		return false;
	for (p = set; *p; p++)
		if (text.s[t[i].start] == *p)
			return true;
	return false;
}

static bool
word(struct str text, const struct tok *t, size_t n, size_t i, const char *w)
{
	return i < n && t[i].class == TOK_WORD && t[i].fold == tok_hash(w) && text.n > 0;
}

static bool
good(int y, int m, int d)
{
	static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return y >= YEAR_MIN && y <= YEAR_MAX && m >= 1 && m <= 12 && d >= 1 && d <= days[m - 1];
}

static int
year(int v, size_t digits)
{
	return digits == 4 ? v : digits == 2 ? 2000 + v : 0;
}

static size_t
digits(const struct tok *t)
{
	return t->end - t->start;
}

/* The month named at t[i]: its number, its tokens in *len; 0 if none is. */
static int
month(const struct tok *t, size_t n, size_t i, size_t *len)
{
	uint32_t row;

	*len =
	    i < n && lex_may(&lex_months, t + i) ? lex_match(&lex_months, t + i, n - i, &row) : 0;
	if (*len > 0)
		return atoi(lex_cell(&lex_months, row, MONTH_COL));
	if (i >= n || !lex_may(&lex_monthabbr, t + i) ||
	    (row = lex_find(&lex_monthabbr, t + i)) == LEX_NONE)
		return 0;
	*len = 1;
	return atoi(lex_cell(&lex_monthabbr, row, MONTH_COL));
}

/* « h20 »: the end of 11h20, which is two tokens. */
static bool
hour_mark(struct str text, const struct tok *t, size_t n)
{
	struct str s;

	if (n < 2 || t[1].class != TOK_WORD || t[1].flags & TOK_SPACE)
		return false;
	s = tok_str(text, &t[1]);
	return s.n == 3 && (*s.s | 0x20) == 'h' && s.s[1] >= '0' && s.s[1] <= '5' &&
	       s.s[2] >= '0' && s.s[2] <= '9';
}

size_t
pubdate_time(struct str text, const struct tok *t, size_t n)
{
	int h = number(text, t, n, 0, 2), m;
	size_t i = 2;

	if (h < 0 || h > 24)
		return 0;
	if (hour_mark(text, t, n))
		return 2;
	if (!mark(text, t, n, 1, ":") && !word(text, t, n, 1, "h"))
		return 0;
	m = number(text, t, n, 2, 2);
	if (m >= 0 && m < 60) {
		i = 3;
		if (mark(text, t, n, 3, ":") && number(text, t, n, 4, 2) >= 0)
			i = 5;
		else if (word(text, t, n, 1, "h") && word(text, t, n, 3, "min"))
			i = 4; /* « 7 h 55 min » */
	} else if (!word(text, t, n, 1, "h")) {
		return 0;
	}
	return i;
}

/* 02/11/2023, 20 - 09 - 2018, 26.12.20: day, month, year; or 2020-05-06. */
static size_t
numeric(struct str text, const struct tok *t, size_t n, struct pubdate *d)
{
	int a = number(text, t, n, 0, 4), b = number(text, t, n, 2, 2),
	    c = number(text, t, n, 4, 4);
	size_t da, dc;

	if (a < 0 || b < 0 || c < 0 || !mark(text, t, n, 1, "/-.") || !mark(text, t, n, 3, "/-.") ||
	    text.s[t[1].start] != text.s[t[3].start])
		return 0;
	da = digits(&t[0]);
	dc = digits(&t[4]);
	if (da == 4 && dc <= 2 && good(a, b, c)) {
		*d = (struct pubdate){a, b, c, false};
		return 5;
	}
	if (da > 2 || (dc != 2 && dc != 4) || !good(year(c, dc), b, a))
		return 0;
	*d = (struct pubdate){year(c, dc), b, a, false};
	return 5;
}

/* « 30 novembre 20217 min »: the minutes it takes to read are stuck to the year. 0: no such thing. */
static int
stuck_year(struct str text, const struct tok *t, size_t n, size_t i)
{
	int v = number(text, t, n, i, 6);

	if (v < 19000 || !word(text, t, n, i + 1, "min"))
		return 0;
	return v / (v > 99999 ? 100 : 10);
}

/* « 19 Octobre, 2022 à 11H02 »; not « le 19 octobre, 2000 personnes ». */
static bool
is_comma_before_year(struct str text, const struct tok *t, size_t n, size_t i)
{
	return mark(text, t, n, i, ",") && number(text, t, n, i + 1, 4) >= YEAR_MIN &&
	       (i + 2 >= n || t[i + 2].class == TOK_MARK || word(text, t, n, i + 2, "à"));
}

/* 6 mai 2020, 1er mai 2020, 27 Mar 20, lundi 24 août; mai 6, 2020. */
static size_t
worded(struct str text, const struct tok *t, size_t n, struct pubdate *d)
{
	size_t i = 0, len;
	int day, m, y;
	bool dash;

	day = number(text, t, n, i, 2);
	if (day < 0) {
		m = month(t, n, 0, &len);
		day = m ? number(text, t, n, len, 2) : -1;
		y = day >= 0 && mark(text, t, n, len + 1, ",") ? number(text, t, n, len + 2, 4)
							       : -1;
		if (y < 0 || !good(y, m, day))
			return 0;
		*d = (struct pubdate){y, m, day, false};
		return len + 3;
	}
	i++;
	if (mark(text, t, n, i, ".") && i + 1 < n && t[i + 1].class == TOK_WORD) /* 3. September */
		i++;
	if (word(text, t, n, i, "er"))
		i++;
	dash = mark(text, t, n, i, "-");       /* 01 - Novembre - 2020 */
	if (dash || word(text, t, n, i, "de")) /* 17 de mayo de 2023 */
		i++;
	m = month(t, n, i, &len);
	if (!m)
		return 0;
	i += len;
	if ((mark(text, t, n, i, dash ? "-" : ".") || word(text, t, n, i, "de") ||
		is_comma_before_year(text, t, n, i)) &&
	    number(text, t, n, i + 1, 4) >= 0)
		i++;
	y = number(text, t, n, i, 4);
	if (y >= 0 &&
	    (digits(&t[i]) == 4 || (digits(&t[i]) == 2 && !pubdate_time(text, t + i, n - i)))) {
		y = year(y, digits(&t[i]));
		i++;
	} else if ((y = stuck_year(text, t, n, i)) > 0) {
		i++;
	}
	if (!good(y ? y : 2000, m, day))
		return 0;
	*d = (struct pubdate){y, m, day, false};
	return i;
}

size_t
pubdate_match(struct str text, const struct tok *t, size_t n, struct pubdate *d)
{
	size_t i, k, clock;

	if (t[0].class == TOK_WORD &&
	    !(n > 1 && (t[1].class == TOK_NUMBER || t[1].class == TOK_MARK)))
		return 0; /* a month is followed by its day */
	i = numeric(text, t, n, d);
	if (i == 0)
		i = worded(text, t, n, d);
	if (i == 0)
		return 0;
	for (k = i; k < n && k < i + 2 && !pubdate_time(text, t + k, n - k); k++)
		;
	clock = k < n ? pubdate_time(text, t + k, n - k) : 0;
	if (clock > 0) {
		d->time = true;
		i = k + clock;
	}
	return i;
}

bool
pubdate_iso(struct str s, struct pubdate *d)
{
	int v[3] = {0, 0, 0}, k = 0;
	size_t i, from = 0;

	if (s.n < 8)
		return false;
	for (i = 0; i < s.n && i < 10 && k < 3; i++) {
		if (s.s[i] >= '0' && s.s[i] <= '9') {
			v[k] = v[k] * 10 + (s.s[i] - '0');
			if ((k == 0 && i == 3) || (k > 0 && i - from == 1)) {
				k++;
				from = i + 1;
				if (i + 1 < s.n && (s.s[i + 1] == '-' || s.s[i + 1] == '/')) {
					i++;
					from = i + 1;
				}
			}
		} else {
			return false;
		}
	}
	if (k < 3 || !good(v[0], v[1], v[2]))
		return false;
	*d = (struct pubdate){v[0], v[1], v[2], i < s.n};
	return true;
}

bool
pubdate_put(const struct pubdate *d, char *s)
{
	if (d->year == 0)
		return false;
	snprintf(s, PUBDATE_SIZE, "%04d-%02d-%02d", d->year % 10000, d->month % 100, d->day % 100);
	return true;
}

bool
pubdate_earlier(const struct pubdate *a, const struct pubdate *b)
{
	if (a->year == 0 || a->day == 0 || b->year == 0 || b->day == 0)
		return false;
	return (a->year * 16 + a->month) * 32 + a->day < (b->year * 16 + b->month) * 32 + b->day;
}
