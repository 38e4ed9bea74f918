#include "model.h"

/* Made by lib/gen/mkmodel: head, gate, transitions, rows, slots. */
extern const char model_data[];
__asm__(".section .rodata\n.balign 64\n.global model_data\nmodel_data: .incbin \"" MODEL_BIN
	"\"\n.previous\n");

void
model_open(struct model *m)
{
	const uint32_t *head = (const uint32_t *)(const void *)model_data;

	m->mask = head[1];
	m->scale = (int)head[3];
	m->gate = (const uint64_t *)(const void *)(head + 16);
	m->trans = (const int16_t(*)[MODEL_ROW])(const void *)(m->gate + MODEL_GATE / 64);
	m->row = (const uint8_t(*)[MODEL_ROW])(const void *)(m->trans + MODEL_TRANS);
	m->slot = (const struct model_slot *)(const void *)(m->row + head[4]);
}
