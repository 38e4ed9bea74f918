#include "when.h"

#include <stdio.h>
#include <string.h>

static const char *const rule_names[WHEN_RULES] = {"none", "clause", "sentence", "inherited"};

const char *
when_rule_name(enum when_rule r)
{
	return rule_names[r];
}

/* « a annoncé mardi », « a indiqué, mardi, », « appris mercredi 29 novembre auprès de » */
static bool
on_saying(const struct parse *p, const struct parse_ent *d)
{
	uint32_t i = d->first;
	int words;

	for (words = 0; words < 7 && i > 0; words++, i--) {
		enum parse_class c = parse_at(p, i - 1);

		if (p->w[i - 1].report && c != PARSE_WORD)
			return true;
		if (c == PARSE_REL || c == PARSE_SUB || c == PARSE_FIGURE || c == PARSE_VERB ||
		    c == PARSE_AUX)
			return false;
		if (parse_mark(p, i - 1, ',') && words > 1)
			return false;
	}
	return false;
}

/* « la mine fermée en 2001 », « né en 1924 »: the participle of a noun that is not counted. */
static bool
on_participle(const struct parse *p, const struct parse_ent *d, uint32_t last, uint32_t first)
{
	uint32_t i = d->first;

	while (i > 0 && (parse_at(p, i - 1) == PARSE_PREP || parse_at(p, i - 1) == PARSE_DET))
		i--;
	if (i == 0 || parse_at(p, i - 1) != PARSE_PART)
		return false;
	return !(i - 1 >= last && i - 1 <= last + 1) && !(i - 1 < first && i == 1) &&
	       !(p->w[i - 1].event);
}

static bool
same_clause(const struct parse *p, uint32_t a, uint32_t b)
{
	for (uint32_t i = a; i < b; i++)
		if (parse_at(p, i) == PARSE_REL || parse_at(p, i) == PARSE_SUB ||
		    parse_mark(p, i, ';') || parse_mark(p, i, ':'))
			return false;
	return true;
}

/* 3 for « depuis 2015 », « depuis sa création en mars 2015 »; -1 for « jusqu'au 15 avril » */
static int
open_end(const struct parse *p, const struct parse_ent *d)
{
	uint32_t i = d->first;
	int words;

	for (words = 0; words < 7 && i > 0; words++, i--) {
		enum parse_class c = parse_at(p, i - 1);

		if (parse_is(p, i - 1, tok_hash("depuis")))
			return 1;
		if (words < 2 && (parse_is(p, i - 1, tok_hash("jusqu'")) ||
				     parse_is(p, i - 1, tok_hash("jusque"))))
			return -1;
		if (c == PARSE_VERB || c == PARSE_AUX || c == PARSE_FIGURE || c == PARSE_MARK ||
		    c == PARSE_REL || c == PARSE_PART)
			return 0;
	}
	return 0;
}

/* The next of two days joined by « et »: « jeudi et vendredi » is one span of time. */
static const struct parse_ent *
joined(const struct parse *p, const struct parse_ent *d)
{
	const struct parse_ent *n = d + 1;

	if (n >= p->e + p->ne || n->type != PARSE_DAY || n->first != d->last + 1 ||
	    !parse_is(p, d->last, tok_hash("et")))
		return NULL;
	if (n->code.n != 10 || d->code.n != 10)
		return NULL;
	return n;
}

static void
write_code(const struct parse *p, const struct parse_ent *d, char code[WHEN_SIZE])
{
	int open = open_end(p, d);
	const struct parse_ent *n = joined(p, d);
	bool span = memchr(d->code.s, '/', d->code.n) != NULL;

	if (d > p->e && joined(p, d - 1)) {
		n = d;
		d--;
	}
	if (d->code.n > 24) {
		strcpy(code, "-");
		return;
	}
	if (n)
		snprintf(code, WHEN_SIZE, "%.*s/%.*s", (int)d->code.n, d->code.s, (int)n->code.n,
		    n->code.s);
	else
		snprintf(code, WHEN_SIZE, "%s%.*s%s", open < 0 && !span ? "../" : "",
		    (int)d->code.n, d->code.s, open > 0 && !span ? "/.." : "");
}

void
when_find(const struct parse *p, size_t k, uint32_t last, char code[WHEN_SIZE],
    enum when_rule *rule, bool *stated)
{
	const struct figure *f = &p->f[k];
	const struct parse_ent *best = NULL;
	bool forward = true, seen = false;
	long top = 0;

	*stated = false;
	*rule = WHEN_NONE;
	strcpy(code, "-");
	for (size_t i = 0; i < p->ne; i++) {
		const struct parse_ent *d = &p->e[i];
		uint32_t a, b;
		long points;
		bool after;

		if (d->type != PARSE_DAY)
			continue;
		if (!seen && d->first < p->f[0].first)
			forward = false;
		seen = true;
		*stated = true;
		if (d->code.n == 0 || d->code.s[0] == '-' || on_saying(p, d) ||
		    on_participle(p, d, last, f->first))
			continue;
		after = d->first >= f->first;
		a = after ? f->last : d->last;
		b = after ? d->first : f->first;
		points = 1000 - (b > a ? (long)(b - a) : 0);
		if (same_clause(p, a, b))
			points += 4000;
		if (after == forward)
			points += 500;
		if (points > top) {
			top = points;
			best = d;
		}
	}
	if (!best)
		return;
	*rule = top > 4000 ? WHEN_CLAUSE : WHEN_SENTENCE;
	write_code(p, best, code);
}
