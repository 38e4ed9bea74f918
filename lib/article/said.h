#ifndef SAID_H
#define SAID_H

#include "block.h"

/*
 * The article as the page's head gives it (articleBody of schema.org), beside the blocks: those
 * whose words stand in it get said, whatever their class names and phrases are, and the page says
 * how far it can be trusted.
 */
enum said {
	SAID_NOTHING, /* no text, or hardly any of it is on the page */
	SAID_SOME,    /* blocks that are said are the article's; there may be more */
	SAID_ALL      /* nothing else is but headings, lists, captions, a standfirst */
};

/* Blocks are measured; their classes (enum score_is) stand. */
void said_mark(struct page *p);

#endif
