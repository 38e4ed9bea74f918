#include "shape.h"

#include "grid.h"

#include <string.h>

enum {
	ITEMS = 40,	  /* of one enumeration */
	SERIES = 3,	  /* units in a row that make a series of teasers */
	HEADED = 20,	  /* words: as much text as an article has before a list in it, at least */
	READ = 30,	  /* and as much behind it */
	BEGUN = 6,	  /* blocks in which the article must have begun */
	POINTS = 8,	  /* lines of its points, at most */
	HEADING = 6,	  /* words of the heading over a table, over points */
	LISTED = 4,	  /* headlines in a list inside the text, at most */
	SIGNED = 4,	  /* lines of a byline between standfirst and dateline, at most */
	PLACE_BYTES = 30, /* of the names of one, at most */
	COUNTED = 3,	  /* items that begin with a figure, at least */
	LIVE = 8	  /* blocks of an entry of a live page, most of the time */
};

/* What was held against a block is no longer. */
static void
pardon(struct block *b)
{
	if (b->score < 0)
		b->score = 0;
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

/* Does « À lire aussi » stand right before block i? */
static bool
is_opened(const struct page *p, size_t i)
{
	uint8_t c = i > 0 ? p->b[i - 1].whole : CLASS_NONE;

	return c == CLASS_SEE || c == CLASS_MORE;
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
			if (s && sure == 0 &&
			    !is_opened(p, from)) { /* what stands before may be the article's end */
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
			    score_is_link(it) || (it->flags & BLOCK_AGAINST))
				break;
			pardon(it);
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

/* « 4. Il faut faire vite » */
static bool
is_numbered(const struct block *b)
{
	return b->text.n > 2 && *b->text.s >= '1' && *b->text.s <= '9' && b->text.s[1] == '.';
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
			if (p->b[k].words < 4 || is_numbered(&p->b[k]) || p->b[k].final == '.' ||
			    p->b[k].final == ':' || p->b[k].final == '~' ||
			    (p->b[k].tag == BLOCK_HEAD && p->b[k].linked == 0) ||
			    ((b->flags & BLOCK_AGAINST) && !(p->b[k].flags & BLOCK_AGAINST)))
				break;
			p->b[k].score = -1;
			p->b[k].why = "see";
		}
	}
}

/* « Sur le même sujet Coronavirus : « La situation est préoccupante », selon le gouvernement » in one line */
static bool
is_one_teaser(const struct block *b)
{
	return b->starts == CLASS_MORE && !b->whole && b->words >= 8 && b->final == 0 &&
	       score_is_phrase(b);
}

bool
shape_is_placed(const struct block *b)
{
	const char *stop =
	    memchr(b->text.s, '.', b->text.n < PLACE_BYTES ? b->text.n : PLACE_BYTES);
	struct str place = {b->text.s, stop ? (size_t)(stop - b->text.s) : 0};
	size_t words = 0;

	while (place.n > 0) {
		const char *space = memchr(place.s, ' ', place.n);
		size_t k = space ? (size_t)(space - place.s) : place.n;

		if (!str_begins_upper(place))
			return false;
		k += space != NULL;
		place = (struct str){place.s + k, place.n - k};
		words++;
	}
	return words > 0 && words <= 3 && b->inner > 0 && stop[1] == ' ';
}

/*
 * « Articles similaires », a few headlines with their dates, and the article goes on: paragraphs one
 * behind the other, as no teaser comes. The list is passed over and ends nothing.
 */
static void
resumes(struct page *p)
{
	size_t i, k, heads, text, placed, seen = 0;

	for (i = 0; i < p->n; i++) {
		struct block *b = &p->b[i];
		long words = 0;

		seen += score_is_text(b) ? b->words : 0;
		if (!(score_is_end(b) || is_one_teaser(b)) ||
		    (b->whole ? b->whole : b->starts) != CLASS_MORE || seen < HEADED)
			continue;
		heads = b->whole == CLASS_NONE; /* « À lire : un titre » */
		for (k = i + 1; k < p->n && heads <= LISTED && k <= i + 2 * LISTED; k++) {
			const struct block *h = &p->b[k];

			if (score_is_text(h) || score_is_end(h) || h->words > 30 ||
			    h->final == '~' || h->final == '.' ||
			    (score_is_phrase(h) && !h->dateonly))
				break;
			heads += !h->dateonly && !h->marks;
		}
		placed = 0;
		for (text = k;
		     text < p->n && score_is_text(&p->b[text]) && p->b[text].words >= 12 &&
		     p->b[text].final != '~' && !score_is_phrase(&p->b[text]);
		     text++) {
			words += p->b[text].words;
			placed += shape_is_placed(&p->b[text]);
		}
		if (heads > LISTED || text == k || words < (heads == 1 ? HEADED : READ) ||
		    (text == k + 1 && heads != 1) || (placed > 1 && placed == text - k))
			continue;
		for (; i < k; i++) {
			p->b[i].is &= (uint8_t)~SCORE_END;
			p->b[i].score = -1;
			p->b[i].why = "more";
		}
		i--;
	}
}

