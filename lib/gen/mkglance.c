/*
 * mkglance LANGUAGE WORDS > glance.tab.h: what lib/page/glance looks words up in, made of the tables of
 * the language, which are linked in, and of the words that tell languages (lib/lang.tsv).
 */
#include "die.h"
#include "glance.h"
#include "lex.h"

#include <stdio.h>
#include <string.h>

enum { CLASS_COL = 1, PLACE_COL = 2, MONTH_VARIANTS = 2, KEY_WORDS = 32, ARTICLE = 2 };

/* Bits (lib/word/lang.h) by which a word of the language is ahead of the next. */
enum { OWN = 3 };

static struct glance g;
static struct arena toks;

static void
set(uint64_t h, unsigned bits)
{
	g.sign[h >> 51] |= (uint16_t)bits;
	g.sign[h >> 36 & (GLANCE_SLOTS - 1)] |= (uint16_t)bits;
}

static void
put(uint64_t h)
{
	g.filter[glance_part(h)] |= glance_bits(h);
}

/* The words of a key, at most most of them, hashed; how many. 0 if they are of other letters. */
static size_t
read_key(struct str key, uint64_t *h, size_t *length, size_t most)
{
	size_t i, at, words = 0;
	struct word_runs left;
	struct word_span w;

	for (i = 0; i < key.n; i += w.n) {
		word_span(&w, key.s + i, key.n - i, key.n - i);
		if (w.odd)
			return 0; /* a text that holds it is odd */
		left = word_runs(w.letter);
		while (left.first && words < most) {
			at = word_run(&left, &length[words]);
			h[words] = word_hash(w.s + at, length[words]);
			words++;
		}
	}
	return words;
}

/* By its longest word, if any: it stands anywhere. */
static void
enter_longest(struct str key, unsigned sign)
{
	size_t n[KEY_WORDS], k, words, best = 0;
	uint64_t h[KEY_WORDS];

	words = read_key(key, h, n, KEY_WORDS);
	for (k = 0; k < words; k++)
		best = n[k] > n[best] ? k : best;
	if (words > 0)
		set(h[best], sign);
}

/* A phrase of these words, and perhaps numbers, that stands anywhere. */
static void
enter_anywhere(struct str key, const uint64_t *h, const size_t *n, size_t words)
{
	size_t k, best = 0;
	bool number = false;

	for (k = 0; k < key.n; k++)
		number |= key.s[k] >= '0' && key.s[k] <= '9';
	for (k = 0; k < words; k++)
		best = n[k] > n[best] ? k : best;
	if (words == 1)
		set(h[0], number ? GLANCE_FROM : GLANCE_ANY);
	if (words < 2)
		return;
	set(h[best], words > 2 ? GLANCE_AMID : GLANCE_NEAR);
	if (words == 2) {
		put(GLANCE_NEXT + glance_pair(h[0], h[1]));
		return;
	}
	k = best > 1 ? best - 2 : 0;
	put(GLANCE_NEXT + glance_pair(glance_pair(h[k], h[k + 1]), h[k + 2]));
}

/* By its first words, three at most. */
static void
enter_first(struct str key, uint64_t kind)
{
	size_t n[3], k, words;
	uint64_t h[3], all;

	words = read_key(key, h, n, 3);
	if (words == 0)
		return;
	all = h[0];
	for (k = 1; k < words; k++)
		all = glance_pair(all, h[k]);
	put(all + kind);
}

/* By its first word, before which a mark must stand; behind an article, by its second. */
static void
enter_credit(struct str key)
{
	uint64_t h[2];
	size_t n[2], words = read_key(key, h, n, 2);

	if (words > 1 && n[0] <= ARTICLE)
		set(h[1], GLANCE_SECOND);
	else if (words > 0)
		set(h[0], GLANCE_CREDIT);
}

/* The marks before its first word that are not ASCII. */
static void
enter_marks(struct str key)
{
	struct word_span w;
	size_t i, n;

	word_span(&w, key.s, key.n, key.n);
	n = w.letter ? (size_t)__builtin_ctzll(w.letter) : w.n;
	for (i = 0; i < n && !w.odd; i++)
		if (((unsigned char)key.s[i] & 0xC0) == 0x80)
			g.marks |= glance_mark(key.s[i]);
}

static void
enter_six(struct sixes *f, const char *six)
{
	uint64_t i = lines_six(six);

	f->bit[i / 64] |= UINT64_C(1) << i % 64;
}

/* « Lire aussi »: its first six bytes; an apostrophe may be bent. One that begins with a mark is never looked for so. */
static void
enter_see(struct str key)
{
	const char *apostrophe;
	char bent[LINES_SIX + 3];
	size_t n;

	if (*key.s == '>')
		return;
	if (key.n < LINES_SIX)
		die("too short to be looked for: %.*s", (int)key.n, key.s);
	enter_six(&g.see, key.s);
	apostrophe = memchr(key.s, '\'', LINES_SIX);
	if (!apostrophe)
		return;
	n = (size_t)(apostrophe - key.s);
	memcpy(bent, key.s, n);
	memcpy(bent + n, "’", 3);
	memcpy(bent + n + 3, apostrophe + 1, LINES_SIX - 1 - n);
	enter_six(&g.see, bent);
}

