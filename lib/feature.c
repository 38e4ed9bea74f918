#include "feature.h"

#include <stdlib.h>
#include <string.h>

/*
 * Features of the entity model. A feature is a template, an offset and up to three values; names
 * as written in the model are « TEMPLATE OFFSET VALUE … » (feature_parse()). Templates were kept
 * when they helped on development text; lib/fr/README.md has the figures.
 */

/* Kinds of value: w a word, p and s a beginning and an end of a word, n a number. */
static const struct template
{
	char name[8], kinds[4];
}
templates[] = {
    {"w", "w"},
    {"ca", "n"},
    {"cb", "n"},
    {"cc", "n"},
    {"cd", "n"},
    {"sh", "n"},
    {"lx", "n"},
    {"p", "p"},
    {"s", "s"},
    {"nm", "n"},
    {"cs", "nn"},
    {"ns", "nn"},
    {"ww", "ww"},
    {"wx", "ww"},
    {"gg", "nn"},
    {"gx", "nnn"},
    {"ws", "wnn"},
    {"wt", "wnn"},
    {"wu", "wn"},
    {"wv", "wn"},
    {"sss", "n"},
    {"ss5", "n"},
    {"ds", "nn"},
    {"wws", "wwn"},
    {"fi", "nnn"},
    {"jc", "nn"},
    {"jl", "nn"},
    {"gz", "nn"},
    {"qu", "nn"},
    {"pr", "nn"},
    {"rb", "wn"},
    {"ra", "wn"},
    {"rl", "nn"},
    {"ki", "nn"},
    {"rc", "nn"},
    {"rd", "nn"},
    {"wl", "wn"},
    {"jp", "nn"},
    {"hd", "wnn"},
    {"hn", "wnn"},
    {"hm", "ww"},
    {"wy", "wwn"},
    {"wz", "wnn"},
    {"au", "nn"},
    {"as", "nnn"},
    {"ax", "nn"},
    {"hi", "nnn"},
    {"hj", "wn"},
    {"mw", "nn"},
    {"ms", "nnn"},
    {"mn", "nnn"},
};

enum template_id {
	T_W,
	T_CA,
	T_CB,
	T_CC,
	T_CD,
	T_SH,
	T_LX,
	T_P,
	T_S,
	T_NM,
	T_CS,
	T_NS,
	T_WW,
	T_WX,
	T_GG,
	T_GX,
	T_WS,
	T_WT,
	T_WU,
	T_WV,
	T_SSS,
	T_SS5,
	T_DS,
	T_WWS,
	T_FI,
	T_JC,
	T_JL,
	T_GZ,
	T_QU,
	T_PR,
	T_RB,
	T_RA,
	T_RL,
	T_KI,
	T_RC,
	T_RD,
	T_WL,
	T_JP,
	T_HD,
	T_HN,
	T_HM,
	T_WY,
	T_WZ,
	T_AU,
	T_AS,
	T_AX,
	T_HI,
	T_HJ,
	T_MW, /* of the memory, in the order of feature.h */
	T_MS,
	T_MN,
	TEMPLATES
};

_Static_assert(sizeof templates / sizeof *templates == TEMPLATES, "a template has no name");

enum shape {
	SHAPE_EDGE,
	SHAPE_LOWER,
	SHAPE_CAP,
	SHAPE_CAPS,
	SHAPE_LETTER,
	SHAPE_MIXED,
	SHAPE_ALNUM,
	SHAPE_ELIDED,
	SHAPE_ELIDED_CAP,
	SHAPE_ONE,
	SHAPE_TWO,
	SHAPE_YEAR,
	SHAPE_NUMBER,
	SHAPE_STOP,
	SHAPE_COMMA,
	SHAPE_HYPHEN,
	SHAPE_OPEN,
	SHAPE_CLOSE,
	SHAPE_QUOTE_OPEN,
	SHAPE_QUOTE_CLOSE,
	SHAPE_QUOTE,
	SHAPE_COLON,
	SHAPE_SLASH,
	SHAPE_MARK,
	SHAPE_SHOUT
};

#define EDGE_FOLD UINT64_C(0x5CA1AB1E5CA1AB1E)
static const struct feature_word edge = {
    EDGE_FOLD, EDGE_FOLD, {{0}, 0, 0, 0, 0, false}, 0, 0, 0, 0};

