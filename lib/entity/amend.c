#include "amend.h"

#include "crf.h"
#include "extent.h"
#include "letters.h"
#include "lex.h"
#include "named.h"
#include "office.h"
#include "person.h"
#include "reach.h"
#include "series.h"
#include "span.h"

#include <string.h>

/*
 * « la 93e Assemblée générale d'Interpol »: an event with its number; « 35e Régiment », « 10e Fonds
 * européen de développement » are none.
 */
static void
amend_numbered(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	int type = (labels[i] - 1) / 2;

	if (i >= 2 &&
	    ((type == CRF_ORG && strcmp(span_kind(s, i), "body") != 0) || type == CRF_EVENT) &&
	    s->t[i].flags & TOK_UPPER && !(s->t[i].flags & TOK_CAPS) && reach_ordinal(s, i - 1) &&
	    labels[i - 2] == 0)
		span_label(labels, i - 2, end, CRF_EVENT);
}

static void
note(uint64_t *list, size_t *n, uint64_t h)
{
	if (*n < AMEND_NAMES)
		list[(*n)++] = h;
}

static bool
is_noted(const uint64_t *list, size_t n, uint64_t h)
{
	while (n > 0)
		if (list[--n] == h)
			return true;
	return false;
}

static bool
is_listed(const struct feature_sent *s, size_t from, size_t to)
{
	return span_in(&lex_countries, s, from, to) || span_body(s, from, to) ||
	       (to == from + 1 && s->t[from].flags & TOK_CAPS);
}

static bool
is_name(const struct feature_sent *s, size_t i)
{
	return span_find(&lex_places, s, i) != LEX_NONE || is_listed(s, i, i + 1);
}

/* « le nommé | Ralanto », « la victime | Awa », not « a accusé | Paris », « un village nommé | X ». */
static bool
is_person(const struct feature_sent *s, size_t i, size_t k, size_t end)
{
	return k == i && k > 1 &&
	       (reach_role(s, k - 2) == FEATURE_ARTICLE || reach_word(s, k - 2, "du") ||
		   reach_word(s, k - 2, "au") || reach_word(s, k - 2, "un")) &&
	       !is_name(s, i) && !span_body(s, i, end);
}

/* With an adjective between: a place whatever the name is taken for, a body but for full names. */
static bool
is_named_by(const uint8_t *labels, size_t i, size_t end, const char *type)
{
	if (labels[i] != CRF_BEGIN(CRF_PER))
		return strcmp(type, "ORG") == 0;
	return strcmp(type, "LOC") == 0 || (end == i + 1 && strcmp(type, "ORG") == 0);
}

/* « aéroport Président | Modibo Keïta », « avenue du Général | Sy »: a place, with the title. */
static void
amend_honoured(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = i;
	uint32_t row;

	if (labels[i] != CRF_BEGIN(CRF_PER) || k < 2 || !reach_upper(s, k - 1) ||
	    labels[k - 1] != 0 || *span_title(s, k - 1) == '\0' ||
	    strcmp(span_title(s, k - 1), "civility") == 0)
		return;
	k--;
	if (k > 1 && reach_role(s, k - 1) == FEATURE_LINK)
		k--;
	row = lex_find(&lex_designators, &s->t[k - 1]);
	if (row != LEX_NONE && strcmp(lex_cell(&lex_designators, row, 1), "LOC") == 0)
		span_label(labels, i - 1, end, CRF_LOC);
}

