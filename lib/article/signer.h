#ifndef SIGNER_H
#define SIGNER_H

#include "block.h"

#include <stdbool.h>
#include <stddef.h>

/* Names of persons as those who sign an article have them. */

/*
 * The name that begins at t[0], within n tokens of text: capitalised words, initials (G.A, J. Dupont),
 * particles and hyphens between them. Tokens it takes; *full counts its words of two letters or
 * more.
 */
size_t signer_name(struct str text, const struct tok *t, size_t n, size_t *full);

/* Who is named behind a byline phrase (lib/fr/byline.tsv) anywhere in a short block; or empty. */
struct str signer_behind(struct page *p, const struct block *b);

/*
 * who, the first name of a byline, with the names behind it, if nothing but who they are follows:
 * « Lila Alem, Laure Breton Envoyées spéciales à Toulouse »; else empty.
 */
struct str signer_all(struct page *p, const struct block *b, struct str who);

/* Who signs « Depuis Kindia, Mamadou Aliou Barry pour Conakry Vérité »; or empty. */
struct str signer_for(struct page *p, const struct block *b);

/* « Par Radio Fleuve »: the paper itself, when no one else is named. */
bool signer_is_house(const struct page *p, struct str who);

/* « Houari B. » */
bool signer_ends_initial(struct str s);

/*
 * Is a block nothing but a person's name: two to four words, each with a capital, a known first name
 * before (or all capitals, or markup that says so)? alone: the page ends with it, so that any name
 * will do.
 */
bool signer_alone(struct page *p, const struct block *b, bool alone);

/* « N.M. », « R. R. »: nothing but initials. */
bool signer_initials(struct str s);

#endif