/* The word list, made by lib/gen/mkmodel: FEATURE_CHECK() of the hashes, then attributes. */
extern const char feature_words[];
__asm__(".section .rodata\n.balign 16\n.global feature_words\nfeature_words: .incbin \"" WORDS_BIN
	"\"\n.previous\n");

static inline void
prefetch_entry(uint64_t h)
{
	uint32_t mask = ((const uint32_t *)(const void *)feature_words)[1];
	const char *check = feature_words + 16, *attr = check + (mask + 1UL) * 4;

	__builtin_prefetch(check + ((uint32_t)h & mask) * 4UL);
	__builtin_prefetch(attr + ((uint32_t)h & mask) * 8UL);
}

struct feature_entry
feature_entry(uint64_t h)
{
	const uint32_t *head = (const uint32_t *)(const void *)feature_words, *check = head + 4;
	uint32_t mask = head[1], i = (uint32_t)h & mask, own = FEATURE_CHECK(h);
	const uint64_t *attr = (const uint64_t *)(const void *)(check + mask + 1);
	struct feature_entry e = {{0}, 0, 0, 0, 0, false};
	uint64_t a;

	for (; check[i] != 0; i = (i + 1) & mask)
		if (check[i] == own) {
			a = attr[i];
			e.cluster[0] = a & 0xFF;
			e.cluster[1] = a >> 8 & 0x1FF;
			e.cluster[2] = a >> 17 & 0x7FF;
			e.cluster[3] = a >> 28 & 0xFFF;
			e.class = a >> 40 & 0x1F;
			e.names = a >> 45 & 0x3F;
			e.role = a >> 52 & 7;
			e.seen = a >> 55 & 15;
			e.prefix = a >> 51 & 1;
			break;
		}
	return e;
}

static inline uint64_t
hash(enum template_id t, int off, uint64_t a, uint64_t b, uint64_t c)
{
	uint64_t h = ((uint64_t)t << 8 | (uint64_t)(off + 64)) * UINT64_C(0x9E3779B97F4A7C15);

	h ^= a * UINT64_C(0xBF58476D1CE4E5B9);
	h ^= (b + 1) * UINT64_C(0x94D049BB133111EB);
	h ^= (c + 3) * UINT64_C(0xD6E8FEB86659FD93);
	h ^= h >> 31;
	h *= UINT64_C(0xFF51AFD7ED558CCD);
	return h ^ h >> 32;
}

static inline void
put(struct feature_sink *k, enum template_id t, int off, uint64_t a, uint64_t b, uint64_t c)
{
	if (k->part != NULL)
		k->part[k->n] = (struct feature_part){(uint8_t)t, (int8_t)off, {a, b, c}};
	k->hash[k->n++] = hash(t, off, a, b, c);
}

/* The same where it is known at build time whether anybody asks what a feature was made from. */
static inline __attribute__((always_inline)) void
put_as(bool named, struct feature_sink *k, enum template_id t, int off, uint64_t a, uint64_t b,
    uint64_t c)
{
	if (named)
		put(k, t, off, a, b, c);
	else
		k->hash[k->n++] = hash(t, off, a, b, c);
}

/* One more code point of an affix. */
static inline uint64_t
affix(uint64_t h, int32_t cp)
{
	return (h ^ (uint64_t)u8_lower(cp)) * UINT64_C(0x100000001B3);
}

static uint8_t
mark_shape(int32_t cp)
{
	switch (cp) {
	case '.':
	case 0x2026:
	case '!':
	case '?':
		return SHAPE_STOP;
	case ',':
	case ';':
		return SHAPE_COMMA;
	case '-':
	case 0x2010:
	case 0x2011:
	case 0x2013:
	case 0x2014:
		return SHAPE_HYPHEN;
	case '(':
	case '[':
		return SHAPE_OPEN;
	case ')':
	case ']':
		return SHAPE_CLOSE;
	case 0xAB:
	case 0x201C:
	case 0x2018:
		return SHAPE_QUOTE_OPEN;
	case 0xBB:
	case 0x201D:
	case 0x2019:
		return SHAPE_QUOTE_CLOSE;
	case '"':
	case '\'':
		return SHAPE_QUOTE;
	case ':':
		return SHAPE_COLON;
	case '/':
		return SHAPE_SLASH;
	}
	return SHAPE_MARK;
}

