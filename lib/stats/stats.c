/*
 * Relations of figures, sentence after sentence. What a later sentence may need of an earlier one
 * is little and bounded: the rows of the sentence before (a date to inherit, a whole to be part
 * of) and the last figures of the document (lib/stats/fact.c: facts that are stated again).
 */
#include "stats.h"

#include "aside.h"
#include "die.h"
#include "fact.h"
#include "home.h"
#include "lend.h"
#include "lex.h"
#include "rec.h"
#include "sift.h"
#include "sign.h"
#include "thing.h"
#include "topic.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WHAT_KEPT = 160, ENTS_FIRST = 16 };

struct stats {
	struct cue *cue;
	struct sift sift;
	struct figure_memory memory;
	struct home home;
	struct arena arena; /* of the sentence */
	struct str number, text;
	bool title, heading, hope, same_par;
	bool flat; /* nothing but a title and paragraphs of one sentence so far: they say nothing */
	size_t at; /* the first byte of the sentence that may be a figure */
	size_t par; /* of the sentence, as a number that tells it from the one before */
	struct parse_ent *e;
	size_t ne, max;
	struct facts *facts;
	char date[12];		    /* of the document */
	char when[WHEN_SIZE];	    /* of the sentence before, "-" */
	char whole[STATS_PART];	    /* its main count, "" */
	char whole_what[WHAT_KEPT]; /* what that counts */
	enum event whole_event;
	bool passes_on; /* that date, to another paragraph */
	bool fresh;	/* the last sentence with figures is the one just before */
};

struct stats *
stats_open(void)
{
	struct stats *s = die_alloc(sizeof *s);

	memset(s, 0, sizeof *s);
	s->cue = cue_open();
	sift_open(&s->sift);
	s->facts = facts_open();
	stats_document(s, STR("-"));
	return s;
}

void
stats_close(struct stats *s)
{
	arena_free(&s->arena);
	cue_close(s->cue);
	facts_close(s->facts);
	free(s);
}

void
stats_document(struct stats *s, struct str date)
{
	snprintf(s->date, sizeof s->date, "%.*s", (int)(date.n < 11 ? date.n : 0), date.s);
	facts_forget(s->facts);
	memset(&s->memory, 0, sizeof s->memory);
	home_forget(&s->home);
	s->hope = s->fresh = false;
	s->par = SIZE_MAX;
	s->flat = true;
	s->ne = 0;
	s->whole[0] = '\0';
	strcpy(s->when, "-");
}

void
stats_source(struct stats *s, struct str source)
{
	home_host(&s->home, source);
}

static struct str
keep(struct stats *s, struct str x)
{
	return (struct str){arena_copy(&s->arena, x.s, x.n), x.n};
}

static void carry(struct stats *s, const struct stats_row *row, const bool *people, size_t n);

bool
stats_sentence(struct stats *s, const struct stats_sent *x)
{
	size_t par = 0;

	for (size_t i = 0; i < x->par.n; i++)
		par = par * 10 + (unsigned char)x->par.s[i];
	s->same_par = par == s->par;
	if (s->same_par || !(str_eq(x->kind, STR("title")) || str_eq(x->kind, STR("body")) ||
			       (str_eq(x->kind, STR("lead")) && s->par != SIZE_MAX)))
		s->flat = false;
	s->par = par;
	arena_reset(&s->arena);
	s->ne = s->max = 0;
	s->at = 0;
	s->hope = sift_text(&s->sift, x->text, NULL, 0, &s->at);
	if (!s->hope) {
		carry(s, NULL, NULL, 0);
		return false;
	}
	s->number = keep(s, x->number);
	s->text = keep(s, x->text);
	s->title = str_eq(x->kind, STR("title"));
	s->heading = s->title || str_eq(x->kind, STR("heading"));
	return true;
}

static enum parse_type
type_code(struct str type)
{
	switch (type.n ? type.s[0] : 0) {
	case 'P':
		return str_eq(type, STR("PER")) ? PARSE_PER : PARSE_OTHER;
	case 'O':
		return str_eq(type, STR("ORG")) ? PARSE_ORG : PARSE_OTHER;
	case 'L':
		return str_eq(type, STR("LOC")) ? PARSE_LOC : PARSE_OTHER;
	case 'D':
		return str_eq(type, STR("DATE")) ? PARSE_DAY : PARSE_OTHER;
	case 'C':
		return str_eq(type, STR("CRIME")) ? PARSE_CRIME : PARSE_OTHER;
	default:
		return PARSE_OTHER;
	}
}

