#include "signer.h"

#include "lex.h"
#include "namepart.h"
#include "score.h"

#include <string.h>

enum { NAME_MAX = 5, FOR = 12 /* words of a line that says for whom someone writes */ };

/* « Mar 12, 2024 », « Mardi 12 mars 2024 » at t[0]; n tokens of text. */
static bool
begins_date(struct str text, const struct tok *t, size_t n)
{
	struct pubdate d;

	return pubdate_match(text, t, n, &d) > 0 ||
	       (n > 1 && lex_find(&lex_dateline, t) != LEX_NONE &&
		   pubdate_match(text, t + 1, n - 1, &d) > 0);
}

/*
 * The name of a person that begins at t[0]: capitalised words, initials (G.A, J. Dupont),
 * particles and hyphens between them. Tokens it takes; *full counts its words of two letters or
 * more.
 */
size_t
signer_name(struct str text, const struct tok *t, size_t n, size_t *full)
{
	size_t i, end = 0, words = 0;

	*full = 0;
	for (i = 0; i < n && words <= NAME_MAX; i++) {
		bool joined = i > 0 && (t[i - 1].flags & TOK_ELIDED) && !(t[i].flags & TOK_SPACE);

		if (i > 0 && begins_date(text, t + i, n - i))
			break;
		if (words > 1 && t[i].class == TOK_WORD &&
		    lex_find(&lex_signatories, &t[i]) != LEX_NONE)
			break; /* « Laure Breton Envoyée spéciale » */
		if (t[i].class == TOK_WORD && ((t[i].flags & TOK_UPPER) || (joined && end == i))) {
			words++;
			*full += t[i].cend - t[i].cstart > 1;
			end = i + 1;
		} else if (i > 0 && (tok_mark(text, &t[i], '.') || tok_mark(text, &t[i], '-'))) {
			if (tok_mark(text, &t[i], '.')) {
				if (t[i - 1].cend - t[i - 1].cstart > 2)
					break;
				if (end == i && (i + 1 == n || !(t[i + 1].flags & TOK_SPACE)))
					continue;
			} else if (t[i].flags & TOK_SPACE) {
				break;
			}
		} else if (i == 0 || t[i].class != TOK_WORD || !namepart_is(&t[i], PART_PERSON)) {
			break;
		}
	}
	if (end > 1 && end < n && t[end - 1].cend - t[end - 1].cstart == 1 &&
	    tok_mark(text, &t[end], '.') && !(t[end].flags & TOK_SPACE))
		end++;					     /* « M.-P. D. » */
	while (end > 1 && namepart_is(&t[end - 1], PART_ON)) /* « Par Kab Niang Le 17/02/2020 » */
		end--;
	return words <= NAME_MAX ? end : 0;
}

/* « Souleymane Barry Aucun commentaire »: a name of k tokens ends where a phrase of several begins. */
static size_t
before_phrase(const struct tok *t, size_t n, size_t k)
{
	size_t i;
	uint32_t row;

	for (i = 1; i < k; i++)
		if (lex_may(&lex_boilerplate, &t[i]) &&
		    lex_match(&lex_boilerplate, t + i, n - i, &row) > 1)
			return i;
	return k;
}

/* The author named behind a byline phrase anywhere in a short block. */
struct str
signer_behind(struct page *p, const struct block *b)
{
	struct tok *t;
	size_t i, k, full, n = block_split(p, b->text, &t);
	uint32_t row;

	for (i = 0; i < n; i++) {
		size_t from;

		k = lex_match(&lex_byline, t + i, n - i, &row);
		if (k == 0 || (i > 0 && t[i - 1].class == TOK_WORD && !b->dated))
			continue;
		from = i + k;
		while (from < n && t[from].class == TOK_MARK && !(t[from].flags & TOK_UPPER))
			from++;
		k = before_phrase(
		    t + from, n - from, signer_name(b->text, t + from, n - from, &full));
		if (k > 0 && (full > 1 || k > 1 || t[from].cend - t[from].cstart > 2) &&
		    lex_match(&lex_boilerplate, t + from, k, &row) != k)
			return tok_span(b->text, t + from, k);
	}
	return (struct str){"", 0};
}

/* Every word with a capital: Charlène N'dimon, not « Site de Disquaire Day ». */
static bool
all_capital(const struct tok *t, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (t[i].class == TOK_WORD && !(t[i].flags & TOK_UPPER) &&
		    (i == 0 || !(t[i - 1].flags & TOK_ELIDED)))
			return false;
	return true;
}

