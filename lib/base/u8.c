#include "u8.h"

#include "die.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

uint64_t
str_hash(struct str s)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325);

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.s[i]) * UINT64_C(0x100000001B3);
	return h ^ h >> 32;
}

bool
str_holds(struct str t, struct str s)
{
	const char *at = t.s, *end;

	if (t.n < s.n)
		return false;
	end = t.s + t.n - s.n + 1;
	while ((at = memchr(at, *s.s, (size_t)(end - at))) != NULL) {
		if (memcmp(at, s.s, s.n) == 0)
			return true;
		at++;
	}
	return false;
}

/* Length of the well-formed sequence at s, or minus the length of the maximal subpart. */
static int
sequence(const unsigned char *s, size_t n)
{
	unsigned char c = s[0], lo = 0x80, hi = 0xBF;
	int want, i;

	if (c < 0x80)
		return 1;
	if (c < 0xC2 || c > 0xF4)
		return -1;
	want = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
	if (c == 0xE0)
		lo = 0xA0;
	else if (c == 0xED)
		hi = 0x9F;
	else if (c == 0xF0)
		lo = 0x90;
	else if (c == 0xF4)
		hi = 0x8F;
	for (i = 1; i < want; i++) {
		if ((size_t)i >= n || s[i] < lo || s[i] > hi)
			return -i;
		lo = 0x80;
		hi = 0xBF;
	}
	return want;
}

int32_t
u8_get_long(const char *s, size_t n, size_t *len)
{
	const unsigned char *p = (const unsigned char *)s;
	int k = sequence(p, n);

	if (k < 0) {
		*len = (size_t)-k;
		return -1;
	}
	*len = (size_t)k;
	switch (k) {
	case 1:
		return p[0];
	case 2:
		return (p[0] & 0x1F) << 6 | (p[1] & 0x3F);
	case 3:
		return (p[0] & 0x0F) << 12 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
	default:
		return (p[0] & 0x07) << 18 | (p[1] & 0x3F) << 12 | (p[2] & 0x3F) << 6 |
		       (p[3] & 0x3F);
	}
}

size_t
u8_put(char *s, int32_t cp)
{
	unsigned char *p = (unsigned char *)s;

	if (cp < 0x80) {
		p[0] = (unsigned char)cp;
		return 1;
	}
	if (cp < 0x800) {
		p[0] = (unsigned char)(0xC0 | cp >> 6);
		p[1] = (unsigned char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		p[0] = (unsigned char)(0xE0 | cp >> 12);
		p[1] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
		p[2] = (unsigned char)(0x80 | (cp & 0x3F));
		return 3;
	}
	p[0] = (unsigned char)(0xF0 | cp >> 18);
	p[1] = (unsigned char)(0x80 | (cp >> 12 & 0x3F));
	p[2] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
	p[3] = (unsigned char)(0x80 | (cp & 0x3F));
	return 4;
}

/* Eight bytes at once where all are ASCII; one sequence at a time elsewhere. */
size_t
u8_valid(const char *s, size_t n)
{
	size_t i = 0;
	uint64_t w;
	int k;

	while (i < n) {
		while (i + 8 <= n) {
			memcpy(&w, s + i, 8);
			if (w & UINT64_C(0x8080808080808080))
				break;
			i += 8;
		}
		while (i < n && (unsigned char)s[i] < 0x80)
			i++;
		while (i < n && (unsigned char)s[i] >= 0x80) {
			k = sequence((const unsigned char *)s + i, n - i);
			if (k < 0)
				return i;
			i += (size_t)k;
		}
	}
	return n;
}

size_t
u8_count(const char *s, size_t n)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t i, more = 0; /* bytes 80 to BF, eight at a time */
	uint64_t w;

	for (i = 0; i + 8 <= n; i += 8) {
		memcpy(&w, s + i, 8);
		more += ((w >> 7 & ~(w >> 6) & ones) * ones) >> 56;
	}
	for (; i < n; i++)
		more += ((unsigned char)s[i] & 0xC0) == 0x80;
	return n - more;
}

