#include "score.h"

#include <limits.h>
#include <string.h>

/* Weights, in words of running text. */
enum {
	TEXT_MAX = 60, /* one paragraph counts no more than that */
	SHORT = -4,
	PHRASE = -8,
	GIVEAWAY = -14,
	END = -40,
	AWAY = -3, /* no gap to speak of: an insert, dropped in the end */
	DOUBT = -4,
	LINKED = -10,
	ITEMS = 40, /* of one enumeration */
	READ = 120, /* as much text as an article has, at least */
	ANCHOR = 40,
	SERIES = 3,  /* units in a row that make a series of teasers */
	HEADED = 20, /* as much text as an article has behind its dateline, at least */
	LISTED = 4,  /* headlines in a list inside the text, at most */
	INSERT = 6   /* blocks of an offer between two paragraphs, at most */
};

static bool
is_link(const struct block *b)
{
	return b->text.n > 0 && b->linked * 100 / b->text.n >= 40;
}

static bool
looks_text(const struct block *b)
{
	if (b->whole || b->shared || is_link(b) || b->dateonly)
		return false;
	if (b->words >= 8 && (b->final == '.' || b->inner > 0 || b->words > 18) &&
	    (b->final == '.' || b->final == '!' || b->final == '?'))
		return true;
	return (b->words >= 20 && b->inner > 0) || b->words >= 30 ||
	       (b->words >= 6 && b->final == ':');
}

static bool
looks_short(const struct block *b)
{
	return b->words <= 30 && (b->final == 0 || b->final == '?' || b->final == '!') &&
	       (b->inner == 0 || b->words < 20);
}

static bool
looks_end(const struct block *b)
{
	uint8_t c = b->whole ? b->whole : b->starts;

	if (b->words > 14)
		return b->holds == CLASS_COMMENT && b->words < 40 && b->service >= 2;
	return c == CLASS_MORE || c == CLASS_TAGS || c == CLASS_COMMENT ||
	       b->holds == CLASS_COMMENT;
}

bool
score_is_about(const struct block *b)
{
	return b->starts == CLASS_ABOUT && b->words <= 10 && (b->final == 0 || b->final == ':');
}

static bool
looks_service(const struct block *b)
{
	unsigned n = b->service + b->address;

	if (b->address == 0 || b->service == 0 || b->words > 45)
		return false;
	return (b->words <= 14 && n * 5 >= b->words) || (b->service >= 2 && n * 6 >= b->words);
}

static bool
looks_phrase(const struct block *b)
{
	if (b->whole || b->shared || looks_service(b))
		return true;
	if (b->holds && b->words < 40 &&
	    (b->words <= 14 || b->service + b->address >= 2 || b->holds == CLASS_LEGAL ||
		b->holds == CLASS_SHARE))
		return true;
	switch (b->starts) {
	case CLASS_NONE:
	case CLASS_DATE:
	case CLASS_CREDIT:
	case CLASS_ABOUT:
		return false;
	case CLASS_COOKIE:
		return b->words <= 45;
	case CLASS_SEE:
	case CLASS_AUTHOR:
		return b->words <= 30;
	default:
		return b->words <= 12 || (b->words <= 30 && b->starts == CLASS_SUBSCRIBE) ||
		       (b->final == 0 && b->words <= 20);
	}
}

bool
score_holds_copyright(struct str s)
{
	const char *at = s.s, *end = s.s + s.n;

	while (at < end && (at = memchr(at, 0xC2, (size_t)(end - at))) != NULL) {
		if (at + 1 < end && (unsigned char)at[1] == 0xA9)
			return true;
		at++;
	}
	return false;
}

static bool
looks_caption(const struct block *b)
{
	if (b->tag == BLOCK_CAPTION)
		return true;
	if (b->words > 60)
		return false;
	return b->starts == CLASS_CREDIT || b->credit || score_holds_copyright(b->text);
}

/* What is asked of each block again and again. */
static void
judge(struct block *b)
{
	b->is = (uint8_t)((looks_text(b) ? SCORE_TEXT : 0) | (looks_short(b) ? SCORE_SHORT : 0) |
			  (looks_end(b) ? SCORE_END : 0) | (looks_service(b) ? SCORE_SERVICE : 0) |
			  (looks_phrase(b) ? SCORE_PHRASE : 0) |
			  (looks_caption(b) ? SCORE_CAPTION : 0));
}

bool
score_is_dateline(const struct block *b)
{
	if (b->dateonly)
		return b->date.month > 0; /* not « il y a 3 heures », « 21:48 » */
	if (b->words > 25 || (b->final == '.' && b->words > 12))
		return false;
	return (b->starts == CLASS_DATE || (b->flags & BLOCK_TIME) ||
		   (b->dated && b->final == 0)) &&
	       (b->dated || b->starts == CLASS_DATE);
}

