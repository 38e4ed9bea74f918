#include "what.h"

static const char *const rule_names[WHAT_RULES] = {
    "none", "next", "ratio", "of", "beside", "subject", "again", "whole"};

const char *
what_rule_name(enum what_rule r)
{
	return rule_names[r];
}

struct what
what_by(struct phrase r, enum what_rule rule)
{
	return (struct what){r.first, r.last, r.first < r.last ? rule : WHAT_NONE};
}

struct what
what_none(const struct figure *f)
{
	return (struct what){f->first, f->first, WHAT_NONE};
}

struct what
what_from(const struct parse *p, uint32_t i, bool plural)
{
	return what_by(phrase_from(p, i, plural), WHAT_NEXT);
}

bool
what_names_other(const struct parse *p, uint32_t a, uint32_t b)
{
	for (; (p->signs & CUE_SIGN(THAT)) && a < b; a++)
		if (parse_sign(p, a, CUE_SIGN(THAT)))
			return true;
	return false;
}

bool
what_is_speaker(const struct parse *p, struct what what)
{
	return what.rule == WHAT_BESIDE && what.first > 0 &&
	       parse_at(p, what.first) == PARSE_NAME && phrase_is_inverted(p, what.first - 1);
}

bool
what_is_scrap(const struct parse *p, struct what what)
{
	const struct tok *t = &p->t[what.first];
	enum parse_class c = parse_at(p, what.first);

	if (what.first >= what.last)
		return false;
	if (c == PARSE_CONJ ||
	    (c == PARSE_MARK && t->end - t->start == 1 && p->text.s[t->start] != '"'))
		return true;
	if (what.last - what.first > 1)
		return false;
	return t->end - t->start == 1 ||
	       (what.first > 0 && parse_glued(p, what.first) && parse_mark(p, what.first - 1, '-'));
}
