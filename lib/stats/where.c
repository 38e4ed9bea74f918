#include "where.h"

#include "aside.h"
#include "clause.h"
#include "place.h"
#include "sign.h"

#include <string.h>

static const char *const rule_names[WHERE_RULES] = {
    "none", "headline", "clause", "phrase", "relative", "subject"};

enum { REACH = 80 };	  /* tokens to either side, so that long sentences stay linear */
enum { NEXT_PLACE = 10 }; /* tokens behind « avec » in which another place may follow */
enum { OPENING = 12 };	  /* tokens before a place that opens the sentence */
enum { ROAD = 20 };	  /* tokens of distance that a road is worth */

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

/*
 * « La | Guinée | a enregistré vendredi 42 cas »: a place that counts what happened in it. verb: the
 * token behind the place.
 */
static bool
counts(const struct parse *p, const struct parse_ent *e, const struct figure *f)
{
	uint32_t i = e->last;

	if (e->last > f->first || f->kind == FIGURE_AGE)
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

/* « 23 personnes, dont 12 à Lyon, | 8 à Nantes | »: right behind another figure, whose place it is. */
static bool
is_of_item(const struct parse *p, size_t k, uint32_t lead)
{
	const struct figure *f = &p->f[k], *item;

	if (lead == 0 || parse_at(p, lead - 1) != PARSE_FIGURE || p->w[lead - 1].fig <= k)
		return false;
	item = &p->f[p->w[lead - 1].fig];
	if (item->kind != f->kind || f->kind == FIGURE_DURATION)
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
	if (!clause_has_place(p, a, b, lead == 0 && is_frame(p, e, b)) ||
	    (f->kind == FIGURE_ORDINAL && parse_has_verb(p, a, b)))
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

/* « La région de | Maradi |, au sud, est la plus touchée avec 15 morts »: opens the sentence alone. */
static uint32_t
only_place_before(const struct parse *p, uint32_t with)
{
	uint32_t found = PARSE_NO;

	for (uint32_t k = 0; k < p->ne && p->e[k].first < with; k++) {
		if (p->e[k].type != PARSE_LOC)
			return PARSE_NO;
		if (found != PARSE_NO || p->e[k].first > 4)
			return PARSE_NO;
		found = k;
	}
	if (found == PARSE_NO)
		return PARSE_NO;
	/* « Le Rwanda … avec 217 000 réfugiés | en RDC | » */
	for (size_t k = parse_entity_near(p, with); k < p->ne && p->e[k].first < with + NEXT_PLACE;
	     k++)
		if (p->e[k].type == PARSE_LOC && p->e[k].first > with)
			return PARSE_NO;
	for (uint32_t i = p->e[found].last; i < with;
	     i++) /* « vient en tête », « est la plus touchée » */
		if (parse_at(p, i) == PARSE_VERB || parse_at(p, i) == PARSE_AUX)
			return parse_at(p, i) == PARSE_AUX || parse_sign(p, i, CUE_SIGN(LEADS))
				   ? found
				   : PARSE_NO;
	return PARSE_NO;
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
		if (!parse_sign(p, i - 1, CUE_SIGN(WITH)))
			continue;
		if (parse_at(p, i - 2) == PARSE_NAME && p->e[p->w[i - 2].ent].type == PARSE_LOC)
			return p->w[i - 2].ent;
		if (parse_mark(p, i - 2, ','))
			return PARSE_NO;
		return only_place_before(p, i - 1);
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
		if (found != PARSE_NO || place_led_in(p, &p->e[k]) == PARSE_NO)
			return PARSE_NO;
		found = k;
	}
	return found;
}

/* « et le | Sénégal | a enregistré six décès »: right before the figure. */
static uint32_t
counting(const struct parse *p, const struct figure *f)
{
	uint32_t v = f->first, i;

	while (v > 0 && f->first - v < 3 && parse_at(p, v - 1) != PARSE_VERB)
		v--;
	if (v == 0 || !parse_sign(p, v - 1, CUE_SIGN(COUNTS)))
		return PARSE_NO;
	for (i = v - 1;
	     i > 0 && (parse_at(p, i - 1) == PARSE_AUX || parse_at(p, i - 1) == PARSE_ADV); i--)
		;
	if (i > 1 &&
	    parse_sign(p, i - 1, CUE_SIGN(QUI))) /* « et | Zinder | qui a enregistré 7 morts » */
		i -= 1 + parse_mark(p, i - 2, ',');
	if (i == 0 || parse_at(p, i - 1) != PARSE_NAME || p->e[p->w[i - 1].ent].type != PARSE_LOC ||
	    f->kind == FIGURE_AGE)
		return PARSE_NO;
	v = p->e[p->w[i - 1].ent].first;
	while (v > 0 && parse_at(p, v - 1) == PARSE_DET)
		v--;
	return v == 0 || parse_at(p, v - 1) == PARSE_CONJ || parse_mark(p, v - 1, ',')
		   ? p->w[i - 1].ent
		   : PARSE_NO;
}

/* « …, alors que le Togo, | ; et le Burundi, | 42 000 »: another clause begins between. */
static bool
other_clause(const struct parse *p, uint32_t a, uint32_t b)
{
	for (; a < b; a++)
		if (parse_at(p, a) == PARSE_SUB || parse_mark(p, a, ';') ||
		    parse_sign(p, a, CUE_SIGN(CONTRE))) /* « contre 342 pour les Etats-Unis » */
			return true;
	return false;
}

/* « La ville | a été le théâtre de | deux attaques »; no other verb before the figure. */
static bool
is_stage(const struct parse *p, const struct parse_ent *e, const struct figure *f)
{
	uint32_t i = e->last;

	if (e->last > f->first || f->kind == FIGURE_AGE)
		return false;
	while (i < f->first && (parse_at(p, i) == PARSE_AUX || parse_at(p, i) == PARSE_ADV))
		i++;
	if (i == e->last)
		return false;
	if (parse_at(p, i) == PARSE_DET)
		i++;
	return i < f->first && parse_sign(p, i, CUE_SIGN(STAGE)) &&
	       !parse_has_verb(p, i + 1, f->first);
}

/* Nothing before token i but words that lead it in, or « En 24 heures, »: no verb. */
static bool
opens(const struct parse *p, uint32_t i)
{
	if (i < 3)
		return true;
	while (i > 0 && parse_at(p, i - 1) == PARSE_DET)
		i--;
	return i > 0 && parse_mark(p, i - 1, ',') && parse_at(p, 0) == PARSE_PREP &&
	       !parse_has_verb(p, 0, i);
}

/* The place that is the subject of a verb of counting, at the beginning of the sentence. */
static uint32_t
subject(const struct parse *p, const struct figure *f)
{
	for (uint32_t i = 0; i < p->ne && p->e[i].first < OPENING; i++)
		if (p->e[i].type == PARSE_LOC && p->e[i].first < p->e[i].last)
			return opens(p, p->e[i].first) &&
				       (counts(p, &p->e[i], f) || is_stage(p, &p->e[i], f)) &&
				       !other_clause(p, p->e[i].last, f->first)
				   ? i
				   : PARSE_NO;
	return PARSE_NO;
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
	for (uint32_t k = i; k < i + 5; k++)
		if (parse_mark(p, k, ')'))
			return true;
	return false;
}

/* « à Lyon (…), | Marseille », « … (…) ou | Toulouse » */
static bool
behind_item(const struct parse *p, uint32_t i)
{
	return i > 1 && parse_mark(p, i - 2, ')') &&
	       (parse_mark(p, i - 1, ',') || parse_at(p, i - 1) == PARSE_CONJ);
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

	if (i > 0 && parse_at(p, i - 1) == PARSE_DE) /* « (de 9.400 à 55.000) » */
		i--;
	if (i < 2 || !parse_mark(p, i - 1, '(') || !closes(p, f->last) ||
	    parse_at(p, i - 2) != PARSE_NAME)
		return PARSE_NO;
	e = &p->e[p->w[i - 2].ent];
	/* « du Sri Lanka (+49 %), du Japon (+36 %) » */
	if (e->type != PARSE_LOC || (place_led_in(p, e) == PARSE_NO && !behind_item(p, e->first) &&
					!is_of_district(p, e) && !aside_is_change(p, f)))
		return PARSE_NO;
	return p->w[i - 2].ent;
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
	if ((best = before_number(p, f)) != PARSE_NO || (best = counting(p, f)) != PARSE_NO)
		return best;
	*rule = WHERE_OU;
	if ((best = before_ou(p, f)) != PARSE_NO)
		return best;
	/* « en RDC (| 15 785 |) », « à Lyon (| 9.000 | personnes), Marseille (…) » */
	if ((best = before_bracket(p, f)) != PARSE_NO)
		return best;
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
