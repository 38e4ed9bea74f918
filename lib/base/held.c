#include "held.h"

#include <string.h>

bool
held_take(struct held *h, const struct rec *r)
{
	if (r->type == REC_ENT || rec_ends_sentence(r->type))
		return false;
	if (r->more || r->line.n >= sizeof h->buf - h->n)
		return false;
	memcpy(h->buf + h->n, r->line.s, r->line.n);
	h->n += r->line.n;
	h->buf[h->n++] = '\n';
	return true;
}

void
held_pass(struct held *h, struct io_out *out)
{
	io_put(out, h->buf, h->n);
	h->n = 0;
}
