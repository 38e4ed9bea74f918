#include "numeral.h"

#include "lex.h"

#include <string.h>

/*
 * The grammar of French numbers, read token by token without looking back:
 *
 *   below 100   un … neuf, dix … seize, vingt … nonante, with -, space or et between them;
 *               quatre-vingt(s); soixante and quatre-vingts take dix … seize; dix takes sept … neuf
 *   below 1000  [deux … neuf, onze … dix-neuf] cent(s) [below 100]
 *   mille       [below 1000] mille [below 1000]
 *   scales      [below a million] million(s), milliard(s), billion(s) …, decreasing
 *
 * Digits take the place of any of the bracketed parts (« 3,5 millions », « 100 mille »).
 */

enum { COLUMN_CLASS = 1, COLUMN_VALUE = 2 };

/* A class by the first letters of its name, which no other has. */
static enum numeral_class
class_of(const char *name)
{
	switch (*name) {
	case 'u':
		return NUMERAL_UNIT;
	case 'l':
		return NUMERAL_LOW;
	case 't':
		return NUMERAL_TEN;
	case 'h':
		return name[1] == 'u' ? NUMERAL_HUNDRED : NUMERAL_HALF;
	case 'm':
		return NUMERAL_MILLE;
	case 's':
		return NUMERAL_SCALE;
	case 'a':
		return NUMERAL_AINE;
	case 'f':
		return NUMERAL_FRACTION;
	case 'd':
		return NUMERAL_DEMI;
	case 'o':
		return NUMERAL_ORDINAL;
	case 'z':
		return NUMERAL_ZERO;
	case 'v':
		return NUMERAL_VULGAR;
	}
	return NUMERAL_NONE;
}

struct numeral_word
numeral_look(struct str text, const struct tok *t)
{
	struct numeral_word w = {NUMERAL_NONE, 0, false};
	struct str s = tok_str(text, t);
	const char *p;
	uint32_t row;

	if (t->class == TOK_NUMBER || s.n == 1 || !lex_may(&lex_numbers, t))
		return w;
	row = lex_find(&lex_numbers, t);
	if (row == LEX_NONE)
		return w;
	w.class = class_of(lex_found(&lex_numbers, row, COLUMN_CLASS));
	for (p = lex_found(&lex_numbers, row, COLUMN_VALUE); *p >= '0' && *p <= '9'; p++)
		w.value = w.value * 10 + (*p - '0');
	w.plural = (s.s[s.n - 1] | 0x20) == 's';
	return w;
}

struct decimal
numeral_vulgar(const struct tok *t)
{
	return decimal_read(lex_cell(&lex_numbers, lex_find(&lex_numbers, t), COLUMN_VALUE));
}

bool
numeral_mark(struct str text, const struct tok *t, char c)
{
	return t->class == TOK_MARK && t->end == t->start + 1 && text.s[t->start] == c;
}

static bool
is_hyphen(struct str text, const struct tok *t)
{
	return numeral_mark(text, t, '-') || (t->class == TOK_MARK && t->end == t->start + 3 &&
						 (memcmp(text.s + t->start, "‑", 3) == 0 ||
						     memcmp(text.s + t->start, "‐", 3) == 0));
}

/* Where the next word of a number could stand: behind a hyphen that is glued to both sides. */
size_t
numeral_next(struct str text, const struct tok *t, size_t n, size_t i)
{
	if (i + 1 < n && is_hyphen(text, &t[i]) && !(t[i].flags & TOK_SPACE) &&
	    !(t[i + 1].flags & TOK_SPACE))
		return i + 1;
	return i;
}

bool
numeral_et(struct str text, const struct tok *t)
{
	struct str s = tok_str(text, t);

	return s.n == 2 && (s.s[0] | 0x20) == 'e' && (s.s[1] | 0x20) == 't';
}

struct sum {
	int64_t big;	  /* of scales that are closed */
	int64_t thousand; /* of mille */
	int64_t now;	  /* below 1000 */
	int scale;	  /* power of the last scale */
	enum numeral_class last;
	int64_t last_value;
	bool any;
};

static int64_t
power(int exp)
{
	int64_t p = 1;

	while (exp-- > 0)
		p *= 10;
	return p;
}

static bool
step_unit(struct sum *s, int64_t v)
{
	int64_t tens = s->now % 100;

	if (s->last == NUMERAL_UNIT || s->last == NUMERAL_ZERO)
		return false;
	if (s->last == NUMERAL_LOW) /* dix-sept, soixante-dix-huit */
		if (s->last_value != 10 || v < 7)
			return false;
	s->now += v;
	return tens % 10 == 0;
}

static bool
step_ten(struct sum *s, int64_t v)
{
	int64_t tens = s->now % 100;

	if (v == 20 && tens == 4 && s->last == NUMERAL_UNIT) { /* quatre-vingts */
		s->now += 76;
		return true;
	}
	if (tens != 0)
		return false;
	s->now += v;
	return true;
}

static bool
step_hundred(struct sum *s)
{
	if (s->now >= 20 || s->now == 1 || s->last == NUMERAL_ZERO)
		return false;
	s->now = s->now ? s->now * 100 : 100;
	return true;
}

