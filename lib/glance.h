#ifndef GLANCE_H
#define GLANCE_H

#include "u8.h"
#include "word.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Most lines hold none of the phrases that lib/block looks for. Here that is told by one look at
 * their words, or pairs of words, without splitting the line into tokens: single words and first
 * pairs of all keys stand in a small table by two bits of their hash. What is found may be there;
 * what is not found is not there.
 */

enum glance_sign {
	GLANCE_ANY = 1,	     /* a phrase that gives a block away anywhere */
	GLANCE_START = 2,    /* a phrase begins with the first word, or stands before it: © */
	GLANCE_WHOLE = 4,    /* no word that stands in no phrase */
	GLANCE_CREDIT = 8,   /* the name of a picture agency */
	GLANCE_SERVICE = 16, /* a word of a web service */
	GLANCE_ADDRESS = 32, /* a word that addresses the reader */
	GLANCE_DATE = 64,    /* a number that may belong to a date or time */
	GLANCE_ODD = 128     /* letters that word.h does not know: anything may be there */
};

enum { GLANCE_SLOTS = 1 << 13 };

struct glance {
	uint16_t sign[GLANCE_SLOTS];
};

/* Fills g from the tables of the language. */
void glance_open(struct glance *g);

/*
 * The signs (enum glance_sign) of the first n bytes of a text; g may be NULL: then no words are known. *hash is that of its words and numbers, whatever stands
 * between them, capitals like small letters; 0, and GLANCE_ODD, if it cannot be told.
 */
unsigned glance(const struct glance *g, struct str text, size_t n, uint64_t *hash);

/* Are the first words of a text perhaps « Lire aussi » or the like? */
bool glance_see(const struct glance *g, struct str text);

#endif
