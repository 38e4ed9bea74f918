#include "sign.h"

#include "lex.h"

#define SIGN_STRING(name) #name,
static const char *const names[SIGNS] = {SIGN_LIST(SIGN_STRING)};
#undef SIGN_STRING

/* Is it one of these names, with commas between? */
static bool
is_among(const char *list, const char *name)
{
	for (;; list++) {
		size_t n = 0;

		while (list[n] == name[n] && name[n] != '\0')
			n++;
		if (name[n] == '\0' && (list[n] == '\0' || list[n] == ','))
			return true;
		for (list += n; *list != ','; list++)
			if (*list == '\0')
				return false;
	}
}

bool
sign_is(const struct tok *t, enum sign sign)
{
	uint32_t row = lex_may(&lex_signs, t) ? lex_find(&lex_signs, t) : LEX_NONE;

	return row != LEX_NONE && is_among(lex_cell(&lex_signs, row, 1), names[sign]);
}

const char *
sign_name(enum sign sign)
{
	return names[sign];
}
