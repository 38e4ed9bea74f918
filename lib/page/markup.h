#ifndef MARKUP_H
#define MARKUP_H

#include "u8.h"

#include <stdint.h>

/*
 * What the author of a page calls an element: its class, id, role, itemprop, read as words
 * (lib/markup.tsv), as block flags: « post-comments » is BLOCK_AWAY, « articleBody » BLOCK_GOOD.
 */
enum { MARKUP_NAMES = 2048 };

struct markup {
	uint64_t hash[MARKUP_NAMES]; /* of names already looked up: pages, sites repeat a few */
	uint16_t flags[MARKUP_NAMES];
};

/* The flags of one attribute value; *hash is that of its bytes. */
unsigned markup_flags(struct markup *m, struct str value, uint64_t *hash);

#endif
