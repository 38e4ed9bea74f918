#include "byline.h"

#include "lex.h"
#include "score.h"

#include <string.h>

enum { NAME_MAX = 5, NEAR = 12, BEHIND = 6, SELF_AFTER = 1 };

static bool
is_particle(const struct tok *t)
{
	static const char *const words[] = {"de", "du", "des", "la", "le", "el", "al", "ben", "bin",
	    "ould", "van", "von", "d'", "et"};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (t->fold == tok_hash(words[i]))
			return true;
	return false;
}

static bool
is_mark(struct str text, const struct tok *t, char c)
{
	return t->class == TOK_MARK && t->end - t->start == 1 && text.s[t->start] == c;
}

/*
 * The name of a person that begins at t[0]: capitalised words, initials (G.A, J. Dupont),
 * particles and hyphens between them. Tokens it takes; *full counts its words of two letters or
 * more.
 */
static size_t
name(struct str text, const struct tok *t, size_t n, size_t *full)
{
	size_t i, end = 0, words = 0;

	*full = 0;
	for (i = 0; i < n && words <= NAME_MAX; i++) {
		bool joined = i > 0 && (t[i - 1].flags & TOK_ELIDED) && !(t[i].flags & TOK_SPACE);

		if (t[i].class == TOK_WORD && ((t[i].flags & TOK_UPPER) || (joined && end == i))) {
			words++;
			*full += t[i].cend - t[i].cstart > 1;
			end = i + 1;
		} else if (i > 0 && (is_mark(text, &t[i], '.') || is_mark(text, &t[i], '-'))) {
			if (is_mark(text, &t[i], '.')) {
				if (t[i - 1].cend - t[i - 1].cstart > 2)
					break;
				if (end == i && (i + 1 == n || !(t[i + 1].flags & TOK_SPACE)))
					continue;
			} else if (t[i].flags & TOK_SPACE) {
				break;
			}
		} else if (i == 0 || t[i].class != TOK_WORD || !is_particle(&t[i])) {
			break;
		}
	}
	while (end > 1 && t[end - 1].fold == tok_hash("le")) /* « Par Kab Niang Le 17/02/2020 » */
		end--;
	return words <= NAME_MAX ? end : 0;
}

static struct str
slice(struct str text, const struct tok *t, size_t n)
{
	return (struct str){text.s + t[0].start, t[n - 1].end - t[0].start};
}

/* The author named behind a byline phrase anywhere in a short block. */
static struct str
behind_phrase(struct page *p, const struct block *b)
{
	struct tok *t;
	size_t i, k, full, n = tok_split(b->text, p->a, &t);
	uint32_t row;

	for (i = 0; i < n; i++) {
		size_t from;

		k = lex_match(&lex_byline, t + i, n - i, &row);
		if (k == 0 || (i > 0 && t[i - 1].class == TOK_WORD && !b->dated))
			continue;
		from = i + k;
		while (from < n && t[from].class == TOK_MARK && !(t[from].flags & TOK_UPPER))
			from++;
		k = name(b->text, t + from, n - from, &full);
		if (k > 0 && (full > 1 || k > 1 || t[from].cend - t[from].cstart > 2) &&
		    !lex_match(&lex_boilerplate, t + from, k, &row))
			return slice(b->text, t + from, k);
	}
	return (struct str){"", 0};
}

/* Every word with a capital: Charlène N'dimon, not « Site de Disquaire Day ». */
static bool
all_capital(const struct tok *t, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (t[i].class == TOK_WORD && !(t[i].flags & TOK_UPPER) &&
		    (i == 0 || !(t[i - 1].flags & TOK_ELIDED)))
			return false;
	return true;
}

/*
 * A block that is nothing but a person's name: two to four words, each with a capital, a known
 * first name before (or all capitals, or markup that says so); alone: the page ends with it, so
 * that any name will do.
 */
static bool
is_name(struct page *p, const struct block *b, bool alone)
{
	struct tok *t;
	size_t n, full;
	uint32_t row;

	if (b->words < 2 || b->words > 4 || b->final || b->whole || b->dated)
		return false;
	if (b->linked > 0 && b->linked * 2 > b->text.n && !(b->flags & BLOCK_BYLINE))
		return false;
	n = tok_split(b->text, p->a, &t);
	if (name(b->text, t, n, &full) != n || full < 2 ||
	    lex_match(&lex_boilerplate, t, n, &row) > 0)
		return false;
	return (t[0].flags & TOK_CAPS) != 0 || lex_find(&lex_firstnames, &t[0]) != LEX_NONE ||
	       (b->flags & BLOCK_BYLINE) || (alone && all_capital(t, n));
}

/*
 * The sign-off of an agency's desk: initials between slashes, the agency last (MN/te/Sf/APA). What
 * stands before the agency is the author.
 */
