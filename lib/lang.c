/*
 * Naive Bayes over words: each word adds log2(its frequency in the language / the frequency that
 * a word outside the table is taken to have). Function words make up near half of any text, so
 * a few hundred of each language tell a paragraph of ten words; endings tell most headlines.
 *
 * Known limits: headlines of names stay unnamed; neighbours (no and da, id and ms,
 * cs and sk) need a longer text; a language that is not in the tables may pass for a relative (gl for
 * pt or es), hence LANG_FEW.
 */
#include "lang.h"

#include "lex.h"
#include "tok.h"

#include <string.h>

enum { LANG_WORD = 0, LANG_LANGUAGES = 1 }; /* columns of both tables */

/* One word in LANG_FEW at least must be known, else the language is none of those in the table. */
enum { LANG_FEW = 8 };

/* Endings have three letters; words of five and more have one. */
enum { LANG_ENDING = 3, LANG_LONG = 5 };

/* Between two looks at who is ahead. */
enum { LANG_STEP = 12 };

/* Scripts that stand for one language, or speak for it; the others are told apart by words. */
static const struct script {
	int32_t first, last;
	char code[3];
	int8_t bits;
} scripts[] = {
    {0x0370, 0x03FF, "el", 1},
    {0x0531, 0x058F, "hy", 1},
    {0x0590, 0x05FF, "he", 1},
    {0x0900, 0x097F, "hi", 1},
    {0x0980, 0x09FF, "bn", 1},
    {0x0B80, 0x0BFF, "ta", 1},
    {0x0E00, 0x0E7F, "th", 1},
    {0x10A0, 0x10FF, "ka", 1},
    {0x1200, 0x137F, "am", 1},
    {0x1780, 0x17FF, "km", 1},
    {0x3040, 0x30FF, "ja", 6},
    {0x4E00, 0x9FFF, "zh", 2},
    {0xAC00, 0xD7A3, "ko", 3},
};

static inline size_t
place(const char *code)
{
	return (size_t)(code[0] - 'a') * 26 + (size_t)(code[1] - 'a');
}

static inline void
add_bits(struct lang *l, size_t at, int32_t bits)
{
	l->bits[at] += bits;
	l->seen[at / 64] |= UINT64_C(1) << at % 64;
}

/* Adds a cell of a table: "fr8 es5". Malformed cells add nothing. */
static void
add_cell(struct lang *l, const char *s)
{
	while (s[0] >= 'a' && s[0] <= 'z' && s[1] >= 'a' && s[1] <= 'z' && s[2] >= '0' &&
	       s[2] <= '9') {
		add_bits(l, place(s), s[2] - '0');
		s += 3;
		s += *s == ' ';
	}
}

static uint32_t
find(const struct lex_table *x, uint64_t hash)
{
	struct tok t = {.fold = tok_hash_end(hash)};

	return lex_find(x, &t);
}

static void
add_script(struct lang *l, int32_t cp)
{
	size_t i;

	for (i = 0; i < sizeof scripts / sizeof *scripts && cp >= scripts[i].first; i++)
		if (cp <= scripts[i].last)
			add_bits(l, place(scripts[i].code), scripts[i].bits);
}

/* The letters of a word that the table lacks: n bytes at s. */
static void
add_letters(struct lang *l, const char *s, size_t n)
{
	size_t i = 0, len;
	uint32_t row;

	while (i < n) {
		int32_t cp;

		if ((unsigned char)s[i] < 0x80) {
			i++;
			continue;
		}
		cp = u8_lower(u8_get(s + i, n - i, &len));
		i += len;
		row = find(&lex_lang_letters, tok_hash_add(TOK_HASH_SEED, cp));
		if (row != LEX_NONE)
			add_cell(l, lex_cell(&lex_lang_letters, row, LANG_LANGUAGES));
		else if (cp >= scripts[0].first)
			add_script(l, cp);
	}
}

