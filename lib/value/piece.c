#include "piece.h"

#include "lex.h"

#include <string.h>

bool
piece_give(struct piece *p, const struct unit *u)
{
	p->unit = *u;
	p->unit.n = 1;
	return decimal_multiply(p->num.value, u->factor, &p->value);
}

size_t
piece_adjective(const struct sight *s, size_t k)
{
	return sight_sign(s, k, SIGN_EPITHET) ? k + 1 : k;
}

/* A unit ends where its last token ends: no hyphen (mi-temps), apostrophe or letter behind it. */
static bool
ends_cleanly(const struct sight *s, size_t k)
{
	if (!sight_glued(s, k) || s->t[k].class == TOK_MARK)
		return !(sight_dash(s, k) && sight_glued(s, k) && sight_glued(s, k + 1) &&
			 s->t[k + 1].class == TOK_WORD);
	return s->t[k - 1].class == TOK_MARK || s->t[k].class == TOK_NUMBER;
}

/* A number that takes de before its unit: une vingtaine de, 38 560 000 de francs. */
static bool
is_group(const struct piece *p)
{
	return p->num.kind == NUM_GROUP || p->num.magnitude >= 6 || p->num.value.exp >= 6 ||
	       (p->num.kind == NUM_CARDINAL &&
		   decimal_compare(p->num.value, (struct decimal){1, 6}) >= 0);
}

void
piece_unit(const struct sight *s, struct piece *p)
{
	size_t k = p->last, d;

	p->unit.n = 0;
	if (p->num.kind == NUM_ORDINAL || k >= s->n)
		return;
	if (sight_dash(s, k) && sight_glued(s, k) && sight_glued(s, k + 1))
		k++;
	else if (sight_of(s, k) && (p->num.kind == NUM_FRACTION || is_group(p)))
		k++;
	d = p->num.kind == NUM_CARDINAL ? piece_adjective(s, k) : k;
	if (k >= s->n || !unit_match(s->text, s->t + d, s->n - d, &p->unit))
		return;
	if ((d > k && p->unit.kind != UNIT_DURATION) || !ends_cleanly(s, d + p->unit.n) ||
	    (p->num.kind == NUM_FRACTION && k > p->last && !sight_is(s, k, "heure") &&
		!sight_is(s, k, "siècle")) ||
	    (sight_is(s, d, "h") && !(p->num.kind == NUM_CARDINAL && !p->num.words)))
		p->unit.n = 0;
	else
		p->last = d + p->unit.n;
}

/* « $10 », « EUR 29,99 », « £ 8,10 millions »: only signs and codes of money. */
static void
read_unit_before(const struct sight *s, struct piece *p)
{
	size_t k;

	for (k = 3; k > 0; k--) {
		size_t at = p->first - k;
		uint32_t row;

		if (p->first < s->used + k)
			continue;
		if (lex_try(&lex_symbols, s->t + at, k, &row) == k &&
		    unit_match(s->text, s->t + at, k, &p->unit) && p->unit.n == k &&
		    p->unit.kind == UNIT_MONEY &&
		    (s->t[at].class == TOK_MARK || s->t[at].end - s->t[at].start >= 3) &&
		    (at == 0 || (s->t[at].flags & TOK_SPACE) || s->t[at - 1].class == TOK_MARK)) {
			p->first = at;
			return;
		}
		p->unit.n = 0;
	}
}

static bool
add_part(struct piece *p, struct decimal part, size_t last)
{
	struct decimal sum;

	if (!decimal_add(p->value, part, &sum))
		return false;
	p->value = sum;
	p->num.one = false;
	p->last = last;
	return true;
}

/* « deux ans et demi », « une heure et quart ». */
static void
read_and_part(const struct sight *s, struct piece *p)
{
	struct num part;
	struct decimal v;
	size_t k = p->last + 1;
	bool seconds = strcmp(p->unit.code, "s") == 0;

	if (!sight_is(s, p->last, "et") || k >= s->n)
		return;
	if (num_parse(s->text, s->t + k, s->n - k, &part) &&
	    (part.kind == NUM_HALF || (part.kind == NUM_FRACTION && (part.n <= 2 || seconds))) &&
	    decimal_multiply(part.value, p->unit.factor, &v))
		add_part(p, v, k + part.n);
}

/* « 6 minutes 40 secondes », « deux ans et six mois »: in the smaller unit. */
static void
read_smaller_time(struct piece *p, const struct num *low, const struct unit *u, size_t last)
{
	static const struct {
		char large[4], small[4];
		int64_t times;
	} steps[] = {{"a", "mo", 12}, {"h", "min", 60}, {"min", "s", 60}};
	struct decimal v, part;
	size_t i;

	for (i = 0; i < sizeof steps / sizeof *steps; i++)
		if (strcmp(p->unit.code, steps[i].large) == 0 &&
		    strcmp(u->code, steps[i].small) == 0 &&
		    decimal_multiply(p->value, (struct decimal){steps[i].times, 0}, &v) &&
		    decimal_multiply(low->value, u->factor, &part)) {
			p->value = v;
			p->unit.code = u->code;
			add_part(p, part, last);
			return;
		}
}

