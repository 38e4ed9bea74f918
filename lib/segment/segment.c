#include "segment.h"

#include <string.h>

/*
 * The rules. Each has a number, which segment -l prints, and the French it is for; segment(1) lists
 * them. 10 to 19: by what follows the stop; 20 to 29: nothing between them; 30 to 39: a number
 * before it; 40 to 49: a letter; 50 to 59: an abbreviation; 60 to 69: any other word.
 */

struct verdict {
	int rule;
	bool ends;
};

static struct verdict
yes(int rule)
{
	return (struct verdict){rule, true};
}

static struct verdict
no(int rule)
{
	return (struct verdict){rule, false};
}

/* Is the word before the stop, the first of the sentence, behind nothing but openers? */
static bool
first_word(const struct stop *p, size_t i)
{
	size_t len;
	enum stop_sort c;

	while (i > p->start) {
		c = stop_sort_before(p->x, i, &len);
		if (c != STOP_OPEN && c != STOP_QUOTE && c != STOP_SPACE && c != STOP_DASH)
			return false;
		i -= len;
	}
	return true;
}

/* Letters behind i that are capital then small, or elided: Mais, L'été. */
static bool
is_name_like(const struct stop *p, size_t i)
{
	size_t len, k;
	enum stop_sort c;

	if (stop_sort_at(p->x, i, &len) != STOP_UPPER)
		return false;
	c = stop_sort_at(p->x, i + len, &k);
	return c == STOP_LOWER || c == STOP_QUOTE || c == STOP_CLOSE || c == STOP_SPACE;
}

/* Do four digits stand before the stop: en 2021 */
static bool
behind_year(const struct stop *p)
{
	size_t i, len;

	for (i = p->at; i > p->start && i + 4 > p->at; i--)
		if (stop_sort_before(p->x, i, &len) != STOP_DIGIT)
			return false;
	return i + 4 == p->at;
}

/* No space behind the stop. */
static struct verdict
glued(const struct stop *p)
{
	size_t i, len;
	enum stop_sort c = p->before;

	if (p->after == STOP_OPEN || p->after == STOP_QUOTE) /* 20: parti.« Il */
		return c == STOP_UPPER || c == STOP_LOWER || c == STOP_CLOSE || c == STOP_QUOTE
			   ? yes(20)
			   : no(20);
	if (p->after == STOP_UPPER && is_name_like(p, p->next)) {
		if (stop_opener(p->g, p->x, p->next) & STOP_DOMAIN)
			return no(25); /* 25: Bladi.Net */
		if (c == STOP_CLOSE || c == STOP_QUOTE || c == STOP_SIGN || behind_year(p))
			return yes(21); /* 21: mondiale”.Mais; en 2021.Le */
		if (p->letters >= 3 && p->lower && !p->class && p->word > 0 &&
		    p->x.s[p->word - 1] != '@' && p->x.s[p->word - 1] != '/' &&
		    p->x.s[p->word - 1] != '.') /* 22: signalé!Cette */
			return yes(22);
		if (p->kind != STOP_DOT && p->letters) /* 22 */
			return yes(22);
	}
	if (p->after == STOP_DIGIT && p->letters >= 4 && p->lower && !p->capital && !p->class) {
		for (i = p->next; (c = stop_sort_at(p->x, i, &len)) == STOP_DIGIT; i += len)
			;
		if (c == STOP_SPACE && stop_sort_at(p->x, i + len, &len) == STOP_LOWER)
			return yes(23); /* 23: démantelés.94 affaires */
	}
	return no(24); /* 24: 1.250, www.interpol.int, O.N.U */
}

/* A number before the stop, which may have parts: 1.2 */
static struct verdict
behind_number(const struct stop *p)
{
	size_t i = p->at, len;
	bool parts = false;

	for (; i > p->start && i + 8 > p->at; i--) {
		if (p->x.s[i - 1] == '.')
			parts = true;
		else if (stop_sort_before(p->x, i, &len) != STOP_DIGIT || len > 1)
			break;
	}
	if (p->at - i <= (parts ? 6 : 3) && first_word(p, i))
		return no(30);	    /* 30: 1. Le suspect; 2.1. Les faits */
	if (p->after == STOP_LOWER) /* 31: en 1992. à deux reprises; le 3. du mois */
		return p->at - i >= 4 ? yes(31) : no(31);
	return yes(32); /* 32: en 2021. Le */
}

/* Is the letter before the stop the last of a dotted row: O.N.U. */
static bool
is_acronym(const struct stop *p)
{
	return p->word > p->start && p->x.s[p->word - 1] == '.';
}

