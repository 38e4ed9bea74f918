#include "glance.h"

#include "avx2.h"
#include "tok.h"
#include "wordspan.h"

#include "glance.tab.h"

/* A credit is among the last tokens of a line, nine (lib/page/block); some are two words here (G7A). */
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

/* A word by its hash, what is known of it, where it stands. */
struct seen_word {
	uint64_t h;
	uint32_t sign, at;
};

/* What was read: words; numbers. */
struct reading {
	struct seen_word word[GLANCE_MOST / 2 + 1];
	size_t n;
	uint64_t numbers;    /* hash */
	unsigned any, every; /* signs of any word, of all */
	unsigned own;	     /* words of the language and hardly any other */
	bool dated, marked;  /* a number that looks like a date; a mark that begins a phrase */
};

AVX2_TOO void
read_numbers(struct reading *r, const struct word_span *w)
{
	struct word_runs left = word_runs(w->digit);
	size_t at, n;

	while (left.first) {
		at = word_run(&left, &n);
		r->numbers = tok_chain(r->numbers, word_exact(w->s + at, n));
		r->dated |= is_dated(w->s + at + n);
	}
}

/* False where there are letters of other kinds. */
AVX2_TOO bool
read_all(
    struct reading *r, const struct glance *g, struct str text, size_t most, word_spanner *span)
{
	struct word_runs left;
	struct word_span w;
	struct seen_word *to = r->word;
	size_t i, n, at;
	unsigned any = 0, every = GLANCE_WORD, own = 0;

	for (i = 0; i < most; i += w.n) {
		span(&w, text.s + i, most - i, text.n - i);
		if (w.odd)
			return false;
		if (to == r->word && g->marks)
			r->marked |= has_sign(g, &w);
		if (w.digit)
			read_numbers(r, &w);
		left = word_runs(w.letter);
		while (left.first) {
			at = word_run(&left, &n);
			to->at = (uint32_t)(i + at);
			to->h = word_hash(w.s + at, n);
			to->sign = get(g, to->h);
			any |= to->sign;
			every &= to->sign;
			own += to->sign / GLANCE_OWN & 1;
			to++;
		}
	}
	r->n = (size_t)(to - r->word);
	r->any = any;
	r->every = every;
	r->own = own;
	return true;
}

#ifdef HAVE_AVX2
AVX2 static bool
read_avx2(struct reading *r, const struct glance *g, struct str text, size_t most)
{
	return read_all(r, g, text, most, word_span_avx2);
}
#else
#define read_avx2 read_portable
#endif

static bool
read_portable(struct reading *r, const struct glance *g, struct str text, size_t most)
{
	return read_all(r, g, text, most, word_span_portable);
}

