#include "person.h"

#include "crf.h"
#include "ending.h"
#include "lex.h"
#include "namepart.h"
#include "reach.h"
#include "span.h"
#include "tok.h"
#include "u8.h"

#include <string.h>

enum { NAME_MIN = 2, NAME_MAX = 7, NAME_ROOM = 48 }; /* tokens, hyphens and all */

/* The kind of the title right before token i: « le procureur | Sow », « gendarme-major | Sow ». */
static const char *
title_before(const struct feature_sent *s, size_t i)
{
	if (i == 0 || !(s->t[i].flags & TOK_SPACE))
		return "";
	if (reach_mark(s, i - 1, '.') && i > 1) /* « Mme. | Sow » */
		return span_title(s, i - 2);
	return span_title(s, i - 1);
}

static bool
is_artist(const char *kind)
{
	return strcmp(kind, "arts") == 0 || strcmp(kind, "sport") == 0 ||
	       strcmp(kind, "learning") == 0;
}

/* A title that only persons have; « le terroriste | X » is one, the « groupe terroriste | X » not. */
static bool
is_titled(const struct feature_sent *s, size_t i, const char *kind)
{
	if (strcmp(kind, "crime") == 0)
		return i > 1 && reach_role(s, i - 2) == FEATURE_ARTICLE;
	return strcmp(kind, "police") == 0 || strcmp(kind, "justice") == 0 ||
	       strcmp(kind, "civility") == 0;
}

/* Capitalised words, none of them a place or a body that the tables and lists know. */
static bool
is_unknown(const struct feature_sent *s, size_t i, size_t end)
{
	if (end > i + 3 || span_find(&lex_bodies, s, i) != LEX_NONE || span_body(s, i, end))
		return false;
	for (; i < end; i++)
		if (!reach_upper(s, i) || s->t[i].flags & TOK_CAPS ||
		    s->w[i].e.names &
			(FEATURE_CITY | FEATURE_REGION | FEATURE_COUNTRY | FEATURE_ORG))
			return false;
	return true;
}

/* « la présidente | Matagne »: with an article, and a name that the model takes for a place. */
static bool
is_official(
    const struct feature_sent *s, const uint8_t *labels, size_t i, size_t end, const char *kind)
{
	return labels[i] != CRF_BEGIN(CRF_MISC) && i > 1 && !(s->t[i].flags & TOK_CAPS) &&
	       (labels[i] == CRF_BEGIN(CRF_LOC) || (end == i + 1 && is_unknown(s, i, end))) &&
	       (strcmp(kind, "state") == 0 || strcmp(kind, "religion") == 0 ||
		   strcmp(kind, "office") == 0) &&
	       (reach_role(s, i - 2) == FEATURE_ARTICLE || reach_word(s, i - 2, "du") ||
		   reach_word(s, i - 2, "au"));
}

/* « , accusée de », « , 22 ans », « , maire de »: only a person has that behind the name. */
static bool
is_described(const struct feature_sent *s, size_t i, size_t end)
{
	if (!reach_mark(s, end, ',') || s->quote[i] & 1)
		return false;
	if (end + 2 < s->n && s->t[end + 1].class == TOK_NUMBER)
		return reach_word(s, end + 2, "ans") &&
		       (end + 3 >= s->n || s->t[end + 3].class == TOK_MARK);
	return reach_sign(s, end + 1, SIGN_DESCRIBES) ||
	       (reach_word(s, end + 1, "porte") && reach_word(s, end + 3, "parole"));
}

/* « le portier de la JSK, | Boultif | stoppe »: behind a title and the body it is held in. */
static bool
is_apposed(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t end)
{
	const char *kind;
	size_t k = i < 5 ? 0 : i - 2;

	if (k == 0 || !reach_mark(s, i - 1, ',') || labels[k] == 0 || !is_unknown(s, i, end))
		return false;
	while (k > 0 && labels[k] % 2 == 0)
		k--;
	if (k > 0 && reach_role(s, k - 1) == FEATURE_ARTICLE)
		k--;
	if (k < 3 || reach_role(s, k - 1) != FEATURE_LINK)
		return false;
	k -= 2;
	if (!*span_title(s, k) && reach_adjective(s, k))
		k--; /* « le directeur exécutif de » */
	kind = span_title(s, k);
	return k > 0 && *kind != '\0' && strcmp(kind, "people") != 0 &&
	       (reach_word(s, k - 1, "le") || reach_word(s, k - 1, "la") ||
		   reach_word(s, k - 1, "l'") || reach_word(s, k - 1, "du") ||
		   reach_word(s, k - 1, "au") || reach_word(s, k - 1, "son"));
}

