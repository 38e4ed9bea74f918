#ifndef HEAD_H
#define HEAD_H

#include "block.h"
#include "repair.h"
#include "tag.h"

/*
 * What the head of a page says of it: title, meta and link elements, JSON-LD. The best source of
 * each fact wins, whatever its place: lower ranks are better.
 */

enum head_fact {
	HEAD_TITLE,
	HEAD_HEADLINE,
	HEAD_SITE,
	HEAD_URL,
	HEAD_DATE,
	HEAD_AUTHOR,
	HEAD_LANG,
	HEAD_SUMMARY,
	HEAD_TEXT,
	HEAD_NAME, /* the title element: title and name of the site */
	HEAD_FACTS
};

struct head {
	struct page *p;
	struct repair *repair;
	uint8_t rank[HEAD_FACTS];
	struct str fact[HEAD_FACTS];
	struct str time; /* the first <time> of the page */
	struct str body; /* what HEAD_TEXT was made of, with its line breaks */
};

void head_open(struct head *h, struct page *p, struct repair *r);

/* A meta, link or html element. */
void head_tag(struct head *h, const struct tag *t);

/* A raw element and its content: title, script of type application/ld+json. */
void head_raw(struct head *h, const struct tag *t, struct str content);

/* The datetime of a time element. */
void head_time(struct head *h, struct str value);

/* Puts the facts into the page. */
void head_close(struct head *h);

#endif
