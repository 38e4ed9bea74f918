#include "site.h"

#include "lex.h"
#include "namepart.h"
#include "outlet.h"
#include "scan.h"
#include "score.h"
#include "tagline.h"

#include <string.h>

enum {
	NAME_MAX = 5,
	SELF_AFTER = 1,
	AGENCY_NAME = 1, /* column */
	SELF_WORDS = 27, /* of a line in which a site names itself */
	DISPATCH = 160,
	HEAD_LINES = 8,
	TAIL_LINES = 200,
	LOGO_LINES = 2, /* without a word that newspapers call themselves by */
	OWNED = 12,	/* words of « © Le Phare » and what stands beside it */
	ADDRESS = 20,	/* words of a line with the address of a site */
	SEAMS = 3,	/* words stuck to one another in what is a menu */
	BESIDE = 60	/* bytes of a name beside a title */
};

/* The words from one to behind another: all have capitals, but for the small ones of a paper's name? */
static bool
all_named(const struct tok *t, size_t from, size_t behind)
{
	size_t i;

	for (i = from; i < behind; i++)
		if (t[i].class == TOK_WORD && !(t[i].flags & (TOK_UPPER | TOK_ELIDED)) &&
		    (i == from || !namepart_is(&t[i], PART_PAPER)))
			return false;
	return from < behind && t[from].flags & TOK_UPPER;
}

/* « Né à Tunis, L'Écho du Fleuve est édité par »: the words before token end of a line, behind a comma. */
static struct str
name_before(struct str text, const struct tok *t, size_t end)
{
	size_t i, from = 0;

	end -= end > 0 && tok_mark(text, &t[end - 1], ','); /* « Le Phare, le site qui » */
	for (i = 0; i < end; i++)
		if (tok_mark(text, &t[i], ','))
			from = i + 1;
	from += from < end && t[from].flags & TOK_ELIDED && !(t[from].flags & TOK_UPPER);
	if (end > from + 2 * NAME_MAX || !all_named(t, from, end))
		return (struct str){"", 0};
	return tok_span(text, t + from, end - from);
}

/* « Rédaction Web », « À PROPOS DE NOUS » name no paper: behind a phrase, one word must look like a name. */
static bool
is_plain_word(const struct tok *t, size_t n)
{
	return n == 1 && (!(t->flags & TOK_CAPS) || t[-1].flags & TOK_CAPS);
}

/* Not the number of « 24 Lacs », « Info Tchad 24 ». */
static bool
is_year(const struct tok *t, size_t i, size_t n)
{
	bool named =
	    (i + 1 < n && t[i + 1].flags & TOK_UPPER) || (i > 0 && t[i - 1].flags & TOK_UPPER);

	return t[i].class == TOK_NUMBER && !(named && t[i].end - t[i].start <= 2);
}

/*
 * The name that begins at token from and ends before the word after (one of « -»: before a mark, at
 * the end of the line). 0: there is none.
 */
static size_t
name_behind(struct str text, const struct tok *t, size_t n, size_t from, const char *after)
{
	size_t j;

	for (j = from + 1; j < n && j < from + 6 && !is_year(t, j, n); j++) {
		if (*after && t[j].fold == tok_hash(after))
			return j - from;
		if (!*after && t[j].class == TOK_MARK &&
		    (t[j].flags & TOK_SPACE || (tok_mark(text, &t[j], '.') && j + 1 == n)))
			return is_plain_word(t + from, j - from) ? 0 : j - from;
	}
	if (j < n || is_plain_word(t + from, j - from))
		return 0;
	return !*after || (j > from + 1 && all_named(t, from, j)) ? j - from : 0;
}

/* « Suivez X sur », « X est édité par »: what stands beside the phrases of lib/fr/selfname.tsv. */
static struct str
self_name(struct page *p, const struct block *b)
{
	struct tok *t;
	size_t i, k, n = block_split(p, b->text, &t);
	uint32_t row;

	for (i = 0; i < n; i++) {
		const char *after;
		size_t from;

		k = lex_match(&lex_selfname, t + i, n - i, &row);
		if (k == 0 || i + k >= n)
			continue;
		after = lex_cell(&lex_selfname, row, SELF_AFTER);
		from = i + k;
		if (*after == '<')
			return name_before(b->text, t, i);
		if (!(t[from].flags & TOK_UPPER) &&
		    !(from + 1 < n && tok_mark(b->text, &t[from + 1], '.')))
			continue;
		if (from + 1 == n && lex_find(&lex_places, &t[from]) != LEX_NONE)
			continue; /* « Journaliste à la rédaction de Liège » */
		k = name_behind(b->text, t, n, from, after);
		if (k > 0)
			return tok_span(b->text, t + from, k);
	}
	return (struct str){"", 0};
}

