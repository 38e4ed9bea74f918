#include "extent.h"

#include "crf.h"
#include "facility.h"
#include "kind.h"
#include "letters.h"
#include "lex.h"
#include "office.h"
#include "person.h"
#include "reach.h"
#include "shorten.h"
#include "span.h"

#include <stdbool.h>
#include <string.h>

enum {
	VERB_MIN = 7,
	TITLE_MAX = 28,
	LONG_NAME = 3,
	ACRONYM_MIN = 5
}; /* in small letters: « Badea » */

/*
 * « Projet d'appui à la politique sectorielle de la santé (PAPS) »: a programme goes on as far as
 * its acronym, which begins as it does.
 */
static void
extend_scheme(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k, last;

	if (strcmp(span_kind(s, i), "scheme") != 0)
		return;
	for (k = i; s->quote[i] & 4 && k < s->n && k - i < TITLE_MAX && s->quote[k] & 1; k++)
		;
	if (k > end && reach_mark(s, k + 1, '(') && reach_upper(s, k + 2) &&
	    reach_mark(s, k + 3, ')')) { /* « “Projet d'accès à l'eau dans X” (PAE) » */
		span_put(s, labels, i, k, CRF_PROG);
		return;
	}
	for (k = end; reach_adjective(s, k); k++) /* « Plan de relance | durable du Mali » */
		;
	if (k < s->n && labels[k] == 0 && !shorten_another(s, k))
		k = reach_complement(s, labels, k, false);
	for (last = end; last < k && !shorten_another(s, last); last++)
		;
	k = last < k ? last : k;
	if (i > 0 && k > end) {
		span_put(s, labels, i, k, CRF_PROG);
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
		span_put(s, labels, i, k, CRF_PROG);
		span_put(s, labels, k + 1, k + 2, CRF_PROG);
	}
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
		if (s->t[k].may & LEX_NAMED_HEAD && strcmp(span_kind(s, k), "body") == 0)
			other = k;
	}
	if (k - i < LONG_NAME || !reach_mark(s, k, '(') || !reach_upper(s, k + 1) ||
	    s->t[k + 1].end - s->t[k + 1].start <
		(s->t[k + 1].flags & TOK_CAPS ? 3 : ACRONYM_MIN) ||
	    !reach_mark(s, k + 2, ')') || !letters_spell(s, i, k, k + 1) ||
	    (other > 0 && letters_spell(s, other, k, k + 1)) ||
	    s->text.s[s->t[k + 1].start] != s->text.s[s->t[i].start])
		return i + 1;
	span_put(s, labels, i, k, CRF_ORG);
	span_put(s, labels, k + 1, k + 2, CRF_ORG);
	return k + 2;
}

/*
 * « Équipe | multisectorielle sur les armes à feu (EMAF) », « AESB (Association des étudiants | et
 * stagiaires du Burkina) »: behind the words that an acronym has the initials of, no more long ones
 * than letters; end if they do not go on so.
 */
static size_t
initials_end(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t end)
{
	bool inside = i > 1 && reach_mark(s, i - 1, '(');
	size_t k, a, words = 0;

	for (k = i; k < s->n && k - i < TITLE_MAX && s->t[k].class == TOK_WORD; k++) {
		if (k >= end && labels[k] != 0 && (labels[k] - 1) / 2 != CRF_LAW && !inside)
			return end;
		words += s->t[k].end - s->t[k].start > 4;
	}
	a = inside ? i - 2 : k + 1;
	return k > end && (inside || (reach_mark(s, k, '(') && reach_mark(s, k + 2, ')'))) &&
		       (!inside || reach_mark(s, k, ')')) && s->t[a].flags & TOK_CAPS &&
		       s->t[a].end - s->t[a].start >= (words > 3 ? words : 3) &&
		       letters_first(s, i, a) && letters_spell(s, i, k, a)
		   ? k
		   : end;
}

