#include "title.h"

#include "lex.h"
#include "scan.h"
#include "score.h"
#include "theme.h"

#include <string.h>

enum {
	HEAD_LINES = 3,
	BACK = 120, /* blocks before the text among which the title is looked for */
	TITLE_WORDS = 30,
	BESIDE = 60, /* bytes of a name beside a title */
	TITLE_LEAST = 12,
	PORTRAIT = 40,	 /* of what tells of the author */
	MENU_WORDS = 12, /* of one between dashes */
	BYLINE = 10,	 /* words of a line that names who wrote */
	MENU = 45,
	BADGE = 24 /* bytes of what is glued to a title */
};

/* « 0 538 1 minute de lecture », « Mercredi 15 mars 2006 - N° 1832 »: figures and a word or two. */
static bool
is_figures(const struct block *b)
{
	size_t i, letters = 0, figures = 0;

	if (b->words > 8 || !b->figures)
		return false;
	for (i = 0; i < b->text.n; i++) {
		unsigned char c = (unsigned char)b->text.s[i];

		figures += c >= '0' && c <= '9';
		letters += (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
	}
	return (figures > 0 && b->text.s[0] >= '0' && b->text.s[0] <= '9' && b->text.n > 1 &&
		   b->text.s[1] == ' ' && b->text.n > 2 && b->text.s[2] >= '0' &&
		   b->text.s[2] <= '9') ||
	       (b->dated && b->date.year != 0 && b->date.day != 0 && figures * 4 >= letters);
}

/* « Événement | Oran | Régions | Sports », « Accueil - Éditorial - Région - Contact » */
static size_t
parted(struct str s, char mark)
{
	const char *at = s.s, *end = s.s + s.n;
	size_t n = 0;

	while (end - at > 2 && (at = memchr(at + 1, mark, (size_t)(end - at) - 2)) != NULL)
		n += at[-1] == ' ' && at[1] == ' ';
	return n;
}

/* Do the page's head and its main heading say so, or the first line of flattened text? */
static bool
is_told_title(const struct page *p, const struct block *b)
{
	if (b->flags & BLOCK_ANCHOR)
		return true;
	return b->holds && !b->starts && b->holds != CLASS_SUBSCRIBE && !score_is_service(b) &&
	       (b->flags & BLOCK_H1 ||
		   (!p->html && b->text.n >= TITLE_LEAST && str_begins(p->title, b->text)));
}

static bool
can_be_title(const struct page *p, const struct block *b)
{
	if (b->marks || (b->words < 2 && !(b->flags & BLOCK_H1)) || b->words > TITLE_WORDS ||
	    b->dateonly || b->whole || b->starts == CLASS_DATE ||
	    (score_is_phrase(b) && !is_told_title(p, b)) || b->final == ':' || b->final == ',' ||
	    b->final == ';' || (b->flags & (BLOCK_GLUED | BLOCK_AWAY)) || score_is_caption(b))
		return false;
	if (b->final == '~' && (b->why || (b->inner > 0 && b->words > 12)))
		return false; /* one of a series of teasers, a standfirst */
	if ((b->rare && parted(b->text, '|') > 2) ||
	    (b->words <= MENU_WORDS && parted(b->text, '-') > 2) ||
	    (b->words > 2 && b->text.n <= 3 * b->words))
		return false; /* a menu, « IT EN FR ES » */
	if (b->words <= 6 && b->figures && str_holds(b->text, STR("°")))
		return false; /* the weather */
	if (b->final == '.' && !(b->flags & (BLOCK_H1 | BLOCK_TITLED)))
		return false;
	return !is_figures(b) && !score_is_timed(b);
}

static bool
same_text(struct str a, struct str b)
{
	return a.n > 0 && str_eq(a, b);
}

/* « Un marché à Tiznit | La Voix du Souss »: does u, the title element, say t and then a short name? */
static bool
names_site(struct str u, struct str t)
{
	const char *mark = u.s + t.n + 1;

	if (u.n < t.n + 4 || u.n > t.n + BESIDE || u.s[t.n] != ' ' || memcmp(u.s, t.s, t.n) != 0)
		return false;
	return ((*mark == '|' || *mark == '-') && mark[1] == ' ') ||
	       memcmp(mark, "\xE2\x80\x93", 3) == 0 || memcmp(mark, "\xE2\x80\x94", 3) == 0;
}

/*
 * Does a line shortly before block i lead to it: « Accueil > Enquêtes > Un marché à Tiznit », or the
 * same with the site's name behind it? Not « Maroc : un marché à Tiznit »: that is the title, said
 * again below it.
 */
static bool
is_led_to(const struct page *p, size_t i)
{
	struct str t = p->b[i].text, u;
	size_t j;

	for (j = i; j > 0 && j + 5 > i; j--) {
		u = p->b[j - 1].text;
		if (t.n < 12 || u.n <= t.n + 3)
			continue;
		if (u.s[u.n - t.n - 1] == ' ' && u.s[u.n - t.n - 2] != ':' &&
		    memcmp(u.s + u.n - t.n, t.s, t.n) == 0)
			return true;
		if (names_site(u, t))
			return true;
	}
	return false;
}

/* « • Insécurité: une vingtaine … », the last step of a path */
static bool
is_bulleted(struct str s)
{
	return s.n > 3 && (s.s[0] == '.' || s.s[0] == '-' || memcmp(s.s, "\xE2\x80\xA2", 3) == 0);
}

/* « Sécurité à Abomey », right over a line as long as headlines are. */
static bool
is_kicker(const struct page *p, const struct block *b)
{
	return b->words <= 4 && b[1].words >= 6 && b[1].words >= b->words + 3 && b[1].final == 0 &&
	       can_be_title(p, b + 1) && !b[1].dated;
}

/* « Capucine Lormier »: capitals, perhaps a known first name before. What speaks against it as a title. */
static int
like_name(const struct page *p, const struct block *b)
{
	struct tok *t;
	size_t i, n;

	if (b->words < 2 || b->final)
		return 0;
	n = block_split(p, b->text, &t);
	for (i = 0; i < n; i++)
		if (t[i].class == TOK_NUMBER ||
		    (t[i].class == TOK_WORD && !(t[i].flags & TOK_UPPER)))
			return 0;
	return n > 0 && lex_find(&lex_firstnames, &t[0]) != LEX_NONE ? 25 : 10;
}

/* Words stuck to one another: « Les Dossiers du BassinS'abonnerConnexion ». */
static size_t
seams(struct str s)
{
	size_t i, n = 0;

	for (i = 3; i < s.n; i++)
		n += s.s[i] >= 'A' && s.s[i] <= 'Z' && s.s[i - 1] >= 'a' && s.s[i - 1] <= 'z' &&
		     s.s[i - 2] >= 'a' && s.s[i - 2] <= 'z' && s.s[i - 3] >= 'a' &&
		     s.s[i - 3] <= 'z';
	return n;
}

/* « Avocate au barreau de Tanger, docteure en droit pénal » below a name. */
static bool
is_office(const struct block *b)
{
	struct tok t;

	return b[-1].words >= 2 && b[-1].words <= 4 && b[-1].final == 0 && tok_first(b->text, &t) &&
	       lex_may(&lex_signatories, &t) && lex_find(&lex_signatories, &t) != LEX_NONE;
}

/* « Par Imane Sabri et Tarik Ouhadi » */
static bool
is_byline(const struct page *p, const struct block *b)
{
	struct tok *t, first;
	size_t n, k;
	uint32_t row;

	if (b->words < 3 || b->words > BYLINE || !tok_first(b->text, &first) ||
	    !lex_may(&lex_byline, &first))
		return false;
	n = block_split(p, b->text, &t);
	k = lex_match(&lex_byline, t, n, &row);
	if (k == 0 || k + 1 >= n || !(t[k].flags & TOK_UPPER))
		return false;
	return k > 1 || lex_find(&lex_firstnames, &t[1]) != LEX_NONE ||
	       (n > 3 && t[2].flags & TOK_UPPER && b->text.s[t[3].start] == ',');
}

/* At most so many words begin with a capital; counted in bytes, which are added sixteen at once. */
static size_t
most_capitals(struct str s)
{
	uint8_t n = 0;

	if (s.n > UINT8_MAX)
		return s.n;
	for (size_t i = 0; i < s.n; i++) {
		uint8_t c = (uint8_t)s.s[i], letter = (uint8_t)(c - 'A');

		n = (uint8_t)(n + ((c >= 0xC0) | (letter < 26)));
	}
	return n;
}

/* « La Broye matin Région Suisse Monde Opinions S'abonner »: capitals, and no mark among them. */
static bool
is_menu(const struct block *b)
{
	size_t i, capitals = 0;

	if (b->words < 6 || b->final)
		return false;
	if (most_capitals(b->text) * 2 <= b->words + 1)
		return false;
	for (i = 0; i < b->text.n; i++) {
		char c = b->text.s[i];

		if (c == ',' || c == ':' || c == ';' || c == '!' || c == '?')
			return false;
		if (i == 0 || b->text.s[i - 1] == ' ')
			capitals += str_begins_upper((struct str){b->text.s + i, b->text.n - i});
	}
	return capitals * 2 > b->words + 1;
}

/* What speaks against a line of flattened text. over: one stands between it and the text. */
static int
flat_doubt(const struct page *p, const struct block *b, bool over)
{
	bool small =
	    b->text.n > 0 && *b->text.s >= 'a' && *b->text.s <= 'z'; /* an item of a list */

	return (small ? 25 : 0) + (is_menu(b) ? 30 : 0) + (over && is_kicker(p, b) ? 15 : 0);
}

/* All that speaks for block i as the title, but for the words it shares with the text. */
static int
title_score(const struct page *p, size_t i, size_t first)
{
	const struct block *b = &p->b[i];
	size_t j, gap = 0;
	bool dated = false;
	int s = b->words >= 5 ? 15 : b->words >= 3 ? 5 : 0;

	for (j = i + 1; j < first; j++) {
		gap += !score_is_phrase(&p->b[j]) && !p->b[j].dateonly && !p->b[j].why;
		if (j <= i + 10 && !dated && score_is_dateline(&p->b[j])) {
			dated = true;
			s += j == i + 1 ? 25 : 15;
		}
	}
	if (i > 0 && p->b[i - 1].dateonly && p->b[i - 1].date.year)
		s += 10;
	if (i + 1 < p->n && p->b[i + 1].starts == CLASS_AUTHOR && p->b[i + 1].words <= 10)
		s += 15; /* « Écrit par Bruno Essono » */
	if (is_bulleted(b->text))
		s -= 10;
	if (b->words <= 3)
		s -= like_name(p, b);
	if ((i > 0 && is_office(b)) || is_byline(p, b))
		s -= 40;
	if (!p->html)
		s -= flat_doubt(p, b, i + 1 < first);
	s -= (int)(gap > 30 ? 30 : gap) * 2;
	if (i == 0 && !p->html)
		s += gap <= 3 ? 15 : 0; /* else the name of the site above its menu */
	if (is_led_to(p, i))
		s += 25;
	if (score_is_dashed(p, i))
		s -= 60;
	if (i + 1 < p->n && p->b[i + 1].starts == CLASS_CREDIT && p->b[i + 1].words <= 6 &&
	    !(b->flags & BLOCK_H1))
		s -= 40; /* a caption: « afp.com/X » behind it */
	s += (b->flags & BLOCK_H1 ? 40 : 0) + (b->flags & BLOCK_TITLED ? 10 : 0);
	if (b->text.n > 4 && memcmp(b->text.s, "« ", 3) == 0 && str_ends(b->text, STR("»")))
		s -= 15; /* a quotation by itself */
	if (b->words > 22)
		s -= (int)(b->words - 22) * 3;
	if (b->flags & BLOCK_ANCHOR)
		s += 60;
	if (same_text(b->text, p->headline))
		s += 60;
	else if (b->text.n >= 12 && p->title.n >= b->text.n &&
		 ((b->text.n * 4 >= p->title.n && str_begins(p->title, b->text)) ||
		     (p->html && b->words >= 4 && b->text.n * 2 >= p->title.n &&
			 str_ends(p->title, b->text)))) /* not « Un marché | Ministère … » */
		s += 40;
	for (j = 0; j < p->n && j < i + 200; j++) {
		if (j != i && b->words >= 4 && block_same(&p->b[j], b)) {
			s += 10;
			break;
		}
	}
	return s;
}

/* Points for a share of its words (per cent) that are in the text. */
static int
share_score(const struct block *b, int share)
{
	return share * (int)(b->words < 8 ? b->words : 8) / 16;
}

/* A title that may be; its score is at least low and at most high. */
struct candidate {
	ptrdiff_t at;
	int low, high;
	bool menu; /* words stuck to one another, which was counted */
};

/* The words of the text, read when the first two candidates are too near to be told apart. */
struct titles {
	struct page *p;
	size_t first, last;
	struct theme k;
	bool learnt;
};

static void
settle(struct titles *t, struct candidate *c)
{
	const struct block *b;
	size_t i, seen = 0;
	int share;

	if (c->low == c->high)
		return;
	if (!t->learnt) {
		theme_clear(&t->k);
		for (i = t->first; i < t->last && seen < 6 && t->p->n > 1; i++) {
			if (score_is_text(&t->p->b[i])) {
				theme_learn(&t->k, t->p, t->p->b[i].text);
				seen++;
			}
		}
		t->learnt = true;
	}
	b = &t->p->b[c->at];
	share = theme_share(&t->k, t->p, b->text);
	c->low += share_score(b, share);
	if (share == 0 && c->at == 0 && !t->p->html)
		c->low -= 30; /* the name of the site */
	c->high = c->low;
}

/* « AccueilPolitiqueSports » is the title only if nothing else is. */
static void
doubt_menu(const struct page *p, struct candidate *best)
{
	struct str s = p->b[best->at].text;
	size_t one = scan_seam(s.s, 1, s.n);

	if (best->menu || (seams(s) < 2 && (one == s.n || scan_seam(s.s, one + 1, s.n) == s.n)))
		return;
	best->menu = true;
	best->low -= MENU;
	best->high -= MENU;
}

/* Is c as good as best, or better? */
static bool
beats(struct titles *t, struct candidate *best, struct candidate *c)
{
	if (c->high < best->low)
		return false;
	if (c->low < best->high) {
		settle(t, best);
		if (c->high >= best->low && c->low < best->high)
			settle(t, c);
	}
	return c->low >= best->high;
}

/* Is it among the first lines, and a line behind the article holds it: the name of the site? */
static bool
is_masthead(const struct page *p, size_t i, size_t last)
{
	struct str s = p->b[i].text, t;
	size_t k;

	for (k = last; i < HEAD_LINES && !p->html && k < p->n && k < last + BACK; k++) {
		t = p->b[k].text;
		if (t.n > s.n + 4 && t.n < 400 && str_holds(t, s))
			return true;
	}
	return false;
}

/* Text of the article: a long caption above its title is none. */
static bool
is_told(const struct block *b)
{
	return score_is_text(b) && !(score_is_caption(b) && b->final == 0);
}

/* « Une patrouille à Bouar, en avril 2020. », then a line that may be the title, then the text. */
static bool
is_under_caption(const struct page *p, size_t i, size_t first)
{
	return i == first + 1 && i + 1 < p->n && p->b[first].words <= 12 && p->b[i].words >= 5 &&
	       score_is_short(&p->b[i]) && is_told(&p->b[i + 1]);
}

/* « Sociologue, chargé de recherche à … », then the headline, then the date. */
static bool
is_under_portrait(const struct page *p, size_t i, size_t first)
{
	const struct block *b = &p->b[i];
	struct tok t;

	if (i != first + 1 || !tok_first(b[-1].text, &t) || !lex_may(&lex_signatories, &t) ||
	    lex_find(&lex_signatories, &t) == LEX_NONE)
		return false;
	return i + 2 < p->n && b->words >= 5 && b->final == 0 && !score_is_phrase(b) &&
	       p->b[first].words <= PORTRAIT && score_is_dateline(b + 1) && b[1].date.year != 0;
}

/* The headline before the text, or as its first block. */
ptrdiff_t
title_find(struct page *p, size_t first, size_t last)
{
	struct titles t; /* its words are cleared when there are any */
	struct candidate best = {TITLE_NONE, 12, 12, false}, c = best;
	size_t i, text = first, from = first > BACK ? first - BACK : 0;

	bool behind = false, headed = p->html && (p->title.n > 0 || p->headline.n > 0);

	t.p = p;
	t.first = first;
	t.last = last;
	t.learnt = false;
	while (text < last && !is_told(&p->b[text]))
		text++;
	for (i = from; i < last && (i <= first + 3 || i < text); i++) {
		if (i > first && is_told(&p->b[i - 1]) && !(p->b[i].flags & BLOCK_H1)) {
			if (!p->html && !(best.at < 0 && is_under_caption(p, i, first)) &&
			    !is_under_portrait(p, i, first))
				break;
			behind = p->html; /* a notice of cookies may be text too */
		}
		if (behind && !(p->b[i].flags & BLOCK_ANCHOR))
			continue;
		if (!can_be_title(p, &p->b[i]) ||
		    (headed && best.at >= 0 && block_same(&p->b[best.at], &p->b[i]) &&
			!is_bulleted(p->b[best.at].text)))
			continue; /* flattened text says it at its head, above its menu, … */
		c.at = (ptrdiff_t)i;
		c.low = title_score(p, i, first);
		if (p->b[i].words <= 6 && is_masthead(p, i, last))
			c.low -= 40;
		c.high = c.low + share_score(&p->b[i], 100);
		if (best.at >= 0 && !p->html)
			doubt_menu(p, &best);
		if (beats(&t, &best, &c))
			best = c;
	}
	return best.at;
}

/* Does a title element end here, or name its site behind? */
static bool
is_title_end(struct str s)
{
	return s.n == 0 || (s.n > 2 && s.s[0] == ' ' &&
			       (s.s[1] == '|' || s.s[1] == '-' || (unsigned char)s.s[1] == 0xE2 ||
				   (unsigned char)s.s[1] == 0xC2));
}

struct str
title_bare(const struct page *p, struct str t)
{
	const struct str heads[] = {p->headline, p->title, p->name};
	size_t i, n;

	for (i = 0; i < sizeof heads / sizeof *heads; i++) {
		struct str h = heads[i];

		for (n = 0; n < t.n && n < h.n && t.s[n] == h.s[n];)
			n++;
		if (n > 0 && n < t.n && t.s[n - 1] == ' ')
			n--;
		if (n >= TITLE_LEAST && n + 1 < t.n && t.n - n <= BADGE && t.s[n] == ' ' &&
		    t.s[n + 1] >= 'A' && t.s[n + 1] <= 'Z' &&
		    is_title_end((struct str){h.s + n, h.n - n}))
			return (struct str){t.s, n};
	}
	return t;
}

void
title_undated(const struct page *p, struct block *b)
{
	struct pubdate d;
	struct tok *t;
	size_t n, k;

	if (!b->dated || b->date.year == 0 || *b->text.s < '0' || *b->text.s > '9')
		return;
	n = block_split(p, b->text, &t);
	k = pubdate_match(b->text, t, n, &d);
	if (k == 0 || d.year == 0 || k + 2 >= n || t[k].class != TOK_MARK ||
	    !(t[k].flags & TOK_SPACE) || !(t[k + 1].flags & TOK_SPACE))
		return;
	b->text.n -= t[k + 1].start;
	b->text.s += t[k + 1].start;
	b->flags |= BLOCK_TIME;
	b->date = d;
}
