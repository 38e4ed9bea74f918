#include "extent.h"

#include "crf.h"
#include "lex.h"
#include "reach.h"

#include <stdbool.h>
#include <string.h>

enum { TITLE_MAX = 28, LONG_NAME = 3 };

static void
label(uint8_t *labels, size_t from, size_t to, int type)
{
	size_t i;

	for (i = from; i < to; i++)
		labels[i] = (uint8_t)(i == from ? CRF_BEGIN(type) : CRF_INSIDE(type));
}

/* As label(), and the rest of a mention that is cut behind it is no mention. */
static void
put(const struct feature_sent *s, uint8_t *labels, size_t from, size_t to, int type)
{
	size_t i;

	for (i = to; i < s->n && labels[i] != 0 && labels[i] % 2 == 0; i++)
		labels[i] = 0;
	label(labels, from, to, type);
}

/* Is the sequence of tokens one key of the table? */
static bool
is_in(const struct lex_table *table, const struct feature_sent *s, size_t from, size_t to)
{
	uint32_t row;

	return lex_match(table, s->t + from, to - from, &row) == to - from;
}

/* A body of the tables? */
static bool
is_body(const struct feature_sent *s, size_t from, size_t to)
{
	return is_in(&lex_organisations, s, from, to) || is_in(&lex_longforms, s, from, to) ||
	       is_in(&lex_bodies, s, from, to);
}

/* How many tokens the longest body has that begins at token i, within n, long or short. */
static size_t
known_body(const struct feature_sent *s, size_t i, size_t n)
{
	uint32_t row;
	size_t a, b;

	if (!(s->t[i].may & LEX_NAME))
		return 0;
	a = lex_match(&lex_organisations, s->t + i, n, &row);
	b = lex_match(&lex_longforms, s->t + i, n, &row);
	return a > b ? a : b;
}

/* The kind of a word that begins names by a pattern (named-heads.tsv): "scheme", "body"; or "". */
static const char *
kind_of(const struct feature_sent *s, size_t i)
{
	uint32_t row = s->t[i].flags & TOK_UPPER ? lex_find(&lex_named_heads, &s->t[i]) : LEX_NONE;

	return row == LEX_NONE ? "" : lex_cell(&lex_named_heads, row, 1);
}

/*
 * « Projet d'appui à la politique sectorielle de la santé (PAPS) »: a programme goes on as far as
 * its acronym, which begins as it does.
 */
static void
extend_scheme(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k;

	if (strcmp(kind_of(s, i), "scheme") != 0)
		return;
	for (k = end; reach_adjective(s, k); k++) /* « Plan de relance | durable du Mali » */
		;
	if (k < s->n && labels[k] == 0)
		k = reach_complement(s, labels, k, false);
	if (i > 0 && k > end) {
		put(s, labels, i, k, CRF_PROG);
		end = k;
	}
	for (k = end;
	     k < s->n && k - i < TITLE_MAX && (s->t[k].class == TOK_WORD || reach_mark(s, k, ','));
	     k++)
		for (; k + 1 < s->n && reach_mark(s, k + 1, '-') && reach_glued(s, k + 1); k++)
			;
	if (k > end && reach_mark(s, k, '(') && reach_upper(s, k + 1) &&
	    (s->t[k + 1].flags & TOK_CAPS || s->t[k + 1].end - s->t[k + 1].start > 4) &&
	    reach_mark(s, k + 2, ')') && s->text.s[s->t[k + 1].start] == s->text.s[s->t[i].start]) {
		put(s, labels, i, k, CRF_PROG);
		put(s, labels, k + 1, k + 2, CRF_PROG);
	}
}

/* Are the letters of the acronym at token k, in order, initials of tokens [i, end)? */
static bool
is_initials(const struct feature_sent *s, size_t i, size_t end, size_t k)
{
	size_t at = s->t[k].start, len;

	for (; i < end && at < s->t[k].end; i++)
		if (s->t[i].class == TOK_WORD &&
		    u8_upper(u8_get(s->text.s + s->t[i].start, U8_MAX, &len)) == s->text.s[at])
			at++;
	return at == s->t[k].end;
}

