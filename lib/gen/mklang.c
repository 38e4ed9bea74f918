/*
 * mklang WORDS ENDINGS LETTERS SCRIPTS > lang.tab.h: packs what tells languages (lib/lang*.tsv) as
 * lib/word/lang.h says.
 */
#include "die.h"
#include "lang.h"
#include "u8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VECTORS = 1 << 14 };

static char codes[LANG_MAX][3];
static size_t ncodes, nvectors;
static uint8_t vectors[VECTORS][LANG_MAX];
static struct lang_slot slots[LANG_SLOTS];
static size_t used;
static uint64_t filter[LANG_FILTER];

static const char *path;
static size_t line_no;

static void
bad(const char *why)
{
	die("%s:%zu: %s", path, line_no, why);
}

/* The place of a language. */
static size_t
place(const char *code)
{
	size_t i;

	for (i = 0; i < ncodes; i++)
		if (memcmp(codes[i], code, 2) == 0)
			return i;
	if (ncodes == LANG_MAX)
		bad("too many languages");
	memcpy(codes[ncodes], code, 2);
	return ncodes++;
}

/* The vector of a cell, "fr8 es5". */
static uint32_t
vector(const char *s)
{
	uint8_t v[LANG_MAX] = {0};
	size_t i;

	for (; *s && *s != '\n'; s += s[3] == ' ' ? 4 : 3) {
		if (s[0] < 'a' || s[0] > 'z' || s[1] < 'a' || s[1] > 'z' || s[2] < '0' ||
		    s[2] > '9')
			bad("not a language and a digit");
		v[place(s)] = (uint8_t)(s[2] - '0');
	}
	for (i = 0; i < nvectors; i++)
		if (memcmp(vectors[i], v, sizeof v) == 0)
			return (uint32_t)i;
	if (nvectors == VECTORS)
		bad("too many rows");
	memcpy(vectors[nvectors], v, sizeof v);
	return (uint32_t)nvectors++;
}

static void
enter(uint64_t h, uint32_t v)
{
	size_t i = lang_place(h);

	if (2 * ++used > LANG_SLOTS)
		bad("too many rows");
	for (; slots[i].check != 0; i = (i + 1) % LANG_SLOTS)
		if (slots[i].check == lang_check(h))
			bad("a word like another");
	slots[i] = (struct lang_slot){lang_check(h), v};
	filter[lang_part(h)] |= lang_bits(h);
}

enum table { WORDS, ENDINGS, LETTERS };

static void
read_table(const char *file, enum table kind)
{
	char line[1024], key[128], *tab;
	FILE *fp = fopen(file, "r");
	size_t len, n;

	path = file;
	if (!fp)
		die("%s:", file);
	for (line_no = 1; fgets(line, sizeof line, fp); line_no++) {
		if (*line == '#')
			continue;
		tab = strchr(line, '\t');
		n = tab ? (size_t)(tab - line) : 0;
		if (n == 0 || n > WORD_SPAN)
			bad("not a word and languages");
		memset(key, 0, sizeof key);
		memcpy(key, line, n);
		if (kind == LETTERS)
			enter(lang_letter(u8_get(key, n, &len)), vector(tab + 1));
		else
			enter(kind == WORDS ? lang_word(key, n) : lang_ending(key, n),
			    vector(tab + 1));
	}
	fclose(fp);
}

/* Rows of first, last (hexadecimal), language, bits. */
static void
write_scripts(const char *file)
{
	char line[256], code[3];
	unsigned first, last, bits;
	FILE *fp = fopen(file, "r");

	path = file;
	if (!fp)
		die("%s:", file);
	puts("static const struct lang_script scripts[] = {");
	for (line_no = 1; fgets(line, sizeof line, fp); line_no++) {
		if (*line == '#')
			continue;
		if (sscanf(line, "%x\t%x\t%2[a-z]\t%u", &first, &last, code, &bits) != 4)
			bad("not first, last, language, bits");
		printf("{%u, %u, %zu, %u},\n", first, last, place(code), bits & 0xFF);
	}
	puts("};");
	fclose(fp);
}

int
main(int argc, char **argv)
{
	size_t i, k;

	die_name(argv[0]);
	if (argc != 5)
		die("usage: mklang WORDS ENDINGS LETTERS SCRIPTS");
	vector(""); /* 0: of what is not there */
	read_table(argv[1], WORDS);
	read_table(argv[2], ENDINGS);
	read_table(argv[3], LETTERS);
	write_scripts(argv[4]);
	printf("enum { LANGUAGES = %zu };\nstatic const char codes[LANGUAGES][3] = {", ncodes);
	for (i = 0; i < ncodes; i++)
		printf("\"%s\",\n", codes[i]);
	puts("};\nstatic const uint8_t vectors[][LANG_MAX] __attribute__((aligned(64))) = {");
	for (i = 0; i < nvectors; i++) {
		putchar('{');
		for (k = 0; k < ncodes; k++)
			printf("%u,", vectors[i][k]);
		puts("},");
	}
	puts("};\nstatic const uint64_t filter[LANG_FILTER] = {");
	for (i = 0; i < LANG_FILTER; i++)
		printf("0x%llx,\n", (unsigned long long)filter[i]);
	puts("};\nstatic const struct lang_slot slots[LANG_SLOTS] = {");
	for (i = 0; i < LANG_SLOTS; i++)
		if (slots[i].check)
			printf("[%zu] = {%u, %u},\n", i, slots[i].check, slots[i].vector);
	puts("};");
	return fflush(stdout) == 0 ? die_status() : 2;
}
