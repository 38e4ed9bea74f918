#include "model.h"

/* Made by lib/gen/mkmodel. */
extern const char model_data[];
__asm__(".section .rodata\n.balign 64\n.global model_data\nmodel_data: .incbin \"" MODEL_BIN
	"\"\n.previous\n");

void
model_open(struct model *m)
{
	const struct model_head *head = (const struct model_head *)(const void *)model_data;

	m->scale = (int)head->scale;
	m->lines = head->lines;
	m->words = head->words;
	m->votes = head->votes;
	m->trans = (const int16_t(*)[MODEL_ROW])(const void *)(head + 1);
	m->kept = (const uint64_t *)(const void *)(m->trans + MODEL_TRANS);
	m->line = (const struct model_line *)(const void *)(m->kept + FEATURE_KEPT / 64);
	m->word = (const struct model_word *)(const void *)(m->line + head->all_lines);
	m->vote = (const struct model_vote *)(const void *)(m->word + head->all_words);
	m->row = (const model_pairs *)(const void *)(m->vote + head->all_votes);
}
