#include "ending.h"

#include "lex.h"
#include "tok.h"

#include <string.h>

enum { LONGEST = 12 }; /* bytes of an ending */

bool
ending_is(struct str w, enum ending class, size_t more)
{
	size_t n;

	for (n = 1; n <= LONGEST && n + more < w.n; n++) {
		const char *s = w.s + w.n - n;
		struct tok t = {0};
		uint32_t row;

		if (((unsigned char)*s & 0xC0) == 0x80)
			continue;
		t.fold = tok_hash_bytes(s, n);
		if (lex_may(&lex_endings, &t) && (row = lex_find(&lex_endings, &t)) != LEX_NONE &&
		    strchr(lex_cell(&lex_endings, row, 1), (char)class) != NULL)
			return true;
	}
	return false;
}