/* What a rule may ask of the entity: of a place what to call it, of a date when it is. */
static void
keep_names(struct stats *s, struct parse_ent *e, struct str text, struct str name, struct str code)
{
	if (e->type != PARSE_LOC && e->type != PARSE_DAY)
		return;
	e->code = keep(s, code);
	if (e->type == PARSE_DAY || rec_has(code))
		return;
	e->text = keep(s, text);
	e->name = keep(s, name);
}

void
stats_entity(struct stats *s, size_t start, size_t end, struct str type, struct str text,
    struct str name, struct str code)
{
	enum parse_type what = type_code(type);
	struct parse_ent *e;

	home_country(&s->home, code);
	if (code.n < 2 && what == PARSE_LOC)
		home_place(&s->home, text, &s->arena);
	if (what == PARSE_ORG)
		home_body(&s->home, text, &s->arena);
	if (!s->hope || end <= start || end > s->text.n || (s->ne && start < s->e[s->ne - 1].cend))
		return;
	if (s->ne == s->max) {
		s->max = s->max ? 2 * s->max : ENTS_FIRST;
		e = arena_get(&s->arena, s->max * sizeof *e);
		if (s->ne)
			memcpy(e, s->e, s->ne * sizeof *e);
		s->e = e;
	}
	e = &s->e[s->ne++];
	memset(e, 0, sizeof *e);
	e->cstart = (uint32_t)start;
	e->cend = (uint32_t)end;
	e->type = (uint8_t)what;
	e->event = str_eq(type, STR("EVENT"));
	keep_names(s, e, text, name, code);
}

/* A figure can stand outside dates and names, or as an ordinal in the name of an event. */
static bool
may_hold_figure(struct stats *s)
{
	struct sift_skip *skip = arena_get(&s->arena, (s->ne + 1) * sizeof *skip);
	size_t n = 0;

	for (size_t i = 0; i < s->ne; i++)
		if (!s->e[i].event && s->e[i].type != PARSE_CRIME)
			skip[n++] = (struct sift_skip){s->e[i].cstart, s->e[i].cend};
	return sift_text(&s->sift, s->text, skip, n, &s->at);
}

/* The words of tokens [first, last). */
static struct str
slice(const struct parse *p, uint32_t first, uint32_t last)
{
	if (first >= last)
		return (struct str){NULL, 0};
	return (struct str){p->text.s + p->t[first].start, p->t[last - 1].end - p->t[first].start};
}

static void
set_what(const struct parse *p, size_t k, struct what *what, const uint32_t *whole,
    struct stats_row *r, struct stats *s)
{
	if (aside_is_comparison(p, &p->f[k]))
		return;
	/* « Parmi elles, 264 ont abouti à un refus (dont | 202 | pour fraude) » */
	if (s->fresh && what[k].rule == WHAT_NONE && whole[k] < k &&
	    r[(ptrdiff_t)whole[k] - (ptrdiff_t)k].what_rule == WHAT_OF_PARENT) {
		r->what = r[(ptrdiff_t)whole[k] - (ptrdiff_t)k].what;
		r->what_rule = WHAT_OF_PARENT;
		return;
	}
	if (s->fresh && (lend_opens_with_change(p, k, what) ||
			    (what[k].rule == WHAT_NONE &&
				(whole[k] == PART_BEFORE ||
				    lend_from_before(p, k, what,
					k > 0 && r[-1].what_rule == WHAT_OF_PARENT))))) {
		r->what = keep(s, (struct str){s->whole_what, strlen(s->whole_what)});
		r->what_rule = WHAT_OF_PARENT;
		return;
	}
	lend_what(p, k, what, whole[k]);
	if (what_is_scrap(p, what[k]))
		what[k] = what_none(&p->f[k]);
	if (what[k].rule)
		r->what = slice(p, what[k].first, what[k].last);
	r->what_rule = what[k].rule;
}

/* SENT:START of a figure. */
static void
put_at(const struct stats *s, char to[STATS_PART], uint32_t start)
{
	size_t n = s->number.n < 40 ? s->number.n : 40;
	char digits[12];
	size_t d = sizeof digits;

	do
		digits[--d] = (char)('0' + start % 10);
	while ((start /= 10) > 0);
	memcpy(to, s->number.s, n);
	to[n++] = ':';
	memcpy(to + n, digits + d, sizeof digits - d);
	to[n + sizeof digits - d] = '\0';
}

