#include "segment.h"

#include "die.h"
#include "lex.h"
#include "scan.h"

#include <string.h>

/* ---- words of the tables ---- */

enum abbreviation { NONE, TITLE, RANK, REFERENCE, UNIT, PLAIN, END, MAY, NAME };
enum { ABBREVIATION = 15, START = 16, ARTICLE = 32, SPEAKER = 64, INCISE = 128 };
enum { OPENER = START | ARTICLE | SPEAKER };

static const char *const abbreviation_names[] = {
    "none", "title", "rank", "reference", "unit", "plain", "end", "may", "name"};
static const char *const opener_names[] = {"start", "article", "speaker", "incise"};

static inline uint64_t
hash_of(const uint64_t key[2])
{
	uint64_t h =
	    (key[0] ^ key[1] * UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xD6E8FEB86659FD93);

	return h >> 32;
}

static size_t
slot_of(const struct segment *g, const uint64_t key[2], uint64_t h)
{
	size_t i = h & (SEGMENT_SLOTS - 1);
	const struct segment_word *w = g->word;

	while (w[i].class != 0 && (w[i].key[0] != key[0] || w[i].key[1] != key[1]))
		i = (i + 1) & (SEGMENT_SLOTS - 1);
	return i;
}

/* What the tables say of the word s: an abbreviation and OPENER_ bits. */
static uint32_t
class_of(const struct segment *g, const char *s, size_t n)
{
	uint64_t key[2] = {0, 0}, h;

	if (n == 0 || n > SEGMENT_WORD)
		return 0;
	memcpy(key, s, n);
	h = hash_of(key);
	if (!(g->known[h % SEGMENT_KNOWN / 64] >> h % 64 & 1))
		return 0;
	return g->word[slot_of(g, key, h)].class;
}

static void
enter(struct segment *g, const char *s, size_t n, uint32_t class)
{
	uint64_t key[2] = {0, 0}, h;
	struct segment_word *w;

	if (n == 0 || n > SEGMENT_WORD)
		die("table word of no use: %.*s", (int)n, s);
	memcpy(key, s, n);
	h = hash_of(key);
	w = &g->word[slot_of(g, key, h)];
	g->known[h % SEGMENT_KNOWN / 64] |= UINT64_C(1) << h % 64;
	if (w->class == 0 && ++g->words > SEGMENT_SLOTS / 2)
		die("too many words in the tables");
	memcpy(w->key, key, sizeof key);
	w->class |= class;
}

void
segment_open(struct segment *g)
{
	uint32_t row, k;
	const char *s, *bar, *class;

	memset(g, 0, sizeof *g);
	for (row = 0; row < lex_abbreviations.rows; row++) {
		class = lex_cell(&lex_abbreviations, row, 1);
		for (k = NAME; k > NONE && strcmp(abbreviation_names[k], class) != 0; k--)
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
		for (k = 3; k > 0 && strcmp(opener_names[k], class) != 0; k--)
			;
		s = lex_cell(&lex_openers, row, 0);
		enter(g, s, strlen(s), (uint32_t)START << k);
	}
}

/* ---- characters around a stop ---- */

enum sort {
	END_OF_TEXT,
	SPACE,
	UPPER,
	LOWER, /* letters without case too */
	DIGIT,
	STOP,  /* . ! ? … */
	OPEN,  /* « “ ( [ */
	CLOSE, /* » ” ) ] */
	QUOTE, /* " and ' : both */
	DASH,
	COMMA, /* , ; : */
	SIGN
};

static enum sort
sort_of(int32_t cp)
{
	if (cp >= 0xC0 && cp <= 0xFF) /* À to ÿ: the letters of French */
		return cp == 0xD7 || cp == 0xF7 ? SIGN : cp < 0xDF ? UPPER : LOWER;
	switch (cp) {
	case 0xA0: /* depeche(5) has single spaces; a file by another hand may not */
	case 0x202F:
		return SPACE;
	case 0x2026:
		return STOP;
	case 0xAB:
	case 0x201C:
	case 0x2018:
	case 0x201E:
	case 0x2039:
		return OPEN;
	case 0xBB:
	case 0x201D:
	case 0x2019:
	case 0x203A:
		return CLOSE;
	case 0x2013:
	case 0x2014:
	case 0x2022:
	case 0xB7:
		return DASH;
	}
	if (u8_is_upper(cp))
		return UPPER;
	if (u8_is_letter(cp))
		return LOWER;
	return u8_is_digit(cp) ? DIGIT : SIGN;
}

