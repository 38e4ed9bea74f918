#include "hint.h"

enum { HINT_CRIME = 1, HINT_DATE = 4 };

static void
mark(struct feature_sent *s, size_t first, size_t last, int hint)
{
	size_t i;

	for (i = first; i < last; i++)
		s->hint[i] = (uint8_t)(hint + (i == first ? 0 : i + 1 == last ? 2 : 1));
}

struct hints
hint_find(struct feature_sent *s, const struct date_context *c, struct arena *a)
{
	struct hints h;
	size_t i;

	h.crimes = crime_find(s->text, s->t, s->n, a, &h.crime);
	h.dates = date_find(s->text, s->t, s->n, c, a, &h.date);
	for (i = 0; i < h.crimes; i++)
		mark(s, h.crime[i].first, h.crime[i].last, HINT_CRIME);
	for (i = 0; i < h.dates; i++)
		mark(s, h.date[i].first, h.date[i].last, HINT_DATE);
	return h;
}
