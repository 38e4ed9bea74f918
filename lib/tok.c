#include "tok.h"

#include <string.h>

/* The hash is FNV-1a by code points, with a final mix (Murmur3's) so that low bits index a table. */

static inline bool
is_apostrophe(int32_t cp)
{
	return cp == '\'' || cp == 0x2019 || cp == 0x02BC;
}

/* Superscripts that stand in words and units: m², n°, Mᵐᵉ (letters by category), 1º. */
static inline bool
is_word(int32_t cp)
{
	return u8_is_letter(cp) || cp == 0xB2 || cp == 0xB3 || cp == 0xBA || cp == 0xAA;
}

/* Quotation marks of other countries as the French ones: “ „ ‹ are «, ” › are ». */
static inline int32_t
quote(int32_t cp)
{
	switch (cp) {
	case 0x201C:
	case 0x201E:
	case 0x201F:
	case 0x2039:
		return 0xAB;
	case 0x201D:
	case 0x203A:
		return 0xBB;
	}
	return cp;
}

struct word {
	uint64_t fold, form;
	size_t letters, capitals;
	uint8_t flags;
};

static inline void
add(struct word *w, int32_t cp)
{
	int32_t low = is_apostrophe(cp) ? (cp = '\'') : u8_lower(cp);

	w->form = tok_hash_add(w->form, cp);
	w->fold = tok_hash_add(w->fold, low);
}

/* The small letters at s, which both hashes of a word without capitals share; how many bytes. */
static inline size_t
read_small(const char *s, size_t n, uint64_t *hash, size_t *letters)
{
	uint64_t h = *hash;
	size_t i = 0, many = 0;

	for (; i < n; i++, many++) {
		unsigned c = (unsigned char)s[i];

		if (c - 'a' >= 26) {
			unsigned d = i + 1 < n ? (unsigned char)s[i + 1] : 0;

			/* à to ÿ but ÷ and ß, which has no capital here */
			if (c != 0xC3 || d < 0xA0 || d > 0xBF || d == 0xB7)
				break;
			c = d + 0x40;
			i++;
		}
		h = tok_hash_add(h, (int32_t)c);
	}
	*hash = h;
	*letters += many;
	return i;
}

/*
 * The run of letters of ASCII and of C3 xx (À to ÿ but × ÷) at s, nearly all of French: how many
 * bytes; adds its code points to *cps.
 */
static inline size_t
read_latin(const char *s, size_t n, struct word *w, size_t *cps)
{
	uint64_t form, fold;
	size_t i = 0, letters = 0, capitals = 0;

	if (w->form == w->fold) {
		i = read_small(s, n, &w->fold, &letters);
		w->form = w->fold;
	}
	form = w->form;
	fold = w->fold;
	while (i < n) {
		unsigned c = (unsigned char)s[i], low = c | 0x20;

		if (low - 'a' >= 26) {
			unsigned d = i + 1 < n ? (unsigned char)s[i + 1] : 0;

			if (c != 0xC3 || d < 0x80 || d > 0xBF || (d & 0xDF) == 0x97)
				break;
			c = d + 0x40;
			low = c < 0xDF ? c | 0x20 : c;
			i++;
		}
		i++;
		letters++;
		capitals += c != low;
		form = tok_hash_add(form, (int32_t)c);
		fold = tok_hash_add(fold, (int32_t)low);
	}
	w->form = form;
	w->fold = fold;
	w->letters += letters;
	w->capitals += capitals;
	*cps += letters;
	return i;
}

/* The rest of a word that was read as far as s + i: where it ends. */
static size_t
read_word(const char *s, size_t n, size_t i, struct word *w, size_t *cps)
{
	size_t len, next;
	int32_t cp;

	for (;;) {
		i += read_latin(s + i, n - i, w, cps);
		if (i >= n)
			break;
		cp = (unsigned char)s[i];
		len = 1;
		if (cp >= 0x80)
			cp = u8_get(s + i, n - i, &len);
		if (is_apostrophe(cp)) {
			if (i + len < n && is_apostrophe(u8_get(s + i + len, n - i - len, &next)))
				break; /* ‘’Kaolack’’ */
			w->flags |= TOK_ELIDED;
		} else if (u8_is_digit(cp)) {
			w->flags |= TOK_DIGIT;
		} else if (cp < 0x80 || !is_word(cp)) {
			break;
		} else if (u8_is_letter(cp)) {
			w->letters++;
			w->capitals += u8_is_upper(cp);
		}
		add(w, cp);
		i += len;
		++*cps;
		if (w->flags & TOK_ELIDED)
			break;
	}
	return i;
}

static size_t
read_number(const char *s, size_t n, size_t i, struct word *w, size_t *cps)
{
	size_t len;
	int32_t cp;

	for (; i < n; i += len, ++*cps) {
		cp = (unsigned char)s[i];
		len = 1;
		if (cp >= 0x80)
			cp = u8_get(s + i, n - i, &len);
		if (!u8_is_digit(cp))
			break;
		add(w, cp);
	}
	return i;
}