static uint8_t
word_shape(struct str w, const struct tok *t)
{
	size_t i, len, capitals = 0;
	int32_t cp;

	if (t->flags & TOK_ELIDED)
		return t->flags & TOK_UPPER ? SHAPE_ELIDED_CAP : SHAPE_ELIDED;
	if (t->flags & TOK_DIGIT)
		return SHAPE_ALNUM;
	if (t->flags & TOK_CAPS)
		return SHAPE_CAPS;
	if (t->flags & TOK_UPPER && t->cend - t->cstart == 1)
		return SHAPE_LETTER;
	for (i = 0; i < w.n; i += len) {
		cp = u8_get(w.s + i, w.n - i, &len);
		capitals += u8_is_upper(cp);
	}
	if (capitals > 1 || (capitals == 1 && !(t->flags & TOK_UPPER)))
		return SHAPE_MIXED;
	return capitals ? SHAPE_CAP : SHAPE_LOWER;
}

static uint8_t
number_shape(struct str w)
{
	if (w.n == 4 && ((w.s[0] == '1' && w.s[1] >= '7') || (w.s[0] == '2' && w.s[1] == '0')))
		return SHAPE_YEAR;
	return w.n == 1 ? SHAPE_ONE : w.n == 2 ? SHAPE_TWO : SHAPE_NUMBER;
}

static uint8_t
shape_of(struct str w, const struct tok *t)
{
	size_t len;

	if (t->class == TOK_WORD)
		return word_shape(w, t);
	if (t->class == TOK_NUMBER)
		return number_shape(w);
	return mark_shape(u8_get(w.s, w.n, &len));
}

/* True when a sentence of several words has hardly a lower-case letter. */
static bool
is_shouted(const struct tok *t, size_t n)
{
	size_t i, caps = 0, words = 0;

	for (i = 0; i < n; i++)
		if (t[i].class == TOK_WORD && t[i].cend - t[i].cstart > 1 &&
		    !(t[i].flags & TOK_ELIDED)) {
			words++;
			caps += (t[i].flags & TOK_CAPS) != 0;
		}
	return words >= 4 && caps * 4 >= words * 3;
}

/* Quotation marks and brackets: what token stands inside which. */
static void
mark_quotes(struct feature_sent *s)
{
	size_t i;
	uint8_t in = 0, first = 0;
	bool straight = false;

	for (i = 0; i < s->n; i++) {
		uint8_t sh = s->w[i].shape;

		if (sh == SHAPE_QUOTE_OPEN || (sh == SHAPE_QUOTE && !straight)) {
			straight = sh == SHAPE_QUOTE;
			in |= 1;
			first = 4;
			s->quote[i] = 0;
		} else if (sh == SHAPE_QUOTE_CLOSE || sh == SHAPE_QUOTE) {
			straight = false;
			in &= 2;
			s->quote[i] = 0;
		} else if (sh == SHAPE_OPEN) {
			in |= 2;
			first = 4;
			s->quote[i] = 0;
		} else if (sh == SHAPE_CLOSE) {
			in &= 1;
			s->quote[i] = 0;
		} else {
			s->quote[i] = in | (in ? first : 0);
			first = 0;
		}
	}
}

/* The longest names of several tokens. */
static void
mark_names(struct feature_sent *s)
{
	size_t i = 0, j, best;
	uint8_t names, bit;

	while (i < s->n) {
		uint64_t h = s->w[i].fold;
		struct feature_entry e = s->w[i].e;
		uint8_t seen = 0;
		size_t seen_to = 0;

		best = 0;
		names = 0;
		if (e.prefix && s->t[i].flags & TOK_UPPER)
			for (j = i + 1; j < s->n && e.prefix; j++) {
				h = tok_chain(h, s->w[j].fold);
				e = feature_entry(h);
				if (e.seen) {
					seen = e.seen;
					seen_to = j + 1;
				}
				if (e.names) {
					best = j + 1;
					names = e.names;
				}
			}
		for (j = i; j < seen_to; j++)
			s->seen[j] = (uint8_t)(seen * 3 + (j == i ? 0 : j + 1 == seen_to ? 2 : 1));
		if (best == 0) {
			s->gaz[i++] = 0;
			continue;
		}
		for (bit = 0; !(names >> bit & 1); bit++)
			;
		for (j = i; j < best; j++)
			s->gaz[j] = (uint8_t)(1 + 3 * bit + (j == i ? 0 : j + 1 == best ? 2 : 1));
		i = best;
	}
}

