/*
 * Noun phrases by the classes of their words, forwards from their head or backwards from their
 * end. What agrees with a plural head is its adjective; what does not is taken for a verb.
 */
#include "phrase.h"

#include "lex.h"

#include <string.h>

enum { BRACKET = 24 }; /* tokens between brackets */

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

	return s.n > 4 && str_ends(s, STR("ent"));
}

static bool
is_infinitive(const struct parse *p, size_t i)
{
	struct str s = tok_str(p->text, &p->t[i]);

	return parse_at(p, i) == PARSE_WORD && !p->w[i].fixed && s.n > 4 && s.s[s.n - 1] == 'r' &&
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
size_t
phrase_complement(const struct parse *p, size_t i)
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

	if (c == PARSE_WORD && agrees(p, i) && agrees(p, i + 1)) /* 9.415 comprimées psychotropes */
		return true;
	/* « deux grosses | cylindrées | immatriculées » */
	if (i > 0 && parse_at(p, i - 1) == PARSE_ADJ)
		return true;
	return c == PARSE_MARK || c == PARSE_AUX || c == PARSE_VERB || c == PARSE_REL ||
	       c == PARSE_DE || c == PARSE_ADJ;
}

/* « 3 kg de cocaïne et | arrestation | de cinq individus »: another thing is told from i on. */
static bool
names_next_event(const struct parse *p, size_t i)
{
	return p->w[i].event && p->w[i].noun && parse_at(p, i) == PARSE_WORD &&
	       parse_at(p, i + 1) == PARSE_DE && parse_at(p, i + 2) == PARSE_FIGURE;
}

/* « paquets de cocaïne | d'une valeur de 40 millions »: what follows is a measure of the phrase. */
static bool
opens_measure(const struct parse *p, size_t de)
{
	size_t i = de + 1;

	if (!parse_sign(p, i, CUE_SIGN(ONE)))
		return false;
	for (i++; parse_at(p, i) == PARSE_ADJ; i++)
		;
	return parse_sign(p, i, CUE_SIGN(VALUE) | CUE_SIGN(EMPTY));
}

struct walk {
	const struct parse *p;
	size_t i;    /* next token */
	size_t head; /* 0, or the head's token + 1 */
	bool in_de;  /* in a complement with de: agreement with the head is over */
	bool plural;
	bool behind_de; /* « une soixantaine | de | policiers et de gendarmes » */
};

/* Goes on behind token i, which is a head. */
static bool
take_head(struct walk *w, size_t i)
{
	w->i = i + 1;
	w->head = w->i;
	return true;
}

/* A name beside the head is none of its adjectives: « la petite | Carmen ». */
static bool
step_name(struct walk *w)
{
	const struct parse *p = w->p;
	uint32_t ent = p->w[w->i].ent;

	if (w->head && !w->in_de &&
	    (!(p->t[w->i].flags & TOK_SPACE) || p->e[ent].type != PARSE_OTHER))
		return false;
	if (w->in_de && p->w[w->i - 1].class == PARSE_NAME && p->w[w->i - 1].ent != ent)
		return false;
	return take_head(w, p->e[ent].last - 1);
}

static bool
step_word(struct walk *w)
{
	const struct parse *p = w->p;

	if (w->head && !w->in_de && w->plural && (looks_finite(p, w->i) || !agrees(p, w->i)))
		return false;
	/* « la moitié des répondants | observent | » */
	if (w->head && looks_finite(p, w->i) && !p->w[w->i].fixed &&
	    parse_at(p, w->i - 1) == PARSE_WORD && agrees(p, w->i - 1))
		return false;
	if (p->t[w->i].class == TOK_NUMBER && !w->head)
		return false;
	return take_head(w, w->i);
}

/* A participle that is a noun here. */
static bool
step_participle(struct walk *w)
{
	const struct parse *p = w->p;

	/* « 41 | accusés | de vols » */
	if (!w->head && w->plural && w->i > 0 && parse_at(p, w->i - 1) == PARSE_FIGURE &&
	    parse_sign(p, w->i, CUE_SIGN(PEOPLE)))
		return take_head(w, w->i);
	/* « trois coaccusés, dont … », but not « 195 autres blessées », « 37 interpellés » */
	if (!w->head && !p->w[w->i].event && w->plural && agrees(p, w->i) &&
	    stands_as_noun(p, w->i))
		return take_head(w, w->i);
	/* « 17 blessés », « 80 % des morts »: a noun here; « 195 autres blessées »: none */
	if (!p->w[w->i].noun ||
	    (w->head && parse_at(p, w->i - 1) != PARSE_DE && parse_at(p, w->i - 1) != PARSE_DET))
		return false;
	if (w->i > 0 && !w->head && parse_sign(p, w->i - 1, CUE_SIGN(OTHERS)))
		return false;
	return take_head(w, w->i);
}

