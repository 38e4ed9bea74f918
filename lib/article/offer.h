#ifndef OFFER_H
#define OFFER_H

#include "block.h"

/*
 * Drops what is left of an offer among the blocks [first, last) of an article whose kinds are
 * decided: a sentence that speaks to the reader between two lines that were dropped as one, the name
 * of the letter above them, what stands above « Je donne ».
 */
void offer_drop(struct page *p, size_t first, size_t last, bool bare);

/*
 * Drops what closes the page for its reader behind the last paragraph: « Vous avez vu une erreur ? », « Le
 * Phare, l'info près de chez vous ! »; in a bare page (lib/article/article) only a line that stands there twice.
 */
void offer_close(struct page *p, size_t first, size_t last, bool bare, struct str site);

/* « Prenez note que cet article … »: a sentence that tells the reader what to do with the page. */
bool offer_is_call(const struct page *p, const struct block *b);

/*
 * Flattened buttons: « AccepterGérer mes choix », a phrase with a capital or a figure stuck to it; a
 * player: « Le reportage à Fourou01:32 ».
 */
bool offer_is_stuck(const struct page *p, const struct block *b);

#endif