/* « Unité mixte d'enquête sur le crime organisé autochtone (UMECOA) » */
size_t
extent_body(const struct feature_sent *s, uint8_t *labels, size_t i)
{
	size_t k, other = 0;

	if (labels[i] != 0 && labels[i] != CRF_BEGIN(CRF_ORG))
		return i + 1;
	for (k = i + 1;
	     k < s->n && k - i < TITLE_MAX &&
	     (s->t[k].class == TOK_WORD || reach_mark(s, k, ',') || reach_mark(s, k, '-'));
	     k++) {
		if (s->hint[k] == FEATURE_HINT_DATE)
			return i + 1;
		if (s->t[k].may & LEX_NAMED && strcmp(kind_of(s, k), "body") == 0)
			other = k;
	}
	if (k - i < LONG_NAME || !reach_mark(s, k, '(') || !reach_upper(s, k + 1) ||
	    !(s->t[k + 1].flags & TOK_CAPS) || s->t[k + 1].end - s->t[k + 1].start < 3 ||
	    !reach_mark(s, k + 2, ')') || !is_initials(s, i, k, k + 1) ||
	    (other > 0 && is_initials(s, other, k, k + 1)) ||
	    s->text.s[s->t[k + 1].start] != s->text.s[s->t[i].start])
		return i + 1;
	put(s, labels, i, k, CRF_ORG);
	put(s, labels, k + 1, k + 2, CRF_ORG);
	return k + 2;
}

/* « Forces de défense | et de sécurité (FDS) »: the acronym has the initials of all its words. */
static size_t
extend_spelled(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	int type = (labels[i] - 1) / 2;
	size_t k = end;

	if (s->pair[i] != 1 || !(s->t[i].flags & TOK_UPPER) || type == CRF_PER || type == CRF_LOC)
		return end;
	while (k < s->n && s->pair[k] == 2)
		k++;
	if (k == end || !reach_mark(s, k, '(') || s->pair[k + 1] != 3)
		return end;
	put(s, labels, i, k, type);
	return k;
}

/* A body of several words that the tables know, cut short: hint.c found it. */
static size_t
extend_known(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t n;

	if (s->hint[i] == 0 || (n = known_body(s, i, s->n - i)) < LONG_NAME || i + n <= end)
		return end;
	put(s, labels, i, i + n, CRF_ORG);
	return i + n;
}

/* « la Police cantonale | vaudoise » */
static size_t
extend_police(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (labels[i] != CRF_BEGIN(CRF_ORG) || end < i + 2 || labels[end] != 0 ||
	    !(reach_word(s, end - 1, "cantonale") || reach_word(s, end - 1, "cantonales")) ||
	    !reach_adjective(s, end))
		return end;
	labels[end] = CRF_INSIDE(CRF_ORG);
	return end + 1;
}

/*
 * « Section de lutte antidrogue de la | GRC de Québec »: of what body a body is a part belongs to
 * its name (528 of 533 in the training text).
 */
static size_t
extend_owner(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = end;

	if (reach_role(s, k) != FEATURE_LINK || !(s->t[i].flags & TOK_UPPER) ||
	    s->t[i].flags & TOK_CAPS || is_in(&lex_bodies, s, i, end))
		return end;
	k = reach_article(s, k + 1);
	if (k >= s->n || labels[k] != CRF_BEGIN(CRF_ORG) || !reach_upper(s, k))
		return end;
	k = reach_mention(labels, s->n, k);
	label(labels, i, k, CRF_ORG);
	return k;
}

/* « Agence française de développement | Bénédicte Brusset »: a known body, and a person of it. */
static void
part_person(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t n = known_body(s, i, end - i), k = i + n;

	if (n < 2 || k + 1 >= end || !reach_upper(s, k) || !reach_upper(s, k + 1) ||
	    !(s->w[k].e.names & FEATURE_FIRST))
		return;
	label(labels, k, end, CRF_PER);
}

/* « Stratégie pour le développement et la sécurité »: a plan, not a body. */
static void
turn_scheme(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (end > i + 2 && strcmp(kind_of(s, i), "scheme") == 0 && reach_role(s, i + 1) != 0 &&
	    !reach_word(s, i + 2, "nations") && !is_body(s, i, end))
		label(labels, i, end, CRF_PROG);
}

