/*
 * A head from the table, then complements as long as they fit. The kind of a head says what it
 * needs:
 *	full	nothing: « meurtre », « association de malfaiteurs »
 *	weak	a context that makes it an offence: « pour vol », « vol et recel »
 *	head	an adjective, a phrase or another offence: « attaque terroriste », « tentative de viol »
 *	trade	what is illicit: « vente de drogue », « détention illégale d'ivoire »
 *	…-open	may take any « de » and noun (trafic); …-object one of the table (vol de câbles)
 *	…-to	may take « à » and noun: « fraude à la TVA »
 *	…-sum	is sure where money is what it is done to: « détournement de 4 milliards de francs »
 */
#include "offence.h"

#include "ending.h"
#include "lex.h"
#include "sign.h"

#include <string.h>

enum { TAIL_CLASS = 1, TAIL_CODE };
enum { DEPTH = 3, STEPS = 8, COMPLEMENTS = 3, SUM = 8 }; /* tokens */

bool
offence_word(const struct sentence *s, size_t i, const char *w)
{
	struct str x;

	if (i >= s->n)
		return false;
	x = tok_str(s->text, &s->t[i]);
	return *x.s == *w && x.n == strlen(w) && memcmp(x.s, w, x.n) == 0;
}

bool
offence_mark(const struct sentence *s, size_t i, char c)
{
	return i < s->n && s->t[i].class == TOK_MARK && s->text.s[s->t[i].start] == c;
}

/* Is token i a word with this sign? */
static bool
has_sign(const struct sentence *s, size_t i, enum sign sign)
{
	return i < s->n && sign_is(&s->t[i], sign);
}

size_t
offence_of(const struct sentence *s, size_t i)
{
	if (offence_word(s, i, "du") || offence_word(s, i, "des") || offence_word(s, i, "d'") ||
	    offence_word(s, i, "d’"))
		return i + 1;
	if (!offence_word(s, i, "de"))
		return i;
	if (offence_word(s, i + 1, "la") || offence_word(s, i + 1, "l'") ||
	    offence_word(s, i + 1, "l’"))
		return i + 2;
	return i + 1;
}

static size_t
behind_to(const struct sentence *s, size_t i)
{
	if (offence_word(s, i, "au") || offence_word(s, i, "aux"))
		return i + 1;
	if (!offence_word(s, i, "à"))
		return i;
	if (offence_word(s, i + 1, "la") || offence_word(s, i + 1, "l'") ||
	    offence_word(s, i + 1, "l’"))
		return i + 2;
	return i + 1;
}

static bool
is_kind(const char *kind, const char *begin)
{
	return strncmp(kind, begin, strlen(begin)) == 0;
}

/* Does the kind of a head allow this: "open", "object", "to", "inner"? */
static bool
has_kind(const char *kind, const char *flag)
{
	const char *p = strchr(kind, '-');

	return p != NULL ? strstr(p, flag) != NULL : strcmp(kind, flag) == 0;
}

/* A tail of one of the classes (a string of their first letters) at i: its length, or 0. */
static size_t
tail(const struct sentence *s, size_t i, const char *classes, uint32_t *row)
{
	size_t len = i < s->n && lex_may(&lex_offence_tails, &s->t[i])
			 ? lex_match(&lex_offence_tails, s->t + i, s->n - i, row)
			 : 0;
	const char *c = len > 0 ? lex_cell(&lex_offence_tails, *row, TAIL_CLASS) : "";
	/* phrase and person begin alike */
	char letter = strcmp(c, "person") == 0 ? 'm' : c[0];

	return len > 0 && strchr(classes, letter) != NULL ? len : 0;
}

/* A word that can be the noun of a complement: lower case, long, no little word. */
static bool
noun(const struct sentence *s, size_t i)
{
	if (i >= s->n || s->t[i].class != TOK_WORD || s->t[i].flags & (TOK_UPPER | TOK_ELIDED) ||
	    s->t[i].cend - s->t[i].cstart < 4)
		return false;
	return !sign_is(&s->t[i], SIGN_NOOBJECT);
}

