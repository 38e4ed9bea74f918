#include "tap.h"

#include "lex.h"
#include "rec.h"
#include "tok.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Reads what is written to a pipe. */
static void
from(struct rec_in *in, const char *s, size_t n, size_t limit)
{
	int fd[2];

	if (pipe(fd) != 0 || write(fd[1], s, n) != (ssize_t)n)
		return;
	close(fd[1]);
	dup2(fd[0], 0);
	close(fd[0]);
	rec_open(in, NULL, 0, limit, NULL);
}

static void
test_rec(void)
{
	struct rec_in in;
	struct rec r;
	static char big[20000];
	static const char damaged[] = "doc\td\tfr\t-\ta.txt\tTitre\r\n"
				      "sent\td\t1\t1\tbody\tUn\x01 \xE9t\xE9.\n"
				      "x\ty\n"
				      "ent\td\n";
	size_t n, text = 0, pieces = 0;

	from(&in, damaged, sizeof damaged - 1, 0);
	ok(rec_read(&in, &r) && r.type == REC_DOC && r.nf == DOC_FIELDS, "doc");
	ok(str_eq(r.f[DOC_TITLE], STR("Titre")), "CR of CRLF is no part of the field");
	ok(rec_read(&in, &r) && r.type == REC_SENT && in.invalid == 2 && in.controls == 1,
	    "repairs counted");
	ok(str_eq(r.f[SENT_TEXT], STR("Un \xEF\xBF\xBDt\xEF\xBF\xBD.")),
	    "U+FFFD for what is ill-formed");
	ok(rec_read(&in, &r) && r.type == REC_OTHER && str_eq(r.line, STR("x\ty")), "unknown type");
	ok(rec_read(&in, &r) && r.type == REC_OTHER && str_eq(r.line, STR("ent\td")), "malformed");
	ok(!rec_read(&in, &r), "end");
	rec_close(&in);

	n = (size_t)sprintf(big, "par\td\t1\tbody\t");
	while (n < sizeof big - 10)
		n += (size_t)sprintf(big + n, "mot%zu ", n);
	from(&in, big, n, 4096);
	while (rec_read(&in, &r)) {
		pieces += r.type == REC_PAR && r.nf == PAR_FIELDS;
		text += r.f[PAR_TEXT].n;
	}
	ok(pieces >= 1 && text == n - 13, "a long line in %zu pieces, all of it: %zu", pieces,
	    text);
	rec_close(&in);
}

/* The same tokens wherever in a text they stand. */
static void
test_places(struct str text, const struct tok *want, size_t n)
{
	struct arena a = {0};
	char s[512], word[64];
	size_t same = 0;

	memset(s, '.', 64);
	memcpy(s + 64, text.s, text.n);
	s[64 + text.n] = '\0';
	for (size_t before = 1; before < 64; before++) {
		struct str moved = {s + 64 - before, before + text.n};
		struct tok *t;

		s[63] = ' ';
		if (tok_split(moved, &a, &t) != n + before - 1)
			break;
		t += before - 1;
		for (size_t i = 0; i < n; i++) {
			struct str w = tok_str(moved, &t[i]);

			snprintf(word, sizeof word, "%.*s", (int)w.n, w.s);
			same += t[i].form == want[i].form && t[i].fold == want[i].fold &&
				t[i].flags == (want[i].flags | (i == 0 ? TOK_SPACE : 0)) &&
				t[i].start == want[i].start + before &&
				t[i].cend == want[i].cend + before && t[i].form == tok_hash(word);
		}
	}
	ok(same == 63 * n, "at all places: %zu of %zu", same, 63 * n);
	arena_free(&a);
}

/* Short words are read 64 bytes at a time; tok_hash() reads all letter by letter. */
static void
test_short(void)
{
	struct str text =
	    STR("Le père d'Aïcha, qu''il à l’été : DGSN McDo É ß ÷ aujourd'hui straße "
		"œuvre G7 3e anticonstitutionnell intergouvernemental Où? l'ENA c' fin'");
	struct arena a = {0};
	struct tok *t, u;
	size_t n = tok_split(text, &a, &t), same = 0;

	for (size_t i = 0; i < n; i++)
		same += tok_first((struct str){text.s + t[i].start, text.n - t[i].start}, &u) &&
			u.end == t[i].end - t[i].start && u.cend == t[i].cend - t[i].cstart &&
			u.class == t[i].class &&
			(u.flags | TOK_SPACE) == (t[i].flags | TOK_SPACE) && u.form == t[i].form &&
			u.fold == t[i].fold;
	ok(n == 33 && same == n, "short words: %zu of %zu", same, n);
	test_places(text, t, n);
	arena_free(&a);
}

static void
test_tok(void)
{
	struct arena a = {0};
	struct tok *t;
	size_t n = tok_split(STR("L’été 93e, G7 à N'Djamena"), &a, &t);

	ok(n == 9, "tokens: %zu", n);
	ok(t[0].flags == (TOK_SPACE | TOK_UPPER | TOK_ELIDED) && t[0].fold == tok_hash("l'"),
	    "elision");
	ok(t[1].cstart == 2 && t[1].cend == 5, "code points");
	ok(t[2].class == TOK_NUMBER && t[3].class == TOK_WORD && !(t[3].flags & TOK_SPACE), "93e");
	ok(t[5].class == TOK_WORD && (t[5].flags & TOK_DIGIT), "G7");
	n = tok_split(STR("Août 2020"), &a, &t);
	ok(lex_find(&lex_months, t) != LEX_NONE &&
		strcmp(lex_cell(&lex_months, lex_find(&lex_months, t), 1), "8") == 0,
	    "août is 8");
	n = tok_split(STR("“mardi” « mardi » „mardi”"), &a, &t);
	ok(n == 9 && t[0].fold == t[3].fold && t[6].fold == t[3].fold && t[2].form == t[5].form &&
		t[2].fold != t[0].fold,
	    "quotation marks of other countries");
	arena_free(&a);
}

int
main(void)
{
	test_rec();
	test_tok();
	test_short();
	return done();
}
