#ifndef U8_H
#define U8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A piece of text: n bytes of UTF-8 at s, not NUL-terminated, owned by somebody else. */
struct str {
	const char *s;
	size_t n;
};

/* A struct str of a string literal. */
#define STR(lit) ((struct str){(lit), sizeof(lit) - 1})

/* Here, so that a literal is compared without a call. */
static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

/* Does s, of a byte or more, stand in t? */
bool str_holds(struct str t, struct str s);

/* Does t begin with s? */
static inline bool
str_begins(struct str t, struct str s)
{
	return t.n >= s.n && memcmp(t.s, s.s, s.n) == 0;
}

/* Does t end with s? */
static inline bool
str_ends(struct str t, struct str s)
{
	return t.n >= s.n && memcmp(t.s + t.n - s.n, s.s, s.n) == 0;
}

/* FNV-1a (Fowler, Noll, Vo) with its upper half mixed into the lower. */
uint64_t str_hash(struct str s);

/* The first most bytes of valid UTF-8, or as many as end with a whole character. */
static inline struct str
str_cut(struct str s, size_t most)
{
	if (s.n <= most)
		return s;
	for (s.n = most; s.n > 0 && ((unsigned char)s.s[s.n] & 0xC0) == 0x80;)
		s.n--;
	return s;
}

/* s without the spaces, tabs and CR at its ends; of a line, without its LF. */
static inline struct str
str_trim(struct str s)
{
	while (s.n > 0 && (s.s[s.n - 1] == ' ' || s.s[s.n - 1] == '\t' || s.s[s.n - 1] == '\r'))
		s.n--;
	while (s.n > 0 && (*s.s == ' ' || *s.s == '\t')) {
		s.s++;
		s.n--;
	}
	return s;
}

/*
 * Unicode text as UTF-8. This file alone includes utf8proc.h. Offsets are bytes unless a name
 * says cp (code points).
 */

enum { U8_MAX = 4, U8_REPLACEMENT = 0xFFFD };

/*
 * The code point at s (n >= 1 bytes left); *len becomes its length in bytes. An ill-formed
 * sequence gives -1 and the length of its maximal subpart (Unicode 15, section 3.9, table 3-7),
 * 1 to 3 bytes, which a reader replaces by one U+FFFD.
 */
static inline int32_t u8_get(const char *s, size_t n, size_t *len);

/* Writes cp to s (U8_MAX bytes free); its length in bytes. */
size_t u8_put(char *s, int32_t cp);

/* How many of the n bytes at s stand before the first ill-formed sequence. */
size_t u8_valid(const char *s, size_t n);

/* Code points in n bytes of valid UTF-8. */
size_t u8_count(const char *s, size_t n);

/* The byte offset of code point cp of s (n when there are not as many). */
size_t u8_offset(const char *s, size_t n, size_t cp);

/* How many of n bytes at the beginning are ASCII above the space: all, of most addresses; else perhaps less. */
size_t u8_plain(const char *s, size_t n);

/* Classes of a code point (general categories of the Unicode Character Database). */
static inline bool u8_is_letter(int32_t cp); /* L*, M*: letters with their combining marks */
static inline bool u8_is_upper(int32_t cp);  /* Lu, Lt */
bool u8_is_lower(int32_t cp);		     /* Ll */
static inline bool u8_is_digit(int32_t cp);  /* Nd */
/* Z*, TAB, LF, VT, FF, CR, NEL, U+180E, U+200B, U+2060, U+FEFF */
static inline bool u8_is_space(int32_t cp);

/* Simple lower and upper case (one code point to one). */
static inline int32_t u8_lower(int32_t cp);
int32_t u8_upper(int32_t cp);

/*
 * The NFC form of n bytes of valid UTF-8 at s, n >= 1, in *buf (grown as needed, cap bytes; the
 * caller owns it). Returns its length; *buf may be untouched and s is the answer when s is NFC
 * already: then SIZE_MAX is returned.
 */
size_t u8_nfc(const char *s, size_t n, char **buf, size_t *cap);

/*
 * True if n bytes of valid UTF-8 at s are certainly NFC (UAX #15, quick check by bytes: all code
 * points below U+0300 are; so is most punctuation). False: ask u8_nfc().
 */
bool u8_is_nfc(const char *s, size_t n);

/* What is asked of every character is answered without a call for ASCII and Latin-1. */
int32_t u8_get_long(const char *s, size_t n, size_t *len);
bool u8_letter_by_category(int32_t cp);
bool u8_upper_by_category(int32_t cp);
bool u8_digit_by_category(int32_t cp);
bool u8_space_by_category(int32_t cp);
int32_t u8_lower_by_table(int32_t cp);

static inline int32_t
u8_get(const char *s, size_t n, size_t *len)
{
	unsigned c = (unsigned char)s[0], d;

	if (c < 0x80) {
		*len = 1;
		return (int32_t)c;
	}
	if (c >= 0xC2 && c < 0xE0 && n > 1 && ((d = (unsigned char)s[1]) & 0xC0) == 0x80) {
		*len = 2;
		return (int32_t)((c & 0x1F) << 6 | (d & 0x3F));
	}
	return u8_get_long(s, n, len);
}

static inline bool
u8_is_letter(int32_t cp)
{
	if (cp < 0x80)
		return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
	if (cp < 0x250) /* Latin: all letters but signs below U+00C0, and × ÷ */
		return cp >= 0xC0 ? cp != 0xD7 && cp != 0xF7
				  : cp == 0xAA || cp == 0xB5 || cp == 0xBA;
	return u8_letter_by_category(cp);
}

static inline bool
u8_is_upper(int32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z';
	if (cp < 0x100)
		return cp >= 0xC0 && cp < 0xDF && cp != 0xD7;
	return u8_upper_by_category(cp);
}

static inline bool
u8_is_digit(int32_t cp)
{
	if (cp < 0x660) /* the first digits beyond ASCII are Arabic */
		return cp >= '0' && cp <= '9';
	return u8_digit_by_category(cp);
}

static inline bool
u8_is_space(int32_t cp)
{
	if (cp < 0x80)
		return cp == ' ' || (cp >= '\t' && cp <= '\r');
	if (cp < 0x1680)
		return cp == 0x85 || cp == 0xA0;
	return u8_space_by_category(cp);
}

static inline int32_t
u8_lower(int32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
	if (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7)
		return cp + 32;
	return u8_lower_by_table(cp);
}

/* Does s begin with a capital, with a small letter? Not if it is empty. */
static inline bool
str_begins_upper(struct str s)
{
	size_t len;

	return s.n > 0 && u8_is_upper(u8_get(s.s, s.n, &len));
}

static inline bool
str_begins_lower(struct str s)
{
	size_t len;

	if (s.n == 0 || !(*s.s & 0x80))
		return s.n > 0 && *s.s >= 'a' && *s.s <= 'z';
	return u8_is_lower(u8_get(s.s, s.n, &len));
}

#endif