/* A value as it is written: most have few digits and nothing else. */
static double
number(const char *s)
{
	enum { SURE = 15 };
	double v = 0;
	size_t i;

	for (i = 0; i < SURE && s[i] >= '0' && s[i] <= '9'; i++)
		v = v * 10 + (s[i] - '0');
	return s[i] == '\0' ? v : strtod(s, NULL);
}

static void
remember(struct stats *s, struct stats_row *r, bool others, bool anybody)
{
	struct fact x = {.kind = r->figure->kind, .event = (uint8_t)r->event, .others = others};
	const struct fact *same;

	put_at(s, x.at, r->cstart);
	x.rounded = strcmp(r->figure->mod, "=") != 0;
	x.bound = r->figure->mod[0] == '>' ? 1 : r->figure->mod[0] == '<' ? -1 : 0;
	x.anybody = anybody;
	x.value = number(r->figure->value);
	x.unit = r->figure->unit;
	x.when = r->when;
	x.where = r->where;
	x.what = r->what;
	if ((same = facts_find(s->facts, &x)) != NULL && r->part[0] == '-' && r->part[1] == '\0') {
		snprintf(r->part, sizeof r->part, "=%.60s", same->at);
		r->part_rule = PART_SAME;
	}
}

static void
set_part(struct stats *s, const struct parse *p, uint32_t whole, struct stats_row *r)
{
	strcpy(r->part, "-");
	if (whole == PART_BEFORE && s->fresh && s->whole[0])
		memcpy(r->part, s->whole, sizeof r->part);
	else if (whole < p->nf)
		put_at(s, r->part, p->t[p->f[whole].first].cstart);
	else
		r->part_rule = PART_NONE;
}

/* Behind the day of the document: « prévu en décembre » dates nothing that the next sentence tells. */
static bool
is_to_come(const struct stats *s, const char *when)
{
	size_t n = strcspn(when, "/");

	return s->date[0] == '2' && when[0] == '2' && n >= 7 &&
	       strncmp(when, s->date, n < 10 ? n : 10) > 0;
}

/* « L'opération … », « Cette réunion … »: the event that was told goes on. */
static bool
opens_with_event(const struct parse *p)
{
	for (uint32_t i = 1; i < 3 && i < p->n; i++)
		if (parse_at(p, 0) == PARSE_DET && !parse_sign(p, 0, CUE_SIGN(ONE)) &&
		    ((p->w[i].event && p->w[i].noun) || parse_sign(p, i, CUE_SIGN(HAPPENING))))
			return true;
	return false;
}

/*
 * The date of the sentence before: in the same paragraph, or where no paragraph so far has more than
 * one sentence (then they say nothing), or where the sentence names its event as told.
 */
static bool
may_inherit(const struct stats *s, const struct parse *p)
{
	if (s->same_par)
		return true;
	if (s->heading || !s->passes_on || !(s->flat || opens_with_event(p)))
		return false;
	return !parse_is_future(p);
}

/* The date, or the one of the sentence before. */
static void
set_when(struct stats *s, const struct parse *p, size_t k, uint32_t last, struct stats_row *r)
{
	struct when_told told = {s->fresh ? s->when : "-", s->date};
	bool stated;

	when_find(p, k, last, &told, r->when, &r->when_rule, &stated);
	if (r->when_rule == WHEN_NONE && !stated && s->fresh && s->when[0] != '-' &&
	    !is_to_come(s, s->when) && may_inherit(s, p) &&
	    /* « un pays de 25 millions d' | habitants | »: at no one time */
	    !(last > 0 && sign_is(&p->t[last - 1], SIGN_TIMELESS))) {
		memcpy(r->when, s->when, sizeof r->when);
		r->when_rule = WHEN_INHERITED;
	}
}

/* « contre | 9 217 | un an plus tôt » */
static bool
is_contrast(const struct parse *p, const struct figure *f)
{
	return f->first > 0 && parse_sign(p, f->first - 1, CUE_SIGN(CONTRE));
}

/* « contre 342 | pour les Etats-Unis | »: a place a few tokens behind i. */
static bool
names_place(const struct parse *p, uint32_t i)
{
	enum { NEAR = 6 };
	size_t e = parse_entity_near(p, i);

	return e < p->ne && p->e[e].type == PARSE_LOC && p->e[e].first < i + NEAR;
}

