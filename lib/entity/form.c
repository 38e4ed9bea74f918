#include "form.h"

#include <string.h>

/* The word list, made by lib/gen/mkmodel: a head (its second word the number of places), then lines. */
extern const char form_words[];
__asm__(".section .rodata\n.balign 64\n.global form_words\nform_words: .incbin \"" WORDS_BIN
	"\"\n.previous\n");

static inline const struct form_line *
line_of(uint64_t h)
{
	const uint32_t *head = (const uint32_t *)(const void *)form_words;

	return (const struct form_line *)(const void *)(head + FORM_HEAD) + form_place(h, head[1]);
}

void
form_prefetch(uint64_t h)
{
	__builtin_prefetch(line_of(h));
}

struct form_entry
form_entry(uint64_t h)
{
	const struct form_line *x = line_of(h);
	uint32_t own = FORM_CHECK(h);
	unsigned at, i;
	uint64_t a;

	for (;; x++) {
		for (at = i = 0; i < FORM_WAYS; i++)
			at = x->check[i] == own ? i + 1 : at;
		if (at != 0 || !(x->more >> FORM_MORE(own) & 1))
			break;
	}
	a = at != 0 ? x->entry[at - 1] : 0;
	return (struct form_entry){.cluster256 = a >> 8 & 0x1FF,
	    .cluster1024 = a >> 17 & 0x7FF,
	    .cluster3000 = a >> 28 & 0xFFF,
	    .class = a >> 40 & 0x1F,
	    .names = a >> 45 & 0x3F,
	    .prefix = a >> 51 & 1,
	    .role = a >> 52 & 7,
	    .seen = a >> 55 & 15};
}

static uint8_t
mark_shape(int32_t cp)
{
	switch (cp) {
	case '.':
	case 0x2026:
	case '!':
	case '?':
		return FORM_STOP;
	case ',':
	case ';':
		return FORM_COMMA;
	case '-':
	case 0x2010:
	case 0x2011:
	case 0x2013:
	case 0x2014:
		return FORM_HYPHEN;
	case '(':
	case '[':
		return FORM_OPEN;
	case ')':
	case ']':
		return FORM_CLOSE;
	case 0xAB:
	case 0x201C:
	case 0x201E:
	case 0x201F:
	case 0x2018:
	case 0x2039:
		return FORM_QUOTE_OPEN;
	case 0xBB:
	case 0x201D:
	case 0x203A:
	case 0x2019:
		return FORM_QUOTE_CLOSE;
	case '"':
	case '\'':
		return FORM_QUOTE;
	case ':':
		return FORM_COLON;
	case '/':
		return FORM_SLASH;
	}
	return FORM_MARK;
}

static uint8_t
word_shape(struct str w, const struct tok *t)
{
	size_t i, len, capitals = 0;
	int32_t cp;

	if (t->flags & TOK_ELIDED)
		return t->flags & TOK_UPPER ? FORM_ELIDED_CAP : FORM_ELIDED;
	if (t->flags & TOK_DIGIT)
		return FORM_ALNUM;
	if (t->flags & TOK_CAPS)
		return FORM_CAPS;
	if (t->flags & TOK_UPPER && t->cend - t->cstart == 1)
		return FORM_LETTER;
	for (i = 0; i < w.n; i += len) {
		cp = u8_get(w.s + i, w.n - i, &len);
		capitals += u8_is_upper(cp);
	}
	if (capitals > 1 || (capitals == 1 && !(t->flags & TOK_UPPER)))
		return FORM_MIXED;
	return capitals ? FORM_CAP : FORM_LOWER;
}

static uint8_t
number_shape(struct str w)
{
	if (w.n == 4 && ((w.s[0] == '1' && w.s[1] >= '7') || (w.s[0] == '2' && w.s[1] == '0')))
		return FORM_YEAR;
	return w.n == 1 ? FORM_ONE : w.n == 2 ? FORM_TWO : FORM_NUMBER;
}

uint8_t
form_shape(struct str w, const struct tok *t)
{
	size_t len;

	if (t->class == TOK_WORD)
		return word_shape(w, t);
	if (t->class == TOK_NUMBER)
		return number_shape(w);
	return mark_shape(u8_get(w.s, w.n, &len));
}

int32_t
form_letter(int32_t cp)
{
	static const char plain[] = "AAAAAAACEEEEIIIIDNOOOOO*OUUUUY";

	cp = u8_upper(cp);
	if (cp == 0x152)
		return 'O';
	if (cp >= 0xC0 && cp < 0xC0 + (int)sizeof plain - 1)
		return plain[cp - 0xC0];
	return cp >= 'A' && cp <= 'Z' ? cp : 0;
}

uint64_t
form_affix(struct str word, int n)
{
	size_t i = 0, len, end = word.n;
	uint64_t h = n > 0 ? FORM_PREFIX : FORM_SUFFIX;

	for (; n > 0 && i < word.n; n--, i += len)
		h = form_affix_add(h, u8_get(word.s + i, word.n - i, &len));
	for (; n < 0 && end > 0; n++) {
		do
			end--;
		while (((unsigned char)word.s[end] & 0xC0) == 0x80);
		h = form_affix_add(h, u8_get(word.s + end, word.n - end, &len));
	}
	return h;
}
