/* Which offences of a sentence count: what its words before and beside them say. */
#include "crime.h"

#include "charge.h"
#include "lex.h"
#include "offence.h"
#include "sign.h"

#include <stdbool.h>
#include <string.h>

enum { QUOTED = 20, NEAR = 8 }; /* tokens of an offence in quotation marks, and before it */

/* Does a head of the kind trade begin at token i? */
static bool
is_trade(const struct sentence *s, size_t i)
{
	struct offence head = {0};

	return i < s->n && s->t[i].may & LEX_CRIME &&
	       lex_match(&lex_offences, s->t + i, s->n - i, &head.row) > 0 &&
	       offence_kind(&head, "trade");
}

/*
 * Heads joined before a common complement: « importation et trafic de stupéfiants », « offre ou de
 * cession de drogue ».
 */
static size_t
joined_head(const struct sentence *s, size_t i)
{
	struct offence head = {0};
	size_t len = lex_match(&lex_offences, s->t + i, s->n - i, &head.row), k;

	if (len == 0 || (!offence_kind(&head, "trade") && !offence_kind(&head, "open") &&
			    !offence_kind(&head, "weak-object-inner")))
		return 0;
	k = i + len;
	if (offence_mark(s, k, ',') && k + 1 < s->n)
		return k + 1;
	if (offence_mark(s, k, '-') || offence_mark(s, k, '/')) /* « importation-exportation » */
		return is_trade(s, k + 1) ? k + 1 : 0;
	if (!offence_word(s, k, "et") && !offence_word(s, k, "ou"))
		return 0;
	return offence_kind(&head, "trade") && is_trade(s, offence_of(s, k + 1))
		   ? offence_of(s, k + 1)
		   : k + 1;
}

static bool
quote(const struct sentence *s, size_t i)
{
	return offence_mark(s, i, '"') || offence_word(s, i, "«") || offence_word(s, i, "“") ||
	       offence_word(s, i, "»") || offence_word(s, i, "”");
}

/*
 * « un vol » is a theft where the sentence has a thief, a police, a booty, and no aeroplane
 * (lib/fr/theft_signs.tsv).
 */
static bool
theft(const struct sentence *s)
{
	bool crime = false;
	size_t i;

	for (i = 0; i < s->n; i++) {
		uint32_t row =
		    s->t[i].class == TOK_WORD ? lex_find(&lex_theft_signs, &s->t[i]) : LEX_NONE;

		if (row == LEX_NONE)
			continue;
		if (lex_cell(&lex_theft_signs, row, 1)[0] == 'f')
			return false;
		crime = true;
	}
	return crime;
}

/* Does the sentence speak of a court, of police, of who is charged? */
static bool
charged(const struct sentence *s)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (s->t[i].class == TOK_WORD && sign_is(&s->t[i], SIGN_CHARGED))
			return true;
	return false;
}

/* « pour vol », « accusé de vol », « victime d'exploitation »: words that make a weak head sure. */
static bool
accused(const struct sentence *s, size_t i)
{
	if (i > 1 && quote(s, i - 1))
		i--;
	if (i > 1 &&
	    (offence_word(s, i - 1, "des") || offence_word(s, i - 1, "un") ||
		offence_word(s, i - 1, "une")) &&
	    offence_word(s, i - 2, "pour"))
		return s->t[i].flags & TOK_SPACE && charged(s);
	if (i == 0)
		return false;
	if (offence_word(s, i - 1, "pour"))
		return charged(s);
	/* « accusés d'un vol » */
	if (i > 3 && (offence_word(s, i - 1, "un") || offence_word(s, i - 1, "une")) &&
	    offence_of(s, i - 2) == i - 1 && !offence_word(s, i - 3, "victime") &&
	    !offence_word(s, i - 3, "victimes"))
		i--;
	return i > 1 && offence_of(s, i - 1) == i && sign_is(&s->t[i - 2], SIGN_ACCUSING);
}

/* « punit la | sécession », « lui reproche un | trouble à l'ordre public » */
static bool
punished(const struct sentence *s, size_t i)
{
	return i > 1 && sign_is(&s->t[i - 1], SIGN_ARTICLE) && sign_is(&s->t[i - 2], SIGN_PUNISHES);
}

/* A word or mark that joins what is coordinated. */
static bool
joins(const struct sentence *s, size_t i)
{
	return offence_word(s, i, "et") || offence_word(s, i, "ou") || offence_mark(s, i, ',');
}

