#include "word.h"

#include "wordspan.h"

void
word_span_portable(struct word_span *w, const char *s, size_t n, size_t room)
{
	uint64_t latin = 0, sign = 0, bit;
	size_t k;

	word_reach(w, s, room);
	w->letter = w->digit = w->odd = 0;
	for (k = 0; k < WORD_SPAN; k++) {
		unsigned char c = (unsigned char)w->s[k];
		unsigned is = word_high[c >> 4] & word_low[c & 15];

		bit = UINT64_C(1) << k;
		w->letter |= is & (IS_SMALL | IS_LARGE) ? bit : 0;
		w->digit |= is & IS_DIGIT ? bit : 0;
		w->odd |= is & IS_ODD ? bit : 0;
		latin |= is & IS_LATIN ? bit : 0;
		sign |= is & IS_SIGN ? bit : 0;
	}
	word_join(w, n, latin, sign);
}

void
word_span(struct word_span *w, const char *s, size_t n, size_t room)
{
	if (avx2_there())
		word_span_avx2(w, s, n, room);
	else
		word_span_portable(w, s, n, room);
}
