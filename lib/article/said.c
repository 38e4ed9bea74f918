#include "said.h"

#include "score.h"

#include <string.h>

/*
 * Words in threes, a bit of a table each. A block whose threes are nearly all there is of the text;
 * one among sixteen that is not there is taken for one that is, never nearly all of a block.
 */
enum { ROW = 3, BITS = 16, SHORTEST = 5, LEAST = 60, SHARE = 80 };

struct threes {
	uint64_t *bit;
	size_t mask;
};

/* Letters and figures of any script; not the quotes and dashes of general punctuation, « », NBSP. */
static size_t
word_byte(const char *s, size_t n)
{
	unsigned char c = (unsigned char)*s;

	if (c < 0x80)
		return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
	if (c == 0xC2)
		return 0;
	return !(c == 0xE2 && n > 1 && (unsigned char)s[1] == 0x80);
}

/* The next word behind *at as a hash; 0 if there is none. */
static uint64_t
next_word(struct str t, size_t *at)
{
	const char *s = t.s;
	size_t i = *at;
	uint64_t h = UINT64_C(0xCBF29CE484222325);

	while (i < t.n && !word_byte(s + i, t.n - i))
		i += (unsigned char)s[i] == 0xE2 ? 3 : (unsigned char)s[i] == 0xC2 ? 2 : 1;
	if (i >= t.n) {
		*at = t.n;
		return 0;
	}
	for (; i < t.n && ((unsigned char)s[i] >= 0x80 && (unsigned char)s[i] < 0xC0
				  ? true
				  : word_byte(s + i, t.n - i));
	     i++) {
		char c = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] | 0x20) : s[i];

		h = (h ^ (unsigned char)c) * UINT64_C(0x100000001B3);
	}
	*at = i;
	return h | 1;
}

/* Rows of ROW words of t: how many, and (keep: after they are put there) how many are in k. */
static size_t
rows(struct threes *k, struct str t, bool keep, size_t *there)
{
	uint64_t w, last[ROW] = {0};
	size_t at = 0, n = 0;

	*there = 0;
	while ((w = next_word(t, &at)) != 0) {
		uint64_t h;
		size_t slot;

		memmove(last, last + 1, sizeof last - sizeof *last);
		last[ROW - 1] = w;
		if (++n < ROW)
			continue;
		h = (last[0] * 31 + last[1]) * 31 + last[2];
		slot = (size_t)((h * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & k->mask;
		if (keep)
			k->bit[slot / 64] |= UINT64_C(1) << slot % 64;
		*there += (k->bit[slot / 64] >> slot % 64) & 1;
	}
	return n < ROW ? 0 : n - ROW + 1;
}

static bool
ends_in_dots(struct str t)
{
	return str_ends(t, STR("...")) || str_ends(t, STR("…"));
}

void
said_mark(struct page *p)
{
	struct threes k;
	size_t i, all, said = 0, size = 1024, there, n, behind = 0;
	bool cut = ends_in_dots(p->text);

	p->said = SAID_NOTHING;
	if (p->text.n < LEAST * 4)
		return;
	while (size < p->text.n / 6 * BITS)
		size *= 2;
	k.bit = arena_get(p->a, size / 8);
	memset(k.bit, 0, size / 8);
	k.mask = size - 1;
	all = rows(&k, p->text, true, &there);
	for (i = 0; i < p->n; i++) {
		struct block *b = &p->b[i];

		n = rows(&k, b->text, false, &there);
		b->said = n + ROW > SHORTEST && there * 100 >= n * SHARE;
		if (b->said) {
			said += n + ROW - 1;
			behind = 0;
			continue;
		}
		cut |= n >= 12 && there * 4 >= n && p->text.n < 6000 && behind == 0;
		behind +=
		    score_is_text(b) && !score_is_phrase(b) && !(b->flags & BLOCK_AGAINST) ? n : 0;
	}
	if (all < LEAST || said * 10 < all * 6)
		return;
	p->said = !cut && said * 10 >= all * 9 && behind <= said ? SAID_ALL : SAID_SOME;
}