/* Is there nothing between two offences but « et », a comma, « de », an article? */
static bool
together(const struct sentence *s, size_t end, size_t first)
{
	bool joint = false;

	if (first < end || first - end > 5)
		return false;
	for (; end < first; end++) {
		if (joins(s, end) || quote(s, end))
			joint = true;
		else if (offence_of(s, end) == end && !sign_is(&s->t[end], SIGN_THE))
			return false;
	}
	return joint;
}

/* anti-corruption, and a capitalised word inside a name: « Office de lutte contre la Fraude ». */
static bool
in_name(const struct sentence *s, size_t i)
{
	if (i == 0)
		return false;
	if (offence_mark(s, i - 1, '-') && !(s->t[i].flags & TOK_SPACE))
		return true;
	if (offence_word(s, i - 1, "anti"))
		return true;
	return s->t[i].flags & TOK_UPPER && !(s->t[i].flags & TOK_CAPS) &&
	       s->t[i - 1].class == TOK_WORD;
}

/* « porter | atteinte à la sûreté de l'État », « il | menace de mort | les gendarmes »: a verb. */
static bool
is_done(const struct sentence *s, size_t i)
{
	if (i > 0 && i + 3 < s->n && offence_word(s, i, "menace") &&
	    sign_is(&s->t[i + 3], SIGN_THE) && !sign_is(&s->t[i - 1], SIGN_ARTICLE))
		return true;
	return i > 0 && (offence_word(s, i, "atteinte") || offence_word(s, i, "outrage")) &&
	       sign_is(&s->t[i - 1], SIGN_BEARS);
}

/*
 * « pour "financement illégal | de campagne électorale" »: behind the words that the quotation marks
 * around an offence hold; end where none are around it, or where another may begin.
 */
static size_t
quoted_end(const struct sentence *s, size_t first, size_t end)
{
	size_t k, from = 0;
	bool open = false;

	for (k = 0; k < first; k++)
		if (quote(s, k)) {
			open = offence_mark(s, k, '"')
				   ? !open
				   : offence_word(s, k, "«") || offence_word(s, k, "“");
			from = k;
		}
	if (!open || first > from + NEAR)
		return end;
	for (k = end; k < s->n && k < end + QUOTED && !quote(s, k); k++)
		if (s->t[k].class == TOK_MARK ||
		    (s->t[k].may & LEX_CRIME && lex_may(&lex_offences, &s->t[k])))
			return end;
	if (k < s->n && quote(s, k) && !offence_word(s, k - 1, "et"))
		return k;
	return end;
}

/* One word in the singular: « organisées » → « organisée », « sociaux » → « social ». */
static size_t
singular(char *to, struct str w)
{
	memcpy(to, w.s, w.n);
	if (w.n > 4 && memcmp(w.s + w.n - 3, "aux", 3) == 0) {
		memcpy(to + w.n - 2, "l", 1);
		return w.n - 1;
	}
	return w.n > 3 && w.s[w.n - 1] == 's' ? w.n - 1 : w.n;
}

/* The table's name of the head and the complements in lower case, adjectives in the singular. */
static const char *
normal(const struct sentence *s, const struct offence *r, struct arena *a)
{
	const char *name = r->row == LEX_NONE ? "" : lex_cell(&lex_offences, r->row, OFFENCE_NAME);
	size_t from = r->row == LEX_NONE ? r->first : r->head_end;
	size_t room =
	    strlen(name) + (s->t[r->end - 1].end - s->t[r->first].start) + r->end - r->first + 2;
	size_t n = strlen(name), i;
	bool adjectives = true;
	char *to;

	if (r->end == from)
		return name;
	to = arena_get(a, room);
	memcpy(to, name, n);
	for (i = from; i < r->end; i++) {
		struct str w = tok_str(s->text, &s->t[i]);

		if (i > r->first && s->t[i].flags & TOK_SPACE)
			to[n++] = ' ';
		if (adjectives && !offence_word(s, i, "et") && !offence_adjective(s, i))
			adjectives = false;
		if (adjectives) {
			n += singular(to + n, w);
		} else {
			memcpy(to + n, w.s, w.n);
			n += w.n;
		}
	}
	to[n] = '\0';
	return to;
}

