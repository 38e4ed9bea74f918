#ifndef BLOCK_H
#define BLOCK_H

#include "arena.h"
#include "glance.h"
#include "lines.h"
#include "pubdate.h"
#include "tok.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A page as a sequence of blocks: what a reader (plain, html) finds, what is measured on each
 * block, and what lib/article/article decides. Both kinds of input meet here.
 */

/* What the markup says a block is; BLOCK_LINE where there is no markup. */
enum block_tag { BLOCK_LINE, BLOCK_PARA, BLOCK_HEAD, BLOCK_ITEM, BLOCK_CAPTION, BLOCK_ROW };

enum block_flag {
	BLOCK_GAP = 1,		/* plain text: an empty line stands before it */
	BLOCK_GLUED = 2,	/* cut out of one line that held many */
	BLOCK_H1 = 4,		/* the page's main heading by its markup */
	BLOCK_AWAY = 8,		/* in an element that is never the article: nav, footer, … */
	BLOCK_DOUBT = 16,	/* in an element that seldom is: aside, class="related" */
	BLOCK_GOOD = 32,	/* in an element that names itself the article */
	BLOCK_BYLINE = 64,	/* in an element that names itself author, byline */
	BLOCK_TIME = 128,	/* in an element that names itself a date */
	BLOCK_TITLED = 256,	/* in an element that names itself title, headline */
	BLOCK_CHAPO = 512,	/* in an element that names itself standfirst, chapo, lead */
	BLOCK_CAPTIONED = 1024, /* in an element that names itself caption, credit */
	BLOCK_ARTICLE = 2048,	/* in an article or main element */
	BLOCK_QUOTE = 4096,	/* in a blockquote */
	BLOCK_ANCHOR = 8192,	/* the page's own headline; lib/article/score */
	BLOCK_INSERT =
	    16384, /* in a box between two paragraphs of the column; lib/article/column */
	BLOCK_SENTENCE = 32768, /* of a line that holds the page, not its first; lib/page/lump */
	BLOCK_AGAINST = BLOCK_AWAY | BLOCK_DOUBT
};

/* Concepts of boilerplate, column class of lib/fr/boilerplate.tsv. */
enum block_class {
	CLASS_NONE,
	CLASS_NAV,	 /* menu entries, skip links, search */
	CLASS_SHARE,	 /* share bars, print, follow us */
	CLASS_SUBSCRIBE, /* newsletter, subscription, log in */
	CLASS_COMMENT,	 /* comments and their forms */
	CLASS_COOKIE,	 /* consent */
	CLASS_AD,	 /* advertisement */
	CLASS_LEGAL,	 /* rights, terms */
	CLASS_TAGS,	 /* topics of the article */
	CLASS_SEE,	 /* « Lire aussi »: one teaser, also inside the text */
	CLASS_MORE,	 /* « Aller plus loin »: a list of teasers; the article is over */
	CLASS_AUTHOR,	 /* bylines, author boxes */
	CLASS_DATE,	 /* « Publié le » */
	CLASS_READ,	 /* reading time, text size, listen */
	CLASS_CREDIT,	 /* photo credits */
	CLASS_ABOUT,	 /* « À propos de l'Office »: what closes a press release */
	CLASS_POINTS,	 /* « L'essentiel »: the article in a few lines */
	CLASS_COUNT
};

enum block_kind {
	KIND_DROP,
	KIND_TITLE,
	KIND_DATELINE,
	KIND_LEAD,
	KIND_BODY,
	KIND_HEADING,
	KIND_LIST,
	KIND_CAPTION,
	KIND_COUNT
};

struct block {
	struct str text; /* clean text */
	uint32_t linked; /* bytes of it inside links */
	uint32_t node;	 /* of the element tree (html), else 0 */
	uint16_t flags;	 /* enum block_flag */
	uint8_t tag;	 /* enum block_tag */
	uint8_t level;	 /* of a heading; 0 unknown */
	/* measured by block_measure() */
	uint32_t words;
	uint8_t final;	     /* last mark: . ! ? : , or 0; '~' for an ellipsis */
	uint8_t inner;	     /* sentence ends inside, at most 255 */
	uint8_t starts;	     /* enum block_class of a phrase it begins with */
	uint8_t whole;	     /* class when nothing but phrases of boilerplate */
	uint8_t holds;	     /* class of a phrase that gives it away anywhere */
	bool dateonly;	     /* nothing but a date, a time, words of a dateline */
	bool credit;	     /* ends in a photo credit: « / AFP », « (Reuters) » */
	bool mayteaser;	     /* a sentence inside begins with a letter of « Lire aussi » */
	bool counted;	     /* block_count() was called: words, final, inner, mayteaser are set */
	bool sign;	     /* © may stand in it */
	bool figures;	     /* a number may stand in it */
	bool marks;	     /* no word and no number in it */
	bool phrased;	     /* a phrase may stand in it */
	bool rare;	     /* @ # / ] or | may */
	bool dated;	     /* date below is set */
	struct pubdate date; /* the first date in it */
	/* of 0 unless there are both, or a phrase */
	uint8_t service, address; /* words of a web service; words that address the reader */
	uint8_t looked, own;	  /* words looked at; of them, of the language and no other */
	uint64_t hash;		  /* the same text has the same hash: see block_same() */
	bool plain;		  /* nothing was found in it: no phrase, date, credit, mark */
	bool ends;		  /* it is one of both ends of the text alone */
	bool shared;		  /* a line that many pages of the site have; lib/article/shared */
	bool said;		  /* stands in the text that the head gives; lib/article/said */
	uint8_t is;		  /* enum score_is, of lib/article/score */
	/* decided by lib/article/article */
	int score;
	bool item;	 /* of an enumeration */
	bool live;	 /* of an entry of a live page */
	uint8_t kind;	 /* enum block_kind */
	const char *why; /* the reason for a drop; lives for ever */
};

