#include "portrait.h"

#include "signer.h"

#include <string.h>

void
portrait_drop_block(struct page *p, const struct article *f, size_t i)
{
	struct block *b = &p->b[i];
	bool lead = b->kind == KIND_LEAD;

	block_drop(b, "author");
	for (i++; lead && i < f->last; i++) {
		if (p->b[i].kind == KIND_BODY) {
			p->b[i].kind = KIND_LEAD;
			lead = false;
		}
	}
}

/*
 * « Agathe Lemoine vit entre Dakar et Marseille. Elle a publié … »: the last paragraph tells of the
 * author.
 */
static void
drop_portrait(struct page *p, const struct article *f, struct str author)
{
	size_t i, seen = 0;

	for (i = f->last; i > f->first && seen < 2 && author.n >= 8; i--) {
		struct block *b = &p->b[i - 1];

		if (b->kind == KIND_DROP)
			continue;
		seen++;
		if (b->kind == KIND_BODY && b->words <= 80 && b->text.n > author.n + 20 &&
		    memcmp(b->text.s, author.s, author.n) == 0) {
			block_drop(b, "author");
		}
	}
}

/*
 * An author's box: the name alone in a block behind the first paragraphs, and what tells of him or
 * her behind it.
 */
static void
drop_box(struct page *p, const struct article *f, struct str author)
{
	size_t i, k, from = f->first, behind = 0;

	if (author.n < 8)
		return;
	for (i = f->first, k = 0; i < f->last && k < 2; i++)
		if (p->b[i].kind == KIND_BODY || p->b[i].kind == KIND_LEAD) {
			k++;
			from = i + 1;
		}
	for (i = from; i < f->last; i++)
		behind += p->b[i].kind == KIND_BODY ? p->b[i].words : 0;
	for (i = from; i + 1 < f->last; i++) {
		struct block *b = &p->b[i];

		behind -= b->kind == KIND_BODY ? b->words : 0;
		if (!str_eq(b->text, author) || b[1].kind != KIND_BODY || b[1].words > 60 ||
		    behind > 2 * b[1].words)
			continue;
		portrait_drop_block(p, f, i);
		behind -= b[1].words;
		portrait_drop_block(p, f, i + 1);
	}
}

/* « Mathilde Rouget », « Mathilde Rouget couvre les faits divers … »: a name, and who that is. */
static void
drop_presented(struct page *p, const struct article *f, struct str *author)
{
	size_t i, k, seen = 0, left = 0;

	for (i = f->last; i > f->first && left <= 2; i--)
		left += p->b[i - 1].kind == KIND_BODY;
	for (k = f->first; k < i && seen < 2; k++)
		seen += p->b[k].kind == KIND_BODY || p->b[k].kind == KIND_LEAD;
	for (; i + 1 < f->last; i++) {
		struct block *b = &p->b[i];

		left -= b->kind == KIND_BODY;
		seen += b->kind == KIND_BODY || b->kind == KIND_LEAD;
		if (seen < 2 || left > 2 || b->words > 4 || b->kind == KIND_DROP ||
		    b[1].words > 80 || b[1].kind != KIND_BODY || b[1].text.n <= b->text.n ||
		    memcmp(b[1].text.s, b->text.s, b->text.n) != 0 || !signer_alone(p, b, true))
			continue;
		if (author->n == 0)
			*author = b->text;
		portrait_drop_block(p, f, i);
		portrait_drop_block(p, f, i + 1);
	}
}

void
portrait_drop(struct page *p, const struct article *f, struct str *author)
{
	struct str who;

	drop_presented(p, f, author);
	who = p->author.n ? p->author : *author;
	drop_portrait(p, f, who);
	drop_box(p, f, who);
}
