#include "charset.h"

#include "codepage.h"
#include "die.h"
#include "scan.h"

#include <stdlib.h>
#include <string.h>

/* Bytes of a page in which it names its character set; HTML asks for 1024, pages do as they like. */
enum { PRESCAN = 8192 };

/* 0x80 to 0x9F (WHATWG Encoding, index windows-1252, but U+FFFD for what that leaves as C1). */
static const uint16_t c1[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C,
    0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

/*
 * Labels of the WHATWG Encoding standard that text of today bears, with the name of the code page.
 * UTF-8 and the labels of Windows-1252 are not here: they are what happens anyway.
 */
static const struct {
	const char *label, *page;
} names[] = {
    {"big5", "BIG5-HKSCS"},
    {"cp1250", "CP1250"},
    {"cp1251", "CP1251"},
    {"euc-jp", "EUC-JP"},
    {"euc-kr", "CP949"},
    {"gb18030", "GB18030"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"ibm866", "CP866"},
    {"iso-2022-jp", "ISO-2022-JP"},
    {"iso-8859-15", "ISO-8859-15"},
    {"iso-8859-2", "ISO-8859-2"},
    {"iso-8859-5", "ISO-8859-5"},
    {"iso-8859-6", "ISO-8859-6"},
    {"iso-8859-7", "ISO-8859-7"},
    {"iso-8859-8", "ISO-8859-8"},
    {"iso-8859-9", "CP1254"},
    {"koi8-r", "KOI8-R"},
    {"koi8-u", "KOI8-U"},
    {"latin-9", "ISO-8859-15"},
    {"macintosh", "MACINTOSH"},
    {"shift-jis", "CP932"},
    {"shift_jis", "CP932"},
    {"tis-620", "CP874"},
    {"utf-16", "UTF-16LE"},
    {"utf-16be", "UTF-16BE"},
    {"utf-16le", "UTF-16LE"},
    {"windows-1250", "CP1250"},
    {"windows-1251", "CP1251"},
    {"windows-1253", "CP1253"},
    {"windows-1254", "CP1254"},
    {"windows-1255", "CP1255"},
    {"windows-1256", "CP1256"},
    {"windows-1257", "CP1257"},
    {"windows-1258", "CP1258"},
    {"windows-874", "CP874"},
    {"x-sjis", "CP932"},
};

int32_t
charset_cp1252(uint8_t byte)
{
	return byte >= 0x80 && byte < 0xA0 ? c1[byte - 0x80] : byte;
}

int
charset_byte1252(int32_t cp)
{
	int i;

	if (cp < 0x100)
		return (int)cp;
	if (cp < 0x152 || cp > 0x2122 || cp == U8_REPLACEMENT)
		return -1;
	for (i = 0; i < 32; i++)
		if (c1[i] == cp)
			return 0x80 + i;
	return -1;
}

static void
grow(struct charset *c, size_t n)
{
	if (c->cap >= n)
		return;
	c->cap = n + n / 4;
	c->buf = die_realloc(c->buf, c->cap);
}

static const char *
page_name(struct str label)
{
	size_t i, k;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		for (k = 0; k < label.n && names[i].label[k]; k++) {
			char x = label.s[k];

			if ((x >= 'A' && x <= 'Z' ? x | 0x20 : x) != names[i].label[k])
				break;
		}
		if (k == label.n && !names[i].label[k])
			return names[i].page;
	}
	return NULL;
}

/* Converts all; what cannot be read becomes U+FFFD. False if there is no converter. */
static bool
convert(struct charset *c, struct str in, const char *from, struct str *out)
{
	struct codepage page;
	int32_t cp, second;
	size_t i, len, at = 0;

	if (!codepage_open(&page, from))
		return false;
	for (i = 0; i < in.n; i += len) {
		if (c->cap < at + 2 * U8_MAX)
			grow(c, at + (in.n - i) + (in.n - i) / 2 + 64);
		cp = codepage_get(&page, in.s + i, in.n - i, &len, &second);
		if (cp == -2)
			continue;
		c->bad += cp < 0;
		at += u8_put(c->buf + at, cp < 0 ? U8_REPLACEMENT : cp);
		if (second)
			at += u8_put(c->buf + at, second);
	}
	*out = (struct str){c->buf, at};
	return true;
}

/* What the sequences of a line are, to tell a line of UTF-8 from one of single bytes. */
struct census {
	size_t latin, other, bad;
};

static bool
is_western(int32_t cp)
{
	return (cp >= 0xA0 && cp < 0x180) || (cp >= 0x2010 && cp < 0x2045) || cp == 0x20AC ||
	       cp == 0x2122 || cp == 0x202F;
}

static struct census
take_census(const char *s, size_t n)
{
	struct census k = {0, 0, 0};
	size_t i = 0, len;

	while (i < n) {
		int32_t cp = (unsigned char)s[i];

		len = 1;
		if (cp >= 0x80) {
			cp = u8_get(s + i, n - i, &len);
			k.bad += cp < 0;
			k.latin += is_western(cp);
			k.other += cp >= 0 && !is_western(cp);
		}
		i += len;
	}
	return k;
}

static bool
is_ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* An ill-formed sequence that is rather a piece of a UTF-8 one (’ or an emoji cut off). */
static bool
is_stump(const char *s, size_t len, char next, const struct census *k)
{
	unsigned char c = (unsigned char)s[0];

	if (len >= 2)
		return c == 0xE2 || c == 0xEF || c >= 0xF0;
	/* « Âgé » begins with C2 in Windows-1252; Ã is no French letter. */
	return k->latin > 0 && (c == 0xC3 || (c == 0xC2 && !is_ascii_letter(next)));
}

