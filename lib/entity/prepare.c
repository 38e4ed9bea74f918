#include "prepare.h"

#include "dateword.h"
#include "large.h"
#include "lex.h"
#include "sign.h"

#include <stdlib.h>
#include <string.h>

struct prepare_form {
	_Alignas(32) uint64_t type; /* of feature_word; 0: free */
	struct form_entry e;
	_Alignas(16) int16_t gate[FEATURE_OFFSETS];
	uint16_t sign;
	uint32_t may : LEX_BITS, shape : 32 - LEX_BITS;
};
_Static_assert(sizeof(struct prepare_form) == 32, "a gate is read with what is behind it");

/* Two forms with like hashes share a cache line. */
struct prepare_set {
	struct prepare_form way[2];
};

enum { SETS = 1 << 16 };

/* Has a sentence of several words hardly a lower-case letter? */
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

/* The tokens from first on, up to the mark at end, stand inside. */
static void
put_quote(struct feature_sent *s, size_t first, size_t end, uint8_t inside, uint8_t opened)
{
	if (inside == 0 || first == end)
		return;
	memset(s->quote + first, inside, end - first);
	s->quote[first] |= opened;
}

/* Quotation marks and brackets: what token stands inside which. */
static void
mark_quotes(struct feature_sent *s)
{
	size_t i, behind = 0; /* the last mark */
	uint8_t in = 0, first = 0;
	bool straight = false;

	for (i = trait_next(&s->traits, TRAIT_QUOTE, s->n, 0); i < s->n;
	     i = trait_next(&s->traits, TRAIT_QUOTE, s->n, i + 1)) {
		uint8_t sh = s->w[i].shape;

		put_quote(s, behind, i, in, first);
		if (i > behind)
			first = 0;
		behind = i + 1;
		if (sh == FORM_QUOTE_OPEN || (sh == FORM_QUOTE && !straight)) {
			straight = sh == FORM_QUOTE;
			in |= 1;
			first = 4;
		} else if (sh == FORM_QUOTE_CLOSE || sh == FORM_QUOTE) {
			straight = false;
			in &= 2;
		} else if (sh == FORM_OPEN) {
			in |= 2;
			first = 4;
		} else {
			in &= 1;
		}
	}
	put_quote(s, behind, s->n, in, first);
}