/* The sorts of ASCII, a row for 16 characters: ordinary text needs no look at Unicode. */
enum {
	SP = SPACE,
	UP = UPPER,
	LO = LOWER,
	DI = DIGIT,
	ST = STOP,
	OP = OPEN,
	CL = CLOSE,
	QU = QUOTE,
	DA = DASH,
	CO = COMMA,
	SI = SIGN
};
static const uint8_t ascii_sort[128] = {
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SI,
    SP,
    ST,
    QU,
    SI,
    SI,
    SI,
    SI,
    QU,
    OP,
    CL,
    DA,
    SI,
    CO,
    DA,
    ST,
    SI,
    DI,
    DI,
    DI,
    DI,
    DI,
    DI,
    DI,
    DI,
    DI,
    DI,
    CO,
    CO,
    SI,
    SI,
    SI,
    ST,
    SI,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    UP,
    OP,
    SI,
    CL,
    SI,
    SI,
    SI,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    LO,
    OP,
    SI,
    CL,
    SI,
    SI,
};

/* The character at byte i; *len its bytes. */
static inline enum sort
sort_at(struct str x, size_t i, size_t *len)
{
	unsigned char c;

	*len = 0;
	if (i >= x.n)
		return END_OF_TEXT;
	c = (unsigned char)x.s[i];
	*len = 1;
	return c < 128 ? (enum sort)ascii_sort[c] : sort_of(u8_get(x.s + i, x.n - i, len));
}

/* The character that ends at byte i; *len its bytes. */
static inline enum sort
sort_before(struct str x, size_t i, size_t *len)
{
	size_t k = i - 1;
	unsigned char c;

	*len = 0;
	if (i == 0)
		return END_OF_TEXT;
	c = (unsigned char)x.s[k];
	*len = 1;
	if (c < 128)
		return (enum sort)ascii_sort[c];
	while (k > 0 && ((unsigned char)x.s[k] & 0xC0) == 0x80)
		k--;
	return sort_of(u8_get(x.s + k, i - k, len));
}

/* ---- a stop and its surroundings ---- */

enum kind { DOT, DOTS, MARK };

struct spot {
	const struct segment *g;
	struct str x;
	size_t start;	  /* of the open sentence */
	size_t at, stops; /* the stops, half open */
	size_t close;	  /* behind the closers */
	size_t next;	  /* the next character that is no space */
	enum kind kind;
	bool spaced; /* spaces between close and next */
	enum sort before, after;
	size_t after_len;
	size_t word, word_end; /* the word before the stop (letters), else empty */
	size_t letters;	       /* how many */
	bool capital, lower;   /* it begins with a capital; it has small letters */
	uint32_t class;	       /* of that word */
};

static void
read_word(struct spot *p)
{
	size_t i = p->at, len;
	enum sort c;

	p->word_end = i;
	p->before = sort_before(p->x, i, &len);
	for (c = p->before; (c == UPPER || c == LOWER) && i - len >= p->start;
	     c = sort_before(p->x, i, &len)) {
		i -= len;
		p->letters++;
		p->capital = c == UPPER;
		p->lower |= c == LOWER;
		if (p->letters > 40 || i == p->start)
			break;
	}
	p->word = i;
	/* Not the last part of Saint-Germain-des-Prés. or culturepsg.com. */
	if (p->letters == 1 || i == p->start || (p->x.s[i - 1] != '-' && p->x.s[i - 1] != '.'))
		p->class = class_of(p->g, p->x.s + i, p->at - i);
}

static bool is_closer(struct segment_text *t, size_t i, size_t len, bool spaced);

