/*
 * mktab OUTDIR FILE.tsv ...: makes the tables of a language part of the program. Writes
 *   OUTDIR/lex.bin     all tables, one after the other, as the machine reads them
 *   OUTDIR/lex.tab.h   the struct lex_table of each, pointing into lex.bin
 *   OUTDIR/lex.list.h  their declarations, for lex.h
 * lex.bin is linked in as it is (.incbin): nothing is relocated or parsed at start, and nothing
 * large goes through the compiler.
 */
#include "die.h"
#include "lexmake.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static FILE *
create(const char *dir, const char *name)
{
	char path[4096];
	FILE *fp;

	snprintf(path, sizeof path, "%s/%s", dir, name);
	fp = fopen(path, "wb");
	if (!fp)
		die("%s:", path);
	return fp;
}

static void
finish(FILE *fp)
{
	if (fflush(fp) || ferror(fp) || fclose(fp))
		die("write error:");
}

/* Appends n bytes to lex.bin at a multiple of 16; where they begin. */
static size_t
append(FILE *bin, size_t *at, const void *p, size_t n)
{
	size_t begin;

	for (; *at % 16; ++*at)
		putc(0, bin);
	begin = *at;
	fwrite(p, 1, n, bin);
	*at += n;
	return begin;
}

/* prisons-of.tsv: prisons_of */
static void
table_name(const char *path, char *name, size_t n)
{
	const char *slash = strrchr(path, '/');
	size_t i;

	snprintf(name, n, "%s", slash ? slash + 1 : path);
	for (i = 0; name[i] && name[i] != '.'; i++)
		if (name[i] == '-')
			name[i] = '_';
	name[i] = '\0';
}

static void
make(const char *file, FILE *bin, FILE *tab, FILE *list, size_t *at)
{
	size_t slot, first, cell, text;
	struct lexmake m;
	char name[256];
	FILE *fp = fopen(file, "r");

	if (!fp)
		die("%s:", file);
	lexmake_file(&m, file, fp);
	fclose(fp);
	slot = append(bin, at, m.slot, m.nslot * sizeof *m.slot);
	first = append(bin, at, m.first, m.nslot * LEX_FIRST / 8);
	cell = append(bin, at, m.cell, m.ncell * sizeof *m.cell);
	text = append(bin, at, m.text, m.ntext);
	table_name(file, name, sizeof name);
	fprintf(list, "LEX_TABLE(%s)\n", name);
	fprintf(tab,
	    "const struct lex_table lex_%s = {(const struct lex_slot *)(const void *)(lex_bin + "
	    "%zu),\n"
	    "    (const uint8_t *)(lex_bin + %zu), (const uint32_t *)(const void *)(lex_bin + "
	    "%zu), lex_bin + %zu, %u, %u, %u, "
	    "%u};\n",
	    name, slot, first, cell, text, m.table.mask, m.table.rows, m.table.cols, m.table.exact);
	lexmake_free(&m);
}

int
main(int argc, char **argv)
{
	FILE *bin, *tab, *list;
	size_t at = 0;
	int i;

	die_name(argv[0]);
	if (argc < 3)
		die("usage: mktab OUTDIR FILE.tsv ...");
	bin = create(argv[1], "lex.bin");
	tab = create(argv[1], "lex.tab.h");
	list = create(argv[1], "lex.list.h");
	fputs("extern const char lex_bin[];\n"
	      "__asm__(\".section .rodata\\n.balign 64\\n.global lex_bin\\nlex_bin:\\n\"\n"
	      "    \".incbin \\\"\" LEX_BIN \"\\\"\\n.byte 0\\n.previous\\n\");\n",
	    tab);
	for (i = 2; i < argc; i++)
		make(argv[i], bin, tab, list, &at);
	finish(bin);
	finish(tab);
	finish(list);
	return die_status();
}