/* May it be an item of a list: of some words, no sentence, no figure of a menu? */
static bool
like_item(const struct block *b)
{
	return b->words >= 3 && b->words <= 40 && b->final != '.' && b->final != '~' &&
	       (score_begins_small(b) || (*b->text.s >= '0' && *b->text.s <= '9' && !b->dated)) &&
	       !score_is_phrase(b);
}

/* « 418 véhicules contrôlés »: a figure, then a small letter; not « 2 Il retrouve son vélo », « 3 commentaires ». */
static bool
counts(const struct block *b)
{
	size_t i = 0;

	while (i < b->text.n && b->text.s[i] >= '0' && b->text.s[i] <= '9')
		i++;
	return i > 0 && i + 1 < b->text.n && b->text.s[i] == ' ' && b->words >= 4 &&
	       b->text.s[i + 1] >= 'a' && b->text.s[i + 1] <= 'z';
}

/* « ✅ garez vos engins dans un lieu clos », « • une amende de 100 dinars »: a sign, and some words. */
static bool
is_signed(const struct block *b)
{
	static const char *const signs[] = {"• ", "▪ ", "▫ ", "■ ", "● ", "◦ ", "✅ ", "✔ ",
	    "✔️ ", "☑ ", "❌ ", "⚠️ ", "🔹 ", "🔸 ", "🔴 ", "🟢 ", "👉 ", "➡ ", "➡️ ",
	    "- ", "– ", "* "};
	size_t i;

	if (!score_may_sign(b) || b->words > 40 || b->dated || b->linked > 0 || score_is_phrase(b))
		return false;
	for (i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_begins(b->text, (struct str){signs[i], strlen(signs[i])}))
			return true;
	return false;
}

/* « – Pourquoi tant de passeports ? », « – C'était pour l'intercession. » */
static bool
is_talk(const struct page *p, size_t i, size_t end)
{
	bool asked = false;

	for (; i < end && str_begins(p->b[i].text, STR("– ")) && p->b[i].final; i++)
		asked |= p->b[i].final == '?';
	return i == end && asked;
}

/* Items told by the sign before each, behind a paragraph or a colon. */
static void
signed_items(struct page *p)
{
	size_t i, k;

	for (i = 1; i < p->n; i++) {
		if (!is_signed(&p->b[i]) ||
		    (p->b[i - 1].final != ':' && !score_is_text(&p->b[i - 1])))
			continue;
		for (k = i; k < p->n && is_signed(&p->b[k]) && *p->b[k].text.s == *p->b[i].text.s;
		     k++)
			;
		if (k < i + 2 || is_talk(p, i, k))
			continue;
		for (; i < k; i++) {
			p->b[i].item |= p->b[i].final != '.' || p->b[i].words <= 20;
			pardon(&p->b[i]);
		}
	}
}

/* Items that nothing but small letters at their beginning shows: no line of a menu has them. */
static void
small_items(struct page *p)
{
	size_t i, k, small, counted;

	for (i = 0; i<p->n; i = k> i ? k : i + 1) {
		for (k = i, small = counted = 0; k < p->n && like_item(&p->b[k]); k++) {
			small += score_begins_small(&p->b[k]);
			counted += counts(&p->b[k]);
		}
		if (k < i + 2 || (small * 2 < k - i && (counted < k - i || k < i + COUNTED)))
			continue;
		for (; i < k; i++) {
			p->b[i].item = true;
			pardon(&p->b[i]);
		}
	}
}

/* Has the article begun before block i: a paragraph or a dateline shortly before? */
static bool
has_begun(const struct page *p, size_t i)
{
	size_t k;

	for (k = i; k > 0 && k + BEGUN > i; k--)
		if (p->b[k - 1].score > 0 || score_is_dateline(&p->b[k - 1]))
			return true;
	return false;
}

/* « L'essentiel », and the article in a few lines below it. */
static void
points(struct page *p)
{
	size_t i, k;

	for (i = 1; i < p->n; i++) {
		if (p->b[i].starts != CLASS_POINTS || p->b[i].words > HEADING || !has_begun(p, i))
			continue;
		for (k = i + 1; k < p->n && k <= i + POINTS && p->b[k].words >= 3 &&
				!score_is_text(&p->b[k]) && !p->b[k].dateonly && !p->b[k].why &&
				!score_is_phrase(&p->b[k]) && p->b[k].linked == 0;
		     k++)
			;
		for (; i < k; i++) {
			p->b[i].item |= p->b[i].starts != CLASS_POINTS;
			pardon(&p->b[i]);
		}
		i--;
	}
}

/* Running text, or « Quatre avions se relaient. » */
static bool
is_told(const struct block *b)
{
	return b->final != '~' &&
	       (score_is_text(b) || (b->final == '.' && b->words >= 4 && !score_is_phrase(b)));
}

