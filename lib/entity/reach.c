#include "reach.h"

#include "ending.h"
#include "crf.h"
#include "lex.h"

#include <string.h>

enum { YEAR_MIN = 1789, YEAR_MAX = 2099, REACH = 24 };

/* The value of a number of at most four digits, 0 for all else. */
unsigned
reach_number(const struct feature_sent *s, size_t i)
{
	unsigned v = 0;
	uint32_t k;

	if (i >= s->n || s->t[i].class != TOK_NUMBER || s->t[i].end - s->t[i].start > 4)
		return 0;
	for (k = s->t[i].start; k < s->t[i].end; k++)
		v = 10 * v + (unsigned)(s->text.s[k] - '0');
	return v;
}

bool
reach_is_year(const struct feature_sent *s, size_t i)
{
	unsigned v = reach_number(s, i);

	return v >= YEAR_MIN && v <= YEAR_MAX && !reach_mark(s, i + 1, '-') &&
	       !reach_mark(s, i + 1, '/');
}

bool
reach_full_name(const struct feature_sent *s, const uint8_t *labels, size_t i)
{
	size_t k, end;

	if (i >= s->n || labels[i] != CRF_BEGIN(CRF_PER) || !(s->w[i].e.names & FEATURE_FIRST))
		return false;
	end = reach_mention(labels, s->n, i);
	for (k = i + 1; k < end; k++)
		if (s->t[k].flags & TOK_SPACE)
			return true; /* « Jean Petit », « Marie-Chantal Uwanyiligira » */
	return false;
}

/*
 * Behind the number of a law at token i: « n° 43-20 », « 2016/794 », « C-10 », « S/2021/12 »; i if
 * there is none. *parts: how many numbers it has, 9 where n° stands before it.
 */
size_t
reach_law(const struct feature_sent *s, size_t i, unsigned *parts)
{
	size_t k = i;
	bool digits = false;

	*parts = 0;
	if (reach_word(s, k, "n") && k + 1 < s->n && reach_glued(s, k + 1) &&
	    s->t[k + 1].class == TOK_MARK)
		k += 2;
	else if (reach_word(s, k, "no") || reach_word(s, k, "nº"))
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
		if (!reach_glued(s, k))
			break;
		if (s->t[k].class == TOK_MARK &&
		    (!strchr("-/._", s->text.s[s->t[k].start]) || !reach_glued(s, k + 1) ||
			s->t[k + 1].class == TOK_MARK))
			break;
		if (s->t[k].class == TOK_MARK)
			k++;
	}
	return digits ? k : i;
}

/* Behind « du 5 mai 2020 » at token i: a whole date with its year; i if there is none. */
/* The month behind « du 1er », « du 15 », at token i; 0 if there is none. */
static size_t
month_of(const struct feature_sent *s, size_t i)
{
	size_t k = i + 1;

	if (!reach_word(s, i, "du") || reach_number(s, k) == 0 || reach_number(s, k) > 31)
		return 0;
	k++;
	if (reach_glued(s, k) && reach_word(s, k, "er"))
		k++;
	return k < s->n && lex_find(&lex_months, &s->t[k]) != LEX_NONE ? k : 0;
}

size_t
reach_date(const struct feature_sent *s, size_t i)
{
	size_t k = month_of(s, i);

	return k == 0 || !reach_is_year(s, k + 1) ? i : k + 2;
}

size_t
reach_day(const struct feature_sent *s, size_t i)
{
	size_t k = month_of(s, i);

	return k == 0 ? i : k + 1;
}

/* Behind « de 1905 ». */
size_t
reach_year(const struct feature_sent *s, size_t i)
{
	return reach_word(s, i, "de") && reach_is_year(s, i + 1) ? i + 2 : i;
}

bool
reach_ordinal(const struct feature_sent *s, size_t i)
{
	return i > 0 && i < s->n && s->t[i - 1].class == TOK_NUMBER && reach_glued(s, i) &&
	       (!(s->t[i].flags & TOK_UPPER) || s->capitals) && /* « Terminal 2E » */
	       reach_sign(s, i, SIGN_ORDINAL);
}

