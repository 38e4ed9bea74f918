#include "lex.h"

#include "lex.tab.h"

#include <string.h>

void
lex_filter_add(struct lex_filter *f, const struct lex_table *x, uint16_t bits)
{
	for (uint32_t i = 0; i <= x->mask; i++)
		if (x->slot[i].hash != 0) /* of sequences too, which costs little */
			f->bits[x->slot[i].hash % LEX_FILTER] |= bits;
}

size_t
lex_match(const struct lex_table *x, const struct tok *t, size_t n, uint32_t *row)
{
	size_t i, best = 0;
	uint64_t h = 0, token;
	uint32_t more = ~UINT32_C(0);

	for (i = 0; i < n; i++) {
		const struct lex_slot *s;

		token = x->exact ? t[i].form : t[i].fold;
		if (!(more & lex_more(token)))
			break;
		h = tok_chain(h, token);
		s = lex_slot(x, h);
		if (s->hash == 0)
			break;
		if (s->row != LEX_PREFIX) {
			best = i + 1;
			*row = s->row;
		}
		more = s->more;
	}
	return best;
}

uint32_t
lex_alone(const struct lex_table *x, const struct tok *t)
{
	const struct lex_slot *s = lex_slot(x, tok_chain(0, x->exact ? t->form : t->fold));

	return s->hash == 0 || s->row == LEX_PREFIX || s->more ? LEX_NONE : s->row;
}

const char *
lex_cell(const struct lex_table *x, uint32_t row, uint32_t col)
{
	return row < x->rows && col < x->cols ? x->text + x->cell[row * x->cols + col] : "";
}

struct str
lex_str(const struct lex_table *x, uint32_t row, uint32_t col)
{
	const char *s = lex_cell(x, row, col);

	return (struct str){s, strlen(s)};
}
