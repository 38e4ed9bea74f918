/*
 * A character beyond ASCII has two to four bytes in UTF-8, the first of them C2 to F4, the others
 * 80 to BF. Read as single bytes they are two to four characters, and in right text hardly any of
 * these sequences occurs: French has « é…» and « à » with a no-break space, which would be
 * ideographs or Samaritan, hence plausible().
 */
#include "mojibake.h"

#include "charset.h"
#include "u8.h"

#include <stdint.h>
#include <string.h>

/* MacRoman, 0x80 to 0xFF (Apple's ROMAN.TXT as Unicode publishes it). */
static const uint16_t mac[128] = {0xC4, 0xC5, 0xC7, 0xC9, 0xD1, 0xD6, 0xDC, 0xE1, 0xE0, 0xE2, 0xE4,
    0xE3, 0xE5, 0xE7, 0xE9, 0xE8, 0xEA, 0xEB, 0xED, 0xEC, 0xEE, 0xEF, 0xF1, 0xF3, 0xF2, 0xF4, 0xF6,
    0xF5, 0xFA, 0xF9, 0xFB, 0xFC, 0x2020, 0xB0, 0xA2, 0xA3, 0xA7, 0x2022, 0xB6, 0xDF, 0xAE, 0xA9,
    0x2122, 0xB4, 0xA8, 0x2260, 0xC6, 0xD8, 0x221E, 0xB1, 0x2264, 0x2265, 0xA5, 0xB5, 0x2202,
    0x2211, 0x220F, 0x3C0, 0x222B, 0xAA, 0xBA, 0x3A9, 0xE6, 0xF8, 0xBF, 0xA1, 0xAC, 0x221A, 0x192,
    0x2248, 0x2206, 0xAB, 0xBB, 0x2026, 0xA0, 0xC0, 0xC3, 0xD5, 0x152, 0x153, 0x2013, 0x2014,
    0x201C, 0x201D, 0x2018, 0x2019, 0xF7, 0x25CA, 0xFF, 0x178, 0x2044, 0x20AC, 0x2039, 0x203A,
    0xFB01, 0xFB02, 0x2021, 0xB7, 0x201A, 0x201E, 0x2030, 0xC2, 0xCA, 0xC1, 0xCB, 0xC8, 0xCD, 0xCE,
    0xCF, 0xCC, 0xD3, 0xD4, 0xF8FF, 0xD2, 0xDA, 0xDB, 0xD9, 0x131, 0x2C6, 0x2DC, 0xAF, 0x2D8, 0x2D9,
    0x2DA, 0xB8, 0x2DD, 0x2DB, 0x2C7};

typedef int (*byte_of)(int32_t cp);

static int
byte_mac(int32_t cp)
{
	int i;

	for (i = 0; i < 128; i++)
		if (mac[i] == cp)
			return 0x80 + i;
	return -1;
}

/* Latin-9 differs from Latin-1 in eight characters. */
static int
byte_latin9(int32_t cp)
{
	switch (cp) {
	case 0x20AC:
		return 0xA4;
	case 0x160:
		return 0xA6;
	case 0x161:
		return 0xA8;
	case 0x17D:
		return 0xB4;
	case 0x17E:
		return 0xB8;
	case 0x152:
		return 0xBC;
	case 0x153:
		return 0xBD;
	case 0x178:
		return 0xBE;
	default:
		return cp < 0x100 ? (int)cp : -1;
	}
}

/* One pass over a line. */
struct pass {
	const char *s;
	size_t n, i;  /* at s[i] */
	int32_t prev; /* character before s[i], as written; ' ' at the beginning */
	size_t done;  /* characters mended so far */
	size_t last;  /* where the character mended last ended in s */
};

/* What a sequence stands for. */
struct seen {
	int32_t cp;	/* the character meant */
	int32_t second; /* the second of those written */
	size_t end;	/* behind it in s */
};

static int32_t
peek(const struct pass *p, size_t i)
{
	size_t len;

	return i < p->n ? u8_get(p->s + i, p->n - i, &len) : ' ';
}

