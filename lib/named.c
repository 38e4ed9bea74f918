#include "named.h"

#include "crf.h"
#include "lex.h"

#include <string.h>

enum { YEAR_MIN = 1789, YEAR_MAX = 2099, REACH = 24, RUN = 6 };

static bool
is_mark(const struct feature_sent *s, size_t i, char c)
{
	return i < s->n && s->t[i].class == TOK_MARK && s->text.s[s->t[i].start] == c;
}

static bool
is_word(const struct feature_sent *s, size_t i, const char *word)
{
	return i < s->n && s->t[i].fold == tok_hash(word);
}

static bool
is_glued(const struct feature_sent *s, size_t i)
{
	return i < s->n && !(s->t[i].flags & TOK_SPACE);
}

static bool
is_upper(const struct feature_sent *s, size_t i)
{
	return i < s->n && s->t[i].class == TOK_WORD && s->t[i].flags & TOK_UPPER;
}

static uint8_t
role(const struct feature_sent *s, size_t i)
{
	return i < s->n ? s->w[i].e.role : 0;
}

/* The value of a number of at most four digits, 0 for all else. */
static unsigned
number(const struct feature_sent *s, size_t i)
{
	unsigned v = 0;
	uint32_t k;

	if (i >= s->n || s->t[i].class != TOK_NUMBER || s->t[i].end - s->t[i].start > 4)
		return 0;
	for (k = s->t[i].start; k < s->t[i].end; k++)
		v = 10 * v + (unsigned)(s->text.s[k] - '0');
	return v;
}

static bool
is_year(const struct feature_sent *s, size_t i)
{
	unsigned v = number(s, i);

	return v >= YEAR_MIN && v <= YEAR_MAX && !is_mark(s, i + 1, '-') && !is_mark(s, i + 1, '/');
}

/* Behind the mention that token i is in; i when it is in none. */
static size_t
mention_end(const uint8_t *labels, size_t n, size_t i)
{
	if (i >= n || labels[i] == 0)
		return i;
	for (i++; i < n && labels[i] != 0 && labels[i] % 2 == 0; i++)
		;
	return i;
}

/* Token i goes on with a mention that begins before it. */
static bool
is_inside(const uint8_t *labels, size_t i)
{
	return labels[i] != 0 && labels[i] % 2 == 0;
}

/*
 * Tokens [from, to) are a mention, unless they lie inside a longer one that begins before or has
 * this type already. The rest of what is cut is no mention.
 */
static size_t
put(const struct feature_sent *s, uint8_t *labels, size_t from, size_t to, int type)
{
	size_t i, end;

	if (is_inside(labels, from))
		return to;
	if (labels[from] == CRF_BEGIN(type) && (end = mention_end(labels, s->n, from)) >= to)
		return end;
	for (i = to; i < s->n && labels[i] != 0 && labels[i] % 2 == 0; i++)
		labels[i] = 0;
	for (i = from; i < to; i++)
		labels[i] = (uint8_t)(i == from ? CRF_BEGIN(type) : CRF_INSIDE(type));
	return to;
}

/* « une », « cette »: a law among others, or one named before. */
static bool
is_common(const struct feature_sent *s, size_t i)
{
	static const char *const word[] = {
	    "un", "une", "cet", "cette", "ce", "nouveau", "nouvelle", "chaque", "aucun", "aucune"};
	size_t k;

	for (k = 0; i > 0 && k < sizeof word / sizeof *word; k++)
		if (is_word(s, i - 1, word[k]))
			return true;
	return false;
}

/*
 * Behind the number of a law at token i: « n° 43-20 », « 2016/794 », « C-10 », « S/2021/12 »; i if
 * there is none. *parts: how many numbers it has, 9 where n° stands before it.
 */
