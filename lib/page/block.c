#include "block.h"

#include "die.h"
#include "lex.h"
#include "photo.h"

#include <stdlib.h>
#include <string.h>

/*
 * Bytes of a block whose words are looked at one by one; of a sentence of more than LONG words only
 * its beginning. The rest is only counted.
 */
enum {
	LOOK = GLANCE_MOST,
	LONG = 12,
	LOOK_LONG = 64,
	DATED = 30,
	CREDITED = 70,
	BLOCKS = 256,
	BLOCKS_KEPT = 16384,
	READY = 8,
	CAPTION = 45,
	PLACE_COL = 2, /* of lib/fr/boilerplate.tsv */
	CLASS_COL = 1, /* of that and of lib/fr/service.tsv */
};

static const char *const class_names[CLASS_COUNT] = {"-", "nav", "share", "subscribe", "comment",
    "cookie", "ad", "legal", "tags", "see", "more", "author", "date", "read", "credit", "about",
    "points"};
static const char *const kind_names[] = {
    "drop", "title", "dateline", "lead", "body", "heading", "list", "caption"};

const char *
block_kind_name(enum block_kind k)
{
	return kind_names[k];
}

const char *
block_class_name(enum block_class c)
{
	return class_names[c];
}

struct block *
block_add(struct page *p)
{
	if (p->n == p->cap) {
		p->cap = p->cap ? p->cap + p->cap / 2 : BLOCKS;
		p->b = die_realloc(p->b, p->cap * sizeof *p->b);
	}
	if (p->n == p->ready) { /* some at once: fewer calls */
		p->ready = p->cap - p->n < READY ? p->cap : p->n + READY;
		memset(&p->b[p->n], 0, (p->ready - p->n) * sizeof *p->b);
	}
	return &p->b[p->n++];
}

void
block_clear(struct page *p)
{
	size_t kept = offsetof(struct page, n);

	if (p->cap > BLOCKS_KEPT)
		block_free(p);
	memset((char *)p + kept, 0, sizeof *p - kept);
}

void
block_free(struct page *p)
{
	free(p->b);
	p->b = NULL;
	p->n = p->ready = p->cap = 0;
}

size_t
block_split(const struct page *p, struct str text, struct tok **t)
{
	if (p->tmp)
		arena_reset(p->tmp);
	return tok_split(text, p->tmp ? p->tmp : p->a, t);
}

uint8_t
block_row_class(uint32_t row)
{
	const char *name = lex_cell(&lex_boilerplate, row, CLASS_COL);
	uint8_t c;

	for (c = 1; c < CLASS_COUNT; c++)
		if (strcmp(class_names[c], name) == 0)
			return c;
	return CLASS_NAV;
}

bool
block_row_whole(uint32_t row)
{
	return *lex_cell(&lex_boilerplate, row, PLACE_COL) == 'w';
}

/* Bytes at the end of s that are closing quotes, brackets, spaces: « . » » and « .) » end too. */
static size_t
trim_closers(struct str s)
{
	static const char *const closers[] = {
	    "»", "”", "’", "\"", "'", ")", "]", " ", "›", "」", "』", "）", "“"};
	size_t i;
	char c = s.n > 0 ? s.s[s.n - 1] : 'a';

	if (!(c & 0x80) && c != '"' && c != '\'' && c != ')' && c != ']' && c != ' ')
		return s.n; /* as most do */
again:
	for (i = 0; i < sizeof closers / sizeof *closers; i++) {
		size_t k = strlen(closers[i]);

		if (s.n >= k && memcmp(s.s + s.n - k, closers[i], k) == 0) {
			s.n -= k;
			goto again;
		}
	}
	return s.n;
}