/* « 5 décès ont été recensés en France, | portant à | 30 le nombre de morts » */
static bool
comes_to(const struct parse *p, const struct figure *f)
{
	return f->first > 2 && parse_sign(p, f->first - 1, CUE_SIGN(TO)) &&
	       parse_at(p, f->first - 2) == PARSE_VERB && parse_mark(p, f->first - 3, ',') &&
	       str_ends(tok_str(p->text, &p->t[f->first - 2]), STR("ant"));
}

static void
set_where(const struct parse *p, size_t k, struct what what, bool title, struct stats_row *r)
{
	uint32_t i = where_find(p, k, what.first, what.last, title, &r->where_rule);

	/* « 38 % dans le Doubs, contre | 30 % | une semaine plus tôt » */
	if (i == PARSE_NO && k > 0 && p->f[k].kind == p->f[k - 1].kind &&
	    ((what.rule == WHAT_AGAIN && is_contrast(p, &p->f[k]) &&
		 !names_place(p, p->f[k].last)) ||
		comes_to(p, &p->f[k]))) {
		r->where = r[-1].where;
		r->where_rule = r[-1].where_rule;
	}
	if (i == PARSE_NO)
		return;
	r->where = where_name(p, i);
}

/* A date that the next sentence can share: a day or month that is past. */
static bool
may_pass_on(const struct stats *s, const char *when)
{
	size_t n = strcspn(when, "/");

	if (n < 7 || strstr(when, ".."))
		return false;
	return !is_to_come(s, when);
}

static void
keep_what(struct stats *s, struct str what)
{
	size_t n = what.n < WHAT_KEPT ? what.n : 0;

	if (n)
		memcpy(s->whole_what, what.s, n);
	s->whole_what[n] = '\0';
}

/* What the next sentence may ask of this one. */
static void
carry(struct stats *s, const struct stats_row *row, const bool *people, size_t n)
{
	bool persons = false;
	char when[WHEN_SIZE] = "-", aside[WHEN_SIZE] = "-";
	bool undated = false;
	bool several = false, dated = false;

	s->whole[0] = s->whole_what[0] = '\0';
	s->fresh = n > 0;
	for (size_t k = 0; k < n; k++) {
		if (row[k].aside) {
			if (!dated && row[k].when[0] != '-')
				memcpy(aside, row[k].when, sizeof aside);
		} else if (row[k].when[0] != '-') {
			several |= dated && strcmp(when, row[k].when) != 0;
			dated = true;
			memcpy(when, row[k].when, sizeof when);
		} else if (row[k].figure->kind != FIGURE_DURATION) {
			undated = true;
		}
		/* « Parmi eux »: the first thing counted, but rather people */
		if (row[k].figure->kind == FIGURE_COUNT &&
		    (!s->whole[0] || (people[k] && !persons)) &&
		    (row[k].part[0] == '-' || row[k].part[0] == '=')) {
			persons = people[k];
			put_at(s, s->whole, row[k].cstart);
			keep_what(s, row[k].what);
			s->whole_event = row[k].event;
		}
	}
	if (!dated && !undated && aside[0] != '-') {
		dated = true;
		memcpy(when, aside, sizeof when);
	}
	/* one date that is not to come, and no mere year; intervals alone leave what was known */
	if (several) {
		strcpy(s->when, "-");
	} else if (dated) {
		memcpy(s->when, when, sizeof s->when);
		s->passes_on = may_pass_on(s, when);
	} else if (undated || n == 0) {
		strcpy(s->when, "-");
	}
}

/* « 50 000 dinars »: whose, the document tells. */
static void
name_money(struct stats *s, struct parse *p)
{
	bool asked = false;

	for (size_t k = 0; k < p->nf; k++) {
		struct figure *f = &p->f[k];
		const char *code;

		if (f->kind != FIGURE_MONEY || strcmp(f->unit, "EUR") == 0 ||
		    (strcmp(f->unit, "USD") == 0 && !s->home.dollars)) /* whose needs no asking */
			continue;
		code = home_money(&s->home, &p->t[f->last - 1], &s->arena);
		if (!code && !asked) { /* « les exportations tunisiennes » */
			for (size_t i = 0; i < p->n; i++)
				home_word(&s->home, &p->t[i]);
			asked = true;
			code = home_money(&s->home, &p->t[f->last - 1], &s->arena);
		}
		if (code)
			f->unit = code;
	}
}

