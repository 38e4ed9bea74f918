#include "scan.h"

#include "avx2.h"
#include "u8.h"

#include <stdbool.h>
#include <string.h>

static const uint64_t ones = UINT64_C(0x0101010101010101), high = UINT64_C(0x8080808080808080);

/* ---- portable ---- */

/* (w - 0x20…) has a high bit where a byte is below 0x20, and sometimes above such a byte. */
size_t
scan_plain_portable(const char *s, size_t n)
{
	size_t i = 0, len;
	uint64_t w;

	while (i < n) {
		unsigned char c;

		if (i + 8 <= n) {
			memcpy(&w, s + i, 8);
			if (!((w | (w - 0x20 * ones) | ((w ^ 0x7F * ones) - ones)) & high)) {
				i += 8;
				continue;
			}
		}
		c = (unsigned char)s[i];
		if (c < 0x20 ? c != '\t' && c != '\n' : c == 0x7F)
			return i;
		if (c < 0x80) {
			i++;
			continue;
		}
		if (u8_get(s + i, n - i, &len) < 0xA0) /* ill-formed, or C1 */
			return i;
		i += len;
	}
	return n;
}

size_t
scan_line_portable(const char *s, size_t n, uint32_t *at, size_t max, size_t *end)
{
	const char *lf = n ? memchr(s, '\n', n) : NULL, *p = s, *last = lf ? lf : s + n;
	size_t k = 0;

	*end = (size_t)(last - s);
	while (p < last && (p = memchr(p, '\t', (size_t)(last - p))) != NULL) {
		if (k == max)
			return max + 1;
		at[k++] = (uint32_t)(p++ - s);
	}
	return k;
}

/* A high bit for each byte of w that is c; perhaps also for bytes above such a one. */
static inline uint64_t
has(uint64_t w, unsigned char c)
{
	w ^= c * ones;
	return (w - ones) & ~w;
}

size_t
scan_stop_portable(const char *s, size_t i, size_t n)
{
	uint64_t w;

	while (i < n) {
		if (i + 8 <= n) {
			memcpy(&w, s + i, 8);
			if (!((has(w, '.') | has(w, '!') | has(w, '?') | has(w, 0xA6)) & high)) {
				i += 8;
				continue;
			}
		}
		if (s[i] == '.' || s[i] == '!' || s[i] == '?' || s[i] == '\xA6')
			return i;
		i++;
	}
	return n;
}

static inline bool
is_end(char c)
{
	return c == '.' || c == '!' || c == '?' || c == '(' || c == ')' || c == '"' ||
	       c == '\xA6' || c == '\xBB' || c == '\x9D';
}

size_t
scan_end_portable(const char *s, size_t i, size_t n)
{
	while (i < n && !is_end(s[i]))
		i++;
	return i;
}

size_t
scan_tag_portable(const char *s, size_t i, size_t n)
{
	while (i < n && s[i] != '>' && s[i] != '"' && s[i] != '\'')
		i++;
	return i;
}

size_t
scan_copy_portable(const char *s, size_t i, size_t n, char **to, const char *meant)
{
	char *o = *to, c;
	uint64_t w;

	while (i < n && s[i] != '"') {
		if (i + 8 <= n) {
			memcpy(&w, s + i, 8);
			if (!((has(w, '"') | has(w, '\\')) & high)) {
				memcpy(o, &w, 8);
				o += 8;
				i += 8;
				continue;
			}
		}
		if (s[i] != '\\') {
			*o++ = s[i++];
			continue;
		}
		if (i + 1 == n || (c = meant[(unsigned char)s[i + 1]]) == 0)
			break;
		*o++ = c;
		i += 2;
	}
	*to = o;
	return i;
}

size_t
scan_fraction_portable(const char *s, size_t i, size_t n)
{
	while (i < n && s[i] != '\xBC' && s[i] != '\xBD' && s[i] != '\xBE' && s[i] != '\x85')
		i++;
	return i;
}

size_t
scan_figure_portable(const char *s, size_t i, size_t n)
{
	while (i < n && (s[i] < '0' || s[i] > '9'))
		i++;
	return i;
}

static bool
is_seam(unsigned char before, unsigned char c)
{
	bool small = before >= 'a' && before <= 'z', figure = before >= '0' && before <= '9';

	return (c >= 'A' && c <= 'Z' && (small || figure || before >= 0xA0)) ||
	       (c >= '0' && c <= '9' && small);
}

size_t
scan_seam_portable(const char *s, size_t i, size_t n)
{
	while (i < n && !is_seam((unsigned char)s[i - 1], (unsigned char)s[i]))
		i++;
	return i;
}

