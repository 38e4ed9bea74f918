#ifndef ENDING_H
#define ENDING_H

#include "u8.h"

#include <stdbool.h>
#include <stddef.h>

/* What the end of a word says of it: the classes of lib/fr/endings.tsv, by their letters. */
enum ending {
	ENDING_ADJECTIVE = 'a', /* « sportive », « nationaux »: an adjective, in names */
	ENDING_ATTRIBUTE = 'o', /* « formé », « illicite »: goes on with an offence */
	ENDING_DEMONYM = 'd',	/* « Carolorégienne »: whence somebody comes */
	ENDING_PEOPLE = 'p',	/* « 14 Vaudois »: the same, several */
	ENDING_WHO = 'w',	/* « 12 lycéens », « danseurs »: people, most of them */
	ENDING_THING = 't',	/* « prolongation »: no person */
	ENDING_ACTION = 'n',	/* « détection »: that something is done */
	ENDING_IRREGULAR = 'i'	/* « reçu », « offert »: behind an auxiliary, a participle */
};

/* Does the word w end so, with more than so many bytes before its ending? */
bool ending_is(struct str w, enum ending class, size_t more);

#endif