/* « Prix spécial | de la souveraineté », « Grand Prix | de la ville de Dakar »: what it is for. */
static size_t
extend_prize(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = end;

	if (!(s->t[i].flags & TOK_UPPER) ||
	    !(reach_word(s, i, "prix") || reach_word(s, i, "trophée") ||
		reach_word(s, i, "étalon") || reach_word(s, i, "médaille") ||
		reach_word(s, i + 1, "prix")))
		return end;
	while (reach_adjective(s, k))
		k++;
	k = reach_complement(s, labels, k, false);
	if (k == end)
		return end;
	put(s, labels, i, k, CRF_MISC);
	return k;
}

/* « à bord d'une | BMW »: the car, not its maker (25 of 25 in the training text). */
static void
turn_car(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	uint32_t row;

	if (i == 0 || end != i + 1 ||
	    !(reach_word(s, i - 1, "une") || reach_word(s, i - 1, "un") ||
		reach_word(s, i - 1, "sa")) ||
	    (row = lex_find(&lex_bodies, &s->t[i])) == LEX_NONE ||
	    strcmp(lex_cell(&lex_bodies, row, 1), "company") != 0)
		return;
	label(labels, i, end, CRF_MISC);
}

/* The kind of a title or office at token i, written with a capital or without; "" if it is none. */
static const char *
title_of(const struct feature_sent *s, size_t i)
{
	struct tok small = s->t[i];
	uint32_t row;

	small.form = small.fold;
	if ((row = lex_find(&lex_titles, &s->t[i])) == LEX_NONE)
		row = lex_find(&lex_titles, &small);
	return row == LEX_NONE ? "" : lex_cell(&lex_titles, row, 1);
}

/* « | Monsieur | Ngakoutou », « Chef de Poste | Ousseynou Sèye »: only the name; its beginning. */
static size_t
drop_title(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	const char *kind = end > i + 1 ? title_of(s, i) : "";

	if (end > i + 2 && *kind != '\0' && strcmp(kind, "civility") != 0 &&
	    reach_role(s, i + 1) == FEATURE_LINK) { /* « Chef de l'État », « Président de la … » */
		memset(labels + i, 0, end - i);
		return i;
	}
	if (end < i + 2 || !(s->t[i + 1].flags & TOK_UPPER) ||
	    (strcmp(kind, "civility") != 0 && strcmp(kind, "police") != 0 &&
		strcmp(kind, "people") != 0))
		return i;
	labels[i] = 0;
	label(labels, i + 1, end, CRF_PER);
	return i + 1;
}

/*
 * « le rappeur | SCH », « l'économiste | Traoré »: a person (65 of 65 in the training text); and
 * « Ikram GHIOUA »: a first name and a surname in capitals.
 */
static void
turn_person(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	const char *kind = i > 0 && s->t[i].flags & TOK_SPACE ? title_of(s, i - 1) : "";

	if (!(s->t[i].flags & TOK_UPPER) || is_body(s, i, end))
		return;
	if (strcmp(kind, "arts") == 0 || strcmp(kind, "sport") == 0 ||
	    strcmp(kind, "learning") == 0 ||
	    (end == i + 2 && s->w[i].e.names & FEATURE_FIRST && !(s->t[i].flags & TOK_CAPS) &&
		s->t[i + 1].flags & TOK_CAPS && s->t[i + 1].end - s->t[i + 1].start > 3))
		label(labels, i, end, CRF_PER);
}

/* « l'Opération militaire | Koundjoaré »: the name only; « le Gal. | Yark »: a person. */
static bool
drop_head(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	const char *kind = title_of(s, i);
	size_t k = i + 1;
	int type = CRF_PER;

	if (reach_word(s, i, "opération") && s->t[i].flags & TOK_UPPER) {
		type = CRF_PROG;
		while (reach_adjective(s, k))
			k++;
	} else if (strcmp(kind, "police") != 0 && strcmp(kind, "civility") != 0) {
		return false;
	} else if (reach_mark(s, k, '.')) {
		k++;
	}
	if (k >= end || !reach_upper(s, k) || (i == 0 && type == CRF_PROG))
		return false;
	memset(labels + i, 0, k - i);
	label(labels, k, end, type);
	return true;
}

/* « située dans la préfecture de | Kpendjal »: where it is, not who. */
static bool
drop_prefecture(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k;

	if (!reach_word(s, i, "préfecture") || reach_role(s, i + 1) != FEATURE_LINK || i < 2 ||
	    !(reach_word(s, i - 2, "dans") || reach_mark(s, i - 1, '(')))
		return false;
	k = reach_article(s, i + 2);
	if (k >= end || !reach_upper(s, k))
		return false;
	memset(labels + i, 0, k - i);
	label(labels, k, end, CRF_LOC);
	return true;
}

