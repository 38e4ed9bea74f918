#include "model.h"

/* Made by lib/gen/mkmodel. */
extern const char model_data[];
__asm__(".section .rodata\n.balign 64\n.global model_data\nmodel_data: .incbin \"" MODEL_BIN
	"\"\n.previous\n");

/* Keys at *at, which goes on behind them. */
static const struct keys *
read_keys(const char **at)
{
	const struct keys *k = (const struct keys *)(const void *)*at;

	*at += keys_size(k);
	return k;
}

/* n bytes at *at, which goes on behind them. */
static const void *
read_bytes(const char **at, size_t n)
{
	const void *p = *at;

	*at += (n + 15) & ~(size_t)15;
	return p;
}

void
model_open(struct model *m)
{
	const char *at = model_data;
	const struct model_head *head = read_bytes(&at, sizeof *head);

	m->scale = (int)head->scale;
	m->trans = read_bytes(&at, MODEL_TRANS * sizeof *m->trans);
	m->context = read_keys(&at);
	m->row = read_bytes(&at, (m->context->places + 1) * sizeof *m->row);
	m->words = read_keys(&at);
	m->word = read_bytes(&at, (m->words->places + 1) * sizeof *m->word);
	m->rows = read_bytes(&at, head->rows * sizeof *m->rows);
	m->gate = read_keys(&at);
	m->votes = read_bytes(&at, (m->gate->places + 1) * sizeof *m->votes);
}