/* « Forces de défense | et de sécurité (FDS) »: the acronym has the initials of all its words. */
static size_t
extend_spelled(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	int type = (labels[i] - 1) / 2;
	size_t k = end;

	if (!(s->t[i].flags & TOK_UPPER) || type == CRF_PER || type == CRF_LOC)
		return end;
	while (s->pair[i] == 1 && k < s->n && s->pair[k] == 2)
		k++;
	if (k == end || !reach_mark(s, k, '(') || s->pair[k + 1] != 3)
		k = initials_end(s, labels, i, end);
	if (k == end)
		return end;
	span_put(s, labels, i, k, type);
	if (reach_mark(s, k, '(') && reach_mark(s, k + 2, ')'))
		span_put(s, labels, k + 1, k + 2, type);
	return k;
}

/*
 * « la société | camerounaise des dépôts pétroliers (SCDP)»: the acronym begins with the small word
 * before the name; where it begins.
 */
static size_t
begin_spelled(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (i == 0 || labels[i] != CRF_BEGIN(CRF_ORG) || !reach_mark(s, end, '(') ||
	    !reach_upper(s, end + 1) || !reach_mark(s, end + 2, ')') || labels[i - 1] != 0 ||
	    s->t[i - 1].class != TOK_WORD || s->t[i - 1].flags & (TOK_UPPER | TOK_ELIDED) ||
	    reach_role(s, i - 1) != 0 || letters_first(s, i, end + 1) ||
	    !letters_first(s, i - 1, end + 1) || !letters_spell(s, i - 1, end, end + 1))
		return i;
	span_label(labels, i - 1, end, CRF_ORG);
	return i - 1;
}

/* A body of several words that the tables know, cut short: hint.c found it. */
static size_t
extend_known(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t n;

	if (s->hint[i] == 0 || (n = span_known(s, i, s->n - i)) < LONG_NAME || i + n <= end)
		return end;
	span_put(s, labels, i, i + n, CRF_ORG);
	return i + n;
}

/* « la Police cantonale | vaudoise », « le Croissant-Rouge | libyen » */
static size_t
extend_police(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (labels[i] != CRF_BEGIN(CRF_ORG) || end < i + 2 || labels[end] != 0 ||
	    !(reach_word(s, end - 1, "cantonale") || reach_word(s, end - 1, "cantonales") ||
		(reach_word(s, end - 1, "rouge") && strcmp(span_title(s, end), "people") == 0)) ||
	    (!reach_adjective(s, end) && !reach_word(s, end - 1, "rouge")))
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
	    s->t[i].flags & TOK_CAPS || span_in(&lex_bodies, s, i, end) || *span_title(s, i))
		return end;
	k = reach_article(s, k + 1);
	if (k >= s->n || labels[k] != CRF_BEGIN(CRF_ORG) || !reach_upper(s, k))
		return end;
	k = reach_mention(labels, s->n, k);
	span_label(labels, i, k, CRF_ORG);
	return k;
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
	span_label(labels, i, end + 2, CRF_ORG);
	return end + 2;
}

/* « Prix spécial | de la souveraineté », « Grand Prix | de la ville de Dakar »: what it is for. */
static size_t
extend_prize(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = end;

	if (!(s->t[i].flags & TOK_UPPER) ||
	    !(reach_sign(s, i, SIGN_AWARD) || reach_word(s, i + 1, "prix")))
		return end;
	while (reach_adjective(s, k))
		k++;
	k = reach_complement(s, labels, k, false);
	if (k == end)
		return end;
	span_put(s, labels, i, k, CRF_MISC);
	return k;
}

