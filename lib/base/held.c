#include "held.h"

#include <string.h>

bool
held_copy(struct held *h, const struct rec *r)
{
	if (r->more || r->line.n >= sizeof h->buf - h->n)
		return false;
	memcpy(h->buf + h->n, r->line.s, r->line.n);
	h->n += r->line.n;
	h->buf[h->n++] = '\n';
	return true;
}
