#ifndef LETTERS_H
#define LETTERS_H

#include "feature.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Acronyms by their letters: of which words they are the initials. */

/* Does the acronym at token k begin as token i does? */
bool letters_first(const struct feature_sent *s, size_t i, size_t k);

/* Are the letters of the acronym at token k, in order, initials of tokens [i, end)? */
bool letters_spell(const struct feature_sent *s, size_t i, size_t end, size_t k);

/*
 * « gaz de pétrole liquéfié (| GPL |)»: an acronym in brackets at token k of words in small letters
 * that name nothing, and whose first is no noun for a body (« société », « direction ») and no office
 * (« directeur »).
 */
bool letters_plain(const struct feature_sent *s, const uint8_t *labels, size_t k);

#endif
