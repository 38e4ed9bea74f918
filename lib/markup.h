#ifndef MARKUP_H
#define MARKUP_H

#include "arena.h"
#include "u8.h"

/*
 * What the author of a page calls an element: its class, id, role, itemprop, read as words
 * (lib/markup.tsv), as block flags: « post-comments » is BLOCK_AWAY, « articleBody » BLOCK_GOOD.
 */
struct markup {
	uint64_t hash[512]; /* of names already looked up: pages repeat a few */
	uint16_t flags[512];
};

/* The flags of one attribute value; *hash is that of its bytes. */
unsigned markup_flags(struct markup *m, struct arena *a, struct str value, uint64_t *hash);

#endif
