#define _GNU_SOURCE /* syscall(), O_PATH */
#ifdef __OpenBSD__
#define _BSD_SOURCE /* pledge(), unveil() */
#endif
#include "sandbox.h"

#include "die.h"

#include <stdbool.h>
#include <string.h>

#ifndef __has_feature
#define __has_feature(x) 0
#endif
#ifndef __has_include
#define __has_include(x) 0
#endif

/* Their runtimes read /proc, make threads and call a symbolizer; coverage is written at the end. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || defined(NO_SANDBOX) ||        \
    __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) ||                         \
    __has_feature(thread_sanitizer)
#define BARE 1
#elif defined(__linux__) && __has_include(<linux/seccomp.h>)
#define LINUX 1
#endif

static bool off, named;

void
sandbox_off(void)
{
	off = true;
	die_note("no sandbox (-N)");
}

#if defined(LINUX)

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * Landlock, landlock(7), by number: the headers of a system are often older than its kernel. The
 * rights that each version knows; versions not yet written know more, which stay allowed until
 * they stand here, and seccomp forbids the calls.
 */
enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446, RULESET_VERSION = 1 };
enum { PATH_BENEATH = 1, READ_FILE = 1 << 2, READ_DIR = 1 << 3 };

struct ruleset {
	uint64_t fs, net, scoped;
};

struct beneath {
	uint64_t allowed;
	int32_t fd;
} __attribute__((packed));

static const struct ruleset rights[] = {
    {0x1FFF, 0, 0}, /* 1: files and directories */
    {0x3FFF, 0, 0}, /* 2: links and renames across directories */
    {0x7FFF, 0, 0}, /* 3: truncate */
    {0x7FFF, 3, 0}, /* 4: TCP */
    {0xFFFF, 3, 0}, /* 5: ioctl of devices */
    {0xFFFF, 3, 3}, /* 6: abstract sockets, signals */
};

enum { UNASKED = -1, MISSING = -2 };
static int ruleset = UNASKED;

/* The kernel has no such thing, or somebody above us (a container) does not grant it. */
static bool
is_absent(int error)
{
	return error == ENOSYS || error == EOPNOTSUPP || error == EPERM || error == EACCES;
}

static void
make_ruleset(void)
{
	long version, most = sizeof rights / sizeof *rights, fd;

	if (ruleset != UNASKED)
		return;
	ruleset = MISSING;
	version = syscall(CREATE_RULESET, NULL, 0, RULESET_VERSION);
	if (version < 1)
		return;
	if (version > most)
		version = most;
	fd = syscall(CREATE_RULESET, &rights[version - 1], sizeof *rights, 0);
	if (fd < 0 && !is_absent(errno))
		die("sandbox (-N: without): Landlock:");
	if (fd >= 0)
		ruleset = (int)fd;
}

/* What cannot be found or named here cannot be opened later: io tells that then. */
void
sandbox_read(const char *file)
{
	struct beneath rule = {READ_FILE, -1};
	struct stat st;

	if (off || strcmp(file, "-") == 0)
		return;
	named = true;
	make_ruleset();
	if (ruleset < 0)
		return;
	rule.fd = open(file, O_PATH | O_CLOEXEC);
	if (rule.fd < 0)
		return;
	if (fstat(rule.fd, &st) == 0) {
		if (S_ISDIR(st.st_mode))
			rule.allowed = READ_DIR;
		/* pipes, as of <(…), have no place in a file system: they are never refused */
		syscall(ADD_RULE, ruleset, PATH_BENEATH, &rule, 0);
	}
	close(rule.fd);
}

static bool
restrict_files(void)
{
	make_ruleset();
	if (ruleset < 0)
		return false;
	if (syscall(RESTRICT_SELF, ruleset, 0) < 0) {
		if (!is_absent(errno))
			die("sandbox (-N: without): Landlock:");
		close(ruleset);
		return false;
	}
	close(ruleset);
	return true;
}

/* System calls */

#if defined(__x86_64__) && defined(__LP64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__) && defined(__AARCH64EL__)
#define ARCH AUDIT_ARCH_AARCH64
#endif

#if defined(ARCH)

enum { DENY = SECCOMP_RET_ERRNO | EPERM, X32 = 0x40000000 };

/* These of open's flags (the last two: O_LARGEFILE, which musl sets, here and on ARM). */
enum { OPEN_FLAGS = O_CLOEXEC | O_NOCTTY | O_NONBLOCK | 0100000 | 0400000 };

struct filter {
	struct sock_filter code[256];
	unsigned short n;
};

static void
put(struct filter *f, unsigned op, uint8_t yes, uint8_t no, uint32_t k)
{
	f->code[f->n++] = (struct sock_filter){(uint16_t)op, yes, no, k};
}

static void
put_load(struct filter *f, size_t offset)
{
	put(f, BPF_LD | BPF_W | BPF_ABS, 0, 0, (uint32_t)offset);
}

/* What becomes of these calls, whatever their arguments. */
static void
put_calls(struct filter *f, const long *call, size_t n, uint32_t result)
{
	for (size_t i = 0; i < n; i++) {
		put(f, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, (uint32_t)call[i]);
		put(f, BPF_RET | BPF_K, 0, 0, result);
	}
}

/*
 * A call is allowed if argument arg passes: JEQ, it is k (the pointer or the number: 32 bits of it
 * are looked at, and no more are used); JSET, it has no bit of k.
 */