/* « Houari B. » */
bool
signer_ends_initial(struct str s)
{
	return s.n > 6 && s.s[s.n - 1] == '.' && s.s[s.n - 2] >= 'A' && s.s[s.n - 2] <= 'Z' &&
	       s.s[s.n - 3] == ' ';
}

/*
 * A block that is nothing but a person's name: two to four words, each with a capital, a known
 * first name before (or all capitals, or markup that says so); alone: the page ends with it, so
 * that any name will do.
 */
bool
signer_alone(struct page *p, const struct block *b, bool alone)
{
	bool initial = b->final != 0;
	struct tok *t;
	size_t n, full;
	uint32_t row;

	if (b->words < 2 || b->words > 4 || (initial && !signer_ends_initial(b->text)) ||
	    b->whole || b->dated)
		return false;
	if (b->linked > 0 && b->linked * 2 > b->text.n && !(b->flags & BLOCK_BYLINE))
		return false;
	n = block_split(p, b->text, &t);
	if (signer_name(b->text, t, n, &full) != n || full < (alone || initial ? 1U : 2U) ||
	    lex_match(&lex_boilerplate, t, n, &row) > 0)
		return false;
	if (initial)
		return lex_find(&lex_firstnames, &t[0]) != LEX_NONE;
	if (alone && full == 1 && n == 3 && tok_mark(b->text, &t[1], '.') &&
	    t[0].cend - t[0].cstart == 1)
		return true; /* « Y. Doumbia » */
	if (full < 2)
		return false;
	return (t[0].flags & TOK_CAPS) != 0 || lex_find(&lex_firstnames, &t[0]) != LEX_NONE ||
	       (b->flags & BLOCK_BYLINE) || (alone && all_capital(t, n));
}

/* « N.M. », « R. R. »: nothing but initials. */
bool
signer_initials(struct str s)
{
	size_t i, letters = 0, stops = 0;

	if (s.n > 12)
		return false;
	for (i = 0; i < s.n; i++) {
		bool upper = s.s[i] >= 'A' && s.s[i] <= 'Z';

		if (!upper && s.s[i] != '.' && s.s[i] != ' ' && s.s[i] != '-')
			return false;
		letters += upper;
		stops += s.s[i] == '.';
	}
	return letters >= 1 && letters <= 4 && stops >= 1 && stops + 1 >= letters;
}

/*
 * « Par Lila Alem, Laure Breton Envoyées spéciales à Toulouse »: with the names behind the first, if
 * nothing but who they are follows; else empty.
 */
struct str
signer_all(struct page *p, const struct block *b, struct str who)
{
	struct tok *t;
	size_t i = 0, k, full, n = block_split(p, b->text, &t);

	while (i < n && b->text.s + t[i].start < who.s + who.n)
		i++;
	while (i + 1 < n && (tok_mark(b->text, &t[i], ',') || t[i].fold == tok_hash("et"))) {
		k = signer_name(b->text, t + i + 1, n - i - 1, &full);
		if (k == 0 || full < 2)
			break;
		i += 1 + k;
		who.n = (size_t)(b->text.s + t[i - 1].end - who.s);
	}
	if (i == n || (t[i].class == TOK_WORD && lex_find(&lex_signatories, &t[i]) != LEX_NONE))
		return who;
	return (struct str){"", 0};
}

/* « Depuis Kindia, Mamadou Aliou Barry pour Conakry Vérité » */
struct str
signer_for(struct page *p, const struct block *b)
{
	static const char with[] = " pour ";
	struct str none = {"", 0}, s = b->text;
	struct tok *t;
	size_t i, from = 0, end = 0, n, full;

	if (b->words < 4 || b->words > FOR || b->final || !str_holds(s, STR(with)))
		return none;
	for (i = 0; i + sizeof with < s.n && end == 0; i++) {
		if (memcmp(s.s + i, ", ", 2) == 0)
			from = i + 2;
		if (memcmp(s.s + i, with, sizeof with - 1) == 0 &&
		    s.s[i + sizeof with - 1] >= 'A' && s.s[i + sizeof with - 1] <= 'Z')
			end = i;
	}
	if (end <= from)
		return none;
	s = (struct str){s.s + from, end - from};
	n = block_split(p, s, &t);
	return signer_name(s, t, n, &full) == n && full >= 2 ? s : none;
}

/* « Par Radio Fleuve »: the paper itself, when no one else is named. */
bool
signer_is_house(const struct page *p, struct str who)
{
	struct tok *t;
	size_t i, n = who.n > 0 ? block_split(p, who, &t) : 0;

	for (i = 0; i < n; i++)
		if (lex_find(&lex_mastheads, &t[i]) != LEX_NONE)
			return true;
	return false;
}
