/* What a filter that a page has taken over would try, tried: nothing of it succeeds. */
#define _GNU_SOURCE /* syscall() */
#include "sandbox.h"

#include "tap.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static char dir[] = "/tmp/sandbox.XXXXXX", mine[64], other[64], none[64];
static enum sandbox have; /* what a filter without names gets on this machine */

static int
opens(const char *file, int flags)
{
	int fd = open(file, flags, 0600);

	if (fd < 0)
		return -1;
	return close(fd);
}

/* Each gives 0 if it was able to. */
static int
read_mine(void)
{
	return opens(mine, O_RDONLY);
}
static int
read_other(void)
{
	return opens(other, O_RDONLY);
}
static int
read_list(void)
{
	return opens("/etc/passwd", O_RDONLY);
}
static int
read_proc(void)
{
	return opens("/proc/self/maps", O_RDONLY);
}
static int
write_mine(void)
{
	return opens(mine, O_WRONLY);
}
static int
both_mine(void)
{
	return opens(mine, O_RDWR);
}
static int
cut_mine(void)
{
	return opens(mine, O_RDONLY | O_TRUNC);
}
static int
make_file(void)
{
	return opens(none, O_WRONLY | O_CREAT);
}
static int
make_read(void)
{
	return opens(none, O_RDONLY | O_CREAT);
}
static int
remove_mine(void)
{
	return unlink(mine);
}
static int
rename_mine(void)
{
	return rename(mine, none);
}
static int
link_mine(void)
{
	return link(mine, none);
}
static int
symlink_mine(void)
{
	return symlink(mine, none);
}
static int
chmod_mine(void)
{
	return chmod(mine, 0777);
}
static int
make_dir(void)
{
	return mkdir(none, 0700);
}
static int
go_there(void)
{
	return chdir("/");
}
static int
stat_other(void)
{
	struct stat st;
	return stat(other, &st);
}
static int
cut_output(void)
{
	return ftruncate(STDOUT_FILENO, 0);
}
static int
talk(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) < 0;
}
static int
talk_here(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0) < 0;
}
static int
pair(void)
{
	int fd[2];
	return socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
}
static int
trace(void)
{
	return (int)ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}
static int
kill_parent(void)
{
	return kill(getppid(), 0);
}
static int
queue_parent(void)
{
	return (int)syscall(SYS_tgkill, getppid(), getppid(), 0);
}
static int
program(void)
{
	return execl("/bin/true", "true", (char *)NULL);
}

static int
process(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	return pid < 0;
}

static int
map_code(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
	       MAP_FAILED;
}

static int
make_code(void)
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return p == MAP_FAILED || mprotect(p, 4096, PROT_READ | PROT_EXEC);
}

static int
memory_file(void)
{
	return (int)syscall(SYS_memfd_create, "x", 0) < 0;
}
static int
filter_off(void)
{
	return (int)syscall(SYS_seccomp, 0, 0, NULL);
}
static int
root_again(void)
{
	return setuid(0);
}
static int
foreign_call(void)
{
#if defined(__x86_64__)
	long pid;

	/* getpid by the door of 32 bits, where the numbers mean other calls */
	__asm__ volatile("int $0x80" : "=a"(pid) : "a"(20L) : "memory");
	return pid < 0;
#else
	raise(SIGSYS);
	return 1;
#endif
}

/* What must go on working. */
static int
work(void)
{
	char *p = NULL, c = 'x';
	struct stat st;
	struct pollfd wait = {STDIN_FILENO, POLLIN, 0};
	size_t n;

	for (n = 1; n < 100000000; n *= 4) {
		p = realloc(p, n);
		if (!p)
			return 1;
		memset(p, 1, n);
	}
	free(p);
	return fstat(STDIN_FILENO, &st) || poll(&wait, 1, 0) < 0 || read(STDIN_FILENO, &c, 0) < 0 ||
	       write(STDOUT_FILENO, &c, 0) < 0 || fcntl(STDOUT_FILENO, F_GETFD) < 0 ||
	       fprintf(stderr, "%s", "") < 0 || fflush(stderr);
}

static int
give_up(void)
{
	abort();
}

enum way { ALONE, NAMED };

