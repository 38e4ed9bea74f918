#include "kind.h"

#include "crf.h"
#include "ending.h"
#include "lex.h"
#include "reach.h"
#include "span.h"

#include <string.h>

/* « Stratégie pour le développement et la sécurité »: a plan, not a body. */
static void
turn_scheme(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (end > i + 2 && strcmp(span_kind(s, i), "scheme") == 0 &&
	    (reach_role(s, i + 1) != 0 || reach_word(s, i, "stratégie") ||
		(reach_word(s, i, "programme") && !reach_word(s, i + 1, "alimentaire"))) &&
	    !reach_word(s, i + 2, "nations") && !span_body(s, i, end))
		span_label(labels, i, end, CRF_PROG);
}

/* « | Sommet du G5 Sahel |», « Marathon de Rimouski »: a meeting by its head, not who meets. */
static void
turn_meeting(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (labels[i] != CRF_BEGIN(CRF_ORG))
		return;
	if (end > i + 2 && reach_word(s, i, "sommet")
		? reach_role(s, i + 1) == FEATURE_LINK
		: end > i + 1 && reach_upper(s, i) && !(s->t[i].flags & TOK_CAPS) &&
		      reach_sign(s, i, SIGN_MEETING) && !span_body(s, i, end))
		span_label(labels, i, end, CRF_EVENT);
}

/* « Convention arabe de lutte contre le terrorisme »: a treaty, not a body. */
static void
turn_treaty(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k;

	if (labels[i] != CRF_BEGIN(CRF_ORG) || !reach_word(s, i, "convention"))
		return;
	for (k = i + 1; k < end && !reach_word(s, k, "contre"); k++)
		;
	if (k < end)
		span_label(labels, i, end, CRF_LAW);
}

/* « Collégiale Royale Sainte-Marthe », « Glacier Perito Moreno »: a place by its head. */
static void
turn_site(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (labels[i] == CRF_BEGIN(CRF_ORG) && end > i + 1 && reach_upper(s, i) &&
	    !(s->t[i].flags & TOK_CAPS) && reach_sign(s, i, SIGN_SITE) && !span_body(s, i, end))
		span_label(labels, i, end, CRF_LOC);
}

/* Heads of bodies that name places, works and programmes as well. */
static bool
is_wide(const struct feature_sent *s, size_t i)
{
	return reach_sign(s, i, SIGN_AMPLE) ||
	       (reach_word(s, i, "union") && !reach_adjective(s, i + 1) &&
		   !reach_word(s, i + 1, "sportive") && reach_role(s, i + 1) != FEATURE_LINK);
}

/* « l'| Association Sportive de Ména | »: a body by its head (1,100 of 1,100 in the training text). */
static void
turn_body(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	int type = (labels[i] - 1) / 2;

	if ((type == CRF_MISC || type == CRF_LOC || type == CRF_PER ||
		(type == CRF_LAW && reach_word(s, i, "institut"))) &&
	    end > i + 1 && !(s->quote[i] & 1) && !(s->t[i].flags & TOK_CAPS) && i > 0 &&
	    strcmp(span_kind(s, i), "body") == 0 && !is_wide(s, i) &&
	    !span_in(&lex_places, s, i, end) && !span_in(&lex_countries, s, i, end))
		span_label(labels, i, end, CRF_ORG);
}

/* « Morgane Production », « Tarkala Bank »: a company, by the last word of its name. */
static void
turn_firm(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	int type = (labels[i] - 1) / 2;
	size_t k;

	if (type > CRF_MISC || s->quote[i] & 1 || !(s->t[end - 1].flags & TOK_SPACE) ||
	    lex_find(&lex_bodytails, &s->t[end - 1]) == LEX_NONE)
		return;
	if (type == CRF_ORG && i > 0 && labels[i - 1] == CRF_BEGIN(CRF_LOC) &&
	    s->t[i].flags & TOK_SPACE && span_in(&lex_countries, s, i - 1, i)) {
		span_label(labels, i - 1, end, CRF_ORG); /* « | Gabon | Media Time » */
		return;
	}
	if (type == CRF_ORG || end < i + 2)
		return;
	for (k = i; k < end; k++)
		if (s->t[k].class == TOK_WORD && !(s->t[k].flags & TOK_UPPER))
			return;
	span_label(labels, i, end, CRF_ORG);
}

