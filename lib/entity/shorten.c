#include "shorten.h"

#include "crf.h"
#include "letters.h"
#include "lex.h"
#include "person.h"
#include "reach.h"
#include "span.h"

#include <string.h>

/* Letters of a verb that ends what was taken for a name; more than abbreviations have. */
enum { VERB_MIN = 7, DOTTED = 4 };

/* « Organisation pour l'alimentation et l'agriculture » */
static bool
has_purpose(const struct feature_sent *s, size_t i, size_t end)
{
	for (; i < end; i++)
		if (reach_word(s, i, "pour") || reach_word(s, i, "contre") ||
		    reach_word(s, i, "sur"))
			return true;
	return false;
}

/* « | venus | en appui »: in small letters, with what belongs to it. */
static bool
is_participle(const struct feature_sent *s, size_t i)
{
	uint32_t row =
	    s->t[i].flags & TOK_UPPER ? (uint32_t)LEX_NONE : lex_find(&lex_words, &s->t[i]);

	return row != LEX_NONE && strcmp(lex_cell(&lex_words, row, 1), "part") == 0 &&
	       (reach_word(s, i + 1, "en") || reach_word(s, i + 1, "à") ||
		   reach_word(s, i + 1, "par") || reach_word(s, i + 1, "dans"));
}

/* « Ford Europe | vous propose »: a name does not end in a pronoun or an auxiliary. */
static size_t
part_small(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k;

	while (end > i + 1 && !(s->t[end - 1].flags & TOK_UPPER) && reach_upper(s, end - 2) &&
	       s->t[end - 1].flags & TOK_SPACE && reach_small(s, end - 1))
		labels[--end] = 0;
	if (end > i + 2 && reach_mark(s, end - 1, '.') && !(s->t[end - 2].flags & TOK_UPPER) &&
	    s->t[end - 2].cend - s->t[end - 2].cstart > DOTTED)
		labels[--end] = 0; /* « Ministère public fribourgeois | . » */
	if (end > i + 2 && reach_upper(s, end - 2) && is_participle(s, end - 1) &&
	    !span_body(s, i, end))
		labels[--end] = 0; /* « ministère des Eaux et Forêts | venus en appui » */
	k = end < i + 4 ? end : end - 3;
	if (k < end && reach_role(s, k) == FEATURE_AND && reach_role(s, k + 1) == FEATURE_ARTICLE &&
	    !reach_upper(s, k + 1) && !reach_upper(s, k + 2) && !has_purpose(s, i, k)) {
		memset(labels + k, 0, end - k); /* « Ministère public | et la police » */
		return k;
	}
	return end;
}

/* « TRIBUNAL DE CHALON | - Chopé avec », « TRIBUNAL D'ORAN | Le trafic »: a heading in capitals. */
static size_t
part_dash(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k;

	for (k = i + 1; k + 1 < end; k++)
		if ((reach_mark(s, k, '-') && s->t[k].flags & TOK_SPACE &&
			s->t[k + 1].flags & TOK_SPACE && s->t[k - 1].flags & TOK_CAPS &&
			!(s->t[k + 1].flags & TOK_CAPS)) ||
		    (k > i + 1 && s->t[i].flags & s->t[k - 1].flags & TOK_CAPS &&
			s->t[i].end - s->t[i].start > DOTTED && reach_upper(s, k) &&
			!(s->t[k].flags & TOK_CAPS) && reach_role(s, k) == FEATURE_ARTICLE)) {
			memset(labels + k, 0, end - k);
			return k;
		}
	return end;
}

/*
 * « Conseil supérieur de la magistrature | de vérifier »: a verb. « chemins de fer », « Conseil de
 * quartier » are none: short words and those in -ier are left.
 */
static size_t
part_verb(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	struct str w = tok_str(s->text, &s->t[end - 1]);

	if (end < i + 3 || !reach_word(s, end - 2, "de") || s->t[end - 1].flags & TOK_UPPER ||
	    !reach_infinitive(s, end - 1) || s->t[end - 1].cend - s->t[end - 1].cstart < VERB_MIN ||
	    memcmp(w.s + w.n - 3, "ier", 3) == 0)
		return end;
	labels[end - 2] = labels[end - 1] = 0;
	return end - 2;
}

/*
 * « Nations unies | pour l'Afrique de l'Ouest », « Interpol | sur la criminalité »: a known body, and
 * what its envoy is for, what its report is about.
 */
