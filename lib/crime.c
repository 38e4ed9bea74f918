/*
 * A head from the table, then complements as long as they fit. The kind of a head says what it
 * needs:
 *	full	nothing: « meurtre », « association de malfaiteurs »
 *	weak	a context that makes it an offence: « pour vol », « vol et recel »
 *	head	an adjective, a phrase or another offence: « attaque terroriste », « tentative de viol »
 *	trade	what is illicit: « vente de drogue », « détention illégale d'ivoire »
 *	…-open	may take any « de » and noun (trafic); …-object one of the table (vol de câbles)
 *	…-to	may take « à » and noun: « fraude à la TVA »
 */
#include "crime.h"

#include "lex.h"

#include <stdbool.h>
#include <string.h>

enum { NAME, CODE, KIND };
enum { TAIL_CLASS = 1, TAIL_CODE };
enum { DEPTH = 3, STEPS = 8 };

struct sentence {
	struct str text;
	const struct tok *t;
	size_t n;
};

/* An offence read at some place. */
struct reading {
	size_t first, head_end, end; /* tokens: the head's table entry, then its complements */
	uint32_t row;
	const char *code;
	bool sure; /* an offence as it stands; otherwise its context decides */
};

static bool
word(const struct sentence *s, size_t i, const char *w)
{
	struct str x;

	if (i >= s->n)
		return false;
	x = tok_str(s->text, &s->t[i]);
	return x.n == strlen(w) && memcmp(x.s, w, x.n) == 0;
}

static bool
mark(const struct sentence *s, size_t i, char c)
{
	return i < s->n && s->t[i].class == TOK_MARK && s->text.s[s->t[i].start] == c;
}

/* Behind « de », « d' », « du », « des », « de la », « de l' » at i; i if there is none. */
static size_t
behind_of(const struct sentence *s, size_t i)
{
	if (word(s, i, "du") || word(s, i, "des") || word(s, i, "d'") || word(s, i, "d’"))
		return i + 1;
	if (!word(s, i, "de"))
		return i;
	if (word(s, i + 1, "la") || word(s, i + 1, "l'") || word(s, i + 1, "l’"))
		return i + 2;
	return i + 1;
}

static size_t
behind_to(const struct sentence *s, size_t i)
{
	if (word(s, i, "au") || word(s, i, "aux"))
		return i + 1;
	if (!word(s, i, "à"))
		return i;
	if (word(s, i + 1, "la") || word(s, i + 1, "l'") || word(s, i + 1, "l’"))
		return i + 2;
	return i + 1;
}

static bool
is_kind(const char *kind, const char *begin)
{
	return strncmp(kind, begin, strlen(begin)) == 0;
}

static bool
has_kind(const char *kind, const char *end)
{
	size_t k = strlen(kind), e = strlen(end);

	return k >= e && strcmp(kind + k - e, end) == 0;
}

/* A tail of one of the classes (a string of their first letters) at i: its length, or 0. */
static size_t
tail(const struct sentence *s, size_t i, const char *classes, uint32_t *row)
{
	size_t len = i < s->n ? lex_match(&lex_offence_tails, s->t + i, s->n - i, row) : 0;
	const char *c = len > 0 ? lex_cell(&lex_offence_tails, *row, TAIL_CLASS) : "";
	/* phrase and person begin alike */
	char letter = strcmp(c, "person") == 0 ? 'm' : c[0];

	return len > 0 && strchr(classes, letter) != NULL ? len : 0;
}

