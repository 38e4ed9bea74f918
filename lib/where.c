#include "where.h"

#include "lex.h"

#include <string.h>

static const char *const rule_names[WHERE_RULES] = {
    "none", "headline", "clause", "phrase", "relative", "subject"};

enum { REACH = 80 }; /* tokens to either side, so that long sentences stay linear */
enum { ROAD = 20 };  /* tokens of distance that a road is worth */

const char *
where_rule_name(enum where_rule r)
{
	return rule_names[r];
}

static bool
is_country(const struct parse *p, const struct parse_ent *e)
{
	uint32_t row;

	return (e->code.n == 2 && e->code.s[0] != '-') ||
	       lex_match(&lex_countries, p->t + e->first, e->last - e->first, &row) ==
		   e->last - e->first;
}

/* « dans le nord, | près | du Mali »: what is near a country is not in it. */
static bool
is_near(const struct parse *p, uint32_t i)
{
	struct str s = tok_str(p->text, &p->t[i]);

	return str_eq(s, STR("près")) || str_eq(s, STR("proche"));
}

/*
 * Where the prepositional phrase that holds entity e begins; PARSE_NO if no preposition of place
 * leads it in: « au | large de Ghazaouet », « dans | le détroit de Gibraltar », not « le parquet
 * de Marseille », « vers la France », « jusqu'au palais », « de Loudéac à Fougères ».
 */
static uint32_t
led_in(const struct parse *p, const struct parse_ent *e)
{
	uint32_t i = e->first;

	for (int words = 0; words < 8 && i > 0; words++, i--) {
		enum parse_class c = parse_at(p, i - 1);
		bool from;

		if (parse_sign(p, i - 1, CUE_SIGN(PLACE))) {
			from = i > 2 && parse_at(p, i - 2) == PARSE_NAME &&
			       p->w[i - 2].ent != PARSE_NO &&
			       p->e[p->w[i - 2].ent].type == PARSE_LOC &&
			       p->e[p->w[i - 2].ent].first > 0 &&
			       parse_at(p, p->e[p->w[i - 2].ent].first - 1) == PARSE_DE;
			if (from || parse_sign(p, i, CUE_SIGN(ELSEWHERE)) ||
			    (is_near(p, i - 1) && is_country(p, e)) ||
			    (i > 1 && parse_sign(p, i - 2, CUE_SIGN(ELSEWHERE))) ||
			    (parse_sign(p, i - 1, CUE_SIGN(DEVANT)) && e->first - i < 2) ||
			    (i > 1 && parse_sign(p, i - 2, CUE_SIGN(JUSQUE))))
				return PARSE_NO;
			return i - 1;
		}
		if (c == PARSE_FIGURE && p->f[p->w[i - 1].fig].kind == FIGURE_ORDINAL)
			continue;
		if (c != PARSE_DET && c != PARSE_WORD && c != PARSE_ADJ && c != PARSE_DE)
			break;
	}
	return PARSE_NO;
}

/* Entities a and the next one stand side by side: « Casablanca et Mohammedia », « Lyon, Nice ». */
static bool
is_joined(const struct parse *p, const struct parse_ent *a)
{
	const struct parse_ent *b = a + 1;
	uint32_t gap;

	if (b >= p->e + p->ne || a->type != PARSE_LOC || b->type != PARSE_LOC)
		return false;
	gap = b->first - a->last;
	if (gap == 1)
		return parse_mark(p, a->last, ',') || parse_mark(p, a->last, '-') ||
		       parse_sign(p, a->last, CUE_SIGN(ET)) || parse_sign(p, a->last, CUE_SIGN(OU));
	if (gap > 4 || !parse_sign(p, a->last, CUE_SIGN(ET)))
		return false;
	for (uint32_t i = a->last; i < b->first; i++)
		if (parse_at(p, i) == PARSE_FIGURE) /* « à Metz et | 40 kg | à Pau » */
			return false;
	return true;
}

/* « en Picardie, dans les Alpes-Maritimes et en région parisienne » */
static bool
is_listed(const struct parse *p, const struct parse_ent *a)
{
	const struct parse_ent *b = a + 1;

	return b < p->e + p->ne && a->type == PARSE_LOC && b->type == PARSE_LOC &&
	       b->first - a->last <= 4 && parse_mark(p, a->last, ',') &&
	       parse_sign(p, a->last + 1, CUE_SIGN(PLACE));
}