#ifdef HAVE_AVX2

/* ---- AVX2 ---- */

/* What is wrong with two bytes in a row, one bit a reason (the table of the article). */
enum {
	TOO_SHORT = 1,
	TOO_LONG = 2,
	OVERLONG_3 = 4,
	TOO_LARGE = 8,
	SURROGATE = 16,
	OVERLONG_2 = 32,
	TOO_LARGE_1000 = 64, /* and OVERLONG_4 */
	TWO_CONTS = 128,
	CARRY = TOO_SHORT | TOO_LONG | TWO_CONTS
};

/*
 * Bytes of x that are not plain text: not well formed behind those of the block before it, or
 * control characters. Those of ASCII are told by both halves of a byte: 1 for 0x00 to 0x0F but TAB
 * and LF, 2 for 0x10 to 0x1F, 4 for 0x7F; those of U+0080 to U+009F by the byte C2 before.
 */
AVX2 static inline __m256i
not_plain(__m256i x, __m256i before)
{
	const __m256i first_high = AVX2_TABLE(TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
	    TOO_LONG, TOO_LONG, TOO_LONG, TWO_CONTS, TWO_CONTS, TWO_CONTS, TWO_CONTS,
	    TOO_SHORT | OVERLONG_2, TOO_SHORT, TOO_SHORT | OVERLONG_3 | SURROGATE,
	    TOO_SHORT | TOO_LARGE | TOO_LARGE_1000);
	const __m256i first_low = AVX2_TABLE(CARRY | OVERLONG_3 | OVERLONG_2 | TOO_LARGE_1000,
	    CARRY | OVERLONG_2, CARRY, CARRY, CARRY | TOO_LARGE, CARRY | TOO_LARGE | TOO_LARGE_1000,
	    CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
	    CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
	    CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
	    CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000 | SURROGATE,
	    CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000);
	const __m256i second_high =
	    AVX2_TABLE(TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
		TOO_SHORT, TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | TOO_LARGE_1000,
		TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | TOO_LARGE,
		TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE,
		TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE, TOO_SHORT, TOO_SHORT,
		TOO_SHORT, TOO_SHORT);
	const __m256i control_high = AVX2_TABLE(1, 2, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0);
	const __m256i control_low = AVX2_TABLE(3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 3, 3, 3, 3, 7);
	__m256i shifted = _mm256_permute2x128_si256(before, x, 0x21);
	__m256i prev1 = _mm256_alignr_epi8(x, shifted, 15);
	__m256i prev2 = _mm256_alignr_epi8(x, shifted, 14);
	__m256i prev3 = _mm256_alignr_epi8(x, shifted, 13);
	__m256i x_high = avx2_high(x);
	__m256i p_high = avx2_high(prev1);
	__m256i second = _mm256_shuffle_epi8(second_high, x_high);
	__m256i wrong = _mm256_and_si256(_mm256_and_si256(_mm256_shuffle_epi8(first_high, p_high),
					     _mm256_shuffle_epi8(first_low, avx2_low(prev1))),
	    second);
	/* The third byte of a long sequence, and the fourth, must be two continuations in a row. */
	__m256i must = _mm256_or_si256(_mm256_subs_epu8(prev2, _mm256_set1_epi8(0x60)),
	    _mm256_subs_epu8(prev3, _mm256_set1_epi8(0x70)));
	__m256i c0 = _mm256_and_si256(_mm256_shuffle_epi8(control_high, x_high),
	    _mm256_shuffle_epi8(control_low, x)); /* gives 0 for bytes above 0x7F */
	__m256i c1 = _mm256_and_si256(_mm256_cmpeq_epi8(prev1, _mm256_set1_epi8((char)0xC2)),
	    _mm256_and_si256(second, _mm256_set1_epi8(OVERLONG_3))); /* 80 to 9F */

	wrong = _mm256_xor_si256(_mm256_and_si256(must, _mm256_set1_epi8((char)0x80)), wrong);
	return _mm256_or_si256(wrong, _mm256_or_si256(c0, c1));
}

AVX2 static size_t
plain_avx2(const char *s, size_t n)
{
	__m256i before = _mm256_setzero_si256(), x, y, bad;
	size_t i, k;

	for (i = 0; i + 64 <= n; i += 64, before = y) {
		x = avx2_load(s + i);
		y = avx2_load(s + i + 32);
		bad = _mm256_or_si256(not_plain(x, before), not_plain(y, x));
		if (!_mm256_testz_si256(bad, bad))
			break;
	}
	/* The rest, or where exactly it is wrong: from the last character that may be complete. */
	for (k = 0; k < 4 && i > 0 && ((unsigned char)s[i - 1] & 0xC0) == 0x80; k++)
		i--;
	if (i > 0 && (unsigned char)s[i - 1] >= 0xC0)
		i--;
	return i + scan_plain_portable(s + i, n - i);
}