/* The first letter of token i without its accent, as an upper-case ASCII letter; 0 if none. */
static int
initial(const struct feature_sent *s, size_t i)
{
	static const char plain[] = "AAAAAAACEEEEIIIIDNOOOOO*OUUUUY";
	size_t len;
	int32_t cp = u8_get(s->text.s + s->w[i].start, s->w[i].len, &len);

	cp = u8_upper(cp);
	if (cp == 0x152)
		return 'O';
	if (cp >= 0xC0 && cp < 0xC0 + (int)sizeof plain - 1)
		return plain[cp - 0xC0];
	return cp >= 'A' && cp <= 'Z' ? (int)cp : 0;
}

/*
 * Do the words [from, to) spell the acronym? Every letter needs a word, in order; words of three
 * letters or fewer (de, la, et) may be left out, and the last of a name is not.
 */
static bool
spells(const struct feature_sent *s, struct str acronym, size_t from, size_t to)
{
	size_t k = acronym.n, i = to;

	while (i > from) {
		i--;
		if (s->t[i].class != TOK_WORD) {
			if (s->w[i].shape == SHAPE_HYPHEN)
				continue;
			return false;
		}
		if (k > 0 && initial(s, i) == acronym.s[k - 1])
			k--;
		else if (s->w[i].len > 4 && !(s->t[i].flags & TOK_ELIDED))
			return false;
	}
	return k == 0;
}

static void
mark_pair(struct feature_sent *s, size_t from, size_t to, size_t acronym)
{
	size_t i;

	for (i = from; i < to; i++)
		s->pair[i] = i == from ? 1 : 2;
	s->pair[acronym] = 3;
}

/* « direction générale de la sûreté nationale (DGSN) » and « DGSN (direction générale …) ». */
static void
mark_pairs(struct feature_sent *s)
{
	size_t i, j, n = s->n;

	memset(s->pair, 0, n);
	for (i = 2; i + 2 < n; i++) {
		if (s->w[i].shape != SHAPE_OPEN)
			continue;
		if (s->t[i + 1].flags & TOK_CAPS && s->w[i + 1].len <= 10) {
			struct str a = tok_str(s->text, &s->t[i + 1]);

			for (j = i; j > 0 && i - j < 2 * a.n + 6; j--)
				if (initial(s, j - 1) == a.s[0] && spells(s, a, j - 1, i)) {
					mark_pair(s, j - 1, i, i + 1);
					break;
				}
		} else if (s->t[i - 1].flags & TOK_CAPS && s->w[i - 1].len <= 10) {
			struct str a = tok_str(s->text, &s->t[i - 1]);

			for (j = i + 2; j <= n && j - i < 2 * a.n + 6; j++)
				if (spells(s, a, i + 1, j) &&
				    (j == n || s->t[j].class == TOK_MARK)) {
					mark_pair(s, i + 1, j, i - 1);
					break;
				}
		}
	}
}

/*
 * Where the noun phrase begins that a token stands in: behind an article, a preposition, a verb;
 * « le | tribunal administratif de Nantes ». De and du go on with it.
 */
static void
mark_heads(struct feature_sent *s)
{
	size_t i;
	uint32_t head = 0;
	bool again = true;

	for (i = 0; i < s->n; i++) {
		uint8_t role = s->w[i].e.role;
		bool linked = i > 0 && s->w[i - 1].e.role == FEATURE_LINK;

		if (again)
			head = (uint32_t)i;
		s->head[i] = head;
		again = role == FEATURE_BREAK || (role == FEATURE_ARTICLE && !linked) ||
			(s->t[i].class == TOK_MARK && s->w[i].shape != SHAPE_HYPHEN) ||
			(role == FEATURE_LINK && head == i);
	}
}

/* Tokens from i to the next capital of its noun phrase; 0: it is one, 7: none near. */
static unsigned
to_capital(const struct feature_sent *s, size_t i)
{
	unsigned k;

	for (k = 0; k < 7 && i + k < s->n && s->head[i + k] == s->head[i]; k++)
		if (s->w[i + k].shape >= SHAPE_CAP && s->w[i + k].shape <= SHAPE_ALNUM)
			return k;
	return 7;
}

