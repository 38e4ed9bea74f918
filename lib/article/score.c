#include "score.h"

#include "unstopped.h"

#include <limits.h>
#include <string.h>

/* Weights, in words of running text. */
enum {
	TEXT_MAX = 60, /* one paragraph counts no more than that, */
	LINE = 200,    /* but for what was many, and has more words */
	SHORT = -4,
	PHRASE = -8,
	GIVEAWAY = -14,
	END = -40,
	AWAY = -3, /* no gap to speak of: an insert, dropped in the end */
	DOUBT = -4,
	LINKED = -10,
	READ = 120, /* as much text as an article has, at least */
	ANCHOR = 40,
	ENOUGH = 20,  /* words of the paragraph before one that is cut short */
	HEADED = 20,  /* as much text as an article has behind its dateline, at least */
	BUTTON = 6,   /* words of a line below one */
	NOTICE = 110, /* words of a notice about cookies */
	NOTICES = 8,  /* blocks at the head of a page that may be one */
	LONG = 12,    /* words of which block_measure() may have read but some */
	INSERT = 6    /* blocks of an offer between two paragraphs, at most */
};

static bool
looks_text(const struct block *b)
{
	if (b->whole || b->shared || score_is_link(b) || b->dateonly)
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
	if (c == CLASS_MORE && b->holds == CLASS_SUBSCRIBE)
		return false; /* « Toute l'actu dans votre boîte mail » */
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

	if (b->address > 1 && b->service > 3 && b->words <= NOTICE && n * 6 >= b->words)
		return true;
	if (b->address == 0 || b->service == 0 || b->words > 45)
		return false;
	return (b->words <= 8 && n * 5 >= b->words) || (b->words <= 14 && n * 4 >= b->words) ||
	       (b->service >= 2 && n * 6 >= b->words);
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
	case CLASS_POINTS:
		return false;
	case CLASS_COOKIE:
		return b->words <= 45;
	case CLASS_SEE:
	case CLASS_AUTHOR:
		return b->words <= 30;
	default:
		return b->words <= 12 ||
		       (b->starts == CLASS_SUBSCRIBE &&
			   (b->words <= 30 ||
			       (b->words <= 60 && b->service > 1 && b->address > 0))) ||
		       (b->final == 0 && b->words <= 20);
	}
}

static bool
looks_caption(const struct block *b)
{
	if (b->tag == BLOCK_CAPTION)
		return true;
	if (b->words > 60)
		return false;
	return b->starts == CLASS_CREDIT || b->credit || block_holds_sign(b);
}

static bool
looks_plain(const struct block *b)
{
	return b->plain && b->final == '.' && b->words >= 8 && !b->shared && b->linked == 0 &&
	       b->tag != BLOCK_CAPTION;
}

/* What is asked of each block again and again. */
static void
judge(struct block *b)
{
	if (looks_plain(b)) {
		b->is = SCORE_TEXT | SCORE_PLAIN;
		return;
	}
	b->is = (uint8_t)((looks_text(b) ? SCORE_TEXT : 0) | (looks_short(b) ? SCORE_SHORT : 0) |
			  (looks_end(b) ? SCORE_END : 0) | (looks_service(b) ? SCORE_SERVICE : 0) |
			  (looks_phrase(b) ? SCORE_PHRASE : 0) |
			  (looks_caption(b) ? SCORE_CAPTION : 0));
}

/* « …, par Hichem K. »: the stop ends no sentence. */
static bool
ends_in_initial(struct str s)
{
	return s.n > 3 && s.s[s.n - 1] == '.' && s.s[s.n - 2] >= 'A' && s.s[s.n - 2] <= 'Z' &&
	       (s.s[s.n - 3] == ' ' || s.s[s.n - 3] == '.' || s.s[s.n - 3] == '-');
}

bool
score_is_dateline(const struct block *b)
{
	if (b->dateonly)
		return b->date.month > 0; /* not « il y a 3 heures », « 21:48 » */
	if (b->words > 25 || (b->final == '.' && b->words > 12))
		return false;
	return (b->starts == CLASS_DATE || (b->flags & BLOCK_TIME) ||
		   (b->dated && !b->credit && b->tag != BLOCK_CAPTION &&
		       (b->inner == 0 || b->words <= 8 || b->date.time) &&
		       (b->final == 0 || (b->final == ':' && b->date.time) ||
			   (b->words <= 12 && ends_in_initial(b->text))))) &&
	       (b->dated || b->starts == CLASS_DATE);
}

bool
score_is_dashed(const struct page *p, size_t i)
{
	bool before = i > 0 && p->b[i - 1].marks, behind = i + 1 < p->n && p->b[i + 1].marks;

	if (!before)
		return false;
	return (i > 2 && p->b[i - 3].marks && !p->b[i - 2].marks) ||
	       (behind && i + 3 < p->n && p->b[i + 3].marks) ||
	       (behind && i > 1 && p->b[i - 2].final == 0);
}

