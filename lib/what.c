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
	if (parse_at(p, i) == PARSE_PART && p->w[i].noun)
		return i;
	if (!is_nominal(parse_at(p, i)) || is_infinitive(p, i))
		return 0;
	return i;
}

/* A participle with nothing of its own behind it, a verb or a mark. */
static bool
stands_as_noun(const struct parse *p, size_t i)
{
	enum parse_class c = parse_at(p, i + 1);

	return c == PARSE_MARK || c == PARSE_AUX || c == PARSE_VERB || c == PARSE_REL ||
	       c == PARSE_DE || c == PARSE_ADJ;
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
		/* « trois coaccusés, dont … », but not « 195 autres blessées », « 37 interpellés » */
		if (!w->head && !p->w[w->i].event && w->plural && stands_as_noun(p, w->i)) {
			w->i++;
			w->head = w->i;
			return true;
		}
		/* « 17 blessés », « 80 % des morts »: a noun here; « 195 autres blessées »: none */
		if (!p->w[w->i].noun || (w->head && parse_at(p, w->i - 1) != PARSE_DE &&
					    parse_at(p, w->i - 1) != PARSE_DET))
			return false;
		if (w->i > 0 && !w->head && parse_sign(p, w->i - 1, CUE_SIGN(OTHERS)))
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
	case PARSE_ADV:
		/* « interventions non urgentes » */
		if (!w->head ||
		    !(parse_sign(p, w->i, CUE_SIGN(DEGREE)) ||
			parse_sign(p, w->i, CUE_SIGN(DEGREE))) ||
		    !is_nominal(parse_at(p, w->i + 1)))
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
	    !(w.i == i + 1 && parse_at(p, i) == PARSE_ADJ && !parse_sign(p, i, CUE_SIGN(OTHERS))))
		return r;
	while (w.i > i && parse_at(p, w.i - 1) == PARSE_DE)
		w.i--;
	r.last = (uint32_t)w.i;
	if (r.last > r.first)
		r.rule = WHAT_NEXT;
	return r;
}

/* Tokens that a phrase can hold, looked at from its end. */
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

/* The noun before i is not in the phrase: a verb of saying before its subject (« sourit X, 27 ans »). */
static bool
is_inverted(const struct parse *p, uint32_t i)
{
	if (p->w[i].report)
		return i == 0 || parse_at(p, i - 1) != PARSE_DET;
	return parse_at(p, i) == PARSE_WORD && !(p->t[i].flags & TOK_UPPER) &&
	       parse_at(p, i + 1) == PARSE_NAME && i > 0 && parse_at(p, i - 1) == PARSE_MARK &&
	       !is_hyphen(p, i - 1);
}

/* « d'un », « d'une »: the complement is a phrase of its own. */
static bool
is_of_one(const struct parse *p, uint32_t i)
{
	return parse_at(p, i) == PARSE_DET && i > 0 && parse_at(p, i - 1) == PARSE_DE &&
	       (parse_sign(p, i, CUE_SIGN(ONE)) || parse_sign(p, i, CUE_SIGN(ONE)));
}

/* « Virgen del Mar Segundo », long de 24 m: what the quotation marks hold that end before end. */
static struct what
quoted(const struct parse *p, uint32_t end)
{
	for (uint32_t i = end - 1; i > 0 && end - i < 10; i--)
		if (is_quote(p, i - 1) && i < end - 1)
			return (struct what){i, end - 1, WHAT_NONE};
	return (struct what){end, end, WHAT_NONE};
}

/* Where a bracket that closes before end opens: « Compiègne (Oise) | »; end if there is none. */
static uint32_t
skip_bracket(const struct parse *p, uint32_t end)
{
	if (end == 0 || !parse_mark(p, end - 1, ')'))
		return end;
	for (uint32_t i = end - 1; i > 0 && end - i < 20; i--)
		if (parse_mark(p, i - 1, '('))
			return i - 1;
	return end;
}

