#include "byline.h"

#include "lex.h"
#include "namepart.h"
#include "offer.h"
#include "portrait.h"
#include "score.h"
#include "signer.h"
#include "site.h"

#include <string.h>

enum { NEAR = 12, BEHIND = 6, DISPATCH = 160, OFFICE = 20, BYLINE = 14 };

/* Does the dispatch say « (AMS) » before its text begins? */
static bool
opens_with(const struct page *p, const struct article *f, struct str agency)
{
	struct str s = f->first < f->last ? p->b[f->first].text : agency;
	size_t i;

	for (i = 0; i + agency.n + 2 <= s.n && i < DISPATCH; i++)
		if (s.s[i] == '(' && memcmp(s.s + i + 1, agency.s, agency.n) == 0 &&
		    s.s[i + 1 + agency.n] == ')')
			return true;
	return false;
}

/*
 * The sign-off of an agency's desk: initials between slashes, the agency last (MN/te/Sf/APA). What
 * stands before the agency is the author.
 */
static bool
sign_off(struct page *p, const struct article *f, const struct block *b, struct byline *out)
{
	struct tok *t;
	size_t i, n, parts = 0, last = 0;
	bool slash = false;
	uint32_t row;

	if (b->words > 2 || b->text.n > 40)
		return false;
	n = block_split(p, b->text, &t);
	if (n < 3 || n % 2 == 0)
		return false;
	for (i = 0; i < n; i++) {
		slash |= tok_mark(b->text, &t[i], '/');
		if (i % 2 == 1 ? !tok_mark(b->text, &t[i], '/') && !tok_mark(b->text, &t[i], '-')
			       : t[i].class != TOK_WORD || t[i].cend - t[i].cstart > 5)
			return false;
		parts += i % 2 == 0;
		if (i % 2 == 0)
			last = i;
	}
	if (lex_match(&lex_agencies, t + last, 1, &row) == 1 ||
	    ((t[last].flags & TOK_CAPS) && opens_with(p, f, tok_str(b->text, &t[last])))) {
		if (out->site.n == 0)
			out->site = tok_str(b->text, &t[last]);
		if (last >= 2)
			last -= 2;
	}
	if (!slash)
		return false;
	out->author = tok_span(b->text, t, last + 1);
	return parts >= 2;
}

/* Flattened text: does block i stand right behind the article, before what is none? */
static bool
signs(const struct page *p, const struct article *f, size_t i)
{
	size_t k = i + 1; /* the name of the paper may stand below */

	if (k + 1 < p->n && p->b[k].words <= 3 && p->b[k].final == 0 && !score_is_phrase(&p->b[k]))
		k++;
	return (!p->html || p->b[i].linked == 0) && i == f->last &&
	       (k >= p->n || score_is_phrase(&p->b[k]) || score_is_end(&p->b[k]));
}

/* Behind the author's line: « Économiste, maîtresse de conférences à l'université de Saint-Louis. » */
static void
drop_office(struct page *p, const struct article *f, size_t i)
{
	struct block *b = &p->b[i];
	struct tok t;

	if (i < f->last && b->words >= 2 && b->words <= OFFICE &&
	    (b->kind == KIND_LEAD || b->kind == KIND_BODY) && tok_first(b->text, &t) &&
	    lex_may(&lex_signatories, &t) && lex_find(&lex_signatories, &t) != LEX_NONE)
		portrait_drop_block(p, f, i);
}

/* « à 10:15 », « 16h02 » */
static bool
holds_time(const struct block *b)
{
	struct str s = b->text;
	size_t i;

	for (i = 1; b->figures && i + 2 < s.n; i++)
		if ((s.s[i] == ':' || s.s[i] == 'h') && s.s[i - 1] >= '0' && s.s[i - 1] <= '9' &&
		    s.s[i + 1] >= '0' && s.s[i + 1] <= '9')
			return true;
	return false;
}

/* Behind a name: « • Publié le 3 mars 2024 », « - 19 août 2024 à 18:20 ». */
static bool
is_parted(struct str text, const struct tok *t, size_t n)
{
	struct pubdate d;
	uint32_t row;
	size_t i = 1, k;

	if (n < 3 || t[0].class != TOK_MARK || !(t[0].flags & TOK_SPACE) ||
	    !(t[1].flags & TOK_SPACE) || strchr(",.:;", text.s[t[0].start]) != NULL)
		return false;
	while (i < n && (k = lex_match(&lex_dateline, t + i, n - i, &row)) > 0)
		i += k;
	return i < n && pubdate_match(text, t + i, n - i, &d) > 0 && d.year > 0;
}