/* « projet “Flyway” », « le thonier Zillarri »: the designator says what is named. */
static void
amend_designated(
    const struct feature_sent *s, uint8_t *labels, size_t i, size_t end, struct amend_memory *m)
{
	size_t k = i;
	uint32_t row;
	int type;

	if (!(s->t[i].flags & TOK_UPPER))
		return;
	if (k > 1 && (s->quote[k - 1] & 5) == 5 && !(s->quote[end] & 1) &&
	    reach_sign(s, k - 1, SIGN_THE) && !(s->t[k - 1].flags & TOK_UPPER))
		k--; /* « le journal “l'Observateur” », « le chalutier “le Défi” » */
	if (k > 0 && (s->quote[k] & 5) == 5)
		k--; /* the quotation mark */
	if (k > 1 && (reach_word(s, k - 2, "de") || reach_word(s, k - 2, "d'")) &&
	    !reach_word(s, k - 1, "type"))
		return; /* « jeu de société Monopoly », « chef de village Koffi » */
	row = k > 0 ? span_find(&lex_designators, s, k - 1) : LEX_NONE;
	if (row == LEX_NONE && k > 1 && (row = span_find(&lex_designators, s, k - 2)) != LEX_NONE &&
	    (!(reach_adjective(s, k - 1) || strcmp(span_title(s, k - 1), "people") == 0) ||
		!is_named_by(labels, i, end, lex_cell(&lex_designators, row, 1))))
		return; /* « groupe armé X », « aéroport international X » are, not others */
	if (row == LEX_NONE && k > 2 && labels[i] != CRF_BEGIN(CRF_PER) &&
	    reach_role(s, k - 2) == FEATURE_LINK && s->t[k - 1].class == TOK_WORD &&
	    !(s->t[k - 1].flags & TOK_UPPER) && labels[k - 1] == 0 &&
	    (row = span_find(&lex_designators, s, k - 3)) != LEX_NONE &&
	    strcmp(lex_cell(&lex_designators, row, 1), "ORG") != 0)
		row = LEX_NONE; /* « l'agence de voyage | Woila Express » */
	if (row == LEX_NONE && k > 2 && reach_mark(s, k - 2, ',') &&
	    (reach_word(s, k - 1, "le") || reach_word(s, k - 1, "la")) &&
	    (row = span_find(&lex_designators, s, k - 3)) != LEX_NONE &&
	    (labels[i] == CRF_BEGIN(CRF_PER) ||
		strcmp(lex_cell(&lex_designators, row, 1), "MISC") != 0))
		return; /* « un bateau, le Min Feng » */
	if (row == LEX_NONE)
		return;
	type = crf_type_of(lex_str(&lex_designators, row, 1));
	if (type == CRF_PER && !is_person(s, i, k, end))
		return;
	if (type == CRF_PROG && span_body(s, i, end))
		return; /* « dispositifs mobiles Interpol » */
	if (type == CRF_PROG)
		note(m->operation, &m->operations, span_key(s, i, end));
	else if ((labels[i] - 1) / 2 > CRF_MISC || type < 0 ||
		 (type == CRF_ORG && reach_full_name(s, labels, i)))
		return; /* « au journal Jean Petit, le maire » */
	span_label(labels, i, end, type);
	if (type == CRF_PROG && reach_role(s, end) == FEATURE_AND && reach_upper(s, end + 1) &&
	    k > 0 && str_ends(tok_str(s->text, &s->t[k - 1]), STR("s"))) {
		span_put(s, labels, end + 1, // « opérations Sangaris et | Licorne »
		    labels[end + 1] == 0 ? end + 2 : reach_mention(labels, s->n, end + 1), type);
	}
}

/*
 * « Projet de relance des cultures maraîchères » is a programme, no law: of names in the training
 * text that begin so 25 are programmes, and of three laws two are bills (projet de loi) and one is known.
 */
static void
amend_scheme(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	uint32_t row;

	if (labels[i] == CRF_BEGIN(CRF_LAW) && s->t[i].flags & TOK_UPPER &&
	    span_match(&lex_named_heads, s, i, end - i, &row) > 0 &&
	    strcmp(lex_cell(&lex_named_heads, row, 1), "scheme") == 0 &&
	    lex_match(&lex_named, s->t + i, end - i, &row) == 0)
		span_label(labels, i, end, CRF_PROG);
}

/* Are these tokens at least three words? */
static bool
is_long(const struct feature_sent *s, size_t from, size_t to)
{
	size_t n = 0;

	for (; from < to && n < 3; from++)
		n += s->t[from].class == TOK_WORD && s->t[from].flags & TOK_SPACE;
	return n == 3;
}

/*
 * « Projet d'appui aux collectivités (PAC) »: the acronym in brackets is of the kind of what it
 * stands for, here and elsewhere (531 of 531 in the training text; without capitals throughout,
 * « (Centif) », 100 of 101 where the first letters agree).
 */
