#include "article.h"

#include "box.h"
#include "echo.h"
#include "misfit.h"
#include "offer.h"
#include "run.h"
#include "score.h"
#include "title.h"
#include "trim.h"

#include <string.h>

enum {
	LEAD_WORDS = 16, /* of a standfirst without a full stop */
	CAPTION = 20,	 /* words of a sentence below a picture, at most */
	KICKER = 6,	 /* words of a line over the title, at most */
	SENTENCES = 6,	 /* before the dateline of a page in one line */
	SECTION = 4,	 /* words of the name of a section */
	TIMED = 25,	 /* of a line with hours and nothing else to say */
	QUESTIONS = 3,	 /* of an interview, at least */
	CREDIT = 8,	 /* of the line that says whose picture it is */
	ROW_WORDS = 8	 /* of a sentence in the cell of a table */
};

/* « – Et si la paroi cède ? » */
static bool
is_reply(const struct block *b)
{
	return b->final && b->text.n > 4 && memcmp(b->text.s, "\xE2\x80\x93 ", 4) == 0;
}

/* « <p><b>Des escortes réclamées</b></p> »: a few words without a stop between two paragraphs. */
static bool
is_set_apart(const struct page *p, size_t i, size_t last)
{
	const struct block *b = &p->b[i], *before = b;

	while (before > p->b && before > b - 4 && (before == b || before->kind == KIND_DROP))
		before--;
	return b->tag == BLOCK_PARA && b->final == 0 && b->words >= 2 && b->words <= 10 &&
	       b->linked == 0 && !b->dated && i > 0 && i + 1 < last && score_is_text(b + 1) &&
	       score_is_text(before) && b[1].final == '.' && before->final == '.' &&
	       !block_is_lower(b);
}

static uint8_t
kind_of(const struct page *p, size_t i, size_t last)
{
	const struct block *b = &p->b[i];

	if (score_is_caption(b))
		return KIND_CAPTION;
	if (b->tag == BLOCK_HEAD && !(b->final == '.' && b->words >= 12))
		return KIND_HEADING;
	if (b->tag == BLOCK_ROW && b->final == '.' && b->words >= ROW_WORDS)
		return KIND_BODY; /* a page laid out by tables */
	if (b->item || b->tag == BLOCK_ITEM || b->tag == BLOCK_ROW)
		return KIND_LIST;
	if (!p->html && score_is_short(b) && b->words <= 20 && i + 1 < last &&
	    (b->final == 0 || (b->final == '?' && b->words <= 6)) &&
	    (score_is_text(&p->b[i + 1]) || p->b[i + 1].item || is_reply(&p->b[i + 1])) &&
	    !block_is_lower(b))
		return KIND_HEADING;
	if (p->html && is_set_apart(p, i, last))
		return KIND_HEADING;
	return KIND_BODY;
}

/* « Arnaques au téléphone / La Matinale / 1 min. 42 sec. / aujourd'hui à 06:24 » */
static size_t
strokes(const struct block *b)
{
	const char *at = b->text.s, *end = at + b->text.n;
	size_t n = 0;

	if (!b->rare || b->text.n >= 200)
		return 0;
	while (end - at > 2 && (at = memchr(at + 1, '/', (size_t)(end - at) - 2)) != NULL)
		n += at[-1] == ' ' && at[1] == ' ';
	return n;
}

/* Right behind the title: what calls itself teaser is the standfirst. */
static bool
is_standfirst(const struct block *b)
{
	return (b->flags & BLOCK_DOUBT) && !(b->flags & BLOCK_AWAY) && score_is_text(b) &&
	       b->linked == 0 && !score_is_phrase(b) && !b->why;
}

/* « Le milieu de Leicester … le 26 décembre 2020 » over « afp.com/Michael Regan » */
static bool
over_credit(const struct page *p, size_t i)
{
	const struct block *b = &p->b[i];

	if (i + 1 >= p->n || b[1].starts != CLASS_CREDIT || b->starts == CLASS_AUTHOR ||
	    b->starts == CLASS_DATE)
		return false;
	if (b->final == 0)
		return b->words >= 6 && b[1].words <= 6;
	return !p->html && b->final == '.' && b->inner == 0 && b->words <= CAPTION &&
	       b[1].words <= CREDIT;
}

/* Over that: what the picture shows, said once more for those who cannot see it. */
static bool
over_caption(const struct page *p, size_t i, bool first)
{
	const struct block *b = &p->b[i];

	return !p->html && b->final == '.' && b->inner == 0 &&
	       b->words <= (first ? CAPTION : CAPTION / 2) && i + 1 < p->n && b[1].final == '.' &&
	       over_credit(p, i + 1);
}

