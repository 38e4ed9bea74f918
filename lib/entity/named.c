#include "named.h"

#include "crf.h"
#include "extent.h"
#include "lex.h"
#include "reach.h"
#include "span.h"

#include <string.h>

enum { RUN = 6, LONG_RUN = 18 };

/* Token i goes on with a mention that begins before it. */
static bool
is_inside(const uint8_t *labels, size_t i)
{
	return labels[i] != 0 && labels[i] % 2 == 0;
}

/*
 * Tokens [from, to) are a mention, unless they lie inside a longer one that begins before or has
 * this type already.
 */
static size_t
put(const struct feature_sent *s, uint8_t *labels, size_t from, size_t to, int type)
{
	size_t end;

	if (is_inside(labels, from))
		return to;
	if (labels[from] == CRF_BEGIN(type) && (end = reach_mention(labels, s->n, from)) >= to)
		return end;
	span_put(s, labels, from, to, type);
	return to;
}

/* « une », « cette »: a law among others, or one named before. */
static bool
is_common(const struct feature_sent *s, size_t i)
{
	return i > 0 && reach_sign(s, i - 1, SIGN_COMMON);
}

/* « loi organique n° 2004-6 du 3 février 2004 », « résolution 2396 », « projet de loi C-10 ». */
static size_t
law_end(const struct feature_sent *s, size_t i, size_t k, char kind)
{
	unsigned parts;
	size_t end, j = k;

	if (reach_mark(s, k, '(') && reach_upper(s, k + 1) && reach_mark(s, k + 2, ')')) /* (UE) */
		j = k + 3;
	end = reach_law(s, j, &parts);
	if (end > j &&
	    (parts > 1 || j > k || kind == 'l' || end > j + 1 ||
		(kind == 'r' && reach_number(s, j) > 99)) &&
	    (parts > 1 || reach_number(s, j) == 0 || reach_number(s, j) > 9))
		return reach_day(s, reach_date(s, end));
	if (kind == 'l' && !is_common(s, i)) {
		if ((end = reach_date(s, k)) > k)
			return end;
		return reach_year(s, k);
	}
	return k;
}

/* « convention de Bâle », « accords d'Abraham », « Statut de Rome »: behind the place. */
static size_t
treaty_end(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t k)
{
	size_t end;
	unsigned parts;
	bool capital = (s->t[i].flags & TOK_UPPER) != 0;
	int type;

	if (is_common(s, i))
		return k;
	if ((end = reach_law(s, k, &parts)) > k && parts > 8)
		return reach_year(s, end);
	if (reach_word(s, i, "convention") && (end = reach_date(s, k)) > k)
		return end;
	if (reach_word(s, i, "convention") && (end = reach_year(s, k)) > k)
		return end;
	if (!reach_word(s, k, "de") && !reach_word(s, k, "d'"))
		return k;
	if (!capital && reach_sign(s, i, SIGN_FORMAL))
		return k;
	if (!reach_upper(s, k + 1) || s->t[k + 1].flags & TOK_CAPS ||
	    span_body(s, k + 1, k + 2)) /* « accord de | Puma avec » */
		return k;
	type = labels[k + 1] == 0 || labels[k + 1] % 2 == 0 ? -1 : (labels[k + 1] - 1) / 2;
	if (type != CRF_LOC && labels[k + 1] != 0 && labels[i] == 0)
		return k;
	end = reach_mention(labels, s->n, k + 1);
	if (end <= k + 1)
		for (end = k + 2;
		     reach_upper(s, end) ||
		     (reach_mark(s, end, '-') && reach_glued(s, end) && reach_upper(s, end + 1));
		     end++)
			;
	return reach_year(s, end);
}

/* « impôt | anticipé », with nothing of its own behind it (« adoptée par »). */
static bool
is_participle(const struct feature_sent *s, size_t i)
{
	struct str w;

	if (i >= s->n || s->t[i].class != TOK_WORD || s->t[i].flags & (TOK_UPPER | TOK_ELIDED) ||
	    reach_role(s, i + 1) != 0)
		return false;
	w = tok_str(s->text, &s->t[i]);
	return w.n > 4 && str_ends(w, STR("é"));
}

