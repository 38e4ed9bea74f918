#include "figure.h"

#include "age.h"
#include "bound.h"
#include "piece.h"
#include "ratio.h"
#include "refuse.h"
#include "sight.h"

#include <string.h>

/*
 * A figure is [modifier] number [unit] [modifier], or two numbers as a range. The sentence is read
 * once from left to right: every token that can begin a number is tried, what the number is part
 * of is read around it, and reading goes on behind it. Looking back and ahead is bounded.
 */

enum {
	LONGEST_LIST = 4,  /* numbers that share a unit: « de 26, 30 et 31 ans » */
	RATE_REACH = 12,   /* from « taux » to « 4 points » */
	PERCENT_REACH = 8, /* from « 4 points » to « % » */
	SHIFT_REACH = 10,  /* from « passé » to « de 200 à 300 » */
	TREND_REACH = 14   /* from « baisse » to « (de 77 à 61) » */
};

struct found {
	struct sight sight;
	struct arena *a;
	struct figure_memory *memory;
	struct figure *f;
	size_t count, cap;
	struct decimal value; /* of the figure found last */
	struct unit unit;     /* the unit named last in the sentence; n == 0: none */
	bool shift;	      /* the number that follows is the end of « passé de … à … » */
};

/* What a figure is to become. */
struct draft {
	const struct piece *p, *high; /* high: NULL, or the end of a range */
	size_t first, last, noun;
	enum figure_kind kind;
	const char *mod;
};

static struct figure *
add(struct found *w)
{
	if (w->count == w->cap) {
		size_t cap = w->cap ? 2 * w->cap : 8;
		struct figure *more = arena_get(w->a, cap * sizeof *more);

		if (w->count)
			memcpy(more, w->f, w->count * sizeof *more);
		w->f = more;
		w->cap = cap;
	}
	memset(&w->f[w->count], 0, sizeof *w->f);
	return &w->f[w->count++];
}

/* Where the counted noun begins: behind de, d', des, du, de la, de l', de ses. */
static size_t
noun_at(const struct sight *s, size_t i)
{
	if (sight_is(s, i, "des") || sight_is(s, i, "du"))
		return i + 1;
	if (!sight_of(s, i))
		return i;
	i++;
	if (sight_is(s, i, "la") || sight_is(s, i, "l'") || sight_is(s, i, "l’") ||
	    sight_is(s, i, "ses") || sight_is(s, i, "son") || sight_is(s, i, "sa") ||
	    sight_is(s, i, "leurs") || sight_is(s, i, "ces") || sight_is(s, i, "nos"))
		i++;
	return i;
}

static void
write(struct found *w, const struct draft *d)
{
	const struct piece *last = d->high ? d->high : d->p;
	struct figure *f = add(w);

	f->first = (uint32_t)d->first;
	f->last = (uint32_t)d->last;
	f->kind = (uint8_t)d->kind;
	f->mod = d->high ? ".." : d->mod;
	f->unit = last->unit.n ? last->unit.code : "";
	f->noun = (uint32_t)(d->noun ? d->noun : noun_at(&w->sight, d->last));
	f->words = d->p->num.words;
	f->group = last->num.kind != NUM_CARDINAL || last->num.magnitude >= 6 ||
		   decimal_compare(last->value, (struct decimal){1, 6}) >= 0;
	w->sight.used = d->noun > d->last ? d->noun : d->last;
	if (!decimal_format(d->p->value, f->value, sizeof f->value) ||
	    (d->high && !decimal_format(d->high->value, f->high, sizeof f->high)))
		w->count--;
	if (last->unit.n)
		w->unit = last->unit;
	if (d->kind == FIGURE_MONEY) {
		bool large = last->num.magnitude >= 6;

		if (large || !w->memory->large)
			w->memory->money = last->unit.code;
		w->memory->large |= large;
		w->memory->pounds |= strcmp(last->unit.code, "GBP") == 0;
	} else if (last->num.magnitude >= 6 && !last->unit.n) /* 37 millions d'habitants */
		*w->memory = (struct figure_memory){NULL, false, w->memory->pounds};
	w->value = d->p->value;
}

