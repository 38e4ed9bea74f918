#include "where.h"

#include "aside.h"
#include "clause.h"
#include "lex.h"
#include "place.h"
#include "rec.h"
#include "seat.h"
#include "sign.h"

#include <string.h>

static const char *const rule_names[WHERE_RULES] = {
    "none", "headline", "clause", "phrase", "relative", "subject"};

enum { REACH = 80 }; /* tokens to either side, so that long sentences stay linear */
enum { INSIDE = 8 }; /* tokens of a bracket before and behind a figure */
enum { ROAD = 20 };  /* tokens of distance that a road is worth */

const char *
where_rule_name(enum where_rule r)
{
	return rule_names[r];
}

/* What lies between two events or places is in none: « huit jours après », « à 340 milles de ». */
static bool
is_nowhere(const struct parse *p, const struct figure *f)
{
	if (aside_is_interval(p, f))
		return true;
	if (aside_is_comparison(p, f) || aside_is_source(p, f))
		return true;
	return f->kind == FIGURE_MEASURE && f->first > 0 &&
	       parse_sign(p, f->first - 1, CUE_SIGN(TO)) && strchr(f->unit, 'm') != NULL;
}

/* A road is where it is along its length: a place beside it says more. */
static bool
is_road(const struct parse *p, const struct parse_ent *e)
{
	return e->first < e->last && (p->t[e->last - 1].flags & TOK_DIGIT); /* A10, RN 13 */
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
	/* « Naufrage de Sfax : quatorze ans de prison »: where another thing happened */
	if (found != PARSE_NO && p->e[found].first > 1 &&
	    (f->kind == FIGURE_DURATION || f->kind == FIGURE_MONEY) &&
	    parse_at(p, p->e[found].first - 1) == PARSE_DE &&
	    parse_sign(p, p->e[found].first - 2, CUE_SIGN(HAPPENING)))
		return PARSE_NO;
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

/* « 10 tonnes à Dunkerque, | 200 kg | à Roissy »: the place before belongs to the figure before. */
static bool
is_of_item_before(const struct parse *p, size_t k, const struct parse_ent *e)
{
	bool part = false;
	size_t j = k;

	while (j > 0 && (p->f[j - 1].first > e->first || p->f[j - 1].kind != p->f[k].kind))
		j--;
	if (j == 0 || e->last > p->f[k].first)
		return false;
	for (uint32_t i = e->last; i < p->f[k].first; i++) {
		if (p->w[i].report) /* « à Lyon, | selon | la police, 12.000 selon d'autres » */
			return false;
		part |= parse_mark(p, i, ',') || parse_sign(p, i, CUE_SIGN(ET));
	}
	return part;
}

/* « 23 personnes, dont 12 à Lyon, | 8 à Nantes | »: right behind another figure, whose place it is. */
static bool
is_of_item(const struct parse *p, size_t k, uint32_t lead)
{
	const struct figure *f = &p->f[k], *item;

	if (lead == 0 || parse_at(p, lead - 1) != PARSE_FIGURE || p->w[lead - 1].fig <= k)
		return false;
	item = &p->f[p->w[lead - 1].fig];
	if (item->kind != f->kind || f->kind == FIGURE_DURATION ||
	    item->first == f->last + 1) /* « âgés de 27 | et | 33 ans à Korba » */
		return false;
	for (uint32_t i = f->last; i < item->first; i++) /* not « passé de 16 à 20 au Salvador » */
		if (parse_mark(p, i, ',') || parse_at(p, i) == PARSE_CONJ ||
		    parse_at(p, i) == PARSE_REL)
			return true;
	return false;
}

/* « À Constantine, | un carambolage a tué trois personnes et blessé | 43 autres |. »; no other place. */
static bool
is_frame(const struct parse *p, const struct parse_ent *e, uint32_t figure)
{
	if (!parse_mark(p, e->last, ','))
		return false;
	for (e++; e < p->e + p->ne && e->first < figure; e++)
		if (e->type == PARSE_LOC)
			return false;
	return true;
}

/* « c'est | à Paris | que six moutons ont été volés »: the clause goes on behind « que ». */
static bool
is_cleft(const struct parse *p, const struct parse_ent *e, uint32_t lead)
{
	uint32_t i = lead;

	while (i > 1 && lead - i < 4 && !parse_sign(p, i - 1, CUE_SIGN(BE)))
		i--;
	return i > 1 && parse_sign(p, i - 1, CUE_SIGN(BE)) && (p->t[i - 2].flags & TOK_ELIDED) &&
	       parse_sign(p, e->last, CUE_SIGN(QUE));
}

/* « La 90e assemblée, qui s'est | achevée | à Delhi »: the verb between says where it took place. */
static bool
is_held(const struct parse *p, const struct figure *f, uint32_t last, uint32_t lead)
{
	bool held = false;

	if (f->kind != FIGURE_ORDINAL)
		return false;
	for (uint32_t i = last; i < lead; i++) {
		enum parse_class c = parse_at(p, i);

		if (sign_is(&p->t[i], SIGN_HELD))
			held = true;
		else if (c == PARSE_VERB || parse_mark(p, i, ';') || parse_mark(p, i, ':') ||
			 (held && (c == PARSE_PREP || c == PARSE_WORD)))
			return false;
	}
	return held;
}

/* « le | naufrage | survenu | au large de »: a noun of an event, right before i but for its participle. */
static bool
tells_event(const struct parse *p, uint32_t i)
{
	while (i > 0 && (parse_at(p, i - 1) == PARSE_PART || parse_at(p, i - 1) == PARSE_ADJ ||
			    parse_at(p, i - 1) == PARSE_DATE))
		i--;
	return i > 0 && ((p->w[i - 1].event && p->w[i - 1].noun) ||
			    parse_sign(p, i - 1, CUE_SIGN(HAPPENING)));
}

/* « dans un deuxième communiqué | qu' | une patrouille, à Fériana, »: another clause. */
static bool
has_que(const struct parse *p, uint32_t a, uint32_t b)
{
	for (; a < b; a++)
		if (parse_sign(p, a, CUE_SIGN(QUE)))
			return true;
	return false;
}

/* What the place e is worth as that of figure k; 0: it is none. */
static long
points_of(const struct parse *p, size_t k, const struct parse_ent *e, uint32_t last)
{
	const struct figure *f = &p->f[k];
	uint32_t lead = place_led_in(p, e), a, b;
	long points;

	if (lead == PARSE_NO || place_is_one_of_many(p, e) || place_of_saying(p, lead) ||
	    place_of_noun(p, lead, last, e->last))
		return 0;
	a = e->first >= f->first ? f->last : e->last;
	b = e->first >= f->first ? lead : f->first;
	if (e->first < f->first && is_cleft(p, e, lead))
		a = e->last + 1;
	/* « le naufrage au large de | Gabès | qui a fait 70 morts » */
	if (e->first < f->first && parse_sign(p, e->last, CUE_SIGN(QUI)) && tells_event(p, lead))
		a = e->last + 1;
	/* « dans les raids | qui ont visé | Beyrouth » */
	if (lead >= f->last && sign_is(&p->t[lead], SIGN_STRIKES)) {
		while (
		    b > a && (parse_at(p, b - 1) == PARSE_AUX || parse_at(p, b - 1) == PARSE_VERB))
			b--;
		b -= b > a && parse_at(p, b - 1) == PARSE_REL;
	}
	if (!is_held(p, f, last, lead) &&
	    (!clause_has_place(p, a, b, lead == 0 && is_frame(p, e, b)) ||
		(f->kind == FIGURE_ORDINAL && (parse_has_verb(p, a, b) || has_que(p, a, b)))))
		return 0;
	if (place_explains(p, e))
		return 0;
	points = 1000 - (b > a ? (long)(b - a) : 0) - (is_road(p, e) ? ROAD : 0);
	return is_of_item_before(p, k, e) || is_of_item(p, k, lead) ? 0 : points;
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
		if (found != PARSE_NO || place_led_in(p, &p->e[k]) == PARSE_NO)
			return PARSE_NO;
		found = k;
	}
	return found;
}

