#include "refuse.h"

#include "lex.h"
#include "nested.h"

#include <string.h>

enum { LONGEST_DAYS = 6, OLD = 1700, LATE = 2100 };

bool
refuse_alone(const struct sight *s, const struct piece *p)
{
	size_t i;

	for (i = 0; i < p->first; i++)
		if (s->t[i].class != TOK_MARK)
			return false;
	for (i = p->last; i < s->n; i++)
		if (s->t[i].class != TOK_MARK || sight_mark(s, i, '/'))
			return false;
	return true;
}

static bool
is_digits(const struct piece *p)
{
	return p->num.kind == NUM_CARDINAL && !p->num.words;
}

/* Digits of one token, without unit or magnitude: what years, days and codes look like. */
static bool
is_plain(const struct piece *p)
{
	return is_digits(p) && !p->num.grouped && p->num.magnitude == 0 && p->unit.n == 0;
}

static bool
between(struct decimal v, int64_t low, int64_t high)
{
	return decimal_compare(v, (struct decimal){low, 0}) >= 0 &&
	       decimal_compare(v, (struct decimal){high, 0}) <= 0;
}

static bool
is_duration(const struct piece *p)
{
	return p->unit.n && p->unit.kind == UNIT_DURATION;
}

/* Articles (un, une): only with a unit that takes them: « une tonne », « en un jour ». */
static bool
is_article(const struct sight *s, const struct piece *p, bool bound)
{
	size_t i = p->first - 1;

	if (!p->num.one)
		return false;
	if (p->unit.n ==
	    0) /* « un seul patient »; not « pas un seul instant », « d'un seul geste » */
		return !(sight_is(s, p->last, "seul") || sight_is(s, p->last, "seule")) ||
		       sight_end(s, p->last + 1) || sight_of(s, i) || sight_is(s, i, "pas") ||
		       sight_is(s, i, "comme") || sight_is(s, i, "en") || sight_is(s, i, "sans");
	switch (p->unit.one) {
	case UNIT_ONE: /* not « une minute, s'il vous plaît » but that is rare in print */
		return false;
	case UNIT_IN_ONE:
		/* « une année | plus tôt |» */
		if (sight_sign(s, p->last + (sight_is(s, p->last, "plus") ? 1 : 0), SIGN_SHIFTS))
			return false;
		return !bound && !sight_is(s, i, "en") && !sight_is(s, i, "pendant") &&
		       !sight_is(s, i, "durant") && !sight_is(s, p->last, "entier") &&
		       !sight_is(s, p->last, "entière") && !refuse_alone(s, p);
	default:
		return true;
	}
}

/* les, ces, ses, leurs + deux … neuf, and « ces deux derniers jours ». */
static bool
is_anaphoric(const struct sight *s, const struct piece *p)
{
	if (sight_is(s, p->last, "pas") && sight_is(s, p->first - 1, "à"))
		return true; /* à deux pas */
	return p->num.words && p->num.kind == NUM_CARDINAL && p->num.magnitude == 0 &&
	       !sight_dash(s, p->number + p->num.n) && between(p->num.value, 2, 9) &&
	       sight_class(s, p->first - 1) == SIGHT_ANAPHOR;
}

/* « une 2 | × | 2 voies » */
static bool
is_times(const struct sight *s, size_t i)
{
	return i < s->n && str_eq(tok_str(s->text, &s->t[i]), STR("×"));
}

/* « un | deux-roues |», « en deux roues », « 2×2 voies »: a noun that begins with a number. */
static bool
is_compound(const struct sight *s, const struct piece *p)
{
	size_t k = p->last;

	if (p->num.kind != NUM_CARDINAL || p->unit.n || !between(p->num.value, 2, 9))
		return false;
	if ((sight_is(s, k, "roues") && between(p->num.value, 2, 3) && !sight_plural(s, k + 1)) ||
	    is_times(s, k) || is_times(s, p->first - 1))
		return true;
	return p->num.words && sight_dash(s, k) && sight_glued(s, k) && sight_glued(s, k + 1) &&
	       s->t[k + 1].class == TOK_WORD;
}