/* Behind the stops: closers, spaces, what comes then. */
static void
read_after(struct segment_text *t, struct spot *p)
{
	size_t i = p->stops, j, len;
	enum sort c;

	for (;;) {
		j = i;
		while ((c = sort_at(p->x, j, &len)) == SPACE)
			j += len;
		if (c == CLOSE || (c == QUOTE && is_closer(t, j, len, j > i)))
			i = j + len;
		else
			break;
	}
	p->close = i;
	p->next = j;
	p->spaced = j > i;
	p->after = c;
	p->after_len = len;
}

/* The straight quotes before byte i, at which one stands. Each byte is counted once. */
static size_t
quotes_before(struct segment_text *t, size_t i)
{
	for (; t->counted < i; t->counted++)
		t->quotes += t->text.s[t->counted] == '"';
	return t->quotes;
}

/* What the table of openers says of the word at byte i, with its apostrophe. */
static uint32_t
opener_at(const struct segment *g, struct str x, size_t i)
{
	char word[SEGMENT_WORD + U8_MAX];
	size_t n = 0, letters = 0, len;
	enum sort c;

	while ((c = sort_at(x, i, &len)) == UPPER || c == LOWER) {
		if (n + len >= SEGMENT_WORD)
			return 0;
		memcpy(word + n, x.s + i, len);
		n += len;
		i += len;
		letters++;
	}
	if (c == QUOTE || (c == CLOSE && len == 3 && memcmp(x.s + i, "’", 3) == 0))
		word[n++] = '\'';
	else if (letters == 1 && c != SPACE) /* A. A. Milne */
		return 0;
	return class_of(g, word, n);
}

/*
 * Does the " at i end a quotation? Yes if an odd number stands before it, and if none behind it can
 * be its partner, unless somebody begins to speak: . " Je lui ai parlé
 */
static bool
ends_quotation(struct segment_text *t, size_t i)
{
	size_t k;

	if (t->text.s[i] != '"')
		return false;
	if (t->last_quote == 0) /* not yet looked for */
		for (k = t->text.n; k > i && t->last_quote == 0; k--)
			if (t->text.s[k - 1] == '"')
				t->last_quote = k;
	if (quotes_before(t, i) % 2 == 1)
		return true;
	return t->last_quote == i + 1 && !(opener_at(t->tables, t->text, i + 2) & SPEAKER);
}

/* Does the straight quote at i close, behind a stop? */
static bool
is_closer(struct segment_text *t, size_t i, size_t len, bool spaced)
{
	size_t k;
	enum sort c = sort_at(t->text, i + len, &k);

	if (c == END_OF_TEXT)
		return true;
	if (spaced && c != SPACE && c != COMMA && c != STOP) /* jour. "Il opens */
		return false;
	if (!spaced && (c == SPACE || c == COMMA || c == STOP || c == CLOSE || c == QUOTE))
		return true;	     /* à faire ça !'", dit-il */
	return ends_quotation(t, i); /* mondiale."Mais; pollution. " Ce */
}

/*
 * Does what comes begin a sentence for sure? An opener does; an article (Le Pen, La Fontaine) if a
 * small letter follows it, or wherever the caller believes it.
 */
static bool
opens(const struct spot *p, bool article)
{
	size_t i = p->next, len = p->after_len;
	enum sort c = p->after;
	uint32_t o;

	while (c == OPEN || c == QUOTE || c == DASH || c == SPACE) {
		i += len;
		c = sort_at(p->x, i, &len);
	}
	o = opener_at(p->g, p->x, i) & OPENER;
	if (!(o & ARTICLE) || article)
		return o != 0;
	while ((c = sort_at(p->x, i, &len)) == UPPER || c == LOWER)
		i += len;
	if (c == SPACE || c == QUOTE || c == CLOSE)
		c = sort_at(p->x, i + len, &len);
	return c == LOWER || c == DIGIT;
}

/* ---- rules ---- */

struct verdict {
	int rule;
	bool ends;
};

static struct verdict
yes(int rule)
{
	return (struct verdict){rule, true};
}

static struct verdict
no(int rule)
{
	return (struct verdict){rule, false};
}