/* « 14 | Tunisiens | de Mahdia », « 200 migrants | originaires | d'Afrique »: where they come from. */
static bool
is_origin(const struct parse *p, uint32_t first, uint32_t place)
{
	if (first < place && (p->t[first].flags & TOK_UPPER))
		return true;
	for (uint32_t i = first; i < place; i++)
		if (parse_sign(p, i, CUE_SIGN(ELSEWHERE)))
			return true;
	return false;
}

/* « 12e titre | du club de | Bab Jedid »: the place of another noun than the counted one. */
static bool
is_owner(const struct parse *p, uint32_t first, uint32_t place)
{
	int many = 0;

	for (uint32_t i = first; i < place; i++)
		many += parse_at(p, i) == PARSE_DE;
	return many > 1;
}

/* Inside the counted phrase: « six immeubles de | Haret Hreik | » */
static uint32_t
in_phrase(const struct parse *p, uint32_t first, uint32_t last)
{
	for (size_t i = parse_entity_near(p, first); i < p->ne && p->e[i].last <= last; i++)
		if (p->e[i].type == PARSE_LOC && p->e[i].first >= first)
			return is_origin(p, first, p->e[i].first) ||
				       is_owner(p, first, p->e[i].first)
				   ? PARSE_NO
				   : (uint32_t)i;
	return PARSE_NO;
}