/* « la veuve de | Boson |», « la théorie d'| Arrhenius |» */
static bool
is_related(const struct feature_sent *s, size_t i, size_t end)
{
	return i > 1 && reach_role(s, i - 1) == FEATURE_LINK &&
	       (reach_word(s, i - 1, "de") || reach_word(s, i - 1, "d'")) &&
	       reach_sign(s, i - 2, SIGN_RELATIVE) && is_unknown(s, i, end);
}

/* « | Selliti | a précisé »: a word that no text has shown yet, and a verb of saying. */
static bool
is_speaker(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t end)
{
	size_t k = end + (reach_word(s, end, "a"));

	return end == i + 1 && labels[i] != CRF_BEGIN(CRF_MISC) && s->w[i].e.seen == 0 &&
	       is_unknown(s, i, end) && !(s->quote[i] & 1) &&
	       (i == 0 || reach_mark(s, i - 1, ',') || reach_mark(s, i - 1, '.')) && k < s->n &&
	       lex_find(&lex_report, &s->t[k]) != LEX_NONE;
}

/* « voulue par | Ben Ali |»: no body and no place of the tables begins so. */
static bool
is_son(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t end)
{
	return end == i + 2 && labels[i] == CRF_BEGIN(CRF_ORG) && reach_word(s, i, "ben") &&
	       reach_upper(s, i + 1) && !(s->t[i + 1].flags & TOK_CAPS) && is_unknown(s, i, end);
}

/* What stands before a name of a place, a ship or a work, but not before one of a person. */
static bool
is_named_thing(const struct feature_sent *s, size_t i)
{
	if (i == 0)
		return false;
	if (s->quote[i] & 4 || reach_role(s, i - 1) == FEATURE_ARTICLE || reach_upper(s, i - 1) ||
	    reach_sign(s, i - 1, SIGN_THING))
		return true;
	return lex_find(&lex_designators, &s->t[i - 1]) != LEX_NONE ||
	       lex_find(&lex_bodyheads, &s->t[i - 1]) != LEX_NONE || span_behind_kind(s, i);
}

/* « remplacé par | Iya Mohammed |»: a word that no text has shown yet, and a first name. */
static bool
is_family_first(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t end)
{
	return end == i + 2 && labels[i] == CRF_BEGIN(CRF_ORG) && s->t[i + 1].flags & TOK_SPACE &&
	       s->w[i].e.seen == 0 && is_unknown(s, i, end) && !is_named_thing(s, i) &&
	       lex_find(&lex_firstnames, &s->t[i + 1]) != LEX_NONE && !(s->quote[i] & 1);
}

/* « un but de | Mellal |», « | Mellal | a inscrit »: who plays, where no list knows a club. */
static bool
is_player(const struct feature_sent *s, size_t i, size_t end)
{
	return ((i > 1 && reach_role(s, i - 1) == FEATURE_LINK &&
		    reach_sign(s, i - 2, SIGN_SCORES)) ||
		   (reach_word(s, end, "a") && reach_sign(s, end + 1, SIGN_SCORES))) &&
	       is_unknown(s, i, end);
}

/*
 * « Paul Ravel et | Zaida Morel |», « Paul Ravel, | Zaida Morel | et … »: beside a person of two words
 * at least (126 of 128 in the training text behind et, 51 of 52 behind a comma), no name of the tables.
 */
static bool
is_beside(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t end)
{
	return end > i + 1 && i > 2 && labels[i] != CRF_BEGIN(CRF_MISC) &&
	       labels[i - 2] == CRF_INSIDE(CRF_PER) && s->t[i + 1].flags & TOK_SPACE &&
	       (reach_word(s, i - 1, "et") ||
		   (reach_mark(s, i - 1, ',') && labels[i] == CRF_BEGIN(CRF_ORG))) &&
	       is_unknown(s, i, end);
}

