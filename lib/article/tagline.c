#include "tagline.h"

#include "lex.h"
#include "namepart.h"
#include "score.h"

#include <string.h>

enum {
	HEADS = 3, /* lines of a page that may begin with its name */
	TAIL_LINES = 200,
	ADDRESS = 20,	/* words of a line that tells of it, at most */
	NAME_BYTES = 60 /* of a name, at most */
};

struct str
tagline_bare(struct str s)
{
	while (s.n > 3 && (str_begins(s, STR("☰")) || str_begins(s, STR("≡"))))
		s = str_trim((struct str){s.s + 3, s.n - 3});
	return s;
}

/* Bytes that two lines begin with alike, up to where a name may end in both: « OuagaVision|Politique », « OuagaVision|, ». */
static size_t
same_name(struct str head, struct str tail)
{
	size_t i, n = 0;

	for (i = 0; i <= head.n && i < tail.n && (i == 0 || head.s[i - 1] == tail.s[i - 1]); i++) {
		bool in_tail = tail.s[i] == ' ' || tail.s[i] == ',';

		if (i > 0 && in_tail &&
		    (i == head.n || head.s[i] == ' ' ||
			str_begins_upper((struct str){head.s + i, head.n - i})))
			n = i;
	}
	return n;
}

/* « , votre regard sur le Faso », « - BP 1220 », « SA, impressum » behind a name. */
static bool
tells_of(struct page *p, struct str s)
{
	struct tok *t;

	if (str_begins(s, STR(",")))
		return true;
	s = str_trim(s);
	return block_split(p, str_cut(s, NAME_BYTES), &t) > 1 &&
	       (str_begins(s, STR("- ")) || str_begins(s, STR("– ")) ||
		   namepart_is(&t[0], PART_FIRM));
}

struct str
tagline_find(struct page *p, const struct article *f)
{
	size_t i, k, n, heads = 0, end = f->title >= 0 ? (size_t)f->title : f->first;
	struct str head[HEADS];
	struct tok *t;
	uint32_t row;

	for (i = 0; i < end && heads < HEADS; i++)
		if (!p->b[i].whole)
			head[heads++] = tagline_bare(p->b[i].text);
	for (k = f->last; k < p->n && k < f->last + TAIL_LINES; k++) {
		struct str tail = p->b[k].text;

		if (p->b[k].kind != KIND_DROP || p->b[k].words > ADDRESS)
			continue;
		if (str_begins(tail, STR("© ")))
			tail = (struct str){tail.s + 3, tail.n - 3};
		for (i = 0; i < heads; i++) {
			if (*head[i].s != *tail.s || (n = same_name(head[i], tail)) < 4 ||
			    n > NAME_BYTES || !tells_of(p, (struct str){tail.s + n, tail.n - n}))
				continue;
			tail.n = n;
			n = block_split(p, tail, &t);
			if (t[0].flags & TOK_UPPER && lex_match(&lex_boilerplate, t, n, &row) < n &&
			    lex_match(&lex_places, t, n, &row) < n)
				return tail;
		}
	}
	return (struct str){"", 0};
}
