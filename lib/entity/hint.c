#include "hint.h"

#include "lex.h"

static void
mark(struct feature_sent *s, size_t first, size_t last, int hint)
{
	size_t i;

	for (i = first; i < last; i++)
		s->hint[i] = (uint8_t)(hint + (i == first ? 0 : i + 1 == last ? 2 : 1));
}

/* Names of the tables: countries, bodies with their short forms, media, companies, clubs. */
static void
mark_names(struct feature_sent *s, bool wide)
{
	static const struct {
		const struct lex_table *table;
		uint32_t bit;
		int hint;
	} of[] = {{&lex_countries, LEX_COUNTRY, FEATURE_HINT_COUNTRY},
	    {&lex_organisations, LEX_ORGANISATION, FEATURE_HINT_BODY},
	    {&lex_bodies, LEX_BODY, FEATURE_HINT_BODY},
	    {&lex_longforms, LEX_LONGFORM, FEATURE_HINT_BODY}};
	size_t tables = sizeof of / sizeof *of - !wide;
	size_t i, k, n, best, next = 0;
	uint32_t row;
	int hint = 0;

	for (size_t u = 0; u < s->uppers; u++) {
		i = s->upper[u];
		best = 0;
		if (i < next || !(s->t[i].may & LEX_NAME))
			continue;
		for (k = 0; k < tables; k++)
			if (s->t[i].may & of[k].bit &&
			    (n = lex_match(of[k].table, s->t + i, s->n - i, &row)) > best) {
				best = n;
				hint = of[k].hint;
			}
		mark(s, i, i + best, hint);
		next = i + best;
	}
}

struct hints
hint_find(struct feature_sent *s, const struct date_context *c, struct date_read *read, bool wide,
    struct arena *a)
{
	struct hints h = {.crimes = 0, .dates = 0};
	size_t i;

	if (s->may & LEX_NAME && s->uppers > 0)
		mark_names(s, wide);
	if (s->may & LEX_CRIME)
		h.crimes = crime_find(s->text, s->t, s->n, a, &h.crime);
	if (s->may & LEX_DATE_HEAD)
		h.dates = date_find(s->text, s->t, s->n, c, read, a, &h.date);
	for (i = 0; i < h.crimes; i++)
		mark(s, h.crime[i].first, h.crime[i].last, FEATURE_HINT_CRIME);
	for (i = 0; i < h.dates; i++)
		mark(s, h.date[i].first, h.date[i].last, FEATURE_HINT_DATE);
	return h;
}