/* A capital, such a number, or a letter of a script that has no capitals. */
static bool
begins_name(struct str text, const struct tok *t, size_t i, size_t n)
{
	if (t[i].flags & TOK_UPPER)
		return true;
	if (t[i].class == TOK_NUMBER)
		return i + 1 < n && t[i + 1].flags & TOK_UPPER;
	return t[i].class == TOK_WORD && (unsigned char)text.s[t[i].start] >= 0xD6;
}

/* The name that begins at t[i] in an imprint and ends before to: no mark, year or phrase in it. */
static struct str
imprint_name(struct str text, const struct tok *t, size_t i, size_t to)
{
	size_t k;
	uint32_t row;

	while (i < to &&
	       (is_year(t, i, to) || namepart_is(&t[i], PART_SIGN) || namepart_is(&t[i], PART_BY) ||
		   (t[i].class == TOK_MARK && !tok_mark(text, &t[i], '|') &&
		       !tok_mark(text, &t[i], '.'))))
		i++;
	if (i >= to || !begins_name(text, t, i, to))
		return (struct str){"", 0};
	k = lex_match(&lex_boilerplate, t + i, to - i, &row);
	if (k > 1 && (i + k >= to || !namepart_is(&t[i + k], PART_PAPER)))
		return (struct str){"", 0}; /* not « Le Journal du Logone » */
	for (k = i; k < to && k < i + 2 * NAME_MAX; k++) {
		bool joined = k > i && !(t[k].flags & TOK_SPACE);

		if ((t[k].class == TOK_MARK && !joined) || is_year(t, k, to) ||
		    tok_mark(text, &t[k], '|') || tok_mark(text, &t[k], ',') ||
		    (k > i && namepart_is(&t[k], PART_FIRM)) ||
		    (tok_mark(text, &t[k], '.') && (k + 1 == to || t[k + 1].flags & TOK_SPACE)) ||
		    (k > i && lex_may(&lex_boilerplate, &t[k]) &&
			lex_match(&lex_boilerplate, t + k, to - k, &row) > 1))
			break;
	}
	if (k == i || k == i + 2 * NAME_MAX || lex_match(&lex_credit, t + i, k - i, &row) > 0)
		return (struct str){"", 0};
	return tok_span(text, t + i, k - i);
}

/* « MoreNews by AF themes. »: no name ends so. */
static bool
ends_small(const struct tok *t, size_t n)
{
	while (n > 0 && t[n - 1].class == TOK_MARK)
		n--;
	return n > 1 && t[n - 1].class == TOK_WORD && !(t[n - 1].flags & TOK_UPPER);
}

/* « Oran Éco - Tous droits réservés - Mentions »: the name at the head of the line, before token at. */
static struct str
before_rights(struct str text, const struct tok *t, size_t at)
{
	size_t k = 0;

	while (k < at && !(t[k].class == TOK_MARK && t[k].flags & TOK_SPACE))
		k++;
	return k > 1 && k < at && all_named(t, 0, k) ? imprint_name(text, t, 0, k)
						     : (struct str){"", 0};
}

/* The name behind the last word about rights, which is token at, or at the head of the line. */
static struct str
beside_rights(struct str text, const struct tok *t, size_t n, size_t at)
{
	struct str head = before_rights(text, t, at);
	size_t i = at + 1;

	if (head.n > 0)
		return head;
	while (i < n && (tok_mark(text, &t[i], '|') || tok_mark(text, &t[i], '.')))
		i++;
	return i >= n || ends_small(t, n) ? (struct str){"", 0} : imprint_name(text, t, i, n);
}

/* « © Le Phare du Lac »: capitals but for small words, no person's name. */
static bool
is_titled(const struct tok *t, size_t n)
{
	if (n > 1 && lex_find(&lex_mastheads, &t[1]) != LEX_NONE)
		return true;
	return n > 1 && all_named(t, 1, n) && lex_find(&lex_firstnames, &t[1]) == LEX_NONE;
}

