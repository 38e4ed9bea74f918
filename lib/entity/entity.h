#ifndef ENTITY_H
#define ENTITY_H

#include "arena.h"
#include "lex.h"
#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Named entities, dates and offences of a document, by the annotation rules (depeche(5), ent):
 * the model proposes, rules and tables decide where they are better, and the memory of the
 * document makes mentions of one name agree.
 */

struct entity {
	uint32_t start, end; /* code points in the sentence, half open */
	struct str text;     /* that slice */
	const char *type;    /* PER ORG LOC MISC DATE EVENT PROG LAW CRIME */
	struct str name;     /* canonical name; never empty */
	struct str code;     /* empty for none */
	const char *by;	     /* what made it: "model", or the rule or table; lives for ever */
	unsigned score;	     /* per cent; 100 for rules; 0 unless asked for */
};

struct entity_list {
	const struct entity *e;
	size_t n;
};

struct entity_doc; /* a document, or a window of a long one */

/*
 * score: certainties are wanted (slower). list: what a user wants found (gazette.h), or NULL; it
 * wins over all else. Exits 2 without memory.
 */
struct entity_doc *entity_open(bool score, const struct lex_table *list);
void entity_close(struct entity_doc *d);

/*
 * Opens a document with its language (ISO 639-1) and publication date (EDTF; "-": unknown): all
 * before is forgotten. Of a foreign text only plain names are taken.
 */
void entity_begin(struct entity_doc *d, struct str lang, struct str date);

/* Adds a sentence of this KIND; text must live until entity_begin() or entity_next(). */
void entity_add(struct entity_doc *d, struct str kind, struct str text);

/* Finds the mentions of all sentences added. */
void entity_find(struct entity_doc *d);

/* The mentions of sentence i, counted from 0, in order and disjoint. */
struct entity_list entity_of(const struct entity_doc *d, size_t i);

/* Goes on with the next window of the same document: its sentences are forgotten. */
void entity_next(struct entity_doc *d);

#endif