static size_t
part_purpose(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t n = span_known(s, i, end - i), k = i + n, j;

	if (n == 0 || k + 2 > end || !(reach_word(s, k, "pour") || reach_word(s, k, "sur")) ||
	    (n == 1 && reach_upper(s, end - 1)))
		return end;
	j = reach_article(s, k + 1);
	memset(labels + k, 0, end - k);
	if (j < end && reach_upper(s, j))
		span_label(labels, j, end, CRF_LOC);
	return k;
}

/*
 * « Service des renseignements | nouvellement créé », « Direction des enquêtes | relevant de la
 * Douane »: what only says where it is or whose it is (no participle belongs to a name).
 */
static size_t
part_tail(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k, j;

	for (k = i + 2; k < end; k++)
		if (!(s->t[k].flags & TOK_UPPER) && reach_sign(s, k, SIGN_SITED)) {
			for (j = k; j < end && !reach_upper(s, j); j++)
				;
			memset(labels + k, 0, end - k);
			span_label(labels, j, end, CRF_ORG);
			return k;
		}
	return end;
}

/* A name of a body or a place that the tables know, or -1. */
static int
known_type(const struct feature_sent *s, size_t i, size_t end)
{
	if (span_in(&lex_countries, s, i, end) || span_in(&lex_places, s, i, end))
		return CRF_LOC;
	return span_body(s, i, end) || span_in(&lex_bodies, s, i, end) ? CRF_ORG : -1;
}

/*
 * « | Tunis | -Moody's a indiqué », « | Club Africain | - Assemblée générale », « | Club Africain |
 * tiendra son Assemblée »: a name of the tables ends at a dash, and at a verb; what is behind is
 * another name.
 */
size_t
shorten_known(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	int type;
	uint32_t row;
	size_t k, next;

	for (k = i + 1; k < end; k++) {
		if (reach_mark(s, k, '-') && s->t[k].flags & TOK_SPACE)
			break;
		if (k + 1 < end &&
		    (labels[i] == CRF_BEGIN(CRF_ORG) || labels[i] == CRF_BEGIN(CRF_EVENT)) &&
		    s->t[k].class == TOK_WORD && !(s->t[k].flags & TOK_UPPER) && !s->quote[k] &&
		    (row = lex_find(&lex_tenses, &s->t[k])) != LEX_NONE &&
		    strcmp(lex_cell(&lex_tenses, row, 1), "future") == 0)
			break;
	}
	if (k == end || known_type(s, i, end) >= 0)
		return end;
	type = known_type(s, i, k);
	if (type < 0 && s->t[k].class == TOK_WORD)
		type =
		    span_match(&lex_bodies, s, i, k - i, &row) > 0 ? CRF_ORG : (labels[i] - 1) / 2;
	if (type < 0)
		return end;
	next = reach_mark(s, k, '-') && k + 1 < end ? k + 1 : end;
	memset(labels + k, 0, next - k);
	if (next < end) {
		int behind = known_type(s, next, end);

		span_label(labels, next, end, behind < 0 ? (labels[i] - 1) / 2 : behind);
	}
	span_label(labels, i, k, type);
	return k;
}

/* « centre hospitalier de | L'Aigle | pour examen »: a town, and why somebody is there. */
static size_t
part_reason(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	uint32_t row;
	size_t n = span_match(&lex_places, s, i, end - i, &row);

	if (n == 0 && i > 0 && s->t[i - 1].flags & TOK_ELIDED && labels[i - 1] == 0 &&
	    (n = span_match(&lex_places, s, i - 1, end - i + 1, &row)) > 1)
		i--;
	if (n == 0 || i + n >= end || !reach_word(s, i + n, "pour") || span_body(s, i, end))
		return end;
	memset(labels + i + n, 0, end - i - n);
	span_label(labels, i, i + n, CRF_LOC);
	return i + n;
}

/* « | Centre Carter | 70 observateurs »: what is counted behind a name. */
static size_t
part_count(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (end < i + 2 || end >= s->n || s->t[end - 1].class != TOK_NUMBER ||
	    !(s->t[end - 1].flags & TOK_SPACE) || !(s->t[end].flags & TOK_SPACE) ||
	    s->t[end].flags & TOK_UPPER || span_body(s, i, end) ||
	    span_in(&lex_bodies, s, i, end) || /* « France 2 après » */
	    (s->t[end].class != TOK_NUMBER &&
		(s->t[end].class != TOK_WORD || s->t[end].cend - s->t[end].cstart <= DOTTED ||
		    !str_ends(tok_str(s->text, &s->t[end]), STR("s")))))
		return end;
	labels[end - 1] = 0;
	return end - 1;
}

