/*
 * mkcodepage: the tables of lib/text/codepage.c, asked of the converters of this machine.
 *
 *     mkcodepage build/codepage.bin
 *
 * Each sequence of one, two and three bytes is converted; what a converter calls incomplete gets a
 * row for the byte behind it. GB18030 has a million and a half of four bytes: those that stand for
 * the first plane are 206 ranges.
 */
#include "codepage.h"
#include "die.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = {CODEPAGE_NAMES};

enum { TABLES = sizeof names / sizeof *names, MOST = 4096, DEEPEST = 3, PLANE = 39420 };

static uint32_t root[TABLES], range[2 * CODEPAGE_RANGES], row[MOST][256];
static size_t rows, ranges;

/* What n bytes stand for, as a cell; CODEPAGE_ROW: bytes are missing. */
static uint32_t
ask(iconv_t cd, const unsigned char *s, size_t n)
{
	char in[4], *i = in, *o;
	uint32_t out[8];
	size_t left = n, room = sizeof out;

	memcpy(in, s, n);
	o = (char *)out;
	iconv(cd, NULL, NULL, NULL, NULL);
	if (iconv(cd, &i, &left, &o, &room) == (size_t)-1)
		return errno == EINVAL && room == sizeof out ? CODEPAGE_ROW : CODEPAGE_BAD;
	if (iconv(cd, NULL, NULL, &o, &room) == (size_t)-1)
		return CODEPAGE_BAD;
	switch ((sizeof out - room) / sizeof *out) {
	case 1:
		return out[0];
	case 2:
		if (out[0] < 0x1000 && out[1] < 0x1000)
			return CODEPAGE_PAIR | out[0] << 12 | out[1];
	}
	return CODEPAGE_BAD;
}

static uint32_t
fill(iconv_t cd, unsigned char *s, size_t n, bool gb)
{
	size_t me = rows++;
	unsigned b;

	if (me >= MOST)
		die("more than %d rows", MOST);
	for (b = 0; b < 256; b++) {
		uint32_t v;

		s[n] = (unsigned char)b;
		v = ask(cd, s, n + 1);
		if (v == CODEPAGE_ROW && gb && n == 1)
			v = CODEPAGE_FOUR;
		else if (v == CODEPAGE_ROW)
			v = n + 1 < DEEPEST ? CODEPAGE_ROW | fill(cd, s, n + 1, gb) : CODEPAGE_BAD;
		row[me][b] = v;
	}
	return (uint32_t)me;
}

static void
put_range(uint32_t rank, uint32_t cp)
{
	if (ranges >= CODEPAGE_RANGES)
		die("more than %d ranges", CODEPAGE_RANGES);
	range[2 * ranges] = rank;
	range[2 * ranges++ + 1] = cp;
}

static void
fill_ranges(iconv_t cd)
{
	uint32_t rank, v, next = CODEPAGE_BAD;

	for (rank = 0; rank < PLANE; rank++) {
		unsigned char s[4] = {(unsigned char)(0x81 + rank / 12600),
		    (unsigned char)(0x30 + rank / 1260 % 10),
		    (unsigned char)(0x81 + rank / 10 % 126), (unsigned char)(0x30 + rank % 10)};

		v = ask(cd, s, 4);
		if (v >= CODEPAGE_FOUR)
			v = CODEPAGE_BAD;
		if (v != next)
			put_range(rank, v);
		next = v == CODEPAGE_BAD ? v : v + 1;
	}
	if (next != CODEPAGE_BAD)
		put_range(PLANE, CODEPAGE_BAD);
	while (ranges < CODEPAGE_RANGES)
		put_range(UINT32_MAX, CODEPAGE_BAD);
}

int
main(int argc, char **argv)
{
	FILE *fp;
	size_t i;

	die_name(argv[0]);
	if (argc != 2)
		die("usage: mkcodepage output");
	for (i = 0; i < TABLES; i++) {
		const uint16_t one = 1;
		iconv_t cd = iconv_open(*(const char *)&one ? "UTF-32LE" : "UTF-32BE", names[i]);
		unsigned char s[4];
		bool gb = strcmp(names[i], "GB18030") == 0;

		root[i] = cd == (iconv_t)-1 ? CODEPAGE_BAD : fill(cd, s, 0, gb);
		if (cd == (iconv_t)-1)
			continue;
		if (gb)
			fill_ranges(cd);
		iconv_close(cd);
	}
	if (ranges == 0)
		put_range(UINT32_MAX, CODEPAGE_BAD);
	fp = fopen(argv[1], "wb");
	if (!fp || fwrite(root, sizeof root, 1, fp) != 1 ||
	    fwrite(range, sizeof range, 1, fp) != 1 || fwrite(row, sizeof *row, rows, fp) != rows ||
	    fclose(fp) != 0)
		die("%s:", argv[1]);
	return 0;
}
