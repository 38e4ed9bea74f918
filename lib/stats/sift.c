#include "sift.h"

#include "lex.h"
#include "wordspan.h"

#include <string.h>

/* Bytes that begin a mark: ’ “ – € (U+2000 …), « ° (below U+00C0). */
enum { MARK_3 = 0xE2, MARK_2 = 0xC2 };

enum { SHORT = 16 }; /* bytes of a text that may be nothing but a number */

/* What a byte is: a word goes on while BYTE_LETTER; else the bytes of the mark, digit or space. */
enum { BYTE_LETTER = 0, BYTE_DIGIT = 4 };

static const uint8_t bytes[256] = {
#define MARKS_16 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
    MARKS_16, MARKS_16, MARKS_16, BYTE_DIGIT, BYTE_DIGIT, BYTE_DIGIT, BYTE_DIGIT, BYTE_DIGIT,
    BYTE_DIGIT, BYTE_DIGIT, BYTE_DIGIT, BYTE_DIGIT, BYTE_DIGIT, 1, 1, 1, 1, 1,
    1, [0x40] = 1, [0x5B] = 1, 1, 1, 1, 1, 1, [0x7B] = 1, 1, 1, 1, 1, [MARK_2] = 2, [MARK_3] = 3};
#undef MARKS_16

static inline bool
is_letter(unsigned char c)
{
	return bytes[c] == BYTE_LETTER;
}

/* The bytes of the mark, digit or space at c. */
static inline size_t
width(unsigned char c)
{
	return bytes[c] == BYTE_DIGIT ? 1 : bytes[c];
}

/*
 * The word at s as a place in a set, *len its bytes. The bit 0x20 makes capitals of ASCII small,
 * and those of Latin-1 too: É is C3 89, é C3 A9.
 */
static inline uint32_t
place(const char *s, size_t n, size_t *len)
{
	uint32_t h = 0;
	size_t i;

	for (i = 0; i < n && is_letter((unsigned char)s[i]); i++)
		h = (h ^ (unsigned char)(s[i] | 0x20)) * UINT32_C(0x9E3779B1);
	*len = i;
	return h >> 15;
}

static inline bool
has(const uint64_t *set, uint32_t at)
{
	return set[at / 64] >> (at % 64) & 1;
}

/* un, une alone count nothing. */
static bool
is_article(const char *word, size_t n)
{
	return (n == 2 || n == 3) && (word[0] | 0x20) == 'u' && (word[1] | 0x20) == 'n' &&
	       (n == 2 || (word[2] | 0x20) == 'e');
}

/* premier, second and their forms are no figures. */
static bool
is_first(const char *word, size_t n)
{
	return (n >= 6 && memcmp(word, "premi", 5) == 0) ||
	       (n >= 6 && n <= 8 && memcmp(word, "second", 6) == 0);
}

/* By its first eight bytes and its length: what else begins like a number word is read for nothing. */
static inline uint32_t
word_place(const char *s, size_t n)
{
	return (uint32_t)(word_start(s, n) >> 47);
}

/* The word that begins s, where look_words() will see it. */
static void
add_word(uint64_t *words, const char *s, size_t n)
{
	struct word_runs left;
	struct word_span w;
	size_t at;

	word_span(&w, s, n, n);
	if (w.odd)
		return; /* a text that holds it is odd */
	left = word_runs(w.letter);
	at = word_run(&left, &n);
	at = word_place(w.s + at, n);
	words[at / 64] |= UINT64_C(1) << (at % 64);
}

/* The words of one cell, | between them; of several words the first. words may be NULL. */
static void
add(uint64_t *set, uint64_t *words, const char *cell)
{
	for (;;) {
		size_t n;
		uint32_t at = place(cell, strlen(cell), &n);

		if (n > 0 && !is_article(cell, n) && !is_first(cell, n)) {
			set[at / 64] |= UINT64_C(1) << (at % 64);
			if (words)
				add_word(words, cell, n);
		}
		cell = strchr(cell, '|');
		if (!cell)
			return;
		cell++;
	}
}

static void
add_column(uint64_t *set, uint64_t *words, const struct lex_table *x, uint32_t col)
{
	for (uint32_t i = 0; i < x->rows; i++)
		add(set, words, lex_cell(x, i, col));
}

void
sift_open(struct sift *s)
{
	memset(s, 0, sizeof *s);
	add_column(s->number, s->words, &lex_numbers, 0);
	add_column(s->number, s->words, &lex_numbers, lex_numbers.cols - 1);
	for (uint32_t i = 0; i < lex_signs.rows; i++)
		if (strstr(lex_cell(&lex_signs, i, 1), "FIGURE"))
			add(s->number, s->words, lex_cell(&lex_signs, i, 0));
	add_word(s->words, "un", 2);
	add_word(s->words, "une", 3);
	/* roman ordinals: XXIe; VIe is left out, because vie is a word */
	add(s->number, s->words, "iie|iii|ive|vii|ixe|xe|xie|xii|xiv|xve|xvi|xix|xxe|xxi|xxv|xxx");
	memcpy(s->unit, s->number, sizeof s->unit);
	add(s->unit, NULL,
	    "seul|seule|seconde|plein|pleine|bon|bonne|petit|petite"); /* un seul, une bonne heure */
	add_column(s->unit, NULL, &lex_units, 0);
	add_column(s->unit, NULL, &lex_units, lex_units.cols - 1);
	add_column(s->unit, NULL, &lex_currencies, 0);
	add_column(s->unit, NULL, &lex_currencies, lex_currencies.cols - 1);
}

/* What stands behind un, une, from i on, can be counted. */
static bool
counts(const struct sift *s, struct str t, size_t i)
{
	size_t n;

	while (i < t.n && !is_letter((unsigned char)t.s[i]))
		i += width((unsigned char)t.s[i]);
	return i < t.n && has(s->unit, place(t.s + i, t.n - i, &n));
}

