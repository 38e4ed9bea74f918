#include "office.h"

#include "crf.h"
#include "ending.h"
#include "lex.h"
#include "reach.h"
#include "span.h"

#include <string.h>

enum { CHARGE = 4, BOSS = 3 }; /* words of one charge of a minister, letters of PDG */

static bool
no_upper(const struct feature_sent *s, size_t i, size_t end)
{
	while (i < end && !(s->t[i].flags & TOK_UPPER))
		i++;
	return i == end;
}

/* « | Monsieur | Ngakoutou », « Chef de Poste | Ousseynou Sèye »: only the name; its beginning. */
size_t
office_title(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	const char *kind = end > i + 1 ? span_title(s, i) : "";

	if (end > i + 2 && *kind != '\0' && strcmp(kind, "civility") != 0 &&
	    reach_role(s, i + 1) == FEATURE_LINK) { /* « Chef de l'État », « Président de la … » */
		memset(labels + i, 0, end - i);
		return i;
	}
	if (end > i + 1 && *kind != '\0' && strcmp(kind, "civility") != 0 &&
	    strcmp(kind, "people") != 0 && no_upper(s, i + 1, end)) { /* « Chef suprême » */
		memset(labels + i, 0, end - i);
		return i;
	}
	if (end > i + 2 && i > 0 && reach_word(s, i, "m") && reach_upper(s, i + 1) &&
	    reach_mark(s, i - 1, '.') && s->t[i + 1].flags & TOK_SPACE)
		kind = "civility"; /* « S. E. M | Faure Gnassingbé » */
	if (end < i + 2 || !(s->t[i + 1].flags & TOK_UPPER) || *kind == '\0' ||
	    (s->t[i].flags & TOK_UPPER && strcmp(kind, "civility") != 0 &&
		strcmp(kind, "police") != 0 &&
		strcmp(kind, "people") != 0)) /* « cheikh | Jassem » */
		return i;
	labels[i] = 0;
	span_label(labels, i + 1, end, CRF_PER);
	return i + 1;
}

/* Of the mention [i, end) only [k, end) is a name; false where none begins there. */
static bool
keep_name(const struct feature_sent *s, uint8_t *labels, size_t i, size_t k, size_t end, int type)
{
	if (k >= end || !reach_upper(s, k))
		return false;
	span_cut(labels, i, k, end, type);
	return true;
}

/* « l'Opération militaire | Koundjoaré »: the name only; « le Gal. | Yark »: a person. */
bool
office_head(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	const char *kind = span_title(s, i);
	size_t k = i + 1;

	if (reach_word(s, i, "opération") && s->t[i].flags & TOK_UPPER) {
		while (reach_adjective(s, k))
			k++;
		return i > 0 && keep_name(s, labels, i, k, end, CRF_PROG);
	}
	if (*kind == '\0' || (strcmp(kind, "police") != 0 && strcmp(kind, "civility") != 0))
		return false;
	if (!reach_mark(s, k, '.'))
		return keep_name(s, labels, i, k, end, CRF_PER);
	if (k + 1 < end || span_find(&lex_titles, s, i) == LEX_NONE)
		return keep_name(s, labels, i, k + 1, end, CRF_PER);
	labels[i] = 0; /* « le Gal. » */
	return true;
}

bool
office_territory(const struct feature_sent *s, size_t i)
{
	size_t k = i;

	if (k < 4 || reach_role(s, k - 1) != FEATURE_ARTICLE ||
	    reach_role(s, k - 2) != FEATURE_LINK)
		return false;
	k -= 3;
	if (reach_adjective(s, k))
		k--;
	return reach_sign(s, k, SIGN_TERRITORY);
}

/* « située dans la préfecture de | Kpendjal »: where it is, not who. */
bool
office_prefecture(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (reach_word(s, i, "sous") && reach_mark(s, i + 1, '-') && i > 1 &&
	    reach_word(s, i + 2, "préfecture") && reach_word(s, i - 2, "dans") &&
	    reach_role(s, i + 3) == FEATURE_LINK)
		return keep_name(s, labels, i, reach_article(s, i + 4), end, CRF_LOC);
	return reach_word(s, i, "préfecture") && reach_role(s, i + 1) == FEATURE_LINK && i > 1 &&
	       (reach_word(s, i - 2, "dans") || reach_mark(s, i - 1, '(') ||
		   office_territory(s, i)) &&
	       keep_name(s, labels, i, reach_article(s, i + 2), end, CRF_LOC);
}

/*
 * « Directrice des Opérations de la | Banque mondiale », « ministre fédéral de la Sécurité
 * publique »: an office is no body; its beginning.
 */