/* A word that can be the noun of a complement: lower case, long, no little word. */
static bool
noun(const struct sentence *s, size_t i)
{
	static const char *const no[] = {"leur", "leurs", "cette", "plus", "deux", "trois",
	    "plusieurs", "notre", "votre", "certains", "tous", "toutes", "nombreux", "nombreuses",
	    "ceux", "celui", "celle", "celles", "fait", "voyageurs", "passagers", "conteneurs",
	    "quelque", "quelques", "grande", "grand", "près", "moins", "même", "avoir", "être",
	    "sorte", "part"};
	size_t k;

	if (i >= s->n || s->t[i].class != TOK_WORD || s->t[i].flags & (TOK_UPPER | TOK_ELIDED) ||
	    s->t[i].cend - s->t[i].cstart < 4)
		return false;
	for (k = 0; k < sizeof no / sizeof no[0]; k++)
		if (word(s, i, no[k]))
			return false;
	return true;
}

static bool read_at(const struct sentence *s, size_t i, int depth, struct reading *r);

/* « tentative d'assassinat », « complicité de vol »: the offence inside gives the code. */
static bool
inner_offence(const struct sentence *s, size_t k, int depth, struct reading *r)
{
	struct reading in;

	if (depth >= DEPTH || !read_at(s, k, depth + 1, &in))
		return false;
	r->end = in.end;
	r->sure = true;
	if (r->code[0] == '\0' || strcmp(lex_cell(&lex_offences, r->row, NAME), "tentative") == 0)
		r->code = in.code;
	return true;
}

/* « … et d'armes », « … et armes » behind an object. */
static size_t
and_object(const struct sentence *s, size_t j)
{
	uint32_t row;
	size_t k, len;

	if (!word(s, j, "et") && !word(s, j, "ou"))
		return j;
	k = behind_of(s, j + 1);
	return (len = tail(s, k, "dom", &row)) > 0 ? k + len : j;
}

/* « de drogue », « d'armes et de munitions », « de matériel volé »: true if it belongs to the head. */
static bool
of_object(const struct sentence *s, size_t k, const char *kind, bool illicit, struct reading *r)
{
	uint32_t row = 0;
	const char *classes = is_kind(kind, "trade") ? (illicit ? "dom" : "dm")
			      : has_kind(kind, "open") || has_kind(kind, "object") ? "dom"
			      : is_kind(kind, "head")				   ? "a"
										   : "";
	size_t len, j;

	if (strcmp(classes, "a") == 0) {
		len = tail(s, k, "a", &row);
		if (len == 0 || strcmp(lex_cell(&lex_offence_tails, row, TAIL_CLASS), "act") != 0)
			return false;
	} else if ((len = tail(s, k, classes, &row)) > 0) {
		if (r->code[0] == '\0' && !has_kind(kind, "object"))
			r->code = lex_cell(&lex_offence_tails, row, TAIL_CODE);
	} else if ((has_kind(kind, "open") || illicit) && noun(s, k)) {
		len = 1;
	} else {
		return false;
	}
	j = k + len;
	while ((len = tail(s, j, "n", &row)) > 0)
		j += len;
	r->end = and_object(s, j);
	r->sure = true;
	return true;
}

/* « à la TVA », « aux faux virements »: « à », perhaps « faux », a noun and its adjective. */
static bool
to_object(const struct sentence *s, size_t i, struct reading *r)
{
	size_t k = behind_to(s, i), len;
	uint32_t row;

	if (k == i)
		return false;
	if (word(s, k, "faux") || word(s, k, "fausse") || word(s, k, "fausses"))
		k++;
	if (k >= s->n || (!noun(s, k) && !(s->t[k].flags & TOK_CAPS && k > i + 1)))
		return false;
	k++;
	while ((len = tail(s, k, "n", &row)) > 0)
		k += len;
	r->end = k;
	return true;
}

