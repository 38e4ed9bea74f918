/*
 * words: puts together what lib/fr/entity.words says of each word and name.
 *
 *     words -k lib/fr/entity.words [-t TAGGED] CLUSTERS LEXICON NAMES=BIT... > NEW
 *
 * CLUSTERS: word, its classes; LEXICON: word, how often it is written small; NAMES: a name a line.
 * The columns role and seen come from the list that there is, and so do names that stand in none of
 * NAMES; seen is counted anew on TAGGED, records of tag-entities, where these are given.
 */
#include "arena.h"
#include "corpus.h"
#include "dict.h"
#include "die.h"
#include "tok.h"
#include "u8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CLUSTERS = 4, CLASS = 4, NAMES, ROLE, SEEN, COLUMNS };
enum { KINDS = 5, OTHER = 3, NONE = 4, OFTEN = 3, LONGEST = 12 };

struct entry {
	char *word;
	int col[COLUMNS];
	uint32_t seen[KINDS]; /* PER, ORG, LOC, other names, no name */
};

struct list {
	struct dict at;
	struct entry *e;
	size_t n, cap;
};

/* The word as the list has it: small letters, straight apostrophes, & for &amp;. */
static size_t
fold(const char *s, size_t n, char *to)
{
	size_t i, len, k = 0;

	for (i = 0; i < n; i += len) {
		int32_t cp = u8_get(s + i, n - i, &len);

		k += u8_put(to + k, cp == 0x2019 ? '\'' : u8_lower(cp));
		if (cp == '&' && n - i >= 5 && memcmp(s + i, "&amp;", 5) == 0)
			len = 5;
	}
	to[k] = '\0';
	return k;
}

static struct entry *
entry_of(struct list *x, const char *s, size_t n)
{
	char *word = die_alloc(4 * n + 1);
	uint32_t *at;

	n = fold(s, n, word);
	at = dict_at(&x->at, tok_hash_bytes(word, n), true);
	if (*at > 0) {
		free(word);
		return &x->e[*at - 1];
	}
	if (x->n == x->cap) {
		x->cap = x->cap ? 2 * x->cap : 1 << 16;
		x->e = die_realloc(x->e, x->cap * sizeof *x->e);
	}
	x->e[x->n] = (struct entry){.word = word};
	*at = (uint32_t)++x->n;
	return &x->e[x->n - 1];
}

static FILE *
must_open(const char *path)
{
	FILE *fp = fopen(path, "r");

	if (fp == NULL)
		die("%s:", path);
	return fp;
}

/* The next line without LF; its columns, ends replaced by NUL, in col; how many, 0 at the end. */
static size_t
next_line(FILE *fp, char **buf, size_t *cap, char *col[COLUMNS + 1])
{
	size_t n = 0;
	char *p;

	if (getline(buf, cap, fp) <= 0)
		return 0;
	(*buf)[strcspn(*buf, "\n")] = '\0';
	for (p = *buf; p != NULL && n <= COLUMNS; n++) {
		col[n] = p;
		if ((p = strchr(p, '\t')) != NULL)
			*p++ = '\0';
	}
	return n;
}

/* Of several forms (Bois, bois) the first, the most frequent, says the classes. */
static void
read_clusters(struct list *x, const char *path)
{
	FILE *fp = must_open(path);
	char *buf = NULL, *col[COLUMNS + 1];
	size_t cap = 0;

	while (next_line(fp, &buf, &cap, col) > CLUSTERS) {
		struct entry *e = entry_of(x, col[0], strlen(col[0]));

		for (int i = 0; i < CLUSTERS && e->col[CLUSTERS - 1] == 0; i++)
			if (strcmp(col[0], "</s>") != 0)
				e->col[i] = atoi(col[1 + i]) + 1;
	}
	free(buf);
	fclose(fp);
}

static void
read_lexicon(struct list *x, const char *path)
{
	FILE *fp = must_open(path);
	char *buf = NULL, *col[COLUMNS + 1];
	size_t cap = 0;

	while (next_line(fp, &buf, &cap, col) > 1)
		entry_of(x, col[0], strlen(col[0]))->col[CLASS] = atoi(col[1]) + 1;
	free(buf);
	fclose(fp);
}

/* Names in letters of Europe, without marks of transcription; a letter alone is none. */
static bool
is_plain(const char *s)
{
	size_t n = strlen(s), i, len;

	for (i = 0; i < n; i += len) {
		int32_t cp = u8_get(s + i, n - i, &len);

		if ((cp >= 0x250 && cp < 0x1E00) || (cp >= 0x2000 && cp != 0x2019))
			return false;
	}
	return n > 1 && s[0] != '#' && s[0] != '<';
}

static void
read_names(struct list *x, const char *path, int bit)
{
	FILE *fp = must_open(path);
	char *buf = NULL, *col[COLUMNS + 1];
	size_t cap = 0;

	while (next_line(fp, &buf, &cap, col) > 0)
		if (is_plain(col[0]))
			entry_of(x, col[0], strlen(col[0]))->col[NAMES] |= bit;
	free(buf);
	fclose(fp);
}