size_t
shorten_end(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	end = part_reason(s, labels, i, end);
	end = part_count(s, labels, i, end);
	end = part_small(s, labels, i, end);
	end = part_dash(s, labels, i, end);
	end = part_verb(s, labels, i, end);
	end = part_purpose(s, labels, i, end);
	return part_tail(s, labels, i, end);
}

/* « Les éléments du | commissariat urbain de Thiès »: people of the body; where it begins. */
static size_t
part_people(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = i;

	if (reach_role(s, k) == FEATURE_ARTICLE || reach_word(s, k, "des"))
		k++;
	if (!reach_sign(s, k, SIGN_MEMBER) || reach_role(s, k + 1) != FEATURE_LINK)
		return i;
	k = reach_article(s, k + 2);
	if (k >= end || (k == i + 2 && s->t[i].flags & TOK_UPPER && i > 0))
		return i;
	return span_cut(labels, i, k, end, CRF_ORG);
}

/* « le | parti politique | Ensemble pour le Changement »: the name only. */
static size_t
part_head(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = i + 1;
	uint32_t row;

	if (s->t[i].flags & TOK_UPPER || (row = lex_find(&lex_designators, &s->t[i])) == LEX_NONE ||
	    strcmp(lex_cell(&lex_designators, row, 1), "ORG") != 0)
		return i;
	while (k < end && !reach_upper(s, k) && (reach_adjective(s, k) || k > i + 1))
		k++; /* « organisation haïtienne de droits humains | Défenseurs Plus » */
	if (k >= end || !reach_upper(s, k) || reach_role(s, k - 1) != 0 ||
	    reach_word(s, i + 1, "scolaire"))
		return i;
	return span_cut(labels, i, k, end, CRF_ORG);
}

/*
 * « la | riposte des | volontaires pour la défense de la patrie (VDP)»: a small word that the acronym
 * does not begin with is no part of what it stands for.
 */
static size_t
part_spelled(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k;

	if (s->t[i].flags & TOK_UPPER || !reach_mark(s, end, '(') || end + 1 >= s->n ||
	    !(s->t[end + 1].flags & TOK_CAPS) || letters_first(s, i, end + 1))
		return i;
	for (k = i + 1; k + 1 < end; k++)
		if (reach_role(s, k) == 0 && reach_role(s, k - 1) != 0 &&
		    letters_first(s, k, end + 1) && letters_spell(s, k, end, end + 1))
			return span_cut(labels, i, k, end, CRF_ORG);
	return i;
}

/* « les jeunes des | Régions de | Ségou et San »: places, told by their kind. */
static size_t
part_regions(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = reach_article(s, i + 2);

	if (end < i + 3 || k >= end || !reach_upper(s, k) ||
	    !(reach_word(s, i, "régions") || reach_word(s, i, "communes") ||
		reach_word(s, i, "provinces") || reach_word(s, i, "départements")) ||
	    reach_role(s, i + 1) != FEATURE_LINK)
		return i;
	return span_cut(labels, i, k, end, CRF_LOC);
}

size_t
shorten_begin(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	i = part_people(s, labels, i, end);
	i = part_spelled(s, labels, i, end);
	i = part_regions(s, labels, i, end);
	return part_head(s, labels, i, end);
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
			span_label(labels, k + 1, end, (labels[i] - 1) / 2);
			return;
		}
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
		if (reach_role(s, k) == FEATURE_LINK || s->t[k].class == TOK_MARK)
			return;
	if (k + 2 >= end || reach_role(s, k + 1) != FEATURE_LINK || !(s->t[i].flags & TOK_UPPER))
		return;
	for (j = k + 1; j < end && !reach_upper(s, j); j++)
		;
	if (j == end || span_in(&lex_countries, s, j, end) || span_in(&lex_places, s, j, end))
		return;
	memset(labels + k, 0, j - k);
	span_label(labels, j, end, CRF_ORG);
}

/*
 * « Agence française de développement | Bénédicte Brusset »: a known body, and a person of it. « LAURE
 * MARTET | envoyée spéciale »: a person, and what she is.
 */
static void
part_person(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t n = span_known(s, i, end - i), k = i + n;

	if (end > i + 2 && s->t[i].flags & TOK_CAPS && s->t[i + 1].flags & TOK_CAPS &&
	    !(s->t[i + 2].flags & TOK_CAPS) && s->t[i + 2].flags & TOK_SPACE &&
	    s->t[i + 1].flags & TOK_SPACE && person_signs(s, i, i + 2)) {
		memset(labels + i + 2, 0, end - i - 2);
		span_label(labels, i, i + 2, CRF_PER);
		return;
	}
	if (n < 2 || k + 1 >= end || !reach_upper(s, k) || !reach_upper(s, k + 1) ||
	    !(span_first_name(s, k)))
		return;
	span_label(labels, k, end, CRF_PER);
}