static size_t
number_end(const struct feature_sent *s, size_t i, unsigned *parts)
{
	size_t k = i;
	bool digits = false;

	*parts = 0;
	if (is_word(s, k, "n") && k + 1 < s->n && is_glued(s, k + 1) &&
	    s->t[k + 1].class == TOK_MARK)
		k += 2;
	else if (is_word(s, k, "no") || is_word(s, k, "nº"))
		k++;
	if (k > i)
		*parts = 8;
	if (k >= s->n || (s->t[k].class == TOK_MARK) ||
	    (s->t[k].class == TOK_WORD && !(s->t[k].flags & TOK_UPPER)))
		return i;
	for (;;) {
		if (s->t[k].class == TOK_NUMBER || s->t[k].flags & TOK_DIGIT) {
			digits = true;
			++*parts;
		}
		k++;
		if (!is_glued(s, k))
			break;
		if (s->t[k].class == TOK_MARK &&
		    (!strchr("-/._", s->text.s[s->t[k].start]) || !is_glued(s, k + 1) ||
			s->t[k + 1].class == TOK_MARK))
			break;
		if (s->t[k].class == TOK_MARK)
			k++;
	}
	return digits ? k : i;
}

/* Behind « du 5 mai 2020 » at token i: a whole date with its year; i if there is none. */
static size_t
date_end(const struct feature_sent *s, size_t i)
{
	size_t k = i + 1;

	if (!is_word(s, i, "du") || number(s, k) == 0 || number(s, k) > 31)
		return i;
	k++;
	if (is_glued(s, k) && is_word(s, k, "er"))
		k++;
	if (k + 1 >= s->n || lex_find(&lex_months, &s->t[k]) == LEX_NONE || !is_year(s, k + 1))
		return i;
	return k + 2;
}

/* Behind « de 1905 ». */
static size_t
year_end(const struct feature_sent *s, size_t i)
{
	return is_word(s, i, "de") && is_year(s, i + 1) ? i + 2 : i;
}

