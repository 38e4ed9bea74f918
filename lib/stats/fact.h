#ifndef FACT_H
#define FACT_H

#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The figures that a document has stated, to know those that it states again. */

enum { FACT_AT = 64 };

struct fact {
	char at[FACT_AT]; /* SENT:START */
	uint8_t kind;	  /* enum figure_kind */
	uint8_t event;	  /* enum event; 0 for none */
	bool rounded;	  /* MOD is not "=" */
	int8_t bound;	  /* 1: the value is more (> >=), -1: less (< <=) */
	bool anybody;	  /* « personnes », « suspects »: others may have another name */
	bool others;	  /* « 4 autres »: not those that were told */
	double value;
	const char *unit, *when; /* when: EDTF or "-" */
	struct str what, where;	 /* n 0 for none */
};

struct facts;

struct facts *facts_open(void);
void facts_close(struct facts *s);

/* A new document begins. */
void facts_forget(struct facts *s);

/*
 * An earlier figure of another sentence that states the same fact as f; it lives until the next
 * call. NULL if there is none: then f is remembered.
 */
const struct fact *facts_find(struct facts *s, const struct fact *f);

#endif