/* « un scanner | neuf |»: the adjective, behind its noun and with none of its own. */
static bool
is_new(const struct sight *s, const struct piece *p)
{
	size_t i = p->first - 1;

	return p->first > 1 && !p->unit.n && p->last == p->first + 1 &&
	       sight_is(s, p->first, "neuf") && s->t[i].class == TOK_WORD &&
	       sight_class(s, i) == SIGHT_NONE && !sight_plural(s, i) &&
	       !(s->t[i].flags & TOK_UPPER) && !sight_plural(s, p->last) &&
	       sight_class(s, i - 1) != SIGHT_NONE;
}

/* Ordinals need a noun; not siècle, République; not premier. Also fractions that are none. */
static bool
is_no_ordinal(const struct sight *s, const struct piece *p)
{
	size_t k = p->last;

	if (p->num.kind == NUM_HALF && sight_class(s, p->first - 1) == SIGHT_ANAPHOR)
		return true; /* toutes les demi-heures */
	if (p->num.kind == NUM_HALF)
		return p->unit.n == 0 && !refuse_alone(s, p);
	if (p->num.kind != NUM_ORDINAL || refuse_alone(s, p))
		return false;
	/* une deuxième Grèce */
	if (p->num.words && k < s->n && (s->t[k].flags & TOK_UPPER) &&
	    (sight_is(s, p->first - 1, "un") || sight_is(s, p->first - 1, "une")))
		return true;
	return between(p->num.value, 0, 1) || sight_is(s, p->first, "second") ||
	       sight_is(s, p->first, "seconde") || sight_is(s, p->first, "seconds") ||
	       sight_is(s, p->first, "secondes") ||
	       !(sight_noun(s, k) || sight_sign(s, k + 1, SIGN_ONWARD)) || sight_month(s, k) ||
	       sight_class(s, k) == SIGHT_LIFE;
}

/* moitié, tiers, quart that are no shares: à moitié, première moitié, tiers payant, le quart. */
static bool
is_no_share(const struct sight *s, const struct piece *p)
{
	struct num before;
	size_t i = p->first - 1, k = p->last;

	if (p->num.kind != NUM_FRACTION)
		return false;
	if (sight_is(s, k, "de") && sight_is(s, k + 1, "finale"))
		return true;
	if (!p->num.bare || p->unit.n)
		return false;
	if (sight_is(s, p->first, "moitié"))
		return sight_is(s, i, "à") ||
		       (p->first > 0 && num_parse(s->text, s->t + i, 1, &before) &&
			   before.kind == NUM_ORDINAL) ||
		       (sight_dash(s, k) && sight_glued(s, k)) || sight_is(s, k, "moins") ||
		       sight_is(s, k, "plus") || sight_is(s, k, "nord") || sight_is(s, k, "sud") ||
		       sight_is(s, k, "est") || sight_is(s, k, "ouest");
	return !(sight_is(s, i, "le") || sight_is(s, i, "du") || sight_is(s, i, "au")) ||
	       !(sight_of(s, k) || sight_is(s, k, "des") || sight_is(s, k, "du"));
}

/* Bare groups: « des dizaines », « milliers de », « la centaine de »; not « par centaines ». */
static bool
is_no_group(const struct sight *s, const struct piece *p)
{
	if (p->num.kind != NUM_GROUP || !p->num.bare)
		return false;
	if (!p->num.plural)
		return p->num.magnitude >= 6 || !sight_of(s, p->last) || p->first == 0;
	return sight_is(s, p->first - 1, "par") || !(sight_of(s, p->last) || p->unit.n);
}

/* Two digits and more in a row behind points, blanks, hyphens, slashes: phone numbers, dates. */
static size_t
chain_end(const struct sight *s, size_t i, size_t *numbers)
{
	size_t k = i + 1;

	*numbers = 1;
	while (k < s->n) {
		size_t next = k;

		if (s->t[next].class == TOK_MARK && sight_glued(s, next) &&
		    sight_glued(s, next + 1) &&
		    (sight_dash(s, next) || sight_mark(s, next, '.') || sight_mark(s, next, '/') ||
			sight_mark(s, next, ':')))
			next++;
		if (next >= s->n || s->t[next].class != TOK_NUMBER ||
		    (next == k && s->t[next].end - s->t[next].start != 2))
			break;
		k = next + 1;
		++*numbers;
	}
	return k;
}

/* « 03 personnes », « 05 millions »: one digit behind a zero, and what it counts; no phone number. */
static bool
counts_padded(const struct sight *s, const struct piece *p, size_t end)
{
	const struct tok *t = &s->t[p->number];

	return t->end - t->start == 2 && end <= p->last && p->first == p->number &&
	       !(p->unit.n && p->unit.kind == UNIT_DURATION) &&
	       (p->num.magnitude >= 3 || p->unit.n || sight_plural(s, p->last));
}

