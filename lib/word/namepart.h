#ifndef NAMEPART_H
#define NAMEPART_H

#include "tok.h"

#include <stdbool.h>

/*
 * What a small word is to a name that an author, a paper or a firm signs with: the letters of
 * lib/fr/nameparts.tsv. A word may have several.
 */
enum name_part {
	PART_PERSON = 'p', /* inside a person's name: El Hassan el Amrani */
	PART_PAPER = 'n',  /* inside a paper's: L'Écho des Hauts Plateaux */
	PART_FIRM = 'f',   /* behind a firm's and not of it: SARL */
	PART_SIGN = 's',   /* before an owner's: copyright */
	PART_RIGHTS = 'r', /* says that there is an owner: tous droits réservés */
	PART_BY = 'b',	   /* between the sign and the name: par */
	PART_PUT = 'd',	   /* behind an author's, before the date: publié le */
	PART_ON = 't',	   /* the same, small: le, on */
	PART_ARTICLE = 'a' /* begins a paper's: Le Carnet des libertés */
};

bool namepart_is(const struct tok *t, enum name_part part);

#endif
