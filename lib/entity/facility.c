#include "facility.h"

#include "crf.h"
#include "lex.h"
#include "reach.h"
#include "span.h"

#include <string.h>

/* What the table says of the noun at token i, which the text has in small letters: its type, "". */
static const char *
noun_kind(const struct feature_sent *s, size_t i)
{
	uint32_t row;

	if (s->t[i].flags & TOK_UPPER || (row = lex_find(&lex_facilities, &s->t[i])) == LEX_NONE)
		return "";
	return lex_cell(&lex_facilities, row, 1);
}

/*
 * « école | maternelle privée | Jean-Rostand »: the noun before name i and its adjectives. Others
 * are no part of it, « hôpital | parisien | Foch »: then i + 1; i for no such noun.
 */
static size_t
noun_before(const struct feature_sent *s, const uint8_t *labels, size_t i)
{
	bool other = false;
	size_t k = i;

	while (k > 0 && i - k < 3) {
		const char *kind;

		k--;
		if (labels[k] != 0 || s->t[k].class != TOK_WORD)
			return i;
		kind = noun_kind(s, k);
		if (strcmp(kind, "body") == 0)
			return other ? i + 1 : k;
		if (strcmp(kind, "clinic") == 0) /* not « essai clinique » */
			return k > 0 && reach_role(s, k - 1) == FEATURE_ARTICLE ? k : i;
		if (strcmp(kind, "adjective") == 0)
			continue;
		if (!reach_adjective(s, k))
			return i;
		other = true;
	}
	return i;
}

size_t
facility_body(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	int type = (labels[i] - 1) / 2;
	size_t k, j;

	if (type > CRF_MISC || !reach_upper(s, i) || !(s->t[i].flags & TOK_SPACE) ||
	    (k = noun_before(s, labels, i)) == i)
		return end;
	if (reach_role(s, end) == FEATURE_LINK) { /* « école Renaudel | de | Montrouge » */
		j = reach_article(s, end + 1);
		if (j < s->n && labels[j] == CRF_BEGIN(CRF_LOC))
			end = reach_mention(labels, s->n, j);
	}
	span_put(s, labels, k > i ? i : k, end, CRF_ORG);
	return end;
}

/* « l'| hôpital régional de | Kankan »: only the place, where nothing else tells it from others. */
/* « musée du | Louvre |», « musée national du | Bardo |»: the place only; where it begins. */
static size_t
museum_place(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = i + 1;

	while (k < end && !(s->t[k].flags & TOK_UPPER) && reach_adjective(s, k))
		k++;
	if (reach_role(s, k) != FEATURE_LINK)
		return i;
	k = reach_article(s, k + 1);
	if (k >= end || !reach_upper(s, k) || (k + 1 < end && !span_in(&lex_places, s, k, end)))
		return i;
	return span_cut(labels, i, k, end, CRF_LOC);
}

size_t
facility_plain(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = i + 1;

	if (labels[i] == CRF_BEGIN(CRF_ORG) && reach_word(s, i, "musée") &&
	    !(s->t[i].flags & TOK_UPPER))
		return museum_place(s, labels, i, end);
	if (labels[i] != CRF_BEGIN(CRF_ORG) || strcmp(noun_kind(s, i), "body") != 0 ||
	    reach_word(s, i, "lycée") || reach_word(s, i, "école"))
		return i;
	while (k < end && !(s->t[k].flags & TOK_UPPER) && reach_adjective(s, k))
		k++;
	if (!(reach_word(s, k, "de") || reach_word(s, k, "d'")) || !reach_upper(s, k + 1) ||
	    k + 2 < end)
		return i;
	return span_cut(labels, i, k + 1, end, CRF_LOC);
}

size_t
facility_street(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = i + 1;

	if (labels[i] != CRF_BEGIN(CRF_LOC) || strcmp(noun_kind(s, i), "street") != 0)
		return i;
	if (reach_role(s, k) == FEATURE_LINK)
		k = reach_article(s, k + 1);
	if (k >= end || !reach_upper(s, k))
		return i;
	return span_cut(labels, i, k, end, CRF_LOC);
}

/* « RN 12 », « RN12 », « RD 906 »: behind the road of this number; i for none. */
static size_t
road_end(const struct feature_sent *s, size_t i)
{
	struct str w = tok_str(s->text, &s->t[i]);
	size_t k;

	if (!(s->t[i].flags & TOK_CAPS) || w.s[0] != 'R')
		return i;
	if (w.n == 2 && reach_number(s, i + 1) > 0 && reach_sign(s, i, SIGN_ROAD))
		return i + 2;
	if (w.n == 2 && reach_word(s, i, "rn") && i > 0 && reach_word(s, i - 1, "la"))
		return i + 1;
	if (w.n < 3 || (w.s[1] != 'N' && w.s[1] != 'D'))
		return i;
	for (k = 2; k < w.n; k++)
		if (w.s[k] < '0' || w.s[k] > '9')
			return i;
	return i + 1;
}

/* « le | Palais du 15 janvier |», « Place du 1er mai 1960 »: named after a day; its end, or i. */
static size_t
dated_end(const struct feature_sent *s, const uint8_t *labels, size_t i)
{
	size_t k;

	if (labels[i] == 0 || !reach_upper(s, i) || !reach_word(s, i + 1, "du") ||
	    !reach_sign(s, i, SIGN_SITE))
		return i;
	k = reach_date(s, i + 1);
	return k > i + 1 ? k : reach_day(s, i + 1);
}

bool
facility_place(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t road = road_end(s, i), dated = dated_end(s, labels, i);

	bool named =
	    end > i + 1 &&
	    ((reach_word(s, i, "aéroport") && labels[i] == CRF_BEGIN(CRF_ORG)) ||
		(reach_word(s, i, "route") &&
		    (reach_word(s, i + 1, "nationale") || reach_word(s, i + 1, "départementale"))));

	if (dated > i + 1) {
		span_put(s, labels, i, dated, CRF_LOC);
		return true;
	}
	if (road == i && (!named || span_body(s, i, end)))
		return false;
	span_put(s, labels, i, road > i ? road : end, CRF_LOC);
	return true;
}
