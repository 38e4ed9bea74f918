#include "photo.h"

#include "lex.h"
#include "tok.h"

#include <string.h>

enum { LAST = 70 }; /* bytes of what stands behind the last stop */

/* « (A. Réau/Le Onze) »: a bracket at the end with a name, a slash and a name. */
static bool
bracketed(struct str s)
{
	size_t i;
	bool slash = false;

	if (s.n < 8 || s.s[s.n - 1] != ')')
		return false;
	for (i = s.n - 1; i > 0 && s.n - i < 60 && s.s[i - 1] != '('; i--)
		slash |= s.s[i - 1] == '/';
	return slash && i > 0 && s.s[i - 1] == '(' && s.s[i] >= 'A' && s.s[i] <= 'Z';
}

/* « Les cartouches étaient cachées sous des noix. Gendarmerie du Lot »: a name behind a sentence. */
static bool
named(struct str s, struct arena *a)
{
	struct tok *t;
	size_t i, n, at = s.n;

	while (at > 2 && !(s.s[at - 2] == '.' && s.s[at - 1] == ' '))
		at--;
	if (at < 30 || s.n - at < 5 || s.n - at > 40)
		return false;
	n = tok_split((struct str){s.s + at, s.n - at}, a, &t);
	for (i = 0; i < n; i++)
		if (t[i].class == TOK_NUMBER ||
		    (t[i].class == TOK_WORD && !(t[i].flags & (TOK_UPPER | TOK_ELIDED)) &&
			t[i].end - t[i].start > 3))
			return false;
	return n >= 2 && n <= 6;
}

/* « … le 13 mai 2024. CLAIRE OBERT / LE ONZE »: nothing but capitals behind the last stop. */
static bool
in_capitals(struct str s)
{
	size_t i, letters = 0;
	bool slash = false;

	for (i = s.n; i > 0 && s.n - i < 60; i--) {
		char c = s.s[i - 1];

		if (c >= 'a' && c <= 'z')
			return false;
		if (c == '.' && i < s.n && s.s[i] == ' ' && letters > 5)
			return slash;
		slash |= c == '/';
		letters += c >= 'A' && c <= 'Z';
	}
	return false;
}

enum { CLASS_COL = 1 }; /* of lib/fr/boilerplate.tsv */

/* « Le hangar où se trouvait le butin. Photo d'illustration GDL - Thierry Pons »: behind the last stop a phrase. */
static bool
announced(struct str s, struct arena *a)
{
	struct tok *t;
	uint32_t row;
	size_t n, at = s.n;

	while (at > 2 && s.n - at < LAST && !(s.s[at - 2] == '.' && s.s[at - 1] == ' '))
		at--;
	if (at < 20 || s.n - at >= LAST)
		return false;
	n = tok_split((struct str){s.s + at, s.n - at}, a, &t);
	return n > 0 && lex_match(&lex_boilerplate, t, n, &row) > 0 &&
	       strcmp(lex_cell(&lex_boilerplate, row, CLASS_COL), "credit") == 0;
}

bool
photo_credited(struct str s, bool ended, unsigned inner, struct arena *a)
{
	return bracketed(s) || (!ended && (in_capitals(s) || (inner > 0 && announced(s, a)) ||
					      (inner == 1 && named(s, a))));
}
