#include "shared.h"

#include "die.h"
#include "io.h"
#include "plain.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST = 1024 };

/* The slot of hash h, or the free one where it belongs. */
static uint64_t *
look(const struct shared *s, uint64_t h)
{
	size_t i = h & (s->cap - 1);

	while (s->slot[i] != 0 && s->slot[i] != h)
		i = (i + 1) & (s->cap - 1);
	return &s->slot[i];
}

static void
grow(struct shared *s)
{
	struct shared old = *s;
	size_t i;

	s->cap = old.cap ? old.cap * 2 : FIRST;
	s->slot = die_alloc(s->cap * sizeof *s->slot);
	memset(s->slot, 0, s->cap * sizeof *s->slot);
	for (i = 0; i < old.cap; i++)
		if (old.slot[i] != 0)
			*look(s, old.slot[i]) = old.slot[i];
	free(old.slot);
}

static void
add(struct shared *s, uint64_t h)
{
	uint64_t *at;

	if (s->n * 2 >= s->cap)
		grow(s);
	at = look(s, h);
	s->n += *at == 0;
	*at = h;
}

/* Lines are read as plain text is, so that their hashes are those of blocks. */
static void
add_lines(struct shared *s, struct repair *r, struct arena *a, const char *text, size_t n)
{
	struct page p = {0};
	size_t i;

	p.a = a;
	plain_lines(&p, r, text, n);
	block_measure_all(&p);
	for (i = 0; i < p.n; i++)
		add(s, block_hash(&p.b[i]));
	block_free(&p);
	arena_reset(a);
}

bool
shared_read(struct shared *s, char *file)
{
	struct io_in in;
	struct repair r = {0};
	struct arena a = {0};
	char *buf = die_alloc(IO_BLOCK);
	size_t n = 0, k, cut;
	bool opened;

	io_in_open(&in, &file, 1, NULL);
	opened = io_next(&in);
	while (opened && (k = io_read(&in, buf + n, IO_BLOCK - n)) > 0) {
		n += k;
		for (cut = n; cut > 0 && buf[cut - 1] != '\n'; cut--)
			;
		if (cut == 0 && n < IO_BLOCK)
			continue;
		cut = cut > 0 ? cut : n;
		add_lines(s, &r, &a, buf, cut);
		memmove(buf, buf + cut, n - cut);
		n -= cut;
	}
	if (opened)
		add_lines(s, &r, &a, buf, n);
	while (opened && io_next(&in))
		;
	free(buf);
	repair_free(&r);
	arena_free(&a);
	return opened;
}

void
shared_mark(const struct shared *s, struct page *p)
{
	uint64_t h;
	size_t i;

	if (s->cap == 0)
		return;
	for (i = 0; i < p->n; i++) {
		h = block_hash(&p->b[i]);
		p->b[i].shared = h != 0 && *look(s, h) != 0;
	}
}

void
shared_free(struct shared *s)
{
	free(s->slot);
	s->slot = NULL;
	s->n = s->cap = 0;
}
