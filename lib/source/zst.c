#include "zst.h"

#include "die.h"

#include <stdlib.h>
#include <string.h>
#include <zstd.h>
#include <zstd_errors.h>

/* HEADER: bytes before a block; SKIP: before what is skipped; DICTIONARY: the longest. */
enum { MAGIC = 4, WINDOW_LOG = 27, HEADER = 3, SKIP = 8, DICTIONARY = 16 * 1024 * 1024 };

struct zst {
	ZSTD_DCtx *d;
	size_t next; /* bytes that the library asked for */
	bool full;   /* it may still hold output */
	bool first;  /* the first frame is still to come */
	char *dict;  /* this first frame, if it is a dictionary: have of size bytes */
	size_t have, size;
};

static void
reset(void *p)
{
	struct zst *z = p;

	ZSTD_DCtx_reset(z->d, ZSTD_reset_session_only);
	z->next = MAGIC + 1;
	z->full = false;
	free(z->dict);
	z->dict = NULL;
}

static void *
open_zst(void)
{
	struct zst *z = die_alloc(sizeof *z);

	z->d = ZSTD_createDCtx();
	if (!z->d)
		die("out of memory");
	ZSTD_DCtx_setParameter(z->d, ZSTD_d_windowLogMax, WINDOW_LOG);
	z->first = true;
	z->dict = NULL;
	reset(z);
	return z;
}

static void
free_zst(void *p)
{
	struct zst *z = p;

	ZSTD_freeDCtx(z->d);
	free(z->dict);
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
step_frame(struct zst *z, const char *in, size_t *n, char *out, size_t *m, const char **why)
{
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
		r = step_frame(z, body.s + at, &used, *buf + n, &got, why);
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

/* The dictionary, that may be compressed itself, is for all frames to come. */
static bool
load(struct zst *z, struct str d)
{
	char *buf = NULL;
	const char *why = NULL;
	size_t cap = 0, r;

	if (zst_is(d))
		d = zst_body(d, &buf, &cap, DICTIONARY, &why);
	r = why ? 0 : ZSTD_DCtx_loadDictionary(z->d, d.s, d.n);
	free(buf);
	return !why && !ZSTD_isError(r);
}

static uint32_t
little(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;

	return u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16 | (uint32_t)u[3] << 24;
}

static enum packed_step
step_dictionary(struct zst *z, const char *in, size_t *n, const char **why)
{
	struct str d;
	bool good;

	*n = *n < z->size - z->have ? *n : z->size - z->have;
	memcpy(z->dict + z->have, in, *n);
	z->have += *n;
	if (z->have < z->size)
		return PACKED_MORE;
	if (z->size == SKIP) {
		*why = "a dictionary of more than 16 MiB: not read, nor what follows";
		if (little(z->dict + MAGIC) > DICTIONARY)
			return PACKED_USELESS;
		z->size += little(z->dict + MAGIC);
		z->dict = die_realloc(z->dict, z->size + 1);
		if (z->size > SKIP)
			return PACKED_MORE;
	}
	d = (struct str){z->dict + SKIP, z->size - SKIP};
	good = load(z, d);
	free(z->dict);
	z->dict = NULL;
	*why = "a dictionary that cannot be loaded: what follows is not read";
	return good ? PACKED_END : PACKED_USELESS;
}

/* After a reset, in[0..MAGIC) is there. */
static enum packed_step
step(void *p, const char *in, size_t *n, char *out, size_t *m, const char **why)
{
	struct zst *z = p;

	if (z->first && memcmp(in, "\x5D\x2A\x4D\x18", MAGIC) == 0) {
		z->dict = die_alloc(SKIP);
		z->size = SKIP;
		z->have = 0;
	}
	z->first = false;
	if (!z->dict)
		return step_frame(z, in, n, out, m, why);
	*m = 0;
	return step_dictionary(z, in, n, why);
}

const struct packed_codec zst_codec = {
    "zstd frame", MAGIC, '\x28', begins, open_zst, reset, step, free_zst};
