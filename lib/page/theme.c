#include "theme.h"

#include "lex.h"

/*
 * Bytes of a text that are read; letters of a word that says what it is about, unless lib/fr/common.tsv
 * has it. A capital says a name, but at the beginning of a text.
 */
enum { LEARN = 500, RARE = 5 };

static bool
has_key(const struct theme *k, uint64_t h)
{
	size_t i = h & (THEME_WORDS - 1);

	while (k->h[i] != 0 && k->h[i] != h)
		i = (i + 1) & (THEME_WORDS - 1);
	return k->h[i] == h;
}

static void
add_key(struct theme *k, uint64_t h)
{
	size_t i = h & (THEME_WORDS - 1);

	if (k->n >= THEME_WORDS / 2)
		return;
	while (k->h[i] != 0 && k->h[i] != h)
		i = (i + 1) & (THEME_WORDS - 1);
	k->n += k->h[i] == 0;
	k->h[i] = h;
}

/* Words that say something: four letters or more, or a capital. */
static bool
is_key(const struct tok *t)
{
	return t->class == TOK_WORD && (t->cend - t->cstart >= 4 || (t->flags & TOK_CAPS) != 0);
}

void
theme_learn(struct theme *k, const struct page *p, struct str text)
{
	struct tok *t;
	size_t i, n;

	if (text.n > LEARN)
		text.n = u8_offset(text.s, LEARN, LEARN * 9 / 10);
	n = block_split(p, text, &t);
	for (i = 0; i < n; i++)
		if (is_key(&t[i]))
			add_key(k, t[i].fold);
}

int
theme_share(const struct theme *k, const struct page *p, struct str text)
{
	struct tok *t;
	size_t i, n = block_split(p, text, &t), have = 0, all = 0;

	for (i = 0; i < n; i++) {
		if (!is_key(&t[i]))
			continue;
		all++;
		have += has_key(k, t[i].fold);
	}
	return all ? (int)(have * 100 / all) : 0;
}

size_t
theme_common(const struct theme *k, const struct page *p, struct str text)
{
	struct tok *t;
	size_t i, n = block_split(p, str_cut(text, LEARN), &t), have = 0;

	for (i = 1; i < n; i++)
		have += is_key(&t[i]) &&
			((t[i].flags & TOK_UPPER) || t[i].cend - t[i].cstart >= RARE) &&
			has_key(k, t[i].fold) && lex_find(&lex_common, &t[i]) == LEX_NONE;
	return have;
}

int
theme_knows(const struct theme *k, const struct tok *t)
{
	if (!is_key(t) || lex_find(&lex_common, t) != LEX_NONE)
		return 0;
	return has_key(k, t->fold) ? 1 : -1;
}
