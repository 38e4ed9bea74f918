#include "memory.h"

#include <string.h>

/* Labels as in crf.h: 0 none, then beginning and inside of each type. */

enum { NO_MENTION = MEMORY_KINDS - 1, NAME_MAX = 12 };
#define NAME_SALT UINT64_C(0x6E616D65)

size_t
memory_need(const struct feature_sent *s, const uint8_t *labels)
{
	size_t i, n = s->uppers;

	for (i = 0; i < s->n; i++)
		n += labels[i] != 0;
	return n;
}

void
memory_begin(struct memory *m, size_t entries, struct arena *a)
{
	size_t size = 64;

	while (size / 4 * 3 <= entries)
		size *= 2;
	m->slot = arena_get(a, size * sizeof *m->slot);
	memset(m->slot, 0, size * sizeof *m->slot);
	memset(m->first, 0, sizeof m->first);
	m->mask = size - 1;
	m->n = 0;
}

static struct memory_slot *
find(const struct memory *m, uint64_t key)
{
	size_t i = (key ^ key >> 32) & m->mask;

	while (m->slot[i].key != 0 && m->slot[i].key != key)
		i = (i + 1) & m->mask;
	return &m->slot[i];
}

/* The slot of a key, made when missing; NULL when the table is full (of names with many words). */
static struct memory_slot *
make(struct memory *m, uint64_t key)
{
	struct memory_slot *s = find(m, key);

	if (s->key != 0)
		return s;
	if (m->n * 4 > m->mask * 3)
		return NULL;
	m->n++;
	s->key = key;
	return s;
}

static void
count(struct memory_slot *s, int kind)
{
	if (s != NULL && s->count[kind] < UINT16_MAX)
		s->count[kind]++;
}

static bool
is_kept(const struct feature_sent *s, size_t i)
{
	return s->t[i].class == TOK_WORD && s->t[i].flags & TOK_UPPER &&
	       !(s->t[i].flags & TOK_ELIDED) && !s->capitals;
}

static int
kind_of(uint8_t label)
{
	return label == 0 ? NO_MENTION : (label - 1) / 2;
}

static size_t
end_of(const struct feature_sent *s, const uint8_t *labels, size_t i)
{
	size_t j = i + 1;

	while (j < s->n && labels[j] == labels[i] + 1)
		j++;
	return j;
}

/* Which number of memory.first has the bit of a word, which is bit fold % 64 of it. */
static inline size_t
bits_of(uint64_t fold)
{
	return fold / 64 % (MEMORY_BITS / 64);
}

static void
learn_name(struct memory *m, const struct feature_sent *s, size_t i, size_t end, int type)
{
	uint64_t h = NAME_SALT;
	struct memory_slot *x = NULL;

	if (i >= end || end - i > NAME_MAX)
		return;
	m->first[bits_of(s->w[i].fold)] |= UINT64_C(1) << s->w[i].fold % 64;
	for (; i < end; i++) {
		h = tok_chain(h, s->w[i].fold);
		x = make(m, h);
		if (x == NULL)
			return;
		x->prefix |= i + 1 < end;
	}
	x->name = true;
	count(x, type);
}

void
memory_learn(struct memory *m, const struct feature_sent *s, const uint8_t *labels)
{
	size_t i, k;

	for (k = 0; k < s->uppers; k++) {
		i = s->upper[k];
		/* a capital at the beginning says nothing against a mention */
		if (is_kept(s, i) && (labels[i] != 0 || i > 0))
			count(make(m, s->w[i].fold), kind_of(labels[i]));
	}
	if (s->capitals)
		return;
	for (i = feature_next(labels, s->n, 0); i < s->n; i = feature_next(labels, s->n, i + 1))
		if (labels[i] % 2 == 1)
			learn_name(m, s, i, end_of(s, labels, i), kind_of(labels[i]));
}

/*
 * The most frequent kind, and how sure: 0 seen once, 1 divided, 2 mostly, 3 always. 0: nothing. Which it
 * is cannot be foretold, so the counts are compared with their kinds behind them, without a branch.
 */
