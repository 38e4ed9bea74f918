#ifndef DECIMAL_H
#define DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Exact decimal numbers: nothing is rounded but quotients. */

/* coef * 10^exp; normal: coef has no trailing zero, 0 is {0, 0}. */
struct decimal {
	int64_t coef;
	int exp;
};

struct decimal decimal_normal(int64_t coef, int exp);

/* Sum, product, quotient (seven digits). False: beyond 18 digits. */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_divide(struct decimal a, struct decimal b, struct decimal *out);

/* -1, 0, 1: a is less than, equal to, greater than b. */
int decimal_compare(struct decimal a, struct decimal b);

/* A number from a table: digits with a point. */
struct decimal decimal_read(const char *s);

/* Plain decimal, no grouping, NUL-terminated, in out of size bytes; false if it does not fit. */
bool decimal_format(struct decimal v, char *out, size_t size);

#endif