struct what
what_before(const struct parse *p, uint32_t end)
{
	struct what r = {end, end, WHAT_NONE};
	uint32_t i;

	end = skip_bracket(p, end);
	if (end > 1 && is_quote(p, end - 1))
		return quoted(p, end);
	i = end;
	while (i > 0 && inside(p, i - 1) && !is_of_one(p, i - 1) && !is_inverted(p, i - 1))
		i--;
	while (i < end && (parse_at(p, i) == PARSE_DE || parse_at(p, i) == PARSE_DET ||
			      parse_at(p, i) == PARSE_CONJ || is_hyphen(p, i)))
		i++;
	while (i < end && (parse_at(p, end - 1) == PARSE_DE || parse_at(p, end - 1) == PARSE_DET))
		end--;
	if (i >= end || (is_infinitive(p, i) && !(i > 0 && parse_at(p, i - 1) == PARSE_DET)) ||
	    (i < end - 1 && is_infinitive(p, end - 1)))
		return r;
	r.first = i;
	r.last = end;
	return r;
}

/*
 * The noun phrase before end that is no complement of place or time: « deux | appartements |
 * situés à Paris, ».
 */
static struct what
host(const struct parse *p, uint32_t end)
{
	struct what r = {end, end, WHAT_NONE};
	uint32_t i = end;

	for (int tries = 0; tries < 5 && i > 0; tries++) {
		if (parse_at(p, i - 1) == PARSE_PRON)
			break;
		r = what_before(p, i);
		if (r.first == r.last)
			break;
		i = r.first;
		while (i > 0 && (parse_at(p, i - 1) == PARSE_DET || parse_at(p, i - 1) == PARSE_DE))
			i--;
		if (i == 0 || parse_at(p, i - 1) != PARSE_PREP)
			return r;
		i--;
		if (i > 0 && parse_at(p, i - 1) == PARSE_PART)
			i--;
	}
	return (struct what){end, end, WHAT_NONE};
}

/* A subordinate insertion ends before the comma at i: where it begins (its first comma), or i. */
static uint32_t
skip_insertion(const struct parse *p, uint32_t i)
{
	uint32_t k, nearest = i;

	for (k = i; k > 0 && i - k < 25; k--) {
		enum parse_class c = parse_at(p, k);

		if (!parse_mark(p, k - 1, ','))
			continue;
		if (nearest == i)
			nearest = k - 1;
		if (c == PARSE_PART || c == PARSE_REL)
			return k - 1;
	}
	return nearest;
}

/* « âgé de », « long de », « d'une valeur de »: what may stand between a noun and its measure. */
static uint32_t
skip_link(const struct parse *p, uint32_t i)
{
	if (i > 0 && parse_at(p, i - 1) == PARSE_DE)
		i--;
	if (i > 0 && (parse_sign(p, i - 1, CUE_SIGN(AGED)) ||
			 (p->w[i - 1].worth && parse_at(p, i - 1) != PARSE_VERB)))
		return i - 1;
	if (i > 2 && parse_sign(p, i - 1, CUE_SIGN(VALUE)) && parse_at(p, i - 2) == PARSE_DET &&
	    parse_at(p, i - 3) == PARSE_DE)
		return i - 3;
	return i;
}

/* The subject of the verb group that ends before token v. */
static struct what
subject(const struct parse *p, uint32_t v)
{
	uint32_t i = v;

	while (i > 0) {
		enum parse_class c = parse_at(p, i - 1);

		if (c != PARSE_AUX && c != PARSE_VERB && c != PARSE_ADV &&
		    !parse_sign(p, i - 1, CUE_SIGN(CLITIC)))
			break;
		i--;
	}
	if (i > 0 && parse_sign(p, i - 1, CUE_SIGN(QUI)))
		i--;
	if (i > 0 && parse_mark(p, i - 1, ','))
		i = skip_insertion(p, i - 1);
	return host(p, i);
}

/* The verb, or participle of measuring, that has the value at token i as its complement. */
static uint32_t
verb_before(const struct parse *p, uint32_t i)
{
	enum parse_class c;

	while (i > 0 && (parse_at(p, i - 1) == PARSE_PREP || parse_at(p, i - 1) == PARSE_DE ||
			    parse_at(p, i - 1) == PARSE_ADV || parse_sign(p, i - 1, CUE_SIGN(QUE))))
		i--;
	c = parse_at(p, i - 1);
	if (i > 0 && (c == PARSE_VERB || c == PARSE_AUX || c == PARSE_PART || p->w[i - 1].worth))
		return i - 1;
	return PARSE_NO;
}

/* Nouns that only introduce a value. */
static bool
is_empty_noun(const struct parse *p, struct what w)
{
	return w.last == w.first + 1 && parse_sign(p, w.first, CUE_SIGN(EMPTY));
}