/* « Sept d'entre eux | ont reconnu | les faits »: something else befell them. */
static bool
own_verb(const struct parse *p, const struct figure *f)
{
	for (size_t i = f->last; i < p->n && i < f->last + 12u; i++)
		if (p->w[i].class == PARSE_VERB || p->w[i].class == PARSE_AUX)
			return true;
	return false;
}

/* The event of figure k: its own, else that of the whole it is a part of. */
static void
set_event(const struct stats *s, const struct parse *p, size_t k, struct what what, uint32_t whole,
    struct stats_row *row)
{
	const struct figure *f = &p->f[k];
	struct stats_row *r = &row[k];

	r->event = event_find(p, k, what, s->title, &r->event_rule);
	if (!r->event && whole < k) {
		r->event = row[whole].event;
		r->event_rule = EVENT_BY_WHOLE;
	}
	/* « 92 tués dans un accident impliquant un camion, contre | 83 | en 2020 » */
	if (k > 0 && is_contrast(p, f) && what.rule == WHAT_AGAIN && f->kind == f[-1].kind) {
		r->event = row[k - 1].event;
		r->event_rule = row[k - 1].event_rule;
	}
	if (!r->event && whole == PART_BEFORE && s->fresh && s->whole[0] && f->first > 0 &&
	    (parse_at(p, f->first - 1) != PARSE_MARK || r->part_rule == PART_LIST) &&
	    !own_verb(p, f)) {
		r->event = s->whole_event;
		r->event_rule = r->event ? EVENT_BY_WHOLE : EVENT_BY_NONE;
	}
}

size_t
stats_find(struct stats *s, const struct stats_row **rows)
{
	struct stats_row *row;
	struct what *what;
	uint32_t *whole;
	struct parse p;
	bool *people;
	size_t k;

	if (!s->hope)
		return 0;
	s->hope = false;
	if (s->ne > 0 && !may_hold_figure(s)) {
		carry(s, NULL, NULL, 0);
		return 0;
	}
	parse_sentence(&p, s->cue, s->text, s->e, s->ne, &s->memory, &s->arena);
	name_money(s, &p);
	lend_units(&p);
	row = arena_get(&s->arena, (p.nf + 1) * sizeof *row);
	memset(row, 0, (p.nf + 1) * sizeof *row);
	what = arena_get(&s->arena, (p.nf + 1) * sizeof *what);
	whole = arena_get(&s->arena, (p.nf + 1) * sizeof *whole);
	people = arena_get(&s->arena, p.nf + 1);
	for (k = 0; k < p.nf; k++)
		what[k] = thing_find(&p, k);
	for (k = 0; k < p.nf; k++) {
		struct stats_row *r = &row[k];
		const struct figure *f = &p.f[k];

		r->figure = f;
		r->text = slice(&p, f->first, f->last);
		r->cstart = p.t[f->first].cstart;
		r->cend = p.t[f->last - 1].cend;
		whole[k] = part_find(&p, k, what, whole, &r->part_rule);
		set_what(&p, k, what, whole, r, s);
		people[k] =
		    what[k].first < what[k].last && parse_sign(&p, what[k].first, CUE_SIGN(PEOPLE));
		set_event(s, &p, k, what[k], whole[k], row);
		if (f->kind == FIGURE_AGE && what_is_speaker(&p, what[k])) {
			r->event = EVENT_NONE;
			strcpy(r->when, "-");
		} else {
			set_when(s, &p, k, what[k].last, r);
			set_where(&p, k, what[k], s->title, r);
		}
		r->aside = aside_is_distance(&p, f) || is_contrast(&p, f) ||
			   (k > 0 && aside_is_change(&p, f) && topic_bracket(&p, f) != PARSE_NO);
		set_part(s, &p, whole[k], r);
		remember(s, r, parse_sign(&p, f->last, CUE_SIGN(OTHERS)),
		    what[k].first < what[k].last && sign_is(&p.t[what[k].first], SIGN_ANYBODY));
		if (r->part[0] == '=' && aside_is_difference(&p, f)) {
			strcpy(r->part, "-");
			r->part_rule = PART_NONE;
		}
	}
	carry(s, row, people, p.nf);
	*rows = row;
	return p.nf;
}
