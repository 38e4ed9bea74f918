#ifndef LEX_H
#define LEX_H

#include "tok.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Tables of a language: the files lib/LANGUAGE/NAME.tsv, made part of the program by lib/gen/mktab
 * and found here as lex_NAME. The first lines of such a file say how it is read:
 *
 *     # columns: =name code =variants        a column with = holds what the text is searched for,
 *                                            | between several
 *     # match: fold | exact                  lower case and capitals alike, or as written
 *
 * then one row a line, columns separated by TAB, "-" for an empty one.
 *
 * A key is a sequence of tokens. The table is a hash of all keys and of all beginnings of keys
 * (marked LEX_PREFIX), so that the longest key at a place is found by one look-up a token, and
 * nothing is compared: the hashes have 64 bits.
 */

enum { LEX_NONE = 0xFFFFFFFF, LEX_PREFIX = 0xFFFFFFFE, LEX_FIRST = 8 };

struct lex_slot {
	uint64_t hash; /* 0: free */
	uint32_t row;  /* or LEX_PREFIX */
	uint32_t more; /* longer keys begin with this one: a bit for each token that may follow */
};

/*
 * The bit of lex_slot.more for a next token with this hash. Behind « de », which begins a few keys,
 * stands any word: without it each would be looked for where no one has looked before, far from
 * the cache.
 */
static inline uint32_t
lex_more(uint64_t hash)
{
	return UINT32_C(1) << (hash >> 59);
}

struct lex_table {
	const struct lex_slot *slot;
	const uint8_t *first; /* LEX_FIRST bits for each slot; those of words that begin a key */
	const uint32_t *cell; /* cell[row * cols + col]: offset in text */
	const char *text;     /* NUL-terminated strings */
	uint32_t mask, rows, cols;
	uint32_t exact; /* 1: the table is matched as written */
};

/*
 * The longest key that begins at t[0], within n tokens: how many tokens it has (0: none), its row
 * in *row.
 */
size_t lex_match(const struct lex_table *x, const struct tok *t, size_t n, uint32_t *row);

/* The bit of a word with hash h in lex_table.first. */
static inline size_t
lex_first(uint32_t mask, uint64_t h)
{
	return (size_t)(h >> 32) & (LEX_FIRST * ((size_t)mask + 1) - 1);
}

/* The slot of hash h, or a free one. */
static inline const struct lex_slot *
lex_slot(const struct lex_table *x, uint64_t h)
{
	uint32_t i = (uint32_t)h & x->mask;

	while (x->slot[i].hash != 0 && x->slot[i].hash != h)
		i = (i + 1) & x->mask;
	return &x->slot[i];
}

/*
 * Does a key begin with token t? To be asked of every word before lex_match(): no call, and for
 * most words that are in no key no look at a slot, which half of them would find taken.
 */
static inline bool
lex_may(const struct lex_table *x, const struct tok *t)
{
	uint64_t h = x->exact ? t->form : t->fold;
	size_t i = lex_first(x->mask, h);

	return (x->first[i / 8] >> i % 8 & 1) != 0 && lex_slot(x, tok_chain(0, h))->hash != 0;
}

/* lex_match() of any word: most begin no key. */
static inline size_t
lex_try(const struct lex_table *x, const struct tok *t, size_t n, uint32_t *row)
{
	return n > 0 && lex_may(x, t) ? lex_match(x, t, n, row) : 0;
}

/*
 * Bits of struct tok.may: keys of which tables may begin here. Where somebody looked them up once
 * for all (prepare.h), a word of no table costs nothing.
 */
enum {
	LEX_DATE = 1,
	LEX_DATE_HEAD = 2, /* a sentence without one has no date */
	LEX_DATE_YEAR = 4, /* four digits */
	LEX_CRIME = 8,
	LEX_COUNTRY = 0x10,
	LEX_ORGANISATION = 0x20,
	LEX_LONGFORM = 0x40,
	LEX_BODY = 0x80,
	LEX_NAME = 0xF0, /* any of these four */
	LEX_NAMED = 0x100,
	LEX_NAMED_HEAD = 0x200,
	LEX_TITLE = 0x400, /* as written or in small letters */
	LEX_DESIGNATOR = 0x800,
	LEX_PLACE = 0x1000,
	LEX_BODYHEAD = 0x2000,
	LEX_DATE_CLASS = 0x4000, /* times what is known of a word of dates (dateword.c) */
	LEX_BITS = 24
};

/*
 * A filter before several tables: bits for each word that a key begins with, and for a few words
 * more. A zeroed one is empty.
 */
enum { LEX_FILTER = 1 << 16 };
struct lex_filter {
	uint16_t bits[LEX_FILTER];
};
void lex_filter_add(struct lex_filter *f, const struct lex_table *x, uint16_t bits);

static inline uint16_t
lex_filter_of(const struct lex_filter *f, const struct tok *t)
{
	return f->bits[t->fold % LEX_FILTER] | f->bits[t->form % LEX_FILTER];
}

static inline void
lex_filter_prefetch(const struct lex_filter *f, const struct tok *t)
{
	__builtin_prefetch(&f->bits[t->fold % LEX_FILTER]);
	__builtin_prefetch(&f->bits[t->form % LEX_FILTER]);
}

/* The row whose key is the one token t; LEX_NONE if there is none. */
static inline uint32_t
lex_find(const struct lex_table *x, const struct tok *t)
{
	const struct lex_slot *s = lex_slot(x, tok_chain(0, x->exact ? t->form : t->fold));

	return s->hash == 0 || s->row == LEX_PREFIX ? LEX_NONE : s->row;
}

/* The same where no longer key begins with t. */
uint32_t lex_alone(const struct lex_table *x, const struct tok *t);

/* Row and column as a string; "" where the table says "-". Lives for ever. */
const char *lex_cell(const struct lex_table *x, uint32_t row, uint32_t col);

/* The same of a row that was found and a column that there is, without a call. */
static inline const char *
lex_found(const struct lex_table *x, uint32_t row, uint32_t col)
{
	return x->text + x->cell[row * x->cols + col];
}
struct str lex_str(const struct lex_table *x, uint32_t row, uint32_t col);

/* lib/gen/mktab makes these from the tables of the language. */
#define LEX_TABLE(name) extern const struct lex_table lex_##name;
#include "lex.list.h"
#undef LEX_TABLE

#endif