/* « (c) Le Phare 2012 » */
static bool
is_typed_sign(struct str s)
{
	return str_begins(s, STR("(c) ")) || str_begins(s, STR("(C) "));
}

/*
 * « © 2024 La Voix du Souss. Tous droits réservés », « La Voix du Souss © 2024 | Contact », « Tous droits
 * réservés - La Voix du Souss 2024 »: an imprint with a year or a word about rights.
 */
static struct str
imprint(struct page *p, const struct block *b, bool behind)
{
	struct tok *t;
	struct str s = {"", 0};
	size_t i, n, sign, last = 0;
	bool owned = false;

	if (b->whole != CLASS_LEGAL && b->starts != CLASS_LEGAL && b->holds != CLASS_LEGAL &&
	    !block_holds_sign(b) && !is_typed_sign(b->text))
		return s;
	n = block_split(p, b->text, &t);
	sign = n;
	for (i = 0; i < n; i++) {
		bool rights = namepart_is(&t[i], PART_RIGHTS);

		owned |= rights || (t[i].class == TOK_NUMBER && t[i].end - t[i].start == 4);
		if (sign == n &&
		    ((i == 2 && is_typed_sign(b->text)) || namepart_is(&t[i], PART_SIGN) ||
			(t[i].class == TOK_MARK && t[i].end - t[i].start == 2 &&
			    memcmp(b->text.s + t[i].start, "\xC2\xA9", 2) == 0)))
			sign = i;
		if (rights && s.n == 0 && i + 2 < n && sign == n)
			s = beside_rights(b->text, t, n, i);
		if (rights)
			last = i;
	}
	if (behind && sign == 0 && b->words == 2 && n > 3 && !(t[n - 1].flags & TOK_SPACE))
		return tok_span(b->text, t + 1, n - 1); /* « © www.lephare.example » */
	owned |= behind && sign == 0 && b->words <= OWNED && is_titled(t, n) &&
		 !memchr(b->text.s, '/', b->text.n);
	if (sign < n && owned)
		s = imprint_name(b->text, t, sign + 1, n);
	if (sign < n && sign > 0 && owned && s.n == 0)
		s = imprint_name(b->text, t, 0, sign);
	if (s.n == 0 &&
	    last > 0) /* « © 2024, tous droits réservés | La Voix du Souss », the reverse */
		s = beside_rights(b->text, t, n, last);
	return owned ? s : (struct str){"", 0};
}

/*
 * What s says besides the title t, at one of its ends: « Un marché à Tiznit | La Voix du Souss », « La
 * Voix du Souss : Un marché à Tiznit ».
 */
static struct str
beside(struct str s, struct str t)
{
	static const char *const marks[] = {" | ", " - ", " – ", " — ", " : ", " · ", " • ", " » "};
	struct str rest = {"", 0};
	size_t i, k;

	if (t.n == 0 || s.n <= t.n + 4)
		return rest;
	for (k = 0; k < sizeof marks / sizeof *marks; k++) {
		size_t n = strlen(marks[k]);

		if (memcmp(s.s, t.s, t.n) == 0) {
			for (i = t.n; i + n < s.n; i++)
				if (memcmp(s.s + i, marks[k], n) == 0)
					rest = (struct str){s.s + i + n, s.n - i - n};
		} else if (memcmp(s.s + s.n - t.n, t.s, t.n) == 0 && s.n > t.n + n &&
			   memcmp(s.s + s.n - t.n - n, marks[k], n) == 0) {
			rest = (struct str){s.s, s.n - t.n - n};
		}
	}
	if (rest.n == 0 && memcmp(s.s + s.n - t.n, t.s, t.n) == 0 &&
	    memcmp(s.s + s.n - t.n - 2, ": ", 2) == 0)
		rest = (struct str){s.s, s.n - t.n - 2};
	return rest.n <= BESIDE ? rest : (struct str){"", 0};
}

/* What the title element says besides the title; in flat text it is among the first lines. */
static struct str
beside_title(const struct page *p, const struct article *f)
{
	struct str title, s;
	size_t i;

	if (f->title < 0)
		return (struct str){"", 0};
	title = p->b[f->title].text;
	s = beside(p->name.n ? p->name : p->title, title);
	for (i = 0; s.n == 0 && !p->html && i < (size_t)f->title && i < HEAD_LINES; i++)
		if (p->b[i].kind == KIND_DROP)
			s = beside(p->b[i].text, title);
	return s;
}