/* « 8e réunion des chefs de police »: a meeting by its number. */
static size_t
amend_meeting(const struct feature_sent *s, uint8_t *labels, size_t i, size_t k)
{
	size_t end = k;

	if (i < 2 || !reach_ordinal(s, i - 1) || (labels[i - 2] != 0 && labels[i - 2] % 2 == 0))
		return k;
	while (reach_adjective(s, end))
		end++;
	end = reach_complement(s, labels, end, false);
	if (labels[i] != 0 && reach_mention(labels, s->n, i) > end)
		end = reach_mention(labels, s->n, i);
	return put(s, labels, i - 2, end, CRF_EVENT);
}

/* « opération navale Sea Guardian »: an adjective between, or a name the model does not see. */
static size_t
amend_operation(const struct feature_sent *s, uint8_t *labels, size_t first, size_t k)
{
	size_t i = k, end;

	if (first > 0 && s->t[first].flags & TOK_UPPER) /* the film « Opération Tonnerre » */
		return k;
	if (reach_adjective(s, i))
		i++;
	if (!reach_upper(s, i) || !(s->t[i].flags & TOK_SPACE))
		return k;
	if ((labels[i] != 0 && (labels[i] % 2 == 0 || labels[i] == CRF_BEGIN(CRF_PROG))) ||
	    span_body(s, i, i + 1)) /* « une opération Interpol » */
		return k;
	end = reach_mention(labels, s->n, i);
	if (end == i)
		for (end = i + 1; end < s->n && end < i + RUN && reach_upper(s, end); end++)
			;
	return put(s, labels, i, end, CRF_PROG);
}

/* A code that ends before token end: the model takes a verb with it, « Code du travail | punit ». */
static size_t
put_code(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (labels[i] == CRF_BEGIN(CRF_LAW) && reach_mention(labels, s->n, i) == end + 1 &&
	    reach_role(s, end) == 0 && !reach_adjective(s, end) && !reach_upper(s, end))
		labels[end] = 0;
	return put(s, labels, i, end, CRF_LAW);
}

/* « Code du numérique »: a capital in the sentence, de and a noun. */
static size_t
code_end(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t k)
{
	size_t j, end;

	if (!(s->t[i].flags & TOK_UPPER) || reach_role(s, k) != FEATURE_LINK || is_common(s, i))
		return k;
	j = reach_article(s, k + 1);
	end = reach_noun(s, labels, j);
	if (end == j)
		return k;
	return end;
}

/* « Loi sur la sécurité des rues et des communautés », « loi fédérale sur l'impôt anticipé ». */
static size_t
title_end(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t k)
{
	if (!reach_word(s, k, "sur") || is_common(s, i) ||
	    !((i > 0 && s->t[i].flags & TOK_UPPER) || reach_word(s, k - 1, "fédérale")))
		return k;
	k = reach_complement(s, labels, k, true);
	return is_participle(s, k) ? k + 1 : k;
}

/* « Convention des Nations unies | contre la corruption »: a law or meeting with its subject. */
static size_t
amend_subject(const struct feature_sent *s, uint8_t *labels, size_t i, int type)
{
	size_t k, end;

	if (labels[i] != CRF_BEGIN(type) || !(s->t[i].flags & TOK_UPPER) || i == 0)
		return i;
	k = reach_mention(labels, s->n, i);
	if (!(reach_word(s, k, "sur") || reach_word(s, k, "contre") ||
		(type == CRF_EVENT && reach_word(s, k, "pour") &&
		    reach_role(s, k + 1) == FEATURE_ARTICLE)))
		return i;
	end = reach_complement(s, labels, k, true);
	return end == k ? i : put(s, labels, i, end, type);
}

/* « Plan national de recherche 2021-2025 »: a capital in the sentence, what it is for, years. */
static size_t
amend_plan(const struct feature_sent *s, uint8_t *labels, size_t i, size_t k)
{
	size_t end = k;

	if (i == 0 || !(s->t[i].flags & TOK_UPPER) || s->t[i].flags & TOK_CAPS ||
	    (labels[i] != 0 && labels[i] != CRF_BEGIN(CRF_PROG)))
		return k;
	while (reach_adjective(s, end))
		end++;
	end = reach_complement(s, labels, end, true);
	end = reach_years(s, end);
	return end == k ? k : put(s, labels, i, end, CRF_PROG);
}

enum { CALL_REACH = 6 };