void
feature_prepare(struct feature_sent *s, struct str text, const struct tok *t, size_t n,
    uint8_t kind, struct arena *a)
{
	size_t i;
	uint32_t joint = 0;

	s->text = text;
	s->t = t;
	s->n = n;
	s->kind = kind;
	s->capitals = is_shouted(t, n);
	s->w = arena_get(a, (n + 1) * sizeof *s->w);
	s->joint = arena_get(a, (n + 1) * sizeof *s->joint);
	s->head = arena_get(a, (n + 1) * sizeof *s->head);
	s->quote = arena_get(a, 5 * (n + 1));
	s->hint = memset(s->quote + 4 * (n + 1), 0, n + 1);
	s->seen = s->quote + 3 * (n + 1);
	memset(s->seen, 0, n);
	s->gaz = s->quote + n + 1;
	s->pair = s->gaz + n + 1;
	for (i = 0; i < n; i++)
		prefetch_entry(t[i].fold);
	for (i = 0; i < n; i++) {
		struct feature_word *w = &s->w[i];

		w->fold = t[i].fold;
		w->start = t[i].start;
		w->len = t[i].end - t[i].start;
		w->flags = t[i].flags;
		w->shape = shape_of(tok_str(text, &t[i]), &t[i]);
		if (s->capitals && t[i].flags & TOK_UPPER)
			w->shape = SHAPE_SHOUT;
		w->e = t[i].class == TOK_NUMBER ? (struct feature_entry){{0}, 0, 0, 0, 0, false}
						: feature_entry(w->fold);
		w->type = t[i].form + w->shape + ((w->flags & TOK_SPACE) ? 64 : 0);
		if (t[i].flags & TOK_SPACE)
			joint = (uint32_t)i;
		s->joint[i] = joint;
	}
	mark_heads(s);
	mark_quotes(s);
	mark_names(s);
	mark_pairs(s);
}

static void
put_affixes(
    const struct feature_sent *s, const struct feature_word *w, int off, struct feature_sink *k)
{
	const char *p = s->text.s + w->start, *end = p + w->len;
	size_t i, len, n = w->len;
	uint64_t h = 0;

	for (i = 1; i <= 5 && p < end; i++) {
		h = affix(h, u8_get(p, (size_t)(end - p), &len));
		p += len;
		if (off == 0 || i == 3)
			put(k, T_P, off, h, 0, 0);
	}
	h = 0;
	p = s->text.s + w->start;
	for (i = 1; i <= 5 && n > 0; i++) {
		do
			n--;
		while (((unsigned char)p[n] & 0xC0) == 0x80);
		h = affix(h, u8_get(p + n, w->len - n, &len));
		if (off == 0 || i == 3)
			put(k, T_S, off, h, 0, 0);
	}
}

void
feature_of_word(
    const struct feature_sent *s, const struct feature_word *w, int off, struct feature_sink *k)
{
	unsigned space = w != NULL && w->flags & TOK_SPACE ? 32 : 0;
	bool near = off >= -1 && off <= 1;

	if (w == NULL) {
		put(k, T_W, off, EDGE_FOLD, 0, 0);
		return;
	}
	put(k, T_W, off, w->fold, 0, 0);
	put(k, T_SH, off, w->shape + space, 0, 0);
	if (w->e.cluster[0]) {
		put(k, T_CA, off, w->e.cluster[0], 0, 0);
		put(k, T_CB, off, w->e.cluster[1], 0, 0);
		put(k, T_CC, off, w->e.cluster[2], 0, 0);
		put(k, T_CD, off, w->e.cluster[3], 0, 0);
	}
	if (!near)
		return;
	put(k, T_LX, off, w->shape + 32U * w->e.class, 0, 0);
	if (w->e.cluster[0])
		put(k, T_CS, off, w->e.cluster[1], w->shape, 0);
	if (w->e.seen)
		put(k, T_AU, off, w->e.seen, w->shape, 0);
	if (w->e.names) {
		put(k, T_NM, off, w->e.names, 0, 0);
		put(k, T_NS, off, w->e.names, w->shape + 32U * w->e.class, 0);
	}
	if (w->shape <= SHAPE_ELIDED_CAP || w->shape == SHAPE_SHOUT)
		put_affixes(s, w, off, k);
}

static const struct feature_word *
at(const struct feature_sent *s, size_t i, int off)
{
	if ((off < 0 && i < (size_t)-off) || (off > 0 && s->n - i <= (size_t)off))
		return &edge;
	return &s->w[(size_t)((ptrdiff_t)i + off)];
}

static bool
is_capital(const struct feature_word *w)
{
	return w->shape >= SHAPE_CAP && w->shape <= SHAPE_ALNUM;
}