/*
 * « Bilal Serghini 26 mars 2025 à 13:20 », « Mathilde Rouget - Hier à 10:15 »: a known first name
 * opens the dateline.
 */
static struct str
opens_dateline(struct page *p, const struct block *b)
{
	struct tok *t;
	size_t k, full, n;
	uint32_t row;
	bool dot; /* « Raúl Ibarra · 9 de febrero » */

	if (b->words > 24 || (!b->dated && !holds_time(b)))
		return (struct str){"", 0};
	n = block_split(p, b->text, &t);
	if (n < 3 || (b->dated && b->words > 14 && lex_find(&lex_firstnames, &t[0]) == LEX_NONE))
		return (struct str){"", 0};
	k = lex_match(&lex_agencies, t, n, &row);
	if (k > 0 && k < n && t[k].class == TOK_MARK)
		return tok_span(b->text, t, k); /* « Xinhua | 10 octobre 2024 » */
	k = signer_name(b->text, t, n, &full);
	if (k == 3 && full == 3 && namepart_is(&t[2], PART_PUT))
		return tok_span(b->text, t, 2); /* « Julie Marchetti Publié le … » */
	if (k + 2 < n && *(b->text.s + t[k].start) == ',' &&
	    lex_find(&lex_signatories, &t[k + 1]) != LEX_NONE &&
	    is_parted(b->text, t + k + 2, n - k - 2))
		return tok_span(
		    b->text, t, k); /* « Margaux Tellier, journaliste - 27 février 2025 » */
	dot = (k < n && t[k].end - t[k].start == 2 &&
		  memcmp(b->text.s + t[k].start, "\xC2\xB7", 2) == 0) ||
	      (full >= 2 && full <= 3 && is_parted(b->text, t + k, n - k));
	if (lex_find(&lex_firstnames, &t[0]) == LEX_NONE &&
	    ((b->dated && !dot) || (k != 2 && !dot) || lex_match(&lex_places, t, k, &row) > 0))
		return (struct str){"", 0};
	return full >= 2 && k < n && t[k].class != TOK_WORD ? tok_span(b->text, t, k)
							    : (struct str){"", 0};
}

/* « Camille Rouget – envoyée spéciale à Dakar », « De Solenn Le Gall »: a known first name opens it. */
static struct str
name_and_office(struct page *p, const struct block *b, bool dated)
{
	struct tok *t;
	size_t from, k, full, n;

	if (b->words > OFFICE / 2 || b->final)
		return (struct str){"", 0};
	n = block_split(p, b->text, &t);
	from = n > 1 && t[0].fold == tok_hash("de") && t[0].flags & TOK_UPPER;
	if (n < from + 2 || (lex_find(&lex_firstnames, &t[from]) == LEX_NONE && !(from && dated)))
		return (struct str){"", 0};
	k = from + signer_name(b->text, t + from, n - from, &full);
	if (full < 2 || !(from ? k == n : k + 1 < n && t[k].class == TOK_MARK) ||
	    (!from && lex_find(&lex_signatories, &t[k + 1]) == LEX_NONE))
		return (struct str){"", 0};
	return tok_span(b->text, t + from, k - from);
}

/* « 11 mai 2018 / Société / Nassila Ben Ali »: a known first name in the last part of a dateline. */
static struct str
ends_dateline(struct page *p, const struct block *b)
{
	struct str s = b->text;
	struct tok *t;
	struct pubdate d;
	size_t i, n, full;
	uint32_t row;
	bool bare, first; /* first: the date is */

	for (i = s.n; i > 2 && !(s.s[i - 1] == ' ' && (s.s[i - 2] == '/' || s.s[i - 2] == '|'));
	     i--)
		;
	bare = i <= 2; /* « 19/12/2023 12:12 Najib Touaibia » */
	for (i = bare ? s.n : i; bare && i > 0 && (s.s[i - 1] < '0' || s.s[i - 1] > '9');)
		i--;
	if (i <= 2 || b->words > OFFICE)
		return (struct str){"", 0};
	n = block_split(p, s, &t);
	first = n > 1 && (pubdate_match(s, t, n, &d) > 0 || pubdate_match(s, t + 1, n - 1, &d) > 0);
	s = str_trim((struct str){s.s + i, s.n - i});
	n = block_split(p, s, &t);
	if (n < 2 || signer_name(s, t, n, &full) != n || full < 2)
		return (struct str){"", 0};
	return lex_find(&lex_firstnames, &t[0]) != LEX_NONE ||
		       (!bare && full > 2 && lex_match(&lex_places, t, n, &row) == 0 &&
			   !signer_is_house(p, s) && first)
		   ? s
		   : (struct str){"", 0};
}