/* By the first six bytes of its longest word. */
static void
enter_imprint(struct str key)
{
	struct word_runs left;
	struct word_span w;
	size_t i, at, n, best = 0;
	char six[LINES_SIX + 1] = "";

	for (i = 0; i < key.n; i += w.n) {
		word_span(&w, key.s + i, key.n - i, key.n - i);
		if (w.odd)
			return; /* a text that holds it is odd */
		for (left = word_runs(w.letter); left.first;) {
			at = word_run(&left, &n);
			if (n > best) {
				best = n;
				memcpy(six, w.s + at, LINES_SIX);
			}
		}
	}
	if (best < LINES_SIX)
		die("too short to be looked for: %.*s", (int)key.n, key.s);
	enter_six(&g.imprint, six);
}

static void
enter_phrase(struct str key, const char *class, char place)
{
	size_t n[KEY_WORDS], k, words;
	uint64_t h[KEY_WORDS];
	struct tok *t;

	words = read_key(key, h, n, KEY_WORDS);
	for (k = 0; k < words; k++)
		set(h[k], GLANCE_WORD);
	if (strcmp(class, "see") == 0) {
		enter_first(key, GLANCE_SEE);
		enter_see(key);
	}
	if (place != 'w' && strcmp(class, "legal") == 0 && tok_split(key, &toks, &t) > 3)
		enter_imprint(key);
	if (place == 'a')
		enter_anywhere(key, h, n, words);
	else if (place != 'w')
		enter_first(key, GLANCE_FIRST);
	if (place != 'a' && place != 'w' && words > 0)
		set(h[0], words == 1 ? GLANCE_HEAD | GLANCE_ALONE : GLANCE_HEAD);
	if (place != 'a' && place != 'w' && words > 1)
		set(h[1], GLANCE_BEHIND);
	if (place != 'w')
		enter_marks(key);
}

/* The keys of a column, | between several; sign: 0 for boilerplate. */
static void
enter_all(const struct lex_table *x, uint32_t col, unsigned sign)
{
	uint32_t row;

	for (row = 0; row < x->rows; row++) {
		const char *s = lex_cell(x, row, col), *bar;

		for (; s; s = bar ? bar + 1 : NULL) {
			struct str key;

			bar = strchr(s, '|');
			key = (struct str){s, bar ? (size_t)(bar - s) : strlen(s)};
			if (sign == 0)
				enter_phrase(
				    key, lex_cell(x, row, CLASS_COL), *lex_cell(x, row, PLACE_COL));
			else if (x == &lex_service)
				enter_longest(key,
				    *lex_cell(x, row, 1) == 's' ? GLANCE_SERVICE : GLANCE_ADDRESS);
			else if (sign == GLANCE_CREDIT)
				enter_credit(key);
			else
				enter_longest(key, sign);
		}
	}
}

/* The bits of a cell, "fr8 es5": those of the language more than those of any other. */
static int
lead(const char *s, const char *language)
{
	int own = 0, best = 0;

	for (; *s && *s != '\n'; s += s[3] == ' ' ? 4 : 3) {
		int bits = s[2] - '0';

		if (memcmp(s, language, 2) == 0)
			own = bits;
		else
			best = bits > best ? bits : best;
	}
	return own - best;
}

/* Words that hardly any other language has, of lib/lang.tsv. */
static void
enter_own(const char *file, const char *language)
{
	char line[1024], *tab;
	FILE *fp = fopen(file, "r");
	uint64_t h[2];
	size_t n[2];

	if (!fp)
		die("%s:", file);
	while (fgets(line, sizeof line, fp))
		if (*line != '#' && (tab = strchr(line, '\t')) != NULL &&
		    lead(tab + 1, language) >= OWN &&
		    read_key((struct str){line, (size_t)(tab - line)}, h, n, 2) == 1)
			set(h[0], GLANCE_OWN);
	fclose(fp);
}

static void
print(void)
{
	size_t i;

	puts("const struct glance glance_table = {{");
	for (i = 0; i < GLANCE_SLOTS; i++)
		printf("%u,%s", g.sign[i], i % 16 == 15 ? "\n" : "");
	puts("}, {");
	for (i = 0; i < GLANCE_FILTER; i++)
		printf("0x%llx,\n", (unsigned long long)g.filter[i]);
	puts("}, {{");
	for (i = 0; i < LINES_SIXES / 64; i++)
		printf("0x%llx,\n", (unsigned long long)g.see.bit[i]);
	puts("}}, {{");
	for (i = 0; i < LINES_SIXES / 64; i++)
		printf("0x%llx,\n", (unsigned long long)g.imprint.bit[i]);
	printf("}}, 0x%llx, \"%s\"};\n", (unsigned long long)g.marks, g.language);
}

int
main(int argc, char **argv)
{
	die_name(argv[0]);
	if (argc != 3 || strlen(argv[1]) != 2)
		die("usage: mkglance LANGUAGE WORDS");
	memcpy(g.language, argv[1], 3);
	enter_all(&lex_boilerplate, 0, 0);
	enter_all(&lex_service, 0, GLANCE_SERVICE);
	enter_all(&lex_credit, 0, GLANCE_CREDIT);
	enter_all(&lex_months, 0, GLANCE_MONTH);
	enter_all(&lex_months, MONTH_VARIANTS, GLANCE_MONTH);
	enter_all(&lex_monthabbr, 0, GLANCE_MONTH);
	enter_own(argv[2], argv[1]);
	print();
	return fflush(stdout) == 0 ? die_status() : 2;
}
