/* Figures that measure nothing of what is told (depeche(5): WHAT, EVENT, WHERE). */
#include "aside.h"

#include <string.h>

bool
aside_is_distance(const struct parse *p, const struct figure *f)
{
	static const char *const units[] = {"km", "m", "[nmi_i]", "[mi_i]", "km/h", NULL};

	if (f->kind != FIGURE_MEASURE || f->first == 0 ||
	    !parse_sign(p, f->first - 1, CUE_SIGN(TO)))
		return false;
	for (size_t k = 0; units[k]; k++)
		if (strcmp(f->unit, units[k]) == 0)
			return true;
	return false;
}

bool
aside_is_comparison(const struct parse *p, const struct figure *f)
{
	return f->kind == FIGURE_PERCENT && parse_at(p, f->last) == PARSE_DE &&
	       parse_sign(p, f->last + 1, CUE_SIGN(THAN)) && f->first > 0 &&
	       parse_sign(p, f->first - 1, CUE_SIGN(SOIT));
}

bool
aside_is_source(const struct parse *p, const struct figure *f)
{
	return f->kind == FIGURE_COUNT && f->first > 0 && p->w[f->first - 1].report &&
	       parse_at(p, f->first - 1) == PARSE_PREP;
}

bool
aside_is_way(const struct parse *p, const struct figure *f)
{
	return aside_is_distance(p, f) && f->first > 1 &&
	       (parse_mark(p, f->first - 2, ',') || parse_at(p, f->first - 2) == PARSE_PART);
}

bool
aside_is_change(const struct parse *p, const struct figure *f)
{
	return f->value[0] == '-' || p->text.s[p->t[f->first].start] == '+';
}

bool
aside_is_interval(const struct parse *p, const struct figure *f)
{
	if (f->kind != FIGURE_DURATION)
		return false;
	return parse_sign(p, f->last, CUE_SIGN(AFTER)) || parse_sign(p, f->last, CUE_SIGN(THEN)) ||
	       (f->first == 1 && parse_sign(p, 0, CUE_SIGN(AFTER)) &&
		   parse_at(p, f->last) != PARSE_DE);
}

bool
aside_is_difference(const struct parse *p, const struct figure *f)
{
	return aside_is_change(p, f) ||
	       (parse_at(p, f->last) == PARSE_DE && parse_sign(p, f->last + 1, CUE_SIGN(THAN)));
}