/* How many blocks from i on are an entry of a live page: « 17:05 », a heading, paragraphs; or 0. */
static size_t
live_entry(const struct page *p, size_t i)
{
	size_t k = i + 1;

	if (!p->b[i].dateonly || p->b[i].date.month != 0 || p->b[i].words > 4)
		return 0;
	if (k < p->n && score_is_short(&p->b[k]) && !p->b[k].dateonly && !score_is_end(&p->b[k]) &&
	    p->b[k].words <= 20)
		k++;
	if (k >= p->n || !is_told(&p->b[k]))
		return 0;
	while (k < p->n && is_told(&p->b[k]))
		k++;
	while (k < p->n && p->b[k].words <= 10 && !p->b[k].dateonly && !score_is_end(&p->b[k]) &&
	       !score_is_text(&p->b[k]) && k < i + LIVE)
		k++; /* a share line, a link */
	return k - i;
}

/* A page that tells what happens by the hour: LISTED - 1 entries in a row. */
static void
live(struct page *p)
{
	size_t i, k, len, entries;

	for (i = 0; i<p->n; i = k> i ? k : i + 1) {
		for (k = i, entries = 0; k < p->n && (len = live_entry(p, k)) > 0; k += len)
			entries++;
		if (entries < LISTED - 1)
			continue;
		for (len = i; len > 0 && i - len < LIVE && !score_is_text(&p->b[len - 1]); len--)
			;
		if (len == 0 || i - len == LIVE)
			len = i; /* else from the standfirst on */
		for (; len < k; len++) {
			p->b[len].live = true;
			if (p->b[len].score < 0 && !score_is_phrase(&p->b[len]))
				p->b[len].score = 0;
		}
	}
}

/* Is the first block from i on that neither is a caption nor offers anything a paragraph? */
static bool
text_follows(const struct page *p, size_t i)
{
	while (i < p->n && (score_is_phrase(&p->b[i]) || score_is_caption(&p->b[i])) &&
	       !score_is_end(&p->b[i]))
		i++;
	return i < p->n && score_is_text(&p->b[i]) && p->b[i].score > 0;
}

/* « Propos recueillis par », a name, a dateline between the standfirst and the text: no menu. */
static void
standfirsts(struct page *p)
{
	size_t i, k;

	for (i = 3; i < p->n; i++) {
		if (!score_is_dateline(&p->b[i]) || !text_follows(p, i + 1))
			continue;
		for (k = i; k > 2 && k + SIGNED > i && p->b[k - 1].words <= HEADING &&
			    p->b[k - 1].final == 0 && !score_is_end(&p->b[k - 1]);
		     k--)
			;
		if (p->b[k - 1].final != '.' || p->b[k - 1].words < 12 || p->b[k - 1].score <= 0 ||
		    !score_is_short(&p->b[k - 2]) || p->b[k - 2].words < 4)
			continue;
		for (; k < i; k++)
			if (p->b[k].score < -1)
				p->b[k].score = -1;
	}
}

/* « Nos recommandations » among the paragraphs of the column, over more of them: a heading like others. */
static void
headings(struct page *p)
{
	size_t i, k, words;
	uint32_t column = 0; /* the element of the last paragraph */

	for (i = 0; i < p->n; i++) {
		struct block *b = &p->b[i];

		if (score_is_text(b) && b->tag == BLOCK_PARA)
			column = p->node[b->node].parent;
		if (b->tag != BLOCK_HEAD || b->whole != CLASS_MORE || column == 0 ||
		    p->node[b->node].parent != column)
			continue;
		for (k = i + 1, words = 0;
		     k < p->n && score_is_text(&p->b[k]) && p->b[k].final == '.' &&
		     p->b[k].linked == 0 && !score_is_phrase(&p->b[k]);
		     k++)
			words += p->b[k].words;
		if (k < i + 3 || words < READ)
			continue;
		b->is &= (uint8_t) ~(SCORE_END | SCORE_PHRASE);
		b->whole = b->starts = CLASS_NONE;
		pardon(b);
	}
}

void
shape_mark(struct page *p, const struct score_traits *some)
{
	if (some->finals & SCORE_COLON)
		enumerations(p);
	if (some->finals & SCORE_SEMICOLON)
		semicolons(p);
	if (!p->html && (some->small || some->counts))
		small_items(p);
	if (some->signs)
		signed_items(p);
	if (!p->html || p->rows)
		grid_mark(p);
	if (some->hours)
		live(p);
	if (some->dated)
		standfirsts(p);
	if (some->points)
		points(p);
	if (some->see)
		see_also(p);
	if (p->html && !p->flat && some->is & SCORE_END)
		headings(p);
	if (p->flat && some->is & (SCORE_END | SCORE_PHRASE))
		resumes(p); /* else lib/article/column */
	if (some->dated || some->finals & SCORE_DOTS || some->is & SCORE_END)
		series(p);
}
