/*
 * Any bytes as a gzip file, read in pieces of any size, and as a compressed body: an end, no more
 * than deflate can expand (1032 times), the same whatever the pieces (container.dict).
 */
#include "pieces.h"

#include "gz.h"

enum { LIMIT = 1 << 20 };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char *buf;
	static size_t cap;
	const char *why;
	struct str body;

	HOLDS(packed_both(data, size, &gz_codec).n <= 1032 * 5 * (size + 1));
	body = gz_body((struct str){size ? (const char *)data : "", size}, &buf, &cap, LIMIT, &why);
	HOLDS(body.n <= LIMIT && body.n <= 1032 * (size + 1));
	return 0;
}
