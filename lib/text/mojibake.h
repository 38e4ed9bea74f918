#ifndef MOJIBAKE_H
#define MOJIBAKE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * UTF-8 that somebody read as single bytes and wrote as UTF-8 again: Ã© for é (Windows-1252,
 * Latin-1, Latin-9), √© (MacRoman). Each damaged character is mended where it stands, so that
 * lines of which only a part is damaged are mended too.
 */

/* True if a damaged character may begin at s (n bytes of valid UTF-8): then ask mojibake_undo(). */
bool mojibake_maybe(const char *s, size_t n);

/*
 * n bytes of valid UTF-8 with one layer of damage undone, into out (n bytes): its length, or
 * SIZE_MAX if there is nothing to undo. What was damaged twice needs a second call.
 */
size_t mojibake_undo(const char *s, size_t n, char *out);

#endif
