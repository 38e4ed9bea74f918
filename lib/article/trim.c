#include "trim.h"

#include "lex.h"
#include "opener.h"
#include "scan.h"
#include "sign.h"
#include "tok.h"

#include <string.h>

/* A teaser is told by its first words; a headline is no longer than that. */
enum { PEEK = 60, HEADLINE = 240, REST = 10, LONG = 35, TITLE = 3, MANY = 15 };

/* « À lire : Les images », « À voir « Les oubliés » »; not « À voir certains papiers, on croirait … » */
static bool
is_named(struct str s, const struct tok *t, size_t n)
{
	return n > 0 && (t->class == TOK_MARK ||
			    str_begins_upper((struct str){s.s + t->start, s.n - t->start}));
}

/* Does « Lire aussi », « Voir également » … begin at s[i]? Bytes of it, or 0. */
static size_t
phrase(struct page *p, struct str s, size_t i)
{
	struct str rest = {s.s + i, s.n - i};
	struct tok *t;
	uint32_t row;
	size_t n, k;

	if (!glance_see(p->glance, rest))
		return 0;
	n = block_split(p, str_cut(rest, PEEK), &t);
	k = lex_match(&lex_boilerplate, t, n, &row);
	if (k == 0 || block_row_class(row) != CLASS_SEE ||
	    (block_row_whole(row) && !is_named(rest, t + k, n - k)))
		return 0;
	return t[k - 1].end;
}

/*
 * « Lire aussi : | Le pays en guerre Les déplacés affluent C'est la cinquième attaque depuis mai. »: what
 * stands from from to to is a headline or more, and a sentence whose beginning is given; where it is too
 * long for a headline an article before a name will do, and else all of it is taken for the sentence.
 * 0 if there is none.
 */
static size_t
sentence_in(struct page *p, struct str s, size_t from, size_t to)
{
	struct str rest = str_cut((struct str){s.s + from, s.n - from}, to - from);
	size_t i, words = 0, found = 0, article = 0, n;
	struct tok *t;

	n = block_split(p, rest, &t);
	for (i = 0; i < n; i++) {
		enum opener o = t[i].class == TOK_WORD && words >= TITLE ? opener_at(rest, t, i, n)
									 : OPENER_NOT;

		words += t[i].class == TOK_WORD;
		if (o == OPENER_SURE)
			found = from + t[i].start;
		else if (o == OPENER_ARTICLE)
			article = from + t[i].start;
	}
	if (found > 0 || words <= MANY)
		return found;
	while (from < to && (s.s[from] == ' ' || s.s[from] == ':'))
		from++;
	return article > 0 ? article : from;
}

/*
 * Where the teaser that begins before from, its phrase ending there, is over: at its bracket, where a
 * sentence begins behind the headline, which ends in no mark, else with its sentence.
 */
static size_t
teaser_end(struct page *p, struct str s, size_t from, bool bracket)
{
	size_t i, found, near = s.n - from < HEADLINE ? s.n - from : HEADLINE;
	const char *e;
	bool whole;

	if (bracket && (e = memchr(s.s + from, ')', near)) != NULL)
		return (size_t)(e - s.s) + 1;
	for (i = from + 1; i + 1 < from + near; i++) {
		char c = s.s[i], next = s.s[i + 1];

		if ((c == '.' || c == '!' || c == '?') && next == ' ')
			break;
		if (c >= 'a' && c <= 'z' && next >= 'A' &&
		    next <= 'Z') /* « Moyen ÂgeSon domicile » */
			return i + 1;
	}
	whole = i + 1 < from + near; /* its sentence ends in sight */
	if ((whole || near == HEADLINE) && (found = sentence_in(p, s, from, i + 1)) > 0)
		return found;
	return whole ? i + 2 : s.n;
}

/* L(ire) V(oir) R(elire) A, À (lire) É(couter) P(our approfondir); (lire */
static inline bool
is_first(struct str s, size_t i)
{
	char c = s.s[i];

	return c == 'L' || c == 'V' || c == 'R' || c == 'A' || c == '\xC3' || c == 'P' ||
	       (c == 'l' && s.s[i - 1] == '(');
}

/* Where next, at s[i] or behind it (i > 0), behind *mark such words may stand; s.n if nowhere. */
static size_t
next_first(const struct glance *g, struct str s, size_t i, char *mark)
{
	size_t m, k;

	for (m = i > 1 ? i - 2 : 0; (m = scan_end(s.s, m, s.n)) + 2 < s.n; m++) {
		k = s.s[m + 1] == ' ' ? m + 2 : m + 1;
		if (k + LINES_SIX > s.n)
			break;
		*mark = s.s[m];
		if (k >= i && is_first(s, k) && lines_may_tease(g ? &g->see : NULL, s.s + k))
			return k;
	}
	return s.n;
}

