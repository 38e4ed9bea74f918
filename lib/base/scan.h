#ifndef SCAN_H
#define SCAN_H

#include <stddef.h>
#include <stdint.h>

/*
 * Loops over every byte of the stream, 32 bytes at a time where the processor has AVX2 (asked at
 * run time), portable C elsewhere; both give the same. Nothing is read outside the bytes given.
 */

/*
 * How many of n bytes are plain text: well-formed UTF-8 without control characters but TAB and LF
 * (U+0080 to U+009F are control characters too). Method: Keiser and Lemire, "Validating UTF-8 In
 * Less Than One Instruction Per Byte", 2021.
 */
size_t scan_plain(const char *s, size_t n);

/*
 * The line at s, of n bytes at most: *end is the offset of its LF, or n; the offsets of its TABs,
 * the first max of them, in at[]. Returns how many there are, max + 1 for more than max. n is
 * below 4 GiB.
 */
size_t scan_line(const char *s, size_t n, uint32_t *at, size_t max, size_t *end);

/* The offset of the first of . ! ? or byte A6 (the last of …) among s[i..n); n if there is none. */
size_t scan_stop(const char *s, size_t i, size_t n);

/*
 * The offset of the first mark behind which a sentence or a teaser may begin, . ! ? ( ) " and the
 * bytes A6 BB 9D (the last of … » ”), among s[i..n); n if there is none.
 */
size_t scan_end(const char *s, size_t i, size_t n);

/* The offset of the first of > " ' among s[i..n); n if there is none. */
size_t scan_tag(const char *s, size_t i, size_t n);

/*
 * Copies s[i..n) to *to, which goes on, up to the first " or backslash: its offset; n if there is none.
 * A backslash and a byte for which meant has another are passed as that one. Up to SCAN_MORE bytes
 * more may be written.
 */
enum { SCAN_MORE = 32 };
size_t scan_copy(const char *s, size_t i, size_t n, char **to, const char *meant);

/*
 * The offset of the first byte that may be the second of ½ ¼ ¾ ⅓ (BC, BD, BE, 85) among s[i..n); n if
 * there is none.
 */
size_t scan_fraction(const char *s, size_t i, size_t n);

/* The offset of the first of 0 to 9 among s[i..n); n if there is none. */
size_t scan_figure(const char *s, size_t i, size_t n);

/*
 * The offset of the first capital letter right behind a small letter, a figure or another character (its
 * last byte A0 or more), or figure right behind a small letter, all of ASCII, among s[i..n), i > 0; n if there is none.
 */
size_t scan_seam(const char *s, size_t i, size_t n);

/* The same in portable C; for tests. */
size_t scan_plain_portable(const char *s, size_t n);
size_t scan_line_portable(const char *s, size_t n, uint32_t *at, size_t max, size_t *end);
size_t scan_stop_portable(const char *s, size_t i, size_t n);
size_t scan_end_portable(const char *s, size_t i, size_t n);
size_t scan_tag_portable(const char *s, size_t i, size_t n);
size_t scan_copy_portable(const char *s, size_t i, size_t n, char **to, const char *meant);
size_t scan_fraction_portable(const char *s, size_t i, size_t n);
size_t scan_figure_portable(const char *s, size_t i, size_t n);
size_t scan_seam_portable(const char *s, size_t i, size_t n);

#endif