/* Phone numbers and dates in digits: a leading zero, or a chain of numbers. */
static size_t
refuse_chain(const struct sight *s, const struct piece *p)
{
	const struct tok *t = &s->t[p->number];
	bool zero = t->class == TOK_NUMBER && t->end - t->start > 1 && s->text.s[t->start] == '0';
	size_t numbers, end;

	if (p->num.words)
		return 0;
	end = chain_end(s, p->number, &numbers);
	if (zero && counts_padded(s, p, end))
		return 0;
	if (zero)
		return end;
	if (numbers < 3 || end <= p->last)
		return 0;
	return end; /* 12/05/2020, 22 33 44 55 */
}

/* Four digits: « de | 1501 | à 1540 » */
static bool
sight_year(const struct sight *s, size_t i)
{
	return i < s->n && s->t[i].class == TOK_NUMBER && s->t[i].end - s->t[i].start == 4;
}

/* 1000 … 2100 where no noun follows that could be counted. */
static bool
is_year(const struct sight *s, const struct piece *p)
{
	size_t i = p->first - 1, k = p->last;

	if (!is_plain(p) || s->t[p->number].end - s->t[p->number].start != 4 ||
	    !between(p->value, 1000, 2100))
		return false;
	if (sight_class(s, i) == SIGHT_WHEN || sight_month(s, i))
		return true;
	/* « baissé, passant à | 1501 |»; « enregistrées, | 1940 | étaient » */
	if ((sight_is(s, i, "à") && !sight_year(s, i - 1) && !between(p->value, OLD, LATE)) ||
	    (sight_mark(s, i, ',') && sight_sign(s, k, SIGN_MANY)) ||
	    (sight_mark(s, i, ':') && !between(p->value, OLD, LATE)))
		return false;
	if (sight_is(s, i, "dont") || /* « 4388 constats, dont 1724 en ville » */
	    (sight_of(s, i) && sight_sign(s, i - 1, SIGN_TALLY)) ||
	    (sight_is(s, i, "à") && sight_sign(s, i - 1, SIGN_SUMS)))
		return false;
	return !sight_plural(s, k) || (s->t[k].flags & TOK_UPPER);
}

/* « 27, 28 et 29 mai »: a month behind a short list of numbers. */
static bool
ends_in_month(const struct sight *s, size_t k)
{
	size_t many;

	for (many = 0; many < LONGEST_DAYS; many++) {
		if (sight_month(s, k))
			return true;
		if (!(sight_mark(s, k, ',') || sight_is(s, k, "et") || sight_is(s, k, "ou") ||
			sight_is(s, k, "au") || sight_is(s, k, "à") || sight_dash(s, k)))
			return false;
		k += 1 + (size_t)sight_is(s, k + 1, "le");
		if (k >= s->n || s->t[k].class != TOK_NUMBER || s->t[k].end - s->t[k].start > 2)
			return false;
		k++;
	}
	return false;
}

/* Days: 3 septembre, lundi 24, le 17, mai (25). */
static bool
is_day(const struct sight *s, const struct piece *p)
{
	size_t i = p->first - 1;

	if (p->num.kind == NUM_CARDINAL && p->unit.n == 0 && p->num.magnitude == 0 &&
	    between(p->num.value, 1, 31) &&
	    (ends_in_month(s, p->last) || (sight_dash(s, p->last) && sight_month(s, p->last + 1))))
		return true;
	if (p->num.magnitude || p->num.kind != NUM_CARDINAL ||
	    (p->unit.n && !(is_duration(p) && strcmp(p->unit.code, "h") == 0)))
		return false;
	if (sight_class(s, i) == SIGHT_WEEKDAY)
		return !p->num.words && !sight_plural(s, p->last);
	return sight_is(s, i, "le") || sight_is(s, i, "du") || sight_is(s, i, "au");
}

