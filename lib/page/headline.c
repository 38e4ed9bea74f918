#include "headline.h"

#include "lex.h"
#include "namepart.h"
#include "opener.h"
#include "theme.h"

#include <string.h>

enum {
	LEARN = 500,  /* bytes of the text at a time whose words a headline says, */
	LEARNT = 2,   /* so many times */
	KNOWN = 3,    /* what such a word speaks for a headline, */
	STRANGE = -2, /* another, */
	PARTED = -8,  /* a stroke, an arrow */
	SAID = 6,     /* and what words in a row must, to be one, */
	ALONE = 9,    /* above no dateline */
	SPAN = 3      /* words of a headline, at least */
};

/* The headline among n tokens of s, as words that the text says: the first and one behind the last; 0, 0 if none says as much as least. */
static struct headline
best_span(const struct theme *k, struct str s, const struct tok *t, size_t n, int least)
{
	struct headline best = {0, 0};
	size_t i, from = 0;
	int sum = 0, most = least;

	for (i = 0; i < n; i++) {
		int knows = theme_knows(k, &t[i]);

		if (sum <= 0) {
			sum = 0;
			from = i;
		}
		if (t[i].class == TOK_MARK)
			sum += strchr("|>/\xE2", s.s[t[i].start]) &&
				       !str_begins((struct str){s.s + t[i].start, s.n - t[i].start},
					   STR("’"))
				   ? PARTED
				   : 0;
		else
			sum += knows < 0    ? STRANGE
			       : knows == 0 ? 0
			       : i > 0 && t[i].flags & t[i - 1].flags & TOK_UPPER
				   ? 1 /* « Angoulême Cognac » */
				   : KNOWN;
		if (sum >= most) {
			most = sum;
			best = (struct headline){from, i + 1};
		}
	}
	return best;
}

struct headline
headline_find(struct page *p, struct str t, size_t end, size_t text, bool dated)
{
	struct theme k;
	struct str s = str_cut(t, end);
	struct tok *tok;
	struct headline r;
	size_t i, n;
	uint32_t row;

	theme_clear(&k);
	for (i = 0; i < LEARNT && text < t.n; i++) {
		theme_learn(&k, p, (struct str){t.s + text, t.n - text});
		text = text + LEARN < t.n ? text + LEARN : t.n;
		while (text < t.n && t.s[text] != ' ')
			text++;
	}
	n = block_split(p, s, &tok);
	r = best_span(&k, s, tok, n, dated ? SAID : ALONE);
	if (r.to < r.from + SPAN)
		return (struct headline){0, 0};
	while (r.from > 0 && !(tok[r.from].flags & TOK_UPPER))
		r.from--;
	while (
	    r.to < n && !((tok[r.to].flags & TOK_UPPER) && theme_knows(&k, &tok[r.to]) < 0) &&
	    !((tok[r.to].flags & TOK_UPPER) && namepart_is(&tok[r.to], PART_BY)) &&
	    !((tok[r.to].flags & TOK_UPPER) && lex_find(&lex_dateline, &tok[r.to]) != LEX_NONE) &&
	    lex_match(&lex_byline, tok + r.to, n - r.to, &row) == 0)
		r.to++;
	for (i = r.from + SPAN; i < r.to && opener_at(s, tok, i, n) != OPENER_SURE; i++)
		;
	return (struct headline){tok[r.from].start, tok[i - 1].end};
}