static void
amend_bracketed(
    const struct feature_sent *s, uint8_t *labels, size_t i, size_t end, struct amend_memory *m)
{
	int type = (labels[i] - 1) / 2;
	size_t first = i, at = end;

	if (at < s->n && s->quote[at - 1] & 1 && !(s->quote[at] & 1) &&
	    s->t[at].class == TOK_MARK && !reach_mark(s, at, '('))
		at++; /* « “Projet d'accès à l'eau” (| PAE |)» */

	if (type == CRF_PER || !reach_mark(s, at, '(') || !reach_upper(s, at + 1) ||
	    !reach_mark(s, at + 2, ')') || !is_long(s, i, end) ||
	    (type == CRF_LOC && s->pair[at + 1] != 3 &&
		(span_in(&lex_countries, s, i, end) || reach_sign(s, at + 1, SIGN_CANTON))))
		return; /* « … pour la stabilisation en | République démocratique du Congo (Monusco) » */
	if (type == CRF_EVENT && reach_ordinal(s, i + 1))
		first = i + 2 < end ? i + 2 : i;
	if (s->text.s[s->t[first].start] != s->text.s[s->t[at + 1].start] &&
	    (type == CRF_EVENT || !(s->t[at + 1].flags & TOK_CAPS)))
		return; /* « 11e Congrès national de l'Union … (USFP) » */
	if (!(s->t[at + 1].flags & TOK_CAPS) && span_find(&lex_places, s, at + 1) != LEX_NONE)
		return;
	span_label(labels, at + 1, at + 2, type);
	if (m->names < AMEND_NAMES) {
		m->name[m->names] = s->w[at + 1].fold;
		m->type[m->names++] = (uint8_t)type;
	}
}

/* « gaz de pétrole liquéfié (| GPL |)»: no name, here and elsewhere. */
static bool
amend_plain(const struct feature_sent *s, uint8_t *labels, size_t i, struct amend_memory *m)
{
	if (i == 0 || s->text.s[s->t[i - 1].start] != '(' || !letters_plain(s, labels, i))
		return false;
	labels[i] = 0;
	if (m->names < AMEND_NAMES) {
		m->name[m->names] = s->w[i].fold;
		m->type[m->names++] = CRF_TYPES;
	}
	return true;
}

/* « Cameroun-Égypte », « DGSN-DGST », « FSU/Solidaires »: two names. */
static void
amend_joined(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	int type = (labels[i] - 1) / 2;
	size_t k;

	if ((type != CRF_ORG && type != CRF_LOC) || span_in(&lex_countries, s, i, end) ||
	    span_body(s, i, end))
		return; /* « CMA-CGM » is one company */
	for (k = i + 1; k + 1 < end; k++) {
		char c = s->text.s[s->t[k].start];

		if ((c != '-' && c != '/') || s->t[k].flags & TOK_SPACE ||
		    s->t[k + 1].flags & TOK_SPACE || !(s->t[k + 1].flags & TOK_UPPER))
			continue;
		if (c == '/' && is_listed(s, i, k) && person_signs(s, k + 1, end)) {
			labels[k] = 0; /* « KEYSTONE/FRÉDÉRIC BOTT » */
			span_label(labels, k + 1, end, CRF_PER);
			return;
		}
		if (s->capitals && c == '-' &&
		    !(span_in(&lex_countries, s, i, k) && span_in(&lex_countries, s, k + 1, end)))
			continue; /* « PORTO-NOVO » */
		if (!is_listed(s, i, k) || !is_listed(s, k + 1, end) ||
		    (type == CRF_ORG && span_in(&lex_countries, s, k + 1, end) &&
			!span_body(s, i, k)))
			continue; /* « CCI-Togo » is one */
		labels[k] = 0;	  /* « Otan-Ukraine » */
		span_label(
		    labels, k + 1, end, span_in(&lex_countries, s, k + 1, end) ? CRF_LOC : type);
		return;
	}
}

/* de, du, d', des; de la, de l': where it begins, or i when there is none before token i. */
static size_t
link_before(const struct feature_sent *s, size_t i)
{
	if (i >= 1 && reach_role(s, i - 1) == FEATURE_LINK)
		return i - 1;
	if (i >= 2 && reach_role(s, i - 1) == FEATURE_ARTICLE &&
	    reach_role(s, i - 2) == FEATURE_LINK)
		return i - 2;
	return i;
}

enum { HEAD_REACH = 6 };

