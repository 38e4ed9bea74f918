#ifndef MODEL_H
#define MODEL_H

#include "feature.h"

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/*
 * The entity model as it is packed: three hash tables, made so that a look-up touches one cache line.
 * A feature of the context stands in a line with its row of small integer weights, one a label; what
 * a word says at all offsets is found by one look-up, its rows lie side by side.
 */

enum { MODEL_ROW = 16 };   /* weights in a row, one unused */
enum { MODEL_TRANS = 16 }; /* rows of transitions */
enum { MODEL_WAYS = 3 };

/* A row as it is kept: weight i in the low byte of number i, weight i + 8 in its high byte. */
typedef int16_t model_pairs __attribute__((vector_size(16), may_alias));
typedef uint32_t model_four __attribute__((vector_size(16), may_alias));
typedef uint64_t model_two __attribute__((vector_size(16)));

/*
 * Three features (check 0: free). Those for which there was no room stand in the next lines; more has
 * a bit for each of them, MODEL_MORE of its check, so that one line is mostly enough to tell.
 */
struct model_line {
	_Alignas(64) uint32_t check[MODEL_WAYS];
	uint32_t more;
	model_pairs row[MODEL_WAYS];
};

/* A feature of a word: a bit for each offset that has a row, and from bit 5 on where the first is. */
struct model_word {
	uint32_t check, rows;
};

/* The weights of a feature of the gate at each offset; eight bytes, that they may be added at once. */
struct model_vote {
	_Alignas(8) int8_t weight[FEATURE_OFFSETS];
	uint8_t check[8 - FEATURE_OFFSETS]; /* MODEL_CHECK24, the lowest byte first */
};

struct model {
	uint32_t lines, words, votes; /* how many places look-ups begin at; a few more follow */
	int scale;		      /* weights are multiples of 1 / scale */
	const int16_t (*trans)[MODEL_ROW];
	const uint64_t *kept; /* of features of the context: feature_sink.kept */
	const struct model_line *line;
	const struct model_word *word;
	const struct model_vote *vote;
	const model_pairs *row; /* of words; the first holds nothing but 0 */
};

/* The head of the packed model; then transitions, bits of what is kept, lines, words, votes, rows. */
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
#define MODEL_CHECK24(hash) ((uint32_t)((hash) >> 40) | 1)

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

/* Adds a row to the sums of its weights, 0 to 7 and 8 to 15. */
static inline void
model_add(model_pairs row, model_pairs *sum)
{
	sum[0] += (row << 8) >> 8;
	sum[1] += row >> 8;
}

/* Which of a line's features has this check, from 1; 0 for none. */
static inline unsigned
model_way(const struct model_line *x, uint32_t check)
{
	model_four same = *(const model_four *)x->check == (model_four){0} + check;
#if defined(__SSE2__)
	unsigned bits = (unsigned)_mm_movemask_ps((__m128)same) & 7;

	return bits - (bits >> 2);
#else
	static const model_four ways = {1, 2, 3, 0};
	model_two both = (model_two)(same & ways);
	uint64_t way = both[0] | both[1];

	return (unsigned)(way | way >> 32) & 3;
#endif
}

/*
 * The row of a feature of the context, 0 if it has none. Which of a line's features it is, the first
 * or none, cannot be foretold, so it is reckoned without a branch; way 0 is the head of the line.
 */
static inline model_pairs
model_row(const struct model *m, uint64_t hash)
{
	static const model_pairs is[MODEL_WAYS + 1] = {{0}, {-1, -1, -1, -1, -1, -1, -1, -1},
	    {-1, -1, -1, -1, -1, -1, -1, -1}, {-1, -1, -1, -1, -1, -1, -1, -1}};
	const struct model_line *x = &m->line[model_place(hash, m->lines)];
	uint32_t check = MODEL_CHECK(hash);

	for (;; x++) {
		unsigned way = model_way(x, check);

		if (!(x->more >> MODEL_MORE(check) & 1) || way != 0)
			return ((const model_pairs *)x)[way] & is[way];
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

	for (;; x++) {
		uint32_t check =
		    x->check[0] | (uint32_t)x->check[1] << 8 | (uint32_t)x->check[2] << 16;

		if (check == MODEL_CHECK24(hash) || check == 0)
			return x;
	}
}

#endif
