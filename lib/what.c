#include "what.h"

#include "lex.h"

#include <stdlib.h>
#include <string.h>

static const char *const rule_names[WHAT_RULES] = {
    "none", "next", "ratio", "of", "beside", "subject", "again", "whole"};

const char *
what_rule_name(enum what_rule r)
{
	return rule_names[r];
}

/* A quotation mark that opens (or closes) a name in a phrase: « Etat islamique », "jackpotting". */
static bool
is_quote(const struct parse *p, size_t i)
{
	struct str s;

	if (i >= p->n || p->t[i].class != TOK_MARK)
		return false;
	s = tok_str(p->text, &p->t[i]);
	return s.s[0] == '"' || str_eq(s, STR("«")) || str_eq(s, STR("»")) || str_eq(s, STR("“")) ||
	       str_eq(s, STR("”"));
}

/* A hyphen inside a word: garde-côtes, Franco-Turcs. */
static bool
is_hyphen(const struct parse *p, size_t i)
{
	return parse_mark(p, i, '-') && parse_glued(p, i) && parse_glued(p, i + 1);
}

static bool
is_nominal(enum parse_class c)
{
	return c == PARSE_WORD || c == PARSE_ADJ || c == PARSE_NAME;
}

/* Adjectives and apposed nouns agree with a plural head: a word without s, x or z does not. */
static bool
agrees(const struct parse *p, size_t i)
{
	struct str s = tok_str(p->text, &p->t[i]);
	char c = s.s[s.n - 1];

	return c == 's' || c == 'x' || c == 'z' || (p->t[i].flags & (TOK_UPPER | TOK_DIGIT)) ||
	       is_hyphen(p, i + 1) || (i > 0 && is_hyphen(p, i - 1));
}

/* Verbs that no table knows: third person plural behind a plural noun (« députés réclament »). */
static bool
looks_finite(const struct parse *p, size_t i)
{
	struct str s = tok_str(p->text, &p->t[i]);

	return s.n > 4 && memcmp(s.s + s.n - 3, "ent", 3) == 0;
}

static bool
is_infinitive(const struct parse *p, size_t i)
{
	struct str s = tok_str(p->text, &p->t[i]);

	return parse_at(p, i) == PARSE_WORD && s.n > 4 && s.s[s.n - 1] == 'r' &&
	       (s.s[s.n - 2] == 'e' || s.s[s.n - 2] == 'i') && s.s[s.n - 3] != 'i' &&
	       !(p->t[i].flags & TOK_UPPER);
}

/* The closing mark of a quotation that begins at i, within 10 tokens; 0 if there is none. */
static size_t
quote_end(const struct parse *p, size_t i)
{
	for (size_t k = i + 1; k < p->n && k < i + 10; k++)
		if (is_quote(p, k))
			return k;
	return 0;
}

/*
 * Behind de, d', du, des: where the complement's noun begins, 0 if what follows is none (a verb,
 * a figure with a unit, a pronoun: « d'entre eux », « de 30 ans », « de surveiller »).
 */
static size_t
complement(const struct parse *p, size_t i)
{
	while (parse_at(p, i) == PARSE_DET)
		i++;
	if (is_quote(p, i) && quote_end(p, i))
		return i;
	if (!is_nominal(parse_at(p, i)) || is_infinitive(p, i))
		return 0;
	return i;
}

struct walk {
	const struct parse *p;
	size_t i;    /* next token */
	size_t head; /* 0, or the head's token + 1 */
	bool in_de;  /* in a complement with de: agreement with the head is over */
	bool plural;
};

