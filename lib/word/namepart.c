#include "namepart.h"

#include "lex.h"

#include <string.h>

bool
namepart_is(const struct tok *t, enum name_part part)
{
	uint32_t row = lex_find(&lex_nameparts, t);

	return row != LEX_NONE && strchr(lex_cell(&lex_nameparts, row, 1), (char)part) != NULL;
}