/* Adjectives that the ends of their words tell. */
bool
reach_adjective(const struct feature_sent *s, size_t i)
{
	struct str w;

	if (i >= s->n || s->t[i].class != TOK_WORD || s->t[i].flags & (TOK_UPPER | TOK_ELIDED) ||
	    !(s->t[i].flags & TOK_SPACE))
		return false;
	w = tok_str(s->text, &s->t[i]);
	if (ending_is(w, ENDING_ADJECTIVE, 1) || (w.n > 6 && memcmp(w.s, "anti", 4) == 0))
		return true;
	return reach_word(s, i, "public") || reach_word(s, i, "unies") || reach_word(s, i, "unis");
}

bool
reach_small(const struct feature_sent *s, size_t i)
{
	uint32_t row = lex_may(&lex_words, &s->t[i]) ? lex_find(&lex_words, &s->t[i]) : LEX_NONE;
	const char *class = row == LEX_NONE ? "" : lex_cell(&lex_words, row, 1);

	return strcmp(class, "rel") == 0 || strcmp(class, "pron") == 0 ||
	       strcmp(class, "aux") == 0 || strcmp(class, "det") == 0;
}

/* « le rejoindre », « l'aider »: what stands behind an article and is no noun. */
bool
reach_infinitive(const struct feature_sent *s, size_t i)
{
	struct str w = i < s->n ? tok_str(s->text, &s->t[i]) : (struct str){"", 0};

	return w.n > 3 &&
	       (memcmp(w.s + w.n - 2, "er", 2) == 0 || memcmp(w.s + w.n - 2, "ir", 2) == 0 ||
		   memcmp(w.s + w.n - 3, "dre", 3) == 0);
}

/* Behind a noun at token i with its adjectives, or the mention that begins there. */
size_t
reach_noun(const struct feature_sent *s, const uint8_t *labels, size_t i)
{
	size_t k = i;

	if (i >= s->n || s->t[i].class != TOK_WORD || s->t[i].flags & TOK_ELIDED ||
	    s->w[i].e.role != 0 || reach_small(s, i))
		return i;
	k = labels[i] % 2 == 1 ? reach_mention(labels, s->n, i) : i + 1;
	while (k < s->n) {
		if (reach_mark(s, k, '-') && reach_glued(s, k) && reach_glued(s, k + 1) &&
		    s->t[k + 1].class == TOK_WORD)
			k += 2;
		else if (reach_adjective(s, k) || (reach_upper(s, k) && reach_upper(s, k - 1)))
			k++;
		else
			break;
	}
	return k;
}

/* Behind articles at token i: « de | la | protection ». */
size_t
reach_article(const struct feature_sent *s, size_t i)
{
	while (reach_role(s, i) == FEATURE_ARTICLE)
		i++;
	return i;
}

/* « la 26e Conférence régionale | de l'organisation »: says nothing that the name has. */
static bool
is_anaphora(const struct feature_sent *s, size_t i)
{
	return reach_role(s, i - 1) == FEATURE_ARTICLE && !reach_upper(s, i) &&
	       reach_sign(s, i, SIGN_GENERIC);
}

/*
 * Behind complements at token k: « des chefs de police du Moyen-Orient et d'Afrique du Nord »,
 * « sur le climat ». wide: contre, pour, aux too, as the titles of laws have them.
 */
size_t
reach_complement(const struct feature_sent *s, const uint8_t *labels, size_t k, bool wide)
{
	size_t from = k, j, end;
	bool linked = false;

	while (k < s->n && k - from < REACH) {
		j = k;
		if (reach_role(s, j) == FEATURE_AND)
			j++;
		if (reach_role(s, j) == FEATURE_LINK) {
			if (j > k && !linked) /* « la loi sur la chasse | et de délit » */
				break;
			linked = true;
		}
		if (reach_role(s, j) == FEATURE_LINK || reach_word(s, j, "sur") ||
		    (wide && (reach_word(s, j, "contre") || reach_word(s, j, "pour"))))
			j = reach_article(s, j + 1);
		else if (j == k)
			break;
		else if (reach_role(s, j) == FEATURE_ARTICLE)
			j = reach_article(s, j);
		else if (!reach_adjective(s, j) || !wide)
			break;
		end = reach_noun(s, labels, j);
		if (end == j || (end == j + 1 && is_anaphora(s, j)))
			break;
		k = end;
	}
	return k;
}

/* Behind the years « 2021-2025 » or « 2025 » at token i; i if there are none. */
size_t
reach_years(const struct feature_sent *s, size_t i)
{
	if (reach_number(s, i) >= YEAR_MIN && reach_mark(s, i + 1, '-') && reach_is_year(s, i + 2))
		return i + 3;
	return reach_is_year(s, i) ? i + 1 : i;
}
