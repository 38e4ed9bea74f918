#include "home.h"

#include "lex.h"

#include <string.h>

enum { COL_COUNTRY, COL_CODE, COL_NOUN };

/* How often the country with this code was named; NULL if it is none. */
static uint32_t *
named(struct home *h, struct str code)
{
	unsigned a, b;

	if (code.n != 2)
		return NULL;
	a = (unsigned char)code.s[0] - (unsigned)'A';
	b = (unsigned char)code.s[1] - (unsigned)'A';
	return a < HOME_LETTERS && b < HOME_LETTERS ? &h->named[a * HOME_LETTERS + b] : NULL;
}

void
home_country(struct home *h, struct str code)
{
	uint32_t *n = named(h, code);

	if (n)
		++*n;
}

static void
count_place(struct home *h, struct str name, struct arena *a)
{
	struct tok *t;
	size_t n = tok_split(name, a, &t);
	uint32_t row;

	if (n > 0 && lex_match(&lex_money_towns, t, n, &row) == n)
		home_country(h, lex_str(&lex_money_towns, row, 1));
}

static void
count_body(struct home *h, struct str name, struct arena *a)
{
	struct tok *t;
	size_t n = tok_split(name, a, &t);

	for (size_t i = 0; i < n; i++) {
		uint32_t row;

		if (!(t[i].flags & TOK_UPPER) ||
		    (row = lex_find(&lex_money_towns, &t[i])) == LEX_NONE)
			continue;
		home_country(h, lex_str(&lex_money_towns, row, 1));
	}
}

/* What h->names holds: of each name a letter, its bytes and LF. */
enum { PLACE = 'P', BODY = 'B' };

static void
count(struct home *h, char kind, struct str name, struct arena *a)
{
	if (kind == PLACE)
		count_place(h, name, a);
	else
		count_body(h, name, a);
}

static void
count_names(struct home *h, struct arena *a)
{
	size_t i = 0, end;

	for (; i < h->n; i = end + 1) {
		end = (size_t)((const char *)memchr(h->names + i, '\n', h->n - i) - h->names);
		count(h, h->names[i], (struct str){h->names + i + 1, end - i - 1}, a);
	}
	h->n = 0;
}

/* Most documents have no sum whose money must be guessed: then their names are never split. */
static void
note(struct home *h, char kind, struct str name, struct arena *a)
{
	if (name.n + 2 > sizeof h->names - h->n)
		count_names(h, a);
	if (name.n + 2 > sizeof h->names) {
		count(h, kind, name, a);
		return;
	}
	h->names[h->n++] = kind;
	memcpy(h->names + h->n, name.s, name.n);
	h->n += name.n;
	h->names[h->n++] = '\n';
}

void
home_place(struct home *h, struct str name, struct arena *a)
{
	note(h, PLACE, name, a);
}

void
home_body(struct home *h, struct str name, struct arena *a)
{
	note(h, BODY, name, a);
}

void
home_forget(struct home *h)
{
	memset(h->named, 0, sizeof h->named);
	h->dollars = false;
	h->n = 0;
}

void
home_host(struct home *h, struct str url)
{
	size_t i = 0, end;
	char code[2];

	while (i + 2 < url.n && memcmp(url.s + i, "://", 3) != 0)
		i++;
	if (i + 2 >= url.n)
		return;
	for (end = i += 3; end < url.n && url.s[end] != '/' && url.s[end] != ':'; end++)
		;
	if (end - i < 4 || url.s[end - 3] != '.')
		return;
	for (i = 0; i < 2; i++)
		code[i] = (char)(url.s[end - 2 + i] & ~0x20);
	home_country(h, (struct str){code, 2});
	h->dollars |= memcmp(code, "CA", 2) == 0;
}

void
home_word(struct home *h, const struct tok *t)
{
	uint32_t row = lex_find(&lex_money_towns, t);

	if (row != LEX_NONE)
		home_country(h, lex_str(&lex_money_towns, row, 1));
}

/* Is t one of the forms, | between them? */
static bool
is_form(const char *forms, const struct tok *t)
{
	char form[32];
	size_t n;

	for (;; forms += n + 1) {
		n = strcspn(forms, "|");
		if (n < sizeof form) {
			memcpy(form, forms, n);
			form[n] = '\0';
			if (tok_hash(form) == t->fold)
				return true;
		}
		if (!forms[n])
			return false;
	}
}

const char *
home_money(struct home *h, const struct tok *t, struct arena *a)
{
	uint32_t row, most = 0, *n;
	const char *code = NULL;

	count_names(h, a);
	for (row = 0; row < lex_money_homes.rows; row++) {
		n = named(h, lex_str(&lex_money_homes, row, COL_COUNTRY));
		if (n && *n > most && is_form(lex_cell(&lex_money_homes, row, COL_NOUN), t)) {
			most = *n;
			code = lex_cell(&lex_money_homes, row, COL_CODE);
		}
	}
	return code;
}
