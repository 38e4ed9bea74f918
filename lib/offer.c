#include "offer.h"

#include "score.h"

#include <string.h>

static void
drop(struct block *b)
{
	b->kind = KIND_DROP;
	b->why = "subscribe";
}

static bool
is_offered(const struct block *b)
{
	uint8_t c = b->whole ? b->whole : b->starts ? b->starts : b->holds;

	return b->kind == KIND_DROP &&
	       (c == CLASS_SUBSCRIBE || c == CLASS_COOKIE || score_is_service(b));
}

/* Does a line of speech, a quotation stand in it? */
static bool
is_quoted(struct str s)
{
	size_t i;

	for (i = 0; i + 1 < s.n; i++)
		if (s.s[i] == '"' || memcmp(s.s + i, "\xC2\xAB", 2) == 0 ||
		    (i + 2 < s.n && memcmp(s.s + i, "\xE2\x80\x9C", 3) == 0))
			return true;
	return false;
}

/* « Le Courrier ne vit que de ses lecteurs. … » above « Je donne ». */
static void
above_button(struct page *p, size_t first, size_t i)
{
	size_t k;

	for (k = 0; k < 3 && i > first + 1; k++) {
		struct block *b = &p->b[--i];

		if (b->kind == KIND_DROP)
			continue;
		if ((b->kind != KIND_BODY && b->kind != KIND_HEADING) || b->words > 45 ||
		    is_quoted(b->text) || block_addresses(p, b) == 0)
			break;
		drop(b);
	}
}

/* A sentence that speaks to the reader between two lines of an offer is of the offer. */
void
offer_drop(struct page *p, size_t first, size_t last)
{
	size_t i;

	for (i = first + 1; i + 1 < last; i++) {
		struct block *b = &p->b[i];

		if (b->kind == KIND_BODY && b->words <= 45 && is_offered(b - 1) &&
		    is_offered(b + 1) && (b->holds || block_addresses(p, b) > 0))
			drop(b);
		if (b->kind == KIND_DROP && b->whole == CLASS_SUBSCRIBE && b->words <= 5)
			above_button(p, first, i);
		if (b->kind == KIND_HEADING && is_offered(b + 1) && i + 2 < last &&
		    b[2].kind == KIND_DROP)
			drop(b); /* the name of the letter */
	}
}