/* « à N'Djamena | et dans plusieurs villes »: more places follow, named or not. */
static bool
goes_on(const struct parse *p, const struct parse_ent *e)
{
	return parse_sign(p, e->last, CUE_SIGN(ET)) &&
	       parse_sign(p, e->last + 1, CUE_SIGN(PLACE)) &&
	       parse_at(p, e->last + 1) != PARSE_FIGURE; /* « et près de 24.000 cas » */
}

/* One of several places. */
static bool
is_one_of_many(const struct parse *p, const struct parse_ent *e)
{
	if (is_joined(p, e) || goes_on(p, e) || (e > p->e && is_joined(p, e - 1)))
		return true;
	if (e > p->e && is_listed(p, e - 1) &&
	    (is_listed(p, e) || (e > p->e + 1 && is_listed(p, e - 2))))
		return true;
	return is_listed(p, e) && (is_listed(p, e + 1) || is_joined(p, e + 1));
}

/* « , épicentre de l'épidémie au Canada, »: a bare noun behind a comma, before the phrase at i. */
static bool
in_apposition(const struct parse *p, uint32_t i)
{
	for (int words = 0; words < 8 && i > 0; words++, i--) {
		enum parse_class c = parse_at(p, i - 1);

		if (parse_mark(p, i - 1, ','))
			return words > 0 && parse_at(p, i) == PARSE_WORD;
		/* « , l'un des totaux les plus élevés en Afrique » */
		if (c == PARSE_DE && i > 1 && parse_sign(p, i - 2, CUE_SIGN(ONE)))
			return true;
		if (c == PARSE_ADV || c == PARSE_PART)
			continue;
		if (c != PARSE_WORD && c != PARSE_ADJ && c != PARSE_DE && c != PARSE_DET &&
		    c != PARSE_NAME)
			return false;
	}
	return false;
}

/*
 * The phrase that begins at i belongs to a noun that is not counted: « pharmacienne à Mohammedia »,
 * « soignés à Alger, », « le consul d'Espagne à Oran ». last: the end of the counted phrase; after:
 * the token behind the place.
 */
static bool
on_noun(const struct parse *p, uint32_t i, uint32_t last, uint32_t after)
{
	enum parse_class c = i > 0 ? parse_at(p, i - 1) : PARSE_MARK;
	const struct parse_ent *e;

	if (i == 0 || i == last)
		return false;
	/* « organisé d'octobre 2016 à l'été 2017 dans le Rif » */
	for (uint32_t k = i; k > last + 1 && parse_at(p, i - 1) == PARSE_DATE && i - k < 10; k--) {
		enum parse_class b = parse_at(p, k - 1);

		if (b == PARSE_PART && !p->w[k - 1].event)
			return true;
		if (b != PARSE_DATE && b != PARSE_DE && b != PARSE_DET && b != PARSE_PREP)
			break;
	}
	if (c == PARSE_PART && !p->w[i - 1].event)
		return parse_sign(p, i - 1, CUE_SIGN(ELSEWHERE)) ||
		       (i - 1 != last && !parse_sign(p, i - 1, CUE_SIGN(LOCATED)));
	if (c == PARSE_PART)
		return i > 1 && parse_mark(p, i - 2, ',') && parse_mark(p, after, ',');
	if (c == PARSE_NAME) {
		e = &p->e[p->w[i - 1].ent];
		return e->type == PARSE_LOC && e->first > 0 &&
		       parse_at(p, e->first - 1) == PARSE_DE;
	}
	/* « le CPMC, à Alger, lance une étude » */
	if (parse_mark(p, i - 1, ',') && parse_mark(p, after, ',') && i > 1 &&
	    parse_at(p, i - 2) == PARSE_NAME)
		return p->e[p->w[i - 2].ent].type != PARSE_LOC;
	return in_apposition(p, i);
}