/* Is the word before the stop, the first of the sentence, behind nothing but openers? */
static bool
first_word(const struct spot *p, size_t i)
{
	size_t len;
	enum sort c;

	while (i > p->start) {
		c = sort_before(p->x, i, &len);
		if (c != OPEN && c != QUOTE && c != SPACE && c != DASH)
			return false;
		i -= len;
	}
	return true;
}

/* Letters behind i that are capital then small, or elided: Mais, L'été. */
static bool
is_name_like(const struct spot *p, size_t i)
{
	size_t len, k;
	enum sort c;

	if (sort_at(p->x, i, &len) != UPPER)
		return false;
	c = sort_at(p->x, i + len, &k);
	return c == LOWER || c == QUOTE || c == CLOSE || c == SPACE;
}

/* No space behind the stop. */
static struct verdict
glued(const struct spot *p)
{
	size_t i, len;
	enum sort c = p->before;

	if (p->after == OPEN || p->after == QUOTE) /* 20: parti.« Il */
		return c == UPPER || c == LOWER || c == CLOSE || c == QUOTE ? yes(20) : no(20);
	if (p->after == UPPER && is_name_like(p, p->next)) {
		if (c == CLOSE || c == QUOTE || p->close > p->stops) /* 21: mondiale”.Mais */
			return yes(21);
		if (p->letters >= 3 && p->lower && !p->class && p->word > 0 &&
		    p->x.s[p->word - 1] != '@' && p->x.s[p->word - 1] != '/' &&
		    p->x.s[p->word - 1] != '.') /* 22: signalé!Cette */
			return yes(22);
		if (p->kind != DOT && p->letters) /* 22 */
			return yes(22);
	}
	if (p->after == DIGIT && p->letters >= 4 && p->lower && !p->capital && !p->class) {
		for (i = p->next; (c = sort_at(p->x, i, &len)) == DIGIT; i += len)
			;
		if (c == SPACE && sort_at(p->x, i + len, &len) == LOWER)
			return yes(23); /* 23: démantelés.94 affaires */
	}
	return no(24); /* 24: 1.250, www.interpol.int, O.N.U */
}

/* A number before the stop. */
static struct verdict
behind_number(const struct spot *p)
{
	size_t i = p->at, len;

	while (sort_before(p->x, i, &len) == DIGIT && i > p->start)
		i -= len;
	if (p->at - i <= 3 && first_word(p, i)) /* 30: 1. Le suspect */
		return no(30);
	if (p->after == LOWER) /* 31: en 1992. à deux reprises; le 3. du mois */
		return p->at - i >= 4 ? yes(31) : no(31);
	return yes(32); /* 32: en 2021. Le */
}

/* Is the letter before the stop the last of a dotted row: O.N.U. */
static bool
is_acronym(const struct spot *p)
{
	return p->word > p->start && p->x.s[p->word - 1] == '.';
}

/* Is there a number before the word: 20 h, 2° C, 30F */
static bool
behind_figure(const struct spot *p)
{
	size_t len;
	enum sort c = sort_before(p->x, p->word, &len);

	if (len == 1 && p->x.s[p->word - 1] == '/')
		return true;
	if (c == SPACE)
		c = sort_before(p->x, p->word - len, &len);
	return c == DIGIT || (len == 2 && p->word > 2 && c == SIGN);
}

/* One letter before the stop. */
static struct verdict
behind_letter(const struct spot *p)
{
	if (is_acronym(p)) /* 40: L'O.N.U. Le pays; C.L. Milutinovic; J.-C. La ville */
		return opens(p, false) ? yes(40) : no(40);
	if (p->after != LOWER && behind_figure(p)) /* 41: 20 °C. Le; 30 F. Paris */
		return yes(41);
	if (p->after == LOWER || (p->capital && first_word(p, p->word))) /* 42: A. Le Goff */
		return no(42);
	return opens(p, false) ? yes(43) : no(43); /* 43: J. F. Kennedy; dans A. La longueur */
}

