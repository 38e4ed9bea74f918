/*
 * Each filter with each call of the C library that it makes failing in turn, being short or being
 * interrupted: never a wrong exit status, never half a record, never silence.
 */
#define _XOPEN_SOURCE 700 /* realpath() */
#include "tap.h"

#include <fcntl.h>
#include <glob.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATHS = 4096, SECONDS = 20, COUNTED = 3 };

struct bytes {
	char *s;
	size_t n;
};

/* What a run gave. */
struct run {
	int status; /* -1: ended by a signal */
	struct bytes out, err;
};

static char dir[] = "/tmp/fault.XXXXXX", *build;

static struct bytes
slurp(const char *file)
{
	struct bytes b = {NULL, 0};
	struct stat st;
	int fd = open(file, O_RDONLY);

	if (fd >= 0 && fstat(fd, &st) == 0) {
		b.s = calloc(1, (size_t)st.st_size + 1);
		b.n =
		    b.s && read(fd, b.s, (size_t)st.st_size) == st.st_size ? (size_t)st.st_size : 0;
	}
	close(fd);
	return b;
}

static void
redirect(int fd, const char *file, int flags)
{
	int f = open(file, flags, 0600);

	if (f < 0 || dup2(f, fd) < 0)
		_exit(98);
	if (f != fd)
		close(f);
}

/* The filter on one.in and two.in, or on one.in as standard input if that is asked for. */
static void
child(const char *tool, const char *fault, bool standard)
{
	char program[PATHS + 64], shim[PATHS + 64];
	enum { TRUNC = O_WRONLY | O_CREAT | O_TRUNC };

	snprintf(program, sizeof program, "%s/%s", build, tool);
	snprintf(shim, sizeof shim, "%s/tests/fault/shim.so", build);
	if (chdir(dir) < 0)
		_exit(98);
	redirect(0, standard ? "one.in" : "/dev/null", O_RDONLY);
	redirect(2, "err", TRUNC);
	redirect(COUNTED, "count", TRUNC);
	redirect(1, "out", TRUNC);
	alarm(SECONDS);
	setenv("LD_PRELOAD", shim, 1);
	setenv("FAULT_COUNT", "3", 1);
	if (fault)
		setenv("FAULT", fault, 1);
	execl(program, tool, standard ? NULL : "one.in", "two.in", (char *)NULL);
	_exit(98);
}

static struct run
run(const char *tool, const char *fault, bool standard)
{
	char file[PATHS];
	struct run r;
	int status;
	pid_t pid = fork();

	if (pid == 0)
		child(tool, fault, standard);
	waitpid(pid, &status, 0);
	r.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	snprintf(file, sizeof file, "%s/out", dir);
	r.out = slurp(file);
	snprintf(file, sizeof file, "%s/err", dir);
	r.err = slurp(file);
	return r;
}

static void
forget(struct run *r)
{
	free(r->out.s);
	free(r->err.s);
}

/* How often the last run made a call. */
static long
calls(const char *call)
{
	char file[PATHS], name[16];
	long n, found = 0;
	FILE *fp;

	snprintf(file, sizeof file, "%s/count", dir);
	fp = fopen(file, "r");
	while (fp && fscanf(fp, "%15s %ld", name, &n) == 2)
		if (strcmp(name, call) == 0)
			found = n;
	if (fp)
		fclose(fp);
	return found;
}

