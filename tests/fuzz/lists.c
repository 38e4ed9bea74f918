/*
 * Any bytes as the lists that a user gives: names for tag-entities -g, lines for clean -c. Bad lines
 * are left out; what was taken is found again (lists.dict).
 */
#include "fuzz.h"

#include "entity.h"
#include "gazette.h"
#include "shared.h"

#include <unistd.h>

static void
use_names(char *path, struct str text)
{
	struct gazette g;
	struct entity_doc *d;
	struct entity_list list;
	size_t end = 0;

	gazette_open(&g, &path, 1);
	d = entity_open(false, &g.made.table);
	entity_begin(d, STR("fr"), STR("-"));
	entity_add(d, STR("body"), text);
	entity_find(d);
	list = entity_of(d, 0);
	for (size_t i = 0; i < list.n; i++) {
		const struct entity *e = &list.e[i];
		size_t a = u8_offset(text.s, text.n, e->start),
		       b = u8_offset(text.s, text.n, e->end);

		HOLDS(e->start >= end && e->start < e->end && e->name.n > 0);
		HOLDS(e->text.s == text.s + a && e->text.n == b - a);
		end = e->end;
	}
	entity_close(d);
	gazette_close(&g);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct shared s = {0};
	char path[32];
	FILE *fp = tmpfile();

	HOLDS(fp && fwrite(data, 1, size, fp) == size && fflush(fp) == 0);
	snprintf(path, sizeof path, "/dev/fd/%d", fileno(fp));
	use_names(path, fuzz_text(data, size));
	HOLDS(shared_read(&s, path));
	HOLDS(s.n <= size + 1);
	shared_free(&s);
	fclose(fp);
	return 0;
}