/* I V X L C */
static inline bool
is_roman_digit(char c)
{
	static const bool roman[256] = {['I'] = 1, ['V'] = 1, ['X'] = 1, ['L'] = 1, ['C'] = 1};

	return roman[(unsigned char)c];
}

/* A Roman ordinal: XXIe, Ve, XIXème; not Le, Ce, Vers. */
static bool
is_roman(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && is_roman_digit(s[i]))
		i++;
	if (i == 0 || i == n || (i == 1 && (s[0] == 'L' || s[0] == 'C')))
		return false;
	return (unsigned char)s[i] >= 0x80 || (s[i] == 'e' && n - i <= 2) || s[i] == 'i';
}

/* ½ ¼ ¾ (C2 BC to BE), ⅓ ⅙ and the like (E2 85 xx). */
static bool
is_fraction(const char *s, size_t n)
{
	unsigned char d = n > 1 ? (unsigned char)s[1] : 0;

	return ((unsigned char)s[0] == MARK_2 && d >= 0xBC && d <= 0xBE) ||
	       ((unsigned char)s[0] == MARK_3 && d == 0x85);
}

/* sift_text() of bytes [i, end), where there may be letters of any kind. */
static bool
look_bytes(const struct sift *s, struct str t, size_t i, size_t end, size_t *at)
{
	size_t n;

	if (i < *at)
		i = *at;
	while (i < end) {
		unsigned char c = (unsigned char)t.s[i];

		*at = i;
		if (is_letter(c)) {
			uint32_t h = place(t.s + i, end - i, &n);

			if (has(s->number, h) || is_roman(t.s + i, n) ||
			    (is_article(t.s + i, n) && counts(s, t, i + n)))
				return true;
			i += n;
		} else if (bytes[c] == BYTE_DIGIT || is_fraction(t.s + i, end - i)) {
			return true;
		} else {
			i += width(c);
		}
	}
	return false;
}

/* Is one of the first 64 bytes at s perhaps the second of a fraction? BC to BE, 85 */
static bool
may_fraction(const char *s)
{
	bool found = false;

	for (size_t i = 0; i < WORD_SPAN; i++)
		found |= (s[i] >= '\xBC' && s[i] <= '\xBE') || s[i] == '\x85';
	return found;
}

#ifdef HAVE_AVX2
AVX2 static inline __m256i
are_second(__m256i x)
{
	__m256i from = _mm256_sub_epi8(x, _mm256_set1_epi8('\xBC'));

	return _mm256_or_si256(
	    _mm256_cmpeq_epi8(_mm256_min_epu8(from, _mm256_set1_epi8('\xBE' - '\xBC')), from),
	    _mm256_cmpeq_epi8(x, _mm256_set1_epi8('\x85')));
}

AVX2 static bool
may_fraction_avx2(const char *s)
{
	__m256i x = _mm256_or_si256(are_second(avx2_load(s)), are_second(avx2_load(s + 32)));

	return !_mm256_testz_si256(x, x);
}
#endif

/*
 * Is there a figure among the words of a span at byte i? Of nearly all one test tells that they are
 * none: number words, un, une and what may be Roman are looked at.
 */
AVX2_TOO bool
look_words(const struct sift *s, struct str t, size_t i, const struct word_span *w)
{
	struct word_runs left = word_runs(w->letter);

	while (left.first) {
		size_t n, at = word_run(&left, &n);
		const char *word = w->s + at;
		bool known = has(s->words, word_place(word, n));

		if (!(known | is_roman_digit(*word)))
			continue;
		if (is_article(word, n) ? counts(s, t, i + at + n) : known || is_roman(word, n))
			return true;
	}
	return false;
}

/* The same of bytes [i, end), 64 at once. */
AVX2_TOO bool
look_spans(const struct sift *s, struct str t, size_t i, size_t end, size_t *at, word_spanner *span,
    bool (*fraction)(const char *))
{
	struct word_span w;

	for (; i < end; i += w.n) {
		*at = i;
		span(&w, t.s + i, end - i, t.n - i);
		if (w.odd || fraction(w.s)) /* a fraction may begin before the span */
			return (i > 0 && is_fraction(t.s + i - 1, 2)) ||
			       look_bytes(s, t, i, end, at);
		if (w.digit || look_words(s, t, i, &w))
			return true;
	}
	return false;
}

#ifdef HAVE_AVX2
AVX2 static bool
look_avx2(const struct sift *s, struct str t, size_t i, size_t end, size_t *at)
{
	return look_spans(s, t, i, end, at, word_span_avx2, may_fraction_avx2);
}
#else
#define look_avx2 look_portable
#endif

static bool
look_portable(const struct sift *s, struct str t, size_t i, size_t end, size_t *at)
{
	return look_spans(s, t, i, end, at, word_span_portable, may_fraction);
}

static bool
look(const struct sift *s, struct str t, size_t i, size_t end, size_t *at)
{
	return (avx2_there() ? look_avx2 : look_portable)(s, t, i < *at ? *at : i, end, at);
}

bool
sift_text(const struct sift *s, struct str t, const struct sift_skip *skip, size_t n, size_t *at)
{
	size_t i = 0, end, cp = 0;

	if (t.n < SHORT) /* « Premier », « second » alone */
		return true;
	for (size_t k = 0; k < n; k++) {
		end = i + u8_offset(t.s + i, t.n - i, skip[k].start - cp);
		if (look(s, t, i, end, at))
			return true;
		i = end + u8_offset(t.s + end, t.n - end, skip[k].end - skip[k].start);
		cp = skip[k].end;
	}
	return look(s, t, i, t.n, at);
}
