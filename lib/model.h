#ifndef MODEL_H
#define MODEL_H

#include "feature.h"

#include <stddef.h>
#include <stdint.h>

/*
 * The entity model as it is packed: three hash tables, made so that a look-up touches one cache line.
 * A feature of the context stands in a line with its row of small integer weights, one a label; what
 * a word says at all offsets is found by one look-up, its rows lie side by side.
 */

enum { MODEL_ROW = 16 };   /* weights in a row, one unused */
enum { MODEL_TRANS = 16 }; /* rows of transitions */
enum { MODEL_WAYS = 3 };

/*
 * Three features (check 0: free). Those for which there was no room stand in the next lines; more has
 * a bit for each of them, MODEL_MORE of its check, so that one line is mostly enough to tell.
 */
struct model_line {
	_Alignas(64) uint32_t check[MODEL_WAYS];
	uint32_t more;
	int8_t row[MODEL_WAYS][MODEL_ROW];
};

/* A feature of a word: a bit for each offset that has a row, and from bit 5 on where the first is. */
struct model_word {
	uint32_t check, rows;
};

/* The weights of a feature of the gate at each offset. */
struct model_vote {
	int8_t weight[8]; /* FEATURE_OFFSETS of them, all eight to be added at once */
	uint16_t check;
};

struct model {
	uint32_t lines, words, votes; /* how many places look-ups begin at; a few more follow */
	int scale;		      /* weights are multiples of 1 / scale */
	const int16_t (*trans)[MODEL_ROW];
	const struct model_line *line;
	const struct model_word *word;
	const struct model_vote *vote;
	const int8_t (*row)[MODEL_ROW]; /* of words; the first holds nothing but 0 */
};

/* The head of the packed model; then transitions, lines, words, votes, rows. */
struct model_head {
	_Alignas(64) uint32_t magic;
	uint32_t scale;
	uint32_t lines, words, votes;		  /* as in struct model */
	uint32_t all_lines, all_words, all_votes; /* with those behind */
};

/* Sets m to the model of the language. */
void model_open(struct model *m);

#define MODEL_CHECK(hash) ((uint32_t)((hash) >> 32) | 1)
#define MODEL_MORE(check) ((check) >> 27)
#define MODEL_CHECK16(hash) ((uint16_t)((hash) >> 48 | 1))

/* Where among n the search for a hash begins. */
static inline size_t
model_place(uint64_t hash, uint32_t n)
{
	return (hash & 0xFFFFFFFF) * n >> 32;
}

static inline void
model_prefetch(const struct model *m, uint64_t hash)
{
	__builtin_prefetch(&m->line[model_place(hash, m->lines)]);
}

/* The row of a feature of the context. */
static inline const int8_t *
model_row(const struct model *m, uint64_t hash)
{
	const struct model_line *x = &m->line[model_place(hash, m->lines)];
	uint32_t check = MODEL_CHECK(hash);

	for (;; x++) {
		const int8_t *row = m->row[0];

		row = x->check[0] == check ? x->row[0] : row;
		row = x->check[1] == check ? x->row[1] : row;
		row = x->check[2] == check ? x->row[2] : row;
		if (!(x->more >> MODEL_MORE(check) & 1) || row != m->row[0])
			return row;
	}
}

/* What the word feature with this hash says; a free slot if it says nothing. */
static inline const struct model_word *
model_word(const struct model *m, uint64_t hash)
{
	const struct model_word *x = &m->word[model_place(hash, m->words)];

	while (x->check != MODEL_CHECK(hash) && x->check != 0)
		x++;
	return x;
}

static inline const struct model_vote *
model_vote(const struct model *m, uint64_t hash)
{
	const struct model_vote *x = &m->vote[model_place(hash, m->votes)];

	while (x->check != MODEL_CHECK16(hash) && x->check != 0)
		x++;
	return x;
}

#endif
