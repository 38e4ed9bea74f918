#include "stop.h"

#include "die.h"
#include "lex.h"
#include "scan.h"

#include <string.h>

/* ---- words of the tables ---- */

static const char *const abbreviation_names[] = {
    "none", "title", "rank", "reference", "unit", "plain", "end", "may", "name"};
static const char *const opener_names[] = {"start", "article", "speaker", "incise", "domain"};

static inline uint64_t
hash_of(const uint64_t key[2])
{
	uint64_t h =
	    (key[0] ^ key[1] * UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xD6E8FEB86659FD93);

	return h >> 32;
}

static size_t
slot_of(const struct stop_words *g, const uint64_t key[2], uint64_t h)
{
	size_t i = h & (STOP_SLOTS - 1);
	const struct stop_word *w = g->word;

	while (w[i].class != 0 && (w[i].key[0] != key[0] || w[i].key[1] != key[1]))
		i = (i + 1) & (STOP_SLOTS - 1);
	return i;
}

/* What the tables say of the word s: an abbreviation and OPENER_ bits. */
static uint32_t
class_of(const struct stop_words *g, const char *s, size_t n)
{
	uint64_t key[2] = {0, 0}, h;

	if (n == 0 || n > g->longest)
		return 0;
	memcpy(key, s, n);
	h = hash_of(key);
	if (!(g->known[h % STOP_KNOWN / 64] >> h % 64 & 1))
		return 0;
	return g->word[slot_of(g, key, h)].class;
}

static void
enter(struct stop_words *g, const char *s, size_t n, uint32_t class)
{
	uint64_t key[2] = {0, 0}, h;
	struct stop_word *w;

	if (n == 0 || n > STOP_WORD)
		die("table word of no use: %.*s", (int)n, s);
	memcpy(key, s, n);
	h = hash_of(key);
	w = &g->word[slot_of(g, key, h)];
	g->known[h % STOP_KNOWN / 64] |= UINT64_C(1) << h % 64;
	if (w->class == 0 && ++g->words > STOP_SLOTS / 2)
		die("too many words in the tables");
	memcpy(w->key, key, sizeof key);
	w->class |= class;
	if (n > g->longest)
		g->longest = n;
}

void
stop_open(struct stop_words *g)
{
	uint32_t row, k;
	const char *s, *bar, *class;

	memset(g, 0, sizeof *g);
	for (row = 0; row < lex_abbreviations.rows; row++) {
		class = lex_cell(&lex_abbreviations, row, 1);
		for (k = STOP_NAME; k > STOP_NONE && strcmp(abbreviation_names[k], class) != 0; k--)
			;
		s = lex_cell(&lex_abbreviations, row, 0);
		enter(g, s, strlen(s), k);
		for (s = lex_cell(&lex_abbreviations, row, 2); *s; s = *bar ? bar + 1 : bar) {
			bar = s + strcspn(s, "|");
			enter(g, s, (size_t)(bar - s), k);
		}
	}
	for (row = 0; row < lex_openers.rows; row++) {
		class = lex_cell(&lex_openers, row, 1);
		for (k = 4; k > 0 && strcmp(opener_names[k], class) != 0; k--)
			;
		s = lex_cell(&lex_openers, row, 0);
		enter(g, s, strlen(s), (uint32_t)STOP_START << k);
	}
}

/* ---- characters ---- */

/* The sorts of ASCII: ordinary text needs no look at Unicode. */
static const char ascii[129] = "################"
			       "################"
			       " !\"####\"()-#,-!#"
			       "0000000000,,###!"
			       "#AAAAAAAAAAAAAAA"
			       "AAAAAAAAAAA(#)##"
			       "#aaaaaaaaaaaaaaa"
			       "aaaaaaaaaaa(#)##";

static enum stop_sort
sort_of(int32_t cp)
{
	switch (cp) {
	case 0xA0: /* depeche(5) has single spaces; a file by another hand may not */
	case 0x202F:
		return STOP_SPACE;
	case 0x2026:
		return STOP_STOP;
	case 0xAB:
	case 0x201C:
	case 0x2018:
	case 0x201E:
	case 0x2039:
		return STOP_OPEN;
	case 0xBB:
	case 0x201D:
	case 0x2019:
	case 0x203A:
		return STOP_CLOSE;
	case 0x2013:
	case 0x2014:
	case 0x2022:
	case 0xB7:
		return STOP_DASH;
	}
	if (u8_is_upper(cp))
		return STOP_UPPER;
	if (u8_is_letter(cp))
		return STOP_LOWER;
	return u8_is_digit(cp) ? STOP_DIGIT : STOP_SIGN;
}

