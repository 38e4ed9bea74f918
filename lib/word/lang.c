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

#include "lang.tab.h"

#include <string.h>

/* One word in LANG_FEW at least must be known, else the language is none of those in the table. */
enum { LANG_FEW = 8 };

/* Endings have three letters; words of five and more have one. */
enum { LANG_ENDING = 3, LANG_LONG = 5 };

/* Words before the first look at who is ahead, and between two; vectors of digits that fit into a byte. */
enum { LANG_FIRST = 24, LANG_STEP = 12, LANG_ADDS = 255 / 9 };

/* What was added since the last time goes to bits. */
static void
settle(struct lang *l)
{
	uint8_t more[LANG_MAX];
	size_t i;

	if (l->adds == 0)
		return;
	memcpy(more, l->more, sizeof more);
	for (i = 0; i < LANGUAGES; i++)
		l->bits[i] += more[i];
	memset(l->more, 0, sizeof l->more);
	l->adds = 0;
}

static inline void
add_vector(struct lang *l, uint32_t v)
{
	uint64_t lane[LANG_LANES];
	size_t i;

	memcpy(lane, vectors[v], sizeof lane);
	for (i = 0; i < LANG_LANES; i++)
		l->more[i] += lane[i];
	if (++l->adds == LANG_ADDS)
		settle(l);
}

/* False: nothing has this hash. */
static inline bool
may_find(uint64_t h)
{
	return (~filter[lang_part(h)] & lang_bits(h)) == 0;
}

/* The vector of what has this hash; 0, which is empty, if nothing has. */
static inline uint32_t
find(uint64_t h)
{
	size_t i = lang_place(h);

	if (!may_find(h))
		return 0;
	while (slots[i].check != 0 && slots[i].check != lang_check(h))
		i = (i + 1) % LANG_SLOTS;
	return slots[i].vector;
}

/* The letter cp, in lower case, of a word that the table lacks. */
static void
add_letter(struct lang *l, int32_t cp)
{
	uint32_t v = find(lang_letter(cp));
	size_t i;

	if (v) {
		add_vector(l, v);
		return;
	}
	for (i = 0; i < sizeof scripts / sizeof *scripts && cp >= scripts[i].first; i++)
		if (cp <= scripts[i].last)
			l->bits[scripts[i].language] += scripts[i].bits;
}

/* The ending of the word of n bytes at s, in *h; false if it is too short to have one. */
static inline bool
ending(const char *s, size_t n, uint64_t lead, uint64_t *h)
{
	size_t i, from = n, letters = n;

	for (; lead && letters >= LANG_LONG; lead &= lead - 1)
		letters--;
	if (letters < LANG_LONG)
		return false;
	for (i = 0; i < LANG_ENDING; i++)
		from -= (unsigned char)s[from - 1] < 0x80 ? 1 : 2;
	*h = word_hash(s + from, n - from) ^ LANG_END;
	return true;
}

/*
 * The word of n bytes at s, letters that word_span() sees; lead: a bit for each C3 in it.
 */
static inline void
add_latin(struct lang *l, const char *s, size_t n, uint64_t lead)
{
	uint32_t v = find(word_hash(s, n));
	uint64_t h;

	l->words++;
	if (v) {
		l->known++;
		add_vector(l, v);
		return;
	}
	if (ending(s, n, lead, &h) && (v = find(h)) != 0)
		add_vector(l, v);
	for (; lead; lead &= lead - 1)
		add_letter(l, 0xE0 | (s[__builtin_ctzll(lead) + 1] & 0x1F));
}

/* A word of any letters, in lower case: n bytes, of them the last three letters from on. */
static void
add_any(struct lang *l, const char *s, size_t n, size_t letters, size_t from)
{
	uint32_t v = find(lang_word(s, n));
	size_t i, len;

	l->words++;
	if (v) {
		l->known++;
		add_vector(l, v);
		return;
	}
	v = letters >= LANG_LONG ? find(lang_ending(s + from, n - from)) : 0;
	if (v)
		add_vector(l, v);
	for (i = 0; i < n; i += len) {
		int32_t cp = u8_get(s + i, n - i, &len);

		if (cp >= 0x80)
			add_letter(l, cp);
	}
}

/*
 * Reads the word at s (n bytes left) and adds it; its length, 0 if there is none. Of a word longer
 * than any in the tables, as those of scripts without spaces are, a part is read.
 */
static size_t
add_word(struct lang *l, const char *s, size_t n)
{
	char low[WORD_SPAN + WORD_PAD] = {0};
	size_t at[LANG_ENDING] = {0}, i = 0, o = 0, len, letters = 0;

	while (i < n && o + U8_MAX <= WORD_SPAN) {
		int32_t cp = u8_get(s + i, n - i, &len);

		if (!u8_is_letter(cp))
			break;
		at[letters++ % LANG_ENDING] = o;
		o += u8_put(low + o, u8_lower(cp));
		i += len;
	}
	if (i > 0)
		add_any(l, low, o, letters, at[letters % LANG_ENDING]);
	return i;
}

/* The place of the best; *margin: bits before the second best. */
static size_t
best(struct lang *l, int32_t *margin)
{
	int32_t first = 0, second = 0;
	size_t i, at = 0;

	settle(l);
	for (i = 0; i < LANGUAGES; i++) {
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
	l->look = LANG_FIRST;
}

/* After so many words: is the answer sure? */
static bool
enough(struct lang *l)
{
	int32_t margin;

	if (l->words < l->look)
		return false;
	l->look = l->words + LANG_STEP;
	best(l, &margin);
	return margin >= LANG_ENOUGH;
}

/* Words of all scripts from s[*i] to s[end], or a little further. */
static bool
add_words(struct lang *l, struct str text, size_t *i, size_t end)
{
	size_t len;

	while (*i < end) {
		len = add_word(l, text.s + *i, text.n - *i);
		if (len == 0)
			u8_get(text.s + *i, text.n - *i, &len);
		*i += len;
		if (enough(l))
			return true;
	}
	return false;
}

bool
lang_add(struct lang *l, struct str text)
{
	struct word_runs left;
	struct word_span w;
	size_t i = 0, at, n;

	while (i < text.n) {
		word_span(&w, text.s + i, text.n - i, text.n - i);
		if (w.odd) {
			if (add_words(l, text, &i, i + w.n))
				return true;
			continue;
		}
		left = word_runs(w.letter);
		while (left.first) {
			at = word_run(&left, &n);
			add_latin(l, w.s + at, n, w.lead >> at & ((UINT64_C(2) << (n - 1)) - 1));
			if (enough(l))
				return true;
		}
		i += w.n;
	}
	return false;
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
	memcpy(l->code, codes[at], sizeof l->code);
	return l->code;
}