/* Times of a day, « 10:15 » or « 16h02 » as c is. */
static size_t
times(struct str s, char c)
{
	const char *at = s.s, *end = s.s + s.n;
	size_t n = 0;

	while (end - at > 3 && (at = memchr(at + 1, c, (size_t)(end - at) - 3)) != NULL)
		n += at[-1] >= '0' && at[-1] <= '9' && at[1] >= '0' && at[1] <= '9' &&
		     at[2] >= '0' && at[2] <= '9';
	return n;
}

bool
score_is_timed(const struct block *b)
{
	size_t n = b->figures ? times(b->text, ':') + times(b->text, 'h') : 0;

	return n > 1 || (n == 1 && (*b->text.s < '0' || *b->text.s > '9') &&
			    memchr(b->text.s + 1, '|', b->text.n - 3) != NULL);
}

static int
value(const struct block *b)
{
	int w = (int)(b->words > TEXT_MAX ? TEXT_MAX : b->words);

	if (b->words > LINE && b->inner > 5)
		w += (int)(b->words - LINE) / 3;
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
	if (s == SHORT && (score_is_dateline(b) || b->starts == CLASS_CREDIT))
		s = -1; /* of an article, not of a menu */
	if (b->marks)
		return 0;
	if (score_is_phrase(b))
		s = b->holds || b->words > 8 ? GIVEAWAY : PHRASE;
	if (b->starts == CLASS_SEE && b->words < 40)
		s = -1;
	if (score_is_end(b))
		s = END;
	if (score_is_link(b))
		s += LINKED;
	else if ((b->flags & BLOCK_ARTICLE) && s == SHORT && b->linked == 0 &&
		 (b->tag == BLOCK_HEAD || b->tag == BLOCK_ITEM || b->dateonly))
		s = -1; /* headings, lists, hours of an article are no menu */
	if (b->flags & BLOCK_GLUED)
		s += SHORT;
	if (b->flags & BLOCK_AWAY)
		s = AWAY;
	else if (b->flags & BLOCK_DOUBT)
		s = s > 0 ? DOUBT : s + DOUBT;
	return s;
}

/* Does a line of a few words follow: « Tout refuser »? */
static bool
is_over_button(const struct page *p, const struct block *b)
{
	const struct block *end = p->b + p->n, *o;

	for (o = b + 1; o < end && o < b + 4; o++)
		if (o->words <= BUTTON && o->final == 0)
			return true;
	return false;
}

/*
 * « Avec votre accord, nos partenaires et nous déposons des traceurs … »: above the article a long sentence is
 * read to its end.
 */
static bool
is_notice(struct page *p, struct block *b)
{
	struct block_served x;
	struct tok *t;
	size_t n;

	if (b->words < LONG || b->words > NOTICE || !is_over_button(p, b) ||
	    !(str_holds(b->text, STR("otre ")) || str_holds(b->text, STR("os "))))
		return false;
	n = block_split(p, b->text, &t);
	x = block_served(t, n);
	if (x.address < 2 || x.service < 4 || (x.address + x.service) * 6 < b->words)
		return false;
	b->service = (uint8_t)x.service; /* NOTICE words at most */
	b->address = (uint8_t)x.address;
	b->plain = false;
	return true;
}

void
score_notices(struct page *p)
{
	size_t i;

	for (i = 0; i < p->n && i < NOTICES; i++)
		if (is_notice(p, &p->b[i])) {
			judge(&p->b[i]);
			p->b[i].score = score(&p->b[i]);
		}
}

