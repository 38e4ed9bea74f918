#include "tap.h"

#include "segment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct stop_words words;

/* Copies a case without its marks: "a. ¦ B" is "a. B", "a.¦B" is "a.B". */
static void
unmark(const char *s, char *text)
{
	size_t n = 0;

	while (*s) {
		if (strncmp(s, " ¦ ", 4) == 0) {
			text[n++] = ' ';
			s += 4;
		} else if (strncmp(s, "¦", 2) == 0) {
			s += 2;
		} else {
			text[n++] = *s++;
		}
	}
	text[n] = '\0';
}

/* The text with the marks that segment.c would set; was a rule used? */
static bool
mark(const char *text, char *out, int rule)
{
	struct segment_text t;
	struct segment_stop d;
	bool used = false;
	size_t end = 0;

	*out = '\0';
	segment_begin(&words, &t, (struct str){text, strlen(text)});
	while (segment_next(&t, &d)) {
		used |= d.rule == rule;
		if (!d.ends)
			continue;
		if (end > 0)
			strcat(out, d.start > end ? " ¦ " : "¦");
		strncat(out, text + d.start, d.end - d.start);
		end = d.end;
	}
	return used;
}

static void
test_cases(const char *file)
{
	char line[1000], text[1000], got[2000], *tab;
	FILE *fp = fopen(file, "r");

	ok(fp != NULL, "%s", file);
	while (fp && fgets(line, sizeof line, fp)) {
		line[strcspn(line, "\n")] = '\0';
		if (*line == '#' || !(tab = strchr(line, '\t')))
			continue;
		*tab++ = '\0';
		unmark(tab, text);
		if (!mark(text, got, atoi(line)))
			ok(0, "rule %s: %s", line, tab);
		else
			ok(strcmp(got, tab) == 0, "%s: %s", tab, got);
	}
	if (fp)
		fclose(fp);
}

/* All of the text but spaces is in the sentences; how many sentences. */
static size_t
cut(struct str x, bool *whole)
{
	struct segment_text t;
	struct segment_stop d;
	size_t n = 0, end = 0, i;

	*whole = true;
	segment_begin(&words, &t, x);
	while (segment_next(&t, &d)) {
		if (!d.ends)
			continue;
		n++;
		*whole &= d.start >= end && d.end >= d.start && d.end <= x.n;
		for (i = end; i < d.start; i++)
			*whole &= x.s[i] == ' ';
		end = d.end;
	}
	*whole &= end == x.n;
	return n;
}

/* Two megabytes of the same piece, over and over: as fast for each byte as any text. */
static void
test_linear(void)
{
	static const char *const pieces[] = {"\"", "« ", " »", "(", ")", ".", ". ", ". \"", ".\" ",
	    "!' ", "a. ", "1. ", "M. ", "...", "… ", ". - ", ".(", ". (", "\".\"A", "A", "9", "é",
	    "a.", "a", " ", "(...) ", ". Le", ". L'", "? ! ", "’", "-", ". a-"};
	enum { SIZE = 2 << 20 };
	char *s = malloc(SIZE);
	size_t i, k, n, bad = 0;
	clock_t t0 = clock();
	bool whole;

	for (i = 0; s && i < sizeof pieces / sizeof *pieces; i++) {
		k = strlen(pieces[i]);
		for (n = 0; n + k <= SIZE; n += k)
			memcpy(s + n, pieces[i], k);
		cut((struct str){s, n}, &whole);
		bad += !whole;
	}
	free(s);
	ok(bad == 0, "nothing of the text is lost");
	ok((clock() - t0) / CLOCKS_PER_SEC < 20, "linear on whatever is repeated");
}

int
main(void)
{
	stop_open(&words);
	test_cases("tests/cases/segment.tsv");
	ok(segment_is_whole(STR("title"), STR("Un stade ? La région dit oui")), "a title is whole");
	ok(!segment_is_whole(STR("body"), STR("Un stade ?")), "a body is not");
	test_linear();
	return done();
}