/* A hyphen or a short word that may stand inside a name: de, la, el, ben. */
static bool
is_link(const struct feature_word *w)
{
	return w->shape == SHAPE_HYPHEN || w->shape == SHAPE_ELIDED ||
	       w->shape == SHAPE_ELIDED_CAP || (w->shape == SHAPE_LOWER && w->len <= 3);
}

enum { RUN_MAX = 8 };

/* The run of capitalised words that token i stands in: words before and after it, place in it. */
static void
put_run(const struct feature_sent *s, size_t i, struct feature_sink *k)
{
	size_t from = i, to = i + 1;
	const struct feature_word *before, *after;
	unsigned sh = s->w[i].shape;

	while (from > 0 && i - from < RUN_MAX) {
		if (is_capital(&s->w[from - 1]))
			from--;
		else if (from > 1 && is_link(&s->w[from - 1]) && is_capital(&s->w[from - 2]))
			from -= 2;
		else
			break;
	}
	while (to < s->n && to - i < RUN_MAX) {
		if (is_capital(&s->w[to]))
			to++;
		else if (to + 1 < s->n && is_link(&s->w[to]) && is_capital(&s->w[to + 1]))
			to += 2;
		else
			break;
	}
	before = at(s, from, -1);
	after = to < s->n ? &s->w[to] : &edge;
	put(k, T_RB, 0, before->fold, sh, 0);
	put(k, T_RA, 0, after->fold, sh, 0);
	put(k, T_RC, 0, before->e.cluster[2], i == from, 0);
	put(k, T_RD, 0, after->e.cluster[2], to == i + 1, 0);
	put(k, T_RL, 0, i - from, to - i, 0);
}

/* A word with hyphens (Seine-Saint-Denis, demi-finale): what the list says of the whole. */
static void
put_joint(const struct feature_sent *s, size_t i, struct feature_sink *k)
{
	size_t from = s->joint[i], j;
	struct feature_entry e;
	uint64_t h = 0;
	unsigned place = (unsigned)(i - from > 3 ? 3 : i - from);

	while (from < i && s->t[from].flags & TOK_ELIDED)
		from++;
	for (j = from; j < s->n && s->joint[j] == s->joint[i] && j - from < 12; j++) {
		if (s->t[j].class == TOK_MARK && s->w[j].shape != SHAPE_HYPHEN)
			break;
		h = tok_chain(h, s->w[j].fold);
	}
	if (j <= i || j - from < 2)
		return;
	e = feature_entry(h);
	if (e.cluster[0])
		put(k, T_JC, 0, e.cluster[2], place, 0);
	put(k, T_JL, 0, e.class, place, 0);
	put(k, T_JP, 0, e.names, place, 0);
}