/* « Ikram GHIOUA »: a first name and a surname in capitals; « CHRISTOPHE MORIN / … »: a credit. */
static bool
is_shouted(const struct feature_sent *s, size_t i, size_t end)
{
	return end == i + 2 && span_first_name(s, i) &&
	       (!(s->t[i].flags & TOK_CAPS) || reach_mark(s, end, '/') ||
		   (i > 0 && reach_mark(s, i - 1, '('))) &&
	       s->t[i + 1].flags & TOK_CAPS && s->t[i + 1].end - s->t[i + 1].start > 3;
}

/* What a model made of this word in raw text: a person, or it never saw it (form.h). */
static bool
is_persons(const struct form_entry *e)
{
	return e->seen < 4;
}

/* « KONAN AYA »: a first name, whatever its capitals. */
static bool
is_first_name(const struct feature_sent *s, size_t i)
{
	struct str w = tok_str(s->text, &s->t[i]);
	struct tok small = s->t[i];
	char name[NAME_ROOM];
	size_t n = 0, k = 0, len;

	if (lex_find(&lex_firstnames, &s->t[i]) != LEX_NONE)
		return true;
	if (!(s->t[i].flags & TOK_CAPS) || w.n + U8_MAX > sizeof name)
		return false;
	while (k < w.n) {
		int32_t cp = u8_get(w.s + k, w.n - k, &len);

		n += u8_put(name + n, k == 0 ? cp : u8_lower(cp));
		k += len;
	}
	name[n] = '\0';
	small.form = tok_hash(name);
	return lex_find(&lex_firstnames, &small) != LEX_NONE;
}

bool
person_signs(const struct feature_sent *s, size_t i, size_t end)
{
	size_t k;

	if (end < i + NAME_MIN || end > i + NAME_MAX || !is_first_name(s, i))
		return false;
	for (k = i; k < end; k++)
		if (!reach_upper(s, k) && !reach_mark(s, k, '-'))
			return false;
	return true;
}

/* « OUSSEYNOU MASSERIGNE GUEYE », a line of its own: who wrote it. */
static bool
is_signature(const struct feature_sent *s, size_t i, size_t end)
{
	size_t k;

	if (i > 0 || end != s->n || end < NAME_MIN || end > NAME_MAX || !is_first_name(s, i))
		return false;
	for (k = i; k < end; k++)
		if (s->t[k].class == TOK_WORD ? !(s->t[k].flags & TOK_CAPS)
					      : !reach_mark(s, k, '-'))
			return false;
	return true;
}

/* Words with capitals only, two of them at least; none of them an acronym, « Music » or « Store ». */
static bool
is_words(const struct feature_sent *s, size_t i, size_t end)
{
	size_t k, words = 0;

	if (end < i + NAME_MIN || end > i + NAME_MAX)
		return false;
	for (k = i; k < end; k++) {
		if ((reach_mark(s, k, '-') && reach_glued(s, k)) ||
		    (k > i && k + 1 < end && namepart_is(&s->t[k], PART_PERSON)))
			continue; /* « Alfredo di Stefano » */
		if (!reach_upper(s, k) || s->t[k].flags & TOK_CAPS || !is_persons(&s->w[k].e))
			return false;
		words += (s->t[k].flags & TOK_SPACE) != 0 || k == i;
	}
	return words > 1;
}

/* « les éléments de | Berrachedi Noureddine »: the first name last; nothing says it is a place. */
static bool
is_turned(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t end)
{
	return i > 1 && labels[i] == CRF_BEGIN(CRF_LOC) && end == i + 2 &&
	       reach_sign(s, i - 2, SIGN_KIN) &&
	       !(s->w[i].e.names & (FEATURE_CITY | FEATURE_REGION | FEATURE_COUNTRY)) &&
	       s->w[i].e.seen == 0 && (reach_role(s, i - 1) == FEATURE_LINK) &&
	       (lex_find(&lex_firstnames, &s->t[i + 1]) != LEX_NONE ||
		   (reach_sign(s, i - 2, SIGN_VICTIM) && s->w[i + 1].e.seen == 0 &&
		       !(s->w[i + 1].e.names & (FEATURE_CITY | FEATURE_REGION | FEATURE_COUNTRY))));
}

