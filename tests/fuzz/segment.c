/* Any text: sentences in order, cut between characters, nothing lost but spaces between them. */
#include "segment.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct stop_words words;
	struct segment_text t;
	struct segment_stop d;
	struct str x = {(const char *)data, u8_valid((const char *)data, n)};
	size_t end = 0, len;

	if (words.words == 0)
		stop_open(&words);
	segment_begin(&words, &t, x);
	while (segment_next(&t, &d)) {
		if (!d.ends)
			continue;
		if (d.start < end || d.end < d.start || d.end > x.n)
			abort();
		for (; end < d.start; end += len)
			if (!u8_is_space(u8_get(x.s + end, d.start - end, &len)))
				abort();
		if (u8_valid(x.s + d.start, d.end - d.start) != d.end - d.start)
			abort();
		end = d.end;
	}
	if (end != x.n)
		abort();
	return 0;
}
