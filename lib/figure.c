#include "figure.h"

#include "lex.h"
#include "num.h"
#include "unit.h"

#include <string.h>

/*
 * A figure is [modifier] number [unit] [modifier], or two numbers as a range. The sentence is read
 * once from left to right: every token that can begin a number is tried, what the number is part
 * of is read around it, and reading goes on behind it. Looking back is bounded by the longest
 * modifier.
 */

enum { LONGEST_MODIFIER = 6, LARGEST_YEAR = 2100, SMALLEST_YEAR = 1000 };

struct scan {
	struct str text;
	const struct tok *t;
	size_t n;
	size_t used; /* tokens before this one belong to earlier figures */
	struct arena *a;
	struct figure *out;
	size_t count, cap;
};

/* A number with its unit. */
struct piece {
	size_t first, last; /* tokens */
	struct num num;
	struct unit unit; /* unit.n == 0: none */
	struct num_value value;
	bool of; /* de, d' between number and unit */
};

/* Token i is the word, written in lower case, in any case of its ASCII letters. */
static bool
is(const struct scan *s, size_t i, const char *word)
{
	const char *p;
	size_t k, n;

	if (i >= s->n)
		return false;
	p = s->text.s + s->t[i].start;
	n = s->t[i].end - s->t[i].start;
	for (k = 0; k < n; k++) {
		char c = p[k] >= 'A' && p[k] <= 'Z' ? (char)(p[k] | 0x20) : p[k];

		if (c != word[k] || c == '\0')
			return false;
	}
	return word[n] == '\0';
}

static bool
is_mark(const struct scan *s, size_t i, char c)
{
	return i < s->n && s->t[i].class == TOK_MARK && s->text.s[s->t[i].start] == c;
}

static bool
is_of(const struct scan *s, size_t i)
{
	return is(s, i, "de") || is(s, i, "d'") || is(s, i, "d\xE2\x80\x99");
}

/* The unit at token i, tried behind de too where the number is a group: « millions de dirhams ». */
static void
read_unit(struct scan *s, struct piece *p)
{
	size_t k = p->last;
	bool group = p->num.kind == NUM_GROUP || p->num.magnitude >= 6;

	p->unit.n = 0;
	if (p->num.kind == NUM_ORDINAL || k >= s->n)
		return;
	if (is_mark(s, k, '-') && !(s->t[k].flags & TOK_SPACE) && k + 1 < s->n &&
	    !(s->t[k + 1].flags & TOK_SPACE)) /* 3-min, demi-heure */
		k++;
	else if (group && is_of(s, k)) {
		k++;
		p->of = true;
	} else if (p->num.kind == NUM_FRACTION && is_of(s, k) && is(s, k + 1, "heure")) {
		k++; /* trois quarts d'heure */
	} else if (is_of(s, k) && p->num.value.exp >= 6)
		k++;
	if (unit_match(s->text, s->t + k, s->n - k, &p->unit))
		p->last = k + p->unit.n;
}

/* « et demi(e) » behind a unit: deux ans et demi. */
static void
read_and_half(struct scan *s, struct piece *p)
{
	struct num half;
	struct num_value sum;

	if (!is(s, p->last, "et") || p->last + 1 >= s->n ||
	    !num_parse(s->text, s->t + p->last + 1, s->n - p->last - 1, &half) ||
	    half.kind != NUM_HALF || half.n != 1)
		return;
	if (num_add(p->num.value, half.value, &sum)) {
		p->num.value = sum;
		p->num.one = false;
		p->last += 2;
	}
}

static bool
read_piece(struct scan *s, size_t i, struct piece *p)
{
	memset(p, 0, sizeof *p);
	if (i >= s->n || !num_parse(s->text, s->t + i, s->n - i, &p->num))
		return false;
	p->first = i;
	p->last = i + p->num.n;
	read_unit(s, p);
	if (p->unit.n)
		read_and_half(s, p);
	p->value = p->num.value;
	if (p->unit.n && !num_multiply(p->value, p->unit.factor, &p->value))
		return false;
	return true;
}