/* Does a number come: 5; XVII; of an article of law, L. 421-1 */
static bool
number_follows(const struct spot *p)
{
	size_t i = p->next, len;
	enum sort c = p->after;

	if (c != UPPER)
		return c == DIGIT;
	if (sort_at(p->x, i + p->after_len, &len) == STOP)
		return true;
	while (i < p->x.n && p->x.s[i] != '\0' && strchr("IVXLCDM", p->x.s[i]))
		i++;
	c = sort_at(p->x, i, &len);
	return i > p->next && c != UPPER && c != LOWER && c != QUOTE && c != CLOSE;
}

static struct verdict
behind_abbreviation(const struct spot *p)
{
	enum abbreviation a = p->class & ABBREVIATION;
	bool mark = p->after == OPEN || p->after == QUOTE;

	if (p->after == LOWER)
		return no(50);
	if (behind_figure(p)) /* 5 ml/min. Patients; mm. Dupont et Durand */
		a = a == RANK ? UNIT : a;
	else if (a == UNIT)
		a = MAY;
	switch (a) {
	case TITLE: /* 51: M. Hammouchi, Le Dr. Benali, cf. La Croix */
		return no(51);
	case RANK: /* 52: Le col. Ahmed; passer un col. Le peloton */
		return mark || opens(p, true) ? yes(52) : no(52);
	case REFERENCE: /* 53: n° 5, op. « Aïda », 701 av. J.-C.; 400 p. Il */
		return !number_follows(p) && !mark && opens(p, false) ? yes(53) : no(53);
	case PLAIN: /* 54: Lun. 3 mars; 30 janv. (AFP); art. L. 421-1; la mer. Les */
		return number_follows(p) || p->after == DASH || p->x.s[p->next] == '(' ? no(54)
										       : yes(54);
	case MAY: /* 55: Microsoft Corp. Sa femme */
		return opens(p, true) ? yes(55) : no(55);
	default: /* 56: etc. Les; 3 km. Paris */
		return yes(56);
	}
}

/* Is what comes a verb of saying, or one with its subject behind it: indique X, a-t-on */
static bool
is_incise(const struct spot *p)
{
	size_t i = p->next, len;

	if (opener_at(p->g, p->x, i) & INCISE)
		return true;
	while (sort_at(p->x, i, &len) == LOWER)
		i += len;
	return i + 3 <= p->x.n && p->x.s[i] == '-' &&
	       (p->x.s[i + 2] == '-' || memcmp(p->x.s + i, "-il", 3) == 0 ||
		   memcmp(p->x.s + i, "-el", 3) == 0 || memcmp(p->x.s + i, "-on", 3) == 0);
}

static struct verdict
behind_dot(const struct spot *p)
{
	size_t i;

	if (p->before == DIGIT)
		return behind_number(p);
	if (p->letters == 1 && (p->class & ABBREVIATION) != TITLE &&
	    (p->capital || !(p->class & ABBREVIATION)))
		return behind_letter(p);
	if (p->letters == 0) /* 61: 30 000 €. Elle; (2001). la */
		return p->after == LOWER && p->before != CLOSE ? no(60) : yes(61);
	if (p->class & ABBREVIATION)
		return behind_abbreviation(p);
	if (p->capital && !p->lower && first_word(p, p->word)) /* 62: ANME. Driss; JUSTICE. Un */
		return p->letters > 4 || opens(p, false) ? yes(62) : no(62);
	i = p->word;
	if (p->after == LOWER && is_incise(p)) /* 66: pour viol. a-t-on appris */
		return no(66);
	if (p->after == LOWER) /* 63: il existait. à peu près */
		return p->letters >= 2 && p->lower && p->spaced &&
			       (i == p->start || p->x.s[i - 1] != '.')
			   ? yes(63)
			   : no(64);
	return yes(65); /* 65: La presse est là. Il part. */
}

/* Is this [...] or (…), alone in brackets? Then p->at follows its bracket. */
static bool
is_omission(const struct spot *p)
{
	return p->kind == DOTS && p->at > p->start && p->close > p->stops &&
	       (p->x.s[p->at - 1] == '[' || p->x.s[p->at - 1] == '(');
}

