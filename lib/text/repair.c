/*
 * Most lines are right, so all begins with one look at each byte (next_odd()): eight at once while
 * they are plain ASCII, by the lead byte elsewhere. What it finds decides which of the slow steps
 * are done; utf8proc is asked only about characters that NFC might change.
 */
#include "repair.h"

#include "charref.h"
#include "die.h"
#include "lines.h"
#include "mojibake.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What is odd in a line. */
enum odd {
	ODD_SPACE = 1,	/* white space other than single spaces, controls, invisible characters */
	ODD_BYTES = 2,	/* ill-formed UTF-8 */
	ODD_REF = 4,	/* & */
	ODD_DAMAGE = 8, /* what may be a damaged character */
	ODD_NFC = 16	/* what NFC might change */
};

/* References in references and damage in damage are undone this many times. */
enum { REPAIR_ROUNDS = 4 };

static inline bool
high(const char *s, size_t n, size_t i)
{
	return i < n && (unsigned char)s[i] >= 0x80;
}

/* C3 xx: letters of Latin-1, the first half of most damage. */
static unsigned
look_c3(const char *s, size_t n)
{
	unsigned char d = (unsigned char)s[1];

	if (d < 0x82 || d > 0xB4 || n < 3)
		return 0;
	if ((unsigned char)s[2] >= 0x80)
		return mojibake_maybe(s, n) || (d == 0xA2 && (unsigned char)s[2] == 0xE2)
			   ? ODD_DAMAGE
			   : 0;
	return s[2] == ' ' && d <= 0x83 ? ODD_DAMAGE : 0;
}

static unsigned
look_c2(const char *s, size_t n)
{
	unsigned char d = (unsigned char)s[1];

	if (d <= 0xA0 || d == 0xAD)
		return ODD_SPACE;
	return d == 0xAC && high(s, n, 2) && mojibake_maybe(s, n) ? ODD_DAMAGE : 0;
}

/* E2: punctuation and symbols. */
static unsigned
look_e2(const char *s, size_t n)
{
	unsigned char d = (unsigned char)s[1], e = (unsigned char)s[2];

	if (d == 0x80) {
		if (e < 0x90)
			return e < 0x82 ? ODD_SPACE | ODD_NFC : ODD_SPACE;
		if (e >= 0xA8 && e < 0xB0)
			return ODD_SPACE;
		return e == 0x9A && high(s, n, 3) && mojibake_maybe(s, n) ? ODD_DAMAGE : 0;
	}
	if (d == 0x81)
		return e >= 0x9F && e < 0xB0 ? ODD_SPACE : 0;
	if ((d == 0x88 || d == 0x89) && high(s, n, 3) && mojibake_maybe(s, n))
		return ODD_DAMAGE;
	if (d == 0x83 || d == 0x84 || d == 0x8C || d == 0xAB || d == 0xB3 || d == 0xB5 || d == 0xB7)
		return ODD_NFC; /* combining marks, Ω K Å, 〈 〉, Coptic, Tifinagh and Cyrillic marks */
	return 0;
}

/*
 * Leads beyond Latin: which characters NFC may change or join (Unicode 15, NFC_Quick_Check), a
 * little generously: Hebrew and Arabic marks, Indic, jamo, kana voicing marks, compatibility
 * ideographs. Cyrillic, Greek and Arabic letters, ideographs and Hangul syllables are left alone.
 */
static unsigned
look_rare(const char *s)
{
	unsigned char c = (unsigned char)s[0], d = (unsigned char)s[1], e;

	switch (c) {
	case 0xC6:
		return 0;
	case 0xCE:
		return d == 0x87 ? ODD_NFC : 0;
	case 0xD0:
	case 0xD1:
	case 0xDA:
		return 0;
	case 0xCF:
		return 0;
	case 0xD7:
		return d < 0x88 ? ODD_NFC : 0;
	case 0xD8:
		return d >= 0x90 && d < 0x9B ? ODD_NFC : 0;
	case 0xD9:
		return d >= 0x8B && d < 0xA0 ? ODD_NFC : 0;
	case 0xE3:
		e = (unsigned char)s[2];
		if (d == 0x80 && e == 0x80)
			return ODD_SPACE;
		return d == 0x82 && (e == 0x99 || e == 0x9A) ? ODD_NFC : 0;
	case 0xE4:
	case 0xE5:
	case 0xE6:
	case 0xE7:
	case 0xE8:
	case 0xE9:
	case 0xEA:
	case 0xEB:
	case 0xEC:
	case 0xED:
		return 0;
	case 0xE1: /* ᵉ and Vietnamese are right; U+1680 and U+180E are white space */
		if ((d == 0x9A && s[2] == '\x80') || (d == 0xA0 && s[2] == '\x8E'))
			return ODD_SPACE;
		return (d >= 0xB4 && d < 0xB7) || (d >= 0xB8 && d < 0xBC) ? 0 : ODD_NFC;
	case 0xEF: /* U+FEFF, U+FFF9 to U+FFFB; ligatures, U+FE0F, wide forms are right */
		e = (unsigned char)s[2];
		if ((d == 0xBB && e == 0xBF) || (d == 0xBF && e >= 0xB9 && e < 0xBC))
			return ODD_SPACE;
		return d >= 0xBC || (d == 0xAC && e < 0x90) || (d == 0xB8 && e < 0xA0) ? 0
										       : ODD_NFC;
	case 0xF0:
		return d == 0x9F ? 0 : ODD_NFC;
	default:
		return ODD_NFC;
	}
}

