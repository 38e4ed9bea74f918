#include "run.h"

#include "column.h"
#include "replies.h"
#include "resume.h"
#include "said.h"
#include "score.h"
#include "shape.h"
#include "tree.h"
#include "trim.h"

#include <string.h>

enum {
	SEEN = 3,   /* blocks of « Lire aussi », at most */
	LEAST = 16, /* words of a run, else the whole column is taken */
	POOR = 6,   /* a run with less than one word in so many of the page's is none */
	ABOUT = 3,  /* so much more text stands before « À propos de » than behind it */
	NOTICE =
	    20, /* words of « Cet article est réservé à nos abonnés. … », more than a sentence of an article */
	NAV_RUN = 4 /* short lines in a row that look like a menu */
};

/* Nothing on the page looks like what stands around an article. */
static bool
is_bare(const struct page *p)
{
	size_t i, run = 0, bad = 0, service = 0;

	if (p->html)
		return false;
	for (i = 0; i < p->n; i++) {
		const struct block *b = &p->b[i];
		uint8_t c = b->whole ? b->whole : b->starts;

		if (score_is_plain(b) && !b->why && !(b->flags & BLOCK_GLUED)) {
			run = 0;
			continue;
		}
		run = score_is_short(b) && b->words < 12 ? run + 1 : 0;
		if (run >= NAV_RUN || (b->flags & BLOCK_GLUED))
			return false;
		if (b->why && c != CLASS_SEE && strcmp(b->why, "see") != 0)
			return false;
		if (score_is_sentence(b) && !b->holds &&
		    !(c == CLASS_SUBSCRIBE && b->address > 0 && b->words > NOTICE))
			service++;
		else if (!b->marks && score_is_phrase(b) && c != CLASS_AUTHOR &&
			 c != CLASS_CREDIT && c != CLASS_SEE)
			bad++;
	}
	return bad == 0 && service < 2;
}

/* The run with the highest sum. */
static void
best_run(const struct page *p, size_t *first, size_t *last)
{
	long sum = 0, best = 0;
	size_t i, from = 0;

	*first = *last = 0;
	for (i = 0; i < p->n; i++) {
		if (sum <= 0) {
			sum = 0;
			from = i;
		}
		sum += p->b[i].score;
		if (sum > best) {
			best = sum;
			*first = from;
			*last = i + 1;
		}
	}
}

static long
words(const struct page *p, size_t i, size_t end)
{
	long n = 0;

	for (; i < end; i++)
		if (p->b[i].score > 0 && score_is_text(&p->b[i]))
			n += p->b[i].words;
	return n;
}

/* The run ends at a sign that the article is over unless most of the text stands behind it. */
static void
cut_end(const struct page *p, size_t first, size_t *last)
{
	long before = 0, behind = words(p, first, *last), own;
	size_t i;

	if (first < *last) {
		before = words(p, first, first + 1);
		behind -= before;
	}
	for (i = first + 1; i < *last; i++) {
		if ((score_is_about(&p->b[i]) && before >= ABOUT * behind) ||
		    ((score_is_end(&p->b[i]) || score_is_imprint(&p->b[i])) &&
			before * 3 >= behind)) {
			*last = i;
			break;
		}
		own = words(p, i, i + 1);
		before += own;
		behind -= own;
	}
	while (*last > first && p->b[*last - 1].score <= 0)
		--*last;
}

/* The element that holds the article: the smallest with nine tenths of the text of the run. */
static uint32_t
container(const struct page *p, size_t first, size_t last)
{
	uint64_t all = 0;
	size_t i;
	uint32_t n, best = 0;

	tree_clear(p);
	for (i = first; i < last; i++) {
		if (p->b[i].score > 0 && score_is_text(&p->b[i])) {
			p->node[p->b[i].node].weight += p->b[i].words;
			all += p->b[i].words;
		}
	}
	tree_sum(p);
	for (n = 1; n < p->nnode; n++)
		if ((uint64_t)p->node[n].weight * 10 >= all * 9)
			best = n; /* a later one is inside: no two are disjoint */
	return best;
}

