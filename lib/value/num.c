#include "num.h"

#include "lex.h"
#include "numeral.h"

#include <string.h>

/*
 * A number is digits with a fraction, a scale or an ordinal ending behind them, or words (numeral.c)
 * with a fraction, a group or decimals behind them.
 */

enum { DIGITS = 18 };

/* Digits of a token added to *v; false beyond 18 digits or if they are not ASCII. */
static bool
add_digits(struct str text, const struct tok *t, int64_t *v)
{
	size_t i;

	if (t->end - t->start > DIGITS) /* leading zeros too: the value can be written */
		return false;
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

/* The mark c; for the apostrophe also ’: « 13’000 » of the Swiss. */
static bool
is_separator(struct str text, const struct tok *t, char c)
{
	if (c == '\'' && t->class == TOK_MARK && str_eq(tok_str(text, t), STR("’")))
		return true;
	return numeral_mark(text, t, c);
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
			if (!is_separator(text, &t[k], c) || (t[k].flags & TOK_SPACE) ||
			    k + 1 >= n || (t[k + 1].flags & TOK_SPACE))
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
	if (i + 1 < n &&
	    (numeral_mark(text, &t[i], ',') || (count == 0 && numeral_mark(text, &t[i], '.'))) &&
	    !(t[i].flags & TOK_SPACE) && is_glued_number(&t[i + 1])) {
		if (!add_digits(text, &t[i + 1], &v))
			return 0;
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
	struct numeral_word w =
	    i < n ? numeral_look(text, &t[i]) : (struct numeral_word){NUMERAL_NONE, 0, false};
	int exp = w.class == NUMERAL_MILLE ? 3 : w.class == NUMERAL_SCALE ? (int)w.value : 0;

	if (exp == 0 || out->value.coef == 0)
		return i;
	out->value.exp += exp;
	out->magnitude = (uint8_t)exp;
	i++;
	/* « 10 millions 500 000 », « 3 milliards 200 millions », « 58 mille 590 » */
	if (i < n && t[i].class == TOK_NUMBER &&
	    (exp > 3 || (t[i].end - t[i].start == 3 && out->value.exp == 3))) {
		struct num low = {0};
		size_t k = read_digits(text, t + i, n - i, &low), m;
		struct decimal sum;

		if (k == 0 || low.value.exp < 0)
			return i;
		m = read_scale(text, t + i, n - i, k, &low);
		if ((low.magnitude && low.magnitude < exp) || (exp == 6 && low.grouped) ||
		    (exp == 3 && m == 1 && !low.magnitude)) {
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
	struct numeral_word w, u;
	struct decimal part, sum;
	size_t k = i + 1;

	if (i + 1 >= n || !numeral_et(text, &t[i]))
		return i;
	w = numeral_look(text, &t[k]);
	if (w.class == NUMERAL_DEMI) {
		part = (struct decimal){5, -1};
		k++;
	} else if (w.class == NUMERAL_UNIT && k + 1 < n) {
		u = numeral_look(text, &t[k + 1]);
		if (u.class != NUMERAL_FRACTION && !(u.class == NUMERAL_ORDINAL && u.value > 2))
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
		struct numeral_word w = numeral_look(text, &t[i + 1]);
		struct decimal v;

		if (w.class == NUMERAL_SCALE)
			v = (struct decimal){1, (int)w.value};
		else if (w.class == NUMERAL_AINE && w.value == 1000)
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
	struct numeral_word w;
	struct numeral o;
	bool many, ends;

	if (n == 0)
		return 0;
	w = numeral_look(text, t);
	if (w.class == NUMERAL_FRACTION) {
		*d = (struct decimal){w.value, 0};
		return n > 2 && is_text(text, &t[1], "de") && is_text(text, &t[2], "finale") ? 0
											     : 1;
	}
	if (w.class == NUMERAL_NONE || w.class == NUMERAL_DEMI || w.class == NUMERAL_AINE ||
	    w.class == NUMERAL_HALF)
		return 0;
	numeral_read(text, t, n, &o);
	if (!o.ordinal || o.n == 0)
		return 0;
	*d = o.value;
	if (d->exp == 0 && d->coef < 3)
		return 0;
	many = of->value.coef != 1 || of->value.exp != 0;
	ends = o.n == n || is_de(text, &t[o.n]) || is_text(text, &t[o.n], "des") ||
	       is_text(text, &t[o.n], "du") || t[o.n].class == TOK_MARK;
	if (many ? o.plural || (of->words && ends && o.n == 1 && of->value.exp == 0) : ends)
		return o.n;
	return 0;
}

/* « un | demi », « une demi-douzaine », « un demi-million »: token k is the half. */
static size_t
read_half(struct str text, const struct tok *t, size_t n, size_t k, struct num *out)
{
	size_t m = numeral_next(text, t, n, k + 1);
	struct numeral_word u =
	    m < n ? numeral_look(text, &t[m]) : (struct numeral_word){NUMERAL_NONE, 0, false};

	out->one = false;
	out->value = (struct decimal){5, -1};
	out->kind = NUM_HALF;
	if (u.class == NUMERAL_SCALE) {
		out->value.exp += (int)u.value;
		out->magnitude = (uint8_t)u.value;
		out->kind = NUM_GROUP;
		return m + 1;
	}
	if (u.class == NUMERAL_AINE) {
		decimal_multiply(out->value, (struct decimal){u.value, 0}, &out->value);
		out->kind = NUM_GROUP;
		out->about = true;
		return read_of_group(text, t, n, m + 1, out);
	}
	return k + 1;
}

/* Behind a cardinal of i tokens: « et demi », tiers, quarts, douzaines, demi-, virgule. */
static size_t
read_behind(struct str text, const struct tok *t, size_t n, size_t i, struct num *out)
{
	size_t k = numeral_next(text, t, n, i), used;
	struct numeral_word w =
	    k < n ? numeral_look(text, &t[k]) : (struct numeral_word){NUMERAL_NONE, 0, false};
	struct decimal d, v;

	if (w.class == NUMERAL_AINE &&
	    decimal_multiply(out->value, (struct decimal){w.value, 0}, &v)) { /* trois douzaines */
		out->value = v;
		out->kind = NUM_GROUP;
		out->about = w.value != 12 || out->one;
		out->one = false;
		return read_of_group(text, t, n, k + 1, out);
	}
	if (w.class == NUMERAL_DEMI && out->one)
		return read_half(text, t, n, k, out);
	used = k < n ? read_denominator(text, t + k, n - k, out, &d) : 0;
	if (used && decimal_divide(out->value, d, &v)) { /* deux tiers, trois cinquièmes */
		out->value = v;
		out->one = false;
		out->kind = NUM_FRACTION;
		return read_of_group(text, t, n, k + used, out);
	}
	if (i + 1 < n && is_text(text, &t[i], "virgule")) { /* deux cent virgule trois */
		struct numeral o;

		numeral_read(text, t + i + 1, n - i - 1, &o);
		if (o.n && !o.ordinal) {
			d = o.value;
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
	    "ère", "ere", "nd", "nde", "è", "de", "éme", "E", "ÈME", "EME"};
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

	if (i >= n || numeral_look(text, &t[i]).class != NUMERAL_VULGAR)
		return i;
	if (!decimal_add(out->value, numeral_vulgar(&t[i]), &sum))
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
	if (at + 1 >= n || !numeral_mark(text, &t[at], '/') || (t[at].flags & TOK_SPACE) ||
	    !is_glued_number(&t[at + 1]))
		return i;
	if (!add_digits(text, &t[at - 1], &top) || !add_digits(text, &t[at + 1], &bottom) ||
	    top >= bottom || top == 0 || bottom > 10 || text.s[t[at + 1].start] == '0')
		return i;
	if (at + 2 < n && !(t[at + 2].flags & TOK_SPACE) &&
	    (numeral_mark(text, &t[at + 2], '/') || t[at + 2].class != TOK_MARK))
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
	struct numeral w;
	size_t k;

	numeral_read(text, t, n, &w);
	if (w.n == 0)
		return false;
	out->words = true;
	out->value = w.value;
	if (w.ordinal) {
		out->kind = NUM_ORDINAL;
		out->n = w.n;
		return true;
	}
	out->magnitude = w.magnitude;
	out->one = w.one;
	k = read_behind(text, t, n, w.n, out);
	out->n = k;
	return true;
}

bool
num_parse(struct str text, const struct tok *t, size_t n, struct num *out)
{
	struct numeral_word w;

	memset(out, 0, sizeof *out);
	if (n == 0)
		return false;
	if (t->class == TOK_NUMBER)
		return parse_digits(text, t, n, out);
	w = numeral_look(text, t);
	if (w.class == NUMERAL_VULGAR) {
		out->n = read_vulgar(text, t, n, 0, out);
		out->kind = NUM_FRACTION;
		return out->n > 0;
	}
	if (w.class == NUMERAL_NONE)
		return t->class == TOK_WORD &&
		       (text.s[t->start] == 'I' || text.s[t->start] == 'V' ||
			   text.s[t->start] == 'X') &&
		       parse_roman(text, t, out);
	out->words = true;
	out->plural = w.plural;
	switch (w.class) {
	case NUMERAL_AINE:
	case NUMERAL_SCALE: /* des dizaines, des milliers, des millions */
		out->kind = NUM_GROUP;
		out->bare = true;
		out->about = w.class == NUMERAL_AINE;
		out->value = w.class == NUMERAL_AINE ? decimal_normal(w.value, 0)
						     : (struct decimal){1, (int)w.value};
		out->magnitude = w.class == NUMERAL_SCALE ? (uint8_t)w.value
				 : w.value == 1000	  ? 3
							  : 0;
		out->n = read_of_group(text, t, n, 1, out);
		return true;
	case NUMERAL_FRACTION:
	case NUMERAL_HALF:
		out->kind = NUM_FRACTION;
		out->bare = true;
		decimal_divide((struct decimal){1, 0}, (struct decimal){w.value, 0}, &out->value);
		out->n = read_of_group(text, t, n, 1, out);
		return true;
	case NUMERAL_DEMI:
		out->kind = NUM_HALF;
		out->value = (struct decimal){5, -1};
		out->n = 1;
		return true;
	default:
		return parse_words(text, t, n, out);
	}
}
