#include "ending.h"

#include "lex.h"
#include "tok.h"

#include <string.h>

enum { LONGEST = 12 }; /* bytes of an ending */

bool
ending_is(struct str w, enum ending class, size_t more)
{
	char end[LONGEST + 1];
	size_t n;

	for (n = 1; n <= LONGEST && n + more < w.n; n++) {
		const char *s = w.s + w.n - n;
		struct tok t = {0};
		uint32_t row;

		if (((unsigned char)*s & 0xC0) == 0x80)
			continue;
		memcpy(end, s, n);
		end[n] = '\0';
		t.fold = tok_hash(end);
		if (lex_may(&lex_endings, &t) && (row = lex_find(&lex_endings, &t)) != LEX_NONE &&
		    strchr(lex_cell(&lex_endings, row, 1), (char)class) != NULL)
			return true;
	}
	return false;
}
