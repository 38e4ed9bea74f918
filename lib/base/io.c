#include "io.h"

#include "die.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void
io_out_open(struct io_out *o, int fd)
{
	struct stat st;

	if (fcntl(fd, F_GETFD) < 0)
		die("standard output:");
	signal(SIGXFSZ, SIG_IGN); /* then ulimit -f is an error that can be told */
	o->fd = fd;
	o->tty = isatty(fd) == 1;
	o->file = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
	o->n = 0;
	o->buf = die_alloc(IO_BLOCK);
}

static void
put_all(int fd, const char *s, size_t n)
{
	ssize_t k;

	while (n > 0) {
		k = write(fd, s, n);
		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0 && errno == EAGAIN) {
			struct pollfd p = {fd, POLLOUT, 0};

			poll(&p, 1, -1);
			continue;
		}
		if (k < 0)
			die("write error:");
		s += k;
		n -= (size_t)k;
	}
}

/*
 * Writes to a file are not cut off by the signals that end a filter in order; those to a pipe are,
 * since its reader may never come.
 */
static void
put_whole(const struct io_out *o, const char *s, size_t n)
{
	sigset_t stop, old;

	if (!o->file) {
		put_all(o->fd, s, n);
		return;
	}
	sigemptyset(&stop);
	sigaddset(&stop, SIGTERM);
	sigaddset(&stop, SIGINT);
	sigaddset(&stop, SIGHUP);
	sigprocmask(SIG_BLOCK, &stop, &old);
	put_all(o->fd, s, n);
	sigprocmask(SIG_SETMASK, &old, NULL);
}

void
io_flush(struct io_out *o)
{
	size_t n = o->n;

	o->n = 0;
	put_whole(o, o->buf, n);
}

void
io_make_room(struct io_out *o, size_t n)
{
	size_t lines = o->n;

	while (lines > 0 && o->buf[lines - 1] != '\n')
		lines--;
	put_whole(o, o->buf, lines);
	o->n -= lines;
	memmove(o->buf, o->buf + lines, o->n);
	if (n > IO_BLOCK - o->n)
		io_flush(o);
}

void
io_slow(struct io_out *o, const char *s, size_t n)
{
	io_make_room(o, n < IO_BLOCK ? n : IO_BLOCK);
	if (n >= IO_BLOCK) {
		put_whole(o, s, n);
		return;
	}
	memcpy(o->buf + o->n, s, n);
	o->n += n;
}

int
io_out_close(struct io_out *o)
{
	io_flush(o);
	free(o->buf);
	o->buf = NULL;
	if (close(o->fd) < 0 && errno != EINTR)
		die("write error:");
	return die_status();
}

char *
io_digits(char *p, uint64_t v)
{
	size_t n = 1, i;
	uint64_t w;

	for (w = v; w >= 10; w /= 10)
		n++;
	for (i = n; i-- > 0; v /= 10)
		p[i] = (char)('0' + v % 10);
	return p + n;
}

void
io_number(struct io_out *o, uint64_t v)
{
	char *s = io_room(o, IO_DIGITS);

	io_took(o, (size_t)(io_digits(s, v) - s));
}

void
io_in_open(struct io_in *in, char **files, int n, struct io_out *out)
{
	static char dash[] = "-", *standard[] = {dash};

	in->files = n > 0 ? files : standard;
	in->nfiles = n > 0 ? n : 1;
	in->next = 0;
	in->fd = -1;
	in->ready = false;
	in->name = "stdin";
	in->out = out;
	in->idle = NULL;
	in->failed = false;
}

/* Opens one file; false, and told, if that fails or it is a directory. */
static bool
open_one(struct io_in *in, const char *file)
{
	struct stat st;

	if (strcmp(file, "-") == 0) {
		in->name = "stdin";
		in->fd = STDIN_FILENO;
	} else {
		in->name = file;
		in->fd = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	}
	if (in->fd < 0 || fstat(in->fd, &st) < 0) {
		die_bad(in->name, 0, "cannot read:");
	} else if (S_ISDIR(st.st_mode)) {
		die_bad(in->name, 0, "is a directory");
	} else {
		in->ready = S_ISREG(st.st_mode);
		return true;
	}
	if (in->fd > STDERR_FILENO)
		close(in->fd);
	in->fd = -1;
	return false;
}

bool
io_next(struct io_in *in)
{
	if (in->fd > STDERR_FILENO)
		close(in->fd);
	in->fd = -1;
	in->failed = false;
	while (in->next < in->nfiles)
		if (open_one(in, in->files[in->next++]))
			return true;
	return false;
}

/* Whoever waits for our output gets it before we wait for input. */
static void
before_wait(struct io_in *in)
{
	struct pollfd p = {in->fd, POLLIN, 0};

	if (!in->out || in->ready || (in->out->n == 0 && !in->idle) || poll(&p, 1, 0) != 0)
		return;
	if (in->idle)
		in->idle(in->holder);
	if (in->out->n > 0)
		io_flush(in->out);
}

size_t
io_read(struct io_in *in, char *buf, size_t n)
{
	ssize_t k;

	before_wait(in);
	for (;;) {
		k = read(in->fd, buf, n);
		if (k >= 0)
			return (size_t)k;
		if (errno == EAGAIN) {
			struct pollfd p = {in->fd, POLLIN, 0};

			poll(&p, 1, -1);
		} else if (errno != EINTR) {
			die_bad(in->name, 0, "read error:");
			in->failed = true;
			return 0;
		}
	}
}
