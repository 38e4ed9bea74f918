#ifndef ECHO_H
#define ECHO_H

#include "block.h"

#include <stddef.h>

/*
 * Sentences set large beside the text, which a paragraph says too: « C'est une arnaque », « UN PORTEFEUILLE SE VIDE
 * EN HUIT SECONDES ». Of the kept blocks in [first, last) they are dropped; a heading may quote.
 */
void echo_drop(struct page *p, size_t first, size_t last);

#endif
