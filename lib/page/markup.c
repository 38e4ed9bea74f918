#include "markup.h"

#include "block.h"
#include "lex.h"
#include "tok.h"

#include <string.h>

enum { VERDICT = 1, LONGEST = 200 };

/* What a word says of an element, as block flags; *texts counts those that say it is the text. */
static unsigned
word_flags(const char *s, size_t n, size_t *texts)
{
	static const struct {
		const char *verdict;
		unsigned flag;
	} flags[] = {{"away", BLOCK_AWAY}, {"doubt", BLOCK_DOUBT}, {"byline", BLOCK_BYLINE},
	    {"time", BLOCK_TIME}, {"title", BLOCK_TITLED}, {"chapo", BLOCK_CHAPO},
	    {"caption", BLOCK_CAPTIONED}};
	struct tok t = {.class = TOK_WORD, .may = TOK_ANY};
	const char *verdict;
	uint32_t row;
	size_t k;

	t.fold = t.form = tok_hash_bytes(s, n);
	row = lex_find(&lex_markup, &t);
	if (row == LEX_NONE)
		return 0;
	verdict = lex_cell(&lex_markup, row, VERDICT);
	*texts += strcmp(verdict, "text") == 0;
	for (k = 0; k < sizeof flags / sizeof *flags; k++)
		if (*verdict == *flags[k].verdict && strcmp(verdict, flags[k].verdict) == 0)
			return flags[k].flag;
	return 0;
}

/* Capitals inside a word and all marks part words. */
static unsigned
look(struct str value)
{
	char word[LONGEST];
	size_t i, n = 0, texts = 0;
	unsigned f = 0;
	bool small = false;

	for (i = 0; i < value.n && i < LONGEST; i++) {
		char c = value.s[i];
		bool capital = c >= 'A' && c <= 'Z', low = c >= 'a' && c <= 'z';

		if (n > 0 && (capital ? small : !low)) {
			f |= word_flags(word, n, &texts);
			n = 0;
		}
		if (capital || low)
			word[n++] = (char)(c | 0x20);
		small = low;
	}
	if (n > 0)
		f |= word_flags(word, n, &texts);
	return texts >= 2 ? f | BLOCK_GOOD : f;
}

unsigned
markup_flags(struct markup *m, struct str value, uint64_t *hash)
{
	uint64_t h;
	size_t i;

	*hash = 0;
	if (value.n == 0)
		return 0;
	*hash = h = tok_hash_bytes(value.s, value.n) | 1;
	i = (h >> 20) % MARKUP_NAMES;
	if (m->hash[i] != h) {
		m->hash[i] = h;
		m->flags[i] = (uint16_t)look(value);
	}
	return m->flags[i];
}
