/*
 * tests/cases/stats.tsv: sentences of a document, « | » between them, entities as {TYPE text CODE};
 * then, TAB, what stats_find() makes of its figures: TEXT [WHAT] EVENT WHEN WHERE PART, « | »
 * between them.
 */
#include "tap.h"

#include "sift.h"
#include "stats.h"

#include <string.h>

struct ent {
	size_t start, end;
	char type[8], text[200], code[40];
};

struct sentence {
	char text[2000];
	struct ent e[20];
	size_t ne;
};

/* « {LOC Rabat} », « {DATE lundi 2024-05-06} »: the last word is the code of a DATE or after =. */
static const char *
read_entity(const char *s, struct sentence *x)
{
	struct ent *e = &x->e[x->ne++];
	const char *end = strchr(s, '}'), *space = strchr(s, ' ');
	const char *code = memchr(s, '=', (size_t)(end - s));
	size_t n = (size_t)((code ? code : end) - space - 1), at = strlen(x->text);

	snprintf(e->type, sizeof e->type, "%.*s", (int)(space - s), s);
	snprintf(e->text, sizeof e->text, "%.*s", (int)n, space + 1);
	snprintf(e->code, sizeof e->code, "%.*s", code ? (int)(end - code - 1) : 1,
	    code ? code + 1 : "-");
	e->start = u8_count(x->text, at);
	e->end = e->start + u8_count(e->text, n);
	memcpy(x->text + at, e->text, n + 1);
	return end + 1;
}

/* One sentence, up to « | »; what stands behind it, NULL at the end. */
static const char *
read_sentence(const char *s, struct sentence *x)
{
	size_t at = 0;

	memset(x, 0, sizeof *x);
	while (*s == ' ')
		s++;
	while (*s && *s != '|') {
		if (*s == '{') {
			s = read_entity(s + 1, x);
			at = strlen(x->text);
		} else {
			x->text[at++] = *s++;
			x->text[at] = '\0';
		}
	}
	while (at > 0 && x->text[at - 1] == ' ')
		x->text[--at] = '\0';
	return *s ? s + 1 : NULL;
}

static struct str
str(const char *s)
{
	return (struct str){s, strlen(s)};
}

static void
put(char *to, size_t size, const struct stats_row *r)
{
	size_t at = strlen(to);

	snprintf(to + at, size - at, "%s%.*s [%.*s] %s %s %.*s %s", at ? " | " : "", (int)r->text.n,
	    r->text.s, r->what.n ? (int)r->what.n : 1, r->what.n ? r->what.s : "-",
	    cue_event(r->event), r->when, r->where.n ? (int)r->where.n : 1,
	    r->where.n ? r->where.s : "-", r->part);
}

static void
one(struct stats *st, char *line)
{
	const char *next = strtok(line, "\t"), *want = strtok(NULL, "\n"), *input = next;
	const struct stats_row *row;
	char got[4096] = "", number[24];
	struct sentence x;
	int i = 0;

	stats_document(st, STR("2024-05-10"));
	while (next) {
		struct stats_sent s;

		next = read_sentence(next, &x);
		snprintf(number, sizeof number, "%d", ++i);
		s = (struct stats_sent){
		    str(number), str(number), str(i == 1 ? "title" : "body"), str(x.text)};
		if (stats_sentence(st, &s))
			for (size_t k = 0; k < x.ne; k++)
				stats_entity(st, x.e[k].start, x.e[k].end, str(x.e[k].type),
				    str(x.e[k].text), STR("-"), str(x.e[k].code));
		for (size_t n = stats_find(st, &row), k = 0; k < n; k++)
			put(got, sizeof got, &row[k]);
	}
	ok(want && strcmp(got, strcmp(want, "-") == 0 ? "" : want) == 0, "%s: %s", input, got);
}

/* What figure_find() finds in the sentences of its own cases is never sifted out. */
static void
test_sift(void)
{
	static struct sift s;
	struct arena a = {0};
	struct figure *f;
	struct tok *t;
	char line[4096];
	size_t n, lost = 0, held = 0;
	FILE *fp = fopen("tests/cases/figure.tsv", "r");

	sift_open(&s);
	while (fp && fgets(line, sizeof line, fp)) {
		struct str text = {line, strcspn(line, "\t\n")};

		n = tok_split(text, &a, &t);
		n = figure_find(text, t, n, NULL, 0, NULL, &a, &f);
		held += n > 0;
		lost += n > 0 && !sift_text(&s, text, NULL, 0, &(size_t){0});
		arena_reset(&a);
	}
	ok(fp && fclose(fp) == 0 && held > 50 && lost == 0, "sift: %zu of %zu lost", lost, held);
	ok(!sift_text(&s, STR("Le ministre a reçu une délégation."), NULL, 0, &(size_t){0}),
	    "sift: no figure");
	ok(!sift_text(&s, STR("à Rabat le 3 mai"), &(struct sift_skip){11, 16}, 1, &(size_t){0}),
	    "sift: skip");
	arena_free(&a);
}

int
main(void)
{
	struct stats *st = stats_open();
	char line[4096];
	FILE *fp = fopen("tests/cases/stats.tsv", "r");

	while (fp && fgets(line, sizeof line, fp))
		if (line[0] != '#' && line[0] != '\n')
			one(st, line);
	ok(fp && fclose(fp) == 0, "cases read");
	stats_close(st);
	test_sift();
	return done();
}