/* « Bamako, 3 juin 2024 (AMS) - Onze personnes … »: the agency. */
static struct str
dispatcher(const struct page *p, const struct article *f)
{
	struct str s = f->first < f->last ? p->b[f->first].text : (struct str){"", 0};
	size_t end = s.n < DISPATCH / 2 + 3 ? s.n : DISPATCH / 2 + 3, from, i;
	const char *at = s.s;

	end = end > 3 ? end - 3 : 0; /* of the brackets: three bytes stand behind */
	while ((at = memchr(at, '(', end - (size_t)(at - s.s))) != NULL) {
		from = (size_t)(++at - s.s);
		for (i = from; i < end && s.s[i] >= 'A' && s.s[i] <= 'Z';)
			i++;
		if (i < end && s.s[i] == ')' && i >= from + 2 && i <= from + 8 &&
		    s.s[i + 1] == ' ' && (s.s[i + 2] == '-' || s.s[i + 2] == '\xE2'))
			return (struct str){s.s + from, i - from};
	}
	return (struct str){"", 0};
}

/* « Le Carnet des libertés », three words or more: so begin names of papers, few entries of menus. */
static bool
begins_with_article(struct page *p, struct str s)
{
	struct tok *t;
	size_t n = block_split(p, s, &t);

	return n > 2 && (t[0].flags & TOK_ELIDED || namepart_is(&t[0], PART_ARTICLE));
}

/*
 * « Lagune Info »: two to five words with capitals, no place, no phrase. *press: one of them is a
 * word of lib/fr/mastheads.tsv.
 */
static bool
can_be_masthead(struct page *p, const struct block *b, bool *press)
{
	struct tok *t;
	size_t i, n;
	bool small = b->words < 5; /* « Lomé Actu Politique Société Contact » is a menu */
	uint32_t row;

	*press = false;
	if (scan_seam(b->text.s, 1, b->text.n) < b->text.n)
		return false; /* « Info Sahel TVDirect » */
	if (b->words < 2 || b->words > 6 || b->text.n < 6 || b->final || b->dated ||
	    b->kind != KIND_DROP || score_is_phrase(b))
		return false;
	n = block_split(p, b->text, &t);
	for (i = 0; i < n; i++) {
		bool inside = i == 1 && (t[0].flags & TOK_ELIDED); /* L'écho du Fleuve */

		if (i == 0 && t[i].class != TOK_WORD)
			return false;
		if (t[i].class == TOK_WORD && !(t[i].flags & (TOK_UPPER | TOK_ELIDED)) &&
		    !namepart_is(&t[i], PART_PAPER) && !inside &&
		    !(*press && namepart_is(&t[i - 1], PART_PAPER)))
			return false; /* « Le Carnet des libertés » */
		small |= namepart_is(&t[i], PART_PAPER);
		*press |= lex_find(&lex_mastheads, &t[i]) != LEX_NONE;
	}
	return small && lex_match(&lex_places, t, n, &row) < n;
}

static bool
is_person(const struct block *b)
{
	struct tok t;

	return tok_first(b->text, &t) && lex_find(&lex_firstnames, &t) != LEX_NONE;
}

/* « ACP-Kin | Agence de presse », « La Tribune des CantonsActualitésOpinionsNécrologie » */
static struct str
without_menu(struct str s)
{
	const char *stroke = memchr(s.s, '|', s.n);
	size_t first = scan_seam(s.s, 1, s.n), i = first, seams = 0;

	if (stroke && stroke > s.s + 2)
		return str_trim((struct str){s.s, (size_t)(stroke - s.s)});
	for (; i < s.n && seams < SEAMS; i = scan_seam(s.s, i + 1, s.n))
		seams++;
	return seams == SEAMS ? (struct str){s.s, first} : s;
}

/*
 * The name at the head of the page that a line behind the article holds again; or its very first
 * line, when it has a word that newspapers call themselves by.
 */
