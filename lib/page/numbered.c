#include "numbered.h"

#include <string.h>

enum {
	LINKS = 5, /* numbers that must follow one another */
	DIGITS = 5
};

/* The number in brackets at s, a word behind it: its bytes with them, 0 if there is none. */
static size_t
number(struct str s, size_t *n)
{
	size_t i = 1;

	for (*n = 0; i < s.n && i <= DIGITS && s.s[i] >= '0' && s.s[i] <= '9'; i++)
		*n = *n * 10 + (size_t)(s.s[i] - '0');
	return i > 1 && i + 1 < s.n && s.s[i] == ']' && (unsigned char)s.s[i + 1] > ' ' ? i + 1 : 0;
}

bool
numbered_is(struct str s)
{
	const char *end = s.s + s.n, *at = s.s;
	size_t n, next = 1;

	while (next <= LINKS && (at = memchr(at, '[', (size_t)(end - at))) != NULL) {
		if (number((struct str){at, (size_t)(end - at)}, &n) > 0 && n == next)
			next++;
		at++;
	}
	return next > LINKS;
}

struct str
numbered_strip(struct arena *a, struct str s)
{
	char *out = arena_get(a, s.n);
	size_t i = 0, k, n, o = 0, next = 1;

	while (i < s.n) {
		const char *open = memchr(s.s + i, '[', s.n - i);
		size_t end = open ? (size_t)(open - s.s) : s.n;

		memcpy(out + o, s.s + i, end - i);
		o += end - i;
		if ((i = end) == s.n)
			break;
		k = number((struct str){s.s + i, s.n - i}, &n);
		if (k > 0 && n >= next) {
			next = n + 1;
			i += k;
		} else {
			out[o++] = s.s[i++];
		}
	}
	return (struct str){out, o};
}
