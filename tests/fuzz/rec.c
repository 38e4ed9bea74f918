/* Any bytes read as records: fields without controls, never empty, and no byte of good text lost (record.dict). */
#include "fuzz.h"

#include "rec.h"
#include "table.h"

#include <string.h>
#include <unistd.h>

static void
check(const struct rec *r)
{
	size_t i, k;

	HOLDS(u8_valid(r->line.s, r->line.n) == r->line.n);
	HOLDS((r->nf > 0) == (r->type != REC_OTHER));
	for (i = 0; i < r->nf; i++) {
		HOLDS(r->f[i].n > 0);
		for (k = 0; k < r->f[i].n; k++)
			HOLDS((unsigned char)r->f[i].s[k] >= 0x20);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct table t;
	struct rec_in in;
	struct rec r;
	FILE *fp = tmpfile();
	size_t i;

	HOLDS(fp && fwrite(data, 1, size, fp) == size && fflush(fp) == 0);
	rewind(fp);
	HOLDS(dup2(fileno(fp), STDIN_FILENO) == STDIN_FILENO &&
	      lseek(STDIN_FILENO, 0, SEEK_SET) == 0);
	fclose(fp);
	HOLDS(!table_open(&t, REC_STAT, "VALUE,par.TEXT,meta.author", true));
	rec_open(&in, NULL, 0, REC_LIMIT_MIN, NULL);
	while (rec_read(&in, &r)) {
		check(&r);
		HOLDS(!table_due(&t, &r));
		if (table_take(&t, &r))
			for (i = 0; i < t.n; i++)
				HOLDS(!memchr(table_cell(&t, i).s, '\n', table_cell(&t, i).n));
	}
	rec_close(&in);
	table_close(&t);
	return 0;
}
