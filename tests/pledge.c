/* What lib/base/sandbox.c asks of OpenBSD, asked of stand-ins of its two calls: this system has neither. */
#include "tap.h"

#undef __linux__
#undef __SANITIZE_ADDRESS__
#define __OpenBSD__ 1

static char said[256];
static int refuse;

static int
pledge(const char *promises, const char *execpromises)
{
	snprintf(said + strlen(said), sizeof said - strlen(said), "pledge(%s%s)", promises,
	    execpromises ? ", more" : "");
	return -refuse;
}

static int
unveil(const char *path, const char *permissions)
{
	snprintf(
	    said + strlen(said), sizeof said - strlen(said), "unveil(%s, %s) ", path, permissions);
	return 0;
}

#include "../lib/base/sandbox.c"

#include <sys/wait.h>

static bool
asked(const char *want)
{
	bool same = strcmp(said, want) == 0;

	if (!same)
		fprintf(stderr, "# asked %s\n", said);
	said[0] = '\0';
	return same;
}

static int
exit_of_refused(void)
{
	int status;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		fclose(stderr);
		refuse = 1;
		sandbox_enter(NULL, 0);
		_exit(0);
	}
	return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status)
		   ? WEXITSTATUS(status)
		   : -1;
}

int
main(void)
{
	char *files[] = {(char[]){"page"}, (char[]){"-"}};

#ifdef BARE
	puts("1..0 # SKIP built with a sanitizer: no sandbox");
	return 0;
#endif
	ok(sandbox_enter(NULL, 0) == (SANDBOX_CALLS | SANDBOX_FILES), "all is held");
	ok(asked("pledge(stdio)"), "without names nothing can be opened");
	ok(exit_of_refused() == 2, "a refusal is fatal");
	sandbox_enter(files + 1, 1);
	ok(asked("pledge(stdio)"), "- is no name");
	sandbox_read("list");
	sandbox_enter(files, 2);
	ok(asked("unveil(list, r) unveil(page, r) pledge(stdio rpath)"),
	    "the files that were named, for reading, and no others");
	off = true;
	ok(sandbox_enter(files, 2) == SANDBOX_NONE && asked(""), "-N: nothing is asked");
	return done();
}