/* « Cour de répression des Infractions économiques | et Financières » */
static size_t
extend_and(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	struct str w;
	size_t k;

	if (end < i + 3 || reach_role(s, end) != FEATURE_AND || !reach_upper(s, end + 1) ||
	    labels[end + 1] != 0 || s->t[end + 1].flags & TOK_CAPS || reach_upper(s, end + 2) ||
	    !(s->t[end - 1].flags & TOK_UPPER) || !(s->t[end + 1].flags & TOK_SPACE))
		return end;
	w = tok_str(s->text, &s->t[end + 1]);
	if (w.n < 4 || w.s[w.n - 1] != 's' || s->text.s[s->t[end - 1].end - 1] != 's')
		return end;
	for (k = i; k < end && reach_role(s, k) != FEATURE_LINK; k++)
		;
	if (k == end)
		return end;
	label(labels, i, end + 2, CRF_ORG);
	return end + 2;
}

/* « 14 | Vaudois »: people, counted. */
static bool
is_counted(const struct feature_sent *s, size_t i, size_t end)
{
	struct str w;

	if (end != i + 2 || s->t[i].class != TOK_NUMBER || !(s->t[i + 1].flags & TOK_SPACE))
		return false;
	w = tok_str(s->text, &s->t[i + 1]);
	return w.n > 4 &&
	       (memcmp(w.s + w.n - 3, "ois", 3) == 0 || memcmp(w.s + w.n - 3, "ais", 3) == 0 ||
		   memcmp(w.s + w.n - 4, "iens", 4) == 0);
}

/* « Directrice des Opérations de la | Banque mondiale »: an office is no body; its beginning. */
static size_t
drop_function(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	const char *kind = title_of(s, i);
	size_t k, j, n;
	uint32_t row;

	if ((strcmp(kind, "state") != 0 && strcmp(kind, "police") != 0 &&
		strcmp(kind, "office") != 0) ||
	    end < i + 3 || !(s->t[i].flags & TOK_UPPER) || is_body(s, i, end))
		return i;
	for (k = i + 1; k + 1 < end; k++) {
		if (reach_role(s, k) != FEATURE_LINK)
			continue;
		j = reach_article(s, k + 1);
		n = j < end ? lex_match(&lex_countries, s->t + j, end - j, &row) : 0;
		if (n > 0 && j + n < end &&
		    reach_upper(s, j + n)) { /* « … du Mali | Modibo Keïta » */
			memset(labels + i, 0, j - i);
			label(labels, j, j + n, CRF_LOC);
			label(labels, j + n, end, CRF_PER);
			return j;
		}
		if (j < end && (is_in(&lex_countries, s, j, end) || is_body(s, j, end) ||
				   (j + 1 == end && s->t[j].flags & TOK_CAPS))) {
			memset(labels + i, 0, j - i);
			label(labels, j, end, is_in(&lex_countries, s, j, end) ? CRF_LOC : CRF_ORG);
			return j;
		}
	}
	if (strcmp(kind, "police") == 0 && end == i + 3) /* « Général de Brigade » */
		memset(labels + i, 0, end - i);
	return i;
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
	    is_in(&lex_countries, s, i - 2, i - 1) || is_body(s, i, end))
		return;
	label(labels, i, end, CRF_LOC);
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

/* « la Cote d'Ivoire »: a country of several words, whatever the model took it for. */
static bool
is_country(const struct feature_sent *s, size_t i, size_t end)
{
	return end > i + 1 && !reach_word(s, i, "autorité") && !reach_word(s, i, "saint") &&
	       is_in(&lex_countries, s, i, end);
}

/* « la capitale | Burkinabè »: of a people, written with a capital. */
static bool
is_people(const struct feature_sent *s, size_t i, size_t end)
{
	return end == i + 1 && strcmp(title_of(s, i), "people") == 0;
}

/* « 1,3 milliard d'| Ouguiya »: money. */
static bool
is_money(const struct feature_sent *s, size_t i, size_t end)
{
	return end == i + 1 && i > 1 && reach_role(s, i - 1) == FEATURE_LINK &&
	       lex_find(&lex_currencies, &s->t[i]) != LEX_NONE;
}

