/*
 * For tests, with LD_PRELOAD: makes calls of the C library fail, be short or be interrupted.
 *
 * FAULT="CALL N MORE HOW": CALL read write close open fstat poll malloc calloc realloc mmap; N the
 * number of the call, from 1; MORE "." that one, "+" that one and all later ones, "/" that one and
 * then every second. HOW: an error (EIO …), or "short": of what is read or written, one byte.
 * FAULT_COUNT=DESCRIPTOR: at the end, "CALL NUMBER" for each that was called is written there.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { READ, WRITE, CLOSE, OPEN, FSTAT, POLL, MALLOC, CALLOC, REALLOC, MMAP, CALLS };
enum { SHORT = -1 };

static const char *const names[CALLS] = {
    "read", "write", "close", "open", "fstat", "poll", "malloc", "calloc", "realloc", "mmap"};
static const struct {
	const char *name;
	int error;
} errors[] = {{"short", SHORT}, {"EIO", EIO}, {"ENOSPC", ENOSPC}, {"EINTR", EINTR},
    {"EAGAIN", EAGAIN}, {"ENOMEM", ENOMEM}, {"EACCES", EACCES}, {"EMFILE", EMFILE},
    {"EDQUOT", EDQUOT}, {"EISDIR", EISDIR}};

/* What the C library itself calls them: dlsym() would allocate. */
void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

static long count[CALLS], at;
static int fault = -1, how;
static char then;
static bool on; /* after the program's start */

/* SHORT or an error for this call; 0: as always */
static int
turn(int call)
{
	long n;

	if (!on)
		return 0;
	n = ++count[call];
	if (call != fault || n < at || (n > at && then != '+' && (then != '/' || (n - at) % 2)))
		return 0;
	if (how != SHORT)
		errno = how;
	return how;
}

static void *
next(const char *name)
{
	void *p = dlsym(RTLD_NEXT, name);

	if (!p)
		abort();
	return p;
}

/* Function pointers are objects on every POSIX system, but not for ISO C. */
#define NEXT(f)                                                                                    \
	static __typeof__(&f) real;                                                                \
	if (!real)                                                                                 \
	*(void **)&real = next(#f)

__attribute__((constructor)) static void
start(void)
{
	const char *s = getenv("FAULT");
	char call[16], error[16];
	size_t i;

	if (s && sscanf(s, "%15s %ld %c %15s", call, &at, &then, error) == 4) {
		for (i = 0; i < CALLS; i++)
			if (strcmp(call, names[i]) == 0)
				fault = (int)i;
		for (i = 0; i < sizeof errors / sizeof *errors; i++)
			if (strcmp(error, errors[i].name) == 0)
				how = errors[i].error;
	}
	if (s && (fault < 0 || how == 0)) {
		fprintf(stderr, "shim: not a fault: %s\n", s);
		_exit(99);
	}
	on = true;
}

__attribute__((destructor)) static void
end(void)
{
	const char *fd = getenv("FAULT_COUNT");
	int i;

	on = false;
	for (i = 0; fd && i < CALLS; i++)
		dprintf(atoi(fd), "%s %ld\n", names[i], count[i]);
}

ssize_t
read(int fd, void *buf, size_t n)
{
	NEXT(read);
	switch (turn(READ)) {
	case 0:
		return real(fd, buf, n);
	case SHORT:
		return real(fd, buf, n > 0);
	default:
		return -1;
	}
}

ssize_t
write(int fd, const void *buf, size_t n)
{
	NEXT(write);
	switch (turn(WRITE)) {
	case 0:
		return real(fd, buf, n);
	case SHORT:
		return real(fd, buf, n > 0);
	default:
		return -1;
	}
}

int
close(int fd)
{
	int error = turn(CLOSE);
	NEXT(close);
	int r = real(fd); /* Linux closes even if it tells an error */

	if (error > 0) {
		errno = error;
		return -1;
	}
	return r;
}

static int
open_mode(int flags, va_list ap)
{
	return flags & O_CREAT ? va_arg(ap, int) : 0;
}

int
open(const char *path, int flags, ...)
{
	NEXT(open);
	va_list ap;
	int mode;

	va_start(ap, flags);
	mode = open_mode(flags, ap);
	va_end(ap);
	return turn(OPEN) > 0 ? -1 : real(path, flags, mode);
}

FILE *
fopen(const char *path, const char *mode)
{
	NEXT(fopen);
	return turn(OPEN) > 0 ? NULL : real(path, mode);
}

int
fstat(int fd, struct stat *st)
{
	NEXT(fstat);
	return turn(FSTAT) > 0 ? -1 : real(fd, st);
}

int
poll(struct pollfd *p, nfds_t n, int timeout)
{
	NEXT(poll);
	return turn(POLL) > 0 ? -1 : real(p, n, timeout);
}

void *
malloc(size_t n)
{
	return turn(MALLOC) > 0 ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return turn(CALLOC) > 0 ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
	return turn(REALLOC) > 0 ? NULL : __libc_realloc(p, n);
}

void *
mmap(void *p, size_t n, int prot, int flags, int fd, off_t offset)
{
	NEXT(mmap);
	return turn(MMAP) > 0 ? MAP_FAILED : real(p, n, prot, flags, fd, offset);
}