/* « activités de micro | -finances »: behind the rest of a word with a hyphen at j. */
static size_t
compound(const struct sentence *s, size_t j)
{
	return offence_mark(s, j, '-') && !(s->t[j].flags & TOK_SPACE) && j + 1 < s->n &&
		       s->t[j + 1].class == TOK_WORD && !(s->t[j + 1].flags & TOK_SPACE)
		   ? j + 2
		   : j;
}

static bool read_at(const struct sentence *s, size_t i, int depth, struct offence *r);

/* « tentative d'assassinat », « complicité de vol »: the offence inside gives the code. */
static bool
inner_offence(const struct sentence *s, size_t k, int depth, struct offence *r)
{
	struct offence in;
	const char *name = lex_cell(&lex_offences, r->row, OFFENCE_NAME), *kind, *inside;

	if (depth >= DEPTH || !has_kind(lex_cell(&lex_offences, r->row, OFFENCE_KIND), "inner") ||
	    !read_at(s, k, depth + 1, &in))
		return false;
	kind = lex_cell(&lex_offences, in.row, OFFENCE_KIND);
	inside = lex_cell(&lex_offences, in.row, OFFENCE_NAME);
	/* « une tentative de | trafic de drogue », « des actes de | violences conjugales » */
	if (strcmp(name, "tentative") == 0 &&
	    (has_kind(kind, "open") || is_kind(kind, "trade") || is_kind(kind, "frame") ||
		strstr(inside, "migra") != NULL || is_kind(inside, "trafic")))
		return false;
	if (strcmp(name, "acte") == 0 && is_kind(inside, "violence"))
		return false;
	r->end = in.end;
	r->sure = true;
	if (r->code[0] == '\0' ||
	    strcmp(lex_cell(&lex_offences, r->row, OFFENCE_NAME), "tentative") == 0)
		r->code = in.code;
	return true;
}

/* « … et d'armes », « … et armes » behind an object. */
static size_t
and_object(const struct sentence *s, size_t j)
{
	uint32_t row;
	size_t k, len;

	if (!offence_word(s, j, "et") && !offence_word(s, j, "ou"))
		return j;
	k = offence_of(s, j + 1);
	return (len = tail(s, k, "dom", &row)) > 0 ? k + len : j;
}

/* « de drogue | , d'armes et d'êtres humains »: several objects, the last behind « et ». */
static size_t
more_objects(const struct sentence *s, size_t j)
{
	uint32_t row;
	size_t end = j, k, len;

	while (offence_mark(s, end, ',')) {
		k = offence_of(s, end + 1);
		if (k == end + 1 || (len = tail(s, k, "dom", &row)) == 0)
			return j;
		end = k + len;
	}
	k = and_object(s, end);
	return k > end ? k : j;
}

/* « intrusion irrégulière | du yacht », « … de l'avion »: of one that the text speaks of. */
static bool
is_definite(const struct sentence *s, size_t k)
{
	return offence_word(s, k - 1, "du") || sign_is(&s->t[k - 1], SIGN_THE);
}

/* « de drogue », « d'armes et de munitions », « de matériel volé »: true if it belongs to the head. */
static bool
of_object(const struct sentence *s, size_t k, const char *kind, bool illicit, struct offence *r)
{
	uint32_t row = 0;
	const char *classes = is_kind(kind, "trade") ? (illicit ? "dom" : "dm")
			      : has_kind(kind, "open") || has_kind(kind, "object") ? "dom"
			      : is_kind(kind, "head")				   ? "a"
										   : "";
	size_t len, j, more;
	uint32_t adjective;

	if (strcmp(classes, "a") == 0) {
		len = tail(s, k, "a", &row);
		if (len == 0 || strcmp(lex_cell(&lex_offence_tails, row, TAIL_CLASS), "act") != 0)
			return false;
	} else if (is_kind(kind, "trade") && !illicit && (len = tail(s, k, "o", &row)) > 0 &&
		   (more = tail(s, k + len, "i", &adjective)) > 0) {
		len += more; /* « détention d'armes prohibées » */
	} else if ((len = tail(s, k, classes, &row)) > 0) {
		if (r->code[0] == '\0' && !has_kind(kind, "object"))
			r->code = lex_cell(&lex_offence_tails, row, TAIL_CODE);
	} else if (noun(s, k) &&
		   (illicit ? !is_kind(kind, "frame") || !is_definite(s, k)
			    : has_kind(kind, "open") && !offence_word(s, k - 1, "du"))) {
		len = compound(s, k + 1) - k;
	} else {
		return false;
	}
	j = k + len;
	while ((len = tail(s, j, "n", &row)) > 0)
		j += len;
	r->end = more_objects(s, j);
	r->sure = true;
	return true;
}