/* A span of time or a distance is in no place: « huit jours après », « à 340 milles de ». */
static bool
is_nowhere(const struct parse *p, const struct figure *f)
{
	if (f->kind == FIGURE_DURATION)
		return parse_sign(p, f->last, CUE_SIGN(THEN)) ||
		       (f->first == 1 && parse_sign(p, 0, CUE_SIGN(AFTER)) &&
			   parse_at(p, f->last) != PARSE_DE);
	if (what_is_comparison(p, f))
		return true;
	return f->kind == FIGURE_MEASURE && f->first > 0 &&
	       parse_sign(p, f->first - 1, CUE_SIGN(TO)) && strchr(f->unit, 'm') != NULL;
}

/* The place is where somebody speaks: « a averti lundi à Oran », « déclaré à Rabat ». */
static bool
on_saying(const struct parse *p, uint32_t i)
{
	for (int words = 0; words < 10 && i > 0; words++, i--) {
		enum parse_class c = parse_at(p, i - 1);

		if (p->w[i - 1].report && c != PARSE_WORD)
			return true;
		if (words > 4 && c == PARSE_PART)
			return false;
		if (c == PARSE_REL || c == PARSE_SUB || c == PARSE_FIGURE || c == PARSE_MARK ||
		    c == PARSE_VERB)
			return false;
	}
	return false;
}

/* « pour réclamer », « et transportés »: another action begins at i. */
static bool
starts_action(const struct parse *p, uint32_t i)
{
	enum parse_class c = parse_at(p, i), next = parse_at(p, i + 1);
	struct str s;

	if (c == PARSE_CONJ) /* not « morts ou | portés disparus » */
		return (next == PARSE_PART || next == PARSE_VERB) &&
		       !(parse_sign(p, i, CUE_SIGN(OU)) && i > 0 && p->w[i - 1].event);
	if (!parse_sign(p, i, CUE_SIGN(POUR)) || i + 1 >= p->n)
		return false;
	s = tok_str(p->text, &p->t[i + 1]);
	return next == PARSE_VERB || (next == PARSE_WORD && s.n > 4 && s.s[s.n - 1] == 'r' &&
					 !(p->t[i + 1].flags & TOK_UPPER));
}

/* A bracket that opens at i is still open at b: « 44 perquisitions (| 40 à Charleroi |) » */
static bool
opens_bracket(const struct parse *p, uint32_t i, uint32_t b)
{
	if (!parse_mark(p, i, '('))
		return false;
	for (; i < b; i++)
		if (parse_mark(p, i, ')'))
			return false;
	return parse_at(p, b) == PARSE_FIGURE || parse_at(p, b) == PARSE_PREP;
}

/* « 2.000 interpellations | dont 1.700 gardes à vue | en France »: no clause, for it has no verb. */
static bool
is_mere_part(const struct parse *p, uint32_t i, uint32_t b)
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

static bool
same_clause(const struct parse *p, uint32_t a, uint32_t b)
{
	bool aside = false;

	for (uint32_t i = a; i < b; i++) {
		if ((parse_at(p, i) == PARSE_REL && !is_mere_part(p, i, b)) ||
		    (parse_at(p, i) == PARSE_SUB && !parse_sign(p, i, CUE_SIGN(AS))) ||
		    parse_sign(p, i, CUE_SIGN(AINSI)) || starts_action(p, i) ||
		    (parse_sign(p, i, CUE_SIGN(CONTRE)) && parse_at(p, i + 1) == PARSE_FIGURE))
			aside = true;
		else if (parse_mark(p, i, ','))
			aside = false;
		else if (parse_mark(p, i, ';') || parse_mark(p, i, ':') || opens_bracket(p, i, b))
			return false;
	}
	return !aside;
}

/* A road is where it is along its length: a place beside it says more. */
static bool
is_road(const struct parse *p, const struct parse_ent *e)
{
	return e->last == e->first + 1 && (p->t[e->first].flags & TOK_DIGIT);
}

/* « Jerada : deux mineurs », « Frappes sur la banlieue sud de Beyrouth : 33 morts » */
static uint32_t
headline(const struct parse *p, const struct figure *f)
{
	uint32_t found = PARSE_NO, colon = PARSE_NO;

	for (uint32_t i = 0; i < f->first && i < 60; i++)
		if (parse_mark(p, i, ':')) {
			colon = i;
			break;
		}
	if (colon == PARSE_NO)
		return PARSE_NO;
	for (uint32_t k = 0; k < p->ne && p->e[k].first < colon; k++) {
		if (p->e[k].type != PARSE_LOC)
			continue;
		if (found != PARSE_NO)
			return PARSE_NO;
		found = k;
	}
	return found;
}

