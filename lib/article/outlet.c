#include "outlet.h"

#include "lex.h"
#include "namepart.h"
#include "score.h"
#include "sign.h"

#include <string.h>

enum {
	NAMES = 128,  /* a power of 2: names that are told apart */
	NEAR = 8,     /* slots tried */
	WORDS = 60,   /* of a block that is read, at most */
	LONGEST = 6,  /* tokens that are words of a name */
	HEAD = 4,     /* first lines of a page: its logo */
	TAIL = 3,     /* last lines: its imprint */
	BLOCKS = 200, /* read before the article, and behind it */
	OWNER = 2     /* what a sign of ownership weighs */
};

struct outlet {
	uint64_t hash;
	struct str name;
	size_t block; /* the last that it was counted in, from 1 */
	unsigned weight;
	bool owner; /* something says that it is the page's own */
	bool press; /* it is behind the article, and has a word of mastheads.tsv */
};

struct names {
	struct outlet at[NAMES];
};

/* May t be inside a name, behind its first word: a capital, « de », « l' », a hyphen? */
static bool
goes_on(struct str s, const struct tok *t)
{
	if (t->class == TOK_MARK)
		return !(t->flags & TOK_SPACE) && s.s[t->start] == '-' && t->end - t->start == 1;
	if (t->class == TOK_NUMBER)
		return t->end - t->start <= 2;
	return t->flags & (TOK_UPPER | TOK_ELIDED) || namepart_is(t, PART_PAPER);
}

/* Tokens of the name at t[0]; 0 if none begins there. Its last word has a capital or is a number. */
static size_t
span(struct str s, const struct tok *t, size_t n)
{
	size_t i, end = 0, words = 0;

	if (!(t->class == TOK_WORD && t->flags & TOK_UPPER) &&
	    !(t->class == TOK_NUMBER && t->end - t->start <= 2 && n > 1 && t[1].flags & TOK_UPPER &&
		t[1].flags & TOK_SPACE))
		return 0;
	for (i = 0; i < n && words < LONGEST; i++) {
		if (i > 0 && !goes_on(s, &t[i]))
			break;
		words += t[i].class != TOK_MARK;
		if ((t[i].flags & TOK_UPPER && !(t[i].flags & TOK_ELIDED)) ||
		    t[i].class == TOK_NUMBER)
			end = i + 1;
	}
	while (end > 1 && namepart_is(&t[end - 1], PART_PAPER))
		end--; /* « Radio Kolda FM La voix du Fouladou » */
	return end;
}

/* A name of two words or more that is no person's, no place's and no phrase of a page. */
static bool
is_candidate(const struct tok *t, size_t n, bool *press)
{
	size_t i, words = 0;
	bool small = false;
	uint32_t row;

	for (i = 0; i < n; i++)
		words += t[i].class != TOK_MARK && !(t[i].flags & TOK_ELIDED);
	for (i = 0; i < n; i++)
		small |= namepart_is(&t[i], PART_PAPER);
	if (words < 2 || (words > LONGEST - 2 && !small))
		return false; /* « Lomé Actu Politique Société Contact » */
	*press = false;
	for (i = 0; i < n; i++)
		*press |= lex_find(&lex_mastheads, &t[i]) != LEX_NONE;
	return lex_match(&lex_selfname, t, n, &row) == 0 &&
	       lex_match(&lex_places, t, n, &row) < n &&
	       lex_match(&lex_countries, t, n, &row) < n &&
	       lex_match(&lex_boilerplate, t, n, &row) < n &&
	       (namepart_is(t, PART_PAPER) || lex_find(&lex_dateline, t) == LEX_NONE) &&
	       (*press || lex_find(&lex_firstnames, t) == LEX_NONE);
}

/* « © », « application », « app » before it. */
static bool
is_owned(struct str s, const struct tok *t, size_t i)
{
	if (i == 0)
		return false;
	if (t[i - 1].class == TOK_MARK)
		return t[i - 1].end - t[i - 1].start == 2 &&
		       memcmp(s.s + t[i - 1].start, "\xC2\xA9", 2) == 0;
	return sign_is(&t[i - 1], SIGN_OWNED);
}

