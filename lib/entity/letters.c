#include "letters.h"

#include "lex.h"
#include "reach.h"
#include "span.h"
#include "u8.h"

#include <string.h>

enum { WORDS_MAX = 12 }; /* tokens of the words that an acronym stands for */

bool
letters_first(const struct feature_sent *s, size_t i, size_t k)
{
	size_t len;

	return form_letter(u8_get(s->text.s + s->t[i].start, U8_MAX, &len)) ==
	       u8_upper(s->text.s[s->t[k].start]);
}

bool
letters_spell(const struct feature_sent *s, size_t i, size_t end, size_t k)
{
	size_t at = s->t[k].start, len;

	for (; i < end && at < s->t[k].end; i++)
		if (s->t[i].class == TOK_WORD && form_letter(u8_get(s->text.s + s->t[i].start,
						     U8_MAX, &len)) == u8_upper(s->text.s[at]))
			at++;
	return at == s->t[k].end;
}

/*
 * A noun that begins names of bodies, or makes one with its place; or an office, which stands for its
 * body: « directeur général de la sûreté nationale (DGSN) ».
 */
static bool
is_body(const struct feature_sent *s, size_t i)
{
	const char *title = span_title(s, i);
	uint32_t row = lex_find(&lex_named_heads, &s->t[i]);

	return strcmp(title, "office") == 0 || strcmp(title, "state") == 0 ||
	       strcmp(title, "police") == 0 ||
	       (row != LEX_NONE && strcmp(lex_cell(&lex_named_heads, row, 1), "body") == 0) ||
	       lex_find(&lex_bodyheads, &s->t[i]) != LEX_NONE || reach_sign(s, i, SIGN_FORCE);
}

bool
letters_plain(const struct feature_sent *s, const uint8_t *labels, size_t k)
{
	size_t i;

	if (k < 4 || !(s->t[k].flags & TOK_CAPS) || s->t[k].end - s->t[k].start < 3 ||
	    !reach_mark(s, k - 1, '(') || !reach_mark(s, k + 1, ')'))
		return false;
	if (labels[k - 2] == 0 && s->hint[k - 2] > 0 && s->hint[k - 2] < FEATURE_HINT_DATE)
		return true; /* « mutilations génitales féminines (| MGF |)»: an offence */
	for (i = k - 1; i-- > 0 && i + WORDS_MAX > k;) {
		if (labels[i] != 0 || s->t[i].class != TOK_WORD || s->t[i].flags & TOK_UPPER)
			return false;
		if (reach_role(s, i) == 0 && letters_first(s, i, k) &&
		    letters_spell(s, i, k - 1, k))
			return !is_body(s, i);
	}
	return false;
}
