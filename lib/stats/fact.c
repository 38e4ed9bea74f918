/*
 * Facts that a document states again. What is kept of a figure is little, and of figures the last
 * PAST only, so that memory and time are bounded.
 */
#include "fact.h"

#include "cue.h"
#include "die.h"
#include "figure.h"
#include "u8.h"

#include <stdlib.h>
#include <string.h>

enum { SEVERAL = 4 }; /* « deux enfants » and later « deux personnes » are others */
enum { FEW = 14 };    /* below, numbers that are close are others: 12 and 13 */
enum { PAST = 256, WHAT_KEPT = 160, WHEN_KEPT = 64, UNIT_KEPT = 16 };

/* A figure stated earlier in the document. */
struct past {
	struct fact f; /* its unit, when and what point to: */
	char unit[UNIT_KEPT], when[WHEN_KEPT], what[WHAT_KEPT];
	bool country;
	uint64_t place, head;
};

struct facts {
	struct past ring[PAST];
	size_t n;
};

struct facts *
facts_open(void)
{
	struct facts *s = die_alloc(sizeof *s);

	s->n = 0;
	return s;
}

void
facts_close(struct facts *s)
{
	free(s);
}

void
facts_forget(struct facts *s)
{
	s->n = 0;
}

/* « voitures | de police | » */
static struct str
first_word(struct str s)
{
	const char *end = s.n ? memchr(s.s, ' ', s.n) : NULL;

	return end ? (struct str){s.s, (size_t)(end - s.s)} : s;
}

/* At most size - 1 bytes of a string. */
static struct str
put(char *to, size_t size, const char *s, size_t n)
{
	if (n >= size)
		n = size - 1;
	if (n)
		memcpy(to, s, n);
	to[n] = '\0';
	return (struct str){to, n};
}

/* In hundreds: 3 800, 12 000. */
static bool
is_round(double v)
{
	return v >= 100 && v < 1e15 && (uint64_t)v % 100 == 0 && (double)(uint64_t)v == v;
}

/* « plus de 80 » is no 72; but « 3 800 » may be told of « au moins 3 845 ». */
static bool
allows(const struct fact *a, const struct fact *b)
{
	if (a->bound == b->bound || is_round(b->value))
		return true;
	return a->bound > 0 ? b->value >= a->value : a->bound < 0 ? b->value <= a->value : true;
}

static bool
close_values(const struct fact *a, const struct fact *b)
{
	if (a->value == b->value)
		return true;
	if ((!a->rounded && !b->rounded) || !allows(a, b) || !allows(b, a))
		return false;
	if (a->value < b->value)
		return a->value >= FEW && a->value >= 0.9 * b->value;
	return b->value >= FEW && b->value >= 0.9 * a->value;
}

static bool
same_when(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);

	return a[0] == '-' || b[0] == '-' || strncmp(a, b, n < m ? n : m) == 0;
}

/* 100, 1000, a million: many things come in such numbers. */
static bool
is_magnitude(double v)
{
	while (v >= 10)
		v /= 10;
	return v == 1;
}

/* An exact number of three digits or more is hardly another one by chance. */
static bool
is_telling(const struct fact *a, const struct fact *b)
{
	return a->value == b->value && a->value >= 100 && !is_magnitude(a->value);
}

/* Equal, or one of the two is not told: a headline often has no verb. */
static bool
same_event(const struct fact *a, const struct fact *b)
{
	return a->event == b->event || !a->event || !b->event;
}

/* A country may hold the other place. */
static bool
places_differ(const struct past *p, const struct past *q)
{
	return p->place && q->place && p->place != q->place && p->country == q->country;
}

/* Does the event happen to people, so that suspects and hommes may be the same ones? */
static bool
is_of_people(uint8_t event)
{
	return event != EVENT_SEARCH && event != EVENT_DISMANTLING && event != EVENT_SEIZURE &&
	       event != EVENT_ATTACK && event != EVENT_CASE && event != EVENT_OPERATION &&
	       event != EVENT_FUNDING;
}

/* Stated in the first sentence: « Six militaires blessés » and « six soldats ont été blessés » are one. */
static bool
is_headline(const struct fact *a)
{
	return a->at[0] == '1' && a->at[1] == ':';
}

/*
 * The same fact: the same thing counted, or the same event; an age tells a person.
 * « 12 armes » and « 12 téléphones » that were seized are two.
 */
static bool
same_fact(const struct past *p, const struct past *q)
{
	const struct fact *a = &p->f, *b = &q->f;
	bool heads = p->head == q->head && a->what.n;

	/* what tells most apart first */
	if (a->kind != b->kind || !close_values(a, b) || !same_event(a, b))
		return false;
	if (places_differ(p, q) && b->value < 10)
		return false;
	if (strcmp(a->unit, b->unit) != 0 || !same_when(a->when, b->when))
		return false;
	if (a->kind == FIGURE_ORDINAL)
		return heads;
	if (a->kind == FIGURE_AGE || a->kind == FIGURE_DURATION)
		return a->value == b->value &&
		       (heads || (a->event && a->event == b->event) ||
			   (a->kind == FIGURE_AGE && a->what.n && b->what.n));
	if (heads)
		return true;
	if (a->kind == FIGURE_PERCENT || a->kind == FIGURE_RATIO)
		return false;
	if (a->event && a->event == b->event && a->value > 1 && !b->others)
		return !a->what.n || !b->what.n || is_telling(a, b) ||
		       (is_of_people(a->event) &&
			   (((a->anybody || b->anybody) && a->value >= SEVERAL) || is_headline(a)));
	return is_telling(a, b) && !places_differ(p, q);
}

const struct fact *
facts_find(struct facts *s, const struct fact *f)
{
	struct past *to = &s->ring[s->n % PAST], x;
	size_t i, colon = strcspn(f->at, ":"), last = colon > 0 ? colon - 1 : 0;

	x.f = *f;
	x.place = f->where.n ? str_hash(f->where) : 0;
	x.country = f->where.n == 2;
	x.head = str_hash(first_word(f->what));
	for (i = s->n > PAST ? s->n - PAST : 0; i < s->n; i++) {
		const struct past *o = &s->ring[i % PAST];

		if (o->f.at[last] == f->at[last] && strncmp(o->f.at, f->at, colon + 1) == 0)
			break;
		if (same_fact(o, &x))
			return &o->f;
	}
	*to = x;
	to->f.unit = put(to->unit, sizeof to->unit, f->unit, strlen(f->unit)).s;
	to->f.when = put(to->when, sizeof to->when, f->when, strlen(f->when)).s;
	to->f.what = put(to->what, sizeof to->what, f->what.s, f->what.n);
	s->n++;
	return NULL;
}