/* An element of the page that holds blocks. A parent stands before its children. */
struct node {
	uint32_t parent;
	uint16_t flags;	 /* its own until html_read() is done, then with those handed down */
	uint16_t level;	 /* depth in the tree */
	uint32_t weight; /* of the text inside; lib/page/tree */
	uint32_t look;	 /* hash of its name, class and depth: elements that look alike have one */
	bool cell;	 /* of a table */
};

struct markup;

struct page {
	const struct glance *glance; /* may be NULL: then lines are read in full */
	struct arena *a;
	struct arena *tmp;     /* for tokens, emptied block by block; a when NULL */
	struct markup *markup; /* names of elements already looked up; may be NULL */
	struct block *b;       /* from the heap: for a large page it grows in place */
	size_t cap;
	size_t n, ready;   /* blocks; those and empty ones behind them */
	struct node *node; /* html: node[0] is the root */
	size_t nnode, nodecap;
	bool html, lump; /* lump: sentences of one line are blocks; lib/page/lump */
	bool flat;	 /* no elements around blocks say what belongs together: text, Markdown */
	bool rows;	 /* html: there are rows of tables; lib/page/row */
	uint8_t said;	 /* enum said, of lib/article/said */
	size_t times;	 /* time elements with a date; the first is in time */
	size_t controls; /* control characters dropped */
	/* what the page says of itself in its head; empty strings where it does not */
	struct str title, headline, site, url, date, author, lang, summary, text, time, name;
	struct str cut; /* what lib/article/trim took off the dateline */
};

/* Adds an empty block. It may move all others. */
struct block *block_add(struct page *p);

/* Makes p ready for another page: all but glance, a and tmp is empty, the room for blocks kept. */
void block_clear(struct page *p);
void block_free(struct page *p);

/* What was counted in b->text: spares block_measure() to count it. */
void block_count(struct block *b, const struct line *l);

/* Does © stand in it, whose lines are counted? */
static inline bool
block_holds_sign(const struct block *b)
{
	return b->sign && str_holds(b->text, STR("©"));
}

/* Measures one block, or all. */
void block_measure(struct page *p, struct block *b);
void block_measure_all(struct page *p);

/* The tokens of a piece of text, which live until the next call: see tok_split(). */
size_t block_split(const struct page *p, struct str text, struct tok **t);

/* The class of a row of lib/fr/boilerplate.tsv; must it stand alone? */
uint8_t block_row_class(uint32_t row);
bool block_row_whole(uint32_t row);

/*
 * What a word is in lib/fr/service.tsv: 's' of a web service, 'a' one that addresses the reader;
 * else NUL.
 */
char block_service(const struct tok *t);

/* How many of n tokens are of either kind. */
struct block_served {
	size_t service, address;
} block_served(const struct tok *t, size_t n);

/* How often it addresses the reader: vous, votre, nous, nos (lib/fr/service.tsv). */
size_t block_addresses(const struct page *p, const struct block *b);

/*
 * Have both the same words, whatever stands between them, or, of long ones, the same text? And a
 * hash that tells as much.
 */
static inline bool
block_same(const struct block *a, const struct block *b)
{
	return a->hash == b->hash && (!a->ends || str_eq(a->text, b->text));
}

uint64_t block_hash(const struct block *b);

/* What its phrases make of it; CLASS_NONE without any. */
static inline uint8_t
block_class(const struct block *b)
{
	return b->whole ? b->whole : b->starts ? b->starts : b->holds;
}

/* It is none of the article, for this reason, which lives for ever. */
static inline void
block_drop(struct block *b, const char *why)
{
	b->kind = KIND_DROP;
	b->why = why;
}

/* Does it begin with a small letter? Has none of its words a capital? */
bool block_is_lower(const struct block *b);
bool block_is_small(const struct page *p, const struct block *b);

/* The name of a kind or a class as records have it. */
const char *block_kind_name(enum block_kind k);
const char *block_class_name(enum block_class c);

#endif
