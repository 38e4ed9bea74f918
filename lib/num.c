#include "num.h"

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

/* The classes of lib/fr/numbers.tsv by their first letter. */
enum num_class {
	NOTHING = 0,
	UNIT = 'u',
	LOW = 'l', /* dix … seize */
	TEN = 't', /* vingt … nonante */
	HUNDRED = 'h',
	MILLE = 'm',
	SCALE = 's',	/* its value is a power of ten */
	AINE = 'a',	/* vingtaine, millier */
	FRACTION = 'f', /* tiers, quart */
	MOITIE = 'M',
	ORDINAL = 'o',
	ZERO = 'z',
	VULGAR = 'v', /* ½ */
	DEMI = 'd'
};

struct word {
	enum num_class class;
	int64_t value;
	bool plural;
};

static struct word
look(struct str text, const struct tok *t)
{
	struct word w = {NOTHING, 0, false};
	struct str s = tok_str(text, t);
	uint32_t row;
	const char *p;

	if (t->class == TOK_NUMBER || s.n == 1)
		return w;
	row = lex_find(&lex_numbers, t);
	if (row == LEX_NONE)
		return w;
	p = lex_cell(&lex_numbers, row, COLUMN_CLASS);
	w.class = strcmp(p, "half") == 0 ? MOITIE : (enum num_class) * p;
	for (p = lex_cell(&lex_numbers, row, COLUMN_VALUE); *p >= '0' && *p <= '9'; p++)
		w.value = w.value * 10 + (*p - '0');
	w.plural = s.n > 1 && (s.s[s.n - 1] | 0x20) == 's';
	return w;
}

static bool
is_mark(struct str text, const struct tok *t, char c)
{
	return t->class == TOK_MARK && t->end == t->start + 1 && text.s[t->start] == c;
}

static bool
is_hyphen(struct str text, const struct tok *t)
{
	return is_mark(text, t, '-') || (t->class == TOK_MARK && t->end == t->start + 3 &&
					    (memcmp(text.s + t->start, "‑", 3) == 0 ||
						memcmp(text.s + t->start, "‐", 3) == 0));
}

/* Where the next word of a number could stand: behind a hyphen that is glued to both sides. */
static size_t
behind_hyphen(struct str text, const struct tok *t, size_t n, size_t i)
{
	if (i + 1 < n && is_hyphen(text, &t[i]) && !(t[i].flags & TOK_SPACE) &&
	    !(t[i + 1].flags & TOK_SPACE))
		return i + 1;
	return i;
}

struct sum {
	int64_t big;	  /* of scales that are closed */
	int64_t thousand; /* of mille */
	int64_t now;	  /* below 1000 */
	int scale;	  /* power of the last scale */
	enum num_class last;
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

	if (s->last == UNIT || s->last == ZERO)
		return false;
	if (s->last == LOW) /* dix-sept, soixante-dix-huit */
		if (s->last_value != 10 || v < 7)
			return false;
	s->now += v;
	return tens % 10 == 0;
}