/* Behind a dateline « Publié le … » is one if it is earlier; « Mis à jour le … » is dropped. */
static bool
is_second_date(struct page *p, size_t i)
{
	struct block *b = &p->b[i];

	if (i == 0 || b[-1].kind != KIND_DATELINE || b->starts != CLASS_DATE ||
	    !score_is_dateline(b) || !b->dated)
		return false;
	if (pubdate_earlier(&b->date, &b[-1].date))
		b->kind = KIND_DATELINE;
	else
		block_drop(b, "date");
	return true;
}

/* « Aujourd'hui à 19:00 | mis à jour aujourd'hui à 20:14 » */
static bool
is_of_today(const struct block *b)
{
	return !b->dated && b->final == 0 && b->words <= TIMED && score_is_timed(b) &&
	       b->linked == 0;
}

/* « Mesdames et Messieurs les Ministres, » over another such line or the text */
static bool
is_salutation(const struct page *p, size_t i)
{
	while (i + 1 < p->n && p->b[i].final == ',' && p->b[i].words >= 2 &&
	       p->b[i].words <= CREDIT && p->b[i].linked == 0) {
		if (score_is_text(&p->b[++i]))
			return true;
	}
	return false;
}

/* Between title and text: lead, captions, dateline stay. */
static void
header(struct page *p, const struct article *f)
{
	size_t i, above = (size_t)f->title;
	bool dated = false, text = false;

	for (i = (size_t)(f->title + 1); i < f->first; i++) {
		struct block *b = &p->b[i];
		const char *why;

		if (is_second_date(p, i)) {
			continue;
		} else if (!dated && score_is_dateline(b) && !over_credit(p, i)) {
			b->kind = KIND_DATELINE;
			dated = true;
		} else if (is_standfirst(b)) {
			b->kind = KIND_BODY;
		} else if ((why = misfit_why(p, i, i, f->bare)) != NULL) {
			block_drop(b, why);
		} else if (score_is_caption(b) || over_credit(p, i) ||
			   (b[-1].kind == KIND_CAPTION && b[-1].starts == CLASS_CREDIT &&
			       b->words >= 4 && b->linked == 0 && b[-1].words <= 8)) {
			b->kind = KIND_CAPTION; /* « PHOTO X, LE RIVERAIN », then what it shows */
		} else if (b->final == 0 && !score_is_text(b) && score_is_dashed(p, i)) {
			block_drop(b, "header");
		} else if (!dated && is_of_today(b)) {
			b->kind = KIND_DATELINE;
		} else if (!b->dated && b->final == 0 && (score_is_timed(b) || strokes(b) >= 2)) {
			block_drop(b, "date");
		} else if (score_is_text(b) || is_salutation(p, i) ||
			   (p->lump && b->final == '.' && b[-1].kind == KIND_BODY) ||
			   (b->words >= LEAD_WORDS && b->linked * 3 < b->text.n)) {
			b->kind = KIND_BODY;
		} else if (text && kind_of(p, i, f->last) == KIND_HEADING && b->linked == 0) {
			b->kind = KIND_HEADING;
		} else {
			block_drop(b, "header");
		}
		text |= b->kind == KIND_BODY && i + 1 < f->first;
	}
	for (i = above; i < f->last && i < above + 4; i++)
		dated |= score_is_dateline(&p->b[i]) && (ptrdiff_t)i != f->title;
	if (!dated && above > 1 && p->b[above - 1].words <= KICKER && !p->b[above - 1].dated)
		above--; /* « Sécurité à Abomey » */
	if (!dated && above > 0 && p->b[above - 1].date.year &&
	    (p->b[above - 1].dateonly ||
		(p->b[above - 1].starts == CLASS_DATE && p->b[above - 1].words <= 16) ||
		(p->b[above - 1].words <= KICKER && score_is_dateline(&p->b[above - 1]))))
		p->b[above - 1].kind = KIND_DATELINE;
}

/*
 * A short line that heads no text and follows none stands beside the article: what is left of a
 * menu, a teaser, a table of contents. In a page without boilerplate it stays.
 */