/* Hours of the day: à 14 heures, vers 3h, 12h30; not « pendant 3h », « à deux heures de route ». */
static bool
is_clock(const struct sight *s, const struct piece *p)
{
	size_t i = p->first - 1, k = p->last;
	bool minutes = is_duration(p) && strcmp(p->unit.code, "min") == 0 &&
		       !sight_is(s, k - 1, "minute") && (s->t[k - 1].flags & TOK_DIGIT);
	bool symbol;

	if (!is_duration(p) ||
	    (!minutes && strcmp(p->unit.code, "h") != 0 && !sight_is(s, k - 1, "mn")))
		return false;
	symbol = sight_is(s, p->number + 1, "h");
	if (!between(p->num.value, 0, 24))
		return false;
	if (sight_sign(s, i, SIGN_DURING))
		return false;
	/* vers 23 h 45 mn */
	if (!minutes && strcmp(p->unit.code, "min") == 0 && sight_is(s, i, "vers"))
		return true;
	if (minutes || sight_is(s, k, "gmt") || sight_is(s, k, "locales") ||
	    sight_is(s, k, "précises") || sight_is(s, k, "pile") || sight_is(s, k, "du") ||
	    (sight_of(s, k) && sight_is(s, k + 1, "l'")))
		return true;
	if (sight_of(s, k) || sight_is(s, k, "par"))
		return false;
	if (sight_is(s, i, "depuis") || sight_is(s, i, "après"))
		return between(p->num.value, 6, 24);
	if (decimal_compare(p->num.value, (struct decimal){24, 0}) == 0)
		symbol = false; /* une garde à vue de 24h */
	return symbol || sight_is(s, i, "à") || sight_is(s, i, "À") ||
	       (sight_is(s, i, "a") && (s->t[i].flags & TOK_UPPER)) || sight_is(s, i, "vers") ||
	       sight_is(s, i, "dès") || sight_is(s, i, "avant") || sight_is(s, i, "est") ||
	       sight_is(s, i, "était") || (sight_of(s, i) && sight_is(s, i - 1, "partir"));
}

/* il y a (seulement) un mois, d'ici deux ans, dans six mois: points in time, not durations. */
static bool
is_moment(const struct sight *s, const struct piece *p, size_t first)
{
	size_t i = first - 1;

	if (!is_duration(p))
		return false;
	while (sight_sign(s, i, SIGN_MERELY))
		i--;
	return (sight_is(s, i, "a") && sight_is(s, i - 1, "y")) || sight_is(s, i, "ici") ||
	       sight_is(s, i, "dans");
}

/* 24 heures sur 24, 7 jours sur 7. */
static bool
is_round_the_clock(const struct sight *s, const struct piece *p)
{
	size_t k = p->last + 1;

	return is_duration(p) && k < s->n &&
	       (sight_is(s, p->last, "sur") || sight_mark(s, p->last, '/')) &&
	       s->t[k].fold == s->t[p->number].fold;
}

/* « +33 | 6 12 |», « +229-97 »: more digits behind token k - 1, as a phone number has; not « (+27 tués) » */
static bool
goes_on(const struct sight *s, size_t k)
{
	k += sight_dash(s, k);
	return k < s->n && s->t[k].class == TOK_NUMBER;
}

/* Glued to something that makes it a code: covid-19, 26Lemont, 5G, =11pt. */
static bool
is_glued_code(const struct sight *s, const struct piece *p)
{
	size_t i = p->number, k = p->last;

	if (!is_digits(p) && p->num.kind != NUM_ORDINAL)
		return false;
	if (p->first > 1 && sight_is(s, p->first - 1, "°") && sight_glued(s, p->first - 1))
		return true; /* n° 12 */
	if (sight_glued(s, i)) {
		if (s->t[i - 1].class != TOK_MARK)
			return !(s->t[i - 1].flags & TOK_ELIDED);
		if (i > 1 && sight_dash(s, i - 1) && sight_glued(s, i - 1) && p->first == i &&
		    s->t[i - 2].class == TOK_WORD)
			return true;
		if (sight_mark(s, i - 1, '=') || sight_mark(s, i - 1, '#') ||
		    sight_mark(s, i - 1, '_') || sight_mark(s, i - 1, '@') ||
		    sight_mark(s, i - 1, '/') ||
		    (sight_mark(s, i - 1, '+') && !p->unit.n && goes_on(s, k)) ||
		    ((sight_mark(s, i - 1, ':') || sight_mark(s, i - 1, '\'')) && i > 1 &&
			s->t[i - 2].class == TOK_NUMBER))
			return true;
	}
	if (!sight_glued(s, k))
		return false;
	return s->t[k].class == TOK_WORD || (sight_mark(s, k, '/') && p->unit.n == 0) ||
	       (sight_mark(s, k, ':') && sight_glued(s, k + 1) && s->t[k + 1].class == TOK_NUMBER);
}