/* A bracket closes soon behind token i. */
static bool
closes(const struct parse *p, uint32_t i)
{
	for (uint32_t k = i; k < i + INSIDE && !parse_mark(p, k, '('); k++)
		if (parse_mark(p, k, ')'))
			return true;
	return false;
}

/* « à Lyon (…), | Marseille », « … (…) et du | Nord | » */
static bool
behind_item(const struct parse *p, uint32_t i)
{
	i -= i > 1 && parse_at(p, i - 1) == PARSE_DET && parse_at(p, i - 2) == PARSE_DE;
	i -= i > 0 && parse_at(p, i - 1) == PARSE_DE;
	return i > 1 && parse_mark(p, i - 2, ')') &&
	       (parse_mark(p, i - 1, ',') || parse_at(p, i - 1) == PARSE_CONJ);
}

/* « sont touchées : | Béjaïa | (19 incendies) ; | Jijel | (4 incendies) » */
static bool
is_listed_at(const struct parse *p, uint32_t i)
{
	return i > 0 && (parse_mark(p, i - 1, ':') || parse_mark(p, i - 1, ';'));
}

/* « la | wilaya | de Ghardaïa » */
static bool
is_of_district(const struct parse *p, const struct parse_ent *e)
{
	return e->first > 1 && parse_at(p, e->first - 1) == PARSE_DE &&
	       sign_is(&p->t[e->first - 2], SIGN_DISTRICT);
}

/* « Oran enregistre 7 cas, la wilaya de | Tlemcen | 2 cas et Sétif trois »: right before the number. */
static uint32_t
before_number(const struct parse *p, const struct figure *f)
{
	const struct parse_ent *e;

	if (f->first == 0 || f == p->f || parse_at(p, f->first - 1) != PARSE_NAME)
		return PARSE_NO;
	e = &p->e[p->w[f->first - 1].ent];
	return e->type == PARSE_LOC &&
		       (is_of_district(p, e) ||
			   (e->first > 0 && (parse_mark(p, e->first - 1, ',') ||
						parse_at(p, e->first - 1) == PARSE_CONJ)))
		   ? p->w[f->first - 1].ent
		   : PARSE_NO;
}