/* « tribunal | judiciaire de | Bayonne », « cour d'appel de | Rabat »: the place belongs to it. */
static void
amend_headed(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = link_before(s, i), steps, far = HEAD_REACH;

	if ((labels[i] - 1) / 2 > CRF_LOC || k == i)
		return;
	for (steps = 0; k > 0 && steps < far; steps++) {
		k--;
		if (k > 0 && reach_ordinal(s, k)) { /* « tribunal de 2ème classe de | Lokossa » */
			k--;
			far++;
			continue;
		}
		if (labels[k] != 0 || s->t[k].class != TOK_WORD || s->t[k].flags & TOK_UPPER ||
		    s->w[k].e.role == FEATURE_BREAK)
			return;
		if (span_find(&lex_bodyheads, s, k) == LEX_NONE &&
		    (labels[i] != CRF_BEGIN(CRF_ORG) || steps > 0 ||
			!reach_word(s, k, "département")))
			continue; /* « département du | Commerce » */
		if (k > 0 && (reach_word(s, k - 1, "un") || reach_word(s, k - 1, "une")))
			return;
		if (k > 1 && reach_mark(s, k - 1, '-') && reach_glued(s, k))
			k -= 2; /* « sous-préfecture » */
		if (k > 1 && !reach_word(s, k, "préfecture") &&
		    reach_word(s, k + 2, "préfecture") &&
		    (reach_mark(s, k - 1, '(') || reach_mark(s, k - 1, ',') ||
			reach_word(s, k - 2, "dans")))
			return; /* where it happened */
		if (k > 1 && reach_word(s, k, "préfecture") &&
		    (reach_word(s, k - 2, "dans") || office_territory(s, k)))
			return;
		if (reach_word(s, k, "cour") && reach_word(s, k + 2, "palais"))
			return; /* « dans la cour du palais de justice de | Quimper » */
		span_label(labels, k, end, CRF_ORG);
		return;
	}
}

/*
 * « ministère de l'Intérieur | et des Municipalités », « … de l'Économie | de la connaissance, des
 * Start-up et des Micro-entreprises »: a ministry goes on as long as links and capitals do.
 */
static size_t
amend_ministry(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k = end, j;

	if ((labels[i] - 1) / 2 != CRF_ORG || !reach_word(s, i, "ministère"))
		return end;
	while (reach_role(s, k) == FEATURE_AND || reach_mark(s, k, ',')) {
		j = k + 1;
		if (reach_role(s, j) != FEATURE_LINK)
			break;
		j++;
		if (reach_role(s, j) == FEATURE_ARTICLE)
			j++;
		if (!reach_upper(s, j) || s->t[j].flags & TOK_CAPS || *span_titled(s, j))
			break; /* « …, du Directeur général de … » */
		k = j + 1;
		while (k + 1 < s->n && reach_mark(s, k, '-') && reach_glued(s, k))
			k += 2;
	}
	if (k > end)
		span_put(s, labels, i, k, CRF_ORG);
	return k;
}

enum { LIST_MAX = 24 };

/*
 * « Service de l'immigration | , de la traite des êtres humains et de la protection de l'enfance »:
 * a name with de goes on through a list of small words, each behind de, that ends in et de.
 */
static size_t
amend_listed(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	size_t k, last = 0;
	bool linked = false;

	if ((labels[i] - 1) / 2 != CRF_ORG || !reach_mark(s, end, ',') ||
	    reach_role(s, end + 1) != FEATURE_LINK)
		return end;
	for (k = i; k < end; k++)
		linked |= reach_role(s, k) == FEATURE_LINK;
	if (!linked)
		return end;
	for (k = end; k < s->n && k - end < LIST_MAX && !(s->t[k].flags & TOK_UPPER); k++) {
		if (reach_role(s, k) == FEATURE_BREAK ||
		    (s->t[k].class != TOK_WORD && !reach_mark(s, k, ',')))
			break;
		if (reach_role(s, k) == FEATURE_AND && reach_role(s, k + 1) == FEATURE_LINK)
			last = k + 1;
	}
	if (last == 0)
		return end;
	k = reach_article(s, last + 1) + 1;
	if (k + 1 < s->n && reach_role(s, k) == FEATURE_LINK) /* de l'enfance */
		k = reach_article(s, k + 1) + 1;
	while (reach_adjective(s, k)) /* « des énergies renouvelables » */
		k++;
	if (k > s->n)
		return end;
	span_put(s, labels, i, k, CRF_ORG);
	return k;
}