static uint8_t
final_mark(struct str s)
{
	static const struct {
		const char *mark;
		uint8_t as;
	} stops[] = {{"。", '.'}, {"！", '!'}, {"？", '?'}, {"：", ':'}, {"।", '.'}, {"؟", '?'},
	    {"۔", '.'}, {"።", '.'}, {"។", '.'}};
	size_t n, i;
	char c = s.n > 1 ? s.s[s.n - 1] : 0;

	if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
		return 0; /* as most end, or so: */
	if (c == '.' && s.s[s.n - 2] != '.')
		return '.';
	n = trim_closers(s);
	if (n >= 3 && memcmp(s.s + n - 3, "…", 3) == 0)
		return '~';
	if (n >= 2 && memcmp(s.s + n - 2, "..", 2) == 0)
		return '~';
	for (i = 0; n > 0 && s.s[n - 1] & 0x80 && i < sizeof stops / sizeof *stops; i++) {
		size_t k = strlen(stops[i].mark);

		if (n >= k && memcmp(s.s + n - k, stops[i].mark, k) == 0)
			return stops[i].as;
	}
	if (n == 0)
		return 0;
	c = s.s[n - 1];
	if (c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == ',')
		return (uint8_t)c;
	return 0;
}

/*
 * Characters of scripts that write no spaces (U+2E80 and up, Thai, Lao, Khmer, Burmese); ends of
 * sentences that no space follows.
 */
static uint32_t
unspaced(struct str s, uint8_t *ends)
{
	uint32_t n = 0;
	size_t i;

	for (i = 0; i + 2 < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i], d = (unsigned char)s.s[i + 1];

		if (i + 3 < s.n && ((c == 0xE3 && memcmp(s.s + i, "。", 3) == 0) ||
				       (c == 0xEF && (memcmp(s.s + i, "！", 3) == 0 ||
							 memcmp(s.s + i, "？", 3) == 0))))
			*ends = (uint8_t)(*ends + (*ends < 255));
		n += (c >= 0xE3 && c <= 0xED) || (c == 0xE0 && d >= 0xB8 && d <= 0xBB) ||
		     (c == 0xE1 && (d == 0x80 || d == 0x81 || d == 0x9E || d == 0x9F));
	}
	return n;
}

void
block_count(struct block *b, const struct line *l)
{
	b->inner = l->inner;
	b->mayteaser = l->teaser;
	b->sign = !(l->flags & LINES_CALM);
	b->rare = (l->flags & LINES_MARK) != 0;
	b->words = (uint32_t)(b->text.n ? l->spaces + 1 : 0);
	if (b->words * 20 < b->text.n)
		b->words += unspaced(b->text, &b->inner) / 2;
	b->final = final_mark(b->text);
	b->counted = true;
}

struct look {
	struct str text;
	struct tok *t;
	size_t n;
};

/* Finds the phrases of boilerplate; returns how many words are covered by whole-block ones. */
static size_t
phrases(struct block *b, const struct look *l, bool all)
{
	size_t i = 0, k, covered = 0, seen = 0;
	uint8_t first = 0;

	while (i < l->n) {
		uint32_t row;
		const char *place;
		uint8_t class;

		if (l->t[i].class != TOK_WORD && l->t[i].start > 0 && l->t[i].class == TOK_NUMBER) {
			i++;
			continue;
		}
		k = lex_may(&lex_boilerplate, &l->t[i])
			? lex_match(&lex_boilerplate, l->t + i, l->n - i, &row)
			: 0;
		if (k == 0) {
			seen += l->t[i].class == TOK_WORD;
			i++;
			continue;
		}
		place = lex_cell(&lex_boilerplate, row, PLACE_COL);
		class = block_row_class(row);
		if (*place == 'a' && class == CLASS_CREDIT)
			b->credit |=
			    b->final == 0; /* « Le ministre à Paris Crédits photo : AFP » */
		else if (*place == 'a' && !b->holds)
			b->holds = class;
		if (*place != 'w' && seen == 0 && covered == 0 && !b->starts)
			b->starts = class;
		if (*place == 'w' || *place == 's' || *place == 'a') {
			size_t j;

			for (j = i; j < i + k; j++) {
				covered += l->t[j].class == TOK_WORD;
				seen += l->t[j].class == TOK_WORD;
			}
			if (!first || class == CLASS_COMMENT) /* « 3 commentaires » */
				first = class;
		}
		i += k;
	}
	if (all && seen > 0 && covered == seen && first != CLASS_POINTS)
		b->whole = first;
	return covered;
}

