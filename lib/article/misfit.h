#ifndef MISFIT_H
#define MISFIT_H

#include "block.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Why block i inside the run that begins at first does not belong to the article, by itself: a name
 * that lives for ever, NULL if it does. bare: nothing on the page looks like boilerplate.
 */
const char *misfit_why(const struct page *p, size_t i, size_t first, bool bare);

#endif