/* « 'Ndrangheta »: an armed group or a gang of the table; its name has four letters at least. */
static bool
is_group(const struct feature_sent *s, size_t i)
{
	uint32_t row = span_find(&lex_bodies, s, i);

	return row != LEX_NONE && s->t[i].cend - s->t[i].cstart > 3 &&
	       strcmp(lex_cell(&lex_bodies, row, 1), "group") == 0;
}

/* « Benno Bokk Yakaar », « Criet »: a body of the tables that was taken for a person or a place. */
static void
turn_known(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	int type = (labels[i] - 1) / 2;

	if (((type == CRF_LOC || type == CRF_PER || type == CRF_MISC) &&
		(span_in(&lex_longforms, s, i, end) ||
		    (end > i + 1 && span_in(&lex_organisations, s, i, end)))) ||
	    ((type == CRF_MISC || type == CRF_LOC) && end == i + 1 && is_group(s, i)) ||
	    ((type == CRF_LOC || (type == CRF_MISC && !(s->quote[i] & 1))) && end == i + 1 &&
		span_in(&lex_organisations, s, i, end) &&
		!(i > 0 && span_find(&lex_designators, s, i - 1) != LEX_NONE) &&
		!span_in(&lex_places, s, i, end) && !span_in(&lex_countries, s, i, end)))
		span_label(labels, i, end, CRF_ORG);
}

/* « la filiale ivoirienne de | Pharma 5 », « actionnaires de | Colina »: a company. */
static void
turn_company(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	int type = (labels[i] - 1) / 2;
	size_t k;

	if ((type != CRF_LOC && type != CRF_PER && type != CRF_MISC) || i < 2 ||
	    reach_role(s, i - 1) != FEATURE_LINK || !(s->t[i].flags & TOK_UPPER) ||
	    s->quote[i] & 1 || span_in(&lex_countries, s, i, end) ||
	    span_in(&lex_places, s, i, end) || (type == CRF_PER && reach_full_name(s, labels, i)))
		return;
	k = i - 2;
	if (k > 0 && reach_adjective(s, k))
		k--;
	if (reach_sign(s, k, SIGN_HOLDS))
		span_label(labels, i, end, CRF_ORG);
}

/* « à bord d'une | BMW »: the car, not its maker (25 of 25 in the training text). */
static void
turn_car(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	uint32_t row;

	if (i == 0 || end != i + 1 ||
	    !(reach_word(s, i - 1, "une") || reach_word(s, i - 1, "un") ||
		reach_word(s, i - 1, "sa")) ||
	    (row = span_find(&lex_bodies, s, i)) == LEX_NONE ||
	    strcmp(lex_cell(&lex_bodies, row, 1), "company") != 0)
		return;
	span_label(labels, i, end, CRF_MISC);
}

/* « la localité de | Luna », « wilaya d'| El Tarf »: a place. */
static void
place_behind(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = i, j;
	int type = (labels[i] - 1) / 2;

	if ((type != CRF_PER && type != CRF_ORG && type != CRF_MISC) ||
	    !(s->t[i].flags & TOK_UPPER) || s->t[i].flags & TOK_CAPS ||
	    (type == CRF_PER && end > i + 1 && s->t[i + 1].flags & TOK_SPACE))
		return;
	if (k > 0 && (s->quote[i] & 5) == 5)
		k--;
	if (k > 0 && reach_role(s, k - 1) == FEATURE_ARTICLE)
		k--;
	if (!span_behind_kind(s, k) || span_in(&lex_bodies, s, i, end))
		return;
	for (j = i; j < end; j++)
		if (s->t[j].class == TOK_WORD && !(s->t[j].flags & TOK_UPPER) &&
		    reach_role(s, j) != 0)
			return;
	span_label(labels, i, end, CRF_LOC);
}