static void
read_kept(struct list *x, const char *path, bool seen)
{
	FILE *fp = must_open(path);
	char *buf = NULL, *col[COLUMNS + 1];
	size_t cap = 0, n;

	while ((n = next_line(fp, &buf, &cap, col)) > 0) {
		struct entry *e;

		if (n <= COLUMNS)
			continue; /* a comment */
		e = entry_of(x, col[0], strlen(col[0]));
		e->col[NAMES] |= atoi(col[1 + NAMES]); /* some were added by hand */
		e->col[ROLE] = atoi(col[1 + ROLE]);
		e->col[SEEN] = seen ? atoi(col[1 + SEEN]) : 0;
	}
	free(buf);
	fclose(fp);
}

/* --- what a model made of raw text --- */

struct sentence {
	struct str text;
	struct tok *t;
	size_t n;
	uint8_t *kind; /* of each token; NONE */
};

/* Each word with a capital, but for the first of a sentence that is no name. */
static void
count_words(struct list *x, const struct sentence *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->t[i].class == TOK_WORD && s->t[i].flags & TOK_UPPER &&
		    (i > 0 || s->kind[i] != NONE)) {
			struct str w = tok_str(s->text, &s->t[i]);

			entry_of(x, w.s, w.n)->seen[s->kind[i]]++;
		}
}

static void
count_name(struct list *x, struct sentence *s, size_t start, size_t end, int kind)
{
	size_t i, first = s->n, last = 0;

	for (i = 0; i < s->n; i++)
		if (s->t[i].cstart >= start && s->t[i].cend <= end) {
			s->kind[i] = (uint8_t)kind;
			first = first < i ? first : i;
			last = i;
		}
	if (first < last && last - first < LONGEST)
		entry_of(x, s->text.s + s->t[first].start, s->t[last].end - s->t[first].start)
		    ->seen[kind]++;
}

static void
count_seen(struct list *x, const char *path)
{
	char *files[1] = {(char *)(uintptr_t)path};
	struct arena a = {0};
	struct sentence s = {.n = 0};
	struct rec_in in;
	struct rec r;
	size_t start, end;
	int type;

	rec_open(&in, files, 1, 0, NULL);
	while (rec_read(&in, &r)) {
		if (r.type == REC_SENT) {
			count_words(x, &s);
			arena_reset(&a);
			s.text = (struct str){
			    arena_copy(&a, r.f[SENT_TEXT].s, r.f[SENT_TEXT].n), r.f[SENT_TEXT].n};
			s.n = tok_split(s.text, &a, &s.t);
			s.kind = memset(arena_get(&a, s.n + 1), NONE, s.n + 1);
		} else if ((type = corpus_name(&r, &start, &end)) >= 0)
			count_name(x, &s, start, end, type < OTHER ? type : OTHER);
	}
	count_words(x, &s);
	rec_close(&in);
	arena_free(&a);
}

/* The most frequent kind and how sure: at least 95 (2), 75 (1), fewer (0) per cent; 0: too rare. */
static int
verdict(const uint32_t *n)
{
	uint32_t all = 0;
	int best = 0, i;

	for (i = 0; i < KINDS; i++) {
		all += n[i];
		if (n[i] > n[best])
			best = i;
	}
	if (all < OFTEN)
		return 0;
	return 1 + best * 3 + (n[best] * 100 >= all * 95 ? 2 : n[best] * 100 >= all * 75);
}

static int
by_word(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->word, ((const struct entry *)b)->word);
}

static void
print(struct list *x)
{
	puts("# columns: words cluster64 cluster256 cluster1024 cluster3000 class names role seen");
	qsort(x->e, x->n, sizeof *x->e, by_word);
	for (size_t i = 0; i < x->n; i++) {
		const struct entry *e = &x->e[i];
		int any = 0;

		for (int k = 0; k < COLUMNS; k++)
			any |= e->col[k];
		if (any == 0)
			continue;
		fputs(e->word, stdout);
		for (int k = 0; k < COLUMNS; k++)
			printf("\t%d", e->col[k]);
		putchar('\n');
	}
}

int
main(int argc, char **argv)
{
	static struct list x;
	const char *kept = NULL, *tagged = NULL;
	char *bit;
	int c;

	die_name(argv[0]);
	while ((c = getopt(argc, argv, "k:t:")) != -1)
		if (c == 'k')
			kept = optarg;
		else if (c == 't')
			tagged = optarg;
		else
			return 2;
	if (argc - optind < 2 || kept == NULL)
		die("usage: words -k list [-t tagged] clusters lexicon names=bit...");
	read_clusters(&x, argv[optind]);
	read_lexicon(&x, argv[optind + 1]);
	for (c = optind + 2; c < argc; c++) {
		if ((bit = strchr(argv[c], '=')) == NULL)
			die("%s: which list?", argv[c]);
		*bit = '\0';
		read_names(&x, argv[c], atoi(bit + 1));
	}
	read_kept(&x, kept, tagged == NULL);
	if (tagged != NULL) {
		count_seen(&x, tagged);
		for (size_t i = 0; i < x.n; i++)
			x.e[i].col[SEEN] = verdict(x.e[i].seen);
	}
	print(&x);
	return die_status();
}