static bool
is_stray(const struct page *p, size_t i, const struct article *f)
{
	const struct block *b = &p->b[i];
	bool before = i > f->first && (score_is_text(&p->b[i - 1]) || p->b[i - 1].item ||
					  p->b[i - 1].kind == KIND_CAPTION);
	bool behind = i + 1 < f->last && (score_is_text(&p->b[i + 1]) || p->b[i + 1].item);

	if (p->html && b->words < 3 && b->final == 0 && b->tag == BLOCK_PARA &&
	    block_is_small(p, b))
		return true;
	if (is_of_today(b) ||
	    (!p->html && (strokes(b) >= 2 || (!b->dated && b->final == 0 && score_is_timed(b)))))
		return true;
	if (p->html && i + 1 == f->last && i > f->first && b->final == 0 && b->tag == BLOCK_PARA &&
	    score_is_short(b) && b[-1].kind == KIND_DROP && block_class(b - 1) == CLASS_SEE)
		return true; /* « A lire aussi : Ouidah », and one more */
	if (p->html || f->bare || b->final || b->item || !score_is_short(b) || score_is_caption(b))
		return false;
	return !behind && !(before && b->words > 8 && i + 1 == f->last);
}

/* « Tranquillité publique » between title and dateline */
static bool
is_section(const struct page *p, const struct article *f, size_t i)
{
	const struct block *b = &p->b[i];

	return (ptrdiff_t)i == f->title + 1 && i + 1 < f->last && b->words <= SECTION &&
	       b->final == 0 && b->tag != BLOCK_HEAD && score_is_dateline(b + 1);
}

/* Behind the last paragraph: « © La Voix du Souss 2024 | Contact » is no caption. */
static void
tail(struct page *p, const struct article *f)
{
	size_t i;

	for (i = f->last; i > f->first; i--) {
		struct block *b = &p->b[i - 1];

		if (b->kind == KIND_DROP)
			continue;
		if (b->kind != KIND_CAPTION || b->tag == BLOCK_CAPTION ||
		    b->starts == CLASS_CREDIT || b->credit)
			break;
		block_drop(b, "legal");
	}
}

/* Flattened text: « Le matériel saisi par les enquêteurs. » before the first paragraph. */
static bool
is_under_picture(const struct page *p, const struct article *f, size_t i)
{
	const struct block *b = &p->b[i];
	size_t k;

	if (p->html || f->bare || f->title < 0 || b->kind != KIND_BODY || b->words > 9 ||
	    b->words < 4 || b->final != '.' || b->inner > 0)
		return false;
	for (k = i + 1; k < f->last && k < i + 6; k++)
		if (p->b[k].kind != KIND_DROP && p->b[k].kind != KIND_DATELINE)
			return p->b[k].kind == KIND_BODY && p->b[k].words >= 18;
	return false;
}

/* Several questions without markup: an interview, in which they are no headings. */
static void
questions(struct page *p, const struct article *f)
{
	size_t i, n = 0, more = 0; /* more: too long for a heading */

	for (i = f->first; i < f->last; i++) {
		const struct block *b = &p->b[i];

		n += b->final == '?' && b->kind == KIND_HEADING;
		more += b->final == '?' && b->kind == KIND_BODY && b->inner == 0 &&
			b->words <= 12 && *b->text.s != '-';
	}
	for (i = f->first; i < f->last && n + (n > 1 ? more : 0) >= QUESTIONS; i++)
		if (p->b[i].kind == KIND_HEADING && p->b[i].final == '?')
			p->b[i].kind = KIND_BODY;
}

/* A heading over nothing at the end is none. */
static void
drop_last_headings(struct page *p, const struct article *f, bool body)
{
	for (size_t i = f->last; i > f->first; i--) {
		if (p->b[i - 1].kind != KIND_DROP && p->b[i - 1].kind != KIND_HEADING)
			return;
		if (p->b[i - 1].kind == KIND_HEADING && !f->bare && body)
			block_drop(&p->b[i - 1], "stray");
	}
}

/* « Fait à Dakar, le 3 juin 2024 », « 13 octobre 2020, 10:00 » behind the text of an article without a date. */
static void
date_behind(struct page *p, const struct article *f)
{
	for (size_t i = f->last; i < p->n && i < f->last + 2; i++)
		if ((p->b[i].starts == CLASS_DATE ||
			(p->b[i].dateonly && p->b[i].date.year && p->b[i].date.time)) &&
		    score_is_dateline(&p->b[i])) {
			p->b[i].kind = KIND_DATELINE;
			return;
		}
}

/* The first paragraph is the lead; what stands before it under a picture is its caption. */
static void
lead(struct page *p, const struct article *f)
{
	for (size_t i = 0; i < f->last; i++) {
		if (is_under_picture(p, f, i)) {
			p->b[i].kind = KIND_CAPTION;
			continue;
		}
		if (p->b[i].kind == KIND_BODY && (p->b[i].words >= 5 || f->bare)) {
			p->b[i].kind = KIND_LEAD;
			return;
		}
	}
}