/* The sequence at s[i], read back through one family; false if it is none. */
static bool
read_back(const char *s, size_t n, size_t i, byte_of byte, struct seen *x)
{
	char raw[4];
	size_t k, want, len;
	int b = byte(u8_get(s + i, n - i, &len));

	if (b < 0xC2 || b > 0xF4)
		return false;
	want = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
	raw[0] = (char)b;
	i += len;
	for (k = 1; k < want; k++) {
		int32_t cp;

		if (i >= n || (unsigned char)s[i] < 0x80)
			return false;
		cp = u8_get(s + i, n - i, &len);
		b = byte(cp);
		if (b < 0x80 || b > 0xBF)
			return false;
		if (k == 1)
			x->second = cp;
		raw[k] = (char)b;
		i += len;
	}
	x->cp = u8_get(raw, want, &len);
	x->end = i;
	return x->cp >= 0 && len == want;
}

bool
mojibake_maybe(const char *s, size_t n)
{
	struct seen x;

	return read_back(s, n, 0, charset_byte1252, &x) || read_back(s, n, 0, byte_latin9, &x) ||
	       read_back(s, n, 0, byte_mac, &x);
}

/* Marks that may end a word of capitals in right text: « MAÇÃ… », « NÃO IRMÃ » in quotes. */
static bool
is_closer(int32_t cp)
{
	return cp == 0xBB || cp == 0x203A || cp == 0x2019 || cp == 0x201D || cp == 0x2026;
}

/* Another sequence of the same family stands right behind, or was mended right before. */
static bool
in_run(const struct pass *p, const struct seen *x, byte_of byte)
{
	struct seen next;

	if (p->done > 0 && p->last == p->i)
		return true;
	return x->end < p->n && read_back(p->s, p->n, x->end, byte, &next) &&
	       (next.cp >> 9 == x->cp >> 9 || x->cp >= 0x3000);
}

/* Symbols and punctuation that a press text may hold. */
static bool
is_symbol(int32_t cp)
{
	return (cp >= 0x2000 && cp < 0x2070) || (cp >= 0x20A0 && cp < 0x20C0) || cp == 0x2116 ||
	       cp == 0x2122 || (cp >= 0x2190 && cp < 0x2200) || cp == 0x2212 ||
	       (cp >= 0x2260 && cp < 0x2266) || (cp >= 0x25A0 && cp < 0x27C0) ||
	       (cp >= 0xFB00 && cp < 0xFB05) || cp == 0xFE0F || cp == 0xFEFF ||
	       cp == U8_REPLACEMENT || (cp >= 0x1F000 && cp < 0x1FB00);
}

/* Is it likelier that x->cp was meant than that the characters stand there rightly? */
static bool
plausible(const struct pass *p, const struct seen *x, byte_of byte)
{
	int32_t cp = x->cp, next = peek(p, x->end);

	if (cp < 0x180)
		return !is_closer(x->second) || !u8_is_upper(p->prev) || u8_is_letter(next) ||
		       p->done > 0;
	if (cp == 0x192 || cp == 0x2C6 || cp == 0x2DC || cp == 0x3BC)
		return true;	       /* the first three are second bytes themselves; μg */
	if (cp >= 0x218 && cp < 0x21C) /* Romanian ș and ț */
		return u8_is_lower(p->prev) || u8_is_lower(next);
	if (cp >= 0x300 && cp < 0x328) /* a decomposed letter: e, then ´ */
		return p->prev < 0x80 && u8_is_letter(p->prev);
	if (cp >= 0x1E00 && cp < 0x1F00) /* Vietnamese */
		return u8_is_letter(next);
	if (is_symbol(cp))
		return true;
	if ((cp >= 0x370 && cp < 0x700) || (cp >= 0x900 && cp < 0xE80) || cp >= 0x3000)
		return in_run(p, x, byte);
	return false;
}

static bool
family_1252(const struct pass *p, struct seen *x)
{
	struct seen nine;
	bool found =
	    read_back(p->s, p->n, p->i, charset_byte1252, x) && plausible(p, x, charset_byte1252);

	/* « trÃšs », « CÃŽte »: Ú and Î by Windows-1252, è and ô by Latin-9. */
	if ((!found || (u8_is_upper(x->cp) && u8_is_letter(p->prev) &&
			   (u8_is_lower(p->prev) || u8_is_lower(peek(p, x->end))))) &&
	    read_back(p->s, p->n, p->i, byte_latin9, &nine) && nine.cp < 0x180 &&
	    (found ? u8_is_lower(nine.cp) : plausible(p, &nine, byte_latin9))) {
		*x = nine;
		return true;
	}
	return found;
}

