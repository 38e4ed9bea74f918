#define _DEFAULT_SOURCE /* MAP_ANONYMOUS, madvise() */
#define _BSD_SOURCE	/* the same on OpenBSD */

#include "large.h"

#include "die.h"

#include <stdint.h>
#include <sys/mman.h>

enum { PAGE = 2 << 20 };

static size_t
whole_pages(size_t n)
{
	return (n + PAGE - 1) & ~(size_t)(PAGE - 1);
}

void *
large_get(size_t n)
{
	size_t size = whole_pages(n), before, behind;
	char *p =
	    mmap(NULL, size + PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (p == MAP_FAILED)
		die("out of memory");
	before = (PAGE - (uintptr_t)p % PAGE) % PAGE;
	behind = PAGE - before;
	if (before > 0)
		munmap(p, before);
	if (behind > 0)
		munmap(p + before + size, behind);
	p += before;
#ifdef MADV_HUGEPAGE
	madvise(p, size, MADV_HUGEPAGE); /* without them it is only slower */
#endif
	return p;
}

void
large_free(void *p, size_t n)
{
	munmap(p, whole_pages(n));
}