/* « L'enquête, appelée | Zilber, … »: what is called so is an operation or the like before. */
static size_t
amend_called(const struct feature_sent *s, uint8_t *labels, size_t k)
{
	size_t i = k - 1, steps, end;
	uint32_t row;

	if (k < s->n && s->t[k].class == TOK_MARK && s->quote[k] == 0)
		k++;
	if (!reach_upper(s, k) || is_inside(labels, k) || labels[k] == CRF_BEGIN(CRF_PROG))
		return k;
	for (steps = 0; i > 0 && steps < CALL_REACH; steps++) {
		i--;
		if (!(s->t[i].may & LEX_NAMED_HEAD) ||
		    lex_match(&lex_named_heads, s->t + i, 1, &row) == 0)
			continue;
		if (strcmp(lex_cell(&lex_named_heads, row, 1), "operation") != 0 &&
		    strcmp(lex_cell(&lex_named_heads, row, 1), "scheme") != 0)
			continue;
		end = reach_mention(labels, s->n, k);
		if (end == k)
			for (end = k + 1; end < s->n && end < k + RUN && reach_upper(s, end); end++)
				;
		return put(s, labels, k, end, CRF_PROG);
	}
	return k;
}

/* « le film “Katanga, la danse des scorpions” »: what the quotation marks hold (58 of 59). */
static size_t
amend_work(const struct feature_sent *s, uint8_t *labels, size_t k)
{
	size_t end = k + 1;

	if (k + 2 >= s->n || s->t[k].class != TOK_MARK || !(s->quote[k + 1] & 4) ||
	    !(s->t[k + 1].flags & TOK_UPPER) || is_inside(labels, k + 1))
		return k;
	while (end < s->n && end <= k + LONG_RUN && s->quote[end] & 1)
		end++;
	return end > k + LONG_RUN ? k : put(s, labels, k + 1, end, CRF_MISC);
}

/* « opération “Nom de code” », « programme « Voisins » »: what the quotation marks hold. */
static size_t
amend_quoted(const struct feature_sent *s, uint8_t *labels, size_t i, size_t k, char kind)
{
	size_t end = k + 1;

	size_t run = kind == 's' ? LONG_RUN : RUN;

	if (k + 2 >= s->n || (s->t[i].flags & TOK_UPPER && (i == 0 || run == RUN)) ||
	    (i > 0 && reach_word(s, i - 1, "de")) || s->t[k].class != TOK_MARK ||
	    !(s->quote[k + 1] & 1) || !reach_upper(s, k + 1))
		return k;
	while (end < s->n && end <= k + run && s->quote[end] & 1)
		end++;
	return end > k + run ? k : put(s, labels, k + 1, end, CRF_PROG);
}

/* A known name, with the year behind it where it has one: « CAN 2025 », « COP 28 ». */
static size_t
amend_known(const struct feature_sent *s, uint8_t *labels, size_t i)
{
	uint32_t row;
	size_t n = lex_match(&lex_named, s->t + i, s->n - i, &row), end = i + n;
	struct str type;

	if (n == 0 || is_inside(labels, i) ||
	    (i > 0 && reach_glued(s, i) && reach_mark(s, i - 1, '-')) ||
	    (reach_glued(s, end) && reach_mark(s, end, '-') && reach_glued(s, end + 1) &&
		reach_number(s, end + 1) == 0))
		return i + 1;
	type = lex_str(&lex_named, row, 1);
	if (type.n == 0) { /* « Prégabaline »: no name, though it is written as one */
		if (reach_mention(labels, s->n, i) == end)
			memset(labels + i, 0, n);
		return end;
	}
	if (reach_is_year(s, end))
		end++;
	else if (reach_mark(s, end, '-') && reach_glued(s, end) && reach_is_year(s, end + 1))
		end += 2;
	if (labels[i] != 0 && reach_mention(labels, s->n, i) > end)
		return i + 1;
	return put(s, labels, i, end, crf_type_of(type));
}

/* « l'Unité d'intervention polyvalente »: a capital in the sentence, what it is or is for. */
static size_t
amend_body(const struct feature_sent *s, uint8_t *labels, size_t i, size_t k)
{
	size_t end = extent_body(s, labels, i);

	if (end > i + 1 || i == 0 || labels[i] != 0 || s->t[i].flags & TOK_CAPS ||
	    reach_role(s, i - 1) != FEATURE_ARTICLE || (i > 1 && s->t[i - 1].flags & TOK_UPPER) ||
	    is_common(s, i))
		return end;
	for (end = k; reach_adjective(s, end); end++)
		;
	end = reach_complement(s, labels, end, false);
	if (end < k + 2)
		return i + 1;
	return put(s, labels, i, end, CRF_ORG);
}