static int
value(const struct block *b)
{
	int w = (int)(b->words > TEXT_MAX ? TEXT_MAX : b->words);

	if (b->final == '~')
		return b->words >= 60 ? w / 2 : -w / 4 - 2;
	if (!score_is_text(b))
		return b->final && b->words > 2 && !b->whole ? 1 : SHORT;
	if (b->final == 0)
		return w / 3;
	return w;
}

static int
score(const struct block *b)
{
	int s = value(b);

	if (b->dateonly)
		s = SHORT;
	if (b->marks)
		return 0;
	if (score_is_phrase(b))
		s = b->holds || b->words > 8 ? GIVEAWAY : PHRASE;
	if (b->starts == CLASS_SEE && b->words < 40)
		s = -1;
	if (score_is_end(b))
		s = END;
	if (is_link(b))
		s += LINKED;
	if (b->flags & BLOCK_GLUED)
		s += SHORT;
	if (b->flags & BLOCK_AWAY)
		s = AWAY;
	else if (b->flags & BLOCK_DOUBT)
		s = s > 0 ? DOUBT : s + DOUBT;
	return s;
}

/*
 * One teaser at block i: one to three short lines (headline, section, name and date in either
 * order) around one short paragraph. Gives the blocks it takes, 0 if there is none; *sure when it
 * holds a date, or its text is cut by an ellipsis.
 */
static size_t
teaser(const struct page *p, size_t i, bool *sure)
{
	size_t k = i, heads = 0;
	bool dated = false, bare_date = false;

	*sure = false;
	if (p->b[i].final == '~' && p->b[i].words >= 10 && p->b[i].words <= 55) {
		*sure = true; /* headline and text in one */
		return 1;
	}
	while (k < p->n && heads < 4 && !score_is_text(&p->b[k]) && p->b[k].final != '~') {
		const struct block *b = &p->b[k];

		if (b->final == '.' || b->final == ':' || b->words > 30 || score_is_end(b) ||
		    (score_is_phrase(b) && b->whole != CLASS_NAV))
			return 0;
		dated |= b->dated;
		bare_date |= b->dateonly;
		heads++;
		k++;
	}
	if (heads == 0 || heads > 3 || k >= p->n)
		return 0;
	if (p->b[k].words > 55 || p->b[k].final == ':')
		return 0;
	/* a date alone heads a chronicle: « - 6 mai - » */
	*sure = p->b[k].final == '~' || (dated && !(bare_date && heads == 1));
	return k + 1 - i;
}

/* Does a sign that the article is over stand shortly before block i? */
static bool
after_end(const struct page *p, size_t i)
{
	size_t k;

	for (k = i; k > 0 && k + 4 > i; k--)
		if (score_is_end(&p->b[k - 1]))
			return true;
	return false;
}

/* The two last paragraphs of the page, or before what ends an article, both cut by dots? */
static bool
cut_pair(const struct page *p, size_t from, size_t end)
{
	return end == from + 2 && from > 1 && p->b[from].final == '~' &&
	       p->b[from + 1].final == '~' && (end == p->n || score_is_phrase(&p->b[end]));
}

/* Marks series of teasers: SERIES of them in a row, most with a date or an ellipsis, or many. */
static void
series(struct page *p)
{
	size_t i = 0;

	while (i < p->n) {
		size_t k = i, from = i, units = 0, sure = 0, len, j;
		bool s;

		while ((len = teaser(p, k, &s)) > 0) {
			if (s && sure == 0) { /* what stands before may be the article's end */
				from = k;
				units = 0;
			}
			units++;
			sure += s;
			k += len;
		}
		if ((units >= SERIES &&
			(sure * 2 >= units || (units >= 5 && after_end(p, from)))) ||
		    cut_pair(p, from, k)) {
			for (j = from; j < k; j++) {
				if (p->b[j].score > -6)
					p->b[j].score = -6;
				p->b[j].why = "teaser series";
			}
		}
		i = k > i ? k : i + 1;
	}
}

/* Items of an enumeration, behind a block that ends in a colon: no sign of a menu. */
static void
enumerations(struct page *p)
{
	size_t i, k;

	for (i = 0; i < p->n; i++) {
		const struct block *b = &p->b[i];

		if (b->final != ':' || b->score <= 0 || b->words < 6)
			continue;
		for (k = i + 1; k < p->n && k <= i + ITEMS; k++) {
			struct block *it = &p->b[k];

			if (score_is_text(it) || score_is_phrase(it) || it->words > 40 ||
			    is_link(it) || (it->flags & (BLOCK_AWAY | BLOCK_DOUBT)))
				break;
			if (it->score < 0)
				it->score = 0;
			it->item = true;
		}
		i = k - 1;
	}
}

