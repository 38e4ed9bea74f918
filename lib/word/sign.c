#include "sign.h"

#include "lex.h"

#include <stdint.h>

/* bits: the signs of each row, by lib/gen/mksign */
#include "sign.tab.h"

bool
sign_is(const struct tok *t, enum sign sign)
{
	uint32_t row = lex_may(&lex_signs, t) ? lex_find(&lex_signs, t) : LEX_NONE;

	return row != LEX_NONE && (bits[row][sign / 64] >> sign % 64 & 1) != 0;
}