/* « | Festival | arabe des radios et télévisions »: what it is, and of what. */
static size_t
extend_meeting(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = end, last;

	if (labels[i] != CRF_BEGIN(CRF_EVENT) || !reach_upper(s, end - 1) ||
	    !reach_sign(s, end - 1, SIGN_MEETING))
		return end;
	while (k < s->n && labels[k] == 0 &&
	       (reach_adjective(s, k) || strcmp(span_title(s, k), "people") == 0))
		k++;
	if (k == end)
		return end;
	last = reach_complement(s, labels, k, false);
	if (last > k && reach_role(s, last) == FEATURE_AND && labels[last + 1] == 0 &&
	    str_ends(tok_str(s->text, &s->t[last - 1]), STR("s")) && last + 1 < s->n &&
	    str_ends(tok_str(s->text, &s->t[last + 1]), STR("s")))
		last += 2; /* « des radios et télévisions » */
	span_put(s, labels, i, last, CRF_EVENT);
	return last;
}

/* « la | MTN Ligue | 1 »: a championship by its number. */
static size_t
extend_league(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = reach_number(s, end - 1) > 0 ? end - 1 : end;
	unsigned no = reach_number(s, k);

	if (k <= i || !reach_word(s, k - 1, "ligue") || no < 1 || no > 3)
		return end;
	span_put(s, labels, i, k + 1, CRF_EVENT);
	return k + 1;
}

/*
 * « Direction de l'économie | et de l'emploi »: what a body is of goes on behind et (80 of 80 in the
 * training text).
 */
static size_t
extend_pair(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k, last;

	if (i == 0 || end < i + 3 || reach_role(s, end) != FEATURE_AND ||
	    reach_role(s, end + 1) != FEATURE_LINK || !reach_upper(s, i) ||
	    s->t[end - 1].class != TOK_WORD || s->t[end - 1].flags & TOK_UPPER)
		return end;
	for (k = i; k < end && reach_role(s, k) != FEATURE_LINK; k++)
		;
	if (k == end || *span_title(s, i))
		return end;
	k = reach_article(s, end + 2);
	last = reach_complement(s, labels, end + 1, false);
	if (k >= s->n || s->t[k].class != TOK_WORD || s->t[k].flags & TOK_UPPER || last <= k)
		return end;
	for (k = end; k < last; k++)
		if (labels[k] != 0 && (labels[k] + 1) / 2 != CRF_LOC + 1)
			return end;
	span_put(s, labels, i, last, CRF_ORG);
	return last;
}

/* « Service | intercantonal d'entretien du réseau », « Chambre | pénale de recours ». */
static size_t
extend_head(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = end, last;

	if (i == 0 || end != i + 1 || s->t[i].flags & TOK_CAPS || !(s->t[i].flags & TOK_UPPER) ||
	    (strcmp(span_kind(s, i), "body") != 0 && !reach_word(s, i, "chambre")))
		return end;
	while (reach_adjective(s, k))
		k++;
	last = reach_complement(s, labels, k, false);
	if (k == end || last == k)
		return end;
	for (k = end; k < last && labels[k] == 0; k++)
		;
	if (k < last && (labels[k] != CRF_BEGIN(CRF_ORG) || reach_mention(labels, s->n, k) != last))
		return end; /* names of others inside, but whose it is */
	span_put(s, labels, i, last, CRF_ORG);
	return last;
}

/* « Banque togolaise | pour le commerce et l'industrie »: what a body is for. */
static size_t
extend_purpose(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k, last;

	if (i == 0 || !reach_word(s, end, "pour") || s->t[i].flags & TOK_CAPS ||
	    !(reach_word(s, end + 1, "le") || reach_word(s, end + 1, "la") ||
		reach_word(s, end + 1, "l'")) ||
	    strcmp(span_kind(s, i), "body") != 0 || reach_infinitive(s, end + 2) ||
	    (end > i + 1 && !reach_adjective(s, end - 1) &&
		strcmp(span_title(s, end - 1), "people") != 0) ||
	    reach_sign(s, i, SIGN_BARE))
		return end;
	k = reach_complement(s, labels, end, true);
	for (last = k; last > end && labels[last - 1] == 0; last--)
		;
	if (k == end || last > end)
		return end; /* names of others inside */
	span_put(s, labels, i, k, CRF_ORG);
	return k;
}