/* « 14 kilos et 500 grammes », « 3 mètres 20 centimètres »: in the larger unit. */
static void
read_smaller_measure(struct piece *p, const struct num *low, const struct unit *u, size_t last)
{
	static const struct {
		char large[4], small[4];
		int exp;
	} steps[] = {{"t", "kg", -3}, {"dt", "kg", -2}, {"kg", "g", -3}, {"g", "mg", -3},
	    {"km", "m", -3}, {"m", "cm", -2}, {"cm", "mm", -1}, {"L", "cL", -2}};
	struct decimal v = low->value;

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (strcmp(p->unit.code, steps[i].large) == 0 &&
		    strcmp(u->code, steps[i].small) == 0) {
			v.exp += steps[i].exp;
			add_part(p, v, last);
			return;
		}
}

/*
 * A second, smaller part: « 15 dollars 50 », « 1 USD et 23 centimes », « 1 m 80 », « 1h30 ».
 * Of hours the minutes become the unit.
 */
static void
read_smaller(const struct sight *s, struct piece *p)
{
	size_t k = p->last + (size_t)sight_is(s, p->last, "et");
	struct num low;
	struct unit u;

	if (k >= s->n || (s->t[k].class != TOK_NUMBER && k == p->last) ||
	    !num_parse(s->text, s->t + k, s->n - k, &low) || low.grouped || low.magnitude ||
	    low.kind != NUM_CARDINAL || p->num.grouped ||
	    decimal_compare(low.value, (struct decimal){1, 3}) >= 0)
		return;
	if (unit_match(s->text, s->t + k + low.n, s->n - k - low.n, &u)) {
		struct decimal v;

		if (p->unit.kind == UNIT_DURATION && u.kind == UNIT_DURATION)
			read_smaller_time(p, &low, &u, k + low.n + u.n);
		if (p->unit.kind == UNIT_MEASURE && u.kind == UNIT_MEASURE)
			read_smaller_measure(p, &low, &u, k + low.n + u.n);
		if (p->unit.kind == UNIT_MONEY && u.kind == UNIT_MONEY && u.factor.exp == -2 &&
		    p->unit.factor.exp == 0 && decimal_multiply(low.value, u.factor, &v))
			add_part(p, v, k + low.n + u.n);
		return;
	}
	if (k == p->last && s->t[k].class == TOK_NUMBER && s->t[k].end - s->t[k].start == 3 &&
	    (strcmp(p->unit.code, "t") == 0 || strcmp(p->unit.code, "kg") == 0) &&
	    !sight_noun(s, k + 1)) { /* une tonne 200, 3 kilos 500 */
		low.value.exp -= 3;
		add_part(p, low.value, k + 1);
		return;
	}
	if (k != p->last || s->t[k].class != TOK_NUMBER || s->t[k].end - s->t[k].start != 2 ||
	    (strcmp(p->unit.code, "har") != 0 && (sight_noun(s, k + 1) || sight_of(s, k + 1))))
		return;
	if ((p->unit.kind == UNIT_MONEY && p->unit.factor.exp == 0) ||
	    strcmp(p->unit.code, "m") == 0 || strcmp(p->unit.code, "har") == 0) {
		low.value.exp -= 2;
		add_part(p, low.value, k + 1);
	}
}

/* Two digits at p as a number below 60; -1 if they are none. */
static int
minutes_at(const struct sight *s, size_t at, size_t end)
{
	const char *p = s->text.s + at;
	int v;

	if (end - at != 2 || p[0] < '0' || p[0] > '5' || p[1] < '0' || p[1] > '9')
		return -1;
	v = (p[0] - '0') * 10 + (p[1] - '0');
	return v;
}

/* « 2 h 15 », « 2h15 » (h15 is one token), « 17 heures 30 »: minutes become the unit. */
static void
read_minutes(const struct sight *s, struct piece *p)
{
	size_t k = p->last;
	struct decimal v;
	int minutes = -1;

	if (k >= s->n || p->num.kind != NUM_CARDINAL || p->num.grouped)
		return;
	if (p->unit.n == 0 && s->t[k].class == TOK_WORD && (s->text.s[s->t[k].start] | 0x20) == 'h')
		minutes = minutes_at(s, s->t[k].start + 1, s->t[k].end);
	else if (p->unit.n && strcmp(p->unit.code, "h") == 0 && s->t[k].class == TOK_NUMBER &&
		 !sight_plural(s, k + 1)) /* « en 48 heures 11 personnes » */
		minutes = minutes_at(s, s->t[k].start, s->t[k].end);
	if (minutes < 0 || !decimal_multiply(p->num.value, (struct decimal){6, 1}, &v) ||
	    !decimal_add(v, (struct decimal){minutes, 0}, &p->value))
		return;
	p->unit = (struct unit){1, UNIT_DURATION, "min", {1, 0}, UNIT_ONE};
	p->last = k + 1;
	if (sight_is(s, p->last, "min") || sight_is(s, p->last, "mn"))
		p->last++;
}