/* « Betsiamite (| Schefferville |) »: a place in brackets behind a place. */
static void
place_bracketed(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	int type = (labels[i] - 1) / 2;
	size_t k = i < 2 ? 0 : i - 2;

	while (k > 0 && labels[k] != 0 && labels[k] % 2 == 0)
		k--;
	if (k == 0 || (type != CRF_ORG && type != CRF_PER && type != CRF_MISC) ||
	    !reach_mark(s, i - 1, '(') || !reach_mark(s, end, ')') ||
	    (labels[i - 2] + 1) / 2 != CRF_LOC + 1 || s->t[i].flags & TOK_CAPS ||
	    s->t[i - 2].flags & TOK_CAPS || (end > i + 1 && s->t[i + 1].flags & TOK_SPACE) ||
	    span_in(&lex_countries, s, i - 2, i - 1) || span_body(s, i, end))
		return;
	span_label(labels, i, end, CRF_LOC);
}

/* « la | République Islamique | de la | Mauritanie |»: one name of a state. */
static bool
join_republic(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = i;

	if (!span_in(&lex_countries, s, i, end))
		return false;
	if (k > 0 && reach_role(s, k - 1) == FEATURE_ARTICLE)
		k--;
	if (k < 3 || reach_role(s, k - 1) != FEATURE_LINK || labels[k - 2] == 0)
		return false;
	for (k -= 2; k > 0 && labels[k] % 2 == 0; k--)
		;
	if (!reach_word(s, k, "république") || !(s->t[k].flags & TOK_UPPER) ||
	    reach_mention(labels, s->n, k) > k + 3)
		return false;
	span_label(labels, k, end, CRF_LOC);
	return true;
}

/* « le | Guinéen de | Conakry », « la République du | Cameroon »: whence; and the whole state. */
static bool
place_whence(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k;

	if (end > i + 2 && strcmp(span_title(s, i), "people") == 0 &&
	    (reach_word(s, i + 1, "de") || reach_word(s, i + 1, "d'")) && reach_upper(s, i + 2) &&
	    labels[i] != CRF_BEGIN(CRF_PER)) {
		labels[i] = labels[i + 1] = 0;
		span_label(labels, i + 2, end, CRF_LOC);
		return true;
	}
	if (labels[i] == CRF_BEGIN(CRF_LOC) && join_republic(s, labels, i, end))
		return true;
	if (i < 2 || reach_role(s, i - 1) != FEATURE_LINK || labels[i] % 2 == 0 ||
	    labels[i] > CRF_BEGIN(CRF_LOC) || labels[i] == CRF_BEGIN(CRF_PER) ||
	    !reach_upper(s, i) || s->t[i].flags & TOK_CAPS)
		return false;
	k = i - 2;
	if (k > 0 && labels[k] == 0 && !(s->t[k].flags & TOK_UPPER) && reach_adjective(s, k))
		k--; /* « République islamique de » */
	if (!reach_word(s, k, "république") || !(s->t[k].flags & TOK_UPPER) || labels[k] != 0 ||
	    (labels[i] != CRF_BEGIN(CRF_ORG) && !span_in(&lex_countries, s, i, end)) ||
	    (k > 2 && strcmp(span_title(s, k - 3), "justice") == 0))
		return false;
	span_label(labels, k, end, CRF_LOC);
	return true;
}

/* « à | L'Aigle |»: a town of the tables; « face à | Lens |» is a club. */
static bool
is_at_town(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t end)
{
	return i > 0 && (labels[i] == CRF_BEGIN(CRF_ORG) || labels[i] == CRF_BEGIN(CRF_MISC)) &&
	       reach_word(s, i - 1, "à") && span_in(&lex_places, s, i, end) &&
	       !span_in(&lex_bodies, s, i, end) &&
	       !(i > 1 && (reach_word(s, i - 2, "face") || reach_word(s, i - 2, "grâce") ||
			      reach_word(s, i - 2, "quant")));
}

/* « Draâ Ben Khedda », « Aïn Lahdjar »: a person's name does not begin so. */
static bool
is_spring(const struct feature_sent *s, size_t i, size_t end)
{
	return end > i + 1 && reach_sign(s, i, SIGN_SPRING);
}

/* « | Tan-Tan | a été touchée »: a town of the tables with a hyphen, without a title before it. */
static bool
is_hyphenated(const struct feature_sent *s, size_t i, size_t end)
{
	return end == i + 3 && reach_mark(s, i + 1, '-') && span_in(&lex_places, s, i, end) &&
	       !(i > 0 && *span_title(s, i - 1));
}