static bool
beside_date(const struct page *p, size_t i)
{
	return (i > 0 && p->b[i - 1].kind == KIND_DATELINE) ||
	       (i + 1 < p->n && p->b[i + 1].kind == KIND_DATELINE);
}

/* « Geneviève Tanguay Le Riverain » of Le Riverain */
static struct block
without_site(const struct page *p, const struct block *b)
{
	struct block c = *b;
	struct str s = p->site;
	size_t i;

	if (s.n == 0 || b->text.n < s.n + 4 || b->words > 12 ||
	    memcmp(b->text.s + b->text.n - s.n, s.s, s.n) != 0 ||
	    b->text.s[b->text.n - s.n - 1] != ' ')
		return c;
	c.text.n -= s.n + 1;
	for (i = 0, c.words = 1; i < c.text.n; i++)
		c.words += c.text.s[i] == ' ';
	return c;
}

/* Below the title a name, and below that what he or she is: « Avocate au barreau de Tanger ». */
static bool
is_presented(struct page *p, const struct article *f, size_t i)
{
	struct tok t;

	return i + 2 < f->last && p->b[i + 1].words <= OFFICE && f->title >= 0 &&
	       i <= (size_t)f->title + 4 && p->b[i].kind == KIND_BODY &&
	       tok_first(p->b[i + 1].text, &t) && lex_may(&lex_signatories, &t) &&
	       lex_find(&lex_signatories, &t) != LEX_NONE;
}

/*
 * Behind the title: a dropped line that is nothing but a name, one beside the dateline, which is
 * dropped, or a dateline that begins with one.
 */
static void
near_title(struct page *p, const struct article *f, struct byline *out)
{
	size_t i, end = f->first + NEAR < f->last ? f->first + NEAR : f->last;

	for (i = f->title >= 0 ? (size_t)f->title + 1 : f->first; i < end && !out->author.n; i++) {
		struct block *b = &p->b[i];
		struct block bare;
		bool dated = beside_date(p, i) || is_presented(p, f, i);

		if (b->kind == KIND_DATELINE || (b->kind == KIND_DROP && holds_time(b)))
			out->author = opens_dateline(p, b);
		if (out->author.n == 0 && b->kind == KIND_DATELINE)
			out->author = ends_dateline(p, b);
		if (out->author.n > 0 || b->kind == KIND_DATELINE)
			continue;
		if (b->kind != KIND_DROP && !dated && !(b->flags & BLOCK_BYLINE))
			continue;
		bare = without_site(p, b);
		if (b->text.n > 6 && memcmp(b->text.s, "par", 3) == 0 && b->text.s[3] >= 'A' &&
		    b->text.s[3] <= 'Z') /* « parGilles Wagener » */
			bare.text = (struct str){b->text.s + 3, b->text.n - 3};
		if (signer_alone(p, &bare, dated))
			out->author = bare.text;
		else
			out->author = name_and_office(p, &bare, dated);
		if (out->author.n > 0) {
			portrait_drop_block(p, f, i);
			drop_office(p, f, i + 1);
		}
	}
}

/* « Par A.F. avec AFP », « Par Ali Benali (Oran, correspondance) »: what else stands in a byline. */
static bool
is_joined(struct str s, struct str who)
{
	struct str rest = {who.s + who.n, (size_t)(s.s + s.n - (who.s + who.n))};

	return str_begins(rest, STR(" avec ")) || str_begins(rest, STR(" (")) ||
	       (str_begins(rest, STR(", ")) && s.s[s.n - 1] == ')');
}

/*
 * « Par Ikram GHIOUA - » among the paragraphs: a byline phrase and a name, nothing else. It is
 * dropped.
 */