static void
put_test(struct filter *f, long call, size_t arg, unsigned test, uint32_t k)
{
	bool equal = test == BPF_JEQ;

	put(f, BPF_JMP | BPF_JEQ | BPF_K, 0, 4, (uint32_t)call);
	put_load(f, offsetof(struct seccomp_data, args) + arg * sizeof(uint64_t));
	put(f, BPF_JMP | test | BPF_K, !equal, equal, k);
	put(f, BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW);
	put(f, BPF_RET | BPF_K, 0, 0, DENY);
}

/* In the order in which a filter needs them: old kernels go through the list each time. */
static const long allowed[] = {
    SYS_read,
    SYS_write,
    SYS_ppoll,
    SYS_brk,
    SYS_munmap,
    SYS_mremap,
    SYS_madvise,
    SYS_close,
    SYS_lseek,
    SYS_fstat,
    SYS_readv,
    SYS_writev,
    SYS_pread64,
    SYS_clock_gettime,
    SYS_getrandom,
    SYS_futex,
    SYS_sysinfo,
    SYS_getpid,
    SYS_gettid,
    SYS_rt_sigaction,
    SYS_rt_sigprocmask,
    SYS_rt_sigreturn,
    SYS_restart_syscall,
    SYS_exit,
    SYS_exit_group,
#ifdef SYS_poll
    SYS_poll,
#endif
};

/* No filter does this on any machine: who does has been taken over, and everybody shall see it. */
static const long deadly[] = {
    SYS_execve,
    SYS_execveat,
    SYS_clone,
    SYS_ptrace,
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_kill,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
#ifdef SYS_clone3
    SYS_clone3,
#endif
#ifdef SYS_fork
    SYS_fork,
    SYS_vfork,
#endif
};

static void
make_filter(struct filter *f, bool opens)
{
	f->n = 0;
	put_load(f, offsetof(struct seccomp_data, arch));
	put(f, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, ARCH);
	put(f, BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS);
	put_load(f, offsetof(struct seccomp_data, nr));
#if defined(__x86_64__)
	put(f, BPF_JMP | BPF_JGE | BPF_K, 0, 1, X32);
	put(f, BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS);
#endif
	put_calls(f, allowed, sizeof allowed / sizeof *allowed, SECCOMP_RET_ALLOW);
	put_test(f, SYS_mmap, 2, BPF_JSET, PROT_EXEC);
	put_test(f, SYS_mprotect, 2, BPF_JSET, PROT_EXEC);
	put_test(f, SYS_newfstatat, 3, BPF_JEQ, AT_EMPTY_PATH); /* fstat() */
	put_test(f, SYS_fcntl, 1, BPF_JSET, ~3U); /* F_DUPFD F_GETFD F_SETFD F_GETFL */
	put_test(f, SYS_tgkill, 0, BPF_JEQ, (uint32_t)getpid()); /* abort() */
	if (opens) {
		put_test(f, SYS_openat, 2, BPF_JSET, ~(uint32_t)OPEN_FLAGS);
#ifdef SYS_open
		put_test(f, SYS_open, 1, BPF_JSET, ~(uint32_t)OPEN_FLAGS);
#endif
	}
	put_calls(f, deadly, sizeof deadly / sizeof *deadly, SECCOMP_RET_KILL_PROCESS);
	put(f, BPF_RET | BPF_K, 0, 0, DENY);
}

/* SPEC_ALLOW: kernels before 5.16 slow a process with a filter down, against Spectre. */
static bool
restrict_calls(void)
{
	struct filter f;
	struct sock_fprog prog = {0, f.code};
	unsigned long flags[] = {SECCOMP_FILTER_FLAG_SPEC_ALLOW, 0};

	make_filter(&f, named);
	prog.len = f.n;
	for (size_t i = 0; i < 2; i++)
		if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags[i], &prog) == 0)
			return true;
	if (!is_absent(errno) && errno != EINVAL)
		die("sandbox (-N: without): seccomp:");
	return false;
}

#else

static bool
restrict_calls(void)
{
	return false;
}

#endif

enum sandbox
sandbox_enter(char **files, int n)
{
	int all = SANDBOX_NONE;

	if (off)
		return SANDBOX_NONE;
	for (int i = 0; i < n; i++)
		sandbox_read(files[i]);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return SANDBOX_NONE;
	if (restrict_files())
		all |= SANDBOX_FILES;
	if (restrict_calls())
		all |= SANDBOX_CALLS;
	return (enum sandbox)all;
}

#elif defined(__OpenBSD__) && !defined(BARE)

#include <unistd.h>

void
sandbox_read(const char *file)
{
	if (off || strcmp(file, "-") == 0)
		return;
	named = true;
	unveil(file, "r"); /* what is not there is told when it is opened */
}

enum sandbox
sandbox_enter(char **files, int n)
{
	if (off)
		return SANDBOX_NONE;
	for (int i = 0; i < n; i++)
		sandbox_read(files[i]);
	if (pledge(named ? "stdio rpath" : "stdio", NULL) < 0)
		die("sandbox (-N: without): pledge:");
	return SANDBOX_CALLS | SANDBOX_FILES;
}

#else

void
sandbox_read(const char *file)
{
	named |= file[0] != '\0';
}

enum sandbox
sandbox_enter(char **files, int n)
{
	(void)files;
	(void)n;
	return SANDBOX_NONE;
}

#endif