/*
 * « grâce à | Amed Touré »: a first name that is no place, and a surname. Of 2,800 such names in
 * the training text those of places, ships and works stand behind their kind or an article; 68 of
 * 74 behind « à » are persons, and Sidi Abdellah begins as places do.
 */
static bool
is_full(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t end)
{
	if (labels[i] == CRF_BEGIN(CRF_MISC) || !is_words(s, i, end) ||
	    (lex_find(&lex_firstnames, &s->t[i]) == LEX_NONE && !is_turned(s, labels, i, end)) ||
	    lex_find(&lex_places, &s->t[i]) != LEX_NONE ||
	    lex_find(&lex_bodies, &s->t[i]) != LEX_NONE || is_named_thing(s, i))
		return false;
	return labels[i] != CRF_BEGIN(CRF_LOC) || i == 0 ||
	       !(reach_mark(s, i - 1, '(') ||
		   (reach_sign(s, i - 1, SIGN_AT) && !reach_word(s, i - 1, "à")) ||
		   reach_sign(s, i, SIGN_SPRING));
}

/* « du | Baieriverain | Gervais Gilbert »: whence, before a first name; where the name begins. */
size_t
person_whence(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (end < i + 3 || i == 0 || span_first_name(s, i) || !span_first_name(s, i + 1) ||
	    !(s->t[i + 1].flags & TOK_SPACE) || s->w[i].e.seen != 0 ||
	    !ending_is(tok_str(s->text, &s->t[i]), ENDING_DEMONYM, 3) ||
	    !(reach_role(s, i - 1) == FEATURE_ARTICLE || reach_word(s, i - 1, "du") ||
		reach_word(s, i - 1, "au") || reach_word(s, i - 1, "un")))
		return i;
	return span_cut(labels, i, i + 1, end, CRF_PER);
}

/* « | L. | Daouda »: the initial before a name; where it begins. « M. » is no initial. */
size_t
person_initial(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (i < 2 || !reach_mark(s, i - 1, '.') || labels[i - 1] != 0 || labels[i - 2] != 0 ||
	    !reach_glued(s, i - 1) || !reach_upper(s, i - 2) ||
	    s->t[i - 2].cend - s->t[i - 2].cstart != 1 || reach_word(s, i - 2, "m") ||
	    !(i == 2 || s->t[i - 2].flags & TOK_SPACE) ||
	    (i > 2 && reach_mark(s, i - 3, '.') && !(s->t[i - 2].flags & TOK_SPACE)))
		return i;
	span_label(labels, i - 2, end, CRF_PER);
	return i - 2;
}

/* « Thierno Diop | du commissariat de Golf Sud »: where he works is no part of his name. */
static size_t
part_place(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k, j;

	for (k = i + 1; k + 1 < end; k++) {
		if (reach_role(s, k) == FEATURE_LINK && (j = reach_article(s, k + 1)) < end &&
		    span_known(s, j, end - j) > 0) { /* « Marcel | de l'Interpol Bénin » */
			memset(labels + k, 0, end - k);
			span_label(labels, j, end, CRF_ORG);
			return k;
		}
		if (reach_role(s, k) == FEATURE_LINK &&
		    (s->t[k + 1].flags & TOK_DIGIT ||
			(!reach_upper(s, k + 1) && s->t[k + 1].class == TOK_WORD &&
			    reach_role(s, k + 1) == 0))) {
			memset(labels + k, 0, end - k);
			if (lex_find(&lex_bodyheads, &s->t[k + 1]) != LEX_NONE &&
			    reach_upper(s, end - 1))
				span_label(labels, k + 1, end, CRF_ORG);
			return k;
		}
	}
	return end;
}