/* A bit for each of 32 bytes that is c. */
AVX2 static inline uint32_t
equal(__m256i x, char c)
{
	return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(x, _mm256_set1_epi8(c)));
}

AVX2 static size_t
line_avx2(const char *s, size_t n, uint32_t *at, size_t max, size_t *end)
{
	uint32_t m, lf, keep = ~0U;
	size_t i = 0, k = 0;
	__m256i x;

	for (;; i += 32) {
		if (i + 32 > n) { /* the last block overlaps: only its end counts */
			keep <<= i + 32 - n;
			i = n - 32;
		}
		x = avx2_load(s + i);
		m = equal(x, '\t') & keep;
		lf = equal(x, '\n') & keep;
		if (lf)
			m &= (lf & -lf) - 1; /* those below it */
		for (; m; m &= m - 1) {
			if (k < max)
				at[k] = (uint32_t)i + (uint32_t)__builtin_ctz(m);
			k += k <= max;
		}
		*end = lf ? i + (size_t)__builtin_ctz(lf) : n;
		if (lf || i + 32 >= n)
			return k;
	}
}

/* Not 0 where a byte is one that scan_end() looks for. */
AVX2 static inline __m256i
ends(__m256i x)
{
	/* A bit for each of the high halves 2, 3, A, B, 9; and of the low halves those it stands with */
	const __m256i by_high = AVX2_TABLE(0, 0, 1, 2, 0, 0, 0, 0, 0, 16, 4, 8, 0, 0, 0, 0);
	const __m256i by_low = AVX2_TABLE(0, 1, 1, 0, 0, 0, 4, 0, 1, 1, 0, 8, 0, 16, 1, 2);

	return _mm256_and_si256(
	    _mm256_shuffle_epi8(by_high, avx2_high(x)), _mm256_shuffle_epi8(by_low, avx2_low(x)));
}

/* A bit for each of 32 bytes that scan_stop(), scan_end() look for. */
AVX2 static inline uint32_t
are_stops(__m256i x)
{
	return equal(x, '.') | equal(x, '!') | equal(x, '?') | equal(x, '\xA6');
}

AVX2 static inline uint32_t
are_ends(__m256i x)
{
	return ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(ends(x), _mm256_setzero_si256()));
}

AVX2 static inline uint32_t
are_of_tag(__m256i x)
{
	return equal(x, '>') | equal(x, '"') | equal(x, '\'');
}

AVX2 static inline uint32_t
are_fractions(__m256i x)
{
	return equal(x, '\xBC') | equal(x, '\xBD') | equal(x, '\xBE') | equal(x, '\x85');
}

AVX2 static inline uint32_t
are_figures(__m256i x)
{
	__m256i y = _mm256_sub_epi8(x, _mm256_set1_epi8('0'));

	return (uint32_t)_mm256_movemask_epi8(
	    _mm256_cmpeq_epi8(_mm256_min_epu8(y, _mm256_set1_epi8(9)), y));
}

/* The first such byte from i on, or n. Inlined, so that which is no call. */
AVX2 __attribute__((always_inline)) static inline size_t
find(const char *s, size_t i, size_t n, uint32_t (*which)(__m256i))
{
	uint32_t m, keep = ~0U;

	for (;;) {
		if (i + 32 > n) { /* the last block overlaps: only its end counts */
			keep <<= i + 32 - n;
			i = n - 32;
		}
		m = which(avx2_load(s + i)) & keep;
		if (m)
			return i + (size_t)__builtin_ctz(m);
		i += 32;
		if (i >= n)
			return n;
	}
}

AVX2 static size_t
stop_avx2(const char *s, size_t i, size_t n)
{
	return find(s, i, n, are_stops);
}

AVX2 static size_t
end_avx2(const char *s, size_t i, size_t n)
{
	return find(s, i, n, are_ends);
}

AVX2 static size_t
tag_avx2(const char *s, size_t i, size_t n)
{
	return find(s, i, n, are_of_tag);
}