/* Items of an enumeration that no colon announces: short lines that end in semicolons, the last not. */
static void
semicolons(struct page *p)
{
	size_t i, k;

	for (i = 0; i < p->n; i++) {
		for (k = i; k < p->n && p->b[k].final == ';' && p->b[k].words <= 40; k++)
			;
		if (k < i + 2)
			continue;
		if (k < p->n && p->b[k].final == '.' && p->b[k].words <= 40)
			k++;
		for (; i < k; i++) {
			p->b[i].item = true;
			if (p->b[i].score < 0 && !score_is_phrase(&p->b[i]))
				p->b[i].score = 0;
		}
	}
}

/* The headlines behind « À lire aussi : » that stands alone. */
static void
see_also(struct page *p)
{
	size_t i, k;

	for (i = 0; i < p->n; i++) {
		const struct block *b = &p->b[i];

		if ((b->starts != CLASS_SEE || b->words > 5) && b->whole != CLASS_SEE)
			continue;
		for (k = i + 1; k < p->n && k <= i + 6 && !score_is_text(&p->b[k]); k++) {
			if (p->b[k].words < 4 || p->b[k].final == '.' || p->b[k].final == ':' ||
			    (p->b[k].tag == BLOCK_HEAD && p->b[k].linked == 0))
				break;
			p->b[k].score = -1;
			p->b[k].why = "see";
		}
	}
}

/*
 * « Articles similaires », a few headlines with their dates, and the article goes on: paragraphs one
 * behind the other, as no teaser comes. The list is passed over and ends nothing.
 */
static void
resumes(struct page *p)
{
	size_t i, k, heads, text, seen = 0;

	for (i = 0; i < p->n; i++) {
		struct block *b = &p->b[i];
		long words = 0;

		seen += score_is_text(b) ? b->words : 0;
		if (!score_is_end(b) || (b->whole ? b->whole : b->starts) != CLASS_MORE ||
		    seen < HEADED)
			continue;
		for (k = i + 1, heads = 0; k < p->n && heads <= LISTED && k <= i + 2 * LISTED;
		     k++) {
			const struct block *h = &p->b[k];

			if (score_is_text(h) || score_is_end(h) || h->words > 30 ||
			    h->final == '~' || h->final == '.' ||
			    (score_is_phrase(h) && !h->dateonly))
				break;
			heads += !h->dateonly && !h->marks;
		}
		for (text = k;
		     text < p->n && score_is_text(&p->b[text]) && p->b[text].words >= 12 &&
		     p->b[text].final != '~' && !score_is_phrase(&p->b[text]);
		     text++)
			words += p->b[text].words;
		if (heads > LISTED || text == k || words < (heads == 1 ? HEADED : READ / 3) ||
		    (text == k + 1 && heads != 1))
			continue;
		for (; i < k; i++) {
			p->b[i].is &= (uint8_t)~SCORE_END;
			p->b[i].score = -1;
			p->b[i].why = "more";
		}
		i--;
	}
}

/* What is read a second time: the headline in the menu of news, a caption for the large picture. */
static void
repeated(struct page *p)
{
	size_t i, k, slots = 64;
	uint32_t *seen; /* a block, counted from 1 */

	while (slots < 2 * p->n)
		slots *= 2;
	seen = arena_get(p->a, slots * sizeof *seen);
	memset(seen, 0, slots * sizeof *seen);
	for (i = 0; i < p->n; i++) {
		struct block *b = &p->b[i];

		if (b->words < 6 || (b->flags & (BLOCK_AWAY | BLOCK_DOUBT)))
			continue;
		for (k = 0; k < 8; k++) {
			uint32_t *s = &seen[(b->hash + k) & (slots - 1)];

			if (*s && !block_same(&p->b[*s - 1], b))
				continue;
			if (*s && b->score > 0) {
				b->score = 0;
				b->why = "repeated";
			}
			*s = (uint32_t)i + 1;
			break;
		}
	}
}

/* An offer: a letter to subscribe to, a share bar, an advertisement. */
static bool
is_offer(const struct block *b)
{
	uint8_t c = b->whole ? b->whole : b->starts ? b->starts : b->holds;

	return score_is_phrase(b) && (c == CLASS_SUBSCRIBE || c == CLASS_SHARE || c == CLASS_AD ||
					 c == CLASS_COOKIE || c == CLASS_READ || c == CLASS_NONE);
}

/*
 * A few lines of an offer between two paragraphs of the article do not end it: they are dropped in
 * the end, but cost nothing.
 */