void
person_label(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	const char *kind = title_before(s, i);

	if (!(s->t[i].flags & TOK_UPPER) || span_body(s, i, end))
		return;
	if (*kind != '\0' && is_artist(kind)) { /* the rapper Médine */
		span_label(labels, i, end, CRF_PER);
		return;
	}
	if (span_in(&lex_places, s, i, end) || span_in(&lex_countries, s, i, end))
		return;
	if ((*kind != '\0' && (is_titled(s, i, kind) || is_official(s, labels, i, end, kind))) ||
	    (is_described(s, i, end) && labels[i] != CRF_BEGIN(CRF_MISC) && end == i + 2 &&
		reach_upper(s, i + 1) && !(s->t[i + 1].flags & TOK_CAPS) &&
		!is_named_thing(s, i)) ||
	    (i > 1 && reach_word(s, i - 1, "étant") && reach_word(s, i - 2, "comme")) ||
	    is_shouted(s, i, end) || is_signature(s, i, end) || is_full(s, labels, i, end) ||
	    is_beside(s, labels, i, end) ||
	    (labels[i] != CRF_BEGIN(CRF_MISC) &&
		(is_speaker(s, labels, i, end) || is_son(s, labels, i, end) ||
		    is_family_first(s, labels, i, end) || is_player(s, i, end) ||
		    is_related(s, i, end) || is_apposed(s, labels, i, end)))) {
		span_label(labels, i, end, CRF_PER);
		part_place(s, labels, i, end);
	}
}

/* « Sanoussi Danioko | du 1er arrondissement de Sikasso »: a person, and where he works. */
void
person_before(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (end < i + 4 || lex_find(&lex_firstnames, &s->t[i]) == LEX_NONE ||
	    lex_find(&lex_places, &s->t[i]) != LEX_NONE || !is_words(s, i, i + 2) ||
	    reach_role(s, i + 2) != FEATURE_LINK || is_named_thing(s, i) || span_body(s, i, end))
		return;
	memset(labels + i + 2, 0, end - i - 2);
	span_label(labels, i, i + 2, CRF_PER);
}

/* « le procureur de | Strasbourg | Yolande Renzi », « l'évêque de Saintes | Boson |»: and a person. */
void
person_behind(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	uint32_t row;
	size_t n = end > i + 1 ? span_match(&lex_places, s, i, end - i, &row) : 0;

	if (n == 0 || s->t[i].end - s->t[i].start <= 4 || i + n >= end ||
	    !(s->t[i + n].flags & TOK_SPACE))
		return;
	if (i + n + 1 == end) { /* a bishop has one name */
		if (i > 1 && reach_role(s, i - 1) == FEATURE_LINK &&
		    strcmp(span_title(s, i - 2), "religion") == 0 && is_unknown(s, i + n, end))
			span_label(labels, i + n, end, CRF_PER);
		return;
	}
	if (s->t[i + n + 1].flags & TOK_SPACE && is_words(s, i + n, end) &&
	    lex_find(&lex_firstnames, &s->t[i + n]) != LEX_NONE)
		span_label(labels, i + n, end, CRF_PER);
}

size_t
person_part(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k;

	for (k = i + 1; k + 1 < end; k++)
		if (!(s->t[k].flags & TOK_UPPER) && reach_sign(s, k, SIGN_ALIAS)) {
			labels[k] = 0;
			span_label(labels, k + 1, end, CRF_PER);
			return k;
		}
	return part_place(s, labels, i, end);
}

/* A paper or an agency at token i, however it is written: « AFP », « KEYSTONE ». */
static bool
is_media(const struct feature_sent *s, size_t i)
{
	uint32_t row = i < s->n ? span_find(&lex_bodies, s, i) : (uint32_t)LEX_NONE;

	return (row != LEX_NONE && strcmp(lex_cell(&lex_bodies, row, 1), "media") == 0) ||
	       (i < s->n && lex_find(&lex_credit, &s->t[i]) != LEX_NONE);
}

void
person_credits(const struct feature_sent *s, uint8_t *labels)
{
	size_t u, i, end;
	bool behind;

	if (!(s->shapes >> FORM_SLASH & 1))
		return;
	for (u = 0; u + 1 < s->uppers; u++) {
		i = s->upper[u];
		if (i > 0 && s->t[i - 1].class != TOK_MARK)
			continue;
		behind = i > 1 && reach_mark(s, i - 1, '/') && is_media(s, i - 2);
		if (labels[i] != 0 && !behind)
			continue;
		for (end = i + 1; (reach_upper(s, end) && (labels[end] == 0 || behind)) ||
				  (behind && reach_mark(s, end, '-') && reach_glued(s, end) &&
				      reach_upper(s, end + 1));
		     end++)
			;
		if ((behind || (reach_mark(s, end, '/') && is_media(s, end + 1))) &&
		    person_signs(s, i, end))
			span_put(s, labels, i, end, CRF_PER);
	}
}