/* The longest name of several tokens that begins at token i; where it ends, or i + 1. */
static size_t
mark_name(struct feature_sent *s, size_t i)
{
	uint64_t h = s->w[i].fold;
	struct form_entry e = s->w[i].e;
	uint8_t seen = 0, names = 0, bit = 0;
	size_t seen_to = 0, best = 0, j;

	for (j = i + 1; j < s->n && e.prefix; j++) {
		h = tok_chain(h, s->w[j].fold);
		e = form_entry(h);
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
	if (best == 0)
		return i + 1;
	while (!(names >> bit & 1))
		bit++;
	for (j = i; j < best; j++)
		s->gaz[j] = (uint8_t)(1 + 3 * bit + (j == i ? 0 : j + 1 == best ? 2 : 1));
	return best;
}

/* at: the n tokens at which such a name may begin. */
static void
mark_names(struct feature_sent *s, const uint32_t *at, size_t n)
{
	for (size_t k = 0, end = 0; k < n; k++)
		if (at[k] >= end)
			end = mark_name(s, at[k]);
}

/* The first letter of token i, as form_letter() has it. */
static int32_t
initial(const struct feature_sent *s, size_t i)
{
	size_t len;

	return form_letter(u8_get(s->text.s + s->w[i].start, s->w[i].len, &len));
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
			if (s->w[i].shape == FORM_HYPHEN)
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

	for (i = 2; i + 2 < n; i++) {
		if (s->w[i].shape != FORM_OPEN)
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

/* Tables whose keys are looked for where a word begins one. */
static const struct {
	const struct lex_table *table;
	uint16_t bit;
} begun[] = {{&lex_offences, LEX_CRIME}, {&lex_countries, LEX_COUNTRY},
    {&lex_organisations, LEX_ORGANISATION}, {&lex_longforms, LEX_LONGFORM}, {&lex_bodies, LEX_BODY},
    {&lex_named, LEX_NAMED}, {&lex_named_heads, LEX_NAMED_HEAD}, {&lex_titles, LEX_TITLE},
    {&lex_designators, LEX_DESIGNATOR}, {&lex_places, LEX_PLACE}, {&lex_bodyheads, LEX_BODYHEAD}};
enum { BEGUN = sizeof begun / sizeof *begun };

static void
filter_tables(struct lex_filter *f)
{
	dateword_filter(f);
	for (size_t i = 0; i < BEGUN; i++)
		lex_filter_add(f, begun[i].table, begun[i].bit);
}

/* What tables know of a token. */
static uint32_t
tables_of(const struct prepare *p, const struct tok *t)
{
	struct tok small = *t;
	uint16_t perhaps = lex_filter_of(&p->tables, t);
	uint32_t may = 0;

	small.form = t->fold;
	for (size_t i = 0; i < BEGUN && perhaps != 0; i++)
		if (perhaps & begun[i].bit &&
		    (lex_may(begun[i].table, t) ||
			(begun[i].bit == LEX_TITLE && lex_may(begun[i].table, &small))))
			may |= begun[i].bit;
	return may | dateword_may(&p->tables, t);
}

typedef int8_t votes8 __attribute__((vector_size(8), may_alias));
typedef int16_t sum8 __attribute__((vector_size(16), may_alias));
typedef uint16_t any8 __attribute__((vector_size(16), may_alias));

/* What a word says to the gate of the tokens around it; w NULL: the end of a sentence. */
static void
sum_gate(const struct model *m, const struct feature_sent *s, const struct feature_word *w,
    int16_t *gate)
{
	struct feature_sink k;
	sum8 sum = {0};

	feature_sink_open(&k, NULL);
	feature_of_gate(s, w, FEATURE_ALL, &k);
	for (size_t f = 0; f < k.n; f++)
		__builtin_prefetch(&m->vote[model_place(k.hash[f], m->votes)]);
	for (size_t f = 0; f < k.n; f++)
		sum += __builtin_convertvector(*(const votes8 *)model_vote(m, k.hash[f]), sum8);
	for (int at = 0; at < FEATURE_OFFSETS; at++)
		gate[at] = sum[at];
}

void
prepare_open(struct prepare *p)
{
	struct feature_sent none = {0};

	memset(&p->tables, 0, sizeof p->tables);
	filter_tables(&p->tables);
	model_open(&p->model);
	sum_gate(&p->model, &none, NULL, p->edge);
	p->set = large_get(SETS * sizeof *p->set);
}

void
prepare_close(struct prepare *p)
{
	large_free(p->set, SETS * sizeof *p->set);
}

static inline struct prepare_set *
set_of(const struct prepare *p, uint64_t type)
{
	return &p->set[(type ^ type >> 32) & (SETS - 1)];
}

/*
 * One number per form, white space before it and case of the sentence. Marks that hash alike (’ ')
 * are told by their bytes.
 */
static inline uint64_t
type_of(const struct tok *t, bool shouted)
{
	return t->form + (t->flags & TOK_SPACE) + (shouted && t->flags & TOK_UPPER ? 2 : 0) +
	       (t->class == TOK_MARK ? 4 * (t->end - t->start) : 0);
}

/* What traits are found from, the words that say something having more than three letters. */
static uint8_t
traits_of(const struct tok *t, unsigned shape, unsigned role)
{
	static const uint8_t of_role[] = {[FEATURE_ARTICLE] = TRAIT_IS_ARTICLE,
	    [FEATURE_BREAK] = TRAIT_IS_BREAK,
	    [FEATURE_LINK] = TRAIT_IS_LINK,
	    [FEATURE_AND] = 0};
	uint8_t traits = role < sizeof of_role ? of_role[role] : 0;

	if (shape >= FORM_CAP && shape <= FORM_ALNUM)
		traits |= TRAIT_IS_CAPITAL;
	if (shape == FORM_LOWER && role == 0 && t->end - t->start > 3)
		traits |= TRAIT_IS_SAYING;
	if (shape == FORM_STOP)
		traits |= TRAIT_IS_STOP;
	if (t->class == TOK_MARK && shape != FORM_HYPHEN)
		traits |= TRAIT_IS_BREAK;
	if ((shape >= FORM_CAP && shape <= FORM_ALNUM) || shape == FORM_ELIDED_CAP ||
	    shape == FORM_NUMBER || shape == FORM_SHOUT)
		traits |= TRAIT_IS_NAME;
	if (shape >= FORM_OPEN && shape <= FORM_QUOTE)
		traits |= TRAIT_IS_QUOTE;
	return traits;
}

/* All that the form of token i says. */
static void
read_form(const struct prepare *p, const struct feature_sent *s, size_t i, struct prepare_form *f)
{
	const struct tok *t = &s->t[i];
	struct feature_word w = {
	    .fold = t->fold, .start = t->start, .len = t->end - t->start, .flags = t->flags};

	f->type = type_of(t, s->capitals);
	memset(&f->e, 0, sizeof f->e);
	if (t->class != TOK_NUMBER)
		f->e = form_entry(t->fold);
	f->shape =
	    s->capitals && t->flags & TOK_UPPER ? FORM_SHOUT : form_shape(tok_str(s->text, t), t);
	f->e.traits = traits_of(t, f->shape, f->e.role);
	f->sign = sign_of(t);
	memset(f->gate, 0, sizeof f->gate);
	f->may = TOK_ANY;
	if (p == NULL)
		return;
	f->may = tables_of(p, t) & TOK_ANY;
	w.e = f->e;
	w.shape = (uint8_t)f->shape;
	sum_gate(&p->model, s, &w, f->gate);
}

/* The form of token i, read or remembered; the one met last stands first. */
static const struct prepare_form *
form_of(struct prepare *p, const struct feature_sent *s, size_t i, uint64_t type)
{
	struct prepare_set *set = set_of(p, type);
	struct prepare_form f;

	if (set->way[0].type != type) {
		f = set->way[1];
		set->way[1] = set->way[0];
		if (f.type != type)
			read_form(p, s, i, &f);
		set->way[0] = f;
	}
	return &set->way[0];
}

/* The sums of five tokens, that of the next one first, when one more word says its part. */
static inline any8
add_word(any8 sum, const struct prepare_form *f)
{
	sum = __builtin_shufflevector(sum, (any8){0}, 8, 0, 1, 2, 3, 4, 5, 6);
	return sum + *(const any8 *)f->gate; /* behind the five stands anything */
}

/* What the ends of the sentence add. */
static void
add_edges(const struct prepare *p, int16_t *gate, size_t n)
{
	gate[0] = (int16_t)(gate[0] + p->edge[0] + p->edge[1]);
	gate[n - 1] = (int16_t)(gate[n - 1] + p->edge[3] + p->edge[4]);
	if (n < 2)
		return;
	gate[1] = (int16_t)(gate[1] + p->edge[0]);
	gate[n - 2] = (int16_t)(gate[n - 2] + p->edge[4]);
}

/* Finds the types of all words, fetches what is known of them; finds capitals; how many all in capitals. */
static size_t
find_types(const struct prepare *p, struct feature_sent *s)
{
	size_t i, many = 0, caps = 0;

	for (i = 0; i < s->n; i++) {
		s->w[i].type = type_of(&s->t[i], s->capitals);
		if (p != NULL)
			__builtin_prefetch(set_of(p, s->w[i].type));
		s->upper[many] = (uint32_t)i;
		many += s->t[i].flags / TOK_UPPER & 1;
		caps += s->t[i].flags / TOK_CAPS & 1;
	}
	s->uppers = many;
	return caps;
}

/* Fetches where tables are asked about words that are not kept. */
static void
look_ahead(const struct prepare *p, const struct feature_sent *s)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct prepare_set *set = set_of(p, s->w[i].type);

		if (set->way[0].type != s->w[i].type && set->way[1].type != s->w[i].type) {
			form_prefetch(s->t[i].fold);
			lex_filter_prefetch(&p->tables, &s->t[i]);
		}
	}
}

/*
 * The words of a sentence from their forms. names: tokens at which a name of several words may begin; how
 * many. traits: a byte of each token.
 */
static size_t
read_forms(
    struct prepare *p, struct feature_sent *s, struct tok *t, uint32_t *names, uint8_t *traits)
{
	struct prepare_form alone;
	size_t i, n = s->n, count = 0;
	int16_t *g = s->gate;
	any8 sum = {0};
	uint32_t shapes = 0;
	uint32_t may = 0;

	if (p != NULL)
		look_ahead(p, s);
	for (i = 0; i < n; i++) {
		struct feature_word *w = &s->w[i];
		const struct prepare_form *f = &alone;

		if (p == NULL)
			read_form(p, s, i, &alone);
		else
			f = form_of(p, s, i, w->type);
		t[i].may = f->may;
		t[i].sign = f->sign;
		may |= f->may;
		shapes |= 1U << f->shape;
		traits[i] = f->e.traits;
		w->fold = t[i].fold;
		w->e = f->e;
		w->start = t[i].start;
		w->len = t[i].end - t[i].start;
		w->shape = (uint8_t)f->shape;
		w->flags = t[i].flags;
		names[count] = (uint32_t)i;
		count += f->e.prefix & t[i].flags / TOK_UPPER;
		sum = add_word(sum, f);
		g[(ptrdiff_t)i - 2] = (int16_t)sum[4];
	}
	g[(ptrdiff_t)n - 2] = (int16_t)sum[3];
	g[(ptrdiff_t)n - 1] = (int16_t)sum[2];
	if (p != NULL && n > 0)
		add_edges(p, g, n);
	s->may = may;
	s->shapes = shapes;
	return count;
}

void
prepare_begin(struct prepare *p, struct feature_sent *s, struct str text, struct tok *t, size_t n,
    uint8_t kind, struct arena *a)
{
	s->text = text;
	s->t = t;
	s->n = n;
	s->kind = kind;
	s->upper = arena_get(a, (n + 1) * sizeof *s->upper);
	s->w = arena_get(a, (n + 1) * sizeof *s->w);
	s->capitals = false;
	if (find_types(p, s) >= 3 && is_shouted(t, n)) {
		s->capitals = true;
		find_types(p, s);
	}
}

enum { BEHIND = 16 }; /* may be read behind the last of what is read by sixteens */

void
prepare_end(struct prepare *p, struct feature_sent *s, struct tok *t, struct arena *a)
{
	static const uint32_t quotes = 1U << FORM_OPEN | 1U << FORM_CLOSE | 1U << FORM_QUOTE_OPEN |
				       1U << FORM_QUOTE_CLOSE | 1U << FORM_QUOTE;
	size_t n = s->n, many;
	uint32_t *names = arena_get(a, (s->uppers + 1) * sizeof *names);
	uint8_t *traits = arena_get(a, n + BEHIND);

	s->gate = (int16_t *)arena_get(a, (n + 2 + BEHIND) * sizeof *s->gate) + 2;
	memset(s->gate + n, 0, BEHIND * sizeof *s->gate);
	s->quote = memset(arena_get(a, 5 * (n + 1) + BEHIND), 0, 5 * (n + 1) + BEHIND);
	s->hint = s->quote + 4 * (n + 1);
	s->seen = s->quote + 3 * (n + 1);
	s->gaz = s->quote + n + 1;
	s->pair = s->gaz + n + 1;
	many = read_forms(p, s, t, names, traits);
	for (size_t i = 0; i < many; i++) /* mark_name() asks */
		form_prefetch(tok_chain(t[names[i]].fold, t[names[i] + 1].fold));
	memset(traits + n, 0, BEHIND);
	s->traits = trait_find(traits, n, a);
	if (s->shapes & quotes)
		mark_quotes(s);
	mark_names(s, names, many);
	if (s->shapes & 1U << FORM_OPEN)
		mark_pairs(s);
}

void
prepare_sentence(struct prepare *p, struct feature_sent *s, struct str text, struct tok *t,
    size_t n, uint8_t kind, struct arena *a)
{
	prepare_begin(p, s, text, t, n, kind, a);
	prepare_end(p, s, t, a);
}
