#ifndef SCORE_H
#define SCORE_H

#include "block.h"

/* What some block of the page has: most rules ask for what most pages lack. */
struct score_traits {
	unsigned is, flags, finals; /* enum score_is, block_flag, and the marks below */
	bool see, points;	    /* « Lire aussi », « L'essentiel » */
	bool dated, hours;	    /* a date, « 17:05 » */
	bool small, counts, signs;  /* a small letter, a figure, a sign at the beginning */
};

enum { SCORE_COLON = 1, SCORE_SEMICOLON = 2, SCORE_DOTS = 4 };

/*
 * How much each block looks like running text of an article (positive, about its words) or like
 * what stands around one (negative), from what was measured on it and on its neighbours. The sum
 * over a run of blocks says how good an article the run would make.
 */
void score_blocks(struct page *p, struct score_traits *some);

/* What each block is by itself: to be called before. */
void score_judge(struct page *p);

/* Long sentences about cookies above the article: to be called where the page has boilerplate. */
void score_notices(struct page *p);

/* What is read a second time counts nothing. */
void score_repeated(struct page *p);

/* To be called last, where a run is looked for: inserts, single paragraphs, all behind the end. */
void score_settle(struct page *p, const struct score_traits *some);

/* What score_judge() said of each. */
enum score_is {
	SCORE_TEXT = 1,	    /* running text: a sentence, or enough words to hold one */
	SCORE_SHORT = 2,    /* few words and no final mark: a headline, a menu entry, a name */
	SCORE_END = 4,	    /* the article is over: a list of teasers begins, comments, topics */
	SCORE_SERVICE = 8,  /* speaks to the reader about accounts, offers (lib/fr/service.tsv) */
	SCORE_PHRASE = 16,  /* boilerplate by its words alone */
	SCORE_CAPTION = 32, /* a caption, by its markup or the credit in it */
	SCORE_PLAIN = 64 /* a sentence and nothing else, as most are: little need be asked of it */
};

static inline bool
score_is_plain(const struct block *b)
{
	return (b->is & SCORE_PLAIN) != 0;
}

static inline bool
score_is_text(const struct block *b)
{
	return (b->is & SCORE_TEXT) != 0;
}

static inline bool
score_is_short(const struct block *b)
{
	return (b->is & SCORE_SHORT) != 0;
}

static inline bool
score_is_end(const struct block *b)
{
	return (b->is & SCORE_END) != 0;
}

/* « Copyright © 2026 La Voix du Souss. Tous droits réservés. » */
bool score_is_imprint(const struct block *b);

/* A heading behind which a press release speaks of its sender. */
bool score_is_about(const struct block *b);

static inline bool
score_is_service(const struct block *b)
{
	return (b->is & SCORE_SERVICE) != 0;
}

static inline bool
score_is_phrase(const struct block *b)
{
	return (b->is & SCORE_PHRASE) != 0;
}

static inline bool
score_is_caption(const struct block *b)
{
	return (b->is & SCORE_CAPTION) != 0;
}

/* « ✅ garez vos engins », « - une amende »: may it begin with a sign? */
static inline bool
score_may_sign(const struct block *b)
{
	unsigned char c = (unsigned char)*b->text.s;

	return b->words >= 4 && (c >= 0xE2 || c == '-' || c == '*');
}

/* Is a good part of it links? */
/* « une arme ; »: an item of a list. */
static inline bool
score_begins_small(const struct block *b)
{
	return *b->text.s >= 'a' && *b->text.s <= 'z';
}

static inline bool
score_is_link(const struct block *b)
{
	return b->text.n > 0 &&
	       b->linked * 100 / b->text.n >= (b->final == '.' && b->words >= 8 ? 60U : 40U);
}

/* Boilerplate by its words, but a sentence that any article may hold once. */
bool score_is_sentence(const struct block *b);

/* One of several lines parted by lines of nothing but a dash: a menu of headlines. */
bool score_is_dashed(const struct page *p, size_t i);

/* « Mathilde Rouget - Hier à 10:15 | mis à jour hier à 16:02 »: parted by a stroke, with a time. */
bool score_is_timed(const struct block *b);

/* The line that says when the article was published. */
bool score_is_dateline(const struct block *b);

#endif