/* « est un média », « est édité », « SARL », « Siège social », « Tél. », « 2009-2024 » behind it. */
static bool
is_described(const struct tok *t, size_t i, size_t n)
{
	if (i < n && t[i].class == TOK_NUMBER && t[i].end - t[i].start == 4)
		return true;
	if (i + 1 < n && t[i].class == TOK_MARK &&
	    lex_find(&lex_mastheads, &t[i + 1]) != LEX_NONE && !(t[i + 1].flags & TOK_UPPER))
		return true; /* « Gabon Matin, quotidien d'informations » */
	if (i + 1 >= n || (t[i].fold != tok_hash("est") && t[i].fold != tok_hash("is")))
		return i < n && namepart_is(&t[i], PART_FIRM);
	return sign_is(&t[i + 1], SIGN_ISSUED);
}

static struct outlet *
slot(struct names *x, uint64_t h)
{
	size_t i;

	for (i = 0; i < NEAR; i++) {
		struct outlet *o = &x->at[(h + i) & (NAMES - 1)];

		if (o->hash == h || o->hash == 0)
			return o;
	}
	return NULL;
}

/* The name t[i..i+k) of block b: what its place says. */
static void
count(struct page *p, struct names *x, size_t b, const struct tok *t, size_t i, size_t k, size_t n,
    bool behind)
{
	struct str s = p->b[b].text;
	bool press, whole = i == 0 && k == n, owned, described, placed;
	struct outlet *o;
	uint64_t h = 1;
	size_t j;

	if (!is_candidate(t + i, k, &press))
		return;
	for (j = t[i].flags & TOK_ELIDED ? 1 : 0; j < k; j++) /* « L'Agence » is « Agence » */
		h = tok_chain(h, t[i + j].fold);
	o = slot(x, h);
	if (!o || o->block == b + 1)
		return;
	if (o->hash == 0) {
		*o = (struct outlet){.hash = h, .weight = press ? OWNER : 0};
		o->name = (struct str){s.s + t[i].start, t[i + k - 1].end - t[i].start};
	}
	if (t[i + k - 1].end - t[i].start < o->name.n)
		o->name = (struct str){s.s + t[i].start, t[i + k - 1].end - t[i].start};
	o->block = b + 1;
	owned = is_owned(s, t, i);
	described = i == 0 && ((behind && is_described(t, k, n)) || score_is_service(&p->b[b]));
	placed = (whole && b < HEAD) || (i == 0 && b + TAIL >= p->n);
	o->weight += 1U + placed + (owned ? OWNER : 0) + (described ? OWNER : 0);
	o->owner |= owned || described || placed;
	o->press |= press && behind;
}

static void
read_block(struct page *p, struct names *x, size_t b, bool behind)
{
	struct str s = p->b[b].text;
	struct tok *t;
	size_t i, k, n = block_split(p, s, &t);

	for (i = 0; i<n; i += k> 0 ? k : 1) {
		if ((k = span(s, t + i, n - i)) > 0)
			count(p, x, b, t, i, k, n, behind);
	}
}

struct str
outlet_find(struct page *p, const struct article *f, unsigned *weight)
{
	struct names *x = arena_get(p->a, sizeof *x);
	struct outlet best = {.name = {"", 0}};
	size_t i;

	memset(x, 0, sizeof *x);
	for (i = 0; i < p->n; i++) {
		if (i == BLOCKS && f->last > BLOCKS)
			i = f->last;
		if (i > f->last + BLOCKS && i + BLOCKS < p->n)
			break;
		if (p->b[i].kind == KIND_DROP && p->b[i].words <= WORDS)
			read_block(p, x, i, i >= f->last);
	}
	for (i = 0; i < NAMES; i++)
		if ((x->at[i].owner || (x->at[i].press && x->at[i].weight > OUTLET_LIKELY)) &&
		    x->at[i].weight > best.weight)
			best = x->at[i];
	*weight = best.weight;
	return best.name;
}