/* What an operation is called by those who do it: behind its name; k if there is none. */
static size_t
amend_code_name(const struct feature_sent *s, uint8_t *labels, size_t code, size_t k)
{
	size_t i = k, end;

	if (labels[code] == CRF_BEGIN(CRF_LAW))
		memset(labels + code, 0, reach_mention(labels, s->n, code) - code);
	while (i < k + 2 && i < s->n && s->t[i].class == TOK_MARK)
		i++;
	if (!reach_upper(s, i) || s->t[i].flags & TOK_DIGIT || is_inside(labels, i))
		return k; /* of a car: « TM01 » */
	end = reach_mention(labels, s->n, i);
	if (end == i)
		for (end = i + 1; end < i + RUN && reach_upper(s, end); end++)
			;
	return put(s, labels, i, end, CRF_PROG);
}

static size_t
amend_headed(const struct feature_sent *s, uint8_t *labels, size_t i)
{
	uint32_t row;
	size_t n = lex_match(&lex_named_heads, s->t + i, s->n - i, &row), k = i + n, end = k;
	const char *kind;

	if (n == 0)
		return i + 1;
	kind = lex_cell(&lex_named_heads, row, 1);
	if (strcmp(kind, "body") == 0)
		return s->t[i].flags & TOK_UPPER ? amend_body(s, labels, i, k) : i + 1;
	if (strcmp(kind, "meeting") == 0) {
		if ((end = amend_subject(s, labels, i, CRF_EVENT)) > i)
			return end;
		return amend_meeting(s, labels, i, k);
	}
	if (strcmp(kind, "called") == 0)
		return amend_called(s, labels, k);
	if (strcmp(kind, "work") == 0)
		return (end = amend_work(s, labels, k)) > k ? end : i + 1;
	if (is_inside(labels, i))
		return k;
	if (strcmp(kind, "plan") == 0)
		return amend_plan(s, labels, i, k);
	if (strcmp(kind, "operation") == 0 || strcmp(kind, "scheme") == 0) {
		if ((end = amend_quoted(s, labels, i, k, kind[0])) > k)
			return end;
		return kind[0] == 's' ? k : amend_operation(s, labels, i, k);
	}
	if (strncmp(kind, "code", 4) == 0 && i > 1 && reach_word(s, i - 1, "de") &&
	    reach_word(
		s, i - 2, "nom")) /* « nom de code | Endgame », « nom de code : | Endgame » */
		return amend_code_name(s, labels, i, k);
	if (strcmp(kind, "code") == 0)
		return is_common(s, i) ? k : put_code(s, labels, i, reach_year(s, k));
	if (strcmp(kind, "codes") == 0) {
		end = code_end(s, labels, i, k);
		return end == k ? k : put_code(s, labels, i, end);
	}
	if (strcmp(kind, "treaty") == 0) {
		if ((end = amend_subject(s, labels, i, CRF_LAW)) > i)
			return end;
		end = treaty_end(s, labels, i, k);
		if (end == k && labels[i] == CRF_BEGIN(CRF_LAW) && k + 1 < s->n &&
		    span_body(s, k + 1, k + 2) && reach_mention(labels, s->n, i) == k + 2) {
			labels[i] = labels[k] = 0; /* « l'accord de | Puma | avec » */
			span_label(labels, k + 1, k + 2, CRF_ORG);
		}
	} else
		end = law_end(s, i, k, kind[0]);
	if (end == k && kind[0] == 'l')
		end = title_end(s, labels, i, k);
	return end == k ? k : put(s, labels, i, end, CRF_LAW);
}

void
named_labels(const struct feature_sent *s, uint8_t *labels)
{
	size_t i, end;

	if (!(s->may & (LEX_NAMED | LEX_NAMED_HEAD)))
		return;
	for (i = 0; i < s->n; i = end) {
		end = i + 1;
		if (!(s->t[i].may & (LEX_NAMED | LEX_NAMED_HEAD)) || s->t[i].class != TOK_WORD)
			continue;
		if (s->t[i].may & LEX_NAMED)
			end = amend_known(s, labels, i);
		if (end == i + 1 && s->t[i].may & LEX_NAMED_HEAD)
			end = amend_headed(s, labels, i);
	}
}