/*
 * The offence or possible offence at token i, in *r; framed: the one before ended at token frame
 * in « poursuivi pour … ». False if there is none.
 */
static bool
candidate(const struct sentence *s, size_t i, size_t frame, struct offence *r, bool *framed)
{
	size_t at = i, j;
	int heads = 0;
	bool got;

	while (heads++ < 4 && (j = joined_head(s, at)) != 0)
		at = j;
	got = offence_read(s, at, r);
	if (at != i && !got) {
		got = offence_read(s, i, r);
		at = i;
	}
	*framed = false;
	if (r->row == LEX_NONE || (!got && offence_kind(r, "none")))
		return false;
	*framed = accused(s, i) || (punished(s, i) && !offence_kind(r, "weak")) ||
		  (frame != 0 && i >= frame && together(s, frame, i));
	if (*framed && !offence_kind(r, "weak") && !offence_kind(r, "full"))
		offence_extend(s, r);
	if (*framed && i > 0 &&
	    (quote(s, i - 1) || (frame != 0 && i >= frame && together(s, frame, i))))
		r->end = quoted_end(s, i, r->end);
	/* « pour violences », « pour trafic » say no offence yet */
	if (!got && r->end == r->head_end && !offence_kind(r, "weak"))
		*framed = false;
	if (!got && !*framed && !offence_kind(r, "weak"))
		return false;
	r->first = i;
	r->sure = got || *framed;
	return true;
}

/* What the sentence as a whole says of the weak ones. */
static void
confirm(const struct sentence *s, struct offence *r, size_t n)
{
	bool asked = false, stolen = false;
	size_t k;

	for (k = 0; k < n; k++) {
		if (r[k].sure || r[k].row == LEX_NONE ||
		    strcmp(lex_cell(&lex_offences, r[k].row, OFFENCE_NAME), "vol") != 0)
			continue;
		if (!asked)
			stolen = theft(s);
		asked = true;
		r[k].sure = stolen || (k > 0 && r[k - 1].sure);
	}
	/* a weak one beside a sure one is sure: « recel et vol », « vol, recel » */
	for (k = 1; k < n; k++)
		r[k].sure |= r[k - 1].sure && together(s, r[k - 1].end, r[k].first);
	for (k = n - 1; k-- > 0;)
		r[k].sure |= r[k + 1].sure && together(s, r[k].end, r[k + 1].first);
}

struct found {
	struct offence *r;
	size_t n, room;
	struct arena *a;
};

static void
keep(struct found *f, const struct offence *now)
{
	if (f->n == f->room) {
		struct offence *more = arena_get(f->a, (f->room * 2 + 4) * sizeof *more);

		if (f->n > 0)
			memcpy(more, f->r, f->n * sizeof *more);
		f->room = f->room * 2 + 4;
		f->r = more;
	}
	f->r[f->n++] = *now;
}

size_t
crime_find(struct str text, const struct tok *t, size_t n, struct arena *a, struct crime_span **out)
{
	struct sentence s = {text, t, n};
	struct found f = {.a = a};
	struct offence now = {.row = LEX_NONE};
	size_t i = 0, k, spans = 0, frame = 0;
	bool framed;

	*out = NULL;
	while (i < n) {
		if (!(t[i].may & LEX_CRIME) || !lex_may(&lex_offences, &t[i])) {
			i++;
			continue;
		}
		if (!candidate(&s, i, frame, &now, &framed)) {
			/* « théories du | complot »: nothing of it is an offence */
			i = now.row != LEX_NONE && now.first == i && offence_kind(&now, "none")
				? now.head_end
				: i + 1;
			continue;
		}
		i = now.end;
		if (in_name(&s, now.first) || is_done(&s, now.first))
			continue;
		frame = framed ? now.end : 0;
		keep(&f, &now);
		while (frame != 0 && charge_item(&s, frame, &now)) {
			i = frame = now.end;
			keep(&f, &now);
		}
	}
	if (f.n == 0)
		return 0;
	confirm(&s, f.r, f.n);
	*out = arena_get(a, f.n * sizeof **out);
	for (k = 0; k < f.n; k++)
		if (f.r[k].sure)
			(*out)[spans++] = (struct crime_span){(uint32_t)f.r[k].first,
			    (uint32_t)f.r[k].end, normal(&s, &f.r[k], a), f.r[k].code};
	return spans;
}