/* Does a bracket with a small letter come: (cité par Le Monde) */
static bool
aside_follows(const struct spot *p)
{
	size_t len;

	return p->after == OPEN && p->after_len == 1 && sort_at(p->x, p->next + 1, &len) == LOWER;
}

/* Does a quote with a capital behind it come: "Mais */
static bool
quote_opens(const struct spot *p)
{
	size_t len;

	return p->after == QUOTE && sort_at(p->x, p->next + 1, &len) == UPPER;
}

static struct verdict
decide(const struct spot *p)
{
	if (p->after == STOP || p->after == COMMA || p->after == CLOSE)
		return no(10); /* 10: « C'est faux. »), dit-il */
	if (!p->spaced && p->close == p->stops)
		return glued(p);
	if (!p->spaced && p->after != UPPER && p->after != DIGIT && p->after != OPEN &&
	    !quote_opens(p))
		return no(11); /* 11: signalé !"a-t-il lancé; vite.""Mais */
	if (aside_follows(p))  /* 17: se sont tus. (voir page 3) */
		return no(17);
	if (is_omission(p)) /* 18: [...] Pendant que; des blessés (...) On a vu */
		return no(18);
	if (p->kind != DOT) {
		if (p->after == LOWER) /* 12: « Est-ce possible ? » demande-t-il */
			return no(12);
		if (p->kind == DOTS && p->after == DIGIT) /* 13: à savoir... 30 F */
			return no(13);
		if ((p->class & ABBREVIATION) == NAME && p->close == p->stops)
			return opens(p, true) ? yes(19) : no(19); /* 19: Yahoo! News */
		return yes(14); /* 14: Que voulez-vous ? – Rien. */
	}
	if (p->close > p->stops) {
		if (p->after == LOWER) /* 15: (« C'est faux. ») et répété */
			return no(15);
		return yes(16); /* 16: arrêté 176 suspects. » Six étrangers */
	}
	return behind_dot(p);
}

/* ---- the scan ---- */

void
segment_begin(const struct segment *g, struct segment_text *t, struct str text)
{
	memset(t, 0, sizeof *t);
	t->tables = g;
	t->text = text;
}

/* Is there a stop at i? */
static bool
is_stop(struct str x, size_t i, size_t *len)
{
	return sort_at(x, i, len) == STOP;
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
read_stops(struct spot *p)
{
	size_t i = p->at, len, dots = 0;

	p->kind = DOT;
	while (i < p->x.n) {
		if (is_stop(p->x, i, &len)) {
			if (p->x.s[i] == '!' || p->x.s[i] == '?')
				p->kind = MARK;
			dots += len;
			i += len;
		} else if (p->x.s[i] == ' ' && i + 1 < p->x.n && is_stop(p->x, i + 1, &len)) {
			i++;
		} else {
			break;
		}
	}
	if (p->kind == DOT && dots > 1)
		p->kind = DOTS;
	p->stops = i;
}

bool
segment_next(struct segment_text *t, struct segment_stop *d)
{
	struct spot p = {.g = t->tables, .x = t->text, .start = t->start};
	struct verdict v;
	size_t i = t->at;

	if (t->start >= t->text.n)
		return false;
	i = find_stop(t->text, i);
	p.at = i;
	d->at = i;
	d->start = t->start;
	d->end = t->text.n;
	d->rule = 0;
	d->ends = true;
	if (i < t->text.n) {
		read_stops(&p);
		read_after(t, &p);
		if (p.after != END_OF_TEXT) {
			read_word(&p);
			v = decide(&p);
			d->rule = v.rule;
			d->ends = v.ends;
			d->end = p.close;
			t->at = p.close;
			if (v.ends)
				t->start = t->at = p.next;
			return true;
		}
	}
	t->start = t->at = t->text.n;
	return true;
}

bool
segment_sentence(struct segment_text *t, struct str *sentence)
{
	struct segment_stop d;

	while (segment_next(t, &d))
		if (d.ends) {
			*sentence = (struct str){t->text.s + d.start, d.end - d.start};
			return true;
		}
	return false;
}