/* Two words of a phrase, or three of a longer one, that stands anywhere? */
static bool
holds_phrase(const struct glance *g, const struct reading *r)
{
	const struct seen_word *w = r->word;
	unsigned near = 0, amid = 0; /* the word, the one before it and that before it */
	size_t i;

	for (i = 0; i < r->n; i++) {
		near = near << 1 | (w[i].sign / GLANCE_NEAR & 1);
		amid = amid << 1 | (w[i].sign / GLANCE_AMID & 1);
		if (i > 0 && near & 3 && holds(g, glance_pair(w[i - 1].h, w[i].h) + GLANCE_NEXT))
			return true;
		if (i > 1 && amid & 7 &&
		    holds(
			g, glance_pair(glance_pair(w[i - 2].h, w[i - 1].h), w[i].h) + GLANCE_NEXT))
			return true;
	}
	return false;
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

/* What names of agencies near the end mean. */
static unsigned
credits(const struct reading *r, struct str text)
{
	size_t i = r->n > CREDIT_LAST ? r->n - CREDIT_LAST : 0;
	unsigned signs = 0;

	for (; i < r->n; i++) {
		char c = '(';

		if (!(r->word[i].sign & (GLANCE_CREDIT | GLANCE_SECOND)))
			continue;
		if (!(r->word[i].sign & GLANCE_SECOND))
			c = mark_before(text.s, r->word[i].at);
		signs |= c == '/' || c == '(' ? GLANCE_CREDIT : c ? GLANCE_SIGNED : 0;
	}
	return signs;
}

static uint64_t
hash_all(const struct reading *r)
{
	uint64_t h = 0;
	size_t i;

	for (i = 0; i < r->n; i++)
		h = tok_chain(h, r->word[i].h);
	return h ^ r->numbers * 3;
}

/* Do the first words, of k, begin with something of this kind? */
static bool
begins(const struct glance *g, const struct seen_word *w, size_t k, uint64_t kind)
{
	uint64_t two;

	if (k > 0 && holds(g, w[0].h + kind))
		return true;
	if (k < 2)
		return false;
	two = glance_pair(w[0].h, w[1].h);
	return holds(g, two + kind) || (k > 2 && holds(g, glance_pair(two, w[2].h) + kind));
}

/* Does a phrase begin a block with these words? Most are told by what is known of the first two. */
static bool
begins_phrase(const struct glance *g, const struct reading *r)
{
	const struct seen_word *w = r->word;

	if (r->n == 0 || !(w->sign & GLANCE_HEAD) ||
	    !(w->sign & GLANCE_ALONE || (r->n > 1 && w[1].sign & GLANCE_BEHIND)))
		return false;
	return begins(g, w, r->n, GLANCE_FIRST);
}

void
glance(const struct glance *g, struct str text, size_t most, struct glance_seen *seen)
{
	struct reading r;
	unsigned signs;

	r.n = r.numbers = 0;
	r.any = r.every = r.own = 0;
	r.dated = r.marked = false;
	g = g ? g : &none;
	if (!(avx2_there() ? read_avx2 : read_portable)(&r, g, text, most)) {
		*seen = (struct glance_seen){.signs = GLANCE_ODD, .figures = true};
		return;
	}
	signs = r.any & (GLANCE_ANY | GLANCE_SERVICE | GLANCE_ADDRESS);
	if (r.marked || begins_phrase(g, &r))
		signs |= GLANCE_START;
	if (r.any & (GLANCE_NEAR | GLANCE_AMID) && holds_phrase(g, &r))
		signs |= GLANCE_ANY;
	if (r.numbers && r.any & GLANCE_FROM)
		signs |= GLANCE_ANY;
	if (r.dated || (r.numbers && r.any & GLANCE_MONTH))
		signs |= GLANCE_DATE;
	if (r.any & (GLANCE_CREDIT | GLANCE_SECOND))
		signs |= credits(&r, text);
	seen->signs = signs | (r.every ? GLANCE_WHOLE : 0);
	seen->words = (unsigned)r.n;
	seen->own = r.own;
	seen->figures = r.numbers || most < text.n;
	seen->hash = most == text.n ? hash_all(&r) : 0;
}

void
glance_own(const struct glance *g, struct str text, struct glance_count *c)
{
	struct word_runs left;
	struct word_span w;
	size_t i, n, at;

	for (i = 0; i < text.n && c->words < GLANCE_AMONG && !glance_is_own(c); i += w.n) {
		word_span(&w, text.s + i, text.n - i, text.n - i);
		if (w.odd)
			return;
		left = word_runs(w.letter);
		while (left.first) {
			at = word_run(&left, &n);
			c->own += get(g, word_hash(w.s + at, n)) / GLANCE_OWN & 1;
			c->words++;
		}
	}
}

bool
glance_see(const struct glance *g, struct str text)
{
	struct word_runs left;
	struct word_span w;
	struct seen_word first[3];
	size_t n, at, k = 0;

	if (!g)
		return true;
	word_span(&w, text.s, text.n, text.n);
	if (w.odd)
		return true;
	left = word_runs(w.letter);
	while (left.first && k < 3) {
		at = word_run(&left, &n);
		first[k++].h = word_hash(w.s + at, n);
	}
	return begins(g, first, k, GLANCE_SEE);
}

/* Is there the longest word of such a phrase? Of most words their first six bytes tell that they are not. */
AVX2_TOO bool
may_sign(const struct glance *g, struct str text, word_spanner *span)
{
	struct word_runs left;
	struct word_span w;
	size_t i, n, at;

	for (i = 0; i < text.n; i += w.n) {
		span(&w, text.s + i, text.n - i, text.n - i);
		if (w.odd)
			return true;
		left = word_runs(w.letter);
		while (left.first) {
			at = word_run(&left, &n);
			if (lines_may_tease(&g->imprint, w.s + at) &&
			    get(g, word_hash(w.s + at, n)) & (GLANCE_NEAR | GLANCE_AMID))
				return true;
		}
	}
	return false;
}

#ifdef HAVE_AVX2
AVX2 static bool
may_sign_avx2(const struct glance *g, struct str text)
{
	return may_sign(g, text, word_span_avx2);
}
#else
#define may_sign_avx2(g, text) may_sign(g, text, word_span_portable)
#endif

bool
glance_imprint(const struct glance *g, struct str text)
{
	if (!g)
		return true;
	return avx2_there() ? may_sign_avx2(g, text) : may_sign(g, text, word_span_portable);
}