/* « âgés de 14 ans et 15 ans », « 26 et de 31 ans »: the age that was read goes on. */
static bool
goes_on(const struct found *w, size_t first)
{
	const struct sight *s = &w->sight;
	const struct figure *f;
	size_t k;

	if (w->count == 0)
		return false;
	f = &w->f[w->count - 1];
	k = f->last;
	if (f->kind != FIGURE_AGE ||
	    !(sight_is(s, k, "et") || sight_is(s, k, "ou") || sight_mark(s, k, ',')))
		return false;
	k += 1 + (size_t)sight_of(s, k + 1);
	return k == first;
}

static enum figure_kind
kind_of(const struct found *w, const struct piece *p, size_t first)
{
	const struct sight *s = &w->sight;

	if (p->unit.n)
		switch (p->unit.kind) {
		case UNIT_PERCENT:
			return FIGURE_PERCENT;
		case UNIT_MONEY:
			return FIGURE_MONEY;
		case UNIT_DURATION:
			return age_is(s, p, first) || goes_on(w, first) ? FIGURE_AGE
									: FIGURE_DURATION;
		default:
			return FIGURE_MEASURE;
		}
	if (p->num.kind == NUM_ORDINAL)
		return FIGURE_ORDINAL;
	return p->num.kind == NUM_FRACTION || p->num.kind == NUM_HALF ? FIGURE_RATIO : FIGURE_COUNT;
}

/* « est passé de 85 à 92 % »: two figures, not a range. */
static bool
is_shift(const struct sight *s, size_t i)
{
	size_t k;

	if (i == 0 || !sight_of(s, i - 1))
		return false;
	for (k = 2; k <= SHIFT_REACH && k <= i; k++)
		if (sight_class(s, i - k) == SIGHT_SHIFT)
			return true;
		else if (sight_mark(s, i - k, ';') || sight_mark(s, i - k, '.'))
			return false;
	return false;
}

/*
 * « augmenté dans le centre (| de 43 à 63 | tués) », « ont diminué, | de 120 à 96 | »: from so many to
 * so many, if the numbers stand in a bracket or fall or each has its unit (« bondi de 39 % à 48 % »);
 * else a percentage is by how much.
 */
static bool
is_trend(const struct sight *s, size_t i, const struct piece *high, bool own)
{
	bool falls = high == NULL || own;

	if (i < 2 || !sight_of(s, i - 1) || (!falls && !sight_mark(s, i - 2, '(')) ||
	    (!falls && high->unit.n && high->unit.kind == UNIT_PERCENT))
		return false;
	for (size_t k = 2; k <= TREND_REACH && k <= i; k++)
		if (sight_class(s, i - k) == SIGHT_TREND)
			return true;
		else if (sight_mark(s, i - k, ';') || sight_mark(s, i - k, '.'))
			return false;
	return false;
}

/* The word or mark that makes a range of the pieces around it. */
static bool
is_range_word(const struct sight *s, size_t i, bool between)
{
	if (sight_dash(s, i)) /* 10-12, 10 - 12: no space on one side only */
		return sight_glued(s, i) == sight_glued(s, i + 1);
	return sight_is(s, i, "à") || sight_is(s, i, "ou") || (between && sight_is(s, i, "et"));
}

/* The number before takes magnitude and unit of the one behind: « 2 à 3 millions de dinars ». */
static bool
share_unit(struct piece *p, const struct piece *high)
{
	bool hundreds = p->num.words && num_hundreds(&high->num); /* deux ou trois cents */

	if (!p->unit.n && !p->num.magnitude && (hundreds || high->num.magnitude >= 3) &&
	    !high->num.about && (high->num.magnitude >= 6 || !p->num.grouped)) {
		struct decimal v = p->num.value;

		v.exp += hundreds ? 2 : high->num.magnitude;
		if (decimal_compare(v, high->num.value) < 0) {
			p->num.value = v;
			p->num.magnitude = high->num.magnitude;
		}
	}
	p->value = p->num.value;
	return !high->unit.n || p->unit.n || piece_give(p, &high->unit);
}

/* A number that can be an end of a range: dix, une vingtaine. */
static bool
is_bound(const struct piece *p)
{
	return p->num.kind == NUM_CARDINAL || (p->num.kind == NUM_GROUP && !p->num.bare);
}