/* One step of what_from(); false at the end of the phrase. */
static bool
step(struct walk *w)
{
	const struct parse *p = w->p;
	enum parse_class c = parse_at(p, w->i);
	uint32_t row;
	size_t k;

	if (is_hyphen(p, w->i) && w->head) {
		w->i += 2;
		return true;
	}
	switch (c) {
	case PARSE_NAME:
		/* A name beside the head is none of its adjectives: « la petite | Carmen » */
		if (w->head && !w->in_de && !(p->t[w->i].flags & TOK_SPACE))
			return false;
		if (w->head && !w->in_de && p->e[p->w[w->i].ent].type != PARSE_OTHER)
			return false;
		if (w->in_de && p->w[w->i - 1].class == PARSE_NAME &&
		    p->w[w->i - 1].ent != p->w[w->i].ent)
			return false;
		w->i = p->e[p->w[w->i].ent].last;
		w->head = w->i;
		return true;
	case PARSE_WORD:
		if (w->head && !w->in_de && w->plural &&
		    (looks_finite(p, w->i) || !agrees(p, w->i)))
			return false;
		if (p->t[w->i].class == TOK_NUMBER && !w->head)
			return false;
		w->i++;
		w->head = w->i;
		return true;
	case PARSE_ADJ:
		w->i++;
		return true;
	case PARSE_PART:
		/* « 17 blessés »: a noun here */
		if (w->head || !p->w[w->i].noun)
			return false;
		w->i++;
		w->head = w->i;
		return true;
	case PARSE_DE:
		if (!w->head || (k = complement(p, w->i + 1)) == 0)
			return false;
		w->i = k;
		w->in_de = true;
		if (is_quote(p, k))
			w->i = quote_end(p, k) + 1;
		return true;
	case PARSE_CONJ:
		/* « de la traite et du trafic », « organisée et transfrontalière » */
		if (!w->head ||
		    !(parse_at(p, w->i + 1) == PARSE_DE || is_nominal(parse_at(p, w->i + 1))))
			return false;
		if (parse_at(p, w->i + 1) == PARSE_DE) {
			if (!w->in_de || (k = complement(p, w->i + 2)) == 0)
				return false;
			w->i = k;
			return true;
		}
		if (parse_at(p, w->i + 1) == PARSE_NAME && !w->in_de)
			return false;
		if (!w->in_de && w->plural && !agrees(p, w->i + 1))
			return false;
		w->i += 2;
		return true;
	case PARSE_PREP:
		if (!w->head || (k = lex_match(&lex_stay, p->t + w->i, p->n - w->i, &row)) == 0)
			return false;
		w->i += k;
		return true;
	default:
		return false;
	}
}

struct what
what_from(const struct parse *p, uint32_t i, bool plural)
{
	struct walk w = {p, i, 0, false, plural};
	struct what r = {i, i, WHAT_NONE};

	while (w.i < p->n && step(&w))
		;
	/* no adjective alone: « 195 autres |blessées » */
	if (w.head == 0 && w.i > i &&
	    !(w.i == i + 1 && parse_at(p, i) == PARSE_ADJ && !parse_is(p, i, tok_hash("autres"))))
		return r;
	while (w.i > i && parse_at(p, w.i - 1) == PARSE_DE)
		w.i--;
	r.last = (uint32_t)w.i;
	if (r.last > r.first)
		r.rule = WHAT_NEXT;
	return r;
}

/* Tokens a phrase can hold, looked at from its end; *more: the phrase goes on before it. */
static bool
inside(const struct parse *p, size_t i)
{
	uint32_t row;

	switch (parse_at(p, i)) {
	case PARSE_WORD:
		return p->t[i].class != TOK_NUMBER;
	case PARSE_ADJ:
	case PARSE_NAME:
	case PARSE_DE:
		return true;
	case PARSE_PART:
		return p->w[i].noun;
	case PARSE_DET:
		return i > 0 && parse_at(p, i - 1) == PARSE_DE;
	case PARSE_CONJ:
		return i > 0 && is_nominal(parse_at(p, i - 1)) && parse_at(p, i + 1) == PARSE_DE;
	case PARSE_PREP:
		return lex_match(&lex_stay, p->t + i, p->n - i, &row) > 0;
	case PARSE_MARK:
		return is_hyphen(p, i);
	default:
		return false;
	}
}

