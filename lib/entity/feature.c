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
    {"gg", "nn"},
    {"ws", "wnn"},
    {"wt", "wnn"},
    {"ss5", "n"},
    {"fi", "nnn"},
    {"jc", "nn"},
    {"jl", "nn"},
    {"gz", "nn"},
    {"qu", "nn"},
    {"pr", "nn"},
    {"rb", "wn"},
    {"ra", "wn"},
    {"rl", "nn"},
    {"rc", "nn"},
    {"rd", "nn"},
    {"wl", "wn"},
    {"jp", "nn"},
    {"hd", "wnn"},
    {"hn", "wnn"},
    {"au", "nn"},
    {"as", "nnn"},
    {"ax", "nn"},
    {"hi", "nnn"},
    {"hj", "wn"},
    {"mw", "nn"},
    {"ms", "nnn"},
    {"mn", "nnn"},
    {"kw", "w"},
    {"ks", "n"},
    {"kb", "n"},
    {"kd", "n"},
    {"kl", "n"},
    {"ke", "s"},
    {"kf", "s"},
    {"kp", "p"},
    {"kn", "nn"},
    {"ku", "nn"},
};

enum template_id {
	T_W,
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
	T_GG,
	T_WS,
	T_WT,
	T_SS5,
	T_FI,
	T_JC,
	T_JL,
	T_GZ,
	T_QU,
	T_PR,
	T_RB,
	T_RA,
	T_RL,
	T_RC,
	T_RD,
	T_WL,
	T_JP,
	T_HD,
	T_HN,
	T_AU,
	T_AS,
	T_AX,
	T_HI,
	T_HJ,
	T_MW, /* of the memory, in the order of feature.h */
	T_MS,
	T_MN,
	T_KW, /* of the gate */
	T_KS,
	T_KB,
	T_KD,
	T_KL,
	T_KE,
	T_KF,
	T_KP,
	T_KN,
	T_KU,
	TEMPLATES
};

_Static_assert(sizeof templates / sizeof *templates == TEMPLATES, "a template has no name");

#define EDGE_FOLD UINT64_C(0x5CA1AB1E5CA1AB1E)
static const struct feature_word edge = {.fold = EDGE_FOLD, .type = EDGE_FOLD};

/*
 * a may be any number, b and c too, though mostly they are small and then stand side by side. One
 * multiplication is enough, as the two halves of what it gives are used apart (model.h).
 */
