#include "sniff.h"

#include "warc.h"

#include <string.h>

/* Formats that are told, not read. */
static const struct {
	const char *magic, *what;
	size_t n;
} foreign[] = {
    {"\x04\x22\x4D\x18", "LZ4", 4},
    {"\xFD"
     "7zXZ",
	"xz", 5},
    {"BZh", "bzip2", 3},
    {"PK\x03\x04", "ZIP", 4},
    {"%PDF-", "PDF", 5},
    {"\x89PNG", "PNG", 4},
    {"\xFF\xD8\xFF", "JPEG", 3},
    {"GIF8", "GIF", 4},
};

static bool
begins(struct str s, const char *with, size_t n)
{
	return s.n >= n && memcmp(s.s, with, n) == 0;
}

static bool
has(struct str s, const char *word, size_t n)
{
	const char *p = s.s, *end = s.s + s.n;
	size_t k;

	while ((size_t)(end - p) >= n && (p = memchr(p, word[0], (size_t)(end - p) - n + 1))) {
		for (k = 1; k < n && (p[k] | 0x20) == (word[k] | 0x20); k++)
			;
		if (k == n)
			return true;
		p++;
	}
	return false;
}

bool
sniff_html(struct str s)
{
	if (s.n > SNIFF)
		s.n = SNIFF;
	while (s.n > 0 && ((unsigned char)*s.s <= ' ' || (unsigned char)*s.s >= 0xEF)) {
		s.s++;
		s.n--;
	}
	if (s.n > 1 && *s.s == '<' &&
	    (s.s[1] == '!' || s.s[1] == '?' || ((s.s[1] | 0x20) >= 'a' && (s.s[1] | 0x20) <= 'z')))
		return true;
	return has(s, "<html", 5) || has(s, "<body", 5) || has(s, "</p>", 4) || has(s, "</div>", 6);
}

/* { "name": or {}, or such objects in an array */
static bool
is_json(struct str s)
{
	static const char space[] = " \t\r\n";
	size_t i = 0;

	if (s.n > 0 && *s.s == '[')
		for (i++; i < s.n && strchr(space, s.s[i]); i++)
			;
	if (i == s.n || s.s[i] != '{')
		return false;
	for (i++; i < s.n && strchr(space, s.s[i]); i++)
		;
	return i < s.n && (s.s[i] == '"' || s.s[i] == '}');
}

bool
sniff_gzip(struct str s)
{
	return begins(s, "\x1F\x8B", 2);
}

enum sniff
sniff_data(struct str s, const char **what)
{
	size_t i;

	if (warc_is(s))
		return SNIFF_WARC;
	if (warc_is_arc(s))
		return SNIFF_ARC;
	if (is_json(s))
		return SNIFF_JSON;
	for (i = 0; i < sizeof foreign / sizeof *foreign; i++) {
		if (!begins(s, foreign[i].magic, foreign[i].n))
			continue;
		*what = foreign[i].what;
		return SNIFF_FOREIGN;
	}
	return sniff_html(s) ? SNIFF_HTML : SNIFF_TEXT;
}
