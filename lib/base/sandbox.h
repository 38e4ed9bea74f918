#ifndef SANDBOX_H
#define SANDBOX_H

/*
 * What a filter gives up before it looks at the first byte of its input, so that a page that takes
 * it over finds nothing to do harm with. What remains: to read and write what is open, memory that
 * holds no code, the clock, the end; and to open for reading the files that the user named.
 *
 * Linux: seccomp (each call that is not needed fails; those that start a process, reach the network
 * or another process end the filter by SIGSYS) and, where the kernel has it, Landlock (of files,
 * the named ones only; without it a filter that was given names may open any file for reading, and
 * one that was given none still opens none). OpenBSD: pledge and unveil. Elsewhere, where the
 * kernel or a container refuses, and in programs built with a sanitizer: nothing, in silence.
 */

enum sandbox { SANDBOX_NONE = 0, SANDBOX_CALLS = 1, SANDBOX_FILES = 2 };

/* There will be no sandbox (option -N); says so. */
void sandbox_off(void);

/* This file will be opened for reading: said before sandbox_enter(). "-" stands for no file. */
void sandbox_read(const char *file);

/*
 * From here on. files: n more names, as sandbox_read() takes them. Gives what holds now. Exits 2 if
 * the kernel has a sandbox and setting it up fails in the middle.
 */
enum sandbox sandbox_enter(char **files, int n);

#endif
