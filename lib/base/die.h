#ifndef DIE_H
#define DIE_H

#include <stddef.h>

/*
 * Messages and the end of the program. What reads input (io, rec, source and what stands below it,
 * lists of the user) tells the user what is bad there; all other code returns a status instead.
 *
 * Exit statuses: 0 all well; 1 some input was bad and the rest was done; 2 usage, output error,
 * out of memory.
 */

/* The name put before each message; set once, from argv[0]. */
void die_name(const char *argv0);

/* Prints "tool: MESSAGE" and exits 2. A trailing colon asks for the system's error message. */
_Noreturn void die(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Prints "tool: FILE:LINE: MESSAGE" (LINE 0: without it) and makes the exit status 1. */
void die_bad(const char *file, size_t line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Prints "tool: MESSAGE": a remark, which changes nothing. */
void die_note(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The exit status so far: 0, or 1 after any die_bad(). */
int die_status(void);

/* malloc(3) and realloc(3) that exit 2 when there is no memory. The caller owns the result. */
void *die_alloc(size_t n);
void *die_realloc(void *p, size_t n);

#endif