static void
inserts(struct page *p)
{
	long seen = 0;
	size_t i, k, offers;

	for (i = 0; i < p->n; i++) {
		if (p->b[i].score > 0) {
			seen += p->b[i].score;
			continue;
		}
		offers = 0;
		for (k = i; k < p->n && k <= i + INSERT && p->b[k].score <= 0; k++) {
			if (score_is_end(&p->b[k]) || p->b[k].linked || p->b[k].why)
				break;
			offers += is_offer(&p->b[k]);
		}
		if (seen >= HEADED && offers * 2 >= k - i && k < p->n && k <= i + INSERT &&
		    p->b[k].score >= 12 && p->b[k].final == '.' && p->b[k].address == 0 &&
		    !p->b[k].holds)
			for (; i < k; i++)
				p->b[i].score = p->b[i].score < -1 ? -1 : p->b[i].score;
		i = k > i ? k - 1 : i;
	}
}

/* « Copyright © 2026 La Voix du Souss. Tous droits réservés. » */
bool
score_is_imprint(const struct block *b)
{
	size_t i;

	if ((b->whole	    ? b->whole
		: b->starts ? b->starts
			    : b->holds) != CLASS_LEGAL ||
	    b->words > 60)
		return false;
	for (i = 0; i + 4 <= b->text.n && i < 100; i++)
		if ((memcmp(b->text.s + i, "19", 2) == 0 || memcmp(b->text.s + i, "20", 2) == 0) &&
		    b->text.s[i + 2] >= '0' && b->text.s[i + 2] <= '9')
			return score_holds_copyright(b->text) || b->starts == CLASS_LEGAL;
	return false;
}

/*
 * Running text comes in paragraphs: one that stands between menu entries or headlines counts
 * less. Behind « Commentaires » and « Aller plus loin », once an article has been read, so does
 * all; until the page's headline comes.
 */
static void
surroundings(struct page *p)
{
	long seen = 0, enough = READ;
	int share = 1;
	size_t i, dated = 0;

	for (i = 0; i < p->n; i++) {
		struct block *b = &p->b[i];
		bool before = i > 0 && (score_is_text(&p->b[i - 1]) || p->b[i - 1].item);
		bool behind = i + 1 < p->n && (score_is_text(&p->b[i + 1]) || p->b[i + 1].item);

		if (score_is_dateline(b))
			dated = i + 1;
		else if (dated > 0 && i < dated + 4 && b->score > 0)
			enough = HEADED;
		if (seen >= enough && score_is_imprint(b))
			share = 5;
		if (score_is_end(b) && seen >= enough)
			share = b->holds == CLASS_COMMENT || b->starts == CLASS_COMMENT ? 5 : 2;
		if (b->flags & BLOCK_ANCHOR) {
			share = 1;
			b->score = ANCHOR;
			continue;
		}
		if (b->score <= 0)
			continue;
		if (!before && !behind && b->tag != BLOCK_ITEM)
			b->score = (b->score + 1) / 2;
		b->score /= share;
		seen += b->score;
	}
}

/* The page's own headline, as its head and its main heading agree on it. */
static void
anchor(struct page *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		struct block *b = &p->b[i];
		struct str t = p->headline.n ? p->headline : p->title;

		if (!(b->flags & (BLOCK_H1 | BLOCK_TITLED)) || b->text.n < 10 || t.n < b->text.n)
			continue;
		if (memcmp(t.s, b->text.s, b->text.n) == 0)
			b->flags |= BLOCK_ANCHOR;
	}
}

void
score_judge(struct page *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		judge(&p->b[i]);
}

/* What some block of the page has: most rules ask for what most pages lack. */
struct traits {
	unsigned is, flags, finals;
	bool see, dated;
};

enum { COLON = 1, SEMICOLON = 2, DOTS = 4 };

static void
add_traits(struct traits *t, const struct block *b)
{
	static const uint8_t finals[UCHAR_MAX + 1] = {
	    [':'] = COLON, [';'] = SEMICOLON, ['~'] = DOTS};

	t->is |= b->is;
	t->flags |= b->flags;
	t->finals |= finals[b->final];
	t->see |= b->starts == CLASS_SEE || b->whole == CLASS_SEE;
	t->dated |= b->dated;
}

void
score_blocks(struct page *p)
{
	struct traits some = {0};
	size_t i;

	for (i = 0; i < p->n; i++) {
		p->b[i].score = score(&p->b[i]);
		add_traits(&some, &p->b[i]);
	}
	if (some.flags & (BLOCK_H1 | BLOCK_TITLED))
		anchor(p);
	if (some.finals & COLON)
		enumerations(p);
	if (some.finals & SEMICOLON)
		semicolons(p);
	if (some.see)
		see_also(p);
	if (!p->html && some.is & SCORE_END)
		resumes(p); /* else lib/column */
	if (some.dated || some.finals & DOTS || some.is & SCORE_END)
		series(p);
	repeated(p);
	if (some.is & SCORE_PHRASE)
		inserts(p);
	surroundings(p);
}
