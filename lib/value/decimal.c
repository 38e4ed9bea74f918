#include "decimal.h"

struct decimal
decimal_normal(int64_t coef, int exp)
{
	if (coef == 0)
		return (struct decimal){0, 0};
	while (coef % 10 == 0) {
		coef /= 10;
		exp++;
	}
	return (struct decimal){coef, exp};
}

bool
decimal_multiply(struct decimal a, struct decimal b, struct decimal *out)
{
	int64_t c;

	if (__builtin_mul_overflow(a.coef, b.coef, &c))
		return false;
	*out = decimal_normal(c, a.exp + b.exp);
	return true;
}

bool
decimal_add(struct decimal a, struct decimal b, struct decimal *out)
{
	int64_t c;

	if (a.exp < b.exp)
		return decimal_add(b, a, out);
	for (; a.exp > b.exp; a.exp--)
		if (__builtin_mul_overflow(a.coef, 10, &a.coef))
			return false;
	if (__builtin_add_overflow(a.coef, b.coef, &c))
		return false;
	*out = decimal_normal(c, a.exp);
	return true;
}

/* Long division to seven digits, the last one rounded. */
bool
decimal_divide(struct decimal a, struct decimal b, struct decimal *out)
{
	int64_t q, r, limit = 10000000;
	int exp = a.exp - b.exp;

	if (b.coef <= 0 || a.coef < 0 || b.coef > INT64_MAX / 20)
		return false;
	q = a.coef / b.coef;
	r = a.coef % b.coef;
	while (r && q < limit / 10) {
		r *= 10;
		q = q * 10 + r / b.coef;
		r %= b.coef;
		exp--;
	}
	if (r * 2 >= b.coef)
		q++;
	*out = decimal_normal(q, exp);
	return true;
}

int
decimal_compare(struct decimal a, struct decimal b)
{
	struct decimal d;

	b.coef = -b.coef;
	if (!decimal_add(a, b, &d)) /* too far apart for the sum: the exponents tell */
		return a.exp > b.exp ? 1 : -1;
	return d.coef > 0 ? 1 : d.coef < 0 ? -1 : 0;
}

struct decimal
decimal_read(const char *s)
{
	int64_t c = 0;
	int exp = 0;
	bool point = false;

	for (; *s; s++)
		if (*s == '.')
			point = true;
		else if (*s >= '0' && *s <= '9' && c < INT64_MAX / 100) {
			c = c * 10 + (*s - '0');
			exp -= point;
		}
	return decimal_normal(c, exp);
}

bool
decimal_format(struct decimal v, char *out, size_t size)
{
	char d[24];
	size_t n = 0, i, o = 0, zeros, whole;
	uint64_t c = v.coef < 0 ? 0 - (uint64_t)v.coef : (uint64_t)v.coef;

	do
		d[n++] = (char)('0' + c % 10);
	while (c /= 10);
	zeros = v.exp > 0 ? (size_t)v.exp : 0;
	whole = v.exp >= 0 ? n : n > (size_t)-v.exp ? n - (size_t)-v.exp : 0;
	if (n + zeros + 4 + (v.exp < 0 ? (size_t)-v.exp : 0) > size)
		return false;
	if (v.coef < 0)
		out[o++] = '-';
	for (i = 0; i < whole; i++)
		out[o++] = d[n - 1 - i];
	for (i = 0; i < zeros; i++)
		out[o++] = '0';
	if (v.exp < 0) {
		if (whole == 0)
			out[o++] = '0';
		out[o++] = '.';
		for (i = n - whole; i < (size_t)-v.exp; i++)
			out[o++] = '0';
		for (i = whole; i < n; i++)
			out[o++] = d[n - 1 - i];
	}
	out[o] = '\0';
	return true;
}