/* « République centrafricaine (| RCA |) »: two names of a country. */
static bool
is_acronym_of(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t end)
{
	uint32_t row, before;
	size_t k = i < 3 ? 0 : i - 2;

	if (k == 0 || end != i + 1 || !reach_mark(s, i - 1, '(') || !reach_mark(s, end, ')') ||
	    (labels[k] + 1) / 2 != CRF_LOC + 1)
		return false;
	while (k > 0 && labels[k] % 2 == 0)
		k--;
	return span_match(&lex_countries, s, k, i - 1 - k, &before) == i - 1 - k &&
	       span_match(&lex_countries, s, i, 1, &row) == 1 && row == before;
}

/* « | Yamoussokro |, 20 jan (APS) »: where a dispatch was sent from. */
static bool
is_sent_from(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t end)
{
	size_t k = end + 1;

	if (i > 0 || labels[i] == CRF_BEGIN(CRF_DATE) || !reach_mark(s, end, ',') || k >= s->n ||
	    s->hint[k] != FEATURE_HINT_DATE)
		return false;
	while (k < s->n && s->hint[k] >= FEATURE_HINT_DATE && s->hint[k] < FEATURE_HINT_BODY)
		k++;
	return reach_mark(s, k, '(') && reach_mark(s, k + 2, ')') && reach_upper(s, k + 1);
}

/* « le | Suisse | Roger Federer », « un | Suisse »: of the people, where the country is la Suisse. */
static bool
is_swiss(const struct feature_sent *s, size_t i, size_t end)
{
	return end == i + 1 && i > 0 && reach_word(s, i, "suisse") &&
	       reach_sign(s, i - 1, SIGN_MALE);
}

/* « la Cote d'Ivoire »: a country of several words, whatever the model took it for. */
static bool
is_country(const struct feature_sent *s, size_t i, size_t end)
{
	return end > i + 1 && !reach_word(s, i, "autorité") && !reach_word(s, i, "saint") &&
	       span_in(&lex_countries, s, i, end);
}

/* « A. R. »: initials alone are no name. */
static bool
is_initial(const struct feature_sent *s, size_t i, size_t end)
{
	size_t k, letters = 0;

	for (k = i; k < end; k++) {
		if (s->t[k].class == TOK_WORD && s->t[k].cend - s->t[k].cstart == 1)
			letters++;
		else if (!reach_mark(s, k, '.') && !reach_mark(s, k, '-'))
			return false;
	}
	return letters > 1 && letters < 4 &&
	       ((reach_mark(s, end, '.') && end + 1 < s->n) || reach_mark(s, end - 1, '.'));
}

/* « la capitale | Burkinabè », « | Afrikaners calvinistes |»: of a people, written with a capital. */
static bool
is_people(const struct feature_sent *s, size_t i, size_t end)
{
	size_t k = i + 1;

	while (k < end && !(s->t[k].flags & TOK_UPPER) && s->t[k].class == TOK_WORD &&
	       reach_role(s, k) == 0)
		k++;
	return k == end && s->t[i].may & LEX_TITLE && strcmp(span_titled(s, i), "people") == 0;
}

/* « cette | Carolorégienne », « un | Nandrinois »: whence somebody comes. */
static bool
is_demonym(const struct feature_sent *s, size_t i, size_t end)
{
	return i > 0 && end == i + 1 && !(s->t[i].flags & TOK_CAPS) &&
	       reach_sign(s, i - 1, SIGN_SOME) &&
	       ending_is(tok_str(s->text, &s->t[i]), ENDING_DEMONYM, 3) &&
	       !span_in(&lex_bodies, s, i, end) && !span_in(&lex_named, s, i, end) &&
	       !span_first_name(s, i);
}

/* « 14 Vaudois », « 871 Guinéens »: people, counted. */
static bool
is_counted(const struct feature_sent *s, size_t i, size_t end)
{
	return end == i + 2 && s->t[i].class == TOK_NUMBER && !(s->t[i + 1].flags & TOK_CAPS) &&
	       ending_is(tok_str(s->text, &s->t[i + 1]), ENDING_PEOPLE, 2);
}