/* What is odd about the character at s[0] >= 0x80; its length in *len. */
static unsigned
look(const char *s, size_t n, size_t *len)
{
	unsigned char c = (unsigned char)s[0];

	if (u8_get(s, n, len) < 0)
		return ODD_BYTES;
	if (c == 0xC3)
		return look_c3(s, n);
	if (c == 0xC2)
		return look_c2(s, n);
	if (c == 0xE2)
		return look_e2(s, n);
	if (c == 0xC6)
		return s[1] == '\x92' && high(s, n, 2) && mojibake_maybe(s, n) ? ODD_DAMAGE : 0;
	return c < 0xCC ? 0 : look_rare(s);
}

#define ONES UINT64_C(0x0101010101010101)
#define HIGH (ONES << 7)

/* High bit of each byte of w that equals c; bits above the first such byte may be wrong. */
static inline uint64_t
equal(uint64_t w, unsigned char c)
{
	uint64_t x = w ^ ONES * c;

	return (x - ONES) & ~x;
}

/* A mark at each byte of w that is no plain ASCII, and at or near each pair of spaces. */
static inline uint64_t
marks(uint64_t w)
{
	uint64_t space = equal(w, ' ') & HIGH;

	return (w | (w - ONES * 0x20) | equal(w, 0x7F) | equal(w, '&') | (space & space >> 8)) &
	       HIGH;
}

/*
 * The next odd character at or behind s[i]: its place (n: none), what is odd in *odd. A space is
 * odd when one stands before it or at either end. Little-endian: the lowest byte comes first.
 */
static size_t
next_odd(const char *s, size_t n, size_t i, unsigned *odd)
{
	size_t len;
	uint64_t w;

	while (i < n) {
		unsigned char c;

		if (i + 9 <= n && s[i] != ' ') {
			memcpy(&w, s + i, 8);
			w = marks(w);
			if (!w) {
				/* A space at the end of the word and one behind it. */
				i += s[i + 7] == ' ' ? 7 : 8;
				continue;
			}
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
			i += (size_t)__builtin_ctzll(w) / 8;
#endif
		}
		c = (unsigned char)s[i];
		len = 1;
		*odd = 0;
		if (c >= 0x80)
			*odd = look(s + i, n - i, &len);
		else if (c == ' ')
			*odd = i == 0 || i + 1 == n || s[i - 1] == ' ' ? ODD_SPACE : 0;
		else if (c < 0x20 || c == 0x7F)
			*odd = ODD_SPACE;
		else if (c == '&')
			*odd = ODD_REF;
		if (*odd)
			return i;
		i += len;
	}
	return n;
}

static unsigned
all_odd(const char *s, size_t n)
{
	unsigned odd, all = 0;
	size_t i = 0, len;

	while ((i = next_odd(s, n, i, &odd)) < n) {
		all |= odd;
		len = 1;
		if ((unsigned char)s[i] >= 0x80)
			u8_get(s + i, n - i, &len);
		i += len;
	}
	return all;
}

static void
grow(char **buf, size_t *cap, size_t n)
{
	if (*cap >= n)
		return;
	*cap = n + n / 2;
	*buf = die_realloc(*buf, *cap);
}

/* The result of a step is in b: it becomes a. */
static struct str
turn(struct repair *r, size_t n)
{
	char *buf = r->a;
	size_t cap = r->acap;

	r->a = r->b;
	r->acap = r->bcap;
	r->b = buf;
	r->bcap = cap;
	return (struct str){r->a, n};
}

/* Reads the references left in the text; false if there is none. */
static bool
read_refs(struct repair *r, struct str *x)
{
	char ref[CHARREF_MAX];
	const char *s = x->s, *amp;
	size_t i = 0, o = 0, used, k, found = 0;

	if (!memchr(s, '&', x->n))
		return false;
	grow(&r->b, &r->bcap, 2 * x->n + CHARREF_MAX);
	while (i < x->n) {
		amp = memchr(s + i, '&', x->n - i);
		k = amp ? (size_t)(amp - s) - i : x->n - i;
		memcpy(r->b + o, s + i, k);
		i += k;
		o += k;
		if (i == x->n)
			break;
		k = charref_get(s + i, x->n - i, CHARREF_LEFT, ref, &used);
		if (k > 0) {
			memcpy(r->b + o, ref, k);
			found++;
		} else {
			r->b[o] = '&';
			k = used = 1;
		}
		o += k;
		i += used;
	}
	if (found > 0)
		*x = turn(r, o);
	return found > 0;
}