/* The end of the code: 1h58'12'', 4x4, 2020/21. */
static size_t
glued_end(const struct sight *s, size_t k)
{
	while (sight_glued(s, k) && (s->t[k].class != TOK_MARK ||
					(sight_glued(s, k + 1) && s->t[k + 1].class == TOK_NUMBER)))
		k++;
	return k;
}

/* The code word that a number belongs to in a list: « articles 505, 506 et 507 ». */
static bool
is_coded(const struct sight *s, size_t i)
{
	size_t many;

	for (many = 0; many < LONGEST_DAYS; many++) {
		if (sight_class(s, i) == SIGHT_CODE)
			return true;
		if (!(sight_is(s, i, "et") || sight_is(s, i, "ou") || sight_is(s, i, "à") ||
			sight_mark(s, i, ',')) ||
		    i < 2 || s->t[i - 1].class != TOK_NUMBER)
			return false;
		i -= 2;
	}
	return false;
}

/* Behind a word or name that numbers are part of: ligne 1, France 3, SDIS 87. */
static bool
is_name(const struct sight *s, const struct piece *p)
{
	size_t i = p->first - 1, k = p->last;
	const struct tok *before;

	if (p->unit.n || p->num.kind != NUM_CARDINAL || p->num.magnitude || p->first == 0)
		return false;
	before = &s->t[i];
	/* « six Belges | 1 | Suisse »: the name is what the number before counts */
	if (i == s->used && i > 0 && (s->t[k].flags & TOK_UPPER))
		return false;
	if (is_coded(s, i))
		return !sight_plural(s, k);
	if (sight_mark(s, i, '.') && sight_class(s, i - 1) == SIGHT_CODE) /* art. 3 */
		return true;
	if (p->num.words) /* les Vingt-Sept, les Trente Glorieuses */
		return (s->t[p->first].flags & TOK_UPPER) && before->class == TOK_WORD &&
		       !(s->t[p->first].flags & TOK_CAPS);
	if (before->class == TOK_WORD && sight_glued(s, i) && s->t[i - 1].class == TOK_NUMBER &&
	    sight_is(s, i, "de")) /* 2de 4 */
		return true;
	/* « une mitrailleuse | 12.7 |» */
	if (i > 0 && p->value.exp < 0 && !p->num.words && before->class == TOK_WORD &&
	    !(before->flags & TOK_UPPER) && !sight_plural(s, i) && sight_end(s, k) &&
	    (sight_is(s, i - 1, "un") || sight_is(s, i - 1, "une")))
		return true;
	/* « l'autoroute A | 4 |» */
	if (i > 0 && before->end - before->start == 1 && (before->flags & TOK_UPPER) &&
	    sight_sign(s, i - 1, SIGN_ROAD))
		return true;
	if (before->class != TOK_WORD || !(before->flags & TOK_UPPER) || i == 0 ||
	    sight_class(s, i) != SIGHT_NONE)
		return false;
	return !sight_plural(s, k) || (s->t[k].flags & TOK_UPPER);
}

/* « 1. Les faits », « 2) … »: numbers of lists and headings; a number alone in brackets. */
static bool
is_list(const struct sight *s, const struct piece *p)
{
	size_t k = p->last;

	if (!is_plain(p))
		return false;
	/* « Rouen (76) », « vingt-cinq (25) »; but « en Angola (9785) » */
	if (p->first > 0 && sight_mark(s, p->first - 1, '(') && sight_mark(s, k, ')') &&
	    !nested_tally(s, p->first))
		return !nested_counts(s, p->first - 2, p->value) &&
		       (p->first < 2 || !(s->t[p->first - 2].flags & TOK_UPPER) ||
			   between(p->value, 0, 99) || between(p->value, 971, 976));
	return p->first == 0 && k < s->n - 1 && k == 1 &&
	       ((sight_mark(s, k, '.') && (s->t[k + 1].flags & TOK_SPACE)) ||
		   sight_mark(s, k, ')') || (sight_dash(s, k) && !sight_glued(s, k)));
}

