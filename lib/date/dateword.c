#include "dateword.h"

#include "lex.h"

#include <string.h>

/* The class a table names; told apart by one or two letters, for almost half of all words have one. */
static uint8_t
class_of(const char *s)
{
	switch (s[0]) {
	case 'a':
		return s[1] == 'f'   ? DC_AFTER
		       : s[1] == 'g' ? DC_AGO
		       : s[1] == 'n' ? DC_AND
		       : s[1] == 'r' ? DC_ARTICLE
				     : DC_AT;
	case 'b':
		return s[2] == 'f' ? DC_BEFORE : DC_BETWEEN;
	case 'd':
		return DC_DAYPART;
	case 'l':
		return DC_LAST;
	case 'm':
		return DC_THOUSAND;
	case 'n':
		return s[1] == 'e' ? DC_NEXT : DC_NUMBER;
	case 'o':
		return s[1] == 'f' ? DC_OF : DC_ORDINAL;
	case 'p':
		return DC_PART;
	case 's':
		return s[1] == 'e' ? DC_SEASON : DC_SHIFT;
	case 't':
		return s[1] == 'h' ? DC_THIS : DC_TO;
	case 'u':
		return s[4] == 's' ? DC_UNITS : DC_UNIT;
	case 'w':
		return s[1] == 'e' ? DC_WEEKDAY : DC_WITHIN;
	default:
		return DC_NONE;
	}
}

static struct date_word
number_word(struct str s)
{
	struct date_word w = {DC_DIGITS, 1, (uint8_t)s.n, 0};
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return (struct date_word){0};
		w.num = (int16_t)(w.num * 10 + (s.s[i] - '0'));
	}
	return w;
}

/* The number of a table's cell; -2 to 99. */
static int16_t
small_number(const char *s)
{
	int v = 0, sign = 1;

	if (*s == '-') {
		sign = -1;
		s++;
	}
	for (; *s >= '0' && *s <= '9'; s++)
		v = v * 10 + (*s - '0');
	return (int16_t)(sign * v);
}

/* How a class and a small number are kept in struct tok.may, times LEX_DATE_CLASS. */
enum { CLASSES = 32, NUMBERS = 32 };

static struct date_word
look_up(const struct date_text *x, size_t i)
{
	struct date_word w = {0};
	uint32_t row;
	size_t len;

	if (x->t[i].class == TOK_NUMBER) {
		struct str s = tok_str(x->text, &x->t[i]);

		return s.n <= 4 ? number_word(s) : w;
	}
	if (x->t[i].class != TOK_WORD)
		return w;
	if (lex_may(&lex_datewords, &x->t[i]) &&
	    (len = lex_match(&lex_datewords, x->t + i, x->n - i, &row)) > 0) {
		w.class = class_of(lex_cell(&lex_datewords, row, 1));
		w.num = small_number(lex_cell(&lex_datewords, row, 2));
		w.len = (uint8_t)len;
	}
	/* « 25 sept. » is a month, « sept » a number too: the longer one wins */
	if ((w.len == 0 || w.class == DC_NUMBER) && lex_may(&lex_months, &x->t[i]) &&
	    (len = lex_match(&lex_months, x->t + i, x->n - i, &row)) > w.len) {
		w.class = DC_MONTH;
		w.num = small_number(lex_cell(&lex_months, row, 1));
		w.len = (uint8_t)len;
	}
	return w;
}

/* These alone can begin or hold a date. */
static const uint32_t heads = 1u << DC_DIGITS | 1u << DC_MONTH | 1u << DC_WEEKDAY | 1u << DC_UNIT |
			      1u << DC_UNITS | 1u << DC_SEASON | 1u << DC_SHIFT | 1u << DC_AGO |
			      1u << DC_THOUSAND;

void
dateword_filter(struct lex_filter *f)
{
	lex_filter_add(f, &lex_datewords, LEX_DATE);
	lex_filter_add(f, &lex_months, LEX_DATE);
}

/* The class and the number of a word that no longer key begins with; DC_NONE for others. */
static uint8_t
class_alone(const struct tok *t, int16_t *num)
{
	uint32_t row = lex_alone(&lex_datewords, t);
	uint8_t class = DC_NONE;

	if (row != LEX_NONE) {
		class = class_of(lex_cell(&lex_datewords, row, 1));
		*num = small_number(lex_cell(&lex_datewords, row, 2));
	} else if (!lex_may(&lex_datewords, t) && (row = lex_alone(&lex_months, t)) != LEX_NONE) {
		class = DC_MONTH;
		*num = small_number(lex_cell(&lex_months, row, 1));
	}
	return class;
}

uint32_t
dateword_may(const struct lex_filter *f, const struct tok *t)
{
	uint32_t row, may = LEX_DATE;
	uint8_t class;
	int16_t num = 0;

	if (t->class == TOK_NUMBER)
		return t->end - t->start > 4 ? 0
					     : LEX_DATE | LEX_DATE_HEAD |
						   (t->end - t->start == 4 ? LEX_DATE_YEAR : 0);
	if (t->class != TOK_WORD || !(lex_filter_of(f, t) & LEX_DATE) ||
	    !(lex_may(&lex_datewords, t) || lex_may(&lex_months, t)))
		return 0;
	/* « il y a », « après-midi »: what begins so must be read to be known */
	row = lex_find(&lex_datewords, t);
	if (row == LEX_NONE || heads >> class_of(lex_cell(&lex_datewords, row, 1)) & 1)
		may |= LEX_DATE_HEAD;
	/* « le », « mars », « deux »: all is said, but of « sept. » */
	class = class_alone(t, &num);
	if (class != DC_NONE && !(class == DC_NUMBER && lex_may(&lex_months, t)) && num >= 0 &&
	    num < NUMBERS)
		may |= (class + CLASSES * (uint32_t)num) * LEX_DATE_CLASS;
	return may;
}

/* Does a head begin at token i: no « il » but that of « il y a »? */
static bool
is_head(const struct date_text *x, size_t i)
{
	uint32_t may = x->t[i].may;

	return may & LEX_DATE_HEAD &&
	       (may / LEX_DATE_CLASS != 0 || heads >> look_up(x, i).class & 1);
}

bool
dateword_find(struct date_text *x, struct str text, const struct tok *t, size_t n, struct arena *a)
{
	uint32_t seen = 0;
	size_t i;

	*x = (struct date_text){text, t, n, NULL, false};
	for (i = 0; i < n && !is_head(x, i); i++)
		;
	if (i == n)
		return false;
	x->w = arena_get(a, (n + 1) * sizeof *x->w);
	for (i = 0; i < n; i++) {
		uint32_t known = t[i].may / LEX_DATE_CLASS;

		x->w[i] =
		    (struct date_word){known % CLASSES, known != 0, 0, (int16_t)(known / CLASSES)};
		if ((t[i].may & LEX_DATE && known == 0) || t[i].may == TOK_ANY)
			x->w[i] = look_up(x, i);
		seen |= 1u << x->w[i].class;
	}
	x->w[n] = (struct date_word){0};
	return (seen & heads) != 0;
}

bool
dateword_is(const struct date_text *x, size_t i, const char *word)
{
	struct str s;

	if (i >= x->n)
		return false;
	s = tok_str(x->text, &x->t[i]);
	return *s.s == *word && s.n == strlen(word) && memcmp(s.s, word, s.n) == 0;
}