/* À to ÿ, the letters of French: C3 and this byte. */
static inline enum stop_sort
latin(unsigned char c)
{
	return c == 0x97 || c == 0xB7 ? STOP_SIGN : c < 0x9F ? STOP_UPPER : STOP_LOWER;
}

/* The letters of words need no call. */
static inline enum stop_sort
at(struct str x, size_t i, size_t *len)
{
	unsigned char c;

	*len = 0;
	if (i >= x.n)
		return STOP_NOTHING;
	c = (unsigned char)x.s[i];
	*len = 1;
	if (c < 128)
		return (enum stop_sort)ascii[c];
	if (c == 0xC3 && i + 1 < x.n) {
		*len = 2;
		return latin((unsigned char)x.s[i + 1]);
	}
	return sort_of(u8_get(x.s + i, x.n - i, len));
}

static inline enum stop_sort
before(struct str x, size_t i, size_t *len)
{
	size_t k = i - 1;
	unsigned char c;

	*len = 0;
	if (i == 0)
		return STOP_NOTHING;
	c = (unsigned char)x.s[k];
	*len = 1;
	if (c < 128)
		return (enum stop_sort)ascii[c];
	if (k > 0 && (unsigned char)x.s[k - 1] == 0xC3) {
		*len = 2;
		return latin(c);
	}
	while (k > 0 && ((unsigned char)x.s[k] & 0xC0) == 0x80)
		k--;
	return sort_of(u8_get(x.s + k, i - k, len));
}

enum stop_sort
stop_sort_at(struct str x, size_t i, size_t *len)
{
	return at(x, i, len);
}

enum stop_sort
stop_sort_before(struct str x, size_t i, size_t *len)
{
	return before(x, i, len);
}

/* ---- a stop and its surroundings ---- */

uint32_t
stop_opener(const struct stop_words *g, struct str x, size_t i)
{
	char word[STOP_WORD + U8_MAX];
	size_t n = 0, letters = 0, len;
	enum stop_sort c;

	while ((c = at(x, i, &len)) == STOP_UPPER || c == STOP_LOWER) {
		if (n + len >= STOP_WORD)
			return 0;
		memcpy(word + n, x.s + i, len);
		n += len;
		i += len;
		letters++;
	}
	if (c == STOP_QUOTE || (c == STOP_CLOSE && len == 3 && memcmp(x.s + i, "’", 3) == 0))
		word[n++] = '\'';
	else if (letters == 1 && c != STOP_SPACE) /* A. A. Milne */
		return 0;
	return class_of(g, word, n);
}

/* The straight quotes before byte i, at which one stands. Each byte is counted once. */
static size_t
quotes_before(struct stop_text *t, size_t i)
{
	for (; t->counted < i; t->counted++)
		t->quotes += t->x.s[t->counted] == '"';
	return t->quotes;
}

/*
 * Does the " at i end a quotation? Yes if an odd number stands before it, and if none behind it can
 * be its partner, unless somebody begins to speak: . " Je lui ai parlé
 */
static bool
ends_quotation(struct stop_text *t, size_t i)
{
	size_t k;

	if (t->x.s[i] != '"')
		return false;
	if (t->last_quote == 0) /* not yet looked for */
		for (k = t->x.n; k > i && t->last_quote == 0; k--)
			if (t->x.s[k - 1] == '"')
				t->last_quote = k;
	if (quotes_before(t, i) % 2 == 1)
		return true;
	return t->last_quote == i + 1 && !(stop_opener(t->words, t->x, i + 2) & STOP_SPEAKER);
}

/* Does the straight quote at i close, behind a stop? */
static bool
is_closer(struct stop_text *t, size_t i, size_t len, bool spaced)
{
	size_t k;
	enum stop_sort c = at(t->x, i + len, &k);

	if (c == STOP_NOTHING)
		return true;
	if (spaced && c != STOP_SPACE && c != STOP_COMMA && c != STOP_STOP) /* jour. "Il opens */
		return false;
	if (!spaced && (c == STOP_SPACE || c == STOP_COMMA || c == STOP_STOP || c == STOP_CLOSE ||
			   c == STOP_QUOTE))
		return true;	     /* à faire ça !'", dit-il */
	return ends_quotation(t, i); /* mondiale."Mais; pollution. " Ce */
}

static void
read_word(struct stop *p)
{
	size_t i = p->at, len;
	enum stop_sort c;

	p->before = before(p->x, i, &len);
	for (c = p->before; (c == STOP_UPPER || c == STOP_LOWER) && i - len >= p->start;
	     c = before(p->x, i, &len)) {
		i -= len;
		p->letters++;
		p->capital = c == STOP_UPPER;
		p->lower |= c == STOP_LOWER;
		if (p->letters > 40 || i == p->start)
			break;
	}
	p->word = i;
	/* Not the last part of Saint-Germain-des-Prés. or culturepsg.com. */
	if (p->letters == 1 || i == p->start || (p->x.s[i - 1] != '-' && p->x.s[i - 1] != '.'))
		p->class = class_of(p->g, p->x.s + i, p->at - i);
}

