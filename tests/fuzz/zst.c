/*
 * Any bytes as a zstd file, read in pieces of any size, and as a compressed body: an end, the same
 * whatever the pieces; a block of 128 KiB may come from four bytes (container.dict).
 */
#include "pieces.h"

#include "zst.h"

enum { LIMIT = 1 << 20, BLOCK = 128 * 1024 };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char *buf;
	static size_t cap;
	const char *why;
	struct str body;

	HOLDS(packed_both(data, size, &zst_codec).n <= BLOCK * 5 * (size + 1));
	body =
	    zst_body((struct str){size ? (const char *)data : "", size}, &buf, &cap, LIMIT, &why);
	HOLDS(body.n <= LIMIT && body.n <= BLOCK * (size + 1));
	return 0;
}