/* « à la TVA », « aux faux virements »: « à », perhaps « faux », a noun and its adjective. */
static bool
to_object(const struct sentence *s, size_t i, struct offence *r)
{
	size_t k = behind_to(s, i), len;
	uint32_t row;

	if (k == i)
		return false;
	if (has_sign(s, k, SIGN_FALSE))
		k++;
	if (k >= s->n || (!noun(s, k) && !(s->t[k].flags & TOK_CAPS && k > i + 1)))
		return false;
	k++;
	while ((len = tail(s, k, "ain", &row)) > 0)
		k += len;
	if (offence_word(s, k, "de") && noun(s, k + 1)) /* « faux ordres de virement » */
		k += 2;
	r->end = k;
	return true;
}

/* « 4,6 milliards de FCFA », « plus de 259 millions de francs »: a figure, and money soon behind. */
static bool
is_sum(const struct sentence *s, size_t k)
{
	size_t end = k + SUM < s->n ? k + SUM : s->n;
	bool figure = false;
	uint32_t row;

	for (; k < end; k++) {
		figure |=
		    s->t[k].class == TOK_NUMBER || lex_find(&lex_numbers, &s->t[k]) != LEX_NONE;
		if (figure && (lex_match(&lex_currencies, s->t + k, s->n - k, &row) > 0 ||
				  (lex_match(&lex_symbols, s->t + k, s->n - k, &row) > 0 &&
				      strcmp(lex_cell(&lex_symbols, row, 1), "money") == 0)))
			return true;
	}
	return false;
}

/* The complements of a head whose table entry ends at r->end. */
static void
complements(const struct sentence *s, const char *kind, int depth, struct offence *r)
{
	size_t j = r->end, k, len;
	uint32_t row;
	/* « harcèlement sexuel | et moral », « trafic de drogue | et d'armes » */
	bool illicit = false, adjective = tail(s, j - 1, "ain", &row) == 1;
	int step;

	if (j - r->first > 1 && (len = tail(s, j - 1, "dom", &row)) > 0) {
		j += len - 1;
		while ((len = tail(s, j, "n", &row)) > 0)
			j += len; /* « vol de documents | administratifs » */
		j = r->end = more_objects(s, j);
	}

	for (step = 0; step < STEPS; step++) {
		if ((len = tail(s, j, "aip", &row)) > 0 &&
		    strcmp(lex_cell(&lex_offence_tails, row, TAIL_CLASS), "act") != 0) {
			adjective = lex_cell(&lex_offence_tails, row, TAIL_CLASS)[0] != 'p';
			illicit |= lex_cell(&lex_offence_tails, row, TAIL_CLASS)[0] == 'i';
			j = r->end = j + len;
			r->sure |= is_kind(kind, "head") || is_kind(kind, "weak");
			if (is_kind(kind, "open") || is_kind(kind, "trade"))
				r->sure |= illicit && offence_of(s, j) == j;
		} else if ((len = tail(s, j, "n", &row)) > 0) {
			j += len;
		} else if (adjective && (offence_word(s, j, "et") || offence_word(s, j, "ou")) &&
			   (len = tail(s, j + 1, "ain", &row)) > 0) {
			/* « criminalité organisée et transfrontalière » */
			j = r->end = j + 1 + len;
		} else if ((k = offence_of(s, j)) != j) {
			if (inner_offence(s, k, depth, r))
				return;
			if (has_kind(kind, "sum") && is_sum(s, k)) {
				r->sure = true;
				return;
			}
			if (!of_object(s, k, kind, illicit, r)) {
				/* « exportation illicite | de neuf mille rondins » */
				r->sure |=
				    illicit && (is_kind(kind, "open") || is_kind(kind, "trade"));
				return;
			}
			j = r->end;
		} else if (has_kind(kind, "to") && to_object(s, j, r)) {
			j = r->end;
		} else {
			return;
		}
	}
}