/* « dans le | Sud-Kivu |, où 37 civils auraient péri » */
static uint32_t
before_ou(const struct parse *p, const struct figure *f)
{
	for (uint32_t i = f->first; i > 0 && f->first - i < 20; i--) {
		if (parse_sign(p, i - 1, CUE_SIGN(WHERE))) {
			i--;
			if (i > 0 && parse_mark(p, i - 1, ','))
				i--;
			if (i == 0 || parse_at(p, i - 1) != PARSE_NAME)
				return PARSE_NO;
			return p->e[p->w[i - 1].ent].type == PARSE_LOC ? p->w[i - 1].ent : PARSE_NO;
		}
		if (parse_at(p, i - 1) == PARSE_REL || parse_mark(p, i - 1, ';'))
			return PARSE_NO;
	}
	return PARSE_NO;
}

/*
 * « La | Guinée | a enregistré vendredi 42 cas »: a place that counts what happened in it. verb: the
 * token behind the place.
 */
static bool
counts(const struct parse *p, const struct parse_ent *e, const struct figure *f)
{
	uint32_t i = e->last;

	if (e->first > 2 || e->last > f->first || f->kind == FIGURE_AGE)
		return false;
	for (; i < f->first && i - e->last < 5; i++) {
		if (parse_sign(p, i, CUE_SIGN(COUNTS)))
			break;
		if (parse_at(p, i) != PARSE_AUX && parse_at(p, i) != PARSE_ADV &&
		    parse_at(p, i) != PARSE_PRON && parse_at(p, i) != PARSE_DATE)
			return false;
	}
	return parse_sign(p, i, CUE_SIGN(COUNTS)) && i < f->first;
}

/* « 10 tonnes à Dunkerque, | 200 kg | à Roissy »: the place before belongs to the figure before. */
static bool
is_of_item_before(const struct parse *p, size_t k, const struct parse_ent *e)
{
	if (k == 0 || e->last > p->f[k].first || p->f[0].first > e->first ||
	    p->f[0].kind != p->f[k].kind)
		return false;
	for (uint32_t i = e->last; i < p->f[k].first; i++)
		if (parse_mark(p, i, ',') || parse_sign(p, i, CUE_SIGN(ET)))
			return true;
	return false;
}

/* What the place e is worth as that of figure k; 0: it is none. */
static long
points_of(const struct parse *p, size_t k, const struct parse_ent *e, uint32_t last)
{
	const struct figure *f = &p->f[k];
	uint32_t lead = led_in(p, e), a, b;
	long points;

	if (lead == PARSE_NO || is_one_of_many(p, e) || on_saying(p, lead) ||
	    on_noun(p, lead, last, e->last))
		return 0;
	a = e->first >= f->first ? f->last : e->last;
	b = e->first >= f->first ? lead : f->first;
	if (!same_clause(p, a, b) || (f->kind == FIGURE_ORDINAL && parse_has_verb(p, a, b)))
		return 0;
	points = 1000 - (b > a ? (long)(b - a) : 0) - (is_road(p, e) ? ROAD : 0);
	return is_of_item_before(p, k, e) ? 0 : points;
}

/* The nearest place of the figure's clause. */
static uint32_t
in_clause(const struct parse *p, size_t k, uint32_t last)
{
	const struct figure *f = &p->f[k];
	uint32_t best = PARSE_NO;
	long top = 0, points;

	for (size_t i = parse_entity_near(p, f->first > REACH ? f->first - REACH : 0);
	     i < p->ne && p->e[i].first < f->last + REACH; i++) {
		if (p->e[i].type != PARSE_LOC || p->e[i].first == p->e[i].last)
			continue;
		points = points_of(p, k, &p->e[i], last);
		if (points > top) {
			top = points;
			best = (uint32_t)i;
		}
	}
	return best;
}

/*
 * « Blida | avec | 20 accidents faisant 3 morts », « El Bayadh avec 3 personnes, Constantine avec 4 »:
 * the place right before avec, if no other place or comma lies between.
 */
