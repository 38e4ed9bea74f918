#include "charge.h"

#include "ending.h"
#include "lex.h"
#include "sign.h"

enum { LONGEST = 12 }; /* tokens of an item */

/* Behind « , », « et », « ou », « , et » at i; i if there is none. */
static size_t
separator(const struct sentence *s, size_t i)
{
	size_t k = offence_mark(s, i, ',') ? i + 1 : i;

	return offence_word(s, k, "et") || offence_word(s, k, "ou") ? k + 1 : k;
}

/* A noun of action in small letters that no court imposes: « obstruction », not « interdiction ». */
static bool
action(const struct sentence *s, size_t i)
{
	struct str w;

	if (i >= s->n || s->t[i].class != TOK_WORD || s->t[i].flags & (TOK_UPPER | TOK_ELIDED) ||
	    sign_is(&s->t[i], SIGN_NOCHARGE))
		return false;
	w = tok_str(s->text, &s->t[i]);
	return ending_is(w, ENDING_ACTION, 2) || ending_is(w, ENDING_THING, 2);
}

static bool
closes(const struct sentence *s, size_t i)
{
	return i >= s->n || offence_mark(s, i, '.') || offence_mark(s, i, ';') ||
	       offence_mark(s, i, ')') || offence_mark(s, i, '"') || offence_word(s, i, "»") ||
	       offence_word(s, i, "”") || offence_word(s, i, "…");
}

/* Is there another offence of the table behind the separator at i? */
static bool
goes_on(const struct sentence *s, size_t i)
{
	size_t k = separator(s, i);
	uint32_t row;

	if (k == i)
		return false;
	k = offence_of(s, k);
	return k < s->n && s->t[k].may & LEX_CRIME &&
	       lex_match(&lex_offences, s->t + k, s->n - k, &row) > 0;
}

bool
charge_item(const struct sentence *s, size_t end, struct offence *r)
{
	size_t k = separator(s, end), first;
	bool last = k != end && !offence_mark(s, k - 1, ',');

	if (k == end)
		return false;
	first = offence_of(s, k);
	if (!action(s, first) || goes_on(s, end))
		return false;
	r->first = first;
	r->head_end = r->end = first + 1;
	r->row = LEX_NONE;
	r->code = "";
	offence_extend(s, r);
	if (r->end - first > LONGEST)
		return false;
	return goes_on(s, r->end) || ((last || first != k) && closes(s, r->end));
}
