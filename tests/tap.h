/*
 * TAP for C tests: ok() prints one result, done() the plan; tap_cases() runs a file of cases. What
 * fails is told on standard error too, which prove shows.
 */
#ifndef TAP_H
#define TAP_H

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static int tap_n, tap_failed;

__attribute__((format(printf, 2, 3))) static inline void
ok(int good, const char *fmt, ...)
{
	va_list ap;

	printf("%sok %d - ", good ? "" : "not ", ++tap_n);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
	if (good)
		return;
	tap_failed++;
	fprintf(stderr, "# not ok %d - ", tap_n);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
}

static inline int
done(void)
{
	printf("1..%d\n", tap_n);
	return tap_failed != 0;
}

/*
 * For each line « sentence TAB what is wanted » of the file: does find() write that, of the
 * sentence, to the room it is given? Lines that begin with # are comments.
 */
static inline void
tap_cases(const char *file, void (*find)(char *to, size_t room, const char *sentence))
{
	FILE *fp = fopen(file, "r");
	char line[4096], got[4096], *want;

	ok(fp != NULL, "%s", file);
	while (fp != NULL && fgets(line, sizeof line, fp) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || (want = strchr(line, '\t')) == NULL)
			continue;
		*want++ = '\0';
		find(got, sizeof got, line);
		ok(strcmp(got, want) == 0, "%s: %s", line, want);
		if (strcmp(got, want) != 0)
			fprintf(stderr, "# got %s\n", got);
	}
	if (fp != NULL)
		fclose(fp);
}

#endif
