#ifndef OFFENCE_H
#define OFFENCE_H

#include "tok.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * One offence in a sentence: a head of lib/fr/offences.tsv and the complements that belong to it
 * (lib/fr/offence_tails.tsv). What its surroundings say of it is lib/entity/crime.c's affair.
 */

/* Columns of lib/fr/offences.tsv. */
enum { OFFENCE_NAME, OFFENCE_CODE, OFFENCE_KIND };

struct sentence {
	struct str text;
	const struct tok *t;
	size_t n;
};

/* An offence read at some place. */
struct offence {
	size_t first, head_end, end; /* tokens: the head's table entry, then its complements */
	uint32_t row;
	const char *code;
	bool sure; /* an offence as it stands; otherwise its context decides */
};

/* Is token i this word, as written? this character? */
bool offence_word(const struct sentence *s, size_t i, const char *w);
bool offence_mark(const struct sentence *s, size_t i, char c);

/* Behind « de », « d' », « du », « des », « de la », « de l' » at i; i if there is none. */
size_t offence_of(const struct sentence *s, size_t i);

/* Does a kind of the table begin with this: "weak"? */
bool offence_kind(const struct offence *r, const char *begin);

/* Is the tail at token i an adjective, one token long? */
bool offence_adjective(const struct sentence *s, size_t i);

/*
 * The offence whose head begins at token i, with its complements, in *r. False if it is none as it
 * stands: then r->row is LEX_NONE, or r holds the head, which its context may still make one.
 */
bool offence_read(const struct sentence *s, size_t i, struct offence *r);

/*
 * In « poursuivi pour … », « inculpé de … » what follows without an article is an offence with all
 * its complements: « participation à un attroupement armé ». Extends r by them.
 */
void offence_extend(const struct sentence *s, struct offence *r);

#endif
