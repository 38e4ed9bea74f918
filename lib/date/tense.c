#include "tense.h"

#include "lex.h"

#include <stdbool.h>
#include <string.h>

enum { FAR = 24 }; /* tokens looked at on each side */

static inline bool
ends(struct str s, const char *end, size_t n)
{
	return s.n > n && s.s[s.n - 1] == end[n - 1] && memcmp(s.s + s.n - n, end, n) == 0;
}

#define ENDS(s, end) ends(s, end, sizeof(end) - 1)

/* « arrêté », « prévues »; not « cité », « santé » (more such nouns are in lib/fr/tenses.tsv). */
static bool
participle(struct str s)
{
	size_t n = s.n;

	/* é, ée, és, ées */
	if (n > 5 && s.s[n - 1] == 's')
		n--;
	if (n > 4 && s.s[n - 1] == 'e')
		n--;
	if (n < 5 || (unsigned char)s.s[n - 2] != 0xC3 || (unsigned char)s.s[n - 1] != 0xA9)
		return false;
	s.n = n;
	return !(ENDS(s, "ité") || ENDS(s, "iété") || ENDS(s, "auté") || ENDS(s, "reté"));
}

/*
 * Endings of the third persons and what they show; the first that fits counts. The future and the
 * conditional, which looks ahead too, have r before them, but so have the past tenses of verbs in
 * -rer: « déclara », « entrait », « dénombrait ».
 */
static const struct {
	const char *end;
	enum tense tense;
} endings[] = {
    {"era", TENSE_FUTURE},
    {"ira", TENSE_FUTURE},
    {"dra", TENSE_FUTURE},
    {"vra", TENSE_FUTURE},
    {"rra", TENSE_FUTURE},
    {"aura", TENSE_FUTURE},
    {"clura", TENSE_FUTURE},
    {"ettra", TENSE_FUTURE},
    {"attra", TENSE_FUTURE},
    {"îtra", TENSE_FUTURE},
    {"pra", TENSE_FUTURE},
    {"ncra", TENSE_FUTURE},
    {"bra", TENSE_PAST},
    {"ara", TENSE_PAST},
    {"éra", TENSE_PAST},
    {"ora", TENSE_PAST},
    {"ntra", TENSE_PAST},
    {"stra", TENSE_PAST},
    {"ura", TENSE_PAST},
    {"rai", TENSE_FUTURE},
    {"rons", TENSE_FUTURE},
    {"ront", TENSE_FUTURE},
    {"trait", TENSE_NONE},
    {"lait", TENSE_NONE},
    {"erait", TENSE_FUTURE},
    {"irait", TENSE_FUTURE},
    {"drait", TENSE_FUTURE},
    {"evrait", TENSE_FUTURE},
    {"rrait", TENSE_FUTURE},
    {"aurait", TENSE_FUTURE},
    {"ait", TENSE_PAST},
    {"eraient", TENSE_FUTURE},
    {"iraient", TENSE_FUTURE},
    {"draient", TENSE_FUTURE},
    {"evraient", TENSE_FUTURE},
    {"rraient", TENSE_FUTURE},
    {"auraient", TENSE_FUTURE},
    {"aient", TENSE_PAST},
    {"èrent", TENSE_PAST},
    {"irent", TENSE_PAST},
};

/* The tense that an ending shows, of a word that no table knows. */
static enum tense
ending(struct str s)
{
	char last = s.s[s.n - 1];
	size_t i;

	if (last != 'a' && last != 'i' && last != 's' && last != 't')
		return TENSE_NONE;
	for (i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ends(s, endings[i].end, strlen(endings[i].end)))
			return endings[i].tense;
	return TENSE_NONE;
}

/* The tense that one word shows: by table (lib/fr/tenses.tsv), then by its ending; *known if by table. */
static enum tense
word_tense(struct str text, const struct tok *t, bool *known)
{
	struct str s = tok_str(text, t);
	uint32_t row;

	*known = false;
	if (t->class != TOK_WORD)
		return TENSE_NONE;
	if ((row = lex_find(&lex_tenses, t)) != LEX_NONE) {
		*known = true;
		switch (lex_cell(&lex_tenses, row, 1)[0]) {
		case 'f':
			return TENSE_FUTURE;
		case 'p':
			return TENSE_PAST;
		default:
			return TENSE_NONE;
		}
	}
	return s.n < 5 || t->flags & TOK_UPPER ? TENSE_NONE : ending(s);
}

/* Of a participle its auxiliary, at most four tokens before, tells: « sera jugé », « a été jugé ». */
static enum tense
tense_at(struct str text, const struct tok *t, size_t i)
{
	bool known, any;
	enum tense v = word_tense(text, &t[i], &known);
	size_t back;

	if (known || v != TENSE_NONE || t[i].class != TOK_WORD || t[i].flags & TOK_UPPER ||
	    !participle(tok_str(text, &t[i])))
		return v;
	for (back = 1; back <= 4 && back <= i; back++)
		if ((v = word_tense(text, &t[i - back], &any)) != TENSE_NONE)
			return v;
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
	struct str s = tok_str(text, &t[i]), p;

	if (i == 0 || t[i].class != TOK_WORD || t[i].flags & TOK_UPPER || s.n < 5 ||
	    (s.s[s.n - 1] != 'r' && s.s[s.n - 1] != 'e'))
		return false;
	if (!(ENDS(s, "er") || ENDS(s, "ir") || ENDS(s, "dre") || ENDS(s, "tre") ||
		ENDS(s, "ire")) ||
	    ENDS(s, "ier") || str_eq(s, STR("être")) || str_eq(s, STR("avoir")))
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