/* What is read a second time: the headline in the menu of news, a caption for the large picture. */
void
score_repeated(struct page *p)
{
	size_t i, k, slots = 64;
	uint32_t *seen; /* a block, counted from 1 */

	while (slots < 2 * p->n)
		slots *= 2;
	seen = arena_get(p->a, slots * sizeof *seen);
	memset(seen, 0, slots * sizeof *seen);
	for (i = 0; i < p->n; i++) {
		struct block *b = &p->b[i];

		if (b->words < 6 || (b->flags & BLOCK_AGAINST))
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
	uint8_t c = block_class(b);

	return score_is_phrase(b) && (c == CLASS_SUBSCRIBE || c == CLASS_SHARE || c == CLASS_AD ||
					 c == CLASS_COOKIE || c == CLASS_READ || c == CLASS_NONE);
}

/* « Un titre de huit mots ou plus », this sentence, and no paragraph below, or a date: a teaser. */
static bool
is_excerpt(const struct page *p, size_t i)
{
	const struct block *before = &p->b[i - 1];
	bool headed =
	    i > 0 && score_is_short(before) && before->words >= 8 && !score_is_phrase(before);

	if (i + 1 < p->n && p->b[i + 1].dateonly && p->b[i + 1].date.year)
		return true;
	return headed && (i + 1 == p->n || !score_is_text(&p->b[i + 1]));
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
		    !p->b[k].holds && !is_excerpt(p, k))
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

	if (block_class(b) != CLASS_LEGAL || b->words > 60)
		return false;
	for (i = 0; i + 4 <= b->text.n && i < 100; i++)
		if ((memcmp(b->text.s + i, "19", 2) == 0 || memcmp(b->text.s + i, "20", 2) == 0) &&
		    b->text.s[i + 2] >= '0' && b->text.s[i + 2] <= '9')
			return block_holds_sign(b) || b->starts == CLASS_LEGAL;
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
		if (!before && !behind && b->tag != BLOCK_ITEM && !b->live)
			b->score = (b->score + 1) / 2;
		b->score /= share;
		seen += b->score == TEXT_MAX ? (long)b->words : b->score;
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

/* What the picture shows, for those who cannot see it, before its caption says the same. */
static bool
is_said_again(const struct block *b)
{
	return b->words >= 4 && b[1].text.n > b->text.n &&
	       memcmp(b->text.s, b[1].text.s, b->text.n) == 0;
}

void
score_judge(struct page *p)
{
	size_t i, open = 0;

	for (i = 0; i < p->n; i++)
		open += p->b[i].final == 0 && p->b[i].inner > 0;
	if (open > 1)
		unstopped_mark(p);
	for (i = 0; i < p->n; i++) {
		struct block *b = &p->b[i];

		judge(b);
		if (i > 0 && score_is_caption(b) && is_said_again(b - 1)) {
			b[-1].is |= SCORE_CAPTION;
			b[-1].is &= (uint8_t)~SCORE_TEXT;
		}
	}
}

static void
add_traits(struct score_traits *t, const struct block *b)
{
	static const uint8_t finals[UCHAR_MAX + 1] = {
	    [':'] = SCORE_COLON, [';'] = SCORE_SEMICOLON, ['~'] = SCORE_DOTS};

	t->finals |= finals[b->final];
	t->points |= b->starts == CLASS_POINTS;
	t->see |= b->starts == CLASS_SEE || b->whole == CLASS_SEE;
	t->dated |= b->dated;
	t->hours |= b->dateonly && b->date.month == 0;
	t->small |= b->words >= 3 && score_begins_small(b);
	t->signs |= score_may_sign(b);
	t->counts |= b->words >= 3 && *b->text.s >= '0' && *b->text.s <= '9';
}

/*
 * « Depuis, toute la ville en parle… » behind a paragraph: one of the article, or the last that those who do not
 * pay may read. A teaser cut short stands below its headline.
 */
static void
cut_short(struct page *p)
{
	size_t i;

	for (i = 1; i + 1 < p->n; i++) {
		struct block *b = &p->b[i];

		if (b->final == '~' && b->words >= 12 && score_is_text(b - 1) &&
		    (b->inner > 0 || b[-1].words >= ENOUGH) && b[-1].final == '.' &&
		    !score_is_phrase(b) && !score_is_phrase(b - 1))
			b->score = (int)b->words / 2;
	}
}

void
score_blocks(struct page *p, struct score_traits *some)
{
	size_t i;

	memset(some, 0, sizeof *some);
	for (i = 0; i < p->n; i++) {
		struct block *b = &p->b[i];

		some->is |= b->is;
		some->flags |= b->flags;
		if (b->is == (SCORE_TEXT | SCORE_PLAIN) &&
		    !(b->flags & (BLOCK_GLUED | BLOCK_AGAINST))) {
			b->score = value(b); /* as of most */
			some->small |= score_begins_small(b);
		} else {
			b->score = score(b);
			add_traits(some, b);
		}
	}
	if (some->finals & SCORE_DOTS)
		cut_short(p);
	if (some->flags & (BLOCK_H1 | BLOCK_TITLED))
		anchor(p);
}

/* « … Tandis que son camp s'entre-déchire… »: the first paragraph of a page may end so. */
static void
first_dots(struct page *p)
{
	size_t i;

	for (i = 0; i + 1 < p->n && p->b[i].final != '~'; i++)
		if (score_is_text(&p->b[i]) && !score_is_caption(&p->b[i]) &&
		    !score_is_phrase(&p->b[i]))
			return;
	if (i + 1 < p->n && p->b[i].words >= 12 && p->b[i].inner > 0 && !p->b[i].why &&
	    !score_is_phrase(&p->b[i]) && score_is_text(&p->b[i + 1]) && p->b[i + 1].final == '.' &&
	    p->b[i + 1].words >= 20)
		p->b[i].score = (int)p->b[i].words / 2;
}

void
score_settle(struct page *p, const struct score_traits *some)
{
	if (some->finals & SCORE_DOTS)
		first_dots(p);
	if (some->is & SCORE_PHRASE)
		inserts(p);
	surroundings(p);
}

bool
score_is_sentence(const struct block *b)
{
	return !b->whole && !b->holds && (score_is_service(b) || score_is_phrase(b)) &&
	       (b->final == '.' || b->final == '?' || b->final == '!');
}