/* Is there a number before the word: 20 h, 2° C, 30F */
static bool
behind_figure(const struct stop *p)
{
	size_t len;
	enum stop_sort c = stop_sort_before(p->x, p->word, &len);

	if (len == 1 && p->x.s[p->word - 1] == '/')
		return true;
	if (c == STOP_SPACE)
		c = stop_sort_before(p->x, p->word - len, &len);
	return c == STOP_DIGIT || (len == 2 && p->word > 2 && c == STOP_SIGN);
}

/* One letter before the stop. */
static struct verdict
behind_letter(const struct stop *p)
{
	if (is_acronym(p)) /* 40: L'O.N.U. Le pays; C.L. Milutinovic; J.-C. La ville */
		return stop_opens(p, false) ? yes(40) : no(40);
	if (p->after != STOP_LOWER && behind_figure(p)) /* 41: 20 °C. Le; 30 F. Paris */
		return yes(41);
	if (p->after == STOP_LOWER || (p->capital && first_word(p, p->word))) /* 42: A. Le Goff */
		return no(42);
	return stop_opens(p, false) ? yes(43) : no(43); /* 43: J. F. Kennedy; dans A. La longueur */
}

/* The end of the Roman numeral at byte i; i if there is none. */
static size_t
roman(const struct stop *p, size_t i)
{
	size_t from = i, len;
	enum stop_sort c;

	while (i < p->x.n && p->x.s[i] != '\0' && strchr("IVXLCDM", p->x.s[i]))
		i++;
	c = stop_sort_at(p->x, i, &len);
	return c == STOP_UPPER || c == STOP_LOWER || c == STOP_QUOTE || c == STOP_CLOSE ? from : i;
}

/* Does a number come: 5; XVII; of an article of law, L. 421-1 */
static bool
number_follows(const struct stop *p)
{
	size_t len;

	if (p->after != STOP_UPPER)
		return p->after == STOP_DIGIT;
	return stop_sort_at(p->x, p->next + p->after_len, &len) == STOP_STOP ||
	       roman(p, p->next) > p->next;
}

static struct verdict
behind_abbreviation(const struct stop *p)
{
	enum stop_abbreviation a = p->class & STOP_ABBREVIATION;
	bool mark = p->after == STOP_OPEN || p->after == STOP_QUOTE;

	if (p->after == STOP_LOWER)
		return no(50);
	if (behind_figure(p)) /* 5 ml/min. Patients; mm. Dupont et Durand */
		a = a == STOP_RANK ? STOP_UNIT : a;
	else if (a == STOP_UNIT)
		a = STOP_MAY;
	switch (a) {
	case STOP_TITLE: /* 51: M. Hammouchi, Le Dr. Benali, cf. La Croix */
		return no(51);
	case STOP_RANK: /* 52: Le col. Ahmed; passer un col. Le peloton */
		return mark || stop_opens(p, true) ? yes(52) : no(52);
	case STOP_REFERENCE: /* 53: n° 5, op. « Aïda », 701 av. J.-C.; 400 p. Il */
		return !number_follows(p) && !mark && stop_opens(p, false) ? yes(53) : no(53);
	case STOP_PLAIN: /* 54: Lun. 3 mars; 30 janv. (AFP); art. L. 421-1; la mer. Les */
		return number_follows(p) || p->after == STOP_DASH || p->x.s[p->next] == '('
			   ? no(54)
			   : yes(54);
	case STOP_MAY: /* 55: Microsoft Corp. Sa femme */
		return stop_opens(p, true) ? yes(55) : no(55);
	default: /* 56: etc. Les; 3 km. Paris */
		return yes(56);
	}
}

/* Is what comes a verb of saying, or one with its subject behind it: indique X, a-t-on */
static bool
is_incise(const struct stop *p)
{
	size_t i = p->next, len;

	if (stop_opener(p->g, p->x, i) & STOP_INCISE)
		return true;
	while (stop_sort_at(p->x, i, &len) == STOP_LOWER)
		i += len;
	return i + 3 <= p->x.n && p->x.s[i] == '-' &&
	       (p->x.s[i + 2] == '-' || memcmp(p->x.s + i, "-il", 3) == 0 ||
		   memcmp(p->x.s + i, "-el", 3) == 0 || memcmp(p->x.s + i, "-on", 3) == 0);
}