static inline __attribute__((always_inline)) void
context(const struct feature_sent *s, size_t i, struct feature_sink *k, bool named)
{
	const struct feature_word *a = at(s, i, -2), *b = at(s, i, -1), *w = &s->w[i],
				  *x = at(s, i, 1), *y = at(s, i, 2);
	unsigned sh = w->shape;

	put_as(named, k, T_WW, -1, b->fold, w->fold, 0);
	put_as(named, k, T_WW, 0, w->fold, x->fold, 0);
	put_as(named, k, T_WX, 0, b->fold, x->fold, 0);
	put_as(named, k, T_GG, -1, b->e.cluster[2], w->e.cluster[2], 0);
	put_as(named, k, T_GG, 0, w->e.cluster[2], x->e.cluster[2], 0);
	put_as(named, k, T_GX, 0, b->e.cluster[1], x->e.cluster[1], sh);
	put_as(named, k, T_WS, 0, b->fold, sh, x->shape);
	put_as(named, k, T_WT, 0, x->fold, sh, b->shape);
	put_as(named, k, T_WU, 0, w->fold, x->shape, 0);
	put_as(named, k, T_WV, 0, w->fold, b->shape, 0);
	put_as(named, k, T_SSS, 0, (unsigned)b->shape | sh << 5 | (unsigned)x->shape << 10, 0, 0);
	put_as(named, k, T_SS5, 0,
	    (unsigned)a->shape | (unsigned)b->shape << 5 | sh << 10 | (unsigned)x->shape << 15 |
		(unsigned)y->shape << 20,
	    0, 0);
	put_as(named, k, T_DS, -1, b->e.cluster[3], sh, 0);
	put_as(named, k, T_DS, 1, x->e.cluster[3], sh, 0);
	put_as(named, k, T_WWS, 0, a->fold, b->fold, sh);
	{
		size_t h = s->head[i];
		unsigned cap = to_capital(s, i);

		put_as(named, k, T_HN, 0, w->fold, cap, 0);
		if (h < i) {
			put_as(named, k, T_HD, 0, s->w[h].fold, sh, i - h > 6 ? 6 : i - h);
			put_as(named, k, T_HD, 1, s->w[h].fold, sh, cap);
			put_as(named, k, T_HM, 0, s->w[h].fold, b->fold, 0);
			put_as(named, k, T_HD, 2, h > 0 ? s->w[h - 1].fold : EDGE_FOLD, sh, 7);
		}
		put_as(named, k, T_WY, 0, w->fold, x->fold, y->shape);
		put_as(named, k, T_WZ, 0, w->fold, x->shape, y->shape);
	}
	if (i < 2)
		put_as(named, k, T_FI, (int)i, w->e.class, sh, s->kind);
	if (s->seen[i])
		put_as(named, k, T_AS, 0, s->seen[i], sh, i + 1 < s->n && s->seen[i + 1] % 3);
	if (s->hint[i]) {
		put_as(named, k, T_HI, 0, s->hint[i], i + 1 < s->n ? s->hint[i + 1] : 0, sh);
		put_as(named, k, T_HJ, 0, w->fold, s->hint[i], 0);
	} else if (i > 0 && s->hint[i - 1]) {
		put_as(named, k, T_HI, -1, s->hint[i - 1], sh, 0);
	}
	if (s->gaz[i])
		put_as(named, k, T_GZ, 0, s->gaz[i], sh, 0);
	if (s->quote[i])
		put_as(named, k, T_QU, 0, s->quote[i], sh, 0);
	if (s->pair[i])
		put_as(named, k, T_PR, 0, s->pair[i], sh, 0);
	if (is_capital(w))
		put_run(s, i, k);
	if (s->joint[i] != i || (i + 1 < s->n && s->joint[i + 1] == s->joint[i]))
		put_joint(s, i, k);
}

void
feature_of_context(const struct feature_sent *s, size_t i, struct feature_sink *k)
{
	if (k->part != NULL)
		context(s, i, k, true);
	else
		context(s, i, k, false);
}

void
feature_add(struct feature_sink *k, int which, int off, uint64_t a, uint64_t b, uint64_t c)
{
	put(k, (enum template_id)(T_MW + which), off, a, b, c);
}

/* --- names, for the trainer and for reading a model --- */

const char *
feature_template(unsigned t, const char **kinds)
{
	*kinds = templates[t].kinds;
	return templates[t].name;
}

uint64_t
feature_affix(struct str word, int n)
{
	size_t i = 0, len, end = word.n;
	uint64_t h = 0;

	for (; n > 0 && i < word.n; n--, i += len)
		h = affix(h, u8_get(word.s + i, word.n - i, &len));
	for (; n < 0 && end > 0; n++) {
		do
			end--;
		while (((unsigned char)word.s[end] & 0xC0) == 0x80);
		h = affix(h, u8_get(word.s + end, word.n - end, &len));
	}
	return h;
}

static uint64_t
value(char kind, const char *s)
{
	if (kind == 'n')
		return strtoull(s, NULL, 10);
	if (kind == 'w')
		return strcmp(s, FEATURE_EDGE) == 0 ? EDGE_FOLD : tok_hash(s);
	return feature_affix((struct str){s, strlen(s)}, kind == 'p' ? 99 : -99);
}

uint64_t
feature_parse(const char *name)
{
	char copy[256], *part[6], *p = copy;
	size_t n = 0, i;
	uint64_t v[3] = {0, 0, 0};
	unsigned t;

	if (strlen(name) >= sizeof copy)
		return 0;
	strcpy(copy, name);
	while (p != NULL && n < 5) {
		part[n++] = p;
		if ((p = strchr(p, ' ')) != NULL)
			*p++ = '\0';
	}
	for (t = 0; t < TEMPLATES && strcmp(templates[t].name, part[0]) != 0; t++)
		;
	if (t == TEMPLATES || n != 2 + strlen(templates[t].kinds))
		return 0;
	for (i = 2; i < n; i++)
		v[i - 2] = value(templates[t].kinds[i - 2], part[i]);
	return hash((enum template_id)t, atoi(part[1]), v[0], v[1], v[2]);
}