/* The modifier that ends where token i begins; its first token, i if there is none. */
static size_t
modifier_before(const struct scan *s, size_t i, const char **mod)
{
	size_t k = i - s->used < LONGEST_MODIFIER ? i - s->used : LONGEST_MODIFIER;

	for (; k > 0; k--) {
		uint32_t row;

		if (lex_match(&lex_approximations, s->t + i - k, k, &row) == k) {
			*mod = lex_cell(&lex_approximations, row, 1);
			return i - k;
		}
	}
	return i;
}

/* The modifier that begins at token i; its tokens. */
static size_t
modifier_after(const struct scan *s, size_t i, const char **mod)
{
	uint32_t row = 0;
	size_t k = lex_match(&lex_approximations_after, s->t + i, s->n - i, &row);

	if (k)
		*mod = lex_cell(&lex_approximations_after, row, 1);
	return k;
}

/* Token i is a month, so that a number before it is a day. */
static bool
is_month(const struct scan *s, size_t i)
{
	return i < s->n && lex_find(&lex_months, &s->t[i]) != LEX_NONE;
}

/* Rule 4: articles, and deux … neuf behind les, ces, ses, leurs. */
static bool
is_anaphoric(const struct scan *s, const struct piece *p)
{
	static const char *const before[] = {"les", "ces", "ses", "leurs", "des", "aux", "mes",
	    "nos", "vos", "tes", "tous", "toutes"};
	size_t i;

	if (!p->num.words || p->num.kind != NUM_CARDINAL || p->num.value.exp != 0 ||
	    p->num.value.coef > 9 || p->first == s->used)
		return false;
	for (i = 0; i < sizeof before / sizeof *before; i++)
		if (is(s, p->first - 1, before[i]))
			return true;
	return false;
}

/* Rule 3: dates, years, hours of the day, names and codes. */
static bool
is_no_figure(const struct scan *s, const struct piece *p)
{
	const struct tok *t = s->t;
	size_t i = p->first;

	if (p->num.one && p->unit.n == 0 && p->num.kind == NUM_CARDINAL)
		return true;
	if (p->num.kind == NUM_HALF && p->unit.n == 0)
		return true;
	if (is_anaphoric(s, p))
		return true;
	if (p->num.kind == NUM_ORDINAL && p->num.value.coef < 2 && p->num.value.exp == 0)
		return true;
	if (p->num.words)
		return false;
	if (is_month(s, p->last))
		return true;
	if (i > 0 && !(t[i].flags & TOK_SPACE) && t[i - 1].class != TOK_MARK)
		return true;
	if (i > 1 && !(t[i].flags & TOK_SPACE) && is_mark(s, i - 1, '-') &&
	    !(t[i - 1].flags & TOK_SPACE) && t[i - 2].class == TOK_WORD)
		return true; /* covid-19 */
	if (!p->num.grouped && p->unit.n == 0 && t[i].end - t[i].start == 4 &&
	    p->num.kind == NUM_CARDINAL && !p->num.magnitude &&
	    num_compare(p->value, (struct num_value){SMALLEST_YEAR, 0}) > 0 &&
	    num_compare(p->value, (struct num_value){LARGEST_YEAR, 0}) < 0)
		return p->last >= s->n || t[p->last].class != TOK_WORD;
	return false;
}

static enum figure_kind
kind_of(const struct piece *p)
{
	if (p->unit.n)
		switch (p->unit.kind) {
		case UNIT_PERCENT:
			return FIGURE_PERCENT;
		case UNIT_MONEY:
			return FIGURE_MONEY;
		case UNIT_DURATION:
			return FIGURE_DURATION;
		default:
			return FIGURE_MEASURE;
		}
	if (p->num.kind == NUM_ORDINAL)
		return FIGURE_ORDINAL;
	return p->num.kind == NUM_FRACTION ? FIGURE_RATIO : FIGURE_COUNT;
}

static struct figure *
add(struct scan *s)
{
	if (s->count == s->cap) {
		size_t cap = s->cap ? 2 * s->cap : 8;
		struct figure *more = arena_get(s->a, cap * sizeof *more);

		if (s->count)
			memcpy(more, s->out, s->count * sizeof *more);
		s->out = more;
		s->cap = cap;
	}
	memset(&s->out[s->count], 0, sizeof *s->out);
	return &s->out[s->count++];
}

