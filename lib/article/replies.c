#include "replies.h"

#include "score.h"
#include "sign.h"

enum {
	ENOUGH = 100, /* words of an article before its comments, without such a line among them */
	HEAD = 12,    /* words of the line that begins one */
	NEXT = 12,    /* blocks of one, at most */
	END = -40     /* as in lib/article/score */
};

enum head { NO_HEAD, SAYS, DATED };

/* « Pierre Berger dit : » */
static bool
says(const struct page *p, const struct block *b)
{
	struct tok *t;
	size_t n;

	if (b->final != ':' || b->words < 2 || b->words > HEAD)
		return false;
	n = block_split(p, b->text, &t);
	return n > 2 && t[n - 2].class == TOK_WORD && !(t[n - 2].flags & TOK_UPPER) &&
	       sign_is(&t[n - 2], SIGN_WROTE);
}

static enum head
head(const struct page *p, const struct block *b)
{
	if (b->dated && b->date.time && b->date.day && b->words <= HEAD && b->final != '.')
		return DATED;
	return says(p, b) ? SAYS : NO_HEAD;
}

/* Does another line of that kind follow, text between them? */
static bool
is_series(const struct page *p, size_t i, enum head kind)
{
	bool text = false;
	size_t k;

	for (k = i + 1; k < p->n && k <= i + NEXT; k++) {
		if (text && head(p, &p->b[k]) == kind)
			return true;
		text |= p->b[k].words >= 4 && p->b[k].final != 0;
	}
	return false;
}

void
replies_mark(struct page *p)
{
	size_t i, words = 0;

	for (i = 0; i < p->n; i++) {
		struct block *b = &p->b[i];
		enum head kind = b->final == ':' || b->dated ? head(p, b) : NO_HEAD;

		if (kind == NO_HEAD) {
			words += score_is_text(b) && !score_is_phrase(b) ? b->words : 0;
			continue;
		}
		if (words >= ENOUGH && is_series(p, i, kind)) {
			b->starts = CLASS_COMMENT;
			b->is |= SCORE_END;
			b->score = END;
			return;
		}
		words = 0;
	}
}