/* « EUR 1000 », « GBP 3,01 » */
static bool
is_sum(const struct feature_sent *s, size_t i)
{
	uint32_t row;

	return s->t[i].flags & TOK_CAPS && s->t[i].end - s->t[i].start == 3 && i + 1 < s->n &&
	       s->t[i + 1].class == TOK_NUMBER &&
	       (row = lex_find(&lex_symbols, &s->t[i])) != LEX_NONE &&
	       lex_cell(&lex_symbols, row, 1)[1] == 'o';
}

/* « 1,3 milliard d'| Ouguiya »: money. */
static bool
is_money(const struct feature_sent *s, size_t i, size_t end)
{
	return is_sum(s, i) || (end == i + 1 && i > 1 && reach_role(s, i - 1) == FEATURE_LINK &&
				   lex_find(&lex_currencies, &s->t[i]) != LEX_NONE);
}

/* « 4000 DA »: a figure with its money. */
static bool
is_price(const struct feature_sent *s, size_t i, size_t end)
{
	uint32_t row;

	return end == i + 2 && s->t[i].class == TOK_NUMBER &&
	       ((row = lex_find(&lex_symbols, &s->t[i + 1])) != LEX_NONE ||
		   (row = lex_find(&lex_currencies, &s->t[i + 1])) != LEX_NONE);
}

/* « (FR) », « (VD) » behind a place: a canton of Switzerland by its letters. */
static bool
is_canton(const struct feature_sent *s, size_t i, size_t end)
{
	return end == i + 1 && i > 1 && s->t[i].flags & TOK_CAPS && reach_mark(s, i - 1, '(') &&
	       reach_mark(s, end, ')') && s->pair[i] != 3 && !(s->t[i - 2].flags & TOK_CAPS) &&
	       reach_upper(s, i - 2) && reach_sign(s, i, SIGN_CANTON);
}

/* « 1,|440 T »: no name begins inside a number. */
static bool
is_number(const struct feature_sent *s, size_t i)
{
	return s->t[i].class == TOK_NUMBER && i > 1 && reach_glued(s, i) &&
	       s->t[i - 1].class == TOK_MARK && reach_glued(s, i - 1) &&
	       s->t[i - 2].class == TOK_NUMBER;
}

/* « Ordinairement, la police … »: an adverb with its capital. */
static bool
is_adverb(const struct feature_sent *s, size_t i, size_t end)
{
	struct str w;

	if (i > 0 || end != 1 || !reach_mark(s, 1, ',') || span_first_name(s, 0))
		return false;
	w = tok_str(s->text, &s->t[0]);
	return w.n > 6 && str_ends(w, STR("ment"));
}

/* A word that is mostly written small: 5 to 7 of feature_word.e.class, 8 more for rare ones. */
static bool
is_common(const struct feature_sent *s, size_t i)
{
	return s->w[i].e.class < 16 && s->w[i].e.class % 8 > 4;
}

/*
 * « CURE D'AUSTÉRITÉ », « SÉCURITÉ ROUTIÈRE »: common words in capitals, none of which begins the
 * name of a body or is one with the others.
 */
static bool
is_shouted(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t end)
{
	struct tok small = s->t[i];
	size_t k, words = 0;

	small.form = small.fold;
	if (labels[i] == CRF_BEGIN(CRF_PER) || !(small.flags & TOK_CAPS) || span_body(s, i, end) ||
	    *span_title(s, i) != '\0' || lex_find(&lex_bodyheads, &small) != LEX_NONE ||
	    lex_find(&lex_designators, &small) != LEX_NONE)
		return false;
	for (k = i; k < end; k++) {
		if (s->t[k].flags & TOK_ELIDED || reach_role(s, k) != 0)
			continue;
		if (s->t[k].class != TOK_WORD || !(s->t[k].flags & TOK_CAPS) || !is_common(s, k))
			return false;
		words++;
	}
	return words > 1 || s->capitals;
}

