#include "codepage.h"

#include <string.h>

extern const uint32_t codepage_blob[];
__asm__(
    ".section .rodata\n.balign 64\n.global codepage_blob\ncodepage_blob: .incbin \"" CODEPAGE_BIN
    "\"\n.previous\n");

static const char *const names[] = {CODEPAGE_NAMES};

enum { TABLES = sizeof names / sizeof *names, ROWS = TABLES + 2 * CODEPAGE_RANGES };

/* GB18030: the four bytes behind the last code point of the first plane count on from here. */
enum { SUPPLEMENTARY = 189000, LAST = SUPPLEMENTARY + 0xFFFFF };

static const uint32_t *
row_of(uint32_t n)
{
	return codepage_blob + ROWS + 256 * (size_t)n;
}

bool
codepage_open(struct codepage *c, const char *name)
{
	size_t i;

	memset(c, 0, sizeof *c);
	c->little = strcmp(name, "UTF-16LE") == 0;
	if (c->little || strcmp(name, "UTF-16BE") == 0)
		return true;
	c->japanese = strcmp(name, "ISO-2022-JP") == 0;
	if (c->japanese)
		name = "EUC-JP";
	for (i = 0; i < TABLES; i++) {
		if (strcmp(names[i], name) != 0)
			continue;
		c->row = row_of(codepage_blob[i]);
		return codepage_blob[i] != CODEPAGE_BAD;
	}
	return false;
}

static int32_t
unit(const struct codepage *c, const unsigned char *s)
{
	return c->little ? s[0] | s[1] << 8 : s[0] << 8 | s[1];
}

static int32_t
get_utf16(const struct codepage *c, const unsigned char *s, size_t n, size_t *len)
{
	int32_t a, b;

	if (n < 2)
		return -1;
	a = unit(c, s);
	if (a < 0xD800 || a > 0xDFFF) {
		*len = 2;
		return a;
	}
	if (a > 0xDBFF || n < 4)
		return -1;
	b = unit(c, s + 2);
	if (b < 0xDC00 || b > 0xDFFF)
		return -1;
	*len = 4;
	return 0x10000 + ((a - 0xD800) << 10) + (b - 0xDC00);
}

/* The rank of four bytes among all of GB18030, then the range that it falls in. */
static int32_t
get_four(const unsigned char *s, size_t n, size_t *len)
{
	const uint32_t *range = codepage_blob + TABLES;
	uint32_t rank, i;

	if (n < 4 || s[2] < 0x81 || s[2] == 0xFF || s[3] < 0x30 || s[3] > 0x39)
		return -1;
	rank = ((uint32_t)(s[0] - 0x81) * 10 + s[1] - 0x30U) * 1260 + (s[2] - 0x81U) * 10 + s[3] -
	       0x30U;
	*len = 4;
	if (rank >= SUPPLEMENTARY && rank <= LAST)
		return (int32_t)(rank - SUPPLEMENTARY + 0x10000);
	for (i = 0; i + 1 < CODEPAGE_RANGES && range[2 * i + 2] <= rank; i++)
		;
	if (range[2 * i] <= rank && range[2 * i + 1] != CODEPAGE_BAD)
		return (int32_t)(range[2 * i + 1] + rank - range[2 * i]);
	*len = 1;
	return -1;
}

static int32_t
get_table(const struct codepage *c, const unsigned char *s, size_t n, unsigned char high,
    size_t *len, int32_t *second)
{
	const uint32_t *row = c->row;
	size_t i;

	for (i = 0; i < n && i < 3; i++) {
		uint32_t v = row[s[i] | high];

		if (v == CODEPAGE_BAD)
			return -1;
		if (v & CODEPAGE_ROW) {
			row = row_of(v & ~CODEPAGE_ROW);
			continue;
		}
		if (v & CODEPAGE_FOUR)
			return get_four(s, n, len);
		*len = i + 1;
		if (!(v & CODEPAGE_PAIR))
			return (int32_t)v;
		*second = (int32_t)(v & 0xFFF);
		return (int32_t)((v & ~CODEPAGE_PAIR) >> 12);
	}
	return -1;
}

/* ESC ( B, ESC ( J: one byte a character; ESC $ @, ESC $ B: two (RFC 1468). */
static int32_t
get_japanese(struct codepage *c, const unsigned char *s, size_t n, size_t *len)
{
	int32_t second, cp;

	if (s[0] == 0x1B && n >= 3 && s[1] == '(' && (s[2] == 'B' || s[2] == 'J'))
		c->wide = false;
	else if (s[0] == 0x1B && n >= 3 && s[1] == '$' && (s[2] == '@' || s[2] == 'B'))
		c->wide = true;
	else if (s[0] >= 0x80 || s[0] == 0x1B)
		return -1;
	else if (!c->wide || s[0] <= ' ')
		return s[0];
	else if (n < 2 || s[1] >= 0x80 || s[1] <= ' ' || s[0] == 0x7F)
		return -1;
	else {
		cp = get_table(c, s, 2, 0x80, len, &second);
		return *len == 2 ? cp : -1;
	}
	*len = 3;
	return -2;
}

int32_t
codepage_get(struct codepage *c, const char *s, size_t n, size_t *len, int32_t *second)
{
	const unsigned char *p = (const unsigned char *)s;

	*len = 1;
	*second = 0;
	if (!c->row)
		return get_utf16(c, p, n, len);
	return c->japanese ? get_japanese(c, p, n, len) : get_table(c, p, n, 0, len, second);
}