static void
drop_byline(struct page *p, const struct article *f, struct byline *out)
{
	size_t i, end = f->first + NEAR < f->last ? f->first + NEAR : f->last;

	for (i = f->first; i < f->last; i++) {
		struct block *b = &p->b[i];
		struct str who, names;
		struct tok t;

		if (i == end && end + 2 < f->last)
			i = f->last - 2, b = &p->b[i]; /* or at the end */

		if (b->words < 2 || b->words > BYLINE ||
		    (b->final && !signer_ends_initial(b->text)) || b->dated ||
		    (b->kind != KIND_HEADING && b->kind != KIND_BODY && b->kind != KIND_LEAD) ||
		    !tok_first(b->text, &t) || !lex_may(&lex_byline, &t))
			continue;
		who = signer_behind(p, b);
		if (who.n == 0 || who.s - b->text.s > 40)
			continue;
		names = signer_all(p, b, who);
		if (names.n > 0)
			who = names;
		else if (b->words > BYLINE / 2 ||
			 (who.s + who.n + 4 < b->text.s + b->text.n && !is_joined(b->text, who)))
			continue;
		if (out->author.n == 0)
			out->author = who;
		portrait_drop_block(p, f, i);
		drop_office(p, f, i + 1);
	}
}

/* A name under the text, before a few lines that are none of it: « Crédits photo : ». */
static void
drop_sign(struct page *p, const struct article *f, ptrdiff_t last, struct byline *out)
{
	for (; last > (ptrdiff_t)f->first; last--) {
		struct block *b = &p->b[last];

		if (b->kind == KIND_DROP)
			continue;
		if (b->kind == KIND_BODY && signer_alone(p, b, false)) {
			out->author = b->text;
			block_drop(b, "author");
			return;
		}
		if (score_is_text(b) || b->final == '.')
			return;
	}
}

/* What lib/article/trim cut off the dateline: « Temps de lecture 2 minPar Julie Marchetti », stuck or not. */
static struct str
off_dateline(struct page *p)
{
	struct block b = {.text = p->cut};
	size_t i;

	for (i = 1; i + 4 < p->cut.n; i++)
		if (memcmp(p->cut.s + i, "Par ", 4) == 0)
			b.text = (struct str){p->cut.s + i, p->cut.n - i};
	return signer_behind(p, &b);
}

/*
 * Who signs the last block that is kept, which then is none of the article. *sign: initials, that
 * count where no name is given. True if no other can.
 */
static bool
sign_end(
    struct page *p, const struct article *f, ptrdiff_t last, struct byline *out, struct str *sign)
{
	bool paper;
	ptrdiff_t i;

	for (i = last; last > 0 && i < last + 3 && i < (ptrdiff_t)p->n && out->author.n == 0; i++)
		if ((out->author = signer_for(p, &p->b[i])).n > 0)
			block_drop(&p->b[i], "author");
	if (last <= 0 || out->author.n > 0)
		return out->author.n > 0;
	if (signer_initials(p->b[last].text)) {
		*sign = p->b[last].text;
		block_drop(&p->b[last], "author");
		return false;
	}
	if (!sign_off(p, f, &p->b[last], out) &&
	    !signer_alone(p, &p->b[last], (size_t)last + 1 == p->n))
		return false;
	paper = out->author.n == 0 && signer_is_house(p, p->b[last].text);
	if (out->author.n == 0 && !paper)
		out->author = p->b[last].text;
	block_drop(&p->b[last], "author");
	return !paper;
}

/* Who is named in a line around the article; *house: the paper itself. */
static void
sign_lines(
    struct page *p, const struct article *f, size_t end, struct byline *out, struct str *house)
{
	size_t i = f->title >= 0 ? (size_t)f->title : f->first;

	for (i = i > NEAR / 2 ? i - NEAR / 2 : 0; i < end && out->author.n == 0; i++) {
		const struct block *b = &p->b[i];

		if (i > f->first + NEAR && i + BEHIND < f->last)
			i = f->last - BEHIND;
		if (i >= f->last && block_class(b) == CLASS_COMMENT)
			break;
		if (b->words > 25 || (b->kind != KIND_DROP && b->kind != KIND_DATELINE))
			continue;
		out->author = signer_behind(p, b);
		if (out->author.n > 0 && i >= f->last &&
		    out->author.s > b->text.s + (b->dated && b->date.time ? 12 : 40))
			out->author.n = 0; /* a teaser's, a comment's: « … (par Ali Benali) » */
		if (i > f->last && score_is_short(b - 1) && b[-1].words >= 5 && b[-1].final != ':')
			out->author.n = 0; /* below the headline of another article */
		if (out->author.n > 0)
			drop_office(p, f, i + 1);
		if (signer_is_house(p, out->author)) {
			*house = out->author;
			out->author.n = 0;
		}
	}
}