/* « , | Aimé | Barthélémy Simporé »: a first name before the name; where it begins. */
static size_t
join_first(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	const struct tok *first = &s->t[i == 0 ? 0 : i - 1];

	if (i < 2 || labels[i - 1] != 0 || !reach_upper(s, i - 1) || !reach_mark(s, i - 2, ',') ||
	    first->flags & (TOK_CAPS | TOK_ELIDED) || first->cend - first->cstart < 4 ||
	    !(s->t[i].flags & TOK_SPACE) || reach_role(s, i - 1) != 0 || *span_title(s, i - 1))
		return i;
	span_label(labels, i - 1, end, CRF_PER);
	return i - 1;
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
	span_put(s, labels, i, last, CRF_PER);
	return last;
}

/*
 * What the rules make of the person, body, place or work that is labelled from *i to *end: both may
 * move; false if nothing more is to be done with it.
 */
static bool
read_person(const struct feature_sent *s, uint8_t *labels, size_t *i, size_t *end)
{
	*i = office_title(s, labels, *i, *end);
	if (labels[*i] == 0)
		return false;
	*i = shorten_credit(s, labels, *i, *end);
	*i = person_whence(s, labels, *i, *end);
	*i = person_initial(s, labels, *i, *end);
	*i = join_first(s, labels, *i, *end);
	*end = person_part(s, labels, *i, *end);
	*end = join_nickname(s, labels, *i, *end);
	return true;
}

static bool
read_body(const struct feature_sent *s, uint8_t *labels, size_t *i, size_t *end)
{
	*end = shorten_end(s, labels, *i, *end);
	*i = shorten_begin(s, labels, *i, *end);
	shorten_two(s, labels, *i, *end);
	person_before(s, labels, *i, *end);
	if (labels[*i] != CRF_BEGIN(CRF_ORG) || office_ministry(s, labels, *i, *end) ||
	    office_head(s, labels, *i, *end) || office_prefecture(s, labels, *i, *end))
		return false;
	*i = office_function(s, labels, *i, *end);
	if (labels[*i] == 0)
		return false;
	person_label(s, labels, *i, *end);
	kind_body(s, labels, *i, *end);
	if (labels[*i] == CRF_BEGIN(CRF_PROG)) {
		extend_scheme(s, labels, *i, *end);
		*end = reach_mention(labels, s->n, *i);
	}
	if (labels[*i] != CRF_BEGIN(CRF_ORG))
		return true;
	*end = reach_mention(labels, s->n, *i);
	*end = extend_police(s, labels, *i, *end);
	*end = shorten_post(s, labels, *i, *end);
	*end = extend_head(s, labels, *i, *end);
	*end = extend_purpose(s, labels, *i, *end);
	*end = extend_owner(s, labels, *i, *end);
	*end = extend_and(s, labels, *i, *end);
	*end = extend_pair(s, labels, *i, *end);
	return true;
}

/* « | Afrique | australe »: the whole of a place that the tables know. */
static size_t
extend_place(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	uint32_t row;
	size_t n = span_match(&lex_places, s, i, s->n - i, &row), k;

	for (k = end; k < i + n && labels[k] == 0; k++)
		;
	if (k < i + n || k == end)
		return end;
	span_label(labels, i, k, CRF_LOC);
	return k;
}

/* « le Liban | -nord », « le Sud-Kivu »: a part of a country is no country. */
static size_t
extend_compass(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (!reach_mark(s, end, '-') || !reach_glued(s, end) || !reach_glued(s, end + 1) ||
	    !reach_sign(s, end + 1, SIGN_COMPASS) || labels[end] != 0)
		return end;
	span_label(labels, i, end + 2, CRF_LOC);
	return end + 2;
}