static uint8_t
verdict(const uint16_t *n)
{
	unsigned all = 0, top = 0, best, sure;

	for (unsigned i = 0; i < MEMORY_KINDS; i++) {
		unsigned x = n[i] * MEMORY_KINDS + (MEMORY_KINDS - 1 - i);

		all += n[i];
		top = x > top ? x : top;
	}
	best = MEMORY_KINDS - 1 - top % MEMORY_KINDS;
	top /= MEMORY_KINDS;
	sure = top * 4U >= all * 3U ? 2 : 1;
	sure = top == all ? (all == 1 ? 0 : 3) : sure;
	return (uint8_t)(all == 0 ? 0 : 1 + best * 4 + sure);
}

static uint8_t
look_word(const struct memory *m, const struct feature_sent *s, const uint8_t *labels, size_t i)
{
	const struct memory_slot *x;
	uint16_t n[MEMORY_KINDS];

	x = find(m, s->w[i].fold);
	if (x->key == 0)
		return 0;
	memcpy(n, x->count, sizeof n);
	if (is_kept(s, i) && (labels[i] != 0 || i > 0) && n[kind_of(labels[i])] > 0)
		n[kind_of(labels[i])]--;
	return verdict(n);
}

/* The longest name that begins at token i, before token to: its end (i: none), its type in *type. */
static size_t
look_name(const struct memory *m, const struct feature_sent *s, const uint8_t *labels, size_t i,
    size_t to, int *type)
{
	uint64_t h = NAME_SALT;
	size_t j, best = i, own = labels[i] % 2 == 1 ? end_of(s, labels, i) : i;
	const struct memory_slot *x;
	uint16_t n[MEMORY_KINDS];
	uint8_t v;

	for (j = i; j < to; j++) {
		h = tok_chain(h, s->w[j].fold);
		x = find(m, h);
		if (x->key == 0)
			break;
		if (x->name) {
			memcpy(n, x->count, sizeof n);
			if (j + 1 == own && !s->capitals && n[kind_of(labels[i])] > 0)
				n[kind_of(labels[i])]--;
			if ((v = verdict(n)) != 0) {
				best = j + 1;
				*type = (v - 1) / 4;
			}
		}
		if (!x->prefix)
			break;
	}
	return best;
}

enum { NO_LINK, COMMA, AND, JOIN, BRACKET };

static unsigned
link_of(const struct feature_word *w)
{
	return w->shape == FORM_COMMA				   ? COMMA
	       : w->e.role == FEATURE_AND			   ? AND
	       : w->shape == FORM_HYPHEN || w->shape == FORM_SLASH ? JOIN
	       : w->shape == FORM_OPEN				   ? BRACKET
								   : NO_LINK;
}

enum { GAP_MAX = 4 };

/* The link of two names with tokens [from, to) between: « et l' », « , de la »; 0: none. */
static unsigned
link_between(const struct feature_sent *s, size_t from, size_t to)
{
	size_t i;

	if (from >= to || to - from > GAP_MAX)
		return NO_LINK;
	for (i = from + 1; i < to; i++)
		if (s->w[i].e.role != FEATURE_ARTICLE && s->w[i].e.role != FEATURE_LINK)
			return NO_LINK;
	return link_of(&s->w[from]);
}

/* Of at most 64 tokens a bit each, made without a branch. */
struct looks {
	uint64_t words;	 /* with a capital */
	uint64_t names;	 /* with which names begin */
	uint64_t beside; /* where names begin, and words with a capital that are in none */
};

static struct looks
looks_of(
    const struct memory *m, const struct feature_sent *s, const uint8_t *labels, size_t i, size_t n)
{
	struct looks x = {0, 0, 0};

	for (size_t k = 0; k < n; k++, i++) {
		uint64_t fold = s->w[i].fold, word = s->t[i].class == TOK_WORD;

		word &= s->t[i].flags / TOK_UPPER;
		x.words |= word << k;
		x.names |= (m->first[bits_of(fold)] >> fold % 64 & 1) << k;
		x.beside |= ((word & (labels[i] == 0)) | (labels[i] & 1)) << k;
	}
	return x;
}

/* Names in a row, and capitalised words in their place: « les rappeurs Booba et | Kaaris ». */
struct row {
	size_t first, last; /* the one before */
};