/* « à | 200 km | de Rabat »: a distance measures nothing. */
static bool
is_distance(const struct parse *p, const struct figure *f)
{
	static const char *const units[] = {"km", "m", "[nmi_i]", "[mi_i]", NULL};

	if (f->kind != FIGURE_MEASURE || f->first == 0 ||
	    !parse_sign(p, f->first - 1, CUE_SIGN(TO)))
		return false;
	for (size_t k = 0; units[k]; k++)
		if (strcmp(f->unit, units[k]) == 0)
			return true;
	return false;
}

/* The noun that the value completes or is set beside: « boucher de 31 ans », « capitaine, 55 ans ». */
static struct what
beside(const struct parse *p, const struct figure *f)
{
	uint32_t i = skip_link(p, f->first), end = i;
	bool comma = i > 0 && parse_mark(p, i - 1, ',');
	bool linked = i < f->first, money = f->kind == FIGURE_MONEY, age = f->kind == FIGURE_AGE;
	struct what r = {end, end, WHAT_NONE};

	if (!linked && !(comma && (money || age)) && f->kind != FIGURE_PERCENT)
		return r;
	if (comma)
		end--;
	if (f->kind == FIGURE_PERCENT && (comma || linked) && parse_at(p, f->first - 1) != PARSE_DE)
		return r;
	r = comma ? host(p, end) : what_before(p, end);
	if (r.first == r.last || is_empty_noun(p, r))
		return (struct what){end, end, WHAT_NONE};
	if (parse_sign(p, r.first, CUE_SIGN(AGE))) { /* est décédée à l'âge de 94 ans */
		uint32_t v = r.first;
		while (v > 0 && parse_at(p, v - 1) != PARSE_VERB && r.first - v < 8)
			v--;
		r = subject(p, v);
		r.rule = r.first < r.last ? WHAT_SUBJECT : WHAT_NONE;
		return r;
	}
	/* « devance Juliette de 42 secondes » */
	if (linked && !age && parse_at(p, r.last - 1) == PARSE_NAME &&
	    p->e[p->w[r.last - 1].ent].type == PARSE_PER)
		return (struct what){end, end, WHAT_NONE};
	r.rule = comma ? WHAT_BESIDE : WHAT_OF;
	return r;
}

/* « Estimé à 1,6 milliard d'euros, le | chantier | … », « Bâtie sur 18 hectares, l'Arène … » */
static struct what
ahead(const struct parse *p, const struct figure *f)
{
	struct what r = {f->first, f->first, WHAT_NONE};
	uint32_t i = f->last;

	if (parse_at(p, 0) != PARSE_PART || f->first > 4)
		return r;
	while (i < p->n && i - f->last < 20 && !parse_mark(p, i, ','))
		i++;
	if (!parse_mark(p, i, ',') || parse_at(p, i + 1) != PARSE_DET)
		return r;
	r = what_from(p, i + 2, false);
	if (r.rule)
		r.rule = WHAT_SUBJECT;
	return r;
}

/* « La prime | est de | 250.000 francs » */
static bool
is_copula(const struct parse *p, uint32_t v, uint32_t first)
{
	return parse_sign(p, v, CUE_SIGN(BE)) && first == v + 2 && parse_at(p, v + 1) == PARSE_DE;
}

/* A value: money, percentage, measure, duration, age; what it is the value of. */
static struct what
of_value(const struct parse *p, const struct figure *f)
{
	struct what none = {f->first, f->first, WHAT_NONE}, r;
	uint32_t v;

	if (is_distance(p, f))
		return none;
	v = verb_before(p, f->first);
	/* « réduire de 50 % les visas » */
	if (v != PARSE_NO && parse_at(p, f->last) == PARSE_DET && f->kind == FIGURE_PERCENT) {
		r = what_from(p, f->last + 1, false);
		if (r.rule)
			return r;
	}
	r = ahead(p, f);
	if (r.rule)
		return r;
	r = beside(p, f);
	if (r.rule)
		return r;
	if (v == PARSE_NO || !(p->w[v].worth || is_copula(p, v, f->first)))
		return none;
	r = parse_at(p, v) == PARSE_PART ? what_before(p, v) : subject(p, v);
	if (r.first == r.last)
		return none;
	r.rule = WHAT_SUBJECT;
	return r;
}

