#ifndef IO_H
#define IO_H

#include "u8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Bytes in and out, as a Unix filter does it: the files named or standard input, one after the
 * other; standard output buffered, flushed whenever input runs dry (so that `tail -f | …` works)
 * and after each line to a terminal; every error told. What is written ends with a line (but for
 * lines beyond IO_BLOCK), so that whatever ends the filter leaves whole records.
 */

enum { IO_BLOCK = 64 * 1024, IO_DIGITS = 20 };

struct io_out {
	int fd;
	bool tty, file;
	size_t n; /* bytes held in buf */
	char *buf;
};

struct io_in {
	char **files;
	int nfiles, next;
	int fd;			    /* -1: no file is open */
	bool ready;		    /* an ordinary file, that never waits */
	const char *name;	    /* of the open file, for messages: "-" is told as "stdin" */
	struct io_out *out;	    /* flushed before a read that would wait */
	void (*idle)(void *holder); /* called before that, by who holds back more; may be NULL */
	void *holder;
	bool failed; /* the file ended by a read error */
};

/* Output to descriptor fd. Exits 2 if that is closed. */
void io_out_open(struct io_out *o, int fd);
void io_flush(struct io_out *o);
void io_slow(struct io_out *o, const char *s, size_t n); /* io_put() when the buffer is full */
void io_make_room(struct io_out *o, size_t n);		 /* for n bytes, n at most IO_BLOCK */

/* Flushes and closes; exits 2 unless every byte was written. Returns die_status(). */
int io_out_close(struct io_out *o);

/* Input from n files ("-" is standard input; no file at all too). out may be NULL. */
void io_in_open(struct io_in *in, char **files, int n, struct io_out *out);

/* Opens the next file that can be read (others are told, status 1); false after the last. */
bool io_next(struct io_in *in);

/*
 * Reads up to n bytes into buf: how many, 0 at the end of the file or after a read error, which
 * is told (status 1).
 */
size_t io_read(struct io_in *in, char *buf, size_t n);

/* Writes n bytes. */
static inline void
io_put(struct io_out *o, const char *s, size_t n)
{
	if (n > IO_BLOCK - o->n) {
		io_slow(o, s, n);
		return;
	}
	__builtin_memcpy(o->buf + o->n, s, n);
	o->n += n;
}

/*
 * Room for n bytes, n at most IO_BLOCK, to be written where it points; io_took() says how many
 * were. Saves a call for each of many small pieces.
 */
static inline char *
io_room(struct io_out *o, size_t n)
{
	if (n > IO_BLOCK - o->n)
		io_make_room(o, n);
	return o->buf + o->n;
}

static inline void
io_took(struct io_out *o, size_t n)
{
	o->n += n;
}

static inline void
io_byte(struct io_out *o, char c)
{
	io_put(o, &c, 1);
}

static inline void
io_str(struct io_out *o, struct str s)
{
	io_put(o, s.s, s.n);
}

/* Writes an unsigned decimal number; io_digits() to p, IO_DIGITS bytes, and gives its end. */
void io_number(struct io_out *o, uint64_t v);
char *io_digits(char *p, uint64_t v);

/* Ends the line: LF, and a flush to a terminal. */
static inline void
io_line(struct io_out *o)
{
	io_byte(o, '\n');
	if (o->tty)
		io_flush(o);
}

#endif