/* « L'enquête continue. »: a short sentence behind the last paragraph, which ends before last. */
static bool
is_short_end(const struct page *p, size_t i, size_t last)
{
	const struct block *b = &p->b[i], *before = &p->b[last > 0 ? last - 1 : 0];

	return last > 0 && b->final == '.' && b->text.n >= 12 && b->words >= 2 && b->words <= 11 &&
	       b->inner == 0 && b->linked == 0 && !score_is_phrase(b) && !score_is_end(b) &&
	       !b->starts && !b->holds && (!b->dated || b->words >= 6) && !b->credit && !b->sign &&
	       !b->why && !(b->flags & BLOCK_AGAINST) && score_is_text(before) &&
	       before->final == '.' &&
	       (!p->html || (b->tag == BLOCK_PARA && before->tag == BLOCK_PARA &&
				p->node[b->node].parent == p->node[before->node].parent));
}

/* A page with markup: the run is stretched to the text that stands in the same element. */
static void
stretch(struct page *p, size_t *first, size_t *last)
{
	uint32_t c, column;
	size_t i;
	bool parted = false;

	*last = column_end(p, *first, *last, &column);
	c = container(p, *first, *last);
	if (c == 0)
		return;
	for (i = *last; i < p->n && tree_inside(p, p->b[i].node, c); i++) {
		const struct block *b = &p->b[i];

		if ((score_is_end(b) && !(b->flags & BLOCK_AWAY)) || score_is_about(b))
			break;
		parted |= !score_is_text(b) && !tree_inside(p, b->node, column);
		if (parted && column > 0)
			break;
		if ((b->score > 0 && b->words >= 5) || (i == *last && is_short_end(p, i, i)) ||
		    (b->score > -6 && b->words >= 4 && p->node[b->node].parent == c &&
			!b->dateonly && b->linked == 0 && !score_is_phrase(b) && !b->why &&
			!(b->flags & BLOCK_AGAINST)))
			*last = i + 1;
	}
	for (i = *first; i > 0 && tree_inside(p, p->b[i - 1].node, c); i--)
		if (p->b[i - 1].score >= 8)
			*first = i - 1;
}

static void
rescore(struct page *p, struct score_traits *some)
{
	score_blocks(p, some);
	shape_mark(p, some);
	score_repeated(p);
}

/* Words of all that looks like running text, whatever the markup says of it. */
static long
all_words(const struct page *p)
{
	long n = 0;
	size_t i;

	for (i = 0; i < p->n; i++)
		if (score_is_text(&p->b[i]) && !score_is_phrase(&p->b[i]))
			n += p->b[i].words;
	return n;
}

/*
 * Of what the page says is its text, phrases cannot say that it is not; nor class names when they
 * are against a good part of it (against one paragraph: a quotation set large, a second time).
 */
static void
believe(struct page *p)
{
	size_t i, all = 0, odd = 0;

	for (i = 0; i < p->n && p->said != SAID_NOTHING; i++) {
		const struct block *b = &p->b[i];

		all += b->said ? b->words : 0;
		odd += b->said && b->flags & BLOCK_AGAINST ? b->words : 0;
	}
	for (i = 0; i < p->n && p->said != SAID_NOTHING; i++) {
		struct block *b = &p->b[i];

		if (!b->said || (b->flags & BLOCK_H1))
			continue;
		if (odd * 5 >= all)
			b->flags &= (uint16_t)~BLOCK_AGAINST;
		b->is &= (uint8_t)~SCORE_END;
		if (b->words >= 8 && b->tag == BLOCK_PARA && !b->whole)
			b->is |= SCORE_TEXT;
	}
}

/* The run reaches as far as what the page says is its text; no farther if it says all. */
static void
reach(const struct page *p, size_t *first, size_t *last)
{
	size_t i, from = p->n, to = 0;

	for (i = 0; i < p->n; i++) {
		if (p->b[i].said && !(p->b[i].flags & BLOCK_H1) && p->b[i].words >= 8) {
			from = from < i ? from : i;
			to = i + 1;
		}
	}
	if (to == 0)
		return;
	if (from < *first || *first == *last)
		*first = from;
	if (to > *last || p->said == SAID_ALL)
		*last = to;
}