void
shorten_two(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	part_stroke(s, labels, i, end);
	part_joined(s, labels, i, end);
	part_person(s, labels, i, end);
}

/* « ambassadeur de la | Confédération suisse | au | Tchad »: of what, and where. */
size_t
shorten_post(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = i, to;

	if (k > 0 && reach_role(s, k - 1) == FEATURE_ARTICLE)
		k--;
	if (k < 2 || reach_role(s, k - 1) != FEATURE_LINK || !reach_sign(s, k - 2, SIGN_POST))
		return end;
	for (k = i + 1; k + 1 < end; k++) {
		if (!reach_sign(s, k, SIGN_POSTED))
			continue;
		for (to = k + 1; to < end && !reach_upper(s, to); to++)
			;
		memset(labels + k, 0, to - k);
		span_label(
		    labels, to, end, span_in(&lex_countries, s, to, end) ? CRF_LOC : CRF_ORG);
		return k;
	}
	return end;
}

/* « loi 06-01 | relative à la lutte contre la corruption »: what a law is about. */
size_t
shorten_law(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k;

	for (k = i + 2; k < end; k++)
		if (reach_sign(s, k, SIGN_ABOUT)) {
			size_t to = k - reach_mark(s, k - 1, ',');

			if (s->t[to - 1].class != TOK_NUMBER)
				continue;
			memset(labels + to, 0, end - to);
			return to; /* « loi n° 23-09 du 21 juin 2023 |, portant … » */
		}
	return end;
}

size_t
shorten_place(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	const char *kind = span_title(s, i);
	size_t k = i + 4;

	if (end == i + 2 && reach_upper(s, i) && reach_upper(s, i + 1) &&
	    (strcmp(kind, "religion") == 0 || strcmp(kind, "civility") == 0) &&
	    *span_title(s, i + 1) == '\0' &&
	    !(i > 0 && span_find(&lex_designators, s, i - 1) != LEX_NONE) &&
	    !span_in(&lex_places, s, i, end))
		return span_cut(labels, i, i + 1, end, CRF_PER);
	if (end < i + 5 || !reach_ordinal(s, i + 1) || reach_upper(s, i + 2) ||
	    reach_role(s, i + 3) != FEATURE_LINK || !reach_upper(s, k))
		return i;
	return span_cut(labels, i, k, end, CRF_LOC);
}

size_t
shorten_credit(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	uint32_t row = end > i + 2 ? span_find(&lex_bodies, s, i) : (uint32_t)LEX_NONE;

	if (row == LEX_NONE || strcmp(lex_cell(&lex_bodies, row, 1), "media") != 0 ||
	    !person_signs(s, i + 1, end))
		return i;
	span_label(labels, i, i + 1, CRF_ORG);
	span_label(labels, i + 1, end, CRF_PER);
	return i + 1;
}

/* « une | Afrique | largement aride »: an adverb is no part of a place; end without one. */
static size_t
cut_adverb(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k;
	uint32_t row;

	for (k = i + 1; k < end; k++)
		if (s->t[k].class == TOK_WORD && !(s->t[k].flags & TOK_UPPER) &&
		    (row = lex_find(&lex_words, &s->t[k])) != LEX_NONE &&
		    strcmp(lex_cell(&lex_words, row, 1), "adv") == 0) {
			memset(labels + k, 0, end - k);
			return k;
		}
	return end;
}

/* « bat le | Bénin | 1 : 0 »: a score. */
static size_t
cut_score(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (end < i + 2 || s->t[end - 1].class != TOK_NUMBER ||
	    !(reach_mark(s, end, ':') || reach_mark(s, end, '-')) || end + 1 >= s->n ||
	    s->t[end + 1].class != TOK_NUMBER)
		return end;
	labels[end - 1] = 0;
	return end - 1;
}

size_t
shorten_tail(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	return cut_score(s, labels, i, cut_adverb(s, labels, i, end));
}

bool
shorten_another(const struct feature_sent *s, size_t i)
{
	return reach_role(s, i) == FEATURE_AND && reach_role(s, i + 1) == FEATURE_ARTICLE &&
	       i + 2 < s->n && strcmp(span_kind(s, i + 2), "scheme") == 0;
}

size_t
shorten_schemes(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k;

	for (k = i + 2; k + 2 < end; k++)
		if (shorten_another(s, k)) {
			labels[k] = labels[k + 1] = 0;
			span_label(labels, k + 2, end, CRF_PROG);
			return k;
		}
	return end;
}