struct what
what_before(const struct parse *p, uint32_t end)
{
	struct what r = {end, end, WHAT_NONE};
	uint32_t i = end;

	if (end > 1 && is_quote(p, end - 1)) { /* « Virgen del Mar Segundo », long de 24 m */
		for (i = end - 1; i > 0 && end - i < 10 && !is_quote(p, i - 1); i--)
			;
		if (i > 0 && is_quote(p, i - 1)) {
			r.first = i;
			r.last = end - 1;
			return r;
		}
		return r;
	}
	while (i > 0 && inside(p, i - 1))
		i--;
	while (i < end && (parse_at(p, i) == PARSE_DE || parse_at(p, i) == PARSE_DET ||
			      parse_at(p, i) == PARSE_CONJ || is_hyphen(p, i)))
		i++;
	while (i < end && (parse_at(p, end - 1) == PARSE_DE || parse_at(p, end - 1) == PARSE_DET))
		end--;
	if (i < end && is_infinitive(p, i))
		return r;
	r.first = i;
	r.last = end;
	return r;
}

/* « âgé de », « long de », « d'une valeur de »: what may stand between a noun and its measure. */
static uint32_t
skip_link(const struct parse *p, uint32_t i)
{
	static const char *const value[] = {"valeur", "hauteur", "longueur", "superficie", "poids",
	    "montant", "durée", "profondeur", "capacité", "surface", NULL};

	if (i > 0 && parse_at(p, i - 1) == PARSE_DE)
		i--;
	if (i > 0 &&
	    (parse_is(p, i - 1, tok_hash("âgé")) || parse_is(p, i - 1, tok_hash("âgée")) ||
		parse_is(p, i - 1, tok_hash("âgés")) || parse_is(p, i - 1, tok_hash("âgées")) ||
		(p->w[i - 1].worth && parse_at(p, i - 1) != PARSE_VERB)))
		return i - 1;
	for (size_t k = 0; value[k]; k++)
		if (i > 2 && parse_is(p, i - 1, tok_hash(value[k])) &&
		    parse_at(p, i - 2) == PARSE_DET && parse_at(p, i - 3) == PARSE_DE)
			return i - 3;
	return i;
}

/* The subject of the verb group that ends before token v. */
static struct what
subject(const struct parse *p, uint32_t v)
{
	struct what r = {v, v, WHAT_NONE};
	uint32_t i = v;
	int tries;

	while (
	    i > 0 && (parse_at(p, i - 1) == PARSE_AUX || parse_at(p, i - 1) == PARSE_VERB ||
			 parse_at(p, i - 1) == PARSE_ADV || parse_is(p, i - 1, tok_hash("n'")) ||
			 parse_is(p, i - 1, tok_hash("ne")) || parse_is(p, i - 1, tok_hash("se")) ||
			 parse_is(p, i - 1, tok_hash("s'"))))
		i--;
	if (i > 0 && parse_is(p, i - 1, tok_hash("qui")))
		i--;
	for (tries = 0; tries < 4 && i > 0; tries++) {
		if (parse_at(p, i - 1) == PARSE_PRON)
			return r;
		if (parse_mark(p, i - 1, ',')) { /* an insertion between two commas */
			uint32_t k = i - 1;
			while (k > 0 && !parse_mark(p, k - 1, ','))
				k--;
			i = k > 0 ? k - 1 : i - 1;
		}
		r = what_before(p, i);
		if (r.first == r.last || parse_at(p, r.first) == PARSE_PRON)
			return (struct what){v, v, WHAT_NONE};
		i = r.first;
		while (i > 0 && (parse_at(p, i - 1) == PARSE_DET || parse_at(p, i - 1) == PARSE_DE))
			i--;
		if (i == 0 || parse_at(p, i - 1) != PARSE_PREP)
			break;
		i--;
	}
	return r;
}