/* « il y a 3 heures »: its tokens, or 0. */
static size_t
ago(const struct look *l, size_t i)
{
	const struct tok *t = l->t + i;

	if (i + 4 >= l->n || t[3].class != TOK_NUMBER || t[0].end - t[0].start != 2)
		return 0;
	return t[0].fold == tok_hash("il") && t[1].fold == tok_hash("y") &&
		       t[2].fold == tok_hash("a") && t[4].class == TOK_WORD
		   ? 5
		   : 0;
}

/*
 * Dates, and whether anything else is said. A line of nothing but dates has that of publication and
 * later ones.
 */
static void
dates(struct block *b, const struct look *l, bool all)
{
	size_t i = 0, k, other = 0, parts = 0;
	struct pubdate d, least = {.year = 0};
	uint32_t row;

	while (i < l->n) {
		if (l->t[i].class == TOK_NUMBER || l->t[i].class == TOK_WORD) {
			k = pubdate_match(l->text, l->t + i, l->n - i, &d);
			if (k > 0) {
				if (!b->dated || (b->date.year == 0 && d.year != 0)) {
					b->date = least = d;
					b->dated = true;
				}
				if (pubdate_earlier(&d, &least))
					least = d;
				parts++;
				i += k;
				continue;
			}
			k = pubdate_time(l->text, l->t + i, l->n - i);
			k = k > 0 ? k : ago(l, i);
			if (k > 0) {
				b->dated |= k == 5 && l->t[i].class == TOK_WORD;
				parts++;
				i += k;
				continue;
			}
		}
		k = l->t[i].class == TOK_WORD && lex_may(&lex_dateline, &l->t[i])
			? lex_match(&lex_dateline, l->t + i, l->n - i, &row)
			: 0;
		if (k > 0) {
			i += k;
			continue;
		}
		other += l->t[i].class == TOK_WORD ||
			 (l->t[i].class == TOK_NUMBER &&
			     (i + 1 == l->n ||
				 lex_find(&lex_dateline, &l->t[i + 1]) == LEX_NONE)); /* 3 min */
		i++;
	}
	b->dateonly = all && parts > 0 && other == 0;
	if (b->dateonly && b->dated)
		b->date = least;
}

/* « … à Rabat. Jalal Morchidi / EPA », « … (Photo AFP) »: a name of lib/fr/credit.tsv at the end. */
static void
credit(struct block *b, const struct look *l, bool all)
{
	size_t i, from = l->n > 9 ? l->n - 9 : 0, k;
	uint32_t row;

	if (!all || b->words > CREDITED)
		return;
	for (i = from > 0 ? from : 1; i < l->n; i++) {
		char c = l->text.s[l->t[i - 1].start];

		if (!lex_may(&lex_credit, &l->t[i]) || (i + 6 < l->n && c != '('))
			continue;
		k = lex_match(&lex_credit, l->t + i, l->n - i, &row);
		if (k > 0 &&
		    (c == '/' || c == '(' || c == '-' || c == '.' || c == '|' || (c & 0x80)) &&
		    l->t[i - 1].class == TOK_MARK && (b->final == 0 || c == '/' || c == '('))
			b->credit = true;
	}
}

/* « - », « *** », « » »: marks of ASCII or of general punctuation, nothing else. */
static bool
is_marks(struct str s)
{
	size_t i;

	if (s.n > 16)
		return false;
	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
			return false;
		if ((c >= '0' && c <= '9') || (c >= 0xC3 && c != 0xE2 && c != 0xF0 && c != 0xEF))
			return false;
	}
	return true;
}