static inline uint64_t
hash(enum template_id t, int off, uint64_t a, uint64_t b, uint64_t c)
{
	uint64_t h = ((uint64_t)t << 8 | (uint64_t)(off + 64)) * UINT64_C(0xD6E8FEB86659FD93);

	h = (h + a + (b << 21 | b >> 43) + (c << 42 | c >> 22)) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

/* Whether the model has it cannot be foretold, so it is reckoned without a branch. */
static inline void
put_kept(struct feature_sink *k, uint64_t h)
{
	size_t i = feature_kept(h);

	k->hash[k->n] = h;
	k->n += k->kept[i / 64] >> i % 64 & 1;
}

static inline void
put(struct feature_sink *k, enum template_id t, int off, uint64_t a, uint64_t b, uint64_t c)
{
	if (k->kept != NULL) {
		put_kept(k, hash(t, off, a, b, c));
		return;
	}
	if (k->part != NULL)
		k->part[k->n] = (struct feature_part){(uint8_t)t, (int8_t)off, {a, b, c}};
	k->hash[k->n++] = hash(t, off, a, b, c);
}

/* The same where it is known at build time whether only what the model has is asked for. */
static inline __attribute__((always_inline)) void
put_as(bool kept, struct feature_sink *k, enum template_id t, int off, uint64_t a, uint64_t b,
    uint64_t c)
{
	if (kept)
		put_kept(k, hash(t, off, a, b, c));
	else
		put(k, t, off, a, b, c);
}

enum { PHRASE_MAX = 24, CAPITAL_MAX = 7 };

/* Tokens back to where the noun phrase begins that token i stands in; PHRASE_MAX: far. */
static size_t
to_head(const struct feature_sent *s, size_t i)
{
	uint64_t heads = trait_to(&s->traits, TRAIT_HEAD, i) >> (64 - PHRASE_MAX);

	return heads == 0 ? PHRASE_MAX : (size_t)__builtin_clzll(heads) - (64 - PHRASE_MAX);
}

/* Tokens from i to the next capital of its noun phrase; 0: it is one, CAPITAL_MAX: none near. */
static size_t
to_capital(const struct feature_sent *s, size_t i)
{
	uint64_t capitals = trait_from(&s->traits, TRAIT_CAPITAL, i),
		 heads = trait_from(&s->traits, TRAIT_HEAD, i) & ~UINT64_C(1);

	capitals &= ((heads & (0 - heads)) - 1) & ((1U << CAPITAL_MAX) - 1);
	return capitals == 0 ? CAPITAL_MAX : (size_t)__builtin_ctzll(capitals);
}

static void
put_affixes(
    const struct feature_sent *s, const struct feature_word *w, int off, struct feature_sink *k)
{
	const char *p = s->text.s + w->start, *end = p + w->len;
	size_t i, len, n = w->len;
	uint64_t h = FORM_PREFIX;

	for (i = 1; i <= 5 && p < end; i++) {
		h = form_affix_add(h, u8_get(p, (size_t)(end - p), &len));
		p += len;
		put(k, T_P, off, h, 0, 0);
	}
	h = FORM_SUFFIX;
	p = s->text.s + w->start;
	for (i = 1; i <= 5 && n > 0; i++) {
		do
			n--;
		while (((unsigned char)p[n] & 0xC0) == 0x80);
		h = form_affix_add(h, u8_get(p + n, w->len - n, &len));
		put(k, T_S, off, h, 0, 0);
	}
}

void
feature_of_word(
    const struct feature_sent *s, const struct feature_word *w, int off, struct feature_sink *k)
{
	unsigned space = w != NULL && w->flags & TOK_SPACE ? 32 : 0;
	bool near = (off >= -1 && off <= 1) || off == FEATURE_ALL;

	if (w == NULL) {
		put(k, T_W, off, EDGE_FOLD, 0, 0);
		return;
	}
	put(k, T_W, off, w->fold, 0, 0);
	put(k, T_SH, off, w->shape + space, 0, 0);
	if (w->e.cluster3000)
		put(k, T_CD, off, w->e.cluster3000, 0, 0);
	if (!near)
		return;
	if (w->e.cluster3000) {
		put(k, T_CB, off, w->e.cluster256, 0, 0);
		put(k, T_CC, off, w->e.cluster1024, 0, 0);
	}
	put(k, T_LX, off, w->shape + 32U * w->e.class, 0, 0);
	if (w->e.cluster3000)
		put(k, T_CS, off, w->e.cluster256, w->shape, 0);
	if (w->e.seen)
		put(k, T_AU, off, w->e.seen, w->shape, 0);
	if (w->e.names) {
		put(k, T_NM, off, w->e.names, 0, 0);
		put(k, T_NS, off, w->e.names, w->shape + 32U * w->e.class, 0);
	}
	if ((off == 0 || off == FEATURE_ALL) &&
	    (w->shape <= FORM_ELIDED_CAP || w->shape == FORM_SHOUT))
		put_affixes(s, w, off, k);
}

/* The last three and four characters of the n bytes at s, the first three; of fewer, all. */
static void
put_gate_affixes(const char *s, size_t n, int off, struct feature_sink *k)
{
	uint64_t h = FORM_SUFFIX, three = h;
	size_t i, at = n, len;

	for (i = 1; i <= 4 && at > 0; i++) {
		do
			at--;
		while (((unsigned char)s[at] & 0xC0) == 0x80);
		h = form_affix_add(h, u8_get(s + at, n - at, &len));
		if (i <= 3)
			three = h;
	}
	put(k, T_KE, off, three, 0, 0);
	if (off != 0 && off != FEATURE_ALL)
		return;
	put(k, T_KF, off, h, 0, 0);
	h = FORM_PREFIX;
	for (i = at = 0; i < 3 && at < n; i++, at += len)
		h = form_affix_add(h, u8_get(s + at, n - at, &len));
	put(k, T_KP, off, h, 0, 0);
}

void
feature_of_gate(
    const struct feature_sent *s, const struct feature_word *w, int off, struct feature_sink *k)
{
	unsigned space = w != NULL && w->flags & TOK_SPACE ? 32 : 0;

	if (w == NULL) {
		put(k, T_KW, off, EDGE_FOLD, 0, 0);
		return;
	}
	put(k, T_KW, off, w->fold, 0, 0);
	put(k, T_KS, off, w->shape + space, 0, 0);
	if (w->e.cluster3000) {
		put(k, T_KB, off, w->e.cluster256, 0, 0);
		put(k, T_KD, off, w->e.cluster3000, 0, 0);
	}
	if (off == -2 || off == 2)
		return;
	put(k, T_KL, off, w->shape + 32U * w->e.class, 0, 0);
	if (w->e.names)
		put(k, T_KN, off, w->e.names, w->shape, 0);
	if (w->e.seen)
		put(k, T_KU, off, w->e.seen, w->shape, 0);
	if (w->shape > FORM_ELIDED_CAP && w->shape != FORM_SHOUT)
		return;
	put_gate_affixes(s->text.s + w->start, w->len, off, k);
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
	return w->shape >= FORM_CAP && w->shape <= FORM_ALNUM;
}

/* A hyphen or a short word that may stand inside a name: de, la, el, ben. */
static bool
is_link(const struct feature_word *w)
{
	return w->shape == FORM_HYPHEN || w->shape == FORM_ELIDED || w->shape == FORM_ELIDED_CAP ||
	       (w->shape == FORM_LOWER && w->len <= 3);
}

enum { RUN_MAX = 8, JOINT_MAX = 16, FAR = 9, FAR_FIRST = 5 };

/* The FAR tokens of this trait before token at or from there on, the nearest lowest. */
static inline unsigned
near_by(const struct feature_sent *s, int trait, size_t at, bool behind)
{
	unsigned bits = 0, before;

	if (behind)
		return trait_from(&s->traits, trait, at) & ((1U << FAR) - 1);
	before = at == 0 ? 0 : (unsigned)(trait_to(&s->traits, trait, at - 1) >> (64 - FAR));
	for (int d = 0; d < FAR; d++)
		bits |= (before >> d & 1) << (FAR - 1 - d);
	return bits;
}

/*
 * The words that say something near a run of capitalised words, before or behind it, but not beside
 * it, where others see them: « le navire | de la Royal Navy », « Kaaris | a été arrêté ».
 */
static void
find_far(const struct feature_sent *s, size_t at, bool behind, struct feature_far *far)
{
	unsigned words = near_by(s, TRAIT_SAYS, at, behind),
		 stops = near_by(s, TRAIT_STOP, at, behind);
	size_t d = words != 0 ? (size_t)__builtin_ctz(words) : 0, n;

	far->close = d > 0 && d < FAR_FIRST && !(stops & ((2U << d) - 1));
	far->n = 0;
	for (n = 0; n < FEATURE_FAR && words != 0; n++, words &= words - 1) {
		d = (size_t)__builtin_ctz(words);
		if (d > 0)
			far->at[far->n++] = behind ? at + d : at - 1 - d;
	}
}

/* token of shape sh is at this edge of the run or not. */
static void
put_far(const struct feature_sent *s, int side, const struct feature_far *far, unsigned sh,
    bool edge_of_run, struct feature_sink *k)
{
	enum template_id word = side == 0 ? T_RB : T_RA, class = side == 0 ? T_RC : T_RD;

	for (size_t n = 0; n < far->n; n++) {
		const struct feature_word *w = &s->w[far->at[n]];

		put(k, word, 2, w->fold, edge_of_run, 0);
		if (n == 0 && far->close) {
			put(k, word, 1, w->fold, sh, 0);
			put(k, class, 1, w->e.cluster1024, edge_of_run, 0);
		}
	}
}

/* The run of capitalised words that token i stands in; it is as far as RUN_MAX tokens tell. */
static void
find_run(const struct feature_sent *s, size_t i, struct feature_near *near)
{
	size_t from = i, to = i + 1;

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
	near->from = from;
	near->to = to;
	find_far(s, from, false, &near->far[0]);
	find_far(s, to, true, &near->far[1]);
}

/* Words before and after the run that token i stands in, its place in it. */
static void
put_run(const struct feature_sent *s, size_t i, struct feature_near *near, struct feature_sink *k)
{
	const struct feature_word *before, *after;
	unsigned sh = s->w[i].shape;
	bool first, last;

	/* a short one is the same for all its tokens */
	if (i < near->from || i >= near->to || near->to - near->from >= RUN_MAX)
		find_run(s, i, near);
	first = i == near->from;
	last = near->to == i + 1;
	before = at(s, near->from, -1);
	after = near->to < s->n ? &s->w[near->to] : &edge;
	put(k, T_RB, 0, before->fold, sh, 0);
	put(k, T_RA, 0, after->fold, sh, 0);
	put(k, T_RC, 0, before->e.cluster1024, first, 0);
	put(k, T_RD, 0, after->e.cluster1024, last, 0);
	put(k, T_RL, 0, i - near->from, near->to - i, 0);
	put_far(s, 0, &near->far[0], sh, first, k);
	put_far(s, 1, &near->far[1], sh, last, k);
}

/* A word with hyphens (Seine-Saint-Denis, demi-finale): what the list says of the whole. */
static void
put_joint(const struct feature_sent *s, size_t i, struct feature_sink *k)
{
	size_t from = i, j;
	struct form_entry e;
	uint64_t h = 0;
	unsigned place;

	while (i - from <= JOINT_MAX && !(s->t[from].flags & TOK_SPACE))
		from--;
	if (i - from > JOINT_MAX)
		return;
	place = (unsigned)(i - from > 3 ? 3 : i - from);
	while (from < i && s->t[from].flags & TOK_ELIDED)
		from++;
	for (j = from; j < s->n && j - from < 12; j++) {
		if (j > from && s->t[j].flags & TOK_SPACE)
			break;

		if (s->t[j].class == TOK_MARK && s->w[j].shape != FORM_HYPHEN)
			break;
		h = tok_chain(h, s->w[j].fold);
	}
	if (j <= i || j - from < 2)
		return;
	e = form_entry(h);
	if (e.cluster3000)
		put(k, T_JC, 0, e.cluster1024, place, 0);
	put(k, T_JL, 0, e.class, place, 0);
	put(k, T_JP, 0, e.names, place, 0);
}

static inline __attribute__((always_inline)) void
context(const struct feature_sent *s, size_t i, struct feature_near *near, struct feature_sink *k,
    bool kept)
{
	const struct feature_word *a = at(s, i, -2), *b = at(s, i, -1), *w = &s->w[i],
				  *x = at(s, i, 1), *y = at(s, i, 2);
	unsigned sh = w->shape;
	size_t h = to_head(s, i);

	put_as(kept, k, T_WW, -1, b->fold, w->fold, 0);
	put_as(kept, k, T_WW, 0, w->fold, x->fold, 0);
	put_as(kept, k, T_GG, -1, b->e.cluster1024, w->e.cluster1024, 0);
	put_as(kept, k, T_GG, 0, w->e.cluster1024, x->e.cluster1024, 0);
	put_as(kept, k, T_WS, 0, b->fold, sh, x->shape);
	put_as(kept, k, T_WT, 0, x->fold, sh, b->shape);
	put_as(kept, k, T_SS5, 0,
	    (unsigned)a->shape | (unsigned)b->shape << 5 | sh << 10 | (unsigned)x->shape << 15 |
		(unsigned)y->shape << 20,
	    0, 0);
	put_as(kept, k, T_HN, 0, w->fold, to_capital(s, i), 0);
	if (h > 0 && h < PHRASE_MAX)
		put_as(kept, k, T_HD, 0, s->w[i - h].fold, sh, h > 6 ? 6 : h);
	if (i < 2)
		put_as(kept, k, T_FI, (int)i, w->e.class, sh, s->kind);
	if (s->seen[i])
		put_as(kept, k, T_AS, 0, s->seen[i], sh, i + 1 < s->n && s->seen[i + 1] % 3);
	if (s->hint[i]) {
		put_as(kept, k, T_HI, 0, s->hint[i], i + 1 < s->n ? s->hint[i + 1] : 0, sh);
		put_as(kept, k, T_HJ, 0, w->fold, s->hint[i], 0);
	} else if (i > 0 && s->hint[i - 1]) {
		put_as(kept, k, T_HI, -1, s->hint[i - 1], sh, 0);
	}
	if (s->gaz[i])
		put_as(kept, k, T_GZ, 0, s->gaz[i], sh, 0);
	if (s->quote[i])
		put_as(kept, k, T_QU, 0, s->quote[i], sh, 0);
	if (s->pair[i])
		put_as(kept, k, T_PR, 0, s->pair[i], sh, 0);
	if (is_capital(w))
		put_run(s, i, near, k);
	if (!(s->t[i].flags & TOK_SPACE) || (i + 1 < s->n && !(s->t[i + 1].flags & TOK_SPACE)))
		put_joint(s, i, k);
}

void
feature_of_context(
    const struct feature_sent *s, size_t i, struct feature_near *near, struct feature_sink *k)
{
	if (k->kept != NULL)
		context(s, i, near, k, true);
	else
		context(s, i, near, k, false);
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

static uint64_t
value(char kind, const char *s)
{
	if (kind == 'n')
		return strtoull(s, NULL, 10);
	if (kind == 'w')
		return strcmp(s, FEATURE_EDGE) == 0 ? EDGE_FOLD : tok_hash(s);
	return form_affix((struct str){s, strlen(s)}, kind == 'p' ? 99 : -99);
}

static int
kind_of(enum template_id t)
{
	if (t <= T_S || t == T_NM || t == T_CS || t == T_NS || t == T_AU)
		return FEATURE_WORD;
	return t >= T_KW ? FEATURE_GATE : FEATURE_CONTEXT;
}

bool
feature_parse(const char *name, struct feature_id *id)
{
	char copy[256], *part[6], *p = copy;
	size_t n = 0, i;
	uint64_t v[3] = {0, 0, 0};
	unsigned t;

	if (strlen(name) >= sizeof copy)
		return false;
	strcpy(copy, name);
	while (p != NULL && n < 5) {
		part[n++] = p;
		if ((p = strchr(p, ' ')) != NULL)
			*p++ = '\0';
	}
	for (t = 0; t < TEMPLATES && strcmp(templates[t].name, part[0]) != 0; t++)
		;
	if (t == TEMPLATES || n != 2 + strlen(templates[t].kinds))
		return false;
	for (i = 2; i < n; i++)
		v[i - 2] = value(templates[t].kinds[i - 2], part[i]);
	id->kind = kind_of((enum template_id)t);
	id->off = atoi(part[1]);
	id->hash = hash((enum template_id)t, id->kind == FEATURE_CONTEXT ? id->off : FEATURE_ALL,
	    v[0], v[1], v[2]);
	return true;
}
