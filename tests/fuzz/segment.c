/*
 * Any text: sentences in order, cut between characters, nothing lost but spaces between them; the
 * same when the paragraph is read again (french.dict).
 */
#include "fuzz.h"

#include "segment.h"

static uint64_t
cut(const struct stop_words *words, struct str x)
{
	struct segment_text t;
	struct segment_stop d;
	size_t end = 0, len;
	uint64_t sum = 0;

	segment_begin(words, &t, x);
	while (segment_next(&t, &d)) {
		sum = sum * 31 + d.at + (size_t)d.rule;
		if (!d.ends)
			continue;
		HOLDS(d.start >= end && d.end >= d.start && d.end <= x.n);
		for (; end < d.start; end += len)
			HOLDS(u8_is_space(u8_get(x.s + end, d.start - end, &len)));
		HOLDS(u8_valid(x.s + d.start, d.end - d.start) == d.end - d.start);
		end = d.end;
	}
	HOLDS(end == x.n);
	return sum;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct stop_words words;
	struct str x = fuzz_raw(data, n);

	if (words.words == 0)
		stop_open(&words);
	HOLDS(cut(&words, x) == cut(&words, x));
	return 0;
}