static uint32_t
before_bracket(const struct parse *p, const struct figure *f)
{
	uint32_t i = f->first;
	const struct parse_ent *e;

	if (f->kind == FIGURE_MEASURE &&
	    strchr(f->unit, 'm') != NULL) /* « Ténès (260 km à l'ouest) » */
		return PARSE_NO;
	/* « (de 9.400 à 55.000) », « (1.387 cas, dont | 38 | décès) » */
	while (i > 0 && f->first - i < INSIDE && !parse_mark(p, i - 1, '(') &&
	       !parse_mark(p, i - 1, ')'))
		i--;
	if (i < 2 || !parse_mark(p, i - 1, '(') || !closes(p, f->last) ||
	    parse_at(p, i - 2) != PARSE_NAME ||
	    (i + 1 < f->first && (f->kind != FIGURE_COUNT || parse_has_verb(p, i, f->first))))
		return PARSE_NO;
	e = &p->e[p->w[i - 2].ent];
	/* « du Sri Lanka (+49 %), du Japon (+36 %) » */
	if (e->type != PARSE_LOC ||
	    (place_led_in(p, e) == PARSE_NO && !behind_item(p, e->first) &&
		!is_listed_at(p, e->first) && !is_of_district(p, e) && !aside_is_change(p, f)))
		return PARSE_NO;
	return p->w[i - 2].ent;
}

/*
 * « Fès accueille la 3e édition, | un salon de voitures faites au Japon | », « Le camp de Minawao, |
 * dans l'Extrême-Nord, | abrite »: a place that explains something else than the one that counts.
 */
static bool
is_explanation(const struct parse *p, const struct figure *f, const struct parse_ent *e)
{
	uint32_t place = seat_subject(p, f), i;

	if (place == PARSE_NO || p->e + place == e)
		return false;
	if (e->first < f->first)
		return parse_mark(p, p->e[place].last, ',');
	for (i = f->last; i < e->first; i++)
		if (parse_mark(p, i, ','))
			return true;
	return false;
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
	*rule = WHERE_SUBJECT;
	if ((best = before_number(p, f)) != PARSE_NO || (best = seat_counting(p, f)) != PARSE_NO)
		return best;
	*rule = WHERE_OU;
	if ((best = before_ou(p, f)) != PARSE_NO)
		return best;
	/* « en RDC (| 15 785 |) », « à Lyon (| 9.000 | personnes), Marseille (…) » */
	if ((best = before_bracket(p, f)) != PARSE_NO)
		return best;
	if ((best = seat_with(p, f)) != PARSE_NO || (best = there(p, f)) != PARSE_NO)
		return best;
	*rule = WHERE_CLAUSE;
	best = in_clause(p, k, last > f->last ? last : f->last);
	if (best != PARSE_NO && !is_explanation(p, f, &p->e[best]))
		return best;
	*rule = WHERE_HEADLINE;
	if (title && (best = headline(p, f)) != PARSE_NO)
		return best;
	*rule = WHERE_SUBJECT;
	if ((best = seat_subject(p, f)) != PARSE_NO)
		return best;
	*rule = WHERE_PHRASE;
	if ((f->kind == FIGURE_COUNT || f->kind == FIGURE_ORDINAL) &&
	    (best = in_phrase(p, first, last)) != PARSE_NO)
		return best;
	*rule = WHERE_NONE;
	return PARSE_NO;
}

/* The code of a country where the entity has none. */
static struct str
country(const struct parse *p, const struct parse_ent *e)
{
	uint32_t row;

	if (lex_match(&lex_countries, p->t + e->first, e->last - e->first, &row) !=
	    e->last - e->first)
		return (struct str){NULL, 0};
	return lex_str(&lex_countries, row, 1);
}

struct str
where_name(const struct parse *p, uint32_t i)
{
	const struct parse_ent *e = &p->e[i];
	struct str code;

	if (rec_has(e->code))
		return e->code;
	code = country(p, e);
	if (code.n > 0)
		return code;
	return rec_has(e->name) ? e->name : e->text;
}