/*
 * « la Sûreté nationale | et des éléments de la | Douane royale »: de behind et cannot go on with a
 * name that has none before it. (No name of 123 in the training text.)
 */
static void
part_joined(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k, j;

	for (k = i + 1; k + 2 < end && reach_role(s, k) != FEATURE_AND; k++)
		if (reach_role(s, k) == FEATURE_LINK || s->t[k].class != TOK_WORD)
			return;
	if (k + 2 >= end || reach_role(s, k + 1) != FEATURE_LINK || !(s->t[i].flags & TOK_UPPER))
		return;
	for (j = k + 1; j < end && !reach_upper(s, j); j++)
		;
	if (j == end || is_in(&lex_countries, s, j, end) || is_in(&lex_places, s, j, end))
		return;
	memset(labels + k, 0, j - k);
	label(labels, j, end, CRF_ORG);
}

/* « Ministère public/ministère des Enseignements secondaires »: two bodies. */
static void
part_stroke(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k;

	for (k = i + 2; k + 1 < end; k++)
		if (reach_mark(s, k, '/') &&
		    (reach_word(s, k + 1, "ministère") ||
			(reach_upper(s, k + 1) && k + 2 < end && reach_upper(s, i)))) {
			labels[k] = 0;
			label(labels, k + 1, end, (labels[i] - 1) / 2);
			return;
		}
}

/* « ministres de la | Défense du | G5 Sahel »: an office, and whose. */
static bool
drop_office(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = i, j;

	if (s->t[i].flags & TOK_CAPS ||
	    (labels[i] != CRF_BEGIN(CRF_ORG) && reach_role(s, end) != FEATURE_AND))
		return false;
	if (k > 0 && reach_role(s, k - 1) == FEATURE_ARTICLE)
		k--;
	while (k > 4 && reach_role(s, k - 1) == FEATURE_LINK &&
	       reach_role(s, k - 2) == FEATURE_AND && reach_upper(s, k - 3) && labels[k - 3] == 0 &&
	       reach_role(s, k - 4) != 0) { /* « de l'Économie | et du | Développement durable » */
		k -= 3;
		if (reach_role(s, k - 1) == FEATURE_ARTICLE)
			k--;
	}
	if (k > 2 && reach_role(s, k - 1) == FEATURE_LINK && reach_adjective(s, k - 2))
		k--; /* « ministre français de » */
	if (k < 2 ||
	    reach_role(s, k - 1 + (s->t[k - 1].class == TOK_WORD && reach_adjective(s, k - 1))) !=
		FEATURE_LINK ||
	    !(reach_word(s, k - 2, "ministre") || reach_word(s, k - 2, "ministres")) ||
	    is_body(s, i, end))
		return false;
	memset(labels + i, 0, end - i);
	for (j = end; j-- > i + 2;)
		if (reach_role(s, j) == FEATURE_LINK || reach_role(s, j) == FEATURE_ARTICLE)
			break;
	j++;
	if (j < end && j > i + 1 && is_in(&lex_countries, s, j, end))
		label(labels, j, end, CRF_LOC);
	else if (j < end && j > i + 1 && (is_body(s, j, end)))
		label(labels, j, end, CRF_ORG);
	return true;
}

/* « la localité de | Luna », « wilaya d'| El Tarf »: a place. */
static void
place_behind(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = i, j;
	uint32_t row;
	int type = (labels[i] - 1) / 2;

	if ((type != CRF_PER && type != CRF_ORG && type != CRF_MISC) ||
	    !(s->t[i].flags & TOK_UPPER) || s->t[i].flags & TOK_CAPS ||
	    (type == CRF_PER && end > i + 1 && s->t[i + 1].flags & TOK_SPACE))
		return;
	if (k > 0 && s->quote[i] & 4)
		k--;
	if (k > 0 && reach_role(s, k - 1) == FEATURE_ARTICLE)
		k--;
	if (k < 2 || reach_role(s, k - 1) != FEATURE_LINK ||
	    (row = lex_find(&lex_designators, &s->t[k - 2])) == LEX_NONE ||
	    strcmp(lex_cell(&lex_designators, row, 2), "de") != 0 || is_in(&lex_bodies, s, i, end))
		return;
	for (j = i; j < end; j++)
		if (s->t[j].class == TOK_WORD && !(s->t[j].flags & TOK_UPPER) &&
		    reach_role(s, j) != 0)
			return;
	label(labels, i, end, CRF_LOC);
}

