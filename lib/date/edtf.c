#include "edtf.h"

#include <stdio.h>
#include <string.h>

long
edtf_days(int year, int month, int day)
{
	long y = year - (month <= 2), era = (y >= 0 ? y : y - 399) / 400;
	long of_era = y - era * 400;
	long of_year = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct edtf
edtf_civil(long days)
{
	long z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	long of_era = z - era * 146097;
	long y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	long of_year = of_era - (365 * y + y / 4 - y / 100);
	long m = (5 * of_year + 2) / 153;
	int month = (int)(m < 10 ? m + 3 : m - 9);

	return (struct edtf){EDTF_DAY, (int)(y + era * 400) + (month <= 2), month,
	    (int)(of_year - (153 * m + 2) / 5 + 1)};
}

int
edtf_weekday(long days)
{
	/* 1970-01-01 was a Thursday */
	return (int)(((days + 3) % 7 + 7) % 7) + 1;
}

struct edtf
edtf_week(long days)
{
	/* a week belongs to the year that holds its Thursday */
	long thursday = days + 4 - edtf_weekday(days);
	int year = edtf_civil(thursday).year;
	long n = (thursday - edtf_days(year, 1, 1)) / 7 + 1;

	return (struct edtf){EDTF_WEEK, year, (int)n, EDTF_UNKNOWN};
}

long
edtf_monday(const struct edtf *week)
{
	long fourth = edtf_days(week->year, 1, 4);

	return fourth - edtf_weekday(fourth) + 1 + 7L * (week->month - 1);
}

int
edtf_month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

bool
edtf_valid(int year, int month, int day)
{
	/* of an unknown year 29 February may be */
	return month >= 1 && month <= 12 && day >= 1 &&
	       day <= edtf_month_days(year == EDTF_UNKNOWN ? 2000 : year, month);
}

/* n digits at s as a number; -1 if they are none. */
static int
digits(const char *s, int n)
{
	int v = 0;

	while (n-- > 0) {
		if (*s < '0' || *s > '9')
			return -1;
		v = v * 10 + (*s++ - '0');
	}
	return v;
}

bool
edtf_read(struct str s, long *days)
{
	int y, m, d;

	if (s.n < 10 || (s.n > 10 && s.s[10] != 'T') || s.s[4] != '-' || s.s[7] != '-')
		return false;
	y = digits(s.s, 4);
	m = digits(s.s + 5, 2);
	d = digits(s.s + 8, 2);
	if (y < 0 || !edtf_valid(y, m, d))
		return false;
	*days = edtf_days(y, m, d);
	return true;
}

bool
edtf_first(const struct edtf *v, long *days)
{
	int month = v->month;

	if (v->kind == EDTF_NONE || v->kind == EDTF_WEEKDAY || v->year == EDTF_UNKNOWN)
		return false;
	if (v->kind == EDTF_WEEK) {
		*days = edtf_monday(v);
		return true;
	}
	if (v->kind == EDTF_SEASON)
		month = 3 * (month - 20);
	if (v->kind > EDTF_MONTH && v->kind != EDTF_SEASON)
		month = 1;
	if (month == EDTF_UNKNOWN)
		return false;
	*days = edtf_days(v->year, month, v->kind == EDTF_DAY ? v->day : 1);
	return true;
}

/* A part of a code: its digits, or as many X. */
static size_t
part(char *to, int v, int width)
{
	int rest = v;

	if (v == EDTF_UNKNOWN) {
		memset(to, 'X', (size_t)width);
		return (size_t)width;
	}
	for (int i = width; i-- > 0; rest /= 10)
		to[i] = (char)('0' + rest % 10);
	if (v >= 0 && rest == 0)
		return (size_t)width;
	return (size_t)snprintf(to, 12, "%0*d", width, v); /* before the year 0, behind 9999 */
}

static size_t
write_one(char *to, const struct edtf *v)
{
	size_t n;

	if (v->kind == EDTF_DECADE || v->kind == EDTF_CENTURY) {
		int x = v->kind == EDTF_DECADE ? 1 : 2;

		n = part(to, v->year, 4);
		memset(to + n - x, 'X', (size_t)x);
		return n;
	}
	if (v->kind == EDTF_WEEKDAY) {
		memcpy(to, "XXXX-WXX-", 9);
		return 9 + part(to + 9, v->day, 1);
	}
	n = part(to, v->year, 4);
	if (v->kind == EDTF_YEAR)
		return n;
	to[n++] = '-';
	if (v->kind == EDTF_WEEK)
		to[n++] = 'W';
	n += part(to + n, v->month, 2);
	if (v->kind != EDTF_DAY)
		return n;
	to[n++] = '-';
	return n + part(to + n, v->day, 2);
}

void
edtf_write(char *to, const struct edtf *a, const struct edtf *b)
{
	size_t n;

	if (a->kind == EDTF_NONE) {
		memcpy(to, "-", 2);
		return;
	}
	n = write_one(to, a);
	if (b != NULL) {
		to[n++] = '/';
		n += write_one(to + n, b);
	}
	to[n] = '\0';
}