/* In a child of its own: 0 it was able to, 1 it was not, else minus the signal. */
static int
try(int (*deed)(void), enum way way)
{
	char *files[] = {mine};
	int status;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		sandbox_enter(files, way == NAMED);
		_exit(deed() != 0);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return 99;
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static const struct {
	const char *name;
	int (*deed)(void);
	bool deadly;
} deeds[] = {
    {"open a file", read_list, false},
    {"open another file", read_other, false},
    {"read of its own process in /proc", read_proc, false},
    {"open for writing", write_mine, false},
    {"open for reading and writing", both_mine, false},
    {"truncate by opening", cut_mine, false},
    {"make a file", make_file, false},
    {"make a file and read it", make_read, false},
    {"remove a file", remove_mine, false},
    {"rename a file", rename_mine, false},
    {"link a file", link_mine, false},
    {"make a symbolic link", symlink_mine, false},
    {"change rights", chmod_mine, false},
    {"make a folder", make_dir, false},
    {"change the folder", go_there, false},
    {"ask about a file", stat_other, false},
    {"truncate its output", cut_output, false},
    {"map code", map_code, false},
    {"make memory code", make_code, false},
    {"make a file of memory", memory_file, false},
    {"another filter", filter_off, false},
    {"another user", root_again, false},
    {"signal its parent's thread", queue_parent, false},
    {"an internet socket", talk, true},
    {"a local socket", talk_here, true},
    {"a pair of sockets", pair, true},
    {"a process", process, true},
    {"a program", program, true},
    {"trace", trace, true},
    {"signal its parent", kill_parent, true},
    {"a call by the door of another architecture", foreign_call, true},
};

static void
attacks(enum way way)
{
	const char *how = way == NAMED ? "with a file named" : "reading standard input";
	size_t i;

	for (i = 0; i < sizeof deeds / sizeof *deeds; i++) {
		int got = try(deeds[i].deed, way), want = deeds[i].deadly ? -SIGSYS : 1;

		/* files named, but no Landlock: reading other files is not prevented */
		if (way == NAMED && !(have & SANDBOX_FILES) && i < 3)
			continue;
		/* where the kernel has no such door, that is a fault of the processor */
		ok(got == want || (deeds[i].deed == foreign_call && got == -SIGSEGV), "%s: %s: %d",
		    how, deeds[i].name, got);
	}
	ok(try(work, way) == 0, "%s: memory, reading and writing go on", how);
	ok(try(give_up, way) == -SIGABRT, "%s: abort() is told as such", how);
}

static int
enters(void)
{
	return (int)sandbox_enter(NULL, 0);
}

/* A child's answer. */
static int
ask(int (*f)(void))
{
	int status;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0)
		_exit(f());
	return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) ? WEXITSTATUS(status)
									       : 99;
}

static int
enters_off(void)
{
	return freopen("/dev/null", "w", stderr) == NULL || (sandbox_off(), enters() != 0) ||
	       read_list() || make_file() || process();
}

#if defined(__linux__)
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>

/* As a container or an old kernel does: the call fails with this error. */
static int
refuse(uint32_t call, uint32_t error)
{
	struct sock_filter code[] = {
	    {BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(struct seccomp_data, nr)},
	    {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, call},
	    {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | error},
	    {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW},
	};
	struct sock_fprog prog = {sizeof code / sizeof *code, code};

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
	       (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &prog);
}

enum { LANDLOCK = 444, LANDLOCK_SELF = 446 };

static int
without_landlock(void)
{
	char *files[] = {mine};

	if (refuse(LANDLOCK, ENOSYS) || sandbox_enter(files, 1) != SANDBOX_CALLS)
		return 99;
	return read_mine() || !write_mine() || !make_file() || work();
}

static int
refused_landlock(void)
{
	return refuse(LANDLOCK_SELF, EPERM) || sandbox_enter(NULL, 0) != SANDBOX_CALLS || work();
}

static int
without_seccomp(void)
{
	char *files[] = {mine};
	enum sandbox want = have & SANDBOX_FILES;

	if (refuse(SYS_seccomp, ENOSYS) || sandbox_enter(files, 1) != want || read_mine())
		return 99;
	return (want && (!read_other() || !write_mine() || !make_file())) || work();
}

static int
broken_seccomp(void)
{
	if (refuse(SYS_seccomp, ENOMEM) || !freopen("/dev/null", "w", stderr))
		return 99;
	return (int)sandbox_enter(NULL, 0) * 0;
}

static void
kernels(void)
{
	ok(ask(without_landlock) == 0, "no Landlock: the named file is read, nothing is written");
	ok(ask(refused_landlock) == 0, "Landlock refused: seccomp alone");
	ok(ask(without_seccomp) == 0, "no seccomp: Landlock alone");
	ok(ask(broken_seccomp) == 2, "a sandbox that breaks in the middle: exit 2");
}
#else
static void
kernels(void)
{
}
#endif

static void
make(const char *file)
{
	FILE *fp = fopen(file, "w");

	if (!fp || fputs("x\n", fp) < 0 || fclose(fp) != 0)
		exit(99);
}

int
main(void)
{
	if (!mkdtemp(dir))
		return 99;
	snprintf(mine, sizeof mine, "%s/mine", dir);
	snprintf(other, sizeof other, "%s/other", dir);
	snprintf(none, sizeof none, "%s/none", dir);
	make(mine);
	make(other);
	have = (enum sandbox)ask(enters);
	printf("# here: %s%s\n", have & SANDBOX_CALLS ? "seccomp " : "",
	    have & SANDBOX_FILES ? "Landlock" : "");
	if (have & SANDBOX_CALLS) {
		attacks(ALONE);
		attacks(NAMED);
		ok(try(read_mine, ALONE) == 1, "reading standard input: no file is opened");
		kernels();
	} else {
		printf("ok %d - sandbox # SKIP none here, or built with a sanitizer\n", ++tap_n);
	}
	ok(try(read_mine, NAMED) == 0, "the file named is read");
	ok(ask(enters_off) == 0, "-N: nothing is forbidden");
	unlink(none);
	unlink(mine);
	unlink(other);
	rmdir(dir);
	return done();
}
