#include "die.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *name = "depeche";
static int status;

void
die_name(const char *argv0)
{
	const char *slash = argv0 ? strrchr(argv0, '/') : NULL;

	name = slash ? slash + 1 : argv0 ? argv0 : "depeche";
}

/* One write a message, so that the messages of several filters of a pipe do not mix. */
static void
say(const char *file, size_t line, const char *fmt, va_list ap)
{
	int error = errno, n = 0;
	char buf[4096];
	size_t used;

	if (file && line)
		n = snprintf(buf, sizeof buf, "%s: %.2000s:%zu: ", name, file, line);
	else if (file)
		n = snprintf(buf, sizeof buf, "%s: %.2000s: ", name, file);
	else
		n = snprintf(buf, sizeof buf, "%s: ", name);
	vsnprintf(buf + n, sizeof buf - (size_t)n - 256, fmt, ap);
	used = strlen(buf);
	if (used && buf[used - 1] == ':')
		snprintf(buf + used, sizeof buf - used, " %.200s", strerror(error));
	fprintf(stderr, "%s\n", buf);
}

void
die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(NULL, 0, fmt, ap);
	va_end(ap);
	exit(2);
}

void
die_bad(const char *file, size_t line, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(file, line, fmt, ap);
	va_end(ap);
	status = 1;
}

void
die_note(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(NULL, 0, fmt, ap);
	va_end(ap);
}

int
die_status(void)
{
	return status;
}

void *
die_alloc(size_t n)
{
	void *p = malloc(n ? n : 1);

	if (!p)
		die("out of memory");
	return p;
}

void *
die_realloc(void *p, size_t n)
{
	p = realloc(p, n ? n : 1);
	if (!p)
		die("out of memory");
	return p;
}