char
block_service(const struct tok *t)
{
	uint32_t row =
	    t->class == TOK_WORD && lex_may(&lex_service, t) ? lex_find(&lex_service, t) : LEX_NONE;

	return row == LEX_NONE ? '\0' : *lex_cell(&lex_service, row, CLASS_COL);
}

struct block_served
block_served(const struct tok *t, size_t n)
{
	struct block_served x = {0, 0};

	for (size_t i = 0; i < n; i++) {
		char c = block_service(&t[i]);

		x.service += c == 's';
		x.address += c == 'a';
	}
	return x;
}

/* « Connectez-vous avec votre compte pour lire l'article » */
static void
service(struct block *b, const struct look *l)
{
	struct block_served x = block_served(l->t, l->n);

	b->service = (uint8_t)(x.service < 255 ? x.service : 255);
	b->address = (uint8_t)(x.address < 255 ? x.address : 255);
}

static inline uint64_t
stir(uint64_t h, const char *s)
{
	uint64_t v;

	memcpy(&v, s, sizeof v);
	h = (h ^ v) * UINT64_C(0x9E3779B97F4A7C15);
	return h << 29 | h >> 35;
}

/* Of the length and both ends of a line of 32 bytes or more. */
static uint64_t
ends_hash(struct str s)
{
	const char *end = s.s + s.n - 32;
	uint64_t h[4] = {s.n, 1, 2, 3};
	size_t i;

	for (i = 0; i < 4; i++)
		h[i] = stir(stir(h[i], s.s + 8 * i), end + 8 * i);
	return tok_chain(tok_chain(h[0], h[1]), tok_chain(h[2], h[3]));
}

uint64_t
block_hash(const struct block *b)
{
	struct str s = b->text;
	uint64_t h = s.n;
	size_t i;

	if (!b->ends)
		return b->hash;
	for (i = 0; i + 8 <= s.n; i += 8)
		h = stir(h, s.s + i);
	return stir(h, s.s + s.n - 8);
}

/* Words and numbers, folded, of what no glance() could tell. */
static uint64_t
words_hash(const struct look *l)
{
	uint64_t h = 0;
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->t[i].class != TOK_MARK)
			h = tok_chain(h, l->t[i].fold);
	return h;
}

/* Its phrases and words of service. */
static void
read_phrases(struct block *b, const struct look *l, bool all)
{
	phrases(b, l, all);
	service(b, l);
	if (b->holds == CLASS_COOKIE && b->address == 0)
		b->holds = CLASS_NONE; /* an article about cookies, personal data, tracking */
	if (b->text.n > 4 && memcmp(b->text.s, "- ", 2) == 0 && b->text.s[b->text.n - 1] == '-' &&
	    b->whole != CLASS_AD)
		b->whole = CLASS_NONE; /* « - Tourisme - », an agency's heading */
	if (!(b->service && b->address) && !b->starts && !b->whole && !b->holds)
		b->service = b->address = 0; /* else it would hang on why the line was read */
}

/* May it be a dateline? None is longer; nor is a sentence of more than LONG words, but by its markup. */
static bool
may_date(const struct block *b)
{
	return b->words <= (b->final == '.' && !(b->flags & BLOCK_TIME) ? LONG : DATED);
}

/* What only the tokens of a line can tell; dated: there are no phrases in it. */
static void
read_words(struct page *p, struct block *b, struct look *l, bool all, bool dated)
{
	l->n = block_split(p, l->text, &l->t);
	if (!dated)
		read_phrases(b, l, all);
	if (may_date(b) || (b->starts && b->words <= DATED)) /* « Publié le … . Modifié le … . » */
		dates(b, l, all);
	credit(b, l, all);
}

/* Is there something that only tokens can tell? */
static bool
must_read(const struct block *b, unsigned signs, bool all)
{
	const unsigned service = GLANCE_SERVICE | GLANCE_ADDRESS;
	const unsigned credit = GLANCE_CREDIT | (b->final == 0 ? GLANCE_SIGNED : 0U);

	return signs & (GLANCE_ANY | GLANCE_START | GLANCE_ODD) || (all && signs & GLANCE_WHOLE) ||
	       (signs & service) == service || (may_date(b) && signs & GLANCE_DATE) ||
	       (all && b->words <= CREDITED && signs & credit);
}

