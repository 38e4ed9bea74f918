#include "glance.h"

#include "tok.h"

#include "glance.tab.h"

/* A credit is among the last tokens of a line, nine (lib/block); some are two words here (G7A). */
enum { CREDIT_LAST = 24 };

static const struct glance none;

/* What is known of a word. */
static inline unsigned
get(const struct glance *g, uint64_t h)
{
	return g->sign[h >> 51] & g->sign[h >> 36 & (GLANCE_SLOTS - 1)];
}

static inline bool
holds(const struct glance *g, uint64_t h)
{
	return (~g->filter[glance_part(h)] & glance_bits(h)) == 0;
}

/* Does a mark before the first word perhaps begin a phrase by itself: ©? */
static bool
has_sign(const struct glance *g, const struct word_span *w)
{
	size_t i, n = w->letter ? (size_t)__builtin_ctzll(w->letter) : w->n;

	for (i = 0; i < n; i++)
		if (((unsigned char)w->s[i] & 0xC0) == 0x80 && g->marks & glance_mark(w->s[i]))
			return true;
	return false;
}

/* Behind a number: « / 11 / », « .11. », « : 30 », « h ». Reads WORD_PAD bytes at most. */
static bool
is_dated(const char *s)
{
	char mark;
	int i;

	s += *s == ' ';
	mark = *s++;
	if ((mark | 0x20) == 'h')
		return true;
	if (mark != '/' && mark != '-' && mark != '.' && mark != ':')
		return false;
	s += *s == ' ';
	for (i = 0; i < 2 && *s >= '0' && *s <= '9'; i++)
		s++;
	s += *s == ' ';
	return i > 0 && (mark == ':' || *s == mark);
}

static uint64_t
read_numbers(uint64_t h, const struct word_span *w, unsigned *signs)
{
	uint64_t left = w->digit;
	size_t at, n;

	while (left) {
		at = word_run(&left, &n);
		h = tok_chain(h, word_exact(w->s + at, n));
		if (is_dated(w->s + at + n))
			*signs |= GLANCE_DATE;
	}
	return h;
}

/* The mark before the word at s[at], as before the name of an agency; 0 if there is none. */
static char
mark_before(const char *s, size_t at)
{
	char c;

	at -= at > 0 && s[at - 1] == ' ';
	if (at == 0)
		return 0;
	c = s[at - 1];
	if (c & 0x80)
		return at > 1 && s[at - 2] == '\xC3' ? 0 : '-'; /* à is no mark */
	return c == '/' || c == '(' || c == '-' || c == '.' ? c : 0;
}

/* What a name of an agency at s[at] means; second: its first word stands before it. */
static unsigned
credit(const char *s, size_t at, bool second)
{
	char c = second ? '(' : mark_before(s, at);

	return c == '/' || c == '(' ? GLANCE_CREDIT : c ? GLANCE_SIGNED : 0;
}

/* Do the first words, k of them at most three, begin with something of this kind? */
static bool
begins(const struct glance *g, const uint64_t *h, size_t k, uint64_t kind)
{
	uint64_t two, three;

	if (k > 0 && holds(g, h[0] + kind))
		return true;
	if (k < 2)
		return false;
	two = glance_pair(h[0], h[1]);
	if (holds(g, two + kind))
		return true;
	three = glance_pair(two, h[2]);
	return k > 2 && holds(g, three + kind);
}

void
glance(const struct glance *g, struct str text, size_t most, struct glance_seen *out)
{
	unsigned signs = 0, seen = 0, known = GLANCE_WORD, sign, last = 0, own = 0, name, names = 0;
	uint64_t words = 0, numbers = 0, h[3] = {0}, before = 0;
	struct word_span w;
	size_t i, n, at, k = 0, named = 0;

	memset(out, 0, sizeof *out);
	g = g ? g : &none;
	for (i = 0; i < most; i += w.n) {
		word_span(&w, text.s + i, most - i, text.n - i);
		if (w.odd) {
			*out = (struct glance_seen){.signs = GLANCE_ODD};
			return;
		}
		if (k == 0 && has_sign(g, &w))
			signs |= GLANCE_START;
		if (w.digit)
			numbers = read_numbers(numbers, &w, &signs);
		while (w.letter) {
			uint64_t word;

			at = word_run(&w.letter, &n);
			word = word_hash(w.s + at, n);
			sign = get(g, word);
			known &= sign;
			seen |= sign;
			own += sign & GLANCE_OWN;
			if (sign & (GLANCE_CREDIT | GLANCE_SECOND)) {
				name = credit(text.s, i + at, sign & GLANCE_SECOND);
				names |= name;
				named = name ? out->words : named;
			}
			if ((sign | last) & GLANCE_NEAR &&
			    holds(g, glance_pair(before, word) + GLANCE_NEXT))
				signs |= GLANCE_ANY;
			before = word;
			last = sign;
			words = tok_chain(words, word);
			out->words++;
			if (k < 3)
				h[k++] = word;
		}
	}
	out->hash = words ^ numbers * 3;
	out->own = own / GLANCE_OWN;
	signs |= seen & (GLANCE_ANY | GLANCE_SERVICE | GLANCE_ADDRESS);
	signs |= seen & GLANCE_MONTH && numbers ? GLANCE_DATE : 0;
	signs |= named + CREDIT_LAST > out->words ? names : 0;
	signs |= begins(g, h, k, GLANCE_FIRST) ? GLANCE_START : 0;
	out->signs = signs | (known ? GLANCE_WHOLE : 0);
}

bool
glance_see(const struct glance *g, struct str text)
{
	struct word_span w;
	uint64_t h[3] = {0};
	size_t n, at, k = 0;

	if (!g)
		return true;
	word_span(&w, text.s, text.n, text.n);
	if (w.odd)
		return true;
	while (w.letter && k < 3) {
		at = word_run(&w.letter, &n);
		h[k++] = word_hash(w.s + at, n);
	}
	return begins(g, h, k, GLANCE_SEE);
}