static bool
read_place(const struct feature_sent *s, uint8_t *labels, size_t *i, size_t *end)
{
	if (office_ministry(s, labels, *i, *end))
		return false;
	*i = shorten_place(s, labels, *i, *end);
	if (labels[*i] == CRF_BEGIN(CRF_PER))
		return true;
	*i = office_function(s, labels, *i, *end);
	if (labels[*i] == 0)
		return false;
	*end = shorten_tail(s, labels, *i, reach_mention(labels, s->n, *i));
	*end = extend_place(s, labels, *i, *end);
	*end = extend_compass(s, labels, *i, *end);
	person_behind(s, labels, *i, *end);
	*end = reach_mention(labels, s->n, *i);
	person_label(s, labels, *i, *end);
	return true;
}

/* « prix Nobel de médecine | John Sulston |»: who has it. */
static size_t
cut_laureate(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = end - 2;

	if (end < i + 4 || !reach_sign(s, i, SIGN_AWARD) || !reach_upper(s, k) ||
	    !reach_upper(s, k + 1) || s->t[k - 1].class != TOK_WORD ||
	    s->t[k - 1].flags & TOK_UPPER || reach_role(s, k - 1) != 0 || !span_first_name(s, k))
		return end;
	span_label(labels, k, end, CRF_PER);
	return k;
}

static bool
read_work(const struct feature_sent *s, uint8_t *labels, size_t *i, size_t *end)
{
	*end = cut_laureate(s, labels, *i, *end);
	*end = extend_prize(s, labels, *i, *end);
	if (!(s->quote[*i] & 1)) {
		if (office_head(s, labels, *i, *end))
			return false;
		*i = office_function(s, labels, *i, *end);
		if (labels[*i] == 0)
			return false;
	}
	person_label(s, labels, *i, *end);
	return true;
}

/* « contribution au remboursement »: in small letters, and with no word that laws begin with. */
static bool
is_no_law(const struct feature_sent *s, size_t i, size_t end)
{
	size_t k;

	if (reach_word(s, i, "dossier"))
		return true;
	if (s->t[i].may & LEX_NAMED_HEAD || s->quote[i] & 1)
		return false;
	for (k = i; k < end; k++)
		if (s->t[k].flags & (TOK_UPPER | TOK_DIGIT) || s->t[k].class == TOK_NUMBER)
			return false;
	return true;
}

/* The rules of its type. */
static bool
read_typed(const struct feature_sent *s, uint8_t *labels, size_t *i, size_t *end)
{
	size_t k;

	switch ((labels[*i] - 1) / 2) {
	case CRF_PROG:
		if ((k = shorten_schemes(s, labels, *i, *end)) == *end)
			extend_scheme(s, labels, *i, k);
		*end = k;
		return true;
	case CRF_LAW:
		if (is_no_law(s, *i, *end))
			memset(labels + *i, 0, *end - *i);
		if (labels[*i] == 0)
			return false;
		*end = shorten_law(s, labels, *i, *end);
		return true;
	case CRF_PER:
		return read_person(s, labels, i, end);
	case CRF_ORG:
		return read_body(s, labels, i, end);
	case CRF_LOC:
		return read_place(s, labels, i, end);
	case CRF_MISC:
		return read_work(s, labels, i, end);
	default:
		return true;
	}
}

void
extent_labels(const struct feature_sent *s, uint8_t *labels)
{
	size_t i, end;

	for (i = reach_label(labels, s->n, 0); i < s->n; i = reach_label(labels, s->n, end)) {
		end = i + 1;
		if (labels[i] % 2 == 0)
			continue;
		end = shorten_known(s, labels, i, reach_mention(labels, s->n, i));
		if (!read_typed(s, labels, &i, &end))
			continue;
		end = extend_league(s, labels, i, end);
		end = extend_meeting(s, labels, i, end);
		kind_named(s, labels, i, end);
		end = facility_body(s, labels, i, end);
		i = facility_plain(s, labels, i, end);
		i = facility_street(s, labels, i, end);
		if (facility_place(s, labels, i, end))
			continue;
		end = extend_known(s, labels, i, end);
		end = extend_spelled(s, labels, i, end);
		i = begin_spelled(s, labels, i, end);
		kind_place(s, labels, i, end);
		if (kind_none(s, labels, i, end))
			memset(labels + i, 0, end - i);
	}
}