static bool
step_ten(struct sum *s, int64_t v)
{
	int64_t tens = s->now % 100;

	if (v == 20 && tens == 4 && s->last == UNIT) { /* quatre-vingts */
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
	if (s->now >= 20 || s->now == 1 || s->last == ZERO)
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
step(struct sum *s, enum num_class class, int64_t v)
{
	struct sum before = *s;
	bool good = false;

	switch (class) {
	case ZERO:
		good = !s->any;
		break;
	case UNIT:
		good = step_unit(s, v);
		break;
	case LOW: /* soixante-dix, quatre-vingt-onze */
		good = s->last != UNIT && s->last != LOW && s->last != ZERO &&
		       (s->now % 100 == 0 || ((s->now % 100 == 60 || s->now % 100 == 80)));
		s->now += v;
		break;
	case TEN:
		good = s->last != ZERO && step_ten(s, v);
		break;
	case HUNDRED:
		good = step_hundred(s);
		break;
	case MILLE:
		good = s->thousand == 0 && s->now != 1 && s->last != ZERO;
		s->thousand = (s->now ? s->now : 1) * 1000;
		s->now = 0;
		break;
	case SCALE:
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
static enum num_class
base_class(int64_t v, int64_t *value)
{
	int exp = 0;

	*value = v;
	if (v < 10)
		return UNIT;
	if (v <= 16)
		return LOW;
	if (v < 100)
		return TEN;
	if (v == 100)
		return HUNDRED;
	if (v == 1000)
		return MILLE;
	while (v >= 10) {
		v /= 10;
		exp++;
	}
	*value = exp;
	return SCALE;
}

struct words {
	size_t n;
	struct sum sum;
	bool ordinal;
	bool plural; /* of the ordinal */
};

static bool
is_et(struct str text, const struct tok *t)
{
	struct str s = tok_str(text, t);

	return s.n == 2 && (s.s[0] | 0x20) == 'e' && (s.s[1] | 0x20) == 't';
}

/* « et » joins un, onze (vingt et un, soixante et onze, mille et un) and units to a ten. */
static bool
et_joins(const struct sum *s, const struct word *w)
{
	int64_t v = w->value;

	if (w->class == UNIT || (w->class == ORDINAL && v < 10))
		return (s->last == TEN && s->now % 100 != 0) ||
		       (v == 1 && (s->last == HUNDRED || s->last == MILLE));
	return v == 11 && s->last == TEN && s->now % 100 == 60;
}

static void
read_words(struct str text, const struct tok *t, size_t n, struct words *out)
{
	size_t i = 0, k, last = 0;

	memset(out, 0, sizeof *out);
	while (i < n && !out->ordinal) {
		struct word w;
		bool et = false;

		k = i ? behind_hyphen(text, t, n, i) : i;
		if (i && is_et(text, &t[k]) && k + 1 < n) {
			et = true;
			k = behind_hyphen(text, t, n, k + 1);
		}
		w = look(text, &t[k]);
		if (w.class == NOTHING || (et && !et_joins(&out->sum, &w)))
			break;
		if (w.class == ORDINAL) {
			enum num_class c = base_class(w.value, &w.value);

			if (out->sum.any && c >= HUNDRED && w.plural)
				break; /* cent mille billionièmes */
			if (c == SCALE && out->sum.now == 1)
				break;
			if (c == SCALE && !out->sum.any)
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

/* Digits of a token added to *v; false beyond 18 digits or if they are not ASCII. */
static bool
add_digits(struct str text, const struct tok *t, int64_t *v)
{
	size_t i;

	for (i = t->start; i < t->end; i++) {
		if (text.s[i] < '0' || text.s[i] > '9' || *v > INT64_MAX / 100)
			return false;
		*v = *v * 10 + (text.s[i] - '0');
	}
	return true;
}

static size_t
width(const struct tok *t)
{
	return t->end - t->start;
}

static bool
is_glued_number(const struct tok *t)
{
	return t->class == TOK_NUMBER && !(t->flags & TOK_SPACE);
}

/* Groups of three digits behind separator c: how many tokens. */
static size_t
groups(struct str text, const struct tok *t, size_t n, char c, int64_t *v, size_t *count)
{
	size_t i = 1;

	*count = 0;
	while (i < n) {
		size_t k = i;

		if (c == ' ') {
			if (!(t[k].flags & TOK_SPACE))
				break;
		} else {
			if (!is_mark(text, &t[k], c) || (t[k].flags & TOK_SPACE) || k + 1 >= n ||
			    (t[k + 1].flags & TOK_SPACE))
				break;
			k++;
		}
		if (t[k].class != TOK_NUMBER || width(&t[k]) != 3 || !add_digits(text, &t[k], v))
			break;
		i = k + 1;
		++*count;
	}
	return i;
}

/*
 * Digits: 10000, 10 000, 10.000, 10'000, 1.234.567,89, 3.5, 3,5. One comma or a point before
 * other than three digits is decimal; a point before three digits groups, unless a zero leads.
 */
static size_t
read_digits(struct str text, const struct tok *t, size_t n, struct num *out)
{
	static const char separators[] = {' ', '.', '\'', ','};
	int64_t v = 0, w = 0;
	size_t i = 1, k, count = 0;
	bool zero = text.s[t->start] == '0';

	if (!add_digits(text, t, &v))
		return 0;
	for (k = 0; k < sizeof separators && count == 0 && width(t) <= 3 && !zero; k++) {
		w = v;
		i = groups(text, t, n, separators[k], &w, &count);
		if (separators[k] == ',' && count < 2) { /* 4,800 is 4.8 */
			count = 0;
			i = 1;
		}
	}
	if (count)
		v = w;
	out->grouped = count > 0;
	out->value = decimal_normal(v, 0);
	if (i + 1 < n && (is_mark(text, &t[i], ',') || (count == 0 && is_mark(text, &t[i], '.'))) &&
	    !(t[i].flags & TOK_SPACE) && is_glued_number(&t[i + 1]) &&
	    add_digits(text, &t[i + 1], &v)) {
		out->value = decimal_normal(v, -(int)width(&t[i + 1]));
		out->grouped = true;
		i += 2;
	}
	if (i < n && is_glued_number(&t[i]))
		return 0;
	return i;
}

/* mille, million(s) … behind digits: « 3,5 millions », « 100 mille », « 2millions ». */
static size_t
read_scale(struct str text, const struct tok *t, size_t n, size_t i, struct num *out)
{
	struct word w = i < n ? look(text, &t[i]) : (struct word){NOTHING, 0, false};
	int exp = w.class == MILLE ? 3 : w.class == SCALE ? (int)w.value : 0;

	if (exp == 0 || out->value.coef == 0)
		return i;
	out->value.exp += exp;
	out->magnitude = (uint8_t)exp;
	i++;
	/* « 10 millions 500 000 », « 3 milliards 200 millions » */
	if (exp > 3 && i < n && t[i].class == TOK_NUMBER) {
		struct num low = {0};
		size_t k = read_digits(text, t + i, n - i, &low), m;
		struct decimal sum;

		if (k == 0 || low.value.exp < 0)
			return i;
		m = read_scale(text, t + i, n - i, k, &low);
		if ((low.magnitude && low.magnitude < exp) || (exp == 6 && low.grouped)) {
			if (decimal_add(out->value, low.value, &sum)) {
				out->value = sum;
				out->magnitude = low.magnitude;
				return i + m;
			}
		}
	}
	return i;
}

/* « et demi(e) », « et trois quarts » behind million … or at the end: of 10^magnitude. */
static size_t
read_and_fraction(struct str text, const struct tok *t, size_t n, size_t i, struct num *out)
{
	struct word w, u;
	struct decimal part, sum;
	size_t k = i + 1;

	if (i + 1 >= n || !is_et(text, &t[i]))
		return i;
	w = look(text, &t[k]);
	if (w.class == DEMI) {
		part = (struct decimal){5, -1};
		k++;
	} else if (w.class == UNIT && k + 1 < n) {
		u = look(text, &t[k + 1]);
		if (u.class != FRACTION && !(u.class == ORDINAL && u.value > 2))
			return i;
		if (!decimal_divide(
			(struct decimal){w.value, 0}, (struct decimal){u.value, 0}, &part))
			return i;
		k += 2;
	} else
		return i;
	part.exp += out->magnitude;
	if (!decimal_add(out->value, part, &sum))
		return i;
	out->value = sum;
	return k;
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
	return s->thousand ? (s->last == MILLE ? 3 : 0) : (uint8_t)s->scale;
}

static bool
is_text(struct str text, const struct tok *t, const char *s)
{
	struct str a = tok_str(text, t);

	return a.n == strlen(s) && memcmp(a.s, s, a.n) == 0;
}

/* de, d': what follows a group (« des milliers de », « un quart d'heure »). */
static bool
is_de(struct str text, const struct tok *t)
{
	return is_text(text, t, "de") || is_text(text, t, "d'") || is_text(text, t, "d’");
}

/* « dizaines de milliers », « quart de million »: times a further group. */
static size_t
read_of_group(struct str text, const struct tok *t, size_t n, size_t i, struct num *out)
{
	while (i + 1 < n && is_de(text, &t[i])) {
		struct word w = look(text, &t[i + 1]);
		struct decimal v;

		if (w.class == SCALE)
			v = (struct decimal){1, (int)w.value};
		else if (w.class == AINE && w.value == 1000)
			v = (struct decimal){1, 3};
		else
			break;
		if (!decimal_multiply(out->value, v, &out->value))
			break;
		out->magnitude = (uint8_t)v.exp;
		if (out->kind == NUM_FRACTION)
			out->kind = NUM_CARDINAL;
		i += 2;
	}
	return i;
}

/* The denominator at t[i]: tiers, quarts, cinquièmes, vingt-cinquième; tokens, 0 if none. */
static size_t
read_denominator(
    struct str text, const struct tok *t, size_t n, const struct num *of, struct decimal *d)
{
	struct word w;
	struct words o;
	bool many, ends;

	if (n == 0)
		return 0;
	w = look(text, t);
	if (w.class == FRACTION) {
		*d = (struct decimal){w.value, 0};
		return n > 2 && is_text(text, &t[1], "de") && is_text(text, &t[2], "finale") ? 0
											     : 1;
	}
	if (w.class == NOTHING || w.class == DEMI || w.class == AINE || w.class == MOITIE)
		return 0;
	read_words(text, t, n, &o);
	if (!o.ordinal || o.n == 0)
		return 0;
	*d = sum_value(&o.sum);
	if (o.sum.any && d->exp == 0 && d->coef < 3)
		return 0;
	many = of->value.coef != 1 || of->value.exp != 0;
	ends = o.n == n || is_de(text, &t[o.n]) || is_text(text, &t[o.n], "des") ||
	       is_text(text, &t[o.n], "du") || t[o.n].class == TOK_MARK;
	if (many ? o.plural || (of->words && ends && o.n == 1 && of->value.exp == 0) : ends)
		return o.n;
	return 0;
}

/* Behind a cardinal of i tokens: « et demi », tiers, quarts, douzaines, demi-, virgule. */
static size_t
read_behind(struct str text, const struct tok *t, size_t n, size_t i, struct num *out)
{
	size_t k = behind_hyphen(text, t, n, i), used;
	struct word w = k < n ? look(text, &t[k]) : (struct word){NOTHING, 0, false};
	struct decimal d, v;

	if (w.class == AINE &&
	    decimal_multiply(out->value, (struct decimal){w.value, 0}, &v)) { /* trois douzaines */
		out->value = v;
		out->kind = NUM_GROUP;
		out->about = w.value != 12 || out->one;
		out->one = false;
		return read_of_group(text, t, n, k + 1, out);
	}
	if (w.class == DEMI && out->one) { /* un demi, une demi-douzaine, un demi-million */
		size_t m = behind_hyphen(text, t, n, k + 1);
		struct word u = m < n ? look(text, &t[m]) : w;

		out->one = false;
		out->value = (struct decimal){5, -1};
		out->kind = NUM_HALF;
		if (m < n && u.class == SCALE) {
			out->value.exp += (int)u.value;
			out->magnitude = (uint8_t)u.value;
			out->kind = NUM_GROUP;
			return m + 1;
		}
		if (m < n && u.class == AINE) {
			decimal_multiply(out->value, (struct decimal){u.value, 0}, &out->value);
			out->kind = NUM_GROUP;
			out->about = true;
			return read_of_group(text, t, n, m + 1, out);
		}
		return k + 1;
	}
	used = k < n ? read_denominator(text, t + k, n - k, out, &d) : 0;
	if (used && decimal_divide(out->value, d, &v)) { /* deux tiers, trois cinquièmes */
		out->value = v;
		out->one = false;
		out->kind = NUM_FRACTION;
		return read_of_group(text, t, n, k + used, out);
	}
	if (i + 1 < n && is_text(text, &t[i], "virgule")) { /* deux cent virgule trois */
		struct words o;

		read_words(text, t + i + 1, n - i - 1, &o);
		if (o.n && !o.ordinal) {
			d = sum_value(&o.sum);
			while (decimal_compare(d, (struct decimal){1, 0}) >= 0)
				d.exp--;
			if (decimal_add(out->value, d, &v)) {
				out->value = v;
				out->one = false;
				return i + 1 + o.n;
			}
		}
	}
	k = read_and_fraction(text, t, n, i, out);
	if (k > i)
		out->one = false;
	return k;
}

/* e, ème, er … glued to digits. */
static bool
is_ordinal_suffix(struct str text, const struct tok *t)
{
	static const char *const suffix[] = {"e", "er", "ème", "eme", "ième", "ieme", "ᵉ", "re",
	    "ère", "ere", "nd", "nde", "éme", "E", "ÈME", "EME"};
	size_t i;

	for (i = 0; i < sizeof suffix / sizeof *suffix; i++)
		if (is_text(text, t, suffix[i]))
			return true;
	return false;
}

/* ½ behind i tokens of digits. */
static size_t
read_vulgar(struct str text, const struct tok *t, size_t n, size_t i, struct num *out)
{
	struct decimal sum;
	uint32_t row;

	if (i >= n || look(text, &t[i]).class != VULGAR)
		return i;
	row = lex_find(&lex_numbers, &t[i]);
	if (!decimal_add(out->value, decimal_read(lex_cell(&lex_numbers, row, COLUMN_VALUE)), &sum))
		return i;
	out->value = sum;
	out->grouped = true;
	return i + 1;
}

/* 3/4, 2 1/4: a fraction below one with a small denominator; anything else is a code or date. */
static size_t
read_slash(struct str text, const struct tok *t, size_t n, size_t i, struct num *out)
{
	struct decimal a = {0, 0}, b = {0, 0}, q;
	size_t at = i;
	int64_t top = 0, bottom = 0;

	if (i < n && t[i].class == TOK_NUMBER && !out->grouped)
		at = i + 1; /* 2 1/4 */
	if (at + 1 >= n || !is_mark(text, &t[at], '/') || (t[at].flags & TOK_SPACE) ||
	    !is_glued_number(&t[at + 1]))
		return i;
	if (!add_digits(text, &t[at - 1], &top) || !add_digits(text, &t[at + 1], &bottom) ||
	    top >= bottom || top == 0 || bottom > 10 || text.s[t[at + 1].start] == '0')
		return i;
	if (at + 2 < n && !(t[at + 2].flags & TOK_SPACE) &&
	    (is_mark(text, &t[at + 2], '/') || t[at + 2].class != TOK_MARK))
		return i;
	a.coef = top;
	b.coef = bottom;
	if (!decimal_divide(a, b, &q))
		return i;
	if (at > i) {
		if (!decimal_add(out->value, q, &q))
			return i;
		out->grouped = true;
	} else
		out->kind = NUM_FRACTION;
	out->value = q;
	return at + 2;
}

static bool
parse_digits(struct str text, const struct tok *t, size_t n, struct num *out)
{
	size_t i = read_digits(text, t, n, out), k;

	if (i == 0)
		return false;
	i = read_vulgar(text, t, n, i, out);
	k = read_slash(text, t, n, i, out);
	if (k == i && i < n && !(t[i].flags & TOK_SPACE) && !out->grouped &&
	    is_ordinal_suffix(text, &t[i])) {
		out->kind = NUM_ORDINAL;
		out->n = i + 1;
		return true;
	}
	if (k == i) {
		k = read_scale(text, t, n, i, out);
		/* 1,2M, 2,33 k: thousands and millions, when nothing else follows the letter */
		if (k == i && i < n && (i + 1 >= n || (t[i + 1].flags & TOK_SPACE)) &&
		    (is_text(text, &t[i], "k") || is_text(text, &t[i], "K") ||
			(is_text(text, &t[i], "M") && !(t[i].flags & TOK_SPACE)))) {
			out->magnitude = is_text(text, &t[i], "M") ? 6 : 3;
			out->value.exp += out->magnitude;
			k = i + 1;
		}
		out->n = read_behind(text, t, n, k, out);
		return true;
	}
	out->n = k;
	return true;
}

/* XXIe, IVe, XIIème: roman ordinals of I, V and X. */
static bool
parse_roman(struct str text, const struct tok *t, struct num *out)
{
	struct str s = tok_str(text, t);
	int64_t v = 0, last = 99;
	size_t i;

	for (i = 0; i < s.n; i++) {
		int64_t d = s.s[i] == 'I' ? 1 : s.s[i] == 'V' ? 5 : s.s[i] == 'X' ? 10 : 0;

		if (d == 0)
			break;
		v += d > last ? d - 2 * last : d;
		last = d;
	}
	s.s += i;
	s.n -= i;
	if (i == 0 || i > 6 || v < 2 ||
	    !(str_eq(s, STR("e")) || str_eq(s, STR("ème")) || str_eq(s, STR("eme")) ||
		str_eq(s, STR("ᵉ"))))
		return false;
	out->value = decimal_normal(v, 0);
	out->kind = NUM_ORDINAL;
	out->n = 1;
	return true;
}

static bool
parse_words(struct str text, const struct tok *t, size_t n, struct num *out)
{
	struct words w;
	size_t k;

	read_words(text, t, n, &w);
	if (w.n == 0)
		return false;
	out->words = true;
	out->value = sum_value(&w.sum);
	if (w.ordinal) {
		out->kind = NUM_ORDINAL;
		out->n = w.n;
		return true;
	}
	out->magnitude = sum_magnitude(&w.sum);
	out->one = w.n == 1 && w.sum.last == UNIT && w.sum.now == 1;
	k = read_behind(text, t, n, w.n, out);
	out->n = k;
	return true;
}

bool
num_parse(struct str text, const struct tok *t, size_t n, struct num *out)
{
	struct word w;

	memset(out, 0, sizeof *out);
	if (n == 0)
		return false;
	if (t->class == TOK_NUMBER)
		return parse_digits(text, t, n, out);
	w = look(text, t);
	if (w.class == VULGAR) {
		out->n = read_vulgar(text, t, n, 0, out);
		out->kind = NUM_FRACTION;
		return out->n > 0;
	}
	if (w.class == NOTHING)
		return t->class == TOK_WORD &&
		       (text.s[t->start] == 'I' || text.s[t->start] == 'V' ||
			   text.s[t->start] == 'X') &&
		       parse_roman(text, t, out);
	out->words = true;
	out->plural = w.plural;
	switch (w.class) {
	case AINE:
	case SCALE: /* des dizaines, des milliers, des millions */
		out->kind = NUM_GROUP;
		out->bare = true;
		out->about = w.class == AINE;
		out->value = w.class == AINE ? decimal_normal(w.value, 0)
					     : (struct decimal){1, (int)w.value};
		out->magnitude = w.class == SCALE ? (uint8_t)w.value : w.value == 1000 ? 3 : 0;
		out->n = read_of_group(text, t, n, 1, out);
		return true;
	case FRACTION:
	case MOITIE:
		out->kind = NUM_FRACTION;
		out->bare = true;
		decimal_divide((struct decimal){1, 0}, (struct decimal){w.value, 0}, &out->value);
		out->n = read_of_group(text, t, n, 1, out);
		return true;
	case DEMI:
		out->kind = NUM_HALF;
		out->value = (struct decimal){5, -1};
		out->n = 1;
		return true;
	default:
		return parse_words(text, t, n, out);
	}
}