size_t
u8_offset(const char *s, size_t n, size_t cp)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t i = 0;

	while (i + 8 <= n) { /* that many code points begin in eight bytes */
		uint64_t w;
		size_t some;

		memcpy(&w, s + i, 8);
		some = 8 - (size_t)(((w >> 7 & ~(w >> 6) & ones) * ones) >> 56);
		if (some > cp) {
			if (some == 8) /* ASCII */
				return i + cp;
			break;
		}
		cp -= some;
		i += 8;
	}
	for (; i < n; i++)
		if (((unsigned char)s[i] & 0xC0) != 0x80 && cp-- == 0)
			break;
	return i;
}

/* Are the eight bytes at s 21 to 7E? */
static bool
is_plain(const char *s)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t w;

	memcpy(&w, s, 8);
	return (((w - 0x21 * ones) | (w + ones) | w) & (ones << 7)) == 0;
}

size_t
u8_plain(const char *s, size_t n)
{
	size_t i = 0;

	while (i + 8 <= n && is_plain(s + i))
		i += 8;
	return n >= 8 && i + 8 > n && is_plain(s + n - 8) ? n : i;
}

bool
u8_letter_by_category(int32_t cp)
{
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return true;
	default:
		return false;
	}
}

bool
u8_upper_by_category(int32_t cp)
{
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LT:
		return true;
	default:
		return false;
	}
}

bool
u8_is_lower(int32_t cp)
{
	if (cp < 0x80)
		return cp >= 'a' && cp <= 'z';
	if (cp < 0x100)
		return cp == 0xB5 || (cp >= 0xDF && cp != 0xF7);
	return utf8proc_category(cp) == UTF8PROC_CATEGORY_LL;
}

bool
u8_digit_by_category(int32_t cp)
{
	return utf8proc_category(cp) == UTF8PROC_CATEGORY_ND;
}

bool
u8_space_by_category(int32_t cp)
{
	switch (cp) {
	case 0x180E:
	case 0x200B:
	case 0x2060:
	case 0xFEFF:
		return true;
	}
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return true;
	default:
		return false;
	}
}

int32_t
u8_lower_by_table(int32_t cp)
{
	return utf8proc_tolower(cp);
}

int32_t
u8_upper(int32_t cp)
{
	if (cp < 0x80)
		return cp >= 'a' && cp <= 'z' ? cp - 32 : cp;
	return utf8proc_toupper(cp);
}

/*
 * Below U+0300 (lead bytes to 0xCB) all is NFC. Of the rest only general punctuation and a few
 * symbols are let through: U+2002 to U+203F and U+2080 to U+20CF hold no character that NFC
 * changes (U+2000, U+2001 and U+2126, for example, do).
 */
/*
 * Where, from byte i on, the first character begins that is not certainly one that NFC leaves alone
 * and that joins nothing before it; n if none does.
 */
static size_t
first_joining(const char *s, size_t i, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	uint64_t w;

	while (i < n) {
		if (i + 8 <= n) {
			memcpy(&w, s + i, 8);
			if (!(w & UINT64_C(0x8080808080808080))) {
				i += 8;
				continue;
			}
		}
		if (p[i] < 0xCC) {
			i++;
			continue;
		}
		if (p[i] != 0xE2 || i + 2 >= n)
			return i;
		if (!(p[i + 1] == 0x80 && p[i + 2] >= 0x82) && p[i + 1] != 0x82)
			return i;
		i += 3;
	}
	return n;
}

bool
u8_is_nfc(const char *s, size_t n)
{
	return first_joining(s, 0, n) == n;
}

static unsigned
mark_class(int32_t cp)
{
	return (unsigned)utf8proc_get_property(cp)->combining_class & 0xFF;
}

enum { FEW_MARKS = 32, MARK_CLASSES = 256, LONGEST = 8 };

