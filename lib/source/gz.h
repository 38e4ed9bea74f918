#ifndef GZ_H
#define GZ_H

#include "packed.h"
#include "u8.h"

#include <stddef.h>

/* gzip (RFC 1952). This file alone includes zlib.h. */

extern const struct packed_codec gz_codec;

/*
 * Expands a body in gzip or zlib form or raw deflate (HTTP content codings), all of it, into *buf
 * (grown, *cap bytes, owned by the caller) but no more than limit bytes. *why: NULL, or what is
 * wrong (then the text is what could be read before).
 */
struct str gz_body(struct str body, char **buf, size_t *cap, size_t limit, const char **why);

#endif