static struct verdict
behind_dot(const struct stop *p)
{
	size_t i;

	if (p->before == STOP_DIGIT)
		return behind_number(p);
	if (p->letters == 1 && (p->class & STOP_ABBREVIATION) != STOP_TITLE &&
	    (p->capital || !(p->class & STOP_ABBREVIATION)))
		return behind_letter(p);
	if (p->letters == 0) /* 61: 30 000 €. Elle; (2001). la */
		return p->after == STOP_LOWER && p->before != STOP_CLOSE ? no(60) : yes(61);
	if (p->class & STOP_ABBREVIATION)
		return behind_abbreviation(p);
	if (p->capital && !p->lower && first_word(p, p->word)) /* 62: II. Les; JUSTICE. Un */
		return roman(p, p->word) == p->at		? no(62)
		       : p->letters > 4 || stop_opens(p, false) ? yes(62)
								: no(62);
	i = p->word;
	if (p->after == STOP_LOWER && is_incise(p)) /* 66: pour viol. a-t-on appris */
		return no(66);
	if (p->after == STOP_LOWER) /* 63: il existait. à peu près */
		return p->letters >= 2 && p->lower && p->spaced &&
			       (i == p->start || p->x.s[i - 1] != '.')
			   ? yes(63)
			   : no(64);
	return yes(65); /* 65: La presse est là. Il part. */
}

/* Is this [...] or (…), alone in brackets? Then p->at follows its bracket. */
static bool
is_omission(const struct stop *p)
{
	return p->kind == STOP_DOTS && p->at > p->start && p->close > p->stops &&
	       (p->x.s[p->at - 1] == '[' || p->x.s[p->at - 1] == '(');
}

/* An aside behind the stop belongs to its sentence. */
static struct verdict
behind_aside(const struct stop *p)
{
	bool abbreviation = p->letters == 1 || (p->class & STOP_ABBREVIATION) != 0;

	if (p->after == STOP_LOWER || (p->kind == STOP_DOT && abbreviation))
		return no(17); /* 17: Louis C.K. (humoriste) Martin */
	return yes(17);	       /* 17: jamais ça ! (rires) Nous verrons */
}

/* Does a quote with a capital behind it come: "Mais */
static bool
quote_opens(const struct stop *p)
{
	size_t len;

	return p->after == STOP_QUOTE && stop_sort_at(p->x, p->next + 1, &len) == STOP_UPPER;
}

static struct verdict
decide(const struct stop *p)
{
	if (p->after == STOP_STOP || p->after == STOP_COMMA || p->after == STOP_CLOSE)
		return no(10); /* 10: « C'est faux. »), dit-il */
	if (!p->spaced && p->close == p->stops)
		return glued(p);
	if (!p->spaced && p->after != STOP_UPPER && p->after != STOP_DIGIT &&
	    p->after != STOP_OPEN && !quote_opens(p))
		return no(11); /* 11: signalé !"a-t-il lancé; vite.""Mais */
	if (p->aside)
		return behind_aside(p);
	if (is_omission(p)) /* 18: [...] Pendant que; des blessés (...) On a vu */
		return no(18);
	if (p->kind != STOP_DOT) {
		if (p->after == STOP_LOWER) /* 12: « Est-ce possible ? » demande-t-il */
			return no(12);
		if (p->kind == STOP_DOTS && p->after == STOP_DIGIT) /* 13: à savoir... 30 F */
			return no(13);
		if ((p->class & STOP_ABBREVIATION) == STOP_NAME && p->close == p->stops)
			return stop_opens(p, true) ? yes(19) : no(19); /* 19: Yahoo! News */
		return yes(14); /* 14: Que voulez-vous ? – Rien. */
	}
	if (p->close > p->stops) {
		if (p->after == STOP_LOWER) /* 15: (« C'est faux. ») et répété */
			return no(15);
		return yes(16); /* 16: arrêté 176 suspects. » Six étrangers */
	}
	return behind_dot(p);
}

/* ---- sentences ---- */

void
segment_begin(const struct stop_words *words, struct segment_text *t, struct str text)
{
	*t = (struct segment_text){.stops = {.words = words, .x = text}};
}

bool
segment_next(struct segment_text *t, struct segment_stop *d)
{
	struct str x = t->stops.x;
	struct verdict v;
	struct stop p;

	if (t->start >= x.n)
		return false;
	d->start = t->start;
	if (!stop_next(&t->stops, t->at, t->start, &p)) {
		d->at = d->end = t->start = t->at = x.n;
		d->rule = 0;
		d->ends = true;
		return true;
	}
	v = decide(&p);
	d->at = p.at;
	d->end = t->at = p.close;
	d->rule = v.rule;
	d->ends = v.ends;
	if (v.ends)
		t->start = t->at = p.next;
	return true;
}

bool
segment_is_whole(struct str kind, struct str text)
{
	return text.n <= SEGMENT_WHOLE &&
	       (str_eq(kind, STR("title")) || str_eq(kind, STR("heading")));
}