/* The other end of a range that p begins, with p changed to its unit. */
static bool
read_range(const struct sight *s, struct piece *p, struct piece *high, bool between)
{
	struct piece low = *p;

	if (!is_bound(p) || !is_range_word(s, p->last, between) ||
	    !piece_read(s, p->last + 1, high) || !is_bound(high) || high->first != p->last + 1)
		return false;
	if (p->unit.n && (!high->unit.n || p->unit.kind != high->unit.kind))
		return false;
	/* « une hausse de plus de 10 dollars à 58 dollars »: by so much to so much */
	if (p->unit.n && p->first < p->number && !between)
		return false;
	/* « de 177 à 7h30 » */
	if (!p->unit.n && high->unit.n && high->unit.kind == UNIT_DURATION &&
	    (s->t[high->last - 1].flags & TOK_DIGIT))
		return false;
	if (!p->unit.n && !share_unit(&low, high))
		return false;
	if (decimal_compare(low.value, high->value) >= 0)
		return false;
	*p = low;
	return true;
}

/*
 * The unit of a number that shares it with those behind: « 26 et de 31 ans », « 10, 15 et 20 % ».
 */
static void
read_list_unit(const struct sight *s, struct piece *p)
{
	struct piece next = *p;
	size_t k = p->last, many;

	if (p->unit.n || p->num.kind != NUM_CARDINAL || p->num.one)
		return;
	for (many = 0; many < LONGEST_LIST; many++) {
		if (!sight_is(s, k, "et") && !(sight_mark(s, k, ',') && sight_glued(s, k)) &&
		    !(sight_is(s, k, "à") && sight_of(s, p->first - 1))) /* de 15 à 11 ans */
			return;
		k++;
		if (sight_of(s, k) || sight_is(s, k, "à"))
			k++;
		if (!piece_read(s, k, &next) || next.num.kind != NUM_CARDINAL || next.num.one)
			return;
		if (next.unit.n)
			break;
		k = next.last;
	}
	if (next.unit.n && next.first == k) {
		if (next.num.magnitude && !p->num.magnitude && !next.num.about)
			p->num.value.exp += next.num.magnitude;
		piece_give(p, &next.unit);
	}
}

/* « contre 7,6 millions au breton », « la norme est de 20. »: the unit named before. */
static void
read_earlier_unit(const struct found *w, struct piece *p)
{
	const struct sight *s = &w->sight;
	struct unit money = {1, UNIT_MONEY, w->memory->money, {1, 0}, UNIT_ONE};
	size_t k = p->last;

	if (p->unit.n || p->num.kind != NUM_CARDINAL)
		return;
	if (p->num.magnitude >= 6) {
		if (money.code && !sight_of(s, k))
			piece_give(p, &money);
		return;
	}
	if (w->unit.n == 0 || w->unit.kind == UNIT_PERCENT || w->unit.kind == UNIT_MONEY)
		return;
	if ((sight_end(s, k) && sight_of(s, p->first - 1) &&
		(sight_class(s, p->first - 2) == SIGHT_AUX || sight_is(s, p->first - 2, "lieu"))) ||
	    (w->unit.kind == UNIT_DURATION &&
		(sight_is(s, k, "ferme") || sight_is(s, k, "fermes") ||
		    (sight_is(s, k, "avec") && sight_is(s, k + 1, "sursis")))))
		piece_give(p, &w->unit);
}

/* livres: of sterling where the document speaks of it or the sum is large; else books. */
static void
read_pounds(const struct found *w, struct piece *p)
{
	static const struct unit pounds = {1, UNIT_MONEY, "GBP", {1, 0}, UNIT_NO_ONE};
	const struct sight *s = &w->sight;
	size_t k = p->last;
	bool large = p->num.magnitude >= 6 && sight_of(s, k);

	k += large;
	if (p->unit.n || !sight_is(s, k, "livres") || sight_plural(s, k + 1) ||
	    !(large || w->memory->pounds))
		return;
	if (piece_give(p, &pounds))
		p->last = k + 1;
}

/* « le | taux | d'endettement a augmenté de 3,5 points »: what is measured in percent. */
static bool
is_of_rate(const struct sight *s, size_t k)
{
	for (size_t i = k; i > 0 && k - i < RATE_REACH; i--)
		if (sight_is(s, i - 1, "taux") || sight_is(s, i - 1, "pourcentage"))
			return true;
	return false;
}

