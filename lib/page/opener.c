#include "opener.h"

#include "lex.h"

enum { OPENER_CLASS = 1 }; /* column of openers.tsv */

static bool
is_upper(struct str s, const struct tok *t)
{
	return str_begins_upper((struct str){s.s + t->start, s.n - t->start});
}

enum opener
opener_at(struct str s, const struct tok *t, size_t i, size_t n)
{
	struct str before = {s.s + t[i - 1].start, s.n - t[i - 1].start};
	uint32_t row;
	char class;

	if (!(t[i].flags & TOK_SPACE) || !is_upper(s, &t[i]) ||
	    (t[i - 1].class == TOK_MARK && *before.s != ')' && !str_begins(before, STR("»"))) ||
	    (row = lex_find(&lex_openers, &t[i])) == LEX_NONE)
		return OPENER_NOT;
	class = *lex_cell(&lex_openers, row, OPENER_CLASS);
	if (class == 'a' && i + 1 < n) /* « Le Pen », « L'Algérie » */
		return is_upper(s, &t[i + 1]) ? OPENER_ARTICLE : OPENER_SURE;
	return class == 's' ? OPENER_SURE : OPENER_NOT;
}