static bool
step_de(struct walk *w)
{
	const struct parse *p = w->p;
	size_t k;

	if (!w->head || opens_measure(p, w->i) || (k = phrase_complement(p, w->i + 1)) == 0)
		return false;
	w->i = is_quote(p, k) ? quote_end(p, k) + 1 : k;
	w->in_de = true;
	return true;
}

/* « de la traite et du trafic », « organisée et transfrontalière ». */
static bool
step_conjunction(struct walk *w)
{
	const struct parse *p = w->p;
	enum parse_class next = parse_at(p, w->i + 1);
	size_t k;

	if (!w->head || !parse_sign(p, w->i, CUE_SIGN(ET) | CUE_SIGN(OU)))
		return false;
	if (next == PARSE_DE) {
		if (!(w->in_de || (w->behind_de && parse_at(p, w->i + 2) == PARSE_WORD)) ||
		    (k = phrase_complement(p, w->i + 2)) == 0)
			return false;
		w->i = k;
		return true;
	}
	if (!is_nominal(next) || (next == PARSE_NAME && !w->in_de) ||
	    names_next_event(p, w->i + 1) || (!w->in_de && w->plural && !agrees(p, w->i + 1)))
		return false;
	w->i += 2;
	return true;
}

/* One step of phrase_from(); false at the end of the phrase. */
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
	/* « véhicules tout-terrain », « moteurs hors-bord » */
	if (w->head && is_hyphen(p, w->i + 1) &&
	    (c == PARSE_PREP || c == PARSE_DET || c == PARSE_ADJ)) {
		w->i += 3;
		return true;
	}
	switch (c) {
	case PARSE_NAME:
		return step_name(w);
	case PARSE_WORD:
		return step_word(w);
	case PARSE_ADJ:
		w->i++;
		return true;
	case PARSE_PART:
		return step_participle(w);
	case PARSE_DE:
		return step_de(w);
	case PARSE_CONJ:
		return step_conjunction(w);
	case PARSE_ADV:
		/* « interventions non urgentes » */
		if (!w->head || !parse_sign(p, w->i, CUE_SIGN(DEGREE)) ||
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

struct phrase
phrase_from(const struct parse *p, uint32_t i, bool plural)
{
	struct walk w = {p, i, 0, false, plural, i > 0 && parse_at(p, i - 1) == PARSE_DE};
	struct phrase r = {i, i};

	while (w.i < p->n && step(&w))
		;
	/* no adjective alone: « 195 autres |blessées » */
	if (w.head == 0 && w.i > i &&
	    !(w.i == i + 2 && parse_sign(p, i, CUE_SIGN(OTHERS)) &&
		parse_sign(p, i + 1, CUE_SIGN(PEOPLE))) && /* cinq autres militaires */
	    !(w.i == i + 1 && parse_at(p, i) == PARSE_ADJ && !parse_sign(p, i, CUE_SIGN(OTHERS))))
		return r;
	while (w.i > i && parse_at(p, w.i - 1) == PARSE_DE)
		w.i--;
	r.last = (uint32_t)w.i;
	return r;
}

/* « acquisition de tentes | et | chapiteaux », « les coups | et | blessures »: two nouns, one article. */
static bool
joins_bare(const struct parse *p, size_t i)
{
	return (parse_at(p, i - 2) == PARSE_DE || parse_at(p, i - 2) == PARSE_DET ||
		   parse_sign(p, i - 2, CUE_SIGN(OTHERS))) &&
	       parse_at(p, i - 1) == PARSE_WORD && parse_at(p, i + 1) == PARSE_WORD &&
	       agrees(p, i - 1) && agrees(p, i + 1);
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
	case PARSE_PART: /* « le montant | cumulé | des escroqueries » */
		return p->w[i].noun || (i > 0 && parse_at(p, i - 1) == PARSE_DE) ||
		       (i > 0 && parse_at(p, i - 1) == PARSE_DET) || /* les | atteintes | */
		       (i > 0 && parse_sign(p, i - 1, CUE_SIGN(VALUE) | CUE_SIGN(NUMBER)) &&
			   parse_at(p, i + 1) == PARSE_DE);
	case PARSE_DET:
		return i > 0 && parse_at(p, i - 1) == PARSE_DE;
	case PARSE_CONJ:
		if (i < 2 || !is_nominal(parse_at(p, i - 1)) || parse_sign(p, i, CUE_SIGN(SOIT)))
			return false;
		return parse_at(p, i + 1) == PARSE_DE ||
		       /* « acquisition de tentes | et | chapiteaux » */
		       joins_bare(p, i);
	case PARSE_PREP:
		return lex_match(&lex_stay, p->t + i, p->n - i, &row) > 0;
	case PARSE_ADV: /* recettes | non | fiscales */
		return parse_sign(p, i, CUE_SIGN(DEGREE)) && i > 0 &&
		       is_nominal(parse_at(p, i - 1));
	case PARSE_MARK: /* orge/escourgeon */
		return is_hyphen(p, i) ||
		       (parse_mark(p, i, '/') && parse_glued(p, i) && parse_glued(p, i + 1));
	default:
		return false;
	}
}

/* The noun before i is not in the phrase: a verb of saying before its subject (« sourit X, 27 ans »). */
bool
phrase_is_inverted(const struct parse *p, uint32_t i)
{
	if (p->w[i].report)
		return i == 0 || parse_at(p, i - 1) != PARSE_DET;
	return parse_at(p, i) == PARSE_WORD && !(p->t[i].flags & TOK_UPPER) &&
	       parse_at(p, i + 1) == PARSE_NAME && i > 0 &&
	       (parse_at(p, i - 1) == PARSE_MARK || parse_sign(p, i - 1, CUE_SIGN(CLITIC))) &&
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
static struct phrase
quoted(const struct parse *p, uint32_t end)
{
	for (uint32_t i = end - 1; i > 0 && end - i < 10; i--)
		if (is_quote(p, i - 1) && i < end - 1)
			return (struct phrase){i, end - 1};
	return (struct phrase){end, end};
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

/* « ont accordé à la Mauritanie | des | prêts »: behind a place it is an article. */
static bool
is_object(const struct parse *p, uint32_t i)
{
	return i > 0 && parse_at(p, i) == PARSE_DE && parse_at(p, i - 1) == PARSE_NAME &&
	       p->e[p->w[i - 1].ent].type == PARSE_LOC &&
	       str_eq(tok_str(p->text, &p->t[i]), STR("des"));
}

struct phrase
phrase_before(const struct parse *p, uint32_t end)
{
	struct phrase r = {end, end};
	uint32_t i;

	end = skip_bracket(p, end);
	if (end > 1 && is_quote(p, end - 1))
		return quoted(p, end);
	i = end;
	while (i > 0 && inside(p, i - 1) && !is_of_one(p, i - 1) && !phrase_is_inverted(p, i - 1) &&
	       !is_object(p, i - 1))
		i--;
	while (i < end && (parse_at(p, i) == PARSE_DE || parse_at(p, i) == PARSE_DET ||
			      parse_at(p, i) == PARSE_CONJ || is_hyphen(p, i)))
		i++;
	while (i < end &&
	       (parse_at(p, end - 1) == PARSE_DE || parse_at(p, end - 1) == PARSE_DET ||
		   parse_at(p, end - 1) == PARSE_CONJ || parse_at(p, end - 1) == PARSE_PREP))
		end--;
	if (i > 0 && i + 1 < end && parse_at(p, i - 1) == PARSE_DET &&
	    lex_find(&lex_numbers, &p->t[i]) != LEX_NONE) /* « ces deux | chiffres | ont » */
		i++;
	if (i >= end || (is_infinitive(p, i) && !(i > 0 && parse_at(p, i - 1) == PARSE_DET)) ||
	    (i < end - 1 && is_infinitive(p, end - 1)))
		return r;
	r.first = i;
	r.last = end;
	return r;
}

bool
phrase_is_plural(const struct parse *p, uint32_t i)
{
	struct str s = tok_str(p->text, &p->t[i]);

	return s.n > 3 && (s.s[s.n - 1] == 's' || s.s[s.n - 1] == 'x');
}

struct phrase
phrase_whole(const struct parse *p, struct phrase r)
{
	struct phrase head;

	if (r.first < 3 || r.first == r.last || !is_of_one(p, r.first - 1))
		return r;
	head = phrase_before(p, r.first - 2);
	if (head.first < head.last)
		r.first = head.first;
	return r;
}

/* « 2.000 interpellations | dont 1.700 gardes à vue | en France samedi »: no clause, for it has no verb. */
bool
phrase_is_mere_part(const struct parse *p, uint32_t i, uint32_t b)
{
	if (!parse_sign(p, i, CUE_SIGN(DONT)) || parse_at(p, i + 1) != PARSE_FIGURE || i == 0 ||
	    parse_mark(p, i - 1, ','))
		return false;
	for (; i < b; i++)
		if (parse_at(p, i) == PARSE_VERB || parse_at(p, i) == PARSE_AUX ||
		    parse_mark(p, i, ',') || parse_at(p, i) == PARSE_PART)
			return false;
	return true;
}

uint32_t
phrase_behind_bracket(const struct parse *p, uint32_t i)
{
	if (!parse_mark(p, i, '('))
		return i;
	for (uint32_t k = i + 1; k < p->n && k - i < BRACKET; k++)
		if (parse_mark(p, k, ')'))
			return k + 1;
	return i;
}