static bool
equal(struct bytes a, struct bytes b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

static bool
begins(struct bytes whole, struct bytes part)
{
	return part.n <= whole.n && (part.n == 0 || memcmp(part.s, whole.s, part.n) == 0);
}

/* Every sentence and paragraph of the output is one of those that should come. */
static bool
whole_text(struct bytes want, struct bytes got)
{
	char *line, *end, *save = NULL;
	bool good = true;

	for (line = strtok_r(got.s, "\n", &save); good && line;
	     line = strtok_r(NULL, "\n", &save)) {
		if (strncmp(line, "sent\t", 5) != 0 && strncmp(line, "par\t", 4) != 0)
			continue;
		end = strstr(want.s, line);
		good = end && end[strlen(line)] == '\n';
	}
	return good;
}

enum expect { SAME, ANY, READ, WRITE };

/* NULL, or what a run did wrong that had a fault of this kind. */
static const char *
judge(const char *tool, const struct run *want, struct run *r, enum expect x)
{
	if (r->status < 0)
		return "ended by a signal";
	if (r->status > 2)
		return "no such exit status";
	if (r->status == 0 && !equal(want->out, r->out))
		return "exit 0 with wrong output";
	if (r->status != 0 && strncmp(r->err.n ? r->err.s : "", tool, strlen(tool)) != 0)
		return "no message";
	if (r->status == 0 && r->err.n > 0)
		return "a message and exit 0";
	if (r->status == 2 && !begins(want->out, r->out))
		return "exit 2 with output that is no beginning of the right one";
	if (r->status == 1 && r->out.n > 0 && r->out.s[r->out.n - 1] != '\n')
		return "half a line, not told as an output error";
	if (x == SAME && r->status != 0)
		return "not the same result";
	if (x == WRITE && (r->status != 2 || !strstr(r->err.s, "write error")))
		return "no write error told";
	if (x == READ && r->status != 1)
		return "no bad input told";
	if (x == READ && strcmp(tool, "clean") != 0 && !whole_text(want->out, r->out))
		return "half a sentence";
	return NULL;
}

/* Every call of this name in turn; more as in the shim. */
static void
each(const char *tool, bool standard, const char *call, char more, const char *how, enum expect x)
{
	struct run want = run(tool, NULL, standard), r;
	long n, all = calls(call), bad = 0;
	char fault[64];
	const char *why, *first = "";

	for (n = 1; n <= all; n++) {
		snprintf(fault, sizeof fault, "%s %ld %c %s", call, n, more, how);
		r = run(tool, fault, standard);
		why = judge(tool, &want, &r, x);
		if (why && bad++ == 0) {
			first = why;
			fprintf(stderr, "# %s: exit %d, %zu of %zu bytes: %s\n", fault, r.status,
			    r.out.n, want.out.n, r.err.n ? r.err.s : "silent");
		}
		forget(&r);
	}
	if (want.status != 0)
		fprintf(stderr, "# without a fault: exit %d: %s\n", want.status, want.err.s);
	ok(want.status == 0 && bad == 0, "%s%s: %s %c %s at each of %ld calls%s%s", tool,
	    standard ? " <" : "", call, more, how, all, bad ? ": " : "", first);
	forget(&want);
}

static void
faults(const char *tool, bool standard)
{
	static const char *const alloc[] = {"malloc", "calloc", "realloc", "mmap"};
	static const char *const transient[] = {"EINTR", "EAGAIN", "short"};
	size_t i;

	for (i = 0; i < sizeof transient / sizeof *transient; i++) {
		each(tool, standard, "read", '.', transient[i], SAME);
		each(tool, standard, "write", '.', transient[i], SAME);
		each(tool, standard, "write", '/', transient[i], SAME);
	}
	each(tool, standard, "read", '/', "EINTR", SAME);
	each(tool, standard, "poll", '.', "EINTR", SAME);
	each(tool, standard, "close", '.', "EINTR", SAME);
	each(tool, standard, "read", '.', "EIO", READ);
	each(tool, standard, "read", '+', "EISDIR", READ);
	each(tool, standard, "write", '.', "ENOSPC", WRITE);
	each(tool, standard, "write", '+', "EIO", WRITE);
	each(tool, standard, "close", '.', "EDQUOT", ANY);
	each(tool, standard, "open", '.', "EMFILE", ANY);
	each(tool, standard, "fstat", '.', "EIO", ANY);
	for (i = 0; i < sizeof alloc / sizeof *alloc; i++)
		each(tool, standard, alloc[i], '.', "ENOMEM", ANY);
}

static bool
is_sanitized(void)
{
	char command[PATHS + 64];

	snprintf(command, sizeof command, "grep -qa -e __asan_init -e __msan_init %s/clean", build);
	return system(command) == 0;
}

/* Input of several blocks, of all types: what comes out of clean and out of the last filter. */
static bool
make_inputs(void)
{
	char command[8 * PATHS];

	snprintf(command, sizeof command,
	    "cd %s && PATH=%s:$PATH && export LC_ALL=C && awk 'BEGIN { for (i = 0; i < 900; i++) "
	    "printf "
	    "\"{\\\"id\\\":\\\"d%%d\\\",\\\"text\\\":\\\"Ville %%d : des arrests\\\\n\\\\nLe %%d "
	    "mars, %%d personnes "
	    "ont été arrêtées à Niamey, selon M. Ali Kori. Elles avaient volé %%d kg de "
	    "riz.\\\\n\\\\n"
	    "Une enquête a été ouverte par le parquet de la ville %%d pour vol.\\\"}\\n\", "
	    "i, i, i %% 30 + 1, i, i, i }' >text && "
	    "clean text >par && segment par | tag-entities | extract-stats >stat && "
	    "cat par stat >rec && head -n 1 text >short && cp rec two",
	    dir, build);
	return system(command) == 0;
}

/* one.in and two.in of a filter; clean also reads what is compressed. */
static bool
take_inputs(const char *tool, bool standard)
{
	char command[2 * PATHS];

	snprintf(command, sizeof command,
	    strcmp(tool, "clean") == 0
		? standard ? "cd %s && zstd -qfo one.in text"
			   : "cd %s && cp text one.in && head -n 9 text | gzip >two.in"
		: "cd %s && head -n 2300 rec >one.in && head -n 200 rec >two.in",
	    dir);
	return system(command) == 0;
}

int
main(void)
{
	char name[64], command[64];
	const char *b = getenv("B");
	glob_t tools;
	size_t i;

	if (!(build = realpath(b ? b : "build", NULL)) || !mkdtemp(dir))
		return 99;
	if (is_sanitized()) {
		ok(1, "faults # SKIP a sanitizer has its own allocator");
		return done();
	}
	if (!make_inputs() || glob("tools/*.c", 0, NULL, &tools) != 0)
		return 99;
	for (i = 0; i < tools.gl_pathc; i++) {
		snprintf(name, sizeof name, "%s", strrchr(tools.gl_pathv[i], '/') + 1);
		name[strlen(name) - 2] = '\0';
		if (!take_inputs(name, false))
			return 99;
		faults(name, false);
		if (!take_inputs(name, true))
			return 99;
		faults(name, true);
	}
	globfree(&tools);
	snprintf(command, sizeof command, "rm -rf %s", dir);
	if (system(command) != 0)
		return 99;
	return done();
}