/* « 2 buts à 0 », « deux sets à un »: where the score ends; 0 if it is none. */
static size_t
score_end(const struct sight *s, const struct piece *p)
{
	struct piece other;
	size_t k = p->last;

	if (p->unit.n || p->num.kind != NUM_CARDINAL || !sight_is(s, k + 1, "à"))
		return 0;
	return sight_sign(s, k, SIGN_SCORE) && piece_read(s, k + 2, &other) && !other.unit.n &&
		       other.num.kind == NUM_CARDINAL
		   ? other.last
		   : 0;
}

size_t
refuse_piece(const struct sight *s, const struct piece *p, size_t first)
{
	bool bound = first < p->first && !p->num.bare;
	size_t end = refuse_chain(s, p);

	if (end || (end = score_end(s, p)) != 0)
		return end;
	if (is_round_the_clock(s, p))
		return p->last + 2;
	if (p->num.value.coef < 0 && p->unit.n == 0 && !sight_noun(s, p->last) &&
	    !(sight_is(s, p->last, "par") && sight_is(s, p->last + 1, "rapport")) &&
	    !nested_change(s, first) && !refuse_alone(s, p))
		return p->last; /* (72 %, -1); but « (- 490 faits) » */
	if (is_glued_code(s, p))
		return glued_end(s, p->last);
	if (is_article(s, p, bound) || is_anaphoric(s, p) || is_compound(s, p) ||
	    is_no_ordinal(s, p) || is_no_share(s, p) || is_no_group(s, p) || is_clock(s, p) ||
	    is_moment(s, p, first) || is_day(s, p) || is_list(s, p) || is_new(s, p))
		return p->last;
	if (!bound && (is_year(s, p) || is_name(s, p)))
		return p->last;
	return 0;
}

size_t
refuse_range(const struct sight *s, const struct piece *p, const struct piece *high)
{
	bool hours = is_duration(high) && strcmp(high->unit.code, "h") == 0;
	const struct tok *a = &s->t[p->number], *b = &s->t[high->number];

	if (is_plain(p) && is_plain(high) && a->end - a->start == 4 && b->end - b->start == 4 &&
	    between(p->value, 1000, 2100) && between(high->value, 1000, 2100) &&
	    !sight_noun(s, high->last))
		return high->last;
	if (is_plain(p) && is_plain(high) && sight_dash(s, high->number - 1) &&
	    sight_glued(s, high->number) && !sight_noun(s, high->last))
		return high->last; /* 2-3 au stade */
	if (is_plain(p) && sight_month(s, high->last))
		return high->last + 1;
	/* « entre 9 heures et 10h50 » */
	if (is_duration(p) && strcmp(p->unit.code, "h") == 0 && is_clock(s, high))
		return high->last;
	if (hours && between(p->num.value, 5, 24) && between(high->num.value, 5, 24) &&
	    !sight_of(s, high->last) && !sight_is(s, high->last, "par"))
		return high->last;
	return 0;
}

bool
refuse_article(const struct sight *s, const struct piece *p)
{
	size_t k = p->last, end = k + REFUSE_SHARE + 1;

	if (!p->num.one || p->unit.n || sight_is(s, k, "seul") || sight_is(s, k, "seule"))
		return false;
	for (; k < end && k < s->n; k++)
		if (s->t[k].end - s->t[k].start == 3 && sight_is(s, k, "sur"))
			return false;
	return true;
}

bool
refuse_mere_article(const struct sight *s, size_t i)
{
	size_t n = s->t[i].end - s->t[i].start, k = i + 1, end = k + REFUSE_SHARE + 1;
	const struct tok *t = &s->t[k];

	if (n < 2 || n > 3 || !(sight_is(s, i, "un") || sight_is(s, i, "une")) || k >= s->n ||
	    t->class != TOK_WORD || (t->flags & (TOK_SPACE | TOK_DIGIT)) != TOK_SPACE)
		return false;
	if (lex_may(&lex_numbers, t) || lex_may(&lex_units, t) || lex_may(&lex_currencies, t) ||
	    lex_may(&lex_symbols, t) || lex_may(&lex_figure_words, t) ||
	    piece_adjective(s, k) > k || sight_is(s, k, "seul") || sight_is(s, k, "seule") ||
	    sight_is(s, k, "virgule"))
		return false;
	for (; k < end && k < s->n; k++)
		if (s->t[k].end - s->t[k].start == 3 && sight_is(s, k, "sur"))
			return false;
	return true;
}
