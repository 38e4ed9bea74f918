/*
 * Reads what the entity model learns from: record streams, text with names in brackets, and IOB2
 * files of another guide.
 */
#include "corpus.h"
#include "die.h"
#include "hint.h"
#include "prepare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct corpus_sent *
add_sent(struct corpus *c, struct str text, uint8_t kind, float weight)
{
	struct corpus_sent *s;
	struct tok *t;
	size_t n;
	char *copy = arena_copy(&c->a, text.s, text.n);

	if (c->n == c->cap) {
		c->cap = c->cap ? 2 * c->cap : 4096;
		c->s = die_realloc(c->s, c->cap * sizeof *c->s);
	}
	s = &c->s[c->n++];
	n = tok_split((struct str){copy, text.n}, &c->a, &t);
	prepare_sentence(NULL, &s->f, (struct str){copy, text.n}, t, n, kind, &c->a);
	hint_find(&s->f, &c->dates, NULL, false, &c->a);
	s->gold = memset(arena_get(&c->a, n + 1), 0, n + 1);
	s->mask = NULL;
	s->doc = c->docs;
	s->weight = weight;
	c->tokens += n;
	return s;
}

/* Labels the tokens from code point start to end. */
static void
add_mention(struct corpus *c, struct corpus_sent *s, size_t start, size_t end, int type)
{
	size_t i, from = s->f.n;

	if (type >= CRF_NAMES)
		return;
	for (i = 0; i < s->f.n && s->f.t[i].cstart < end; i++) {
		if (s->f.t[i].cstart == start)
			from = i;
		if (s->f.t[i].cstart >= start)
			s->gold[i] = (uint8_t)(i == from ? CRF_BEGIN(type) : CRF_INSIDE(type));
	}
	c->mentions++;
	if (from == s->f.n || i == 0 || s->f.t[i - 1].cend != end) {
		c->odd++;
		for (i = 0; i < s->f.n; i++)
			if (s->f.t[i].cstart >= start && s->f.t[i].cend <= end)
				s->gold[i] = 0;
	}
}

static void
read_records(struct corpus *c, const char *path, float weight)
{
	char *files[1] = {(char *)(uintptr_t)path};
	struct rec_in in;
	struct rec r;
	size_t start, end;
	int type;

	rec_open(&in, files, 1, 0, NULL);
	while (rec_read(&in, &r)) {
		if (r.type == REC_DOC) {
			c->docs++;
			date_begin(&c->dates, r.f[DOC_DATE]);
		}
		if (r.type == REC_SENT)
			add_sent(c, r.f[SENT_TEXT], (uint8_t)r.f[SENT_KIND].s[0], weight);
		else if (c->n > 0 && (type = corpus_name(&r, &start, &end)) >= 0)
			add_mention(c, &c->s[c->n - 1], start, end, type);
	}
	rec_close(&in);
}

/* --- IOB2 --- */

enum { WORDS = 4096, TEXT = 65536 };

struct tagged {
	char text[TEXT];
	size_t n, words, start[WORDS], end[WORDS];
	char tag[WORDS][8];
};

static bool
no_space_before(const char *w)
{
	return strchr(".,)]", *w) != NULL || (*w == '-' && strlen(w) > 1 && strlen(w) < 7);
}

static void
add_word(struct tagged *g, const char *w, const char *tag)
{
	size_t len = strlen(w);
	const char *end = g->text + g->n;
	bool glue = g->n == 0 || no_space_before(w) || end[-1] == '\'' || end[-1] == '(' ||
		    end[-1] == '[' || (g->n > 2 && memcmp(end - 3, "\xE2\x80\x99", 3) == 0);

	if (g->words == WORDS || g->n + len + 2 > TEXT)
		return;
	if (!glue)
		g->text[g->n++] = ' ';
	g->start[g->words] = g->n;
	memcpy(g->text + g->n, w, len);
	g->n += len;
	g->end[g->words] = g->n;
	snprintf(g->tag[g->words++], sizeof g->tag[0], "%s", tag);
}

/*
 * That guide has PER ORG LOC MISC; its MISC holds our EVENT, PROG and LAW. So the labels of a token
 * are a set, over which training sums.
 */
static void
set_masks(struct corpus *c, struct corpus_sent *s)
{
	static const uint32_t begin_misc = 1U << CRF_BEGIN(CRF_MISC) | 1U << CRF_BEGIN(CRF_EVENT) |
					   1U << CRF_BEGIN(CRF_PROG) | 1U << CRF_BEGIN(CRF_LAW);
	size_t i;

	s->mask = arena_get(&c->a, (s->f.n + 1) * sizeof *s->mask);
	for (i = 0; i < s->f.n; i++)
		s->mask[i] = s->gold[i] == 0			  ? 1U
			     : s->gold[i] == CRF_BEGIN(CRF_MISC)  ? begin_misc
			     : s->gold[i] == CRF_INSIDE(CRF_MISC) ? begin_misc << 1
								  : 1U << s->gold[i];
}

