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

/* The run of ASCII letters at s, most of most texts: how many bytes. */
static inline size_t
read_ascii(const char *s, size_t n, struct word *w)
{
	uint64_t form = w->form, fold = w->fold;
	size_t i, capitals = 0;

	for (i = 0; i < n; i++) {
		unsigned c = (unsigned char)s[i], low = c | 0x20;

		if (low - 'a' >= 26)
			break;
		capitals += c != low;
		form = tok_hash_add(form, (int32_t)c);
		fold = tok_hash_add(fold, (int32_t)low);
	}
	w->form = form;
	w->fold = fold;
	w->letters += i;
	w->capitals += capitals;
	return i;
}

/* Reads the token that begins at s with code point cp; returns its bytes, *cps its code points. */
static size_t
read_token(const char *s, size_t n, int32_t cp, size_t len, struct tok *t, size_t *cps)
{
	struct word w = {TOK_HASH_SEED, TOK_HASH_SEED, 0, 0, 0};
	size_t i = 0;
	bool digits = u8_is_digit(cp), word = is_word(cp);

	t->class = digits ? TOK_NUMBER : word ? TOK_WORD : TOK_MARK;
	if (digits)
		w.flags |= TOK_DIGIT;
	if (u8_is_upper(cp))
		w.flags |= TOK_UPPER;
	*cps = 0;
	for (;;) {
		add(&w, cp);
		i += len;
		++*cps;
		if (word && u8_is_letter(cp)) {
			w.letters++;
			w.capitals += u8_is_upper(cp);
		}
		if (word) {
			size_t k = read_ascii(s + i, n - i, &w);

			i += k;
			*cps += k;
		}
		if (!(word || digits) || i >= n)
			break;
		cp = u8_get(s + i, n - i, &len);
		if (word && is_apostrophe(cp)) {
			add(&w, cp);
			i += len;
			++*cps;
			w.flags |= TOK_ELIDED;
			break;
		}
		if (word && u8_is_digit(cp))
			w.flags |= TOK_DIGIT;
		else if (word ? !is_word(cp) : !u8_is_digit(cp))
			break;
	}
	if (w.letters > 1 && w.letters == w.capitals)
		w.flags |= TOK_CAPS;
	t->flags |= w.flags;
	t->fold = tok_hash_end(w.fold);
	t->form = tok_hash_end(w.form);
	return i;
}

size_t
tok_split(struct str text, struct arena *a, struct tok **toks)
{
	size_t n = 0, cap = text.n / 4 + 16, i = 0, cp_at = 0, len, cps;
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
		t[n].start = (uint32_t)i;
		t[n].cstart = (uint32_t)cp_at;
		i += read_token(text.s + i, text.n - i, cp, len, &t[n], &cps);
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

uint64_t
tok_hash(const char *word)
{
	struct tok t = {0};
	size_t n = strlen(word), len, cps;
	int32_t cp = u8_get(word, n, &len);

	read_token(word, n, cp, len, &t, &cps);
	return t.form;
}