static void
look_beside(const struct feature_sent *s, const uint8_t *labels, size_t i, struct row *row,
    struct memory_view *v)
{
	size_t end = labels[i] % 2 == 1 ? end_of(s, labels, i) : i + 1, j;
	unsigned link = row->last > 0 ? link_between(s, row->last, i) : NO_LINK;

	if (link != NO_LINK) {
		for (j = i; labels[row->first] != 0 && j < end; j++)
			v->before[j] = (uint8_t)(kind_of(labels[row->first]) * 4 + (int)link);
		for (j = row->first; labels[i] != 0 && j < row->last; j++)
			v->behind[j] = (uint8_t)(kind_of(labels[i]) * 4 + (int)link);
	}
	*row = (struct row){i, end};
}

/* The longest name of the memory at token i, before token to: behind it, i + 1 if there is none. */
static size_t
look_at(const struct memory *m, const struct feature_sent *s, const uint8_t *labels, size_t i,
    size_t to, struct memory_view *v)
{
	int type = 0;
	size_t end = look_name(m, s, labels, i, to, &type), j;

	for (j = i; j < end; j++)
		v->name[j] = (uint8_t)(1 + type * 3 + (j == i ? 0 : j + 1 == end ? 2 : 1));
	return end > i ? end : i + 1;
}

static void
look_region(const struct memory *m, const struct feature_sent *s, const uint8_t *labels,
    const struct region *r, struct memory_view *v)
{
	struct row row = {0, 0};
	size_t i, k, end = r->first;

	for (i = r->first; i < r->last; i += 64) {
		struct looks x = looks_of(m, s, labels, i, r->last - i < 64 ? r->last - i : 64);

		for (; x.words != 0; x.words &= x.words - 1) {
			k = i + (size_t)__builtin_ctzll(x.words);
			v->word[k] = look_word(m, s, labels, k);
		}
		for (; x.names != 0; x.names &= x.names - 1)
			if ((k = i + (size_t)__builtin_ctzll(x.names)) >= end)
				end = look_at(m, s, labels, k, r->last, v);
		for (; x.beside != 0; x.beside &= x.beside - 1)
			look_beside(s, labels, i + (size_t)__builtin_ctzll(x.beside), &row, v);
	}
}

struct memory_view
memory_look(const struct memory *m, const struct feature_sent *s, const uint8_t *labels,
    const struct region *r, size_t n, struct arena *a)
{
	struct memory_view v;

	v.word = arena_get(a, 4 * (s->n + 1));
	v.name = v.word + s->n + 1;
	v.before = v.name + s->n + 1;
	v.behind = v.before + s->n + 1;
	memset(v.word, 0, 4 * (s->n + 1));
	for (; n > 0; n--, r++)
		look_region(m, s, labels, r, &v);
	return v;
}

void
memory_features(
    const struct memory_view *v, const struct feature_sent *s, size_t i, struct feature_sink *k)
{
	unsigned word = v->word[i], name = v->name[i], shape = s->w[i].shape;

	if (word) {
		feature_add(k, FEATURE_MEMORY_WORD, 0, word, shape, 0);
		feature_add(k, FEATURE_MEMORY_WORD, 1, word, i == 0, 0);
	}
	if (i > 0 && v->word[i - 1])
		feature_add(k, FEATURE_MEMORY_SIDE, -1, v->word[i - 1], word, shape);
	if (i + 1 < s->n && v->word[i + 1])
		feature_add(k, FEATURE_MEMORY_SIDE, 1, v->word[i + 1], word, shape);
	if (v->before[i])
		feature_add(k, FEATURE_MEMORY_SIDE, -2, v->before[i], 0, shape);
	if (v->behind[i])
		feature_add(k, FEATURE_MEMORY_SIDE, 2, v->behind[i], 0, shape);
	if (name) {
		bool goes_on = i + 1 < s->n && v->name[i + 1] > 0 && v->name[i + 1] % 3 != 1;

		feature_add(k, FEATURE_MEMORY_NAME, 0, name, goes_on, 0);
		feature_add(k, FEATURE_MEMORY_NAME, 1, name, goes_on, word);
	}
}