/* order_marks() for any number of them: counts them by class. */
static void
order_many(int32_t *cp, size_t n)
{
	size_t from[MARK_CLASSES + 1] = {0}, i;
	int32_t *sorted = die_alloc(n * sizeof *sorted);

	for (i = 0; i < n; i++)
		from[mark_class(cp[i]) + 1]++;
	for (i = 0; i < MARK_CLASSES; i++)
		from[i + 1] += from[i];
	for (i = 0; i < n; i++)
		sorted[from[mark_class(cp[i])]++] = cp[i];
	memcpy(cp, sorted, n * sizeof *cp);
	free(sorted);
}

/*
 * Canonical order of the n marks of a letter: by class, those of one class as they stand.
 * utf8proc_decompose() does it in the square of n, and a page may send a million of them.
 */
static void
order_marks(int32_t *cp, size_t n)
{
	size_t i, k;
	int32_t x;

	if (n > FEW_MARKS) {
		order_many(cp, n);
		return;
	}
	for (i = 1; i < n; i++) {
		x = cp[i];
		for (k = i; k > 0 && mark_class(cp[k - 1]) > mark_class(x); k--)
			cp[k] = cp[k - 1];
		cp[k] = x;
	}
}

/*
 * Puts the NFC form of n bytes at s, n > 0, behind *out bytes of *buf: decomposed as code points into
 * the buffer, then composed and encoded in place. False if that fails.
 */
static bool
compose(const char *s, size_t n, char **buf, size_t *cap, size_t *out)
{
	size_t i, len, k = 0, marks = 0; /* marks: where those of the last letter begin */
	size_t at = (*out + sizeof(int32_t) - 1) / sizeof(int32_t);
	utf8proc_ssize_t more;
	int32_t *cp = NULL;

	for (i = 0; i < n; i += len) {
		if (*cap / sizeof *cp < at + k + LONGEST + 1) {
			*cap += *cap / 2 + (n + 2 * LONGEST) * sizeof *cp;
			*buf = die_realloc(*buf, *cap);
		}
		cp = (int32_t *)(void *)*buf + at;
		more = utf8proc_decompose_char(u8_get(s + i, n - i, &len), cp + k, LONGEST,
		    UTF8PROC_STABLE | UTF8PROC_COMPOSE, NULL);
		if (more < 0 || more > LONGEST)
			return false;
		for (; more > 0; more--, k++)
			if (mark_class(cp[k]) == 0) {
				order_marks(cp + marks, k - marks);
				marks = k + 1;
			}
	}
	order_marks(cp + marks, k - marks);
	more = utf8proc_reencode(cp, (utf8proc_ssize_t)k, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (more < 0)
		return false;
	memmove(*buf + *out, cp, (size_t)more);
	*out += (size_t)more;
	return true;
}

static void
append(const char *s, size_t n, char **buf, size_t *cap, size_t *out)
{
	if (n == 0)
		return;
	if (*cap - *out < n) {
		*cap += *cap / 2 + n;
		*buf = die_realloc(*buf, *cap);
	}
	memcpy(*buf + *out, s, n);
	*out += n;
}

/* Composed is each run of characters that may join, with the one before them; what is between is as it is. */
size_t
u8_nfc(const char *s, size_t n, char **buf, size_t *cap)
{
	size_t from = 0, to = first_joining(s, 0, n), letter, len, out = 0;

	if (to == n)
		return SIZE_MAX;
	while (to < n) {
		letter = to > from ? to - 1 : to;
		while (letter > from && ((unsigned char)s[letter] & 0xC0) == 0x80)
			letter--;
		append(s + from, letter - from, buf, cap, &out);
		do {
			u8_get(s + to, n - to, &len);
			from = to += len;
			to = first_joining(s, from, n);
		} while (to == from && to < n);
		if (!compose(s + letter, from - letter, buf, cap, &out))
			return SIZE_MAX;
	}
	append(s + from, n - from, buf, cap, &out);
	return out;
}