/* The end of the note at byte i, [1] or [12]; 0 if there is none. */
static size_t
note_end(struct str x, size_t i)
{
	size_t k = i + 1;

	while (k < x.n && k < i + 4 && x.s[k] >= '0' && x.s[k] <= '9')
		k++;
	return x.s[i] == '[' && k > i + 1 && k < x.n && x.s[k] == ']' ? k + 1 : 0;
}

/* The end of the aside at byte i, (rires) or (voir page 3), of up to STOP_ASIDE bytes; or 0. */
static size_t
aside_end(struct str x, size_t i)
{
	size_t n = x.n - i < STOP_ASIDE ? x.n - i : STOP_ASIDE, len;
	const char *close = memchr(x.s + i, ')', n);

	if (x.s[i] != '(' || at(x, i + 1, &len) != STOP_LOWER || !close)
		return 0;
	return (size_t)(close - x.s) + 1;
}

/* Behind the stops: closers, notes, an aside, spaces; and what comes then. */
static void
read_after(struct stop_text *t, struct stop *p)
{
	size_t i = p->stops, j, len, end;
	enum stop_sort c;

	for (;;) {
		j = i;
		while ((c = at(p->x, j, &len)) == STOP_SPACE)
			j += len;
		if (c == STOP_CLOSE || (c == STOP_QUOTE && is_closer(t, j, len, j > i))) {
			i = j + len;
		} else if (c == STOP_OPEN && j == i && (end = note_end(p->x, j)) > 0) {
			i = end;
		} else if (c == STOP_OPEN && j > i && !p->aside && (end = aside_end(p->x, j)) > 0) {
			p->aside = true;
			i = end;
		} else {
			break;
		}
	}
	p->close = i;
	p->next = j;
	p->spaced = j > i;
	p->after = c;
	p->after_len = len;
}

bool
stop_opens(const struct stop *p, bool article)
{
	size_t i = p->next, len = p->after_len;
	enum stop_sort c = p->after;
	uint32_t o;

	while (c == STOP_OPEN || c == STOP_QUOTE || c == STOP_DASH || c == STOP_SPACE) {
		i += len;
		c = at(p->x, i, &len);
	}
	o = stop_opener(p->g, p->x, i) & STOP_OPENER;
	if (!(o & STOP_ARTICLE) || article)
		return o != 0;
	while ((c = at(p->x, i, &len)) == STOP_UPPER || c == STOP_LOWER)
		i += len;
	if (c == STOP_SPACE || c == STOP_QUOTE || c == STOP_CLOSE)
		c = at(p->x, i + len, &len);
	return c == STOP_LOWER || c == STOP_DIGIT;
}

/* Is there a stop at i? */
static bool
is_stop(struct str x, size_t i, size_t *len)
{
	return at(x, i, len) == STOP_STOP;
}

/* The next stop at or behind i; the text's length if there is none. */
static size_t
find_stop(struct str x, size_t i)
{
	for (;; i++) {
		i = scan_stop(x.s, i, x.n);
		if (i >= x.n || x.s[i] != '\xA6')
			return i;
		if (i >= 2 && x.s[i - 1] == '\x80' && x.s[i - 2] == '\xE2') /* the end of … */
			return i - 2;
	}
}

/* The stops at i: . ... ?! … and, with spaces between, ? ! */
static void
read_stops(struct stop *p)
{
	size_t i = p->at, len, dots = 0;

	p->kind = STOP_DOT;
	while (i < p->x.n) {
		if (is_stop(p->x, i, &len)) {
			if (p->x.s[i] == '!' || p->x.s[i] == '?')
				p->kind = STOP_MARK;
			dots += len;
			i += len;
		} else if (p->x.s[i] == ' ' && i + 1 < p->x.n && is_stop(p->x, i + 1, &len)) {
			i++;
		} else {
			break;
		}
	}
	if (p->kind == STOP_DOT && dots > 1)
		p->kind = STOP_DOTS;
	p->stops = i;
}

bool
stop_next(struct stop_text *t, size_t from, size_t start, struct stop *p)
{
	p->at = find_stop(t->x, from);
	if (p->at >= t->x.n)
		return false;
	p->g = t->words;
	p->x = t->x;
	p->start = start;
	p->aside = p->capital = p->lower = false; /* one by one: clearing it whole costs more */
	p->letters = 0;
	p->class = 0;
	read_stops(p);
	read_after(t, p);
	if (p->after == STOP_NOTHING)
		return false;
	read_word(p);
	return true;
}
