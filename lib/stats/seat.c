/* Places that say themselves what happened in them: subjects of verbs of counting, « X avec 15 morts ». */
#include "seat.h"

#include "place.h"
#include "sign.h"

enum { NEXT_PLACE = 10 }; /* tokens behind « avec » in which another place may follow */
enum { OPENING = 12 };	  /* tokens before a place that opens the sentence */

/* « Le Québec, | épicentre de l'épidémie au Canada, | compte »: behind an apposition without verb. */
static uint32_t
behind_apposition(const struct parse *p, uint32_t i)
{
	enum { LONGEST = 16 };

	if (!parse_mark(p, i, ','))
		return i;
	for (uint32_t k = i + 1; k < p->n && k - i < LONGEST; k++) {
		if (parse_mark(p, k, ','))
			return k + 1;
		if (parse_at(p, k) == PARSE_VERB || parse_at(p, k) == PARSE_AUX ||
		    parse_at(p, k) == PARSE_FIGURE)
			break;
	}
	return i;
}

/*
 * « La | Guinée | a enregistré vendredi 42 cas », « Fès s'apprête à accueillir la 3e session »: a
 * place that counts what happened in it.
 */
static bool
counts(const struct parse *p, const struct parse_ent *e, const struct figure *f)
{
	uint32_t start = behind_apposition(p, e->last), i;

	if (e->last > f->first || f->kind == FIGURE_AGE)
		return false;
	for (i = start; i < f->first && i - start < 5; i++) {
		enum parse_class c = parse_at(p, i);

		if (parse_sign(p, i, CUE_SIGN(COUNTS)))
			break;
		if (c != PARSE_AUX && c != PARSE_ADV && c != PARSE_PRON && c != PARSE_DATE &&
		    !(sign_is(&p->t[i], SIGN_READY) || parse_sign(p, i, CUE_SIGN(TO))))
			return false;
	}
	return parse_sign(p, i, CUE_SIGN(COUNTS)) && i < f->first;
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

/* « | parti de | Libye »: whence somebody came. */
static bool
is_left(const struct parse *p, uint32_t i)
{
	while (i > 0 && parse_at(p, i - 1) == PARSE_DET)
		i--;
	return i > 1 && parse_at(p, i - 1) == PARSE_DE &&
	       (parse_at(p, i - 2) == PARSE_PART || parse_at(p, i - 2) == PARSE_VERB ||
		   parse_sign(p, i - 2, CUE_SIGN(ELSEWHERE)));
}

/*
 * « Blida | avec | 20 accidents faisant 3 morts », « El Bayadh avec 3 personnes, Constantine avec 4 »:
 * the place right before avec, if no other place or comma lies between.
 */
uint32_t
seat_with(const struct parse *p, const struct figure *f)
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
			/* not « un canot parti | de Libye | avec 80 migrants » */
			return is_left(p, p->e[p->w[i - 2].ent].first) ? PARSE_NO : p->w[i - 2].ent;
		if (parse_mark(p, i - 2, ','))
			return PARSE_NO;
		return only_place_before(p, i - 1);
	}
	return PARSE_NO;
}

/* « et le | Sénégal | a enregistré six décès »: right before the figure. */
uint32_t
seat_counting(const struct parse *p, const struct figure *f)
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

/* Nothing before token i but words that lead it in, or « En 24 heures, », « Du 4 au 7 mai, »: no verb. */
static bool
opens(const struct parse *p, uint32_t i)
{
	/* « le | camp de | Minawao » */
	if (i > 1 && parse_at(p, i - 1) == PARSE_DE && sign_is(&p->t[i - 2], SIGN_AREA))
		i -= 2;
	if (i < 3)
		return true;
	while (i > 0 && parse_at(p, i - 1) == PARSE_DET)
		i--;
	return i > 0 && parse_mark(p, i - 1, ',') &&
	       (parse_at(p, 0) == PARSE_PREP || parse_at(p, 0) == PARSE_DE ||
		   parse_at(p, 0) == PARSE_PART || parse_at(p, 0) == PARSE_DATE) &&
	       !parse_has_verb(p, 0, i);
}

/* The place that is the subject of a verb of counting, at the beginning of the sentence. */
uint32_t
seat_subject(const struct parse *p, const struct figure *f)
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