/* The last verb before token i in its clause, with no noun phrase in between; PARSE_NO if none. */
static uint32_t
verb_before(const struct parse *p, uint32_t i)
{
	for (uint32_t k = i; k > 0 && i - k < 40; k--) {
		enum parse_class c = parse_at(p, k - 1);
		if (c == PARSE_VERB || c == PARSE_AUX || (c == PARSE_PART && p->w[k - 1].worth))
			return k - 1;
		if (c == PARSE_REL || c == PARSE_SUB || parse_mark(p, k - 1, ';') ||
		    parse_mark(p, k - 1, ':'))
			return PARSE_NO;
	}
	return PARSE_NO;
}

static uint32_t
trim_prep(const struct parse *p, uint32_t i)
{
	if (i > 0 && parse_at(p, i - 1) == PARSE_PREP)
		i--;
	return i;
}

/* A value: money, percentage, measure, duration, age; what it is the value of. */
static struct what
of_value(const struct parse *p, const struct figure *f)
{
	struct what r;
	uint32_t i = f->first, v;

	i = skip_link(p, i);
	if (i < f->first || (f->kind == FIGURE_AGE && i == f->first)) {
		uint32_t end = i;
		bool comma = i > 0 && parse_mark(p, i - 1, ',');
		if (comma)
			end--;
		r = what_before(p, end);
		if (r.first < r.last) {
			r.rule = comma ? WHAT_BESIDE : WHAT_OF;
			return r;
		}
	}
	if (i > 0 && parse_mark(p, i - 1, ',') && f->kind == FIGURE_MONEY) {
		r = what_before(p, i - 1);
		if (r.first < r.last) {
			r.rule = WHAT_BESIDE;
			return r;
		}
	}
	v = verb_before(p, trim_prep(p, f->first));
	if (v != PARSE_NO && p->w[v].worth) {
		r = subject(p, v);
		if (r.first < r.last) {
			r.rule = WHAT_SUBJECT;
			return r;
		}
	}
	return (struct what){f->first, f->first, WHAT_NONE};
}

/* « sept | demandes | sur dix » */
static struct what
in_ratio(const struct parse *p, const struct figure *f)
{
	struct what r = {f->first, f->first, WHAT_NONE};
	uint32_t i, sur = PARSE_NO;

	for (i = f->first; i < f->last; i++)
		if (parse_is(p, i, tok_hash("sur")))
			sur = i;
	if (sur == PARSE_NO)
		return r;
	for (i = sur; i > f->first && p->t[i - 1].class == TOK_WORD &&
		      lex_find(&lex_words, &p->t[i - 1]) == LEX_NONE;
	     i--)
		;
	r.first = i;
	r.last = sur;
	if (i == f->first && i < sur)
		r.first = i + 1;
	if (r.first < r.last)
		r.rule = WHAT_RATIO;
	return r;
}

struct what
what_find(const struct parse *p, size_t k)
{
	const struct figure *f = &p->f[k];
	bool value = f->kind == FIGURE_MONEY || f->kind == FIGURE_PERCENT ||
		     f->kind == FIGURE_MEASURE || f->kind == FIGURE_DURATION ||
		     f->kind == FIGURE_AGE;
	bool plural = f->kind == FIGURE_COUNT && strcmp(f->value, "1") != 0;
	struct what r = {f->first, f->first, WHAT_NONE};
	uint32_t i = f->noun > f->last ? f->noun : f->last;

	if (f->kind == FIGURE_RATIO) {
		r = in_ratio(p, f);
		if (r.rule)
			return r;
	}
	if (value || f->kind == FIGURE_RATIO) {
		if (parse_at(p, f->last) == PARSE_DE && complement(p, f->last + 1)) {
			i = f->last + 1;
			while (parse_at(p, i) == PARSE_DET)
				i++;
			if (f->kind != FIGURE_AGE)
				return what_from(p, i, false);
		}
		return of_value(p, f);
	}
	if (parse_at(p, i) == PARSE_DE)
		i++;
	return what_from(p, i, plural);
}
