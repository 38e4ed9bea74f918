#ifndef TENSE_H
#define TENSE_H

#include "tok.h"
#include "u8.h"

#include <stddef.h>

/*
 * Does the text tell of what has been or of what will be? French verbs say so by their endings and
 * auxiliaries; nothing is parsed.
 */

enum tense { TENSE_NONE, TENSE_PAST, TENSE_FUTURE };

/* The tense of the verb form nearest to tokens [first, end) in their clause; looks a few dozen tokens far. */
enum tense tense_near(struct str text, const struct tok *t, size_t n, size_t first, size_t end);

#endif