static struct str
masthead(struct page *p, const struct article *f)
{
	size_t i, k, lines = 0, end = f->title >= 0 ? (size_t)f->title : f->first;

	for (i = 0; i < end && lines < HEAD_LINES; i++) {
		struct block b = p->b[i];
		struct str s = b.text = tagline_bare(b.text);
		bool press;

		lines += !score_is_phrase(&b);
		if (!can_be_masthead(p, &b, &press))
			continue;
		if (lines == 1 ? press || begins_with_article(p, s)
			       : press && f->title >= 0 && begins_with_article(p, s))
			return s;
		if (!press && (lines > LOGO_LINES || is_person(&b)))
			continue; /* a topic of the day */
		for (k = f->last; k < p->n && k < f->last + TAIL_LINES; k++)
			if (p->b[k].text.n > s.n + 4 && p->b[k].text.n < 600 &&
			    str_holds(p->b[k].text, s))
				return s;
	}
	return (struct str){"", 0};
}

/* « Agence France-Presse » */
static bool
is_agency(struct str s)
{
	uint32_t i;

	for (i = 0; i < lex_agencies.rows && s.n > 0; i++)
		if (str_eq(lex_str(&lex_agencies, i, AGENCY_NAME), s))
			return true;
	return false;
}

/* « Le Réveil de la Côte », « Océan Indien Actu »: begins with an article, or has a word of newspapers. */
static bool
is_paper(const struct tok *t, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (lex_find(&lex_mastheads, &t[i]) != LEX_NONE)
			return true;
	return n > 2 && (t[0].flags & TOK_ELIDED || namepart_is(&t[0], PART_ARTICLE));
}

/* « Le Réveil de la Côte – 365, boul. Laure », « Radio Pertuis, 98.2 FM »: a name and a number behind the text. */
static struct str
addressed(struct page *p, const struct article *f)
{
	size_t i, k, n;
	struct tok *t;
	uint32_t row;

	for (i = f->last; i < p->n && i < f->last + TAIL_LINES; i++) {
		const struct block *b = &p->b[i];

		if (b->kind != KIND_DROP || b->words > ADDRESS || b->dated || !b->figures ||
		    score_is_phrase(b))
			continue;
		n = block_split(p, b->text, &t);
		for (k = 0;
		     k + 1 < n && !(t[k].class == TOK_MARK && (t[k + 1].class == TOK_NUMBER));)
			k++;
		if (k < 2 || k + 1 >= n || k > 2 * NAME_MAX || !all_named(t, 0, k) ||
		    lex_find(&lex_firstnames, &t[0]) != LEX_NONE ||
		    lex_match(&lex_places, t, k, &row) > 0)
			continue;
		for (n = 0; n < k && t[n].class != TOK_MARK;)
			n++;
		if (n == k && is_paper(t, k))
			return tok_span(b->text, t, k);
	}
	return (struct str){"", 0};
}

void
site_find(struct page *p, const struct article *f, struct str *site)
{
	struct str likely = {"", 0}, whole = likely;
	unsigned weight = 0;
	bool dropped = false; /* is there any? */
	size_t i;

	for (i = 0; i < p->n && site->n == 0; i++) {
		if (p->b[i].kind != KIND_DROP && p->b[i].kind != KIND_DATELINE)
			continue;
		dropped |= p->b[i].kind == KIND_DROP;
		if (p->b[i].words <= SELF_WORDS)
			*site = self_name(p, &p->b[i]);
	}
	if (site->n == 0)
		*site = beside_title(p, f);
	if (site->n == 0 && !f->bare)
		likely = outlet_find(p, f, &weight);
	if (weight >= OUTLET_SURE)
		*site = likely;
	for (i = 0; dropped && i < p->n && site->n == 0; i++)
		if (p->b[i].words <= 60 && p->b[i].kind == KIND_DROP &&
		    (i >= f->last || p->b[i].whole == CLASS_LEGAL || p->b[i].starts == CLASS_LEGAL))
			*site = imprint(p, &p->b[i], i >= f->last);
	if (is_agency(*site))
		site->n = 0; /* whose the text is, not the page */
	if (is_agency(likely))
		weight = 0;
	if (site->n == 0)
		*site = masthead(p, f);
	if (!f->bare && dropped)
		whole = tagline_find(p, f);
	if (site->n == 0 ||
	    (whole.n > site->n && str_begins(whole, *site))) /* « Le Courrier lémanique » */
		*site = whole;
	if (site->n == 0 && weight >= OUTLET_LIKELY)
		*site = likely;
	if (site->n == 0 && !f->bare)
		*site = addressed(p, f);
	if (site->n == 0)
		*site = dispatcher(p, f);
	*site = without_menu(*site);
}