/* « Leïla Zerrougui »: Zerrougui is she, wherever it stands alone. */
static void
note_person(const struct feature_sent *s, size_t i, size_t end, struct amend_memory *m)
{
	uint64_t h = s->w[end - 1].fold;
	size_t k;

	for (k = i; k + 1 < end; k++)
		if (reach_upper(s, k) &&
		    (lex_find(&lex_firstnames, &s->t[k]) != LEX_NONE ||
			(k == i && s->t[k].cend - s->t[k].cstart > 4 && !is_name(s, k))) &&
		    !is_noted(m->first, m->firsts, s->w[k].fold))
			note(m->first, &m->firsts, s->w[k].fold);
	if (end < i + 2 || !(s->t[end - 1].flags & TOK_SPACE) ||
	    s->t[end - 1].end - s->t[end - 1].start < 4 || !reach_upper(s, end - 1) ||
	    is_noted(m->person, m->persons, h))
		return;
	note(m->person, &m->persons, h);
	m->any |= UINT64_C(1) << (h & 63);
}

static bool
is_report(const struct feature_sent *s, size_t i)
{
	return i < s->n && lex_find(&lex_report, &s->t[i]) != LEX_NONE;
}

/* « X a déclaré », « affirme X »: a company has founders' names, but these are persons' verbs. */
static bool
speaks(const struct feature_sent *s, size_t i)
{
	return is_report(s, i + 1) || (reach_word(s, i + 1, "a") && is_report(s, i + 2)) ||
	       (i > 0 && is_report(s, i - 1));
}

/* « à », « en »: a place behind, whoever has its name. */
static bool
is_at(const struct feature_sent *s, size_t i)
{
	return reach_sign(s, i, SIGN_AT) || reach_mark(s, i, '(');
}

enum { OFTEN_SMALL = 8 }; /* of feature_word.e.class */

/* « Ouyahia et | Sellal |»: beside a person. */
static bool
is_with(const struct feature_sent *s, const uint8_t *labels, size_t i)
{
	return (i > 1 && reach_role(s, i - 1) == FEATURE_AND &&
		   (labels[i - 2] + 1) / 2 == CRF_PER + 1) ||
	       (reach_role(s, i + 1) == FEATURE_AND && i + 2 < s->n &&
		   labels[i + 2] == CRF_BEGIN(CRF_PER));
}

/* « | Masmoudi | a déclaré »: the surname of somebody named in full elsewhere. */
static void
amend_surname(const struct feature_sent *s, uint8_t *labels, size_t i, const struct amend_memory *m)
{
	size_t end;

	if (labels[i] == CRF_BEGIN(CRF_PER) || (labels[i] != 0 && labels[i] % 2 == 0) ||
	    !is_noted(m->person, m->persons, s->w[i].fold))
		return;
	end = labels[i] == 0 ? i + 1 : reach_mention(labels, s->n, i);
	if (end != i + 1 || !(s->t[i].flags & TOK_SPACE) || reach_upper(s, i + 1) ||
	    (reach_glued(s, i + 1) && reach_mark(s, i + 1, '-')) ||
	    (i > 0 && (reach_upper(s, i - 1) || reach_role(s, i - 1) == FEATURE_ARTICLE)) ||
	    (labels[i] == 0 && i == 0 && s->w[i].e.class > OFTEN_SMALL) ||
	    (labels[i] == 0 && i > 0 && reach_glued(s, i - 1) &&
		reach_role(s, i - 1) == FEATURE_LINK) ||
	    (labels[i] != 0 && labels[i] != CRF_BEGIN(CRF_LOC) && !speaks(s, i) &&
		!is_with(s, labels, i)) ||
	    (labels[i] == CRF_BEGIN(CRF_LOC) && i > 0 && is_at(s, i - 1)) || is_name(s, i))
		return;
	span_label(labels, i, end, CRF_PER);
}

/* « Assassinat de | Hamidou |: … », of Thierno Hamidou Diallo: a first name alone is no place. */
static void
amend_first(const struct feature_sent *s, uint8_t *labels, size_t i, const struct amend_memory *m)
{
	if ((labels[i] == CRF_BEGIN(CRF_LOC) || labels[i] == CRF_BEGIN(CRF_ORG) ||
		labels[i] == CRF_BEGIN(CRF_MISC)) &&
	    reach_mention(labels, s->n, i) == i + 1 && !is_name(s, i) &&
	    is_noted(m->first, m->firsts, s->w[i].fold) &&
	    !(i > 0 && (reach_role(s, i - 1) == FEATURE_ARTICLE || is_at(s, i - 1))))
		span_label(labels, i, i + 1, CRF_PER);
}

