#include "offer.h"

#include "lex.h"
#include "score.h"
#include "tok.h"

#include <string.h>

static bool
is_offered(const struct block *b)
{
	uint8_t c = block_class(b);

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
		block_drop(b, "subscribe");
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
			block_drop(b, "subscribe");
		if (b->kind == KIND_DROP && b->whole == CLASS_SUBSCRIBE && b->words <= 5)
			above_button(p, first, i);
		if (b->kind == KIND_HEADING && is_offered(b + 1) && i + 2 < last &&
		    b[2].kind == KIND_DROP)
			block_drop(b, "subscribe"); /* the name of the letter */
	}
}

bool
offer_is_stuck(const struct page *p, const struct block *b)
{
	const char *s = b->text.s;
	struct tok *t;
	uint32_t row;
	size_t i, n;

	if (p->html || b->words > 14 || b->final)
		return false;
	for (i = 1; i < b->text.n && i < 40; i++) {
		if (s[i - 1] < 'a' || s[i - 1] > 'z' ||
		    !((s[i] >= 'A' && s[i] <= 'Z') || (s[i] >= '0' && s[i] <= '9') ||
			(s[i] == '\xC3' && i + 1 < b->text.n && (unsigned char)s[i + 1] < 0xA0)))
			continue;
		n = block_split(p, (struct str){s, i}, &t);
		return lex_match(&lex_boilerplate, t, n, &row) == n;
	}
	/* « Le reportage à Fourou01:32 » */
	i = b->text.n;
	return i > 12 && b->words <= 10 && s[i - 3] == ':' && s[i - 1] >= '0' && s[i - 1] <= '9' &&
	       s[i - 4] >= '0' && s[i - 4] <= '9' && s[i - 5] >= '0' && s[i - 5] <= '9' &&
	       s[i - 6] != ' ';
}
