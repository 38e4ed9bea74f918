#include "markup.h"

#include "block.h"
#include "lex.h"
#include "tok.h"

#include <string.h>

enum { VERDICT = 1, LONGEST = 200 };

/* Words as tokens: capitals inside a word and all marks part them. */
static size_t
spread(char *out, struct str s)
{
	size_t i, o = 0;
	bool small = false;

	for (i = 0; i < s.n && i < LONGEST; i++) {
		char c = s.s[i];
		bool capital = c >= 'A' && c <= 'Z', low = c >= 'a' && c <= 'z';

		if (capital && small)
			out[o++] = ' ';
		out[o++] = capital || low || c == ' ' ? c : ' ';
		small = low;
	}
	return o;
}

static unsigned
look(struct arena *a, struct str value)
{
	static const struct {
		const char *verdict;
		unsigned flag;
	} flags[] = {{"away", BLOCK_AWAY}, {"doubt", BLOCK_DOUBT}, {"byline", BLOCK_BYLINE},
	    {"time", BLOCK_TIME}, {"title", BLOCK_TITLED}, {"chapo", BLOCK_CHAPO},
	    {"caption", BLOCK_CAPTIONED}};
	char buf[2 * LONGEST];
	struct tok *t;
	size_t i, k, n, texts = 0;
	unsigned f = 0;

	n = tok_split((struct str){buf, spread(buf, value)}, a, &t);
	for (i = 0; i < n; i++) {
		uint32_t row = lex_find(&lex_markup, &t[i]);
		const char *verdict;

		if (row == LEX_NONE)
			continue;
		verdict = lex_cell(&lex_markup, row, VERDICT);
		texts += *verdict == 't' && strcmp(verdict, "text") == 0;
		for (k = 0; k < sizeof flags / sizeof *flags; k++)
			if (strcmp(verdict, flags[k].verdict) == 0)
				f |= flags[k].flag;
	}
	if (texts >= 2)
		f |= BLOCK_GOOD;
	return f;
}

unsigned
markup_flags(struct markup *m, struct arena *a, struct str value, uint64_t *hash)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325);
	size_t i;

	*hash = 0;
	if (value.n == 0)
		return 0;
	for (i = 0; i < value.n; i++)
		h = (h ^ (unsigned char)value.s[i]) * UINT64_C(0x100000001B3);
	h |= 1;
	*hash = h;
	i = (h >> 20) % 512;
	if (m->hash[i] != h) {
		m->hash[i] = h;
		m->flags[i] = (uint16_t)look(a, value);
	}
	return m->flags[i];
}