static bool
undo(struct repair *r, struct str *x)
{
	size_t n;

	grow(&r->b, &r->bcap, x->n + 1);
	n = mojibake_undo(x->s, x->n, r->b);
	if (n == SIZE_MAX)
		return false;
	*x = turn(r, n);
	return true;
}

/* Zero-width characters and marks of direction; joiners stay where a script beside them joins. */
static bool
is_invisible(int32_t cp, int32_t prev)
{
	if (cp == 0x200C || cp == 0x200D)
		return prev < 0x590;
	return cp == 0xAD || cp == 0x180E || cp == 0xFEFF || (cp >= 0x200B && cp < 0x2010) ||
	       (cp >= 0x202A && cp < 0x202F) || (cp >= 0x2060 && cp < 0x2070) ||
	       (cp >= 0xFFF9 && cp < 0xFFFC);
}

/* Dropped, and told: what no text holds on purpose. */
static bool
is_control(int32_t cp)
{
	if (cp < 0x20)
		return cp < '\t' || cp > '\r';
	return cp == 0x7F ||
	       (cp >= 0x80 && cp < 0xA0 && charset_cp1252((uint8_t)cp) == U8_REPLACEMENT);
}

/* One character as it should be: ' ' for white space, 0 for nothing. */
static int32_t
right(int32_t cp, int32_t prev)
{
	if (is_control(cp) || is_invisible(cp, prev))
		return 0;
	if (cp >= 0x80 && cp < 0xA0)
		return charset_cp1252((uint8_t)cp);
	return u8_is_space(cp) ? ' ' : cp;
}

/* The last character of n bytes of UTF-8. */
static int32_t
last(const char *s, size_t n)
{
	size_t i = n - 1, len;

	while (i > 0 && ((unsigned char)s[i] & 0xC0) == 0x80)
		i--;
	return u8_get(s + i, n - i, &len);
}

/* White space, controls and invisible characters of valid UTF-8. */
static struct str
set_right(struct repair *r, struct str x)
{
	const char *s = x.s;
	size_t i = 0, o = 0, k, len;
	int32_t cp, prev = ' ';
	unsigned odd;
	char *b;

	grow(&r->b, &r->bcap, 3 * x.n + U8_MAX);
	b = r->b;
	while (i < x.n) {
		k = next_odd(s, x.n, i, &odd);
		if (k > i && s[i] == ' ' && (o == 0 || b[o - 1] == ' '))
			i++;
		if (k > i) {
			memcpy(b + o, s + i, k - i);
			o += k - i;
			prev = last(b, o);
		}
		if (k == x.n)
			break;
		cp = u8_get(s + k, x.n - k, &len);
		i = k + len;
		r->controls += is_control(cp);
		cp = right(cp, prev);
		if (cp == 0 || (cp == ' ' && (o == 0 || b[o - 1] == ' ')))
			continue;
		o += u8_put(b + o, cp);
		prev = cp;
	}
	if (o > 0 && b[o - 1] == ' ')
		o--;
	return turn(r, o);
}

/* References and damage, in turn: each may hide the other. */
static unsigned
mend(struct repair *r, struct str *x, unsigned odd)
{
	int round;
	bool more;

	for (round = 0; round < REPAIR_ROUNDS && odd & (ODD_REF | ODD_DAMAGE); round++) {
		more = false;
		if (odd & ODD_REF)
			more |= read_refs(r, x);
		if (all_odd(x->s, x->n) & ODD_DAMAGE)
			more |= undo(r, x);
		if (!more)
			break;
		if (round == 0)
			r->damaged++;
		odd = all_odd(x->s, x->n);
	}
	return odd;
}

struct str
repair_line(struct repair *r, struct str line)
{
	struct str x = line;
	unsigned odd;
	size_t n;

	r->lines++;
	if (lines_calm(x.s, x.n) || (odd = all_odd(x.s, x.n)) == 0)
		return x;
	if (odd & ODD_BYTES) {
		x = charset_line(&r->line, x);
		r->damaged++;
		odd = all_odd(x.s, x.n);
	}
	odd = mend(r, &x, odd);
	if (odd & ODD_SPACE)
		x = set_right(r, x);
	if (odd & ODD_NFC && x.n > 0) {
		n = u8_nfc(x.s, x.n, &r->b, &r->bcap);
		if (n != SIZE_MAX)
			x = turn(r, n);
	}
	return x;
}

struct str
repair_bytes(struct repair *r, struct str doc, struct str declared)
{
	return charset_utf8(&r->document, doc, declared);
}

void
repair_free(struct repair *r)
{
	charset_free(&r->document);
	charset_free(&r->line);
	free(r->a);
	free(r->b);
	memset(r, 0, sizeof *r);
}
