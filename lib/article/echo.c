#include "echo.h"

#include "tok.h"

#include <string.h>

enum {
	LEAST = 6,	 /* words of such a sentence */
	LEAST_FLAT = 11, /* where nothing tells it from a heading */
	MOST = 60,
	NEAR = 24, /* blocks before and behind it in which it is said, at most */
	MANY = 24, /* sentences that are looked for on a page, at most */
	ALIKE = 20 /* bytes of one, and of what more the paragraph says, at least */
};

/* The words without the marks around them: « "C'est une arnaque." » */
static struct str
bare(struct str s)
{
	static const char *const marks[] = {
	    "«", "»", "“", "”", "\"", "\xC2\xA0", " ", ".", "…", "!", "-", "–"};
	size_t i, k;

	for (i = 0; i < sizeof marks / sizeof *marks; i++) {
		k = strlen(marks[i]);
		if (s.n > k && memcmp(s.s, marks[i], k) == 0) {
			s.s += k;
			s.n -= k;
			i = (size_t)-1;
		} else if (s.n > k && memcmp(s.s + s.n - k, marks[i], k) == 0) {
			s.n -= k;
			i = (size_t)-1;
		}
	}
	return s;
}

static bool
is_quoted(struct str s)
{
	return *s.s == '"' || str_begins(s, STR("«")) || str_begins(s, STR("“"));
}

/* In capitals? */
static bool
is_loud(const struct block *b)
{
	size_t i, capitals = 0;

	for (i = 0; i < b->text.n; i++) {
		if (b->text.s[i] >= 'a' && b->text.s[i] <= 'z')
			return false;
		capitals += b->text.s[i] >= 'A' && b->text.s[i] <= 'Z';
	}
	return capitals * 2 > b->text.n;
}

static bool
may_echo(const struct page *p, const struct block *b)
{
	return (b->kind == KIND_BODY || b->kind == KIND_LIST) && b->words <= MOST &&
	       b->words >= (p->html ? LEAST : LEAST_FLAT) &&
	       (b->inner == 0 || b->final != '.' || is_quoted(b->text) || b->flags & BLOCK_QUOTE);
}

/* Does t say it too, in the same letters? */
static bool
says(struct str t, struct str s)
{
	return t.n > s.n + ALIKE && str_holds(t, s);
}

/* Are the words of s, in capitals, among those of t? */
static bool
says_in_small(const struct page *p, struct str t, struct str s)
{
	uint64_t word[MOST];
	struct tok *tok;
	size_t i, k, n, most = 0;

	n = block_split(p, s, &tok);
	for (i = 0; i < n && most < MOST; i++)
		if (tok[i].class != TOK_MARK)
			word[most++] = tok[i].fold;
	n = block_split(p, t, &tok);
	for (i = k = 0; i < n && k < most; i++)
		if (tok[i].class != TOK_MARK)
			k = tok[i].fold == word[k] ? k + 1 : tok[i].fold == word[0];
	return k == most;
}

static bool
is_echo(const struct page *p, size_t i, size_t first, size_t last)
{
	const struct block *b = &p->b[i];
	struct str s = bare(b->text);
	bool loud = is_loud(b);
	bool sure = b->final != '.' || is_quoted(b->text) || b->flags & BLOCK_QUOTE;
	size_t k, near = loud ? NEAR / 3 : sure ? NEAR : NEAR / 6;

	if (s.n < ALIKE)
		return false;
	for (k = i > first + near ? i - near : first; k < last && k < i + near; k++) {
		const struct block *o = &p->b[k];

		if (k == i || (o->kind != KIND_BODY && o->kind != KIND_LEAD) ||
		    o->words < b->words + 4)
			continue;
		if (loud ? says_in_small(p, o->text, s) : says(o->text, s))
			return true;
	}
	return false;
}

/* « Anders Holmqvist, Secrétaire général » below what he says */
static bool
is_said_by(const struct block *b)
{
	return (b->kind == KIND_BODY || b->kind == KIND_HEADING) && b->final == 0 &&
	       b->tag != BLOCK_HEAD && b->words <= LEAST && memchr(b->text.s, ',', b->text.n);
}

void
echo_drop(struct page *p, size_t first, size_t last)
{
	size_t i, tried = 0;

	for (i = first; i < last && tried < MANY; i++) {
		if (!may_echo(p, &p->b[i]))
			continue;
		tried++;
		if (!is_echo(p, i, first, last))
			continue;
		block_drop(&p->b[i], "repeated");
		if (i + 1 < last && is_said_by(&p->b[i + 1]))
			block_drop(&p->b[i + 1], "repeated");
	}
}