/* « Jimmy | « Barbecue » | Cherizier »: behind the nickname; end if there is none. */
static size_t
join_nickname(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = i + 1, last;

	while (k <= end && !(k < s->n && s->quote[k] & 4))
		k++;
	if (k > end + 1 || k >= s->n || !(s->quote[k] & 4) || !reach_upper(s, k) || k < i + 2)
		return end;
	while (k < s->n && k < end + 4 && s->quote[k] & 1)
		k++;
	if (k >= s->n || s->t[k].class != TOK_MARK || !reach_upper(s, k + 1) ||
	    s->t[k + 1].flags & TOK_ELIDED)
		return end;
	k++;
	last = reach_mention(labels, s->n, k);
	if (last == k)
		for (last = k + 1; reach_upper(s, last) && labels[last] == 0; last++)
			;
	put(s, labels, i, last, CRF_PER);
	return last;
}

/* « 1,|440 T »: no name begins inside a number. */
static bool
is_number(const struct feature_sent *s, size_t i)
{
	return s->t[i].class == TOK_NUMBER && i > 1 && reach_glued(s, i) &&
	       s->t[i - 1].class == TOK_MARK && reach_glued(s, i - 1) &&
	       s->t[i - 2].class == TOK_NUMBER;
}

/* The next token from i on that has a label; n if there is none. */
static size_t
next_label(const uint8_t *labels, size_t n, size_t i)
{
	uint64_t eight;

	for (; i + sizeof eight <= n; i += sizeof eight) {
		memcpy(&eight, labels + i, sizeof eight);
		if (eight != 0)
			break;
	}
	while (i < n && labels[i] == 0)
		i++;
	return i;
}

void
extent_labels(const struct feature_sent *s, uint8_t *labels)
{
	size_t i, end;

	for (i = next_label(labels, s->n, 0); i < s->n; i = next_label(labels, s->n, end)) {
		end = i + 1;
		if (labels[i] % 2 == 0)
			continue;
		end = reach_mention(labels, s->n, i);
		switch ((labels[i] - 1) / 2) {
		case CRF_PROG:
			extend_scheme(s, labels, i, end);
			break;
		case CRF_PER:
			i = drop_title(s, labels, i, end);
			if (labels[i] == 0)
				continue;
			end = join_nickname(s, labels, i, end);
			break;
		case CRF_ORG:
			part_stroke(s, labels, i, end);
			part_joined(s, labels, i, end);
			part_person(s, labels, i, end);
			if (drop_office(s, labels, i, end) || drop_head(s, labels, i, end) ||
			    drop_prefecture(s, labels, i, end))
				continue;
			i = drop_function(s, labels, i, end);
			if (labels[i] == 0)
				continue;
			turn_car(s, labels, i, end);
			turn_person(s, labels, i, end);
			if (reach_word(s, i, "palais") && end > i + 2 &&
			    s->t[i].flags & TOK_UPPER && s->t[i + 1].flags & TOK_SPACE)
				label(labels, i, end, CRF_LOC);
			turn_scheme(s, labels, i, end);
			if (reach_word(s, i, "journée") || reach_word(s, i, "journées"))
				label(labels, i, end, CRF_EVENT);
			if (labels[i] != CRF_BEGIN(CRF_ORG))
				break;
			end = reach_mention(labels, s->n, i);
			end = extend_police(s, labels, i, end);
			end = extend_owner(s, labels, i, end);
			end = extend_and(s, labels, i, end);
			break;
		case CRF_LOC:
			if (drop_office(s, labels, i, end))
				continue;
			i = drop_function(s, labels, i, end);
			if (labels[i] == 0)
				continue;
			end = reach_mention(labels, s->n, i);
			turn_person(s, labels, i, end);
			break;
		case CRF_MISC:
			end = extend_prize(s, labels, i, end);
			turn_person(s, labels, i, end);
			break;
		default:
			break;
		}
		end = extend_known(s, labels, i, end);
		end = extend_spelled(s, labels, i, end);
		place_behind(s, labels, i, end);
		place_bracketed(s, labels, i, end);
		if (is_country(s, i, end))
			label(labels, i, end, CRF_LOC);
		if (is_number(s, i) || is_counted(s, i, end) || is_money(s, i, end) ||
		    is_initial(s, i, end) || is_people(s, i, end))
			memset(labels + i, 0, end - i);
	}
}
