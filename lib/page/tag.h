#ifndef TAG_H
#define TAG_H

#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * HTML as a sequence of texts and tags, cut the way browsers do (WHATWG HTML, 13.2.5) but for what
 * no page of text needs: character references are left to the caller, names of elements to the
 * table here. Any bytes are read in linear time; nothing is allocated, everything points into the
 * input. A tokenizer of our own because the parsers at hand (libgumbo 29 MB/s, libxml2 147 with
 * its own entities and encodings) build a tree that nobody asks for.
 */

enum tag_event { TAG_NONE, TAG_TEXT, TAG_OPEN, TAG_CLOSE };

/* Elements that matter; all others are TAG_OTHER. In the order of tag.c's table. */
enum tag_name {
	TAG_OTHER,
	TAG_A,
	TAG_ADDRESS,
	TAG_AREA,
	TAG_ARTICLE,
	TAG_ASIDE,
	TAG_AUDIO,
	TAG_B,
	TAG_BASE,
	TAG_BLOCKQUOTE,
	TAG_BODY,
	TAG_BR,
	TAG_BUTTON,
	TAG_CANVAS,
	TAG_CENTER,
	TAG_COL,
	TAG_DATALIST,
	TAG_DD,
	TAG_DETAILS,
	TAG_DIALOG,
	TAG_DIV,
	TAG_DL,
	TAG_DT,
	TAG_EM,
	TAG_EMBED,
	TAG_FIELDSET,
	TAG_FIGCAPTION,
	TAG_FIGURE,
	TAG_FONT,
	TAG_FOOTER,
	TAG_FORM,
	TAG_H1,
	TAG_H2,
	TAG_H3,
	TAG_H4,
	TAG_H5,
	TAG_H6,
	TAG_HEAD,
	TAG_HEADER,
	TAG_HR,
	TAG_HTML,
	TAG_I,
	TAG_IFRAME,
	TAG_IMG,
	TAG_INPUT,
	TAG_LABEL,
	TAG_LEGEND,
	TAG_LI,
	TAG_LINK,
	TAG_MAIN,
	TAG_MATH,
	TAG_MENU,
	TAG_META,
	TAG_NAV,
	TAG_NOSCRIPT,
	TAG_OBJECT,
	TAG_OL,
	TAG_OPTION,
	TAG_P,
	TAG_PARAM,
	TAG_PRE,
	TAG_SCRIPT,
	TAG_SECTION,
	TAG_SELECT,
	TAG_SMALL,
	TAG_SOURCE,
	TAG_SPAN,
	TAG_STRONG,
	TAG_STYLE,
	TAG_SUMMARY,
	TAG_SVG,
	TAG_TABLE,
	TAG_TBODY,
	TAG_TD,
	TAG_TEMPLATE,
	TAG_TEXTAREA,
	TAG_TFOOT,
	TAG_TH,
	TAG_THEAD,
	TAG_TIME,
	TAG_TITLE,
	TAG_TR,
	TAG_TRACK,
	TAG_U,
	TAG_UL,
	TAG_VIDEO,
	TAG_WBR,
	TAG_NAMES
};

enum tag_flag {
	TAG_BLOCK = 1,	/* begins and ends a block of text */
	TAG_VOID = 2,	/* has no content and no end tag */
	TAG_RAW = 4,	/* its content is not markup: given whole by tag_raw() */
	TAG_HIDDEN = 8, /* its content is not text of the page */
	TAG_FORMAT = 16 /* its end tag closes nothing beyond the nearest block */
};

struct tag {
	enum tag_event event;
	enum tag_name name;
	unsigned flags;
	struct str text; /* of TAG_TEXT; else the attributes */
	bool closed;	 /* <x/> */
};

struct tag_in {
	const char *s;
	size_t n, at;
	bool no_quote[2]; /* no " or no ' stands behind at */
};

/* The next text or tag; false at the end. Comments, declarations and the like are passed over. */
bool tag_next(struct tag_in *in, struct tag *t);

/* Behind the start tag of a TAG_RAW element: its content; in stands behind its end tag. */
struct str tag_raw(struct tag_in *in, const struct tag *t);

/*
 * The next attribute of what is left of *attrs: name and value (references not read), in *attrs
 * what is behind it. false when there is none.
 */
bool tag_attribute(struct str *attrs, struct str *name, struct str *value);

/* Equality of s with a lower-case word, ASCII capitals alike. */
bool tag_same(struct str s, const char *word);

static inline bool
tag_is(struct str s, const char *word)
{
	return s.n == strlen(word) && tag_same(s, word);
}

#endif