/*
 * « À LIRE AUSSI Les images du drameC'est ce que diront … », « Lire aussi : Les images C'est ce que
 * diront … »: where the paragraph begins; or 0.
 */
static size_t
stuck_before(struct page *p, const struct block *b)
{
	struct str s = b->text;
	size_t from = phrase(p, s, 0), i;

	for (i = from; i > 0 && i + 1 < s.n && i < HEADLINE && b->words >= LONG; i++)
		if (s.s[i] >= 'a' && s.s[i] <= 'z' && s.s[i + 1] >= 'A' && s.s[i + 1] <= 'Z')
			return i + 1;
	for (i = from; i < s.n && i < HEADLINE && s.s[i] != '.'; i++)
		;
	return from > 0 && b->final == '.' && i < HEADLINE ? sentence_in(p, s, from, i + 1) : 0;
}

bool
trim_see(struct page *p, struct block *b)
{
	struct str s = b->text;
	char *out = NULL, mark = '\0';
	size_t i, o = 0, kept = 0, end, k;

	/* one that begins with it is score's affair, unless a long paragraph is stuck to it */
	if (b->starts == CLASS_SEE && b->words > MANY && (kept = stuck_before(p, b)) > 0)
		out = arena_get(p->a, s.n + 1);
	for (i = next_first(p->glance, s, kept > 0 ? kept : 1, &mark); i + 8 < s.n;
	     i = next_first(p->glance, s, i + 1, &mark)) {
		if ((k = phrase(p, s, i)) == 0)
			continue;
		end = teaser_end(p, s, i + k, mark == '(');
		if (!out)
			out = arena_get(p->a, s.n + 1);
		k = i - kept - (mark == '(' ? 1 : 0);
		memcpy(out + o, s.s + kept, k);
		o += k;
		kept = end;
		i = end - 1;
	}
	if (!out)
		return false;
	memcpy(out + o, s.s + kept, s.n - kept);
	o += s.n - kept;
	for (i = k = 0; i < o; i++) /* « a  b », « a . » */
		if (out[i] != ' ' || (k > 0 && out[k - 1] != ' ' &&
					 (i + 1 >= o || (out[i + 1] != '.' && out[i + 1] != ','))))
			out[k++] = out[i];
	while (k > 0 && out[k - 1] == ' ')
		k--;
	b->text = (struct str){out, k};
	if (b->linked > k)
		b->linked = (uint32_t)k;
	return true;
}

/* Is t[0..n) about readers and comments, and of no more than REST words? */
static bool
is_service(const struct tok *t, size_t n)
{
	size_t i, words = 0;
	bool found = false;
	uint32_t row;

	for (i = 0; i < n; i++) {
		if (t[i].class != TOK_WORD)
			continue;
		words++;
		found |= block_service(&t[i]) == 's';
		if (lex_match(&lex_boilerplate, t + i, n - i, &row) > 0) {
			uint8_t c = block_row_class(row);

			found |= c == CLASS_READ || c == CLASS_SHARE || c == CLASS_COMMENT;
		}
	}
	return found && words <= REST;
}

/* « par admin »: nobody's name */
static bool
is_by_account(const struct tok *t, size_t n)
{
	uint32_t row;
	size_t k = n > 1 ? lex_match(&lex_byline, t, n, &row) : 0;

	return k > 0 && k + 1 == n && sign_is(&t[k], SIGN_ACCOUNT);
}

void
trim_dateline(struct page *p, struct block *b)
{
	struct tok *t;
	size_t i, k, n, last = 0;
	struct pubdate d;

	if (b->words > 30)
		return;
	n = block_split(p, b->text, &t);
	for (i = 0; i<n; i += k> 0 ? k : 1) {
		k = pubdate_match(b->text, t + i, n - i, &d);
		k = k > 0 ? k : pubdate_time(b->text, t + i, n - i);
		if (k > 0)
			last = i + k;
	}
	if (last > 0 && last < n &&
	    (is_service(t + last, n - last) || is_by_account(t + last, n - last))) {
		p->cut = (struct str){b->text.s + t[last].start, b->text.n - t[last].start};
		b->text.n = t[last - 1].end;
		for (i = 0, b->words = 1; i < b->text.n; i++)
			b->words += b->text.s[i] == ' ';
		b->linked = b->linked < b->text.n ? b->linked : (uint32_t)b->text.n;
	}
}