/* The acronym with this hash; m->names if there is none. */
static size_t
named(const struct amend_memory *m, uint64_t h)
{
	size_t k = 0;

	while (k < m->names && m->name[k] != h)
		k++;
	return k;
}

/* The next token from i on that has a label or a capital; *u of the capitals stand before it. */
static size_t
next_named(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t *u)
{
	while (*u < s->uppers && s->upper[*u] < i)
		++*u;
	return reach_label(labels, *u < s->uppers ? s->upper[*u] : s->n, i);
}

void
amend_again(const struct feature_sent *s, uint8_t *labels, const struct amend_memory *m)
{
	size_t i, k, end, u = 0;
	int type;

	if (m->operations + m->laws + m->names + m->persons == 0)
		return;
	for (i = next_named(s, labels, 0, &u); i < s->n; i = next_named(s, labels, end, &u)) {
		end = i + 1;
		if (s->t[i].flags & TOK_UPPER && m->any >> (s->w[i].fold & 63) & 1)
			amend_surname(s, labels, i, m);
		if (labels[i] % 2 == 1 && m->firsts > 0)
			amend_first(s, labels, i, m);
		if (labels[i] % 2 == 0)
			continue;
		end = reach_mention(labels, s->n, i);
		type = (labels[i] - 1) / 2;
		if (type == CRF_PROG)
			continue;
		if (is_noted(m->operation, m->operations, span_key(s, i, end)) &&
		    !span_behind_kind(s, i)) /* « canton de | Koundjoaré » is none */
			span_label(labels, i, end, CRF_PROG);
		else if (end == i + 1 && (k = named(m, s->w[i].fold)) < m->names) {
			if (m->type[k] == CRF_TYPES)
				labels[i] = 0;
			else
				span_label(labels, i, end, m->type[k]);
		} else if (type != CRF_PER && i > 0 && end == i + 1 &&
			   is_noted(m->law, m->laws, s->w[i].fold))
			span_label(labels, i, end, CRF_LAW);
	}
}

/* « projet de loi portant ratification de l'ordonnance n° 2022-1 »: no law yet, and a law inside. */
static void
amend_bill(const struct feature_sent *s, uint8_t *labels)
{
	size_t i, end;

	for (i = reach_label(labels, s->n, 0); i < s->n; i = reach_label(labels, s->n, end)) {
		end = reach_mention(labels, s->n, i);
		if (labels[i] == CRF_BEGIN(CRF_LAW) && reach_word(s, i + 1, "de") &&
		    reach_word(s, i + 2, "loi") && reach_word(s, i + 3, "portant"))
			memset(labels + i, 0, end - i);
	}
}

void
amend_labels(const struct feature_sent *s, uint8_t *labels, struct amend_memory *m)
{
	size_t i, end;

	person_credits(s, labels);
	if (s->may & LEX_NAMED_HEAD)
		amend_bill(s, labels);
	named_labels(s, labels);
	series_labels(s, labels);
	extent_labels(s, labels);
	for (i = reach_label(labels, s->n, 0); i < s->n; i = reach_label(labels, s->n, end)) {
		end = i + 1;
		if (labels[i] % 2 == 0)
			continue;
		end = reach_mention(labels, s->n, i);
		if (end == i + 1 && amend_plain(s, labels, i, m))
			continue;
		amend_numbered(s, labels, i, end);
		amend_designated(s, labels, i, end, m);
		amend_honoured(s, labels, i, end);
		amend_scheme(s, labels, i, end);
		amend_bracketed(s, labels, i, end, m);
		amend_joined(s, labels, i, end);
		amend_headed(s, labels, i, end);
		end = amend_ministry(s, labels, i, end);
		end = amend_listed(s, labels, i, end);
		if (labels[i] == CRF_BEGIN(CRF_PER))
			note_person(s, i, end, m);
		if ((labels[i] - 1) / 2 == CRF_LAW && end > i + 1 && s->t[i].flags & TOK_UPPER &&
		    !is_noted(m->law, m->laws, s->w[i].fold))
			note(m->law, &m->laws, s->w[i].fold);
	}
}