/* The complements of a head whose table entry ends at r->end. */
static void
complements(const struct sentence *s, const char *kind, int depth, struct reading *r)
{
	size_t j = r->end, k, len;
	uint32_t row;
	bool illicit = false, adjective = false;
	int step;

	for (step = 0; step < STEPS; step++) {
		if ((len = tail(s, j, "ap", &row)) > 0 &&
		    strcmp(lex_cell(&lex_offence_tails, row, TAIL_CLASS), "act") != 0) {
			adjective = lex_cell(&lex_offence_tails, row, TAIL_CLASS)[0] == 'a';
			illicit |= adjective;
			j = r->end = j + len;
			r->sure |= !is_kind(kind, "trade") && !is_kind(kind, "open");
			if (is_kind(kind, "open") || is_kind(kind, "trade"))
				r->sure |= behind_of(s, j) == j;
		} else if ((len = tail(s, j, "n", &row)) > 0) {
			j += len;
		} else if (adjective && (word(s, j, "et") || word(s, j, "ou")) &&
			   (len = tail(s, j + 1, "an", &row)) > 0) {
			/* « criminalité organisée et transfrontalière » */
			j = r->end = j + 1 + len;
		} else if ((k = behind_of(s, j)) != j) {
			if (inner_offence(s, k, depth, r))
				return;
			if (!of_object(s, k, kind, illicit, r))
				return;
			j = r->end;
		} else if (has_kind(kind, "-to") && to_object(s, j, r)) {
			j = r->end;
		} else {
			return;
		}
	}
}

/* Which heads take another offence: not « meurtre de », « attentat de ». */
static bool
read_at(const struct sentence *s, size_t i, int depth, struct reading *r)
{
	const char *kind;
	size_t len = i < s->n && s->t[i].class == TOK_WORD
			 ? lex_match(&lex_offences, s->t + i, s->n - i, &r->row)
			 : 0;

	if (len == 0)
		return false;
	kind = lex_cell(&lex_offences, r->row, KIND);
	r->first = i;
	r->head_end = r->end = i + len;
	r->code = lex_cell(&lex_offences, r->row, CODE);
	r->sure = is_kind(kind, "full");
	complements(s, kind, depth, r);
	if (strcmp(lex_cell(&lex_offences, r->row, NAME), "tentative") == 0 &&
	    strcmp(r->code, "ICCS:0101") == 0)
		r->code = "ICCS:0102";
	/* inside « tentative de vol », « complicité de traite » the weak ones are meant */
	return r->sure || (depth > 0 && is_kind(kind, "weak"));
}

/* Heads joined before a common complement: « importation et trafic de stupéfiants ». */
static size_t
joined_head(const struct sentence *s, size_t i)
{
	uint32_t row;
	size_t len = lex_match(&lex_offences, s->t + i, s->n - i, &row), k;
	const char *kind;

	if (len == 0)
		return 0;
	kind = lex_cell(&lex_offences, row, KIND);
	if (!is_kind(kind, "trade") && !is_kind(kind, "open"))
		return 0;
	k = i + len;
	if (mark(s, k, ',') && k + 1 < s->n)
		return k + 1;
	return word(s, k, "et") || word(s, k, "ou") ? k + 1 : 0;
}

/* « pour vol », « accusé de vol », « victime d'exploitation »: words that make a weak head sure. */
static bool
accused(const struct sentence *s, size_t i)
{
	static const char *const words[] = {"faits", "accusé", "accusée", "accusés", "accusées",
	    "accusations", "coupable", "coupables", "soupçonné", "soupçonnée", "soupçonnés",
	    "soupçons", "inculpé", "inculpée", "inculpés", "victime", "victimes", "délit", "délits",
	    "plainte", "plaintes", "tentative", "tentatives", "poursuivi", "poursuivie",
	    "poursuivis", "suspecté", "suspectés", "prévenu", "prévenus", "chefs", "chef", "auteur",
	    "auteurs"};
	size_t k;

	if (i == 0)
		return false;
	if (word(s, i - 1, "pour"))
		return true;
	if (i < 2 || behind_of(s, i - 1) != i)
		return false;
	for (k = 0; k < sizeof words / sizeof words[0]; k++)
		if (word(s, i - 2, words[k]))
			return true;
	return false;
}