/* « | Football | : un match amical »: a heading that a sentence begins with. */
static bool
is_rubric(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t end)
{
	return i == 0 && end == 1 && reach_mark(s, end, ':') && labels[i] == CRF_BEGIN(CRF_ORG) &&
	       is_common(s, i) && !(s->t[i].flags & TOK_CAPS) && !span_body(s, i, end) &&
	       span_find(&lex_bodies, s, i) == LEX_NONE &&
	       lex_find(&lex_bodyheads, &s->t[i]) == LEX_NONE && *span_kind(s, i) == '\0';
}

/* « une voiture couleur | Bordeaux |» */
static bool
is_colour(const struct feature_sent *s, size_t i)
{
	return i > 0 && reach_word(s, i - 1, "couleur");
}

/* « la 50e | Agence |»: one of them, counted. */
static bool
is_nth(const struct feature_sent *s, size_t i, size_t end)
{
	return end == i + 1 && i > 1 && reach_ordinal(s, i - 1) && !(s->t[i].flags & TOK_CAPS) &&
	       strcmp(span_kind(s, i), "body") == 0;
}

/* « Groupe B » of a cup. */
static bool
is_pool(const struct feature_sent *s, size_t i, size_t end)
{
	return end == i + 2 && reach_word(s, i, "groupe") &&
	       s->t[i + 1].cend - s->t[i + 1].cstart == 1 && reach_upper(s, i + 1);
}

/* « les | USA | évaluent », but « Raja club athletic (RCA) » */
static bool
is_state(const struct feature_sent *s, size_t i, size_t end)
{
	return end == i + 1 && s->t[i].flags & TOK_CAPS && !(i > 0 && reach_mark(s, i - 1, '(')) &&
	       span_in(&lex_countries, s, i, end);
}

/* A heading that is a town. */
static bool
is_heading(const struct feature_sent *s, size_t i, size_t end)
{
	return s->kind == 'h' && i == 0 && end == s->n && span_in(&lex_places, s, i, end);
}

void
kind_named(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	turn_meeting(s, labels, i, end);
	turn_treaty(s, labels, i, end);
	turn_body(s, labels, i, end);
	turn_company(s, labels, i, end);
	turn_site(s, labels, i, end);
	turn_firm(s, labels, i, end);
	turn_known(s, labels, i, end);
}

void
kind_body(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	turn_car(s, labels, i, end);
	if (reach_word(s, i, "palais") && end > i + 2 && s->t[i].flags & TOK_UPPER &&
	    s->t[i + 1].flags & TOK_SPACE)
		span_label(labels, i, end, CRF_LOC);
	turn_scheme(s, labels, i, end);
	if (reach_word(s, i, "journée") || reach_word(s, i, "journées"))
		span_label(labels, i, end, CRF_EVENT);
}

/* « l'| océan Atlantique |»: the whole of it. */
static void
join_ocean(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (i > 0 && labels[i - 1] == 0 && labels[i] % 2 == 1 && labels[i] <= CRF_BEGIN(CRF_MISC) &&
	    reach_word(s, i - 1, "océan"))
		span_label(labels, i - 1, end, CRF_LOC);
}

void
kind_place(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	join_ocean(s, labels, i, end);
	place_behind(s, labels, i, end);
	place_bracketed(s, labels, i, end);
	if (place_whence(s, labels, i, end))
		return;
	if ((labels[i] == CRF_BEGIN(CRF_PER) &&
		(is_spring(s, i, end) || is_hyphenated(s, i, end))) ||
	    is_at_town(s, labels, i, end) || is_country(s, i, end) || is_state(s, i, end) ||
	    is_heading(s, i, end) || is_acronym_of(s, labels, i, end) ||
	    is_sent_from(s, labels, i, end))
		span_label(labels, i, end, CRF_LOC);
}

bool
kind_none(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t end)
{
	return is_shouted(s, labels, i, end) || is_rubric(s, labels, i, end) || is_colour(s, i) ||
	       is_number(s, i) || is_counted(s, i, end) || is_money(s, i, end) ||
	       is_initial(s, i, end) || is_people(s, i, end) || is_adverb(s, i, end) ||
	       is_pool(s, i, end) || is_price(s, i, end) || is_canton(s, i, end) ||
	       is_demonym(s, i, end) || is_nth(s, i, end) || is_swiss(s, i, end);
}