/* Reads the token that begins at s with code point cp; returns its bytes, *cps its code points. */
static inline size_t
read_token(const char *s, size_t n, int32_t cp, size_t len, struct tok *t, size_t *cps)
{
	struct word w = {TOK_HASH_SEED, TOK_HASH_SEED, 0, 0, 0};
	size_t i = len;

	*cps = 1;
	add(&w, cp < 0x201C || cp > 0x203A ? cp : quote(cp));
	if (u8_is_digit(cp)) {
		t->class = TOK_NUMBER;
		w.flags = TOK_DIGIT;
		i = read_number(s, n, i, &w, cps);
	} else if (is_word(cp)) {
		t->class = TOK_WORD;
		if (u8_is_letter(cp)) {
			w.letters = 1;
			w.capitals = u8_is_upper(cp);
		}
		if (u8_is_upper(cp))
			w.flags = TOK_UPPER;
		i = read_word(s, n, i, &w, cps);
		if (w.letters > 1 && w.letters == w.capitals)
			w.flags |= TOK_CAPS;
	} else {
		t->class = TOK_MARK;
		if (u8_is_upper(cp))
			w.flags = TOK_UPPER;
	}
	t->flags |= w.flags;
	t->fold = tok_hash_end(w.fold);
	t->form = tok_hash_end(w.form);
	return i;
}

/*
 * Most tokens: small letters with nothing behind them that may belong to the word. False for all
 * others.
 */
static inline bool
small_word(const char *s, size_t n, struct tok *t, size_t *bytes, size_t *cps)
{
	uint64_t h = TOK_HASH_SEED;
	size_t letters = 0, i = read_small(s, n, &h, &letters);

	if (i == 0 || (i < n && ((unsigned char)s[i] >= 0x80 || s[i] == '\'' ||
				    u8_is_letter(s[i]) || u8_is_digit(s[i]))))
		return false;
	t->class = TOK_WORD;
	t->fold = t->form = tok_hash_end(h);
	*bytes = i;
	*cps = letters;
	return true;
}

size_t
tok_split(struct str text, struct arena *a, struct tok **toks)
{
	size_t n = 0, cap = text.n / 4 + 16, i = 0, cp_at = 0, len, cps, bytes;
	struct tok *t = arena_get(a, cap * sizeof *t);
	uint8_t space = TOK_SPACE;
	int32_t cp;

	while (i < text.n) {
		if (text.s[i] == ' ') {
			i++;
			cp_at++;
			space = TOK_SPACE;
			continue;
		}
		cp = (unsigned char)text.s[i];
		len = 1;
		if (cp >= 0x80)
			cp = u8_get(text.s + i, text.n - i, &len);
		if (u8_is_space(cp)) {
			i += len;
			cp_at++;
			space = TOK_SPACE;
			continue;
		}
		if (n + 1 == cap) {
			struct tok *more = arena_get(a, 2 * cap * sizeof *t);

			memcpy(more, t, n * sizeof *t);
			t = more;
			cap *= 2;
		}
		t[n].flags = space;
		t[n].may = TOK_ANY;
		t[n].start = (uint32_t)i;
		t[n].cstart = (uint32_t)cp_at;
		if (!small_word(text.s + i, text.n - i, &t[n], &bytes, &cps))
			bytes = read_token(text.s + i, text.n - i, cp, len, &t[n], &cps);
		i += bytes;
		cp_at += cps;
		t[n].end = (uint32_t)i;
		t[n].cend = (uint32_t)cp_at;
		space = 0;
		n++;
	}
	memset(&t[n], 0, sizeof t[n]);
	t[n].start = t[n].end = (uint32_t)text.n;
	t[n].cstart = t[n].cend = (uint32_t)cp_at;
	t[n].class = TOK_MARK;
	*toks = t;
	return n;
}

bool
tok_first(struct str text, struct tok *t)
{
	size_t i = 0, len, cps, at = 0;
	int32_t cp;

	for (; i < text.n; i += len, at++) {
		cp = u8_get(text.s + i, text.n - i, &len);
		if (u8_is_space(cp))
			continue;
		*t = (struct tok){.start = (uint32_t)i,
		    .cstart = (uint32_t)at,
		    .flags = TOK_SPACE,
		    .may = TOK_ANY};
		t->end = (uint32_t)(i + read_token(text.s + i, text.n - i, cp, len, t, &cps));
		t->cend = (uint32_t)(at + cps);
		return true;
	}
	return false;
}

uint64_t
tok_hash(const char *word)
{
	struct tok t = {0};
	size_t n = strlen(word), len, cps;
	int32_t cp = u8_get(word, n, &len);

	read_token(word, n, cp, len, &t, &cps);
	return t.form;
}