/* « 66 %, soit 4 points de plus »: points of percent where percent is spoken of. */
static void
read_points(const struct found *w, struct piece *p)
{
	static const struct unit points = {1, UNIT_PERCENT, "pp", {1, 0}, UNIT_NO_ONE};
	const struct sight *s = &w->sight;
	size_t k = p->last, i;
	bool percent = (w->unit.n && w->unit.kind == UNIT_PERCENT) ||
		       (p->num.value.exp < 0 &&
			   (sight_is(s, k, "point") || sight_is(s, k, "pt"))); /* 0,3 point */

	if (p->unit.n || p->num.kind != NUM_CARDINAL ||
	    !(sight_is(s, k, "points") || sight_is(s, k, "point") || sight_is(s, k, "pts") ||
		sight_is(s, k, "pt")))
		return;
	for (i = k; !percent && i < k + PERCENT_REACH && i < s->n; i++)
		percent = sight_mark(s, i, '%');
	percent |= is_of_rate(s, p->first);
	if (percent && piece_give(p, &points))
		p->last = k + 1;
}

/* « plus de 20 et moins de 30 »: the figure just written and the one before are one range. */
static void
merge_bounds(struct found *w, struct decimal before)
{
	struct figure *a, *b;
	struct figure merged;
	bool up;

	if (w->count < 2)
		return;
	a = &w->f[w->count - 2];
	b = &w->f[w->count - 1];
	if (b->first != a->last + 1 || !sight_is(&w->sight, a->last, "et") ||
	    a->mod[0] == b->mod[0] || !strchr("<>", a->mod[0]) || !strchr("<>", b->mod[0]) ||
	    a->kind != b->kind || strcmp(a->unit, b->unit) != 0)
		return;
	up = a->mod[0] == '>';
	if (decimal_compare(before, w->value) != (up ? -1 : 1))
		return;
	merged = up ? *a : *b;
	memcpy(merged.high, up ? b->value : a->value, sizeof merged.high);
	merged.first = a->first;
	merged.last = b->last;
	merged.noun = b->noun;
	merged.mod = "..";
	*a = merged;
	w->count--;
}

/* Determiners that belong to a figure without a number of its own: des dizaines, la moitié. */
static size_t
determiner(const struct sight *s, const struct piece *p, size_t first)
{
	if (!p->num.bare || first == s->used)
		return first;
	if (sight_sign(s, first - 1, SIGN_OPENS))
		return first - 1;
	if (sight_is(s, first - 1, "bonne") || sight_is(s, first - 1, "petite"))
		return first - 1 - (size_t)(first - 1 > s->used && sight_is(s, first - 2, "une"));
	return first;
}

/*
 * « sept (07) personnes »: behind the number in words the same in digits; where what is counted
 * begins. 0 if there is none. A unit behind the bracket is that of the number.
 */
static size_t
read_echo(const struct sight *s, struct piece *p)
{
	struct piece again;
	size_t k = p->last;

	if (!p->num.words || p->unit.n || p->num.kind != NUM_CARDINAL || !sight_mark(s, k, '(') ||
	    !piece_read(s, k + 1, &again) || again.num.words || again.unit.n ||
	    decimal_compare(p->value, again.value) != 0 || !sight_mark(s, again.last, ')'))
		return 0;
	again = *p;
	p->last = k + 3;
	piece_unit(s, p);
	if (!p->unit.n)
		*p = again;
	return p->unit.n ? 0 : k + 3;
}

