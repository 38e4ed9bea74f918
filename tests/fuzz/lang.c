/* A language is two small letters, and is the same when a text is read in two pieces (french.dict). */
#include "lang.h"
#include "repair.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool good)
{
	if (!good)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct repair r;
	struct str text = repair_line(&r, (struct str){(const char *)data, size});
	struct lang l;
	int32_t margin;
	const char *code;

	lang_begin(&l);
	lang_add(&l, text);
	code = lang_code(&l, &margin);
	must(margin >= 0 && l.known <= l.words && l.words <= text.n);
	must(!code || (strlen(code) == 2 && code[0] >= 'a' && code[1] <= 'z'));
	return 0;
}
