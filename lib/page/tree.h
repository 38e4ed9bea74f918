#ifndef TREE_H
#define TREE_H

#include "block.h"

#include <stdbool.h>
#include <stdint.h>

/* The elements of a page with markup (struct node): what lies inside what, and how much. */

/* Is element n the element c, or inside it? */
bool tree_inside(const struct page *p, uint32_t n, uint32_t c);

/* The weights of elements: none; those of each added to all that it is inside of. */
void tree_clear(const struct page *p);
void tree_sum(const struct page *p);

#endif