/* Is there nothing between two offences but « et », a comma, « de », an article? */
static bool
together(const struct sentence *s, size_t end, size_t first)
{
	bool joint = false;

	if (first < end || first - end > 3)
		return false;
	for (; end < first; end++) {
		if (word(s, end, "et") || word(s, end, "ou") || mark(s, end, ',') ||
		    mark(s, end, '"'))
			joint = true;
		else if (behind_of(s, end) == end && !word(s, end, "le") && !word(s, end, "la") &&
			 !word(s, end, "l'") && !word(s, end, "l’") && !word(s, end, "les"))
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
	if (mark(s, i - 1, '-') && !(s->t[i].flags & TOK_SPACE))
		return true;
	if (word(s, i - 1, "anti"))
		return true;
	return s->t[i].flags & TOK_UPPER && !(s->t[i].flags & TOK_CAPS) &&
	       s->t[i - 1].class == TOK_WORD;
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
normal(const struct sentence *s, const struct reading *r, struct arena *a)
{
	const char *name = lex_cell(&lex_offences, r->row, NAME);
	size_t from = r->head_end < s->n ? s->t[r->head_end].start : s->text.n;
	size_t room =
	    strlen(name) + (s->t[r->end - 1].end - s->t[r->first].start) + r->end - r->first + 2;
	size_t n = strlen(name), i;
	bool adjectives = true;
	char *to;

	if (r->end == r->head_end)
		return name;
	(void)from;
	to = arena_get(a, room);
	memcpy(to, name, n);
	for (i = r->head_end; i < r->end; i++) {
		struct str w = tok_str(s->text, &s->t[i]);
		uint32_t row;

		if (s->t[i].flags & TOK_SPACE)
			to[n++] = ' ';
		if (adjectives && !word(s, i, "et") && tail(s, i, "an", &row) == 0)
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

size_t
crime_find(struct str text, const struct tok *t, size_t n, struct arena *a, struct crime_span **out)
{
	struct sentence s = {text, t, n};
	struct reading *r = NULL;
	size_t i = 0, k, count = 0, room = 0, spans = 0;

	*out = NULL;
	while (i < n) {
		struct reading now;
		size_t at = i, j;
		int heads = 0;
		bool got;

		while (heads++ < 4 && (j = joined_head(&s, at)) != 0)
			at = j;
		got = read_at(&s, at, 0, &now);
		if (at != i && !(got && is_kind(lex_cell(&lex_offences, now.row, KIND), "trade")) &&
		    !(got && is_kind(lex_cell(&lex_offences, now.row, KIND), "open"))) {
			got = read_at(&s, i, 0, &now);
			at = i;
		}
		if (!got && (t[at].class != TOK_WORD ||
				lex_match(&lex_offences, t + at, n - at, &now.row) == 0 ||
				!is_kind(lex_cell(&lex_offences, now.row, KIND), "weak"))) {
			i++;
			continue;
		}
		if (in_name(&s, i)) {
			i = now.end > i ? now.end : i + 1;
			continue;
		}
		now.first = i;
		if (count == room) {
			struct reading *more = arena_get(a, (room * 2 + 4) * sizeof *r);

			if (count > 0)
				memcpy(more, r, count * sizeof *r);
			room = room * 2 + 4;
			r = more;
		}
		now.sure = got || accused(&s, i);
		r[count++] = now;
		i = now.end;
	}
	if (count == 0)
		return 0;
	/* a weak one beside a sure one is sure: « recel et vol », « vol, recel » */
	for (k = 1; k < count; k++)
		r[k].sure |= r[k - 1].sure && together(&s, r[k - 1].end, r[k].first);
	for (k = count - 1; k-- > 0;)
		r[k].sure |= r[k + 1].sure && together(&s, r[k].end, r[k + 1].first);
	*out = arena_get(a, count * sizeof **out);
	for (k = 0; k < count; k++)
		if (r[k].sure)
			(*out)[spans++] = (struct crime_span){(uint32_t)r[k].first,
			    (uint32_t)r[k].end, normal(&s, &r[k], a), r[k].code};
	return spans;
}
