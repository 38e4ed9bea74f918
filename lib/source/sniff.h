#ifndef SNIFF_H
#define SNIFF_H

#include "u8.h"

#include <stdbool.h>

/*
 * What a piece of data is, by how it begins: bytes that no text of another kind begins with, and
 * for HTML the elements that flattened text does not have. No more than SNIFF bytes are looked at.
 */

enum { SNIFF = 4096 };

enum sniff { SNIFF_TEXT, SNIFF_HTML, SNIFF_WARC, SNIFF_ARC, SNIFF_JSON, SNIFF_FOREIGN };

/* *what names a SNIFF_FOREIGN format: "LZ4". */
enum sniff sniff_data(struct str s, const char **what);

bool sniff_html(struct str s);
bool sniff_gzip(struct str s);

#endif