static uint32_t
with_place(const struct parse *p, const struct figure *f)
{
	for (uint32_t i = f->first; i > 1 && f->first - i < 14; i--) {
		if (parse_mark(p, i - 1, ',') || parse_mark(p, i - 1, ';') ||
		    parse_mark(p, i - 1, ':'))
			return PARSE_NO;
		if (parse_at(p, i - 1) == PARSE_NAME)
			return PARSE_NO;
		if (parse_sign(p, i - 1, CUE_SIGN(WITH)) && parse_at(p, i - 2) == PARSE_NAME &&
		    p->e[p->w[i - 2].ent].type == PARSE_LOC)
			return p->w[i - 2].ent;
	}
	return PARSE_NO;
}

/* « Au | Soudan |, …: l'OMS | y | dénombre 37 514 cas »: the place that y stands for. */
static uint32_t
there(const struct parse *p, const struct figure *f)
{
	uint32_t found = PARSE_NO;
	uint32_t i = f->first;

	if (!(p->signs & CUE_SIGN(Y)))
		return PARSE_NO;
	while (i > 0 && f->first - i < 8 && !parse_sign(p, i - 1, CUE_SIGN(Y)))
		i--;
	if (i == 0 || f->first - i >= 8 ||
	    (parse_at(p, i) != PARSE_VERB && parse_at(p, i) != PARSE_AUX &&
		!parse_sign(p, i, CUE_SIGN(COUNTS))))
		return PARSE_NO;
	for (uint32_t k = 0; k < p->ne && p->e[k].first < i; k++) {
		if (p->e[k].type != PARSE_LOC || p->e[k].first == p->e[k].last)
			continue;
		if (found != PARSE_NO || led_in(p, &p->e[k]) == PARSE_NO)
			return PARSE_NO;
		found = k;
	}
	return found;
}

/* The place that is the subject of a verb of counting, at the beginning of the sentence. */
static uint32_t
subject(const struct parse *p, const struct figure *f)
{
	for (uint32_t i = 0; i < p->ne && p->e[i].first < 3; i++)
		if (p->e[i].type == PARSE_LOC && p->e[i].first < p->e[i].last)
			return counts(p, &p->e[i], f) ? i : PARSE_NO;
	return PARSE_NO;
}

/* Inside the counted phrase: « six immeubles de | Haret Hreik | » */
static uint32_t
in_phrase(const struct parse *p, uint32_t first, uint32_t last)
{
	for (size_t i = parse_entity_near(p, first); i < p->ne && p->e[i].last <= last; i++)
		if (p->e[i].type == PARSE_LOC && p->e[i].first >= first)
			return (uint32_t)i;
	return PARSE_NO;
}

uint32_t
where_find(const struct parse *p, size_t k, uint32_t first, uint32_t last, bool title,
    enum where_rule *rule)
{
	const struct figure *f = &p->f[k];
	uint32_t best;

	*rule = WHERE_NONE;
	if (is_nowhere(p, f))
		return PARSE_NO;
	*rule = WHERE_OU;
	if ((best = before_ou(p, f)) != PARSE_NO)
		return best;
	/* « en RDC (| 15 785 |) » */
	if (f->first > 1 && parse_mark(p, f->first - 1, '(') && parse_mark(p, f->last, ')') &&
	    parse_at(p, f->first - 2) == PARSE_NAME &&
	    p->e[p->w[f->first - 2].ent].type == PARSE_LOC &&
	    led_in(p, &p->e[p->w[f->first - 2].ent]) != PARSE_NO)
		return p->w[f->first - 2].ent;
	if ((best = with_place(p, f)) != PARSE_NO || (best = there(p, f)) != PARSE_NO)
		return best;
	*rule = WHERE_CLAUSE;
	if ((best = in_clause(p, k, last > f->last ? last : f->last)) != PARSE_NO)
		return best;
	*rule = WHERE_HEADLINE;
	if (title && (best = headline(p, f)) != PARSE_NO)
		return best;
	*rule = WHERE_SUBJECT;
	if ((best = subject(p, f)) != PARSE_NO)
		return best;
	*rule = WHERE_PHRASE;
	if ((f->kind == FIGURE_COUNT || f->kind == FIGURE_ORDINAL) &&
	    (best = in_phrase(p, first, last)) != PARSE_NO)
		return best;
	*rule = WHERE_NONE;
	return PARSE_NO;
}
