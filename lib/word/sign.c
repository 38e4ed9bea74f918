#include "sign.h"

#include "lex.h"

#include "sign.tab.h"

enum { NO_SIGN = 1, FIRST_ROW }; /* in sign_bits */

uint16_t
sign_of(const struct tok *t)
{
	uint32_t row = lex_may(&lex_signs, t) ? lex_find(&lex_signs, t) : LEX_NONE;

	return (uint16_t)(row == LEX_NONE ? NO_SIGN : FIRST_ROW + row);
}
