/* clean: the article of a scraped page, as records. */
#include "article.h"
#include "byline.h"
#include "die.h"
#include "io.h"
#include "plain.h"
#include "rec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] = "usage: clean [-ahV] [-i id] [-M size] [file ...]\n";

/* Writes a field: "-" when it is empty. */
static void
field(struct io_out *o, struct str s)
{
	io_byte(o, '\t');
	if (s.n > 0)
		io_str(o, s);
	else
		io_byte(o, '-');
}

static void
record(struct io_out *o, const char *type, struct str id)
{
	io_str(o, (struct str){type, strlen(type)});
	field(o, id);
}

static bool
has(struct str s, const char *w)
{
	size_t i, n = strlen(w);

	for (i = 0; i + n <= s.n; i++)
		if (memcmp(s.s + i, w, n) == 0)
			return true;
	return false;
}

static bool
french(const struct page *p)
{
	size_t i, n = 0;

	for (i = 0; i < p->n; i++)
		if (p->b[i].kind != KIND_DROP)
			n += has(p->b[i].text, " de ") + has(p->b[i].text, " les ") +
			     has(p->b[i].text, " et ") + has(p->b[i].text, " des ");
	return n > 0;
}

static void
article(struct io_out *o, struct page *p, struct str id, const char *file, bool all)
{
	struct article f;
	struct byline by;
	char date[PUBDATE_SIZE] = "-", no[24];
	struct str title = {"", 0}, source = {file, strlen(file)};
	size_t i, par = 0;

	block_measure_all(p);
	article_find(p, &f);
	byline_find(p, &f, &by);
	if (f.title >= 0)
		title = p->b[f.title].text;
	for (i = 0; i < p->n; i++)
		if (p->b[i].kind == KIND_DATELINE && pubdate_put(&p->b[i].date, date))
			break;
	if (by.site.n > 0)
		source = by.site;
	record(o, "doc", id);
	field(o, french(p) ? STR("fr") : STR(""));
	field(o, (struct str){date, strlen(date)});
	field(o, source);
	field(o, title);
	io_line(o);
	if (by.author.n > 0) {
		record(o, "meta", id);
		field(o, STR("author"));
		field(o, by.author);
		io_line(o);
	}
	for (i = 0; i < p->n; i++) {
		const char *kind = block_kind_name(p->b[i].kind);

		if (p->b[i].kind == KIND_DROP && !all)
			continue;
		record(o, "par", id);
		snprintf(no, sizeof no, "%zu", ++par);
		field(o, (struct str){no, strlen(no)});
		field(o, (struct str){kind, strlen(kind)});
		field(o, p->b[i].text);
		io_line(o);
		if (p->b[i].kind != KIND_DROP)
			continue;
		record(o, "meta", id);
		field(o, STR("drop"));
		io_byte(o, '	');
		io_number(o, par);
		io_byte(o, ' ');
		kind = p->b[i].why ? p->b[i].why : "outside";
		io_str(o, (struct str){kind, strlen(kind)});
		io_line(o);
	}
}

/* The whole of the open file; its length in *n. */
static char *
slurp(struct io_in *in, char *buf, size_t *cap, size_t *n)
{
	size_t k;

	*n = 0;
	for (;;) {
		if (*cap - *n < IO_BLOCK) {
			*cap = *cap ? *cap * 2 : 4 * IO_BLOCK;
			buf = die_realloc(buf, *cap);
		}
		k = io_read(in, buf + *n, *cap - *n);
		if (k == 0)
			return buf;
		*n += k;
	}
}

static const char *
name_of(const char *file)
{
	const char *s = strrchr(file, '/');

	return s ? s + 1 : file;
}

static struct str
base(const char *file)
{
	const char *s = name_of(file), *dot;

	dot = strrchr(s, '.');
	return (struct str){s, dot && dot > s ? (size_t)(dot - s) : strlen(s)};
}

int
main(int argc, char **argv)
{
	struct io_out out;
	struct io_in in;
	struct arena a = {0};
	const char *id = NULL;
	char *buf = NULL;
	size_t cap = 0, n;
	bool all = false;
	int c;

	die_name(argv[0]);
	while ((c = getopt(argc, argv, "ahi:M:V")) != -1) {
		switch (c) {
		case 'a':
			all = true;
			break;
		case 'i':
			id = optarg;
			break;
		case 'M':
			rec_size(optarg);
			break;
		case 'h':
			fputs(usage, stdout);
			return 0;
		case 'V':
			puts("clean (depeche) " VERSION);
			return 0;
		default:
			fputs(usage, stderr);
			return 2;
		}
	}
	io_out_open(&out, STDOUT_FILENO);
	io_in_open(&in, argv + optind, argc - optind, &out);
	while (io_next(&in)) {
		struct page p = {0};

		p.a = &a;
		buf = slurp(&in, buf, &cap, &n);
		plain_read(&p, buf, n);
		article(&out, &p, id ? (struct str){id, strlen(id)} : base(in.name),
		    name_of(in.name), all);
		arena_reset(&a);
	}
	free(buf);
	arena_free(&a);
	return io_out_close(&out);
}