/* One number that is no range. */
static size_t
take_one(struct found *w, struct piece *p)
{
	struct sight *s = &w->sight;
	size_t echo = read_echo(s, p), first = determiner(s, p, p->first), end;
	struct draft d = {p, NULL, p->first, p->last, echo, FIGURE_COUNT, "="};
	struct decimal before = w->value;

	if (p->num.kind == NUM_GROUP)
		d.mod = p->num.bare && p->num.plural ? ">" : p->num.about ? "~" : "=";
	d.first = bound_before(s, first, &d.mod);
	if (d.first == first)
		d.first = bound_before(s, p->first, &d.mod);
	if (d.first > first)
		d.first = first;
	if ((end = ratio_share_end(s, p, &p->value)) != 0) {
		d.kind = FIGURE_RATIO;
		p->unit.n = 0;
		d.noun = p->last;
		d.last = end;
		write(w, &d);
		return end;
	}
	read_points(w, p);
	end = refuse_piece(s, p, d.first);
	if (end) {
		if (!p->num.one) /* « | un | peu moins de 5 % sur un mois » may begin a modifier */
			s->used = end;
		return end;
	}
	if (p->num.one && !p->unit.n) { /* un seul patient */
		d.last = p->last + 1;
	} else if ((end = ratio_times_base(s, p)) != 0) {
		d.kind = FIGURE_RATIO;
		d.last = p->last + 1;
		d.noun = end;
	} else if (ratio_is_factor(s, p, d.first)) {
		d.kind = FIGURE_RATIO;
		d.last = d.noun = p->last;
	} else {
		read_list_unit(s, p);
		read_pounds(w, p);
		if (p->unit.n && p->num.magnitude >= 6 && p->unit.factor.exp == -2)
			p->unit.code =
			    w->memory->money ? w->memory->money : "DZD"; /* milliards de centimes */
		read_earlier_unit(w, p);
		d.last = p->last;
		d.kind = kind_of(w, p, d.first);
		d.last += bound_after(s, p->last, &d.mod);
		if (d.kind == FIGURE_COUNT && d.mod[0] == '=' && d.last == p->last)
			bound_far(s, noun_at(s, d.last), &d.mod);
	}
	write(w, &d);
	merge_bounds(w, before);
	return s->used;
}

/* Reads what stands at token i; where to go on. */
static size_t
take(struct found *w, size_t i)
{
	struct sight *s = &w->sight;
	struct piece p, high, whole;
	struct draft d;
	size_t end;
	bool between, own;

	if (refuse_mere_article(s, i))
		return i + 1; /* un may begin a modifier: un peu plus de */
	if (!piece_read(s, i, &p))
		return i + 1;
	if (!is_range_word(s, p.last, true) && refuse_article(s, &p))
		return p.last;
	if (p.first == 1 && sight_dash(s, 0) && refuse_alone(s, &p)) { /* « - 1.200.000 » */
		p.value.coef = -p.value.coef;
		p.first = 0;
	}
	own = p.unit.n > 0;
	between = p.first > s->used && sight_is(s, p.first - 1, "entre");
	if (read_range(s, &p, &high, between)) {
		end = refuse_range(s, &p, &high);
		if (end)
			return s->used = end;
		whole = p;
		whole.last = high.last;
		whole.num.one = false;
		whole.num.grouped = true; /* no year: those are told by refuse_range() */
		d = (struct draft){&p, &high, p.first - between, high.last, 0, FIGURE_COUNT, ".."};
		if (!between)
			d.first = bound_before(s, p.first, &d.mod);
		if (is_shift(s, p.first) || is_trend(s, p.first, &high, own))
			return take_one(w, &p);
		if (!refuse_piece(s, &whole, d.first)) {
			d.kind = kind_of(w, &high, d.first);
			write(w, &d);
			return s->used;
		}
		s->used = high.last;
		return high.last;
	}
	if ((end = ratio_score_end(s, &p)) != 0 && !is_shift(s, p.first) &&
	    !is_trend(s, p.first, NULL, false)) {
		s->used = end;
		return end;
	}
	return take_one(w, &p);
}

const char *
figure_kind_name(enum figure_kind k)
{
	static const char *const name[] = {
	    "count", "percent", "money", "measure", "duration", "age", "ordinal", "ratio"};

	return name[k];
}

/* « la moitié des quelque 100.000 cas »: a share counts what the number behind it counts. */
static void
pass_nouns(struct found *w)
{
	size_t i;

	for (i = w->count; i-- > 1;)
		if (w->f[i - 1].noun == w->f[i].first)
			w->f[i - 1].noun = w->f[i].noun;
}

size_t
figure_find(struct str text, const struct tok *t, size_t n, const struct figure_skip *skip,
    size_t nskip, struct figure_memory *memory, struct arena *a, struct figure **out)
{
	struct figure_memory none = {NULL, false, false};
	struct found w = {.sight = {text, t, n, 0}, .a = a, .memory = memory ? memory : &none};
	size_t i = 0;

	while (i < n) {
		while (nskip && skip->last <= i) {
			skip++;
			nskip--;
		}
		if (nskip && skip->first <= i && !skip->inside) {
			i = w.sight.used = skip->last;
			continue;
		}
		i = num_begins(text, &t[i]) ? take(&w, i) : i + 1;
	}
	pass_nouns(&w);
	*out = w.f;
	return w.count;
}