static void
end_sentence(struct corpus *c, struct tagged *g, float weight, bool partial)
{
	struct corpus_sent *s;
	size_t i, j;
	int type;

	if (g->words == 0)
		return;
	s = add_sent(c, (struct str){g->text, g->n}, 'b', weight);
	for (i = 0; i < g->words; i = j) {
		j = i + 1;
		if (g->tag[i][0] == 'O')
			continue;
		while (j < g->words && g->tag[j][0] == 'I')
			j++;
		type = crf_type_of((struct str){g->tag[i] + 2, strlen(g->tag[i] + 2)});
		if (type >= 0)
			add_mention(c, s, u8_count(g->text, g->start[i]),
			    u8_count(g->text, g->end[j - 1]), type);
	}
	if (partial)
		set_masks(c, s);
	g->n = g->words = 0;
}

/* partial: by the guide of the foreign corpora; else by ours, as to-annot -b writes it. */
static void
read_iob2(struct corpus *c, const char *path, float weight, bool partial)
{
	FILE *fp = fopen(path, "r");
	struct tagged *g = die_alloc(sizeof *g);
	char *buf = NULL, *tab;
	size_t cap = 0;
	ssize_t n;

	if (fp == NULL)
		die("%s:", path);
	g->n = g->words = 0;
	while ((n = getline(&buf, &cap, fp)) > 0) {
		buf[strcspn(buf, "\n")] = '\0';
		if ((tab = strchr(buf, '\t')) != NULL) {
			*tab = '\0';
			add_word(g, buf, tab + 1);
		} else {
			end_sentence(c, g, weight, partial);
			c->docs++;
		}
	}
	end_sentence(c, g, weight, partial);
	fclose(fp);
	free(buf);
	free(g);
}

/* --- text with names in brackets --- */

/* « La [ORG Marine royale] a … »: the text without the marks, and where the names stand. */
static void
read_bracketed_line(struct corpus *c, char *line, uint8_t kind, float weight)
{
	struct bracketed {
		size_t start, end; /* bytes of the text without marks */
		int type;
	} m[WORDS];
	size_t n = 0, len = 0, i, skip;
	bool open = false;
	struct corpus_sent *s;

	for (i = 0; line[i] != '\0'; i++) {
		if (line[i] == '[' && !open && n < WORDS) {
			skip = strcspn(line + i + 1, " ]");
			m[n].type = crf_type_of((struct str){line + i + 1, skip});
			if (m[n].type < 0 || line[i + 1 + skip] != ' ')
				die("bad mark: %s", line + i);
			m[n].start = len;
			open = true;
			i += 1 + skip;
		} else if (line[i] == ']' && open) {
			m[n++].end = len;
			open = false;
		} else {
			line[len++] = line[i];
		}
	}
	if (open)
		die("open mark: %.*s", (int)len, line);
	s = add_sent(c, (struct str){line, len}, kind, weight);
	for (i = 0; i < n; i++)
		add_mention(c, s, u8_count(line, m[i].start), u8_count(line, m[i].end), m[i].type);
}

/* A sentence a line, « = » before titles, an empty line between documents, # comments. */
static void
read_bracketed(struct corpus *c, const char *path, float weight)
{
	FILE *fp = fopen(path, "r");
	char *buf = NULL;
	size_t cap = 0;

	if (fp == NULL)
		die("%s:", path);
	while (getline(&buf, &cap, fp) > 0) {
		buf[strcspn(buf, "\n")] = '\0';
		if (buf[0] == '#')
			continue;
		if (buf[0] == '\0') {
			c->docs++;
			date_begin(&c->dates, STR("-"));
		} else if (buf[0] == '=' && buf[1] == ' ') {
			read_bracketed_line(c, buf + 2, 't', weight);
		} else {
			read_bracketed_line(c, buf, 'b', weight);
		}
	}
	fclose(fp);
	free(buf);
}

void
corpus_read(struct corpus *c, const char *path, float weight)
{
	size_t n = strlen(path);

	if (n > 5 && strcmp(path + n - 5, ".iob2") == 0)
		read_iob2(c, path, weight, true);
	else if (n > 4 && strcmp(path + n - 4, ".bio") == 0)
		read_iob2(c, path, weight, false);
	else if (n > 4 && strcmp(path + n - 4, ".txt") == 0)
		read_bracketed(c, path, weight);
	else
		read_records(c, path, weight);
}
