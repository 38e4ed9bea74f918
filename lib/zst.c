#include "zst.h"

#include "die.h"

#include <stdlib.h>
#include <string.h>
#include <zstd.h>
#include <zstd_errors.h>

enum { MAGIC = 4, WINDOW_LOG = 27, HEADER = 3 }; /* HEADER: bytes before a block */

struct zst {
	ZSTD_DCtx *d;
	size_t next; /* bytes that the library asked for */
	bool full;   /* it may still hold output */
};

static void
reset(void *p)
{
	struct zst *z = p;

	ZSTD_DCtx_reset(z->d, ZSTD_reset_session_only);
	z->next = MAGIC + 1;
	z->full = false;
}

static void *
open_zst(void)
{
	struct zst *z = die_alloc(sizeof *z);

	z->d = ZSTD_createDCtx();
	if (!z->d)
		die("out of memory");
	ZSTD_DCtx_setParameter(z->d, ZSTD_d_windowLogMax, WINDOW_LOG);
	reset(z);
	return z;
}

static void
free_zst(void *p)
{
	struct zst *z = p;

	ZSTD_freeDCtx(z->d);
	free(z);
}

static bool
begins(const char *s)
{
	return memcmp(s, "\x28\xB5\x2F\xFD", MAGIC) == 0 ||
	       ((s[0] & 0xF0) == 0x50 && memcmp(s + 1, "\x2A\x4D\x18", MAGIC - 1) == 0);
}

bool
zst_is(struct str s)
{
	return s.n >= MAGIC && begins(s.s);
}

static enum packed_step
wrong(size_t r, const char **why)
{
	switch (ZSTD_getErrorCode(r)) {
	case ZSTD_error_memory_allocation:
		die("out of memory");
	case ZSTD_error_dictionary_wrong:
		*why = "needs a dictionary: not read, nor what follows";
		return PACKED_USELESS;
	case ZSTD_error_frameParameter_windowTooLarge:
		*why = "needs a window of more than 128 MiB: not read";
		break;
	case ZSTD_error_checksum_wrong:
		*why = "checksum is wrong";
		break;
	default:
		*why = "broken";
	}
	return PACKED_BROKEN;
}

/*
 * Where a call fails, what it gave before is lost. So each call gets no more than a block or a
 * header (what the library asks for is a block and the next header), and nothing as long as it may
 * hold output: then what is read of a broken frame does not depend on how the input came.
 */
static enum packed_step
step(void *p, const char *in, size_t *n, char *out, size_t *m, const char **why)
{
	struct zst *z = p;
	size_t most = z->full ? 0 : z->next > HEADER ? z->next - HEADER : z->next, r;
	ZSTD_inBuffer i = {in, *n < most ? *n : most, 0};
	ZSTD_outBuffer o = {out, *m, 0};

	r = ZSTD_decompressStream(z->d, &o, &i);
	*n = i.pos;
	*m = o.pos;
	if (ZSTD_isError(r))
		return wrong(r, why);
	z->full = o.pos == o.size;
	z->next = r;
	return r == 0 ? PACKED_END : PACKED_MORE;
}

const struct packed_codec zst_codec = {
    "zstd frame", MAGIC, '\x28', begins, open_zst, reset, step, free_zst};

struct str
zst_body(struct str body, char **buf, size_t *cap, size_t limit, const char **why)
{
	struct zst *z = open_zst();
	enum packed_step r;
	size_t n = 0, at = 0, used, got;

	*why = "too long";
	while (n < limit) {
		if (n == *cap) {
			*cap = *cap ? *cap * 2 : 4 * IO_BLOCK;
			*buf = die_realloc(*buf, *cap);
		}
		used = body.n - at;
		got = (*cap < limit ? *cap : limit) - n;
		r = step(z, body.s + at, &used, *buf + n, &got, why);
		at += used;
		n += got;
		if (r == PACKED_END && at == body.n) {
			*why = NULL;
			break;
		}
		if (r == PACKED_END) {
			reset(z);
		} else if (r >= PACKED_BROKEN || (at == body.n && got == 0)) {
			*why = "broken or cut off";
			break;
		}
	}
	free_zst(z);
	return (struct str){*buf, n};
}
