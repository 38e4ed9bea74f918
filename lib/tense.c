#include "tense.h"

#include "lex.h"

#include <stdbool.h>
#include <string.h>

enum { FAR = 24 }; /* tokens looked at on each side */

static bool
ends(struct str s, const char *end)
{
	size_t n = strlen(end);

	return s.n >= n && memcmp(s.s + s.n - n, end, n) == 0;
}

static bool
ends_in(struct str s, const char *const *list)
{
	for (; *list != NULL; list++)
		if (ends(s, *list))
			return true;
	return false;
}

static bool
participle(struct str s)
{
	static const char *const is[] = {"é", "ée", "és", "ées", NULL};
	static const char *const no[] = {"ité", "ités", "iété", "iétés", "auté", "autés", "santé",
	    "reté", "beauté", "marché", "marchés", "député", "députés", "députée", "côté", "côtés",
	    "armée", "armées", "année", "années", "journée", "soirée", "durée", "employé",
	    "employés", "réfugié", "réfugiés", "blessé", "blessés", "procédé", NULL};

	return s.n > 4 && ends_in(s, is) && !ends_in(s, no);
}

/* The tense that one word shows: by table (lib/fr/tenses.tsv), then by its ending. */
static enum tense
word_tense(struct str text, const struct tok *t)
{
	static const char *const future[] = {"ra", "ront", "rai", "rons", "rait", "raient", NULL};
	static const char *const past[] = {"ait", "aient", "èrent", "irent", NULL};
	static const char *const nouns[] = {"trait", "prait", "lait", NULL};
	struct str s = tok_str(text, t);
	uint32_t row;

	if (t->class != TOK_WORD)
		return TENSE_NONE;
	if ((row = lex_find(&lex_tenses, t)) != LEX_NONE)
		switch (lex_cell(&lex_tenses, row, 1)[0]) {
		case 'f':
			return TENSE_FUTURE;
		case 'p':
			return TENSE_PAST;
		default:
			return TENSE_NONE;
		}
	if (s.n < 5 || t->flags & TOK_UPPER)
		return TENSE_NONE;
	if (ends_in(s, future))
		return TENSE_FUTURE;
	if (ends_in(s, past) && !ends_in(s, nouns))
		return TENSE_PAST;
	return TENSE_NONE;
}

/* Of a participle its auxiliary, at most four tokens before, tells: « sera jugé », « a été jugé ». */
static enum tense
tense_at(struct str text, const struct tok *t, size_t i)
{
	size_t back;

	if (t[i].class != TOK_WORD || t[i].flags & TOK_UPPER || !participle(tok_str(text, &t[i])))
		return word_tense(text, &t[i]);
	if (word_tense(text, &t[i]) != TENSE_NONE)
		return word_tense(text, &t[i]);
	for (back = 1; back <= 4 && back <= i; back++) {
		enum tense v = word_tense(text, &t[i - back]);

		if (v != TENSE_NONE)
			return v;
	}
	return TENSE_PAST;
}

static bool
clause_end(struct str text, const struct tok *t)
{
	char c = text.s[t->start];

	return t->class == TOK_MARK && (c == ';' || c == ':' || c == '!' || c == '?');
}

/* « appelés à marcher samedi », « de reprendre le travail lundi »: an infinitive behind à or de. */
static bool
infinitive(struct str text, const struct tok *t, size_t i)
{
	static const char *const is[] = {"er", "ir", "dre", "tre", "ire", NULL};
	static const char *const no[] = {"ier", "être", "avoir", NULL};
	struct str s = tok_str(text, &t[i]), p;

	if (i == 0 || t[i].class != TOK_WORD || t[i].flags & TOK_UPPER || s.n < 5 ||
	    !ends_in(s, is) || ends_in(s, no))
		return false;
	p = tok_str(text, &t[i - 1]);
	return str_eq(p, STR("à")) || str_eq(p, STR("de")) || str_eq(p, STR("d'"));
}

/* « jusqu'à », « d'ici », « dès », « à partir de » directly before: what begins or ends is to come. */
static enum tense
preposition(struct str text, const struct tok *t, size_t first)
{
	size_t i;

	for (i = 1; i <= 3 && i <= first; i++) {
		struct str s = tok_str(text, &t[first - i]);

		if (str_eq(s, STR("jusqu'")) || str_eq(s, STR("jusqu’")) ||
		    str_eq(s, STR("Jusqu'")) || str_eq(s, STR("Jusqu’")) || str_eq(s, STR("ici")) ||
		    str_eq(s, STR("ce")))
			return s.s[0] == 'c' ? TENSE_NONE : TENSE_FUTURE;
		if (str_eq(s, STR("depuis")) || str_eq(s, STR("Depuis")))
			return TENSE_PAST;
	}
	return TENSE_NONE;
}

enum tense
tense_near(struct str text, const struct tok *t, size_t n, size_t first, size_t end)
{
	enum tense left = TENSE_NONE, right = TENSE_NONE;
	size_t dl, dr;

	if ((left = preposition(text, t, first)) != TENSE_NONE)
		return left;
	for (dl = 1; dl <= FAR && dl <= first; dl++) {
		if (clause_end(text, &t[first - dl]))
			break;
		if (dl <= 6 && infinitive(text, t, first - dl)) {
			left = TENSE_FUTURE;
			break;
		}
		if ((left = tense_at(text, t, first - dl)) != TENSE_NONE)
			break;
	}
	for (dr = 0; dr < FAR && end + dr < n; dr++) {
		if (clause_end(text, &t[end + dr]))
			break;
		if ((right = tense_at(text, t, end + dr)) != TENSE_NONE)
			break;
	}
	if (left != TENSE_NONE && (right == TENSE_NONE || dl <= 2 * dr + 2))
		return left;
	return right;
}