static bool
sign_off(struct page *p, const struct block *b, struct byline *out)
{
	struct tok *t;
	size_t i, n, parts = 0, last = 0;
	uint32_t row;

	if (b->words > 2 || b->text.n > 40)
		return false;
	n = tok_split(b->text, p->a, &t);
	if (n < 3 || n % 2 == 0)
		return false;
	for (i = 0; i < n; i++) {
		if (i % 2 == 1 ? !is_mark(b->text, &t[i], '/')
			       : t[i].class != TOK_WORD || t[i].cend - t[i].cstart > 5)
			return false;
		parts += i % 2 == 0;
		if (i % 2 == 0)
			last = i;
	}
	if (lex_match(&lex_agencies, t + last, 1, &row) == 1) {
		if (out->site.n == 0)
			out->site = tok_str(b->text, &t[last]);
		if (last >= 2)
			last -= 2;
	}
	out->author = slice(b->text, t, last + 1);
	return parts >= 2;
}

/* Flattened text: does block i stand right behind the article, before what is none? */
static bool
signs(const struct page *p, const struct article *f, size_t i)
{
	return !p->html && i == f->last &&
	       (i + 1 == p->n || score_is_phrase(&p->b[i + 1]) || score_is_end(&p->b[i + 1]));
}

static void
find_author(struct page *p, const struct article *f, struct byline *out)
{
	size_t i, from, end;
	ptrdiff_t last = ARTICLE_NONE;

	for (i = f->first; i < f->last; i++)
		if (p->b[i].kind != KIND_DROP)
			last = (ptrdiff_t)i;
	if (last > 0 &&
	    (sign_off(p, &p->b[last], out) || is_name(p, &p->b[last], (size_t)last + 1 == p->n))) {
		if (out->author.n == 0)
			out->author = p->b[last].text;
		p->b[last].kind = KIND_DROP;
		p->b[last].why = "author";
		return;
	}
	from = f->title >= 0 ? (size_t)f->title : f->first;
	from = from > NEAR / 2 ? from - NEAR / 2 : 0;
	end = f->last + BEHIND < p->n ? f->last + BEHIND : p->n;
	for (i = from; i < end && out->author.n == 0; i++) {
		const struct block *b = &p->b[i];

		if (i > f->first + NEAR && i + BEHIND < f->last)
			i = f->last - BEHIND;
		if (b->words <= 25 && (b->kind == KIND_DROP || b->kind == KIND_DATELINE))
			out->author = behind_phrase(p, b);
	}
	for (i = f->last; i < end && i < f->last + 2 && out->author.n == 0; i++)
		if (sign_off(p, &p->b[i], out) || is_name(p, &p->b[i], signs(p, f, i)))
			out->author = out->author.n ? out->author : p->b[i].text;
}

/* « Suivez X sur »: the words between a beginning and an end of lib/fr/selfname.tsv. */
static struct str
self_name(struct page *p, const struct block *b)
{
	struct tok *t;
	size_t i, k, j, n = tok_split(b->text, p->a, &t);
	uint32_t row;

	for (i = 0; i < n; i++) {
		const char *after;
		size_t from;

		k = lex_match(&lex_selfname, t + i, n - i, &row);
		if (k == 0 || i + k >= n)
			continue;
		after = lex_cell(&lex_selfname, row, SELF_AFTER);
		from = i + k;
		if (!(t[from].flags & TOK_UPPER) &&
		    !(from + 1 < n && is_mark(b->text, &t[from + 1], '.')))
			continue;
		for (j = from + 1; j < n && j < from + 6; j++) {
			if (*after ? t[j].fold == tok_hash(after)
				   : t[j].class == TOK_MARK && (t[j].flags & TOK_SPACE))
				return slice(b->text, t + from, j - from);
		}
		if (!*after && j == n)
			return slice(b->text, t + from, j - from);
	}
	return (struct str){"", 0};
}

static void
find_site(struct page *p, struct byline *out)
{
	size_t i;

	for (i = 0; i < p->n && out->site.n == 0; i++)
		if (p->b[i].words <= 25 &&
		    (p->b[i].kind == KIND_DROP || p->b[i].kind == KIND_DATELINE))
			out->site = self_name(p, &p->b[i]);
}

void
byline_find(struct page *p, const struct article *f, struct byline *out)
{
	memset(out, 0, sizeof *out);
	out->author.s = out->site.s = "";
	find_author(p, f, out);
	find_site(p, out);
}

struct str
byline_bare(struct page *p, struct str author)
{
	struct tok *t;
	size_t n = tok_split(author, p->a, &t), k;
	uint32_t row;

	k = lex_match(&lex_byline, t, n, &row);
	if (k > 0 && k < n) {
		author.s += t[k].start;
		author.n -= t[k].start;
	}
	if (author.n > 4 && author.s[author.n - 1] == '.' && author.s[author.n - 3] != ' ' &&
	    author.s[author.n - 3] != '.')
		author.n--;
	return author;
}