/* « loi organique n° 2004-6 du 3 février 2004 », « résolution 2396 », « projet de loi C-10 ». */
static size_t
law_end(const struct feature_sent *s, size_t i, size_t k, char kind)
{
	unsigned parts;
	size_t end, j = k;

	if (is_mark(s, k, '(') && is_upper(s, k + 1) && is_mark(s, k + 2, ')')) /* (UE) */
		j = k + 3;
	end = number_end(s, j, &parts);
	if (end > j &&
	    (parts > 1 || j > k || kind == 'l' || end > j + 1 ||
		(kind == 'r' && number(s, j) > 99)) &&
	    (parts > 1 || number(s, j) == 0 || number(s, j) > 9))
		return date_end(s, end);
	if (kind == 'l' && !is_common(s, i)) {
		if ((end = date_end(s, k)) > k)
			return end;
		return year_end(s, k);
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
	if ((end = number_end(s, k, &parts)) > k && parts > 8)
		return year_end(s, end);
	if (is_word(s, i, "convention") && (end = date_end(s, k)) > k)
		return end;
	if (is_word(s, i, "convention") && (end = year_end(s, k)) > k)
		return end;
	if (!is_word(s, k, "de") && !is_word(s, k, "d'"))
		return k;
	if (!capital && (is_word(s, i, "statut") || is_word(s, i, "pacte") ||
			    is_word(s, i, "charte") || is_word(s, i, "protocole")))
		return k;
	if (!is_upper(s, k + 1) || s->t[k + 1].flags & TOK_CAPS)
		return k;
	type = labels[k + 1] == 0 || labels[k + 1] % 2 == 0 ? -1 : (labels[k + 1] - 1) / 2;
	if (type != CRF_LOC && labels[k + 1] != 0 && labels[i] == 0)
		return k;
	end = mention_end(labels, s->n, k + 1);
	if (end <= k + 1)
		for (end = k + 2; is_upper(s, end) || (is_mark(s, end, '-') && is_glued(s, end) &&
							  is_upper(s, end + 1));
		     end++)
			;
	return year_end(s, end);
}

/* Adjectives that the ends of their words tell. */
static bool
is_adjective(const struct feature_sent *s, size_t i)
{
	static const char *const end[] = {"ale", "al", "ales", "aux", "elle", "elles", "el", "els",
	    "ique", "iques", "aire", "aires", "tif", "tifs", "tive", "tives", "sif", "sifs", "sive",
	    "sives", "tranger", "trangers", "trangère", "trangères", "ien", "iens", "ienne",
	    "iennes", "ain", "ains", "aine", "aines", "ais", "aise", "aises", "ier", "iers", "ière",
	    "ières", "teurs", "trice", "trices", "unis", "unies", "publics", "publiques", "arabe",
	    "arabes", "ouverts", "ints", "int", "inte", "intes", "rieur", "rieure", "rieurs",
	    "ables", "able", "istes", "iste", "eux", "euse", "euses", "itime", "itimes"};
	struct str w;
	size_t k, n;

	if (i >= s->n || s->t[i].class != TOK_WORD || s->t[i].flags & (TOK_UPPER | TOK_ELIDED) ||
	    !(s->t[i].flags & TOK_SPACE))
		return false;
	w = tok_str(s->text, &s->t[i]);
	for (k = 0; k < sizeof end / sizeof *end; k++) {
		n = strlen(end[k]);
		if (w.n > n + 1 && memcmp(w.s + w.n - n, end[k], n) == 0)
			return true;
	}
	if (w.n > 6 && memcmp(w.s, "anti", 4) == 0)
		return true;
	return is_word(s, i, "public") || is_word(s, i, "unies") || is_word(s, i, "unis");
}

/* « impôt | anticipé », with nothing of its own behind it (« adoptée par »). */
static bool
is_participle(const struct feature_sent *s, size_t i)
{
	struct str w;

	if (i >= s->n || s->t[i].class != TOK_WORD || s->t[i].flags & (TOK_UPPER | TOK_ELIDED) ||
	    role(s, i + 1) != 0)
		return false;
	w = tok_str(s->text, &s->t[i]);
	return w.n > 4 && memcmp(w.s + w.n - 2, "é", 2) == 0;
}

/* lequel, celui, être … begin no complement of a name. */
static bool
is_small(const struct feature_sent *s, size_t i)
{
	uint32_t row = lex_may(&lex_words, &s->t[i]) ? lex_find(&lex_words, &s->t[i]) : LEX_NONE;
	const char *class = row == LEX_NONE ? "" : lex_cell(&lex_words, row, 1);

	return strcmp(class, "rel") == 0 || strcmp(class, "pron") == 0 ||
	       strcmp(class, "aux") == 0 || strcmp(class, "det") == 0;
}

/* Behind a noun at token i with its adjectives, or the mention that begins there. */
static size_t
noun_end(const struct feature_sent *s, const uint8_t *labels, size_t i)
{
	size_t k = i;

	if (i >= s->n || s->t[i].class != TOK_WORD || s->t[i].flags & TOK_ELIDED ||
	    s->w[i].e.role != 0 || is_small(s, i))
		return i;
	k = labels[i] % 2 == 1 ? mention_end(labels, s->n, i) : i + 1;
	while (k < s->n) {
		if (is_mark(s, k, '-') && is_glued(s, k) && is_glued(s, k + 1) &&
		    s->t[k + 1].class == TOK_WORD)
			k += 2;
		else if (is_adjective(s, k) || (is_upper(s, k) && is_upper(s, k - 1)))
			k++;
		else
			break;
	}
	return k;
}

/* Behind articles at token i: « de | la | protection ». */
static size_t
article_end(const struct feature_sent *s, size_t i)
{
	while (role(s, i) == FEATURE_ARTICLE)
		i++;
	return i;
}

/*
 * Behind complements at token k: « des chefs de police du Moyen-Orient et d'Afrique du Nord »,
 * « sur le climat ». wide: contre, pour, aux too, as the titles of laws have them.
 */
static size_t
complement_end(const struct feature_sent *s, const uint8_t *labels, size_t k, bool wide)
{
	size_t from = k, j, end;
	bool linked = false;

	while (k < s->n && k - from < REACH) {
		j = k;
		if (role(s, j) == FEATURE_AND)
			j++;
		if (role(s, j) == FEATURE_LINK) {
			if (j > k && !linked) /* « la loi sur la chasse | et de délit » */
				break;
			linked = true;
		}
		if (role(s, j) == FEATURE_LINK || is_word(s, j, "sur") ||
		    (wide && (is_word(s, j, "contre") || is_word(s, j, "pour"))))
			j = article_end(s, j + 1);
		else if (j == k)
			break;
		else if (role(s, j) == FEATURE_ARTICLE)
			j = article_end(s, j);
		else if (!is_adjective(s, j) || !wide)
			break;
		end = noun_end(s, labels, j);
		if (end == j)
			break;
		k = end;
	}
	return k;
}

/* e, ème, ᵉ glued to the digits before token i. */
static bool
is_ordinal(const struct feature_sent *s, size_t i)
{
	static const char *const mark[] = {"e", "è", "ème", "ᵉ", "eme", "es", "èmes"};
	size_t k;

	if (i == 0 || i >= s->n || s->t[i - 1].class != TOK_NUMBER || !is_glued(s, i))
		return false;
	for (k = 0; k < sizeof mark / sizeof *mark; k++)
		if (is_word(s, i, mark[k]))
			return true;
	return false;
}

/* « 8e réunion des chefs de police »: a meeting by its number. */
static size_t
amend_meeting(const struct feature_sent *s, uint8_t *labels, size_t i, size_t k)
{
	size_t end = k;

	if (i < 2 || !is_ordinal(s, i - 1) || (labels[i - 2] != 0 && labels[i - 2] % 2 == 0))
		return k;
	while (is_adjective(s, end))
		end++;
	end = complement_end(s, labels, end, false);
	if (labels[i] != 0 && mention_end(labels, s->n, i) > end)
		end = mention_end(labels, s->n, i);
	return put(s, labels, i - 2, end, CRF_EVENT);
}

/* « opération navale Sea Guardian »: an adjective between, or a name the model does not see. */
static size_t
amend_operation(const struct feature_sent *s, uint8_t *labels, size_t first, size_t k)
{
	size_t i = k, end;

	if (first > 0 && s->t[first].flags & TOK_UPPER) /* the film « Opération Tonnerre » */
		return k;
	if (is_adjective(s, i))
		i++;
	if (!is_upper(s, i) || !(s->t[i].flags & TOK_SPACE))
		return k;
	if (labels[i] != 0 && (labels[i] % 2 == 0 || labels[i] == CRF_BEGIN(CRF_PROG)))
		return k;
	end = mention_end(labels, s->n, i);
	if (end == i)
		for (end = i + 1; end < s->n && end < i + RUN && is_upper(s, end); end++)
			;
	return put(s, labels, i, end, CRF_PROG);
}

/* A code that ends before token end: the model takes a verb with it, « Code du travail | punit ». */
static size_t
put_code(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end)
{
	if (labels[i] == CRF_BEGIN(CRF_LAW) && mention_end(labels, s->n, i) == end + 1 &&
	    role(s, end) == 0 && !is_adjective(s, end) && !is_upper(s, end))
		labels[end] = 0;
	return put(s, labels, i, end, CRF_LAW);
}

/* « Code du numérique »: a capital in the sentence, de and a noun. */
static size_t
code_end(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t k)
{
	size_t j, end;

	if (!(s->t[i].flags & TOK_UPPER) || role(s, k) != FEATURE_LINK || is_common(s, i))
		return k;
	j = article_end(s, k + 1);
	end = noun_end(s, labels, j);
	if (end == j)
		return k;
	return end;
}

/* « Loi sur la sécurité des rues et des communautés », « loi fédérale sur l'impôt anticipé ». */
static size_t
title_end(const struct feature_sent *s, const uint8_t *labels, size_t i, size_t k)
{
	if (!is_word(s, k, "sur") || is_common(s, i) ||
	    !((i > 0 && s->t[i].flags & TOK_UPPER) || is_word(s, k - 1, "fédérale")))
		return k;
	k = complement_end(s, labels, k, true);
	return is_participle(s, k) ? k + 1 : k;
}

/* Behind the years « 2021-2025 » or « 2025 » at token i; i if there are none. */
static size_t
years_end(const struct feature_sent *s, size_t i)
{
	if (number(s, i) >= YEAR_MIN && is_mark(s, i + 1, '-') && is_year(s, i + 2))
		return i + 3;
	return is_year(s, i) ? i + 1 : i;
}

/* « Convention des Nations unies | contre la corruption »: a law or meeting with its subject. */
static size_t
amend_subject(const struct feature_sent *s, uint8_t *labels, size_t i, int type)
{
	size_t k = mention_end(labels, s->n, i), end;

	if (labels[i] != CRF_BEGIN(type) || !(s->t[i].flags & TOK_UPPER) || i == 0 ||
	    !(is_word(s, k, "sur") || is_word(s, k, "contre")))
		return i;
	end = complement_end(s, labels, k, true);
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
	while (is_adjective(s, end))
		end++;
	end = complement_end(s, labels, end, true);
	end = years_end(s, end);
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
	if (!is_upper(s, k) || is_inside(labels, k) || labels[k] == CRF_BEGIN(CRF_PROG))
		return k;
	for (steps = 0; i > 0 && steps < CALL_REACH; steps++) {
		i--;
		if (!lex_may(&lex_named_heads, &s->t[i]) ||
		    lex_match(&lex_named_heads, s->t + i, 1, &row) == 0)
			continue;
		if (strcmp(lex_cell(&lex_named_heads, row, 1), "operation") != 0 &&
		    strcmp(lex_cell(&lex_named_heads, row, 1), "scheme") != 0)
			continue;
		end = mention_end(labels, s->n, k);
		if (end == k)
			for (end = k + 1; end < s->n && end < k + RUN && is_upper(s, end); end++)
				;
		return put(s, labels, k, end, CRF_PROG);
	}
	return k;
}

/* « opération “Nom de code” », « programme « Voisins » »: what the quotation marks hold. */
static size_t
amend_quoted(const struct feature_sent *s, uint8_t *labels, size_t i, size_t k)
{
	size_t end = k + 1;

	if (k + 2 >= s->n || s->t[i].flags & TOK_UPPER || (i > 0 && is_word(s, i - 1, "de")) ||
	    s->t[k].class != TOK_MARK || !(s->quote[k + 1] & 1) || !is_upper(s, k + 1))
		return k;
	while (end < s->n && end <= k + RUN && s->quote[end] & 1)
		end++;
	return end > k + RUN ? k : put(s, labels, k + 1, end, CRF_PROG);
}

/* A known name, with the year behind it where it has one: « CAN 2025 », « COP 28 ». */
static size_t
amend_known(const struct feature_sent *s, uint8_t *labels, size_t i)
{
	uint32_t row;
	size_t n = lex_match(&lex_named, s->t + i, s->n - i, &row), end = i + n;
	const char *type;

	if (n == 0 || is_inside(labels, i) || (i > 0 && is_glued(s, i) && is_mark(s, i - 1, '-')) ||
	    (is_glued(s, end) && is_mark(s, end, '-') && is_glued(s, end + 1) &&
		number(s, end + 1) == 0))
		return i + 1;
	type = lex_cell(&lex_named, row, 1);
	if (is_year(s, end))
		end++;
	else if (is_mark(s, end, '-') && is_glued(s, end) && is_year(s, end + 1))
		end += 2;
	if (labels[i] != 0 && mention_end(labels, s->n, i) > end)
		return i + 1;
	return put(s, labels, i, end, crf_type_of((struct str){type, strlen(type)}));
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
	if (strcmp(kind, "meeting") == 0) {
		if ((end = amend_subject(s, labels, i, CRF_EVENT)) > i)
			return end;
		return amend_meeting(s, labels, i, k);
	}
	if (strcmp(kind, "called") == 0)
		return amend_called(s, labels, k);
	if (is_inside(labels, i))
		return k;
	if (strcmp(kind, "plan") == 0)
		return amend_plan(s, labels, i, k);
	if (strcmp(kind, "operation") == 0 || strcmp(kind, "scheme") == 0) {
		if ((end = amend_quoted(s, labels, i, k)) > k)
			return end;
		return kind[0] == 's' ? k : amend_operation(s, labels, i, k);
	}
	if (strcmp(kind, "code") == 0)
		return is_common(s, i) ? k : put_code(s, labels, i, year_end(s, k));
	if (strcmp(kind, "codes") == 0) {
		end = code_end(s, labels, i, k);
		return end == k ? k : put_code(s, labels, i, end);
	}
	if (strcmp(kind, "treaty") == 0) {
		if ((end = amend_subject(s, labels, i, CRF_LAW)) > i)
			return end;
		end = treaty_end(s, labels, i, k);
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

	for (i = 0; i < s->n; i = end) {
		end = i + 1;
		if (s->t[i].class != TOK_WORD)
			continue;
		if (lex_may(&lex_named, &s->t[i]))
			end = amend_known(s, labels, i);
		if (end == i + 1 && lex_may(&lex_named_heads, &s->t[i]))
			end = amend_headed(s, labels, i);
	}
}