/* Where the counted noun begins: behind de, d'. */
static size_t
noun_at(const struct scan *s, size_t i)
{
	return is_of(s, i) || is(s, i, "des") || is(s, i, "du") ? i + 1 : i;
}

/* Writes a figure of one piece or, with high, of a range. */
static void
write(
    struct scan *s, const struct piece *p, const struct piece *high, size_t first, const char *mod)
{
	const struct piece *last = high ? high : p;
	struct figure *f = add(s);
	size_t end = last->last;

	if (!high)
		end += modifier_after(s, end, &mod);
	f->first = (uint32_t)first;
	f->last = (uint32_t)end;
	f->kind = (uint8_t)kind_of(last);
	f->mod = high ? ".." : mod;
	f->unit = last->unit.n ? last->unit.code : "";
	f->noun = (uint32_t)noun_at(s, end);
	f->words = p->num.words;
	if (!num_format(p->value, f->value, sizeof f->value) ||
	    (high && !num_format(high->value, f->high, sizeof f->high)))
		s->count--;
	s->used = end;
}

/* The word or mark that makes a range of the pieces around it: à, ou, -, et behind entre. */
static bool
is_range_word(const struct scan *s, size_t i, bool between)
{
	return is(s, i, "\xC3\xA0") || is(s, i, "ou") || is_mark(s, i, '-') ||
	       (between && is(s, i, "et"));
}

static bool
read_range(struct scan *s, struct piece *p, struct piece *high, bool between)
{
	if (p->num.kind != NUM_CARDINAL || !is_range_word(s, p->last, between) ||
	    !read_piece(s, p->last + 1, high) || high->num.kind != NUM_CARDINAL)
		return false;
	if (p->unit.n && (!high->unit.n || p->unit.kind != high->unit.kind))
		return false;
	if (!p->unit.n && !p->num.magnitude && high->num.magnitude) { /* 2 à 3 millions */
		p->num.value.exp += high->num.magnitude;
		if (num_compare(p->num.value, high->num.value) >= 0)
			p->num.value.exp -= high->num.magnitude;
	}
	p->value = p->num.value;
	if (high->unit.n && !num_multiply(p->value, high->unit.factor, &p->value))
		return false;
	return num_compare(p->value, high->value) < 0;
}

/* Reads what stands at token i; where to go on. */
static size_t
take(struct scan *s, size_t i)
{
	struct piece p, high;
	const char *mod = "=";
	size_t first;
	bool between;

	if (!read_piece(s, i, &p))
		return i + 1;
	between = i > s->used && is(s, i - 1, "entre");
	if (read_range(s, &p, &high, between) && !is_month(s, high.last)) {
		first = between ? i - 1 : i;
		write(s, &p, &high, first, mod);
		return s->used;
	}
	if (is_no_figure(s, &p)) {
		s->used = p.last;
		return p.last;
	}
	first = modifier_before(s, i, &mod);
	if (p.num.bare) { /* des dizaines, la moitié */
		if (p.num.kind == NUM_GROUP) {
			if (!p.num.plural)
				return p.last;
			mod = ">";
		}
		if (first == i && i > s->used &&
		    (is(s, i - 1, "des") || is(s, i - 1, "plusieurs") || is(s, i - 1, "la")))
			first = i - 1;
	} else if (p.num.kind == NUM_GROUP && mod[0] == '=')
		mod = "~";
	write(s, &p, NULL, first, mod);
	return s->used;
}

const char *
figure_kind_name(enum figure_kind k)
{
	static const char *const name[] = {
	    "count", "percent", "money", "measure", "duration", "age", "ordinal", "ratio"};

	return name[k];
}

size_t
figure_find(struct str text, const struct tok *t, size_t n, const struct figure_skip *skip,
    size_t nskip, struct arena *a, struct figure **out)
{
	struct scan s = {text, t, n, 0, a, NULL, 0, 0};
	size_t i = 0;

	while (i < n) {
		while (nskip && skip->last <= i) {
			skip++;
			nskip--;
		}
		if (nskip && skip->first <= i && !skip->inside) {
			i = s.used = skip->last;
			continue;
		}
		i = take(&s, i);
	}
	*out = s.out;
	return s.count;
}
