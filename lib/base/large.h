#ifndef LARGE_H
#define LARGE_H

#include <stddef.h>

/*
 * Memory for tables of megabytes that are read all over: in large pages where the system has them,
 * so that a look-up does not wait for the address of its page.
 */

/* n bytes, cleared, at the beginning of a page; exits 2 without memory. */
void *large_get(size_t n);
void large_free(void *p, size_t n);

#endif
