#include "shift.h"

#include "edtf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WEEK = 7, MONTHS = 12, FARTHEST = 3660 };

static bool
is_word(const struct parse *p, uint32_t i, const char *word)
{
	struct str s;

	if (i >= p->n)
		return false;
	s = tok_str(p->text, &p->t[i]);
	return s.n == strlen(word) && memcmp(s.s, word, s.n) == 0;
}

/* Nothing that the shift is told from follows: « la veille | de la fête », « après | l'attaque ». */
static bool
stands_alone(const struct parse *p, uint32_t i)
{
	enum parse_class c = parse_at(p, i);

	return c != PARSE_DE && c != PARSE_DET && c != PARSE_WORD && c != PARSE_ADJ &&
	       c != PARSE_NAME && !parse_sign(p, i, CUE_SIGN(QUE));
}

/* « la | veille |, », « le | lendemain | matin », « l'avant-veille », « le surlendemain » */
static bool
read_eve(const struct parse *p, uint32_t i, struct shift *s)
{
	bool back = i > 1 && is_word(p, i - 2, "avant") && parse_mark(p, i - 1, '-');
	uint32_t first = back ? i - 2 : i;

	if (first == 0 || parse_at(p, first - 1) != PARSE_DET)
		return false;
	if (!stands_alone(p, i + 1) && !is_word(p, i + 1, "matin") && !is_word(p, i + 1, "soir"))
		return false;
	*s = (struct shift){first - 1, i + 1, back ? -2 : -1, 0, true};
	if (is_word(p, i, "lendemain"))
		s->days = 1;
	if (is_word(p, i, "surlendemain"))
		s->days = 2;
	return true;
}

/* « | une semaine | plus tôt », « | trois jours | auparavant », « | deux mois | après, » */
static bool
read_span(const struct parse *p, const struct figure *f, struct shift *s)
{
	uint32_t i = f->last;
	int n = atoi(f->value), sign = -1;

	if (f->kind != FIGURE_DURATION || f->mod[0] != '=' || f->high[0] || strchr(f->value, '.') ||
	    n <= 0 || n > FARTHEST || !parse_sign(p, i, CUE_SIGN(THEN)) ||
	    /* « de 5,8 % | sur un an | après +6,1 % » */
	    (f->first > 0 && parse_sign(p, f->first - 1, CUE_SIGN(SUR))))
		return false;
	if (is_word(p, i, "plus")) {
		i++;
		if (is_word(p, i, "tard"))
			sign = 1;
		else if (!is_word(p, i, "tôt"))
			return false;
	} else if (is_word(p, i, "après")) {
		sign = 1;
	}
	if (!stands_alone(p, i + 1) && !is_word(p, i, "tôt") && !is_word(p, i, "tard"))
		return false;
	*s = (struct shift){f->first, i + 1, 0, 0, false};
	if (strcmp(f->unit, "d") == 0)
		s->days = sign * n;
	else if (strcmp(f->unit, "wk") == 0)
		s->days = sign * n * WEEK;
	else if (strcmp(f->unit, "mo") == 0)
		s->months = sign * n;
	else if (strcmp(f->unit, "a") == 0)
		s->months = sign * n * MONTHS;
	return s->days || s->months;
}

size_t
shift_find(const struct parse *p, struct shift *s, size_t max)
{
	size_t n = 0;

	if (p->signs & CUE_SIGN(EVE))
		for (uint32_t i = 0; i < p->n && n < max; i++)
			if (parse_sign(p, i, CUE_SIGN(EVE)) && read_eve(p, i, &s[n]))
				n++;
	if (p->signs & CUE_SIGN(THEN))
		for (size_t k = 0; k < p->nf && n < max; k++)
			if (read_span(p, &p->f[k], &s[n]))
				n++;
	return n;
}

bool
shift_apply(const struct shift *s, struct str base, char code[SHIFT_SIZE])
{
	struct edtf d;
	long days;
	int year, month;

	if (base.n < 4 || base.n > 10 || memchr(base.s, 'X', base.n) || memchr(base.s, '/', base.n))
		return false;
	if (s->days) {
		if (!edtf_read(base, &days))
			return false;
		d = edtf_civil(days + s->days);
		snprintf(code, SHIFT_SIZE, "%04d-%02d-%02d", d.year % 10000, d.month, d.day);
		return true;
	}
	year = atoi((char[5]){base.s[0], base.s[1], base.s[2], base.s[3], '\0'});
	if (s->months % MONTHS == 0) {
		snprintf(code, SHIFT_SIZE, "%04d", (year + s->months / MONTHS) % 10000);
		return true;
	}
	if (base.n < 7 || base.s[5] == 'W' || base.s[5] > '1')
		return false;
	month = (base.s[5] - '0') * 10 + base.s[6] - '0' - 1 + year * MONTHS + s->months;
	if (month < 0)
		return false;
	snprintf(code, SHIFT_SIZE, "%04d-%02d", month / MONTHS % 10000, month % MONTHS + 1);
	return true;
}