/* « presse@surete.example » in a line that is no sentence. */
static bool
is_contact(struct str s)
{
	const char *at = memchr(s.s, '@', s.n), *end = s.s + s.n, *c;

	if (!at || at == s.s || at[-1] == ' ' || at + 1 == end)
		return false;
	for (c = at + 1; c < end && *c != ' '; c++)
		if (*c == '.' && c > at + 1 && c + 2 < end)
			return true;
	return false;
}

void
block_measure(struct page *p, struct block *b)
{
	struct look l = {b->text, NULL, 0};
	struct glance_seen seen;
	struct line line;
	unsigned signs;
	size_t most;
	bool all;

	b->starts = b->whole = b->holds = b->service = b->address = 0;
	b->dateonly &= b->words > DATED;
	if (!b->counted) {
		lines_count(b->text.s, b->text.n, p->glance ? &p->glance->see : NULL, &line);
		block_count(b, &line);
	}
	b->counted = false; /* the text may be another the next time */
	most = b->words > LONG && b->final == '.' ? LOOK_LONG : LOOK;
	all = b->text.n <= most;
	l.text = str_cut(b->text, most);
	b->marks = is_marks(b->text);
	glance(p->glance, b->text, l.text.n, &seen);
	signs = seen.signs;
	b->hash = seen.hash;
	b->looked = (uint8_t)seen.words; /* LOOK / 2 at most */
	b->own = (uint8_t)seen.own;
	b->figures = seen.figures;
	b->ends = !all;
	b->phrased = !p->glance || !all || signs & (GLANCE_ANY | GLANCE_ODD);
	if (!p->glance || must_read(b, signs, all))
		read_words(
		    p, b, &l, all, p->glance && !must_read(b, signs & ~(unsigned)GLANCE_DATE, all));
	if (all && b->words >= 6 && b->words <= CAPTION) {
		if (p->tmp)
			arena_reset(p->tmp);
		b->credit |=
		    photo_credited(b->text, b->final != 0, b->inner, p->tmp ? p->tmp : p->a);
	}
	if (b->final == 0 && b->words <= DATED && !b->whole && b->rare && is_contact(b->text))
		b->whole = CLASS_LEGAL;
	if (!all)
		b->hash = ends_hash(b->text);
	else if (signs & GLANCE_ODD)
		b->hash = words_hash(&l);
	b->plain = !(b->starts | b->whole | b->holds | b->service | b->address) && !b->credit &&
		   !b->dateonly && !b->dated && !b->sign && !b->marks;
}

size_t
block_addresses(const struct page *p, const struct block *b)
{
	struct tok *t;
	size_t n = block_split(p, b->text, &t);

	return block_served(t, n).address;
}

bool
block_is_lower(const struct block *b)
{
	struct str rest = b->text;
	struct tok t;

	while (rest.n > 0 && strchr(" -\"", *rest.s) != NULL && *rest.s) {
		rest.s++;
		rest.n--;
	}
	if (rest.n > 0 && (*rest.s | 0x20) >= 'a' && (*rest.s | 0x20) <= 'z')
		return *rest.s >= 'a'; /* as most begin */
	while (tok_first(rest, &t) && t.class == TOK_MARK) {
		rest.s += t.end;
		rest.n -= t.end;
	}
	return rest.n > 0 && t.class == TOK_WORD && !(t.flags & TOK_UPPER);
}

bool
block_is_small(const struct page *p, const struct block *b)
{
	struct tok *t;
	size_t i, n;

	n = block_split(p, b->text, &t);
	for (i = 0; i < n; i++)
		if (t[i].class == TOK_WORD && t[i].flags & TOK_UPPER)
			return false;
	return true;
}

void
block_measure_all(struct page *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		block_measure(p, &p->b[i]);
}