/*
 * « (- 4 % », « vols : - 4 % », « de - 4 % », « soit - 4 % »: what a minus with a space behind it stands after; a plus,
 * any word: « dont + 20 tués ».
 */
static bool
may_be_loose(const struct sight *s, size_t sign)
{
	return sign > 0 && ((sight_mark(s, sign, '+') && s->t[sign - 1].class == TOK_WORD) ||
			       sight_mark(s, sign - 1, '(') || sight_mark(s, sign - 1, ':') ||
			       sight_of(s, sign - 1) || sight_is(s, sign - 1, "avec") ||
			       sight_is(s, sign - 1, "soit"));
}

/*
 * « -5 degrés », « (- 0,8 % », « +14 % »: a sign glued to the digits, to nothing before it but a
 * bracket.
 */
static void
read_sign(const struct sight *s, struct piece *p)
{
	size_t k = p->first;
	bool plus;

	if (k == s->used || s->t[k].class != TOK_NUMBER)
		return;
	plus = sight_mark(s, k - 1, '+');
	if (!(plus || sight_dash(s, k - 1)) || (!sight_glued(s, k) && !may_be_loose(s, k - 1)) ||
	    (sight_glued(s, k - 1) && !sight_mark(s, k - 2, '(')))
		return;
	if (!plus)
		p->num.value.coef = -p->num.value.coef;
	p->first = k - 1;
}

/* « dix degrés sous zéro », « 10 en dessous de zéro ». */
static void
read_below_zero(const struct sight *s, struct piece *p)
{
	size_t k = p->last;

	if (p->num.kind != NUM_CARDINAL || (p->unit.n && strcmp(p->unit.code, "Cel") != 0))
		return;
	if (sight_is(s, k, "sous"))
		k++;
	else if (sight_is(s, k, "en") && sight_is(s, k + 1, "dessous") && sight_of(s, k + 2))
		k += 3;
	else
		return;
	if (!sight_is(s, k, "zéro") && !sight_is(s, k, "zero"))
		return;
	if (p->unit.n == 0)
		p->unit = (struct unit){1, UNIT_MEASURE, "Cel", {1, 0}, UNIT_ONE};
	p->num.value.coef = -p->num.value.coef;
	p->last = k + 1;
}

/* « EUR29,99 », « USD500 »: a code of money glued to its number makes one token of both. */
static bool
read_glued_money(const struct sight *s, size_t i, struct piece *p)
{
	enum { CODE = 3, LONGEST = 12 };
	const struct tok *t = &s->t[i];
	struct tok code = *t;
	const char *w = s->text.s + t->start;
	size_t n = t->end - t->start, k;
	char name[CODE + 1] = "";
	int64_t v = 0, cents = 0;

	if (n <= CODE || n > LONGEST)
		return false;
	for (k = 0; k < n; k++)
		if (k < CODE ? w[k] < 'A' || w[k] > 'Z' : w[k] < '0' || w[k] > '9')
			return false;
		else if (k < CODE)
			name[k] = w[k];
		else
			v = v * 10 + (w[k] - '0');
	code.form = code.fold = tok_hash(name);
	if (!unit_match(s->text, &code, 1, &p->unit) || p->unit.kind != UNIT_MONEY)
		return false;
	p->num.n = 1;
	p->num.value = decimal_normal(v, 0);
	p->first = p->number = i;
	p->last = i + 1;
	if (sight_mark(s, i + 1, ',') && sight_glued(s, i + 1) && sight_glued(s, i + 2) &&
	    s->t[i + 2].class == TOK_NUMBER && s->t[i + 2].end - s->t[i + 2].start == 2) {
		w = s->text.s + s->t[i + 2].start;
		cents = (w[0] - '0') * 10 + (w[1] - '0');
		p->num.value = decimal_normal(v * 100 + cents, -2);
		p->last = i + 3;
	}
	p->num.grouped = true;
	return decimal_multiply(p->num.value, p->unit.factor, &p->value);
}

bool
piece_read(const struct sight *s, size_t i, struct piece *p)
{
	memset(p, 0, sizeof *p);
	if (i >= s->n)
		return false;
	if (s->t[i].class == TOK_WORD && (s->t[i].flags & TOK_DIGIT))
		return read_glued_money(s, i, p);
	if (!num_parse(s->text, s->t + i, s->n - i, &p->num))
		return false;
	p->first = p->number = i;
	p->last = i + p->num.n;
	read_sign(s, p);
	if (p->num.kind == NUM_CARDINAL && !p->num.words)
		read_unit_before(s, p);
	if (p->unit.n == 0)
		piece_unit(s, p);
	read_below_zero(s, p);
	p->value = p->num.value;
	if (p->unit.n) {
		if (!decimal_multiply(p->value, p->unit.factor, &p->value))
			return false;
		read_and_part(s, p);
		read_smaller(s, p);
		read_and_part(s, p); /* 6 minutes 40 secondes et 3 dixièmes */
	}
	read_minutes(s, p);
	return true;
}