/* « AFP », alone in a line above or behind the text. */
static struct str
agency(struct page *p, const struct article *f)
{
	size_t i, n, end = f->last + 2 < p->n ? f->last + 2 : p->n;
	struct tok *t;
	uint32_t row;

	for (i = f->title >= 0 ? (size_t)f->title + 1 : f->first; i < end; i++) {
		if (i == f->first + 3 && f->last > i + 2)
			i = f->last - 2;
		if (p->b[i].kind != KIND_DROP || p->b[i].words > 2 || p->b[i].linked > 0)
			continue;
		n = block_split(p, p->b[i].text, &t);
		if (n > 0 && lex_match(&lex_agencies, t, n, &row) == n)
			return p->b[i].text;
	}
	return (struct str){"", 0};
}

/* « Boubacar Sow », « Sociologue, chargé de recherche à … » above the headline */
static struct str
presented_above(struct page *p, const struct article *f)
{
	ptrdiff_t i;
	struct tok t;

	for (i = f->title - 2; i >= 0 && i > f->title - 5; i--) {
		const struct block *b = &p->b[i];

		if (b->words <= 4 && b->final == 0 && !score_is_phrase(b) &&
		    tok_first(b[1].text, &t) && b[1].words >= 5 && lex_may(&lex_signatories, &t) &&
		    lex_find(&lex_signatories, &t) != LEX_NONE && signer_alone(p, b, true))
			return b->text;
	}
	return (struct str){"", 0};
}

static void
find_author(struct page *p, const struct article *f, struct byline *out)
{
	struct str sign = {"", 0}, house = {"", 0};
	size_t i, end = f->last + BEHIND < p->n ? f->last + BEHIND : p->n;
	ptrdiff_t last = ARTICLE_NONE;

	for (i = f->last; i > f->first && last == ARTICLE_NONE; i--)
		if (p->b[i - 1].kind != KIND_DROP)
			last = (ptrdiff_t)i - 1;
	if (sign_end(p, f, last, out, &sign))
		return;
	drop_byline(p, f, out);
	if (out->author.n == 0)
		drop_sign(p, f, last, out);
	sign_lines(p, f, end, out, &house);
	if (out->author.n == 0 && p->cut.n > 0)
		out->author = off_dateline(p);
	if (out->author.n == 0)
		near_title(p, f, out);
	if (out->author.n == 0)
		out->author = house;
	if (out->author.n == 0)
		out->author = sign;
	for (i = f->last; i < end && i < f->last + 2 && out->author.n == 0; i++)
		if ((signer_initials(p->b[i].text) && *p->b[i].text.s != 'R') || /* Rédaction … */
		    sign_off(p, f, &p->b[i], out) ||
		    (signer_alone(p, &p->b[i], signs(p, f, i)) &&
			!signer_is_house(p, p->b[i].text)))
			out->author = out->author.n ? out->author : p->b[i].text;
	if (out->author.n == 0)
		out->author = presented_above(p, f);
	if (out->author.n == 0)
		out->author = agency(p, f);
}

/* « Serge Daniel KonéSuivre »: a button stuck to the name. */
static struct str
without_button(struct page *p, struct str who)
{
	struct tok *t;
	uint32_t row;
	size_t i, n;

	for (i = 4; i + 3 < who.n; i++) {
		if (who.s[i] < 'A' || who.s[i] > 'Z' || who.s[i - 1] == ' ' ||
		    who.s[i - 1] == '-' || who.s[i - 1] == '.')
			continue;
		n = block_split(p, (struct str){who.s + i, who.n - i}, &t);
		if (lex_match(&lex_boilerplate, t, n, &row) == n)
			who.n = i;
	}
	return who;
}

void
byline_find(struct page *p, const struct article *f, struct byline *out)
{
	memset(out, 0, sizeof *out);
	out->author.s = out->site.s = "";
	find_author(p, f, out);
	out->author = without_button(p, out->author);
	portrait_drop(p, f, &out->author);
	if (p->site.n == 0)
		site_find(p, f, &out->site);
	offer_close(p, f->first, f->last, f->bare, p->site.n ? p->site : out->site);
}

struct str
byline_bare(struct page *p, struct str author)
{
	struct tok *t;
	size_t n = block_split(p, author, &t), k;
	uint32_t row;

	k = lex_match(&lex_byline, t, n, &row);
	if (k > 0 && k < n) {
		author.s += t[k].start;
		author.n -= t[k].start;
	}
	if (author.n > 4 && author.s[author.n - 1] == '.' && author.s[author.n - 3] != ' ' &&
	    author.s[author.n - 3] != '.')
		author.n--;
	return author;
}