/* A plain paragraph of a bare page, as most are: misfit_why(), is_stray() and kind_of() need not be asked. */
static bool
is_paragraph(const struct article *f, const struct block *b)
{
	return f->bare && score_is_plain(b) && (b->tag == BLOCK_LINE || b->tag == BLOCK_PARA) &&
	       !b->item && !b->why && !(b->flags & BLOCK_AGAINST) && *b->text.s != '[' &&
	       strokes(b) < 2;
}

/* Is there a dateline shortly before the text? Right before one without title it may stand. */
static bool
dated_before(struct page *p, const struct article *f)
{
	bool dated = false;
	size_t i;

	if (f->title < 0 && f->first > 0 && score_is_dateline(&p->b[f->first - 1]) &&
	    p->b[f->first - 1].date.year)
		p->b[f->first - 1].kind = KIND_DATELINE;
	i = f->title > 0 ? (size_t)f->title - 1 : f->first > 0 ? f->first - 1 : 0;
	for (; i < f->first; i++)
		dated |= p->b[i].kind == KIND_DATELINE;
	return dated;
}

/* What was read of the run so far: paragraphs, a dateline. */
struct progress {
	size_t text;
	bool dated;
};

/* May the dateline stand at block i? */
static bool
may_date(const struct page *p, const struct article *f, size_t i, const struct progress *so_far)
{
	const struct block *b = &p->b[i];
	bool early = so_far->text < (p->lump ? SENTENCES : 2) && i < f->first + 8;

	return !so_far->dated && score_is_dateline(b) &&
	       (so_far->text == 0 || (early && (b->words < 16 || b->date.time)) ||
		   (i + 2 >= f->last && b->starts == CLASS_DATE));
}

/* What block i of the run is. */
static void
decide(struct page *p, const struct article *f, size_t i, struct progress *so_far)
{
	struct block *b = &p->b[i];
	bool first = so_far->text == 0;
	const char *why;

	if (f->title >= 0 && b->words >= 4 && block_same(b, &p->b[f->title])) {
		block_drop(b, "repeated");
		return;
	}
	if (is_paragraph(f, b)) {
		b->kind = KIND_BODY;
		so_far->text += score_is_text(b);
		return;
	}
	why = misfit_why(p, i, f->first, f->bare);
	if (first && f->title >= 0 && is_standfirst(b))
		why = NULL;
	if (!why && (over_credit(p, i) || over_caption(p, i, first))) {
		b->kind = KIND_CAPTION;
	} else if (first && is_second_date(p, i)) {
		return;
	} else if (may_date(p, f, i, so_far)) {
		b->kind = KIND_DATELINE;
		so_far->dated = true;
	} else if (why) {
		block_drop(b, why);
	} else if (!so_far->dated && so_far->text < 2 && is_of_today(b)) {
		b->kind = KIND_DATELINE;
	} else if (is_stray(p, i, f) || (first && is_section(p, f, i))) {
		block_drop(b, "stray");
	} else {
		b->kind = kind_of(p, i, f->last);
		if (b->kind == KIND_HEADING && first && b->words >= LEAD_WORDS)
			b->kind = KIND_BODY; /* a standfirst set as a heading */
		so_far->text += score_is_text(b);
	}
}

static void
body(struct page *p, const struct article *f)
{
	struct progress so_far = {0, dated_before(p, f)};
	size_t i;

	for (i = f->first; i < f->last; i++)
		if ((ptrdiff_t)i != f->title)
			decide(p, f, i, &so_far);
	drop_last_headings(p, f, so_far.text > 1);
	if (!p->html)
		questions(p, f);
	if (!f->bare)
		echo_drop(p, f->first, f->last);
	offer_drop(p, f->title >= 0 ? (size_t)f->title + 1 : f->first, f->last, f->bare);
	if (p->html)
		box_drop(p, f->first, f->last);
	tail(p, f);
	for (i = 0; i < p->n && i < f->last; i++)
		if (p->b[i].kind == KIND_DATELINE)
			trim_dateline(p, &p->b[i]);
	if (!so_far.dated)
		date_behind(p, f);
	lead(p, f);
}

void
article_find(struct page *p, struct article *f)
{
	f->bare = run_find(p, &f->first, &f->last);
	f->title = f->last > f->first ? title_find(p, f->first, f->last) : ARTICLE_NONE;
	if (f->title >= 0) {
		p->b[f->title].kind = KIND_TITLE;
		title_undated(p, &p->b[f->title]);
		p->b[f->title].text = title_bare(p, p->b[f->title].text);
		if ((size_t)f->title > f->first)
			f->first = (size_t)f->title;
		header(p, f);
	}
	body(p, f);
}
