#ifndef ZST_H
#define ZST_H

#include "packed.h"
#include "u8.h"

#include <stddef.h>

/*
 * Zstandard (RFC 8878), frames and skippable frames. This file alone includes zstd.h. The window is
 * what a frame asks for, 128 MiB at most, and is held in memory. A dictionary is that of the file, in
 * its first frame, which others skip (magic 0x184D2A5D, itself compressed or not: so archives of
 * crawls have it, https://iipc.github.io/warc-specifications/specifications/warc-zstd/); a frame
 * that needs another one ends the file.
 */

extern const struct packed_codec zst_codec;

bool zst_is(struct str s);

/* The same as gz_body(), of the content coding zstd. */
struct str zst_body(struct str body, char **buf, size_t *cap, size_t limit, const char **why);

#endif