static bool
family_mac(const struct pass *p, struct seen *x)
{
	if (!read_back(p->s, p->n, p->i, byte_mac, x))
		return false;
	switch (peek(p, p->i)) {
	case 0x221A: /* √: 2√π is right, o√π is où */
		if (x->second >= 0x300 && x->second != 0x2020 && x->second != 0x2122)
			return u8_is_letter(p->prev) || u8_is_letter(peek(p, x->end));
		return true;
	case 0xAC:   /* ¬ */
	case 0x192:  /* ƒ */
	case 0x2248: /* ≈ */
	case 0x201A: /* ‚ */
		return x->cp < 0x180 || is_symbol(x->cp);
	default:
		return x->cp == 0xFEFF;
	}
}

/* Does a mark stand at s that follows a word without a space? « là, », « jamais là" », « à-coups » */
static bool
ends_word(const char *s, size_t n)
{
	char c = n > 0 ? s[0] : '.', d = n > 1 ? s[1] : ' ';

	if (c == '"' || c == '\'')
		return !u8_is_letter((unsigned char)d) && (unsigned char)d < 0x80;
	return c == ',' || c == '.' || c == ')' || (c == '-' && d != ' ');
}

/*
 * à whose second byte, a no-break space, has become a space or was lost (« Ã  Paris », « voilÃ , »),
 * and the no-break space itself (« Â » before it). Nothing is taken for damage among capitals.
 */
static size_t
lost_space(const struct pass *p, char *out, size_t *end)
{
	size_t next = p->i + 3;
	char c;

	if (p->i + 2 >= p->n || p->s[p->i] != '\xC3' || p->s[p->i + 2] != ' ' ||
	    u8_is_upper(p->prev))
		return 0;
	c = next < p->n ? p->s[next] : '.';
	if (p->s[p->i + 1] == '\x83') {
		bool mark = ends_word(p->s + next, p->n - next);

		if (mark && p->prev == ' ')
			return 0;
		/* The space was the byte, unless the next word begins right behind it. */
		*end = mark || c == ' ' ? next : next - 1;
		return u8_put(out, 0xE0);
	}
	if (p->s[p->i + 1] == '\x82' &&
	    (p->done > 0 || c == ' ' || (c && strchr(":;!?%", c)) || p->prev == 0xAB)) {
		*end = next;
		out[0] = ' ';
		return 1;
	}
	return 0;
}

/* ” whose third byte, which Windows-1252 does not have, was lost: « â€ ». */
static size_t
lost_quote(const struct pass *p, char *out, size_t *end)
{
	static const char damaged[] = "\xC3\xA2\xE2\x82\xAC";
	size_t i = p->i + sizeof damaged - 1;

	if (i > p->n || memcmp(p->s + p->i, damaged, sizeof damaged - 1) != 0)
		return 0;
	*end = peek(p, i) == U8_REPLACEMENT ? i + 3 : i;
	return u8_put(out, 0x201D);
}

/* Mends the character at s[i] into out; its length there, 0 if it is right. */
static size_t
mend(const struct pass *p, char *out, size_t *end)
{
	unsigned char c = (unsigned char)p->s[p->i];
	struct seen x;
	size_t k;

	if (c == 0xC3) {
		if (family_1252(p, &x) || family_mac(p, &x)) {
			*end = x.end;
			return u8_put(out, x.cp);
		}
		k = lost_space(p, out, end);
		return k ? k : lost_quote(p, out, end);
	}
	if ((c == 0xC2 || c == 0xC6 || c == 0xE2) && family_mac(p, &x)) {
		*end = x.end;
		return u8_put(out, x.cp);
	}
	return 0;
}

size_t
mojibake_undo(const char *s, size_t n, char *out)
{
	struct pass p = {s, n, 0, ' ', 0, 0};
	size_t o = 0, len, k, end = 0;

	while (p.i < n) {
		if ((unsigned char)s[p.i] < 0x80) {
			p.prev = s[p.i];
			out[o++] = s[p.i++];
			continue;
		}
		k = mend(&p, out + o, &end);
		if (k > 0) {
			p.prev = u8_get(out + o, k, &len);
			p.done++;
			p.last = p.i = end;
			o += k;
			continue;
		}
		p.prev = u8_get(s + p.i, n - p.i, &len);
		memcpy(out + o, s + p.i, len);
		p.i += len;
		o += len;
	}
	return p.done > 0 ? o : SIZE_MAX;
}