static bool
step_scale(struct sum *s, int exp)
{
	int64_t v = s->thousand + s->now, add;

	if (v == 0 || (s->scale && exp >= s->scale))
		return false;
	if (exp > 15 || __builtin_mul_overflow(v, power(exp), &add) ||
	    __builtin_add_overflow(s->big, add, &s->big))
		return false;
	s->scale = exp;
	s->thousand = s->now = 0;
	return true;
}

/* Adds a word; false if the number ends before it. */
static bool
step(struct sum *s, enum numeral_class class, int64_t v)
{
	struct sum before = *s;
	bool good = false;

	switch (class) {
	case NUMERAL_ZERO:
		good = !s->any;
		break;
	case NUMERAL_UNIT:
		good = step_unit(s, v);
		break;
	case NUMERAL_LOW: /* soixante-dix, quatre-vingt-onze */
		good = s->last != NUMERAL_UNIT && s->last != NUMERAL_LOW &&
		       s->last != NUMERAL_ZERO &&
		       (s->now % 100 == 0 || ((s->now % 100 == 60 || s->now % 100 == 80)));
		s->now += v;
		break;
	case NUMERAL_TEN:
		good = s->last != NUMERAL_ZERO && step_ten(s, v);
		break;
	case NUMERAL_HUNDRED:
		good = step_hundred(s);
		break;
	case NUMERAL_MILLE:
		good = s->thousand == 0 && s->now != 1 && s->last != NUMERAL_ZERO;
		s->thousand = (s->now ? s->now : 1) * 1000;
		s->now = 0;
		break;
	case NUMERAL_SCALE:
		good = step_scale(s, (int)v);
		break;
	default:
		break;
	}
	if (!good) {
		*s = before;
		return false;
	}
	s->last = class;
	s->last_value = v;
	s->any = true;
	return true;
}

/* The class that the base of an ordinal has: dixième goes where dix goes. */
static enum numeral_class
base_class(int64_t v, int64_t *value)
{
	int exp = 0;

	*value = v;
	if (v < 10)
		return NUMERAL_UNIT;
	if (v <= 16)
		return NUMERAL_LOW;
	if (v < 100)
		return NUMERAL_TEN;
	if (v == 100)
		return NUMERAL_HUNDRED;
	if (v == 1000)
		return NUMERAL_MILLE;
	while (v >= 10) {
		v /= 10;
		exp++;
	}
	*value = exp;
	return NUMERAL_SCALE;
}

struct words {
	size_t n;
	struct sum sum;
	bool ordinal;
	bool plural; /* of the ordinal */
};

/* « et » joins un, onze (vingt et un, soixante et onze, mille et un) and units to a ten. */
static bool
et_joins(const struct sum *s, const struct numeral_word *w)
{
	int64_t v = w->value;

	if (w->class == NUMERAL_UNIT || (w->class == NUMERAL_ORDINAL && v < 10))
		return (s->last == NUMERAL_TEN && s->now % 100 != 0) ||
		       (v == 1 && (s->last == NUMERAL_HUNDRED || s->last == NUMERAL_MILLE));
	return v == 11 && s->last == NUMERAL_TEN && s->now % 100 == 60;
}

static void
read_words(struct str text, const struct tok *t, size_t n, struct words *out)
{
	size_t i = 0, k, last = 0;

	memset(out, 0, sizeof *out);
	while (i < n && !out->ordinal) {
		struct numeral_word w;
		bool et = false;

		k = i ? numeral_next(text, t, n, i) : i;
		if (i && numeral_et(text, &t[k]) && k + 1 < n) {
			et = true;
			k = numeral_next(text, t, n, k + 1);
		}
		w = numeral_look(text, &t[k]);
		if (w.class == NUMERAL_NONE || (et && !et_joins(&out->sum, &w)))
			break;
		if (w.class == NUMERAL_ORDINAL) {
			enum numeral_class c = base_class(w.value, &w.value);

			if (out->sum.any && c >= NUMERAL_HUNDRED && w.plural)
				break; /* cent mille billionièmes */
			if (c == NUMERAL_SCALE && out->sum.now == 1)
				break;
			if (c == NUMERAL_SCALE && !out->sum.any)
				out->sum.now = 1; /* un millionième: the denominator alone */
			if (!step(&out->sum, c, w.value))
				break;
			out->ordinal = true;
			out->plural = w.plural;
		} else if (!step(&out->sum, w.class, w.value))
			break;
		last = i = k + 1;
	}
	out->n = last;
}

static struct decimal
sum_value(const struct sum *s)
{
	return decimal_normal(s->big + s->thousand + s->now, 0);
}

/* The magnitude that ends the words: that of « deux cent mille », « trois millions ». */
static uint8_t
sum_magnitude(const struct sum *s)
{
	if (s->now)
		return 0;
	return s->thousand ? (s->last == NUMERAL_MILLE ? 3 : 0) : (uint8_t)s->scale;
}

void
numeral_read(struct str text, const struct tok *t, size_t n, struct numeral *out)
{
	struct words w;

	read_words(text, t, n, &w);
	*out = (struct numeral){w.n, sum_value(&w.sum), 0, false, w.ordinal, w.plural};
	if (w.ordinal)
		return;
	out->magnitude = sum_magnitude(&w.sum);
	out->one = w.n == 1 && w.sum.last == NUMERAL_UNIT && w.sum.now == 1;
}