/* Its ending, if it is long enough: cp[i % LANG_ENDING] are its last letters, n of them in all. */
static void
add_ending(struct lang *l, const int32_t *cp, size_t n)
{
	uint64_t h = TOK_HASH_SEED;
	uint32_t row;
	size_t i;

	if (n < LANG_LONG)
		return;
	for (i = n - LANG_ENDING; i < n; i++)
		h = tok_hash_add(h, cp[i % LANG_ENDING]);
	row = find(&lex_lang_endings, h);
	if (row != LEX_NONE)
		add_cell(l, lex_cell(&lex_lang_endings, row, LANG_LANGUAGES));
}

/* Reads the word at s (n bytes left) and adds it; its length, 0 if there is none. */
static size_t
add_word(struct lang *l, const char *s, size_t n)
{
	uint64_t h = TOK_HASH_SEED;
	int32_t last[LANG_ENDING] = {0};
	size_t i = 0, len = 1, letters = 0;
	bool plain = true;
	uint32_t row;

	while (i < n) {
		int32_t cp = (unsigned char)s[i];

		if (cp < 0x80) {
			len = 1;
			cp |= 0x20;
			if (cp < 'a' || cp > 'z')
				break;
		} else {
			cp = u8_get(s + i, n - i, &len);
			if (!u8_is_letter(cp))
				break;
			cp = u8_lower(cp);
			plain = false;
		}
		h = tok_hash_add(h, cp);
		last[letters++ % LANG_ENDING] = cp;
		i += len;
	}
	if (i == 0)
		return 0;
	l->words++;
	row = find(&lex_lang, h);
	if (row != LEX_NONE) {
		l->known++;
		add_cell(l, lex_cell(&lex_lang, row, LANG_LANGUAGES));
		return i;
	}
	add_ending(l, last, letters);
	if (!plain)
		add_letters(l, s, i);
	return i;
}

/* The place of the best; *margin: bits before the second best. */
static size_t
best(const struct lang *l, int32_t *margin)
{
	int32_t first = 0, second = 0;
	size_t i, at = 0, k;
	uint64_t left;

	for (k = 0, left = l->seen[0]; k < LANG_SETS; left &= left - 1) {
		while (left == 0 && ++k < LANG_SETS)
			left = l->seen[k];
		if (left == 0)
			break;
		i = 64 * k + (size_t)__builtin_ctzll(left);
		if (l->bits[i] <= second)
			continue;
		if (l->bits[i] > first) {
			second = first;
			first = l->bits[i];
			at = i;
		} else {
			second = l->bits[i];
		}
	}
	*margin = first - second;
	return at;
}

void
lang_begin(struct lang *l)
{
	memset(l, 0, sizeof *l);
}

void
lang_add(struct lang *l, struct str text)
{
	uint32_t look = l->words + LANG_STEP;
	size_t i = 0, len;
	int32_t margin;

	while (i < text.n) {
		len = add_word(l, text.s + i, text.n - i);
		if (len == 0) {
			if ((unsigned char)text.s[i] < 0x80)
				len = 1;
			else
				u8_get(text.s + i, text.n - i, &len);
		}
		i += len;
		if (l->words >= look) {
			look = l->words + LANG_STEP;
			best(l, &margin);
			if (margin >= LANG_ENOUGH)
				return;
		}
	}
}

void
lang_sum(struct lang *l, const struct lang *other)
{
	size_t i;

	for (i = 0; i < LANG_CODES; i++)
		l->bits[i] += other->bits[i];
	for (i = 0; i < LANG_SETS; i++)
		l->seen[i] |= other->seen[i];
	l->words += other->words;
	l->known += other->known;
}

const char *
lang_code(struct lang *l, int32_t *margin)
{
	int32_t ahead;
	size_t at = best(l, &ahead);
	/* Each letter of a script of its own is as good as a word. */
	bool few = l->known < l->words / LANG_FEW && l->bits[at] < (int32_t)l->words * 4;

	if (margin)
		*margin = ahead;
	if (ahead < LANG_SURE || few)
		return NULL;
	l->code[0] = (char)('a' + at / 26);
	l->code[1] = (char)('a' + at % 26);
	l->code[2] = '\0';
	return l->code;
}

const char *
lang_of(struct str text, char *code)
{
	struct lang l;

	lang_begin(&l);
	lang_add(&l, text);
	if (!lang_code(&l, NULL))
		return NULL;
	memcpy(code, l.code, 3);
	return code;
}