AVX2 static size_t
copy_avx2(const char *s, size_t i, size_t n, char **to, const char *meant)
{
	char *o = *to, c;
	uint32_t m;
	__m256i x;

	while (i + 33 <= n) {
		x = avx2_load(s + i);
		_mm256_storeu_si256((__m256i *)(void *)o, x);
		m = equal(x, '"') | equal(x, '\\');
		if (!m) {
			i += 32;
			o += 32;
			continue;
		}
		i += (size_t)__builtin_ctz(m);
		o += __builtin_ctz(m);
		if (s[i] == '"' || (c = meant[(unsigned char)s[i + 1]]) == 0) {
			*to = o;
			return i;
		}
		*o++ = c;
		i += 2;
		if (i + 1 < n && s[i] == '\\' && (c = meant[(unsigned char)s[i + 1]]) != 0) {
			*o++ = c; /* often two line ends in a row */
			i += 2;
		}
	}
	*to = o;
	return scan_copy_portable(s, i, n, to, meant);
}

AVX2 static size_t
fraction_avx2(const char *s, size_t i, size_t n)
{
	return find(s, i, n, are_fractions);
}

AVX2 static inline __m256i
within(__m256i x, char from, char to)
{
	__m256i y = _mm256_sub_epi8(x, _mm256_set1_epi8(from));

	return _mm256_cmpeq_epi8(_mm256_min_epu8(y, _mm256_set1_epi8((char)(to - from))), y);
}

AVX2 static inline uint32_t
are_seams(__m256i before, __m256i x)
{
	__m256i small = within(before, 'a', 'z');
	__m256i end = _mm256_or_si256(
	    _mm256_or_si256(small, within(before, '0', '9')), within(before, '\xA0', '\xFF'));

	return (uint32_t)_mm256_movemask_epi8(
	    _mm256_or_si256(_mm256_and_si256(within(x, 'A', 'Z'), end),
		_mm256_and_si256(within(x, '0', '9'), small)));
}

AVX2 static size_t
seam_avx2(const char *s, size_t i, size_t n)
{
	uint32_t m, keep = ~0U;

	for (; i < n; i += 32) {
		if (i + 32 > n) { /* as in find() */
			keep <<= i + 32 - n;
			i = n - 32;
		}
		m = are_seams(avx2_load(s + i - 1), avx2_load(s + i)) & keep;
		if (m)
			return i + (size_t)__builtin_ctz(m);
	}
	return n;
}

AVX2 static size_t
figure_avx2(const char *s, size_t i, size_t n)
{
	return find(s, i, n, are_figures);
}

#else
#define plain_avx2 scan_plain_portable
#define line_avx2 scan_line_portable
#define stop_avx2 scan_stop_portable
#define end_avx2 scan_end_portable
#define tag_avx2 scan_tag_portable
#define copy_avx2 scan_copy_portable
#define fraction_avx2 scan_fraction_portable
#define figure_avx2 scan_figure_portable
#define seam_avx2 scan_seam_portable
#endif

size_t
scan_plain(const char *s, size_t n)
{
	return avx2_there() ? plain_avx2(s, n) : scan_plain_portable(s, n);
}

size_t
scan_line(const char *s, size_t n, uint32_t *at, size_t max, size_t *end)
{
	return n >= 32 && avx2_there() ? line_avx2(s, n, at, max, end)
				       : scan_line_portable(s, n, at, max, end);
}

size_t
scan_stop(const char *s, size_t i, size_t n)
{
	return i < n && n >= 32 && avx2_there() ? stop_avx2(s, i, n) : scan_stop_portable(s, i, n);
}

size_t
scan_end(const char *s, size_t i, size_t n)
{
	return i < n && n >= 32 && avx2_there() ? end_avx2(s, i, n) : scan_end_portable(s, i, n);
}

size_t
scan_tag(const char *s, size_t i, size_t n)
{
	return i < n && n >= 32 && avx2_there() ? tag_avx2(s, i, n) : scan_tag_portable(s, i, n);
}

size_t
scan_copy(const char *s, size_t i, size_t n, char **to, const char *meant)
{
	return avx2_there() ? copy_avx2(s, i, n, to, meant)
			    : scan_copy_portable(s, i, n, to, meant);
}

size_t
scan_fraction(const char *s, size_t i, size_t n)
{
	return i < n && n >= 32 && avx2_there() ? fraction_avx2(s, i, n)
						: scan_fraction_portable(s, i, n);
}

size_t
scan_figure(const char *s, size_t i, size_t n)
{
	return i < n && n >= 32 && avx2_there() ? figure_avx2(s, i, n)
						: scan_figure_portable(s, i, n);
}

size_t
scan_seam(const char *s, size_t i, size_t n)
{
	return i < n && n > 32 && avx2_there() ? seam_avx2(s, i, n) : scan_seam_portable(s, i, n);
}