size_t
office_function(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	const char *kind = span_title(s, i);
	size_t k, j, n;
	uint32_t row;
	bool country;

	if (*kind == '\0' ||
	    (strcmp(kind, "state") != 0 && strcmp(kind, "police") != 0 &&
		strcmp(kind, "office") != 0 && strcmp(kind, "justice") != 0) ||
	    end < i + 2 || (!(s->t[i].flags & TOK_UPPER) && strcmp(kind, "state") != 0) ||
	    span_body(s, i, end))
		return i;
	for (k = i + 1; k + 1 < end; k++) {
		if (reach_role(s, k) != FEATURE_LINK)
			continue;
		j = reach_article(s, k + 1);
		n = j < end ? span_match(&lex_countries, s, j, end - j, &row) : 0;
		if (n > 0 && j + n < end &&
		    reach_upper(s, j + n)) { /* « … du Mali | Modibo Keïta » */
			memset(labels + i, 0, j - i);
			span_label(labels, j, j + n, CRF_LOC);
			span_label(labels, j + n, end, CRF_PER);
			return j;
		}
		if (n == 0 && j < end && s->t[i].end - s->t[i].start <= BOSS && reach_upper(s, j) &&
		    labels[i] == CRF_BEGIN(CRF_ORG))
			return span_cut(labels, i, j, end, CRF_ORG); /* « Dg des | Aéroports » */
		country = n > 0 && j + n == end;
		if (j < end && (country || span_body(s, j, end) ||
				   (j + 1 == end && s->t[j].flags & TOK_CAPS))) {
			memset(labels + i, 0, j - i);
			span_label(labels, j, end, country ? CRF_LOC : CRF_ORG);
			return j;
		}
	}
	for (k = i + 1;
	     k < end && reach_role(s, k) == 0 && !reach_word(s, k, "à") &&
	     (!reach_upper(s, k) || ending_is(tok_str(s->text, &s->t[k]), ENDING_ADJECTIVE, 1));
	     k++) /* « Délégué général à la sûreté », « Chef suprême des armées » */
		;
	if (reach_role(s, k) == FEATURE_LINK || (k > i + 1 && reach_word(s, k, "à")))
		memset(labels + i, 0, end - i); /* « Général de Brigade », « Directrice des … » */
	return i;
}

/* « ministre | français | de », « ministre | burkinabè | de » */
static bool
is_whose(const struct feature_sent *s, size_t i)
{
	return reach_adjective(s, i) ||
	       (!(s->t[i].flags & TOK_UPPER) && strcmp(span_title(s, i), "people") == 0);
}

/*
 * « de l'éducation nationale, de l'Économie et du | Développement durable »: behind the first de of
 * what a minister is charged with.
 */
static size_t
first_charge(const struct feature_sent *s, size_t k)
{
	size_t j;

	while (k > 4 && reach_role(s, k - 1) == FEATURE_LINK &&
	       (reach_role(s, k - 2) == FEATURE_AND || reach_mark(s, k - 2, ','))) {
		for (j = k - 3; j > 0 && j + 3 + CHARGE > k && s->t[j].class == TOK_WORD &&
				reach_role(s, j) == 0;
		     j--)
			;
		if (j == k - 3)
			break;
		if (reach_role(s, j) == FEATURE_ARTICLE && j > 0)
			j--;
		if (reach_role(s, j) != FEATURE_LINK)
			break;
		k = j + 1;
	}
	return k;
}

/* « ministres de la | Défense du | G5 Sahel »: an office, and whose. */
bool
office_ministry(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = i, j;

	if (s->t[i].flags & TOK_CAPS ||
	    (labels[i] != CRF_BEGIN(CRF_ORG) && reach_role(s, end) != FEATURE_AND))
		return false;
	if (k > 0 && reach_role(s, k - 1) == FEATURE_ARTICLE)
		k--;
	k = first_charge(s, k);
	if (k > 2 && reach_role(s, k - 1) == FEATURE_LINK && is_whose(s, k - 2))
		k--;
	if (k > 1 && reach_upper(s, k - 1) && labels[k - 1] == 0 &&
	    labels[i] == CRF_BEGIN(CRF_ORG) &&
	    (reach_role(s, k - 2) == FEATURE_LINK || reach_role(s, k - 2) == FEATURE_ARTICLE)) {
		k -= reach_role(s, k - 2) == FEATURE_ARTICLE ? 2 : 1;
		/* « de l'Enseignement | Pré-universitaire » */
	}
	if (k < 2 ||
	    reach_role(s, k - 1 + (s->t[k - 1].class == TOK_WORD && is_whose(s, k - 1))) !=
		FEATURE_LINK ||
	    !(reach_word(s, k - 2, "ministre") || reach_word(s, k - 2, "ministres")) ||
	    span_body(s, i, end))
		return false;
	memset(labels + i, 0, end - i);
	for (j = end; j-- > i + 2;)
		if (reach_role(s, j) == FEATURE_LINK || reach_role(s, j) == FEATURE_ARTICLE)
			break;
	j++;
	if (j < end && j > i + 1 && span_in(&lex_countries, s, j, end))
		span_label(labels, j, end, CRF_LOC);
	else if (j < end && j > i + 1 && (span_body(s, j, end)))
		span_label(labels, j, end, CRF_ORG);
	return true;
}