/* « sept | demandes | sur dix » */
static struct what
in_ratio(const struct parse *p, const struct figure *f)
{
	struct what r = {f->first, f->first, WHAT_NONE};
	uint32_t i, sur = PARSE_NO, row;

	for (i = f->first; i < f->last; i++)
		if (parse_sign(p, i, CUE_SIGN(SUR)))
			sur = i;
	if (sur == PARSE_NO)
		return r;
	for (i = f->first; i < sur; i++)
		if (p->t[i].class == TOK_WORD && lex_find(&lex_words, &p->t[i]) == LEX_NONE &&
		    lex_match(&lex_numbers, p->t + i, 1, &row) == 0)
			break;
	r.first = i;
	r.last = sur;
	if (r.first < r.last)
		r.rule = WHAT_RATIO;
	return r;
}

/* A number without a noun behind it: « porte à 30 le nombre de | morts | », and the same before. */
static struct what
of_number(const struct parse *p, const struct figure *f)
{
	struct what none = {f->first, f->first, WHAT_NONE}, r = none;
	uint32_t i = f->last, v;

	if (parse_at(p, i) == PARSE_DET && parse_sign(p, i + 1, CUE_SIGN(NUMBER)) &&
	    parse_at(p, i + 2) == PARSE_DE) {
		r = what_from(p, i + 3, true);
		return r;
	}
	v = verb_before(p, f->first);
	if (v != PARSE_NO && p->w[v].worth)
		r = subject(p, v);
	if (r.first < r.last && parse_sign(p, r.first, CUE_SIGN(NUMBER) | CUE_SIGN(TOLL)) &&
	    parse_at(p, r.first + 1) == PARSE_DE) {
		r.first += 2;
		r.rule = WHAT_SUBJECT;
		return r.first < r.last ? r : none;
	}
	/* « le nombre de personnes désormais touchées par le virus à 1.606 » */
	for (i = f->first; i > 2 && f->first - i < 14; i--)
		if (parse_sign(p, i - 1, CUE_SIGN(NUMBER)) && parse_at(p, i) == PARSE_DE &&
		    parse_at(p, i - 2) == PARSE_DET)
			return what_from(p, i + 1, true);
	return none;
}

static bool
is_value(const struct figure *f)
{
	return f->kind == FIGURE_MONEY || f->kind == FIGURE_PERCENT || f->kind == FIGURE_MEASURE ||
	       f->kind == FIGURE_DURATION || f->kind == FIGURE_AGE;
}

struct what
what_find(const struct parse *p, size_t k)
{
	const struct figure *f = &p->f[k];
	bool plural = f->kind == FIGURE_COUNT && strcmp(f->value, "1") != 0;
	struct what r;
	uint32_t i;

	if (f->kind == FIGURE_RATIO) {
		r = in_ratio(p, f);
		if (r.rule)
			return r;
	}
	i = f->last;
	if (parse_at(p, i) == PARSE_DE && f->kind != FIGURE_AGE && !is_distance(p, f)) {
		i++;
		while (parse_at(p, i) == PARSE_DET)
			i++;
		/* « la moitié des quelque 100.000 | cas | » */
		if (k + 1 < p->nf && p->f[k + 1].first == i && p->f[k + 1].kind == FIGURE_COUNT)
			return what_from(p, p->f[k + 1].noun, true);
		if (complement(p, i)) {
			r = what_from(p, i, plural && i == f->last + 1);
			if (r.rule)
				return r;
		}
	}
	if (is_value(f) || f->kind == FIGURE_RATIO)
		return of_value(p, f);
	i = f->noun > f->last ? f->noun : f->last;
	r = what_from(p, i, plural);
	if (r.rule || f->kind == FIGURE_ORDINAL)
		return r;
	/* « 31 | interpellés | entre Marbella et Fnideq »: no other figure lends its noun */
	if (k == 0 && parse_at(p, i) == PARSE_PART && p->w[i].event)
		return (struct what){i, i + 1, WHAT_NEXT};
	return of_number(p, f);
}

bool
what_is_speaker(const struct parse *p, struct what what)
{
	return what.rule == WHAT_BESIDE && what.first > 0 &&
	       parse_at(p, what.first) == PARSE_NAME && is_inverted(p, what.first - 1);
}
