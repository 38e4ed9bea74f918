/* What two numbers say together: scores, shares and multiples. */
#include "ratio.h"

#include "refuse.h"

size_t
ratio_score_end(const struct sight *s, const struct piece *p)
{
	struct piece b;
	size_t k = p->last;

	if (p->unit.n || p->num.words || p->num.kind != NUM_CARDINAL ||
	    !(sight_dash(s, k) || sight_is(s, k, "à")) ||
	    (sight_dash(s, k) && !sight_glued(s, k)) || !piece_read(s, k + 1, &b) || b.unit.n ||
	    b.num.words || sight_plural(s, b.last))
		return 0;
	return b.last;
}

/* The whole of a share: up to twenty, a hundred, a thousand; « 28 conseils sur 93 » are counts. */
static bool
is_whole(struct decimal v)
{
	return decimal_compare(v, (struct decimal){2, 1}) <= 0 ||
	       decimal_compare(v, (struct decimal){1, 2}) == 0 ||
	       decimal_compare(v, (struct decimal){1, 3}) == 0;
}

size_t
ratio_share_end(const struct sight *s, const struct piece *p, struct decimal *ratio)
{
	struct piece all;
	size_t k = p->last, end = k + REFUSE_SHARE;

	if (p->num.kind != NUM_CARDINAL || p->num.magnitude || p->value.exp < 0 ||
	    (p->unit.n && p->unit.kind != UNIT_DURATION))
		return 0;
	while (k < end && k < s->n && !sight_is(s, k, "sur"))
		k++;
	if (!sight_is(s, k, "sur"))
		return 0;
	for (k = p->last; !sight_is(s, k, "sur"); k++)
		if (s->t[k].class != TOK_WORD || sight_class(s, k) == SIGHT_AUX ||
		    (sight_class(s, k) == SIGHT_STOP && !sight_of(s, k)))
			return 0;
	if (!piece_read(s, k + 1, &all) || all.unit.n || all.num.kind != NUM_CARDINAL ||
	    all.num.magnitude || all.num.one || (sight_plural(s, all.last) && k > p->last) ||
	    sight_month(s, all.last) || decimal_compare(p->value, all.value) >= 0 ||
	    (k > p->last && !p->num.one && !is_whole(all.value)) ||
	    /* « 2 590 347 sur 7 834 608 inscrits » are counts */
	    decimal_compare(all.value, (struct decimal){1, 3}) > 0 ||
	    !decimal_divide(p->num.value, all.num.value, ratio))
		return 0;
	return all.last;
}

bool
ratio_is_factor(const struct sight *s, const struct piece *p, size_t first)
{
	return first > 1 && !p->unit.n && p->num.kind == NUM_CARDINAL &&
	       sight_is(s, first - 1, "par") &&
	       (sight_sign(s, first - 2, SIGN_FACTOR) ||
		   (first > 2 && sight_sign(s, first - 3, SIGN_FACTOR)));
}

size_t
ratio_times_base(const struct sight *s, const struct piece *p)
{
	size_t k = p->last;

	if (p->unit.n || p->num.kind != NUM_CARDINAL || !sight_is(s, k, "fois") ||
	    sight_is(s, k + 2, "même") || sight_is(s, k + 2, "mêmes") ||
	    sight_class(s, k + 2) == SIGHT_TERM) /* deux fois la semaine */
		return 0;
	return sight_sign(s, k + 1, SIGN_BASE) ? k + 2 : 0;
}