/* Which heads take another offence: not « meurtre de », « attentat de ». */
static bool
read_at(const struct sentence *s, size_t i, int depth, struct offence *r)
{
	const char *kind;
	size_t len = i < s->n && s->t[i].class == TOK_WORD
			 ? lex_match(&lex_offences, s->t + i, s->n - i, &r->row)
			 : 0;

	if (len == 0)
		return false;
	kind = lex_cell(&lex_offences, r->row, OFFENCE_KIND);
	r->first = i;
	r->head_end = r->end = i + len;
	r->code = lex_cell(&lex_offences, r->row, OFFENCE_CODE);
	r->sure = false;
	/* « le vol 4U9525 » */
	if (is_kind(kind, "none") || (is_kind(kind, "weak") && s->t[i + len].flags & TOK_DIGIT))
		return false;
	r->sure = is_kind(kind, "full");
	complements(s, kind, depth, r);
	if (strcmp(lex_cell(&lex_offences, r->row, OFFENCE_NAME), "tentative") == 0 &&
	    strcmp(r->code, "ICCS:0101") == 0)
		r->code = "ICCS:0102";
	/* inside « tentative de vol », « complicité de traite » the weak ones are meant */
	return r->sure || (depth > 0 && is_kind(kind, "weak"));
}

/* A word that goes on with the noun before it: « illicite », « formé », « non autorisé ». */
static bool
attribute(const struct sentence *s, size_t i)
{
	uint32_t row;
	struct str w;

	if (tail(s, i, "ain", &row) > 0 || offence_word(s, i, "armé") ||
	    offence_word(s, i, "automatisé") || offence_word(s, i, "autorisé"))
		return true;
	if (!noun(s, i))
		return false;
	w = tok_str(s->text, &s->t[i]);
	return ending_is(w, ENDING_ATTRIBUTE, 2) && memcmp(w.s, "commis", w.n < 6 ? w.n : 6) != 0;
}

/* Where a complement « de … », « à … », « sur … », « contre … » at i ends; i if there is none. */
static size_t
complement(const struct sentence *s, size_t i)
{
	size_t j = i + 1;

	if (!has_sign(s, i, SIGN_LINKS))
		return i;
	if (!offence_word(s, i, "par") && !offence_word(s, i, "avec") &&
	    has_sign(s, j, SIGN_ARTICLE)) /* « d'un », « sur les » */
		j++;
	if (offence_word(s, j, "État") || offence_word(s, j, "Etat"))
		return j + 1;
	if (offence_word(s, j, "indus") || has_sign(s, j, SIGN_FALSE))
		j++;
	return noun(s, j) ? j + 1 : i;
}

void
offence_extend(const struct sentence *s, struct offence *r)
{
	size_t j = r->end;
	int step, complements = 0;

	for (step = 0; step < STEPS; step++) {
		size_t k = complements < COMPLEMENTS ? complement(s, j) : j;

		if (k != j) {
			j = k;
			complements++;
		} else if (attribute(s, j))
			j++;
		else if (offence_word(s, j, "non") && attribute(s, j + 1))
			j += 2;
		else
			break;
	}
	r->end = compound(s, j);
	r->sure = true;
}

bool
offence_kind(const struct offence *r, const char *begin)
{
	return is_kind(lex_cell(&lex_offences, r->row, OFFENCE_KIND), begin);
}

bool
offence_adjective(const struct sentence *s, size_t i)
{
	uint32_t row;

	return tail(s, i, "ain", &row) == 1;
}

bool
offence_read(const struct sentence *s, size_t i, struct offence *r)
{
	r->row = LEX_NONE;
	return read_at(s, i, 0, r);
}
