#ifndef DOCID_H
#define DOCID_H

#include "u8.h"

#include <stddef.h>

/* The ids of documents: what the user says, what the container says, else the file's name. */

/* A string that grows; zeroed at first. */
struct docid_name {
	char *s;
	size_t cap;
};

/* Zeroed, but for given, before docid_open(). */
struct docid {
	struct str given; /* for all documents, by option; empty: made from names */
	struct docid_name name;
	struct docid_twin *twins; /* files whose names alone are no ids, by address of the path */
	size_t ntwins;
};

/*
 * Of n files, each told by the address of its path: those with one id get their paths instead, and
 * those that have one id even then, as the same file twice, ~2, ~3 … behind it.
 */
void docid_open(struct docid *s, char **files, int n);
void docid_free(struct docid *s);

/*
 * A name as records may hold it: UTF-8, NFC, white space and controls as _, bad bytes too. Nothing
 * else of it is repaired: it serves to find things. Lives in x until the next call with it.
 */
struct str docid_name(struct docid_name *x, struct str a);

/*
 * The id that a file gives: its base name without extension (and without .gz or .zst before that), with
 * -number behind it if that is not 0. Lives until the next call, as that of docid_given().
 */
struct str docid_file(struct docid *s, const char *path, size_t number);

/* The id that a container gives; if it is empty, or the user has given one, that of the file. */
struct str docid_given(struct docid *s, struct str given, const char *path, size_t number);

#endif