/* Where no run has the text: all of it from the first paragraph to the last in one element. */
static void
take_all(struct page *p, size_t *first, size_t *last)
{
	uint32_t c = container(p, 0, p->n);
	size_t i;

	*first = *last = 0;
	for (i = 0; i < p->n; i++) {
		if (p->b[i].score <= 0 || !score_is_text(&p->b[i]) ||
		    !tree_inside(p, p->b[i].node, c))
			continue;
		if (*last == 0)
			*first = i;
		*last = i + 1;
	}
}

static void
find_run(struct page *p, struct score_traits *some, size_t *first, size_t *last)
{
	size_t i;
	int try;

	score_notices(p);
	if (some->dated || some->finals & SCORE_COLON)
		replies_mark(p);
	score_settle(p, some);
	for (try = 0;; try++) {
		best_run(p, first, last);
		cut_end(p, *first, last);
		if (p->html && *last > *first)
			stretch(p, first, last);
		if (p->said != SAID_NOTHING)
			reach(p, first, last);
		if (!p->html || words(p, *first, *last) * POOR >= all_words(p))
			break;
		if (try > 0) {
			if (words(p, *first, *last) < LEAST)
				take_all(p, first, last);
			break;
		}
		/* hardly anything found: the page's class names mislead */
		for (i = 0; i < p->n; i++) {
			if (!(p->b[i].flags & BLOCK_INSERT))
				p->b[i].flags &= (uint16_t)~BLOCK_AGAINST;
			p->b[i].why = NULL;
			p->b[i].item = false;
		}
		rescore(p, some);
		score_settle(p, some);
	}
}

/* What an item of a list begins with: a sign, a figure, a small letter; NUL for another. */
static char
item_sign(const struct block *b)
{
	char c = *b->text.s;

	if (!b->item || b->why || score_is_phrase(b))
		return '\0';
	if (c >= '0' && c <= '9')
		return '0';
	if (c >= 'a' && c <= 'z')
		return 'a';
	return (c >= 'A' && c <= 'Z') || (unsigned char)c == 0xC3 ? '\0' : c;
}

/* « Sont concernés : | 1. Lyon | 2. Lille »: a list that closes the article, whose items weigh nothing. */
static size_t
list_end(const struct page *p, size_t last)
{
	size_t i = last;

	while (i < p->n && item_sign(&p->b[i]) && item_sign(&p->b[i]) == item_sign(&p->b[last]))
		i++;
	return i > last + 1 ? i : last;
}

/* Behind such a sentence, « Lire aussi » before it passed over; last if there is none. */
static size_t
short_end(const struct page *p, size_t last)
{
	size_t i = last;

	while (i < p->n && i < last + SEEN && !score_is_end(&p->b[i]) &&
	       (p->b[i].starts == CLASS_SEE || (p->b[i].why && strcmp(p->b[i].why, "see") == 0)))
		i++;
	return i < p->n && is_short_end(p, i, last) ? i + 1 : last;
}

bool
run_find(struct page *p, size_t *first, size_t *last)
{
	struct score_traits some;

	for (size_t i = 0; i < p->n; i++)
		if ((p->b[i].mayteaser || p->b[i].starts == CLASS_SEE) && trim_see(p, &p->b[i]))
			block_measure(p, &p->b[i]);
	score_judge(p);
	if (p->html) {
		said_mark(p);
		believe(p);
		column_inserts(p);
	}
	rescore(p, &some);
	*first = 0;
	*last = p->n;
	if (is_bare(p))
		return true;
	find_run(p, &some, first, last);
	if (p->flat && *last > *first)
		resume_run(p, *first, last);
	if (*last > *first)
		*last = list_end(p, short_end(p, *last));
	return false;
}