/*
 * A line with bytes that are not UTF-8. A single byte of Windows-1252 is all that is needed to
 * break a line, so each is converted alone (« r\xE8gne l'obscurité »). « \xC0 \xA0» » and the
 * like look like a letter of a rare script: in a line of Windows-1252 they are single bytes too.
 */
static size_t
mixed_line(struct charset *c, const char *s, size_t n, char *out)
{
	struct census k = take_census(s, n);
	bool foreign = k.other > k.bad && k.other > k.latin, single = k.latin <= k.bad;
	size_t i = 0, o = 0, len, j;

	while (i < n) {
		int32_t cp = (unsigned char)s[i];

		if (cp < 0x80) {
			out[o++] = s[i++];
			continue;
		}
		cp = u8_get(s + i, n - i, &len);
		if (cp >= 0 && (foreign || !single || is_western(cp))) {
			memcpy(out + o, s + i, len);
			o += len;
		} else if (cp < 0 &&
			   (foreign || is_stump(s + i, len, i + len < n ? s[i + len] : ' ', &k))) {
			o += u8_put(out + o, U8_REPLACEMENT);
			c->bad++;
		} else {
			for (j = 0; j < len; j++)
				o += u8_put(out + o, charset_cp1252((uint8_t)s[i + j]));
		}
		i += len;
	}
	return o;
}

/* Line by line: one that is UTF-8 is copied. */
static struct str
mixed(struct charset *c, struct str in)
{
	size_t i = 0, o = 0;

	grow(c, 3 * in.n + 1);
	while (i < in.n) {
		const char *s = in.s + i, *nl = memchr(s, '\n', in.n - i);
		size_t n = nl ? (size_t)(nl - s) + 1 : in.n - i;

		if (u8_valid(s, n) == n) {
			memcpy(c->buf + o, s, n);
			o += n;
		} else {
			o += mixed_line(c, s, n, c->buf + o);
		}
		i += n;
	}
	return (struct str){c->buf, o};
}

struct str
charset_line(struct charset *c, struct str line)
{
	grow(c, 3 * line.n + 1);
	return (struct str){c->buf, mixed_line(c, line.s, line.n, c->buf)};
}

static bool
starts(struct str s, const char *with, size_t n)
{
	return s.n >= n && memcmp(s.s, with, n) == 0;
}

/* Character sets whose bytes pass for UTF-8 although they are not. */
static bool
is_seven_bit(struct str in, const char *from)
{
	if (from && strncmp(from, "UTF-16", 6) == 0)
		return memchr(in.s, 0, in.n) != NULL;
	return from && strncmp(from, "ISO-2022", 8) == 0 && memchr(in.s, 0x1B, in.n) != NULL;
}

/* Well-formed UTF-8: plain text at once, control characters between one at a time. */
static bool
is_valid(struct str in)
{
	size_t i, len;

	for (i = 0; (i += scan_plain(in.s + i, in.n - i)) < in.n; i += len)
		if (u8_get(in.s + i, in.n - i, &len) < 0)
			return false;
	return true;
}

struct str
charset_utf8(struct charset *c, struct str in, struct str declared)
{
	const char *from = NULL;
	struct str out;
	struct census k;

	if (starts(in, "\xEF\xBB\xBF", 3)) {
		in.s += 3;
		in.n -= 3;
	} else if (starts(in, "\xFF\xFE", 2) || starts(in, "\xFE\xFF", 2)) {
		from = in.s[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE";
		if (convert(c, (struct str){in.s + 2, in.n - 2}, from, &out))
			return out;
	}
	if (str_eq(declared, STR("utf-8")) && is_valid(in))
		return in; /* nearly all */
	if (declared.n > 0)
		from = page_name(declared);
	if (is_valid(in) && !is_seven_bit(in, from))
		return in;
	if (from) {
		/* Ten sequences of UTF-8 for each that is none are no accident. */
		k = take_census(in.s, in.n);
		if ((k.latin + k.other) / 10 <= k.bad && convert(c, in, from, &out))
			return out;
	}
	return mixed(c, in);
}

/* True if the word (lower case) stands before s[k]. */
static bool
behind(const char *s, size_t k, const char *word, size_t n)
{
	size_t i;

	if (k < n)
		return false;
	for (i = 0; i < n; i++)
		if ((s[k - n + i] | 0x20) != word[i])
			return false;
	return true;
}

/* True if s[k] stands in a meta element. */
static bool
in_meta(const char *s, size_t k)
{
	size_t i = k;

	while (i > 0 && s[i - 1] != '<' && s[i - 1] != '>')
		i--;
	return i > 0 && s[i - 1] == '<' && k - i > 4 && behind(s, i + 4, "meta", 4);
}

struct str
charset_of_html(struct str html)
{
	size_t i = 0, k, n = html.n < PRESCAN ? html.n : PRESCAN;
	const char *s = html.s, *p;

	while (i < n && (p = memchr(s + i, '=', n - i))) {
		for (k = (size_t)(p - s); k > 0 && s[k - 1] == ' '; k--)
			;
		i = (size_t)(p - s) + 1;
		if (!behind(s, k, "charset", 7) || !in_meta(s, k))
			continue;
		while (i < n && (s[i] == ' ' || s[i] == '"' || s[i] == '\''))
			i++;
		for (k = i; k < n && (unsigned char)s[k] > ' ' && s[k] && !strchr("\"'/>;", s[k]);
		     k++)
			;
		if (k > i)
			return (struct str){s + i, k - i};
	}
	return STR("");
}

void
charset_free(struct charset *c)
{
	free(c->buf);
	memset(c, 0, sizeof *c);
}
