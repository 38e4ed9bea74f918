#include "bound.h"

#include "lex.h"

enum { LONGEST = 6 }; /* tokens of a modifier: « supérieur ou égal à » with room */

/* « ne … plus que »: no comparison. */
static bool
only(const struct sight *s, size_t i)
{
	size_t k;

	if (!sight_is(s, i, "plus") || !(sight_is(s, i + 1, "que") || sight_is(s, i + 1, "qu'")))
		return false;
	for (k = 1; k <= 4 && k <= i; k++)
		if (sight_is(s, i - k, "ne") || sight_is(s, i - k, "n'") ||
		    sight_is(s, i - k, "n’"))
			return true;
	return false;
}

size_t
bound_before(const struct sight *s, size_t i, const char **mod)
{
	size_t k = i - s->used < LONGEST ? i - s->used : LONGEST;
	uint32_t row;

	for (; k > 0; k--)
		if (lex_try(&lex_approximations, s->t + i - k, k, &row) == k) {
			/* « en | plus des | 19 militaires » */
			if (sight_is(s, i - 1, "des") && i > k && sight_is(s, i - k - 1, "en"))
				return i;
			if (only(s, i - k)) /* il ne reste plus que six */
				return i;
			if (i > k && sight_is(s, i - k - 1,
					 "forces")) /* les forces de l'ordre de six pays */
				return i;
			*mod = lex_found(&lex_approximations, row, 1);
			return i - k;
		}
	return i;
}

size_t
bound_after(const struct sight *s, size_t i, const char **mod)
{
	uint32_t row = 0;
	size_t k = i < s->n ? lex_try(&lex_approximations_after, s->t + i, s->n - i, &row) : 0;

	/* « trois morts et au moins 15 blessés »: it belongs to what follows */
	if (k == 0 || (i + k < s->n && (s->t[i + k].class == TOK_NUMBER ||
					   lex_find(&lex_numbers, &s->t[i + k]) != LEX_NONE)))
		return 0;
	/* « 10 et plus de 5 », « 10 et plus petit »: a comparative of what follows */
	if (k && (sight_is(s, i + k - 1, "plus") || sight_is(s, i + k - 1, "moins")) &&
	    !sight_end(s, i + k) &&
	    (sight_noun(s, i + k) || sight_of(s, i + k) || sight_is(s, i + k, "que") ||
		sight_is(s, i + k, "qu'")))
		return 0;
	*mod = lex_found(&lex_approximations_after, row, 1);
	return k;
}

void
bound_far(const struct sight *s, size_t i, const char **mod)
{
	const char *found = *mod;
	size_t n;

	if (!sight_noun(s, i))
		return;
	i++;
	if (sight_is(s, i, "par")) /* 3500 morts par an environ */
		i += 2;
	n = bound_after(s, i, &found);
	if (n > 0 && (sight_end(s, i + n) || sight_class(s, i + n) == SIGHT_AUX ||
			 sight_class(s, i + n) == SIGHT_WHEN))
		*mod = found;
}
