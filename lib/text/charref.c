#include "charref.h"

#include "charset.h"
#include "lex.h"
#include "tok.h"
#include "u8.h"

enum { CHARREF_NAME, CHARREF_CODE, CHARREF_BARE }; /* columns */

enum {
	NAME_MAX = 32, /* the longest name has 31 letters */
	BARE_MAX = 6   /* the longest that may lack its semicolon */
};

static inline bool
is_alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static int
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 16;
}

/* "00E9 0301" as UTF-8. */
static size_t
put_codes(const char *s, char *out)
{
	size_t n = 0;

	while (*s && n + U8_MAX <= CHARREF_MAX) {
		int32_t cp = 0;

		for (; digit(*s) < 16; s++)
			cp = cp * 16 + digit(*s);
		n += u8_put(out + n, cp);
		while (*s == ' ')
			s++;
	}
	return n;
}

/* &#233; &#xE9; Windows-1252 is meant by 128 to 159 (WHATWG, numeric character references). */
static size_t
numeric(const char *s, size_t n, enum charref_where where, char *out, size_t *used)
{
	size_t i = 2, first;
	int base = 10;
	int32_t cp = 0;

	if (i < n && (s[i] | 0x20) == 'x') {
		base = 16;
		i++;
	}
	for (first = i; i < n && digit(s[i]) < base; i++)
		if (cp <= 0x10FFFF)
			cp = cp * base + digit(s[i]);
	if (i == first)
		return 0;
	if (i < n && s[i] == ';')
		i++;
	else if (where == CHARREF_LEFT)
		return 0;
	if (cp >= 0x80 && cp < 0xA0)
		cp = charset_cp1252((uint8_t)cp);
	if (cp == 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000))
		cp = U8_REPLACEMENT;
	*used = i;
	return u8_put(out, cp);
}

static uint32_t
find(const char *name, size_t n)
{
	struct tok t = {.form = tok_hash_bytes(name, n)};

	return lex_find(&lex_charrefs, &t);
}

size_t
charref_get(const char *s, size_t n, enum charref_where where, char out[CHARREF_MAX], size_t *used)
{
	uint32_t row = LEX_NONE, bare = LEX_NONE;
	size_t i;

	if (n < 3)
		return 0;
	if (s[1] == '#')
		return numeric(s, n, where, out, used);
	for (i = 1; i < n && i <= NAME_MAX && is_alnum(s[i]); i++) {
		if (where == CHARREF_LEFT || i > BARE_MAX)
			continue;
		row = find(s + 1, i);
		if (row != LEX_NONE && *lex_cell(&lex_charrefs, row, CHARREF_BARE)) {
			bare = row;
			*used = i + 1;
		}
	}
	if (i < n && s[i] == ';' && (row = find(s + 1, i - 1)) != LEX_NONE)
		*used = i + 1;
	else if ((row = bare) == LEX_NONE)
		return 0;
	else if (where == CHARREF_ATTRIBUTE && *used < n && (is_alnum(s[*used]) || s[*used] == '='))
		return 0;
	return put_codes(lex_cell(&lex_charrefs, row, CHARREF_CODE), out);
}
